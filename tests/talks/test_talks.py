"""Who takes turns: labels in every dress, what is asked and observed, whole speeches, and what only looks like a talk."""

from pathlib import Path

import pytest
from expected import cases_in
from hypothesis import given
from hypothesis import strategies as st
from timing import least

from annotate.draft import Draft
from annotate.evidence import Part
from annotate.pipeline import annotate
from annotate.talks import find_turns
from annotate.talks.labels import Dress, label_at
from exports.briefing import brief
from source import read_text

CASES = Path(__file__).parents[1] / "cases" / "talks.txt"
RULES = ("spoken", "asked", "observed", "speaker", "quotation")


@pytest.mark.parametrize(("title", "text", "expected"), cases_in(CASES), ids=[title for title, *_ in cases_in(CASES)])
def test_case(title: str, text: str, expected: list[str]) -> None:
    annotated = annotate(read_text(text))

    shown = []
    for segment, quotations in annotated.segments_with_quotations():
        said = quotations[0] if quotations else None
        words = annotated.text_of(said if said and segment.rule == "spoken" else segment)
        rule = segment.rule if segment.rule in RULES else "told"
        shown.append(f"{rule} | {(said.speaker if said else None) or '-'} | {' '.join(words.split())}")
    assert shown == expected


@pytest.mark.parametrize(
    ("line", "name", "role", "dress"),
    [
        ("Ada Falk: Yes.", "Ada Falk", None, Dress.COLON),
        ("ADA FALK: Yes.", "Ada Falk", None, Dress.COLON),
        ("**Ada Falk:** Yes.", "Ada Falk", None, Dress.COLON),
        ("**Ada Falk**: Yes.", "Ada Falk", None, Dress.COLON),
        (">> ADA FALK: Yes.", "Ada Falk", None, Dress.COLON),
        ("- FALK: Yes.", "Falk", None, Dress.COLON),
        ("[00:12:05] Ada Falk: Yes.", "Ada Falk", None, Dress.COLON),
        ("00:05 Ada Falk: Yes.", "Ada Falk", None, Dress.COLON),
        ("Ada Falk (00:05): Yes.", "Ada Falk", None, Dress.COLON),
        ("Ada Falk  0:05", "Ada Falk", None, Dress.LINE),
        ("ADA FALK:", "Ada Falk", None, Dress.LINE),
        ("Ada Falk", "Ada Falk", None, Dress.BARE),
        ("ADA FALK, VARN TV SECURITY ANALYST: Yes.", "Ada Falk", "VARN TV SECURITY ANALYST", Dress.COLON),
        ("REAR ADM. JOHN T. FALK, NAVY: Yes.", "John T. Falk", "NAVY", Dress.COLON),
        ("Senator FALK (Varn): Yes.", "Falk", "Senator", Dress.COLON),
        ("Mr. FALK. Yes.", "Falk", None, Dress.STOP),
        ("Ms. ADA T. FALK of Varn. Yes.", "Ada T. Falk", None, Dress.STOP),
        ("Mr. McFALK (during the reading). Yes.", "McFalk", None, Dress.STOP),
        ("The CHAIRMAN. Yes.", None, "Chairman", Dress.STOP),
        ("The DEPUTY SPEAKER: Yes.", None, "Deputy Speaker", Dress.COLON),
        ("WITNESS 10: Yes.", None, "Witness 10", Dress.COLON),
        ("Speaker 1: Yes.", None, None, Dress.COLON),
        ("THE COURT: Yes.", None, None, Dress.COLON),
        ("Q. Yes?", None, None, Dress.LETTER),
        ("Q    Yes?", None, None, Dress.LETTER),
        ("Question: Yes?", None, None, Dress.LETTER),
        ("BY MR. FALK:", None, None, Dress.LINE),
    ],
)
def test_a_label_is_seen_in_every_common_dress(line: str, name: str | None, role: str | None, dress: Dress) -> None:
    label = label_at(line, 0, len(line))

    assert label is not None
    assert (label.name, label.role, label.dress) == (name, role, dress)
    assert line[label.after :] in ("Yes.", "Yes?", "")


@pytest.mark.parametrize(
    "line",
    [
        "UPDATED: The ferry sails.",
        "Time: 10:00",
        "Contact: press@varn.example",
        "The ferry sails: nobody knows when.",
        "https://varn.example/ferry",
        "At 10:30 the gate closed.",
        "Falk, who was late, said: nothing.",
        "A. Falk met the crew",
    ],
)
def test_what_stands_before_a_colon_is_not_always_a_label(line: str) -> None:
    label = label_at(line, 0, len(line))

    assert label is None or (label.dress is Dress.LETTER and not label.asks)


