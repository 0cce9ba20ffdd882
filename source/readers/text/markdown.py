"""Markdown: the text without its marks, which become roles. Where a mark may be meant as a character, it stays."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from source.dates import date_in
from source.limits import Limits, check_limit
from source.model import Block, Cell, Hints, Origin, Role, SourceText
from source.text import clean, found_in

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_FENCE = re.compile(r" {0,3}(```+|~~~+)[ \t]*(\S*)[ \t]*$")  # with at most one word behind it, which names a language
_FENCE_MARK = re.compile(r" {0,3}(?:```+|~~~+)|(?:```+|~~~+)[ \t]*$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]+\S")
_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_ENTRY = re.compile(r"([A-Za-z_]{2,30})[ \t]*:[ \t]*(\S[^\n]*)")

# Marks inside a line; of each only the group called "words" stays.
_INLINE = (
    re.compile(
        r"!?\[(?P<words>[^\[\]\n]{0,500})\]"
        r"\((?:<[^<>\n]{0,500}>|[^\s()]{0,500})(?:[ \t]+[\"'(][^\"')\n]{0,300}[\"')])?\)"
    ),
    re.compile(r"!?\[(?P<words>[^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]"),
    re.compile(r"<(?P<words>https?://[^<>\s]{1,300})>"),
    re.compile(r"(?<![`\\])``?(?!`)(?P<words>[^`\n]{1,300})``?(?!`)"),
    re.compile(r"(?<![\\*])\*\*\*(?P<words>[^\s*][^*\n]{0,300}?)(?<!\s)\*\*\*(?!\*)"),
    re.compile(r"(?<![\\*])\*\*(?P<words>[^\s*](?:[^*\n]|\*(?!\*)){0,300}?)(?<!\s)\*\*(?!\*)"),
    re.compile(r"(?<![\w\\_])__(?P<words>[^\s_][^\n]{0,300}?)(?<!\s)__(?!\w)"),
    re.compile(r"(?<![\\*\w])\*(?P<words>[^\s*][^*\n]{0,300}?)(?<!\s)\*(?![*\w])"),
    re.compile(r"(?<![\w\\_])_(?P<words>[^\s_][^_\n]{0,300}?)(?<!\s)_(?!\w)"),
    re.compile(r"(?<!\\)~~(?P<words>[^\s~][^~\n]{0,300}?)~~"),
    re.compile(r"\\(?P<words>[\\`*_{}\[\]()#+.!|>~-])"),
)


@dataclass(slots=True)
class _Piece:
    """A block in the making: its lines without their marks, and the number of its first line."""

    role: Role
    number: int
    level: int | None = None
    lines: list[str] = field(default_factory=list)
    cell: Cell | None = None


@dataclass(slots=True)
class _Tables:
    """Where the rows of tables stand: ``last`` is the number of the last line that was one."""

    table: int = 0
    row: int = 0
    last: int = -1

    def cells(self, line: str, number: int, below: str) -> Iterator[_Piece]:
        """Yield the cells of a line; a rule below it makes it the header of its table."""
        if number > self.last + 1:
            self.table, self.row = self.table + 1, 0
        self.last = number
        if _TABLE_RULE.match(line):
            return
        self.row += 1
        header = "|" in below and _TABLE_RULE.match(below) is not None
        for column, words in enumerate(line.strip().strip("|").split("|"), 1):
            cell = Cell(self.table, self.row, column, header)
            yield _Piece(Role.TABLE_CELL, number, lines=[_bare(words)], cell=cell)


def read_markdown(text: str, limits: Limits) -> SourceText:
    """Return the text of a Markdown file without its marks. Raises TooLarge."""
    cleaned = clean(text)
    front = _FRONT.match(cleaned.text)
    stated = _entries(front[1]) if front and _ENTRY.search(front[1]) else {}
    skipped = front[0].count("\n") if front and stated else 0
    pieces = list(_pieces(cleaned.text.split("\n"), skipped))
    check_limit(limits, "max_paragraphs", len(pieces))
    joined, blocks = _joined(pieces)
    origin = Origin(
        title=stated.get("title"),
        author=stated.get("author"),
        outlet=stated.get("outlet"),
        date=date_in(stated.get("date", "")),
        language=stated.get("lang") or stated.get("language"),
        replaced=cleaned.replaced,
    )
    return SourceText(joined, blocks, origin, found_in(joined, cleaned.replaced))


def _entries(front: str) -> Mapping[str, str]:
    """Return the plain entries of the front matter; what is not a plain string is left alone."""
    return {
        match[1].lower(): match[2].strip().strip("\"'")
        for match in map(_ENTRY.fullmatch, front.split("\n"))
        if match and match[2][0] not in "[{|>&*"
    }


def _pieces(lines: list[str], first: int) -> Iterator[_Piece]:
    """Yield the blocks in order."""
    piece: _Piece | None = None
    fence = ""
    headed = False
    tables = _Tables()
    closing = _closing_fences(lines)
    for number, line in enumerate(lines[first:], first + 1):
        mark = _FENCE.match(line)
        if fence:
            if mark and not mark[2] and mark[1].startswith(fence):
                fence = ""
            else:
                yield _Piece(Role.PARAGRAPH, number, lines=[line])
            continue
        if mark and closing.get(mark[1][0], {}).get(len(mark[1]), -1) >= number:
            fence = mark[1]
            if piece:
                yield piece
            piece = None
            continue
        line = _FENCE_MARK.sub("", line)  # what opens no fence is words like any other
        under = _UNDERLINE.match(line)
        if under and piece and piece.role == Role.PARAGRAPH and len(piece.lines) == 1:
            level = 1 if under[1][0] == "=" else 2
            yield _heading(piece.lines, piece.number, level, headed)
            headed, piece = True, None
            continue
        if not line.strip() or _RULE.match(line) or _DEFINITION.match(line):
            if piece:
                yield piece
            piece = None
            if _DEFINITION.match(line):
                role = Role.FOOTNOTE if line.lstrip().startswith("[^") else Role.PARAGRAPH
                yield _Piece(role, number, lines=[line])
            continue
        heading = _HEADING.match(line)
        if heading:
            if piece:
                yield piece
            piece = None
            yield _heading([_CLOSING.sub("", line[heading.end() :])], number, len(heading[1]), headed)
            headed = True
            continue
        if "|" in line and (_TABLE_RULE.match(line) or line.strip().startswith("|")):
            if piece:
                yield piece
            piece = None
            yield from tables.cells(line, number, lines[number] if number < len(lines) else "")
            continue
        new = _opened(line, number)
        if (
            piece is None
            or new.role == Role.LIST_ITEM
            or (new.role == Role.QUOTATION) != (piece.role == Role.QUOTATION)
        ):
            if piece:
                yield piece
            piece = new
        else:
            piece.lines += new.lines
    if piece:
        yield piece


def _closing_fences(lines: list[str]) -> dict[str, dict[int, int]]:
    """Return, by the sign of a fence and its length, the number of the last line that can close it (counted from 0)."""
    last: dict[str, dict[int, int]] = {"`": {}, "~": {}}
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and not mark[2]:
            known = last[mark[1][0]]
            for length in range(3, len(mark[1]) + 1):
                known[length] = number
    return last


def _heading(lines: list[str], number: int, level: int, headed: bool) -> _Piece:
    role = Role.HEADING if headed or level > 1 else Role.HEADLINE
    return _Piece(role, number, level, [_bare(line) for line in lines])


def _opened(line: str, number: int) -> _Piece:
    quoted = _QUOTE.match(line)
    if quoted:
        rest = line[quoted.end() :]
        return _Piece(Role.QUOTATION, number, lines=[_bare(rest)])
    item = _ITEM.match(line)
    if item:
        return _Piece(Role.LIST_ITEM, number, lines=[_bare(line[item.end() :])])
    return _Piece(Role.PARAGRAPH, number, lines=[_bare(line)])


def _bare(line: str) -> str:
    """Return a line without the marks inside it.

    >>> _bare("He said **no** to [the plan](https://example.org/plan), _twice_, for 2 * 3 * 4 euros.")
    'He said no to the plan, twice, for 2 * 3 * 4 euros.'
    """
    for pattern in _INLINE:
        line = pattern.sub(lambda match: match["words"], line)
    return line.strip()


def _joined(pieces: list[_Piece]) -> tuple[str, tuple[Block, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    place = 0
    for piece in pieces:
        words = "\n".join(piece.lines).strip()
        if not words:
            continue
        gap = ("\n" if blocks and blocks[-1].role == piece.role == Role.LIST_ITEM else "\n\n") if parts else ""
        start = place + len(gap)
        place = start + len(words)
        parts += [gap, words]
        hints = Hints(level=piece.level) if piece.level else None
        blocks.append(Block(start, place, piece.role, f"line {piece.number}", hints, piece.cell))
    return "".join(parts), tuple(blocks)
