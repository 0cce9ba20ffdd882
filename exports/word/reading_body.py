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
from exports.word.looks import LOOKS
from exports.word.reading_parts import (
    DELETED,
    INDEX,
    INSERTED,
    SHEET,
    TITLES,
    columns_of,
    comments_of,
    hand_of,
    last_hand,
    lines_of,
    rows_of,
    usual_columns,
    words_in,
)
from source.formats import Package
from source.limits import Limits, check_limit
from source.model import Role
from source.readers.office import MATH, SKIPPED, W, main_part, style_role

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

NO_LOOK = (
    None,
    None,
    False,
)  # the kind that a run's style says, who gave it that, whether it is struck through by hand

_BOOKMARK = re.compile(r"cd_([A-Za-z][\w.-]*?)(?:_Copy_\d+)?")
_KIND_STYLE = re.compile(r"copydesk(claim|quote|analysis|boilerplate)(text|quoted)?")


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
class _Sheet:
    """A paragraph of the body while it is being read. ``joined``: an editor deleted its end, so that the next goes on in it."""

    pieces: list[_Piece] = field(default_factory=list)
    kind: Kind | None = None
    labelled: bool | None = None
    role: Role = Role.PARAGRAPH
    hand: Hand | None = None
    joined: bool = False
    furniture: bool = False

    @property
    def words(self) -> str:
        return "".join(piece.text for piece in self.pieces).strip()


def read_edited(package: Package, limits: Limits) -> EditedFile:
    """Return what an edited file says. Raises Unreadable and TooLarge."""
    main = main_part(package)
    root = package.root(main)
    walk = _Walk(_style_names(package, main), _labels(package, main), limits)
    if root is not None:
        walk.through(root)
    comments = comments_of(package, main)
    tie = _Ties(walk.paragraphs, {number: one.label[0] for number, one in comments.items() if one.own and one.label})
    return EditedFile(
        tuple(_joined(walk.paragraphs, tie)),
        tuple(walk.rows),
        tuple(replace(one, segment=_beside(number, one, walk, tie)) for number, one in comments.items()),
        last_hand(package),
        tuple(walk.strange),
        tuple(walk.index),
        tuple(_struck(walk.paragraphs, tie)),
    )


# The words ------------------------------------------------------------------------------------------------------------


