"""Words on paper: cleaning for print, widths, and line breaking. All lengths are points (1/72 inch).

Text reaches a page only through ``printable``: control characters and direction overrides go. A letter that no font has stays until it is
drawn, as U+FFFD.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from unicodedata import combining

from exports.text.bidi import has_leftward
from exports.text.cjk import has_eastern
from exports.text.fonts import LOST, Fonts

LEADING = 1.32  # distance of base lines, in font sizes
BALANCING = 8  # halvings of the width in which a headline is made even
_SEEN_AS = {0x2011: "\u2010", 0x2028: " ", 0x2029: " ", 0xAD: ""}
_UNSEEN = dict.fromkeys(
    (
        *range(0x20), *range(0x7F, 0xA0), 0x34F, 0x180E, 0x200B, *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10),
        0xFEFF, *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0),
    ),
    "",
)  # fmt: skip
_CLEANED: Mapping[int, str] = {**_UNSEEN, **dict.fromkeys((9, 10, 13), " "), **_SEEN_AS}
_UNFIT = re.compile("[\ud800-\udfff\ufffe\uffff]")  # no file can hold them


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


def printable(text: str) -> str:
    """Return a text as it can be printed: on one line, without what cannot be seen."""
    return _UNFIT.sub(LOST, " ".join(text.translate(_CLEANED).split()))


def width_of(text: str, style: Style, fonts: Fonts) -> float:
    """Return how wide a text is in its style."""
    return _width(text, style, fonts)


def widths_of(words: Iterable[str], style: Style, fonts: Fonts) -> list[float]:
    """Return how wide words of one style are: what ``width_of`` gives for each, in half the time."""
    return [_width(word, style, fonts) for word in words]


def _width(text: str, style: Style, fonts: Fonts) -> float:
    if len(text) > LONGEST_KEPT:
        return fonts.units(text, style.font) * style.size / 1000
    return _kept_units(text, style.font, fonts) * style.size / 1000


def _units(text: str, font: str, fonts: Fonts) -> float:
    return fonts.units(text, font)


# A page is tried at many sizes, and words come again: their widths are looked up.
LONGEST_KEPT = 40
_kept_units = lru_cache(maxsize=16_384)(_units)


def break_lines(parts: Iterable[tuple[str, Style]], width: float, fonts: Fonts) -> list[Line]:
    """Return the lines into which styled words fall: as many words in each as fit; a word wider than a line is broken.

    Parts are separated by a space of the style before it. A line ends with the space that parts it from the next, as those
    who copy or listen to it need one; within a broken word, and between East Asian letters, there is none.
    """
    parts = list(parts)
    turned = any(has_leftward(text) for text, _ in parts)
    spaces: dict[Style, float] = {}
    lines: list[Line] = []
    line: list[Run] = []
    words: list[str] = []  # of the run that is growing, from ``start`` on, in the style ``before``
    start = at = 0.0
    before: Style | None = None
    for word, style, wide, goes_on in _words(parts, width, fonts):
        space = 0.0
        if before and not goes_on:
            if before not in spaces:
                units = fonts.widest_space(before.font) if turned else fonts.units(" ", before.font)
                spaces[before] = units * before.size / 1000
            space = spaces[before]
        if before and at + space + wide > width:
            # The space at a line's end belongs to its last run, so that whoever copies the line gets it too.
            lines.append((*line, Run(start, "".join(words) + ("" if goes_on else " "), before)))
            line, words, start, at, space = [], [], 0.0, 0.0, 0.0
        elif before and not goes_on:
            words.append(" ")
        if words and before and style is not before:
            line.append(Run(start, "".join(words), before))
            words, start = [], at + space
        words.append(word)
        before = style
        at += space + wide
    if before:
        lines.append((*line, Run(start, "".join(words), before)))
    return _without_orphan(lines, fonts)


def break_evenly(parts: Sequence[tuple[str, Style]], width: float, fonts: Fonts) -> list[Line]:
    """Return as few lines as ``break_lines``, but about equally long, as a headline's should be."""
    lines = break_lines(parts, width, fonts)
    narrow, wide = width / 2, width
    for _ in range(BALANCING if len(lines) > 1 else 0):
        middle = (narrow + wide) / 2
        if len(break_lines(parts, middle, fonts)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return break_lines(parts, wide, fonts) if wide < width else lines


def _without_orphan(lines: list[Line], fonts: Fonts) -> list[Line]:
    """Take a word down to a reference that would stand alone in the last line."""
    if len(lines) < 2 or len(lines[-1]) > 1 or " " in lines[-1][0].text or lines[-1][0].style is lines[-2][-1].style:
        return lines
    last, (alone,) = lines[-2][-1], lines[-1]
    words = last.text.rstrip(" ")
    word = _pieces(words.rpartition(" ")[2])[-1]
    kept = words.removesuffix(word)
    if not kept.strip():
        return lines
    lines[-2] = (*lines[-2][:-1], Run(last.x, kept, last.style))
    lines[-1] = (
        Run(0.0, f"{word} ", last.style),
        Run(width_of(f"{word} ", last.style, fonts), alone.text, alone.style),
    )
    return lines


def _words(parts: Iterable[tuple[str, Style]], width: float, fonts: Fonts) -> Iterator[tuple[str, Style, float, bool]]:
    """Yield the words with their style and width, and whether each goes on where the last one ended, without a space."""
    for text, style in parts:
        for word in text.split(" "):
            goes_on = False
            for piece in (word,) if word.isascii() else _pieces(word):
                wide = _width(piece, style, fonts)
                if wide > width and len(piece) > 1:
                    for part in _broken(piece, style, width, fonts):
                        yield part, style, _width(part, style, fonts), goes_on
                        goes_on = True
                elif piece:
                    yield piece, style, wide, goes_on
                goes_on = True


# Chinese and Japanese may be broken after every letter, but no line begins with these, and none ends with those. Korean has spaces.
NOT_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟｠»ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ‐–—〜…‥,.:;?!%)]}％‰℃°′″·•"
)
NOT_LAST = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{￥＄￡$£¥€#№")


def _pieces(word: str) -> list[str]:
    """Return the parts of a word between which a line may be broken."""
    if not has_eastern(word):
        return [word]
    pieces = [word[0]]
    for before, letter in pairwise(word):
        free = has_eastern(before) or has_eastern(letter)
        if free and letter not in NOT_FIRST and before not in NOT_LAST and not combining(letter):
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def _broken(word: str, style: Style, width: float, fonts: Fonts) -> Iterator[str]:
    """Yield the parts of a word that is wider than a line: as many letters in each as fit, one at least."""
    start, at = 0, 0.0
    for place, letter in enumerate(word):
        wide = _width(letter, style, fonts)
        if at + wide > width and place > start:
            yield word[start:place]
            start, at = place, 0.0
        at += wide
    yield word[start:]
