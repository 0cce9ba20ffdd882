"""Fonts inside the page: only the letters it shows, each as its font draws it."""

from io import BytesIO

import pytest
from made import made
from reportlab.pdfbase.pdfmetrics import getFont

from exports import EXPORTERS, Settings
from exports.pdf.fonts import subset
from exports.text.fonts import FONTS, register_fonts

pdfium = pytest.importorskip("pypdfium2")

# Plain letters, letters made of two others, Vietnamese ones of three, and one that no cut has.
LETTERS = "\0 aZ9“—éüłŻğΆЖѝộệ\ufffd漢"


def drawn(font, glyph: str) -> list[tuple[str, tuple[object, ...]]]:
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return [("width", (glyphs[glyph].width,)), *pen.value]


@pytest.mark.parametrize("file", FONTS.values())
def test_each_letter_of_a_subset_is_drawn_as_in_its_font(file: str) -> None:
    fonts = pytest.importorskip("fontTools.ttLib")
    register_fonts()
    face = getFont(file).face
    whole = fonts.TTFont(BytesIO(face.get_chunk(0, 10_000_000)))

    # Sums of tables are checked.
    part = fonts.TTFont(BytesIO(subset(face, list(map(ord, LETTERS)))), checkChecksums=2)

    (letters,) = (table.cmap for table in part["cmap"].tables)
    there = [letters.get(number, ".notdef") for number in range(len(LETTERS))]
    assert [drawn(part, glyph) for glyph in there] == [
        drawn(whole, whole.getBestCmap().get(ord(letter), ".notdef")) for letter in LETTERS
    ]
    assert len(set(there)) == len(LETTERS) - 1
    assert any(part["glyf"][glyph].isComposite() for glyph in there)


def test_more_letters_than_one_font_holds_are_all_shown() -> None:
    known = sorted(chr(code) for code in register_fonts()["sans"] if chr(code).isalpha() and code != 0xFB01)[:600]
    words = " ".join("".join(known[at : at + 12]) for at in range(0, len(known), 12))
    annotated = made("\n\n".join(f"[C]{words[at : at + 260].strip()}" for at in range(0, len(words), 260)))

    out = BytesIO()
    EXPORTERS["pdf"].write(annotated, out, Settings())

    shown = pdfium.PdfDocument(out.getvalue())[0].get_textpage().get_text_range()
    printed = [word for word in words.split() if word in shown]
    assert len(set("".join(printed))) > 400
