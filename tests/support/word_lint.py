"""A lint for marked-up Word files: what the schemas do not see, and Word, LibreOffice or our own reader would stumble over.

    >>> findings(b"no zip")
    ['ZIP0 not a zip file, or a damaged one: File is not a zip file']

A finding is its code and a sentence. The checks stand in ``CHECKS``, each with the codes it gives in its docstring. They look at ids, names,
ranges, bindings, tracked changes and the package; the order of elements and the types of attributes are the schemas' business.
"""

import posixpath
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"

UNREADABLE = (BadZipFile, zlib.error, EOFError, RuntimeError)  # the last: encrypted, or packed in a way we do not know
LARGEST = 200 * 2**20  # bytes of all members together, as they really are
LONGEST_TAG, LONGEST_INITIALS = 64, 9
PARAGRAPH_ID_LIMIT = 0x80000000

BOOKMARK_NAME = re.compile(r"[^\W\d][\w.]{0,39}")
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?")
PARAGRAPH_ID = re.compile(r"[0-9A-Fa-f]{8}")
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")  # parts that hold text of the page
STORE = re.compile(r"customXml/itemProps(\d+)\.xml")
PREFIX = re.compile(r"""xmlns:(\w+)=['"]([^'"]+)['"]""")

STYLES, COMMENTS, DOCUMENT = "word/styles.xml", "word/comments.xml", "word/document.xml"


@dataclass
class _File:
    """A Word file taken apart: its members' names as often as they are stored, and the parts that are XML."""

    names: list[str] = field(default_factory=list)
    parts: dict[str, etree._Element] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def all(self, *tags: str, stories: bool = False) -> Iterator[etree._Element]:
        """Yield these elements of the document, or of all parts with text of the page."""
        names = sorted(filter(STORY.fullmatch, self.parts)) if stories else [DOCUMENT]
        for name in names:
            if name in self.parts:
                yield from self.parts[name].iter(*(W + tag for tag in tags))

    def comments(self) -> list[etree._Element]:
        part = self.parts.get(COMMENTS)
        return [] if part is None else list(part.iter(W + "comment"))


def findings(data: bytes) -> list[str]:
    """Return what is wrong with a Word file, a line each; nothing for a clean one."""
    file = _File()
    try:
        with ZipFile(BytesIO(data)) as archive:
            _take_apart(archive, file)
    except UNREADABLE as error:
        return ["ZIP0 not a zip file, or a damaged one: " + str(error)]
    except _TooLarge:
        return [f"ZIP2 expands to more than {LARGEST // 2**20} MiB"]
    return [finding for check in CHECKS for finding in check(file)]


class _TooLarge(Exception):
    """The members are larger than anything we would open."""


def _take_apart(archive: ZipFile, file: _File) -> None:
    file.names = archive.namelist()
    expanded = 0
    for name in dict.fromkeys(file.names):
        with archive.open(name) as member:
            content = member.read(LARGEST - expanded + 1)  # the sizes that a zip declares may be lies
        expanded += len(content)
        if expanded > LARGEST:
            raise _TooLarge
        if name.endswith((".xml", ".rels")):
            _parse(file, name, content)


def _parse(file: _File, name: str, content: bytes) -> None:
    try:
        file.parts[name] = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        file.broken.append(f"XML1 {name}: {error}")


def _twice(values: Iterable[str | None]) -> list[str]:
    return sorted(str(value) for value, count in Counter(values).items() if count > 1)


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(W + "val")


def _words(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(W + "t"))


# Package ------------------------------------------------------------------------------------------------------------


def _members(file: _File) -> Iterator[str]:
    """ZIP1 a member is stored twice."""
    for name in _twice(file.names):
        yield f"ZIP1 member stored twice: {name}"


def _well_formed(file: _File) -> Iterator[str]:
    """XML1 a part is not well-formed; XML2 it has a DOCTYPE."""
    yield from file.broken
    for name, root in file.parts.items():
        if root.getroottree().docinfo.doctype:
            yield f"XML2 {name}: has a document type declaration"


