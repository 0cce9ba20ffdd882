"""The paragraphs of a Word file laid out as lines: what becomes a block of the text, with the pieces that its characters come from.

A line break ends a line as the end of a paragraph does. Paragraphs whose end between them is deleted are one; so are a large first letter
and the paragraph that it begins.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from source.formats import W
from source.model import Cell, Role
from source.readers.word.walk import Paragraph, Piece


@dataclass(slots=True)
class Part:
    """Characters of a piece that stand in a line: from ``start`` to ``end`` of the piece's text."""

    piece: Piece
    start: int
    end: int


@dataclass(slots=True)
class Line:
    """A line with words in it. ``marks`` are elements that hold no words, each with the offset in the line at which it stands.

    ``paragraphs`` are those it is made of; ``is_whole``: nothing else that is shown stands in them.
    """

    text: str
    role: Role
    place: str
    level: int | None
    cell: Cell | None
    label: str
    parts: list[Part]
    paragraphs: tuple[Paragraph, ...]
    marks: list[tuple[int, etree._Element]] = field(default_factory=list)
    is_whole: bool = True


def is_shown(piece: Piece) -> bool:
    """Tell whether a piece is of the text: neither hidden nor deleted by a tracked change."""
    return not piece.hidden and not (piece.changes and piece.is_deleted)


def lines_of(paragraphs: Iterable[Paragraph], shows: Callable[[Piece], bool] = is_shown) -> Iterator[Line]:
    """Yield the lines of some paragraphs; of them only the pieces that ``shows`` takes."""
    waiting: list[etree._Element] = []
    last: Line | None = None
    for group in _joined(paragraphs, shows):
        for line in _split(group, shows, waiting):
            if last is not None:
                yield last
            last = line
    if last is not None:
        last.marks += [(len(last.text), mark) for mark in waiting]
        yield last


def _joined(paragraphs: Iterable[Paragraph], shows: Callable[[Piece], bool]) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs, those together that are one."""
    held: list[Paragraph] = []
    for paragraph in paragraphs:
        if held and paragraph.nested:  # a text box in the midst of what goes on
            yield [paragraph]
            continue
        if held and _home(paragraph) is not _home(held[-1]):
            yield held
            held = []
        held.append(paragraph)
        ends = paragraph.mark is None and not paragraph.is_drop_cap
        # An end that goes together with all its words leaves the next paragraph as it was.
        if ends or not (_has_words(paragraph, shows) or (len(held) > 1 and paragraph.mark is not None)):
            yield held
            held = []
    if held:
        yield held


def _has_words(paragraph: Paragraph, shows: Callable[[Piece], bool]) -> bool:
    return any(piece.text.strip() for piece in paragraph.pieces if shows(piece))


def _home(paragraph: Paragraph) -> etree._Element:
    """Return what a paragraph cannot leave when it is joined with another: its cell, else its story."""
    return next(paragraph.element.iterancestors(W + "tc"), paragraph.story.root)


def _split(group: list[Paragraph], shows: Callable[[Piece], bool], waiting: list[etree._Element]) -> Iterator[Line]:
    """Yield the lines of paragraphs that are one; marks before a line are ``waiting`` for it, as those behind the last for the next."""
    home = group[-1]
    label = home.label
    rows = [(row, row.text) for row in _rows(group, shows)]
    whole = sum(bool(text.strip()) for _, text in rows) == 1
    for row, shown in rows:
        text = shown.strip()
        if not text:
            waiting += [mark for _, mark in row.marks]
            continue
        lead = len(shown) - len(shown.lstrip())
        parts = row.parts if text == shown else row.between(lead, len(text))
        line = Line(text, home.role, home.place, home.level, home.cell, label, parts, tuple(group), is_whole=whole)
        line.marks += [(0, mark) for mark in waiting]
        line.marks += [(min(max(at - lead, 0), len(text)), mark) for at, mark in row.marks]
        label = ""
        waiting.clear()
        yield line


@dataclass(slots=True)
class _Row:
    """A line in the making."""

    parts: list[Part] = field(default_factory=list)
    marks: list[tuple[int, etree._Element]] = field(default_factory=list)
    length: int = 0

    def add(self, piece: Piece, start: int, end: int) -> None:
        if end > start:
            self.parts.append(Part(piece, start, end))
            self.length += end - start

    @property
    def text(self) -> str:
        return "".join([part.piece.text[part.start : part.end] for part in self.parts])

    def between(self, start: int, length: int) -> list[Part]:
        """Return the parts that hold so many characters from an offset on."""
        found: list[Part] = []
        at = -start
        for part in self.parts:
            size = part.end - part.start
            first, last = max(0, -at), min(size, length - at)
            if last > first:
                found.append(Part(part.piece, part.start + first, part.start + last))
            at += size
        return found


def _rows(group: list[Paragraph], shows: Callable[[Piece], bool]) -> list[_Row]:
    """Return what stands between the line breaks of paragraphs that are one."""
    row = _Row()
    rows = [row]
    for paragraph in group:
        for piece in paragraph.pieces:
            text = piece.text
            if not text:
                row.marks.append((row.length, piece.node))
            elif shows(piece):
                begun = 0
                for _ in range(text.count("\n")):
                    end = text.index("\n", begun)
                    row.add(piece, begun, end)
                    row = _Row()
                    rows.append(row)
                    begun = end + 1
                row.add(piece, begun, len(text))
    return rows
