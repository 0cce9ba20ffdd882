"""Where sentences end: cases that a journalist can extend, and the promises that hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import CASES
from timing import least

from annotate import split_sentences

LINES = (CASES / "sentences.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]
SOUP = st.lists(
    st.one_of(
        st.sampled_from([". ", "? ", "! ", "…", "“", "”", '"', " ", "U.S.", "Mr.", "A.", "1.", "。", "\n", ") "]),
        st.text(max_size=6),
    )
).map("".join)


@pytest.mark.parametrize("case", CASES)
def test_a_paragraph_is_split_where_a_copy_editor_would(case: str) -> None:
    text = case.replace("|", "")

    found = [text[span.start : span.end] for span in split_sentences(text)]

    assert found == [part.strip() for part in case.split("|")]


@given(SOUP)
def test_sentences_are_tight_and_leave_out_nothing_but_white_space(text: str) -> None:
    last = 0
    for span in split_sentences(text):
        assert span.start >= last
        assert not text[last : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        last = span.end
    assert not text[last:].strip()


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["No end in sight ", "A. ", "“He said. ", ".", "?! ", "Mr. Roe of U.S. "])
def test_the_time_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        return least(lambda: split_sentences(text)) + 0.002

    assert seconds(400_000 // len(piece)) / seconds(100_000 // len(piece)) < 8
