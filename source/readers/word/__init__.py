"""The reader of Word files.

``reader`` makes a source of one: ``stories`` are the parts that hold text, ``walk`` goes through them, ``lines`` lays out what becomes a
block. ``styles``, ``numbering``, ``signs``, ``drawings`` and ``tables`` each know one thing that Word does with words;
``telling`` is what a person should know. Whoever reads an edited file back, or marks one up in place, takes the same walk.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.readers.word.lines import Line, Part, is_contents, is_shown, lines_of
    from source.readers.word.reader import CommentFound, comments_in, read_word, text_of, words_of_comment
    from source.readers.word.signs import as_shown, symbol
    from source.readers.word.stories import Parts, Story, WordFile, main_part
    from source.readers.word.styles import Styles, style_role
    from source.readers.word.walk import Paragraph, Piece, Walk

__getattr__ = hand_out(
    __name__,
    {
        "lines": "Line Part is_contents is_shown lines_of",
        "reader": "CommentFound comments_in read_word text_of words_of_comment",
        "signs": "as_shown symbol",
        "stories": "Parts Story WordFile main_part",
        "styles": "Styles style_role",
        "walk": "Paragraph Piece Walk",
    },
)
