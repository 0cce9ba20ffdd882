"""The walk through a Word file: its paragraphs in the document's order, each with its pieces and the elements that these come from.

Whoever reads a file, reads an edited one back, or marks one up in place goes this one way, so that all agree on every character.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from source.formats import DELETED, DRAWING, EMOJI, INSERTED, MATH, MC, SIGNS, SKIPPED, W, is_on
from source.limits import Limits, check_limit
from source.model import Cell, Role
from source.readers.word.drawings import gives_words, words_drawn
from source.readers.word.numbering import Lists
from source.readers.word.signs import in_symbols, linear, lowered, raised, symbol
from source.readers.word.stories import BODY, Story, WordFile
from source.readers.word.styles import Look, Styles, numbered_in

PLAIN = Look()
# What is no text but is wanted at its place: marks of comments and bookmarks, references, what may hold words that are not read here.
MARKS = frozenset(
    W + name
    for name in (
        "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference footnoteReference endnoteReference "
        "drawing pict object altChunk subDoc"
    ).split()
)
_FIELD = W + "fldChar"
_ENDS = re.compile(r"[\r\n\t]")
_CHANGES = INSERTED | DELETED
_LONGEST_CELL = 80  # words: with more in one of its cells, a table lays out prose
_CELLS = 400  # how many of a table's cells are looked at for that


@dataclass(slots=True)
class Piece:
    """What one element of a paragraph is: ``text`` the words that Word shows for it, empty for a mark.

    ``run`` is the ``w:r`` that it stands in, None in a drawing or an equation; ``changes`` are the tracked changes round it, outermost
    first; ``hidden``: Word does not show it.
    """

    text: str
    node: etree._Element
    run: etree._Element | None
    changes: tuple[etree._Element, ...]
    look: Look
    hidden: bool

    @property
    def is_deleted(self) -> bool:
        """Whether a tracked change takes it out, whoever made that."""
        return any(change.tag in DELETED or change.tag == W + "cellDel" for change in self.changes)


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its pieces. ``style`` is the id of its style; ``place`` says where it stands; ``nested``: in another (a text box)."""

    element: etree._Element
    story: Story
    role: Role
    place: str
    level: int | None = None
    style: str = ""
    cell: Cell | None = None
    label: str = ""
    nested: bool = False
    pieces: list[Piece] = field(default_factory=list)

    @property
    def mark(self) -> etree._Element | None:
        """The tracked deletion of its end, if there is one."""
        for tag in DELETED:
            found = self.element.find(f"{W}pPr/{W}rPr/{tag}")
            if found is not None:
                return found
        return None

    @property
    def is_drop_cap(self) -> bool:
        """Whether it is the large first letter of the next one."""
        frame = self.element.find(f"{W}pPr/{W}framePr")
        return frame is not None and frame.get(W + "dropCap", "none") != "none"


@dataclass(slots=True)
class _Table:
    """A table that is open: its number, the row and column that the walk is in, whether the first row and this one are headers."""

    number: int
    is_data: bool
    first_is_header: bool
    row: int = 0
    column: int = 0
    next_column: int = 1
    is_header: bool = False


