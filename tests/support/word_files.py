"""Marked-up Word files for tests: written, and changed as other programs change them."""

import copy
import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from annotate.model import AnnotatedText
from exports.settings import Settings
from exports.word.writing import write_word

DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"


def word_file(annotated: AnnotatedText, comments: str = "check", **settings: object) -> bytes:
    """Return the marked-up Word file of an annotated text."""
    out = BytesIO()
    write_word(annotated, out, Settings(comments=comments, **settings))  # type: ignore[arg-type]
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a package of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return the file with one part changed. Fails where the change changes nothing."""
    parts = parts_of(data)
    before = parts[name].decode()
    after = change(before)
    assert after != before, f"nothing of {name} was changed"
    return packed(parts | {name: after.encode()})


def replaced(data: bytes, old: str, new: str, *, name: str = DOCUMENT) -> bytes:
    """Return the file with one stretch of a part replaced, which must be there."""
    return changed(data, name, lambda part: part.replace(old, new, 1))


def saved(data: bytes) -> bytes:
    """Return the file as any program saves it: other bytes, the same content."""
    return changed(data, DOCUMENT, lambda part: part + "\n")


def stripped(data: bytes, *what: str) -> bytes:
    """Return the file without its annotation and, as named, without bookmarks, controls, comments or styles."""
    parts = {name: part for name, part in parts_of(data).items() if not name.startswith("customXml/")}
    document = parts[DOCUMENT].decode()
    for one in what:
        document = STRIPPERS[one].sub("", document)
    return packed(parts | {DOCUMENT: document.encode()})


STRIPPERS = {
    "bookmarks": re.compile(r"<w:bookmark(?:Start|End)[^>]*/>"),
    "controls": re.compile(r"</?w:sdt>|<w:sdtPr>.*?</w:sdtPr>|</?w:sdtContent>", re.S),
    "comments": re.compile(r"<w:comment(?:RangeStart|RangeEnd|Reference)[^>]*/>"),
    "styles": re.compile(r"<w:[pr]Style[^>]*/>"),
}


# Changes as Word itself writes them. Each takes the parsed document and changes it in place. -------------------------------

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
MODIFIED = "{http://purl.org/dc/terms/}modified"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
DATE, SAVED = "2026-11-20T10:15:00Z", "2026-11-21T09:00:00Z"
TEXTS = (W + "t", W + "delText")


def edited(data: bytes, *changes: Callable[[etree._Element], None], by: str | None = "Mara Keller") -> bytes:
    """Return the file after changes to its document; ``by`` saved it last."""
    parts = parts_of(data)
    root = etree.fromstring(parts[DOCUMENT])
    for change in changes:
        change(root)
    parts[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if by:
        core = etree.fromstring(parts["docProps/core.xml"])
        for old in (*core.findall(CP + "lastModifiedBy"), *core.findall(MODIFIED)):
            core.remove(old)
        etree.SubElement(core, CP + "lastModifiedBy").text = by
        etree.SubElement(core, MODIFIED, {XSI + "type": "dcterms:W3CDTF"}, {"dcterms": MODIFIED[1:26]}).text = SAVED
        parts["docProps/core.xml"] = etree.tostring(core, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def run_of(words: str, *, style: str | None = None, deleted: bool = False) -> etree._Element:
    """Return a run of these words."""
    run = etree.Element(W + "r")
    if style:
        etree.SubElement(etree.SubElement(run, W + "rPr"), W + "rStyle", {W + "val": style})
    text = etree.SubElement(run, W + ("delText" if deleted else "t"))
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = words
    return run


def tracked(tag: str, *runs: etree._Element, by: str = "Tom Reyes") -> etree._Element:
    """Return runs as a tracked change: ins, del, moveFrom, moveTo."""
    change = etree.Element(W + tag, {W + "id": "9001", W + "author": by, W + "date": DATE})
    change.extend(runs)
    return change


def run_with(root: etree._Element, words: str) -> etree._Element:
    """Return the first run that holds these words."""
    return next(run for run in root.iter(W + "r") if words in "".join(node.text or "" for node in run.iter(*TEXTS)))


def paragraph_with(root: etree._Element, words: str) -> etree._Element:
    """Return the first paragraph that holds these words."""
    return next(p for p in root.iter(W + "p") if words in "".join(node.text or "" for node in p.iter(*TEXTS)))


def inside(root: etree._Element, segment: str) -> list[etree._Element]:
    """Return the elements between the two ends of a segment's bookmark."""
    start = next(mark for mark in root.iter(W + "bookmarkStart") if mark.get(W + "name") == f"cd_{segment}")
    found = []
    for element in start.itersiblings():
        if element.tag == W + "bookmarkEnd" and element.get(W + "id") == start.get(W + "id"):
            return found
        found.append(element)
    raise AssertionError(f"the bookmark of {segment} is not closed in its paragraph")


