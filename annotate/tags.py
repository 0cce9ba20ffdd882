"""Reporting words with whoever is their subject: "Falk said", "said the minister", "according to the harbour
authority"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from annotate.draft import Passage
from annotate.names import Mention, Reading, Word, first_from
from annotate.speech import ADVERBS, NEGATED, SAYS, TOLD

BLANK = "\ue000"  # stands for every character of quoted words, so that nothing in them is taken for a speaker
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of) ")
_JOINT = re.compile(rf"(?: \([^()]{{1,60}}\))?[\s,]*(?:{ADVERBS} ){{0,3}}")
_COMMA = re.compile(rf", (?:{ADVERBS} ){{0,3}}")
_LINK = re.compile(r" (?:of|for|at|from|with|in|to|on|de|against) (?:the |a |an )?")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|when|if) (?:\w+ly )?$", re.I)
_PASSED = frozenset(
    ("told", "asked", "quoted", "cited", "reported", "called", "described", "dubbed", "expected", "believed", "said")
)
_PLAIN_SUBJECT = re.compile(
    r"(?:^|[\ue000,.;:] ?|\b(?:and|but|that|as) )"
    r"((?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir) (?:[\w’'-]{1,20} ){1,4})$"
)
_PLAIN_BEHIND = re.compile(
    r" ((?:the|an?|one|another|his|her|their) [\w’'-]{2,20}(?: [\w’'-]{2,20}){0,2}?)"
    r"(?=[,.;]| (?:who|at|in|of|from|on)\b|$)"
)
_FORMER = re.compile(r" (?:[\w-]{2,15} ){1,2}")
_SPEECH_ENDS = (BLANK, ",", "")
_REACH = 260  # characters between a subject and its verb
_LOOK_BACK = 8  # mentions
_NEVER_SUBJECT = frozenset(("they", "it", "i", "we"))


@dataclass(frozen=True, slots=True)
class Cue:
    """Reporting words with whoever is their subject."""

    start: int
    end: int
    verb: str
    subject: Mention | None

    @property
    def is_inverted(self) -> bool:
        """The subject stands behind the verb: said the minister."""
        return self.subject is not None and self.subject.start > self.start

    @property
    def first(self) -> int:
        """Where the tag begins: at the subject or at the verb, whichever comes first."""
        return min(self.start, self.subject.start) if self.subject else self.start


def find_cues(text: str, passage: Passage, reading: Reading) -> list[Cue]:
    """Return the reporting words of a passage, in order; the negated ones and the passives are left out."""
    cues = list(_by_according(text, passage, reading.mentions))
    has_according = bool(cues)
    for verb in reading.verbs:
        before = text[max(passage.start, verb.start - 30) : verb.start]
        if verb.words in _PASSED and _PASSIVE.search(before):
            continue
        number = first_from(reading.mentions, verb.start)
        subject = _subject(text, passage, verb, reading.mentions, number)
        edge = subject.end if subject and subject.end <= verb.start else passage.start
        if NEGATED.search(text, max(edge, verb.start - 60), min(passage.end, verb.end + 1)):
            continue
        cues.append(Cue(verb.start, verb.end, verb.words, subject))
    return sorted(cues, key=lambda cue: cue.start) if has_according else cues


def _by_according(text: str, passage: Passage, mentions: list[Mention]) -> Iterator[Cue]:
    for match in _ACCORDING.finditer(text, passage.start, passage.end):
        number = first_from(mentions, match.end())
        subject = mentions[number] if number < len(mentions) and mentions[number].start <= match.end() + 25 else None
        if subject:
            yield Cue(match.start(), match.end() - 1, "according", subject)


def _subject(text: str, passage: Passage, verb: Word, mentions: list[Mention], number: int) -> Mention | None:
    """Return who speaks: behind the verb where quoted words or a comma stand before it, else left of it."""
    ahead = mentions[number] if number < len(mentions) else None
    speech_before = text[max(passage.start, verb.start - 3) : verb.start].rstrip()[-1:] in _SPEECH_ENDS
    inverted = _behind(text, passage, verb, ahead) if speech_before and verb.words not in TOLD else None
    return inverted or _before(text, passage, verb, mentions, number)


def _behind(text: str, passage: Passage, verb: Word, ahead: Mention | None) -> Mention | None:
    """Return the subject right behind a verb: said the minister."""
    quoted = text[max(passage.start, verb.start - 3) : verb.start].rstrip()[-1:] == BLANK
    if ahead and ahead.form in ("name", "noun") and _adjoins(text, verb, ahead, quoted=quoted):
        return ahead if quoted or text[ahead.end : ahead.end + 1] in (",", ".", "", BLANK) else None
    plain = _PLAIN_BEHIND.match(text, verb.end, passage.end) if quoted and verb.words in SAYS else None
    return Mention(plain.start(1), plain.end(1), plain[1], "noun") if plain else None


def _adjoins(text: str, verb: Word, ahead: Mention, *, quoted: bool) -> bool:
    """Tell whether a mention stands right behind a verb; behind quoted words, "former" may stand between."""
    if text[verb.end : ahead.start] == " ":
        return True
    return quoted and bool(_FORMER.fullmatch(text, verb.end, min(ahead.start, verb.end + 40)))


def _before(text: str, passage: Passage, verb: Word, mentions: list[Mention], number: int) -> Mention | None:
    """Return the subject left of a verb: next to it, or with an apposition between."""
    if verb.words.endswith("ing") and text[verb.start - 2 : verb.start] == ", ":
        return _leading(passage, verb, mentions, number)
    if number and verb.start - mentions[number - 1].end < _REACH:
        nearest = mentions[number - 1]
        between = text[nearest.end : verb.start]
        if _COMMA.fullmatch(between):
            return _headed(text, mentions, number - 1) or nearest
        if _JOINT.fullmatch(between):
            return _unlinked(text, mentions, number - 1)
        if nearest.form == "owner" and nearest.words.endswith(("’s", "'s")) and _owned(between):
            return Mention(nearest.start, verb.start - 1, text[nearest.start : verb.start - 1], "noun")
    plain = _PLAIN_SUBJECT.search(text[max(passage.start, verb.start - 70) : verb.start])
    if plain and verb.words in SAYS and BLANK not in plain[1]:
        end = verb.start - 1
        start = verb.start - len(plain[1])
        return Mention(start, end, text[start:end], "noun")
    if number and text[verb.start - 2 : verb.start] == ", " and verb.start - mentions[number - 1].end < _REACH:
        return _headed(text, mentions, number)
    return None


def _leading(passage: Passage, verb: Word, mentions: list[Mention], number: int) -> Mention | None:
    """Return the sentence's subject, which a participle takes up: Brandt left the room, saying that …"""
    near = [
        m for m in mentions[max(0, number - _LOOK_BACK) : number] if m.start >= max(passage.start, verb.start - _REACH)
    ]
    return next((mention for mention in near if mention.form in ("name", "pronoun") and mention.words != "who"), None)


