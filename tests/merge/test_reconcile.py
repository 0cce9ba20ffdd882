"""An edited file made by hand, record by record, compared with what was written: no Word file in between."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from made import made

from annotate.merge import (
    NOBODY,
    Change,
    Comment,
    Conflict,
    EditedFile,
    Hand,
    Paragraph,
    Row,
    Stretch,
    Written,
    plain,
    reconcile,
    recover,
    shown_speakers,
)
from annotate.model import AnnotatedText, Kind
from source.model import Origin

ANN, BO = Hand("Ann Vey", "2026-11-20T10:00:00Z"), Hand("Bo Lind", "2026-11-22T08:30:00Z")
SAVED = Hand("Mara Keller", "2026-11-23T09:00:00Z")

BASELINE = made(
    "[C]The mill in Orsk closes on Friday.\n\n"
    "[Q]“{direct|Ada Holm|mayor|We fought for it,}” said Ada Holm. [A]It was a costly fight.\n\n"
    "[B]Share this page"
)


def file_of(annotated: AnnotatedText) -> EditedFile:
    """Return the file of an annotated text as nobody has changed it: styles, review sheet and comments say the same."""
    paragraphs = []
    for _, segments in annotated.blocks_with_segments():
        stretches: list[Stretch] = []
        for segment in segments:
            if stretches:
                stretches.append(Stretch(" "))
            proposed = segment.kind is Kind.BOILERPLATE
            stretches.append(Stretch(annotated.text_of(segment), segment.id, segment.kind, proposed))
        paragraphs.append(Paragraph(tuple(stretches)))
    rows = tuple(
        Row(segment.id, segment.kind.title(), shown_speakers(quotations), plain(annotated.text_of(segment)))
        for segment, quotations in annotated.segments_with_quotations()
    )
    comments = tuple(
        Comment(f"[{one.id} {one.kind}] why", Hand("copydesk"), one.id, (one.id, one.kind), own=True)
        for one in annotated.segments
    )
    return EditedFile(tuple(paragraphs), rows, comments, SAVED)


def written_of(annotated: AnnotatedText) -> Written:
    """Return what the file said when it was written."""
    comments = {one.id: f"[{one.id} {one.kind}] why" for one in annotated.segments}
    rows = {one.id: (annotated.text_of(one), "") for one in annotated.segments}
    return Written("copydesk", {}, comments, rows, frozenset())


UNCHANGED, WRITTEN = file_of(BASELINE), written_of(BASELINE)


def with_stretches(edited: EditedFile, segment: str, *stretches: Stretch) -> EditedFile:
    """Return the file with other words in the place of a segment's."""

    def changed(paragraph: Paragraph) -> Paragraph:
        new: list[Stretch] = []
        for one in paragraph.stretches:
            new += stretches if one.segment == segment else [one]
        return replace(paragraph, stretches=tuple(new))

    return replace(edited, paragraphs=tuple(map(changed, edited.paragraphs)))


def with_row(edited: EditedFile, segment: str, **cells: object) -> EditedFile:
    """Return the file with other cells in a segment's row of the review sheet."""
    rows = (replace(row, **cells) if row.segment == segment else row for row in edited.rows)  # type: ignore[arg-type]
    return replace(edited, rows=tuple(rows))


def restyled(segment: str, kind: Kind, hand: Hand | None = None) -> EditedFile:
    """Return the file with a segment's words in the style of another kind."""
    words = next(BASELINE.text_of(one) for one in BASELINE.segments if one.id == segment)
    return with_stretches(UNCHANGED, segment, Stretch(words, segment, kind, hand=hand))


def kinds_of(annotated: AnnotatedText) -> dict[str, str]:
    return {segment.id: str(segment.kind) for segment in annotated.segments}


def words_in(annotated: AnnotatedText) -> dict[str, str]:
    return {segment.id: annotated.text_of(segment) for segment in annotated.segments}


