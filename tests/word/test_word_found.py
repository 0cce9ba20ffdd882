"""What editors do to a marked-up file that was once passed over in silence, written into its XML as Word writes it."""

import copy
import re
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from edited_article import ARTICLE
from lxml import etree
from made import made
from test_word_edits import after, kinds, paragraphs, the_change, told, words_of
from word_files import (
    COMMENTS,
    DOCUMENT,
    SAVED,
    W,
    accept_all,
    cell_of,
    cut_run,
    edited,
    inside,
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
    tracked,
    word_file,
    write_cell,
)

from annotate import annotate
from annotate.merge.changes import Change, Reconciled
from annotate.model import Note
from annotate.revision.edits import Edit, revise
from copydesk.corrections import show_changes
from exports import load, read_changes
from source import read_text


def sheet(root: etree._Element) -> etree._Element:
    """The review sheet: the last table."""
    return list(root.iter(W + "tbl"))[-1]


def first_cell(row: etree._Element) -> etree._Element:
    cell = row.find(W + "tc")
    assert cell is not None
    return cell


def written(cell: etree._Element) -> list[etree._Element]:
    return list(cell.iter(W + "t"))


# The package ------------------------------------------------------------------------------------------------------------


def test_a_file_saved_by_word_for_the_web_is_read_where_its_parts_are() -> None:
    data = edited(word_file(ARTICLE, "all"), lambda root: write_cell(root, "s04", "Kind", "claim"))
    moved = {}
    for name, part in parts_of(data).items():
        new = name
        for kind in ("document", "comments", "styles", "numbering"):
            new = new.replace(f"word/{kind}.xml", f"word/{kind}2.xml").replace(f"{kind}.xml.rels", f"{kind}2.xml.rels")
            if name.endswith(".rels") or name == "[Content_Types].xml":
                part = part.replace(f"{kind}.xml".encode(), f"{kind}2.xml".encode())
        moved[new] = part

    found = read_changes(packed(moved))

    assert told(found) == [("kind", "s04")]
    assert load(packed(moved)) == found.annotated


# The review sheet, and what stands beside it --------------------------------------------------------------------------------


def test_a_sheet_sorted_with_its_heading_row_is_read() -> None:
    def sort(root: etree._Element) -> None:
        write_cell(root, "s04", "Kind", "claim")
        rows = sheet(root).findall(W + "tr")
        rows[5].addnext(rows[0])

    assert told(after(sort)) == [("kind", "s04")]


def test_a_sheet_without_its_heading_row_is_read() -> None:
    def behead(root: etree._Element) -> None:
        write_cell(root, "s04", "Kind", "claim")
        sheet(root).remove(sheet(root)[2])

    assert told(after(behead)) == [("kind", "s04")]


def test_a_column_put_before_the_others_does_not_matter() -> None:
    def insert(root: etree._Element) -> None:
        write_cell(root, "s04", "Kind", "claim")
        for row in sheet(root).iter(W + "tr"):
            new = copy.deepcopy(first_cell(row))
            for text in written(new):
                text.text = "seen"
            first_cell(row).addprevious(new)

    assert told(after(insert)) == [("kind", "s04")]


def test_a_sheet_without_its_columns_is_told() -> None:
    def cut(root: etree._Element) -> None:
        for row in sheet(root).iter(W + "tr"):
            row.remove(row.findall(W + "tc")[1])

    assert told(after(cut)) == [("untied", None)]


def test_words_corrected_in_the_sheet_are_told() -> None:
    found = after(lambda root: write_cell(root, "s04", "Words", "It was high time."))

    assert (the_change(found).what, the_change(found).segment) == ("untied", "s04")
    assert "It was high time." in the_change(found).after


def test_a_reason_written_into_the_sheet_is_told() -> None:
    assert told(after(lambda root: write_cell(root, "s04", "Why", "no, a fact"))) == [("untied", "s04")]


def test_a_name_corrected_in_the_index_of_speakers_is_told() -> None:
    def correct(root: etree._Element) -> None:
        index = next(root.iter(W + "tbl"))
        name = next(text for text in index.iter(W + "t") if text.text == "Ana Ruiz")
        name.text = "Anna Ruiz"

    found = after(correct)

    assert told(found) == [("untied", None)]
    assert "Anna Ruiz" in the_change(found).after


