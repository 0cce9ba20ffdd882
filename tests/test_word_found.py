"""What editors do to a marked-up file that was once passed over in silence, written into its XML as Word writes it."""

import copy

from lxml import etree
from made import made
from test_word_edits import ARTICLE, after, kinds, paragraphs, the_change, told, words_of
from word_files import (
    COMMENTS,
    DOCUMENT,
    W,
    cell_of,
    edited,
    packed,
    parts_of,
    run_of,
    style_paragraph,
    word_file,
    write_cell,
)

from annotate.reconciling import Reconciled
from exports import load, read_changes


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
