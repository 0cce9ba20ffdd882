"""What an editor does in a document that was marked up in place is read back: that, nothing else, and the next file begins where it ended.

The edits are written into the file as Word writes them; Word itself was not at hand.
"""

from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from edited_report import (
    COMMENTS,
    FOOTNOTES,
    HEADER,
    Edit,
    after_edits,
    annotated_report,
    marked_report,
    of_document,
    tracked_typed,
    typed,
)
from lxml import etree
from report_edits import (
    THEIRS,
    add_paragraph,
    add_row,
    add_sentence,
    answer_ours,
    cell,
    comment_on,
    decide,
    decide_fill,
    decide_fills,
    delete_colleagues,
    delete_paragraph,
    delete_row,
    delete_segment,
    detail,
    drop_empty_paragraphs,
    hide,
    joined_with_next,
    label_comment,
    move_segment,
    put_behind,
    put_contents,
    put_note,
    put_table,
    reject_proposal,
    resolve_colleagues,
    split_before,
    state_ours,
    tracked_move,
)
from word_comparing import W, accepted, differences, rejected, words_shown
from word_documents import DOCUMENTS
from word_files import (
    DATE,
    SAVED,
    parts_of,
    saved,
)
from word_in_place import WILD, cleaned, marked, marked_up

from annotate.merge.changes import Change, Reconciled
from annotate.model import AnnotatedText
from exports import Settings, export, load, read_changes
from exports.word.body import AUTHOR
from exports.word.in_place import NoPlace, opened
from source.errors import SourceError

Told = tuple[tuple[str, str | None], ...]


class Case(NamedTuple):
    """Edits, what is told of them, and what lines of the text then say, and words that are gone."""

    edits: tuple[Edit, ...]
    told: Told
    lines: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def told(found: Reconciled) -> Told:
    return tuple((change.what, change.segment) for change in found.changes)


def lines_of(annotated: AnnotatedText) -> list[str]:
    return [annotated.text_of(block) for block in annotated.source.blocks]


def next_round(data: bytes, folder: Path, *, ending: str = ".docx") -> bytes:
    """Return the file of the next round: the edited one loaded, and marked up again in place."""
    path = folder / f"next{ending}"
    export(load(data, name="report.docx"), path, original=data, settings=Settings(comments="all"))
    return path.read_bytes()


LOCK = (
    "The lock at Vessen opened on Tuesday, nine days ahead of plan. The work cost 4.1 million crowns. "
    "It may have been the luck of a dry spring."
)
RAIN = "“We had no rain at all for six weeks,” said Petra Holm, who runs the lock."
WAIT = "Boats wait four hours less than in 2024. Few skippers will complain."
PUMPS = "Nobody knows how long the pumps will last. They are forty years old."
MORE = "The east gate stays shut until 9 May."

