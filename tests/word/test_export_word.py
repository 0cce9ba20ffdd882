"""The marked-up Word file, read by programs that are not ours: pandoc, LibreOffice, python-docx, the schemas."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from made import made, made_sample
from timing import least_ratio

from annotate.model import AnnotatedText, Kind, Segment
from exports import Settings, load
from exports.word.writing import write_word
from source.model import Block, SourceText

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FURNITURE = "Copydesk Sheet"  # how the names of our own styles begin
TEXTS = {
    "sample": made_sample(),
    "nothing": AnnotatedText(SourceText(""), ()),
    "one": made("[C]It rained."),
    "breaks": made(
        "[C]A line\nand\tanother. [B]Share this [A]This shows   much.\n\n[B]Subscribe\n\n[Q]“{direct|||Yes}”"
    ),
    "hostile": made("[C]<w:t>&amp; ]]> AT&T \U0001f600 e\u0301 \u00ad\u200d \u0085 \u2028x\n\n[A]" + "x" * 10_000),
    "right to left": made("[C]قال الوزير إن الجسر مغلق. [A]هذا مهم\n\n[B]שתפו"),
    "boilerplate only": made("[B]Share\n\n[B]Subscribe"),
}


def word_file(annotated: AnnotatedText, comments: str = "check") -> bytes:
    out = BytesIO()
    write_word(annotated, out, Settings(comments=comments))
    return out.getvalue()


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(data)).read(name))


def many(count: int) -> AnnotatedText:
    text = "\n".join(f"Line {n} of the report says little." for n in range(count))
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    segments = tuple(
        Segment(f"s{n:02}", b.start, b.end, list(Kind)[n % 4], 0.9, "marks", ("why",), "test")
        for n, b in enumerate(blocks, 1)
    )
    return AnnotatedText(SourceText(text, tuple(blocks)), segments)


# pandoc, an independent reader of tracked changes -------------------------------------------------------------------


def pandoc_paragraphs(data: bytes, changes: str, folder: Path) -> list[str]:
    """The paragraphs that are the source's, after all changes were accepted or rejected."""
    if not shutil.which("pandoc"):
        pytest.skip("needs pandoc")
    (folder / "marked.docx").write_bytes(data)
    command = ["pandoc", "-f", "docx+styles", "-t", "json", f"--track-changes={changes}", "marked.docx"]
    tree = json.loads(subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout)
    paragraphs: list[str] = []
    _collect(tree["blocks"], paragraphs)
    return paragraphs


def _collect(blocks: list[dict[str, object]], paragraphs: list[str]) -> None:
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind == "Div":
            style = dict(content[0][2]).get("custom-style", "")  # type: ignore[index]
            if not style.startswith(FURNITURE):
                _collect(content[1], paragraphs)  # type: ignore[index]
        elif kind in ("Para", "Plain"):
            paragraphs.append(_words(content))
        elif kind == "Header" and not any(name.startswith("Copydesk-Sheet") for name in content[1][1]):  # type: ignore[index]
            paragraphs.append(_words(content[2]))  # type: ignore[index]
        elif kind == "BulletList":
            for item in content:  # type: ignore[union-attr]
                _collect(item, paragraphs)
        elif kind == "OrderedList":
            for item in content[1]:  # type: ignore[index]
                _collect(item, paragraphs)


def _words(inlines: object) -> str:
    if isinstance(inlines, dict):
        if inlines["t"] == "Str":
            return str(inlines["c"])
        if inlines["t"] in ("Space", "SoftBreak", "LineBreak"):
            return " "
        return _words(inlines.get("c"))
    return (
        "".join(_words(item) for item in inlines if isinstance(item, dict | list)) if isinstance(inlines, list) else ""
    )


def expected(annotated: AnnotatedText, *, boilerplate: bool) -> list[str]:
    """What the source says, block by block, with or without its boilerplate, white space aside."""
    paragraphs = []
    for block in annotated.source.blocks:
        inside = [s for s in annotated.segments if block.start <= s.start < block.end]
        words = annotated.text_of(block)
        for segment in () if boilerplate else reversed(inside):
            if segment.kind is Kind.BOILERPLATE:
                words = words[: segment.start - block.start] + words[segment.end - block.start :]
        if words.strip():
            paragraphs.append(" ".join(words.split()))
    return paragraphs


@pytest.mark.parametrize("text", ["sample", "one", "breaks", "right to left"])
def test_rejecting_all_changes_gives_the_source(text: str, tmp_path: Path) -> None:
    found = pandoc_paragraphs(word_file(TEXTS[text]), "reject", tmp_path)

    assert [" ".join(p.split()) for p in found if p.strip()] == expected(TEXTS[text], boilerplate=True)


@pytest.mark.parametrize("text", ["sample", "one", "breaks", "right to left"])
def test_accepting_all_changes_gives_the_source_without_boilerplate(text: str, tmp_path: Path) -> None:
    found = pandoc_paragraphs(word_file(TEXTS[text]), "accept", tmp_path)

    assert [" ".join(p.split()) for p in found if p.strip()] == expected(TEXTS[text], boilerplate=False)


