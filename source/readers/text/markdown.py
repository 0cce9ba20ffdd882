"""Markdown: the text without its marks, which become roles, as markdown-it-py reads it; raw HTML as the web reader does."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from source.errors import Unreadable
from source.limits import Limits, check_limit
from source.model import Block, Cell, Hints, Problem, Role, SourceText
from source.readers.text.dialect import lines_of_no_fence, parser
from source.readers.text.front_matter import Head, front_matter
from source.readers.text.inline import Inline, LeftOut, Line, says_something
from source.text import clean, found_in

EXAMPLES = 3
_TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.S)
_TAG = re.compile(r"<[^<>]*>")
_LONG_TAG = re.compile(r"<[^>]{5000}")  # its thousands of attributes would take the square of the time
_NO_WORDS = re.compile(r"<(script|style|template|noscript)\b.*?(?:</\1\s*>|$)", re.S | re.I)
_NOTED = re.compile(
    r"<(?:ol|ul|div|section|aside|li|p)\b[^<>]{0,300}(?:foot|end)note|^#{1,6}[ \t]+(?:foot|end)?notes?\b", re.I | re.M
)
_ENDLESS = {"<!--": "-->", "<script": "</script", "<style": "</style", "<?": "?>"}
# What holds blocks: the role of the paragraphs in it.
_ROLES = {
    "blockquote": Role.QUOTATION,
    "list_item": Role.LIST_ITEM,
    "dt": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM,
    "footnote_reference": Role.FOOTNOTE,
}


@dataclass(slots=True)
class _Piece:
    """A block in the making."""

    role: Role
    number: int
    words: str
    level: int | None = None
    cell: Cell | None = None
    label: str = ""


@dataclass(slots=True)
class _Frame:
    """An element that is open: the role of what stands in it, and the label that its first words get."""

    role: Role
    label: str = ""
    is_first: bool = True


@dataclass(slots=True)
class _Walk:
    """A walk over the tokens of a text.

    ``skipped`` is how many lines stand before them; ``note`` is the note that is open; ``called`` has the line in which each is called.
    """

    skipped: int
    limits: Limits
    noted: bool
    left_out: LeftOut = field(default_factory=LeftOut)
    problems: list[Problem] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    notes: dict[str, list[_Piece]] = field(default_factory=dict)
    note: str | None = None
    called: dict[int, int] = field(default_factory=dict)
    number: int = 1
    tables: int = 0
    row: int = 0
    column: int = 0
    in_head: bool = False

    @property
    def into(self) -> list[_Piece]:
        """The blocks that grow here: those of the text, or of the note that is open."""
        return self.pieces if self.note is None else self.notes[self.note]


def read_markdown(text: str, limits: Limits) -> SourceText:
    """Return the text of a Markdown file without its marks; the notes stand at its end. Raises TooLarge."""
    cleaned = clean(text)
    head = front_matter(cleaned.text)
    lines = cleaned.text.split("\n")
    body = "\n".join(lines[head.lines :])
    env: dict[str, Any] = {}
    tokens = parser().parse(body, env)
    walk = _Walk(head.lines, limits, noted=bool(env.get("footnotes")) or _NOTED.search(body) is not None)
    _through(walk, tokens)
    pieces = [*walk.pieces, *_in_order(walk, env)]
    check_limit(limits, "max_paragraphs", len(pieces))
    _put_headline(pieces, head)
    joined, blocks = _joined(pieces)
    replaced = cleaned.replaced + joined.count("\ufffd") - cleaned.text.count("\ufffd")
    told = (*head.problems, *_told(walk, env), *found_in(joined, max(0, replaced)))
    return SourceText(joined, blocks, replace(head.origin, replaced=max(0, replaced)), told)


def _through(walk: _Walk, tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.map:
            walk.number = walk.skipped + token.map[0] + 1
        name, _, end = token.type.rpartition("_")
        if name in _ROLES:
            if end == "open":
                walk.frames.append(_framed(walk, token, name))
            else:
                walk.frames.pop()
                if name == "footnote_reference":
                    walk.note = None
        elif token.type == "inline":
            _words(walk, token)
        elif token.type in ("fence", "code_block"):
            _code(walk, token)
        elif token.type == "html_block":
            _html(walk, token)
        elif token.type == "generator_tag":
            _add(walk, Role.PARAGRAPH, [Line(walk.number, token.content)])
        elif name in ("table", "thead", "tr", "th", "td", "heading"):
            _place(walk, token, name, opens=end == "open")


def _framed(walk: _Walk, token: Token, name: str) -> _Frame:
    if name == "footnote_reference":
        walk.note = ":" + token.meta["label"]
        walk.notes.setdefault(walk.note, [])
    label = f"{token.info}{token.markup}" if name == "list_item" and token.info else ""
    return _Frame(_ROLES[name], label)


def _place(walk: _Walk, token: Token, name: str, *, opens: bool) -> None:
    """Keep in mind where in a table the words stand that follow, or which level their heading has."""
    if name == "thead":
        walk.in_head = opens
    elif opens and name == "table":
        walk.tables, walk.row = walk.tables + 1, 0
    elif opens and name == "tr":
        walk.row, walk.column = walk.row + 1, 0
    elif opens and name in ("th", "td"):
        walk.column += 1
    if name in ("th", "td", "heading"):
        if opens:
            walk.frames.append(_Frame(Role.TABLE_CELL if name != "heading" else Role.HEADING, token.tag))
        else:
            walk.frames.pop()


def _words(walk: _Walk, token: Token) -> None:
    frame = walk.frames[-1] if walk.frames else None
    inline = Inline(walk.number, walk.left_out, noted=walk.noted).read(token.children or ())
    lines = inline.lines
    walk.called |= inline.called
    if frame is None:
        _add(walk, Role.PARAGRAPH, _rows(lines))
    elif frame.role is Role.HEADING:
        words = "\n".join(words for line in lines if (words := line.words.strip()))
        _add(walk, Role.HEADING, [Line(lines[0].number, words)], level=int(frame.label[1]))
    elif frame.role is Role.TABLE_CELL:
        cell = Cell(walk.tables, walk.row, walk.column, walk.in_head)
        _add(walk, Role.TABLE_CELL, lines, cell=cell)
    else:
        if frame.role is Role.LIST_ITEM and frame.is_first:
            lines[0].words = _TASK.sub("", lines[0].words, count=1) if _TASK.match(lines[0].words) else lines[0].words
        _add(walk, _role(walk), lines, label=frame.label if frame.is_first else "")
        frame.is_first = False


def _rows(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the rows of a table that has no rule below its head as lines of their own, whole as they stand; other lines as they are."""
    rows = [(line.number + n, row) for line in lines for n, row in enumerate(line.words.split("\n")) if row.strip()]
    if not all(row.lstrip().startswith("|") and row.count("|") > 1 for _, row in rows):
        return lines
    return [Line(number, row) for number, row in rows]


