"""The table of reporting verbs: what each row says of a verb shows in what a reader of the annotations sees."""

import pytest

from annotate import Mode, annotate
from annotate.kinds.cue_families import FAMILIES
from annotate.kinds.sources import named_source
from annotate.lexicon import NAMED_SOURCES, REPORTING, THINKS, verbs_that
from source import read_text


def spoken(text: str) -> list[tuple[Mode, str | None]]:
    return [(quotation.mode, quotation.speaker) for quotation in annotate(read_text(text)).quotations]


def test_a_form_stands_in_one_row_only() -> None:
    forms = [form for verb in REPORTING for form in {form for forms in verb.forms.values() for form in forms}]

    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize("verb", sorted(verbs_that("tag", "s ed")))
def test_whoever_stands_before_a_verb_behind_quoted_words_spoke_them(verb: str) -> None:
    assert spoken(f"“The old pier is shut for good,” Marta Vosk {verb}.") == [(Mode.DIRECT, "Marta Vosk")]


@pytest.mark.parametrize("verb", sorted(verbs_that("utters", "s ed")))
def test_a_plain_tag_behind_a_question_belongs_to_its_words(verb: str) -> None:
    annotated = annotate(read_text(f"“Is the pier shut?” Marta Vosk {verb}. It rained in Orsk."))

    assert [annotated.text_of(segment) for segment in annotated.segments][1:] == ["It rained in Orsk."]


@pytest.mark.parametrize("verb", sorted(verbs_that("clause", "ed")))
def test_a_clause_behind_a_reporting_verb_is_reported(verb: str) -> None:
    assert spoken(f"On Monday Marta Vosk {verb} that the pier was shut for good.") == [(Mode.INDIRECT, "Marta Vosk")]


@pytest.mark.parametrize("verb", sorted(THINKS))
def test_a_sentence_of_what_others_think_has_a_source(verb: str) -> None:
    assert named_source(f"Many traders {verb} the pier.") == f"Many traders {verb}"


def test_the_cue_family_of_sources_holds_the_verbs_that_name_one() -> None:
    assert set(FAMILIES["source"].words.split()) >= NAMED_SOURCES


@pytest.mark.parametrize("verb", ["allege", "alleged", "warn", "said"])
def test_where_it_was_said_does_not_hide_what_was_said(verb: str) -> None:
    assert spoken(f"Prosecutors {verb} in the filing that Trebb moved the money.") == [(Mode.INDIRECT, None)]