def test_a_file_that_nobody_changed_gives_the_baseline() -> None:
    found = reconcile(BASELINE, UNCHANGED, WRITTEN)

    assert (found.annotated, found.changes, found.conflicts) == (BASELINE, (), ())


# Kinds ----------------------------------------------------------------------------------------------------------------


def test_a_kind_that_one_style_changed_is_the_edit_of_whoever_saved_the_file() -> None:
    found = reconcile(BASELINE, restyled("s01", Kind.ANALYSIS), WRITTEN)

    assert kinds_of(found.annotated) == kinds_of(BASELINE) | {"s01": "analysis"}
    assert found.changes == (Change("kind", "s01", "claim", "analysis", "style", SAVED.by, SAVED.date),)
    assert found.conflicts == ()


def test_a_kind_that_one_row_changed_is_the_edit_of_whoever_wrote_in_the_row() -> None:
    found = reconcile(BASELINE, with_row(UNCHANGED, "s03", kind="Claim", kind_hand=BO), WRITTEN)

    assert kinds_of(found.annotated) == kinds_of(BASELINE) | {"s03": "claim"}
    assert found.changes == (Change("kind", "s03", "analysis", "claim", "review sheet", BO.by, BO.date),)
    assert found.annotated.segments[2].by == BO.by


def test_two_carriers_that_contradict_are_a_conflict_and_the_kind_stays() -> None:
    edited = with_row(restyled("s01", Kind.ANALYSIS, ANN), "s01", kind="Quote", kind_hand=BO)

    found = reconcile(BASELINE, edited, WRITTEN)

    said = (("review sheet, Bo Lind", "quote"), ("style, Ann Vey", "analysis"))
    assert found.conflicts == (Conflict("s01", "kind", "claim", said),)
    assert found.changes == ()
    assert kinds_of(found.annotated) == kinds_of(BASELINE)
    assert [problem.sentence for problem in found.annotated.problems] == [
        "1 contradiction in the edited file (s01): left as it was before. “copydesk changes” tells more."
    ]


def test_two_carriers_that_say_the_same_are_one_change_by_the_first_who_has_a_name() -> None:
    edited = with_row(restyled("s01", Kind.ANALYSIS, BO), "s01", kind="Analysis", kind_hand=Hand("", ANN.date))

    found = reconcile(BASELINE, edited, WRITTEN)

    assert found.changes == (Change("kind", "s01", "claim", "analysis", "review sheet, style", BO.by, BO.date),)


# Words ----------------------------------------------------------------------------------------------------------------


def test_changed_words_stand_in_the_text_and_all_else_is_as_it_was() -> None:
    edited = with_stretches(UNCHANGED, "s01", Stretch("The mill in Orsk closes on Monday.", "s01", Kind.CLAIM))

    found = reconcile(BASELINE, edited, WRITTEN)

    assert words_in(found.annotated) == words_in(BASELINE) | {"s01": "The mill in Orsk closes on Monday."}
    before, after = words_in(BASELINE)["s01"], words_in(found.annotated)["s01"]
    assert found.changes == (Change("words", "s01", before, after, "text", SAVED.by, SAVED.date),)
    assert kinds_of(found.annotated) == kinds_of(BASELINE)
    assert [one.speaker for one in found.annotated.quotations] == ["Ada Holm"]
    assert found.annotated.baseline == BASELINE.text


def test_words_that_two_hands_changed_are_the_edit_of_both_with_the_later_date() -> None:
    edited = with_stretches(
        UNCHANGED,
        "s01",
        Stretch("The old ", "s01", Kind.CLAIM, hand=BO),
        Stretch("mill in Orsk closes on ", "s01", Kind.CLAIM),
        Stretch("Monday.", "s01", Kind.CLAIM, hand=ANN),
    )

    (change,) = reconcile(BASELINE, edited, WRITTEN).changes

    assert (change.what, change.after) == ("words", "The old mill in Orsk closes on Monday.")
    assert (change.by, change.date) == ("Bo Lind, Ann Vey", BO.date)