def test_a_comment_in_a_row_of_the_sheet_stands_beside_its_segment() -> None:
    def comment(root: etree._Element) -> None:
        mark = etree.SubElement(cell_of(root, "s06", "Speaker").find(W + "p"), W + "r")  # type: ignore[arg-type]
        etree.SubElement(mark, W + "commentReference", {W + "id": "777"})

    parts = parts_of(edited(word_file(ARTICLE, "all"), comment))
    words = '<w:comment w:id="777" w:author="Ann"><w:p><w:r><w:t>Who?</w:t></w:r></w:p></w:comment></w:comments>'
    parts[COMMENTS] = parts[COMMENTS].replace(b"</w:comments>", words.encode())

    found = read_changes(packed(parts))

    assert [(note.segment, note.text) for note in found.annotated.notes] == [("s06", "Who?")]


def empty_paragraph(root: etree._Element) -> etree._Element:
    """The empty paragraph of ours behind the text, where an editor goes on writing."""
    styles = (style for style in root.iter(W + "pStyle") if style.get(W + "val") == "CopydeskSheet")
    return next(p for style in styles for p in style.iterancestors(W + "p") if p.getparent().tag == W + "body")  # type: ignore[union-attr]


def test_words_typed_into_the_empty_line_behind_the_text_are_new_words() -> None:
    found = after(lambda root: empty_paragraph(root).append(run_of("The last bus was sold in May.")))

    assert told(found) == [("new", "s12")]
    assert paragraphs(found.annotated)[-1] == "The last bus was sold in May."


def test_a_paragraph_that_took_the_style_of_the_sheet_is_text() -> None:
    found = after(lambda root: style_paragraph(root, "Nobody will miss", "CopydeskSheetWords"))

    assert found == Reconciled(ARTICLE)


def test_a_text_that_ends_with_the_word_speakers_keeps_it() -> None:
    annotated = made(
        "@headline [C]Congress Opens\n\n[Q]“{direct|Ana Ruiz||Welcome,}” she said.\n\n@heading [C]Speakers"
    )

    assert after(annotated=annotated) == Reconciled(annotated)


def test_a_second_marked_up_text_pasted_behind_is_new_words_and_its_sheet_is_told() -> None:
    other = made("@headline [C]Bridge Shut\n\n[Q]“{direct|Bo Lind||It is unsafe,}” Bo Lind said.\n\n[A]It was old.")
    pasted = etree.fromstring(parts_of(word_file(other, "none"))[DOCUMENT])[0]

    def paste(root: etree._Element) -> None:
        for element in list(pasted)[:-1]:
            root[0][-1].addprevious(copy.deepcopy(element))

    found = after(paste)

    assert [words_of(found.annotated, s.id) for s in ARTICLE.segments] == [ARTICLE.text_of(s) for s in ARTICLE.segments]
    assert kinds(found.annotated).startswith(kinds(ARTICLE))
    assert [q.speaker for q in found.annotated.quotations][-1] == "Bo Lind"
    assert {what for what, _ in told(found)} == {"new", "untied"}


# Kinds ----------------------------------------------------------------------------------------------------------------------


def test_a_paragraph_behind_boilerplate_given_its_style_is_boilerplate() -> None:
    found = after(lambda root: style_paragraph(root, "The ferry sails again", "CopydeskBoilerplate"))

    assert kinds(found.annotated) == "CBBBBQAAAQB"
    assert {(change.what, change.where) for change in found.changes} == {("kind", "paragraph style")}


# Speakers -------------------------------------------------------------------------------------------------------------------


def speakers(found: Reconciled, name: str) -> list[tuple[str | None, str | None]]:
    segment = next(segment for segment in found.annotated.segments if segment.id == name)
    return [(quotation.speaker, quotation.role) for quotation in found.annotated.quotations_in(segment)]


