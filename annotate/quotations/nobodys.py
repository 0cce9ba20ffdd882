"""Whether a stretch between marks is anybody's words at all, or a title, a nickname, a term, a scare quote.

Nine stretches in ten are somebody's words, so one is turned away only on evidence.
"""

import re

from annotate.lexicon import NAMING
from annotate.quotations.attribution import Found, Place
from annotate.quotations.cues import Cue
from annotate.rules import RuleId

_TITLED = re.compile(
    r"\b(?:film|movie|book|song|series|novel|album|play|show|episode|titled|entitled|called|known as|dubbed|nicknamed|"
    r"so-called|the words?|the term|the phrase|hashtag|headlined|word|term|phrase|named|slogan|signs? reading|essay|"
    r"article|poem|magazine|program|programme|documentary|nickname|category|column|project|operation)[,:]? $"
)
_ON_AIR = re.compile(r"\b(?:on|of) (?:the )?[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2}[’']s? $")
_PREDICATE = re.compile(
    r"\b(?:as|is|are|was|were|been|being|be|seems?|seemed|became|too|so|remains?|remained|felt)(?: an?| the| not)? $"
)
_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "with", "by", "from", "as", "is", "it")
)
_IN_TAG_SLOT = frozenset((RuleId.BESIDE, RuleId.COLON, RuleId.SIGNED, RuleId.UNKNOWN_VERB))
_SHORT = 9  # words: longer stretches are nobody's title
_CLOSE = 12  # characters between a cue and words that it governs at once
_LONGEST_WORD = 10  # characters; a longer "word" of a script without blanks (from U+2E80 on) is a sentence
_TERM = 2  # words of a term at most, where somebody speaks


def is_nobodys(place: Place, how: Found | None, *, quoted: str) -> bool:
    """Tell whether a stretch is a title, a term or a scare quote: only on evidence. ``quoted``: its words."""
    words = quoted.split(None, _SHORT + 1) if len(quoted) < 200 else ()
    before = place.before
    cue = how.cue if how else None
    if (
        place.mark.continues
        or not words
        or len(words) > _SHORT
        or (quoted[0] >= "\u2e80" and len(quoted) > _LONGEST_WORD)
    ):
        return False
    title = _is_title_case(words)
    if _TITLED.search(before) and not (cue and cue.verb in NAMING):
        # But: said the project “is late again”, used the words “I am not there yet”.
        return title or len(words) <= _TERM or not (cue or before.rstrip(" ,:").endswith(" words"))
    if title and _ON_AIR.search(before):
        return True
    if title and len(words) > _TERM and words[-1][-1] in ",.":
        return not (cue and _is_near(place, cue))
    if words[-1][-1] in ",.!?":
        return False
    if len(words) > 1 and title:
        return not cue or (len(words) > _TERM and not _is_near(place, cue))
    if len(words) <= _TERM:
        if len(words) > 1 and how and how.rule == RuleId.SENTENCE_SUBJECT:
            return False
        return not (cue or (how and (how.rule in _IN_TAG_SLOT or (how.mention and _PREDICATE.search(before)))))
    return False


def _is_near(place: Place, cue: Cue) -> bool:
    """Tell whether a cue stands right before or behind a stretch."""
    return -_CLOSE < cue.start - place.mark.outer_end < _CLOSE or 0 <= place.mark.outer_start - cue.end < _CLOSE


def _is_title_case(words: list[str]) -> bool:
    return all(word[0].isupper() or word.lower() in _SMALL or not word[0].isalpha() for word in words)
