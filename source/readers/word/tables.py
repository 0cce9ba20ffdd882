"""The tables of a Word file: which of them hold data, and the row and column that the walk is in."""

from dataclasses import dataclass

from lxml import etree

from source.formats import W, is_on
from source.model import Cell
from source.readers.word.styles import child_of

_LONGEST_CELL = 80  # words: with more in one of its cells, a table lays out prose
_CELLS = 400  # how many of a table's cells are looked at for that
_ROW, _CELL, _TABLE = W + "tr", W + "tc", W + "tbl"
_CONTROL, _CONTENT = W + "sdt", W + "sdtContent"
_FIRST_ROW = 0x20  # the bit of a table's look that makes its first row a header


@dataclass(slots=True)
class Table:
    """A table that the walk is in: its number, the row and column; whether the first row and this one are headers."""

    number: int
    is_data: bool
    first_is_header: bool
    row: int = 0
    column: int = 0
    next_column: int = 1
    is_header: bool = False

    @classmethod
    def of(cls, element: etree._Element, number: int) -> "Table":
        """Return a table before its first row."""
        properties = child_of(element, W + "tblPr")
        look = child_of(properties, W + "tblLook") if properties is not None else None
        first = look is not None and (
            look.get(W + "firstRow") in ("1", "true", "on") or _has(look.get(W + "val"), _FIRST_ROW)
        )
        return cls(number, _is_data(element), first)

    def open_row(self, properties: etree._Element | None) -> None:
        """Go to the next row."""
        self.row, self.column, self.next_column = self.row + 1, 0, 1 + _value(properties, "gridBefore")
        marked = properties is not None and is_on(child_of(properties, W + "tblHeader"))
        self.is_header = marked or (self.row == 1 and self.first_is_header)

    def open_cell(self, properties: etree._Element | None) -> None:
        """Go to the next cell of the row."""
        self.column = self.next_column
        self.next_column += max(_value(properties, "gridSpan"), 1)

    @property
    def cell(self) -> Cell | None:
        """The cell that the walk is in, None in a table that lays out a page."""
        return Cell(self.number, max(self.row, 1), max(self.column, 1), self.is_header) if self.is_data else None


def _is_data(table: etree._Element) -> bool:
    """Tell whether a table holds data: two rows and two columns at least, no long prose in a cell, no table in one."""
    rows = widest = seen = 0
    for row in _parts(table, _ROW):
        rows += 1
        width = 0
        for cell in _parts(row, _CELL):
            width += 1
            seen += 1
            if seen <= _CELLS and not _holds_data(cell):
                return False
        widest = max(widest, width)
    return rows > 1 and widest > 1


def _holds_data(cell: etree._Element) -> bool:
    words = 0
    for node in cell.iter(W + "t", _TABLE):
        if node.tag == _TABLE:
            return False
        words += len((node.text or "").split())
    return words <= _LONGEST_CELL


def _parts(element: etree._Element, tag: str) -> list[etree._Element]:
    """Return the rows of a table or the cells of a row, those in content controls too."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag == _CONTROL and (content := child_of(child, _CONTENT)) is not None:
            found += content.iterchildren(tag)
    return found


def _value(properties: etree._Element | None, name: str) -> int:
    found = child_of(properties, W + name) if properties is not None else None
    value = found.get(W + "val") or "" if found is not None else ""
    return min(int(value), 1000) if value.isdecimal() and len(value) < 6 else 0


def _has(value: str | None, bit: int) -> bool:
    try:
        return bool(int(value or "", 16) & bit)
    except ValueError:
        return False
