"""The numbers that a page's own markup adds for the scorer: elements, class names, links, likeness to the main text."""

from collections.abc import Sequence
from itertools import accumulate

from annotate.blocks.features import Row
from annotate.blocks.shape import Prose, Shape
from source.model import Block, Hints, Role

SECTIONS = ("article", "main", "nav", "aside", "header", "footer", "form", "figure")
TAGS = ("p", "li", "div", "td", "span", "blockquote", "figcaption", "button", "label", "dd")
_CLASSES = """
    ad ads article author banner bio blog body breadcrumb button byline caption card comment comments consent
    content cookie date entry excerpt footer form gallery header headline image info intro item items lead links
    list main menu meta modal more nav navigation newsletter page paragraph popular post promo quote recommended
    related rich section share sidebar signup social sponsored story subscribe summary tag tags teaser text title
    toc toolbar top trending video widget
"""
CLASSES = tuple(_CLASSES.split())
WINDOWS = (2, 8, 20)
_NOTHING = Hints()
_REGIONS = frozenset({Role.NAVIGATION, Role.FOOTER})
_FRAME = frozenset({"nav", "aside", "form"})


def is_of_page(block: Block) -> bool:
    """Tell whether a web page's elements are known; other formats give no more than a heading's level."""
    return block.hints is not None and block.hints.tag != ""


def is_framed(block: Block) -> bool:
    """Tell whether a block belongs to the frame of its page: a menu, what stands beside or below the article, a form.

    The foot of an article is its own: corrections stand there.
    """
    if block.role in _REGIONS:
        return True
    inside = block.hints.inside if block.hints is not None and is_of_page(block) else ()
    return not _FRAME.isdisjoint(inside) or ("footer" in inside and "article" not in inside)


def markup_names() -> list[str]:
    """Return the name of every number of ``markup_rows``."""
    return [
        *(f"inside {section}" for section in SECTIONS),
        *(f"element {tag}" for tag in TAGS),
        *(f"class {word}" for word in CLASSES),
        *(f"links, {size} {side}" for size in WINDOWS for side in ("before", "after")),
        *("links", "level", "depth", "like main", "main share", "same before", "same after"),
        *("apart", "apart from own", "own share", "nearer share", "all stops"),
    ]


def markup_rows(blocks: Sequence[Block], shapes: Sequence[Shape], prose: Prose) -> list[Row]:
    """Return the numbers of every block, in the order of ``markup_names``; ``prose`` says which are."""
    hints = [block.hints or _NOTHING for block in blocks]
    links = _means([hint.link_share for hint in hints])
    likeness = _likeness(hints, shapes, prose.blocks)
    distances = _distances(hints, shapes, prose)
    stops = sum([shape.stops * shape.words for shape in shapes]) / (sum([shape.words for shape in shapes]) or 1)
    return [
        [
            *[section in hint.inside for section in SECTIONS],
            *[tag == hint.tag for tag in TAGS],
            *[word in hint.words for word in CLASSES],
            *links[n],
            hint.link_share,
            hint.level or 0,
            len(hint.words),
            *likeness[n],
            n > 0 and hints[n - 1].words == hint.words,
            n + 1 < len(hints) and hints[n + 1].words == hint.words,
            *distances[n],
            stops,
        ]
        for n, hint in enumerate(hints)
    ]


def _means(values: Sequence[float]) -> list[Row]:
    sums = list(accumulate(values, initial=0.0))
    count = len(values)
    result = []
    for n in range(count):
        row: Row = []
        for size in WINDOWS:
            for first, last in ((max(0, n - size), n), (n + 1, min(count, n + 1 + size))):
                row.append((sums[last] - sums[first]) / (last - first) if last > first else 0.0)
        result.append(row)
    return result


def _distances(hints: Sequence[Hints], shapes: Sequence[Shape], prose: Prose) -> list[Row]:
    """Return how far a block stands from the headline's element and from its own container, and the shares of the
    words in sentences that stand as far, and nearer.
    """
    levels: dict[int, int] = {}
    for hint, shape, full in zip(hints, shapes, prose.sentences, strict=True):
        if hint.apart is not None:
            levels[hint.apart] = levels.get(hint.apart, 0) + shape.words * full
    own = max([hint.apart or 0 for hint, inside in zip(hints, prose.own, strict=True) if inside], default=0)
    everything, before = sum(levels.values()) or 1, 0
    rows: dict[int | None, Row] = {None: [-1.0, 0.0, 0.0, 0.0]}
    for level, held in sorted(levels.items()):
        rows[level] = [level, level - own, held / everything, before / everything]
        before += held
    return [rows[hint.apart] for hint in hints]


def _likeness(hints: Sequence[Hints], shapes: Sequence[Shape], are_prose: Sequence[bool]) -> list[tuple[float, float]]:
    """Return how like the names round a block are to those round most prose, and how much prose has the same ones."""
    prose: dict[tuple[str, ...], int] = {}
    for hint, shape, is_prose in zip(hints, shapes, are_prose, strict=True):
        if is_prose and hint.link_share < 0.5:
            prose[hint.words] = prose.get(hint.words, 0) + shape.words
    everything = sum(prose.values()) or 1
    main = set(max(prose.items(), key=lambda item: item[1])[0]) if prose else set()
    likeness = {
        words: len(main & set(words)) / (len(main | set(words)) or 1) for words in {hint.words for hint in hints}
    }
    return [(likeness[hint.words], prose.get(hint.words, 0) / everything) for hint in hints]
