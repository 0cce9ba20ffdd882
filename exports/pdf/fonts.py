"""Fonts inside a file: of each only the letters that the page shows, as ready bytes.

ReportLab cuts the fonts; what is told of them is written here, as it stands in the file.
"""

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfbase.ttfonts import TTFont

from exports.pdf.canvas import PageCanvas, Written, deflated

# How a letter's number is told as a character, so that words can be copied and read aloud.
TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
    "1 beginbfrange\n<00> <{last:02X}> [{characters}]\nendbfrange\n"
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
)
NONSYMBOLIC, SYMBOLIC = 32, 4


def embed_fonts(canvas: PageCanvas) -> None:
    """Make the fonts that the page was drawn with objects of the file."""
    canvas.finish_fonts([(name, _font(canvas, font, number, codes)) for name, font, number, codes in canvas.cuts()])


def _font(canvas: PageCanvas, font: TTFont, number: int, codes: Sequence[int]) -> str:
    """Return how a font of at most 256 letters is referred to in the file."""
    face, last = font.face, len(codes) - 1
    name = PDFName(f"AAAA{chr(65 + number // 26)}{chr(65 + number % 26)}+{face.name.decode('latin-1')}")
    characters = " ".join([f"<{chr(code).encode('utf-16-be').hex()}>" for code in codes])
    letters = Written("", TO_UNICODE.format(last=last, characters=characters).encode())
    data = face.makeSubset(codes)
    file = canvas.number_of(deflated(f"/Length1 {len(data)}", data))
    descriptor = Written(
        f"/Type /FontDescriptor /FontName {name} /Flags {face.flags & ~NONSYMBOLIC | SYMBOLIC}"
        f" /FontBBox [{' '.join(f'{edge:g}' for edge in face.bbox)}] /ItalicAngle {face.italicAngle:g} /Ascent {face.ascent:g}"
        f" /Descent {face.descent:g} /CapHeight {face.capHeight:g} /StemV {face.stemV:g} /MissingWidth {face.defaultWidth:g}"
        f" /FontFile2 {file}"
    )
    widths = " ".join([f"{face.getCharWidth(code):g}" for code in codes])
    return canvas.number_of(
        Written(
            f"/Type /Font /Subtype /TrueType /BaseFont {name} /FirstChar 0 /LastChar {last} /Widths [{widths}]"
            f" /ToUnicode {canvas.number_of(letters)} /FontDescriptor {canvas.number_of(descriptor)}"
        ),
    )
