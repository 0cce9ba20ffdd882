"""The kind of each segment: claim, quote, analysis or boilerplate.

``deciding`` goes by the guidelines' order: structure first, then attribution (``sources``), then what the words lean to.
``scoring`` adds the signs of a sentence up, by cue families (``cue_families``, a table) and weights learned from our own sentences,
which lie beside it.
"""

from annotate.kinds.cue_families import FAMILIES
from annotate.kinds.deciding import decide_kinds
from annotate.kinds.scoring import find_signs
