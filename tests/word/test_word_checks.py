"""The marked-up Word file before strangers: our lint, the schemas, two validators, and pandoc as a witness of what it says."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import word_lint
from made import made, made_sample
from places import ROOT, SHARED
from test_word_lint import DOCUMENT, add, good_parts, packed

from annotate import annotate
from annotate.model import AnnotatedText, Kind, Note, Segment
from exports import Settings
from exports.word.body import comment_text
from exports.word.writing import write_word
from source import read_text
from source.model import Block, SourceText

LETTERS = "".join(map(chr, [*range(0x20), 0x7F, *range(0x80, 0xA0), 0xAD, 0x2028, 0x2029, 0x202E, 0xFFFE, 0x1FFFE]))
HOSTILE = (
    f"“<w:t>&amp; ]]> {LETTERS}\ud800 &#0; <!DOCTYPE x>,” said Ann “]]>” O’<b>Neil</b>, chief --> of AT&T.\n\n" * 3
)


def many(count: int) -> AnnotatedText:
    """Return a text of as many paragraphs, each a segment."""
    lines = [f"Line {number} of the report says little." for number in range(count)]
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    kinds = list(Kind)
    segments = tuple(
        Segment(f"s{n:02}", block.start, block.end, kinds[n % 4], 0.9, "marks", ("why",), "test")
        for n, block in enumerate(blocks, 1)
    )
    return AnnotatedText(SourceText("\n".join(lines), tuple(blocks)), segments)


NOTES = (
    Note("s01", "Where?\nAnd <when>?", "Ann O’Neil & Sons", "2026-11-20T10:00:00Z"),
    Note("s02", "Keep it.", "", None, resolved=True),
    Note(None, "Fine.", "Bo", "some day"),
)
TEXTS: dict[str, Callable[[], AnnotatedText]] = {
    "sample": made_sample,
    "no segment": lambda: AnnotatedText(SourceText(""), ()),
    "one segment": lambda: made("[C]It rained."),
    "only boilerplate": lambda: made("[B]Share this\n\n[B]Subscribe"),
    "all kinds in a paragraph": lambda: made("[C]One. [B]Share. [A]So, perhaps. [Q]“{direct|Ann||Yes},” she said. [B]End."),
    "line breaks and tabs": lambda: made("[C]A line\nand\tanother. [B]Share\nthis\n\n@headline [C]Head\nline"),
    "right to left": lambda: made("[C]قال الوزير إن الجسر مغلق. [Q]“{direct|الوزير|| لا }”\n\n[B]שתפו"),
    "emoji": lambda: made("[Q]“{direct|Ann \U0001f469\u200d\U0001f680||Yes \U0001f44d\U0001f3fd}” \U0001f1e9\U0001f1ea\n\n[B]\u2764\ufe0f"),
    "astral": lambda: made("[C]\U00020000\U0002a6d6 \U0001d11e \U0010fffd. [A]\U00010348 may be.", title="\U0001d400" * 300),
    "long sentences": lambda: made(f"[C]{'word ' * 2_000}. [A]{'x' * 10_000}\n\n[B]ad{' ad' * 4_000}"),
    "hostile": lambda: annotate(read_text(HOSTILE)),
    "notes of editors": lambda: replace(made("[C]It rained.\n\n[B]Share"), notes=NOTES),
    "5,000 segments": lambda: many(5_000),
}  # fmt: skip
SLOW = ("5,000 segments",)
CASES = [
    *((text, "all") for text in TEXTS),
    *((text, "check") for text in TEXTS if text not in SLOW),
    ("sample", "none"),
    ("sample", "plain"),
]


@cache
def word_file(text: str, comments: str) -> bytes:
    return written(TEXTS[text](), comments)


def written(annotated: AnnotatedText, comments: str) -> bytes:
    out = BytesIO()
    plain = comments == "plain"
    write_word(annotated, out, Settings(comments="all" if plain else comments, plain=plain))
    return out.getvalue()


# Checkers -------------------------------------------------------------------------------------------------------------


def found_by_schemas(path: Path) -> list[str]:
    """Return what the schemas of the standard find: the order of elements, the types of attributes."""
    tool = SHARED / "tools" / "xsd_validate.py"
    if not tool.exists():
        pytest.skip("needs the schemas beside the project")
    run = [sys.executable, str(tool), "--xsd", str(SHARED / "schemas" / "ooxml"), str(path)]
    *lines, _ = subprocess.run(run, capture_output=True, text=True, check=False).stdout.splitlines()
    return lines


def found_by_openxml_audit(path: Path) -> list[str]:
    """Return what openxml-audit finds: schema, semantics and package, by the data of Microsoft's own kit."""
    audit = pytest.importorskip("openxml_audit", reason="needs openxml-audit: pip install 'copydesk[dev]'")
    result = audit.OpenXmlValidator(max_errors=0).validate(str(path))  # a fresh one: it keeps state over files
    return [str(error) for error in result.errors] or ([] if result.is_valid else ["not valid"])


def found_by_docx_integrity(path: Path) -> list[str]:
    """Return what docx-integrity finds, warnings and remarks as well: lost comments, broken references."""
    integrity = pytest.importorskip("docx_integrity", reason="needs docx-integrity: pip install 'copydesk[dev]'")
    return [str(finding) for finding in integrity.check(path)]


CHECKERS: dict[str, Callable[[Path], list[str]]] = {
    "lint": lambda path: word_lint.findings(path.read_bytes()),
    "schemas": found_by_schemas,
    "openxml-audit": found_by_openxml_audit,
    "docx-integrity": found_by_docx_integrity,
}
INSTALLED_LATE = ("openxml-audit", "docx-integrity")  # in the extra `dev`, which CI installs for the slow tests