CASES: dict[str, Case] = {
    # words
    "a word typed over": Case((typed("dry spring", "wet spring"),), (("words", "s06"),), (LOCK.replace("dry", "wet"),)),
    "a word typed over, tracked": Case(
        (tracked_typed("dry spring", "wet spring"),), (("words", "s06"),), (LOCK.replace("dry", "wet"),)
    ),
    "a bold word typed over": Case((typed("Tuesday", "Monday"),), (("words", "s04"),), (LOCK.replace("Tues", "Mon"),)),
    "a bold word typed over, tracked": Case(
        (tracked_typed("Tuesday", "Monday"),), (("words", "s04"),), (LOCK.replace("Tues", "Mon"),)
    ),
    "words in a cell": Case((typed("412 boats", "415 boats"),), (("words", "s16"),), ("415 boats passed",)),
    "words in a cell, tracked": Case(
        (tracked_typed("412 boats passed", "415 boats passed"),), (("words", "s16"),), ("415 boats passed",)
    ),
    "words in the footnote": Case((typed("of 2025", "of 2024", FOOTNOTES),), (("words", "s25"),), ("Prices of 2024.",)),
    "words in the footnote, tracked": Case(
        (tracked_typed("2025", "2024", FOOTNOTES),), (("words", "s25"),), ("Prices of 2024.",)
    ),
    "words in the letterhead": Case(
        (typed("Vessen Waterways", "Vessen Canal", HEADER),), (("words", "s01"),), ("Vessen Canal Office",)
    ),
    "words in the letterhead, tracked": Case(
        (tracked_typed("Waterways", "Canal", HEADER),), (("words", "s01"),), ("Vessen Canal Office",)
    ),
    "words in the text box": Case(
        (typed("on weekdays", "on Fridays"),), (("words", "s19"),), ("The office is open on Fridays.",)
    ),
    "words in the text box, tracked": Case(
        (tracked_typed("on weekdays", "on Fridays"),), (("words", "s19"),), ("The office is open on Fridays.",)
    ),
    "italic words of a quotation": Case(
        (typed("no rain at all", "hardly any rain"),),
        (("words", "s07"),),
        (RAIN.replace("no rain at all", "hardly any rain"),),
    ),
    "a word of a list": Case((typed("new paint", "red paint"),), (("words", "s11"),), ("The north gate gets red paint in June.",)),
    "a heading": Case((typed("What comes next", "What is next"),), (("words", "s10"),), ("What is next",)),
    "words written on behind the mark of a sentence": Case(
        (typed("They are forty years old.", "They are forty years old"), add_sentence("s22", "and rusty.")),
        (("words", "s22"),),
        (PUMPS[:-1] + " and rusty.",),
    ),
    # sentences and paragraphs
    "a sentence moved with its marks": Case(
        (move_segment("s22", "s09"),), (("moved", "s22"),), (WAIT + " They are forty years old.", PUMPS[:42])
    ),
    "a sentence moved without marks": Case(
        (move_segment("s22", "s09", marks=False),), (("moved", "s22"),), (WAIT + " They are forty years old.", PUMPS[:42])
    ),
    "a sentence moved, tracked": Case(
        (tracked_move("s22", "s09"),), (("moved", "s22"),), (WAIT + " They are forty years old.", PUMPS[:42])
    ),
    "a sentence deleted": Case((delete_segment("s09"),), (("deleted", "s09"),), (WAIT[:40],)),
    "a sentence deleted, tracked": Case((delete_segment("s09", is_tracked=True),), (("deleted", "s09"),), (WAIT[:40],)),
    "a paragraph deleted": Case(
        (delete_paragraph("Nobody knows"),), (("deleted", "s21"), ("deleted", "s22")), gone=("pumps", "forty")
    ),
    "a paragraph deleted, tracked": Case(
        (delete_paragraph("Nobody knows", is_tracked=True),), (("deleted", "s21"), ("deleted", "s22")), gone=("pumps", "forty")
    ),
    "an item of a list deleted": Case((delete_paragraph("The bridge closes"),), (("deleted", "s12"),), gone=("bridge",)),
    "a row deleted": Case((delete_row("South"),), (("deleted", "s17"), ("deleted", "s18")), gone=("South", "388")),
    "a row deleted, tracked": Case(
        (delete_row("South", is_tracked=True),), (("deleted", "s17"), ("deleted", "s18")), gone=("South", "388")
    ),
    "a paragraph parted": Case((split_before("They are forty"),), (("parted", "s22"),), (PUMPS[:42], PUMPS[43:])),
    "a paragraph parted, tracked": Case(
        (split_before("They are forty", is_tracked=True),), (("parted", "s22"),), (PUMPS[:42], PUMPS[43:])
    ),
    "two paragraphs made one": Case(
        (joined_with_next("no rain at all"),), (("joined", "s08"),), (RAIN + WAIT,)
    ),
    "two paragraphs made one, tracked": Case(
        (joined_with_next("no rain at all", is_tracked=True),),
        (("joined", "s08"),),
        (RAIN + WAIT,),
    ),
    "a sentence cut in two": Case(
        (typed("The bridge closes on 3 July.", "The bridge closes. It is on 3 July."),),
        (("words", "s12"),),
        ("The bridge closes. It is on 3 July.",),
    ),
    "a paragraph parted within a sentence": Case(
        (split_before("ahead of plan"), ), (("cut", "s04"),), ("The lock at Vessen opened on Tuesday, nine days",)
    ),
    "a new sentence": Case((add_sentence("s09", MORE),), (("new", "s26"),), (f"{WAIT} {MORE}",)),
    "a new sentence, tracked": Case((add_sentence("s09", MORE, is_tracked=True),), (("new", "s26"),), (f"{WAIT} {MORE}",)),
    "a new paragraph": Case((add_paragraph("Boats wait", MORE),), (("new", "s26"),), (WAIT, MORE)),
    "a new paragraph, tracked": Case((add_paragraph("Boats wait", MORE, is_tracked=True),), (("new", "s26"),), (WAIT, MORE)),
    "a new item of a list": Case((add_paragraph("The north gate", MORE),), (("new", "s26"),), (MORE,)),
    "a new row": Case((add_row("South", "East", "12 boats"),), (("new", "s26"), ("new", "s27")), ("East", "12 boats")),
    # kinds, speakers, details
    "a kind in the sheet": Case((cell("s06", "Kind", "claim"),), (("kind", "s06"),), (LOCK,)),
    "a kind in a comment on a cell": Case((label_comment("s16", "analysis"),), (("kind", "s16"),), ("412 boats passed",)),
    "a kind in a comment": Case((label_comment("s06", "claim"),), (("kind", "s06"),), (LOCK,)),
    "furniture made a claim in the sheet": Case((cell("s23", "Kind", "claim"),), (("kind", "s23"),), ("Share this article",)),
    "a claim made furniture in the sheet": Case((cell("s12", "Kind", "boilerplate"),), (("kind", "s12"),), ("The bridge closes on 3 July.",)),
    "a speaker in the sheet": Case((cell("s07", "Speaker", "Petra Holm, lock keeper"),), (("speaker", "s07"),)),
    "the headline in the sheet": Case((detail("Headline", "Vessen Lock Opens Early"),), (("detail", None),), ("Lock Opens Early",)),
    "author and date in the sheet": Case(
        (detail("Author", "Jonas Feldt"), detail("Date", "4 March 2026")), (("detail", None), ("detail", None)), ("By Jonas Feld",)
    ),
    "a date that is none": Case((detail("Date", "soon"),), (("untied", None),)),
    # comments
    "a comment": Case((comment_on("s06", "Who says so?"),), (("note", "s06"),), (LOCK,)),
    "a comment in a cell": Case((comment_on("s16", "Since when?"),), (("note", "s16"),)),
    "our comment resolved": Case((state_ours("s06", done=True),), (("resolved", "s06"),), (LOCK,)),
    "our comment answered": Case((answer_ours("s06", "Yes, it was."),), (("note", "s06"),), (LOCK,)),
    "a colleague's comment resolved": Case((resolve_colleagues,), (("resolved", "s05"),), (LOCK,)),
    "a colleague's comment answered": Case((comment_on("s05", "Without.", under=THEIRS),), (("note", "s05"),), (LOCK,)),
    "a colleague's comment deleted": Case((delete_colleagues,), (), (LOCK,)),
    # changes decided
    "a colleague's insertion accepted": Case((decide("ins", "Ines Rowan", accept=True),), (), (WAIT,)),
    "a colleague's insertion rejected": Case(
        (decide("ins", "Ines Rowan", accept=False),), (("words", "s08"),), (WAIT.replace("four ", ""),)
    ),
    "a colleague's deletion accepted": Case((decide("del", "Ines Rowan", accept=True),), (), (WAIT,)),
    "a colleague's deletion rejected": Case(
        (decide("del", "Ines Rowan", accept=False),), (("words", "s08"),), (WAIT.replace("four", "two four"),)
    ),
    "a proposal accepted": Case(
        (decide("del", AUTHOR, accept=True, words="Subscribe"),),
        (("accepted", "s24"),),
        ("Share this article",),
        ("Subscribe",),
    ),
    "all of ours accepted": Case(
        (decide("del", AUTHOR, accept=True), decide_fills(accept=True), of_document(drop_empty_paragraphs)),
        (("accepted", "s03"), ("accepted", "s23"), ("accepted", "s24")),
        (LOCK, "Vessen Waterways Office"),
        ("Share", "Subscribe", "Jonas"),
    ),
    "all of ours rejected": Case(
        (decide("del", AUTHOR, accept=False), decide_fills(accept=False)),
        (("kept", "s03"), ("kept", "s23"), ("kept", "s24")),
        (LOCK, "Vessen Waterways Office", "By Jonas Feld", "Share this article", "Subscribe to our newsletter"),
    ),
    "a proposal rejected": Case((reject_proposal("Share this"),), (("kept", "s23"),), ("Share this article",)),
    "a fill accepted": Case((decide_fill("luck of a dry", accept=True),), (), (LOCK,)),
    "a fill rejected": Case((decide_fill("luck of a dry", accept=False),), (), (LOCK,)),
    # put in
    "a picture put in": Case((put_behind("s22", "<w:pict/>"),), (("untied", None),), (PUMPS,)),
    "a footnote put in": Case((put_note,), (("new", "s26"),), (PUMPS, "The pumps are from 1985.")),
    "a table put in": Case((of_document(put_table),), (("new", "s26"),), ("East gate: 12 boats passed",)),
    "a table of contents put in": Case((of_document(put_contents),), (("new", "s26"),), ("What comes next 1", LOCK)),
    "words hidden": Case((of_document(hide),), (("deleted", "s22"),), (PUMPS[:42],)),
}  # fmt: skip
EACH = pytest.mark.parametrize("name", CASES)


