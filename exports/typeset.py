"""Words on paper: the bundled fonts, cleaning for print, widths, and line breaking. All lengths are points (1/72 inch).

Text reaches a page only through ``printable``: control characters and direction overrides go, a letter that no font has becomes U+FFFD.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = {
    "sans": "CdSans-Regular",
    "semibold": "CdSans-Semibold",
    "italic": "CdSans-Italic",
    "serif": "CdSerif-Regular",
    "serif semibold": "CdSerif-Semibold",
}
LEADING = 1.32  # distance of base lines, in font sizes
BALANCING = 8  # halvings of the width in which a headline is made even
LOST = "\ufffd"
_SEEN_AS = {0x2011: "\u2010", 0x2028: " ", 0x2029: " ", 0xAD: ""}
_UNSEEN = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF),
    "",
)
_CLEANED: Mapping[int, str] = {**_UNSEEN, **dict.fromkeys((9, 10, 13), " "), **_SEEN_AS}


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: a key of ``FONTS``, a size in points, a colour as ``#rrggbb``."""

    font: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style that stand together in a line, ``x`` points from its left edge."""

    x: float
    text: str
    style: Style

    def moved(self, by: float) -> "Run":
        """Return the run so much further on in its line."""
        return Run(self.x + by, self.text, self.style)


Line = tuple[Run, ...]


@cache
def register_fonts() -> Mapping[str, Mapping[int, float]]:
    """Register the five cuts with ReportLab, once a process, and return each one's glyph widths in thousandths of its size."""
    widths = {}
    for name, file in FONTS.items():
        font = TTFont(file, str(Path(__file__).parent / "fonts" / f"{file}.ttf"), asciiReadable=0)
        pdfmetrics.registerFont(font)
        face = font.face
        widths[name] = {code: face.charWidths.get(code, face.defaultWidth) for code in face.charToGlyph}
    return widths


def printable(text: str) -> str:
    """Return a text as it can be printed: on one line, without what cannot be seen, unknown letters as U+FFFD."""
    known = register_fonts()["sans"]
    clean = " ".join(text.translate(_CLEANED).split())
    lost = {code for code in map(ord, set(clean)) if code not in known}
    return clean.translate(dict.fromkeys(lost, LOST)) if lost else clean


def width_of(text: str, style: Style) -> float:
    """Return how wide a text is in its style."""
    units = _kept_units(text, style.font) if len(text) <= LONGEST_KEPT else _units(text, style.font)
    return units * style.size / 1000


def _units(text: str, font: str) -> float:
    widths = register_fonts()[font]
    lost = widths.get(0xFFFD, 600)
    return sum([widths.get(code, lost) for code in map(ord, text)])


# A page is tried at many sizes, and words come again: their widths are looked up.
LONGEST_KEPT = 40
_kept_units = lru_cache(maxsize=16_384)(_units)


def break_lines(parts: Iterable[tuple[str, Style]], width: float) -> list[Line]:
    """Return the lines into which styled words fall: as many words in each as fit; a word wider than a line is broken.

    Parts are separated by a space of the style that follows. A line ends with the space that parts it from the next, as those
    who copy or listen to it need one; within a broken word there is none.
    """
    lines: list[Line] = []
    line: list[Run] = []
    at = 0.0
    for word, style, wide, goes_on in _words(parts, width):
        space = width_of(" ", style) if line else 0.0
        if line and at + space + wide > width:
            lines.append(_closed(line, "" if goes_on else " "))
            line, at, space = [], 0.0, 0.0
        if line and line[-1].style is style:
            line[-1] = Run(line[-1].x, f"{line[-1].text} {word}", style)
        else:
            # The space belongs to the run, so that whoever copies the line gets it too.
            line.append(Run(at, f" {word}" if line else word, style))
        at += space + wide
    return _without_orphan([*lines, tuple(line)] if line else lines)


def break_evenly(parts: Sequence[tuple[str, Style]], width: float) -> list[Line]:
    """Return as few lines as ``break_lines``, but about equally long, as a headline's should be."""
    lines = break_lines(parts, width)
    narrow, wide = width / 2, width
    for _ in range(BALANCING if len(lines) > 1 else 0):
        middle = (narrow + wide) / 2
        if len(break_lines(parts, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return break_lines(parts, wide) if wide < width else lines


def _closed(line: list[Run], end: str) -> Line:
    last = line[-1]
    return (*line[:-1], Run(last.x, last.text + end, last.style))


def _without_orphan(lines: list[Line]) -> list[Line]:
    """Take a word down to a reference that would stand alone in the last line."""
    if len(lines) < 2 or len(lines[-1]) > 1 or " " in lines[-1][0].text or lines[-1][0].style is lines[-2][-1].style:
        return lines
    last, (alone,) = lines[-2][-1], lines[-1]
    kept, _, word = last.text.rstrip(" ").rpartition(" ")
    if not kept:
        return lines
    shift = width_of(word, last.style)
    lines[-2] = (*lines[-2][:-1], Run(last.x, f"{kept} ", last.style))
    lines[-1] = (Run(0.0, word, last.style), Run(shift, f" {alone.text}", alone.style))
    return lines


def _words(parts: Iterable[tuple[str, Style]], width: float) -> Iterable[tuple[str, Style, float, bool]]:
    """Yield the words with their style and width, and whether each goes on where the last one was broken."""
    for text, style in parts:
        for word in text.split(" "):
            wide, goes_on = width_of(word, style), False
            while wide > width and len(word) > 1:
                fits = _fitting(word, style, width)
                yield word[:fits], style, width_of(word[:fits], style), goes_on
                word, goes_on = word[fits:], True
                wide = width_of(word, style)
            if word:
                yield word, style, wide, goes_on


def _fitting(word: str, style: Style, width: float) -> int:
    """Return how many letters of a word fit in a line, one at least."""
    at, count = 0.0, 0
    for letter in word:
        at += width_of(letter, style)
        if at > width:
            break
        count += 1
    return max(count, 1)