def _owned(between: str) -> bool:
    return between.endswith(" ") and between.count(" ") in (2, 3) and not re.search(r"[^\w \-]", between)


def _headed(text: str, mentions: list[Mention], number: int) -> Mention | None:
    """Return the nearest mention before ``number`` that an apposition follows: Brandt, chairman of the union, said."""
    for place in range(number - 1, max(-1, number - _LOOK_BACK), -1):
        mention = mentions[place]
        gap = text[mention.end : mentions[place + 1].start] if place + 1 < len(mentions) else ""
        if re.search(r"[.;:!?\ue000]", gap):
            return None
        if text[mention.end : mention.end + 2] in (", ", " (") and mention.form != "owner" and mention.words != "who":
            return _unlinked(text, mentions, place)
    return None


def _unlinked(text: str, mentions: list[Mention], place: int) -> Mention | None:
    """Follow "a spokesman for the agency" back to the one who speaks; a relative "who" to its noun."""
    mention = mentions[place]
    while place:
        earlier = mentions[place - 1]
        between = text[earlier.end : mention.start]
        if mention.words == "who" and between in (", ", " "):
            return Mention(mention.start, mention.end, earlier.words, earlier.form, earlier.name, earlier.role)
        if earlier.form == "noun" and mention.form != "pronoun" and _LINK.fullmatch(between):
            mention, place = _reaching(text, earlier, mentions[place].end), place - 1
        elif earlier.form == "owner" and between == " " and mention.form == "noun":
            return _reaching(text, earlier, mention.end, form="noun")
        else:
            break
    return None if mention.form == "owner" or mention.words == "who" else mention


def _reaching(text: str, mention: Mention, end: int, *, form: str | None = None) -> Mention:
    return Mention(mention.start, end, text[mention.start : end], form or mention.form)


def cues_between(cues: list[Cue], start: int, end: int) -> list[Cue]:
    """Return the cues with a subject that begin between two offsets."""
    first = bisect_left(cues, start, key=lambda cue: cue.start)
    after = bisect_left(cues, end, key=lambda cue: cue.start)
    return [cue for cue in cues[first:after] if cue.subject]
