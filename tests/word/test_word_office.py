"""The round trip through a real LibreOffice: it opens the marked-up file, an editor works in it, and what was saved is read back."""

import pytest
from made import made_sample
from office import EDITOR, Edit, Office, edit
from test_word_edits import paragraphs, told, words_of
from word_files import word_file

from annotate import annotate
from annotate.merge.changes import Reconciled
from annotate.model import AnnotatedText, Kind
from exports import read_changes
from source import read_text

pytestmark = pytest.mark.slow

SAMPLE = made_sample()
BOILERPLATE = [segment.id for segment in SAMPLE.segments if segment.kind is Kind.BOILERPLATE]
# What accepting all tells: LibreOffice hands the style of the lines above the article on to its first paragraph.
ACCEPTED = sorted([*(("accepted", name) for name in BOILERPLATE), ("handed on", "s04")], key=lambda one: one[1])
COST = "The barrier will cost 84 million euros, of which the state pays two thirds."
CALL = "She called the old dyke “a museum piece” and said it would be kept only as a footpath."
WAYS = pytest.mark.parametrize("way", ["plain", "tracked"])


def after(office: Office, *edits: Edit, way: str = "plain", author: str | None = EDITOR) -> Reconciled:
    """What is read back after an editor did this, with or without tracking the changes."""
    tracking = [edit("track")] if way == "tracked" else []
    return read_changes(office.edited(word_file(SAMPLE, "all"), *tracking, *edits, author=author))


def as_it_was(annotated: AnnotatedText, *but: str) -> bool:
    """Tell whether all segments but these have their ids, kinds and words, and all quotations their speakers."""
    before = {s.id: (s.kind, SAMPLE.text_of(s)) for s in SAMPLE.segments if s.id not in but}
    now = {s.id: (s.kind, annotated.text_of(s)) for s in annotated.segments if s.id in before}
    speakers = {SAMPLE.text_of(q): q.speaker for q in SAMPLE.quotations if SAMPLE.segment_of(q).id not in but}
    return before == now and all(
        speakers.get(annotated.text_of(q), q.speaker) == q.speaker for q in annotated.quotations
    )


# Opened and saved ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("comments", ["all", "check", "none"])
def test_a_file_that_libreoffice_saves_again_is_unchanged(office: Office, comments: str) -> None:
    found = read_changes(office.through(word_file(SAMPLE, comments), "docx"))

    assert found == Reconciled(SAMPLE)


@pytest.mark.parametrize("comments", ["all", "check"])
@pytest.mark.parametrize("form", ["odt", "rtf"])
def test_ids_kinds_words_and_speakers_come_back_from_other_formats(office: Office, form: str, comments: str) -> None:
    found = read_changes(office.through(word_file(SAMPLE, comments), form, "docx"))

    assert [(s.id, s.kind, found.annotated.text_of(s)) for s in found.annotated.segments] == [
        (s.id, s.kind, SAMPLE.text_of(s)) for s in SAMPLE.segments
    ]
    assert [q.speaker for q in found.annotated.quotations] == [q.speaker for q in SAMPLE.quotations]
    assert not found.changes
    assert not found.conflicts


def test_a_plain_file_comes_back(office: Office) -> None:
    assert read_changes(office.through(word_file(SAMPLE, plain=True), "docx")) == Reconciled(SAMPLE)


def test_accepting_all_gives_the_source_without_boilerplate(office: Office) -> None:
    found = after(office, edit("accept_all"))

    furniture = {SAMPLE.text_of(s) for s in SAMPLE.segments if s.kind is Kind.BOILERPLATE}
    assert paragraphs(found.annotated) == [words for words in paragraphs(SAMPLE) if words not in furniture]
    assert told(found) == ACCEPTED
    assert as_it_was(found.annotated, *BOILERPLATE)


def test_rejecting_all_gives_the_source(office: Office) -> None:
    found = after(office, edit("reject_all"))

    assert found.annotated == SAMPLE
    assert told(found) == [("kept", name) for name in BOILERPLATE]


def test_saving_twice_and_accepting_then_is_the_same(office: Office) -> None:
    once = office.through(word_file(SAMPLE, "all"), "docx", "docx")

    assert told(read_changes(office.edited(once, edit("accept_all")))) == ACCEPTED


# Kinds and speakers -------------------------------------------------------------------------------------------------------


@WAYS
def test_a_sentence_given_another_style(office: Office, way: str) -> None:
    words = words_of(SAMPLE, "s07")

    found = after(office, edit("style_words", words=words, style="Copydesk Claim Text"), way=way)

    assert told(found) == [("kind", "s07")]
    assert found.annotated.segments[6].kind is Kind.CLAIM
    assert found.annotated.segments[6].by == EDITOR
    assert as_it_was(found.annotated, "s07")


@WAYS
def test_a_paragraph_given_another_style(office: Office, way: str) -> None:
    found = after(office, edit("style_paragraph", words="That is the weak point", style="Copydesk Claim"), way=way)

    assert told(found) == [("kind", "s20"), ("kind", "s21")]
    assert as_it_was(found.annotated, "s20", "s21")


