"""Whose hand changed what: tracked changes within comments, threads, proposals that lost our name, dates that nobody gave."""

import re
from collections.abc import Callable
from io import StringIO

import pytest
from edited_article import ARTICLE, beside, comment_by, retype, with_comment
from lxml import etree
from made import made
from test_word_edits import after, kinds, the_change, told
from word_files import (
    COMMENTS,
    DATE,
    DOCUMENT,
    SAVED,
    W,
    changed,
    edited,
    paragraph_with,
    replaced,
    stripped,
    word_file,
    write_cell,
)

from annotate import annotate
from annotate.merge.changes import Reconciled
from annotate.model import AnnotatedText
from annotate.revision import Edit, revise
from copydesk.corrections import show_changes
from exports import read_changes
from source import read_text

BY_TOM = f'w:id="77" w:author="Tom Reyes" w:date="{DATE}"'


def listed(found: Reconciled) -> list[str]:
    """The lines of the listing, without the first."""
    out = StringIO()
    show_changes(found, out, name="ferry.docx")
    return out.getvalue().splitlines()[2:]


# Comments ---------------------------------------------------------------------------------------------------------------


def test_a_kind_corrected_in_our_comment_with_tracked_changes_is_the_new_one_by_whoever_tracked_it() -> None:
    tracked = (
        f"[s04 </w:t></w:r><w:del {BY_TOM}><w:r><w:delText>analysis</w:delText></w:r></w:del>"
        f"<w:ins {BY_TOM}><w:r><w:t>claim</w:t></w:r></w:ins><w:r><w:t>]"
    )

    found = read_changes(replaced(edited(word_file(ARTICLE, "all")), "[s04 analysis]", tracked, name=COMMENTS))

    assert kinds(found.annotated) == "CBCCCQAAAQB"
    assert told(found) == [("kind", "s04")]
    assert (the_change(found).where, the_change(found).by, the_change(found).date) == ("comment", "Tom Reyes", DATE)


def test_a_note_says_what_is_left_of_it_after_its_tracked_changes() -> None:
    words = (
        f"Ask the</w:t></w:r><w:del {BY_TOM}><w:r><w:delText> old</w:delText></w:r></w:del>"
        f"<w:ins {BY_TOM}><w:r><w:t> new</w:t></w:r></w:ins><w:r><w:t> harbour master."
    )
    data = edited(word_file(ARTICLE, "all"), lambda root: beside(root, "s05"))

    (note,) = read_changes(with_comment(data, comment_by(words))).annotated.notes

    assert note.text == "Ask the new harbour master."


@pytest.mark.parametrize(
    ("states", "resolved"),
    [
        (
            '<w15:commentEx w15:paraId="{a}" w15:done="1"/><w15:commentEx w15:paraId="{b}" w15:paraIdParent="{a}"/>',
            True,
        ),
        (
            '<w15:commentEx w15:paraId="{b}" w15:paraIdParent="{a}" w15:done="1"/>'
            '<w15:commentEx w15:paraId="{a}" w15:done="0"/>',
            False,
        ),
    ],
    ids=["ticked off", "open"],
)
def test_an_answer_is_ticked_off_where_the_comment_that_began_the_thread_is(states: str, resolved: bool) -> None:
    data = edited(word_file(ARTICLE, "all"), lambda root: beside(root, "s05"), lambda root: beside(root, "s05", "901"))
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    extended = f'<w15:commentsEx xmlns:w15="{space}">{states.format(a="0000AA01", b="0000AA02")}</w15:commentsEx>'
    thread = comment_by("Since when?") + comment_by("Since June.", number="901", paragraph="0000AA02")

    found = read_changes(with_comment(data, thread, extended=extended))

    assert [(note.text, note.resolved) for note in found.annotated.notes] == [
        ("Since when?", resolved),
        ("Since June.", resolved),
    ]


# Proposals that lost our name --------------------------------------------------------------------------------------------


def without_our_name(data: bytes, name: str = "Autor") -> bytes:
    """The file after a program took the names out, or put its own in their place."""
    return changed(data, DOCUMENT, lambda part: part.replace('w:author="copydesk"', f'w:author="{name}"'))


@pytest.mark.parametrize("lost", [stripped, bytes], ids=["without the annotation", "with it"])
def test_proposals_that_lost_our_name_are_no_deletions_by_an_editor(lost: Callable[[bytes], bytes]) -> None:
    found = read_changes(lost(without_our_name(edited(word_file(ARTICLE, "none")))))

    assert (found.changes, found.conflicts) == ((), ())
    assert kinds(found.annotated) == "CBCACQAAAQB"


def test_proposals_within_a_paragraph_that_lost_our_name_keep_the_space_before_them() -> None:
    annotated = made("[C]The quay is shut. [B]Read more: our map of the port.")

    found = read_changes(without_our_name(edited(word_file(annotated, "none"))))

    assert found.annotated == annotated


def test_a_sentence_that_somebody_struck_beside_them_is_deleted() -> None:
    def strike(root: etree._Element) -> None:
        for text in paragraph_with(root, "It was slow and often full.").iter(W + "t"):
            if text.text == "It was slow and often full.":
                run = text.getparent()
                text.tag = W + "delText"
                change = etree.Element(W + "del", {W + "id": "9", W + "author": "Autor"})
                run.addprevious(change)  # type: ignore[union-attr]
                change.append(run)  # type: ignore[arg-type]

    found = read_changes(stripped(without_our_name(edited(word_file(ARTICLE, "none"), strike))))

    assert told(found) == [("deleted", "s09")]


