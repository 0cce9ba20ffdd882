"""Mentions that only look like names: the first word of a sentence, an adjective, a partisan, the words of a headline.

What they are shows in the rest of the text, so they are looked at when all passages have been read.
"""

import re
from collections.abc import Iterable

from annotate.draft import BLANK, Draft, Passage
from annotate.lexicon import FUNCTION_WORDS, PARTISANS, VERBS
from annotate.names.mentions import Form, Mention, Reading
from source.model import Role

_LIKE_A_NAME = re.compile(r"[’']s |, (?:the|an?|who|whose|\d)\b|,? \w+ly said|(?: \w+){0,2} (?:said|says|told)\b")
_ADJECTIVES = tuple(
    """
    ian ean can ish ern atic itic ional ative ese Arab French Dutch Greek Swiss Czech Thai Welsh Iraqi Israeli Saudi Pakistani
    Somali Democrat Republican Socialist Spaniard Briton Frenchman Frenchwoman Englishman Englishwoman Dutchman Irishman
    Scotsman Welshman
    """.split()
)
_NEXT = re.compile(r" ([a-z][a-z-]+)")
_EITHER_STATES = frozenset("states claims reports charges demands comments hopes fears promises".split())
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother)(?: [a-z]{3,14}){0,2} $")
_BEFORE = 40  # characters
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONG_WORD = 4  # letters; shorter ones stay small in a headline
_FEWEST = 4  # long words of a line that is like a headline; of the headline itself, two
_LONGEST = 200  # characters of a headline
_EDGE = 2  # characters of a block before and behind it
_HEADLINE_LIKE = 0.8  # share of its long words with a capital


def drop_doubtful(draft: Draft, text: str, readings: list[Reading]) -> None:
    """Take the mentions away that are nobody's name, and turn partisans into what they are: a Republican, nobody by name."""
    _drop_openers(text, draft.passages, readings)
    _cut_headlines(draft, text, readings)
    adjectives = [r for r in readings if any(m.form is Form.NAME and m.words.endswith(_ADJECTIVES) for m in r.mentions)]
    if adjectives:
        full = _words_of_full_names(readings)
        for reading in adjectives:
            reading.mentions[:] = [kept for m in reading.mentions if (kept := _settled(text, m, full))]


def _drop_openers(text: str, passages: tuple[Passage, ...], readings: list[Reading]) -> None:
    """Take away the "names" that are only the first word of a sentence: the same word is nobody's name elsewhere."""
    known: set[str] = set()
    openers: list[tuple[int, Mention]] = []
    for number, (passage, reading) in enumerate(zip(passages, readings, strict=True)):
        for mention in reading.mentions:
            if mention.name is None:
                continue
            if mention.start == passage.start and " " not in mention.name and mention.role is None:
                openers.append((number, mention))
            else:
                known.update(mention.name.split(" "))
    for number, mention in openers:
        if mention.name in known or _LIKE_A_NAME.match(text, mention.end):
            continue
        verbs = readings[number].verbs
        if not verbs or verbs[0].start != mention.end + 1:
            readings[number].mentions.remove(mention)


def _words_of_full_names(readings: Iterable[Reading]) -> frozenset[str]:
    """Return the first and last words of the names of more than one word, but not of those that an adjective begins or ends."""
    ends = {
        word
        for reading in readings
        for mention in reading.mentions
        if mention.name and " " in mention.name
        for word in (mention.name.split(" ", 1)[0], mention.name.rsplit(" ", 1)[-1])
    }
    return frozenset(word for word in ends if word.lower() not in PARTISANS)


def _settled(text: str, mention: Mention, full: frozenset[str]) -> Mention | None:
    """Return a mention that ends in an adjective as what it is: a name, somebody without one, or nobody (Western states)."""
    if mention.form is not Form.NAME or not mention.words.endswith(_ADJECTIVES):
        return mention
    last = mention.words.rsplit(" ", 1)[-1]
    partisan = last.lower() in PARTISANS
    article = _ARTICLE.search(text, max(0, mention.start - _BEFORE), mention.start)
    follows = _NEXT.match(text, mention.end)
    if follows and (partisan or article or last not in full) and _is_thing(follows.group(1), determined=bool(article)):
        return None
    if partisan:
        start = article.start() if article else mention.start
        return Mention(start, mention.end, text[start : mention.end], Form.NOUN)
    return mention


def _is_thing(word: str, *, determined: bool) -> bool:
    """Tell whether a word behind an adjective is a noun: Western states; the British claims; but not: Orsk Republican says."""
    if word in FUNCTION_WORDS or word.endswith("ed"):
        return False
    return word not in VERBS or determined or word in _EITHER_STATES


def _cut_headlines(draft: Draft, text: str, readings: list[Reading]) -> None:
    """Leave of a headline's names only those that the text below gives as well: there every word has a capital."""
    headlines = [n for n, passage in enumerate(draft.passages) if _is_headline_like(draft, text, passage)]
    if not headlines or len(headlines) == len(readings):
        return
    apart = set(headlines)
    known = {m.name for n, reading in enumerate(readings) if n not in apart for m in reading.mentions if m.name}
    known.update([name.rsplit(" ", 1)[-1] for name in known])
    for number in headlines:
        if not known and draft.source.blocks[draft.passages[number].block].role is not Role.HEADLINE:
            continue
        mentions = readings[number].mentions
        mentions[:] = [kept for mention in mentions if (kept := _known_part(text, mention, known))]


def _is_headline_like(draft: Draft, text: str, passage: Passage) -> bool:
    """Tell whether a passage is a block of its own in which nearly every long word has a capital."""
    block = draft.source.blocks[passage.block]
    if passage.start - block.start > _EDGE or block.end - passage.end > _EDGE or passage.end - passage.start > _LONGEST:
        return False
    words: list[str] = [word for word in _WORD.findall(text, passage.start, passage.end) if len(word) >= _LONG_WORD]
    if (
        len(words) < (2 if block.role is Role.HEADLINE else _FEWEST)
        or text.find(BLANK, passage.start, passage.end) >= 0
    ):
        return False
    return sum(map(str.isupper, (word[0] for word in words))) >= _HEADLINE_LIKE * len(words)


def _known_part(text: str, mention: Mention, known: set[str]) -> Mention | None:
    """Return a mention, or what of it is a name elsewhere, the longest part first."""
    if mention.name is None or mention.name in known:
        return mention
    given, _, surname = mention.name.partition(" ")
    if surname in known and f" {given.lower()} " not in text:
        return mention  # Ida Marsh, where the text below says Marsh
    words = [(word.start(), word.end()) for word in _WORD.finditer(text, mention.start, mention.end)]
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first][0], words[first + length - 1][1]
            name = text[start:end].removesuffix("’s").removesuffix("'s")
            if name in known:
                form = Form.OWNER if name != text[start:end] else Form.NAME
                return Mention(start, end, text[start:end], form, name)
    return None
