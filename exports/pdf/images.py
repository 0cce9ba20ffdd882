"""Pictures inside a PDF file. Needs no ReportLab until one is added."""

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exports.pdf.canvas import PageCanvas


@dataclass(frozen=True, slots=True)
class Logo:
    """``pixels`` row by row, one byte each if ``grey``, else three; ``columns`` and ``rows`` count them; ``width`` and ``height`` are points."""

    pixels: bytes
    grey: bool
    columns: int
    rows: int
    width: float
    height: float


def add_picture(canvas: "PageCanvas", logo: Logo) -> str:
    """Make a picture one of the file's objects and the page's resources; return the name to draw it by."""
    from exports.pdf.canvas import Written

    colours = "DeviceGray" if logo.grey else "DeviceRGB"
    entries = (
        f"/Type /XObject /Subtype /Image /Width {logo.columns} /Height {logo.rows} /ColorSpace /{colours}"
        f" /BitsPerComponent 8 /Filter /FlateDecode"
    )
    return canvas.add_image(Written(entries, zlib.compress(logo.pixels, 9)), "logo")
