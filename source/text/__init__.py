"""What every reader does with words, whatever the format.

``encoding`` makes text of bytes and says how it found the encoding; ``cleaning`` replaces what no output can hold and counts it;
``mending`` finds the paragraphs, by the ``endings`` of lines and by the width that ``wrapping`` sees kept; ``authors`` reads
the names of who wrote a text, ``sites`` knows what is the site's and not the text's, ``remarks`` tells of comments; ``figures`` and
``notes`` know what stands above the line: values, and the marks that send a reader to a note; ``threads`` what a mail's header does.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.text.authors import author_in, is_body, is_byline, is_of_another_hand, is_person, names_in
    from source.text.cleaning import Cleaned, clean, found_in, stated
    from source.text.encoding import Decoded, declared_charset, decode
    from source.text.figures import lowered, raised
    from source.text.mending import cut_short, paragraphs
    from source.text.notes import NOTE_MARKS, behind_mark, is_note_mark, without_note_marks
    from source.text.remarks import told_of
    from source.text.sites import is_section, plain_title
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
        "authors": "author_in is_body is_byline is_of_another_hand is_person names_in",
        "cleaning": "Cleaned clean found_in stated",
        "threads": "GREETING PAGE_TITLE SENDER SENT_AT WROTE Fields Mail field_of is_dated is_header mails_in",
        "encoding": "Decoded declared_charset decode",
        "mending": "cut_short paragraphs",
        "figures": "lowered raised",
        "notes": "NOTE_MARKS behind_mark is_note_mark without_note_marks",
        "remarks": "told_of",
        "sites": "is_section plain_title",
    },
)
