"""The page that tells how the program works tells what the program is."""

import re

from places import ROOT

from annotate.pipeline import STEPS

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PICTURE = (ROOT / "docs" / "architecture.svg").read_text(encoding="utf-8")


def test_the_page_lists_the_steps_in_their_order_each_with_its_room() -> None:
    rows = re.findall(r"^\| ([a-z ]+) \| `(\w+)` \|", PAGE, re.M)

    assert rows == [(name, step.__module__.split(".")[1]) for name, step in STEPS.items()]


def test_every_file_and_room_that_the_page_names_is_there() -> None:
    paths = re.findall(r"`((?:source|annotate|exports|copydesk|tests)/[\w/.]*)`", PAGE)

    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_name_beside_a_file_stands_in_that_file() -> None:
    named = re.findall(r"`((?:source|annotate|exports)/[\w/]+\.py)` \(`(\w+)`\)", PAGE)

    assert len(named) >= 4
    assert [(path, name) for path, name in named if name not in (ROOT / path).read_text(encoding="utf-8")] == []


def test_every_room_is_on_the_page_and_in_the_picture() -> None:
    rooms = {
        folder.name
        for package in ("source", "annotate", "exports")
        for folder in (ROOT / package).iterdir()
        if (folder / "__init__.py").exists()
    }

    assert [room for room in sorted(rooms) if not re.search(rf"\b{room}\b", PAGE)] == []
    assert [room for room in sorted(rooms) if f">{room}<" not in PICTURE and room != "lexicon"] == []


def test_every_path_that_any_page_names_is_there() -> None:
    pages = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "NOTICE"]
    pattern = r"\b((?:source|annotate|exports|copydesk|tests|scripts)/[\w/.-]+\.(?:py|json|rn[cg]|icc|txt|java))\b"
    named = {(page.name, path) for page in pages for path in re.findall(pattern, page.read_text(encoding="utf-8"))}

    assert len(named) > 30
    assert sorted((page, path) for page, path in named if not (ROOT / path).exists()) == []
