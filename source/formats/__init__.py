"""Which format a file has, by what it holds, never by its name alone.

``recognition`` decides, and refuses by name what nobody here reads: texts by the ``dialects`` and ``records`` that they hold, and what is
no ``prose``. ``own`` knows the files that copydesk wrote. ``package`` opens zip
packages and ``markup`` HTML and XML, within limits: a file is untrusted until it is read. ``wordprocessing`` names Word's elements.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.formats.markup import NO_DOCTYPE, parse_web, safe_parse
    from source.formats.own import ATTACHED, NAMESPACE, attached_xml, is_sealed, own_format
    from source.formats.package import BROKEN, Package, open_package, transitional
    from source.formats.recognition import ENDINGS, Content, recognise, refuse_foreign
    from source.formats.wordprocessing import (
        CHART,
        DELETED,
        DIAGRAM,
        DRAWING,
        EMOJI,
        INSERTED,
        MATH,
        MC,
        OFFICE,
        RELATED,
        SIGNS,
        SKIPPED,
        VML,
        W14,
        W15,
        W,
        is_on,
    )

__getattr__ = hand_out(
    __name__,
    {
        "markup": "NO_DOCTYPE parse_web safe_parse",
        "own": "ATTACHED NAMESPACE attached_xml is_sealed own_format",
        "package": "BROKEN Package open_package transitional",
        "recognition": "ENDINGS Content recognise refuse_foreign",
        "wordprocessing": "CHART DELETED DIAGRAM DRAWING EMOJI INSERTED MATH MC OFFICE RELATED SIGNS SKIPPED VML W W14 W15 is_on",
    },
)
