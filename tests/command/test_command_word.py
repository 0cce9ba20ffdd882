"""Word files from the command line: marked up in place, made anew where one asks for that, and cleaned again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from edited_report import marked_report, report
from places import ROOT
from word_comparing import differences, rejected, words_shown
from word_documents import DOCUMENTS
from word_files import packed, parts_of, stripped

from exports import Settings, clean_copy, export, load, read_changes, to_document
from exports.word import was_in_place
from source.errors import ExportError

GIVEN = {
    "report.docx": report,
    "form.dotx": DOCUMENTS["template"],
    "tool.docm": DOCUMENTS["macros"],
    "marked.docx": marked_report,
}
HALVES = "The lock at Vessen opened on Tuesday, nine days ahead of plan."


def copydesk(folder: Path, *arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = [sys.executable, "-m", "copydesk", *arguments]
    return subprocess.run(run, cwd=folder, input=data, capture_output=True, env=environment, timeout=120, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, make in GIVEN.items():
        (tmp_path / name).write_bytes(make())
    (tmp_path / "story.txt").write_text(HALVES + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def anew(folder: Path) -> str:
    """A file made anew from the report."""
    assert copydesk(folder, "markup", "report.docx", "--rebuilt", "-o", "anew.docx").returncode == 0
    return "anew.docx"


def refused(folder: Path, *arguments: str, data: bytes = b"") -> tuple[int, str]:
    """Return the status and the one line of a command that fails, and that leaves nothing behind."""
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    done = copydesk(folder, *arguments, data=data)
    (line,) = done.stderr.decode().splitlines()
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before
    assert done.stdout == b""
    return done.returncode, line


def new_names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.name not in GIVEN and one.name != "story.txt")


# In place ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "arguments", "written"),
    [
        ("report.docx", (), "report-copydesk.docx"),
        ("form.dotx", (), "form-copydesk.dotx"),
        ("tool.docm", (), "tool-copydesk.docm"),
        ("report.docx", ("-o", "check.docx"), "check.docx"),
        ("form.dotx", ("-o", "check.docx"), "check.docx"),
        ("tool.docm", ("-o", "check.docm"), "check.docm"),
    ],
)
def test_a_word_file_is_marked_up_in_place_and_keeps_its_ending(
    given: str, arguments: tuple[str, ...], written: str, folder: Path
) -> None:
    done = copydesk(folder, "markup", given, *arguments)

    assert (done.returncode, done.stdout) == (0, f"{written}\n".encode())
    assert new_names(folder) == [written]
    made = (folder / written).read_bytes()
    assert was_in_place(made)
    assert words_shown(rejected(made)) == load(folder / given).text


def test_export_to_word_marks_up_in_place_too(folder: Path) -> None:
    assert copydesk(folder, "export", "report.docx", "--to", "docx").stdout == b"report-copydesk.docx\n"

    assert was_in_place((folder / "report-copydesk.docx").read_bytes())


@pytest.mark.slow
def test_a_template_written_as_docx_is_a_document(folder: Path) -> None:
    copydesk(folder, "markup", "form.dotx", "-o", "check.docx")

    types = parts_of((folder / "check.docx").read_bytes())["[Content_Types].xml"]
    assert b"document.main+xml" in types
    assert b"template" not in types


@pytest.mark.slow
def test_a_document_with_macros_is_never_written_as_docx(folder: Path) -> None:
    line = "copydesk: the document holds macros, which no .docx may: give the new file the ending .docm."

    assert refused(folder, "markup", "tool.docm", "-o", "check.docx") == (1, line)
    assert refused(folder, "markup", "-", data=DOCUMENTS["macros"]()) == (1, line)


def test_standard_input_is_marked_up_in_place_on_standard_output(folder: Path) -> None:
    piped = copydesk(folder, "markup", "-", "-o", "-", data=report())
    named = copydesk(folder, "markup", "-", data=report())

    assert was_in_place(piped.stdout)
    assert named.stdout == b"copydesk.docx\n"
    assert (folder / "copydesk.docx").read_bytes() == piped.stdout


@pytest.mark.slow
def test_the_same_document_gives_the_same_bytes(folder: Path) -> None:
    runs = [copydesk(folder, "markup", "report.docx", "-o", "-").stdout for _ in range(2)]

    assert runs[0] == runs[1]
    assert words_shown(rejected(runs[0])) == load(report(), name="report.docx").text


@pytest.mark.slow
def test_a_marked_up_document_is_marked_up_once(folder: Path) -> None:
    """Not twice over: the old marks go before the new ones come."""
    copydesk(folder, "markup", "marked.docx", "-o", "next.docx")

    made = (folder / "next.docx").read_bytes()
    assert differences(clean_copy(made), report()) == []
    assert read_changes(made).changes == ()


@pytest.mark.slow
def test_a_document_that_lost_what_was_stored_in_it_is_marked_up_in_place_all_the_same(folder: Path) -> None:
    (folder / "lost.docx").write_bytes(stripped(marked_report()))

    done = copydesk(folder, "markup", "lost.docx", "-o", "next.docx")

    made = (folder / "next.docx").read_bytes()
    assert done.returncode == 0
    assert b"made anew" not in done.stderr
    assert was_in_place(made)
    assert "Ines Rowan" in parts_of(made)["word/comments.xml"].decode()


@pytest.mark.parametrize(
    "options",
    [
        ("--template", "report.docx"),
        ("--accent", "#7a1f2b"),
        ("--organisation", "Vessen Press"),
        ("--contact", "desk@vessen.example"),
        ("--logo-text", "Vessen"),
    ],
)
@pytest.mark.slow
def test_options_that_do_nothing_in_place_are_refused(options: tuple[str, str], folder: Path) -> None:
    line = f"copydesk: {options[0]}: a Word file is marked up in place and keeps its own form. Leave that out, or add --rebuilt."

    assert refused(folder, "markup", "report.docx", *options) == (2, line)


def test_a_document_that_cannot_be_marked_up_in_place_is_made_anew_with_one_note(folder: Path) -> None:
    parts = parts_of(DOCUMENTS["no section"]())
    del parts["[Content_Types].xml"]
    (folder / "torn.docx").write_bytes(packed(parts))

    done = copydesk(folder, "markup", "torn.docx")

    assert (done.returncode, done.stdout) == (0, b"torn-copydesk.docx\n")
    assert done.stderr.decode().splitlines() == [
        "copydesk: note: The document could not be marked up in place: its parts do not hang together as Word wants it. "
        "It was made anew, without its form."
    ]
    assert not was_in_place((folder / "torn-copydesk.docx").read_bytes())


# Made anew --------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_rebuilt_makes_a_file_of_our_own_form(folder: Path, anew: str) -> None:
    made = (folder / anew).read_bytes()

    assert not was_in_place(made)
    assert b"footnoteReference" not in parts_of(made)["word/document.xml"]
    assert load(made).text == load(report(), name="report.docx").text


@pytest.mark.slow
def test_rebuilt_takes_the_form_of_the_house(folder: Path) -> None:
    done = copydesk(folder, "markup", "report.docx", "--rebuilt", "--organisation", "Vessen Press", "-o", "anew.docx")

    assert done.returncode == 0
    assert b"Vessen Press" in b"".join(parts_of((folder / "anew.docx").read_bytes()).values())


@pytest.mark.slow
def test_a_macro_document_made_anew_is_a_docx(folder: Path) -> None:
    assert copydesk(folder, "markup", "tool.docm", "--rebuilt").stdout == b"tool.docx\n"


@pytest.mark.slow
def test_a_file_made_anew_is_made_anew_again_without_a_word(folder: Path, anew: str) -> None:
    done = copydesk(folder, "markup", anew, "-o", "next.docx", "--organisation", "Vessen Press")

    assert done.returncode == 0
    assert "in place" not in done.stderr.decode()
    assert not was_in_place((folder / "next.docx").read_bytes())


# Cleaned ----------------------------------------------------------------------------------------------------------------


def test_clean_takes_all_of_ours_out(folder: Path) -> None:
    done = copydesk(folder, "markup", "--clean", "marked.docx")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"marked-clean.docx\n", b"")
    assert differences(report(), (folder / "marked-clean.docx").read_bytes()) == []


@pytest.mark.slow
def test_clean_reads_and_writes_the_standard_streams(folder: Path) -> None:
    piped = copydesk(folder, "markup", "--clean", "-", "-o", "-", data=marked_report())
    named = copydesk(folder, "markup", "--clean", "-", data=marked_report())

    assert piped.stdout == clean_copy(marked_report())
    assert named.stdout == b"copydesk-clean.docx\n"


@pytest.mark.slow
@pytest.mark.parametrize(("given", "ending"), [("form.dotx", ".dotx"), ("tool.docm", ".docm")])
def test_a_clean_copy_keeps_its_ending_and_its_kind(given: str, ending: str, folder: Path) -> None:
    copydesk(folder, "markup", given, "-o", f"check{ending}")

    assert copydesk(folder, "markup", "--clean", f"check{ending}").stdout == f"check-clean{ending}\n".encode()
    assert differences((folder / given).read_bytes(), (folder / f"check-clean{ending}").read_bytes()) == []


NOT_OURS = "it is no Word file that copydesk marked up. Make one with “copydesk markup”."


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("report.docx", NOT_OURS),
        ("story.txt", NOT_OURS),
        ("gone.docx", "there is no such file. Check the name and the folder."),
    ],
)
@pytest.mark.slow
def test_clean_of_what_is_not_ours_is_one_line(given: str, reason: str, folder: Path) -> None:
    assert refused(folder, "markup", "--clean", given) == (1, f"copydesk: {given}: {reason}")


@pytest.mark.slow
def test_clean_of_a_file_made_anew_says_what_to_do_instead(folder: Path, anew: str) -> None:
    reason = (
        "it was made anew, so there is no document of somebody's to go back to. Accept or reject the changes in Word."
    )

    assert refused(folder, "markup", "--clean", anew) == (1, f"copydesk: {anew}: {reason}")


@pytest.mark.slow
def test_clean_never_overwrites_its_input(folder: Path) -> None:
    line = "copydesk: marked.docx: that is the input itself. Name another file with -o."

    assert refused(folder, "markup", "--clean", "marked.docx", "-o", "marked.docx") == (1, line)


@pytest.mark.parametrize(
    "options", [("--rebuilt",), ("--comments", "all"), ("--plain",), ("--title", "Lock"), ("--organisation", "Vessen")]
)
@pytest.mark.slow
def test_options_that_do_nothing_with_clean_are_refused(options: tuple[str, ...], folder: Path) -> None:
    line = f"copydesk: {options[0]}: does nothing with --clean. Leave that out."

    assert refused(folder, "markup", "--clean", "marked.docx", *options) == (2, line)


# From Python ------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_another_original_than_that_of_the_text_is_refused_and_nothing_is_written(folder: Path) -> None:
    annotated = load(folder / "report.docx")
    reason = "the original is not the file that this text was read from"

    for other in (DOCUMENTS["links"](), folder / "form.dotx"):
        with pytest.raises(ExportError, match=reason):
            export(annotated, folder / "out.docx", original=other)
        with pytest.raises(ExportError, match=reason):
            to_document(annotated, original=other)
    assert new_names(folder) == []


def test_an_original_is_for_word_files_alone(folder: Path) -> None:
    with pytest.raises(ExportError, match="only a Word file can be marked up in place"):
        export(load(folder / "report.docx"), folder / "out.pdf", original=folder / "report.docx")

    assert new_names(folder) == []


@pytest.mark.slow
def test_a_failure_leaves_the_file_that_was_there(folder: Path) -> None:
    (folder / "out.docx").write_bytes(b"as it was")

    with pytest.raises(ExportError):
        export(load(folder / "report.docx"), folder / "out.docx", original=DOCUMENTS["links"]())

    assert (folder / "out.docx").read_bytes() == b"as it was"
    assert new_names(folder) == ["out.docx"]


@pytest.mark.slow
def test_python_and_the_command_line_write_the_same_bytes(folder: Path) -> None:
    export(load(folder / "report.docx"), folder / "python.docx", original=folder / "report.docx", settings=Settings())

    copydesk(folder, "markup", "report.docx", "-o", "command.docx")

    assert (folder / "python.docx").read_bytes() == (folder / "command.docx").read_bytes()
