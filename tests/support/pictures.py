"""PNG files written by hand, in forms that no picture library writes: any depth, interlaced, damaged."""

import struct
import zlib
from collections.abc import Sequence

Pixel = tuple[int, ...]

GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def png(
    rows: Sequence[Sequence[Pixel]], *, colour: int = RGB, depth: int = 8, interlaced: bool = False, extra: bytes = b""
) -> bytes:
    """Return a PNG file of the rows of pixels, their values as they stand in the file; ``extra`` chunks go before the pixels."""
    passes = ADAM7 if interlaced else ((0, 0, 1, 1),)
    lines = b""
    for left, top, across, down in passes:
        for row in rows[top::down]:
            if row[left::across]:
                lines += b"\0" + _packed(row[left::across], depth)
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), depth, colour, 0, 0, int(interlaced))
    chunks = chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def chunk(name: bytes, content: bytes) -> bytes:
    """Return one part of a PNG file, with its length and checksum."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _packed(row: Sequence[Pixel], depth: int) -> bytes:
    values = [value for pixel in row for value in pixel]
    if depth == 16:
        return b"".join(struct.pack(">H", value) for value in values)
    bits = "".join(f"{value:0{depth}b}" for value in values)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


def emblem(width: int, height: int) -> list[list[Pixel]]:
    """Return the rows of a red disc, a little see-through, on nothing, with a blue bar beside it where there is room."""
    middle = height / 2
    rows: list[list[Pixel]] = []
    for y in range(height):
        row: list[Pixel] = []
        for x in range(width):
            disc = (x - middle) ** 2 + (y - middle) ** 2 < (middle * 0.9) ** 2
            bar = x > height * 1.2 and abs(y - middle) < height * 0.2
            row.append((160, 20, 40, 230) if disc else (20, 60, 140, 255) if bar else (0, 0, 0, 0))
        rows.append(row)
    return rows
