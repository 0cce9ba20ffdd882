"""A speaker called otherwise in one place: who follows, what is told beside the change, and that one person stays one."""

from dataclasses import replace
from io import StringIO

from test_reconcile import file_of, with_row, with_stretches, written_of

from annotate import annotate
from annotate.merge import Change, EditedFile, Hand, Reconciled, Stretch, reconcile, recover
from annotate.model import AnnotatedText
from annotate.revision import Edit, revise
from copydesk.corrections import show_changes
from source import read_text
from source.model import Origin

PIER = annotate(
    read_text(
        "Pier Reopens\n\n"
        "“The planks are new,” said Bram Ostheim, who runs the pier. “Nobody fell in.”\n\n"
        "The council met on Monday. Ostheim said that the ticket costs 4 euros.\n\n"
        "“It was a cold spring,” he added.\n\n"
        "Lise Kuhn, a swimmer, said: “The stairs are steep.”\n\n"
        "Ostheim has run the pier for nine years."
    )
)
UNCHANGED = file_of(PIER)
ANN = Hand("Ann Vey", "2026-11-20T10:00:00Z")


def test_the_text_is_what_the_tests_take_it_for() -> None:
    speakers = {
        segment.id: [q.speaker for q in inside] for segment, inside in PIER.segments_with_quotations() if inside
    }

    assert speakers == {
        "s02": ["Bram Ostheim"],
        "s03": ["Bram Ostheim"],
        "s05": ["Bram Ostheim"],
        "s06": ["Bram Ostheim"],
        "s07": ["Lise Kuhn"],
    }


def retyped(segment: str, old: str, new: str, edited: EditedFile = UNCHANGED, base: AnnotatedText = PIER) -> EditedFile:
    """The file with other words of Ann's in a segment."""
    words = next(base.text_of(one) for one in base.segments if one.id == segment)
    assert old in words
    return with_stretches(edited, segment, Stretch(words.replace(old, new), segment, hand=ANN))


def read_back(edited: EditedFile, base: AnnotatedText = PIER) -> Reconciled:
    return reconcile(base, edited, written_of(base))


def index(found: Reconciled) -> list[str]:
    return [speaker.label for speaker in found.annotated.speakers]


def speaker_changes(found: Reconciled) -> list[Change]:
    return [change for change in found.changes if change.what == "speaker"]


def reasons(found: Reconciled) -> str:
    """All reasons of segments and quotations that the program gave."""
    items = (*found.annotated.segments, *found.annotated.quotations)
    return " | ".join(reason for one in items for reason in one.reasons if "before:" not in reason)


# Corrected in the text -----------------------------------------------------------------------------------------------------


def test_a_name_corrected_in_the_text_is_one_change_and_one_person_afterwards() -> None:
    found = read_back(retyped("s02", "Bram Ostheim", "Bram Ostheim-Rau"))

    assert index(found) == ["Bram Ostheim-Rau", "Lise Kuhn"]
    (change,) = speaker_changes(found)
    assert (change.segment, change.before, change.after, change.by) == (
        "s02",
        "Bram Ostheim",
        "Bram Ostheim-Rau",
        "Ann Vey",
    )
    assert change.also == ("s03", "s05", "s06")


def test_where_the_old_name_still_stands_is_told_beside_the_change_and_to_whoever_goes_on() -> None:
    found = read_back(retyped("s02", "Bram Ostheim", "Bram Ostheim-Rau"))

    assert speaker_changes(found)[0].stands == (("s05", "Bram Ostheim"), ("s08", "Bram Ostheim"))
    out = StringIO()
    show_changes(found, out, name="pier.docx")
    assert out.getvalue().splitlines()[-2:] == [
        "     also in s03, s05, s06",
        "     “Bram Ostheim” still stands in s05, s08",
    ]
    assert [problem.sentence for problem in found.annotated.problems][-2:] == [
        "The speaker of quotations q02, q03, q04 is now Bram Ostheim-Rau, before: Bram Ostheim, as in s02.",
        "“Bram Ostheim” still stands in s05, s08; by s02 it is Bram Ostheim-Rau.",
    ]


def test_a_surname_corrected_further_down_is_that_of_the_whole_name() -> None:
    found = read_back(retyped("s05", "Ostheim", "Osthejm"))

    assert index(found) == ["Bram Osthejm", "Lise Kuhn"]
    (change,) = speaker_changes(found)
    assert (change.segment, change.also) == ("s05", ("s02", "s03", "s06"))
    assert [segment for segment, _ in change.stands] == ["s02", "s08"]


def test_another_surname_in_the_text_is_that_of_all_that_this_person_said() -> None:
    found = read_back(retyped("s02", "Bram Ostheim", "Bram Ruud"))

    assert index(found) == ["Bram Ruud", "Lise Kuhn"]
    (change,) = speaker_changes(found)
    assert change.also == ("s03", "s05", "s06")
    assert [segment for segment, _ in change.stands] == ["s05", "s08"]


def test_a_name_corrected_in_words_that_nobody_speaks_is_a_change_of_those_who_speak() -> None:
    found = read_back(retyped("s08", "Ostheim", "Osthejm"))

    assert index(found) == ["Bram Osthejm", "Lise Kuhn"]
    (change,) = speaker_changes(found)
    assert (change.segment, change.also, change.by) == ("s02", ("s03", "s05", "s06"), "Ann Vey")


