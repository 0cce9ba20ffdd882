"""The edits that LibreOffice does for the tests: each leaves in the file what its name says, as a plain and as a tracked change."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from made import made_sample
from office import EDITOR, Edit, Office, OfficeError, edit
from office_macros import EDITS

from exports import Settings
from exports.word.writing import write_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE, NEW = ("del", "moveFrom"), ("ins", "moveTo")

ONE = "The barrier will cost 84 million euros, of which the state pays two thirds."
NEXT = "Construction is due to start in March"
VOTE = "The vote shows how far the mood has turned since last winter."
CALL = "She called the old dyke “a museum piece” and said it would be kept only as a footpath."

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def exported() -> bytes:
    out = BytesIO()
    write_word(made_sample(), out, Settings(comments="all"))
    return out.getvalue()


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(data)).read(name))


def text(data: bytes, *left_out: str) -> str:
    """Return the words of the article, a line a paragraph, without those in these kinds of changes."""
    lines = []
    for paragraph in part(data, "word/document.xml").iterfind(f"{W}body/{W}p"):
        nodes = paragraph.iter(W + "t", W + "delText")
        hidden = {W + tag for tag in left_out}
        lines.append("".join(n.text or "" for n in nodes if hidden.isdisjoint(a.tag for a in n.iterancestors())))
    return "\n".join(lines)


def joined(words: str) -> str:
    return "".join(words.split())


def paragraph(data: bytes, words: str) -> etree._Element:
    """Return the article's paragraph that says this."""
    for one in part(data, "word/document.xml").iterfind(f"{W}body/{W}p"):
        if words in "".join(node.text or "" for node in one.iter(W + "t", W + "delText")):
            return one
    raise AssertionError(words)


def values(element: etree._Element, tag: str) -> list[str]:
    return [str(one.get(W + "val")) for one in element.iter(W + tag)]


def row(data: bytes, segment: str) -> dict[str, str]:
    """Return a row of the review sheet, by the headings of its columns."""
    document = part(data, "word/document.xml")
    rows = [
        ["".join(n.text or "" for n in cell.iter(W + "t")) for cell in r.iter(W + "tc")]
        for r in document.iter(W + "tr")
    ]
    (headings,) = (cells for cells in rows if cells[0] == "Id")
    (found,) = (cells for cells in rows if cells[0] == segment)
    return dict(zip(headings, found, strict=True))


def controls(data: bytes) -> int:
    return len(list(part(data, "word/document.xml").iter(W + "dropDownList")))


def comments(data: bytes) -> dict[str, etree._Element]:
    """Return the comments by their words."""
    return {"".join(n.text or "" for n in c.iter(W + "t")): c for c in part(data, "word/comments.xml")}


# Words ----------------------------------------------------------------------------------------------------------------

REWORDED: dict[str, tuple[Edit, str]] = {  # an edit, and what the text then says, of lines that follow each other
    "replace": (edit("replace", words="84 million", new="90 million"), "The barrier will cost 90 million euros, of"),
    "retype": (edit("retype", words=ONE, new="It costs more."), "\nIt costs more. Construction is"),
    "insert_after": (edit("insert_after", words="two thirds.", new=" So far."), "two thirds. So far. Construction"),
    "insert_before": (edit("insert_before", words=NEXT, new="Good. "), "two thirds. Good. Construction"),
    "delete": (edit("delete", words=" of which the state pays two thirds"), "84 million euros,. Construction"),
    "move_after": (edit("move_after", words=" " + CALL, after="than sympathy."), f"than sympathy. {CALL}\n"),
    "move_before": (edit("move_before", words=ONE + " ", before="Three years"), f"{VOTE} {ONE} Three years"),
    "split": (edit("split", before="of which the state"), "84 million euros, \nof which the state"),
    "merge": (edit("merge", words=NEXT), f"according to the harbour authority.{VOTE}"),
    "empty_paragraph": (edit("empty_paragraph", words=NEXT), f"flood of 2018.\n\n{VOTE}"),
    "delete_paragraph": (edit("delete_paragraph", words=NEXT), f"flood of 2018.\n{VOTE}"),
    "move_paragraph_before": (
        edit("move_paragraph_before", words=NEXT, before="The town council"),
        "according to the harbour authority.\nHALVERN",
    ),
    "add_paragraph": (
        edit("add_paragraph", after=NEXT, new="She smiled.", style="Copydesk Analysis"),
        f"authority.\nShe smiled.\n{VOTE}",
    ),
}


