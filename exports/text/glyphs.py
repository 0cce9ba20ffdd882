"""Where each glyph of a line stands when letters do not simply follow each other: writing from right to left, marks, letters of many fonts.

Glyphs stand from left to right, whichever way they are read, and each stands for what is seen: programs that search and copy turn the
writing round themselves, and would turn it twice. The order of reading goes into the tags.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from exports.text import bidi as direction
from exports.text.fonts import HEEDED, Fonts, Glyph
from exports.text.line_breaking import Line, Style


@dataclass(slots=True)
class Placed:
    """A glyph with its style, its place in the order of reading, whether it runs leftwards, and where it stands.

    ``x`` is points from the line's left edge, ``rise`` points above its base line.
    """

    glyph: Glyph
    style: Style
    order: int
    leftward: bool
    x: float = 0.0
    rise: float = 0.0

    @property
    def width(self) -> float:
        """How far the next letter is, in points."""
        return self.glyph.width * self.style.size / 1000


@dataclass(slots=True)
class _Letter:
    level: int
    placed: Placed
    marks: list[Placed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line's glyphs from left to right, its width, and how much of that is white space at its end."""

    glyphs: list[Placed]
    width: float
    trail: float


def levels_of(lines: Sequence[Line], *, leftward: bool) -> list[list[int]]:
    """Return, line by line, which way each character of a paragraph runs; the space at the end of a line runs as the paragraph."""
    texts = ["".join(run.text for run in line) for line in lines]
    whole = direction.levels("".join(texts), int(leftward))
    found: list[list[int]] = []
    at = 0
    for text in texts:
        solid = len(text.rstrip(" "))
        found.append(whole[at : at + solid] + [int(leftward)] * (len(text) - solid))
        at += len(text)
    return found


def placed(line: Line, levels: Sequence[int], fonts: Fonts) -> PlacedLine:
    """Return where the glyphs of a line stand whose characters run as the levels say."""
    letters = list(_letters(line, levels, fonts))
    found: list[Placed] = []
    at = 0.0
    for place in direction.in_view([letter.level for letter in letters]):
        letter = letters[place]
        letter.placed.x = at
        for mark in letter.marks:
            mark.x = at + mark.glyph.shift * mark.style.size / 1000
            mark.rise = mark.glyph.rise * mark.style.size / 1000
        found += [*reversed(letter.marks), letter.placed] if letter.level % 2 else [letter.placed, *letter.marks]
        at += letter.placed.width
    trail = 0.0
    for letter in reversed(letters):
        if letter.placed.glyph.read != " ":
            break
        trail += letter.placed.width
    return PlacedLine(found, at, trail)


def _letters(line: Line, levels: Sequence[int], fonts: Fonts) -> Iterator[_Letter]:
    """Yield the letters in the order of reading, each with its level and marks."""
    start = order = 0
    letter: _Letter | None = None
    for run in line:
        at = start
        for glyph in fonts.glyphs(run.text, run.style.font):
            while run.text[at - start] in HEEDED:
                at += 1
            leftward = levels[at] % 2 == 1
            each = Placed(_seen(glyph) if leftward else glyph, run.style, order, leftward)
            if letter and glyph.is_placed:
                letter.marks.append(each)
            else:
                if letter:
                    yield letter
                letter = _Letter(levels[at], each)
            at += glyph.letters
            order += 1
        start += len(run.text)
    if letter:
        yield letter


def _seen(glyph: Glyph) -> Glyph:
    """Return a glyph as it is seen in writing from right to left: a bracket is its mirror image."""
    image = ord(direction.mirror(chr(glyph.code)))
    return replace(glyph, code=image, read=chr(image)) if image != glyph.code and glyph.face.has(image) else glyph


def stretches(glyphs: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield the glyphs that can be drawn at once: of one face, one style and one height; letter by letter where they run leftwards."""
    stretch: list[Placed] = []
    for each in glyphs:
        if stretch and not _belongs(each, stretch[-1]):
            yield stretch
            stretch = []
        stretch.append(each)
    if stretch:
        yield stretch


def _belongs(each: Placed, last: Placed) -> bool:
    if each.glyph.face is not last.glyph.face or each.style is not last.style or each.rise != last.rise:
        return False
    if not each.leftward and not last.leftward:
        return True
    return last.glyph.is_placed or _apart(each, last)


def _apart(each: Placed, last: Placed) -> bool:
    """Tell whether one stands so far above the other that PDFium would take them for two lines, if they were not drawn at once."""
    (_, bottom, _, top), (_, low, _, high) = (one.glyph.face.box(one.glyph.code) for one in (each, last))
    size = each.style.size / 1000
    return min(top - bottom, high - low) * size > TALL and (bottom >= high or low >= top)


TALL = 4.0  # points; PDFium looks at what is higher than four and a half