def test_the_name_of_a_label_is_written_as_the_text_writes_it_elsewhere() -> None:
    annotated = annotate(
        read_text("Ines MacFarlan met Bo Lind.\n\nMACFARLAN: Are you late?\n\nLIND: I am.\n\nMACFARLAN: I see.")
    )

    assert {quotation.speaker for quotation in annotated.quotations} == {"Ines MacFarlan", "Bo Lind"}


def test_two_of_one_surname_are_nobody_by_their_surname() -> None:
    text = "ADA FALK: I was there.\n\nOLE FALK: So was I.\n\nFALK: We both were.\n\nADA FALK: I said so."

    annotated = annotate(read_text(text))

    assert [quotation.speaker for quotation in annotated.quotations] == ["Ada Falk", "Ole Falk", None, "Ada Falk"]


def test_what_is_asked_or_observed_is_never_on_the_page() -> None:
    text = (
        "Council note\n\nMODERATOR: Is it true that the harbour office of Varn lied to all its drivers in May?\n\n(Applause.)\n\n"
        "ADA FALK: The office has paid 4 million to the drivers.\n\nMODERATOR: Will the office pay 4 million more to the drivers in June?"
    )

    briefing = brief(annotated := annotate(read_text(text)))

    assert briefing.bottom_line
    assert annotated.text_of(briefing.bottom_line).startswith("ADA FALK")
    assert not briefing.claims
    reasons = {left.reason for left in briefing.left_out}
    assert {"a question put to somebody", "what was observed while people talked"} <= reasons


def test_a_courtesy_is_not_the_bottom_line_of_a_speech() -> None:
    text = (
        "Remarks by Ada Falk at the harbour of Varn\n\nLadies and gentlemen,\n\nI thank you all.\n\n"
        "We will build a second quay for 40 million by the end of next year.\n\nThe quay of Varn will then hold nine ships."
    )

    briefing = brief(annotated := annotate(read_text(text)))

    assert briefing.bottom_line
    assert "quay" in annotated.text_of(briefing.bottom_line)


def test_no_reason_speaks_of_marks_where_none_stand() -> None:
    annotated = annotate(read_text("Q: Why are you late?\n\nA: I was never told.\n\nQ: By whom?\n\nA: By you."))

    assert not [reason for segment in annotated.segments for reason in segment.reasons if "marks" in reason]


def test_a_headline_that_looks_like_a_label_stays_a_headline() -> None:
    text = "Ada Falk: Ferry Sails in May\n\nADA FALK: I saw it myself.\n\nOLE LIND: So did I.\n\nADA FALK: You did not."

    annotated = annotate(read_text(text))

    assert annotated.headline == "Ada Falk: Ferry Sails in May"
    assert annotated.segments[0].rule != "spoken"


def test_several_turns_in_one_block_have_each_their_speaker() -> None:
    source = read_text("Ada Falk: Are you late?\nOle Lind: I am.\nAda Falk: I see.\nOle Lind: You do not.")

    annotated = annotate(source)

    assert [quotation.speaker for quotation in annotated.quotations if quotation.speaker][-1] == "Ole Lind"
    assert len(annotated.quotations) >= 3


words = st.sampled_from(
    [
        "Ada Falk",
        "FALK",
        "MODERATOR",
        "Q",
        "A",
        ":",
        ". ",
        ", ",
        "(",
        ")",
        "\n",
        "\n\n",
        "?",
        "I was there.",
        "00:05",
        " ",
        "Mr.",
        "“",
        "”",
        "**",
        "said",
    ]
)


@given(st.lists(words, max_size=40))
def test_whatever_the_labels_every_turn_lies_in_its_block_and_in_order(parts: list[str]) -> None:
    source = read_text("".join(parts))
    draft = find_turns(Draft(source))

    for number, turns in draft.turns.items():
        block = source.blocks[number]
        assert all(block.start <= turn.begin <= turn.start <= block.end for turn in turns)
        assert [turn.begin for turn in turns] == sorted({turn.begin for turn in turns})
        assert all(turn.part in Part for turn in turns)
    annotated = annotate(source)
    assert not [q for q in annotated.quotations if annotated.segment_of(q).rule in ("asked", "observed")]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["Ada ", "A. ", "ADA FALK, ", "Ada Falk: I was.\n\n", "Mr. FALK of ", "(", "“” Ada Falk ", "Remarks of Ada Falk ", "interview with ",
        "[00:05] ", "Why you?\n\nI am.\n\n"],
)  # fmt: skip
def test_the_time_for_the_worst_texts_grows_with_their_length(piece: str) -> None:
    def seconds(length: int) -> float:
        draft = Draft(read_text(piece * (length // len(piece))))
        return least(lambda: find_turns(draft), times=2) + 0.02

    assert seconds(200_000) / seconds(50_000) < 8