def test_a_role_taken_out_is_gone() -> None:
    found = after(lambda root: write_cell(root, "s06", "Speaker", "Ana Ruiz"))

    assert speakers(found, "s06") == [("Ana Ruiz", None)]


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("Martin Luther King, Jr.", "Martin Luther King, Jr.", None),
        ("Martin Luther King, Jr., pastor", "Martin Luther King, Jr.", "pastor"),
        ("Ana Ruiz, mayor, and head of the port", "Ana Ruiz", "mayor, and head of the port"),
        ("Bo Ek, head of the port", "Bo Ek", "head of the port"),
    ],
)
def test_a_name_or_role_with_a_comma(words: str, name: str, role: str | None) -> None:
    found = after(lambda root: write_cell(root, "s06", "Speaker", words))

    assert speakers(found, "s06") == [(name, role)]


def test_the_role_of_a_name_with_a_comma_is_changed() -> None:
    annotated = made("[Q]“{direct|Martin Luther King, Jr.|pastor|We shall overcome,}” he said.")

    found = after(lambda root: write_cell(root, "s01", "Speaker", "Martin Luther King, Jr., Rev"), annotated=annotated)

    assert speakers(found, "s01") == [("Martin Luther King, Jr.", "Rev")]


def test_another_speaker_of_a_quotation_that_was_split_speaks_both_halves() -> None:
    found = after(
        lambda root: split_paragraph(root, "waited a year"), lambda root: write_cell(root, "s06", "Speaker", "Bo Ek")
    )

    assert speakers(found, "s06") == speakers(found, "s12") == [("Bo Ek", None)]


def test_one_of_two_speakers_is_changed_in_the_half_where_it_stands() -> None:
    cell = "Ana Ruiz, head of the port; Bo Ek"
    found = after(lambda root: split_paragraph(root, "Hear"), lambda root: write_cell(root, "s10", "Speaker", cell))

    assert speakers(found, "s12") == [("Bo Ek", None)]


def test_another_kind_of_a_sentence_that_was_split_is_that_of_both_halves() -> None:
    found = after(
        lambda root: split_paragraph(root, "after a year"), lambda root: write_cell(root, "s03", "Kind", "analysis")
    )

    assert kinds(found.annotated) == "CBAAACQAAAQB"


def test_a_half_with_a_style_of_its_own_against_the_sheet_is_a_conflict_and_stays() -> None:
    def restyle(root: etree._Element) -> None:
        second = cut_run(root, "after a year")
        run = second.getprevious()
        assert run is not None
        run[0][0].set(W + "val", "CopydeskQuoteText")

    found = after(restyle, lambda root: write_cell(root, "s03", "Kind", "analysis"))

    assert [(one.segment, dict(one.said)["style, Mara Keller"]) for one in found.conflicts] == [("s03", "quote")]
    assert ("kind", "s03") not in told(found)
    assert found.annotated.segments[2].kind == "claim"


def test_an_answer_changed_to_the_words_of_another_keeps_its_id_and_speaker() -> None:
    annotated = made("[Q]{direct|Ann||Yes.}\n\n[C]They paused.\n\n[Q]{direct|Bob||No.}\n\n[C]It was over.")

    def correct(root: etree._Element) -> None:
        next(text for text in root.iter(W + "t") if text.text == "No.").text = "Yes."

    found = after(correct, annotated=annotated)

    assert told(found)[0] == ("words", "s03")
    assert [(segment.id, segment.kind) for segment in found.annotated.segments][2] == ("s03", "quote")


# Comments -------------------------------------------------------------------------------------------------------------------


def commented(data: bytes, segment: str, words: str) -> bytes:
    """The file with a comment by Ann on a segment."""

    def mark(root: etree._Element) -> None:
        run = inside(root, segment)[-1]
        new = etree.Element(W + "r")
        etree.SubElement(new, W + "commentReference", {W + "id": "777"})
        run.addnext(new)

    parts = parts_of(edited(data, mark))
    comment = f'<w:comment w:id="777" w:author="Ann"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment></w:comments>'
    return packed(parts | {COMMENTS: parts[COMMENTS].replace(b"</w:comments>", comment.encode())})


def test_the_same_remark_beside_another_sentence_is_another_note() -> None:
    once = read_changes(commented(word_file(ARTICLE, "all"), "s03", "Source?")).annotated

    found = read_changes(commented(word_file(once, "all"), "s08", "Source?"))

    assert told(found) == [("note", "s08")]
    assert [note.segment for note in found.annotated.notes] == ["s03", "s08"]


