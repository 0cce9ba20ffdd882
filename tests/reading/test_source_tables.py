"""Where words stand in a table: in Markdown, and on web pages, of whose tables many are no more than layout."""

import pytest
from timing import least

from source import read
from source.model import Cell, Role

ROWS = "<tr><th>Quay</th><th>Boats</th></tr><tr><td>Orre</td><td>14</td></tr>"
LONG = "The harbour board has spent four million euros on the repair of the ramp, most of it from a fund of the region."


def places(page: str, name: str = "page.html") -> list[tuple[str, Cell | None]]:
    source = read(page.encode(), name=name)
    return [(source.text_of(block), block.cell) for block in source.blocks]


def cells(page: str) -> list[tuple[str, int, int, int, bool]]:
    """Return the words that stand in a cell, each with table, row, column, and whether it is a header."""
    return [(words, cell.table, cell.row, cell.column, cell.header) for words, cell in places(page) if cell]


def test_a_cell_knows_its_table_row_and_column_and_whether_it_is_a_header() -> None:
    page = f"<p>{LONG}</p><table>{ROWS}</table><p>{LONG}</p><table><caption>Fares</caption>{ROWS}</table>"

    assert cells(page) == [
        ("Quay", 1, 1, 1, True),
        ("Boats", 1, 1, 2, True),
        ("Orre", 1, 2, 1, False),
        ("14", 1, 2, 2, False),
        ("Quay", 2, 1, 1, True),
        ("Boats", 2, 1, 2, True),
        ("Orre", 2, 2, 1, False),
        ("14", 2, 2, 2, False),
    ]
    assert ("Fares", None) in places(page)


def test_everything_in_the_head_of_a_table_is_a_header_and_so_is_the_name_of_a_row() -> None:
    page = (
        "<table><thead><tr><td>Quay</td><td>Boats</td></tr></thead>"
        "<tbody><tr><th>Orre</th><td>14</td></tr></tbody><tfoot><tr><td>All</td><td>14</td></tr></tfoot></table>"
    )

    assert [(words, header) for words, _, _, _, header in cells(page)] == [
        ("Quay", True),
        ("Boats", True),
        ("Orre", True),
        ("14", False),
        ("All", False),
        ("14", False),
    ]


def test_a_cell_that_spans_columns_or_rows_moves_those_beside_it() -> None:
    page = (
        "<table><tr><th rowspan=2>Quay</th><th colspan='2'>Boats</th><th>Crew</th></tr>"
        "<tr><td>large</td><td>small</td><td>all</td></tr><tr><td>Orre</td><td>4</td><td>10</td><td>31</td></tr></table>"
    )

    assert [(words, row, column) for words, _, row, column, _ in cells(page)] == [
        ("Quay", 1, 1),
        ("Boats", 1, 2),
        ("Crew", 1, 4),
        ("large", 2, 2),
        ("small", 2, 3),
        ("all", 2, 4),
        ("Orre", 3, 1),
        ("4", 3, 2),
        ("10", 3, 3),
        ("31", 3, 4),
    ]


@pytest.mark.parametrize("span", ["", "0", "-2", "two", "9" * 6000])
def test_a_span_that_is_no_number_counts_as_one(span: str) -> None:
    page = f"<table><tr><td colspan='{span}' rowspan='{span}'>Quay</td><td>Boats</td></tr><tr><td>Orre</td><td>14</td></tr></table>"

    assert [(row, column) for _, _, row, column, _ in cells(page)] == [(1, 1), (1, 2), (2, 1), (2, 2)]


def test_paragraphs_lists_and_line_breaks_in_a_cell_stand_in_that_cell() -> None:
    page = (
        "<table><tr><th>Quay</th><th>Notes</th></tr>"
        "<tr><td>Orre</td><td><p>Closed at night.</p><ul><li>No lorries</li></ul>Ring the bell.<br>Twice.</td></tr></table>"
    )

    assert [words for words, _, row, column, _ in cells(page) if (row, column) == (2, 2)] == [
        "Closed at night.",
        "No lorries",
        "Ring the bell.",
        "Twice.",
    ]


