"""Word files: all words that Word shows, in the document's order, and a sentence on whatever is left out or is not as it looks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from source.dates import date_in
from source.formats import DELETED, SIGNS, W14, W15, Package, W, open_package
from source.limits import Limits, check_limit
from source.model import Block, Hints, Origin, Remark, SourceText, Span, tight
from source.readers.word.lines import Line, lines_of
from source.readers.word.signs import symbol
from source.readers.word.stories import WordFile
from source.readers.word.telling import Tally
from source.readers.word.walk import Walk
from source.text import author_in, clean, names_in

NOBODY = "Unknown Author"  # what LibreOffice calls a user without a name
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
# Names that programs and templates leave in a file's properties.
TEMPLATES = frozenset(
    "python-docx user admin administrator author owner unknown un-named openxml docx title document untitled".split()
) | {"microsoft office user", "windows user", "apache poi", "word document"}
_START, _END = W + "commentRangeStart", W + "commentRangeEnd"
_COMMENT_MARKS = (_START, _END, W + "commentReference")
_SPACE = re.compile(r"[ \t\r\n]+")


def read_word(data: bytes, limits: Limits) -> SourceText:
    """Return the text of a Word file. Raises Unreadable and TooLarge."""
    package = open_package(data, limits)
    file = WordFile.of(package)
    tally = Tally(file)
    marks: list[tuple[int, int, etree._Element]] = []
    text, blocks = text_of(_taking_marks(lines_of(tally.seeing(Walk(file, limits).through())), marks))
    check_limit(limits, "max_paragraphs", len(blocks))
    cleaned = clean(text)
    remarks = tuple(_remarks(file, marks, blocks, cleaned.text))
    origin = replace(_properties(package, cleaned.text), replaced=cleaned.replaced)
    return SourceText(cleaned.text, blocks, origin, (*tally.problems(remarks), *cleaned.problems), remarks)


def text_of(lines: Iterable[Line]) -> tuple[str, tuple[Block, ...]]:
    """Return the text that lines make, and a block for each."""
    parts: list[str] = []
    blocks: list[Block] = []
    place, before = 0, None
    for line in lines:
        here = line.paragraphs[0]
        gap = ("\n" if before is here else "\n\n") if parts else ""
        start = place + len(gap)
        parts += [gap, line.text]
        place, before = start + len(line.text), here
        hints = Hints(level=line.level) if line.level else None
        blocks.append(Block(start, place, line.role, line.place, hints, line.cell, line.label))
    return "".join(parts), tuple(blocks)


# Comments -----------------------------------------------------------------------------------------------------------


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
            by="" if by == NOBODY else clean(by).text,
            date=element.get(W + "date"),
            text=clean("\n".join(map(words_of_comment, paragraphs))).text.strip(),
            resolved=bool(paragraphs) and paragraphs[-1].get(W14 + "paraId") in resolved,
        )
    return found


def words_of_comment(paragraph: etree._Element) -> str:
    """Return the words of a comment's paragraph, without those that a tracked change takes out."""
    return "".join(
        _word(node)
        for node in paragraph.iter(W + "t", W + "sym", *SIGNS)
        if not any(home.tag in DELETED or home.tag == W + "tabs" for home in node.iterancestors())
    )


def _word(node: etree._Element) -> str:
    if node.tag == W + "sym":
        return symbol(node.get(W + "char") or "", (node.get(W + "font") or "").casefold())
    return (node.text or "") if node.tag == W + "t" else SIGNS[str(node.tag)]


def _resolved(root: etree._Element | None) -> set[str]:
    """Return the last paragraphs of the comments that are ticked off: an answer is when what it answers is."""
    if root is None:
        return set()
    states = list(root.iter(W15 + "commentEx"))
    done = {one.get(W15 + "paraId") or "" for one in states if one.get(W15 + "done") in ("1", "true", "on")}
    answers = {one.get(W15 + "paraId") or "" for one in states if one.get(W15 + "paraIdParent") in done}
    return (done | answers) - {""}


def _taking_marks(lines: Iterable[Line], marks: list[tuple[int, int, etree._Element]]) -> Iterator[Line]:
    """Yield the lines, and take the marks of comments in them: the number of the line, the offset in it, the mark."""
    for number, line in enumerate(lines):
        marks += [(number, at, mark) for at, mark in line.marks if mark.tag in _COMMENT_MARKS]
        yield line


def _remarks(
    file: WordFile, marks: Iterable[tuple[int, int, etree._Element]], blocks: tuple[Block, ...], text: str
) -> Iterator[Remark]:
    """Yield the comments in the file with the words that they are on: their range, else the line that their mark stands in."""
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    homes: dict[str, Block] = {}
    for line, at, mark in marks:
        number, block = mark.get(W + "id") or "", blocks[line]
        if mark.tag == _START:
            starts.setdefault(number, block.start + at)
        elif mark.tag == _END:
            ends.setdefault(number, block.start + at)
        else:
            homes.setdefault(number, block)
    for number, comment in comments_in(file).items():
        home = homes.get(number)
        end = ends.get(number, home.end if home else 0)
        span = tight(text, starts[number], end) if number in starts else None
        if span is None and home is not None:
            span = Span(home.start, home.end)
        yield Remark(span, comment.by, comment.date, comment.text, comment.resolved)


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
