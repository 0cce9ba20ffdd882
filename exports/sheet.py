"""The sheet of paper: words, lines and boxes drawn on it, each with its place in the tree of tags. ``y`` counts from the top."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from exports.tagged import Tags
from exports.typeset import FONTS, Line, Style, width_of


@dataclass(slots=True)
class Sheet:
    """A page to draw on; ``y`` in all methods is the distance from the top edge.

    ``language`` is that of our own words where it is not the document's.
    """

    canvas: Canvas
    tags: Tags
    width: float
    height: float
    language: str | None = None

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
        with self.tags.content():
            self._show(x, y, text, style, spaced)
        return x + width_of(text, style) + spaced * len(text)

    def lines(self, x: float, y: float, lines: Sequence[Line], leading: float) -> float:
        """Draw lines, the first base line at ``y``; return the base line after the last."""
        with self.tags.content():
            for line in lines:
                for run in line:
                    self._show(x + run.x, y, run.text, run.style, 0.0)
                y += leading
        return y

    def _show(self, x: float, y: float, text: str, style: Style, spaced: float) -> None:
        line = self.canvas.beginText(x, self.height - y)
        line.setFont(FONTS[style.font], style.size)
        line.setFillColor(HexColor(style.colour))
        line.setCharSpace(spaced)
        line.textOut(text)
        self.canvas.drawText(line)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose top edge is at ``y``."""
        with self.tags.artifact():
            self.canvas.setFillColor(HexColor(colour))
            self.canvas.rect(x, self.height - y - height, width, height, stroke=0, fill=1)
