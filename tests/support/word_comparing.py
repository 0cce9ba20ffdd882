"""Two Word files compared part by part, what is not ours in one counted, and our own changes in one accepted or rejected.

Written apart from the program, so that a fault of its walk or of its cleaning is not repeated here. Two documents are the same if they
differ in nothing but how equal neighbouring runs are cut, in ``xml:space``, in properties that say nothing, and in the order of relations.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy

from lxml import etree
from word_files import W, packed, parts_of

from source.formats import transitional
from source.limits import LIMITS
from source.readers.word import read_word

OURS = "copydesk"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "[Content_Types].xml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MAIN = "word/document.xml"
TEXTS = (W + "t", W + "delText")
STORIES = re.compile(r"word/(document2?|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
CHANGES = tuple(
    W + name
    for name in "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange cellIns cellDel cellMerge".split()
)
_SIGNATURE = "/digital-signature/"


def parsed(content: bytes) -> etree._Element:
    """Return the root of a part, in the usual name spaces and without the blanks between elements."""
    return etree.fromstring(transitional(content), etree.XMLParser(remove_blank_text=True, huge_tree=True))


def text_of_part(root: etree._Element) -> bytes:
    """Return a part as one writes it when it is written one way only."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# The same document ----------------------------------------------------------------------------------------------------


def differences(one: bytes, other: bytes) -> list[str]:
    """Return what two files differ in, a line for each part; nothing where they are the same document."""
    first, second = contents(one), contents(other)
    found = [f"{name} is {'gone' if name in first else 'new'}" for name in sorted(first.keys() ^ second.keys())]
    for name in sorted(first.keys() & second.keys()):
        if first[name] != second[name]:
            found.append(f"{name} differs: {_first_difference(first[name], second[name])}")
    return found


def contents(data: bytes) -> dict[str, bytes]:
    """Return what a file holds that something in it leads to, each part as it is compared."""
    parts = parts_of(data)
    parts = {name: transitional(one) if name.endswith((".xml", ".rels")) else one for name, one in parts.items()}
    main = next((name for kind, _, name in _relations(parts, "") if kind.endswith("/officeDocument")), MAIN)
    found: dict[str, bytes] = {}
    waiting = [""]
    while waiting:
        home = waiting.pop()
        called = MAIN if home == main else home
        if called in found:
            continue
        if home:
            found[called] = _compared(called, parts[home])
            found[f"the type of {called}"] = _type(parts, home).encode()
        relations = list(_relations(parts, home))
        lines = sorted(f"{key} {kind} {MAIN if name == main else name}" for kind, key, name in relations)
        found[f"what {called} leads to"] = "\n".join(lines).encode()
        waiting += [name for _, _, name in relations if name in parts]
    return found


def _relations(parts: dict[str, bytes], home: str) -> Iterator[tuple[str, str, str]]:
    """Yield the relations of a part: type, id, and the name of the part, which need not be there, or the address."""
    folder, base = posixpath.split(home)
    content = parts.get(posixpath.join(folder, "_rels", f"{base}.rels"))
    for one in etree.fromstring(content).iter(RELATIONSHIP) if content else ():
        kind, target = one.get("Type") or "", one.get("Target") or ""
        if one.get("TargetMode") == "External":
            yield kind, one.get("Id") or "", f"<{target}>"
            continue
        name = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        if _SIGNATURE not in kind:
            yield kind, one.get("Id") or "", name


def _type(parts: dict[str, bytes], name: str) -> str:
    default = ""
    for one in etree.fromstring(parts[TYPES]):
        if one.get("PartName") == f"/{name}":
            return one.get("ContentType") or ""
        if (one.get("Extension") or "?").lower() == name.rpartition(".")[2].lower():
            default = one.get("ContentType") or ""
    return default


def _compared(name: str, content: bytes) -> bytes:
    if not name.endswith(".xml"):
        return content
    try:
        root = parsed(content)
    except etree.XMLSyntaxError:
        return content
    if STORIES.fullmatch(name):
        root = levelled(root)
    return as_one_writes(root)


