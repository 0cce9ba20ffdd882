"""The rooms: small, with a face each, and nobody from outside reaches past the face."""

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import ROOT

PACKAGES = ("source", "annotate", "exports", "copydesk")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
ROOMS = sorted({path.parent for path in FILES if path.parent.parent != ROOT})
MOST_MODULES, MOST_LINES, LONGEST_DOCSTRING = 10, 400, 10


def name_of(path: Path) -> str:
    """Return the dotted name of a module or package."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(path: Path) -> Iterator[ast.ImportFrom]:
    """Yield the imports of our own names in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in PACKAGES:
            yield node


def handed_out(room: Path) -> dict[str, str]:
    """Return the names that a room's face hands out, each with its module."""
    own = name_of(room) + "."
    return {
        alias.name: (node.module or "").removeprefix(own)
        for node in imports_of(room / "__init__.py")
        if (node.module or "").startswith(own)
        for alias in node.names
    }


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_a_room_holds_at_most_ten_modules_and_says_in_ten_lines_what_happens_there(room: Path) -> None:
    modules = [path for path in room.glob("*.py") if path.name != "__init__.py"]
    words = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))

    assert len(modules) <= MOST_MODULES
    assert words
    assert len(words.splitlines()) <= LONGEST_DOCSTRING


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_what_a_face_hands_out_is_there_and_no_module_has_its_name(room: Path) -> None:
    names = handed_out(room)
    face = importlib.import_module(name_of(room))

    assert names or any(path.is_dir() for path in room.iterdir() if path.name != "__pycache__")
    for name, module in names.items():
        assert getattr(face, name) is getattr(importlib.import_module(f"{name_of(room)}.{module}"), name)
        assert not (room / f"{name}.py").exists()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nobody_reaches_past_a_face(path: Path) -> None:
    own = name_of(path.parent)
    rooms = {name_of(room) for room in ROOMS}

    for node in imports_of(path):
        module = node.module or ""
        inside = next((room for room in sorted(rooms, key=len, reverse=True) if module.startswith(f"{room}.")), None)
        assert inside is None or module in rooms or own == inside or own.startswith(f"{inside}."), ast.unparse(node)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_of_more_than_400_lines_is_nothing_but_a_table(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if text.count("\n") <= MOST_LINES:
        return
    work = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    assert not work, f"{name_of(path)}: is there a room missing?"


def test_faces_load_no_heavy_library() -> None:
    code = (
        f"import sys, importlib\nfor room in {[name_of(room) for room in ROOMS]!r}: importlib.import_module(room)\n"
        "print([name for name in ('lxml', 'reportlab', 'docx', 'PIL', 'fontTools') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.strip() == "[]"
