"""What stands in the user's folder already: only what copydesk wrote of the same input, and nobody changed since, is replaced unasked."""

import json
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from made import made
from office import Office, edit

from annotate import annotate
from annotate.revision import Edit, revise
from copydesk.command import main
from exports import EXPORTERS, Settings, export, load
from source import read
from source.formats import is_sealed

RELEASE = """Mill At Tarn Reopens In June

The mill at Tarn reopens in June, the town council said on Tuesday.

“We have kept every stone of it,” said Ilse Brandt, the master builder.

The reopening shows how stubborn a small town can be.
"""

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in a folder with a release; return its status and what it complained of."""
    monkeypatch.chdir(tmp_path)
    Path("release.txt").write_text(RELEASE, encoding="utf-8")

    def command(*words: str) -> tuple[int, str]:
        status = main([*words])
        return status, capsys.readouterr().err

    return command


def content() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}


def refused(run: Run, *words: str) -> str:
    """The one line with which a command refuses, after which every file is as it was and none is new."""
    before = content()
    status, complaint = run(*words)
    assert status == 1
    assert complaint.count("\n") == 1
    assert complaint.startswith("copydesk: ")
    assert content() == before
    return complaint


def retype(path: str, old: str, new: str) -> None:
    """Do what an editor does in Word: put other words for some."""
    document = docx.Document(path)
    found = [text for text in document.element.body.iter(qn("w:t")) if old in (text.text or "")]
    for text in found:
        text.text = text.text.replace(old, new)
    assert found
    document.save(path)


# Not ours -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_file_of_the_users_own_is_not_replaced_by_an_output_of_its_name(run: Run, name: str) -> None:
    Path(f"release.{name}").write_bytes(b"the official one")

    for words in (["export", "release.txt", "--to", name], *{"pdf": [["brief", "release.txt"]]}.get(name, [])):
        complaint = refused(run, *words)
        assert complaint.startswith(f"copydesk: release.{name}: it is there already, and nothing in it says")
        assert "-o" in complaint
        assert "--force" in complaint


def test_the_marked_up_file_does_not_replace_the_word_file_of_the_same_name(run: Run) -> None:
    document = docx.Document()
    document.add_paragraph("The release as it was sent out.")
    document.save("release.docx")

    assert "release.docx" in refused(run, "markup", "release.txt")


@pytest.mark.parametrize("asked", [["--force"], ["-o", "release.pdf"]])
def test_it_is_replaced_where_the_user_asks_for_that(run: Run, asked: list[str]) -> None:
    Path("release.pdf").write_bytes(b"the official one")

    assert run("brief", "release.txt", *asked) == (0, "")

    assert Path("release.pdf").read_bytes().startswith(b"%PDF-")


def test_a_page_that_carries_nothing_is_like_any_other_pdf_but_may_be_made_again(run: Run) -> None:
    words = ["brief", "release.txt", "--no-attachment"]
    assert run(*words) == (0, "")
    assert run(*words) == (0, "")

    assert "nothing in it says" in refused(run, *words, "--accent", "#804000")


def test_a_file_that_nobody_may_read_is_left_alone(run: Run) -> None:
    Path("release.json").write_bytes(b"{}")
    os.chmod("release.json", 0)
    if os.access("release.json", os.R_OK):
        pytest.skip("the superuser may read everything")

    status, complaint = run("export", "release.txt", "--to", "json")

    assert status == 1
    assert "cannot be read" in complaint


def test_a_folder_of_the_default_name_is_told_as_one(run: Run) -> None:
    Path("release.pdf").mkdir()

    assert "that is a folder" in refused(run, "brief", "release.txt", "--force")


# Ours, of the same input --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_command_twice_just_works(run: Run, name: str) -> None:
    assert run("export", "release.txt", "--to", name) == (0, "")
    first = content()

    assert run("export", "release.txt", "--to", name) == (0, "")

    assert content() == first


@pytest.mark.parametrize("name", EXPORTERS)
def test_other_settings_replace_what_was_made_of_the_same_input(run: Run, name: str) -> None:
    run("export", "release.txt", "--to", name, "--title", "One title")
    first = content()

    assert run("export", "release.txt", "--to", name, "--title", "Another title") == (0, "")

    assert content() != first


def test_a_link_to_our_own_output_is_followed(run: Run) -> None:
    run("brief", "release.txt", "-o", "store.pdf")
    Path("release.pdf").symlink_to("store.pdf")
    first = Path("store.pdf").read_bytes()

    assert run("brief", "release.txt", "--accent", "#804000") == (0, "")

    assert Path("release.pdf").is_symlink()
    assert Path("store.pdf").read_bytes() != first


def test_a_word_file_of_ours_has_its_copy_made_again(run: Run) -> None:
    document = docx.Document()
    for line in RELEASE.split("\n\n"):
        document.add_paragraph(line.strip())
    document.save("notice.docx")

    assert run("markup", "notice.docx") == (0, "")
    assert run("markup", "notice.docx", "--comments", "all") == (0, "")
    assert run("markup", "--clean", "notice-copydesk.docx") == (0, "")
    assert run("markup", "--clean", "notice-copydesk.docx") == (0, "")

    assert sorted(content()) == ["notice-copydesk-clean.docx", "notice-copydesk.docx", "notice.docx", "release.txt"]


def test_a_clean_copy_that_somebody_went_on_with_is_not_replaced(run: Run) -> None:
    document = docx.Document()
    document.add_paragraph(RELEASE.splitlines()[2])
    document.save("notice.docx")
    run("markup", "notice.docx", "-o", "check.docx")
    run("markup", "--clean", "check.docx")
    retype("check-clean.docx", "town council", "borough council")

    assert "check-clean.docx: it is there already" in refused(run, "markup", "--clean", "check.docx")


# Ours, of another input ---------------------------------------------------------------------------------------------


def test_two_inputs_of_one_name_in_a_loop_do_not_replace_each_others_page(run: Run) -> None:
    Path("release.html").write_text("<h1>Pier shut</h1><p>The pier at Orre was shut on Friday, police said.</p>")
    assert run("brief", "release.html") == (0, "")

    complaint = refused(run, "brief", "release.txt")

    assert "release.pdf: it was made from another file, “release.html”." in complaint


def test_an_output_of_an_older_input_is_told_as_one(run: Run) -> None:
    run("brief", "release.txt")
    Path("release.txt").write_text(RELEASE.replace("June", "July"), encoding="utf-8")

    assert "it was made from “release.txt” before that was changed" in refused(run, "brief", "release.txt")


def test_another_text_on_standard_input_does_not_replace_the_first_ones_page(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in (RELEASE, RELEASE):
        monkeypatch.setattr("copydesk.command._standard_input", lambda _most, text=text: text.encode())
        assert run("brief", "-") == (0, "")
    monkeypatch.setattr("copydesk.command._standard_input", lambda _most: b"The pier at Orre was shut on Friday.")

    assert "copydesk.pdf: it was made from another text" in refused(run, "brief", "-")


# Changed since ------------------------------------------------------------------------------------------------------

CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "json": lambda data: data.replace(b'"kind": "analysis"', b'"kind": "claim"', 1),
    "xml": lambda data: data.replace(b'kind="analysis"', b'kind="claim"', 1),
    "pdf": lambda data: data + b"9 0 obj\n<< /Type /Annot >>\nendobj\n%%EOF\n",
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_somebody_changed_by_hand_is_not_replaced(run: Run, name: str) -> None:
    path = Path(f"release.{name}")
    run("export", "release.txt", "--to", name)
    whole = path.read_bytes()
    path.write_bytes(CHANGES[name](whole))
    assert path.read_bytes() != whole

    assert "it was changed since copydesk wrote it" in refused(
        run, "export", "release.txt", "--to", name, "--title", "X"
    )


@pytest.mark.parametrize("name", ["json", "xml"])
def test_what_a_program_laid_out_anew_is_not_replaced(run: Run, name: str) -> None:
    run("export", "release.txt", "--to", name)
    path = Path(f"release.{name}")
    whole = path.read_text(encoding="utf-8")
    path.write_text(json.dumps(json.loads(whole), indent=1) if name == "json" else whole.replace("\n<", "\n  <"))

    assert "it was changed since" in refused(run, "export", "release.txt", "--to", name)


def test_decisions_that_a_program_wrote_into_the_file_are_not_replaced(run: Run) -> None:
    run("export", "release.txt", "--to", "json")
    export(revise(load("release.json"), [Edit("s02", kind="analysis", by="mk")]), "release.json")

    assert "an editor's decisions" in refused(run, "export", "release.txt", "--to", "json")


def test_the_page_with_an_editors_words_is_not_replaced_by_the_page_of_the_source(run: Run) -> None:
    run("markup", "release.txt")
    retype("release.docx", "town council", "borough council")
    assert run("brief", "release.docx")[0] == 0
    assert run("brief", "release.docx")[0] == 0

    assert "it holds words or an editor's decisions" in refused(run, "brief", "release.txt")


def test_the_page_of_the_source_is_replaced_by_the_page_with_an_editors_words_and_that_by_later_ones(run: Run) -> None:
    run("brief", "release.txt")
    run("markup", "release.txt")
    for old, new in (("town council", "borough council"), ("borough council", "parish council")):
        before = Path("release.pdf").read_bytes()
        retype("release.docx", old, new)
        assert run("brief", "release.docx")[0] == 0
        assert Path("release.pdf").read_bytes() != before


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_an_editors_corrections_in_a_marked_up_file_are_replaced_only_by_its_name(run: Run, force: list[str]) -> None:
    run("markup", "release.txt")
    retype("release.docx", "town council", "borough council")

    complaint = refused(run, "markup", "release.txt", *force)

    assert "“copydesk changes release.docx”" in complaint
    assert "“-o release.docx”" in complaint
    assert "--force" not in complaint
    assert run("markup", "release.txt", "-o", "release.docx") == (0, "")


def test_what_an_editor_highlighted_is_not_replaced(run: Run) -> None:
    run("markup", "release.txt")
    document = docx.Document("release.docx")
    document.paragraphs[1].runs[0].font.highlight_color = WD_COLOR_INDEX.YELLOW
    document.save("release.docx")

    assert "pictures or highlights" in refused(run, "markup", "release.txt", "--force")


def test_a_marked_up_file_that_lost_its_annotation_counts_as_corrected(run: Run) -> None:
    run("markup", "release.txt")
    document = docx.Document("release.docx")
    part = document.part
    for key, relation in list(part.rels.items()):
        if relation.reltype.endswith("/customXml"):
            del part.rels[key]
    document.save("release.docx")

    assert "“copydesk changes release.docx”" in refused(run, "markup", "release.txt", "--force")


def test_a_damaged_word_file_is_no_file_of_ours(run: Run) -> None:
    run("markup", "release.txt")
    whole = Path("release.docx").read_bytes()
    Path("release.docx").write_bytes(whole[: len(whole) // 2])

    assert "--force" in refused(run, "markup", "release.txt")
    assert run("markup", "release.txt", "--force") == (0, "")


def test_the_demo_does_not_replace_the_users_corrections_and_writes_nothing_then(run: Run) -> None:
    assert run("demo") == (0, "")
    assert run("demo", "--accent", "#804000") == (0, "")
    retype("markup.docx", "the", "a")

    complaint = refused(run, "demo", "--accent", "#008040", "--force")

    assert complaint.startswith("copydesk: markup.docx: ")
    assert "Move it away, or choose another place with -o." in complaint


def test_python_replaces_the_file_that_it_names(run: Run) -> None:
    Path("release.json").write_bytes(b"the user's own")

    export(annotate(read("release.txt")), "release.json")

    assert load("release.json").source.origin.name == "release.txt"


def test_a_json_whose_seal_a_program_left_out_is_read_all_the_same(run: Run) -> None:
    run("export", "release.txt", "--to", "json")
    record = json.loads(Path("release.json").read_bytes())
    del record["seal"]

    assert load(json.dumps(record).encode()) == load("release.json")


@pytest.mark.parametrize("name", CHANGES)
@given(st.data(), st.binary(min_size=1, max_size=4))
def test_whatever_anybody_changes_breaks_the_seal(name: str, data: st.DataObject, piece: bytes) -> None:
    out = BytesIO()
    EXPORTERS[name].write(made("[C]The mill at Tarn reopens in June."), out, Settings())
    whole = out.getvalue()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 4, len(whole))))
    changed = whole[:start] + piece + whole[end:]

    table = whole.rfind(b"startxref")  # the one number of a PDF that stands behind its seal
    assert is_sealed(whole)
    assert is_sealed(changed) is (changed == whole) or start > table > 0


@pytest.mark.slow
def test_a_file_that_libreoffice_saved_as_it_was_is_replaced_and_one_with_corrections_is_not(
    run: Run, office: Office
) -> None:
    run("markup", "release.txt")
    written = Path("release.docx").read_bytes()
    Path("release.docx").write_bytes(office.through(written, "docx"))
    assert run("markup", "release.txt") == (0, "")

    Path("release.docx").write_bytes(
        office.edited(written, edit("replace", words="town council", new="parish council"))
    )
    assert "“copydesk changes release.docx”" in refused(run, "markup", "release.txt", "--force")
