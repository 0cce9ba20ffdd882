"""Where the words of a page stand in a table, and which tables hold data: pages are laid out with tables too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from source.metadata import Seen
from source.model import Cell

WIDEST = 100  # columns in which cells that span rows are followed, so that the time stays linear
LINKED = 0.5  # the share of linked characters from which a table is a menu
WHOLE = 0.8  # the share of the page's prose from which a table is what the page is laid out with
FEWEST_OF_PROSE = 18  # words
ASIDE = frozenset(("nav", "aside", "footer"))
NAMED = re.compile(r"calendar|datepicker", re.IGNORECASE)

_SPAN = re.compile(r"\s*0*([1-9][0-9]{0,4})(?![0-9])")
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


@dataclass(slots=True)
class _Grid:
    """A table while its elements go by. ``below`` holds the last row that a cell in a column spans, where that is more than its own."""

    number: int
    row: int = 0
    column: int = 0
    in_head: bool = False
    has_head: bool = False
    has_table: bool = False
    is_layout: bool = False
    below: dict[int, int] = field(default_factory=dict)

    def open_row(self) -> None:
        self.row += 1
        self.column = 0

    def open_cell(self, element: etree._Element, *, header: bool) -> Cell:
        if not self.row:
            self.open_row()
        first = self.column + 1
        while self.below.get(first, 0) >= self.row:
            first += 1
        self.column = first + _span(element, "colspan") - 1
        rows = _span(element, "rowspan")
        if rows > 1:
            self.below |= dict.fromkeys(range(first, min(self.column, WIDEST) + 1), self.row + rows - 1)
        self.has_head |= header
        return Cell(self.number, self.row, first, header)


def _span(element: etree._Element, name: str) -> int:
    found = _SPAN.match(element.get(name) or "")
    return int(found[1]) if found else 1


class Tables:
    """The tables of a page, whose elements are told one after the other as they begin and end."""

    def __init__(self) -> None:
        self._all: list[_Grid] = []
        self._open: list[_Grid] = []

    def begin(self, element: etree._Element, outer: Cell | None) -> Cell | None:
        """Return the cell in which the words of this element stand; those round it stand in ``outer``."""
        tag = element.tag
        if tag == "table":
            self._begin_table(element)
            return None
        grid = self._open[-1] if self._open else None
        if grid is None or tag not in _PARTS:
            return outer
        if tag in ("td", "th"):
            return grid.open_cell(element, header=tag == "th" or grid.in_head)
        if tag == "tr":
            grid.open_row()
        elif tag != "caption":
            grid.in_head = tag == "thead"
        return None

    def end(self, tag: str) -> None:
        """Tell that an element has ended."""
        if tag == "table" and self._open:
            self._open.pop()

    def with_data_alone(self, shown: Sequence[Seen]) -> list[Seen]:
        """Return the lines of the page, in a cell only where its table holds data; these are numbered from 1."""
        lines: dict[int, list[Seen]] = {}
        for one in shown:
            if one.cell:
                lines.setdefault(one.cell.table, []).append(one)
        prose = sum(_prose(one) for one in shown)
        data = [number for number, inside in lines.items() if _is_data(self._all[number], inside, prose)]
        numbers = {number: place for place, number in enumerate(data, 1)}
        return [replace(one, cell=_renumbered(one.cell, numbers)) if one.cell else one for one in shown]

    def _begin_table(self, element: etree._Element) -> None:
        if self._open:
            self._open[-1].has_table = True
        named = f"{element.get('class', '')} {element.get('id', '')}"
        is_layout = element.get("role") in ("presentation", "none") or NAMED.search(named) is not None
        self._all.append(_Grid(len(self._all), is_layout=is_layout))
        self._open.append(self._all[-1])


_PARTS = frozenset(("td", "th", "tr", "thead", "tbody", "tfoot", "caption"))


def _renumbered(cell: Cell, numbers: dict[int, int]) -> Cell | None:
    return replace(cell, table=numbers[cell.table]) if cell.table in numbers else None


def _is_data(grid: _Grid, lines: Sequence[Seen], prose: int) -> bool:
    """Tell a table of data from a layout: it has rows and columns, few links, and the page's prose stands elsewhere."""
    if grid.is_layout or (grid.has_table and not grid.has_head) or ASIDE.intersection(lines[0].hints.inside):
        return False
    rows = {one.cell.row for one in lines if one.cell}
    columns = {one.cell.column for one in lines if one.cell}
    if len(rows) < 2 or len(columns) < 2:
        return False
    characters = sum(len(one.words) for one in lines)
    if sum(one.hints.link_share * len(one.words) for one in lines) >= LINKED * characters:
        return False
    held = sum(_prose(one) for one in lines)
    return held < WHOLE * prose or 2 * held < sum(_words(one) for one in lines)


def _words(one: Seen) -> int:
    """Return how many words a line has; where no blanks part them, two signs are one."""
    return len(one.words.split()) + len(_EASTERN.findall(one.words)) // 2


def _prose(one: Seen) -> int:
    """Return how many words of prose a line has: all of a long sentence or more, else none."""
    words = _words(one)
    return words if words >= FEWEST_OF_PROSE and _SENTENCE_END.search(one.words[-40:]) else 0
