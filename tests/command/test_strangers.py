"""Files and packages of others that are called like ours, or like Python's own: theirs never run in our place, and are named."""

import os
import shutil
import subprocess
import sys
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from places import ROOT

PACKAGES = ("source", "annotate", "exports", "copydesk")
# What Python itself imports, up to 3.11, before it comes to the module that it is to run.
PYTHONS = {"collections", "contextlib", "functools", "importlib", "keyword", "operator", "reprlib", "types", "warnings"}
TEXT = "Mill Reopens\n\nThe mill reopens in June, the council said.\n"
PIPX = "nstall copydesk by itself: pipx install copydesk."


def python(*words: str, cwd: Path, path: Path | None = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PYTHONPATH": str(path)} if path else {}
    run = [sys.executable, *words]
    return subprocess.run(run, cwd=cwd, capture_output=True, text=True, env=environment, timeout=60, check=False)


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    return done.stderr


# The current folder -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("option", ["-m", "-um", "-Bm"])
def test_no_file_of_the_current_folder_runs(tmp_path: Path, option: str) -> None:
    for name in {*PACKAGES[:3], *sys.stdlib_module_names} - PYTHONS:
        (tmp_path / f"{name}.py").write_text("raise SystemExit('a stranger runs')")
    (tmp_path / "a.txt").write_text(TEXT)

    done = python(option, "copydesk", "brief", "a.txt", cwd=tmp_path)

    assert (done.stdout, done.stderr, done.returncode) == ("a.pdf\n", "", 0)


def test_a_developer_runs_the_program_in_its_own_tree(tmp_path: Path) -> None:
    done = python(
        "-m",
        "copydesk",
        "export",
        str(ROOT / "copydesk" / "sample.txt"),
        "--to",
        "json",
        "-o",
        "-",
        cwd=ROOT,
        path=None,
    )

    assert done.stdout.startswith('{"copydesk": 1')


def test_a_program_that_imports_us_keeps_its_folder(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "__init__.py").write_text("import copydesk")
    (tmp_path / "desk" / "__main__.py").write_text("import beside; print(beside.HERE)")
    (tmp_path / "beside.py").write_text("HERE = 'found'")

    assert python("-m", "desk", "copydesk", cwd=tmp_path).stdout == "found\n"


# Another package in the place of ours -------------------------------------------------------------------------------


@pytest.mark.parametrize("package", PACKAGES[:3])
def test_a_file_in_the_place_of_a_package_is_named_from_python_too(tmp_path: Path, package: str) -> None:
    (tmp_path / f"{package}.py").write_text("read = annotate = export = print")

    done = python("-c", "from copydesk import read, annotate, export", cwd=tmp_path)

    last = done.stderr.splitlines()[-1]
    assert last.startswith(f"ImportError: {tmp_path / package}.py is in the way: copydesk has a package “{package}”")
    assert last.endswith(PIPX)


def install(folder: Path, name: str, files: list[Path]) -> None:
    """Write down, as pip does, which files in a folder a distribution has."""
    about = folder / f"{name}-2.4.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 2.4\n")
    lines = []
    for file in files:
        digest = urlsafe_b64encode(sha256(file.read_bytes()).digest()).decode().rstrip("=")
        lines.append(f"{file.relative_to(folder).as_posix()},sha256={digest},{file.stat().st_size}\n")
    (about / "RECORD").write_text("".join(lines))


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder that the program is installed in; with ``-S`` Python knows of no other."""
    folder = tmp_path / "site"
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    install(folder, "copydesk", sorted(path for path in folder.rglob("*") if path.is_file()))
    (tmp_path / "a.txt").write_text(TEXT)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("package", PACKAGES[:3])
def test_another_distribution_that_replaced_a_package_is_named(tmp_path: Path, installed: Path, package: str) -> None:
    face = installed / package / "__init__.py"
    face.write_text("FLOW = 1\n")
    install(installed, "river-tools", [face])

    told = one_line(python("-S", "-m", "copydesk", "show", "a.txt", cwd=tmp_path, path=installed))

    assert told.startswith(f"copydesk: the distribution “river-tools 2.4” is in the way: it has a package “{package}”")
    assert told.endswith(f"{PIPX}\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    "file", ["source/__init__.py", "source/errors.py", "annotate/__init__.py", "exports/settings.py"]
)
def test_what_another_distribution_took_away_with_it_is_told(tmp_path: Path, installed: Path, file: str) -> None:
    (installed / file).unlink()

    told = one_line(python("-S", "-m", "copydesk", "show", "a.txt", cwd=tmp_path, path=installed))

    assert f"a part of copydesk's package “{file.partition('/')[0]}” is missing" in told
    assert "pipx install copydesk" in told


@pytest.mark.slow
def test_a_distribution_that_ours_was_installed_over_is_not_in_the_way(tmp_path: Path, installed: Path) -> None:
    install(installed, "river-tools", [installed / "source" / "__init__.py"])

    done = python("-S", "-m", "copydesk", "show", "a.txt", cwd=tmp_path, path=installed)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", [["-m", "copydesk"], ["-c", "from copydesk.__main__ import main; raise SystemExit(main())"]]
)
def test_a_package_that_fails_when_it_is_imported_is_named_and_debug_shows_where(
    tmp_path: Path, words: list[str]
) -> None:
    (tmp_path / "path" / "exports").mkdir(parents=True)
    (tmp_path / "path" / "exports" / "__init__.py").write_text("import nowhere_to_be_found")
    (tmp_path / "path" / "copydesk").symlink_to(ROOT / "copydesk")

    done = python(*words, "--version", cwd=tmp_path, path=tmp_path / "path")

    assert "__init__.py is in the way" in one_line(done)
    assert "nowhere_to_be_found" in python(*words, "--debug", "--version", cwd=tmp_path, path=tmp_path / "path").stderr
