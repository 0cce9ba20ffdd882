"""The sheet of paper: words, lines and boxes drawn on it, each with its place in the tree of tags. ``y`` counts from the top.

``x`` counts from the edge at which reading begins: on a mirrored sheet, which is for writing from right to left, from the right one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache

from reportlab.pdfbase.pdfmetrics import getFont

from exports.page.style import NOTE, PLAIN, RULE, House
from exports.pdf import Embedded, Logo, PageCanvas, Tags, add_picture
from exports.text import (
    BOLD,
    FONTS,
    Face,
    Fonts,
    Line,
    Placed,
    PlacedLine,
    Run,
    Style,
    break_lines,
    has_leftward,
    levels_of,
    placed,
    runs_left,
    stretches,
    width_of,
)

MARGIN = 46.0
ZONE = 22.0  # what a zone's label with its rule takes
OUTLINE = 0.03  # of the size: what makes letters bold of a face that has no bold ones


@dataclass(slots=True)
class Sheet:
    """A page to draw on; ``y`` in all methods is the distance from the top edge.

    ``fonts`` measure and draw the words; ``house`` gives the colours; ``language`` is that of our own words where it is not the
    document's; ``lost`` counts the characters that no font had.
    """

    canvas: PageCanvas
    tags: Tags
    width: float
    height: float
    fonts: Fonts
    house: House = PLAIN
    language: str | None = None
    mirrored: bool = False
    lost: Counter[str] = field(default_factory=Counter)
    embedded: dict[int, Embedded] = field(default_factory=dict)

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

    def width_of(self, text: str, style: Style) -> float:
        """Return how wide a text is in its style, in the fonts of the page."""
        return width_of(text, style, self.fonts)

    def broken(self, parts: Iterable[tuple[str, Style]], width: float) -> list[Line]:
        """Return the lines into which styled words fall in the fonts of the page."""
        return break_lines(parts, width, self.fonts)

    def element(self, kind: str) -> AbstractContextManager[None]:
        """Let what is drawn be a heading, a paragraph … in the source's words."""
        return self.tags.element(kind)

    def ours(self, kind: str) -> AbstractContextManager[None]:
        """Let what is drawn be a heading, a paragraph … in our own words."""
        return self.tags.element(kind, language=self.language)

    def artifact(self, mark: str) -> AbstractContextManager[None]:
        """Let what is drawn be passed over by screen readers."""
        return self.tags.artifact(mark)

    def bookmark(self, title: str, y: float, *, level: int = 0) -> None:
        """Add a line to the file's table of contents that leads to this height."""
        key = f"{level} {title}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=self.height - y)
        self.canvas.addOutlineEntry(title, key, level)

    def text(self, x: float, y: float, text: str, style: Style, *, spaced: float = 0.0) -> float:
        """Draw words with their base line at ``y``; return where they end."""
        self._show(x, y, [(Run(0.0, text, style),)], 0.0, spaced)
        return x + self.width_of(text, style) + spaced * len(text)

    def lines(self, x: float, y: float, lines: Sequence[Line], leading: float) -> float:
        """Draw lines, the first base line at ``y``; return the base line after the last."""
        self._show(x, y, lines, leading, 0.0)
        return y + leading * len(lines)

    def _show(self, x: float, y: float, lines: Sequence[Line], leading: float, spaced: float) -> None:
        words = "".join([run.text for line in lines for run in line])
        if has_leftward(words):
            aloud = "".join(self.fonts.shown(run.text, run.style.font) for line in lines for run in line)
            with self.tags.element("Span", text=aloud):
                self._draw_turned(x, y, lines, leading, leftward=self.mirrored or runs_left(words))
            return
        with self.tags.content():
            if not spaced:
                self._draw(x, y, lines, leading, spaced)
                return
            with self.tags.read_as(words):
                self._draw(x, y, lines, leading, spaced)

    def _draw(self, x: float, y: float, lines: Sequence[Line], leading: float, spaced: float) -> None:
        # Written as operators: the canvas's own text object takes twice the time.
        code = [f"BT {spaced:g} Tc"]
        for number, line in enumerate(lines):
            base = self.height - y - number * leading
            start = self._start(x, line, spaced) if self.mirrored else x
            if not all(self.fonts.is_plain(run.text, run.style.font) for run in line):
                rightwards = [0] * sum(len(run.text) for run in line)
                for stretch in stretches(placed(line, rightwards, self.fonts).glyphs):
                    code += self._stretch(start + line[0].x, base, stretch)
                continue
            for run in line:
                code.append(f"{_operands(run.style.colour)} rg 1 0 0 1 {start + run.x:.3f} {base:.3f} Tm")
                code += self._glyphs(run)
        code.append("ET")
        self.canvas.draw(" ".join(code))

    def _draw_turned(self, x: float, y: float, lines: Sequence[Line], leading: float, *, leftward: bool) -> None:
        """Draw a paragraph that holds writing from right to left.

        From left to right, as programs that search and copy expect it; the tags name its pieces in the order of reading.
        """
        code = ["BT 0 Tc"]
        for number, (line, levels) in enumerate(zip(lines, levels_of(lines, leftward=leftward), strict=True)):
            base = self.height - y - number * leading
            found = placed(line, levels, self.fonts)
            hung = line[0].x if self.mirrored or not leftward else -line[0].x
            start = self._edge(x + hung, found, leftward=leftward)
            pieces = list(stretches(found.glyphs))
            around = {order: self.tags.piece() for order in sorted(piece[0].order for piece in pieces)}
            for piece in pieces:
                begin, end = around[piece[0].order]
                code += [begin, *self._stretch(start, base, piece), end]
        code.append("ET")
        self.canvas.draw(" ".join(code))

    def _edge(self, x: float, line: PlacedLine, *, leftward: bool) -> float:
        """Return the left edge of a line, so that no white space at its end stands between it and where it begins or must end."""
        if self.mirrored:
            return self.width - x - line.width + (0 if leftward else line.trail)
        return x - (line.trail if leftward else 0)

    def _start(self, x: float, line: Line, spaced: float = 0.0) -> float:
        """Return where a line that runs rightwards starts on a mirrored sheet: it ends at the edge, white space apart."""
        first, last = line[0], line[-1]
        words = last.text.rstrip(" ")
        apart = self.width_of(first.text[: len(first.text) - len(first.text.lstrip(" "))], first.style)
        return self.width - x - apart - last.x - self.width_of(words, last.style) - spaced * (len(words) - 1)

    def _glyphs(self, run: Run) -> Iterator[str]:
        for name, codes in self.canvas.shown(getFont(FONTS[run.style.font]), run.text):
            yield f"{name} {run.style.size:g} Tf <{codes.hex()}> Tj"

    def _stretch(self, start: float, base: float, stretch: Sequence[Placed]) -> Iterator[str]:
        """Yield the operators that draw glyphs of one face, one style and one height."""
        first = stretch[0]
        font = self._embedded(first.glyph.face)
        bold = first.glyph.face.boldens and first.style.font in BOLD
        colour, size = _operands(first.style.colour), first.style.size
        yield f"{colour} rg {f'2 Tr {size * OUTLINE:.3f} w {colour} RG ' if bold else ''}{font.name} {size:g} Tf"
        if first.rise:
            yield f"{first.rise:.3f} Ts"
        yield f"1 0 0 1 {start + first.x:.3f} {base:.3f} Tm {_shown(stretch, font)}"
        if first.rise:
            yield "0 Ts"
        if bold:
            yield "0 Tr"
        self.lost.update(letter for each in stretch for letter in each.glyph.lost)

    def _embedded(self, face: Face) -> Embedded:
        key = id(face)
        if key not in self.embedded:
            self.embedded[key] = Embedded(self.canvas, face, len(self.embedded) + 1)
        return self.embedded[key]

    def label(self, x: float, y: float, label: str, style: Style, note: str = "", *, below: float = 0) -> None:
        """Draw a zone's label, a heading and a bookmark, and what is said of the zone: beside it, or so far below."""
        self.bookmark(label, y - 12, level=1)
        with self.ours("H2"):
            end = self.text(x, y, label.upper(), style, spaced=1.1)
        if note:
            with self.ours("P"):
                self.text(x if below else end + 6, y + below, note, NOTE)

    def heading(self, x: float, y: float, width: float, label: str, note: str = "") -> float:
        """Draw a zone's label with a rule under it; return the base line of what follows."""
        self.label(x, y + 8, label, self.house.label, note)
        self.box(x, y + 14, width, 0.6, RULE)
        return y + ZONE

    def picture(self, x: float, y: float, logo: Logo, alternative: str) -> None:
        """Draw a picture whose top left corner is at ``x`` and ``y``, with what is read instead of it."""
        bottom = self.height - y - logo.height
        x = self.width - x - logo.width if self.mirrored else x
        name = add_picture(self.canvas, logo)
        box = f"{x:.3f} {bottom:.3f} {x + logo.width:.3f} {bottom + logo.height:.3f}"
        said = (
            f" /Alt <FEFF{alternative.encode('utf-16-be').hex()}> /A << /O /Layout /Placement /Block /BBox [{box}] >>"
        )
        with self.tags.element("Figure", language=self.language, entries=said), self.tags.content():
            self.canvas.draw(f"q {logo.width:.3f} 0 0 {logo.height:.3f} {x:.3f} {bottom:.3f} cm /{name} Do Q")

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose top edge is at ``y``."""
        with self.tags.artifact():
            bottom = self.height - y - height
            x = self.width - x - width if self.mirrored else x
            self.canvas.draw(f"{_operands(colour)} rg {x:.3f} {bottom:.3f} {width:.3f} {height:.3f} re f")


def _shown(stretch: Sequence[Placed], font: Embedded) -> str:
    """Return the operator that draws a stretch, with a step wherever the pen does not stand where the next glyph must."""
    code, pen = [], stretch[0].x
    for each in stretch:
        step = (pen - each.x) * 1000 / each.style.size
        if abs(step) > 0.5:
            code.append(f"{step:.0f}")
        code.append(f"<{font.number(each.glyph):04x}>")
        pen = each.x + each.glyph.face.width(each.glyph.code) * each.style.size / 1000
    return f"[{' '.join(code)}] TJ"


@cache
def _operands(colour: str) -> str:
    """Return a colour, ``#rrggbb``, as the operands of an operator."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4f}" for at in (1, 3, 5))
