"""What each step adds to the draft, on texts in which it has something to find."""

import pytest

from annotate.draft import Draft
from annotate.evidence import BLANK, Form
from annotate.pipeline import STEPS, annotate
from source import read_text
from source.model import Block, Role, SourceText

NEWS = """Ferry To Sail Again

Share this article

Mayor Marta Vosk met the crew of the old ferry on Monday. “It will sail,” she told Olan Trebb, hinting at money that was not there.

The quay is safe, the harbour office said.
"""


def after(step: str, text: str, **given: object) -> Draft:
    """Return the draft of a text as it is after a step."""
    draft = Draft(read_text(text), **given)  # type: ignore[arg-type]
    for name, work in STEPS.items():
        draft = work(draft)
        if name == step:
            break
    return draft


def test_the_steps_stand_in_the_order_in_which_a_person_would_read() -> None:
    assert list(STEPS) == [
        "mails",
        "language",
        "block roles",
        "mail header",
        "turns",
        "text type",
        "boilerplate",
        "quotation marks",
        "passages",
        "mentions",
        "people",
        "speakers",
        "cues",
        "quotations",
        "tails",
        "kinds",
    ]


def test_mentions_are_found_for_each_passage_in_words_whose_quotations_are_blanked() -> None:
    draft = after("mentions", NEWS)

    assert [sentence.passage for sentence in draft.sentences] == list(draft.passages)
    assert {id(sentence.text) for sentence in draft.sentences} == {id(draft.sentences[0].text)}
    assert len(draft.sentences[0].text) == len(draft.source.text)
    assert BLANK * len("“It will sail,”") in draft.sentences[0].text
    told = draft.sentences[3]
    assert [draft.source.text[mark.start : mark.end] for mark in told.marks] == ["It will sail,"]
    assert [(mention.words, mention.form) for mention in told.mentions] == [
        ("she", Form.PRONOUN),
        ("Olan Trebb", Form.NAME),
    ]
    assert [verb.words for verb in told.verbs] == ["told"]
    assert not told.cues


def test_nobody_is_mentioned_in_furniture() -> None:
    draft = after("mentions", "The ferry sails.\n\nFollow Marta Vosk on Twitter\n\nIt is late.")

    furniture = [sentence for sentence in draft.sentences if sentence.block in draft.furniture]
    assert furniture
    assert [sentence.mentions for sentence in furniture] == [[]]


def long_passage(length: int) -> str:
    """Return a passage of as many characters without a stop, in the very middle of which Bo Lind is named."""
    begin, name, end = "Marta Vosk said the ferry was late ", "Bo Lind", " as Olan Trebb told her"
    before = length // 2 - len(begin) - len(name) // 2
    after_it = length - len(begin) - before - len(name) - len(end)
    return begin + ("and so on " * length)[-before:] + name + (" and so on" * length)[:after_it] + end


@pytest.mark.parametrize(("length", "is_whole"), [(8_000, True), (8_001, False), (10_000, False)])
def test_a_passage_without_a_stop_is_read_whole_up_to_8000_characters(length: int, is_whole: bool) -> None:
    (sentence,) = after("mentions", long_passage(length)).sentences

    assert sentence.passage.end - sentence.passage.start == length
    assert ("Bo Lind" in [mention.words for mention in sentence.mentions]) is is_whole


def test_of_a_longer_passage_both_ends_are_read_and_not_the_middle() -> None:
    (sentence,) = after("mentions", long_passage(12_000)).sentences

    assert [mention.words for mention in sentence.mentions] == ["Marta Vosk", "Olan Trebb"]
    assert [verb.words for verb in sentence.verbs] == ["said", "told"]


@pytest.mark.parametrize("place", [3996, 3998, 4000, 4002, 7996, 8000, 8003])
def test_a_name_that_is_cut_in_two_is_nobodys(place: int) -> None:
    page = "and so on " * 1300
    page = page[:place].rsplit(" ", 1)[0].ljust(place) + " Bo Lind " + page[place + 9 : 12_000]

    (sentence,) = after("mentions", page).sentences

    assert {mention.words for mention in sentence.mentions} <= {"Bo Lind"}


def test_in_another_language_names_are_found_and_no_verb() -> None:
    draft = after(
        "mentions", "Die Fähre fährt nicht, und die Brücke ist zu. „Das ist bitter“, sagte Marta Vosk nach der Sitzung."
    )

    assert draft.language == "de"
    assert [mention.words for sentence in draft.sentences for mention in sentence.mentions] == ["Marta Vosk"]
    assert not any(sentence.verbs for sentence in draft.sentences)


def test_people_have_their_fullest_names_and_roles() -> None:
    people = after("people", NEWS).people

    assert people.fullest("Vosk") == "Marta Vosk"
    assert people.roles == {"Marta Vosk": "Mayor"}


def test_turns_of_a_transcript_have_the_name_that_their_label_stands_for() -> None:
    draft = after("speakers", "Marta Vosk met Olan Trebb.\n\nVOSK: Was the ferry late?\n\nTREBB: It always is.")

    assert [(block, turn.name) for block, (turn,) in draft.turns.items()] == [(1, "Marta Vosk"), (2, "Olan Trebb")]
    assert draft.source.text[draft.turns[1][0].start :].startswith("Was the ferry late?")


def test_cues_are_found_with_their_subjects_and_not_in_turns() -> None:
    draft = after("cues", NEWS)

    assert [(cue.verb, cue.subject and cue.subject.words) for sentence in draft.sentences for cue in sentence.cues] == [
        ("told", "she"),
        ("said", "the harbour office"),
    ]
    talk = after("cues", "Marta Vosk met Olan Trebb.\n\nVOSK: Trebb said it was late.\n\nTREBB: It always is.")
    assert not any(sentence.cues for sentence in talk.sentences)


def test_no_cue_is_looked_for_in_a_block_that_is_all_somebodys_words() -> None:
    text = "Olan Trebb said it was late."
    draft = Draft(SourceText(text, (Block(0, len(text), Role.QUOTATION),)))
    for name in ("quotation marks", "passages", "mentions", "people", "cues"):
        draft = STEPS[name](draft)

    assert draft.sentences[0].verbs
    assert not draft.sentences[0].cues


def test_a_headline_that_names_who_speaks_is_a_quotation_once_the_text_quotes_that_person() -> None:
    text = "Vosk: The ferry is old\n\n“It is old,” said Marta Vosk, the mayor. “Nobody knows how old.”"

    first = after("quotations", text).quotations[0]

    assert (text[first.start : first.end], first.speaker, first.rule) == ("The ferry is old", "Marta Vosk", "headline")


def test_tails_are_cut_off_when_the_quotations_are_known_and_sentences_stay_as_they_were() -> None:
    before, draft = after("quotations", NEWS), after("tails", NEWS)

    assert len(draft.passages) == len(before.passages) + 1
    tails = [draft.source.text_of(passage) for passage in draft.passages if passage.tail]
    assert tails == [", hinting at money that was not there."]
    assert draft.sentences == before.sentences
    assert [str(segment.kind) for segment in annotate(draft.source).segments][3:5] == ["quote", "analysis"]
