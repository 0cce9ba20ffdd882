"""Reported speech: the clause that a cue reports, with or without quoted words in it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from annotate.draft import Mark, Passage
from annotate.model import Mode
from annotate.speech import NAMING, NEED_THAT, REPORTS, TOLD
from annotate.tags import BLANK, Cue
from source.model import Span

_THAT = re.compile(rf" (?:[^,;:.{BLANK}]{{0,70}}? )?that ")
_STOP = re.compile(r"; | – | — |, (?:but|though|although|while|adding|and added|which|who|even as|according)\b")
_OTHER_OBJECT = re.compile(
    r" (?:of|to|about|at|by|with|for|against|into|over|out|up|so|no|yes|it was|it is)\b| ?[,.;:]"
)
_DATELINE = re.compile(r"[A-Z][\w., ()]{1,50} (?:—|–|--|-) ")
_JOINED = re.compile(r"\b(?:and|but) (?:also |then |later )?$")
_JOINT = re.compile(r",? (?:and|but) (?:also |then |later )?$")
_LISTENER = re.compile(r" (?:[\w’'.-]{1,30} ){1,6}?(?=(?:he|she|they|it|the|his|her|there)\b)")
_WHEN = re.compile(
    r" (?:on|in|at|late|early|earlier|last|this|yesterday|today|during|after|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"(?! that\b)[^,;:]{0,80}$"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did)\b|n[’']t\b"
)
_LONG_TAG = 120  # what follows a closing tag is short
_FEWEST_WORDS = 3
_LONGEST = 1500  # characters of a reported clause; a longer "sentence" is a page without full stops


def find_reported(text: str, passage: Passage, cues: list[Cue]) -> Iterator[tuple[Cue, Span]]:
    """Yield what a passage reports without marks, with the cue; two of them may overlap, and the first counts."""
    subject = None
    for place, cue in enumerate(cues):
        joined = place and cue.verb in REPORTS and _JOINED.search(text, cues[place - 1].end, cue.start)
        subject = cue.subject or (subject if joined else None)
        if subject is None:
            continue
        whole = cue if cue.subject else replace(cue, subject=subject)
        following = next((c for c in cues[place + 1 : place + 4] if c.verb in REPORTS), None)
        span = _reported(text, passage, whole, following)
        if (
            span
            and span.end - span.start <= _LONGEST
            and BLANK not in text[span.start : span.end]
            and _has_words(text, span)
        ):
            yield whole, span


def _has_words(text: str, span: Span) -> bool:
    return text.count(" ", span.start, span.end) >= _FEWEST_WORDS - 1


def _reported(text: str, passage: Passage, cue: Cue, following: Cue | None) -> Span | None:
    """Return the clause that a cue reports, or None."""
    if cue.verb == "according":
        return _by_according(text, passage, cue)
    if cue.verb not in REPORTS:
        return None
    start = clause_start(text, cue, passage.end)
    if start is None or cue.is_inverted or _ends_with_when(text, passage, cue):
        return _before_tag(text, passage, cue)
    end = clause_end(text, passage, start)
    if following and start < following.start < end and end - start <= _LONGEST:
        joint = _JOINT.search(text[start : following.start])
        end = start + joint.start() if joint else end
    return Span(start, end) if end > start else None


def _ends_with_when(text: str, passage: Passage, cue: Cue) -> bool:
    """Tell whether nothing but a time or place follows a verb: a tag behind its clause, "…, the mayor said on Monday."."""
    return bool(_WHEN.match(text, cue.end, passage.end)) and not _FINITE.search(text, cue.end, passage.end)


def clause_start(text: str, cue: Cue, limit: int) -> int | None:
    """Return where the reported clause behind a verb begins: after "that", or at once."""
    that = _THAT.match(text, cue.end, limit)
    if that:
        return that.end()
    if cue.verb in TOLD:
        listener = _LISTENER.match(text, cue.end, limit)
        return listener.end() if listener else None
    if cue.verb in ("added", "adds", "adding") and not _FINITE.search(text, cue.end, min(limit, cue.end + 200)):
        return None
    if cue.verb in NEED_THAT or _OTHER_OBJECT.match(text, cue.end) or text[cue.end : cue.end + 1] != " ":
        return None
    return cue.end + 1


def clause_end(text: str, passage: Passage, start: int) -> int:
    """Return where a reported clause ends: with the sentence, or where the writer takes over again."""
    stop = _STOP.search(text, start, min(passage.end, start + _LONGEST))
    end = stop.start() if stop else passage.end
    while end > start and text[end - 1] in ".!?, ":
        end -= 1
    return end


def _before_tag(text: str, passage: Passage, cue: Cue) -> Span | None:
    """CLAUSE, S said."""
    if text[max(passage.start, cue.first - 2) : cue.first] != ", " or passage.end - cue.end > _LONG_TAG:
        return None
    start, end = _behind_dateline(text, passage), cue.first - 2
    return Span(start, end) if end > start else None


def _behind_dateline(text: str, passage: Passage) -> int:
    dateline = _DATELINE.match(text, passage.start, passage.end)
    return dateline.end() if dateline else passage.start


def _by_according(text: str, passage: Passage, cue: Cue) -> Span | None:
    if cue.start - passage.start < 3:
        comma = text.find(", ", cue.subject.end if cue.subject else cue.end, min(passage.end, cue.end + _LONGEST))
        start = comma + 2
        return Span(start, clause_end(text, passage, start)) if 0 < comma < passage.end - 8 else None
    start, end = _behind_dateline(text, passage), cue.start
    while end > start and text[end - 1] in " ,":
        end -= 1
    return Span(start, end) if end > start else None


def quoted_extent(text: str, passage: Passage, mark: Mark, cue: Cue | None) -> tuple[Span, Mode]:
    """Return the span and mode of quoted words within a sentence of the writer: the reported clause that they are
    part of.
    """
    words = Span(mark.start, mark.end)
    if not cue or cue.verb not in REPORTS | NAMING or cue.is_inverted or cue.end > mark.outer_start:
        return words, Mode.MIXED
    start = clause_start(text, cue, mark.outer_start)
    if start is None or start >= mark.outer_start:
        return words, Mode.MIXED
    end = mark.outer_end if cue.verb in NAMING else clause_end(text, passage, mark.outer_end)
    return Span(start, max(end, mark.outer_end)), Mode.MIXED
