"""Whose words they are in another language, where no verb is known: only the place tells.

„…“, sagte Marta Vosk; Marta Vosk: „…“; « … » – Marta Vosk.
"""

import re

from annotate.names import first_from
from annotate.quotations.attribution import SIGNED, Found, Place
from annotate.rules import RuleId

_BETWEEN_WORDS = re.compile(r"[\s,.–—-]*(?:[^\W\d_]+ ){0,3}")  # at most three small words: sagte, a déclaré, powiedział
_TO_COLON = re.compile(r"(?:,? [^\W\d_]+){0,6}\s?:\s?")


def attribute_beside(place: Place) -> Found | None:
    """Return how a stretch gets its speaker from a name right beside it, or None."""
    mark, mentions = place.mark, place.sentence.mentions
    number = first_from(mentions, mark.outer_end)
    behind = mentions[number] if number < len(mentions) and mentions[number].end <= place.end else None
    ahead = mentions[number - 1] if number and mentions[number - 1].start >= place.start else None
    if ahead and ahead.end <= mark.outer_start and _TO_COLON.fullmatch(place.text, ahead.end, mark.outer_start):
        return Found(RuleId.COLON, ahead)
    if behind and (dash := SIGNED.match(place.text, mark.outer_end, place.end)) and dash.end() == behind.start:
        return Found(RuleId.SIGNED, behind)
    if behind and _BETWEEN_WORDS.fullmatch(place.text, mark.outer_end, behind.start):
        return Found(RuleId.BESIDE, behind)
    return None
