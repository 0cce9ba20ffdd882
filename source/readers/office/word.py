"""Word files: all their text in the document's order, tracked insertions included, deletions left out and counted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from source.dates import date_in
from source.errors import Unreadable
from source.formats import BROKEN, Package, open_package
from source.limits import Limits, check_limit
from source.model import Block, Hints, Origin, Problem, Role, SourceText
from source.text import author_in, clean, names_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"

# What stands for a character in a run.
SIGNS: Mapping[str, str] = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
DELETED = frozenset({W + "del", W + "moveFrom"})
# Neither text nor holding any: properties, field codes, the second copy of a text box.
SKIPPED = frozenset(
    {
        W + name
        for name in "pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr instrText delText delInstrText".split()
    }
    | {MC + "Fallback"}
)
STYLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"title$", re.I), Role.HEADLINE),
    (re.compile(r"heading ?\d|subtitle", re.I), Role.HEADING),
    (re.compile(r"list", re.I), Role.LIST_ITEM),
    (re.compile(r"(?:intense ?)?quote|block ?text", re.I), Role.QUOTATION),
    (re.compile(r"caption", re.I), Role.CAPTION),
)
# Names that programs and templates leave in a file's properties.
TEMPLATES = frozenset(
    "python-docx user admin administrator author owner unknown un-named openxml docx title document untitled".split()
) | {"microsoft office user", "windows user", "apache poi", "word document"}
NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph, table row or note in the making."""

    role: Role
    locator: str
    level: int | None = None
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Count:
    """What is counted while walking: paragraphs, tables and their rows, words of tracked deletions."""

    paragraphs: int = 0
    tables: int = 0
    deleted: int = 0
    embedded: int = 0


def read_word(data: bytes, limits: Limits) -> SourceText:
    """Return the text of a Word file. Raises Unreadable and TooLarge."""
    package = open_package(data, limits)
    main = main_part(package)
    count = _Count()
    styles = _styles(package, main)
    paragraphs = []
    for root, role, place in _stories(package, main):
        for one in _paragraphs(root, role, place, styles, count, limits):
            paragraphs.append(one)
            check_limit(limits, "max_paragraphs", len(paragraphs))
    text, blocks = _joined(paragraphs)
    cleaned = clean(text)
    origin = replace(_properties(package, cleaned.text), replaced=cleaned.replaced)
    return SourceText(cleaned.text, blocks, origin, (*_left_out(count), *cleaned.problems))


def main_part(package: Package) -> str:
    """Return the name of the part that holds the body: Word for the web calls it document2.xml. Raises Unreadable."""
    for kind, name in package.related("").values():
        if kind == "officeDocument" and name in package.parts:
            return name
    if "word/document.xml" in package.parts:
        return "word/document.xml"
    raise Unreadable(BROKEN)


def _stories(package: Package, main: str) -> Iterator[tuple[etree._Element, Role, str]]:
    """Yield the parts that hold text: headers, the body, notes, footers."""
    related = package.related(main)
    by_kind = {kind: [name for other, name in related.values() if other == kind] for kind, _ in related.values()}
    for name in dict.fromkeys(by_kind.get("header", [])):
        yield from _story(package, name, Role.HEADER, "header")
    yield from _story(package, main, Role.PARAGRAPH, "")
    for kind, place in NOTES.items():
        for name in by_kind.get(kind, []):
            yield from _story(package, name, Role.FOOTNOTE, place)
    for name in dict.fromkeys(by_kind.get("footer", [])):
        yield from _story(package, name, Role.FOOTER, "footer")


def _story(package: Package, name: str, role: Role, place: str) -> Iterator[tuple[etree._Element, Role, str]]:
    root = package.root(name)
    if root is not None:
        yield root, role, place


def _styles(package: Package, main: str) -> dict[str, tuple[Role, int | None]]:
    """Return the roles that styles give, by id: a style speaks by its id, its name, or the style it is based on."""
    root = package.root(package.related_part(main, "styles"))
    found: dict[str, tuple[Role, int | None]] = {}
    based: dict[str, str] = {}
    for style in root.iter(W + "style") if root is not None else ():
        name, parent = style.find(W + "name"), style.find(W + "basedOn")
        key = style.get(W + "styleId") or ""
        role = style_role(key) or style_role(name.get(W + "val") or "" if name is not None else "")
        if role:
            found[key] = role
        elif parent is not None:
            based[key] = parent.get(W + "val") or ""
    for key, base in based.items():
        for _ in range(10):
            if base in found:
                found[key] = found[base]
                break
            base = based.get(base, "")
    return found


def style_role(name: str) -> tuple[Role, int | None] | None:
    """Return the role and level that a style's name states.

    >>> style_role("Heading2"), style_role("List Bullet"), style_role("Body Text")
    ((<Role.HEADING: 'heading'>, 2), (<Role.LIST_ITEM: 'list item'>, None), None)
    """
    for pattern, role in STYLES:
        if pattern.match(name):
            digits = name.rstrip()[-1:]
            return role, int(digits) if role == Role.HEADING and digits.isdigit() else None
    return None


