"""What the styles of the marked-up Word file are called. How they look is said by ``template.docx`` alone.

The body is written with the ids of this table. A file may call a style by another id, since programs change them: the name is what counts.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotate.model import Kind

if TYPE_CHECKING:
    from lxml import etree

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_NAMESPACE}}}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# By which each kind is known in the margin, on grey paper and to any eye.
LETTERS: dict[Kind, str] = {Kind.CLAIM: "C", Kind.QUOTE: "Q", Kind.ANALYSIS: "A", Kind.BOILERPLATE: "B"}


def style_of(kind: Kind) -> str:
    """Return the id of a kind's paragraph style."""
    return f"Copydesk{kind.capitalize()}"


def text_style_of(kind: Kind) -> str:
    """Return the id of a kind's character style, for a segment in a mixed paragraph."""
    return f"{style_of(kind)}Text"


def quoted_style_of(kind: Kind) -> str:
    """Return the id of the character style of words quoted in a kind's segment in a mixed paragraph."""
    return f"{style_of(kind)}Quoted"


def mixed_style_of(kinds: Iterable[Kind]) -> str:
    """Return the id of the style of a paragraph that holds several kinds, in order."""
    return f"{MIXED}{''.join(LETTERS[kind] for kind in kinds)}"


def label_of(kinds: Iterable[Kind]) -> str:
    """Return the label of a paragraph that holds several kinds, in order."""
    return " ".join(LETTERS[kind] for kind in kinds)


# Each id with the name. Names in small letters are Word's own, which it shows in the language of its user.
MIXED = "CopydeskMixed"
HEADING_STYLES = {"Heading1": "heading 1", "Heading2": "heading 2"}
KIND_STYLES = {
    form(kind): f"Copydesk {kind.capitalize()}{ending}"
    for form, ending in ((style_of, ""), (text_style_of, " Text"), (quoted_style_of, " Quoted"))
    for kind in Kind
}
MARK_STYLES = KIND_STYLES | {MIXED: "Copydesk Mixed", "CopydeskQuotedWords": "Copydesk Quoted Words"}
COMMENT_STYLES = {"CommentText": "annotation text", "CommentReference": "annotation reference"}
SHEET_STYLES = {
    "CopydeskSheet": "Copydesk Sheet",
    "CopydeskSheetHeading": "Copydesk Sheet Heading",
    "CopydeskSheetTitle": "Copydesk Sheet Title",
    "CopydeskSheetHead": "Copydesk Sheet Head",
    "CopydeskSheetWords": "Copydesk Sheet Words",
    "CopydeskSheetLink": "Copydesk Sheet Link",
    "CopydeskSheetNote": "Copydesk Sheet Note",
    "CopydeskSheetTable": "Copydesk Sheet Table",
}
PAGE_STYLES = {"Header": "header", "Footer": "footer"}
STYLES = HEADING_STYLES | MARK_STYLES | PAGE_STYLES | COMMENT_STYLES | SHEET_STYLES

NOTED = ("the place of a footnote", "the place of an endnote")
# What is no text and may stand in a Word file all the same: what an editor put in is told, what was there before is not.
STRANGE = {
    W + "drawing": "a picture",
    W + "pict": "a picture",
    W + "object": "an embedded object",
    W + "altChunk": "an embedded document",
    W + "subDoc": "an embedded document",
    W + "footnoteReference": NOTED[0],
    W + "endnoteReference": NOTED[1],
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def strange_in(root: "etree._Element") -> Counter[str]:
    """Count what is no text: a picture that is there once more for older programs is one, and a box with words, which are read, is none."""
    found = (one for one in root.iter(*STRANGE) if next(one.iterancestors(_FALLBACK), None) is None)
    return Counter(STRANGE[str(one.tag)] for one in found if next(one.iter(W + "txbxContent"), None) is None)