def levelled(root: etree._Element) -> etree._Element:
    """Return a part with equal neighbouring runs joined, and without what says nothing."""
    for node in root.iter(*TEXTS, W + "instrText", W + "delInstrText"):
        node.attrib.pop(SPACE, None)
    for properties in [one for tag in ("rPr", "pPr") for one in root.iter(W + tag)]:
        home = properties.getparent()
        if not len(properties) and home is not None and home.tag != W + "rPrChange" and home.tag != W + "pPrChange":
            home.remove(properties)
    for home in list(root.iter(etree.Element)):
        _join_runs(home)
    for run in root.iter(W + "r"):
        _join_texts(run)
    return root


def _join_runs(home: etree._Element) -> None:
    before: etree._Element | None = None
    for child in list(home):
        if before is not None and child.tag == before.tag == W + "r" and _alike(before, child):
            before.extend([one for one in child if one.tag != W + "rPr"])
            home.remove(child)
            continue
        before = child


def _alike(one: etree._Element, other: etree._Element) -> bool:
    return dict(one.attrib) == dict(other.attrib) and look_of(one) == look_of(other)


def look_of(run: etree._Element) -> bytes:
    """Return the properties of a run; a change of format in it has an id of its own in each half of a run that was cut."""
    look = run.find(W + "rPr")
    if look is None or not len(look):
        return b""
    look = deepcopy(look)
    look.tail = None
    for change in look.iter(W + "rPrChange"):
        change.attrib.pop(W + "id", None)
    return as_one_writes(look)


def as_one_writes(element: etree._Element) -> bytes:
    """Return an element as bytes that do not hang on prefixes, the order of attributes, or where name spaces are declared.

    (Not canonical XML: lxml refuses that for files with relative name spaces, which programs do write.)
    """
    keys = "".join(f" {key}={value!r}" for key, value in sorted(element.attrib.items()))
    inner = b"".join(as_one_writes(child) for child in element if isinstance(child.tag, str))
    return f"<{element.tag}{keys}>{element.text or ''}".encode() + inner + f"</>{element.tail or ''}".encode()


def _join_texts(run: etree._Element) -> None:
    before: etree._Element | None = None
    for child in list(run):
        if before is not None and child.tag == before.tag and child.tag in TEXTS:
            before.text = (before.text or "") + (child.text or "")
            run.remove(child)
            continue
        before = child


def _first_difference(one: bytes, other: bytes) -> str:
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[max(0, at - 60) : at + 120]!r} became {other[max(0, at - 60) : at + 120]!r}"


# Our changes, accepted or rejected --------------------------------------------------------------------------------------


def accepted(data: bytes) -> bytes:
    """Return a file after all changes of ours were accepted, as Word does it."""
    return _through(data, _accept)


def rejected(data: bytes) -> bytes:
    """Return a file after all changes of ours were rejected."""
    return _through(data, _reject)


