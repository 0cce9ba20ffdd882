"""The picture in docs shows the page that the program makes; a word or a line that differs is found."""

import importlib.util
from dataclasses import replace
from io import BytesIO
from types import ModuleType

import pytest
from places import ROOT

from copydesk import annotate, read_text
from exports import EXPORTERS, Settings
from exports.page.sheet import Sheet

pytest.importorskip("pypdfium2")
SAMPLE = (ROOT / "copydesk" / "sample.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "scripts" / "make_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page(text: str = SAMPLE) -> bytes:
    # Without the checksum, which another word changes too.
    source = read_text(text, name="sample.txt")
    annotated = annotate(replace(source, origin=replace(source.origin, sha256="")))
    out = BytesIO()
    EXPORTERS["pdf"].write(annotated, out, Settings())
    return out.getvalue()


def test_a_page_is_like_itself(pictures: ModuleType) -> None:
    assert pictures.is_alike(pictures.picture_of(page()), pictures.picture_of(page()))


@pytest.mark.parametrize(("word", "other"), [("84 million", "64 million"), ("footpath", "footbath")])
def test_another_digit_or_letter_is_found(word: str, other: str, pictures: ModuleType) -> None:
    before = pictures.picture_of(page())

    after = pictures.picture_of(page(SAMPLE.replace(word, other)))

    assert not pictures.is_alike(before, after)


@pytest.mark.parametrize(("right", "down"), [(0, 1), (1, 0)])
def test_a_line_that_moved_by_a_point_is_found(
    right: float, down: float, pictures: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pictures.picture_of(page())
    show = Sheet._show

    def moved(self: Sheet, x: float, y: float, lines: list, *rest: float) -> None:
        shift = any("84 million" in run.text for line in lines for run in line)
        show(self, x + right * shift, y + down * shift, lines, *rest)

    monkeypatch.setattr(Sheet, "_show", moved)

    assert not pictures.is_alike(before, pictures.picture_of(page()))


def test_another_paper_is_found(pictures: ModuleType) -> None:
    out = BytesIO()
    EXPORTERS["pdf"].write(annotate(read_text(SAMPLE)), out, Settings(page="Letter"))

    assert not pictures.is_alike(pictures.picture_of(page()), pictures.picture_of(out.getvalue()))


def test_shades_of_edges_make_no_difference(pictures: ModuleType) -> None:
    from PIL import ImageFilter

    picture = pictures.picture_of(page())
    softened = picture.convert("RGB").filter(ImageFilter.GaussianBlur(0.3))

    assert pictures.greatest_difference(picture, softened) > 0
    assert pictures.is_alike(picture, softened)
