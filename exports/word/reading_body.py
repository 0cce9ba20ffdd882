"""A marked-up Word file becomes what it says now: the words with whatever ties them to segments, and every carrier of a kind.

Whoever saved the file last (Word, LibreOffice, a converter) has its own ways: bookmarks left open, styles handed on to the next
paragraph, comments without ranges. What each does is told in docs/word.md and tested with files that it saved. The words are walked
through as they are when a Word file is read for the first time, so that nothing is a change that is only read in another way.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from annotate.merge import Comment, Detail, EditedFile, Hand, Paragraph, Row, Stretch
from annotate.model import Kind
from exports.word.body import AUTHOR
from exports.word.reading_looks import PLAIN, Looks, ParagraphLook, RunLook, looks_of
from exports.word.reading_parts import (
    INDEX,
    SHEET,
    TITLES,
    Form,
    columns_of,
    comments_of,
    details_in,
    hand_of,
    is_details,
    last_hand,
    lines_of,
    rows_of,
    usual_columns,
)
from exports.word.styles import NOTED, strange_in
from source.formats import DELETED, Package, W
from source.limits import Limits
from source.model import Role
from source.readers.word import Paragraph as WordParagraph
from source.readers.word import Piece, Styles, Walk, WordFile, is_contents
from source.text import clean

MARGINS = {Role.HEADER: "page header", Role.FOOTER: "page footer"}
_BOOKMARK = re.compile(r"cd_([A-Za-z][\w.-]*?)(?:_Copy_\d+)?")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class _Piece:
    """Words of one run while the file is being read, with whatever is open around them."""

    text: str
    bookmark: str | None
    comments: tuple[str, ...]
    kind: Kind | None
    proposed: bool
    deleted: bool
    hand: Hand | None
    struck: bool = False


@dataclass(slots=True)
class _Paragraph:
    """A paragraph of the text while it is being read, or a line of one; ``nested``: it stands in another (a text box)."""

    look: ParagraphLook
    nested: bool = False
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(piece.text for piece in self.pieces).strip()

    @property
    def is_furniture(self) -> bool:
        """Whether it belongs to our tables. What an editor wrote or pasted into such a paragraph is text like any other."""
        return self.look.furniture and self.words in ("", *TITLES)


@dataclass(slots=True)
class _Body:
    """What stands in the file, in its order. ``strange`` is what is no text; ``anchors`` are the segments where the marks of comments stand;
    ``margins`` the lines of header and footer that are not ours; ``hidden`` counts passages that Word does not show.
    """

    paragraphs: list[_Paragraph] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    index: list[tuple[str, ...]] = field(default_factory=list)
    strange: Counter[str] = field(default_factory=Counter)
    anchors: dict[str, str] = field(default_factory=dict)
    margins: list[tuple[Role, str]] = field(default_factory=list)
    contents: bool = False
    hidden: list[tuple[str | None, str]] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)


def read_edited(package: Package, limits: Limits, form: Form) -> EditedFile:
    """Return what an edited file says. Raises Unreadable and TooLarge."""
    file = WordFile.of(package)
    body = _Reading(looks_of(package, file.main), limits, form).through(file)
    comments = comments_of(package, file.main)
    tie = _Ties(body.paragraphs, {number: one.label[0] for number, one in comments.items() if one.own and one.label})
    return EditedFile(
        tuple(_joined(body.paragraphs, tie)),
        tuple(body.rows),
        tuple(replace(one, segment=_beside(number, one, body, tie)) for number, one in comments.items()),
        last_hand(package),
        tuple(_put_in(body, form)),
        tuple(body.index),
        (*_struck(body.paragraphs, tie, form), *body.hidden, *_margins(body, form)),
        form.kept,
        tuple(body.details),
    )


def _put_in(body: _Body, form: Form) -> Iterator[str]:
    """Yield what is no text and was not there before."""
    for what, count in body.strange.items():
        stays = (
            form.in_place and what in NOTED
        )  # of a note in somebody's document the words are read, and its place is left
        if count > form.strange.get(what, 0) and not stays:
            yield what
    if body.contents:
        yield "a table of contents"


def _margins(body: _Body, form: Form) -> Iterator[tuple[None, str]]:
    """Yield what to tell of words that somebody wrote into header or footer; page numbers count themselves."""
    if form.margins is None:
        return
    ours = Counter(_DIGITS.sub("", line) for line in form.margins)
    for role, words in body.margins:
        key = _DIGITS.sub("", words)
        if ours[key]:
            ours[key] -= 1
        else:
            yield None, f"“{words}” in the {MARGINS[role]} was left out: write it into the text"


# The words ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Bookmark:
    """A bookmark of ours that is open; ``closed``: it is closed somewhere."""

    id: str
    segment: str
    closed: bool


@dataclass(slots=True)
class _Marks:
    """The bookmarks and the ranges of comments that are open."""

    bookmarks: list[_Bookmark] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)

    @property
    def segment(self) -> str | None:
        """The segment whose bookmark is open."""
        return self.bookmarks[-1].segment if self.bookmarks else None


class _Reading:
    """The paragraphs as they come, and the marks that are open among them."""

    def __init__(self, looks: Looks, limits: Limits, form: Form) -> None:
        self.looks, self.limits, self.form = looks, limits, form
        self.body = _Body()
        self.styles = Styles({})
        self.marks = _Marks()
        self.ends: dict[etree._Element, set[str | None]] = {}
        self.run: tuple[etree._Element | None, RunLook] = (None, PLAIN)
        self.titled = False

    def through(self, file: WordFile) -> _Body:
        self.styles = file.styles
        root = file.parts.root(file.main)
        if root is not None:
            self.body.strange += strange_in(root)
        story: etree._Element | None = None
        for paragraph in Walk(file, self.limits, self._is_furniture).through():
            if paragraph.story.root is not story:
                story, self.marks = paragraph.story.root, _Marks()
            if paragraph.story.role in MARGINS and not self.form.in_place:
                if words := clean(
                    "".join(piece.text for piece in paragraph.pieces if not piece.is_deleted)
                ).text.strip():
                    self.body.margins.append((paragraph.story.role, words))
                continue
            self._take(paragraph, _Marks() if paragraph.nested else self.marks)
        return self.body

    def _is_furniture(self, table: etree._Element) -> bool:
        """Tell whether a table is ours, and take what it says; what headed it loses its style in LibreOffice where all before it was deleted."""
        style = table.find(f"{W}tr/{W}tc/{W}p/{W}pPr/{W}pStyle")
        ours = style is not None and self.looks.name(style).startswith("copydesksheet")
        if not ours and not columns_of(table, SHEET) and not columns_of(table, INDEX) and not is_details(table):
            return False
        paragraphs, titled = self.body.paragraphs, self.titled
        while paragraphs and not any(home.tag == W + "p" for home in table.iterancestors()):
            words = paragraphs[-1].words
            if words and (titled or words not in TITLES):
                break
            titled = titled or bool(words)
            paragraphs.pop()
        self._read_table(table)
        return True

    def _read_table(self, table: etree._Element) -> None:
        """Take the rows of a table of ours, by the headings of its columns wherever they were moved to."""
        self.titled = is_details(table)  # the review sheet, which follows, stands under the same heading
        if self.titled:
            self.body.details += details_in(table)
            return
        columns = columns_of(table, SHEET)
        if not columns and (index := columns_of(table, INDEX)):
            self.body.index += lines_of(table, index)
            return
        columns = columns or usual_columns(table)
        if not columns:
            self.body.strange["a table in the style of the review sheet, without its columns,"] += 1
            return
        for row, cells in rows_of(table, columns):
            self.body.rows.append(row)
            for comment in cells.iter(W + "commentReference"):
                self.body.anchors.setdefault(comment.get(W + "id") or "", row.segment)

    def _take(self, found: WordParagraph, marks: _Marks) -> None:
        """Take a paragraph, line by line where the file was marked up in place: there a line is a block of the text."""
        look = self.looks.of_paragraph(found.element)
        if self.form.in_place or found.story.role is not Role.PARAGRAPH:
            look = replace(look, role=found.role)
        if found.is_drop_cap:
            look = replace(look, joined=True)
        line = _Paragraph(look, found.nested)
        lines = [line]
        for hidden, pieces in itertools.groupby(found.pieces, lambda piece: piece.hidden and bool(piece.text)):
            if hidden:
                self._tell_hidden(pieces, marks)
                continue
            for piece in pieces:
                if not piece.text:
                    self._mark(piece, line, marks)
                elif piece.text != "\n":
                    self._add(piece, clean(piece.text).text, line, marks)
                elif self.form.in_place:
                    line = _Paragraph(look, found.nested)
                    lines.append(line)
                elif piece.node.get(W + "type") in (None, "textWrapping"):
                    self._add(piece, "\n", line, marks)
        # LibreOffice leaves the first half of a bookmark open where a paragraph was split.
        marks.bookmarks = [mark for mark in marks.bookmarks if mark.closed]
        put_in = not self.form.contents and not any(piece.bookmark for one in lines for piece in one.pieces)
        if put_in and is_contents(found, self.styles):
            if not self.form.in_place:
                self.body.contents = self.body.contents or bool(line.words)
                return
            line.look = replace(line.look, kind=Kind.BOILERPLATE)  # one in somebody's document is text of it
        for one in lines[:-1]:
            one.look = replace(look, joined=False)
        self.body.paragraphs += lines

    def _tell_hidden(self, pieces: Iterable[Piece], marks: _Marks) -> None:
        words = "".join(piece.text for piece in pieces if not piece.is_deleted).strip()
        if words and not self.form.in_place:
            self.body.hidden.append((marks.segment, f"“{words}” is hidden, and was left out: Word does not show it"))

    def _mark(self, piece: Piece, line: _Paragraph, marks: _Marks) -> None:
        node = piece.node
        tag, number = node.tag, node.get(W + "id") or ""
        if tag == W + "bookmarkStart":
            if named := _BOOKMARK.fullmatch(node.get(W + "name") or ""):
                marks.bookmarks.append(_Bookmark(number, named[1], number in self._ends_in(node)))
        elif tag == W + "bookmarkEnd":
            marks.bookmarks = [mark for mark in marks.bookmarks if mark.id != number]
        elif tag == W + "commentRangeStart":
            marks.ranges.append(number)
        elif tag == W + "commentRangeEnd":
            marks.ranges = [one for one in marks.ranges if one != number]
        elif tag == W + "commentReference":
            before = next((one.bookmark for one in reversed(line.pieces) if one.bookmark), None)
            if home := marks.segment or before:
                self.body.anchors.setdefault(number, home)

    def _ends_in(self, node: etree._Element) -> "set[str | None]":
        """Return the ids of the bookmarks that are closed in the part of a mark."""
        root = node.getroottree().getroot()
        if root not in self.ends:
            self.ends[root] = {mark.get(W + "id") for mark in root.iter(W + "bookmarkEnd")}
        return self.ends[root]

    def _add(self, piece: Piece, text: str, line: _Paragraph, marks: _Marks) -> None:
        if piece.run is not self.run[0]:
            self.run = (piece.run, self.looks.of_run(piece.run) if piece.run is not None else PLAIN)
        look = self.run[1]
        hands = [(change.tag in DELETED or change.tag == W + "cellDel", hand_of(change)) for change in piece.changes]
        deletions = [hand for deletion, hand in hands if deletion]
        proposed = bool(deletions) and all(hand.by == AUTHOR for hand in deletions)
        hand = look.hand or next((hand for _, hand in reversed(hands) if hand.by != AUTHOR), None)
        deleted = bool(deletions) and not proposed
        line.pieces.append(
            _Piece(text, marks.segment, tuple(marks.ranges), look.kind, proposed, deleted, hand, look.struck)
        )


class _Ties:
    """Which segment words belong to: that of the bookmark around them; where none of its words are left there, that of the comment."""

    def __init__(self, paragraphs: list[_Paragraph], comments: Mapping[str, str]) -> None:
        self.comments = comments
        pieces = [piece for paragraph in paragraphs if not paragraph.is_furniture for piece in paragraph.pieces]
        self.bookmarked = {piece.bookmark for piece in pieces if not piece.deleted and piece.text.strip()} - {None}
        self.places: dict[str, str] = {}
        for piece in pieces:
            for number in piece.comments:
                home = self.segment_of(piece)
                if home and piece.text.strip():
                    self.places.setdefault(number, home)

    def segment_of(self, piece: _Piece) -> str | None:
        if piece.bookmark and (piece.bookmark in self.bookmarked or piece.deleted):
            return piece.bookmark
        named = (self.comments[number] for number in reversed(piece.comments) if number in self.comments)
        return next((segment for segment in named if segment not in self.bookmarked), None)


def _joined(paragraphs: list[_Paragraph], tie: _Ties) -> Iterator[Paragraph]:
    """Yield the paragraphs of the text, those made one whose end between them an editor deleted."""
    held: list[Stretch] = []
    begun: _Paragraph | None = None
    for paragraph in paragraphs:
        if paragraph.is_furniture:
            continue
        stretches = _stretches(paragraph, tie)
        if begun is not None and paragraph.nested:  # a text box in the midst of what goes on
            yield Paragraph(tuple(stretches), paragraph.look.kind, paragraph.look.role, paragraph.look.hand)
            continue
        several = begun is not None
        head = begun or paragraph
        held += stretches
        # An end that goes together with all its words leaves the next paragraph as it was.
        if paragraph.look.joined:
            begun = head if any(not one.deleted and one.text.strip() for one in held) else None
            if begun is not None:
                continue
            yield Paragraph(tuple(held))
            held = []
            continue
        look = head.look
        yield Paragraph(tuple(held), None if several else look.kind, look.role, look.hand, look.labelled)
        held, begun = [], None
    if held:
        yield Paragraph(tuple(held))


def _struck(paragraphs: list[_Paragraph], tie: _Ties, form: Form) -> Iterator[tuple[str | None, str]]:
    """Yield what to tell of words that an editor struck through by hand, as if that deleted them."""
    for paragraph in paragraphs:
        runs = itertools.groupby(
            paragraph.pieces, lambda piece: (piece.struck and not piece.deleted, tie.segment_of(piece))
        )
        for (struck, segment), pieces in runs:
            words = "".join(piece.text for piece in pieces).strip()
            if struck and words and not any(words in one for one in form.struck):
                yield segment, f"“{words}” is struck through, which deletes nothing: delete it, or take the line out"


def _stretches(paragraph: _Paragraph, tie: _Ties) -> list[Stretch]:
    """Return the words of a paragraph, neighbours that are alike made one."""
    stretches: list[Stretch] = []
    for piece in paragraph.pieces:
        one = Stretch(piece.text, tie.segment_of(piece), piece.kind, piece.proposed, piece.deleted, piece.hand)
        if stretches and replace(stretches[-1], text="") == replace(one, text=""):
            stretches[-1] = replace(one, text=stretches[-1].text + one.text)
        else:
            stretches.append(one)
    return stretches


# Comments ---------------------------------------------------------------------------------------------------------


def _beside(number: str, comment: Comment, body: _Body, tie: _Ties) -> str | None:
    """Return the segment that a comment stands beside."""
    if comment.own and comment.label:
        return comment.label[0]
    return tie.places.get(number) or body.anchors.get(number)