@cache
def edited_file(name: str) -> bytes:
    return after_edits(marked_report(), *CASES[name].edits)


@EACH
def test_what_an_editor_did_is_told_and_nothing_else(name: str) -> None:
    case, found = CASES[name], read_changes(edited_file(name))

    assert told(found) == case.told
    assert found.conflicts == ()
    lines = lines_of(found.annotated)
    assert [line for line in case.lines if line not in lines] == []
    assert [words for words in case.gone if words in found.annotated.text] == []


@pytest.mark.slow
@EACH
def test_the_file_of_the_next_round_is_unchanged_and_cleaned_it_is_the_edited_one_cleaned(
    name: str, tmp_path: Path
) -> None:
    data = edited_file(name)
    made = next_round(data, tmp_path)

    found = read_changes(saved(made))

    assert (told(found), found.conflicts) == ((), ())
    assert found.annotated == load(data, name="report.docx")
    assert differences(cleaned(data), cleaned(made)) == []


A_DAYS_WORK = (
    "a bold word typed over, tracked",
    "words in a cell",
    "words in the footnote, tracked",
    "words in the letterhead",
    "words in the text box",
    "a word of a list",
    "a speaker in the sheet",
    "the headline in the sheet",
    "a kind in a comment on a cell",
    "a comment",
    "a colleague's insertion rejected",
    "a proposal accepted",
    "a fill accepted",
    "two paragraphs made one, tracked",
    "a new paragraph",
)


