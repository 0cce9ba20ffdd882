"""Any document that python-docx can build, cut and labelled in any way: marked up in place it holds the same words, cleaned it is the same."""

import re
from io import BytesIO
from itertools import pairwise
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.shared import Pt
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from word_comparing import accepted, differences, rejected, words_shown
from word_in_place import Marked, bookmarked, cleaned, marked_as

from annotate.model import AnnotatedText, Kind, Segment
from source import read
from source.errors import NoText
from source.model import SourceText

WORDS = st.text(st.sampled_from("aB .,;“”\u00a0\u200bäß汉ع\U0001f309\u0301<&>'\"\t\n-0½"), max_size=24)
# Not raised: whether digits are read as raised ones hangs on what else their run holds, so that a cut changes how they read.
LOOKS = st.sets(st.sampled_from("bold italic underline hidden strike small_caps rtl".split()), max_size=3)
STYLES = st.sampled_from(["Normal", "Heading 1", "List Number", "List Bullet 2", "Quote", "Title"])
RUNS = st.lists(st.tuples(WORDS, LOOKS, st.sampled_from([None, None, "page", "line", "tab", "size"])), max_size=4)
PARAGRAPHS = st.tuples(STYLES, RUNS)
TABLES = st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=3)
# Each example is a document that is built, read, marked up, saved and cleaned: fewer will do.
FEWER = settings(max_examples=settings.default.max_examples // 4 if settings.default else 5)
DOCUMENTS = st.lists(st.one_of(PARAGRAPHS, TABLES), min_size=1, max_size=5)


def document_of(parts: list[Any]) -> bytes:
    """Return the document that python-docx writes of these paragraphs and tables."""
    document = Document()
    for part in parts:
        if isinstance(part, tuple):
            add_paragraph(document, *part)
            continue
        table = document.add_table(rows=len(part), cols=2)
        for row, words in zip(table.rows, part, strict=True):
            for cell, one in zip(row.cells, words, strict=True):
                cell.text = one
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def add_paragraph(document: Any, style: str, runs: list[tuple[str, set[str], str | None]]) -> None:
    paragraph = document.add_paragraph(style=style)
    for words, looks, more in runs:
        # A figure above the line reads by what stands beside it in its run: that is not cut, and has a test of its own.
        run = paragraph.add_run(re.sub(r"[^0\s]", "", words) if "superscript" in looks else words)
        for look in looks:
            setattr(run.font, look, True)
        if more == "size":
            run.font.size = Pt(17)
        elif more == "tab":
            run.add_tab()
        elif more:
            run.add_break(WD_BREAK.PAGE if more == "page" else WD_BREAK.LINE)


@st.composite
def segmented(draw: st.DrawFn, source: SourceText) -> AnnotatedText:
    """Draw where the words of a text are cut, and of what kind each piece is."""
    segments: list[Segment] = []
    for block in source.blocks:
        places = draw(st.sets(st.integers(block.start, block.end), max_size=4))
        edges = sorted({block.start, block.end, *places})
        for start, end in pairwise(edges):
            words = source.text[start:end]
            if words.strip():
                lead = len(words) - len(words.lstrip())
                kind = draw(st.sampled_from(list(Kind)))
                name = f"s{len(segments) + 1:02}"
                begin = start + lead
                segments.append(Segment(name, begin, begin + len(words.strip()), kind, 0.5, "drawn", ("why",), "test"))
    return AnnotatedText(source, tuple(segments))


def drawn(parts: list[Any], data: st.DataObject) -> Marked:
    original = document_of(parts)
    try:
        source = read(original, name="any.docx")
    except NoText:
        assume(False)
    return marked_as(original, data.draw(segmented(source)))


@FEWER
@given(DOCUMENTS, st.data())
def test_any_document_marked_up_and_cleaned_is_what_it_was(parts: list[Any], data: st.DataObject) -> None:
    made = drawn(parts, data)

    assert differences(made.original, cleaned(made.data)) == []


@FEWER
@given(DOCUMENTS, st.data())
def test_any_document_marked_up_holds_the_same_words_once_all_is_rejected(
    parts: list[Any], data: st.DataObject
) -> None:
    made = drawn(parts, data)

    assert words_shown(rejected(made.data)) == made.annotated.text


@FEWER
@given(DOCUMENTS, st.data())
def test_each_segment_of_any_document_has_one_bookmark_that_holds_its_words(
    parts: list[Any], data: st.DataObject
) -> None:
    made = drawn(parts, data)
    names = made.bookmarks

    assert [(name, words.strip()) for name, words in bookmarked(made.data)] == [
        (names[one.id], made.annotated.text_of(one)) for one in made.annotated.segments
    ]


@FEWER
@given(DOCUMENTS, st.data())
def test_any_document_accepted_and_cleaned_has_the_words_of_what_was_not_boilerplate(
    parts: list[Any], data: st.DataObject
) -> None:
    made = drawn(parts, data)
    text = made.annotated.text
    in_cells = [block for block in made.annotated.source.blocks if block.locator.startswith("table")]
    kept = [
        one
        for one in made.annotated.segments
        if one.kind is not Kind.BOILERPLATE or any(cell.start <= one.start < cell.end for cell in in_cells)
    ]

    left = words_shown(cleaned(accepted(made.data)))

    assert "".join(left.split()) == "".join("".join(text[one.start : one.end].split()) for one in kept)


def test_a_power_is_not_cut_though_a_segment_ends_in_it() -> None:
    document = Document()
    paragraph = document.add_paragraph("It holds 10")
    paragraph.add_run("-3 or").font.superscript = True
    out = BytesIO()
    document.save(out)
    source = read(out.getvalue())
    cut = source.text.index("3 or")
    spans = enumerate(((0, cut), (cut, len(source.text))), 1)
    segments = [Segment(f"s{n:02}", *span, Kind.CLAIM, 0.9, "drawn", ("why",), "test") for n, span in spans]

    marked = marked_as(out.getvalue(), AnnotatedText(source, tuple(segments)))

    assert words_shown(rejected(marked.data)) == source.text