def _ignorable(file: _File) -> Iterator[str]:
    """MCE1 ``mc:Ignorable`` names an undeclared prefix; MCE2 markup of a later Word that an earlier one would not ignore."""
    for name, root in file.parts.items():
        prefixes = (root.get(IGNORABLE) or "").split()
        for prefix in prefixes:
            if prefix not in root.nsmap:
                yield f"MCE1 {name}: mc:Ignorable names the undeclared prefix {prefix}"
        if posixpath.dirname(name) != "word":
            continue
        ignored = {root.nsmap.get(prefix) for prefix in prefixes}
        for namespace, prefix in ((W14, "w14"), (W15, "w15")):
            home = root.tag.startswith(namespace)
            if namespace[1:-1] not in ignored and not home and _uses(root, namespace):
                yield f"MCE2 {name}: {prefix} markup is used but not ignorable"


def _uses(root: etree._Element, namespace: str) -> bool:
    return bool(root.xpath("boolean(//*[namespace-uri() = $n] | //@*[namespace-uri() = $n])", n=namespace[1:-1]))


def _content_types(file: _File) -> Iterator[str]:
    """PKG1 a content type without its part; PKG2 a part without a content type of its own."""
    types = file.parts.get("[Content_Types].xml")
    own = set() if types is None else {o.get("PartName", "").lstrip("/") for o in types.iter(CONTENT + "Override")}
    endings = set() if types is None else {o.get("Extension", "").lower() for o in types.iter(CONTENT + "Default")}
    for name in sorted(own - set(file.names)):
        yield f"PKG1 content type for a part that is not there: {name}"
    for name in dict.fromkeys(file.names):
        ending = name.rpartition(".")[2].lower()
        if name == "[Content_Types].xml" or ending == "rels" or name in own:
            continue
        if ending not in endings or (ending == "xml" and name.startswith(("word/", "docProps/"))):
            yield f"PKG2 no content type of its own: {name}"


def _relationships(file: _File) -> Iterator[str]:
    """PKG3 a relationship points to a missing part."""
    for name, root in file.parts.items():
        base = posixpath.dirname(posixpath.dirname(name))
        for relationship in root.iter(RELATIONSHIP):
            target = relationship.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
            if relationship.get("TargetMode") != "External" and path not in file.names:
                yield f"PKG3 {name}: {relationship.get('Id')} points to the missing {path}"


def _properties(file: _File) -> Iterator[str]:
    """PRP1 no core properties; PRP2 no title; PRP3 what python-docx writes into every file."""
    core = file.parts.get("docProps/core.xml")
    if core is None:
        yield "PRP1 no core properties"
        return
    text = {etree.QName(element).localname: element.text or "" for element in core}
    if not text.get("title"):
        yield "PRP2 no title"
    if text.get("creator") == "python-docx" or "generated by python-docx" in text.get("description", ""):
        yield "PRP3 properties of python-docx's template left in"


# Document -----------------------------------------------------------------------------------------------------------


def _document(file: _File) -> Iterator[str]:
    """DOC1 no document; DOC2 the body does not end with its section; DOC3 a table cell does not end with a paragraph."""
    document = file.parts.get(DOCUMENT)
    if document is None:
        if DOCUMENT not in file.names:
            yield f"DOC1 no {DOCUMENT}"
        return
    body = document.find(W + "body")
    if body is None or len(body) == 0 or body[-1].tag != W + "sectPr":
        yield "DOC2 w:body does not end with w:sectPr"
    for cell in document.iter(W + "tc"):
        if len(cell) == 0 or cell[-1].tag not in (W + "p", W + "sdt"):
            yield "DOC3 a table cell does not end with a paragraph"


def _styles(file: _File) -> Iterator[str]:
    """STY1 a style is used and not defined."""
    part = file.parts.get(STYLES)
    defined = set() if part is None else {style.get(W + "styleId") for style in part.iter(W + "style")}
    used: Counter[str | None] = Counter()
    for name, root in file.parts.items():
        if name.startswith("word/") and name not in (STYLES, "word/stylesWithEffects.xml"):
            used.update(_value(element) for element in root.iter(W + "pStyle", W + "rStyle", W + "tblStyle"))
    for style in sorted(str(style) for style in set(used) - defined):
        yield f"STY1 style {style} is used {used[style]} times and not defined"