class _Walk:
    """A walk through the body that remembers what is open: bookmarks, comment ranges, tracked changes, paragraphs."""

    def __init__(self, names: Mapping[str, str], labels: Mapping[str, str], limits: Limits) -> None:
        self.names, self.labels, self.limits = names, labels, limits
        self.paragraphs: list[_Sheet] = []
        self.rows: list[Row] = []
        self.index: list[tuple[str, ...]] = []
        self.strange: dict[str, None] = {}
        self.anchors: dict[str, str] = {}  # comment → the segment where its mark stands
        self.open: list[_Sheet] = []
        self.bookmarks: list[tuple[str, str, bool]] = []  # id, segment, whether it is closed somewhere
        self.ranges: list[str] = []
        self.changes: list[tuple[bool, Hand]] = []  # whether it is a deletion, and whose
        self.run: tuple[Kind | None, Hand | None, bool] = NO_LOOK
        self.around: list[tuple[list[tuple[str, str, bool]], list[str]]] = []  # what is open around a text box

    def through(self, root: etree._Element) -> None:
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

    def _is_skipped(self, element: etree._Element) -> bool:
        if element.tag == W + "tbl" and self._is_furniture(element):
            self._read_table(element)
            return True
        return element.tag in SKIPPED and element.tag != W + "delText"

    def _is_furniture(self, table: etree._Element) -> bool:
        """Tell whether a table is ours; what headed it loses its style in LibreOffice where all before it was deleted."""
        style = table.find(f"{W}tr/{W}tc/{W}p/{W}pPr/{W}pStyle")
        ours = style is not None and self._name(style).startswith("copydesksheet")
        if not ours and not columns_of(table, SHEET) and not columns_of(table, INDEX):
            return False
        titled = False
        while self.paragraphs and not self.open:
            words = self.paragraphs[-1].words
            if words and (titled or words not in TITLES):
                break
            titled = titled or bool(words)
            self.paragraphs.pop()
        return True

    def _read_table(self, table: etree._Element) -> None:
        """Take the rows of a table of ours, by the headings of its columns wherever they were moved to."""
        if columns_of(table, INDEX) and not columns_of(table, SHEET):
            self.index += lines_of(table, columns_of(table, INDEX))
            return
        columns = columns_of(table, SHEET) or usual_columns(table)
        if not columns:
            self.strange["a table in the style of the review sheet, without its columns,"] = None
            return
        for row, cells in rows_of(table, columns):
            self.rows.append(row)
            for comment in cells.iter(W + "commentReference"):
                self.anchors.setdefault(comment.get(W + "id") or "", row.segment)

    def _name(self, style: etree._Element) -> str:
        key = style.get(W + "val") or ""
        return self.names.get(key, key.casefold())

    def _open(self, element: etree._Element, ends: "set[str | None]") -> None:
        tag = element.tag
        if tag == W + "p":
            if self.open:
                self.around.append((self.bookmarks, self.ranges))
                self.bookmarks, self.ranges = [], []
            self.open.append(self._paragraph(element))
            check_limit(self.limits, "max_paragraphs", len(self.paragraphs) + len(self.open))
        elif tag == W + "r":
            self.run = self._look_of(element)
        elif tag in INSERTED or tag in DELETED:
            self.changes.append((tag in DELETED, hand_of(element)))
        elif tag == W + "bookmarkStart":
            self._open_bookmark(element, ends)
        elif tag == W + "bookmarkEnd":
            self.bookmarks = [mark for mark in self.bookmarks if mark[0] != element.get(W + "id")]
        elif tag == W + "commentRangeStart":
            self.ranges.append(element.get(W + "id") or "")
        elif tag == W + "commentRangeEnd":
            self.ranges = [number for number in self.ranges if number != element.get(W + "id")]
        elif tag == W + "commentReference":
            self._anchor(element.get(W + "id") or "")
        elif tag in STRANGE:
            self.strange[STRANGE[tag]] = None
        else:
            self._add(words_in(element))

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == W + "p" and self.open:
            done = self.open.pop()
            # What an editor wrote or pasted into a paragraph of ours is text like any other.
            done.furniture = done.furniture and done.words in ("", *TITLES)
            self.paragraphs.append(done)
            # LibreOffice leaves the first half of a bookmark open where a paragraph was split.
            self.bookmarks = [mark for mark in self.bookmarks if mark[2]]
            if self.open and self.around:
                self.bookmarks, self.ranges = self.around.pop()
        elif tag == W + "r":
            self.run = NO_LOOK
        elif (tag in INSERTED or tag in DELETED) and self.changes:
            self.changes.pop()

    def _open_bookmark(self, element: etree._Element, ends: "set[str | None]") -> None:
        found = _BOOKMARK.fullmatch(element.get(W + "name") or "")
        if found:
            number = element.get(W + "id") or ""
            self.bookmarks.append((number, found[1], number in ends))

    def _anchor(self, comment: str) -> None:
        """Remember the segment whose words stand before a comment's mark."""
        pieces = self.open[-1].pieces if self.open else []
        before = next((piece.bookmark for piece in reversed(pieces) if piece.bookmark), None)
        home = self.bookmarks[-1][1] if self.bookmarks else before
        if home:
            self.anchors.setdefault(comment, home)

    def _paragraph(self, element: etree._Element) -> _Sheet:
        properties = element.find(W + "pPr")
        if properties is None:
            return _Sheet()
        style = properties.find(W + "pStyle")
        name = self._name(style) if style is not None else ""
        mark = properties.find(f"{W}rPr/{W}del")
        change = properties.find(W + "pPrChange")
        role, kind = style_role(name), _kind_named(name)
        return _Sheet(
            kind=kind,
            labelled=self._is_labelled(kind, properties),
            role=role[0] if role else Role.PARAGRAPH,
            hand=hand_of(change) if change is not None else None,
            joined=mark is not None and mark.get(W + "author") != AUTHOR,
            furniture=name.startswith("copydesksheet"),
        )

    def _is_labelled(self, kind: Kind | None, properties: etree._Element) -> bool | None:
        """Tell whether a paragraph's own label in the margin is that of a kind; None where it has no label of its own."""
        number = properties.find(f"{W}numPr/{W}numId")
        label = self.labels.get(number.get(W + "val") or "") if number is not None else None
        return None if kind is None or label is None else label == LOOKS[kind].letter

    def _look_of(self, run: etree._Element) -> tuple[Kind | None, Hand | None, bool]:
        properties = run.find(W + "rPr")
        if properties is None:
            return NO_LOOK
        style, change = properties.find(W + "rStyle"), properties.find(W + "rPrChange")
        kind = _kind_named(self._name(style)) if style is not None else None
        lines = (properties.find(W + name) for name in ("strike", "dstrike"))
        struck = any(line is not None and line.get(W + "val") not in ("0", "false", "off") for line in lines)
        return kind, hand_of(change) if change is not None else None, struck

    def _add(self, text: str) -> None:
        if not text or not self.open:
            return
        deletions = [hand for deletion, hand in self.changes if deletion]
        proposed = bool(deletions) and all(hand.by == AUTHOR for hand in deletions)
        kind, restyled, struck = self.run
        hand = restyled or next((hand for _, hand in reversed(self.changes) if hand.by != AUTHOR), None)
        bookmark = self.bookmarks[-1][1] if self.bookmarks else None
        deleted = bool(deletions) and not proposed
        self.open[-1].pieces.append(_Piece(text, bookmark, tuple(self.ranges), kind, proposed, deleted, hand, struck))


