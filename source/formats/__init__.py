"""Which format a file has, by what it holds, never by its name alone.

``recognition`` decides, and refuses by name what nobody here reads; ``own`` knows the files that copydesk wrote. ``package`` opens zip
packages and ``markup`` HTML and XML, within limits: a file is untrusted until it is read.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.formats.markup import NO_DOCTYPE as NO_DOCTYPE
    from source.formats.markup import parse_web as parse_web
    from source.formats.markup import safe_parse as safe_parse
    from source.formats.own import ATTACHED as ATTACHED
    from source.formats.own import NAMESPACE as NAMESPACE
    from source.formats.own import attached_xml as attached_xml
    from source.formats.own import own_format as own_format
    from source.formats.package import BROKEN as BROKEN
    from source.formats.package import Package as Package
    from source.formats.package import open_package as open_package
    from source.formats.recognition import ENDINGS as ENDINGS
    from source.formats.recognition import Content as Content
    from source.formats.recognition import recognise as recognise
    from source.formats.recognition import refuse_foreign as refuse_foreign

__getattr__ = hand_out(
    __name__,
    {
        "markup": "NO_DOCTYPE parse_web safe_parse",
        "own": "ATTACHED NAMESPACE attached_xml own_format",
        "package": "BROKEN Package open_package",
        "recognition": "ENDINGS Content recognise refuse_foreign",
    },
)
