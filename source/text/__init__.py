"""What every reader does with words, whatever the format.

``encoding`` makes text of bytes and says how it found the encoding; ``cleaning`` replaces what no output can hold and counts it;
``mending`` finds the paragraphs, by the ``endings`` of lines and by the width that ``wrapping`` sees kept; ``metadata`` and ``authors``
find what a page says of itself: title, author, outlet, date, language; ``figures`` and
``notes`` know what stands above the line: values, and the marks that send a reader to a note; ``threads`` what a mail's header does.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.text.authors import author_in, is_byline, names_in
    from source.text.cleaning import Cleaned, clean, found_in, stated
    from source.text.encoding import Decoded, declared_charset, decode
    from source.text.figures import lowered, raised
    from source.text.mending import cut_short, paragraphs
    from source.text.metadata import Seen, origin_of
    from source.text.notes import NOTE_MARKS, behind_mark, is_note_mark, without_note_marks
    from source.text.threads import (
        GREETING,
        PAGE_TITLE,
        SENDER,
        SENT_AT,
        WROTE,
        Fields,
        Mail,
        field_of,
        is_dated,
        is_header,
        mails_in,
    )

__getattr__ = hand_out(
    __name__,
    {
        "authors": "author_in is_byline names_in",
        "cleaning": "Cleaned clean found_in stated",
        "metadata": "Seen origin_of",
        "threads": "GREETING PAGE_TITLE SENDER SENT_AT WROTE Fields Mail field_of is_dated is_header mails_in",
        "encoding": "Decoded declared_charset decode",
        "mending": "cut_short paragraphs",
        "figures": "lowered raised",
        "notes": "NOTE_MARKS behind_mark is_note_mark without_note_marks",
    },
)
