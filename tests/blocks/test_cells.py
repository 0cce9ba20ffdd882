"""Cells of a table are data: claims by a rule of their own, whatever they look like."""

import pytest

from annotate import AnnotatedText, Kind, annotate
from annotate.blocks import data_by_table, is_data
from annotate.model import Band
from exports.briefing import brief, sourcing
from exports.wording import WORDINGS
from source import read, read_text
from source.model import Block, Cell, Origin, Role, SourceText

PROSE = (
    "The council of Brinmouth voted on Tuesday to reopen the ferry to the islands after a year of repairs to its berth.",
    "Most of the money comes from a fund that the region set up in the spring of last year, the council said in a statement.",
    "The first boat leaves at noon, and the fare stays at four euros for everybody who lives on one of the islands.",
)
LIKE_FURNITURE = [
    "14",
    "2026",
    "14:30",
    "—",
    "%",
    "Comments",
    "Facebook",
    "orre.example",
    "Contact",
    "Privacy",
    "Ends",
    "About",
    "NOTES",
]


def with_table(cells: list[str], *, columns: int = 2, role: Role = Role.TABLE_CELL, placed: bool = True) -> SourceText:
    """Return a text of three paragraphs with a table of these cells behind the second."""
    parts = [*PROSE[:2], *cells, PROSE[2]]
    blocks, at = [], 0
    for number, words in enumerate(parts):
        cell = number - 2 if 2 <= number < len(parts) - 1 else None
        place = None if cell is None or not placed else Cell(1, cell // columns + 1, cell % columns + 1)
        blocks.append(Block(at, at + len(words), Role.PARAGRAPH if cell is None else role, cell=place))
        at += len(words) + 2
    return SourceText("\n\n".join(parts), tuple(blocks), Origin("ferry.docx"))


def rules_of(annotated: AnnotatedText) -> dict[str, tuple[str, str]]:
    return {annotated.text_of(segment): (segment.kind, segment.rule) for segment in annotated.segments}


@pytest.mark.parametrize("placed", [True, False], ids=["with a place", "by its role"])
def test_no_cell_is_furniture_by_its_shape(placed: bool) -> None:
    annotated = annotate(with_table([*LIKE_FURNITURE, "Total"], placed=placed))

    found = rules_of(annotated)
    assert {words: found[words] for words in LIKE_FURNITURE} == dict.fromkeys(LIKE_FURNITURE, ("claim", "table cell"))


@pytest.mark.parametrize("role", [Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.TABLE_CELL])
def test_what_stands_in_a_cell_is_data_whatever_it_is_there(role: Role) -> None:
    annotated = annotate(with_table(["By Ida Marsh", "14 October 2026", "NOTES", "Photo: Tom Reyes"], role=role))

    assert [segment.rule for segment in annotated.segments].count("table cell") == 4
    assert (annotated.source.origin.author, annotated.source.origin.date) == (None, None)


def test_a_cell_is_sure_and_says_why() -> None:
    segment = next(s for s in annotate(with_table(["Orre", "14"])).segments if is_data(s))

    assert (segment.kind, segment.band, segment.reasons) == (Kind.CLAIM, Band.SURE, ("a cell of a table: data",))


@pytest.mark.parametrize(
    "words",
    [
        "© 2026 Harbour Office of Orre",
        "We use cookies on this website to count visits.",
        "All rights reserved by the press",
    ],
)
def test_a_set_phrase_that_is_furniture_everywhere_is_so_in_a_cell(words: str) -> None:
    assert rules_of(annotate(with_table(["Orre", words])))[words][0] == "boilerplate"


def test_a_table_behind_an_end_mark_or_notes_to_editors_is_still_data() -> None:
    for opener in ("ENDS", "Notes to editors"):
        source = read_text("\n\n".join([*PROSE, opener, "Table 1"]))
        at = source.text.index("Table 1")
        blocks = (*source.blocks[:-1], Block(at, len(source.text), Role.TABLE_CELL, cell=Cell(1, 1, 1)))
        annotated = annotate(SourceText(source.text, blocks, source.origin))

        assert [s.kind for s in annotated.segments][-2:] == [Kind.BOILERPLATE, Kind.CLAIM]


def test_words_quoted_in_a_cell_are_found_and_the_cell_stays_data() -> None:
    annotated = annotate(
        with_table(["Answer", "“The quay was never safe at night,” said Ana Ruiz, the harbour master."])
    )

    (quotation,) = [q for q in annotated.quotations if q.speaker == "Ana Ruiz"]
    assert is_data(annotated.segment_of(quotation))


def test_a_cell_of_several_sentences_is_one_segment() -> None:
    cell = "The quay is closed. The bridge is open. Ask at the gate."

    assert rules_of(annotate(with_table(["Orre", cell], role=Role.PARAGRAPH)))[cell] == ("claim", "table cell")


def test_the_cells_of_a_text_in_another_language_are_data_too() -> None:
    german = (
        "Der Gemeinderat hat am Dienstag beschlossen, die Fähre zu den Inseln nach einem Jahr wieder fahren zu lassen.\n\n"
        "Das Geld dafür kommt zum größten Teil aus einem Fonds, den das Land im Frühjahr eingerichtet hat.\n\nKai\n\n14"
    )
    source = read_text(german)
    cells = [Block(b.start, b.end, Role.TABLE_CELL, cell=Cell(1, 1, n)) for n, b in enumerate(source.blocks[-2:], 1)]

    annotated = annotate(SourceText(german, (*source.blocks[:-2], *cells), source.origin))

    assert [s.rule for s in annotated.segments] == ["foreign", "foreign", "table cell", "table cell"]


def test_a_document_that_is_laid_out_as_a_table_is_read_as_a_text() -> None:
    source = with_table(["Background", PROSE[0], "Money", PROSE[1], "Fares", PROSE[2]])
    laid_out = SourceText(
        source.text[source.blocks[2].start : source.blocks[8].start - 2],
        tuple(
            Block(b.start - source.blocks[2].start, b.end - source.blocks[2].start, b.role, cell=b.cell)
            for b in source.blocks[2:8]
        ),
    )

    annotated = annotate(laid_out)

    assert not any(map(is_data, annotated.segments))
    bottom = brief(annotated).bottom_line
    assert bottom is not None
    assert annotated.text_of(bottom) == PROSE[0]


def test_a_table_does_not_change_how_the_sentences_round_it_read() -> None:
    sentences = [
        *PROSE[:2],
        "It was a wretched, muddled piece of work, and the town may yet pay dearly for it.",
        PROSE[2],
    ]
    plain = annotate(read_text("\n\n".join(sentences)))
    cells = "| Quay | Boats | Share |\n|---|--:|--:|\n" + "".join(
        f"| Quay {n} | {n},400 | {n}.5 |\n" for n in range(1, 60)
    )
    tabled = annotate(
        read(f"{sentences[0]}\n\n{sentences[1]}\n\n{sentences[2]}\n\n{cells}\n{PROSE[2]}\n".encode(), name="a.md")
    )

    own = {words: kind for words, (kind, rule) in rules_of(tabled).items() if rule != "table cell"}
    assert own == {words: kind for words, (kind, _) in rules_of(plain).items()}


def test_rows_that_were_copied_as_text_are_data_and_a_menu_of_bars_is_not() -> None:
    rows = ["Ward\tVoters\tTurnout", "North Quay\t4,210\t61", "Dunes\t812\t44"]
    menu = "About us | Contact us | Privacy policy | Terms of use"

    found = rules_of(annotate(read_text("\n\n".join([*PROSE[:2], *rows, PROSE[2], menu]))))

    assert [found[row] for row in rows] == [("claim", "table cell")] * 3
    assert found[menu][0] == "boilerplate"


def test_the_data_of_each_table_stand_together_even_round_another_table() -> None:
    page = (
        f"<p>{PROSE[0]}</p><table><tr><th>Quay</th><th>Boats</th></tr><tr><td>Orre</td>"
        "<td><table><tr><td>large</td><td>4</td></tr><tr><td>small</td><td>10</td></tr></table>at most</td></tr></table>"
        f"<p>{PROSE[1]}</p>"
    )
    annotated = annotate(read(page.encode(), name="page.html"))

    tables = [[annotated.text_of(segment) for segment in table] for table in data_by_table(annotated)]

    assert tables == [["Quay", "Boats", "Orre", "at most"], ["large", "4", "small", "10"]]


def test_cells_without_a_place_are_one_table_as_long_as_nothing_stands_between_them() -> None:
    first, second = with_table(["Orre", "14"], placed=False), with_table(["Vall", "3"], placed=False)
    shift = len(first.text) + 2
    moved = [Block(b.start + shift, b.end + shift, b.role) for b in second.blocks]
    annotated = annotate(SourceText(f"{first.text}\n\n{second.text}", (*first.blocks, *moved)))

    assert [[annotated.text_of(s) for s in table] for table in data_by_table(annotated)] == [
        ["Orre", "14"],
        ["Vall", "3"],
    ]


def test_no_cell_is_chosen_for_the_page_or_counted_as_to_check() -> None:
    words = "The harbour board will open the northern quay on Monday."
    annotated = annotate(with_table(["Plan", words, "Risk", "The board may yet fail."], role=Role.LIST_ITEM))

    briefing = brief(annotated)

    reasons = {annotated.text_of(left.segment): left.reason for left in briefing.left_out}
    assert {reasons[cell] for cell in ("Plan", words, "Risk", "The board may yet fail.")} == {"a cell of a table"}
    assert "check" not in sourcing(annotated, WORDINGS["en"])
