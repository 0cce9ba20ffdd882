"""Reporting words with whoever is their subject: "Falk said", "said the minister", "according to the harbour
authority"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from annotate.draft import BLANK, Passage
from annotate.lexicon import NEGATED, REPORTS
from annotate.names import Form, Mention, Reading, Word, first_from
from annotate.quotations.clauses import owned
from annotate.quotations.subjects import DETERMINED, Slot, subject_of

_ACCORDING = re.compile(
    r"(?:[Aa]ccording to|[Ii]n the words of|[Aa]s (?:first )?(?:reported|quoted|told|described) by) "
)
_PLAIN_SOURCE = re.compile(
    rf"(?:{DETERMINED} )?[\w’' /-]{{2,50}}?(?=[,.;]|$| (?:who|that|which|by|in|on|at|from|of|released|published|obtained|close|"
    r"familiar|briefed|with)\b)"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|when|if) "
    r"(?:(?:\w+ly|also|later|then|once|again|not|never|now|still|often|since|already|even) ){0,2}$",
    re.I,
)
_IRREGULAR = frozenset(("told", "said", "found", "held", "thought"))  # participles that do not end in -ed
_BY = re.compile(rf" (?:[^,;:.]{{0,40}}{BLANK} )?by ")
_NEAR_SOURCE = 25  # characters from "according to" to the source
_NEGATION = 60  # characters between a negation and its verb


class Cue(NamedTuple):
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
    words = text[passage.start : passage.end]
    names_source = "ccording to " in words or " by " in words or " words of " in words
    cues = list(_by_according(text, passage, reading.mentions)) if names_source else []
    has_according = bool(cues)
    leaders: list[Mention] = []
    for verb in reading.verbs:
        before = text[max(passage.start, verb.start - 30) : verb.start]
        if (verb.words[-2:] == "ed" or verb.words in _IRREGULAR) and _PASSIVE.search(before):
            if agent := _agent(text, passage, verb, reading.mentions):
                cues.append(Cue(verb.start, verb.end, verb.words, agent))
            continue
        number = first_from(reading.mentions, verb.start)
        subject = subject_of(Slot(text, passage, verb, reading.mentions, number), leaders)
        edge = subject.end if subject and subject.end <= verb.start else passage.start
        if NEGATED.search(text, max(edge, verb.start - _NEGATION), min(passage.end, verb.end + 1)):
            continue
        cues.append(Cue(verb.start, verb.end, verb.words, subject))
        if subject and verb.words in REPORTS and not leaders:
            leaders.append(subject)
    return sorted(cues, key=lambda cue: cue.start) if has_according else cues


def _agent(text: str, passage: Passage, verb: Word, mentions: list[Mention]) -> Mention | None:
    """Return who speaks in the passive: the plan was called “a wreck” by Marta Vosk, was described by her as …"""
    by = _BY.match(text, verb.end, passage.end)
    number = first_from(mentions, by.end()) if by else len(mentions)
    if by and number < len(mentions) and mentions[number].start == by.end() and mentions[number].form is not Form.OWNER:
        return mentions[number]
    return None


def _by_according(text: str, passage: Passage, mentions: list[Mention]) -> Iterator[Cue]:
    for match in _ACCORDING.finditer(text, passage.start, passage.end):
        if match.start() > passage.start and text[match.start() - 1].isalpha():
            continue
        number = first_from(mentions, match.end())
        near = number < len(mentions) and mentions[number].start <= match.end() + _NEAR_SOURCE
        if near and "," not in text[match.end() : mentions[number].start]:
            yield Cue(match.start(), match.end() - 1, "according", owned(text, mentions, number) or mentions[number])
        elif plain := _PLAIN_SOURCE.match(text, match.end(), passage.end):
            source = Mention(plain.start(), plain.end(), plain[0], Form.NOUN)
            yield Cue(match.start(), match.end() - 1, "according", source)


def cues_between(cues: list[Cue], start: int, end: int) -> list[Cue]:
    """Return the cues with a subject that begin between two offsets."""
    first = bisect_left(cues, start, key=lambda cue: cue.start)
    after = bisect_left(cues, end, key=lambda cue: cue.start)
    return [cue for cue in cues[first:after] if cue.subject]
