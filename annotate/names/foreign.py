"""The names of a text in another language than the rules: two capitalised words and more, and the surnames of those."""

import re
from collections.abc import Sequence

from annotate.evidence import Form, Mention, Passage
from annotate.lexicon import PARTICLES
from annotate.names.mentions import Reading, first_from
from annotate.segmentation import COMMON

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
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