@dataclass(slots=True)
class Walk:
    """A walk through the stories of a file. ``skips`` is asked of each table whether it is passed over."""

    file: WordFile
    limits: Limits
    skips: Callable[[etree._Element], bool] = lambda _: False
    paragraphs: int = 0
    tables: int = 0
    references: dict[tuple[str, str], None] = field(default_factory=dict)

    def through(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of all stories: headers, the body, the notes that it calls, footers."""
        for story in self.file.stories(self.references):
            for paragraph in _StoryWalk(self, story).through():
                if story.role is BODY:
                    self._note_references(paragraph)
                yield paragraph

    def _note_references(self, paragraph: Paragraph) -> None:
        for piece in paragraph.pieces:
            if (
                piece.node.tag in (W + "footnoteReference", W + "endnoteReference")
                and not piece.is_deleted
                and not piece.hidden
            ):
                kind = "footnote" if piece.node.tag == W + "footnoteReference" else "endnote"
                self.references[kind, piece.node.get(W + "id") or ""] = None


class _StoryWalk:
    """The walk through one story, and what is open on it."""

    def __init__(self, walk: Walk, story: Story) -> None:
        self.walk, self.story = walk, story
        self.styles: Styles = walk.file.styles
        self.lists: Lists = walk.file.lists
        self.open: list[Paragraph] = []
        self.pending: list[Piece] = []  # marks that stand between paragraphs
        self.tables: list[_Table | None] = []  # None: a text box, in which an outer table does not count
        self.changes: list[etree._Element] = []
        self.rows: list[
            tuple[int, bool]
        ] = []  # how many changes each open row or cell brought, and whether it is hidden
        self.run: etree._Element | None = None
        self.look = PLAIN
        self.passed: set[etree._Element] = set()
        self.fields: list[bool] = []  # whether each open field is in its instruction
        self.steps = _field_steps(story.root)

    def through(self) -> Iterator[Paragraph]:
        walk = etree.iterwalk(self.story.root, events=("start", "end"))
        limits, depth = self.walk.limits, 0
        for event, element in walk:
            tag = element.tag
            if event == "end":
                depth -= 1
                if tag == W + "p" or tag == DRAWING + "p":
                    if self.open and self.open[-1].element is element:
                        yield self.open.pop()
                else:
                    self._close(element, tag)
                continue
            depth += 1
            check_limit(limits, "max_depth", depth)
            if tag in SKIPPED or not isinstance(tag, str) or element in self.passed:
                walk.skip_subtree()
            elif tag == W + "tbl" and self.walk.skips(element):
                self.passed.add(element)
                walk.skip_subtree()
            elif self._open(element, tag):
                walk.skip_subtree()

    # What opens. Each returns whether what stands inside is passed over.

    def _open(self, element: etree._Element, tag: str) -> bool:
        if tag == W + "r":
            self.run = element
            self.look = self.styles.look_of_run(element, self.open[-1].style if self.open else "")
        elif tag == W + "t" or tag == W + "delText":
            self._add(element, self._words(element.text or ""))
        elif tag == W + "p":
            self._open_paragraph(element)
        elif tag in MARKS:
            return self._open_mark(element, tag)
        elif tag in _CHANGES:
            self.changes.append(element)
        elif tag == W + "sym":
            self._add(element, symbol(element.get(W + "char") or "", element.get(W + "font") or ""))
        elif tag in SIGNS:
            self._add(element, SIGNS[tag])
        elif tag == _FIELD:
            self._step(element)
        elif tag == W + "tbl":
            self._open_table(element)
        elif tag == W + "tr" or tag == W + "tc":
            self._open_row_or_cell(element, tag)
        elif tag == W + "txbxContent":
            self.tables.append(None)
        elif tag == MC + "AlternateContent":
            self._choose(element)
        else:
            return self._open_drawn(element, tag)
        return False

    def _open_drawn(self, element: etree._Element, tag: str) -> bool:
        """Open what is no plain run: an equation, an emoji, words in a drawing."""
        if tag == MATH + "oMath":
            self._add(element, self._apart(linear(element)))
            return True
        if tag == EMOJI + "symEx":
            self._add(element, symbol(element.get(EMOJI + "char") or "", ""))
        elif tag == DRAWING + "p":
            self.walk.paragraphs += 1
            self.open.append(Paragraph(element, self.story, self._plain_role, self._place(), nested=True))
        elif tag == DRAWING + "t":
            self._add(element, self._words(element.text or ""))
        elif drawn := words_drawn(self.walk.file, self.story, element):
            for words, node in drawn:
                self._add_drawn(words, node)
        return False

    def _open_paragraph(self, element: etree._Element) -> None:
        self.walk.paragraphs += 1
        check_limit(self.walk.limits, "max_paragraphs", self.walk.paragraphs)
        properties = element.find(W + "pPr")
        named = properties.find(W + "pStyle") if properties is not None else None
        style = named.get(W + "val") or "" if named is not None else self.styles.default_paragraph
        found = self.styles.role(style) if style else None
        numbered = numbered_in(properties)
        paragraph = Paragraph(element, self.story, self._plain_role, self._place(), style=style, nested=bool(self.open))
        if self.story.role is BODY:
            inherited = self.styles.numbered(style)
            listed = numbered.list or inherited.list
            if found:
                paragraph.role, paragraph.level = found
            elif numbered.list:
                paragraph.role = Role.LIST_ITEM
            if listed and listed != "0":
                level = numbered.level if numbered.level is not None else inherited.level
                paragraph.label = self.lists.label(type(numbered)(listed, level), style)
            self._put_into_table(paragraph)
        paragraph.pieces, self.pending = self.pending, []
        self.open.append(paragraph)

    @property
    def _plain_role(self) -> Role:
        return self.story.role

    def _place(self) -> str:
        if self.story.role is not BODY:
            return self.story.place
        table = self.tables[-1] if self.tables else None
        return f"table {table.number}, row {table.row}" if table else f"paragraph {self.walk.paragraphs}"

    def _put_into_table(self, paragraph: Paragraph) -> None:
        table = self.tables[-1] if self.tables else None
        if table is None or not table.is_data:
            return
        if paragraph.role is BODY:
            paragraph.role = Role.TABLE_CELL
        paragraph.cell = Cell(table.number, max(table.row, 1), max(table.column, 1), table.is_header)

    def _open_mark(self, element: etree._Element, tag: str) -> bool:
        self._add(element, "", always=True)
        return tag == W + "altChunk"

    def _open_table(self, element: etree._Element) -> None:
        self.walk.tables += 1
        shown = element.find(f"{W}tblPr/{W}tblLook")
        first = shown is not None and (
            shown.get(W + "firstRow") in ("1", "true", "on") or _flag(shown.get(W + "val"), 0x20)
        )
        self.tables.append(_Table(self.walk.tables, _is_data(element), first))

    def _open_row_or_cell(self, element: etree._Element, tag: str) -> None:
        table = self.tables[-1] if self.tables else None
        brought, hidden = 0, False
        if tag == W + "tr":
            properties = element.find(W + "trPr")
            hidden = properties is not None and is_on(properties.find(W + "hidden"))
            changes = [] if properties is None else [properties.find(W + "ins"), properties.find(W + "del")]
            if table:
                table.row, table.next_column = table.row + 1, 1 + _value(properties, "gridBefore")
                marked = properties is not None and is_on(properties.find(W + "tblHeader"))
                table.is_header = marked or (table.row == 1 and table.first_is_header)
        else:
            properties = element.find(W + "tcPr")
            changes = [] if properties is None else [properties.find(W + "cellIns"), properties.find(W + "cellDel")]
            if table:
                table.column = table.next_column
                table.next_column += max(_value(properties, "gridSpan"), 1)
        for change in changes:
            if change is not None:
                self.changes.append(change)
                brought += 1
        self.rows.append((brought, hidden))

    def _choose(self, element: etree._Element) -> None:
        """Pass over all forms of a thing but one: the first newer one that holds words, else the old one."""
        choices = element.findall(MC + "Choice")
        fallback = element.find(MC + "Fallback")
        chosen = next((one for one in choices if gives_words(one)), None)
        if chosen is None:
            chosen = (
                fallback
                if fallback is not None and (gives_words(fallback) or not choices)
                else next(iter(choices), None)
            )
        self.passed.update(one for one in element if one is not chosen)

    # What closes.

    def _close(self, element: etree._Element, tag: object) -> None:
        if tag == W + "r":
            self.run, self.look = None, PLAIN
        elif tag in _CHANGES:
            if self.changes and self.changes[-1] is element:
                self.changes.pop()
        elif tag == W + "tbl" or tag == W + "txbxContent":
            if element not in self.passed and self.tables:
                self.tables.pop()
        elif (tag == W + "tr" or tag == W + "tc") and self.rows:
            brought, _ = self.rows.pop()
            del self.changes[len(self.changes) - brought :]

    # Pieces.

    def _words(self, text: str) -> str:
        """Return the words of a text node as they are shown: one character for each of its own."""
        if "\n" in text or "\t" in text or "\r" in text:
            text = _ENDS.sub(" ", text)
        look = self.look
        if look is PLAIN:
            return text
        if look.font:
            text = in_symbols(text, look.font)
        if look.position == "superscript":
            return raised(text)
        return lowered(text) if look.position == "subscript" else text

    def _apart(self, equation: str) -> str:
        """Return an equation, with a space before it where it would run into a number: 2 and 3/4 must not become 23/4."""
        pieces = self.open[-1].pieces if self.open else []
        before = next((piece.text for piece in reversed(pieces) if piece.text), "")
        return f" {equation}" if before[-1:].isdigit() and equation[:1].isdigit() else equation

    def _add(self, node: etree._Element, text: str, *, always: bool = False) -> None:
        if not text and not always:
            return
        if text and any(self.fields):
            return
        hidden = bool(self.look.hidden) or any(hidden for _, hidden in self.rows)
        piece = Piece(text, node, self.run, tuple(self.changes), self.look, hidden)
        if self.open:
            self.open[-1].pieces.append(piece)
        elif always:
            self.pending.append(piece)

    def _add_drawn(self, words: str, node: etree._Element) -> None:
        """Add words that a drawing holds elsewhere as a line of their own."""
        home = self.open[-1] if self.open else None
        if home is None or not words.strip():
            return
        for text in ("\n", words, "\n"):
            home.pieces.append(Piece(text, node, None, tuple(self.changes), PLAIN, hidden=False))

    def _step(self, mark: etree._Element) -> None:
        step = self.steps.get(mark)
        if step == "begin":
            self.fields.append(True)
        elif step == "separate":
            self.fields[-1] = False
        elif step == "end":
            self.fields.pop()


def _field_steps(root: etree._Element) -> dict[etree._Element, str]:
    """Return the marks of all fields that have both a beginning and an end: one that is never closed must not swallow the rest."""
    open_: list[list[etree._Element]] = []
    steps: dict[etree._Element, str] = {}
    for mark in root.iter(_FIELD):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            open_.append([mark])
        elif open_ and kind == "separate" and len(open_[-1]) == 1:
            open_[-1].append(mark)
        elif open_ and kind == "end":
            begun = open_.pop()
            steps[mark] = "end"
            steps.update(zip(begun, ("begin", "separate"), strict=False))
    return steps


def _is_data(table: etree._Element) -> bool:
    """Tell whether a table holds data: two rows and two columns at least, no long prose in a cell, no table in one."""
    rows = table.findall(f"{W}tr") + table.findall(f"{W}sdt/{W}sdtContent/{W}tr")
    widest = most = seen = 0
    for row in rows:
        cells = row.findall(f"{W}tc") + row.findall(f"{W}sdt/{W}sdtContent/{W}tc")
        widest = max(widest, len(cells))
        for cell in cells:
            seen += 1
            if seen > _CELLS:
                break
            if cell.find(f".//{W}tbl") is not None:
                return False
            most = max(most, sum(len((node.text or "").split()) for node in cell.iter(W + "t")))
    return len(rows) > 1 and widest > 1 and most <= _LONGEST_CELL


def _value(properties: etree._Element | None, name: str) -> int:
    found = properties.find(W + name) if properties is not None else None
    value = found.get(W + "val") or "" if found is not None else ""
    return min(int(value), 1000) if value.isdecimal() and len(value) < 6 else 0


def _flag(value: str | None, bit: int) -> bool:
    try:
        return bool(int(value or "", 16) & bit)
    except ValueError:
        return False