@pytest.mark.parametrize("hands", [(Hand("", BO.date), ANN), (ANN, Hand("", BO.date)), (ANN, ANN)])
def test_of_two_hands_of_which_one_has_a_name_the_edit_is_that_ones(hands: Sequence[Hand]) -> None:
    edited = with_stretches(
        UNCHANGED,
        "s01",
        Stretch("The old mill in Orsk ", "s01", Kind.CLAIM, hand=hands[0]),
        Stretch("closes on Monday.", "s01", Kind.CLAIM, hand=hands[1]),
    )

    (change,) = reconcile(BASELINE, edited, WRITTEN).changes

    assert (change.by, change.date) == (ANN.by, ANN.date)


def test_kind_and_words_of_one_segment_are_each_the_edit_of_the_hand_that_made_them() -> None:
    edited = with_stretches(UNCHANGED, "s01", Stretch("The mill in Orsk may close.", "s01", Kind.CLAIM, hand=ANN))
    edited = with_row(edited, "s01", kind="analysis", kind_hand=BO)

    found = reconcile(BASELINE, edited, WRITTEN)

    assert {change.what: (change.by, change.date) for change in found.changes} == {
        "kind": (BO.by, BO.date),
        "words": (ANN.by, ANN.date),
    }
    assert found.annotated.segments[0].by == BO.by


def test_words_that_one_deleted_and_another_wrote_anew_are_the_edit_of_the_writer() -> None:
    edited = with_stretches(
        UNCHANGED,
        "s01",
        Stretch("The mill in Orsk closes on ", "s01", Kind.CLAIM),
        Stretch("Friday.", "s01", Kind.CLAIM, deleted=True, hand=ANN),
        Stretch("Monday.", "s01", Kind.CLAIM, hand=BO),
    )

    (change,) = reconcile(BASELINE, edited, WRITTEN).changes

    assert (change.after, change.by) == ("The mill in Orsk closes on Monday.", BO.by)


# Deletions --------------------------------------------------------------------------------------------------------------


def test_a_segment_that_somebody_marked_for_deletion_is_gone_with_its_quotation() -> None:
    words = words_in(BASELINE)["s02"]
    edited = with_stretches(UNCHANGED, "s02", Stretch(words, "s02", Kind.QUOTE, deleted=True, hand=ANN))

    found = reconcile(BASELINE, edited, WRITTEN)

    assert list(words_in(found.annotated)) == ["s01", "s03", "s04"]
    assert found.annotated.quotations == ()
    assert found.changes == (Change("deleted", "s02", words, "", "text", ANN.by, ANN.date),)


def test_boilerplate_that_is_gone_was_deleted_as_proposed() -> None:
    found = reconcile(BASELINE, with_stretches(UNCHANGED, "s04"), WRITTEN)

    assert list(words_in(found.annotated)) == ["s01", "s02", "s03"]
    assert [(change.what, change.segment) for change in found.changes] == [("accepted", "s04")]


def test_boilerplate_that_is_not_proposed_for_deletion_any_more_was_kept() -> None:
    edited = with_stretches(UNCHANGED, "s04", Stretch("Share this page", "s04", Kind.BOILERPLATE))

    found = reconcile(BASELINE, edited, WRITTEN)

    assert words_in(found.annotated) == words_in(BASELINE)
    assert [(change.what, change.segment) for change in found.changes] == [("kept", "s04")]


def test_a_segment_deleted_by_one_and_given_a_kind_by_another_stays_and_is_a_conflict() -> None:
    edited = with_stretches(UNCHANGED, "s03", Stretch("It was a costly fight.", "s03", deleted=True, hand=ANN))
    edited = with_row(edited, "s03", kind="claim", kind_hand=BO)

    found = reconcile(BASELINE, edited, WRITTEN)

    said = (("text, Ann Vey", "deleted"), ("review sheet, Bo Lind", "claim"))
    assert found.conflicts == (Conflict("s03", "words", "kept", said),)
    assert words_in(found.annotated) == words_in(BASELINE)
    assert kinds_of(found.annotated) == kinds_of(BASELINE)


