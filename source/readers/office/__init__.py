"""Readers of office files."""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.readers.office.word import MATH as MATH
    from source.readers.office.word import SIGNS as SIGNS
    from source.readers.office.word import SKIPPED as SKIPPED
    from source.readers.office.word import W as W
    from source.readers.office.word import main_part as main_part
    from source.readers.office.word import read_word as read_word
    from source.readers.office.word import style_role as style_role

__getattr__ = hand_out(
    __name__,
    {
        "word": "MATH SIGNS SKIPPED W main_part read_word style_role",
    },
)