def test_an_editor_who_kept_one_proposal_and_struck_the_other_has_deleted_that() -> None:
    data = edited(word_file(ARTICLE, "none"), lambda root: keep(root, "Share this page"))

    found = read_changes(without_our_name(data, "Tom Reyes"))

    assert [(change.what, change.segment, change.by) for change in found.changes] == [
        ("kept", "s02", "Mara Keller"),
        ("deleted", "s11", "Tom Reyes"),
    ]


def keep(root: etree._Element, words: str) -> None:
    """Reject the deletion of a paragraph."""
    paragraph = paragraph_with(root, words)
    for mark in list(paragraph.iter(W + "rPr")):
        for change in mark.findall(W + "del"):
            mark.remove(change)
    for change in list(paragraph.iter(W + "del")):
        for run in list(change):
            for text in run.iter(W + "delText"):
                text.tag = W + "t"
            change.addprevious(run)
        change.getparent().remove(change)  # type: ignore[union-attr]


def test_a_proposal_that_was_rejected_shows_the_words_that_stay() -> None:
    found = after(lambda root: keep(root, "Share this page"))

    assert (the_change(found).before, the_change(found).after) == ("Share this page", "Share this page")
    assert listed(found)[1] == "     Share this page"


# Dates ----------------------------------------------------------------------------------------------------------------------


def test_a_change_of_whoever_saved_a_file_without_a_date_has_none() -> None:
    data = edited(word_file(ARTICLE), lambda root: write_cell(root, "s04", "Kind", "claim"), by=None)
    last = "<cp:lastModifiedBy>Mara Keller</cp:lastModifiedBy></cp:coreProperties>"

    found = read_changes(replaced(data, "</cp:coreProperties>", last, name="docProps/core.xml"))

    assert (the_change(found).by, the_change(found).date) == ("Mara Keller", None)
    assert listed(found)[0].endswith("(review sheet, Mara Keller)")


def test_a_tracked_change_with_the_date_that_stands_for_none_has_none() -> None:
    def insert(root: etree._Element) -> None:
        retype(root, "Monday", "Sunday")
        run = next(text for text in root.iter(W + "t") if "Sunday" in (text.text or "")).getparent()
        change = etree.Element(
            W + "ins", {W + "id": "9", W + "author": "Tom Reyes", W + "date": "2000-01-01T00:00:00Z"}
        )
        run.addprevious(change)  # type: ignore[union-attr]
        change.append(run)  # type: ignore[arg-type]

    found = after(insert)

    assert (the_change(found).by, the_change(found).date) == ("Tom Reyes", None)


# Typography -------------------------------------------------------------------------------------------------------------------


def retype_all(root: etree._Element) -> None:
    """Set straight marks, a spaced dash and a no-break space, as a program does by itself."""
    for text in root.iter(W + "t"):
        if "copydesk" not in (text.text or "").lower():
            text.text = re.sub("[“”]", '"', (text.text or "").replace("on Monday", "on\N{NO-BREAK SPACE}Monday"))


def test_changes_of_typography_are_one_line_and_each_is_told_with_both_wordings() -> None:
    found = after(retype_all, comments="none")

    typography = [change for change in found.changes if change.what == "words"]
    assert [(change.segment, change.by, change.date) for change in typography] == [
        (name, "Mara Keller", SAVED) for name in ("s03", "s06", "s10")
    ]
    assert typography[1].before.startswith("“We waited a year,” she said")
    assert typography[1].after.startswith('"We waited a year," she said')
    assert [line for line in listed(found) if "typography" in line] == [
        "3 changes of typography only (s03, s06, s10)  (Mara Keller, 2026-11-21)"
    ]


def test_quotations_in_other_typography_keep_their_ids_and_whom_a_person_named() -> None:
    text = (
        "The lock at Ilm\n\n“It’s the seventh winter,” said Greta Moen. “We won’t wait for an eighth.”\n\n"
        "The first repair is planned for 9 May."
    )
    found = annotate(read_text(text))
    named = revise(found, [Edit(found.segment_of(found.quotations[1]).id, speaker="Odd Lie", by="mk")])

    back = read_back_straightened(named)

    assert [(q.id, q.speaker, back.annotated.text_of(q)) for q in back.annotated.quotations] == [
        ("q01", "Greta Moen", "It's the seventh winter,"),
        ("q02", "Odd Lie", "We won't wait for an eighth."),
    ]
    assert all(change.is_typography for change in back.changes)
    assert back.annotated.problems == named.problems


def read_back_straightened(annotated: AnnotatedText) -> Reconciled:
    """What is read back after a program made all marks straight."""

    data = edited(word_file(annotated, "all"))
    for name in (DOCUMENT, COMMENTS):
        data = changed(data, name, lambda part: re.sub("[“”]", "&quot;", part.replace("’", "&apos;")))
    return read_changes(data)


def test_words_beside_typography_are_other_words() -> None:
    found = after(lambda root: retype(root, "on Monday", "on\N{NO-BREAK SPACE}Tuesday"))

    assert told(found) == [("words", "s03")]
    assert not [line for line in listed(found) if "typography" in line]


def test_one_change_of_typography_is_counted_as_one() -> None:
    found = after(lambda root: retype(root, "on Monday", "on  Monday"))

    assert listed(found) == ["1 change of typography only (s03)  (Mara Keller, 2026-11-21)"]