# Speakers ---------------------------------------------------------------------------------------------------------------


def test_another_speaker_in_the_review_sheet_speaks() -> None:
    found = reconcile(BASELINE, with_row(UNCHANGED, "s02", speaker="Ida Quist, clerk", speaker_hand=BO), WRITTEN)

    assert [(one.speaker, one.role) for one in found.annotated.quotations] == [("Ida Quist", "clerk")]
    assert found.changes == (
        Change("speaker", "s02", "Ada Holm, mayor", "Ida Quist, clerk", "review sheet", BO.by, BO.date),
    )


# Without a baseline -----------------------------------------------------------------------------------------------------


def recovered(edited: EditedFile) -> AnnotatedText:
    return recover(edited, Origin(name="mill.docx"), why="The annotation is gone.").annotated


def test_without_a_baseline_the_marks_give_words_kinds_and_speakers() -> None:
    found = recovered(UNCHANGED)

    assert words_in(found) == words_in(BASELINE)
    assert kinds_of(found) == kinds_of(BASELINE)
    assert [(one.speaker, one.role) for one in found.quotations] == [("Ada Holm", "mayor")]
    assert found.source.origin.name == "mill.docx"
    assert [problem.sentence for problem in found.problems] == [
        "The annotation is gone. It was put together again from the marks in the text and the review sheet."
    ]


def test_without_a_baseline_the_one_carrier_of_three_that_differs_is_the_edit() -> None:
    found = recover(with_row(UNCHANGED, "s01", kind="Analysis", kind_hand=BO), Origin(), why="Gone.")

    assert kinds_of(found.annotated) == kinds_of(BASELINE) | {"s01": "analysis"}
    assert found.changes == (Change("kind", "s01", "claim", "analysis", "review sheet", BO.by, BO.date),)


def test_without_a_baseline_two_carriers_that_contradict_are_a_conflict_of_nobody() -> None:
    edited = replace(with_row(UNCHANGED, "s01", kind="Analysis", kind_hand=BO), comments=())

    found = recover(edited, Origin(), why="Gone.")

    said = (("review sheet", "analysis"), ("style", "claim"))
    assert found.conflicts == (Conflict("s01", "kind", "", said),)
    assert found.annotated.problems[-1].sentence == (
        "The marks contradict each other (s01). “copydesk changes” tells more."
    )


@pytest.mark.parametrize(("sheet", "told"), [(True, ["kept"]), (False, [])])
def test_without_a_baseline_a_deletion_was_rejected_where_two_carriers_agree_that_it_is_boilerplate(
    sheet: bool, told: list[str]
) -> None:
    edited = with_stretches(UNCHANGED, "s04", Stretch("Share this page", "s04", Kind.BOILERPLATE))
    edited = replace(edited, comments=(), rows=edited.rows if sheet else ())

    found = recover(edited, Origin(), why="Gone.")

    assert words_in(found.annotated) == words_in(BASELINE)
    assert [change.what for change in found.changes] == told


def test_without_a_baseline_a_segment_whose_words_are_gone_is_deleted_by_its_row() -> None:
    found = recover(with_stretches(UNCHANGED, "s03"), Origin(), why="Gone.")

    assert list(words_in(found.annotated)) == ["s01", "s02", "s04"]
    assert [(change.what, change.segment, change.before) for change in found.changes] == [
        ("deleted", "s03", "It was a costly fight.")
    ]


def test_nobody_is_a_hand_without_name_and_date() -> None:
    found = reconcile(BASELINE, replace(restyled("s01", Kind.ANALYSIS), hand=NOBODY), WRITTEN)

    assert [(change.by, change.date) for change in found.changes] == [("", None)]
    assert found.annotated.segments[0].by == "editor"