def _bookmarks(file: _File) -> Iterator[str]:
    """BMK1 a name twice; BMK2 an id twice; BMK3 never closed; BMK4 a name Word does not take; BMK5 a link to a missing bookmark."""
    starts = list(file.all("bookmarkStart", stories=True))
    closed = {end.get(W + "id") for end in file.all("bookmarkEnd", stories=True)}
    names = [start.get(W + "name", "") for start in starts]
    for name in _twice(names):
        yield f"BMK1 bookmark name twice: {name}"
    for number in _twice(start.get(W + "id") for start in starts):
        yield f"BMK2 bookmark id twice: {number}"
    for start, name in zip(starts, names, strict=True):
        if start.get(W + "id") not in closed:
            yield f"BMK3 bookmark never closed: {name}"
        if not BOOKMARK_NAME.fullmatch(name):
            yield f"BMK4 bookmark name Word does not take: {name!r}"
    marked = set(names)
    for link in file.all("hyperlink", stories=True):
        anchor = link.get(W + "anchor")
        if anchor and anchor not in marked:
            yield f"BMK5 link to the missing bookmark {anchor}"


# Content controls -----------------------------------------------------------------------------------------------------


def _controls(file: _File) -> Iterator[str]:
    """SDT1 an id twice; SDT2 a tag too long; SDT3 the words shown are none of the list."""
    controls = list(file.all("sdt", stories=True))
    for number in _twice(filter(None, (_value(control.find(f"{W}sdtPr/{W}id")) for control in controls))):
        yield f"SDT1 control id twice: {number}"
    for control in controls:
        tag = _tag(control)
        if len(tag) > LONGEST_TAG:
            yield f"SDT2 tag over {LONGEST_TAG} characters: {tag}"
        choices = control.find(f"{W}sdtPr/{W}dropDownList")
        if choices is None or control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            continue
        listed = {item.get(W + "displayText") or item.get(W + "value") for item in choices.iter(W + "listItem")}
        if _words(control).strip() not in listed:
            yield f"SDT3 {tag}: shows {_words(control).strip()!r}, not in its list"


def _tag(control: etree._Element) -> str:
    return _value(control.find(f"{W}sdtPr/{W}tag")) or "?"


def _bindings(file: _File) -> Iterator[str]:
    """SDT4 bound to a missing store; SDT5 its XPath finds not exactly one node; SDT6 shows other words than the store has."""
    stores = dict(_stores(file))
    for control in file.all("sdt", stories=True):
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        if binding is None:
            continue
        store = stores.get(binding.get(W + "storeItemID"))
        if store is None:
            yield f"SDT4 {_tag(control)}: bound to a store that is not there"
            continue
        found = _found(store, binding)
        if len(found) != 1:
            yield f"SDT5 {_tag(control)}: its XPath finds {len(found)} nodes"
        elif found[0] != _words(control).strip():
            yield f"SDT6 {_tag(control)}: shows {_words(control).strip()!r}, its store says {found[0]!r}, which Word will show"


def _stores(file: _File) -> Iterator[tuple[str | None, etree._Element | None]]:
    for name, root in file.parts.items():
        number = STORE.fullmatch(name)
        for key, value in root.attrib.items() if number else ():
            if number and etree.QName(key).localname == "itemID":
                yield str(value), file.parts.get(f"customXml/item{number[1]}.xml")


def _found(store: etree._Element, binding: etree._Element) -> list[str]:
    """Return the words of the nodes that a binding points to; none if its XPath is none."""
    prefixes = dict(PREFIX.findall(binding.get(W + "prefixMappings") or ""))
    try:
        nodes = store.xpath(binding.get(W + "xpath") or "", namespaces=prefixes)
    except etree.XPathError:
        return []
    nodes = nodes if isinstance(nodes, list) else [nodes]
    return ["".join(node.itertext()) if isinstance(node, etree._Element) else str(node) for node in nodes]


# Comments -------------------------------------------------------------------------------------------------------------


def _comments(file: _File) -> Iterator[str]:
    """COM1 an id twice; COM2 no paragraph; COM3 initials too long; COM4 no author; COM9 a part without comments."""
    comments = file.comments()
    if not comments and COMMENTS in file.parts:
        yield "COM9 a comments part without comments (one viewer on the web refuses such files)"
    for number in _twice(comment.get(W + "id") for comment in comments):
        yield f"COM1 comment id twice: {number}"
    for comment in comments:
        number = comment.get(W + "id")
        if comment.find(f".//{W}p") is None:
            yield f"COM2 comment {number} has no paragraph"
        if len(comment.get(W + "initials") or "") > LONGEST_INITIALS:
            yield f"COM3 comment {number}: initials over {LONGEST_INITIALS} characters"
        if not comment.get(W + "author"):
            yield f"COM4 comment {number}: no author"