# The walk ------------------------------------------------------------------------------------------------------------


def _paragraphs(
    root: etree._Element,
    role: Role,
    place: str,
    styles: Mapping[str, tuple[Role, int | None]],
    count: _Count,
    limits: Limits,
) -> Iterator[_Paragraph]:
    """Yield a part's paragraphs in order; one inside another (a text box) comes before the rest of its home."""
    walk = etree.iterwalk(root, events=("start", "end"))
    open_: list[_Paragraph] = []
    cells: list[list[int]] = []
    depth = 0
    for event, element in walk:
        tag = element.tag
        if event == "start":
            depth += 1
            check_limit(limits, "max_depth", depth)
            if tag in DELETED or tag in SKIPPED:
                count.deleted += tag in DELETED and _has_words(element)
                walk.skip_subtree()
            elif tag == W + "p":
                open_.append(_opened(element, role, place, styles, count, cells))
            elif tag == W + "altChunk":
                count.embedded += 1
            elif tag == W + "tbl":
                count.tables += 1
                cells.append([count.tables, 0])
            elif tag == W + "tr" and cells:
                cells[-1][1] += 1
            elif open_:
                open_[-1].pieces.append(_words(element, tag))
        else:
            depth -= 1
            if tag == W + "p" and open_:
                yield open_.pop()
            elif tag == W + "tbl":
                cells.pop()


def _has_words(element: etree._Element) -> bool:
    return any(node.text for node in element.iter(W + "delText", W + "t"))


def _words(element: etree._Element, tag: str) -> str:
    if tag in (W + "t", MATH + "t"):
        return element.text or ""
    if tag == W + "sym":
        return _symbol(element.get(W + "char") or "")
    # A tab among paragraph properties is a tab stop; those are skipped whole, so this is one in a run.
    return SIGNS.get(tag, "")


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _opened(
    element: etree._Element,
    role: Role,
    place: str,
    styles: Mapping[str, tuple[Role, int | None]],
    count: _Count,
    cells: list[list[int]],
) -> _Paragraph:
    if role != Role.PARAGRAPH:
        return _Paragraph(role, place)
    count.paragraphs += 1
    style = element.find(f"{W}pPr/{W}pStyle")
    key = style.get(W + "val") or "" if style is not None else ""
    own, level = styles.get(key) or style_role(key) or (Role.PARAGRAPH, None)
    if own == Role.PARAGRAPH and element.find(f"{W}pPr/{W}numPr") is not None:
        own = Role.LIST_ITEM
    if not cells:
        return _Paragraph(own, f"paragraph {count.paragraphs}", level)
    own = Role.TABLE_CELL if own == Role.PARAGRAPH else own
    return _Paragraph(own, f"table {cells[-1][0]}, row {cells[-1][1]}", level)


def _joined(paragraphs: list[_Paragraph]) -> tuple[str, tuple[Block, ...]]:
    """Return the text and its blocks: a line break ends a block as the end of a paragraph does."""
    parts: list[str] = []
    blocks: list[Block] = []
    place = 0
    for one in paragraphs:
        begun = False
        for line in "".join(one.pieces).replace("\r", "\n").split("\n"):
            words = line.strip()
            if not words:
                continue
            gap = ("\n" if begun else "\n\n") if parts else ""
            start = place + len(gap)
            parts += [gap, words]
            place = start + len(words)
            blocks.append(Block(start, place, one.role, one.locator, Hints(level=one.level) if one.level else None))
            begun = True
    return "".join(parts), tuple(blocks)


def _left_out(count: _Count) -> Iterator[Problem]:
    if count.deleted:
        what = "1 tracked deletion was" if count.deleted == 1 else f"{count.deleted:,} tracked deletions were"
        yield Problem(f"{what} left out: the file marks their words as deleted.")
    if count.embedded:
        yield Problem("The file embeds another document, which was not read. Open it in Word and save it again.")


# Properties ----------------------------------------------------------------------------------------------------------


def _properties(package: Package, text: str) -> Origin:
    """Return what the file's properties say, unless a template put it there or the first lines say something else."""
    root = package.root("docProps/core.xml")
    if root is None:
        return Origin()
    top = text[:2000].split("\n")
    title, author, date = _property(root, DC + "title"), _property(root, DC + "creator"), _date(root)
    named = [author_in(line) for line in top if names_in(line)]
    if title and _squeezed(title) not in _squeezed(text[:2000]):
        title = None  # left over from the document that this one was made of
    if author and any(named) and author not in named:
        author = None
    if author is None or any(date_in(line) for line in top if len(line) < 100):
        date = None
    return Origin(title=title, author=author, date=date, language=_property(root, DC + "language"))


def _property(root: etree._Element, tag: str) -> str | None:
    words = _SPACE.sub(" ", root.findtext(tag) or "").strip()
    return None if not words or words.casefold() in TEMPLATES else clean(words).text


def _date(root: etree._Element) -> str | None:
    day = date_in(root.findtext(DCTERMS + "created") or "")
    return None if day == "2013-12-23" else day  # the day on which python-docx's template was made


def _squeezed(words: str) -> str:
    return "".join(words.split()).casefold()
