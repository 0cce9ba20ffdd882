"""The lint finds what it says it finds: a good file is damaged in one place, and exactly that is found."""

import warnings
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree
from made import made
from word_lint import CODES, CONTENT, LARGEST, W14, W15, W, findings

from exports import Settings
from exports.word.writing import write_word

Parts = dict[str, bytes]
Damage = Callable[[Parts], None]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMES = f'xmlns:w="{W[1:-1]}" xmlns:w14="{W14[1:-1]}" xmlns:w15="{W15[1:-1]}"'
COMPATIBILITY = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"'
DOCUMENT, COMMENTS, STYLES = "word/document.xml", "word/comments.xml", "word/styles.xml"
TYPES, LINKS, CORE = "[Content_Types].xml", "word/_rels/document.xml.rels", "docProps/core.xml"
HEADER, EXTENDED, STORE = "word/header1.xml", "word/commentsExtended.xml", "customXml/item9.xml"


def good_parts() -> Parts:
    """An exported file's parts; with replies, a resolved comment and a bound control, which other programs may add."""
    out = BytesIO()
    text = made(
        "[C]It rained. [Q]“{direct|Ann||Yes},” said Ann.\n\n[A]So much for that.\n\n[B]Share this", title="Rain"
    )
    write_word(text, out, Settings(comments="all"))
    with ZipFile(BytesIO(out.getvalue())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[COMMENTS] = _with_paragraph_ids(parts[COMMENTS])
    parts[EXTENDED] = (
        f'<w15:commentsEx {NAMES} {COMPATIBILITY}><w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    ).encode()
    parts[STORE] = b"<kinds><kind>claim</kind><kind>quote</kind></kinds>"
    parts["customXml/itemProps9.xml"] = (
        f'<ds:datastoreItem xmlns:ds="{OFFICE}/customXml" ds:itemID="{{STORE}}"><ds:schemaRefs/></ds:datastoreItem>'
    ).encode()
    binding = '<w:dataBinding w:storeItemID="{STORE}" w:xpath="/kinds/kind[1]"/>'
    add(DOCUMENT, binding, before="dropDownList")(parts)
    for name in (EXTENDED, "customXml/itemProps9.xml"):
        _declare(parts, name)
    return parts


def _with_paragraph_ids(comments: bytes) -> bytes:
    old = etree.fromstring(comments)
    root = etree.fromstring(f"<w:comments {NAMES} {COMPATIBILITY}/>")
    root.extend(list(old))
    for number, comment in enumerate(root, 1):
        comment.findall(W + "p")[-1].set(W14 + "paraId", f"{number:08X}")
    return etree.tostring(root)


def _declare(parts: Parts, name: str) -> None:
    root = etree.fromstring(parts[TYPES])
    if all(entry.get("PartName") != f"/{name}" for entry in root):
        etree.SubElement(root, CONTENT + "Override", {"PartName": f"/{name}", "ContentType": "application/xml"})
    parts[TYPES] = etree.tostring(root)


def packed(parts: Parts) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def codes(data: bytes) -> list[str]:
    return [finding.split()[0] for finding in findings(data)]


# Ways to damage a part ------------------------------------------------------------------------------------------------


def changed(part: str, change: Callable[[etree._Element], None]) -> Damage:
    """A damage done to a part's tree."""

    def damage(parts: Parts) -> None:
        root = etree.fromstring(parts[part])
        change(root)
        parts[part] = etree.tostring(root)

    return damage


def put(part: str, tag: str, attribute: str, value: str, *, nth: int = 0) -> Damage:
    """Set an attribute of the nth element of that name."""
    return changed(part, lambda root: list(root.iter(W + tag))[nth].set(attribute, value))


def cut(part: str, tag: str, *, nth: int = 0) -> Damage:
    """Take out the nth element of that name."""

    def change(root: etree._Element) -> None:
        element = list(root.iter(W + tag))[nth]
        element.getparent().remove(element)

    return changed(part, change)


def add(part: str, fragment: str, *, before: str, nth: int = 0) -> Damage:
    """Put markup in front of the nth element of that name."""

    def change(root: etree._Element) -> None:
        place = list(root.iter(W + before))[nth]
        for element in etree.fromstring(f"<x {NAMES}>{fragment}</x>"):
            place.addprevious(element)

    return changed(part, change)


def replaced(part: str, old: bytes, new: bytes) -> Damage:
    """Put other bytes in the place of some."""

    def damage(parts: Parts) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    return damage


def without(part: str) -> Damage:
    """Leave a part out, and the mention of its type."""

    def damage(parts: Parts) -> None:
        del parts[part]
        root = etree.fromstring(parts[TYPES])
        for entry in root:
            if entry.get("PartName") == f"/{part}":
                root.remove(entry)
        parts[TYPES] = etree.tostring(root)

    return damage


def both(*damages: Damage) -> Damage:
    def damage(parts: Parts) -> None:
        for one in damages:
            one(parts)

    return damage


def _empty_comments(root: etree._Element) -> None:
    for comment in list(root):
        root.remove(comment)


def _no_comments(parts: Parts) -> None:
    """No comment, no range, no thread; only the part is left."""
    changed(COMMENTS, _empty_comments)(parts)
    changed(EXTENDED, _empty_comments)(parts)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        while f"<w:{tag} ".encode() in parts[DOCUMENT]:
            cut(DOCUMENT, tag)(parts)


def _point_bookmark(name: str, number: str = "9001", end: str | None = None) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{end or number}"/>'


def _control(number: str, tag: str = "t") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{number}"/></w:sdtPr><w:sdtContent/></w:sdt>'


INSERTED = '<w:ins w:id="{}" w:author="a" w:date="{}"><w:r><w:t>x</w:t></w:r></w:ins>'
DATE = "2026-10-14T00:00:00Z"
TOO_MANY = '<w:comment w:id="{}" w:author="{}" w:initials="{}">{}</w:comment>'
WORDS = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
RANGE = '<w:commentRangeStart w:id="900"/><w:commentRangeEnd w:id="900"/><w:r><w:commentReference w:id="900"/></w:r>'


def _one_more(author: str = "a", initials: str = "a", words: str = WORDS) -> Damage:
    """Add a comment with a range of its own."""
    comment = TOO_MANY.format("900", author, initials, words)
    return both(add(COMMENTS, comment, before="comment"), add(DOCUMENT, RANGE, before="bookmarkStart"))


DAMAGES: dict[str, Damage] = {
    "XML1": replaced("docProps/app.xml", b"</", b"<"),
    "XML2": replaced(STORE, b"<kinds>", b"<!DOCTYPE kinds><kinds>"),
    "MCE1": replaced(COMMENTS, b'"w14 w15"', b'"w14 w15 w99"'),
    "MCE2": replaced(COMMENTS, b'"w14 w15"', b'"w15"'),
    "PKG1": changed(
        TYPES, lambda r: etree.SubElement(r, CONTENT + "Override", {"PartName": "/word/x.xml", "ContentType": "a/b"})
    ),
    "PKG2": lambda parts: parts.update({"word/x.xml": b"<x/>"}),
    "PKG3": changed(LINKS, lambda root: root[0].set("Target", "missing.xml")),
    "PRP1": both(without(CORE), changed("_rels/.rels", lambda root: _drop(root, "docProps/core.xml"))),
    "PRP2": replaced(CORE, b">Rain<", b"><"),
    "PRP3": replaced(CORE, b">copydesk</dc:creator>", b">python-docx</dc:creator>"),
    "DOC2": cut(DOCUMENT, "sectPr"),
    "DOC3": changed(DOCUMENT, lambda root: etree.SubElement(next(root.iter(W + "tc")), W + "tcPr")),
    "STY1": put(DOCUMENT, "pStyle", W + "val", "NoSuchStyle"),
    "BMK1": add(DOCUMENT, _point_bookmark("cd_s01"), before="bookmarkStart"),
    "BMK2": add(DOCUMENT, _point_bookmark("other", "1"), before="bookmarkStart"),
    "BMK3": add(DOCUMENT, _point_bookmark("other", "9001", "9002"), before="bookmarkStart"),
    "BMK4": add(DOCUMENT, _point_bookmark("two words"), before="bookmarkStart"),
    "BMK5": put(DOCUMENT, "hyperlink", W + "anchor", "cd_s99"),
    "SDT1": add(DOCUMENT, _control("77") + _control("77"), before="bookmarkStart"),
    "SDT2": add(DOCUMENT, _control("77", "t" * 65), before="bookmarkStart"),
    "SDT3": changed(DOCUMENT, lambda root: _show(root, 1, "rumour")),
    "SDT4": put(DOCUMENT, "dataBinding", W + "storeItemID", "{NONE}"),
    "SDT5": put(DOCUMENT, "dataBinding", W + "xpath", "/kinds/kind"),
    "SDT6": put(DOCUMENT, "dataBinding", W + "xpath", "/kinds/kind[2]"),
    "COM1": add(COMMENTS, TOO_MANY.format("0", "a", "a", WORDS), before="comment"),
    "COM2": _one_more(words=""),
    "COM3": _one_more(initials="x" * 10),
    "COM4": _one_more(author=""),
    "COM5": add(DOCUMENT, '<w:commentRangeStart w:id="0"/>', before="bookmarkStart"),
    "COM6": add(DOCUMENT, '<w:commentRangeEnd w:id="900"/>', before="bookmarkStart"),
    "COM7": cut(DOCUMENT, "commentRangeEnd"),
    "COM8": replaced(EXTENDED, b'paraIdParent="00000001"', b'paraIdParent="00000099"'),
    "COM9": _no_comments,
    "PID1": _one_more(words=WORDS.replace("<w:p>", '<w:p w14:paraId="00000002"/><w:p>')),
    "PID2": _one_more(words=WORDS.replace("<w:p>", '<w:p w14:paraId="80000000">')),
    "REV1": add(DOCUMENT, INSERTED.format("900", DATE) * 2, before="bookmarkStart"),
    "REV2": add(DOCUMENT, INSERTED.format("900", "14 October"), before="bookmarkStart"),
    "REV3": add(DOCUMENT, INSERTED.format("900", DATE).replace("w:ins", "w:del"), before="bookmarkStart"),
    "REV4": add(DOCUMENT, "<w:r><w:delText>x</w:delText></w:r>", before="bookmarkStart"),
    "REV5": add(DOCUMENT, "<w:r><w:t>left</w:t></w:r>", before="bookmarkStart", nth=3),
    "REV6": add(DOCUMENT, f'<w:del w:id="900" w:author="a" w:date="{DATE}"><w:p/></w:del>', before="bookmarkStart"),
}
OTHERWISE = {"ZIP0", "ZIP1", "ZIP2", "DOC1"}  # damages of the package, each with a test of its own


def _drop(root: etree._Element, target: str) -> None:
    for relationship in list(root):
        if relationship.get("Target") == target:
            root.remove(relationship)


def _show(root: etree._Element, nth: int, words: str) -> None:
    next(list(root.iter(W + "sdt"))[nth].iter(W + "t")).text = words


# Tests ----------------------------------------------------------------------------------------------------------------


def test_a_good_file_has_no_findings() -> None:
    assert findings(packed(good_parts())) == []


@pytest.mark.parametrize("code", DAMAGES)
def test_a_damage_is_found_and_nothing_else(code: str) -> None:
    parts = good_parts()
    DAMAGES[code](parts)

    assert codes(packed(parts)) == [code]


def test_every_code_is_tried() -> None:
    assert sorted({*DAMAGES, *OTHERWISE}) == sorted(CODES)


@pytest.mark.parametrize("data", [b"", b"no zip", b"%PDF-1.7", packed(good_parts())[:-30]])
def test_what_is_no_zip_is_a_finding_and_no_traceback(data: bytes) -> None:
    assert codes(data) == ["ZIP0"]


def test_a_damaged_member_is_a_finding_and_no_traceback() -> None:
    data = bytearray(packed({"a.xml": b"<a/>" * 100}))
    data[45] ^= 0xFF  # within the first member's compressed bytes

    assert codes(bytes(data)) == ["ZIP0"]


def test_a_member_stored_twice_is_found() -> None:
    out = BytesIO(packed(good_parts()))
    with ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("docProps/app.xml", good_parts()["docProps/app.xml"])

    assert codes(out.getvalue()) == ["ZIP1"]


def test_a_bomb_is_found_whatever_it_declares() -> None:
    data = packed({**good_parts(), "word/media/x.bin": bytes(LARGEST)})

    assert codes(data) == ["ZIP2"]


def test_a_package_without_document_is_found() -> None:
    parts = good_parts()
    without(DOCUMENT)(parts)

    assert "DOC1" in codes(packed(parts))


@pytest.mark.parametrize("part", [HEADER, "word/footer1.xml"])
def test_bookmarks_are_looked_for_in_every_part_with_text(part: str) -> None:
    parts = good_parts()
    add(part, _point_bookmark("cd_s01"), before="p")(parts)

    assert codes(packed(parts)) == ["BMK1"]


def test_a_range_in_a_footnote_needs_its_comment_too() -> None:
    parts = good_parts()
    add(HEADER, '<w:commentRangeStart w:id="900"/>', before="p")(parts)

    assert codes(packed(parts)) == ["COM6"]