def test_what_stands_in_a_table_within_a_cell_belongs_to_the_inner_one() -> None:
    inner = "<table><tr><td>large</td><td>4</td></tr><tr><td>small</td><td>10</td></tr></table>"
    page = f"<table><tr><th>Quay</th><th>Boats</th></tr><tr><td>Orre</td><td>{inner} at most</td></tr></table>"

    assert cells(page) == [
        ("Quay", 1, 1, 1, True),
        ("Boats", 1, 1, 2, True),
        ("Orre", 1, 2, 1, False),
        ("large", 2, 1, 1, False),
        ("4", 2, 1, 2, False),
        ("small", 2, 2, 1, False),
        ("10", 2, 2, 2, False),
        ("at most", 1, 2, 2, False),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>Orre</td></tr><tr><td>Vall</td></tr></table>",
        "<table><tr><td>Orre</td><td>14</td></tr></table>",
        "<table><tr><td><a href='/1'>News</a></td><td><a href='/2'>Sport</a></td></tr>"
        "<tr><td><a href='/3'>Weather</a></td><td><a href='/4'>Letters</a></td></tr></table>",
        f"<table role='presentation'>{ROWS}</table>",
        f"<table id='wp-calendar'>{ROWS}</table>",
        f"<aside><table>{ROWS}</table></aside>",
        f"<table><tr><td>Orre Post</td><td>Est. 1912</td></tr><tr><td>Menu</td><td><p>{LONG}</p><p>{LONG}</p></td></tr></table>",
        f"<table><tr><td>Orre Post</td><td>Est. 1912</td></tr><tr><td><table>{ROWS}</table></td><td>Letters</td></tr></table>",
    ],
    ids=[
        "one column",
        "one row",
        "links alone",
        "said to be layout",
        "a calendar",
        "beside the text",
        "the page",
        "round another",
    ],
)
def test_a_table_that_is_only_layout_has_no_cells(table: str) -> None:
    found = cells(f"{table}<p>Read on.</p>")

    assert "Est. 1912" not in [words for words, *_ in found]
    assert [words for words, *_ in found] == (["Quay", "Boats", "Orre", "14"] if "<td><table>" in table else [])


def test_the_tables_that_hold_data_are_counted_alone() -> None:
    page = f"<table><tr><td>Orre Post</td></tr></table><p>{LONG}</p><table>{ROWS}</table>"

    assert {table for _, table, *_ in cells(page)} == {1}


def test_rows_and_cells_without_a_table_do_no_harm() -> None:
    page = "<tr><td>Quay<td>Boats</tr><td>Orre</td></table><p>Read on.</p>"

    assert "Read on." in [words for words, _ in places(page)]
    assert not cells(page)


@pytest.mark.slow
def test_reading_takes_time_in_proportion_to_the_spans_of_a_table() -> None:
    small, large = spanned(2_000), spanned(20_000)

    assert seconds_for(large) < 25 * seconds_for(small)


def spanned(rows: int) -> str:
    """Return a page with a row of as many wide cells that span every row below, and rows of one cell."""
    return f"<table><tr>{'<td colspan=9 rowspan=65000>' * rows}</tr>{'<tr><td>1' * rows}</table>"


def seconds_for(page: str) -> float:
    return least(lambda: read(page.encode(), name="page.html"), times=2)


# Markdown -------------------------------------------------------------------------------------------------------------


def test_the_rows_above_the_rule_of_a_markdown_table_are_its_header() -> None:
    note = f"# Quays\n\n{LONG}\n\n| Quay | Boats |\n|---|--:|\n| Orre | 14 |\n| Vall | |\n\n{LONG}\n\n| Only | one row |\n|--|--|\n"

    assert [(words, cell) for words, cell in places(note, "note.md") if cell] == [
        ("Quay", Cell(1, 1, 1, header=True)),
        ("Boats", Cell(1, 1, 2, header=True)),
        ("Orre", Cell(1, 2, 1)),
        ("14", Cell(1, 2, 2)),
        ("Vall", Cell(1, 3, 1)),
        ("Only", Cell(2, 1, 1, header=True)),
        ("one row", Cell(2, 1, 2, header=True)),
    ]


def test_rows_of_a_markdown_table_without_its_rule_stay_lines_of_their_own() -> None:
    rows = [words for words, cell in places(f"{LONG}\n\n| Orre | 14 |\n| Vall | 9 |\n", "note.md") if "|" in words]

    assert rows == ["| Orre | 14 |", "| Vall | 9 |"]


def test_a_note_at_the_foot_of_a_markdown_text_is_a_footnote_and_an_address_is_not() -> None:
    source = read(
        b"# Quays\n\nIt closed.[^1] [Why][1]\n\n[^1]: Audit Office, page 8.\n\n[1]: https://example.org\n",
        name="note.md",
    )

    assert [source.text_of(block) for block in source.blocks] == ["Quays", "It closed. Why", "Audit Office, page 8."]
    assert source.blocks[-1].role is Role.FOOTNOTE
