"""How far a sentence leans to analysis: a weighted sum over cue families, single cues and its shape, plain arithmetic at run time.

``find_signs`` is shared with the training (scripts/train_kinds.py), whose weights lie in ``kinds_weights.json``. Quoted words are
blanked first: what somebody else says never counts for or against the writer.
"""

import json
import re
from bisect import bisect_left
from functools import cache, lru_cache
from math import exp, log
from pathlib import Path
from typing import NamedTuple

from annotate.kinds.cue_families import FAMILIES

_PART = re.compile(r"[\w']+|[?!:;%—–]|, ")
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|''[^']{0,2000}''")
_CAPITAL = re.compile(r"[\w,’'] [A-Z]\w")
_CROWDED = 0.25  # share of capitals among the words of a sentence that is mostly names
_HEAD = 3  # words at which a sentence opens
_MOST_PARTS = 120  # looked at: a sentence is judged by its first words
_REMEMBERED = 20_000  # words on no list
_FEWEST = 4  # sentences from which on a text has a register
_IN_REPORTS = 0.06  # share of analysis in news reports, as people label them: between 2 % in wire copy and 20 %
_HELD, _ROUNDS = 10, 6  # sentences of an ordinary report beside a text, and rounds of its estimate

_ENDINGS = tuple("ly ness ism ist ity ous ful less ive able ible est ing ment tion ed ial ical ary".split())
_SHORTEST = {ending: max(len(ending) + 2, 4) for ending in _ENDINGS}
_NO_PARTICIPLE = frozenset(
    "need speed feed seed bleed breed indeed hundred unprecedented exceed proceed succeed".split()
)
_OPENERS = {
    "opens with this or that": "this that these those such",
    "opens with a pronoun": "it he she they",
    "opens with a conjunction": "but yet and so still then or",
    "opens with what or how": "what why how who whatever",
    "opens with a clause": "if when while once until after before although as",
}
_OPENING = {word: name for name, words in _OPENERS.items() for word in words.split()}
_MARKS = {":": "colon", ";": "semicolon", "—": "dash", "–": "dash"}
_NO_WORDS = frozenset((*_MARKS, ", ", "?", "!", "%"))


class Cue(NamedTuple):
    """A word or phrase of a family: the name of its feature, and the words as they stand in the sentence."""

    family: str
    feature: str
    words: str


class Signs(NamedTuple):
    """What a sentence shows: the names of its features, each once, and the cues found."""

    features: list[str]
    cues: list[Cue]


class Weights(NamedTuple):
    """The numbers that training has found. ``features``: by name, each with the family that it belongs to; ``base``: what every
    sentence begins with; ``slope`` and ``offset`` turn a lean into a probability; ``share``: of analysis in the training.
    """

    features: dict[str, tuple[float, str]]
    base: float
    slope: float
    offset: float
    share: float


class Lean(NamedTuple):
    """How far a sentence leans: above 0 to analysis. ``families``: what each cue family adds; ``cues``: the words found."""

    text: str
    score: float
    families: dict[str, float]
    cues: list[Cue]


class _Steps(NamedTuple):
    """A count as features: "more than 8 words" and every smaller step."""

    least: tuple[int, ...]
    names: tuple[tuple[str, ...], ...]

    def of(self, count: int) -> tuple[str, ...]:
        return self.names[bisect_left(self.least, count)]


def _steps(noun: str, *least: int) -> _Steps:
    names = tuple(f"more than {number} {noun}" for number in least)
    return _Steps(least, tuple(names[:end] for end in range(len(least) + 1)))


_LENGTH, _CAPITALS, _FIGURES = (
    _steps("words", 8, 15, 25, 40),
    _steps("capitals", 0, 1, 3, 6),
    _steps("figures", 0, 1, 3),
)


class _FamilyFeatures(NamedTuple):
    """The features of a family as a whole."""

    times: tuple[str, ...]
    head: str
    tail: str


_FAMILY_FEATURES = {
    name: _FamilyFeatures(
        (name, f"{name}: twice", f"{name}: three times"), f"{name}: at the head", f"{name}: in the tail"
    )
    for name in FAMILIES
}


class _Phrase(NamedTuple):
    """What follows the first two words of a phrase, and what the phrase is."""

    rest: tuple[str, ...]
    cue: Cue


class _Word(NamedTuple):
    """What is known of a word: its own cue, the phrases that it opens by their second word, its ending, whether it is a figure."""

    cue: Cue | None
    phrases: dict[str, list[_Phrase]]
    ending: str
    is_figure: bool


@cache
def weights() -> Weights:
    """Return the weights that ship with the package; read once, when first asked for."""
    table = json.loads(Path(__file__).with_name("kinds_weights.json").read_text(encoding="utf-8"))
    features = {name: (weight, name.partition(": ")[0]) for name, weight in table["features"].items()}
    return Weights(features, table["base"], table["slope"], table["offset"], table["share"])


def lean_of(text: str) -> Lean:
    """Return how far a sentence leans to analysis, with what each cue family adds to it."""
    signs, known = find_signs(text), weights()
    score, families = known.base, {cue.family: 0.0 for cue in signs.cues}
    find = known.features.get
    for name in signs.features:
        found = find(name)
        if found:
            score += found[0]
            if found[1] in families:
                families[found[1]] += found[0]
    return Lean(text, score, families, signs.cues)


def find_signs(text: str) -> Signs:
    """Return the features and cues of a sentence.

    >>> [cue.words for cue in find_signs("This could mean that the ferry, “a wreck”, is lost.").cues]
    ['could', 'could mean', 'mean', 'is', 'lost']
    """
    quoted = "“" in text or '"' in text or "''" in text
    if quoted:
        text = _QUOTED.sub(" _ ", text)
    parts = _PART.findall(text.lower().replace("’", "'"))[:_MOST_PARTS]
    found, features, signs, figures = _read(parts)
    features += _features_of(found, _tail_of(parts))
    capitals, words = len(_CAPITAL.findall(text)), len(parts) - signs
    features += (*_LENGTH.of(words), *_CAPITALS.of(capitals), *_FIGURES.of(figures))
    if words and capitals > _CROWDED * words:
        features.append("mostly capitals")
    if parts and (opening := _OPENING.get(parts[0]) or _opening_of(parts)):
        features.append(opening)
    if quoted:
        features.append("quotes")
    if " - " in text or " -- " in text:
        features.append("dash")
    if text.rstrip(" ”’\"'")[-1:] in ("?", "!"):
        features.append("asks at its end")
    return Signs(list(dict.fromkeys(features)), [cue for _, cue in found])


def _read(parts: list[str]) -> tuple[list[tuple[int, Cue]], list[str], int, int]:
    """Return the cues with their places, the endings of words, and how many parts are signs and figures."""
    found: list[tuple[int, Cue]] = []
    endings: list[str] = []
    signs = figures = 0
    for place, part in enumerate(parts):
        known = _LISTED.get(part) or _unlisted(part)
        if known is _NOTHING:
            continue
        if part == "may" and _is_month(parts, place):
            known = _MAY
        cue, phrases, ending, is_figure = known
        if cue:
            found.append((place, cue))
        if phrases and ((place + 1 < len(parts) and parts[place + 1] in phrases) or "*" in phrases):
            found += [(place, phrase) for phrase in _phrases(phrases, parts, place)]
        if part in _MODALS and known is not _MAY and (effect := _effect_behind(parts, place)):
            found.append((place, effect))
        if ending:
            endings.append(ending)
        signs += part in _NO_WORDS
        figures += is_figure
    return found, endings, signs, figures


def _features_of(found: list[tuple[int, Cue]], tail: int) -> list[str]:
    """Return what the cues of a sentence count for: each by itself, its family, how often, and whether at the head."""
    features: list[str] = []
    times: dict[str, int] = {}
    for place, cue in found:
        names = _FAMILY_FEATURES[cue.family]
        if place >= tail:
            features.append(names.tail)
            continue
        features.append(cue.feature)
        count = times[cue.family] = times.get(cue.family, 0) + 1
        if count <= len(names.times):
            features.append(names.times[count - 1])
        if place < _HEAD:
            features.append(names.head)
    return features


def _tail_of(parts: list[str]) -> int:
    """Return where an apposition or a relative clause behind the main clause begins: The firm refused, a sign of its caution."""
    for place in range(len(parts) - 3, _MAIN - 1, -1):
        if parts[place] == ", ":
            return place if parts[place + 1] in _TAILS else len(parts)
    return len(parts)


_MAIN, _TAILS = 4, frozenset(("a", "an", "which", "another", "something"))


def _opening_of(parts: list[str]) -> str:
    """Return the opening by what somebody does: Turning it down tells …, By turning it down …"""
    if parts[0].endswith("ing") and len(parts[0]) > len("thing"):
        return "opens with doing"
    return "opens with by doing" if parts[0] == "by" and parts[1:] and parts[1].endswith("ing") else ""


def _phrases(by_second: dict[str, list[_Phrase]], parts: list[str], place: int) -> list[Cue]:
    """Return the phrases that stand at a place, with their words as they stand."""
    found = []
    second = parts[place + 1] if place + 1 < len(parts) else ""
    for key in (second, "*") if "*" in by_second else (second,):
        for rest, cue in by_second.get(key, ()):
            end = place + 2 + len(rest)
            if not rest or parts[place + 2 : end] == list(rest):
                found.append(cue if key != "*" else cue._replace(words=" ".join(parts[place:end])))
    return found


def _is_month(parts: list[str], place: int) -> bool:
    """Tell whether "may" is a month: 4 May, in May, May 2024."""
    before, behind = parts[place - 1] if place else "", parts[place + 1] if place + 1 < len(parts) else ""
    return (
        before[:1].isdigit()
        or behind[:1].isdigit()
        or before in ("in", "of", "since", "until", "last", "by", "early", "late")
    )


def _effect_behind(parts: list[str], place: int) -> Cue | None:
    """Return what a modal foresees: would undermine, could yet help, will not by itself save."""
    for end in range(place + 1, min(place + _MODAL_REACH, len(parts))):
        cue = _EFFECTS.get(parts[end])
        if cue:
            return cue._replace(words=" ".join(parts[place : end + 1]))
        if parts[end] in _NO_WORDS:
            break
    return None


def register_shift(leans: list[float], reported: int) -> float:
    """Return by how much the sentences of one text move together: down in a text that mostly reports, up in one that mostly comments.

    ``reported``: sentences that have a source or are quotes. The share of analysis in the text is estimated from the leans
    themselves (Saerens, Latinne, Decaestecker 2002), held back as if ``_HELD`` sentences of an ordinary news report stood beside
    it. A few sentences by themselves have no register, and do not move.
    """
    if len(leans) + reported < _FEWEST:
        return 0.0
    known = weights()
    odds = [known.slope * lean + known.offset for lean in leans]
    share, shift = _IN_REPORTS, 0.0
    for _ in range(_ROUNDS):
        shift = log(share / (1 - share)) - log(known.share / (1 - known.share))
        analysis = sum([1 / (1 + exp(-odd - shift)) for odd in odds])
        share = (analysis + _HELD * _IN_REPORTS) / (len(leans) + reported + _HELD)
    return shift / known.slope


def probability(lean: float) -> float:
    """Return how likely a sentence that leans so far is analysis."""
    known = weights()
    return 1 / (1 + exp(-known.slope * lean - known.offset))


def _ending_of(word: str) -> str:
    if word in _NO_PARTICIPLE:
        return ""
    return next((f"ends in -{e}" for e in _ENDINGS if word.endswith(e) and len(word) >= _SHORTEST[e]), "")


def _lexicon() -> dict[str, _Word]:
    """Return what the tables say of each first word."""
    words: dict[str, Cue] = {}
    phrases: dict[str, dict[str, list[_Phrase]]] = {}
    for name, family in FAMILIES.items():
        for entry in family.words.split():
            if entry.startswith("~"):
                continue  # counts behind a modal only
            first, *rest = [", " if part == "," else part for part in entry.split("|")]
            cue = Cue(name, f"{name}: {entry}", " ".join([first, *rest]).replace(" , ", ", ").strip())
            if rest:
                phrases.setdefault(first, {}).setdefault(rest[0], []).append(_Phrase(tuple(rest[1:]), cue))
            else:
                words[first] = cue
    known = {word: _Word(words.get(word), phrases.get(word, {}), _ending_of(word), False) for word in words | phrases}
    for mark in _NO_WORDS:
        own = known.get(mark)
        known[mark] = _Word(own.cue if own else None, {}, _MARKS.get(mark, ""), False)
    return known


_MODALS = frozenset(("would", "could", "may", "might", "will", "can", "should"))
_MODAL_REACH = 4  # words from a modal to its verb
_EFFECTS = {
    entry[1:]: Cue(name, f"{name}: {entry[1:]}", entry[1:])
    for name, family in FAMILIES.items()
    for entry in family.words.split()
    if entry.startswith("~")
}
_NOTHING = _Word(None, {}, "", False)
_LISTED = _lexicon()
_MAY = _Word(Cue("dated", "dated", "may"), {}, "", False)


@lru_cache(_REMEMBERED)
def _unlisted(word: str) -> _Word:
    """Return what is known of a word on no list: how it ends, or that it is a figure."""
    ending, is_figure = _ending_of(word), word[0].isdigit()
    return _Word(None, {}, ending, is_figure) if ending or is_figure else _NOTHING