def test_a_name_corrected_everywhere_stands_nowhere() -> None:
    edited = retyped("s02", "Ostheim", "Osthejm")
    for segment in ("s05", "s08"):
        edited = retyped(segment, "Ostheim", "Osthejm", edited)

    found = read_back(edited)

    assert index(found) == ["Bram Osthejm", "Lise Kuhn"]
    assert [change.stands for change in speaker_changes(found)] == [(), ()]


def test_another_person_named_in_the_text_speaks_what_goes_on_from_there() -> None:
    found = read_back(retyped("s02", "Bram Ostheim, who runs the pier", "Anna Ruud, who sells tickets"))

    spoken = {segment.id: [q.speaker for q in inside] for segment, inside in found.annotated.segments_with_quotations()}
    assert spoken["s02"] == spoken["s03"] == ["Anna Ruud"]
    assert speaker_changes(found)[0].also == ("s03",)
    assert "Ostheim" not in str([change.stands for change in found.changes])


def test_no_reason_keeps_the_old_name() -> None:
    for edited in (
        retyped("s02", "Bram Ostheim", "Bram Ostheim-Rau"),
        with_row(UNCHANGED, "s02", speaker="Bram Osthejm"),
    ):
        found = read_back(edited)

        name = index(found)[0]
        assert f"words of {name} between quotation marks" in reasons(found)
        assert "Ostheim" not in reasons(found).replace(name.split()[-1], "")


# Corrected in the review sheet ------------------------------------------------------------------------------------------------


def test_a_speaker_changed_in_one_row_is_that_of_the_quotation_that_goes_on_from_it() -> None:
    found = read_back(with_row(UNCHANGED, "s02", speaker="Anna Ruud", speaker_hand=ANN))

    (change,) = found.changes
    assert (change.what, change.segment, change.also, change.stands) == ("speaker", "s02", ("s03",), ())
    assert [(q.id, q.speaker) for q in found.annotated.quotations][:3] == [
        ("q01", "Anna Ruud"),
        ("q02", "Anna Ruud"),
        ("q03", "Bram Ostheim"),
    ]
    assert [problem.sentence for problem in found.annotated.problems] == [
        "The speaker of quotation q02 is now Anna Ruud, before: Bram Ostheim, as in s02."
    ]


def test_a_row_taken_back_to_nobody_is_nobody_for_what_goes_on_from_it() -> None:
    found = read_back(with_row(UNCHANGED, "s02", speaker=""))

    assert [q.speaker for q in found.annotated.quotations][:3] == [None, None, "Bram Ostheim"]
    assert "words of somebody the text does not name between quotation marks" in reasons(found)


def test_each_row_that_was_changed_itself_says_who_speaks() -> None:
    edited = with_row(with_row(UNCHANGED, "s02", speaker="Anna Ruud"), "s03", speaker="Olaf Berg")

    found = read_back(edited)

    assert [q.speaker for q in found.annotated.quotations][:2] == ["Anna Ruud", "Olaf Berg"]
    assert [(change.segment, change.also) for change in found.changes] == [("s02", ()), ("s03", ())]


def test_a_name_spelled_otherwise_in_one_row_is_one_person_afterwards_and_told_where_it_stands() -> None:
    found = read_back(with_row(UNCHANGED, "s05", speaker="Bram Osthejm"))

    assert index(found) == ["Bram Osthejm", "Lise Kuhn"]
    (change,) = found.changes
    assert change.also == ("s02", "s03", "s06")
    assert [segment for segment, _ in change.stands] == ["s02", "s05", "s08"]


def test_a_name_that_may_be_anothers_is_told_where_it_stands_and_changes_nobody_else() -> None:
    found = read_back(with_row(UNCHANGED, "s05", speaker="Nora Ostheim"))

    assert index(found) == ["Bram Ostheim", "Nora Ostheim", "Lise Kuhn"]
    assert [segment for segment, _ in found.changes[0].stands] == ["s02"]


def test_two_rows_that_spell_a_name_differently_are_each_left_as_they_are() -> None:
    edited = with_row(with_row(UNCHANGED, "s05", speaker="Bram Osthejm"), "s06", speaker="Bram Osthiem")

    assert index(read_back(edited)) == ["Bram Ostheim", "Bram Osthejm", "Bram Osthiem", "Lise Kuhn"]


def test_a_role_changed_in_one_row_is_that_of_what_goes_on_from_it() -> None:
    found = read_back(with_row(UNCHANGED, "s02", speaker="Bram Ostheim, boatman"))

    assert [(q.speaker, q.role) for q in found.annotated.quotations][:3] == [
        ("Bram Ostheim", "boatman"),
        ("Bram Ostheim", "boatman"),
        ("Bram Ostheim", None),
    ]


def test_whom_an_editor_named_by_a_name_is_called_by_its_new_spelling() -> None:
    decided = revise(PIER, [Edit("s06", speaker="Bram Ostheim", by="mk")])

    found = read_back(retyped("s02", "Ostheim", "Osthejm", file_of(decided), decided), decided)

    assert index(found) == ["Bram Osthejm", "Lise Kuhn"]


def test_without_a_baseline_the_names_of_the_sheet_stand() -> None:
    found = recover(replace(UNCHANGED, comments=()), Origin(), why="Gone.")

    assert index(found) == ["Bram Ostheim", "Lise Kuhn"]
    assert found.changes == ()


def test_a_second_round_begins_with_the_new_name() -> None:
    first = read_back(retyped("s02", "Ostheim", "Ostheim-Rau")).annotated

    second = read_back(with_row(file_of(first), "s02", speaker="Anna Ruud"), first)

    assert [q.speaker for q in second.annotated.quotations][:2] == ["Anna Ruud", "Anna Ruud"]
