"""The walk through a Word file: its paragraphs in the document's order, each with its pieces and the elements that these come from.

Whoever reads a file, reads an edited one back, or marks one up in place goes this one way, so that all agree on every character.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from source.formats import DELETED, DIAGRAM, DRAWING, EMOJI, INSERTED, MATH, MC, SIGNS, SKIPPED, VML, W, is_on
from source.limits import Limits, check_limit
from source.model import Cell, Role
from source.readers.word.drawings import form_to_read, words_drawn
from source.readers.word.numbering import Lists, lists_in
from source.readers.word.signs import as_shown, linear, symbol
from source.readers.word.stories import BODY, Story, WordFile
from source.readers.word.styles import PLAIN, Look, Stated, child_of, said_in, stated_in
from source.readers.word.tables import Table

# What is no text but is wanted at its place: marks of comments and bookmarks, references, what may hold words that are not read here.
MARKS = frozenset(
    W + name
    for name in (
        "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference footnoteReference endnoteReference "
        "drawing pict object altChunk subDoc"
    ).split()
)
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_FIELD, _EQUATION = W + "fldChar", MATH + "oMath"
_CHANGES = INSERTED | DELETED
_GONE = DELETED | {W + "cellDel"}
_ROW_CHANGES, _CELL_CHANGES = frozenset((W + "ins", W + "del")), frozenset((W + "cellIns", W + "cellDel"))


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
        return bool(self.changes) and any(change.tag in _GONE for change in self.changes)


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its pieces. ``style`` is the id of its style; ``place`` says where it stands; ``nested``: in another (a text box).

    ``mark`` is the tracked deletion of its end; ``is_drop_cap``: it is the large first letter of the next one.
    """

    element: etree._Element
    story: Story
    role: Role
    place: str
    level: int | None = None
    style: str = ""
    cell: Cell | None = None
    label: str = ""
    nested: bool = False
    mark: etree._Element | None = None
    is_drop_cap: bool = False
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Walk:
    """A walk through the stories of a file. ``skips`` is asked of each table whether it is passed over."""

    file: WordFile
    limits: Limits
    skips: Callable[[etree._Element], bool] = lambda _: False
    paragraphs: int = 0
    tables: int = 0
    references: dict[tuple[str, str], None] = field(default_factory=dict)
    _lists: Lists | None = None

    @property
    def lists(self) -> Lists:
        """The file's lists, with what was counted so far; the part is not read unless a paragraph belongs to one."""
        if self._lists is None:
            self._lists = lists_in(self.file.part("numbering"), self.file.styles)
        return self._lists

    def through(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of all stories: headers, the body, the notes that it calls, footers."""
        for story in self.file.stories(self.references):
            yield from _StoryWalk(self, story).through()


class _StoryWalk:
    """The walk through one story, and what is open on it.

    ``run`` … ``changes`` are what holds for the words at this place; ``outer`` what held outside of what is open, to come back to.
    """

    def __init__(self, walk: Walk, story: Story) -> None:
        self.walk, self.story = walk, story
        self.styles = walk.file.styles
        self.said = said_in(story.root)
        self.open: list[Paragraph] = []
        self.done: list[Paragraph] = []
        self.pending: list[Piece] = []  # marks that stand between paragraphs
        self.tables: list[Table | None] = []  # None: a text box, in which an outer table does not count
        self.run: etree._Element | None = None
        self.look = PLAIN
        self.hidden = False
        self.changes: tuple[etree._Element, ...] = ()
        self.outer: list[tuple[etree._Element | None, Look, bool, tuple[etree._Element, ...]]] = []
        self.equation: Piece | None = None  # the last piece, if it is one
        self.passed: set[etree._Element] = set()
        self.fields: list[bool] = []  # whether each open field is in its instruction
        self.instructions = 0  # how many are
        self.steps: dict[etree._Element, str] | None = None  # the marks of its fields, once there is one

    def through(self) -> Iterator[Paragraph]:
        """Yield the paragraphs, each when it ends."""
        deepest = self.walk.limits.max_depth
        way = [(self.story.root, iter(self.story.root))]
        while way:
            element, children = way[-1]
            for child in children:
                opening = _OPENING.get(child.tag)
                if opening(self, child) if opening else len(child):
                    way.append((child, iter(child)))
                    if len(way) >= deepest:
                        check_limit(self.walk.limits, "max_depth", len(way) + bool(len(child)))
                    break
            else:
                way.pop()
                if closing := _CLOSING.get(element.tag):
                    closing(self, element)
                    if self.done:
                        yield from self.done
                        self.done.clear()

    def _enter(self, run: etree._Element | None, look: Look, *, hidden: bool = False) -> None:
        self.outer.append((self.run, self.look, self.hidden, self.changes))
        self.run, self.look, self.hidden = run, look, self.hidden or hidden

    def _leave(self, _: etree._Element) -> None:
        self.run, self.look, self.hidden, self.changes = self.outer.pop()

    # What opens. Each returns whether the walk goes inside.

    def _pass(self, _: etree._Element) -> bool:
        return False

    def _open_run(self, element: etree._Element) -> bool:
        look = self.styles.look_of_run(self.said.get(element, ()), self.open[-1].style if self.open else "")
        self._enter(element, look, hidden=bool(look.hidden))
        return True

    def _open_words(self, element: etree._Element) -> bool:
        if text := element.text:
            self._add(element, as_shown(text, self.look.position, self.look.font))
        return False

    def _open_sign(self, element: etree._Element) -> bool:
        self._add(element, SIGNS[element.tag])
        return False

    def _open_symbol(self, element: etree._Element) -> bool:
        self._add(element, symbol(element.get(W + "char") or "", element.get(W + "font") or ""))
        return False

    def _open_emoji(self, element: etree._Element) -> bool:
        self._add(element, symbol(element.get(EMOJI + "char") or "", ""))
        return False

    def _open_equation(self, element: etree._Element) -> bool:
        """Add an equation, apart from a number before it: 2 and 3/4 must not become 23/4."""
        words = linear(element)
        before = self._last_words()[-1:]
        if (_is_displayed(element) and before.strip()) or (before.isdigit() and words[:1].isdigit()):
            words = f" {words}"
        self._add(element, words)
        last = self.open[-1].pieces[-1] if self.open and self.open[-1].pieces else None
        self.equation = last if last is not None and last.node is element else None
        return False

    def _open_change(self, element: etree._Element) -> bool:
        self._enter(self.run, self.look)
        self.changes = (*self.changes, element)
        return True

    def _open_mark(self, element: etree._Element) -> bool:
        piece = Piece("", element, self.run, self.changes, self.look, self.hidden)
        (self.open[-1].pieces if self.open else self.pending).append(piece)
        kind = _NOTES.get(element.tag)
        if kind and self.story.role is BODY and not self.hidden and not piece.is_deleted:
            self.walk.references[kind, element.get(W + "id") or ""] = None
        return len(element) > 0

    def _open_drawn(self, element: etree._Element) -> bool:
        """Add words that a drawing holds elsewhere, each line as one of its own."""
        if self.open:
            for words, node in words_drawn(self.walk.file, self.story, element):
                if words.strip():
                    for text in ("\n", words, "\n"):
                        self.open[-1].pieces.append(Piece(text, node, None, self.changes, PLAIN, self.hidden))
        return len(element) > 0

    def _open_drawn_paragraph(self, element: etree._Element) -> bool:
        self.walk.paragraphs += 1
        self._enter(None, PLAIN)
        self.open.append(Paragraph(element, self.story, self.story.role, self._place(), nested=True))
        return True

    def _open_paragraph(self, element: etree._Element) -> bool:
        self.walk.paragraphs += 1
        check_limit(self.walk.limits, "max_paragraphs", self.walk.paragraphs)
        stated = stated_in(element)
        style = self.styles.default_paragraph if stated.style is None else stated.style
        paragraph = Paragraph(element, self.story, self.story.role, self._place(), style=style, nested=bool(self.open))
        paragraph.mark, paragraph.is_drop_cap = stated.end, stated.is_drop_cap
        if self.story.role is BODY:
            if found := self.styles.role(style) if style else None:
                paragraph.role, paragraph.level = found
            elif (stated.numbered.list or "0") != "0":
                paragraph.role = Role.LIST_ITEM
            numbered = stated.numbered.over(self.styles.numbered(style))
            if numbered.list and not self._is_gone(stated, style):
                paragraph.label = self.walk.lists.label(numbered, style)
            self._put_into_table(paragraph)
        if self.pending:
            paragraph.pieces, self.pending = self.pending, []
        self._enter(None, PLAIN)
        self.open.append(paragraph)
        return True

    def _is_gone(self, stated: Stated, style: str) -> bool:
        """Tell whether a paragraph does not count in its list: it becomes one with the next, or nothing of it is shown."""
        if stated.end is not None or self.hidden or any(change.tag in _GONE for change in self.changes):
            return True
        return self.styles.hides(style) if stated.hides_end is None else stated.hides_end

    def _place(self) -> str:
        if self.story.role is not BODY:
            return self.story.place
        table = self.tables[-1] if self.tables else None
        return f"table {table.number}, row {table.row}" if table else f"paragraph {self.walk.paragraphs}"

    def _put_into_table(self, paragraph: Paragraph) -> None:
        table = self.tables[-1] if self.tables else None
        paragraph.cell = table.cell if table else None
        if paragraph.cell and paragraph.role is BODY:
            paragraph.role = Role.TABLE_CELL

    def _open_table(self, element: etree._Element) -> bool:
        if self.walk.skips(element):
            return False
        self.walk.tables += 1
        self.tables.append(Table.of(element, self.walk.tables))
        return True

    def _open_row(self, element: etree._Element) -> bool:
        properties = child_of(element, W + "trPr")
        self._enter(self.run, self.look, hidden=properties is not None and is_on(child_of(properties, W + "hidden")))
        self._add_changes(properties, _ROW_CHANGES)
        if self.tables and (table := self.tables[-1]):
            table.open_row(properties)
        return True

    def _open_cell(self, element: etree._Element) -> bool:
        properties = child_of(element, W + "tcPr")
        self._enter(self.run, self.look)
        self._add_changes(properties, _CELL_CHANGES)
        if self.tables and (table := self.tables[-1]):
            table.open_cell(properties)
        return True

    def _add_changes(self, properties: etree._Element | None, tags: frozenset[str]) -> None:
        for one in properties if properties is not None else ():
            if one.tag in tags:
                self.changes = (*self.changes, one)

    def _open_box(self, _: etree._Element) -> bool:
        self.tables.append(None)
        return True

    def _choose(self, element: etree._Element) -> bool:
        """Pass over all forms of a thing but one."""
        chosen = form_to_read(element)
        self.passed.update(one for one in element if one is not chosen)
        return True

    def _open_form(self, element: etree._Element) -> bool:
        return element not in self.passed

    # What closes.

    def _close_paragraph(self, element: etree._Element) -> None:
        self._leave(element)
        self.done.append(self.open.pop())
        self.equation = None

    def _close_table(self, _: etree._Element) -> None:
        self.tables.pop()

    # Pieces.

    def _add(self, node: etree._Element, text: str) -> None:
        """Add a piece with words, unless they are a field's instruction."""
        if not self.open or not text or self.instructions:
            return
        if self.equation:
            self._part_from_equation(text)
        self.open[-1].pieces.append(Piece(text, node, self.run, self.changes, self.look, self.hidden))

    def _last_words(self) -> str:
        pieces = self.open[-1].pieces if self.open else []
        return next((piece.text for piece in reversed(pieces) if piece.text), "")

    def _part_from_equation(self, text: str) -> None:
        """Set a space behind the equation that stands before words, where the two would run together."""
        before, self.equation = self.equation, None
        if before is None or text[:1].isspace():
            return
        if _is_displayed(before.node) or (before.text[-1:].isdigit() and text[:1].isdigit()):
            before.text += " "

    def _step(self, mark: etree._Element) -> bool:
        if self.steps is None:
            self.steps = _field_steps(self.story.root)
        step = self.steps.get(mark)
        if step == "begin":
            self.fields.append(True)
            self.instructions += 1
        elif step == "separate" and self.fields:
            self.instructions -= self.fields[-1]
            self.fields[-1] = False
        elif step == "end" and self.fields:
            self.instructions -= self.fields.pop()
        return False


def _is_displayed(equation: etree._Element) -> bool:
    """Tell whether an equation stands on a line of its own."""
    home = equation.getparent()
    return home is not None and home.tag == MATH + "oMathPara"


def _field_steps(root: etree._Element) -> dict[etree._Element, str]:
    """Return the marks of all fields that have both a beginning and an end: one that is never closed must not swallow the rest."""
    open_: list[list[etree._Element]] = []
    steps: dict[etree._Element, str] = {}
    for mark in root.iter(_FIELD):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            open_.append([mark])
        elif open_ and kind == "separate":
            open_[-1].append(mark)
        elif open_ and kind == "end":
            begun = open_.pop()
            steps[mark] = "end"
            steps.update(zip(begun, ("begin", "separate"), strict=False))
    return steps


# What is done where an element opens, and where it closes; whatever is not named here is gone through.
_OPENING: Mapping[object, Callable[[_StoryWalk, etree._Element], bool]] = {
    **dict.fromkeys(SKIPPED, _StoryWalk._pass),
    **dict.fromkeys(SIGNS, _StoryWalk._open_sign),
    **dict.fromkeys(MARKS, _StoryWalk._open_mark),
    **dict.fromkeys(_CHANGES, _StoryWalk._open_change),
    **dict.fromkeys((W + "t", W + "delText", DRAWING + "t"), _StoryWalk._open_words),
    **dict.fromkeys((VML + "textpath", DIAGRAM + "relIds"), _StoryWalk._open_drawn),
    **dict.fromkeys((MC + "Choice", MC + "Fallback"), _StoryWalk._open_form),
    W + "p": _StoryWalk._open_paragraph,
    W + "r": _StoryWalk._open_run,
    W + "sym": _StoryWalk._open_symbol,
    W + "tbl": _StoryWalk._open_table,
    W + "tr": _StoryWalk._open_row,
    W + "tc": _StoryWalk._open_cell,
    W + "txbxContent": _StoryWalk._open_box,
    DRAWING + "p": _StoryWalk._open_drawn_paragraph,
    MC + "AlternateContent": _StoryWalk._choose,
    EMOJI + "symEx": _StoryWalk._open_emoji,
    _EQUATION: _StoryWalk._open_equation,
    _FIELD: _StoryWalk._step,
}
_CLOSING: Mapping[object, Callable[[_StoryWalk, etree._Element], None]] = {
    **dict.fromkeys((W + "r", W + "tr", W + "tc", *_CHANGES), _StoryWalk._leave),
    **dict.fromkeys((W + "p", DRAWING + "p"), _StoryWalk._close_paragraph),
    **dict.fromkeys((W + "tbl", W + "txbxContent"), _StoryWalk._close_table),
}
