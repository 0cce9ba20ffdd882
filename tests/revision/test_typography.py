"""What is the same words in other typography, and where they stand then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.revision.typography import retyped


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“Yes,” she said.", '"Yes," she said.'),
        ("»Ja«, sagte sie.", "„Ja“, sagte sie."),
        ("« Oui », dit-elle.", "“Oui”, dit-elle."),
        ("``Yes,'' she said.", "“Yes,” she said."),
        ("the boys' boat", "the boys’ boat"),
        ("from 5-6 o'clock", "from 5–6 o’clock"),
        ("the pier -- all of it", "the pier — all of it"),
        ("28 euros", "28\N{NO-BREAK SPACE}euros"),
        ("wait...  what", "wait… what"),
        ("a co\N{SOFT HYPHEN}operative", "a cooperative"),
        ("'\N{SOFT HYPHEN}' he said", "'' he said"),
    ],
)
def test_the_form_of_marks_and_spaces_retyped(before: str, after: str) -> None:
    assert retyped(before, after)
    assert retyped(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“Yes,” she said.", "Yes, she said."),
        ("He said “no ‘if’ ”.", "He said “no if”."),
        ("28 euros", "28euros"),
        ("re-signed", "resigned"),
        ("5-6 boats", "5 - 6 boats"),
        ("It ended.", "It ended…"),
        ("It ended", "It Ended"),
        ("Kuhn", "Kühn"),
    ],
)
def test_other_words_and_other_marks_are_more_than_typography(before: str, after: str) -> None:
    assert not retyped(before, after)
    assert not retyped(after, before)


@pytest.mark.parametrize(
    ("before", "after", "words", "same"),
    [
        ("“It’s over,” she said.", '"It\'s over," she said.', "It’s over,", "It's over,"),
        ("Wait... what?", "Wait… what?", "Wait...", "Wait…"),
        (
            "“No”, said O'Brien -- again.",
            "«\N{NO-BREAK SPACE}No\N{NO-BREAK SPACE}», said O’Brien – again.",
            "O'Brien --",
            "O’Brien –",
        ),
        ("``Yes,'' he said.", "“Yes,” he said.", "Yes,''", "Yes,”"),
    ],
)
def test_words_are_found_again_in_other_typography(before: str, after: str, words: str, same: str) -> None:
    pair = retyped(before, after)
    assert pair
    start = before.index(words)

    place = pair.moved(start, start + len(words))

    assert place
    assert after[place.start : place.end] == same


@given(st.text("ab “”\"'-–… .\N{NO-BREAK SPACE}\N{SOFT HYPHEN}", max_size=30), st.data())
def test_every_stretch_of_words_keeps_its_letters(before: str, data: st.DataObject) -> None:
    after = before.replace("…", "...").replace("“", '"').replace("\N{SOFT HYPHEN}", "").replace(" ", "  ").strip()
    pair = retyped(before, after)
    assert pair
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))

    place = pair.moved(start, end)

    letters = [letter for letter in (after[place.start : place.end] if place else "") if letter.isalpha()]
    assert letters == [letter for letter in before[start:end] if letter.isalpha()]
