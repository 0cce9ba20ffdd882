"""Bytes become characters, and it is said how.

``decoding`` finds the encoding; ``mojibake`` undoes what was encoded twice; ``plausible`` tells whether characters stand where such
characters stand.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.text.encoding.decoding import Decoded, declared_charset, decode

__getattr__ = hand_out(__name__, {"decoding": "Decoded declared_charset decode"})
