"""What English words do: the facts that several steps read, each in one place.

``verbs`` are those of reporting, ``bodies`` the nouns for bodies, papers and places, both as tables with a row for each word;
``words`` are nouns for persons, titles, small words.
"""

# fmt: off
from annotate.lexicon.bodies import (
    BODIES, BODY_NOUNS, BODY_WORDS, DOCUMENTS, NOUNS, PANELS, is_body,
)
from annotate.lexicon.verbs import (
    DEMANDS, FEELINGS, FINDS, JUDGEMENTS, NAMED_SOURCES, NAMING, NEED_THAT, OBJECTS, PROMISES, REPORTING, REPORTS,
    SAYINGS, SAYS, TELLING, THINKS, TOLD, UTTERS, VERBS, WEAK, verbs_that,
)
from annotate.lexicon.words import (
    ADVERBS, DETERMINERS, FUNCTION_WORDS, HE_TITLES, HONORIFICS, NEGATED, NOT_NAMES, PARTICLES, PARTISANS,
    PERSON_NOUNS, PORTFOLIOS, SHE_TITLES, TITLES, UNNAMED, one_of,
)
