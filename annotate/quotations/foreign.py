"""What can be read of a text in another language: full names, and the one that stands right beside quoted words.

No verb is known here, so only the place tells: „…“, sagte Marta Vosk; Marta Vosk: „…“; « … » – Marta Vosk.
"""

import re
from collections.abc import Sequence

from annotate.draft import Passage
from annotate.names import PARTICLES, Form, Mention, Reading, first_from
from annotate.quotations.attribution import SIGNED, Found, Place
from annotate.rules import RuleId
from annotate.segmentation import COMMON

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BETWEEN_WORDS = re.compile(r"[\s,.–—-]*(?:[^\W\d_]+ ){0,3}")  # at most three small words: sagte, a déclaré, powiedział
_TO_COLON = re.compile(r"(?:,? [^\W\d_]+){0,6}\s?:\s?")
_LONGEST = 5  # words of a name
_NOUNS_ARE_CAPITALS = frozenset(("de",))  # where a title or any noun looks like a name, only the last two words are one


def read_names(text: str, passages: Sequence[Passage], language: str) -> list[Reading]:
    """Return the names of each passage: two capitalised words and more, and the surnames of those."""
    common = frozenset(word.capitalize() for word in COMMON.get(language, "").split())
    full = [_full_names(text, passage, common, language) for passage in passages]
    surnames = {mention.words.rsplit(" ", 1)[1] for mentions in full for mention in mentions}
    return [
        Reading(_with_surnames(text, passage, mentions, surnames), [])
        for passage, mentions in zip(passages, full, strict=True)
    ]


def _full_names(text: str, passage: Passage, common: frozenset[str], language: str) -> list[Mention]:
    found: list[Mention] = []
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text, passage.start, passage.end):
        joined = bool(run) and text[run[-1].end() : word.start()] in (" ", ". ")
        capital = word.group()[0].isupper() and word.group() not in common
        if joined and (capital or word.group() in PARTICLES) and len(run) < _LONGEST:
            run.append(word)
            continue
        found += _name_of(text, run, language)
        run = [word] if capital else []
    return found + _name_of(text, run, language)


def _name_of(text: str, run: list[re.Match[str]], language: str) -> list[Mention]:
    while run and run[-1].group() in PARTICLES:
        run.pop()
    if language in _NOUNS_ARE_CAPITALS:
        capitals = [number for number, word in enumerate(run) if word.group()[0].isupper()]
        run = run[capitals[-2] :] if len(capitals) > 1 else []
    if sum(word.group()[0].isupper() for word in run) < 2 or all(word.group().isupper() for word in run):
        return []
    start, end = run[0].start(), run[-1].end()
    return [Mention(start, end, text[start:end], Form.NAME, text[start:end])]


def _with_surnames(text: str, passage: Passage, mentions: list[Mention], surnames: set[str]) -> list[Mention]:
    added = list(mentions)
    for word in _WORD.finditer(text, passage.start, passage.end):
        if word.group() in surnames:
            number = first_from(mentions, word.start() + 1)
            if not number or mentions[number - 1].end <= word.start():
                added.append(Mention(word.start(), word.end(), word.group(), Form.NAME, word.group()))
    return sorted(added, key=lambda mention: mention.start)


def attribute_beside(place: Place) -> Found | None:
    """Return how a stretch gets its speaker from a name right beside it, or None."""
    mark, mentions = place.mark, place.mentions
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