def _role(walk: _Walk) -> Role:
    """Return the role of a paragraph here: a note is one throughout, else the nearest list or quotation says it."""
    if walk.note is not None:
        return Role.FOOTNOTE
    return walk.frames[-1].role if walk.frames else Role.PARAGRAPH


def _add(
    walk: _Walk,
    role: Role,
    lines: Sequence[Line],
    *,
    level: int | None = None,
    cell: Cell | None = None,
    label: str = "",
) -> None:
    """Add a block for each line that holds words."""
    for line in lines:
        words = clean(line.words).text.strip()
        if words:
            walk.into.append(_Piece(role, line.number, words, level, cell, label))
            label = ""


def _code(walk: _Walk, token: Token) -> None:
    """Add the lines of code, and what is said behind the mark of its fence where that is more than the name of a language."""
    role = _role(walk)
    said = token.info.strip()
    if len(said.split()) > 1:
        _add(walk, role, [Line(walk.number, said)])
        walk.left_out.fences.append(walk.number)
    first = walk.number + (token.type == "fence")
    _add(walk, role, [Line(number, words) for number, words in enumerate(token.content.split("\n"), first)])


def _html(walk: _Walk, token: Token) -> None:
    """Add the lines that a browser shows of raw HTML."""
    content = token.content
    walk.left_out.comments += [
        walk.number + content.count("\n", 0, match.start())
        for match in _COMMENT.finditer(content)
        if says_something(match[0])
    ]
    for opening, closing in _ENDLESS.items():
        if content.lstrip().lower().startswith(opening) and closing not in content.lower():
            what = f"“{opening}{'>' if opening[1].isalpha() else ''}” in line {walk.number} is never closed: nothing behind it is shown."
            walk.problems.append(Problem(what))
    if not _TAG.sub("", _NO_WORDS.sub("", _COMMENT.sub("", content))).strip():
        return
    shown, outer = list(_shown(content, walk.limits)), _role(walk)
    for one in shown:
        one.number = walk.number
        if one.role is Role.PARAGRAPH:
            one.role = outer
        if one.cell:
            one.cell = replace(one.cell, table=walk.tables + one.cell.table)
    walk.tables = max([walk.tables, *(one.cell.table for one in shown if one.cell)])
    walk.into.extend(shown)


