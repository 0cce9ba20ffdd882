"""Somebody's own Word file marked up in place: nothing that is not ours changes, and all of ours can be taken out again."""

import re
from collections import Counter
from io import BytesIO
from zipfile import ZipFile

import pytest
import word_lint
from docx import Document
from docx.shared import Cm
from lxml import etree
from timing import least_ratio
from word_building import built, p
from word_comparing import MAIN, STORIES, W, accepted, census, differences, ids_twice, parsed, rejected, words_shown
from word_documents import DOCUMENTS
from word_files import packed, parts_of
from word_in_place import AS_READ, IN_TURN, bookmarked, changes_of_ours, cleaned, in_turn, marked, marked_as, marked_up
from word_sentences import SHARE

from annotate import annotate
from annotate.model import AnnotatedText, Kind
from exports.settings import Settings
from exports.word.in_place import NoPlace, mark_up, opened
from source import read, read_text
from source.errors import NoText

EACH = pytest.mark.parametrize("name", DOCUMENTS)
ALSO_IN_TURN = pytest.mark.parametrize("kinds", [AS_READ, pytest.param(IN_TURN, marks=pytest.mark.slow)])
TRACES = (b'"copydesk"', b'"cd_s', b"Copydesk", b"urn:copydesk", b"copydesk baseline", b"copydesk form")
NO_COMMENTS = frozenset(W + name for name in ("hdr", "ftr", "footnote", "endnote", "txbxContent"))
NOT_STRUCK = NO_COMMENTS | {W + "tbl"}
NO_LETTING_GO = ("contentLocked", "sdtContentLocked")
SIMPLE = ("macros", "no section", "no styles", "indented", "right to left", "links", "fields", "nothing but furniture")


# Nothing of theirs changes ----------------------------------------------------------------------------------------------


@EACH
@ALSO_IN_TURN
def test_rejecting_our_changes_leaves_the_words_as_they_were(name: str, kinds: str) -> None:
    made = marked(name, kinds)

    assert words_shown(rejected(made.data)) == made.annotated.text


@EACH
@ALSO_IN_TURN
def test_a_clean_copy_is_the_document_as_it_was(name: str, kinds: str) -> None:
    made = marked(name, kinds)

    assert differences(made.original, cleaned(made.data)) == []


@EACH
@ALSO_IN_TURN
def test_what_is_not_ours_is_all_there_with_its_ids_and_content(name: str, kinds: str) -> None:
    made = marked(name, kinds)
    before, after = census(made.original), census(made.data, made.bookmarks.values())

    assert after - before == Counter()
    assert before - after == Counter()


@EACH
@ALSO_IN_TURN
def test_every_segment_has_one_bookmark_round_exactly_its_words(name: str, kinds: str) -> None:
    made = marked(name, kinds)
    names = made.bookmarks
    ours = [one for one in bookmarked(made.data) if one[0] in names.values()]

    assert [(name, words.strip()) for name, words in ours] == [
        (names[one.id], made.annotated.text_of(one)) for one in made.annotated.segments
    ]


@EACH
@pytest.mark.slow
def test_no_id_stands_twice(name: str) -> None:
    made = marked(name, IN_TURN)

    assert set(ids_twice(made.data)) <= set(ids_twice(made.original))


@EACH
@pytest.mark.slow
def test_the_lint_finds_nothing_that_it_does_not_find_in_the_document(name: str) -> None:
    made = marked(name, IN_TURN)

    assert Counter(map(_code, word_lint.findings(made.data))) <= Counter(map(_code, word_lint.findings(made.original)))


def _code(finding: str) -> str:
    return finding.split()[0]


@EACH
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    made = marked(name)

    assert marked_up(made.original).data == made.data


# What is taken out ------------------------------------------------------------------------------------------------------


@EACH
@ALSO_IN_TURN
def test_accepted_and_cleaned_it_has_lost_the_words_that_were_struck_and_nothing_else(name: str, kinds: str) -> None:
    made = marked(name, kinds)
    struck = {one for change in changes_of_ours(made.data, "del") for one in _segments_in(change, made.bookmarks)}
    kept = [one for one in made.annotated.segments if made.bookmarks[one.id] not in struck]

    left = cleaned(accepted(made.data))

    assert _words(left) == [word for one in kept for word in made.annotated.text_of(one).split()]
    looks = {key: count for key, count in census(left).items() if key[0] == "characters"}
    assert looks.keys() <= census(made.original).keys()


