"""What the small things in a Word file of ours say: a word, a hand, a row of the review sheet or of the index, a comment."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from annotate.merge import NOBODY, Comment, Detail, Hand, Row
from annotate.model import Kind
from exports.word import review_sheet
from exports.word.body import AUTHOR, UNKNOWN
from source.formats import DELETED, INSERTED, SIGNS, W14, W15, Package, W
from source.readers.word import symbol, words_of_comment
from source.text import clean

CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
MODIFIED = "{http://purl.org/dc/terms/}modified"

SHEET = tuple(
    map(str.casefold, review_sheet.COLUMNS)
)  # the review sheet's columns, of which the first three are needed
INDEX = tuple(map(str.casefold, review_sheet.INDEX))  # those of the index of speakers
TITLES = (review_sheet.SHEET, review_sheet.SPEAKERS)
DETAILS = [label.casefold() for label in review_sheet.DETAILS]  # what begins the rows of the table of details
READ = review_sheet.DETAILS | {review_sheet.TEXT_TYPE: "text_type"}  # older files have no row for the latter
NO_DATE = "2000-01-01T00:00:00Z"  # what our files say where no date was given: nobody's

_LABEL = re.compile(r"\s*\[\s*([A-Za-z][\w.-]*)\s*[:,]?\s+(\w+)\s*\]")


@dataclass(frozen=True, slots=True)
class Form:
    """How a file of ours was written: ``in_place``, in somebody's document, or anew; and what there was ``before`` any editor had it.

    ``strange`` counts what is no text, ``struck`` are words struck through by hand, ``margins`` the lines of header and footer; ``kept`` are
    the segments called boilerplate that were not proposed for deletion; ``contents``: it had a table of contents.
    """

    in_place: bool = False
    strange: Mapping[str, int] = field(default_factory=dict)
    struck: tuple[str, ...] = ()
    margins: tuple[str, ...] | None = None
    kept: frozenset[str] = frozenset()
    contents: bool = False

    @classmethod
    def of(cls, before: Mapping[str, Any], *, in_place: bool) -> "Form":
        """Return the form that the record in a file states; what somebody else wrote there counts for nothing."""
        strange, struck, margins = before.get("strange"), before.get("struck"), before.get("margins")
        kept = before.get("kept")
        return cls(
            in_place,
            {str(key): count for key, count in strange.items() if isinstance(count, int)}
            if isinstance(strange, dict)
            else {},
            tuple(map(str, struck)) if isinstance(struck, list) else (),
            tuple(map(str, margins)) if isinstance(margins, list) else None,
            frozenset(map(str, kept)) if isinstance(kept, list) else frozenset(),
            before.get("contents") is True,
        )


def words_in(element: etree._Element) -> str:
    """Return the words that an element of a run is, without those inside it: its text, or the sign that it stands for."""
    tag = element.tag
    if tag in (W + "t", W + "delText"):
        return clean(element.text or "").text
    if tag == W + "br" and element.get(W + "type") not in (None, "textWrapping"):
        return ""
    if tag == W + "sym":
        return symbol(element.get(W + "char") or "", (element.get(W + "font") or "").casefold())
    return SIGNS.get(tag, "")


def hand_of(element: etree._Element) -> Hand:
    """Return who made a change or comment, and when."""
    by = " ".join((element.get(W + "author") or "").split())
    return Hand("" if by == UNKNOWN else by, _date(element.get(W + "date")))


def last_hand(package: Package) -> Hand:
    """Return who saved the file last, and when."""
    root = package.root("docProps/core.xml")
    if root is None:
        return NOBODY
    by = " ".join((root.findtext(CP + "lastModifiedBy") or "").split())
    return Hand("" if by == AUTHOR else by, _date(root.findtext(MODIFIED))) if by else NOBODY


def _date(stated: str | None) -> str | None:
    return stated if stated and stated != NO_DATE else None


# The review sheet and the index of speakers -------------------------------------------------------------------------------


def columns_of(table: etree._Element, heads: tuple[str, ...]) -> dict[str, int]:
    """Return where the columns of a table stand, by its first row that has the first three headings; empty where none has."""
    for row in table.iterfind(W + "tr"):
        cells = [_cell(cell)[0].casefold() for cell in row.iterfind(W + "tc")]
        if set(heads[:3]) <= set(cells):
            return {head: cells.index(head) for head in heads if head in cells}
    return {}


def usual_columns(table: etree._Element) -> dict[str, int]:
    """Return the columns of a review sheet whose heading row is gone: as we wrote them, if there are kinds in the second."""
    rows = [list(row.iterfind(W + "tc")) for row in table.iterfind(W + "tr")]
    kinds = sum(len(row) == len(SHEET) and _cell(row[1])[0] in set(Kind) for row in rows)
    return {head: number for number, head in enumerate(SHEET)} if 2 * kinds > len(rows) else {}


def is_details(table: etree._Element) -> bool:
    """Tell whether a table is that of headline, author, outlet and date, which stands above the review sheet."""
    heads = (row.find(W + "tc") for row in table.iterfind(W + "tr"))
    return [_cell(head)[0].casefold() for head in heads if head is not None][: len(DETAILS)] == DETAILS


def details_in(table: etree._Element) -> Iterator[Detail]:
    """Yield what the rows of that table say."""
    for row in table.iterfind(W + "tr"):
        cells = [_cell(cell) for cell in row.iterfind(W + "tc")]
        label = next((one for one in READ if cells and one.casefold() == cells[0][0].casefold()), None)
        if label is not None and len(cells) > 1:
            yield Detail(READ[label], label, *cells[1])


def lines_of(table: etree._Element, columns: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """Yield the words of a table's rows, column by column as we wrote them, headings left out."""
    for row in table.iterfind(W + "tr"):
        cells = [_cell(cell)[0] for cell in row.iterfind(W + "tc")]
        line = tuple(cells[number] if number < len(cells) else "" for number in columns.values())
        if any(line) and tuple(words.casefold() for words in line) != tuple(columns):
            yield line


