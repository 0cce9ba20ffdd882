"""The comments in a Word file."""

from dataclasses import dataclass

from lxml import etree

from source.formats import DELETED, SIGNS, W14, W15, W
from source.readers.word.stories import WordFile
from source.text import clean

UNKNOWN = "Unknown Author"  # what LibreOffice calls a user without a name


@dataclass(frozen=True, slots=True)
class CommentFound:
    """A comment as the file has it now: what is deleted in it by a tracked change is gone.

    ``resolved``: it or the comment that it answers was ticked off.
    """

    by: str
    date: str | None
    text: str
    resolved: bool


def comments_in(file: WordFile) -> dict[str, CommentFound]:
    """Return the comments of a file by their ids, in its order."""
    root = file.part("comments")
    if root is None:
        return {}
    resolved = _resolved(file.part("commentsExtended"))
    found: dict[str, CommentFound] = {}
    for element in root.iter(W + "comment"):
        paragraphs = list(element.iter(W + "p"))
        by = " ".join((element.get(W + "author") or "").split())
        found[element.get(W + "id") or ""] = CommentFound(
            by="" if by == UNKNOWN else clean(by).text,
            date=element.get(W + "date"),
            text=clean("\n".join(map(_words, paragraphs))).text.strip(),
            resolved=bool(paragraphs) and paragraphs[-1].get(W14 + "paraId") in resolved,
        )
    return found


def _words(paragraph: etree._Element) -> str:
    return "".join(
        (node.text or "") if node.tag == W + "t" else SIGNS[node.tag]
        for node in paragraph.iter(W + "t", *SIGNS)
        if not any(home.tag in DELETED or home.tag == W + "tabs" for home in node.iterancestors())
    )


def _resolved(root: etree._Element | None) -> set[str]:
    """Return the last paragraphs of the comments that are ticked off: an answer is when what it answers is."""
    if root is None:
        return set()
    states = list(root.iter(W15 + "commentEx"))
    done = {one.get(W15 + "paraId") or "" for one in states if one.get(W15 + "done") in ("1", "true", "on")}
    answers = {one.get(W15 + "paraId") or "" for one in states if one.get(W15 + "paraIdParent") in done}
    return (done | answers) - {""}
