"""A marked-up Word file becomes what it says now: the words with whatever ties them to segments, and every carrier of a kind.

Whoever saved the file last (Word, LibreOffice, a converter) has its own ways: bookmarks left open, styles handed on to the next
paragraph, comments without ranges. What each does is told in docs/word.md and tested with files that it saved.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from annotate.merge import Comment, EditedFile, Hand, Paragraph, Row, Stretch
from annotate.model import Kind
from exports.word.body import AUTHOR
from exports.word.reading_looks import PLAIN, Looks, ParagraphLook, looks_of
from exports.word.reading_parts import (
    DELETED,
    INDEX,
    INSERTED,
    SHEET,
    TITLES,
    columns_of,
    comments_of,
    hand_of,
    is_details,
    last_hand,
    lines_of,
    rows_of,
    usual_columns,
    words_in,
)
from source.formats import MATH, SKIPPED, Package, W
from source.limits import Limits, check_limit
from source.readers.word import main_part

# What else an editor may have put into the file, which is no text of ours.
STRANGE = {
    W + "footnoteReference": "a footnote",
    W + "endnoteReference": "an endnote",
    W + "drawing": "a picture",
    W + "pict": "a picture",
    W + "object": "an embedded object",
    W + "altChunk": "an embedded document",
    MATH + "oMath": "a formula",
}

_BOOKMARK = re.compile(r"cd_([A-Za-z][\w.-]*?)(?:_Copy_\d+)?")


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
    """A paragraph of the body while it is being read."""

    look: ParagraphLook
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
    """What stands in the body, in its order. ``strange`` is what is no text; ``anchors`` are the segments where the marks of comments stand."""

    paragraphs: list[_Paragraph] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    index: list[tuple[str, ...]] = field(default_factory=list)
    strange: dict[str, None] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)


def read_edited(package: Package, limits: Limits) -> EditedFile:
    """Return what an edited file says. Raises Unreadable and TooLarge."""
    main = main_part(package)
    root = package.root(main)
    body = _Walk(looks_of(package, main), limits).through(root) if root is not None else _Body()
    comments = comments_of(package, main)
    tie = _Ties(body.paragraphs, {number: one.label[0] for number, one in comments.items() if one.own and one.label})
    return EditedFile(
        tuple(_joined(body.paragraphs, tie)),
        tuple(body.rows),
        tuple(replace(one, segment=_beside(number, one, body, tie)) for number, one in comments.items()),
        last_hand(package),
        tuple(body.strange),
        tuple(body.index),
        tuple(_struck(body.paragraphs, tie)),
    )


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


class _Walk:
    """A walk through the body that remembers what is open: paragraphs, tracked changes, and the marks round each text box and in it."""

    def __init__(self, looks: Looks, limits: Limits) -> None:
        self.looks, self.limits = looks, limits
        self.body = _Body()
        self.open: list[_Paragraph] = []
        self.changes: list[tuple[bool, Hand]] = []  # whether it is a deletion, and whose
        self.marks = [_Marks()]
        self.run = PLAIN
        self.titled = False

    def through(self, root: etree._Element) -> _Body:
        ends = {mark.get(W + "id") for mark in root.iter(W + "bookmarkEnd")}
        walk = etree.iterwalk(root, events=("start", "end"))
        depth = 0
        for event, element in walk:
            if event == "end":
                depth -= 1
                self._close(element)
                continue
            depth += 1
            check_limit(self.limits, "max_depth", depth)
            if self._is_skipped(element):
                walk.skip_subtree()
            else:
                self._open(element, ends)
        return self.body

    def _is_skipped(self, element: etree._Element) -> bool:
        if element.tag == W + "tbl" and self._is_furniture(element):
            self._read_table(element)
            return True
        return element.tag in SKIPPED and element.tag != W + "delText"

    def _is_furniture(self, table: etree._Element) -> bool:
        """Tell whether a table is ours; what headed it loses its style in LibreOffice where all before it was deleted."""
        style = table.find(f"{W}tr/{W}tc/{W}p/{W}pPr/{W}pStyle")
        ours = style is not None and self.looks.name(style).startswith("copydesksheet")
        if not ours and not columns_of(table, SHEET) and not columns_of(table, INDEX) and not is_details(table):
            return False
        paragraphs, titled = self.body.paragraphs, self.titled
        while paragraphs and not self.open:
            words = paragraphs[-1].words
            if words and (titled or words not in TITLES):
                break
            titled = titled or bool(words)
            paragraphs.pop()
        return True

    def _read_table(self, table: etree._Element) -> None:
        """Take the rows of a table of ours, by the headings of its columns wherever they were moved to."""
        self.titled = is_details(table)  # the review sheet, which follows, stands under the same heading
        if self.titled:
            return
        columns = columns_of(table, SHEET)
        if not columns and (index := columns_of(table, INDEX)):
            self.body.index += lines_of(table, index)
            return
        columns = columns or usual_columns(table)
        if not columns:
            self.body.strange["a table in the style of the review sheet, without its columns,"] = None
            return
        for row, cells in rows_of(table, columns):
            self.body.rows.append(row)
            for comment in cells.iter(W + "commentReference"):
                self.body.anchors.setdefault(comment.get(W + "id") or "", row.segment)

    def _open(self, element: etree._Element, ends: "set[str | None]") -> None:
        tag, marks = element.tag, self.marks[-1]
        if tag == W + "p":
            if self.open:
                self.marks.append(_Marks())
            self.open.append(_Paragraph(self.looks.of_paragraph(element)))
            check_limit(self.limits, "max_paragraphs", len(self.body.paragraphs) + len(self.open))
        elif tag == W + "r":
            self.run = self.looks.of_run(element)
        elif tag in INSERTED or tag in DELETED:
            self.changes.append((tag in DELETED, hand_of(element)))
        elif tag == W + "bookmarkStart":
            if found := _BOOKMARK.fullmatch(element.get(W + "name") or ""):
                number = element.get(W + "id") or ""
                marks.bookmarks.append(_Bookmark(number, found[1], number in ends))
        elif tag == W + "bookmarkEnd":
            marks.bookmarks = [mark for mark in marks.bookmarks if mark.id != element.get(W + "id")]
        elif tag == W + "commentRangeStart":
            marks.ranges.append(element.get(W + "id") or "")
        elif tag == W + "commentRangeEnd":
            marks.ranges = [number for number in marks.ranges if number != element.get(W + "id")]
        elif tag == W + "commentReference":
            self._anchor(element.get(W + "id") or "")
        elif tag in STRANGE:
            self.body.strange[STRANGE[tag]] = None
        else:
            self._add(words_in(element))

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == W + "p" and self.open:
            self.body.paragraphs.append(self.open.pop())
            # LibreOffice leaves the first half of a bookmark open where a paragraph was split.
            self.marks[-1].bookmarks = [mark for mark in self.marks[-1].bookmarks if mark.closed]
            if self.open:
                self.marks.pop()
        elif tag == W + "r":
            self.run = PLAIN
        elif (tag in INSERTED or tag in DELETED) and self.changes:
            self.changes.pop()

    def _anchor(self, comment: str) -> None:
        """Remember the segment whose words stand before a comment's mark."""
        pieces = self.open[-1].pieces if self.open else []
        before = next((piece.bookmark for piece in reversed(pieces) if piece.bookmark), None)
        if home := self._bookmark or before:
            self.body.anchors.setdefault(comment, home)

    @property
    def _bookmark(self) -> str | None:
        """The segment whose bookmark is open."""
        bookmarks = self.marks[-1].bookmarks
        return bookmarks[-1].segment if bookmarks else None

    def _add(self, text: str) -> None:
        if not text or not self.open:
            return
        deletions = [hand for deletion, hand in self.changes if deletion]
        proposed = bool(deletions) and all(hand.by == AUTHOR for hand in deletions)
        look, ranges = self.run, tuple(self.marks[-1].ranges)
        hand = look.hand or next((hand for _, hand in reversed(self.changes) if hand.by != AUTHOR), None)
        deleted = bool(deletions) and not proposed
        piece = _Piece(text, self._bookmark, ranges, look.kind, proposed, deleted, hand, look.struck)
        self.open[-1].pieces.append(piece)


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


def _struck(paragraphs: list[_Paragraph], tie: _Ties) -> Iterator[tuple[str | None, str]]:
    """Yield what to tell of words that an editor struck through by hand, as if that deleted them."""
    for paragraph in paragraphs:
        runs = itertools.groupby(
            paragraph.pieces, lambda piece: (piece.struck and not piece.deleted, tie.segment_of(piece))
        )
        for (struck, segment), pieces in runs:
            words = "".join(piece.text for piece in pieces).strip()
            if struck and words:
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
