"""Any file becomes a SourceText: its text, its blocks, and where everything came from.

``reading`` lists the readers in ``READERS``; ``formats`` recognises what a file is, ``readers`` has a module a format, ``metadata`` knows what
web pages state of themselves, ``text`` has what all readers share. ``dates``, ``escaping``, ``limits`` and ``errors`` are the one place for
what their names say; ``model`` is what comes out.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.errors import SourceError
    from source.formats import own_format
    from source.limits import LIMITS, Limits
    from source.model import Block, Cell, Origin, Problem, Remark, SourceText
    from source.readers.text import read_text
    from source.reading import READERS, Reader, read

__getattr__ = hand_out(
    __name__,
    {
        "errors": "SourceError",
        "formats": "own_format",
        "limits": "LIMITS Limits",
        "model": "Block Cell Origin Problem Remark SourceText",
        "reading": "READERS Reader read",
        "readers.text": "read_text",
    },
)