def test_of_two_remarks_with_the_same_words_the_one_ticked_off_is_resolved() -> None:
    notes = tuple(Note(name, "Source?", "Ann", "2026-11-20T10:00:00Z") for name in ("s03", "s08"))
    data = edited(word_file(replace(ARTICLE, notes=notes), "all"))
    parts = parts_of(data)
    (first, _) = re.findall(r'w14:paraId="(\w+)"', parts[COMMENTS].decode())
    name = "word/commentsExtended.xml"
    space = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    state = f'<w15:commentsEx {space}><w15:commentEx w15:paraId="{first}" w15:done="1"/></w15:commentsEx>'

    found = read_changes(packed(parts | {name: state.encode()}))

    assert [(note.segment, note.resolved) for note in found.annotated.notes] == [("s03", True), ("s08", False)]
    assert told(found) == [("resolved", "s03")]


# Words that name a speaker, and words quoted ------------------------------------------------------------------------------------


FERRY = annotate(
    read_text(
        "Ferry Halted\n\nThe ferry was halted on Monday. “We have been patient for two winters,” said Marit Oskarsen, a district nurse.\n\n"
        "County governor Tobias Reinhald said that the contract allowed a fine. He called the failures “embarrassing, but no breach”.\n\n"
        "The ship, built in 1987, has had four owners. Its engines were overhauled in 2019."
    )
)


def type_over(words: str, new: str) -> Callable[[etree._Element], None]:
    """Type other words over some of one run."""

    def change(root: etree._Element) -> None:
        text = next(node for node in run_with(root, words).iter(W + "t"))
        text.text = (text.text or "").replace(words, new)

    return change


def home(words: str, found: Reconciled) -> str:
    return next(s.id for s in found.annotated.segments if words in found.annotated.text_of(s))


def test_a_name_corrected_in_the_text_is_that_of_the_speaker() -> None:
    found = after(type_over("Marit Oskarsen", "Maret Oskarsen"), annotated=FERRY)

    assert speakers(found, home("patient", found)) == [("Maret Oskarsen", "district nurse")]
    assert [change.after for change in found.changes if change.what == "speaker"] == ["Maret Oskarsen, district nurse"]
    assert "is now Maret Oskarsen" in " ".join(problem.sentence for problem in found.annotated.problems)


def test_a_role_corrected_in_the_text_is_that_of_the_speaker() -> None:
    found = after(type_over("a district nurse", "a baker"), annotated=FERRY)

    assert speakers(found, home("patient", found)) == [("Marit Oskarsen", "baker")]


def test_a_name_corrected_in_the_text_is_also_his_whom_the_next_sentence_calls_he() -> None:
    found = after(type_over("Tobias Reinhald", "Anna Blom"), annotated=FERRY)

    assert speakers(found, home("embarrassing", found)) == [("Anna Blom", "County governor")]
    assert {change.segment for change in found.changes if change.what == "speaker"} == {
        home("a fine", found),
        home("embarrassing", found),
    }


def test_the_speaker_that_the_review_sheet_names_goes_before_the_text() -> None:
    name = home("patient", Reconciled(FERRY))
    found = after(
        type_over("Marit Oskarsen", "Tom Lee"),
        lambda root: write_cell(root, name, "Speaker", "Bo Ek"),
        annotated=FERRY,
    )

    assert speakers(found, name) == [("Bo Ek", None)]


def test_words_without_their_marks_are_no_direct_quotation_any_more() -> None:
    found = after(
        type_over("“", ""),
        type_over("patient for two winters,", "patient for two winters"),
        type_over("” said", ", said"),
        annotated=FERRY,
    )

    (quotation,) = found.annotated.quotations_in(
        next(s for s in found.annotated.segments if "patient" in found.annotated.text_of(s))
    )
    assert quotation.mode == "indirect"
    assert {"words", "quotation", "doubt"} <= {what for what, _ in told(found)}


def test_a_quotation_typed_into_a_sentence_is_found_with_its_speaker() -> None:
    found = after(type_over("four owners.", "four owners, “and none of them cared,” said Nils Berg."), annotated=FERRY)

    assert speakers(found, home("four owners", found)) == [("Nils Berg", None)]
    assert "quotation" in {what for what, _ in told(found)}