def _ranges(file: _File) -> Iterator[str]:
    """COM5 a range's start, end or reference twice; COM6 one without its comment; COM7 a comment without one."""
    numbers = {comment.get(W + "id", "") for comment in file.comments()}
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        seen = [element.get(W + "id", "") for element in file.all(tag, stories=True)]
        for number in _twice(seen):
            yield f"COM5 {tag} {number} twice"
        for number in sorted(set(seen) - numbers):
            yield f"COM6 {tag} {number}: no such comment"
        for number in sorted(numbers - set(seen)):
            yield f"COM7 comment {number}: no {tag}"


def _threads(file: _File) -> Iterator[str]:
    """COM8 a reply or a resolved state points to no comment's last paragraph."""
    extended = file.parts.get("word/commentsExtended.xml")
    last = {paragraphs[-1].get(W14 + "paraId") for c in file.comments() if (paragraphs := c.findall(f".//{W}p"))}
    for state in () if extended is None else extended.iter(W15 + "commentEx"):
        for key in ("paraId", "paraIdParent"):
            number = state.get(W15 + key)
            if number and number not in last:
                yield f"COM8 commentsExtended {key} {number}: not the last paragraph of a comment"


def _paragraph_ids(file: _File) -> Iterator[str]:
    """PID1 a paragraph's id twice; PID2 out of range."""
    parts = [file.parts[name] for name in (DOCUMENT, COMMENTS) if name in file.parts]
    numbers = [n for part in parts for p in part.iter(W + "p") if (n := p.get(W14 + "paraId"))]
    for number in _twice(numbers):
        yield f"PID1 paraId twice: {number}"
    for number in numbers:
        if not PARAGRAPH_ID.fullmatch(number) or not 0 < int(number, 16) < PARAGRAPH_ID_LIMIT:
            yield f"PID2 paraId out of range: {number}"


# Tracked changes ------------------------------------------------------------------------------------------------------


def _revisions(file: _File) -> Iterator[str]:
    """REV1 an id twice; REV2 no date as Word writes it; REV3 live text in a deletion; REV6 a paragraph in a deletion."""
    revisions = list(file.all("ins", "del", "moveFrom", "moveTo", stories=True))
    for number in _twice(revision.get(W + "id") for revision in revisions):
        yield f"REV1 revision id twice: {number}"
    for revision in revisions:
        number, date = revision.get(W + "id"), revision.get(W + "date")
        if date is not None and not DATE.fullmatch(date):
            yield f"REV2 revision {number}: date {date!r}"
        if revision.tag == W + "del" and revision.find(f".//{W}t") is not None:
            yield f"REV3 w:t inside w:del {number} (Word drops or refuses it)"
        if revision.tag == W + "del" and revision.find(f".//{W}p") is not None:
            yield f"REV6 a paragraph inside w:del {number}"


def _deleted(file: _File) -> Iterator[str]:
    """REV4 deleted text outside a deletion; REV5 live text in a paragraph that is deleted."""
    for text in file.all("delText", stories=True):
        if next(text.iterancestors(W + "del"), None) is None:
            yield "REV4 w:delText outside w:del"
    for paragraph in file.all("p", stories=True):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None and _words(paragraph).strip():
            yield f"REV5 accepting leaves {_words(paragraph).strip()[:40]!r} of a paragraph marked as deleted"


CHECKS: tuple[Callable[[_File], Iterator[str]], ...] = (
    _members,
    _well_formed,
    _ignorable,
    _content_types,
    _relationships,
    _properties,
    _document,
    _styles,
    _bookmarks,
    _controls,
    _bindings,
    _comments,
    _ranges,
    _threads,
    _paragraph_ids,
    _revisions,
    _deleted,
)
CODES = ("ZIP0", "ZIP2", *sorted({code for check in CHECKS for code in re.findall(r"[A-Z]{3}\d", check.__doc__ or "")}))
