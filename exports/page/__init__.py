"""The briefing as a PDF page, from top to bottom.

``style`` checks what the house wants (``colour``, ``logo``, ``banners``); ``items`` makes of a briefing what is printed, ``fitting``
finds the type in which it fits; ``writing`` draws it, with ``frame`` round it and ``columns`` inside, on a ``sheet``.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.page.style import house_of
    from exports.page.writing import write_page

__getattr__ = hand_out(
    __name__,
    {
        "style": "house_of",
        "writing": "write_page",
    },
)