def test_a_quotation_cut_short_is_quoted_as_it_stands() -> None:
    found = after(type_over("We have been patient for two winters,", "We have been,"), annotated=FERRY)

    segment = next(s for s in found.annotated.segments if "We have been" in found.annotated.text_of(s))
    assert [found.annotated.text_of(q) for q in found.annotated.quotations_in(segment)] == ["We have been,"]


def test_a_speaker_that_a_person_named_stays_through_new_words() -> None:
    name = home("patient", Reconciled(FERRY))
    corrected = revise(FERRY, [Edit(name, speaker="Bo Ek", by="mk")])

    found = after(type_over("Marit Oskarsen", "Tom Lee"), annotated=corrected)

    assert speakers(found, name) == [("Bo Ek", None)]


# What stands in the way of words --------------------------------------------------------------------------------------------------


def test_a_text_box_inside_a_sentence_leaves_the_sentence_its_id() -> None:
    def box(root: etree._Element) -> None:
        run = run_with(root, "Nobody will miss")
        new = etree.Element(W + "r")
        content = etree.SubElement(etree.SubElement(new, W + "pict"), W + "txbxContent")
        etree.SubElement(content, W + "p").append(run_of("See page three."))
        run.addnext(new)

    found = after(box)

    assert ("new", "s12") in told(found)
    assert words_of(found.annotated, "s12") == "See page three."
    assert words_of(found.annotated, "s08") == "Nobody will miss the bus that took its place."


def test_words_struck_through_by_hand_are_told() -> None:
    def strike(root: etree._Element) -> None:
        run = run_with(root, "Nobody will miss")
        look = etree.Element(W + "rPr")
        etree.SubElement(look, W + "strike")
        run.insert(0, look)

    found = after(strike)

    assert (the_change(found).what, the_change(found).segment) == ("untied", "s08")
    assert kinds(found.annotated) == kinds(ARTICLE)


def test_the_signs_of_a_formula_that_was_put_in_are_words() -> None:
    math = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
    formula = etree.Element(f"{math}oMath")
    for part, sign in (("num", "3"), ("den", "4")):
        over = formula[0] if len(formula) else etree.SubElement(formula, f"{math}f")
        etree.SubElement(etree.SubElement(etree.SubElement(over, f"{math}{part}"), f"{math}r"), f"{math}t").text = sign

    found = after(lambda root: run_with(root, "Nobody").addnext(formula))

    assert next(change.after for change in found.changes if change.what == "words").endswith("3/4")


def test_comments_and_proposals_of_ours_under_another_name_are_ours() -> None:
    parts = parts_of(edited(word_file(ARTICLE, "all")))
    for name in (DOCUMENT, COMMENTS):
        parts[name] = parts[name].replace(b'w:author="copydesk"', b'w:author="Author"')

    assert read_changes(packed(parts)) == Reconciled(ARTICLE)


# Files without their annotation -------------------------------------------------------------------------------------------------------


def bare(*changes: Callable[[etree._Element], None], comments: str = "none") -> Reconciled:
    """What is read from a file that lost its annotation on the way."""
    return read_changes(stripped(edited(word_file(ARTICLE, comments), *changes)))


def test_a_paragraph_restyled_in_a_file_without_annotation_is_a_contradiction() -> None:
    found = bare(lambda root: style_paragraph(root, "Nobody will miss", "CopydeskClaim"))

    assert [(one.segment, dict(one.said)["paragraph style"]) for one in found.conflicts] == [
        ("s08", "claim"),
        ("s09", "claim"),
    ]


def test_a_paragraph_restyled_against_two_other_marks_is_the_edit() -> None:
    found = bare(lambda root: style_paragraph(root, "Nobody will miss", "CopydeskClaim"), comments="all")

    assert told(found) == [("kind", "s08"), ("kind", "s09")]


def test_another_name_in_the_text_of_a_file_without_annotation_is_a_contradiction() -> None:
    found = bare(type_over("Ana Ruiz, head", "Olga Brun, head"))

    assert ("s05", "speaker") in {(one.segment, one.what) for one in found.conflicts}


