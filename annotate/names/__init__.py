"""Who is mentioned, and who is meant.

``mentions`` finds names, offices and pronouns by their place in the sentence, with the ``titles`` before and behind them;
``filtering`` drops what only looks like a name. ``entities`` gathers who appears in a text: fullest names, roles, genders, bodies.
``coreference`` says whom a mention means at its place, and answers nobody rather than guess.
"""

from annotate.names.coreference import NOBODY, Identity, Stage, identify, is_person
from annotate.names.entities import People, gather
from annotate.names.filtering import drop_doubtful
from annotate.names.mentions import PARTICLES, Form, Mention, Reading, Word, find_mentions, first_from

__all__ = [
    "NOBODY",
    "PARTICLES",
    "Form",
    "Identity",
    "Mention",
    "People",
    "Reading",
    "Stage",
    "Word",
    "drop_doubtful",
    "find_mentions",
    "first_from",
    "gather",
    "identify",
    "is_person",
]