def rows_of(table: etree._Element, columns: Mapping[str, int]) -> Iterator[tuple[Row, etree._Element]]:
    """Yield the rows of a review sheet with their elements, without the headings, rows marked for deletion and ones with cells joined."""
    for row in table.iterfind(W + "tr"):
        cells = [_cell(cell) for cell in row.iterfind(W + "tc")]
        if max(columns[head] for head in SHEET[:3]) >= len(cells):
            continue
        nothing: tuple[str, Hand | None] = ("", None)
        segment, kind, speaker, words, why = (
            cells[columns[head]] if columns.get(head, len(cells)) < len(cells) else nothing for head in SHEET
        )
        if segment[0] and segment[0].casefold() != SHEET[0]:
            yield Row(segment[0], kind[0], speaker[0], words[0], why[0], kind[1], speaker[1]), row


def _cell(cell: etree._Element) -> tuple[str, Hand | None]:
    """Return a cell's words as they are to be, and who changed them, where that was tracked."""
    words: list[str] = []
    hand: Hand | None = None
    for element in cell.iter(W + "t", W + "delText", *SIGNS):
        changes = [home for home in element.iterancestors() if home.tag in INSERTED or home.tag in DELETED]
        hand = hand_of(changes[0]) if changes else hand
        if all(change.tag in INSERTED for change in changes):
            words.append(words_in(element))
    return " ".join("".join(words).split()), hand


# Comments -----------------------------------------------------------------------------------------------------------------


def comments_of(package: Package, main: str) -> dict[str, Comment]:
    """Return the comments by their ids, with the words that they have once all tracked changes in them are accepted."""
    root = package.root(package.related_part(main, "comments"))
    resolved = _resolved(package, main)
    found: dict[str, Comment] = {}
    for element in root.iter(W + "comment") if root is not None else ():
        paragraphs = list(element.iter(W + "p"))
        text = clean("\n".join(map(words_of_comment, paragraphs))).text.strip()
        label = _LABEL.match(text)
        hand = hand_of(element)
        found[element.get(W + "id") or ""] = Comment(
            text,
            hand,
            label=(label[1], label[2].casefold()) if label else None,
            own=hand.by == AUTHOR and label is not None,
            resolved=bool(paragraphs) and paragraphs[-1].get(W14 + "paraId") in resolved,
            editor=_last_to_change(element),
        )
    return found


def _last_to_change(comment: etree._Element) -> Hand | None:
    """Return who changed a comment's words last, where that was tracked."""
    hands = [hand_of(change) for change in comment.iter(*INSERTED, *DELETED)]
    return max(hands, key=lambda hand: hand.date or "", default=None)


def _resolved(package: Package, main: str) -> "set[str | None]":
    """Return the last paragraphs of the comments that were resolved: of a thread, the state of the comment that began it holds."""
    root = package.root(package.related_part(main, "commentsExtended"))
    states = list(root.iter(W15 + "commentEx")) if root is not None else []
    above = {one.get(W15 + "paraId"): one.get(W15 + "paraIdParent") for one in states}
    done = {one.get(W15 + "paraId") for one in states if one.get(W15 + "done") in ("1", "true", "on")}
    return {name for name, begin in _begins(above).items() if begin in done} - {None}


def _begins(above: "Mapping[str | None, str | None]") -> "dict[str | None, str | None]":
    """Return for each comment the one that began its thread, by the one that each stands under. Each step up is gone once."""
    begins: dict[str | None, str | None] = {}
    for name in above:
        way: dict[str | None, None] = {}
        while name not in begins and name not in way and above.get(name) in above:
            way[name] = None
            name = above[name]
        begin = begins.get(name, name)
        begins.update(dict.fromkeys([*way, name], begin))
    return begins
