"""Where each glyph of a line stands when letters do not simply follow each other: writing from right to left, marks, letters of many fonts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exports.direction import in_view, levels, mirror
from exports.faces import HEEDED, Glyph, faces
from exports.typeset import Line, Style


@dataclass(slots=True)
class Placed:
    """A glyph with its style, ``x`` points from the line's left edge and ``rise`` above its base line."""

    glyph: Glyph
    style: Style
    level: int
    x: float = 0.0
    rise: float = 0.0


def placed(line: Line, *, leftward: bool) -> tuple[list[Placed], float, float]:
    """Return a line's glyphs in the order of reading, its width, and how much of that is white space at its end."""
    glyphs = list(_levelled(line, base=int(leftward)))
    letters = [each for each in glyphs if not each.glyph.is_placed]
    at = 0.0
    for place in in_view([each.level for each in letters]):
        each = letters[place]
        each.x = at
        at += each.glyph.width * each.style.size / 1000
    _place_marks(glyphs)
    trail = 0.0
    for each in reversed(letters):
        if each.glyph.read != " ":
            break
        trail += each.glyph.width * each.style.size / 1000
    return glyphs, at, trail


def _levelled(line: Line, *, base: int) -> Iterator[Placed]:
    found = levels("".join(run.text for run in line), base)
    start = 0
    for run in line:
        at = start
        for glyph in faces().glyphs(run.text, run.style.font):
            while run.text[at - start] in HEEDED:
                at += 1
            level = found[at]
            yield Placed(_mirrored(glyph) if level % 2 else glyph, run.style, level)
            at += len(glyph.read)
        start += len(run.text)


def _mirrored(glyph: Glyph) -> Glyph:
    image = ord(mirror(chr(glyph.code)))
    return replace(glyph, code=image) if image != glyph.code and glyph.face.has(image) else glyph


def _place_marks(glyphs: list[Placed]) -> None:
    letter: Placed | None = None
    for each in glyphs:
        if not each.glyph.is_placed:
            letter = each
        elif letter:
            each.x = letter.x + each.glyph.shift * each.style.size / 1000
            each.rise = each.glyph.rise * each.style.size / 1000