def cell_of(root: etree._Element, segment: str, column: str) -> etree._Element:
    """Return a cell of the review sheet."""
    rows = [[("".join(cell.itertext()).strip(), cell) for cell in row.iter(W + "tc")] for row in root.iter(W + "tr")]
    head = next(row for row in rows if row[0][0] == "Id")
    place = [words for words, _ in head].index(column)
    return next(row for row in rows if row[0][0] == segment)[place][1]


def write_cell(root: etree._Element, segment: str, column: str, words: str) -> None:
    """Write words into a cell of the review sheet, as one chooses from its list or types there."""
    cell = cell_of(root, segment, column)
    texts = list(cell.iter(W + "t"))
    if not texts:
        paragraph = cell.find(W + "p")
        assert paragraph is not None
        paragraph.append(run_of(words))
        return
    texts[0].text = words
    for more in texts[1:]:
        more.text = ""
    for choices in cell.iter(W + "dropDownList"):
        choices.set(W + "lastValue", words)


def style_paragraph(root: etree._Element, words: str, style: str) -> None:
    """Give a paragraph another style."""
    paragraph = paragraph_with(root, words)
    properties = paragraph.find(W + "pPr")
    assert properties is not None
    chosen = properties.find(W + "pStyle")
    assert chosen is not None
    chosen.set(W + "val", style)
    for number in properties.findall(W + "numPr"):
        properties.remove(number)


def style_segment(root: etree._Element, segment: str, style: str) -> None:
    """Give all words of a segment another style."""
    for element in inside(root, segment):
        for run in element.iter(W + "r"):
            if run.find(W + "commentReference") is None:
                _style_run(run, style)


def _style_run(run: etree._Element, style: str) -> None:
    properties = run.find(W + "rPr")
    if properties is None:
        properties = etree.Element(W + "rPr")
        run.insert(0, properties)
    for old in properties.findall(W + "rStyle"):
        properties.remove(old)
    properties.insert(0, etree.Element(W + "rStyle", {W + "val": style}))


def cut_run(root: etree._Element, words: str) -> etree._Element:
    """Cut the run that holds these words before them; return the second half."""
    run = run_with(root, words)
    text = next(node for node in run.iter(*TEXTS) if words in (node.text or ""))
    second = copy.deepcopy(run)
    rest = next(node for node in second.iter(*TEXTS) if words in (node.text or ""))
    before, _, after = (text.text or "").partition(words)
    text.text, rest.text = before, words + after
    run.addnext(second)
    return second


def split_paragraph(root: etree._Element, words: str) -> None:
    """Press Enter before these words: what follows, bookmark ends included, goes to a paragraph of the same look."""
    second = cut_run(root, words)
    paragraph = second.getparent()
    while paragraph is not None and paragraph.tag != W + "p":
        paragraph = paragraph.getparent()
    assert paragraph is not None
    assert second.getparent() is paragraph
    new = etree.Element(W + "p")
    properties = paragraph.find(W + "pPr")
    if properties is not None:
        new.append(copy.deepcopy(properties))
    new.extend([second, *second.itersiblings()])
    paragraph.addnext(new)


def merge_paragraphs(root: etree._Element, words: str) -> None:
    """Delete the end of the paragraph that holds these words: the next one goes on in it, in its own look."""
    first = paragraph_with(root, words)
    second = first.getnext()
    assert second is not None
    properties = second.find(W + "pPr")
    moved = [child for child in first if child.tag != W + "pPr"]
    for number, child in enumerate(moved):
        second.insert(number + (properties is not None), child)
    body = first.getparent()
    assert body is not None
    body.remove(first)


def accept_all(root: etree._Element) -> None:
    """Accept all changes as Word does: deleted runs go, and paragraphs whose end is deleted go into the next."""
    for paragraph in list(root.iter(W + "p")):
        gone = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
        for change in list(paragraph.iter(W + "del")):
            home = change.getparent()
            if home is not None and home.tag != W + "rPr":
                home.remove(change)
        if gone:
            following, body = paragraph.getnext(), paragraph.getparent()
            assert following is not None
            assert body is not None
            left = [child for child in paragraph if child.tag in (W + "bookmarkStart", W + "bookmarkEnd")]
            for number, child in enumerate(left):
                following.insert(number + 1, child)
            body.remove(paragraph)


def reject_all(root: etree._Element) -> None:
    """Reject all changes as Word does: deleted runs are plain again, and so are the ends of paragraphs."""
    for change in list(root.iter(W + "del")):
        home = change.getparent()
        assert home is not None
        for text in change.iter(W + "delText"):
            text.tag = W + "t"
        for child in list(change):
            change.addprevious(child)
        home.remove(change)
