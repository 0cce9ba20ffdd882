"""Plain text: the text is the very string, and paragraphs are told from broken lines."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from source import read, read_text
from source.model import SourceText

PIECES = st.sampled_from(
    ["\n", "\r\n", "\r", "\x0c", "\x0b", "\n\n", " ", "\t", "\u2028", "\x85", "\ufeff", "\x00", "\ud800"]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)

WRAPPED = """The ferry to the island of Orrin will not sail before Thursday, because
a crack was found in its hull on Monday morning. The company said that
passengers would be brought across in two smaller boats, which leave at
eight and at noon.

The crack is nine centimetres long. Divers found it while they cleaned
the hull, and nobody had noticed any water. The harbour master praised
their patience and ordered a second look at the sister ship.

Questions: the harbour office
"""


def blocks_of(source: SourceText) -> list[str]:
    return [source.text_of(block) for block in source.blocks]


@given(TEXTS)
def test_any_string_can_be_read(text: str) -> None:
    source = read_text(text)

    assert not set(source.text) & set("\r\x0b\x0c\x00\ud800")
    assert "".join("".join(blocks_of(source)).split()) == "".join(source.text.split())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff")))
def test_a_clean_string_stays_that_very_string(text: str) -> None:
    assert read_text(text).text == text


@given(TEXTS)
def test_line_ends_make_no_difference_to_text_and_blocks(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    ours, theirs = read_text(unix), read_text(unix.replace("\n", "\r\n"))

    assert (ours.text, ours.blocks) == (theirs.text, theirs.blocks)


def test_an_empty_string_is_a_source_without_blocks() -> None:
    assert read_text("").blocks == read_text(" \n\t\n").blocks == ()


def test_one_line_is_one_block() -> None:
    source = read_text("Bridge Closes\nBy Ida Marsh\n\nThe bridge closes on Monday.\nIt opens in May.")

    assert blocks_of(source) == ["Bridge Closes", "By Ida Marsh", "The bridge closes on Monday.", "It opens in May."]
    assert [block.locator for block in source.blocks] == ["line 1", "line 2", "line 4", "line 5"]


def test_lines_broken_at_one_width_are_joined_into_paragraphs() -> None:
    source = read_text(WRAPPED)

    assert [words.split()[0] for words in blocks_of(source)] == ["The", "The", "Questions:"]
    assert source.blocks[1].locator == "paragraph 2"
    assert source.text == WRAPPED


def test_a_poem_is_not_taken_for_broken_lines() -> None:
    poem = "the boats are in\nand no one counts them\nthe tide is thin\nthe gulls\nhave flown without them"

    assert len(read_text(poem).blocks) == 5


def test_a_form_feed_begins_a_page() -> None:
    source = read_text("One.\x0cTwo.\n\nThree.\x0cFour.")

    assert source.text == "One.\nTwo.\n\nThree.\nFour."
    assert [block.locator for block in source.blocks] == ["page 1", "page 2", "page 2", "page 3"]


def test_what_no_output_can_hold_is_replaced_counted_and_reported() -> None:
    source = read_text("a\x00b\ud800c\ufffe")

    assert source.text == "a\ufffdb\ufffdc\ufffd"
    assert source.origin.replaced == 3
    assert "3 characters" in source.problems[0].sentence


def test_a_change_of_direction_is_kept_and_reported() -> None:
    source = read_text("paid \u202e001\u202c euros")

    assert "\u202e001\u202c" in source.text
    assert "U+202E" in source.problems[0].sentence
    assert source.problems[0].span is not None
    assert source.text_of(source.problems[0].span) == "\u202e"


def test_what_a_person_states_goes_into_the_origin(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("It rained.", encoding="utf-8")

    origin = read(path, title="Rain", author="Ida Marsh", outlet="The Senn Courier", date="2026-10-14").origin

    assert (origin.title, origin.author, origin.outlet, origin.date) == (
        "Rain",
        "Ida Marsh",
        "The Senn Courier",
        "2026-10-14",
    )
    assert origin.name == "note.txt"
    assert read_text("It rained.", title="Rain").origin.title == "Rain"


@pytest.mark.parametrize("text", ["x" * 300_000, "word " * 60_000, "a\n" * 100_000, "(“" * 100_000])
def test_long_lines_and_many_lines_take_no_time(text: str) -> None:
    assert read_text(text).text == text
