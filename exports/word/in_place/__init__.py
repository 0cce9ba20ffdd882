"""Somebody's own Word file, marked up in place, and cleaned of our marks again.

``opening`` opens it with python-docx, whatever program wrote it; ``runs`` cuts its runs at the borders of segments, ``marking`` sets marks
round them, ``document`` puts comments and review sheet to them, ``storing`` keeps what there was before. ``cleaning`` takes all of it out.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.word.in_place.cleaning import clean_up
    from exports.word.in_place.document import mark_up
    from exports.word.in_place.opening import NoPlace, Opened, opened
    from exports.word.in_place.writing import document_in_place, write_clean, write_in_place

__getattr__ = hand_out(
    __name__,
    {
        "cleaning": "clean_up",
        "document": "mark_up",
        "opening": "NoPlace Opened opened",
        "writing": "document_in_place write_clean write_in_place",
    },
)
