"""Word files: all words that Word shows, in the document's order, and a sentence on whatever is left out or is not as it looks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from source.dates import date_in
from source.formats import Package, W, open_package
from source.limits import Limits, check_limit
from source.model import Block, Hints, Origin, Remark, SourceText, Span, tight
from source.readers.word.comments import comments_in
from source.readers.word.lines import Line, lines_of
from source.readers.word.stories import WordFile
from source.readers.word.telling import Tally
from source.readers.word.walk import Walk
from source.text import author_in, clean, names_in

DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
# Names that programs and templates leave in a file's properties.
TEMPLATES = frozenset(
    "python-docx user admin administrator author owner unknown un-named openxml docx title document untitled".split()
) | {"microsoft office user", "windows user", "apache poi", "word document"}
_SPACE = re.compile(r"[ \t\r\n]+")


def read_word(data: bytes, limits: Limits) -> SourceText:
    """Return the text of a Word file. Raises Unreadable and TooLarge."""
    package = open_package(data, limits)
    file = WordFile.of(package)
    tally = Tally(file)
    lines = list(lines_of(tally.seeing(Walk(file, limits).through())))
    check_limit(limits, "max_paragraphs", len(lines))
    text, blocks = text_of(lines)
    cleaned = clean(text)
    remarks = tuple(_remarks(file, lines, blocks, cleaned.text))
    origin = replace(_properties(package, cleaned.text), replaced=cleaned.replaced)
    return SourceText(cleaned.text, blocks, origin, (*tally.problems(remarks), *cleaned.problems), remarks)


def text_of(lines: list[Line]) -> tuple[str, tuple[Block, ...]]:
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


def _remarks(file: WordFile, lines: list[Line], blocks: tuple[Block, ...], text: str) -> Iterator[Remark]:
    """Yield the comments in the file with the words that they are on: their range, else the line that their mark stands in."""
    found = comments_in(file)
    if not found:
        return
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    homes: dict[str, Block] = {}
    for line, block in zip(lines, blocks, strict=True):
        for at, mark in line.marks:
            number = mark.get(W + "id") or ""
            if mark.tag == W + "commentRangeStart":
                starts.setdefault(number, block.start + at)
            elif mark.tag == W + "commentRangeEnd":
                ends.setdefault(number, block.start + at)
            elif mark.tag == W + "commentReference":
                homes.setdefault(number, block)
    for number, comment in found.items():
        home = homes.get(number)
        span = tight(text, starts.get(number, 0), ends.get(number, 0)) if number in starts and number in ends else None
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
