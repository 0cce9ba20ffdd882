"""Fonts that are not drawn as they are: the big East Asian ones of an extra, and a user's own file of any kind.

Their outlines are converted to TrueType when they are needed, shape by shape; fontTools is imported only for that.
"""

from __future__ import annotations

import struct
from functools import cache, lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from exports.text.truetype import Face, TrueType
from source.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Mapping

EAST_ASIAN_FONT = ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf")
TOLERANCE = 1.0  # units by which a converted curve may differ: a thousandth of the letter's size
KEPT = 4096  # converted shapes that are kept for the next page
TRIED = 200  # shapes of a user's font that are tried before anything is written
NO_DATE = 3_029_529_600  # 1 January 2000, in seconds since 1904
_FAULTS = (
    TTFError,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    RecursionError,
)


@cache
def east_asian(forms: str) -> Face | None:
    """Return the font of the extra ``cjk``, with the forms of Han that a language has; None where it is not installed."""
    package, file = EAST_ASIAN_FONT
    found = find_spec(package)
    if found is None or found.origin is None or find_spec("fontTools") is None:
        return None
    return Outlines(_big_font(Path(found.origin).parent / file), forms)


@cache
def _big_font(path: Path) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(path, lazy=True)


def open_font(path: Path) -> Face:
    """Return the face of a user's font file. Raises ExportError that says what is wrong with it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ExportError(
            f"{path.name}: it cannot be read ({error.strerror}). Name another font with --font."
        ) from error
    kind = data[:4]
    if kind not in (b"\0\1\0\0", b"true", b"OTTO", b"ttcf"):
        raise ExportError(f"{path.name}: it is no font file. Name a TrueType file (.ttf) with --font.")
    try:
        face = _as_it_is(data) if kind in (b"\0\1\0\0", b"true") else _converted(data, path.name)
        _try_out(face)
        permissions = face.permissions
    except _FAULTS as error:
        raise ExportError(
            f"{path.name}: this font is damaged, or of a kind that copydesk does not know. Name another with --font."
        ) from error
    if permissions & 0x000F == 0x0002 or permissions & 0x0300:
        raise ExportError(f"{path.name}: its maker forbids to put it into a PDF. Name another font with --font.")
    return face


def _as_it_is(data: bytes) -> TrueType:
    return TrueType(TTFontFace(BytesIO(data)), boldens=True)


def _converted(data: bytes, name: str) -> Outlines:
    if find_spec("fontTools") is None:
        raise ExportError(
            f"{name}: this kind of font (OpenType, or a collection) needs pip install 'copydesk[cjk]'. Or name a TrueType file (.ttf)."
        )
    from fontTools.ttLib import TTFont, TTLibError

    try:
        return Outlines(TTFont(BytesIO(data), fontNumber=0, lazy=True), "")
    except TTLibError as error:
        raise ValueError from error


def _try_out(face: TrueType | Outlines) -> None:
    codes = face.codes()[:TRIED]
    if not codes:
        raise ValueError
    for code in codes:
        face.width(code), face.box(code)
    face.cut(codes)


class Outlines:
    """A face whose shapes are converted to TrueType: curves of the third degree become curves of the second."""

    boldens = True

    def __init__(self, font: Any, forms: str) -> None:
        self._font = font
        self._names: dict[int, str] = font.getBestCmap()
        self._local = _local_forms(font, forms) if forms else {}
        self._shapes = font.getGlyphSet()
        self._scale = 1000 / font["head"].unitsPerEm
        self._glyph = lru_cache(maxsize=KEPT)(self._convert)
        self.title = str(font["name"].getDebugName(6) or "Font")
        self.permissions = int(font["OS/2"].fsType)
        self.metrics: Mapping[str, object] = self._measured()

    def _measured(self) -> Mapping[str, object]:
        head, lines, system = self._font["head"], self._font["hhea"], self._font["OS/2"]
        box = [head.xMin, head.yMin, head.xMax, head.yMax]
        return {
            "Ascent": lines.ascent * self._scale,
            "CapHeight": getattr(system, "sCapHeight", lines.ascent) * self._scale,
            "Descent": lines.descent * self._scale,
            "FontBBox": [each * self._scale for each in box],
            "ItalicAngle": self._font["post"].italicAngle,
            "StemV": 50 + int((system.usWeightClass / 65.0) ** 2),
        }

    def codes(self) -> list[int]:
        """Return the characters that it has."""
        return list(self._names)

    def has(self, code: int) -> bool:
        """Tell whether it has a shape for this character."""
        return code in self._names

    def width(self, code: int) -> float:
        """Return how far the pen moves."""
        return float(round(self._font["hmtx"][self.shape(code)][0] * self._scale))

    def box(self, code: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of the ink."""
        from fontTools.pens.boundsPen import ControlBoundsPen

        pen = ControlBoundsPen(self._shapes)
        self._shapes[self.shape(code)].draw(pen)
        left, bottom, right, top = pen.bounds or (0, 0, 0, 0)
        return left * self._scale, bottom * self._scale, right * self._scale, top * self._scale

    def shape(self, code: int) -> str:
        """Return the name of the shape, in the language's form."""
        name = self._names[code]
        return self._local.get(name, name)

    def cut(self, codes: list[int]) -> bytes:
        """Return a TrueType file of the shapes of these characters."""
        from fontTools.fontBuilder import FontBuilder

        names = [".notdef", *dict.fromkeys(self.shape(code) for code in codes)]
        builder = FontBuilder(self._font["head"].unitsPerEm, isTTF=True)
        builder.updateHead(created=NO_DATE, modified=NO_DATE)
        builder.font.recalcTimestamp = False
        builder.setupGlyphOrder([f"g{number}" for number in range(len(names))])
        builder.setupCharacterMap({})
        builder.setupGlyf({f"g{number}": self._glyph(name) for number, name in enumerate(names)})
        shapes, widths = builder.font["glyf"], self._font["hmtx"]
        builder.setupHorizontalMetrics(
            {
                f"g{number}": (widths[name][0], getattr(shapes[f"g{number}"], "xMin", 0))
                for number, name in enumerate(names)
            }
        )
        builder.setupHorizontalHeader(ascent=self._font["hhea"].ascent, descent=self._font["hhea"].descent)
        builder.setupNameTable({"familyName": self.title, "styleName": "Regular", "psName": self.title})
        builder.setupOS2()
        builder.setupPost(keepGlyphNames=False)
        out = BytesIO()
        builder.save(out)
        return out.getvalue()

    def _convert(self, name: str) -> Any:
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.recordingPen import DecomposingRecordingPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        whole = DecomposingRecordingPen(self._shapes)
        self._shapes[name].draw(whole)
        pen = TTGlyphPen(None)
        whole.replay(Cu2QuPen(pen, TOLERANCE / self._scale, reverse_direction="CFF " in self._font))
        return pen.glyph()


def _local_forms(font: Any, forms: str) -> dict[str, str]:
    """Return the shapes that a language puts in the place of others."""
    found: dict[str, str] = {}
    table = font["GSUB"].table
    languages = [
        language.LangSys
        for script in table.ScriptList.ScriptRecord
        if script.ScriptTag == "hani"
        for language in script.Script.LangSysRecord
        if language.LangSysTag == forms
    ]
    for language in languages:
        for number in language.FeatureIndex:
            feature = table.FeatureList.FeatureRecord[number]
            if feature.FeatureTag == "locl":
                for lookup in feature.Feature.LookupListIndex:
                    for each in table.LookupList.Lookup[lookup].SubTable:
                        found.update(getattr(getattr(each, "ExtSubTable", each), "mapping", {}))
    return found