@pytest.mark.parametrize("name", REWORDED)
def test_the_text_says_what_the_editor_made_it_say(name: str, office: Office, exported: bytes) -> None:
    change, expected = REWORDED[name]

    assert expected in text(office.edited(exported, change))


@pytest.mark.parametrize("name", REWORDED)
def test_a_tracked_change_holds_both_texts(name: str, office: Office, exported: bytes) -> None:
    change, _ = REWORDED[name]

    tracked = office.edited(exported, edit("track"), change)

    plain = office.edited(exported, change)
    assert tracked != plain
    assert joined(text(tracked, *GONE)) == joined(text(plain, *GONE))
    assert joined(text(tracked, *NEW)) == joined(text(exported))


@pytest.mark.parametrize(("author", "written"), [(EDITOR, EDITOR), ("Ng", "Ng"), (None, "Unknown Author")])
def test_a_change_bears_the_editors_name(author: str | None, written: str, office: Office, exported: bytes) -> None:
    edited = office.edited(exported, edit("track"), REWORDED["replace"][0], author=author)

    changes = [*paragraph(edited, "84 million").iter(W + "ins", W + "del")]
    assert [change.get(W + "author") for change in changes] == [written, written]


def test_who_saved_the_file_is_written_down(office: Office, exported: bytes) -> None:
    core = ZipFile(BytesIO(office.edited(exported, REWORDED["replace"][0]))).read("docProps/core.xml").decode()

    assert f"lastModifiedBy>{EDITOR}<" in core


def test_replacing_everywhere_reaches_the_review_sheet(office: Office, exported: bytes) -> None:
    edited = office.edited(exported, edit("replace_all", words="84 million", new="90 million"))

    assert "84 million" not in text(edited)
    assert "90 million" in row(edited, "s05")["Words"]


# Changes accepted and rejected ----------------------------------------------------------------------------------------


def test_nothing_changes_when_the_file_is_only_saved(office: Office, exported: bytes) -> None:
    saved = office.edited(exported)

    assert text(saved) == text(exported)
    assert text(saved, "del") == text(exported, "del")
    assert list(comments(saved)) == list(comments(exported))


@pytest.mark.parametrize(("name", "left_out"), [("accept_all", GONE), ("reject_all", NEW)])
def test_no_change_is_left_when_all_are_decided(
    name: str, left_out: tuple[str, ...], office: Office, exported: bytes
) -> None:
    edited = office.edited(exported, edit(name))

    assert list(part(edited, "word/document.xml").iter(W + "ins", W + "del")) == []
    assert joined(text(edited)) == joined(text(exported, *left_out))


@pytest.mark.parametrize(("name", "stays"), [("accept", False), ("reject", True)])
def test_one_change_is_decided_and_the_others_are_not(name: str, stays: bool, office: Office, exported: bytes) -> None:
    edited = office.edited(exported, edit(name, words="Share this article"))

    assert ("Share this article" in text(edited, "del")) is stays
    assert ("Share this article" in text(edited)) is stays
    assert "Leave a comment" in text(edited)
    assert "Leave a comment" not in text(edited, "del")


# Styles, review sheet, comments ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", [(), (edit("track"),)])
def test_a_paragraph_gets_another_style(before: tuple[Edit, ...], office: Office, exported: bytes) -> None:
    edited = office.edited(
        exported, *before, edit("style_paragraph", words="That is the weak point", style="Copydesk Claim")
    )

    assert values(paragraph(edited, "That is the weak point"), "pStyle")[0] == "CopydeskClaim"


