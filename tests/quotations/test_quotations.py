"""Quotations: the cases of ``cases/quotations.txt``, and what holds whatever the text."""

import random
import re
from dataclasses import replace

import pytest
from expected import cases_in
from hypothesis import example, given
from hypothesis import strategies as st
from made import made_sample
from places import CASES
from timing import least

from annotate import annotate
from annotate.draft import Draft
from annotate.model import Mode, Quotation
from annotate.pipeline import STEPS
from source import read_text
from source.model import Block, Role, SourceText

CASES = CASES / "quotations.txt"
ODD_TEXT = st.text(alphabet="ab S.,:?!\n“”\"'’‘«»„「」—1()", max_size=120)
WORDS = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "''",
            "Marta Vosk",
            " said",
            " she",
            ", ",
            ". ",
            ": ",
            "\n\n",
            "The ferry was late",
            " that ",
            "according to ",
        ]
    ),
    max_size=25,
)


def quoted(draft: Draft) -> Draft:
    """Return a draft in which nothing is boilerplate with its quotations."""
    for name in ("turns", "quotation marks", "passages", "mentions", "people", "speakers", "cues", "quotations"):
        draft = STEPS[name](draft)
    return draft


def found(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text in which nothing is boilerplate."""
    return quoted(Draft(read_text(text))).quotations


@pytest.mark.parametrize(("title", "text", "expected"), cases_in(CASES), ids=[title for title, *_ in cases_in(CASES)])
def test_case(title: str, text: str, expected: list[str]) -> None:
    shown = [f"{q.mode} | {q.speaker or '-'} | {text[q.start : q.end]}" for q in found(text)]

    assert shown == ([] if expected == ["none"] else expected)


def test_there_are_enough_cases_and_a_third_of_them_find_nothing() -> None:
    nothing = [title for title, _, expected in cases_in(CASES) if expected == ["none"]]

    assert len(cases_in(CASES)) >= 150
    assert len(nothing) * 3 >= len(cases_in(CASES))


def test_the_sample_is_annotated_as_by_hand() -> None:
    by_hand = made_sample()

    quotations = annotate(read_text(by_hand.text)).quotations

    assert [(q.start, q.end, q.mode, q.speaker, q.role) for q in quotations] == [
        (q.start, q.end, q.mode, q.speaker, q.role) for q in by_hand.quotations
    ]


def test_speaker_and_cue_point_at_their_words() -> None:
    text = "“The lift was old,” said Ines Falk, the museum director. Later: “It had to go,” she added."

    first, second = found(text)

    assert (first.role, second.speaker) == ("museum director", "Ines Falk")
    assert [text[q.speaker_span.start : q.speaker_span.end] for q in (first, second) if q.speaker_span] == [
        "Ines Falk",
        "she",
    ]
    assert [text[q.cue_span.start : q.cue_span.end] for q in (first, second) if q.cue_span] == ["said", "added"]


def test_a_quotation_of_an_unnamed_source_keeps_the_mention() -> None:
    text = "“The ferry was late,” a senior official said."

    (quotation,) = found(text)

    assert quotation.speaker is None
    assert quotation.speaker_span is not None
    assert text[quotation.speaker_span.start : quotation.speaker_span.end] == "a senior official"


@pytest.mark.parametrize(("left", "right"), [('"', '"'), ("''", "''"), ("„", "“"), ("«", "»")])
def test_other_marks_give_the_same_quotations(left: str, right: str) -> None:
    text = "“The ferry was late,” said Marta Vosk. She called it “a mess” and left. “Why?” Olan Trebb asked.\n\n“Nobody knows.”"
    other = text.replace("“", "\0").replace("”", right).replace("\0", left)

    curly = [(q.mode, q.speaker, re.sub(r"[“”]", "", text[q.start : q.end])) for q in found(text)]
    same = [(q.mode, q.speaker, other[q.start : q.end].replace(left, "").replace(right, "")) for q in found(other)]

    assert same == curly


@given(ODD_TEXT | WORDS.map("".join))
@example("Marta Vosk:  that according to Marta Vosk")
def test_any_text_gives_a_legal_annotation(text: str) -> None:
    annotated = annotate(read_text(text))

    assert all(annotated.segment_of(quotation) for quotation in annotated.quotations)


def test_removing_one_mark_raises_nothing_and_never_swallows_the_next_paragraph() -> None:
    text = "“One,” said Marta Vosk. “Two.”\n\nThe pier closed at nine.\n\n“Three,” she said."
    for match in re.finditer("[“”]", text):
        broken = text[: match.start()] + text[match.end() :]

        for quotation in found(broken):
            assert "pier closed" not in broken[quotation.start : quotation.end]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["“a” ", "“", '"', "Marta Vosk said ", "“One,” Marta Vosk said ", "the minister, ", "according to Vosk "]
)
def test_a_page_on_one_line_takes_no_more_time_for_each_character(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        source = Draft(read_text(text))
        return least(lambda: quoted(source), times=2)

    assert cost(80_000) < 12 * max(cost(20_000), 0.02)


SAID = st.sampled_from(
    [
        "“The ferry was late,” Marta Vosk said. ",
        "“Why?” she asked. ",
        "Olan Trebb called it “a mess” and left. ",
        "Nobody came. ",
        "He said: “It sank.” ",
        "“No,” said Olan Trebb, “never.” ",
        "\n\n",
        "“It rained. ",
    ]
)


@given(st.lists(SAID, min_size=1, max_size=10), st.sampled_from(['""', "''", "«»"]))
def test_the_shape_of_the_marks_changes_nothing(parts: list[str], signs: str) -> None:
    text = "".join(part for part in parts if part != "“It rained. ")
    left, right = ("''", "''") if signs == "''" else (signs[0], signs[1])
    other = text.replace("“", "\0").replace("”", right).replace("\0", left)

    def seen(text: str) -> list[tuple[Mode, str | None, str]]:
        return [(q.mode, q.speaker, re.sub(r"[“”\"«»]|''", "", text[q.start : q.end])) for q in found(text)]

    assert seen(other) == seen(text)


@given(st.lists(SAID, min_size=1, max_size=10), st.randoms(use_true_random=False))
def test_a_lost_mark_harms_its_own_paragraph_only(parts: list[str], chance: random.Random) -> None:
    text = (
        "".join(part for part in parts if part != "“It rained. ")
        + "\n\nThe pier closed at nine.\n\n“Late,” Marta Vosk said."
    )
    lost = chance.choice([match.start() for match in re.finditer("[“”]", text)][:-2] or [len(text)])
    broken = text[:lost] + text[lost + 1 :]

    assert [broken[q.start : q.end] for q in found(broken)][-1:] == ["Late,"]
    assert all("pier closed" not in broken[q.start : q.end] for q in found(broken))


def test_everybody_who_is_quoted_is_listed() -> None:
    text = "“It sank,” said Mayor Marta Vosk. “Twice,” she added. “No,” a senior official said. “Yes,” Olan Trebb said. Vosk said it was old."

    speakers = annotate(read_text(text)).speakers

    assert [(s.name, s.label, s.role, len(s.quotations)) for s in speakers] == [
        ("Marta Vosk", "Marta Vosk", "Mayor", 3),
        (None, "a senior official", None, 1),
        ("Olan Trebb", "Olan Trebb", None, 1),
    ]
    assert [text[m.start : m.end] for m in speakers[0].mentions] == ["Mayor Marta Vosk", "she", "Vosk"]


def test_a_page_full_of_marks_is_told_and_left() -> None:
    annotated = annotate(read_text('"a","b","c"\n' * 2000))

    assert annotated.quotations == ()
    assert any("quotation marks" in problem.sentence for problem in annotated.problems)


FLOODS = [
    "“a” ", "“", '"', "'", "''", "Marta Vosk said ", "“One,” Marta Vosk said ", "said ", "Vosk, ", '"a" said Vosk. ', "Mr. ", "J. ",
    "NAME: words\n\n", "“a\n\n", "Vosk\n\n", "“a,” Vosk said.\n\n", "according to Vosk ", "he said “a” and ", "His warning that ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", FLOODS)
def test_no_text_takes_much_longer_than_an_ordinary_one(piece: str) -> None:
    def cost(text: str) -> float:
        source = Draft(read_text(text[:300_000]))
        return least(lambda: quoted(source), times=3)

    ordinary = cost((made_sample().text + "\n\n") * 150)

    assert cost(piece * 80_000) < 4 * ordinary  # three are asked for; a busy machine is allowed for


def test_modes_are_told_apart() -> None:
    text = "“It sank,” said Marta Vosk. She said the boat was “a wreck”. She said it had been old for years."

    assert [q.mode for q in found(text)] == [Mode.DIRECT, Mode.MIXED, Mode.INDIRECT]


def test_in_a_list_item_of_two_sentences_the_quotation_is_that_of_the_second() -> None:
    block = Block(0, 0, Role.LIST_ITEM)
    text = "Train fares are frozen. “Frozen is not cheap,” said Marta Vosk of the passengers’ league."

    annotated = annotate(SourceText(text, (replace(block, end=len(text)),)))

    assert [annotated.text_of(quotation) for quotation in annotated.quotations] == ["Frozen is not cheap,"]
