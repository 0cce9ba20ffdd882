"""The whole text with its annotations as XML, for systems, and back.

``writing`` streams it as strings, ``reading`` parses and checks it; both walk the table of fields of ``annotate.storage``. The schema
is ``copydesk.rnc`` (compact, written by hand) and ``copydesk.rng``.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.annotated_xml.reading import read_xml
    from exports.annotated_xml.writing import write_xml

__getattr__ = hand_out(
    __name__,
    {
        "reading": "read_xml",
        "writing": "write_xml",
    },
)
