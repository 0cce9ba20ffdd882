"""Whether people talk: what the labels of a text, and what stands behind them, speak for."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from annotate.lexicon import FUNCTION_WORDS, NOT_NAMES, NOUNS, VERBS
from annotate.talks.labels import Dress, Label
from annotate.talks.voice import is_of_oneself, is_said, is_to_somebody
from source.model import Role, SourceText

GOING_ON = frozenset((Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTATION))
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PIECE = re.compile(r"[^\W\d_]+")
_FAQ = re.compile(r"\bFAQs?\b|\bfrequently asked\b", re.IGNORECASE)
_I_ASK = re.compile(r"^(?:How|What|Can|Do|Should|May|Where|When|Why|Will|Am|Is|Are)\b[^.?!]{0,60}\b(?:I|my)\b")
_OFTEN = 3  # times that the very same label of common words must come back
_FEWEST_OF_PROSE = 3  # blanks in a block of prose


class Labelled(NamedTuple):
    """A label, the number of its block, and the place where the next begins."""

    label: Label
    block: int
    until: int


def accepted(source: SourceText, labelled: list[Labelled]) -> list[Labelled]:
    """Return the labels of a talk; none if what looks like labels makes no talk."""
    if not labelled:
        return []
    signs = _Signs(source, labelled)
    full = [one for one in labelled if one.label.dress is not Dress.BARE and not signs.is_common(one)]
    bare = [one for one in labelled if one.label.dress is Dress.BARE and not signs.is_common(one)]
    full = until_next(full, source)
    if signs.is_talk(full):
        fitting = [one for one in full if signs.fits(one, full) and (signs.is_strong(one) or is_said(signs.words(one)))]
        alone = len(_times(fitting)) < 2 and not any(one.label.dress in (Dress.LETTER, Dress.STOP) for one in fitting)
        return [] if alone else fitting
    bare = until_next([one for one in bare if signs.is_followed(one)], source)
    return bare if signs.is_talk_by_names(bare) else []


def until_next(labelled: list[Labelled], source: SourceText) -> list[Labelled]:
    """Return labels, each with the place where the next of them begins."""
    following = [one.label.begin for one in labelled] + [len(source.text)]
    return [one._replace(until=following[place + 1]) for place, one in enumerate(labelled)]


class _Signs:
    """What a text tells of its labels: who is named elsewhere, how often each comes back, what stands behind it."""

    def __init__(self, source: SourceText, labelled: Sequence[Labelled]) -> None:
        self.source, self.text = source, source.text
        self.exact = Counter(one.label.name for one in labelled if one.label.name)
        self.times = _times(labelled)
        self.known, self.small = _names_and_words(source, {one.label.start for one in labelled})
        self.faq = self._is_faq(labelled)

    def _is_faq(self, labelled: Sequence[Labelled]) -> bool:
        """Tell whether questions are those of anybody, which nobody asks: a heading says so, or most say I."""
        headings = (
            self.source.text_of(block) for block in self.source.blocks if block.role in (Role.HEADLINE, Role.HEADING)
        )
        if any(_FAQ.search(heading) for heading in headings):
            return True
        asked = [self.words(one) for one in labelled if one.label.dress is Dress.LETTER and one.label.asks]
        return 2 * sum(_I_ASK.search(words) is not None for words in asked) > len(asked)

    def words(self, one: Labelled) -> str:
        """Return the first paragraph of what follows a label."""
        block = self.source.blocks[one.block]
        if one.label.after >= block.end and one.block + 1 < len(self.source.blocks):
            block = self.source.blocks[one.block + 1]
        start = max(one.label.after, block.start)
        return self.text[start : max(start, min(one.until, block.end))].strip()

    def is_common(self, one: Labelled) -> bool:
        """Tell whether a label in small letters is only a word with a capital, or several: Look: … Fun Fact: …"""
        label = one.label
        if label.dress is Dress.LETTER:
            return label.after == label.end and self.times["A"] < _OFTEN  # QAnon is no question, if nobody answers
        if label.office or label.capitals or label.titled or label.timed or label.described or label.name is None:
            return False
        words = [word.lower() for word in _PIECE.findall(label.name)]
        common = sum(w in self.small or w in NOUNS or w in VERBS or w in FUNCTION_WORDS for w in words)
        return 2 * common >= len(words) and (len(words) == 1 or self.exact[label.name] < _OFTEN)

    def comes_back(self, label: Label) -> bool:
        """Tell whether more than one label is that person's."""
        return self.times[label.key] > 1 or self.exact[label.name or ""] > 1

    def is_strong(self, one: Labelled) -> bool:
        """Tell whether a label is a person's whom the text knows, or an office's, or has a time or a title."""
        label = one.label
        if label.dress is Dress.LETTER:
            return not self.faq and self.times["Q"] > 0 and (label.asks or self.times["A"] > 0)
        if label.office or label.timed or label.titled or label.described:
            return True  # a description tells of a person, or it were none
        return label.key in self.known or (" " in (label.name or "") and self.comes_back(label))

    def is_talk(self, labelled: Sequence[Labelled]) -> bool:
        """Tell whether people take turns behind labels."""
        if self.faq:
            labelled = [one for one in labelled if one.label.dress is not Dress.LETTER]
        labelled = [one for one in labelled if is_said(self.words(one))]
        if not labelled:
            return False
        to_somebody = sum(is_to_somebody(self.words(one)) for one in labelled) / len(labelled)
        keys = _times(labelled)
        by_turns = len(labelled) > 2 and max(keys.values()) > 1
        strong = [one for one in labelled if self.is_strong(one)]
        if any(one.label.dress is Dress.STOP and is_to_somebody(self.words(one)) for one in strong):
            return True
        if len(keys) < 2:
            return False
        capitals = all(one.label.capitals or one.label.office for one in labelled)
        if len(strong) < 2 or 2 * len(strong) < len(labelled):
            return by_turns and capitals and 3 * to_somebody >= 1
        if self.times["A"] and any(one.label.dress is Dress.LETTER for one in strong):
            return True
        if by_turns and (4 * to_somebody >= 1 or any(map(_is_formal, strong))):
            return True
        if capitals:
            return True
        lively = sum(is_of_oneself(words) or words.endswith("?") for words in map(self.words, labelled))
        return 2 * lively >= len(labelled)

    def is_followed(self, one: Labelled) -> bool:
        """Tell whether a paragraph with a sentence stands under a name alone on its line."""
        blocks, number = self.source.blocks, one.block
        if one.label.after < blocks[number].end:
            return True
        return (
            number + 1 < len(blocks)
            and blocks[number + 1].role in GOING_ON
            and is_said(self.source.text_of(blocks[number + 1]))
        )

    def is_talk_by_names(self, labelled: Sequence[Labelled]) -> bool:
        """Tell whether names that stand alone on their lines come back by turns: at least two of them twice."""
        names = Counter(one.label.name or one.label.key for one in labelled)
        back = [one for one in labelled if names[one.label.name or one.label.key] > 1]
        words = [self.words(one) for one in labelled]
        if 2 * sum(map(is_to_somebody, words)) < len(words) or 4 * sum(map(is_of_oneself, words)) < len(words):
            return False
        persons = {one.label.key for one in back}
        return len(persons) > 1 and any(one.label.name for one in back) and 3 * len(back) >= 2 * len(labelled)

    def fits(self, one: Labelled, labelled: Sequence[Labelled]) -> bool:
        """Tell whether a label is set like the others of a talk, or stands for somebody in its own right."""
        label = one.label
        if label.dress is Dress.LETTER:
            return self.is_strong(one)
        if self.is_strong(one):
            return True
        capitals = [other.label.capitals for other in labelled if not other.label.office]
        return label.capitals == (2 * sum(capitals) >= len(capitals)) and (
            label.capitals or self.comes_back(label) or " " in (label.name or "")
        )