@pytest.mark.parametrize("before", [(), (edit("track"),)])
def test_words_get_another_style(before: tuple[Edit, ...], office: Office, exported: bytes) -> None:
    edited = office.edited(exported, *before, edit("style_words", words=VOTE, style="Copydesk Claim Text"))

    styled = [run for run in paragraph(edited, VOTE).iter(W + "r") if VOTE in "".join(run.itertext())]
    assert values(styled[0], "rStyle")[0] == "CopydeskClaimText"


@pytest.mark.parametrize(("name", "lost"), [("choose_kind", 0), ("type_kind", 1)])
def test_a_row_of_the_review_sheet_gets_another_kind(name: str, lost: int, office: Office, exported: bytes) -> None:
    edited = office.edited(exported, edit(name, segment="s05", kind="analysis"))

    assert row(edited, "s05")["Kind"] == "analysis"
    assert [row(edited, other) for other in ("s04", "s06")] == [row(exported, other) for other in ("s04", "s06")]
    assert controls(exported) - controls(edited) == lost


def test_a_tracked_choice_strikes_the_old_kind(office: Office, exported: bytes) -> None:
    edited = office.edited(exported, edit("track"), edit("choose_kind", segment="s05", kind="analysis"))

    assert row(edited, "s05")["Kind"] == "analysis"


def test_a_row_of_the_review_sheet_gets_another_speaker(office: Office, exported: bytes) -> None:
    edited = office.edited(exported, edit("set_speaker", segment="s09", speaker="Jonas Brandt"))

    assert row(edited, "s09")["Speaker"] == "Jonas Brandt"


def test_a_comment_gets_other_words(office: Office, exported: bytes) -> None:
    edited = office.edited(exported, edit("change_comment", segment="s05", words="[s05 claim]", new="[s05 quote]"))

    changed = {words[:12] for words in comments(edited)} - {words[:12] for words in comments(exported)}
    assert changed == {"[s05 quote] "}


def test_a_comment_is_deleted_and_its_words_are_not(office: Office, exported: bytes) -> None:
    edited = office.edited(exported, edit("delete_comment", segment="s05"))

    gone = set(comments(exported)) - set(comments(edited))
    assert [words[:5] for words in gone] == ["[s05 "]
    assert text(edited) == text(exported)


def test_a_comment_is_resolved(office: Office, exported: bytes) -> None:
    edited = office.edited(exported, edit("resolve_comment", segment="s05"))

    (state,) = part(edited, "word/commentsExtended.xml")
    assert [value for key, value in state.items() if key.endswith("done")] == ["1"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (edit("reply", segment="s05", new="Who says so?"), "Who says so?"),
        (edit("add_comment", words="84 million", new="Check this."), "Check this."),
    ],
)
def test_a_comment_of_the_editors_joins_ours(change: Edit, words: str, office: Office, exported: bytes) -> None:
    edited = comments(office.edited(exported, change))

    assert set(edited) - set(comments(exported)) == {words}
    assert edited[words].get(W + "author") == EDITOR


# The driver -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["odt", "rtf", "doc"])
def test_the_words_come_through_other_formats(form: str, office: Office, exported: bytes) -> None:
    back = office.through(exported, form, "docx")

    assert joined(text(back)) == joined(text(exported))


def test_words_that_are_not_there_are_an_error_and_the_next_job_goes_on(office: Office, exported: bytes) -> None:
    with pytest.raises(OfficeError, match="does not say 'no such words'"):
        office.edited(exported, edit("delete", words="no such words"))

    assert text(office.edited(exported)) == text(exported)


def test_every_edit_is_tried() -> None:
    source = Path(__file__).read_text(encoding="utf-8")

    assert [name for name in EDITS if f'"{name}"' not in source] == []
