"""The marked-up Word file, and what an editor made of it.

``writing`` puts the file together: ``body`` the text with its marks, ``review_sheet`` the table behind it, ``package`` the rest, from
``template.docx``, which says how everything looks; ``styles`` holds what its styles are called, ``front`` what the file says of itself.
``reading`` takes such a file apart again, with ``reading_body``, ``reading_looks`` and ``reading_parts``, and hands it to the merge.
``in_place`` marks up somebody's own document instead of making a new one.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.word.body import comment_text
    from exports.word.in_place import NoPlace, write_clean, write_in_place
    from exports.word.reading import is_untouched, read_marked_up, was_in_place
    from exports.word.writing import check_template, to_document, write_word

__getattr__ = hand_out(
    __name__,
    {
        "in_place": "NoPlace write_clean write_in_place",
        "reading": "is_untouched read_marked_up was_in_place",
        "body": "comment_text",
        "writing": "check_template to_document write_word",
    },
)
