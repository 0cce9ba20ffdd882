"""The command line, run as its users run it: as a process of its own, in a folder of its own."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml.etree import fromstring
from places import ROOT

from copydesk.command import COMMANDS
from exports import EXPORTERS

ARTICLE = """Harbour Bridge Closes For Repairs

The bridge closes on Monday for six weeks, the port authority said.

“We have waited long enough,” said Lena Vogt, the harbour master.

The closure shows how little was spent on upkeep.

Subscribe to our newsletter
"""


def copydesk(*arguments: str, cwd: Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "copydesk", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=120,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def one_line(done: subprocess.CompletedProcess[bytes]) -> str:
    """The single line that a failure prints."""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("copydesk: ")
    assert done.stdout == b""
    return lines[0]


def test_brief_writes_a_pdf_named_after_the_input(folder: Path) -> None:
    done = copydesk("brief", "article.txt", cwd=folder)

    assert done.returncode == 0
    assert done.stdout.decode() == "article.pdf\n"
    assert (folder / "article.pdf").read_bytes().startswith(b"%PDF-")


def test_markup_writes_a_word_file(folder: Path) -> None:
    assert copydesk("markup", "article.txt", "-o", "check.docx", cwd=folder).returncode == 0

    with ZipFile(folder / "check.docx") as package:
        assert package.testzip() is None
        words = "".join(map(str, fromstring(package.read("word/document.xml")).itertext()))
    assert all(line in words for line in ARTICLE.splitlines())


@pytest.mark.parametrize("name", EXPORTERS)
def test_export_writes_every_format_to_standard_output(folder: Path, name: str) -> None:
    done = copydesk("export", "article.txt", "--to", name, "-o", "-", cwd=folder)

    assert done.returncode == 0, done.stderr
    assert len(done.stdout) > 500
    assert sorted(p.name for p in folder.iterdir()) == ["article.txt"]


def test_export_goes_by_the_ending_of_the_output(folder: Path) -> None:
    assert copydesk("export", "article.txt", "-o", "out.json", cwd=folder).returncode == 0
    assert (folder / "out.json").read_text(encoding="utf-8").startswith("{")


def test_an_output_never_takes_the_name_of_its_input(folder: Path) -> None:
    copydesk("export", "article.txt", "--to", "json", cwd=folder)
    before = (folder / "article.json").read_bytes()

    done = copydesk("export", "article.json", "--to", "json", cwd=folder)

    assert done.stdout.decode() == "article-copydesk.json\n"
    assert (folder / "article.json").read_bytes() == before
    assert (folder / "article-copydesk.json").read_bytes() == before


def test_standard_input_is_read_and_named(folder: Path) -> None:
    done = copydesk("brief", "-", "--title", "Bridge closes", cwd=folder, stdin=ARTICLE.encode())

    assert done.returncode == 0
    assert done.stdout.decode() == "copydesk.pdf\n"


def test_show_is_plain_in_a_pipe(folder: Path) -> None:
    done = copydesk("show", "article.txt", cwd=folder)

    listing = done.stdout.decode()
    assert done.returncode == 0
    assert "\x1b" not in listing
    assert "s03  quote" in listing
    assert "Lena Vogt" in listing
    assert listing.count("why: ") == listing.count("\ns0")


@pytest.mark.parametrize(("no_colour", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_show_is_coloured_in_a_terminal_unless_told_otherwise(
    folder: Path, no_colour: dict[str, str], coloured: bool
) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **no_colour}
    process = subprocess.Popen(
        [sys.executable, "-m", "copydesk", "show", "article.txt"], cwd=folder, stdout=theirs, env=environment
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(ours)

    assert process.wait(30) == 0
    assert (b"\x1b[" in seen) is coloured
    assert "Lena Vogt" in seen.decode()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(folder: Path, name: str) -> None:
    done = copydesk(name, "--help", cwd=folder)

    assert done.returncode == 0
    assert f"copydesk {name}" in done.stdout.decode().replace("config\n", "copydesk config\n")
    assert "example:" in done.stdout.decode()


def test_help_and_usage_errors_import_nothing_heavy(folder: Path) -> None:
    script = (
        "import sys; from copydesk.command import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('lxml', 'docx', 'reportlab', 'rich', 'charset_normalizer') if m in sys.modules])"
    )
    for arguments in (["--help"], ["brief", "--help"], ["--version"], ["brief"], ["nonsense"], ["export", "a.txt"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            cwd=folder,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert done.stdout.decode().splitlines()[-1] == "[]", arguments


def test_demo_writes_its_three_files_and_nothing_else(tmp_path: Path) -> None:
    done = copydesk("demo", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["briefing.pdf", "briefing.xml", "markup.docx"]
    assert done.stderr == b""


def test_config_says_where_each_setting_comes_from(folder: Path) -> None:
    (folder / "house.toml").write_text('organisation = "Port Press Office"\npage = "Letter"\n', encoding="utf-8")

    done = copydesk("config", "--page", "A4", cwd=folder, COPYDESK_CONFIG="house.toml")

    lines = {line.removeprefix("# ").split()[0]: line for line in done.stdout.decode().splitlines()}
    assert lines["organisation"].startswith('organisation = "Port Press Office" ')
    assert lines["organisation"].endswith("# house.toml (COPYDESK_CONFIG)")
    assert lines["page"].split() == ["page", "=", '"A4"', "#", "option"]
    assert lines["handling"].endswith("# not set")
    assert len({line.rindex(" # ") for line in lines.values()}) == 1


# Trouble ------------------------------------------------------------------------------------------------------------


def test_usage_errors_end_with_status_2_and_one_line(folder: Path) -> None:
    for arguments in (
        [],
        ["nonsense"],
        ["brief"],
        ["export", "article.txt"],
        ["export", "article.txt", "--to", "opera"],
        ["brief", "article.txt", "--page", "A9"],
        ["brief", "article.txt", "--max-bytes", "0"],
    ):
        done = copydesk(*arguments, cwd=folder)
        assert done.returncode == 2, arguments
        one_line(done)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n "),
        ("junk.bin", bytes(range(256)) * 40),
        ("broken.docx", b"PK\x03\x04 no"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_status_1(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)

    done = copydesk("brief", name, "-o", "out.pdf", cwd=folder)

    assert done.returncode == 1
    assert name in one_line(done)
    assert not (folder / "out.pdf").exists()


def test_a_missing_file_and_a_folder_are_one_line(folder: Path) -> None:
    for name in ("missing.txt", "."):
        done = copydesk("brief", name, "-o", "out.pdf", cwd=folder)
        assert done.returncode == 1
        one_line(done)


def test_a_name_with_control_characters_cannot_break_the_line(folder: Path) -> None:
    done = copydesk("brief", "a\nb\x1b[31m.txt", cwd=folder)

    assert done.returncode == 1
    assert "\x1b" not in one_line(done)


def test_the_input_is_never_overwritten(folder: Path) -> None:
    os.link(folder / "article.txt", folder / "same.txt")
    for out in ("article.txt", "./article.txt", "same.txt"):
        done = copydesk("export", "article.txt", "--to", "json", "-o", out, cwd=folder)
        assert done.returncode == 1
        assert "input itself" in one_line(done)
    assert (folder / "article.txt").read_text(encoding="utf-8") == ARTICLE


def test_an_unwritable_target_is_one_line_and_leaves_nothing(folder: Path) -> None:
    (folder / "there").mkdir()
    for out in ("there", "nowhere/out.pdf", "article.txt/out.pdf", "x" * 300 + ".pdf"):
        done = copydesk("brief", "article.txt", "-o", out, cwd=folder)
        assert done.returncode == 1
        one_line(done)
    assert sorted(p.name for p in folder.rglob("*")) == ["article.txt", "there"]


def test_a_bad_setting_names_its_file_and_key(folder: Path) -> None:
    (folder / "house.toml").write_text('colour = "red"\n', encoding="utf-8")

    done = copydesk("brief", "article.txt", "--config", "house.toml", cwd=folder)

    assert done.returncode == 1
    assert "house.toml" in one_line(done)
    assert "colour" in one_line(done)


def test_a_reader_that_goes_away_causes_no_traceback(folder: Path) -> None:
    command = f"{sys.executable} -m copydesk show article.txt | true; exit ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, env=environment, check=False)

    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_while_writing_leaves_the_older_file(folder: Path, sent: signal.Signals) -> None:
    (folder / "out.json").write_text("older", encoding="utf-8")
    script = (  # a background job is started with SIGINT ignored, and hands that on
        "import signal, sys, time, exports\n"
        "from copydesk.command import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def slow(annotated, out, settings):\n"
        "    out.write(b'half'); out.flush(); print('writing', flush=True); time.sleep(60)\n"
        "exports.EXPORTERS['json'] = exports.Exporter(slow, '.json', 'slow')\n"
        "sys.exit(main(['export', 'article.txt', '-o', 'out.json']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout
    assert process.stdout.readline() == b"writing\n"
    time.sleep(0.05)
    process.send_signal(sent)
    _, complaint = process.communicate(timeout=30)

    assert process.returncode == 130
    assert complaint.decode().splitlines() == ["copydesk: interrupted. Nothing was written."]
    assert sorted(p.name for p in folder.iterdir()) == ["article.txt", "out.json"]
    assert (folder / "out.json").read_text(encoding="utf-8") == "older"


def test_what_is_stated_goes_before_what_the_file_says_and_is_cleaned(folder: Path) -> None:
    copydesk("export", "article.txt", "--to", "xml", "--title", "First\ntitle", cwd=folder)
    done = copydesk("export", "article.xml", "--to", "json", "-o", "-", "--title", "Second \x07 title", cwd=folder)

    assert 'title="First title"' in (folder / "article.xml").read_text(encoding="utf-8")
    assert b'"title": "Second \xef\xbf\xbd title"' in done.stdout


def test_a_file_whose_name_is_no_unicode_goes_through_every_exporter(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / name).write_text(ARTICLE, encoding="utf-8")

    for to in EXPORTERS:
        assert copydesk("export", name, "--to", to, "-o", "out", cwd=folder).returncode == 0


def test_a_full_disk_behind_standard_output_is_one_line(folder: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "copydesk", "export", "article.txt", "--to", "json", "-o", "-"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )

    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert b"No space left" in done.stderr
