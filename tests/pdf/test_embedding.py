"""Fonts inside the page: every letter is the one that its font draws, and can be read."""

from io import BytesIO

import pytest
from made import made

from exports import EXPORTERS, Settings
from exports.page.sheet import Sheet
from exports.pdf import Facts, Tags, archival_canvas, save_archival
from exports.text.fonts import CUTS, FONTS, Fonts, Glyph, _cut, _own, register_fonts
from exports.text.line_breaking import Run, Style
from exports.text.truetype import TrueType

pdfium = pytest.importorskip("pypdfium2")

SIZE, STEP, COLUMNS, ROWS = 10.0, 40.0, 12, 18  # points, and letters on a page
NEAR = 0.45  # points; PDFium rounds boxes outwards, by more the larger they are: .notdef is wider and higher than that by far


def written(annotated) -> bytes:
    out = BytesIO()
    EXPORTERS["pdf"].write(annotated, out, Settings())
    return out.getvalue()


def letters_of(face: TrueType) -> list[str]:
    """Return the characters of a font that have ink and stand alone."""
    known = (chr(code) for code in face.codes())
    return [
        letter
        for letter in sorted(known)
        if letter.isprintable()
        and not "\ue000" <= letter <= "\uf8ff"
        and stands_alone(letter)
        and has_ink(face, letter)
    ]


def stands_alone(letter: str) -> bool:
    """Tell whether a letter is drawn as one shape by itself: not a mark on another, nor one that joins in ways that nobody here knows."""
    drawn = Fonts().glyphs(f"a{letter}", "sans")
    return len(drawn) == 2 and not drawn[1].is_placed and not drawn[1].lost


def has_ink(face: TrueType, letter: str) -> bool:
    left, bottom, right, top = face.box(ord(letter))
    return right > left and top > bottom


def pages_of(letters: list[str], font: str) -> bytes:
    """Return a file with each letter by itself on a grid."""
    out = BytesIO()
    facts = Facts("All letters", "nobody", "letters", "en", "0" * 64, None)
    canvas = archival_canvas(out, (595.28, 841.89), facts)
    tags = Tags(canvas)
    sheet = Sheet(canvas, tags, 595.28, 841.89, Fonts())
    with tags.element("P"):
        for number, letter in enumerate(letters):
            line = (Run(0.0, letter, Style(font, SIZE, "#000000")),)
            sheet.lines(50 + STEP * (number % COLUMNS), 60 + STEP * (number // COLUMNS), [line], 0.0)
    canvas.showPage()
    tags.finish()
    save_archival(canvas, facts, xml=None)
    return out.getvalue()


def boxes_of(data: bytes) -> dict[tuple[int, int], list[tuple[str, tuple[float, float, float, float]]]]:
    """Return what PDFium reads and sees at each place of the grid: letters with the boxes of their ink."""
    words = pdfium.PdfDocument(data)[0].get_textpage()
    found: dict[tuple[int, int], list[tuple[str, tuple[float, float, float, float]]]] = {}
    for number in range(words.count_chars()):
        letter = words.get_text_range(number, 1)
        left, bottom, right, top = words.get_charbox(number)
        if letter.strip() and right > left:
            column = int((left - 50 + SIZE / 2) // STEP)
            row = int((841.89 - bottom - 60 + STEP * 0.7) // STEP)
            found.setdefault((row, column), []).append((letter, (left, bottom, right, top)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("font", "family"), [(font, "") for font in FONTS] + [(f, c) for c in CUTS for f in ("sans", "semibold")]
)
def test_every_letter_of_every_bundled_font_is_drawn_as_its_font_draws_it(font: str, family: str) -> None:
    register_fonts()
    face = _cut(family, font) if family else _own(font)
    letters = letters_of(face)
    per_page = COLUMNS * ROWS

    wrong = []
    for at in range(0, len(letters), per_page):
        chunk = letters[at : at + per_page]
        seen = boxes_of(pages_of(chunk, font))
        for number, letter in enumerate(chunk):
            (glyph,) = Fonts().glyphs(letter, font)
            ink = [box for _, box in seen.get(divmod(number, COLUMNS), ())]
            read = "".join(word for word, _ in seen.get(divmod(number, COLUMNS), ()))
            if glyph.lost or not ink or not is_drawn(glyph, ink) or not read:
                wrong.append((letter, read, ink))

    assert len(letters) > 50
    assert wrong == []


def is_drawn(glyph: Glyph, ink: list[tuple[float, float, float, float]]) -> bool:
    """Tell whether ink is as large as the font's own box for the glyph; of a ligature, that of its first letter may be told for all."""
    left, bottom, right, top = (edge * SIZE / 1000 for edge in glyph.face.box(glyph.code))
    width, height = ink[-1][2] - ink[0][0], max(box[3] for box in ink) - min(box[1] for box in ink)
    return abs(width - (right - left)) < NEAR and abs(height - (top - bottom)) < NEAR


def test_hebrew_with_points_is_printed_and_read() -> None:
    pointed = "שָׁלוֹם"

    data = written(made(f"[C]The choir of Orsk sang {pointed} on Monday, and nobody left."))

    shown = pdfium.PdfDocument(data)[0].get_textpage().get_text_range()
    assert "\ufffd" not in shown
    assert set("שלום") <= set(shown)


def test_more_letters_than_one_font_holds_are_all_shown() -> None:
    known = sorted(chr(code) for code in register_fonts()["sans"] if chr(code).isalpha() and code != 0xFB01)[:600]
    words = " ".join("".join(known[at : at + 12]) for at in range(0, len(known), 12))
    annotated = made("\n\n".join(f"[C]{words[at : at + 260].strip()}" for at in range(0, len(words), 260)))

    shown = pdfium.PdfDocument(written(annotated))[0].get_textpage().get_text_range()
    printed = [word for word in words.split() if word in shown]
    assert len(set("".join(printed))) > 400
