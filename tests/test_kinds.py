"""Claim, quote or analysis: cases that a journalist can extend, and what must not make a difference."""

from pathlib import Path

import pytest

from annotate import annotate
from annotate.cues import FAMILIES, find_hits
from annotate.model import Segment
from source import read_text

LINES = (Path(__file__).parent / "cases" / "kinds.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" | ")) for line in LINES if line and not line.startswith("#")]
ANALYSIS = [sentence for kind, sentence in CASES if kind == "analysis" and sentence.endswith(".")]
STATED = [
    sentence for kind, sentence in CASES if sentence.endswith(".") and "“" not in sentence and "," not in sentence
]
FAMILY_CASES = {
    "interprets": "The vote underscores the mood.",
    "this shows": "This shows a change.",
    "aims": "They left in order to win.",
    "hedges": "The plan may yet fail.",
    "advises": "Ministers should act.",
    "requires": "The town must act.",
    "we": "This is our town.",
    "asks": "Who pays?",
    "judges": "It was a farce.",
    "colours": "A serious man came.",
    "absolutes": "Nothing changed.",
    "concludes": "In the end it failed.",
    "likens": "It stood like a house of cards.",
    "unknown": "It is unclear whether it works.",
    "abstracts": "It is a change of mood.",
    "dated": "It opened on Tuesday.",
    "counts": "It cost 84 million euros.",
    "happened": "The council voted.",
}


def only(text: str) -> Segment:
    (segment,) = annotate(read_text(text)).segments
    return segment


@pytest.mark.parametrize(("kind", "sentence"), CASES)
def test_a_sentence_has_the_kind_that_the_guidelines_give_it(kind: str, sentence: str) -> None:
    assert only(sentence).kind == kind


@pytest.mark.parametrize("family", FAMILIES)
def test_every_cue_family_finds_its_words(family: str) -> None:
    hits = {hit.family: hit.words for hit in find_hits(FAMILY_CASES[family])}

    assert family in hits
    assert hits[family] in FAMILY_CASES[family]


def test_a_plain_sentence_shows_no_cue() -> None:
    assert list(find_hits("The cat sat on the mat.")) == []


@pytest.mark.parametrize("sentence", ANALYSIS)
def test_a_source_turns_analysis_into_a_claim(sentence: str) -> None:
    assert only(sentence.removesuffix(".") + ", officials said.").kind == "claim"


@pytest.mark.parametrize("sentence", STATED)
def test_marks_and_a_tag_turn_any_sentence_into_a_quote(sentence: str) -> None:
    assert only(f"“{sentence.removesuffix('.')},” Ada Holm said.").kind == "quote"


def test_names_and_places_make_no_difference() -> None:
    first = only("Ada Holm of Orsk may yet win the seat of Vale.")
    second = only("Ben Marr of Hale may yet win the seat of Roe.")

    assert (first.kind, first.confidence) == (second.kind, second.confidence)


def test_scare_quotes_make_no_quote() -> None:
    assert only("The “smart” lift stood idle in May 2024.").kind == "claim"


def test_reasons_name_the_words_that_decided() -> None:
    assert any("underscores" in reason for reason in only("This underscores the need for haste.").reasons)
