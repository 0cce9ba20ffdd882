"""Words that stand in drawings: SmartArt in a part of its own, WordArt and watermarks in an attribute; titles of charts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from source.formats import CHART, DIAGRAM, DRAWING, EMOJI, MATH, MC, RELATED, VML, W

if TYPE_CHECKING:
    from source.readers.word.stories import Story, WordFile

_WORDS = (
    W + "t",
    W + "sym",
    MATH + "t",
    EMOJI + "symEx",
    VML + "textpath",
    DIAGRAM + "relIds",
    CHART + "chart",
    DRAWING + "t",
)
_NODES = (None, "node", "asst")  # the points of a diagram that a person wrote; the rest draw lines


def form_to_read(alternatives: etree._Element) -> etree._Element | None:
    """Return one of the forms that a file gives of a thing: the first newer one that holds words, else the old one if it does."""
    choices = list(alternatives.iterchildren(MC + "Choice"))
    fallback = next(alternatives.iterchildren(MC + "Fallback"), None)
    chosen = next((one for one in choices if _gives_words(one)), None)
    if chosen is not None:
        return chosen
    if fallback is not None and (not choices or _gives_words(fallback)):
        return fallback
    return choices[0] if choices else None


def _gives_words(form: etree._Element) -> bool:
    """Tell whether there is anything in one form of a thing that a page shows as words."""
    return any(True for _ in form.iter(*_WORDS))


def words_drawn(file: "WordFile", story: "Story", element: etree._Element) -> list[tuple[str, etree._Element]]:
    """Return the lines that an element of a drawing shows, each with the element that holds it: SmartArt, WordArt."""
    if element.tag == VML + "textpath":
        return [(element.get("string") or "", element)]
    if element.tag != DIAGRAM + "relIds":
        return []
    data = related_root(file, story, element.get(RELATED + "dm") or "")
    points = data.iter(DIAGRAM + "pt") if data is not None else ()
    return [
        ("".join(node.text or "" for node in line.iter(DRAWING + "t")), line)
        for point in points
        if point.get("type") in _NODES
        for line in point.iter(DRAWING + "p")
    ]


def words_of_chart(file: "WordFile", story: "Story", drawing: etree._Element) -> Iterator[list[str]]:
    """Yield the words of each chart in a drawing: titles, names of series and of categories."""
    for chart in drawing.iter(CHART + "chart"):
        root = related_root(file, story, chart.get(RELATED + "id") or "")
        if root is not None:
            nodes = (
                node for node in root.iter(DRAWING + "t", CHART + "v") if node.tag == DRAWING + "t" or _is_name(node)
            )
            yield list(dict.fromkeys(words for node in nodes if (words := (node.text or "").strip())))


def _is_name(node: etree._Element) -> bool:
    """Tell whether a value of a chart is a name and no figure."""
    return any(home.tag == CHART + "strCache" for home in node.iterancestors())


def related_root(file: "WordFile", story: "Story", key: str) -> etree._Element | None:
    """Return the root of the part that a relation of a story's part leads to."""
    found = file.parts.related(story.part).get(key)
    return file.parts.root(found[1]) if found else None
