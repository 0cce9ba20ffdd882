"""Names: which two are one person's, which words correct one, who goes on from whom."""

import pytest

from annotate import annotate
from annotate.model import AnnotatedText
from annotate.revision import Edit, corrected_names, leaders_of, revise
from annotate.revision.renaming import is_one_person
from source import read_text

PIER = annotate(
    read_text(
        "Pier Reopens\n\n"
        "“The planks are new,” said Bram Ostheim, who runs the pier. “Nobody fell in.” “It held,” he said.\n\n"
        "The council met on Monday. Ostheim said that the ticket costs 4 euros. It was Ostheim’s idea.\n\n"
        "Lise Kuhn, a swimmer, said: “The stairs are steep.” Her brother Olaf Kuhn called them “a ladder”."
    )
)


def words_of(annotated: AnnotatedText) -> dict[str, str]:
    return {segment.id: annotated.text_of(segment) for segment in annotated.segments}


def home(words: str) -> str:
    return next(name for name, text in words_of(PIER).items() if words in text)


def corrections(*retyped: tuple[str, str]) -> dict[str, str]:
    """The names that are corrected where these words are typed over those, by the old ones."""
    changed = {home(old): words_of(PIER)[home(old)].replace(old, new) for old, new in retyped}
    return {old: one.new for old, one in corrected_names(PIER, changed).items()}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bram Ostheim", "Bram Ostheim-Rau"),
        ("Bram Osthiem", "Bram Ostheim"),
        ("Ostheim", "Bram Ostheim"),
        ("Lise Kuhn", "Liese Kühn"),
        ("Ferdinand Łuczak", "Ferdynand Łuczak"),
        ("Anna Kern", "Anna Schulz"),
    ],
)
def test_a_name_spelled_otherwise_with_more_words_or_another_surname_is_the_same_person(old: str, new: str) -> None:
    assert is_one_person(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bram Ostheim", "Lise Ostheim"),
        ("King Charles", "King Harald"),
        ("Kern", "Kehr"),
        ("Anna Kern", "Paula Schulz"),
        ("Mr Kern", "Mr Schulz"),
        ("Orsk Council", "Orsk Ministry"),
        ("the town clerk", "the town baker"),
        ("Bram Ostheim", "Ostheim"),
        ("Bram Ostheim", "Olga Brandt"),
        ("Ostheim", ""),
    ],
)
def test_another_word_in_a_name_may_be_another_person(old: str, new: str) -> None:
    assert not is_one_person(old, new)


def test_a_surname_corrected_where_it_stands_alone_is_that_of_the_whole_name() -> None:
    assert corrections(("Ostheim said", "Osthejm said")) == {"Bram Ostheim": "Bram Osthejm"}


def test_both_words_of_a_name_are_corrected_together() -> None:
    assert corrections(("said Bram Ostheim,", "said Braam Ostheim-Rau,")) == {"Bram Ostheim": "Braam Ostheim-Rau"}


def test_another_surname_behind_the_same_given_name_is_a_correction() -> None:
    assert corrections(("said Bram Ostheim,", "said Bram Ruud,")) == {"Bram Ostheim": "Bram Ruud"}


def test_the_genitive_of_a_name_is_the_name() -> None:
    assert corrections(("Ostheim’s idea", "Osthejm’s idea")) == {"Bram Ostheim": "Bram Osthejm"}


def test_a_surname_that_two_speakers_have_is_that_of_the_one_who_is_named_there() -> None:
    assert corrections(("Olaf Kuhn", "Olaf Kuhnn")) == {"Olaf Kuhn": "Olaf Kuhnn"}


@pytest.mark.parametrize(
    "retyped",
    [
        [("said Bram Ostheim,", "said Anna Ruud,")],
        [("Ostheim said", "Ruud said")],
        [("Ostheim said", "He said")],
        [("The stairs are steep", "The stair is steep")],
        [("said Bram Ostheim,", "said Bram Ostheim, the boatman,")],
        [("Ostheim said", "Osthejm said"), ("said Bram Ostheim,", "said Bram Osthiem,")],
        [("Olaf Kuhn", "Olav Ostheim")],
    ],
    ids=[
        "another person",
        "another surname alone",
        "no name",
        "no name either",
        "more words",
        "two spellings",
        "a name that stands elsewhere",
    ],
)
def test_other_words_correct_no_name(retyped: list[tuple[str, str]]) -> None:
    assert corrections(*retyped) == {}


def test_a_quotation_goes_on_from_the_one_before_it_and_a_tagged_one_from_none() -> None:
    spoken = {PIER.text_of(quotation): quotation.id for quotation in PIER.quotations}

    assert leaders_of(PIER.quotations) == {spoken["Nobody fell in."]: spoken["The planks are new,"]}


def test_a_speaker_whom_an_editor_names_stands_in_the_reasons_of_the_sentence_too() -> None:
    name = home("The stairs are steep")

    renamed, unnamed = (revise(PIER, [Edit(name, speaker=who, by="mk")]) for who in ("Olga Brandt", ""))

    reasons = {
        who: dict(zip(words_of(one), (s.reasons for s in one.segments), strict=True))[name]
        for who, one in (("Olga Brandt", renamed), ("", unnamed))
    }
    assert reasons == {
        "Olga Brandt": ("words of Olga Brandt between quotation marks",),
        "": ("words of somebody the text does not name between quotation marks",),
    }
