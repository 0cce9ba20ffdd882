"""By which pattern a stretch between marks gets its speaker within its own sentence.

The patterns stand in the order in which they are tried; each is a rule with its own measured precision.
"""

import re
from typing import NamedTuple

from annotate.draft import BLANK, Mark, Passage
from annotate.lexicon import NAMING, OBJECTS, REPORTS, WEAK
from annotate.names import NOBODY, Form, Identity, Mention, first_from
from annotate.quotations.clauses import acts, is_own, main_subject, word_owner
from annotate.quotations.cues import Cue, cues_between
from annotate.rules import RuleId

_UNKNOWN_VERB = re.compile(r"[\s,]*([a-z]{3,20}(?:ed|s|id|ote|oke))\b")
# Words for what somebody said, before the quoted words themselves.
NOUN_CUE = re.compile(
    r"\b(claims?|statements?|comments?|remarks?|assertions?|assumption|warnings?|promises?|pledges?|calls?|suggestions?|arguments?|views?|"
    r"conclusions?|contention|complaints?|insistence|admission|announcement|predictions?|vows?|tweets?|reply|response|answers?|"
    r"descriptions?|accusations?|allegations?|asides?|boasts?|charges?|demands?|words|message|proposal|references?|depiction|"
    r"characterization|characterisation|portrayal|declarations?|verdict|judgment|judgement|belief|chants?|appeals?|slogan|mantra|motto)"
    r"(?: (?:that|of|about|on|to|in|during|for|from|was|is|were|are)\b[^.;:!?\ue000]{0,60})?[,:]? ?(?:an? |the )?$"
)
_CONTENT = re.compile(r" (?:that|to) ")
_NEAR_NOUN = 110
_LONG_TAG = 120
_ANGRY = re.compile(r"[ ,]*(?:(?:an?|the) [a-z-]{3,15} )?")  # before a name: an angry Vosk snapped
_FROM = re.compile(r"\b(?:[Ff]rom|[Bb]y|[Ss]ays|[Ss]aid) (?:the )?$")
_OWNER = re.compile(r"\b(?:[Hh]is|[Hh]er)\b")
SIGNED = re.compile(r" ?(?:—|–|--|-) ?")  # before the name at the end of quoted words
_TAG_LEAD = re.compile(r"[\s,.–—'’”\"-]*(?:as )?")
_NEAR = 300  # characters; what stands further away has no bearing on a stretch


class Found(NamedTuple):
    """By which rule, mention and cue a stretch was given its speaker, and who that is once it is known."""

    rule: RuleId
    mention: Mention | None = None
    cue: Cue | None = None
    identity: Identity | None = None


class Place(NamedTuple):
    """A stretch between marks with what stands round it: up to the stretches before and after it, or the ends of
    the sentence.
    """

    text: str
    passage: Passage
    mark: Mark
    start: int
    end: int
    cues: list[Cue]
    mentions: list[Mention]

    @property
    def before(self) -> str:
        """The writer's words before the stretch."""
        return self.text[max(self.start, self.mark.outer_start - _NEAR) : self.mark.outer_start]


def attribute(place: Place) -> Found | None:
    """Return how a stretch gets its speaker within its own sentence, or None."""
    mark = place.mark
    before = place.before.rstrip()
    leads = cues_between(place.cues, place.start, mark.outer_start)
    follows = cues_between(place.cues, mark.outer_end, place.end)
    tag = next((cue for cue in follows[:1] if _is_tag(place.text, mark.outer_end, cue)), None)
    opens = place.start == place.passage.start
    if leads and before[-1:] == ":":
        return _by_cue(RuleId.COLON, _not_relative(place.text, leads))
    if leads and before[-1:] == "," and not (tag and opens and not leads[-1].subject):
        return _by_cue(RuleId.TAG_BEFORE if opens else RuleId.INTERRUPTED, leads[-1])
    if tag:
        return _by_cue(RuleId.INVERTED_TAG if tag.is_inverted else RuleId.TAG_AFTER, tag)
    if leads:
        noun = _noun_cue(place, behind=leads[-1])
        return noun or _by_cue(RuleId.FRAGMENT, _governing(leads))
    return _by_place(place, before, follows)


def _not_relative(text: str, cues: list[Cue]) -> Cue:
    """Return the last cue before a colon that stands in no relative clause: … wrote to a clerk who promised bridges: “…”"""
    free = [cue for cue in cues if cue.subject and text[cue.subject.start : cue.subject.end] != "who"]
    return free[-1] if free else cues[-1]


def _governing(cues: list[Cue]) -> Cue:
    """Return the cue that governs what follows: the last one, but what somebody says that others show or find is his."""
    last = cues[-1]
    if last.verb in WEAK:
        return next((cue for cue in reversed(cues[:-1]) if cue.verb in REPORTS), last)
    return last


def _by_cue(rule: RuleId, cue: Cue) -> Found:
    return Found(RuleId.ACCORDING if cue.verb == "according" else rule, cue.subject, cue)