def case(text: str, comments: str, checker: str) -> object:
    slow = text in SLOW or checker in INSTALLED_LATE
    marks = [pytest.mark.slow] if slow else []
    return pytest.param(text, comments, checker, marks=marks, id=f"{text}-{comments}-{checker}")


@pytest.mark.parametrize(
    ("text", "comments", "checker"), [case(*written_as, checker) for written_as in CASES for checker in CHECKERS]
)
def test_nothing_is_found(text: str, comments: str, checker: str, tmp_path: Path) -> None:
    path = tmp_path / "marked.docx"
    path.write_bytes(word_file(text, comments))

    assert CHECKERS[checker](path) == []


@pytest.mark.slow
@pytest.mark.parametrize("checker", ["schemas", "openxml-audit", "docx-integrity"])
def test_a_checker_finds_a_fault_in_what_it_looks_at(checker: str, tmp_path: Path) -> None:
    parts = good_parts()
    live = '<w:del w:id="900" w:author="a" w:date="yesterday"><w:p/><w:r><w:t>x</w:t></w:r></w:del><w:no/>'
    add(DOCUMENT, live, before="bookmarkStart")(parts)
    (tmp_path / "bad.docx").write_bytes(packed(parts))

    assert CHECKERS[checker](tmp_path / "bad.docx") != []


def test_the_validators_are_those_that_ci_installs() -> None:
    extras = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert all(f'"{name}==' in extras for name in INSTALLED_LATE)


# pandoc, a witness ----------------------------------------------------------------------------------------------------


def pandoc_spans(data: bytes) -> list[tuple[str, dict[str, str], str]]:
    """Return what pandoc reads of comments and changes, in order: what it is, its attributes, its words."""
    if not shutil.which("pandoc"):
        pytest.skip("needs pandoc")
    command = ["pandoc", "-f", "docx", "-t", "json", "--track-changes=all"]
    read = subprocess.run(command, input=data, capture_output=True, check=True)
    return list(_spans(json.loads(read.stdout)["blocks"]))


def _spans(node: object) -> Iterator[tuple[str, dict[str, str], str]]:
    if isinstance(node, dict):
        if node.get("t") == "Span":
            (_, classes, pairs), content = node["c"]
            for name in classes:
                yield name, dict(pairs), _words(content)
        node = node.get("c")
    if isinstance(node, list):
        for item in node:
            yield from _spans(item)


def _words(node: object) -> str:
    if isinstance(node, list):
        return "".join(map(_words, node))
    if not isinstance(node, dict):
        return ""
    if node["t"] == "Str":
        return str(node["c"])
    if node["t"] in ("Space", "SoftBreak", "LineBreak"):
        return " "
    return _words(node.get("c"))


def _told(text: str) -> str:
    return " ".join(text.split())


WITNESSED = ["sample", "all kinds in a paragraph", "right to left", "emoji", "astral"]


@pytest.mark.parametrize("text", WITNESSED)
def test_pandoc_reads_every_comment_word_for_word(text: str) -> None:
    annotated = TEXTS[text]()

    comments = [span for span in pandoc_spans(word_file(text, "all")) if span[0] == "comment-start"]

    assert [_told(words) for _, _, words in comments] == [_told(comment_text(annotated, s)) for s in annotated.segments]
    assert {(about["author"], about.get("date")) for _, about, _ in comments} == {("copydesk", None)}


@pytest.mark.parametrize("text", WITNESSED)
def test_pandoc_sees_where_a_comment_ends(text: str) -> None:
    spans = pandoc_spans(word_file(text, "all"))

    starts, ends = ([about["id"] for name, about, _ in spans if name == f"comment-{side}"] for side in ("start", "end"))

    assert len(starts) == len(TEXTS[text]().segments)
    assert starts == ends


def test_pandoc_reads_no_comment_where_none_is_wanted() -> None:
    assert [name for name, _, _ in pandoc_spans(word_file("sample", "none")) if name.startswith("comment")] == []


@pytest.mark.parametrize("text", WITNESSED)
def test_pandoc_reads_boilerplate_as_deleted_by_copydesk_and_nothing_else(text: str) -> None:
    annotated = TEXTS[text]()

    deleted = [span for span in pandoc_spans(word_file(text, "all")) if span[0] == "deletion" and span[2].strip()]

    expected = [annotated.text_of(s) for s in annotated.segments if s.kind is Kind.BOILERPLATE]
    assert [_told(words) for _, _, words in deleted] == [_told(words) for words in expected]
    assert {about["author"] for _, about, _ in deleted} <= {"copydesk"}


@pytest.mark.parametrize("text", WITNESSED)
def test_pandoc_reads_a_paragraph_of_boilerplate_as_deleted_whole(text: str) -> None:
    annotated = TEXTS[text]()

    marks = [name for name, _, _ in pandoc_spans(word_file(text, "all")) if name.startswith("paragraph-")]

    kinds = [
        {s.kind for s in annotated.segments if block.start <= s.start < block.end} for block in annotated.source.blocks
    ]
    assert marks == ["paragraph-deletion"] * kinds.count({Kind.BOILERPLATE})


@pytest.mark.parametrize("text", WITNESSED)
def test_pandoc_reads_no_insertion(text: str) -> None:
    assert [name for name, _, _ in pandoc_spans(word_file(text, "all")) if name == "insertion"] == []
