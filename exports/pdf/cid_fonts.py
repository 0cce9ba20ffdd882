"""Shapes of a face on one page: numbered as they are drawn, then put into the file with what each of them stands for.

ReportLab's own way knows one shape a character and one character a shape. Here a shape may stand for several letters (Arabic's lam with alef),
a letter for its mirror image (a bracket in Hebrew), and there may be more than 256 of them (Chinese).
"""

from typing import Any

from exports.pdf.canvas import PageCanvas, Written, deflated
from exports.text import Face, Glyph

SYMBOLIC = 4
_HEAD = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
"""
_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"
BLOCK = 100  # entries that may stand in one block of a character map


class Embedded:
    """A face in one file, which writes itself when all is drawn."""

    def __init__(self, canvas: PageCanvas, face: Face, number: int) -> None:
        self._canvas, self._face = canvas, face
        self.name = f"/X{number}"
        self._tag = "".join(chr(ord("A") + int(digit)) for digit in f"{number:06}")
        self._numbers: dict[tuple[int, str], int] = {}
        canvas.add_late(self)

    def number(self, glyph: Glyph) -> int:
        """Return the number by which a shape is drawn; 0 stays free."""
        return self._numbers.setdefault((glyph.code, glyph.read), len(self._numbers) + 1)

    def write(self) -> Written:
        """Return the font as an object of the file, after putting its parts there."""
        codes = [code for code, _ in self._numbers]
        widths = " ".join(f"{self._face.width(code):g}" for code in codes)
        title = f"/{self._tag}+{self._face.title}"
        data = self._face.cut(codes)
        file = self._stream(data, f"/Length1 {len(data)}")
        descriptor = self._dictionary(
            f"/Type /FontDescriptor /FontName {title} /Flags {SYMBOLIC} /FontFile2 {file} {_written(self._face.metrics)}"
        )
        letters = self._dictionary(
            f"/Type /Font /Subtype /CIDFontType2 /BaseFont {title} /FontDescriptor {descriptor} /DW 1000 /W [1 [{widths}]]"
            f" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap {self._stream(self._shapes())}"
        )
        meanings = self._stream(_meanings([read for _, read in self._numbers]))
        return Written(
            f"/Type /Font /Subtype /Type0 /BaseFont {title} /Encoding /Identity-H /DescendantFonts [{letters}] /ToUnicode {meanings}"
        )

    def _shapes(self) -> bytes:
        """Return, for each number, where its shape stands in the cut, which holds each shape once."""
        places: dict[object, int] = {}
        found = [0]
        for code, _ in self._numbers:
            found.append(places.setdefault(self._face.shape(code), len(places) + 1))
        return b"".join(place.to_bytes(2, "big") for place in found)

    def _stream(self, content: bytes, entries: str = "") -> str:
        return self._canvas.number_of(deflated(entries, content))

    def _dictionary(self, entries: str) -> str:
        return self._canvas.number_of(Written(entries))


def _written(metrics: Any) -> str:
    return " ".join(
        f"/{key} [{' '.join(f'{each:g}' for each in value)}]" if isinstance(value, list) else f"/{key} {value:g}"
        for key, value in metrics.items()
    )


def _meanings(reads: list[str]) -> bytes:
    """Return the map that tells what letters each number stands for."""
    lines = [f"<{number:04X}> <{read.encode('utf-16-be').hex().upper()}>" for number, read in enumerate(reads, 1)]
    blocks = [lines[at : at + BLOCK] for at in range(0, len(lines), BLOCK)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (_HEAD + body + _TAIL).encode("ascii")
