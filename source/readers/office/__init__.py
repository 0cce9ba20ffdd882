"""Readers of office files."""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.readers.office.word import MATH, SIGNS, SKIPPED, W, main_part, read_word, style_role

__getattr__ = hand_out(
    __name__,
    {
        "word": "MATH SIGNS SKIPPED W main_part read_word style_role",
    },
)