def _through(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    parts = parts_of(data)
    for name, content in parts.items():
        if STORIES.fullmatch(name):
            root = etree.fromstring(content)
            change(root)
            parts[name] = text_of_part(root)
    return packed(parts)


def _ours(root: etree._Element, tag: str) -> list[etree._Element]:
    return [one for one in root.iter(W + tag) if one.get(W + "author") == OURS]


def _take_out(element: etree._Element) -> None:
    home = element.getparent()
    assert home is not None
    home.remove(element)


def _accept(root: etree._Element) -> None:
    for change in _ours(root, "rPrChange"):
        _take_out(change)
    ends = [one for one in _ours(root, "del") if _is_of_end(one)]
    for change in _ours(root, "del"):
        if not _is_of_end(change):
            _take_out(change)
    for end in ends:
        paragraph = next(end.iterancestors(W + "p"))
        following = next(one for one in paragraph.itersiblings() if one.tag == W + "p")
        left = [child for child in paragraph if child.tag != W + "pPr"]
        first = 1 if following.find(W + "pPr") is not None else 0
        for number, child in enumerate(left, first):
            following.insert(number, child)
        _take_out(paragraph)


def _is_of_end(change: etree._Element) -> bool:
    home = change.getparent()
    return home is not None and home.tag == W + "rPr"


def _reject(root: etree._Element) -> None:
    for change in _ours(root, "rPrChange"):
        look, was = change.getparent(), change.find(W + "rPr")
        assert look is not None
        look[:] = [] if was is None else list(was)
    for change in _ours(root, "del"):
        if not _is_of_end(change):
            for node in change.iter(W + "delText"):
                node.tag = W + "t"
            for child in list(change):
                change.addprevious(child)
        _take_out(change)


def without_sheet(data: bytes) -> bytes:
    """Return a marked-up file without what stands behind the text, and without our comments."""
    parts = parts_of(data)
    main = MAIN if MAIN in parts else "word/document2.xml"
    root = etree.fromstring(transitional(parts[main]))
    body = next(root.iter(W + "body"))
    sheet = [element for element in body if _is_of_sheet(element)]
    if sheet:
        _take_out(body[-1])  # the section that the sheet stands in; the one before is the last again
        section = list(body.iterfind(f"{W}p/{W}pPr/{W}sectPr"))[-1]
        _take_out(section)
        if section.get(W + "rsidSect") != "00000000":
            body.append(section)
    for element in sheet:
        body.remove(element)
    parts[main] = text_of_part(root)
    if "word/comments.xml" in parts:
        comments = etree.fromstring(parts["word/comments.xml"])
        for one in comments:
            if one.get(W + "author") == OURS:
                comments.remove(one)
        parts["word/comments.xml"] = text_of_part(comments)
    return packed(parts)


def _is_of_sheet(element: etree._Element) -> bool:
    named = element.find(f"{W}pPr/{W}pStyle") if element.tag == W + "p" else element.find(f"{W}tblPr/{W}tblStyle")
    return named is not None and (named.get(W + "val") or "").startswith("CopydeskSheet")


def words_shown(data: bytes) -> str:
    """Return the words of a file that Word shows; of a marked-up one, without the review sheet."""
    return read_word(without_sheet(data), LIMITS).text


# What is not ours -------------------------------------------------------------------------------------------------------


def census(data: bytes, ours: Iterable[str] = ()) -> Counter[tuple[object, ...]]:
    """Count what a file holds that is not ours, ids and content included. ``ours`` are the bookmarks that do not count."""
    names = set(ours)
    found: Counter[tuple[object, ...]] = Counter()
    for name, content in parts_of(rejected(without_sheet(data))).items():
        if not STORIES.fullmatch(name):
            continue
        if b'"CopydeskSheet"' in content:
            continue  # the empty margins of the sheet
        root = levelled(parsed(content))
        for element in root.iter(etree.Element):
            for one in _counted(element, names):
                found[one] += 1
        for text in root.iter(*TEXTS):
            run = text.getparent()
            if run is not None and text.text:
                found["characters", look_of(run), text.tag.rpartition("}")[2]] += len(text.text)
    return found


def _counted(element: etree._Element, ours: set[str]) -> Iterator[tuple[object, ...]]:
    tag = element.tag.rpartition("}")[2]
    keys = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    words = "".join(node.text or "" for node in element.iter(*TEXTS))
    if tag in _THINGS or (tag == "bookmarkStart" and keys.get("name") not in ours):
        yield tag, *sorted(keys.items())
    elif tag in ("sdt", "footnote", "endnote", "comment", "tbl"):
        yield tag, keys.get("id"), words
    elif element.tag in CHANGES and keys.get("author") != OURS and tag != "rPrChange":
        yield tag, *sorted(keys.items()), words
    elif tag == "instrText":
        yield tag, element.text
    elif tag in ("pPr", "sectPr", "tblPr", "trPr", "tcPr") and len(element):
        plain = deepcopy(element)
        plain.tail = None
        for section in plain.findall(W + "sectPr"):
            plain.remove(section)
        if len(plain):
            yield tag, as_one_writes(plain)


_THINGS = frozenset(
    (
        "hyperlink docPr pict object footnoteReference endnoteReference fldChar fldSimple smartTag customXml oMath ruby sym "
        "tr tc br tab moveFromRangeStart moveToRangeStart permStart altChunk blip id lock dataBinding commentEx"
    ).split()
)


def ids_twice(data: bytes) -> list[str]:
    """Return the ids that two marks of a kind have, over all parts: bookmarks, changes, comments' ranges."""
    found: Counter[tuple[str, str | None]] = Counter()
    for name, content in parts_of(data).items():
        if STORIES.fullmatch(name):
            for element in parsed(content).iter(*CHANGES, W + "bookmarkStart", W + "comment"):
                kind = "change" if element.tag in CHANGES else element.tag.rpartition("}")[2]
                found[kind, element.get(W + "id")] += 1
    return [f"{kind} {number}" for (kind, number), count in found.items() if count > 1]
