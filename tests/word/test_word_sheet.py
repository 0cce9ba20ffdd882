"""What an editor is spared and what an editor can set: comments on furniture, tables, the details of a text, the house's brand, tracking."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import RGBColor
from lxml import etree
from made import made
from places import TESTS
from test_word_checks import CHECKERS, INSTALLED_LATE
from word_files import W, parts_of, word_file

from annotate.model import AnnotatedText, Kind, Segment
from copydesk.command import main
from exports import load, read_changes
from exports.word.body import comment_text
from exports.word.review_sheet import DETAILS, TEXT_TYPE
from source.errors import UnfitSetting
from source.model import Block, Cell, Role, SourceText

UNSURE, SURE = 0.7, 0.95


def root_of(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts_of(data)[name])


def comments_in(annotated: AnnotatedText, comments: str = "check") -> list[str]:
    """The comments of the marked-up file."""
    data = word_file(annotated, comments)
    if "word/comments.xml" not in parts_of(data):
        return []
    return ["".join(comment.itertext()) for comment in root_of(data, "word/comments.xml")]


def trusted(text: str, *confidences: float) -> AnnotatedText:
    """Return an annotated text whose segments are trusted so far, one after the other."""
    annotated = made(text)
    pairs = zip(annotated.segments, confidences, strict=True)
    return replace(annotated, segments=tuple(replace(segment, confidence=trust) for segment, trust in pairs))


# Comments on furniture ------------------------------------------------------------------------------------------------------


def test_neighbouring_boilerplate_has_one_comment_that_names_the_rest() -> None:
    text = "[B]Menu\n\n[C]Rain.\n\n[B]Share\n\n[B]Subscribe [B]Print\n\n[B]Imprint"

    comments = comments_in(trusted(text, UNSURE, SURE, UNSURE, SURE, UNSURE, UNSURE))

    assert [comment.partition(";")[0] for comment in comments] == [
        "[s01 boilerplate] likely",
        "[s03 boilerplate] likely",
    ]
    assert comments[0].endswith("why: marked as boilerplate by hand")
    assert comments[1].endswith("; so are s04, s05, s06")


def test_a_long_run_of_boilerplate_is_counted() -> None:
    (comment,) = comments_in(trusted("\n\n".join(["[B]Share"] * 12), *[UNSURE] * 12))

    assert comment.endswith("; so are 11 more, to s12")


def test_with_all_comments_every_line_of_boilerplate_has_its_own() -> None:
    annotated = trusted("[B]Share\n\n[B]Subscribe", UNSURE, SURE)

    assert comments_in(annotated, "all") == [comment_text(annotated, segment) for segment in annotated.segments]


def test_a_comment_that_stands_for_several_is_known_again() -> None:
    annotated = trusted("[C]Rain.\n\n[B]Share\n\n[B]Subscribe", SURE, UNSURE, UNSURE)
    document = docx.Document(BytesIO(word_file(annotated)))
    document.core_properties.keywords = "saved again"
    saved = BytesIO()
    document.save(saved)

    found = read_changes(saved.getvalue())

    assert found.annotated == annotated
    assert not found.changes


# Tables -----------------------------------------------------------------------------------------------------------------------


def with_tables(*rows: tuple[str, Cell | None]) -> AnnotatedText:
    """Return a text of these blocks, each a claim to be checked; without a place a block is a paragraph."""
    words, blocks, segments = "", [], []
    for number, (text, cell) in enumerate(rows, 1):
        start = len(words) + 1 if words else 0
        words = f"{words}\n{text}" if words else text
        blocks.append(Block(start, len(words), Role.TABLE_CELL if cell else Role.PARAGRAPH, cell=cell))
        segments.append(Segment(f"s{number:02}", start, len(words), Kind.CLAIM, 0.5, "marks", ("unclear",), "test"))
    return AnnotatedText(SourceText(words, tuple(blocks)), tuple(segments))


TABLES = with_tables(
    ("Before.", None),
    ("Year", Cell(1, 1, 1, header=True)),
    ("Ferries", Cell(1, 1, 2, header=True)),
    ("2025", Cell(2, 1, 1)),
    ("41", Cell(1, 2, 2)),
    ("Between.", None),
    ("Port", Cell(3, 1, 1)),
    ("Orsk", Cell(3, 1, 2)),
    ("Pier", Cell(4, 1, 1)),
)


def test_a_table_has_one_row_of_the_review_sheet_and_no_comment() -> None:
    sheet = docx.Document(BytesIO(word_file(TABLES))).tables[-1]

    rows = [[cell.text for cell in row.cells] for row in sheet.rows][1:]
    assert [(row[0], row[3]) for row in rows] == [
        ("s01", "Before."), ("s02", "Year Ferries"), ("s04", "2025"), ("s06", "Between."), ("s07", "Port Orsk"), ("s09", "Pier"),
    ]  # fmt: skip
    assert [row[4] for row in rows if row[0] in ("s02", "s04", "s07", "s09")] == ["a table: data"] * 4
    assert [comment[1:4] for comment in comments_in(TABLES)] == ["s01", "s06"]


def test_a_cell_of_a_file_that_says_no_more_stands_in_one_row_with_its_neighbours() -> None:
    cells = [replace(block, cell=None) for block in TABLES.source.blocks]
    annotated = replace(TABLES, source=replace(TABLES.source, blocks=tuple(cells)))

    sheet = docx.Document(BytesIO(word_file(annotated))).tables[-1]

    assert [row.cells[0].text for row in sheet.rows][1:] == ["s01", "s02", "s06", "s07"]


def test_every_cell_keeps_its_bookmark_and_an_untouched_file_is_unchanged() -> None:
    data = word_file(TABLES)

    names = [mark.get(W + "name") for mark in root_of(data).iter(W + "bookmarkStart")]
    assert names == [f"cd_{segment.id}" for segment in TABLES.segments]
    document = docx.Document(BytesIO(data))
    document.core_properties.keywords = "saved again"
    saved = BytesIO()
    document.save(saved)
    assert not read_changes(saved.getvalue()).changes


# Details ----------------------------------------------------------------------------------------------------------------------


def test_headline_author_outlet_and_date_stand_above_the_review_sheet() -> None:
    annotated = made("[Q]“{direct|Ann||Yes}”", title="Rain\nat last")
    origin = replace(annotated.source.origin, author="Ida Marsh", outlet="The Courier", date="2026-10-14")
    document = docx.Document(BytesIO(word_file(replace(annotated, source=replace(annotated.source, origin=origin)))))

    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows == [
        ["Headline", "Rain at last"],
        ["Author", "Ida Marsh"],
        ["Outlet", "The Courier"],
        ["Date", "2026-10-14"],
        ["Text type", "news"],
    ]
    assert [row[0] for row in rows] == [*DETAILS, TEXT_TYPE]
    styles = {
        paragraph.style.name for row in document.tables[1].rows for cell in row.cells for paragraph in cell.paragraphs
    }
    assert styles == {"Copydesk Sheet Head", "Copydesk Sheet Words"}


def test_a_text_that_says_nothing_of_itself_leaves_room_for_it() -> None:
    document = docx.Document(BytesIO(word_file(made("[C]Rain.", title=None))))

    assert [row.cells[1].text for row in document.tables[0].rows] == ["", "", "", "", "news"]


def with_type(words: str) -> bytes:
    """Return a marked-up file in which an editor wrote another type of text."""
    document = docx.Document(BytesIO(word_file(made("[C]Rain.", title="Rain"))))
    document.tables[0].rows[4].cells[1].paragraphs[0].runs[0].text = words
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_an_editor_says_what_the_text_is() -> None:
    changes = read_changes(with_type("Live-Blog"))

    assert [(one.what, one.before, one.after, one.where) for one in changes.changes] == [
        ("detail", "news", "live blog", "Text type")
    ]
    assert changes.annotated.text_type == "live blog"
    assert changes.annotated.type_reasons[0].startswith("said by ")


def test_a_type_that_is_none_is_told_and_left() -> None:
    changes = read_changes(with_type("poem"))

    assert changes.annotated.text_type == "news"
    assert [one.what for one in changes.changes] == ["untied"]
    assert changes.changes[0].after.startswith("“poem” in the review sheet is no type of text: news, release, ")


def test_a_headline_from_right_to_left_stands_so() -> None:
    (first, *_) = root_of(word_file(made("[C]الجسر مغلق", title="الجسر مغلق"))).iter(W + "tbl")

    assert len(list(first.iter(W + "bidi"))) == 1
    assert len(list(first.iter(W + "rtl"))) == 1


def test_a_text_that_ends_like_a_heading_of_ours_keeps_its_end() -> None:
    annotated = made("[C]It rained.\n\n[C]Speakers")
    document = docx.Document(BytesIO(word_file(annotated)))
    document.core_properties.keywords = "saved again"
    saved = BytesIO()
    document.save(saved)

    assert load(saved.getvalue()) == annotated


# The brand of a house -----------------------------------------------------------------------------------------------------------

BRAND = {
    "organisation": "Harbour Press Office", "contact": "Press desk, +44 20 0000 0000", "accent": "#7a1f2b",
    "logo": str(TESTS / "logo.png"), "logo_text": "a red disc",
}  # fmt: skip


def test_organisation_logo_and_contact_stand_in_header_and_footer() -> None:
    document = docx.Document(BytesIO(word_file(made("[C]Rain."), **BRAND)))

    section = document.sections[0]
    assert section.header.paragraphs[0].text.strip() == "Harbour Press Office"
    (picture,) = section.header._element.iter("{*}docPr")
    assert picture.get("descr") == "a red disc"
    assert "· Press desk, +44 20 0000 0000 · page 1 of 1" in section.footer.paragraphs[0].text
    assert document.core_properties.author == "Harbour Press Office"
    assert not list(section.header._element.iter(W + "sdt"))


def test_the_accent_is_the_colour_of_rules_and_headings() -> None:
    data = word_file(made("[C]Rain."), **BRAND)
    document = docx.Document(BytesIO(data))

    assert document.styles["Copydesk Sheet Heading"].font.color.rgb == RGBColor(0x7A, 0x1F, 0x2B)
    borders = next(iter(root_of(data, "word/styles.xml").iter(W + "tblBorders")))
    assert borders.find(W + "top").get(W + "color") == borders.find(W + "bottom").get(W + "color") == "7A1F2B"
    (rule,) = root_of(data, "word/header1.xml").iter(W + "bottom")
    assert rule.get(W + "color") == "7A1F2B"


def test_without_a_brand_no_line_is_left_for_it() -> None:
    section = docx.Document(BytesIO(word_file(made("[C]Rain.")))).sections[0]

    assert len(section.header.paragraphs) == 2
    assert not list(section.header._element.iter(W + "sdt", W + "pBdr"))


@pytest.mark.parametrize(("name", "value"), [("accent", "red"), ("logo", "nowhere.png"), ("logo", __file__)])
def test_a_brand_that_cannot_be_used_is_refused(name: str, value: str) -> None:
    with pytest.raises(UnfitSetting) as caught:
        word_file(made("[C]Rain."), **{name: value})

    assert caught.value.setting == name


@pytest.mark.parametrize("option", [["--labels", "de"], ["--font", "letters.ttf"], ["--no-attachment"]])
def test_the_command_takes_nothing_that_a_word_file_has_no_use_for(
    option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["markup", "a.txt", *option])

    assert caught.value.code == 2
    assert option[0] in capsys.readouterr().err


# Tracking -----------------------------------------------------------------------------------------------------------------------


def test_an_editors_own_changes_are_tracked_if_that_is_wanted() -> None:
    def tracking(data: bytes) -> list[str]:
        return [child.tag.removeprefix(W) for child in root_of(data, "word/settings.xml")]

    assert "trackRevisions" not in tracking(word_file(made("[C]Rain.")))
    assert tracking(word_file(made("[C]Rain."), track=True))[:3] == ["zoom", "trackRevisions", "defaultTabStop"]


@pytest.mark.parametrize(
    "checker", [pytest.param(n, marks=[pytest.mark.slow] if n in INSTALLED_LATE else []) for n in CHECKERS]
)
def test_nothing_is_found_in_a_file_with_all_of_it(checker: str, tmp_path: Path) -> None:
    path = tmp_path / "marked.docx"
    path.write_bytes(word_file(TABLES, "all", track=True, prepared="2026-11-22", handling="TLP:AMBER", **BRAND))

    assert CHECKERS[checker](path) == []