def _shown(content: str, limits: Limits) -> Iterator[_Piece]:
    from source.readers.web import read_web

    source = None
    if not _LONG_TAG.search(content):
        with suppress(Unreadable):
            source = read_web(content, limits)
    if source is None:
        words = " ".join(_TAG.sub(" ", _COMMENT.sub(" ", _NO_WORDS.sub(" ", content))).split())
        if words:
            yield _Piece(Role.PARAGRAPH, 0, words)
        return
    for block in source.blocks:
        level = block.hints.level if block.hints else None
        role = Role.HEADING if level else Role.PARAGRAPH
        yield _Piece(role if block.role is Role.HEADLINE else block.role, 0, source.text_of(block), level, block.cell)


def _in_order(walk: _Walk, env: dict[str, Any]) -> Iterator[_Piece]:
    """Yield the notes as a page shows them: in the order in which they are called; what nothing calls, last."""
    called = env.get("footnotes", {}).get("list", {})
    rest = dict(walk.notes)
    for number, note in called.items():
        if "label" in note:
            pieces = rest.pop(":" + note["label"], [])
        else:
            inside = Inline(walk.called.get(number, walk.number), walk.left_out, noted=True).read(note["tokens"])
            walk.note = str(number)
            walk.notes[walk.note] = pieces = []
            _add(walk, Role.FOOTNOTE, inside.lines)
        yield from _labelled(pieces, str(number + 1))
    for name, pieces in rest.items():
        yield from _labelled(pieces, name[1:])


def _labelled(pieces: list[_Piece], label: str) -> list[_Piece]:
    if pieces:
        pieces[0].label = label
    return pieces


def _put_headline(pieces: Sequence[_Piece], head: Head) -> None:
    """Make the first heading the headline if it is of the first level, unless the head states another title and it heads a part."""
    headings = [piece for piece in pieces if piece.role is Role.HEADING]
    if not headings or headings[0].level != 1:
        return
    first, title = headings[0], head.origin.title
    if title and _folded(title) != _folded(first.words):
        is_only = sum(piece.level == 1 for piece in headings) == 1
        if not (is_only and first is pieces[0]):
            return
    first.role = Role.HEADLINE


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _joined(pieces: Sequence[_Piece]) -> tuple[str, tuple[Block, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    place = 0
    for piece in pieces:
        gap = ("\n" if blocks[-1].role == piece.role == Role.LIST_ITEM else "\n\n") if blocks else ""
        start = place + len(gap)
        place = start + len(piece.words)
        parts += [gap, piece.words]
        hints = Hints(level=piece.level) if piece.level else None
        blocks.append(Block(start, place, piece.role, f"line {piece.number}", hints, piece.cell, piece.label))
    return "".join(parts), tuple(blocks)


def _told(walk: _Walk, env: dict[str, Any]) -> Iterator[Problem]:
    yield from walk.problems
    no_fences = [walk.skipped + number + 1 for number in lines_of_no_fence(env)]
    if no_fences:
        begins = "begins like a fence" if len(no_fences) == 1 else "begin like fences"
        yield Problem(f"{_lines(no_fences)} {begins} that nothing closes: read as text.")
    fences = walk.left_out.fences
    if fences:
        goes = "opens a fence and goes" if len(fences) == 1 else "open fences and go"
        yield Problem(f"{_lines(fences)} {goes} on with words: they were read as a paragraph.")
    comments = walk.left_out.comments
    if comments:
        count = "A comment was" if len(comments) == 1 else f"{len(comments):,} comments were"
        yield Problem(f"{count} left out, as on any page ({_lines(comments).lower()}).")
    tags = walk.left_out.tags
    if tags:
        count = "A tag" if len(tags) == 1 else f"{len(tags):,} tags"
        what = ", ".join(tag if len(tag) < 60 else tag[:57] + "…" for tag in tags[:EXAMPLES])
        yield Problem(
            f"{count} for a site's generator stood inside a paragraph and went, with whatever would stand there: {what}."
        )


def _lines(numbers: Sequence[int]) -> str:
    """Return the first of some lines by their numbers."""
    few = [str(number) for number in numbers[:EXAMPLES]]
    if len(numbers) == 1:
        return f"Line {few[0]}"
    rest = len(numbers) - len(few)
    return f"Lines {', '.join(few)} and {rest:,} more" if rest else f"Lines {', '.join(few[:-1])} and {few[-1]}"
