"""What a web page states of itself: headline, author, date, outlet, language.

``heads`` reads what stands in its head, ``titles`` finds its headline, ``bylines`` its author and date; ``origin`` asks them all.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.metadata.heads import Seen
    from source.metadata.origin import origin_of

__getattr__ = hand_out(
    __name__,
    {
        "heads": "Seen",
        "origin": "origin_of",
    },
)