def _kind_named(name: str) -> Kind | None:
    found = _KIND_STYLE.fullmatch(name)
    return Kind(found[1]) if found else None


class _Ties:
    """Which segment words belong to: that of the bookmark around them; where none of its words are left there, that of the comment."""

    def __init__(self, paragraphs: list[_Sheet], comments: Mapping[str, str]) -> None:
        self.comments = comments
        pieces = [piece for paragraph in paragraphs if not paragraph.furniture for piece in paragraph.pieces]
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


def _joined(paragraphs: list[_Sheet], tie: _Ties) -> Iterator[Paragraph]:
    """Yield the paragraphs of the text, those made one whose end between them an editor deleted."""
    held: list[Stretch] = []
    begun: _Sheet | None = None
    for paragraph in paragraphs:
        if paragraph.furniture:
            continue
        stretches = _stretches(paragraph, tie)
        several = begun is not None
        head = begun or paragraph
        held += stretches
        # An end that goes together with all its words leaves the next paragraph as it was.
        if paragraph.joined:
            begun = head if any(not one.deleted and one.text.strip() for one in held) else None
            if begun is not None:
                continue
            yield Paragraph(tuple(held))
            held = []
            continue
        kind = None if several else head.kind
        yield Paragraph(tuple(held), kind, head.role, head.hand, head.labelled)
        held, begun = [], None
    if held:
        yield Paragraph(tuple(held))


def _struck(paragraphs: list[_Sheet], tie: _Ties) -> Iterator[tuple[str | None, str]]:
    """Yield what to tell of words that an editor struck through by hand, as if that deleted them."""
    for paragraph in paragraphs:
        runs = itertools.groupby(
            paragraph.pieces, lambda piece: (piece.struck and not piece.deleted, tie.segment_of(piece))
        )
        for (struck, segment), pieces in runs:
            words = "".join(piece.text for piece in pieces).strip()
            if struck and words:
                yield segment, f"“{words}” is struck through, which deletes nothing: delete it, or take the line out"


def _stretches(paragraph: _Sheet, tie: _Ties) -> list[Stretch]:
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


def _beside(number: str, comment: Comment, walk: _Walk, tie: _Ties) -> str | None:
    """Return the segment that a comment stands beside."""
    if comment.own and comment.label:
        return comment.label[0]
    return tie.places.get(number) or walk.anchors.get(number)


# Styles and labels -----------------------------------------------------------------------------------------------------


def _style_names(package: Package, main: str) -> dict[str, str]:
    """Return the names of the styles by their ids, which programs change: small letters, no spaces."""
    root = package.root(package.related_part(main, "styles"))
    return {
        style.get(W + "styleId") or "": "".join((name.get(W + "val") or "").casefold().split())
        for style in (root.iter(W + "style") if root is not None else ())
        if (name := style.find(W + "name")) is not None
    }


def _labels(package: Package, main: str) -> dict[str, str]:
    """Return what each list prints in the margin, without the number."""
    root = package.root(package.related_part(main, "numbering"))
    if root is None:
        return {}
    texts = {}
    for one in root.iter(W + "abstractNum"):
        text = one.find(f"{W}lvl/{W}lvlText")
        texts[one.get(W + "abstractNumId")] = (text.get(W + "val") or "" if text is not None else "").partition("%")[0]
    return {
        one.get(W + "numId") or "": texts.get(target.get(W + "val"), "")
        for one in root.iter(W + "num")
        if (target := one.find(W + "abstractNumId")) is not None
    }
