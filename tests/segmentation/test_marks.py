"""Marks: what stands between them, in every family, and what is no mark at all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import least

from annotate.draft import Draft, Verdict
from annotate.evidence import Mark
from annotate.model import Kind
from annotate.segmentation.quotation_marks import find_marks
from source import read_text


def marks_of(text: str) -> tuple[Mark, ...]:
    return find_marks(Draft(read_text(text))).marks


def words_of(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She said “it rains” twice.",
        'She said "it rains" twice.',
        "She said ''it rains'' twice.",
        "She said ``it rains'' twice.",
        "She said „it rains“ twice.",
        "She said „it rains” twice.",
        "She said «it rains» twice.",
        "She said »it rains« twice.",
        "She said 「it rains」 twice.",
        "She said ”it rains“ twice.",
        'She said “it rains" twice.',
    ],
)
def test_every_family_is_read(text: str) -> None:
    assert words_of(text) == ["it rains"]


def test_single_marks_count_where_the_text_has_no_double_ones() -> None:
    assert words_of("‘It rains,’ she said. ‘It’s cold.’") == ["It rains,", "It’s cold."]


def test_single_marks_within_double_ones_are_part_of_them() -> None:
    assert words_of("“He said ‘no’ and ‘never’ to us.” “Did he?”") == ["He said ‘no’ and ‘never’ to us.", "Did he?"]


@pytest.mark.parametrize(
    "text",
    ["the dogs’ bowls in the ’90s", "rock ’n’ roll isn’t dead", '6\'2" and 5" wide', 'a 12" record', "It’s Jo’s."],
)
def test_apostrophes_and_measures_are_no_marks(text: str) -> None:
    assert words_of(text) == []


def test_a_reopened_quotation_continues() -> None:
    first, second = marks_of("“One. Two.\n\n“Three.”")

    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_boilerplate_between_does_not_break_the_continuation() -> None:
    furniture = {1: Verdict(Kind.BOILERPLATE, "advert", 1.0, ("advert",))}

    marks = find_marks(Draft(read_text("“One.\n\nAdvertisement\n\n“Two.”"), furniture=furniture)).marks

    assert [(mark.block, mark.continues) for mark in marks] == [(0, False), (2, True)]


def test_a_mark_never_closed_ends_with_its_block() -> None:
    text = "“One. Two.\n\nThe pier closed."

    assert words_of(text) == ["One. Two."]


def test_a_mark_never_closed_ends_before_its_tag() -> None:
    assert words_of("“It rained, she said. Nobody came.") == ["It rained,"]


def test_outer_offsets_hold_the_marks() -> None:
    text = "She said “it rains”."
    (mark,) = marks_of(text)

    assert text[mark.outer_start : mark.outer_end] == "“it rains”"


@given(st.text(alphabet="ab S.,:\n“”\"'’‘`«»„「」—16", max_size=100))
def test_marks_are_in_order_and_inside_their_blocks(text: str) -> None:
    source = read_text(text)
    last = 0
    for mark in find_marks(Draft(source)).marks:
        block = source.blocks[mark.block]

        assert last <= mark.outer_start <= mark.start < mark.end <= mark.outer_end
        assert block.start <= mark.outer_start
        assert mark.outer_end <= block.end
        assert not text[mark.start].isspace()
        last = mark.outer_end


@given(st.lists(st.sampled_from(["one ", "two. ", "“Three,” ", "she said. ", "“Four?” ", "\n\n"]), max_size=20))
def test_straight_and_curly_marks_give_the_same_stretches(parts: list[str]) -> None:
    curly = "".join(parts)
    straight = re.sub("[“”]", '"', curly)

    assert [(m.start, m.end) for m in marks_of(straight)] == [(m.start, m.end) for m in marks_of(curly)]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ['"', "“", "”", "“a ", "''", "‘", 'a"b', "“a” "])
def test_a_page_of_marks_takes_linear_time(piece: str) -> None:
    def cost(size: int) -> float:
        source = Draft(read_text(piece * (size // len(piece))))
        return least(lambda: find_marks(source))

    assert cost(200_000) < 12 * max(cost(50_000), 0.02)


def test_a_dutch_town_and_a_lost_g_are_no_marks() -> None:
    text = "The kiln went to 's-Hertogenbosch. Potters kept hummin' 'bout clay, nobody was grumblin'. A 'sold' sign hangs there. 'Tis shut."

    assert words_of(text) == []


def test_a_closing_mark_whose_opening_was_lost_gives_the_tag_to_nobody() -> None:
    assert words_of('The barges just drift past -- nobody waves , " the lock keeper said.') == []


def test_an_opening_mark_that_is_never_closed_still_opens() -> None:
    assert words_of("“The lock keeper said nothing to us all year.") == ["The lock keeper said nothing to us all year."]