def test_rejecting_keeps_every_character_of_every_block() -> None:
    for annotated in TEXTS.values():
        found = []
        for paragraph in part(word_file(annotated), "word/document.xml").iterfind(f"{W}body/{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            if style is not None and not style.get(W + "val", "").startswith("CopydeskSheet"):
                found.append("".join(_character(node) for node in paragraph.iter()))
        assert found == [annotated.text_of(block) for block in annotated.source.blocks]


def _character(node: etree._Element) -> str:
    return {W + "br": "\n", W + "tab": "\t"}.get(
        node.tag, (node.text or "") if node.tag in (W + "t", W + "delText") else ""
    )


# LibreOffice and python-docx ----------------------------------------------------------------------------------------


def converted(data: bytes, folder: Path, form: str) -> Path:
    if not shutil.which("soffice"):
        pytest.skip("needs LibreOffice")
    (folder / "marked.docx").write_bytes(data)
    out = folder / "out"
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
    subprocess.run(
        [*command, "--outdir", str(out), str(folder / "marked.docx")], capture_output=True, check=True, timeout=180
    )
    return next(out.iterdir())


@pytest.mark.slow
def test_libreoffice_saves_it_again_with_the_same_words_and_comments(tmp_path: Path) -> None:
    data = word_file(TEXTS["sample"], "all")

    saved = converted(data, tmp_path, "docx").read_bytes()

    ours, theirs = part(data, "word/document.xml"), part(saved, "word/document.xml")
    assert _all_words(theirs) == _all_words(ours)
    assert len(part(saved, "word/comments.xml")) == len(TEXTS["sample"].segments)
    assert len(list(theirs.iter(W + "del"))) >= len([s for s in TEXTS["sample"].segments if s.kind is Kind.BOILERPLATE])


def _all_words(root: etree._Element) -> str:
    return "".join("".join(node.text or "" for node in root.iter(W + "t", W + "delText")).split())


@pytest.mark.slow
def test_libreoffice_prints_it(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    pages = pdfium.PdfDocument(converted(word_file(TEXTS["sample"]), tmp_path, "pdf"))

    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "The town council voted 17 to 9" in text
    assert "Review sheet" in text


def test_python_docx_sees_the_comments() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(BytesIO(word_file(TEXTS["sample"], "all")))

    comments = [comment.text for comment in document.comments]

    assert len(comments) == len(TEXTS["sample"].segments)
    assert comments[8].startswith("[s09 quote] sure; speaker: Teresa Lindqvist, Mayor; why: ")


# The file itself ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mode", "count"), [("all", 34), ("check", 3), ("none", 0)])
def test_the_comments_are_as_many_as_the_mode_says(mode: str, count: int) -> None:
    # check: a quotation whose speaker the text does not name, and one for each of two runs of boilerplate
    annotated = made_sample()
    nameless = made("[Q]“{direct|||Nobody told us}”")
    data, other = word_file(annotated, mode), word_file(nameless, mode)

    found = [
        len(part(d, "word/comments.xml")) if "word/comments.xml" in ZipFile(BytesIO(d)).namelist() else 0
        for d in (data, other)
    ]

    assert sum(found) == (count if mode != "all" else count + 1)


def test_every_segment_has_its_bookmark_and_its_row() -> None:
    document = part(word_file(TEXTS["sample"]), "word/document.xml")

    names = [mark.get(W + "name") for mark in document.iter(W + "bookmarkStart")]
    rows = ["".join(row[1].itertext()).strip() for row in list(document.iter(W + "tbl"))[-1].iter(W + "tr")][1:]
    assert names == [f"cd_{s.id}" for s in TEXTS["sample"].segments]
    assert rows == [s.id for s in TEXTS["sample"].segments]


def test_an_untouched_file_brings_its_annotations_back() -> None:
    for annotated in TEXTS.values():
        assert load(word_file(annotated)) == annotated


@pytest.mark.slow
def test_the_time_is_linear() -> None:
    large, small = many(8000), many(2000)

    assert least_ratio(lambda: word_file(large, "all"), lambda: word_file(small, "all")) < 5


def test_nothing_of_the_machine_is_in_the_file() -> None:
    data = word_file(TEXTS["sample"])

    everything = b"".join(ZipFile(BytesIO(data)).read(name) for name in ZipFile(BytesIO(data)).namelist())
    assert os.getcwd().encode() not in everything
    assert b"python-docx" not in everything


def test_no_space_is_left_before_boilerplate_that_ends_a_paragraph() -> None:
    document = part(word_file(made("[C]One. [B]Two. [B]Three.")), "word/document.xml")

    (paragraph,) = (p for p in document.iterfind(f"{W}body/{W}p") if p.find(f"{W}bookmarkStart") is not None)
    assert "".join(node.text or "" for node in paragraph.iter(W + "t")) == "One."


def test_a_paragraph_runs_from_right_to_left_if_most_of_its_letters_do_as_on_the_page() -> None:
    hebrew = made("[C]Orsk: המועצה אישרה את בניית המזח החדש בנמל.")
    english = made("[C]שלום was the only word on the wall of the harbour office in Orsk.")

    def first(annotated: AnnotatedText) -> etree._Element | None:
        return part(word_file(annotated), "word/document.xml").find(f".//{W}body/{W}p/{W}pPr/{W}bidi")

    assert first(hebrew) is not None
    assert first(english) is None


def test_a_line_of_figures_runs_as_its_document_does_as_on_the_page() -> None:
    hebrew = made("[C]12.10.2026\n\n[C]המועצה אישרה את בניית המזח החדש בנמל.")
    origin = replace(hebrew.source.origin, language="he")
    annotated = replace(hebrew, source=replace(hebrew.source, origin=origin))

    paragraphs = part(word_file(annotated), "word/document.xml").findall(f".//{W}body/{W}p")

    assert all(paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in paragraphs[:2])