@WAYS
def test_a_paragraph_behind_boilerplate_given_its_style(office: Office, way: str) -> None:
    found = after(
        office, edit("style_paragraph", words="The town council voted", style="Copydesk Boilerplate"), way=way
    )

    assert ("kind", "s04") in told(found)
    assert {what for what, _ in told(found)} == {"kind"}


@pytest.mark.parametrize("how", ["choose_kind", "type_kind"])
@WAYS
def test_a_kind_changed_in_the_review_sheet(office: Office, how: str, way: str) -> None:
    found = after(office, edit(how, segment="s05", kind="analysis"), way=way)

    assert told(found) == [("kind", "s05")]
    assert found.annotated.segments[4].kind is Kind.ANALYSIS


@WAYS
def test_a_speaker_changed_in_the_review_sheet(office: Office, way: str) -> None:
    found = after(office, edit("set_speaker", segment="s09", speaker="Jonas Brandt"), way=way)

    assert told(found) == [("speaker", "s09")]
    quotation = next(q for q in found.annotated.quotations if found.annotated.segment_of(q).id == "s09")
    assert quotation.speaker == "Jonas Brandt"


def test_a_kind_corrected_in_the_comment(office: Office) -> None:
    found = after(office, edit("change_comment", segment="s05", words="[s05 claim]", new="[s05 analysis]"))

    assert told(found) == [("kind", "s05")]


def test_two_edits_that_contradict_each_other_are_a_conflict(office: Office) -> None:
    found = after(
        office,
        edit("choose_kind", segment="s07", kind="quote"),
        edit("style_words", words=words_of(SAMPLE, "s07"), style="Copydesk Claim Text"),
    )

    assert [(c.segment, c.what) for c in found.conflicts] == [("s07", "kind")]
    assert found.annotated.segments == SAMPLE.segments


# Words --------------------------------------------------------------------------------------------------------------------


@WAYS
def test_words_replaced(office: Office, way: str) -> None:
    found = after(office, edit("replace", words="84 million", new="90 million"), way=way)

    assert words_of(found.annotated, "s05") == COST.replace("84", "90")
    assert told(found) == [("words", "s05")]
    assert as_it_was(found.annotated, "s05")
    assert found.changes[0].by == EDITOR


def test_an_author_without_a_name_is_nobody(office: Office) -> None:
    found = after(office, edit("replace", words="84 million", new="90 million"), way="tracked", author=None)

    assert (found.changes[0].by, found.annotated.segments[4].reasons[-1][:19]) == ("", "reworded by editor,")


@WAYS
def test_a_sentence_retyped(office: Office, way: str) -> None:
    found = after(
        office, edit("retype", words=COST, new="It costs 90 million euros, and the state pays most."), way=way
    )

    assert words_of(found.annotated, "s05") == "It costs 90 million euros, and the state pays most."
    assert told(found) == [("words", "s05")]


@WAYS
def test_a_sentence_deleted(office: Office, way: str) -> None:
    found = after(office, edit("delete", words=COST), way=way)

    assert told(found) == [("deleted", "s05")]
    assert as_it_was(found.annotated, "s05")


@WAYS
@pytest.mark.parametrize("place", ["insert_after", "insert_before"])
def test_a_new_sentence(office: Office, place: str, way: str) -> None:
    words = {
        "insert_after": (COST, " Nobody has paid yet."),
        "insert_before": ("Construction is due", "Nobody has paid yet. "),
    }

    found = after(office, edit(place, words=words[place][0], new=words[place][1]), way=way)

    assert told(found) == [("new", "s35")]
    assert words_of(found.annotated, "s35") == "Nobody has paid yet."
    assert as_it_was(found.annotated)


@WAYS
def test_a_new_paragraph(office: Office, way: str) -> None:
    found = after(office, edit("add_paragraph", after="Construction is due", new="The mayor was pleased."), way=way)

    assert told(found) == [("new", "s35")]
    assert "The mayor was pleased." in paragraphs(found.annotated)
    assert as_it_was(found.annotated)


# Paragraphs ---------------------------------------------------------------------------------------------------------------


@WAYS
def test_a_paragraph_split_between_segments(office: Office, way: str) -> None:
    found = after(office, edit("split", before="Construction is due"), way=way)

    assert told(found) == [("parted", "s06")]
    assert as_it_was(found.annotated)


@WAYS
def test_a_paragraph_split_inside_a_segment(office: Office, way: str) -> None:
    found = after(office, edit("split", before="of which the state"), way=way)

    assert told(found) == [("cut", "s05")]
    assert words_of(found.annotated, "s05") == "The barrier will cost 84 million euros,"
    assert words_of(found.annotated, "s35") == "of which the state pays two thirds."
    assert as_it_was(found.annotated, "s05")


@WAYS
def test_two_paragraphs_made_one(office: Office, way: str) -> None:
    found = after(office, edit("merge", words="Construction is due"), way=way)

    assert told(found) == [("joined", "s07")]
    assert as_it_was(found.annotated)


