"""An article that tests of edited Word files share, and what an editor does to it."""

from lxml import etree
from made import made
from word_files import COMMENTS, DATE, W14, W, inside, packed, parts_of

ARTICLE = made(
    "@headline [C]Ferry Returns to Orre\n\n"
    "[B]Share this page\n\n"
    "[C]The ferry sails again on Monday after a year in dock. [A]It was about time. "
    "[C]Ana Ruiz, head of the port, said {indirect|Ana Ruiz|head of the port|the quay was safe}.\n\n"
    "[Q]“{direct|Ana Ruiz|head of the port|We waited a year,}” she said[A], a hint at old debts.\n\n"
    "[A]Nobody will miss the bus that took its place. [A]It was slow and often full.\n\n"
    "[Q]“{direct|Ana Ruiz|head of the port|Never again,}” said Ruiz. “{direct|Bo Lind||Hear, hear,}” Lind called.\n\n"
    "[B]Subscribe to our letter"
)


def retype(root: etree._Element, old: str, new: str) -> None:
    for text in root.iter(W + "t"):
        if old in (text.text or ""):
            text.text = (text.text or "").replace(old, new)
            return
    raise AssertionError(f"no run holds {old}")


def with_comment(data: bytes, comment: str, *, extended: str = "") -> bytes:
    parts = parts_of(data)
    parts[COMMENTS] = parts[COMMENTS].replace(b"</w:comments>", comment.encode() + b"</w:comments>")
    if extended:
        parts["word/commentsExtended.xml"] = extended.encode()
        parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
            b'Target="commentsExtended.xml"/></Relationships>',
        )
    return packed(parts)


def comment_by(words: str, *, number: str = "900", paragraph: str = "0000AA01") -> str:
    return (
        f'<w:comment w:id="{number}" w:author="Tom Reyes" w:date="{DATE}" w:initials="TR">'
        f'<w:p xmlns:w14="{W14[1:-1]}" w14:paraId="{paragraph}"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
    )


def beside(root: etree._Element, segment: str, number: str = "900") -> None:
    first, last = inside(root, segment)[0], inside(root, segment)[-1]
    first.addprevious(etree.Element(W + "commentRangeStart", {W + "id": number}))
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "commentReference", {W + "id": number})
    last.addnext(run)
    last.addnext(etree.Element(W + "commentRangeEnd", {W + "id": number}))
