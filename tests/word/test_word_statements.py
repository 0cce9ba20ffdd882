"""What a text says of itself in a marked-up Word file: shown as boilerplate, never proposed for deletion, and read back as nothing changed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from word_files import W, parts_of

from annotate import annotate
from annotate.model import AnnotatedText
from annotate.revision import Edit, revise
from exports import export, load, read_changes
from source import read, read_text

LINES = (
    "Embargoed until 6 a.m. on Tuesday, 3 March 2026",
    "Check against delivery",
    "Lighthouse Goes Dark",
    "By Ida Marsh",
    "The lighthouse at Brinmouth was switched off on Monday for the first time in ninety years, the harbour office said.",
    "The lamp will burn again when a new motor has come from Torrin, the keeper, Ada Quist, told the council.",
    "Share this article",
)


def release() -> bytes:
    document, out = Document(), BytesIO()
    for line in LINES:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def struck(path: Path) -> list[str]:
    """The words of each proposal for deletion."""
    root = etree.fromstring(parts_of(path.read_bytes())["word/document.xml"])
    found = ("".join(node.itertext(W + "delText")) for node in root.iter(W + "del"))
    return [words for words in found if words.strip()]


@pytest.fixture(params=["made anew", "in place"])
def written(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, AnnotatedText]:
    path, original = tmp_path / "marked.docx", release()
    annotated = annotate(read(original, name="release.docx"))
    if request.param == "in place":
        export(annotated, path, original=original)
    else:
        export(annotated, path)
    return path, annotated


def test_an_embargo_and_a_handling_mark_stand_while_other_boilerplate_is_proposed_for_deletion(
    written: tuple[Path, AnnotatedText],
) -> None:
    path, _ = written

    assert struck(path) == ["By Ida Marsh", "Share this article"]


def test_read_back_unedited_they_are_no_change_and_still_fields_of_the_origin(
    written: tuple[Path, AnnotatedText],
) -> None:
    path, annotated = written

    assert read_changes(path).changes == ()
    assert load(path).source.origin == annotated.source.origin


def test_a_kept_line_has_a_comment_of_its_own_and_does_not_lead_the_struck_ones(
    written: tuple[Path, AnnotatedText],
) -> None:
    path, _ = written
    comments = etree.fromstring(parts_of(path.read_bytes())["word/comments.xml"])
    words = ["".join(one.itertext(W + "t")) for one in comments]

    assert [line for line in words if "[s01" in line] == [
        "[s01 boilerplate] sure; why: until when nothing may be published: kept, and never proposed for deletion"
    ]
    assert any(line.startswith("[s04 boilerplate]") for line in words)


def test_an_editor_who_deletes_or_rewords_the_embargo_changes_the_field() -> None:
    text = "\n\n".join(LINES)
    annotated = annotate(read_text(text))
    embargo = annotated.segments[0].id

    moved = revise(annotated, [Edit(embargo, text="Embargoed until 9 a.m. on Tuesday, 3 March 2026", by="mk")])
    gone = revise(annotated, [Edit(embargo, text="", by="mk")])

    assert moved.source.origin.embargo is not None
    assert moved.text_of(moved.source.origin.embargo) == "Embargoed until 9 a.m. on Tuesday, 3 March 2026"
    assert gone.source.origin.embargo is None
    assert gone.source.origin.handling is not None
    assert gone.text_of(gone.source.origin.handling) == "Check against delivery"


def test_a_file_of_an_older_version_in_which_the_embargo_was_struck_reads_back_unchanged(tmp_path: Path) -> None:
    annotated = annotate(read_text("\n\n".join(LINES)))
    older = replace(annotated.segments[0], rule="release", reasons=("a label of the release, not a part of it",))
    origin = replace(annotated.source.origin, embargo=None)
    annotated = replace(
        annotated, source=replace(annotated.source, origin=origin), segments=(older, *annotated.segments[1:])
    )
    path = tmp_path / "older.docx"
    export(annotated, path)

    assert struck(path)[0] == LINES[0]
    assert read_changes(path).changes == ()