def _is_formal(one: Labelled) -> bool:
    """Tell whether a label says itself that it is somebody's who speaks: by an office, a time, a title."""
    label = one.label
    return label.office or label.timed or label.titled or (label.described and label.capitals)


def _times(labelled: Sequence[Labelled]) -> Counter[str]:
    """Return how often each person's labels come back, by their key: Falk and Ada Falk are one, Carpet Cleaning and Custom Cleaning are not
    (such have no key in common).
    """
    names: dict[str, Counter[frozenset[str]]] = {}
    for one in labelled:
        words = frozenset((one.label.name or "").lower().split())
        names.setdefault(one.label.key, Counter())[words] += 1
    times: Counter[str] = Counter()
    for key, of_key in names.items():
        in_order = sorted(of_key, key=len)
        if all(shorter <= longer for shorter, longer in pairwise(in_order)):
            times[key] = sum(of_key.values())
        else:
            times.update({" ".join(sorted(words)): number for words, number in of_key.items()})
    return times


def _names_and_words(source: SourceText, labels: set[int]) -> tuple[set[str], set[str]]:
    """Return the surnames of the full names that sentences give, labels apart, and all words that stand in small letters, both in small
    letters. A heading or a menu gives no name: there every word has a capital.
    """
    text = source.text
    surnames: set[str] = set()
    small: set[str] = set()
    for block in source.blocks:
        words = source.text_of(block)
        prose = is_said(words) and words.count(" ") >= _FEWEST_OF_PROSE
        before, in_label = "", False
        end = 0
        for word in _WORD.finditer(text, block.start, block.end):
            low = word[0].lower()
            if word[0] == low:
                small.add(low)
                before = ""
                continue
            joined = bool(before) and text[end : word.start()] in (" ", ". ", "\xa0")
            in_label = word.start() in labels or (in_label and joined)
            if prose and joined and not in_label and not word[0].isupper() and low not in FUNCTION_WORDS:
                surnames.add(low.removesuffix("’s").removesuffix("'s"))
            before, end = ("" if word[0] in NOT_NAMES else low), word.end()
    return surnames, small
