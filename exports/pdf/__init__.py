"""A PDF file that can be read aloud and archived, on ReportLab's canvas.

``canvas`` alone touches ReportLab's inner parts. ``structure`` builds the tree of tags while a page is drawn, ``fonts`` and
``cid_fonts`` put fonts into the file, ``images`` pictures, ``pdfa`` metadata, colour profile and attachment.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.pdf.canvas import PageCanvas
    from exports.pdf.cid_fonts import Embedded
    from exports.pdf.images import Logo, add_picture
    from exports.pdf.pdfa import Facts, archival_canvas, metadata, save_archival, valid_language
    from exports.pdf.structure import FOOTER, Tags

__getattr__ = hand_out(
    __name__,
    {
        "canvas": "PageCanvas",
        "cid_fonts": "Embedded",
        "images": "Logo add_picture",
        "pdfa": "Facts archival_canvas metadata save_archival valid_language",
        "structure": "FOOTER Tags",
    },
)
