"""Readers of saved web pages: ``page`` walks over the elements, ``notes`` knows the marks of notes,
``tables`` says where words stand in a table of data."""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.readers.web.page import read_web

__getattr__ = hand_out(
    __name__,
    {
        "page": "read_web",
    },
)