def test_a_days_work_is_told_change_by_change(tmp_path: Path) -> None:
    data = after_edits(marked_report(), *(one for name in A_DAYS_WORK for one in CASES[name].edits))

    found = read_changes(data)

    assert Counter(told(found)) == Counter(one for name in A_DAYS_WORK for one in CASES[name].told)
    made = next_round(data, tmp_path)
    assert read_changes(saved(made)) == Reconciled(load(data, name="report.docx"))
    assert differences(cleaned(data), cleaned(made)) == []


def test_sheet_and_comment_that_contradict_each_other_change_nothing() -> None:
    data = after_edits(marked_report(), cell("s06", "Kind", "claim"), label_comment("s06", "quote"))

    found = read_changes(data)

    assert found.changes == ()
    (conflict,) = found.conflicts
    assert (conflict.segment, conflict.what, conflict.baseline) == ("s06", "kind", "analysis")
    assert found.annotated.segments == annotated_report().segments


# What is told besides -----------------------------------------------------------------------------------------------------


def the_change(name: str) -> Change:
    (change,) = read_changes(edited_file(name)).changes
    return change


@pytest.mark.parametrize(
    ("name", "by", "date"),
    [
        ("a word typed over", "Mara Keller", SAVED),
        ("a word typed over, tracked", "Tom Reyes", DATE),
        ("words in a cell, tracked", "Tom Reyes", DATE),
        ("words in the footnote, tracked", "Tom Reyes", DATE),
        ("words in the letterhead, tracked", "Tom Reyes", DATE),
        ("words in the text box, tracked", "Tom Reyes", DATE),
        ("a sentence deleted, tracked", "Tom Reyes", DATE),
        ("a sentence moved, tracked", "Tom Reyes", DATE),
        ("a new sentence, tracked", "Tom Reyes", DATE),
        ("a comment", "Tom Reyes", DATE),
        ("a kind in the sheet", "Mara Keller", SAVED),
    ],
)
def test_a_change_bears_the_name_of_who_made_it(name: str, by: str, date: str) -> None:
    change = the_change(name)

    assert (change.by, change.date) == (by, date)


def test_kinds_come_from_the_sheet_or_the_comment() -> None:
    kinds = {
        name: next(one.kind for one in load(edited_file(name)).segments if one.id == segment)
        for name, segment in (
            ("a kind in the sheet", "s06"),
            ("a kind in a comment", "s06"),
            ("a kind in a comment on a cell", "s16"),
            ("furniture made a claim in the sheet", "s23"),
            ("a claim made furniture in the sheet", "s12"),
        )
    }

    assert list(kinds.values()) == ["claim", "claim", "analysis", "claim", "boilerplate"]


