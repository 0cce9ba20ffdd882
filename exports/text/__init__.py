"""How words become lines of placed letters, in every writing.

``fonts`` says which font has a letter (``truetype`` and ``opentype`` read their files); ``line_breaking`` cleans words, measures them
and breaks lines; ``bidi`` orders what runs from right to left, ``arabic`` joins letters, ``cjk`` breaks where no spaces stand,
``glyphs`` gives every letter its place.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.text.bidi import LEFTWARDS as LEFTWARDS
    from exports.text.bidi import has_leftward as has_leftward
    from exports.text.bidi import runs_left as runs_left
    from exports.text.cjk import without_eastern as without_eastern
    from exports.text.fonts import BOLD as BOLD
    from exports.text.fonts import FONTS as FONTS
    from exports.text.fonts import LOST as LOST
    from exports.text.fonts import Fonts as Fonts
    from exports.text.fonts import Glyph as Glyph
    from exports.text.fonts import fonts_for as fonts_for
    from exports.text.fonts import register_fonts as register_fonts
    from exports.text.fonts import told as told
    from exports.text.glyphs import Placed as Placed
    from exports.text.glyphs import PlacedLine as PlacedLine
    from exports.text.glyphs import levels_of as levels_of
    from exports.text.glyphs import placed as placed
    from exports.text.glyphs import stretches as stretches
    from exports.text.line_breaking import LEADING as LEADING
    from exports.text.line_breaking import Line as Line
    from exports.text.line_breaking import Run as Run
    from exports.text.line_breaking import Style as Style
    from exports.text.line_breaking import break_evenly as break_evenly
    from exports.text.line_breaking import break_lines as break_lines
    from exports.text.line_breaking import printable as printable
    from exports.text.line_breaking import width_of as width_of
    from exports.text.line_breaking import widths_of as widths_of
    from exports.text.truetype import Face as Face

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
