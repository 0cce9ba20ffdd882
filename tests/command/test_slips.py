"""Slips of the keyboard: what was meant is done, or named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from places import SAMPLE_FILE

from copydesk.command import COMMANDS, main
from exports import Settings, load
from source.errors import UnfitSetting


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_bytes(SAMPLE_FILE.read_bytes())
    return tmp_path


def usage(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one line by which a wrong usage is refused."""
    with pytest.raises(SystemExit, match="2"):
        main([*words])
    told = capsys.readouterr()
    assert not told.out
    assert told.err.count("\n") == 1
    return told.err


def test_a_command_that_is_spelt_wrong_is_told_with_the_right_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no command “breif”. Did you mean “brief”?" in usage(capsys, "breif", "article.txt")
    assert f"Choose one of: {', '.join(COMMANDS)}" in usage(capsys, "xyzzy")
    assert usage(capsys).startswith("copydesk: say what to do: brief, markup,")


def test_a_file_that_is_spelt_wrong_is_told_with_the_right_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("artcle.txt", "Article.TXT", str(folder / "artikle.txt")):
        if not os.path.exists(name):
            assert main(["show", name]) == 1
            assert capsys.readouterr().err.endswith("Did you mean “article.txt”?\n")
    assert main(["brief", "elsewhere/article.txt"]) == 1
    assert "Did you mean" not in capsys.readouterr().err


def test_a_missing_input_is_told_as_missing_though_its_output_is_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("speech.pdf").write_bytes(b"%PDF-")

    assert main(["brief", "speech.txt"]) == 1

    assert "speech.txt: there is no such file." in capsys.readouterr().err


@pytest.mark.parametrize("words", [["help"], ["help", "brief"], ["--help"]])
def test_help_is_a_command_too(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(words)

    assert capsys.readouterr().out.startswith(f"usage: copydesk{' brief' if words[1:] else ''} ")


def test_the_version_has_a_short_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["-V"])

    assert capsys.readouterr().out.startswith("copydesk ")


@pytest.mark.parametrize("name", ["5", "05", "S05", "s5", "s05"])
def test_a_segment_may_be_called_by_its_bare_number(folder: Path, name: str) -> None:
    assert main(["brief", "article.txt", "--pin", name, "-o", "pinned.pdf"]) == 0
    assert main(["brief", "article.txt", "--pin", "s05", "-o", "whole.pdf"]) == 0

    assert Path("pinned.pdf").read_bytes() == Path("whole.pdf").read_bytes()


def test_a_number_that_is_a_segments_own_name_means_that_segment(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["export", "article.txt", "--to", "json"])
    Path("article.json").write_text(Path("article.json").read_text("utf-8").replace('"s05"', '"x3"'), encoding="utf-8")

    assert main(["brief", "article.json", "--pin", "x3", "--leave-out", "5"]) == 1

    assert "there is no segment “s05”" in capsys.readouterr().err


def test_a_value_may_be_written_in_small_letters(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("house.toml").write_text('page = "letter"\nlabels = "DE"\n', encoding="utf-8")

    assert main(["config", "--config", "house.toml", "--comments", "ALL"]) == 0
    shown = capsys.readouterr().out
    assert main(["config", "--page", "LETTER", "--labels", "de", "--comments", "all"]) == 0

    assert [line.split("#")[0].strip() for line in shown.splitlines()] == [
        line.split("#")[0].strip() for line in capsys.readouterr().out.splitlines()
    ]
    assert "--page: invalid choice: 'a5'" in usage(capsys, "brief", "article.txt", "--page", "a5")


@pytest.mark.parametrize("values", [{"page": "A3"}, {"labels": "eo"}, {"comments": "some"}])
def test_a_value_that_is_none_of_the_choices_is_refused_in_python_too(values: dict[str, str]) -> None:
    ((name, value),) = values.items()

    with pytest.raises(UnfitSetting, match=f"{name}: “{value}” is none of "):
        Settings(**values)


@pytest.mark.slow
def test_whoever_reads_only_the_first_lines_is_no_trouble(folder: Path) -> None:
    sentence = "The ferry to Orsk sails again on 4 May, the harbour office said on Monday. "
    Path("long.txt").write_text("\n\n".join([sentence * 3] * 2_000), encoding="utf-8")
    assert load("long.txt").segments
    command = f"{sys.executable} -m copydesk show long.txt | head -1; exit ${{PIPESTATUS[0]}}"

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