@WAYS
@pytest.mark.parametrize("how", ["delete_paragraph", "empty_paragraph"])
def test_a_paragraph_deleted(office: Office, how: str, way: str) -> None:
    found = after(office, edit(how, words="Construction is due"), way=way)

    assert told(found) == [("deleted", "s05"), ("deleted", "s06")]
    assert as_it_was(found.annotated, "s05", "s06")


@WAYS
def test_a_sentence_moved_to_another_paragraph(office: Office, way: str) -> None:
    target = "and the council has so far offered little more than sympathy."

    found = after(office, edit("move_after", words=CALL, after=target), way=way)

    assert told(found) == [("moved", "s12")]
    assert as_it_was(found.annotated)
    assert [s.id for s in found.annotated.segments].index("s12") == [s.id for s in found.annotated.segments].index(
        "s21"
    ) + 1


@WAYS
def test_a_paragraph_moved(office: Office, way: str) -> None:
    found = after(
        office, edit("move_paragraph_before", words="That is the weak point", before="Construction is due"), way=way
    )

    assert {what for what, _ in told(found)} == {"moved"}
    assert as_it_was(found.annotated)


@WAYS
def test_a_paragraph_moved_among_boilerplate_keeps_its_kind(office: Office, way: str) -> None:
    found = after(office, edit("move_paragraph_before", words="Under state law", before="Share this article"), way=way)

    assert as_it_was(found.annotated)
    assert {what for what, _ in told(found)} == {"moved", "handed on"}


# Comments -----------------------------------------------------------------------------------------------------------------


def test_a_deleted_comment_means_nothing(office: Office) -> None:
    assert not after(office, edit("delete_comment", segment="s05")).changes


def test_a_resolved_comment_and_a_reply_and_a_new_comment_are_notes(office: Office) -> None:
    found = after(
        office,
        edit("resolve_comment", segment="s05"),
        edit("reply", segment="s09", new="Who says so?"),
        edit("add_comment", words="Opposition came", new="Check this."),
    )

    assert sorted((note.segment, note.text[:12], note.by, note.resolved) for note in found.annotated.notes) == [
        ("s05", "[s05 claim] ", "copydesk", True),
        ("s09", "Who says so?", EDITOR, False),
        ("s13", "Check this.", EDITOR, False),
    ]


# A morning's work ---------------------------------------------------------------------------------------------------------


@WAYS
def test_many_edits_at_once_and_a_second_round(office: Office, way: str) -> None:
    work = (
        edit("replace", words="84 million", new="90 million"),
        edit("style_words", words=words_of(SAMPLE, "s07"), style="Copydesk Claim Text"),
        edit("choose_kind", segment="s18", kind="analysis"),
        edit("set_speaker", segment="s09", speaker="Jonas Brandt"),
        edit("split", before="Construction is due"),
        edit("add_paragraph", after="Opposition came", new="“We will sue,” said Nadia Perrin, a lawyer."),
        edit("delete", words=CALL),
        edit("add_comment", words="That is the weak point", new="Is it?"),
    )

    found = after(office, *work, way=way)

    assert {(what, name) for what, name in told(found)} == {
        ("words", "s05"),
        ("kind", "s07"),
        ("kind", "s18"),
        ("speaker", "s09"),
        ("parted", "s06"),
        ("new", "s35"),
        ("deleted", "s12"),
        ("note", "s20"),
    }
    assert as_it_was(found.annotated, "s05", "s07", "s09", "s18", "s12")
    assert next(q.speaker for q in found.annotated.quotations if "sue" in found.annotated.text_of(q)) == "Nadia Perrin"

    second = read_changes(
        office.edited(word_file(found.annotated, "all"), edit("replace", words="90 million", new="95 million"))
    )
    assert told(second) == [("words", "s05")]
    assert second.annotated.baseline == SAMPLE.text


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الجسر مغلق. بلغت الكلفة ١٢ مليون دينار. هذا مهم.\n\nوقالت البلدية إن العمل سيبدأ يوم الاثنين.",
        "The 🚢 sails at 9 — “no 🐟 today,” said Ana Ruiz.\n\n𝔉erry 𠮷 e\u0301 a\u00adb\u2011c\u00a0d.",
        "A line\twith a tab   and spaces.\n\n" + "It is a very long sentence that goes on and on, " * 200 + "and ends.",
    ],
    ids=["right to left", "emoji and astral", "tabs and a long sentence"],
)
def test_odd_texts_survive_libreoffice(office: Office, text: str) -> None:
    annotated = annotate(read_text(text))

    assert read_changes(office.through(word_file(annotated, "all"), "docx")) == Reconciled(annotated)
    for form in ("odt", "rtf"):
        found = read_changes(office.through(word_file(annotated, "all"), form, "docx")).annotated
        assert [(s.id, s.kind, found.text_of(s)) for s in found.segments] == [
            (s.id, s.kind, annotated.text_of(s)) for s in annotated.segments
        ]
