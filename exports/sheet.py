"""The sheet of paper: words, lines and boxes drawn on it, each with its place in the tree of tags. ``y`` counts from the top."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from exports.house import NOTE, PLAIN, RULE, House
from exports.logo import Logo, add_picture
from exports.tagged import Tags
from exports.typeset import FONTS, Line, Run, Style, width_of

MARGIN = 46.0
ZONE = 22.0  # what a zone's label with its rule takes


@dataclass(slots=True)
class Sheet:
    """A page to draw on; ``y`` in all methods is the distance from the top edge.

    ``house`` gives the colours; ``language`` is that of our own words where it is not the document's.
    """

    canvas: Canvas
    tags: Tags
    width: float
    height: float
    house: House = PLAIN
    language: str | None = None

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

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
        with self.tags.content(), self.tags.read_as(text) if spaced else nullcontext():
            self._show(x, y, [(Run(0.0, text, style),)], 0.0, spaced)
        return x + width_of(text, style) + spaced * len(text)

    def lines(self, x: float, y: float, lines: Sequence[Line], leading: float) -> float:
        """Draw lines, the first base line at ``y``; return the base line after the last."""
        with self.tags.content():
            self._show(x, y, lines, leading, 0.0)
        return y + leading * len(lines)

    def _show(self, x: float, y: float, lines: Sequence[Line], leading: float, spaced: float) -> None:
        # Written as operators: the canvas's own text object takes twice the time.
        code = [f"BT {spaced:g} Tc"]
        for number, line in enumerate(lines):
            base = self.height - y - number * leading
            for run in line:
                code.append(f"{_operands(run.style.colour)} rg 1 0 0 1 {x + run.x:.3f} {base:.3f} Tm")
                code += self._glyphs(run)
        code.append("ET")
        self.canvas._code.append(" ".join(code))

    def _glyphs(self, run: Run) -> Iterator[str]:
        font, document = getFont(FONTS[run.style.font]), self.canvas._doc
        for subset, codes in font.splitString(run.text, document):
            yield f"{font.getSubsetInternalName(subset, document)} {run.style.size:g} Tf <{codes.hex()}> Tj"

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
        name = add_picture(self.canvas, logo)
        box = f"{x:.3f} {bottom:.3f} {x + logo.width:.3f} {bottom + logo.height:.3f}"
        said = (
            f" /Alt <FEFF{alternative.encode('utf-16-be').hex()}> /A << /O /Layout /Placement /Block /BBox [{box}] >>"
        )
        with self.tags.element("Figure", language=self.language, entries=said), self.tags.content():
            self.canvas._code.append(f"q {logo.width:.3f} 0 0 {logo.height:.3f} {x:.3f} {bottom:.3f} cm /{name} Do Q")

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose top edge is at ``y``."""
        with self.tags.artifact():
            bottom = self.height - y - height
            self.canvas._code.append(f"{_operands(colour)} rg {x:.3f} {bottom:.3f} {width:.3f} {height:.3f} re f")


@cache
def _operands(colour: str) -> str:
    """Return a colour, ``#rrggbb``, as the operands of an operator."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4f}" for at in (1, 3, 5))
