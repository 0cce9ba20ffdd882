"""An editor's decisions on an annotated text.

``edits`` makes them all at once or refuses contradictions. ``rewording`` changes words inside segments, ``arranging`` lays blocks out
anew; both say where everything went as a ``position_map``, which moves quotations, spans, problems, notes and remarks along.
``renaming`` lets everybody follow a speaker who is called otherwise, ``typography`` finds the same words with other marks.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from annotate.revision.arranging import Arranged, Piece, arrange
    from annotate.revision.edits import RULE, Edit, revise
    from annotate.revision.position_map import Layout, Placed, lay_out
    from annotate.revision.renaming import Correction, Renaming, corrected_names, leaders_of, renamed, words_of
    from annotate.revision.typography import as_typed, retyped

__getattr__ = hand_out(
    __name__,
    {
        "arranging": "Arranged Piece arrange",
        "edits": "RULE Edit revise",
        "position_map": "Layout Placed lay_out",
        "renaming": "Correction Renaming corrected_names leaders_of renamed words_of",
        "typography": "as_typed retyped",
    },
)
