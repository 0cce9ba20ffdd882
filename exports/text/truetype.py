"""A font that letters are drawn with, and the ones that are TrueType already. All measures are thousandths of the font's size."""

from collections.abc import Mapping
from typing import Protocol

from reportlab.pdfbase.ttfonts import TTFontFace


class Face(Protocol):
    """A font that letters are drawn with; all measures are thousandths of its size."""

    title: str
    metrics: Mapping[str, object]
    boldens: bool  # bold letters are this face's own, drawn with an outline

    def has(self, code: int) -> bool:
        """Tell whether it has a shape for this character."""

    def width(self, code: int) -> float:
        """Return how far the pen moves."""

    def box(self, code: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of the ink."""

    def shape(self, code: int) -> object:
        """Return what tells shapes apart: characters with the same shape have the same."""

    def cut(self, codes: list[int]) -> bytes:
        """Return a TrueType file of the shapes of these characters, in their order; number 0 stands for a missing one."""


class TrueType:
    """A face from a TrueType file."""

    def __init__(self, face: TTFontFace, *, boldens: bool = False) -> None:
        self._face, self.boldens = face, boldens
        self.title = face.name.decode("ascii")
        self.metrics: Mapping[str, object] = {
            "Ascent": face.ascent,
            "CapHeight": face.capHeight,
            "Descent": face.descent,
            "FontBBox": face.bbox,
            "ItalicAngle": face.italicAngle,
            "StemV": face.stemV,
        }

    def has(self, code: int) -> bool:
        """Tell whether it has a shape for this character."""
        return code in self._face.charToGlyph

    def width(self, code: int) -> float:
        """Return how far the pen moves."""
        return float(self._face.charWidths.get(code, self._face.defaultWidth))

    def box(self, code: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of the ink."""
        face, glyph = self._face, self._face.charToGlyph[code]
        if face.glyphPos[glyph] == face.glyphPos[glyph + 1]:
            return 0.0, 0.0, 0.0, 0.0
        face.seek_table("glyf", face.glyphPos[glyph] + 2)
        left, bottom, right, top = (face.read_short() * 1000 / face.unitsPerEm for _ in range(4))
        return left, bottom, right, top

    def shape(self, code: int) -> object:
        """Return the number of the shape in the file."""
        return self._face.charToGlyph[code]

    def cut(self, codes: list[int]) -> bytes:
        """Return a TrueType file of the shapes of these characters."""
        return bytes(self._face.makeSubset(codes))

    def codes(self) -> list[int]:
        """Return the characters that it has."""
        return list(self._face.charToGlyph)

    @property
    def permissions(self) -> int:
        """What its maker allows: OpenType's fsType."""
        return int.from_bytes(self._face.get_table("OS/2")[8:10], "big")
