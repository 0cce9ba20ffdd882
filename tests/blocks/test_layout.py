"""The roles of blocks that the file does not name, and what the text itself states of title, author and date."""

import pytest

from annotate.blocks.roles import author_in, find_roles
from annotate.draft import Draft
from source import read_text
from source.dates import date_in
from source.model import Block, Role, SourceText

BODY = """\
The council of Brinmouth has voted to reopen the ferry to the islands after a year of repairs to the ramp of its berth.

Most of the money for the ferry comes from a fund that the region set up in spring, the council said on Tuesday."""


def roles(text: str) -> list[tuple[Role, str]]:
    source = find_roles(Draft(read_text(text))).source
    return [(block.role, source.text_of(block)) for block in source.blocks]


def test_the_short_line_whose_words_the_article_takes_up_is_the_headline() -> None:
    found = roles(f"Brinmouth Post\n\nWeather\n\nCouncil Votes to Reopen Island Ferry\n\n{BODY}")

    assert [text for role, text in found if role is Role.HEADLINE] == ["Council Votes to Reopen Island Ferry"]


@pytest.mark.parametrize(
    "headline", ["Council Reopens Ferry", "Will the ferry ever sail?", "“We will sail”", "FERRY SAILS"]
)
def test_a_first_line_over_an_article_is_its_headline(headline: str) -> None:
    assert roles(f"{headline}\n\n{BODY}")[0] == (Role.HEADLINE, headline)


@pytest.mark.parametrize("text", ["It rained.", BODY, "Ferry", "Dear all,\n\nThe ferry sails at noon on Friday.", ""])
def test_a_text_without_a_headline_gets_none(text: str) -> None:
    assert Role.HEADLINE not in [role for role, _ in roles(text)]


@pytest.mark.parametrize(
    "line", ["By Ida Marsh", "BY IDA MARSH", "Written by Ida Marsh", "By Ida Marsh and Tom Reyes", "Author: Ida Marsh"]
)
def test_a_line_that_names_the_author_is_the_byline(line: str) -> None:
    assert roles(f"Council Reopens Ferry\n\n{line}\n\n{BODY}")[1] == (Role.BYLINE, line)


@pytest.mark.parametrize("line", ["By the harbour", "By noon the quay was full.", "By far the best ferry"])
def test_a_line_that_begins_with_by_is_not_always_a_byline(line: str) -> None:
    assert roles(f"Council Reopens Ferry\n\n{line}\n\n{BODY}")[1][0] is not Role.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "14 October 2026",
        "October 14, 2026",
        "Tuesday, 14 October 2026, 9:30 am",
        "Published 2026-10-14",
        "BRINMOUTH, Oct. 14, 2026",
        "03/04/2026",
    ],
)
def test_a_line_with_little_more_than_a_date_is_the_dateline(line: str) -> None:
    assert roles(f"Council Reopens Ferry\n\n{line}\n\n{BODY}")[1] == (Role.DATELINE, line)


def test_a_sentence_with_a_date_is_no_dateline() -> None:
    line = "The ferry stopped on 14 October 2026."

    assert roles(f"Council Reopens Ferry\n\n{line}\n\n{BODY}")[1][0] is Role.PARAGRAPH


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert (Role.HEADING, "Repairs take a year") in roles(f"{BODY}\n\nRepairs take a year\n\n{BODY}")


@pytest.mark.parametrize("line", ["- a new ramp", "• a second crew", "1. The ramp", "(b) lower fares"])
def test_a_line_with_a_bullet_or_a_number_is_a_list_item(line: str) -> None:
    assert (Role.LIST_ITEM, line) in roles(f"{BODY}\n\n{line}")


def test_title_author_and_date_are_taken_from_the_lines_that_state_them() -> None:
    text = f"Council Reopens Ferry\n\nBy Ida Marsh\n\nUpdated 16 October 2026\n\nPublished 14 October 2026\n\n{BODY}"

    origin = find_roles(Draft(read_text(text))).source.origin

    assert (origin.title, origin.author, origin.date) == ("Council Reopens Ferry", "Ida Marsh", "2026-10-14")


def test_what_the_file_says_of_itself_is_not_overruled() -> None:
    source = read_text(f"Council Reopens Ferry\n\nBy Ida Marsh\n\n{BODY}", title="Ferry", author="Tom Reyes")

    origin = find_roles(Draft(source)).source.origin

    assert (origin.title, origin.author, origin.date) == ("Ferry", "Tom Reyes", None)


def test_a_role_that_the_file_gives_stays() -> None:
    source = read_text(f"Council Reopens Ferry\n\nFerry Times\n\n{BODY}")
    blocks = list(source.blocks)
    blocks[1] = Block(blocks[1].start, blocks[1].end, Role.HEADLINE)

    found = find_roles(Draft(SourceText(source.text, tuple(blocks), source.origin))).source

    assert [block.role for block in found.blocks[:2]] == [Role.PARAGRAPH, Role.HEADLINE]
    assert found.text == source.text


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ida Marsh", "Ida Marsh"),
        ("BY IDA MARSH", "Ida Marsh"),
        ("By Ida Marsh, Harbour Correspondent", "Ida Marsh"),
        ("By Ida Marsh and Tom Reyes", "Ida Marsh and Tom Reyes"),
        ("By Anna van der Berg | 14 October 2026", "Anna van der Berg"),
        ("By our staff", None),
        ("By Staff Reporter", None),
        ("By noon", None),
    ],
)
def test_the_author_is_the_name_in_the_byline_or_none(byline: str, author: str | None) -> None:
    assert author_in(byline) == author


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("14 October 2026", "2026-10-14"),
        ("Oct. 4, 2026", "2026-10-04"),
        ("the 1st of May 2026", "2026-05-01"),
        ("2026-10-14", "2026-10-14"),
        ("03/04/2026", None),
        ("October 2026", None),
        ("99 October 2026", None),
    ],
)
def test_a_date_is_read_where_it_is_complete_and_plain(line: str, date: str | None) -> None:
    assert date_in(line) == date


@pytest.mark.parametrize("line", ["Photo: Ida Marsh", "Picture courtesy of the harbour office", "Reuters/Ida Marsh"])
def test_a_line_that_only_credits_a_picture_is_a_credit(line: str) -> None:
    assert roles(f"Council Reopens Ferry\n\n{BODY}\n\n{line}")[-1] == (Role.CREDIT, line)


@pytest.mark.parametrize("line", ["Orsk\t4 May\t12", "Orsk | 4 May | 12 euros", "Orsk    4 May    12 euros"])
def test_a_line_of_cells_is_a_line_of_a_table(line: str) -> None:
    assert roles(f"Council Reopens Ferry\n\n{BODY}\n\n{line}\n\n{BODY}")[3] == (Role.TABLE_CELL, line)


@pytest.mark.parametrize("line", ["He bought a photo: it shows the ferry.", "The pier | the berth is old."])
def test_a_sentence_with_such_signs_is_a_paragraph(line: str) -> None:
    assert roles(f"Council Reopens Ferry\n\n{BODY}\n\n{line}\n\n{BODY}")[3] == (Role.PARAGRAPH, line)
