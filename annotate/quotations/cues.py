"""Step: reporting words with whoever is their subject: "Falk said", "said the minister", "according to the harbour
authority"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotate.draft import Draft
from annotate.evidence import BLANK, Cue, Form, Mention, Sentence, Word
from annotate.lexicon import NEGATED, REPORTS
from annotate.names import first_from
from annotate.quotations.clauses import owned
from annotate.quotations.subjects import DETERMINED, Slot, subject_of
from source.model import Role

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


def find_cues(draft: Draft) -> Draft:
    """Return the draft with the cues of every sentence in which somebody may be quoted."""
    return replace(draft, sentences=tuple([_with_cues(draft, sentence) for sentence in draft.sentences]))


def _with_cues(draft: Draft, sentence: Sentence) -> Sentence:
    cues = cues_of(sentence) if may_quote(draft, sentence) else ()
    return sentence._replace(cues=cues) if cues else sentence


def may_quote(draft: Draft, sentence: Sentence) -> bool:
    """Tell whether the writer may quote somebody in a sentence: not in furniture, a turn, or a block that is all somebody's words."""
    if not sentence.tells or sentence.block in draft.furniture or sentence.block in draft.turns:
        return False
    return not is_set_apart(draft, sentence)


def is_set_apart(draft: Draft, sentence: Sentence) -> bool:
    """Tell whether a sentence without marks stands in a block that its document sets as a quotation."""
    return not sentence.marks and draft.source.blocks[sentence.block].role is Role.QUOTATION


def cues_of(sentence: Sentence) -> Sequence[Cue]:
    """Return the reporting words of a sentence, in order; the negated ones and the passives are left out."""
    text, mentions = sentence.text, sentence.mentions
    words = text[sentence.start : sentence.end]
    names_source = "ccording to " in words or " by " in words or " words of " in words
    cues = list(_by_according(sentence)) if names_source else []
    has_according = bool(cues)
    leaders: list[Mention] = []
    for verb in sentence.verbs:
        before = text[max(sentence.start, verb.start - 30) : verb.start]
        if (verb.words[-2:] == "ed" or verb.words in _IRREGULAR) and _PASSIVE.search(before):
            if agent := _agent(sentence, verb):
                cues.append(Cue(verb.start, verb.end, verb.words, agent))
            continue
        number = first_from(mentions, verb.start)
        subject = subject_of(Slot(sentence, verb, number), leaders)
        edge = subject.end if subject and subject.end <= verb.start else sentence.start
        if NEGATED.search(text, max(edge, verb.start - _NEGATION), min(sentence.end, verb.end + 1)):
            continue
        cues.append(Cue(verb.start, verb.end, verb.words, subject))
        if subject and verb.words in REPORTS and not leaders:
            leaders.append(subject)
    return sorted(cues, key=lambda cue: cue.start) if has_according else cues


def _agent(sentence: Sentence, verb: Word) -> Mention | None:
    """Return who speaks in the passive: the plan was called “a wreck” by Marta Vosk, was described by her as …"""
    mentions = sentence.mentions
    by = _BY.match(sentence.text, verb.end, sentence.end)
    number = first_from(mentions, by.end()) if by else len(mentions)
    if by and number < len(mentions) and mentions[number].start == by.end() and mentions[number].form is not Form.OWNER:
        return mentions[number]
    return None


def _by_according(sentence: Sentence) -> Iterator[Cue]:
    text, mentions = sentence.text, sentence.mentions
    for match in _ACCORDING.finditer(text, sentence.start, sentence.end):
        if match.start() > sentence.start and text[match.start() - 1].isalpha():
            continue
        number = first_from(mentions, match.end())
        near = number < len(mentions) and mentions[number].start <= match.end() + _NEAR_SOURCE
        if near and "," not in text[match.end() : mentions[number].start]:
            yield Cue(match.start(), match.end() - 1, "according", owned(sentence, number) or mentions[number])
        elif plain := _PLAIN_SOURCE.match(text, match.end(), sentence.end):
            source = Mention(plain.start(), plain.end(), plain[0], Form.NOUN)
            yield Cue(match.start(), match.end() - 1, "according", source)


def cues_between(cues: Sequence[Cue], start: int, end: int) -> list[Cue]:
    """Return the cues with a subject that begin between two offsets."""
    first = bisect_left(cues, start, key=lambda cue: cue.start)
    after = bisect_left(cues, end, key=lambda cue: cue.start)
    return [cue for cue in cues[first:after] if cue.subject]
