"""Claim, quote or analysis: cases that a journalist can extend, and what must not make a difference."""

import pytest
from places import CASES
from timing import least

from annotate import annotate
from annotate.kinds.cue_families import FAMILIES
from annotate.kinds.scoring import find_signs, lean_of, register_shift, weights
from annotate.kinds.sources import named_source
from annotate.model import Segment
from source import read_text

LINES = (CASES / "kinds.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" | ")) for line in LINES if line and not line.startswith("#")]
ANALYSIS = [sentence for kind, sentence in CASES if kind == "analysis" and sentence.endswith(".")]
ORDINARY = "The council of Orsk voted on Monday to close the road that leads to the pier, which is old, and may open it again. "
SENTENCES = [
    "is " * 4000,
    "a sign of " * 2000,
    "?!" * 5000,
    "“" * 9000,
    "x" * 20000,
    "9 " * 5000,
    ", " * 9000,
    "A" * 9000,
    "''" * 9000,
]
STATED = [
    sentence for kind, sentence in CASES if sentence.endswith(".") and "“" not in sentence and "," not in sentence
]
FAMILY_CASES = {
    "interprets": "The vote underscores the mood.",
    "demonstrative": "In other words, nothing moved.",
    "hedges": "The plan may yet fail.",
    "foresees": "The town will never see it.",
    "advises": "Ministers should act.",
    "imperative": "Imagine the noise.",
    "we": "This is our town.",
    "me": "The mayor told me.",
    "you": "The town needs you.",
    "asks": "Who pays?",
    "generalises": "Everybody knew.",
    "negates": "The gate was not shut.",
    "is": "It is a gate.",
    "was": "It was a gate.",
    "has": "The town wants a gate.",
    "judges badly": "It was a farce.",
    "judges well": "It was a masterpiece.",
    "weighs": "The change is significant.",
    "qualifies": "The gate was cold.",
    "intensifies": "It was utterly lost.",
    "contrasts": "However, the gate stayed shut.",
    "concludes": "In the end it failed.",
    "explains": "They left in order to win.",
    "compares": "It stood like a house of cards.",
    "effects": "The deal would also help Orsk.",
    "unknown": "It is unclear whether it works.",
    "abstracts": "The rhetoric changed.",
    "loads": "The cronies left.",
    "source": "Officials said so.",
    "dated": "It opened on Tuesday.",
    "counts": "It cost 84 million euros.",
    "happened": "The council voted.",
    "describes": "The firm is based in Orsk.",
    "provides": "The bill would ban it.",
}


def only(text: str) -> Segment:
    (segment,) = annotate(read_text(text)).segments
    return segment


@pytest.mark.parametrize(("kind", "sentence"), CASES)
def test_a_sentence_has_the_kind_that_the_guidelines_give_it(kind: str, sentence: str) -> None:
    assert only(sentence).kind == kind


@pytest.mark.parametrize("family", FAMILIES)
def test_every_cue_family_finds_its_words(family: str) -> None:
    found = {cue.family: cue.words for cue in find_signs(FAMILY_CASES[family]).cues}

    assert family in found
    assert found[family] in FAMILY_CASES[family].lower()


def test_a_cue_is_in_one_family_only() -> None:
    entries = [entry for family in FAMILIES.values() for entry in family.words.split()]

    assert sorted(entries) == sorted(set(entries))


def test_a_plain_sentence_shows_no_cue() -> None:
    assert find_signs("The cat sat on the mat.").cues == []


def test_no_cue_is_found_in_quoted_words() -> None:
    assert find_signs("The gate, “a shameful wreck that may fall”, creaked.").cues == []


def test_a_family_never_weighs_against_its_meaning() -> None:
    weighed = weights().features
    whole = [f"{name}{often}" for name in FAMILIES for often in ("", ": twice", ": three times", ": at the head")]

    assert [n for n in whole if n in weighed and weighed[n][0] * FAMILIES[n.partition(": ")[0]].leans < 0] == []


@pytest.mark.slow
@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_sentence_takes_long(sentence: str) -> None:
    usual = least(lambda: lean_of(ORDINARY * 10)) / len(ORDINARY * 10)

    assert least(lambda: lean_of(sentence)) / len(sentence) < 12 * usual


def test_a_text_that_mostly_reports_needs_more_to_be_read_as_comment() -> None:
    alone = register_shift([0.4], 0)

    assert register_shift([-3.0] * 20, 10) < -1 < alone < 1 < register_shift([3.0] * 20, 0)


def test_what_words_lean_to_is_told_apart_from_what_the_text_leans_to() -> None:
    report = "The ferry sailed on Monday.\n\n" * 40
    annotated = annotate(read_text(f"{report}The ferry may well sink."))

    assert annotated.segments[-1].kind == "claim"
    assert "the text around it mostly reports" in annotated.segments[-1].reasons


def test_mixed_sentences_are_marked_for_checking_more_often_than_clear_ones() -> None:
    """Loaded words round a fact are for an editor to look at; plain facts are not."""
    loaded = [
        only(f"The {word} ferry may have been late.").confidence for word in ("shameful", "wretched", "proud", "brave")
    ]
    plain = [
        only(f"The ferry left {place} at noon on Tuesday.").confidence for place in ("Orsk", "Senn", "Hale", "Roe")
    ]

    assert max(loaded) < min(plain)


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


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Dockers fear the pier will sink.", "Dockers fear"),
        ("She believes the pier will sink.", "She believes"),
        ("Asked about the pier, Vosk was cautious.", "Asked about the pier, Vosk was cautious."),
        ("The pier is doomed, according to two dockers.", "according to two dockers."),
        ("As the survey shows, the pier is doomed.", "As the survey shows,"),
        ("The pier is widely expected by dockers to sink.", "is widely expected by"),
        ("The pier is doomed, dockers say.", "dockers say."),
        ("The pier was mended by dockers.", None),
        ("There is a rule according to which nobody may fish.", None),
        ("The pier is doomed.", None),
    ],
)
def test_the_words_that_name_a_source_are_found_wherever_it_stands(sentence: str, source: str | None) -> None:
    assert named_source(sentence) == source
