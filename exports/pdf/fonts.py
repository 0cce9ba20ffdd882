"""Fonts inside a file: of each only the letters that the page shows, as a TrueType file of its own.

ReportLab does this too, but reads tables and outlines anew for each page; here each outline is read once a process.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from struct import pack, unpack, unpack_from
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.structure import Written, deflated, number_of

# In a glyph that is made of others: what follows the number of each.
WORDS, SCALE, MORE, TWO_SCALES, MATRIX = 1, 8, 32, 64, 128
COPIED = ("cvt ", "fpgm", "prep")
# How a letter's number is told as a character, so that words can be copied and read aloud.
TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
    "1 beginbfrange\n<00> <{last:02X}> [{characters}]\nendbfrange\n"
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
)
NONSYMBOLIC, SYMBOLIC = 32, 4


def embed_fonts(canvas: Canvas) -> None:
    """Make the fonts that the page was drawn with objects of the file."""
    document = canvas._doc
    for font in document.delayedFonts:
        if not isinstance(font, TTFont):
            font.addObjects(document)  # ours, for shapes that a letter alone does not name
            continue
        for number, codes in enumerate(font.state[document].subsets):
            name = font.getSubsetInternalName(number, document)[1:]
            document.idToObject["BasicFonts"].dict[name] = _font(canvas, font, number, codes)
        del font.state[document]
    document.delayedFonts.clear()


def _font(canvas: Canvas, font: TTFont, number: int, codes: Sequence[int]) -> str:
    """Return how a font of at most 256 letters is referred to in the file."""
    face, last = font.face, len(codes) - 1
    name = PDFName(f"AAAA{chr(65 + number // 26)}{chr(65 + number % 26)}+{face.name.decode('latin-1')}")
    characters = " ".join([f"<{chr(code).encode('utf-16-be').hex()}>" for code in codes])
    letters = Written("", TO_UNICODE.format(last=last, characters=characters).encode())
    data = subset(face, codes)
    file = number_of(canvas, deflated(f"/Length1 {len(data)}", data))
    descriptor = Written(
        f"/Type /FontDescriptor /FontName {name} /Flags {face.flags & ~NONSYMBOLIC | SYMBOLIC}"
        f" /FontBBox [{' '.join(f'{edge:g}' for edge in face.bbox)}] /ItalicAngle {face.italicAngle:g} /Ascent {face.ascent:g}"
        f" /Descent {face.descent:g} /CapHeight {face.capHeight:g} /StemV {face.stemV:g} /MissingWidth {face.defaultWidth:g}"
        f" /FontFile2 {file}"
    )
    widths = " ".join([f"{face.getCharWidth(code):g}" for code in codes])
    return number_of(
        canvas,
        Written(
            f"/Type /Font /Subtype /TrueType /BaseFont {name} /FirstChar 0 /LastChar {last} /Widths [{widths}]"
            f" /ToUnicode {number_of(canvas, letters)} /FontDescriptor {number_of(canvas, descriptor)}"
        ),
    )


# A font's file ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Outline:
    """A glyph as it stands in the font, filled up to whole words, with their sum; ``parts`` are the glyphs that it is made of, by place."""

    data: bytes
    sum: int
    parts: Mapping[int, int]


_OUTLINES: WeakKeyDictionary[Any, dict[int, _Outline]] = WeakKeyDictionary()


def subset(face: Any, codes: Sequence[int]) -> bytes:
    """Return the font with only these characters, the first as letter 0; one that it does not have is its missing glyph."""
    known = _OUTLINES.setdefault(face, {})
    numbers = {0: 0}  # of the glyphs: there, and here
    letters = [numbers.setdefault(face.charToGlyph.get(code, 0), len(numbers)) for code in codes]
    glyphs = list(numbers)
    for glyph in glyphs:  # which grows
        if glyph not in known:
            known[glyph] = _outline(face, glyph)
        for part in known[glyph].parts.values():
            if part not in numbers:
                numbers[part] = len(numbers)
                glyphs.append(part)
    outlines = [_renumbered(known[glyph], numbers) for glyph in glyphs]
    places = list(accumulate((len(outline.data) for outline in outlines), initial=0))
    measures = list(chain.from_iterable(face.hmetrics[glyph] for glyph in glyphs))
    count = len(letters)
    tables = {tag: face.get_table(tag) for tag in COPIED if tag in face.table} | {
        "cmap": pack(f">{11 + count}H", 0, 1, 1, 0, 0, 12, 6, 10 + 2 * count, 0, 0, count, *letters),
        "glyf": b"".join([outline.data for outline in outlines]),
        "head": _with(_with(face.get_table("head"), 8, ">L", 0), 50, ">H", 1),
        "hhea": _with(face.get_table("hhea"), 34, ">H", len(glyphs)),
        "hmtx": pack(f">{len(measures)}H", *measures),
        "loca": pack(f">{len(places)}L", *places),
        "maxp": _with(face.get_table("maxp"), 4, ">H", len(glyphs)),
    }
    sums = {tag: _sum(data) for tag, data in tables.items() if tag != "glyf"}
    return _file(tables, sums | {"glyf": sum(outline.sum for outline in outlines) & 0xFFFFFFFF})


def _outline(face: Any, glyph: int) -> _Outline:
    place, end = face.glyphPos[glyph : glyph + 2]
    data = face.get_chunk(face.get_table_pos("glyf")[0] + place, end - place)
    parts = {}
    at, flags = 10, MORE if data[:1] >= b"\x80" else 0  # a negative count of contours: it is made of other glyphs
    while flags & MORE:
        flags, part = unpack_from(">HH", data, at)
        parts[at + 2] = part
        at += 8 if flags & WORDS else 6
        at += 2 if flags & SCALE else 4 if flags & TWO_SCALES else 8 if flags & MATRIX else 0
    data += bytes(-len(data) % 4)
    return _Outline(data, _sum(data), parts)


def _renumbered(outline: _Outline, numbers: Mapping[int, int]) -> _Outline:
    if not outline.parts:
        return outline
    data = outline.data
    for place, part in outline.parts.items():
        data = _with(data, place, ">H", numbers[part])
    return _Outline(data, _sum(data), outline.parts)


def _file(tables: Mapping[str, bytes], sums: Mapping[str, int]) -> bytes:
    """Return the tables as a file, in which the sums of all words come out as the format asks."""
    at = 12 + 16 * len(tables)
    power = len(tables).bit_length() - 1
    head = [pack(">LHHHH", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))]
    for tag in sorted(tables):
        head.append(pack(">4sLLL", tag.encode(), sums[tag], at, len(tables[tag])))
        at += len(tables[tag]) + -len(tables[tag]) % 4
    directory = b"".join(head)
    rest = (0xB1B0AFBA - _sum(directory) - sum(sums.values())) & 0xFFFFFFFF
    bodies = [_with(data, 8, ">L", rest) if tag == "head" else data for tag, data in sorted(tables.items())]
    return directory + b"".join([data + bytes(-len(data) % 4) for data in bodies])


def _with(data: bytes, place: int, form: str, value: int) -> bytes:
    """Return the bytes with a number put in at a place."""
    packed = pack(form, value)
    return data[:place] + packed + data[place + len(packed) :]


def _sum(data: bytes) -> int:
    """Return the sum of the words of four bytes, as tables are checked by."""
    data += bytes(-len(data) % 4)
    return int(sum(unpack(f">{len(data) // 4}L", data))) & 0xFFFFFFFF
