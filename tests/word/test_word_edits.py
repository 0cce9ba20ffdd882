"""Every edit that is read back, written into the file as Word writes it (its XML was edited; Word itself was not at hand)."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from edited_article import ARTICLE, beside, comment_by, retype, with_comment
from lxml import etree
from made import made_sample
from places import ROOT
from word_files import (
    COMMENTS,
    DATE,
    SAVED,
    W,
    accept_all,
    cut_run,
    edited,
    inside,
    merge_paragraphs,
    packed,
    paragraph_with,
    parts_of,
    reject_all,
    replaced,
    run_of,
    run_with,
    split_paragraph,
    stripped,
    style_paragraph,
    style_segment,
    tracked,
    word_file,
    write_cell,
)

from annotate.merge.changes import Change, Reconciled
from annotate.model import AnnotatedText, Kind, Note
from exports import load, read_changes

Change_ = Callable[[etree._Element], None]


def after(*changes: Change_, annotated: AnnotatedText = ARTICLE, comments: str = "all") -> Reconciled:
    """What is read back after these changes."""
    return read_changes(edited(word_file(annotated, comments), *changes))


def told(found: Reconciled) -> list[tuple[str, str | None]]:
    return [(change.what, change.segment) for change in found.changes]


def the_change(found: Reconciled) -> Change:
    (change,) = found.changes
    return change


def kinds(annotated: AnnotatedText) -> str:
    return "".join(segment.kind[0].upper() for segment in annotated.segments)


def words_of(annotated: AnnotatedText, name: str) -> str:
    return annotated.text_of(next(segment for segment in annotated.segments if segment.id == name))


def paragraphs(annotated: AnnotatedText) -> list[str]:
    return [annotated.text_of(block) for block in annotated.source.blocks]


# Kinds ----------------------------------------------------------------------------------------------------------------


def test_the_article_is_what_the_tests_take_it_for() -> None:
    assert kinds(ARTICLE) == "CBCACQAAAQB"


def test_saving_without_a_change_changes_nothing() -> None:
    for comments in ("all", "check", "none"):
        found = after(comments=comments)

        assert found == Reconciled(ARTICLE)


def test_a_segment_given_another_style_has_that_kind() -> None:
    found = after(lambda root: style_segment(root, "s04", "CopydeskClaimText"))

    assert kinds(found.annotated) == "CBCCCQAAAQB"
    assert the_change(found) == Change("kind", "s04", "analysis", "claim", "style", "Mara Keller", SAVED)
    segment = found.annotated.segments[3]
    assert (segment.by, segment.confidence) == ("Mara Keller", 1.0)
    assert segment.reasons == ("relabelled from analysis by Mara Keller, 2026-11-21",)


def test_a_paragraph_given_another_style_changes_all_its_segments() -> None:
    found = after(lambda root: style_paragraph(root, "Nobody will miss", "CopydeskClaim"))

    assert kinds(found.annotated) == "CBCACQACCQB"
    assert [(c.segment, c.where) for c in found.changes] == [("s08", "paragraph style"), ("s09", "paragraph style")]


def test_a_mixed_paragraph_given_one_kind_has_it_throughout() -> None:
    found = after(lambda root: style_paragraph(root, "The ferry sails", "CopydeskClaim"))

    assert kinds(found.annotated) == "CBCCCQAAAQB"


def test_a_kind_chosen_in_the_review_sheet() -> None:
    found = after(lambda root: write_cell(root, "s04", "Kind", "claim"))

    assert kinds(found.annotated) == "CBCCCQAAAQB"
    assert the_change(found).where == "review sheet"


def test_a_kind_corrected_in_the_comment() -> None:
    data = edited(word_file(ARTICLE, "all"))

    found = read_changes(replaced(data, "[s04 analysis]", "[s04 claim]", name=COMMENTS))

    assert kinds(found.annotated) == "CBCCCQAAAQB"
    assert the_change(found).where == "comment"


def test_carriers_that_agree_are_one_change() -> None:
    found = after(
        lambda root: style_segment(root, "s04", "CopydeskClaimText"),
        lambda root: write_cell(root, "s04", "Kind", "claim"),
    )

    assert the_change(found).where == "review sheet, style"


def test_carriers_that_contradict_are_a_conflict_and_nothing_is_changed() -> None:
    found = after(
        lambda root: style_segment(root, "s04", "CopydeskClaimText"),
        lambda root: write_cell(root, "s04", "Kind", "quote"),
    )

    assert kinds(found.annotated) == kinds(ARTICLE)
    assert not found.changes
    (conflict,) = found.conflicts
    assert (conflict.segment, conflict.what, conflict.baseline) == ("s04", "kind", "analysis")
    assert conflict.said == (("review sheet, Mara Keller", "quote"), ("style, Mara Keller", "claim"))
    assert [problem.sentence for problem in found.annotated.problems] == [
        "1 contradiction in the edited file (s04): left as it was before. “copydesk changes” tells more."
    ]


def test_a_kind_that_does_not_exist_is_told() -> None:
    found = after(lambda root: write_cell(root, "s04", "Kind", "opinion"))

    assert kinds(found.annotated) == kinds(ARTICLE)
    assert told(found) == [("untied", "s04")]


def test_a_part_given_another_style_is_a_segment_of_its_own() -> None:
    def restyle(root: etree._Element) -> None:
        run = cut_run(root, "after a year")
        properties = run.find(W + "rPr")
        assert properties is not None
        properties[0].set(W + "val", "CopydeskAnalysisText")

    found = after(restyle)

    assert [found.annotated.text_of(s) for s in found.annotated.segments][2:4] == [
        "The ferry sails again on Monday",
        "after a year in dock.",
    ]
    assert [(s.id, s.kind) for s in found.annotated.segments][2:4] == [("s03", Kind.CLAIM), ("s12", Kind.ANALYSIS)]
    assert paragraphs(found.annotated) == paragraphs(ARTICLE)


def test_the_headline_takes_its_kind_from_the_sheet() -> None:
    found = after(lambda root: write_cell(root, "s01", "Kind", "analysis"))

    assert found.annotated.segments[0].kind is Kind.ANALYSIS


# Speakers -------------------------------------------------------------------------------------------------------------


def speakers(annotated: AnnotatedText) -> list[tuple[str | None, str | None]]:
    return [(quotation.speaker, quotation.role) for quotation in annotated.quotations]


def test_another_speaker_in_the_review_sheet() -> None:
    found = after(lambda root: write_cell(root, "s06", "Speaker", "Bo Lind, fisherman"))

    assert speakers(found.annotated)[1] == ("Bo Lind", "fisherman")
    assert the_change(found) == Change(
        "speaker", "s06", "Ana Ruiz, head of the port", "Bo Lind, fisherman", "review sheet", "Mara Keller", SAVED
    )
    assert found.annotated.quotations[1].reasons == ("speaker named by Mara Keller, 2026-11-21, before: Ana Ruiz",)


def test_a_speaker_taken_out_is_nobody() -> None:
    found = after(lambda root: write_cell(root, "s06", "Speaker", ""))

    assert speakers(found.annotated)[1] == (None, None)


def test_one_of_two_speakers_is_changed_and_the_other_stays() -> None:
    found = after(lambda root: write_cell(root, "s10", "Speaker", "Ana Ruiz, head of the port; Per Holm, deckhand"))

    assert speakers(found.annotated)[2:] == [("Ana Ruiz", "head of the port"), ("Per Holm", "deckhand")]


def test_a_role_alone_is_corrected() -> None:
    found = after(lambda root: write_cell(root, "s06", "Speaker", "Ana Ruiz, mayor"))

    assert speakers(found.annotated)[1] == ("Ana Ruiz", "mayor")


def test_more_speakers_than_quotations_are_told_and_not_guessed() -> None:
    found = after(lambda root: write_cell(root, "s06", "Speaker", "Ana Ruiz; Bo Lind; Per Holm"))

    assert speakers(found.annotated) == speakers(ARTICLE)
    assert told(found) == [("untied", "s06")]


def test_a_speaker_for_a_segment_without_quotation_makes_one() -> None:
    found = after(lambda root: write_cell(root, "s04", "Speaker", "Bo Lind"))

    assert ("Bo Lind", None) in speakers(found.annotated)


# Words ----------------------------------------------------------------------------------------------------------------


def test_other_words_in_a_segment() -> None:
    found = after(lambda root: retype(root, "Monday", "Tuesday"))

    assert words_of(found.annotated, "s03") == "The ferry sails again on Tuesday after a year in dock."
    assert told(found) == [("words", "s03")]
    assert found.annotated.baseline == ARTICLE.text
    assert speakers(found.annotated) == speakers(ARTICLE)


def test_offsets_refer_to_the_new_text() -> None:
    found = after(lambda root: retype(root, "The ferry sails", "The long awaited ferry sails")).annotated

    assert [found.text_of(quotation) for quotation in found.quotations] == [
        ARTICLE.text_of(quotation) for quotation in ARTICLE.quotations
    ]
    assert found.segments[-1].end == len(found.text)


def test_a_corrected_quotation_keeps_its_speaker_and_is_told() -> None:
    found = after(lambda root: retype(root, "We waited a year,", "We waited a whole year,")).annotated

    assert [found.text_of(q) for q in found.quotations][1] == "We waited a whole year,"
    assert found.quotations[1].speaker == "Ana Ruiz"
    assert found.problems[-1].sentence.startswith("The words of quotation q02 of Ana Ruiz were changed")


def test_tracked_changes_of_an_editor_are_made_and_carry_the_name_and_date() -> None:
    def replace_tracked(root: etree._Element) -> None:
        run = run_with(root, "Monday")
        style = "CopydeskClaimText"
        before, words, behind = (
            run_of(w, style=style) for w in ("The ferry sails again on ", "Monday", " after a year in dock.")
        )
        deleted = tracked("del", run_of("Monday", style=style, deleted=True))
        inserted = tracked("ins", run_of("Friday", style=style))
        assert words is not None
        for element in (behind, inserted, deleted, before):
            run.addnext(element)
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)

    found = after(replace_tracked)

    assert words_of(found.annotated, "s03") == "The ferry sails again on Friday after a year in dock."
    assert (the_change(found).by, the_change(found).date) == ("Tom Reyes", DATE)
    segment = found.annotated.segments[2]
    assert segment.reasons[-1] == "reworded by Tom Reyes, 2026-11-20"


def test_words_typed_behind_a_bookmark_belong_to_its_sentence() -> None:
    def type_on(root: etree._Element) -> None:
        retype(root, "It was slow and often full.", "It was slow and often full")
        inside(root, "s09")[-1].getparent()[-1].addnext(run_of(", and it smelled."))  # type: ignore[union-attr]

    found = after(type_on)

    assert words_of(found.annotated, "s09") == "It was slow and often full, and it smelled."


def test_a_new_sentence_between_two_is_a_new_segment() -> None:
    def insert(root: etree._Element) -> None:
        marks = [m for m in root.iter(W + "bookmarkStart") if m.get(W + "name") == "cd_s04"]
        marks[0].addprevious(tracked("ins", run_of("The first trip is free. ", style="CopydeskClaimText")))

    found = after(insert)

    assert [found.annotated.text_of(s) for s in found.annotated.segments][3] == "The first trip is free."
    segment = found.annotated.segments[3]
    assert (segment.id, segment.kind) == ("s12", Kind.CLAIM)
    assert segment.reasons[0] == "new words by Tom Reyes, 2026-11-20"
    assert the_change(found) == Change("new", "s12", "", "The first trip is free.", "text", "Tom Reyes", DATE)
    assert paragraphs(found.annotated)[2].startswith(
        "The ferry sails again on Monday after a year in dock. The first trip is free. It was about time."
    )


def test_a_new_paragraph_with_a_quotation_finds_its_speaker() -> None:
    def add(root: etree._Element) -> None:
        paragraph = etree.Element(W + "p")
        paragraph.append(run_of("“The boats are full,” said Nadia Perrin, the mayor of Orre."))
        paragraph_with(root, "Nobody will miss").addnext(paragraph)

    found = after(add)

    assert told(found) == [("new", "s12")]
    new = next(s for s in found.annotated.segments if s.id == "s12")
    assert new.kind is Kind.QUOTE
    (quotation,) = found.annotated.quotations_in(new)
    assert (quotation.speaker, quotation.role) == ("Nadia Perrin", "mayor of Orre")


def test_new_words_in_a_style_of_ours_have_its_kind_and_say_what_the_program_thinks() -> None:
    def add(root: etree._Element) -> None:
        paragraph = etree.Element(W + "p")
        etree.SubElement(etree.SubElement(paragraph, W + "pPr"), W + "pStyle", {W + "val": "CopydeskAnalysis"})
        paragraph.append(run_of("The council met on 4 May and voted 12 to 3."))
        paragraph_with(root, "Nobody will miss").addnext(paragraph)

    found = after(add)

    new = next(s for s in found.annotated.segments if s.id == "s12")
    assert (new.kind, new.band, new.by) == (Kind.ANALYSIS, "check", "Mara Keller")
    assert new.reasons[1] == "styled as analysis; the program would say claim"


@pytest.mark.parametrize("how", ["gone", "tracked"])
def test_a_deleted_segment_is_gone(how: str) -> None:
    def delete(root: etree._Element) -> None:
        for element in inside(root, "s09"):
            if how == "gone":
                element.getparent().remove(element)  # type: ignore[union-attr]
            elif element.tag == W + "r" and element.find(W + "t") is not None:
                for text in element.iter(W + "t"):
                    text.tag = W + "delText"
                change = tracked("del")
                element.addprevious(change)
                change.append(element)

    found = after(delete)

    assert told(found) == [("deleted", "s09")]
    assert paragraphs(found.annotated)[4] == "Nobody will miss the bus that took its place."
    assert the_change(found).by == ("Mara Keller" if how == "gone" else "Tom Reyes")


def test_a_segment_deleted_and_relabelled_is_a_conflict_and_stays() -> None:
    def delete(root: etree._Element) -> None:
        for element in inside(root, "s09"):
            element.getparent().remove(element)  # type: ignore[union-attr]
        write_cell(root, "s09", "Kind", "claim")

    found = after(delete)

    assert found.annotated.text == ARTICLE.text
    assert [(s.id, s.kind) for s in found.annotated.segments] == [(s.id, s.kind) for s in ARTICLE.segments]
    (conflict,) = found.conflicts
    assert conflict.what == "words"
    assert conflict.said == (("text, Mara Keller", "deleted"), ("review sheet, Mara Keller", "claim"))


def test_a_retyped_sentence_without_its_bookmark_keeps_its_id() -> None:
    def retype_all(root: etree._Element) -> None:
        for element in inside(root, "s08"):
            element.getparent().remove(element)  # type: ignore[union-attr]
        mark = next(m for m in root.iter(W + "bookmarkStart") if m.get(W + "name") == "cd_s08")
        mark.addprevious(run_of("Nobody will ever miss the slow bus that took its place."))
        for end in list(root.iter(W + "bookmarkEnd")):
            if end.get(W + "id") == mark.get(W + "id"):
                end.getparent().remove(end)  # type: ignore[union-attr]
        mark.getparent().remove(mark)  # type: ignore[union-attr]

    found = after(retype_all, comments="none")

    assert words_of(found.annotated, "s08") == "Nobody will ever miss the slow bus that took its place."
    assert told(found) == [("words", "s08")]


def test_swapped_bookmarks_are_told_by_their_words() -> None:
    def swap(root: etree._Element) -> None:
        one, other = (m for m in root.iter(W + "bookmarkStart") if m.get(W + "name") in ("cd_s08", "cd_s09"))
        one.set(W + "name", "cd_s09")
        other.set(W + "name", "cd_s08")

    assert after(swap, comments="none") == Reconciled(ARTICLE)


# Paragraphs -----------------------------------------------------------------------------------------------------------


def test_a_paragraph_split_between_two_segments() -> None:
    found = after(lambda root: split_paragraph(root, "It was about time."))

    assert told(found) == [("parted", "s04")]
    assert paragraphs(found.annotated)[2:4] == [
        "The ferry sails again on Monday after a year in dock.",
        "It was about time. Ana Ruiz, head of the port, said the quay was safe.",
    ]
    assert [s.id for s in found.annotated.segments] == [s.id for s in ARTICLE.segments]


def test_a_paragraph_split_inside_a_quotation_keeps_the_speaker_on_both_sides() -> None:
    found = after(lambda root: split_paragraph(root, "a year,")).annotated

    assert paragraphs(found)[3:5] == ["“We waited", "a year,” she said, a hint at old debts."]
    assert [(found.text_of(q), q.speaker) for q in found.quotations][1:3] == [
        ("We waited", "Ana Ruiz"),
        ("a year,", "Ana Ruiz"),
    ]
    assert [s.id for s in found.segments][5:8] == ["s06", "s12", "s07"]


def test_two_paragraphs_made_one() -> None:
    found = after(lambda root: merge_paragraphs(root, "a hint at old debts"))

    assert told(found) == [("joined", "s08")]
    assert paragraphs(found.annotated)[3].endswith(
        "a hint at old debts.Nobody will miss the bus that took its place. It was slow and often full."
    )
    assert kinds(found.annotated) == kinds(ARTICLE)


def test_two_paragraphs_made_one_by_a_tracked_change() -> None:
    def delete_end(root: etree._Element) -> None:
        properties = paragraph_with(root, "a hint at old debts").find(W + "pPr")
        assert properties is not None
        etree.SubElement(properties, W + "rPr").append(tracked("del"))

    found = after(delete_end)

    assert told(found) == [("joined", "s08")]


def test_a_quotation_corrected_in_a_paragraph_that_was_made_one_with_the_last_is_not_doubted() -> None:
    found = after(
        lambda root: retype(root, "We waited a year,", "We waited two years,"),
        lambda root: merge_paragraphs(root, "the quay was safe"),
    )

    assert paragraphs(found.annotated)[2].endswith(
        "the quay was safe.“We waited two years,” she said, a hint at old debts."
    )
    assert told(found) == [("words", "s06"), ("joined", "s06")]
    assert kinds(found.annotated) == kinds(ARTICLE)


def test_a_paragraph_moved_with_its_bookmarks() -> None:
    def move(root: etree._Element) -> None:
        paragraph_with(root, "The ferry sails").addprevious(paragraph_with(root, "Nobody will miss"))

    found = after(move)

    assert told(found) == [("moved", "s08"), ("moved", "s09")]
    assert [s.id for s in found.annotated.segments][:5] == ["s01", "s02", "s08", "s09", "s03"]
    assert speakers(found.annotated) == speakers(ARTICLE)
    assert [found.annotated.text_of(q) for q in found.annotated.quotations] == [
        ARTICLE.text_of(q) for q in ARTICLE.quotations
    ]


def test_a_sentence_moved_as_a_tracked_change() -> None:
    def move(root: etree._Element) -> None:
        run = run_with(root, "It was slow and often full.")
        words = "".join(run.itertext())
        for text in run.iter(W + "t"):
            text.tag = W + "delText"
        source = tracked("moveFrom")
        run.addprevious(source)
        source.append(run)
        target = inside(root, "s07")[-1].getparent()
        assert target is not None
        target.append(tracked("moveTo", run_of(" " + words)))

    found = after(move, comments="none")

    assert told(found) == [("moved", "s09")]
    assert paragraphs(found.annotated)[3:5] == [
        "“We waited a year,” she said, a hint at old debts. It was slow and often full.",
        "Nobody will miss the bus that took its place.",
    ]


def test_a_sentence_moved_between_two_others_joins_neither() -> None:
    def move(root: etree._Element) -> None:
        run = run_with(root, "It was about time.")
        end = inside(root, "s08")[-1].getnext()
        assert end is not None
        end.addnext(run_of(" It was about time."))
        paragraph_with(root, "The ferry sails").remove(run)

    found = after(move, comments="none")

    assert told(found) == [("moved", "s04")]
    assert paragraphs(found.annotated)[4] == (
        "Nobody will miss the bus that took its place. It was about time. It was slow and often full."
    )


def test_a_paragraph_copied_is_new_words_the_second_time() -> None:
    def copy_words(root: etree._Element) -> None:
        paragraph = etree.Element(W + "p")
        paragraph.append(run_of("Nobody will miss the bus that took its place."))
        paragraph_with(root, "Subscribe").addprevious(paragraph)

    found = after(copy_words)

    assert told(found) == [("new", "s12")]
    assert words_of(found.annotated, "s08") == words_of(found.annotated, "s12")


def test_words_in_a_table_of_the_editors_own_are_read() -> None:
    def add_table(root: etree._Element) -> None:
        table = etree.Element(W + "tbl")
        cell = etree.SubElement(etree.SubElement(table, W + "tr"), W + "tc")
        etree.SubElement(cell, W + "p").append(run_of("Trips on Monday: nine"))
        paragraph_with(root, "Nobody will miss").addnext(table)

    assert told(after(add_table)) == [("new", "s12")]


def test_what_is_no_words_is_told() -> None:
    def add_picture(root: etree._Element) -> None:
        run = etree.Element(W + "r")
        etree.SubElement(run, W + "pict")
        inside(root, "s09")[-1].addnext(run)

    found = after(add_picture)

    assert told(found) == [("untied", None)]
    assert "a picture was left out" in found.changes[0].after


# Accept and reject ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("annotated", [ARTICLE, made_sample()], ids=["article", "sample"])
def test_rejecting_all_changes_gives_the_source(annotated: AnnotatedText) -> None:
    found = after(reject_all, annotated=annotated)

    assert found.annotated == annotated
    assert [change.what for change in found.changes] == ["kept"] * kinds(annotated).count("B")


@pytest.mark.parametrize("annotated", [ARTICLE, made_sample()], ids=["article", "sample"])
def test_accepting_all_changes_gives_the_source_without_its_boilerplate(annotated: AnnotatedText) -> None:
    found = after(accept_all, annotated=annotated)

    without = [annotated.text_of(b) for b in annotated.source.blocks]
    gone = {annotated.text_of(s) for s in annotated.segments if s.kind is Kind.BOILERPLATE}
    assert paragraphs(found.annotated) == [words for words in without if words not in gone]
    assert [change.what for change in found.changes] == ["accepted"] * kinds(annotated).count("B")
    assert found.annotated.baseline == annotated.text


# Comments -------------------------------------------------------------------------------------------------------------


def test_a_comment_of_an_editor_is_kept_as_a_note_with_name_and_date() -> None:
    data = edited(word_file(ARTICLE, "all"), lambda root: beside(root, "s05"))

    found = read_changes(with_comment(data, comment_by("Who checked this?")))

    (note,) = found.annotated.notes
    assert (note.segment, note.text, note.by, note.date, note.resolved) == (
        "s05",
        "Who checked this?",
        "Tom Reyes",
        DATE,
        False,
    )
    assert told(found) == [("note", "s05")]


def test_a_reply_that_names_another_kind_is_an_edit_by_its_author() -> None:
    data = edited(word_file(ARTICLE, "all"), lambda root: beside(root, "s04"))

    found = read_changes(with_comment(data, comment_by("[s04 claim] Nobody doubts it.")))

    segment = found.annotated.segments[3]
    assert (segment.kind, segment.by) == (Kind.CLAIM, "Tom Reyes")
    assert segment.reasons == ("relabelled from analysis by Tom Reyes, 2026-11-20",)
    assert [note.text for note in found.annotated.notes] == ["[s04 claim] Nobody doubts it."]


def test_a_resolved_comment_is_kept_as_a_note() -> None:
    data = edited(word_file(ARTICLE, "all"), lambda root: beside(root, "s05"))
    extended = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="0000AA01" w15:done="1"/></w15:commentsEx>'
    )

    found = read_changes(with_comment(data, comment_by("Done."), extended=extended))

    assert [(note.text, note.resolved) for note in found.annotated.notes] == [("Done.", True)]


def test_notes_are_comments_again_in_the_next_file_and_come_back_once() -> None:
    notes = (
        Note("s05", "Who checked this?\nAnd when?", "Tom Reyes", DATE),
        Note("s02", "Keep it.", "", None, resolved=True),
        Note(None, "A fine piece.", "Mara Keller", "2026-11"),
    )
    annotated = replace(ARTICLE, notes=notes)

    data = edited(word_file(annotated, "check"))

    assert read_changes(data).annotated == annotated
    assert not read_changes(data).changes
    found = read_changes(replaced(data, 'w15:done="1"', 'w15:done="0"', name="word/commentsExtended.xml"))
    assert [note.resolved for note in found.annotated.notes] == [False, False, False]
    assert told(found) == [("resolved", "s02")]


def test_deleted_comments_mean_nothing() -> None:
    parts = parts_of(edited(word_file(ARTICLE, "all")))
    del parts[COMMENTS]
    types, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
    parts[types] = parts[types].replace(b'PartName="/word/comments.xml"', b'PartName="/word/gone.xml"')
    parts[links] = parts[links].replace(b'Target="comments.xml"', b'Target="gone.xml"')

    assert not read_changes(packed(parts)).changes


# What programs drop -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "dropped",
    [
        (),
        ("bookmarks",),
        ("controls",),
        ("controls", "bookmarks"),
        ("styles",),
        ("comments", "controls"),
        ("bookmarks", "controls", "styles"),
    ],
)
def test_ids_and_kinds_come_back_from_a_stripped_file(dropped: tuple[str, ...]) -> None:
    for annotated in (ARTICLE, made_sample()):
        found = load(stripped(word_file(annotated, "all"), *dropped))

        assert [(s.id, s.kind, found.text_of(s)) for s in found.segments] == [
            (s.id, s.kind, annotated.text_of(s)) for s in annotated.segments
        ]
        assert [(found.text_of(q), q.speaker) for q in found.quotations if q.speaker] == [
            (annotated.text_of(q), q.speaker) for q in annotated.quotations if q.speaker
        ]
        assert "was put together again" in found.problems[-1].sentence


def test_an_edit_in_a_stripped_file_is_the_one_carrier_of_three_that_differs() -> None:
    data = edited(word_file(ARTICLE, "all"), lambda root: write_cell(root, "s04", "Kind", "claim"))

    found = read_changes(stripped(data))

    assert kinds(found.annotated) == "CBCCCQAAAQB"
    assert told(found) == [("kind", "s04")]


def test_ids_that_word_takes_for_no_bookmark_come_back() -> None:
    names = ("s-1", "S01", "s01", "a" * 60, "s05", "s06", "s07", "s08", "s09", "s10", "s11")
    segments = tuple(replace(s, id=name) for s, name in zip(ARTICLE.segments, names, strict=True))
    annotated = replace(ARTICLE, segments=segments)

    assert after(annotated=annotated) == Reconciled(annotated)
    assert told(after(lambda root: retype(root, "Ferry Returns", "The Ferry Returns"), annotated=annotated)) == [
        ("words", "s-1")
    ]


# From hand to hand -------------------------------------------------------------------------------------------------------


def test_a_second_round_begins_where_the_first_ended() -> None:
    first = after(lambda root: retype(root, "Monday", "Tuesday"), lambda root: write_cell(root, "s04", "Kind", "claim"))
    second = read_changes(edited(word_file(first.annotated, "all"), lambda root: retype(root, "Tuesday", "Friday")))

    assert told(second) == [("words", "s03")]
    assert second.annotated.segments[3].kind is Kind.CLAIM
    assert second.annotated.baseline == ARTICLE.text


def test_the_guide_for_editors_shows_what_the_command_prints(tmp_path: Path) -> None:
    def accept_last(root: etree._Element) -> None:
        paragraph = paragraph_with(root, "All rights reserved")
        paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]

    data = edited(
        word_file(made_sample(), "check"),
        lambda root: retype(root, "84 million", "90 million"),
        lambda root: write_cell(root, "s07", "Kind", "claim"),
        lambda root: write_cell(root, "s09", "Speaker", "Jonas Brandt"),
        accept_last,
    )
    (tmp_path / "article-edited.docx").write_bytes(data)
    run = [sys.executable, "-m", "copydesk", "changes", "article-edited.docx"]

    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=True)

    guide = (ROOT / "docs" / "word.md").read_text(encoding="utf-8")
    shown = guide.partition("$ copydesk changes article-edited.docx\n")[2].partition("```")[0]
    assert done.stdout == shown.replace("2026-11-20", SAVED[:10])


def test_a_file_that_pandoc_wrote_keeps_words_ids_and_kinds(tmp_path: Path) -> None:
    if not shutil.which("pandoc"):
        pytest.skip("needs pandoc")
    (tmp_path / "marked.docx").write_bytes(word_file(made_sample(), "all"))
    run = ["pandoc", "-f", "docx+styles", "--track-changes=all", "marked.docx", "-o", "written.docx"]
    subprocess.run(run, cwd=tmp_path, check=True)

    found = read_changes(tmp_path / "written.docx")

    assert [(s.id, s.kind, " ".join(found.annotated.text_of(s).split())) for s in found.annotated.segments] == [
        (s.id, s.kind, made_sample().text_of(s)) for s in made_sample().segments
    ]
