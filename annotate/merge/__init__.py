"""What somebody changed in a file that we wrote, compared with what we wrote into it.

``edited_file`` is what a reader of such a file hands over. ``alignment`` ties its words to our segments (``aligned`` is the result),
``repairs`` undo what a program did to our marks, ``carriers`` hears what each place says of a segment, ``three_way`` decides what was
edited and what contradicts itself, ``order`` follows what was moved, ``reannotation`` reads new words, ``recovery`` makes a baseline where
the file has lost it. ``changes`` is what is told.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from annotate.merge.changes import CHANGES, Change, Conflict, Reconciled, is_typography
    from annotate.merge.edited_file import (
        NOBODY,
        Comment,
        Detail,
        EditedFile,
        Hand,
        Paragraph,
        Row,
        Stretch,
        plain,
        shown_speakers,
    )
    from annotate.merge.recovery import recover
    from annotate.merge.repairs import Written
    from annotate.merge.three_way import reconcile

__getattr__ = hand_out(
    __name__,
    {
        "changes": "CHANGES Change Conflict Reconciled is_typography",
        "edited_file": "NOBODY Comment Detail EditedFile Hand Paragraph Row Stretch plain shown_speakers",
        "recovery": "recover",
        "repairs": "Written",
        "three_way": "reconcile",
    },
)
