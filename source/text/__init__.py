"""What every reader does with words, whatever the format.

``decoding`` makes text of bytes and says how it found the encoding; ``cleaning`` replaces what no output can hold and counts it;
``figures`` and ``notes`` know what stands above the line: values, and the marks that send a reader to a note;
``metadata`` and ``authors`` find what a page says of itself: title, author, outlet, date, language.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.text.authors import author_in, is_byline, names_in
    from source.text.cleaning import Cleaned, clean, found_in, stated
    from source.text.decoding import Decoded, declared_charset, decode
    from source.text.figures import lowered, raised
    from source.text.metadata import Seen, origin_of
    from source.text.notes import NOTE_MARKS, behind_mark, is_note_mark, without_note_marks

__getattr__ = hand_out(
    __name__,
    {
        "authors": "author_in is_byline names_in",
        "cleaning": "Cleaned clean found_in stated",
        "decoding": "Decoded declared_charset decode",
        "figures": "lowered raised",
        "metadata": "Seen origin_of",
        "notes": "NOTE_MARKS behind_mark is_note_mark without_note_marks",
    },
)
