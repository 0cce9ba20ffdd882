"""Whose words they are.

``cues`` finds reporting words with their ``subjects``; ``clauses`` knows where a clause begins and what governs it. ``finding`` goes
through the sentences from left to right: ``attribution`` gives the words between marks to a speaker, ``mixed`` says how far a
half-quoted clause reaches, ``indirect`` finds speech without marks; ``beside`` trusts the place of a full name alone.
"""

from annotate.quotations.cues import find_cues
from annotate.quotations.finding import find_quotations
