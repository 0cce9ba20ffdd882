"""A PNG file becomes the picture in the header: checked before a pixel is unpacked, laid on white, sRGB or grey, no finer than print needs."""

import struct
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from exports.pdf import Logo
from source.errors import UnfitSetting

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST, HIGHEST = 120.0, 30.0  # points
COARSEST, FINEST = 2.0, 8.0  # pixels to a point: 144 dpi are still sharp, more than 576 only make the file larger
MOST_BYTES, MOST_PIXELS = 4_000_000, 6_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_OTHERS = {
    b"\xff\xd8": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a WebP picture",
    b"%PDF": "a PDF file",
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"<svg": "an SVG drawing",
    b"<?xml": "an SVG drawing",
}


def read_logo(path: str) -> Logo:
    """Return the picture of a PNG file as it is printed. Raises UnfitSetting."""
    name = Path(path).name or path
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except IsADirectoryError as error:
        raise _unfit(name, "it is a folder. Name the PNG file.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no such name"
        raise _unfit(name, f"it cannot be read ({reason}). Check where it is.") from error
    try:
        return _logo(data)
    except _UnusableError as error:
        raise _unfit(name, str(error)) from error.__cause__


class _UnusableError(Exception):
    """Why a file cannot be the logo."""


def _unfit(name: str, sentence: str) -> UnfitSetting:
    return UnfitSetting(f"{name}: {sentence}", setting="logo")


@lru_cache(maxsize=4)
def _logo(data: bytes) -> Logo:
    """Return the logo in a file's bytes; kept, as many pages have the same one."""
    if len(data) > MOST_BYTES:
        raise _UnusableError(f"it has more than {MOST_BYTES:,} bytes. Save it smaller; 1,000 pixels across are plenty.")
    if not data.startswith(_PNG):
        start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
        kind = next((kind for begin, kind in _OTHERS.items() if start.startswith(begin)), "something else")
        raise _UnusableError(f"it is {kind if data else 'empty'}, not a PNG picture. Save the logo as PNG.")
    columns, rows = _size(data)
    if columns * rows > MOST_PIXELS:
        raise _UnusableError(
            f"it has {columns:,} × {rows:,} pixels, more than {MOST_PIXELS:,}. Save it smaller; 1,000 across are plenty."
        )
    return _printed(_on_white(data))


def _size(data: bytes) -> tuple[int, int]:
    # Read by hand: it must be known before anything is unpacked, and Pillow prints a warning of its own.
    if data[12:16] != b"IHDR" or len(data) < 33:
        raise _UnusableError("it is cut or damaged. Save it again as PNG.")
    columns, rows = struct.unpack(">II", data[16:24])
    return columns, rows


def _on_white(data: bytes) -> "Image":
    """Return the picture without transparency, in RGB."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as picture:
            picture.load()
            seen = _eight_bits(picture).convert("RGBA")
    # Whatever a damaged file makes the library stumble over, the file is what is wrong.
    except Exception as error:
        raise _UnusableError("it is cut or damaged. Save it again as PNG.") from error
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")


def _eight_bits(picture: "Image") -> "Image":
    """Return a picture with grey of sixteen bits brought down to eight, as Pillow would cut it off at white."""
    if not picture.mode.startswith("I"):
        return picture
    scaled: Callable[[float], float] = lambda value: value / 257  # noqa: E731 - Pillow takes nothing but a scale apart
    return picture.convert("F").point(scaled).convert("L")


def _printed(picture: "Image") -> Logo:
    """Return the picture at its size on the page: within its room, never coarser than sharp, never finer than print."""
    from PIL import Image

    if all(lowest >= 0xFA for lowest, _ in _bands(picture)):
        raise _UnusableError(
            "it is white, and nothing of it would show on paper. Use the version for light backgrounds."
        )
    points = min(WIDEST / picture.width, HIGHEST / picture.height, 1 / COARSEST)
    width, height = picture.width * points, picture.height * points
    if points * FINEST < 1:
        size = max(1, round(width * FINEST)), max(1, round(height * FINEST))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    red, green, blue = picture.split()
    grey = red.tobytes() == green.tobytes() == blue.tobytes()
    return Logo((red if grey else picture).tobytes(), grey, picture.width, picture.height, width, height)


def _bands(picture: "Image") -> list[tuple[int, int]]:
    return [band.getextrema() for band in picture.split()]  # type: ignore[misc]
