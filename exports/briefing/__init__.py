"""What goes on the one page, and why: pure data, before any layout.

``choice`` picks bottom line, claims, quotes and analysis and gives every other segment its reason; ``ranking`` adds up the signs;
``pronouns`` says which name stands behind a bare “he”; ``facts`` counts what is told at the foot.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.briefing.choice import Briefing, brief
    from exports.briefing.facts import not_here, sourcing

__getattr__ = hand_out(
    __name__,
    {
        "choice": "Briefing brief",
        "facts": "not_here sourcing",
    },
)