def _words(data: bytes) -> list[str]:
    return words_shown(data).split()


def _segments_in(change: etree._Element, names: dict[str, str]) -> set[str]:
    """Return the bookmarks of ours that are open where a change stands."""
    open_: dict[str | None, str] = {}
    for one in change.getroottree().iter(W + "bookmarkStart", W + "bookmarkEnd", W + "del"):
        if one is change:
            break
        if one.tag == W + "bookmarkStart" and one.get(W + "name") in names.values():
            open_[one.get(W + "id")] = one.get(W + "name") or ""
        elif one.tag == W + "bookmarkEnd":
            open_.pop(one.get(W + "id"), None)
    return set(open_.values())


@EACH
@pytest.mark.parametrize("way", ["as it is", "accepted"])
@pytest.mark.slow
def test_no_trace_of_ours_is_left_in_a_clean_copy(name: str, way: str) -> None:
    made = marked(name, IN_TURN)
    left = parts_of(cleaned(accepted(made.data) if way == "accepted" else made.data))
    before = b"".join(parts_of(made.original).values())

    traces = [(part, trace) for part, content in left.items() for trace in TRACES if trace in content]

    assert [one for one in traces if one[1] not in before] == []


@EACH
@pytest.mark.slow
def test_a_clean_copy_can_be_marked_up_and_cleaned_again_and_is_the_same(name: str) -> None:
    made = marked(name)
    clean = cleaned(made.data)

    assert cleaned(marked_as(clean, made.annotated).data) == clean


# Where marks stand ------------------------------------------------------------------------------------------------------


@EACH
@pytest.mark.slow
def test_nothing_is_struck_in_tables_letterhead_notes_boxes_contents_and_controls_that_hold_on(name: str) -> None:
    made = marked(name, IN_TURN)

    for change in changes_of_ours(made.data, "del"):
        homes = list(change.iterancestors())
        assert not {home.tag for home in homes} & NOT_STRUCK
        assert not any(_holds_on(home) for home in homes)
        paragraph = next(home for home in homes if home.tag == W + "p")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        assert style is None or not (style.get(W + "val") or "").startswith("TOC")


def _holds_on(home: etree._Element) -> bool:
    lock, contents, choice = (home.find(f"{W}sdtPr/{W}{name}") for name in ("lock", "docPartObj", "dropDownList"))
    return contents is not None or choice is not None or (lock is not None and lock.get(W + "val") in NO_LETTING_GO)


@EACH
def test_comments_stand_only_where_word_takes_them(name: str) -> None:
    made = marked(name, IN_TURN)
    names = {part for part in parts_of(made.data) if STORIES.fullmatch(part)}
    marks = {part: list(parsed(parts_of(made.data)[part]).iter(W + "commentReference")) for part in names}

    assert {part for part, found in marks.items() if found} <= {MAIN}
    assert not any(home.tag in NO_COMMENTS for mark in marks[MAIN] for home in mark.iterancestors())
    assert not any(home.tag == W + "sdt" for mark in marks[MAIN] for home in _paragraph_of(mark).iterancestors())


def _paragraph_of(mark: etree._Element) -> etree._Element:
    return next(mark.iterancestors(W + "p"))


@EACH
def test_a_run_with_a_colleagues_change_of_format_or_a_fill_of_its_own_gets_none_of_ours(name: str) -> None:
    made = marked(name, IN_TURN)

    for change in changes_of_ours(made.data, "rPrChange"):
        look, was = change.getparent(), change.find(W + "rPr")
        assert look is not None
        assert was is not None
        assert len(look.findall(W + "rPrChange")) == 1
        assert was.find(W + "shd") is None
        assert was.find(W + "highlight") is None


@pytest.mark.parametrize("name", SIMPLE)
def test_boilerplate_in_the_body_is_struck(name: str) -> None:
    made = marked(name)
    struck = "".join(node.text or "" for one in changes_of_ours(made.data, "del") for node in one.iter(W + "delText"))

    assert SHARE in struck
    furniture = [made.annotated.text_of(one) for one in made.annotated.segments if one.kind is Kind.BOILERPLATE]
    assert struck == "".join(furniture)