def test_deletions_and_rejected_ones_are_told_without_annotation_too() -> None:
    accepted, rejected = bare(accept_all), bare(reject_all)

    assert told(accepted) == [("accepted", "s02"), ("accepted", "s11")]
    assert kinds(accepted.annotated) == "CCACQAAAQ"
    assert told(rejected) == [("kept", "s02"), ("kept", "s11")]
    assert accepted.annotated.baseline is rejected.annotated.baseline is None


def test_a_sentence_split_in_a_file_without_annotation_is_two_of_its_kind() -> None:
    found = bare(lambda root: split_paragraph(root, "after a year"))

    assert told(found) == [("cut", "s03")]
    assert words_of(found.annotated, "s03") == "The ferry sails again on Monday"
    assert paragraphs(found.annotated)[3].startswith("after a year in dock. It was about time.")


def test_a_sentence_deleted_behind_one_that_was_split_is_all_that_is_told_of_both() -> None:
    def delete(root: etree._Element) -> None:
        for run in inside(root, "s04"):
            run.getparent().remove(run)  # type: ignore[union-attr]

    found = bare(lambda root: split_paragraph(root, "after a year"), delete)

    assert told(found) == [("cut", "s03"), ("deleted", "s04")]


def test_new_words_in_a_file_without_annotation_have_the_kind_of_their_style_and_their_author() -> None:
    def write(root: etree._Element) -> None:
        new = etree.Element(W + "p")
        properties = etree.SubElement(new, W + "pPr")
        etree.SubElement(properties, W + "pStyle", {W + "val": "CopydeskAnalysis"})
        new.append(tracked("ins", run_of("A kiosk opens at the quay in June.")))
        paragraph_with(root, "Nobody will miss").addprevious(new)

    found = bare(write)

    assert (the_change(found).what, the_change(found).segment, the_change(found).by) == ("new", "s12", "Tom Reyes")
    assert kinds(found.annotated) == "CBCACQAAAAQB"


def test_who_changed_one_of_three_marks_is_told_without_annotation_too() -> None:
    found = bare(lambda root: write_cell(root, "s08", "Kind", "claim"), comments="all")

    assert the_change(found) == Change("kind", "s08", "analysis", "claim", "review sheet", "Mara Keller", SAVED)


def test_a_kind_that_does_not_exist_is_told_without_annotation_too() -> None:
    assert told(bare(lambda root: write_cell(root, "s08", "Kind", "clam"))) == [("untied", "s08")]


# Who and how it is told -----------------------------------------------------------------------------------------------------------------


def test_a_dash_for_a_speaker_is_nobody_and_a_question_mark_is_told() -> None:
    dash = after(lambda root: write_cell(root, "s06", "Speaker", "–"))
    doubt = after(lambda root: write_cell(root, "s06", "Speaker", "?"))

    assert speakers(dash, "s06") == [(None, None)]
    assert told(doubt) == [("untied", "s06")]
    assert speakers(doubt, "s06") == [("Ana Ruiz", "head of the port")]


def test_new_words_of_two_editors_are_by_both() -> None:
    def both(root: etree._Element) -> None:
        cut_run(root, "the bus").addprevious(tracked("ins", run_of("much "), by="Ann"))
        cut_run(root, "its place").addprevious(tracked("ins", run_of("so "), by="Bob"))

    assert the_change(after(both)).by == "Ann, Bob"


def test_a_terminal_shows_the_empty_lines_between_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]

    show_changes(after(lambda root: write_cell(root, "s04", "Kind", "claim")), terminal, name="a.docx")

    assert [bool(line.strip()) for line in terminal.getvalue().splitlines()][:3] == [True, False, True]


@pytest.mark.parametrize("label", ["[s04: claim]", "[S04 claim]", "[s04  Claim ]"])
def test_a_kind_written_a_little_differently_into_a_comment_is_read(label: str) -> None:
    found = read_changes(replaced(edited(word_file(ARTICLE, "all")), "[s04 analysis]", label, name=COMMENTS))

    assert told(found) == [("kind", "s04")]


def test_a_role_behind_an_arabic_comma() -> None:
    found = after(lambda root: write_cell(root, "s06", "Speaker", "ليلى الحمداوي، رئيسة البلدية"))

    assert speakers(found, "s06") == [("ليلى الحمداوي", "رئيسة البلدية")]
