"""How words become lines of placed letters, in every writing.

``fonts`` says which font has a letter (``truetype`` and ``opentype`` read their files); ``line_breaking`` cleans words, measures them
and breaks lines; ``bidi`` orders what runs from right to left, ``arabic`` joins letters, ``cjk`` breaks where no spaces stand,
``glyphs`` gives every letter its place.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.text.bidi import LEFTWARDS, has_leftward, runs_left
    from exports.text.cjk import without_eastern
    from exports.text.fonts import BOLD, FONTS, LOST, Fonts, Glyph, fonts_for, register_fonts, told
    from exports.text.glyphs import Placed, PlacedLine, levels_of, placed, stretches
    from exports.text.line_breaking import (
        LEADING,
        Line,
        Run,
        Style,
        break_evenly,
        break_lines,
        printable,
        width_of,
        widths_of,
    )
    from exports.text.truetype import Face

__getattr__ = hand_out(
    __name__,
    {
        "bidi": "LEFTWARDS has_leftward runs_left",
        "cjk": "without_eastern",
        "fonts": "BOLD FONTS Fonts Glyph LOST fonts_for register_fonts told",
        "glyphs": "Placed PlacedLine levels_of placed stretches",
        "line_breaking": "LEADING Line Run Style break_evenly break_lines printable width_of widths_of",
        "truetype": "Face",
    },
)
