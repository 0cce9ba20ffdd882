"""Edited Word files from the command line: what was changed, what contradicts itself, and that everything else goes on."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest
from edited_article import ARTICLE, beside, comment_by, retype, with_comment
from jsonschema import validate
from places import ROOT
from word_files import edited, style_segment, word_file, write_cell

from exports import load

EDITED = edited(
    word_file(ARTICLE, "all"),
    lambda root: write_cell(root, "s04", "Kind", "claim"),
    lambda root: retype(root, "Monday", "Tuesday"),
)
TORN = edited(
    word_file(ARTICLE, "all"),
    lambda root: write_cell(root, "s04", "Kind", "claim"),
    lambda root: style_segment(root, "s04", "CopydeskQuoteText"),
)
COUNTED = "1 contradiction in the edited file (s04): left as it was before. “copydesk changes” tells more."


def copydesk(folder: Path, *arguments: str, data: bytes = EDITED) -> subprocess.CompletedProcess[str]:
    (folder / "edited.docx").write_bytes(data)
    run = [sys.executable, "-m", "copydesk", *arguments]
    return subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)


def test_changes_are_told_segment_by_segment(tmp_path: Path) -> None:
    done = copydesk(tmp_path, "changes", "edited.docx")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "edited.docx: 2 changes",
        "",
        "s03  other words  (Mara Keller, 2026-11-21)",
        "     The ferry sails again on [-Monday-] {+Tuesday+} after a year in dock.",
        "",
        "s04  another kind: analysis → claim  (review sheet, Mara Keller, 2026-11-21)",
        "     It was about time.",
    ]


def test_an_untouched_file_says_so(tmp_path: Path) -> None:
    done = copydesk(tmp_path, "changes", "edited.docx", data=word_file(ARTICLE))

    assert done.stdout == "edited.docx: nothing was changed\n"


def test_changes_as_json(tmp_path: Path) -> None:
    done = copydesk(tmp_path, "changes", "edited.docx", "--json")

    record = json.loads(done.stdout)
    assert [(change["segment"], change["change"]) for change in record["changes"]] == [
        ("s03", "words"),
        ("s04", "kind"),
    ]
    assert record["changes"][1] == {
        "segment": "s04",
        "change": "kind",
        "before": "analysis",
        "after": "claim",
        "where": "review sheet",
        "by": "Mara Keller",
        "date": "2026-11-21T09:00:00Z",
        "also": [],
        "stands": [],
    }
    assert record["conflicts"] == []


@pytest.mark.parametrize(("options", "status"), [((), 0), (("--strict",), 1), (("--json", "--strict"), 1)])
def test_contradictions_are_a_failure_only_where_one_asks(
    options: tuple[str, ...], status: int, tmp_path: Path
) -> None:
    done = copydesk(tmp_path, "changes", "edited.docx", *options, data=TORN)

    assert done.returncode == status
    assert "review sheet, Mara Keller" in done.stdout
    assert "style, Mara Keller" in done.stdout


@pytest.mark.parametrize(("options", "status"), [((), 0), (("--strict",), 1), (("--json", "--strict"), 1)])
def test_what_could_not_be_read_back_is_a_failure_only_where_one_asks(
    options: tuple[str, ...], status: int, tmp_path: Path
) -> None:
    data = edited(word_file(ARTICLE, "all"), lambda root: write_cell(root, "s04", "Kind", "hearsay"))

    done = copydesk(tmp_path, "changes", "edited.docx", *options, data=data)

    assert done.returncode == status
    assert "“hearsay” in the review sheet is no kind" in done.stdout


def test_an_edited_file_without_contradictions_is_no_failure(tmp_path: Path) -> None:
    assert copydesk(tmp_path, "changes", "edited.docx", "--strict").returncode == 0


@pytest.mark.parametrize("command", [("brief",), ("markup", "-o", "next.docx"), ("export", "--to", "xml"), ("show",)])
def test_every_command_goes_on_with_the_baseline_and_says_so_in_one_line(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    done = copydesk(tmp_path, command[0], "edited.docx", *command[1:], data=TORN)

    assert done.returncode == 0
    assert done.stderr == f"copydesk: note: {COUNTED}\n"


def test_the_briefing_has_the_editors_words(tmp_path: Path) -> None:
    done = copydesk(tmp_path, "export", "edited.docx", "--to", "json", "-o", "-")

    record = json.loads(done.stdout)
    schema = ROOT / "annotate" / "storage" / "annotated.schema.json"
    validate(record, json.loads(schema.read_text(encoding="utf-8")))
    assert "The ferry sails again on Tuesday" in record["source"]["text"]
    assert record["baseline"]["text"] == ARTICLE.text
    assert record["segments"][3]["by"] == "Mara Keller"


@pytest.mark.parametrize("form", ["json", "xml", "docx"])
def test_what_was_read_back_is_the_same_from_every_format(form: str, tmp_path: Path) -> None:
    data = edited(EDITED, lambda root: beside(root, "s05"))
    noted = with_comment(data, comment_by("Who says so?"))

    assert copydesk(tmp_path, "export", "edited.docx", "-o", f"next.{form}", data=noted).returncode == 0

    assert load(tmp_path / f"next.{form}") == load(tmp_path / "edited.docx")


def test_notes_are_shown(tmp_path: Path) -> None:
    data = with_comment(edited(EDITED, lambda root: beside(root, "s05")), comment_by("Who says so?"))

    assert (
        "     note by Tom Reyes: Who says so?"
        in copydesk(tmp_path, "show", "edited.docx", data=data).stdout.splitlines()
    )


def test_the_edited_file_itself_is_never_replaced(tmp_path: Path) -> None:
    done = copydesk(tmp_path, "markup", "edited.docx", "-o", "edited.docx")

    assert done.returncode == 1
    assert (tmp_path / "edited.docx").read_bytes() == EDITED
    assert copydesk(tmp_path, "markup", "edited.docx").stdout == "edited-copydesk.docx\n"


def test_a_corrected_headline_author_and_date_are_told_by_their_names_and_the_next_file_has_them(
    tmp_path: Path,
) -> None:
    document = docx.Document(BytesIO(word_file(ARTICLE)))
    details = next(table for table in document.tables if table.cell(0, 0).text == "Headline")
    for row, words in enumerate(("Ferry Sails Again", "Ida Marsh", "The Harbour Sheet", "3 October 2026")):
        details.cell(row, 1).text = words
    out = BytesIO()
    document.save(out)

    told = copydesk(tmp_path, "changes", "edited.docx", data=out.getvalue()).stdout

    assert "→ Ferry Sails Again  (review sheet" in told
    assert "–    Date: none → 2026-10-03  (review sheet" in told
    origin = load(out.getvalue()).source.origin
    assert (origin.title, origin.author) == ("Ferry Sails Again", "Ida Marsh")
    assert (origin.outlet, origin.date) == ("The Harbour Sheet", "2026-10-03")