# Packages ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["macros", "template"])
def test_a_file_with_macros_and_a_template_stay_what_they_are(name: str) -> None:
    made = marked(name)
    before, after = parts_of(made.original), parts_of(made.data)
    kind = "macroEnabled.main+xml" if name == "macros" else "template.main+xml"

    assert kind.encode() in after["[Content_Types].xml"]
    assert after.get("word/vbaProject.bin") == before.get("word/vbaProject.bin")


@pytest.mark.parametrize(
    ("name", "words"), [("protected", "is protected"), ("signed", "no signature"), ("strict", "Strict Open XML")]
)
def test_what_it_means_for_a_document_of_that_kind_is_told(name: str, words: str) -> None:
    assert any(words in problem.sentence for problem in marked(name).problems)


def test_a_document_that_was_not_strict_protected_or_signed_is_marked_up_without_a_word() -> None:
    assert {name for name in DOCUMENTS if marked(name).problems} == {"protected", "signed", "strict"}


def test_words_of_another_document_are_refused() -> None:
    document = opened(DOCUMENTS["links"]())

    with pytest.raises(NoPlace, match="words"):
        mark_up(document, annotate(read_text("The bridge is open.")), Settings())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 torn", b"no package"])
def test_what_cannot_be_opened_is_refused(data: bytes) -> None:
    with pytest.raises(NoPlace):
        opened(data)


def test_the_page_stays_where_an_editor_deleted_the_last_paragraph_and_with_it_the_end_of_the_section() -> None:
    document = Document()
    document.sections[0].page_width, document.sections[0].page_height = Cm(29.7), Cm(21)
    for words in ("The ferry sails at nine.", "It is late."):
        document.add_paragraph(words)
    out = BytesIO()
    document.save(out)
    edited = Document(BytesIO(marked_up(out.getvalue()).data))
    last = next(one for one in edited.paragraphs if "late" in one.text)
    last._p.getparent().remove(last._p)
    saved = BytesIO()
    edited.save(saved)

    clean = Document(BytesIO(cleaned(saved.getvalue())))

    assert [one.text for one in clean.paragraphs] == ["The ferry sails at nine."]
    assert [(one.page_width, one.page_height) for one in clean.sections] == [
        (document.sections[0].page_width, document.sections[0].page_height)
    ]


def test_nothing_new_gets_the_id_that_a_lost_picture_is_named_by() -> None:
    lost = {
        name: part.replace(b"rel_lost_png", b"rId1") for name, part in parts_of(DOCUMENTS["dead relation"]()).items()
    }
    made = marked_up(packed(lost))
    relations = parts_of(made.data)["word/_rels/document.xml.rels"].decode()

    assert relations.count('"rId1"') == 1
    assert re.search(r'<Relationship Id="rId1" [^>]*/image" Target="media/lost.png"/>', relations)
    assert differences(made.original, cleaned(made.data)) == []


def test_an_empty_document_can_neither_be_read_nor_spoils_the_clean_copy_of_one_that_was() -> None:
    made = marked("nothing but furniture")
    empty = cleaned(accepted(made.data))

    with pytest.raises(NoText):
        read(empty, name="report.docx")
    assert ZipFile(BytesIO(empty)).testzip() is None


def test_a_document_without_marks_bears_bookmarks_alone() -> None:
    original = DOCUMENTS["everything"]()
    made = marked_as(original, in_turn(annotate(read(original, name="report.docx"))), comments="none", plain=True)

    assert list(changes_of_ours(made.data, "del")) == []
    assert list(changes_of_ours(made.data, "rPrChange")) == []
    assert "Copydesk" not in parts_of(made.data)[MAIN].decode()
    assert differences(original, cleaned(made.data)) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", ["a paragraph each", "one run"])
def test_four_times_the_sentences_take_hardly_more_than_four_times_as_long(form: str) -> None:
    shorter, longer = (prepared(form, count) for count in (1_000, 4_000))

    ratio = least_ratio(lambda: marked_as(*longer), lambda: marked_as(*shorter), times=1)

    assert ratio < 5.5


def prepared(form: str, count: int) -> tuple[bytes, AnnotatedText]:
    """Return a document of so many sentences, and its annotation."""
    sentences = [f"Pier {number} leans to the north." for number in range(count)]
    body = "".join(map(p, sentences)) if form == "a paragraph each" else p(" ".join(sentences))
    data = built(body)
    return data, annotate(read(data, name="report.docx"))