def _by_place(place: Place, before: str, follows: list[Cue]) -> Found | None:
    """Return how a stretch without a reporting verb next to it gets its speaker: from the colon, the tag slot,
    the sentence.
    """
    mark = place.mark
    if before[-1:] == ":" and (named := _main_subject(place) or _owner_of_words(place) or _last_named(place)):
        return Found(RuleId.COLON, named)
    if signed := _signed(place):
        return signed
    unknown = _unknown_tag(place) if not before or place.start > place.passage.start else None
    if unknown:
        return unknown
    if follows and (not before or follows[0].verb == "according"):
        return _by_cue(RuleId.TAG_AFTER, follows[0])
    if noun := _noun_cue(place):
        return noun
    earlier = cues_between(place.cues, max(place.passage.start, mark.start - _NEAR), mark.start)
    if closing := _closing_tag(place):
        return _by_cue(RuleId.CLOSING_TAG, closing)
    if earlier:
        return _by_cue(RuleId.FRAGMENT, _governing(earlier))
    return _sentence_subject(place) if before else None


def _closing_tag(place: Place) -> Cue | None:
    """Return the tag that ends a sentence and so answers for all of it: The plan was “a mess” and late, Vosk said."""
    cue = next((cue for cue in place.cues[-1:] if cue.subject and cue.first >= place.mark.outer_end), None)
    if not cue or cue.verb in WEAK | NAMING:
        return None
    if place.text[cue.first - 2 : cue.first] not in (", ", f"{BLANK} ") and cue.verb != "according":
        return None
    behind = max(cue.end, cue.subject.end if cue.subject else 0)
    if place.passage.end - behind > _LONG_TAG:
        return None
    rest = place.text[behind : place.passage.end]
    return cue if BLANK not in rest and not rest.startswith(" that ") else None


def _noun_cue(place: Place, *, behind: Cue | None = None) -> Found | None:
    """Her warning that …, the minister’s promise of …: the owner of the word is the one who spoke. ``behind``: a verb of speech before
    it, which keeps the words unless "that" or "to" follows the noun.
    """
    near = place.text[max(place.start, place.mark.outer_start - _NEAR_NOUN) : place.mark.outer_start]
    match = NOUN_CUE.search(near)
    if not match:
        return None
    start = place.mark.outer_start - len(near) + match.start(1)
    if behind and (behind.end > start or behind.verb in NAMING or not _CONTENT.match(near, match.end(1))):
        return None
    noun = Cue(start, start + len(match[1]), match[1], None)
    owner = word_owner(place.text, place.mentions, place.start, start)
    if owner is None or (behind and behind.verb in OBJECTS and owner.form is not Form.OWNER):
        return None
    own = is_own(place.text, place.mentions, place.passage.start, owner)
    return Found(RuleId.NOUN_CUE, owner, noun, None if own else NOBODY)


def _is_tag(text: str, at: int, cue: Cue) -> bool:
    return 0 <= cue.first - at < 8 and bool(_TAG_LEAD.fullmatch(text, at, cue.first))


def _unknown_tag(place: Place) -> Found | None:
    """A verb on no list still counts where only a tag can stand."""
    number = first_from(place.mentions, place.mark.outer_end)
    behind = place.mentions[number] if number < len(place.mentions) else None
    if not behind or behind.start >= place.end or behind.start - place.mark.outer_end > 40:
        return None
    gap = place.text[place.mark.outer_end : behind.start]
    if _ANGRY.fullmatch(gap) and _UNKNOWN_VERB.match(place.text, behind.end):
        return Found(RuleId.UNKNOWN_VERB, behind)
    return Found(RuleId.UNKNOWN_VERB, behind) if _UNKNOWN_VERB.fullmatch(gap.rstrip()) else None


def _last_named(place: Place) -> Mention | None:
    """And from Marta Vosk: “…”. Marta Vosk, mayor: “…”."""
    number = first_from(place.mentions, place.mark.outer_start) - 1
    last = place.mentions[number] if number >= 0 else None
    if not last or last.start < place.start or last.form not in (Form.NAME, Form.NOUN):
        return None
    lead = place.text[place.start : last.start]
    leads_in = lead.strip(" \n") == "" or bool(_FROM.search(lead))
    return last if leads_in and not place.text[last.end : place.mark.outer_start].strip(" :") else None


def _owner_of_words(place: Place) -> Mention | None:
    """His answer was short: “…”."""
    owner = _OWNER.search(place.before)
    if not owner:
        return None
    start = max(place.start, place.mark.outer_start - _NEAR) + owner.start()
    return Mention(start, start + len(owner.group()), owner.group(), Form.PRONOUN)


_LONGEST_ACRONYM = 5


def _signed(place: Place) -> Found | None:
    """The form of press releases: “…” – Name, Role."""
    dash = SIGNED.match(place.text, place.mark.outer_end, place.end)
    number = first_from(place.mentions, dash.end()) if dash else len(place.mentions)
    if not dash or number == len(place.mentions) or place.mentions[number].start != dash.end():
        return None
    signer = place.mentions[number]
    if signer.words.isupper() and signer.words.isalpha() and len(signer.words) > _LONGEST_ACRONYM:
        return None  # “Harbour Lights” – WINNER
    return Found(RuleId.SIGNED, signer) if place.text[signer.end : signer.end + 1] in (",", "", "\n") else None


def _sentence_subject(place: Place) -> Found | None:
    """Return whom the sentence is about. If no verb of his stands before the words, he is mentioned but not named as their speaker."""
    subject = _main_subject(place)
    if subject is None:
        return None
    if acts(place.text, subject, place.mark.outer_start):
        return Found(RuleId.SENTENCE_SUBJECT, subject)
    return Found(RuleId.TOPIC, subject, identity=NOBODY)


def _main_subject(place: Place) -> Mention | None:
    start = max(place.passage.start, place.mark.outer_start - _NEAR)
    return main_subject(place.text, place.mentions, start, place.mark.outer_start)
