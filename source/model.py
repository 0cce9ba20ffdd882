"""What a reader returns: a text, its blocks, and where everything came from.

All offsets are code points into ``SourceText.text``, half-open. The text is made once, while reading, and never
changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Role(StrEnum):
    """What a block is in its document."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation block"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE_CELL = "table cell"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    NAVIGATION = "navigation"
    MAIL_HEADER = "mail header"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Span:
    """Code points ``start`` to ``end`` (not included) of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hints:
    """What the file's own markup says of a block: plain words and numbers, so that no later step needs the tree.

    ``tag`` is the nearest block element; ``inside`` names the sectioning elements round the block, nearest first,
    each once; ``words`` are the words of the classes and ids on its way up to the body, nearest first, in lower
    case, at most forty; ``link_share`` is the share of its characters (0 to 1) that stand inside links; ``level`` is
    a heading's level, and in a thread of mails how deep a block is quoted (0: the mail on top); ``apart`` is how many
    elements one climbs from the headline to the first that holds the block too (None: the page names no headline).
    """

    tag: str = ""
    inside: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    link_share: float = 0.0
    level: int | None = None
    apart: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table: the numbers of the table in its document, and of row and column, from 1; whether it is a header.

    A cell that spans several columns has the number of its first. What stands in a table within a cell belongs to the inner one.
    """

    table: int
    row: int
    column: int
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item … of the text. ``locator`` says where a person finds it: "page 3", "line 12".

    ``cell`` is its place in a table; ``label`` the number or sign that a list prints before it ("2.", "(b)"), which is no part of the text.
    """

    start: int
    end: int
    role: Role = Role.PARAGRAPH
    locator: str = ""
    hints: Hints | None = None
    cell: Cell | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person should know about a reading or an annotation; ``span`` is None where it concerns the whole."""

    sentence: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody commented in the file: ``span`` is the place (None: the whole), ``by`` who did (empty: the file does not say), ``date``
    when (ISO 8601, as the file says it); ``resolved``: it was ticked off.
    """

    span: Span | None
    by: str
    date: str | None
    text: str
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text came from. None: the file does not say; nothing here is guessed.

    ``name`` is the file's base name, never its path; ``sha256`` is of the file's bytes (of the UTF-8 text where a
    string was given); ``date`` is ISO 8601, as far as it is known (2026, 2026-11, 2026-11-24); ``language`` is a BCP
    47 tag; ``decoded`` says how the encoding was found; ``replaced`` counts the characters that became U+FFFD.

    What the text says of itself is given by its place, so that the words stand in the text alone: ``embargo`` until when nothing may be
    published, ``handling`` how it may be used ("Not for publication"), ``correction`` what was put right since, and of the line that opens
    a report the ``place`` and the ``agency``. They are for ``annotate`` to find: a reader leaves them None.
    """

    name: str = ""
    media_type: str = "text/plain"
    sha256: str = ""
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    date: str | None = None
    language: str | None = None
    encoding: str | None = None
    decoded: str | None = None
    replaced: int = 0
    embargo: Span | None = None
    handling: Span | None = None
    correction: Span | None = None
    place: Span | None = None
    agency: Span | None = None

    @property
    def statements(self) -> dict[str, Span]:
        """What the text says of itself, by the names of the fields; those that are None are left out."""
        return {name: span for name in STATEMENTS if (span := getattr(self, name)) is not None}


STATEMENTS = ("embargo", "handling", "correction", "place", "agency")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one source with its blocks, in order, its origin, and the comments that stood in the file.

    >>> source = SourceText("One.\\n\\nTwo.", (Block(0, 4), Block(6, 10)))
    >>> [source.text_of(block) for block in source.blocks]
    ['One.', 'Two.']

    Raises ValueError if blocks overlap, are empty, touch white space at an end, or leave words uncovered, and if what the text says of
    itself has a place that is none.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    origin: Origin = field(default_factory=Origin)
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self) -> None:
        check_cover(self.text, self.blocks, "block")
        for name, span in self.origin.statements.items():
            if not 0 <= span.start < span.end <= len(self.text):
                raise ValueError(f"the origin’s {name} {span.start}–{span.end} is empty or lies outside the text")

    def text_of(self, span: Spanned) -> str:
        """Return the words of anything that has a start and an end."""
        return self.text[span.start : span.end]


def check_cover(text: str, spans: Sequence[Spanned], noun: str) -> None:
    """Raise ValueError unless ``spans`` are tight, in order, apart, and cover all of ``text`` but white space."""
    last = 0
    for span in spans:
        start, end = span.start, span.end
        if not last <= start < end <= len(text):
            raise ValueError(f"{noun} {start}–{end} is empty, overlaps its neighbour, or lies outside the text")
        if text[start].isspace() or text[end - 1].isspace():
            raise ValueError(f"{noun} {start}–{end} begins or ends with white space")
        if not is_blank(text, last, start):
            raise ValueError(f"characters {last}–{start} of the text belong to no {noun}")
        last = end
    if not is_blank(text, last, len(text)):
        raise ValueError(f"characters {last}–{len(text)} of the text belong to no {noun}")


def is_blank(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but white space stands between two offsets."""
    return start == end or text[start:end].isspace()


def tight(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space at its ends, or None if nothing is left."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    return Span(start + left, start + right) if right > left else None


def blanked(text: str, spans: Iterable[Spanned]) -> str:
    """Return a text in which what some spans hold, in order, is blank; every offset stays.

    >>> blanked("one two three", [Span(4, 7)])
    'one     three'
    """
    pieces: list[str] = []
    place = 0
    for span in spans:
        pieces += text[place : span.start], " " * (span.end - span.start)
        place = span.end
    return "".join((*pieces, text[place:]))
