"""Who is mentioned, and who is meant.

``reading`` makes of every passage a sentence with its mentions: ``mentions`` finds names, offices and pronouns by their place, with the
``titles`` before and behind them (``foreign``: in other languages); ``filtering`` drops what only looks like a name. ``entities`` gathers
who appears in a text: fullest names, roles, genders, bodies. ``coreference`` says whom a mention means at its place, and answers nobody
rather than guess.
"""

from annotate.names.coreference import NOBODY, Identity, Stage, identify, is_person
from annotate.names.entities import gather_people
from annotate.names.mentions import first_from
from annotate.names.reading import find_mentions