def test_a_claim_made_furniture_is_proposed_for_deletion_in_the_next_file(tmp_path: Path) -> None:
    made = next_round(edited_file("a claim made furniture in the sheet"), tmp_path)

    assert "The bridge closes on 3 July." not in words_shown(accepted(made))
    assert "The bridge closes on 3 July." in words_shown(rejected(made))


def test_the_speaker_in_the_sheet_is_that_of_the_quotation() -> None:
    (quotation,) = load(edited_file("a speaker in the sheet")).quotations

    assert (quotation.speaker, quotation.role) == ("Petra Holm", "lock keeper")


def test_a_quotation_with_other_words_keeps_its_speaker() -> None:
    annotated = load(edited_file("italic words of a quotation"))

    assert [(annotated.text_of(one), one.speaker) for one in annotated.quotations] == [
        ("We had hardly any rain for six weeks,", "Petra Holm")
    ]


def test_what_the_table_of_details_says_is_where_the_text_comes_from() -> None:
    origins = [
        load(edited_file(name)).source.origin for name in ("the headline in the sheet", "author and date in the sheet")
    ]

    assert [(one.title, one.author, one.date) for one in origins] == [
        ("Vessen Lock Opens Early", "Jonas Feld", None),
        (None, "Jonas Feldt", "2026-03-04"),
    ]


def test_a_date_that_is_none_is_told_and_not_taken() -> None:
    assert the_change("a date that is none").after == "“soon” in the review sheet is no date: write it as in 2026-11-24"
    assert load(edited_file("a date that is none")).source.origin.date is None


def test_a_colleagues_comment_that_was_ticked_off_is_a_remark_that_is_done() -> None:
    annotated = load(edited_file("a colleague's comment resolved"))

    assert [(one.text, one.resolved) for one in annotated.source.remarks] == [("Is that with tax?", True)]
    assert annotated.notes == ()


def test_what_was_ticked_off_is_not_said_again(tmp_path: Path) -> None:
    made = parts_of(next_round(edited_file("our comment resolved"), tmp_path))[COMMENTS].decode()

    assert "[s06 " not in made
    assert "[s05 " in made


# Untouched ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*DOCUMENTS, *(pytest.param(name, marks=pytest.mark.slow) for name in WILD)])
def test_a_document_saved_again_by_another_program_has_no_changes(name: str) -> None:
    try:
        made = marked(name)
    except (SourceError, NoPlace) as error:
        pytest.skip(f"not marked up: {error}")

    found = read_changes(saved_again(made.data))

    assert (told(found), found.conflicts) == ((), ())
    assert found.annotated == made.annotated


@pytest.mark.parametrize("name", [*DOCUMENTS, *(pytest.param(name, marks=pytest.mark.slow) for name in WILD)])
@pytest.mark.slow
def test_a_document_loaded_and_marked_up_again_has_no_changes(name: str, tmp_path: Path) -> None:
    try:
        data = marked(name).data
    except (SourceError, NoPlace) as error:
        pytest.skip(f"not marked up: {error}")
    macros = b"macroEnabled" in parts_of(data)["[Content_Types].xml"]

    made = next_round(data, tmp_path, ending=".docm" if macros else ".dotx")

    assert told(read_changes(saved_again(made))) == ()
    assert differences(cleaned(data), cleaned(made)) == []


def saved_again(data: bytes) -> bytes:
    """Return a file as python-docx saves it, with a line end more, so that no part looks as we wrote it."""
    document = opened(data)
    document.document.element.tail = None
    document.document.element.body.tail = "\n"
    out = BytesIO()
    document.document.save(out)
    return out.getvalue()


def test_a_colleagues_comment_with_a_sign_of_a_font_is_no_new_note() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("The lock holds two boats.")
    comment = document.add_comment(runs=run, text="At most", author="Jonas Feldt")
    sign = etree.SubElement(comment.paragraphs[0].runs[-1]._r, W + "sym")
    sign.set(W + "font", "Symbol")
    sign.set(W + "char", "F0A3")
    out = BytesIO()
    document.save(out)
    marked = docx.Document(BytesIO(marked_up(out.getvalue()).data))
    saved = BytesIO()
    marked.save(saved)

    found = read_changes(saved.getvalue())

    assert [remark.text for remark in found.annotated.source.remarks] == ["At most≤"]
    assert found.changes == ()
