"""Step: who takes turns in a talk: a transcript, an interview, a debate, a hearing, a speech.

A label alone makes no talk: "UPDATED:", "Place:" look the same. People talk where labels come back in turns, or are a person's whom the text
knows, an office's, or stand behind a time, and where what follows them is said to somebody.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from annotate.draft import Draft
from annotate.evidence import Form, Mention, Part, Turn
from annotate.lexicon import FUNCTION_WORDS, NOT_NAMES, NOUNS, VERBS
from annotate.model import TextType
from annotate.talks.labels import Dress, Label, behind_time, label_at
from annotate.talks.unlabelled import find_interview, find_speech
from annotate.talks.voice import is_narrated, is_observed, is_of_oneself, is_said, is_to_somebody
from source.model import Block, Role, SourceText

_SPEAKING = frozenset(
    (
        Role.PARAGRAPH,
        Role.HEADLINE,
        Role.HEADING,
        Role.BYLINE,
        Role.DATELINE,
        Role.CAPTION,
        Role.LIST_ITEM,
        Role.QUOTATION,
    )
)
_GOING_ON = frozenset((Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTATION))
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_FAQ = re.compile(
    r"\bFAQs?\b|\b[Ff]requently [Aa]sked\b|\b(?:How|What|Can|Do|Should|May|Where|When|Why|Will|Am)\b[^.?!\n]{0,60}\b(?:I|my)\b[^.!\n]{0,80}\?"
)
_PIECE = re.compile(r"[^\W\d_]+")
# Types of text in which nobody talks: a user who says so overrules what labels look like.
NO_TALKS = frozenset(
    (TextType.NEWS, TextType.RELEASE, TextType.RESULTS, TextType.REPORT, TextType.OPINION, TextType.MAIL, TextType.LIST)
)
_OFTEN = 3  # times that the very same label of common words must come back
_FEWEST_OF_PROSE = 3  # blanks in a block of prose


class _Labelled(NamedTuple):
    """A label, the number of its block, and the place where the next begins."""

    label: Label
    block: int
    until: int


def find_turns(draft: Draft) -> Draft:
    """Return the draft with the turns of its talk by block number; none where nobody talks, or a user says that the text is no talk."""
    if draft.text_type in NO_TALKS:
        return draft
    source = draft.source
    like = _labelled(source, draft.cells)
    labelled = _accepted(source, like)
    if labelled:
        doubtful = {one.block for one in like if one.label.dress is Dress.COLON and " " in (one.label.name or "")}
        turns = _taken(source, labelled, doubtful)
        turns = {**find_speech(source, until=labelled[0].block), **turns}
        return replace(draft, source=_as_speech(source, labelled), turns=turns)
    turns = find_interview(source) or find_speech(source)
    return replace(draft, turns=turns) if turns else draft


# Labels --------------------------------------------------------------------------------------------------------------


def _labelled(source: SourceText, cells: frozenset[int]) -> list[_Labelled]:
    """Return whatever looks like a label, in order."""
    found: list[tuple[Label, int]] = []
    for number, block in enumerate(source.blocks):
        if block.role not in _SPEAKING or number in cells:
            continue
        for begin in _lines(source.text, block):
            label = label_at(source.text, begin, block.end)
            if label and _may_lead(source, block, label):
                found.append((label, number))
    return _ended([_Labelled(label, number, 0) for label, number in found], source)


def _may_lead(source: SourceText, block: Block, label: Label) -> bool:
    """Tell whether what a label leads may be said: there are words, or the label stands alone on its line; a headline is said by nobody."""
    if label.after >= block.end:
        return label.dress in (Dress.LINE, Dress.BARE)
    return (
        block.role not in (Role.HEADLINE, Role.HEADING)
        or label.dress is Dress.LETTER
        or _is_sentence(source.text_of(block))
    )


def _is_sentence(words: str) -> bool:
    return is_said(words) and not words.endswith(")")


def _lines(text: str, block: Block) -> Iterator[int]:
    """Yield where the lines of a block begin."""
    yield block.start
    at = text.find("\n", block.start, block.end)
    while at >= 0:
        while at < block.end and text[at].isspace():
            at += 1
        if at < block.end:
            yield at
        at = text.find("\n", at, block.end)


def _accepted(source: SourceText, labelled: list[_Labelled]) -> list[_Labelled]:
    """Return the labels of a talk; none if what looks like labels makes no talk."""
    if not labelled:
        return []
    facts = _Facts(source, labelled)
    full = [one for one in labelled if one.label.dress is not Dress.BARE and not facts.is_common(one)]
    bare = [one for one in labelled if one.label.dress is Dress.BARE and not facts.is_common(one)]
    full = _ended(full, source)
    if facts.is_talk(full):
        fitting = [one for one in full if facts.fits(one, full) and (facts.is_strong(one) or is_said(facts.words(one)))]
        alone = len(_times(fitting)) < 2 and not any(one.label.dress in (Dress.LETTER, Dress.STOP) for one in fitting)
        return [] if alone else fitting
    bare = _ended([one for one in bare if facts.is_followed(one)], source)
    return bare if facts.is_talk_by_names(bare) else []


def _ended(labelled: list[_Labelled], source: SourceText) -> list[_Labelled]:
    """Return labels, each with the place where the next of them begins."""
    following = [one.label.begin for one in labelled] + [len(source.text)]
    return [one._replace(until=following[place + 1]) for place, one in enumerate(labelled)]


class _Facts:
    """What a text tells of its labels: who is named elsewhere, how often each comes back, what stands behind it."""

    def __init__(self, source: SourceText, labelled: Sequence[_Labelled]) -> None:
        self.source, self.text = source, source.text
        self.exact = Counter(one.label.name for one in labelled if one.label.name)
        self.times = _times(labelled)
        self.known, self.small = _names_and_words(source, {one.label.start for one in labelled})
        self.faq = _FAQ.search(source.text) is not None

    def words(self, one: _Labelled) -> str:
        """Return the first paragraph of what follows a label."""
        block = self.source.blocks[one.block]
        if one.label.after >= block.end and one.block + 1 < len(self.source.blocks):
            block = self.source.blocks[one.block + 1]
        start = max(one.label.after, block.start)
        return self.text[start : max(start, min(one.until, block.end))].strip()

    def is_common(self, one: _Labelled) -> bool:
        """Tell whether a label in small letters is only a word with a capital, or several: Look: … Fun Fact: …"""
        label = one.label
        if label.office or label.capitals or label.titled or label.timed or label.described or label.name is None:
            return False
        words = [word.lower() for word in _PIECE.findall(label.name)]
        common = sum(w in self.small or w in NOUNS or w in VERBS or w in FUNCTION_WORDS for w in words)
        return 2 * common >= len(words) and (len(words) == 1 or self.exact[label.name] < _OFTEN)

    def comes_back(self, label: Label) -> bool:
        """Tell whether more than one label is that person's."""
        return self.times[label.key] > 1 or self.exact[label.name or ""] > 1

    def is_strong(self, one: _Labelled) -> bool:
        """Tell whether a label is a person's whom the text knows, or an office's, or has a time or a title."""
        label = one.label
        if label.dress is Dress.LETTER:
            return not self.faq and self.times["Q"] > 0 and (label.asks or self.times["A"] > 0)
        if label.office or label.timed or label.titled or label.described:
            return True  # a description tells of a person, or it were none
        return label.key in self.known or (" " in (label.name or "") and self.comes_back(label))

    def is_talk(self, labelled: Sequence[_Labelled]) -> bool:
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

    def is_followed(self, one: _Labelled) -> bool:
        """Tell whether a paragraph with a sentence stands under a name alone on its line."""
        blocks, number = self.source.blocks, one.block
        if one.label.after < blocks[number].end:
            return True
        return (
            number + 1 < len(blocks)
            and blocks[number + 1].role in _GOING_ON
            and is_said(self.source.text_of(blocks[number + 1]))
        )

    def is_talk_by_names(self, labelled: Sequence[_Labelled]) -> bool:
        """Tell whether names that stand alone on their lines come back by turns: at least two of them twice."""
        names = Counter(one.label.name for one in labelled)
        back = [one for one in labelled if names[one.label.name] > 1]
        words = [self.words(one) for one in labelled]
        if 2 * sum(map(is_to_somebody, words)) < len(words) or 4 * sum(map(is_of_oneself, words)) < len(words):
            return False
        return len({one.label.name for one in back}) > 1 and 3 * len(back) >= 2 * len(labelled)

    def fits(self, one: _Labelled, labelled: Sequence[_Labelled]) -> bool:
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


def _is_formal(one: _Labelled) -> bool:
    """Tell whether a label says itself that it is somebody's who speaks: by an office, a time, a title."""
    label = one.label
    return label.office or label.timed or label.titled or (label.described and label.capitals)


def _times(labelled: Sequence[_Labelled]) -> Counter[str]:
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


# Turns ---------------------------------------------------------------------------------------------------------------


def _taken(source: SourceText, labelled: list[_Labelled], doubtful: set[int]) -> dict[int, tuple[Turn, ...]]:
    """Return the turns of a talk: each label's, and the paragraphs in which the same person goes on.

    Nobody goes on beyond what may be somebody else's label, in a ``doubtful`` block.
    """
    by_block: dict[int, list[Label]] = {}
    for one in labelled:
        by_block.setdefault(one.block, []).append(one.label)
    first, last = labelled[0].block, labelled[-1].block
    askers = _askers(source, labelled)
    strict = _is_told_between(source, by_block, first, last)
    turns: dict[int, tuple[Turn, ...]] = {}
    label: Label | None = None
    waiting = False  # a label stood alone on its line: what follows are its words
    for number in range(first, len(source.blocks)):
        block = source.blocks[number]
        if number in by_block:
            turns[number] = tuple(_turn(source, block, own, askers) for own in by_block[number])
            label = by_block[number][-1]
            waiting = label.after >= block.end
            continue
        words = source.text_of(block)
        if is_observed(words) and block.role in _SPEAKING and number < last + 2:
            turns[number] = (Turn(block.start, block.start, Part.OBSERVED),)
            continue
        if number in doubtful or (block.role in (Role.HEADING, Role.HEADLINE) and not waiting):
            label = None
        if label is None or block.role not in _GOING_ON | (_SPEAKING if waiting else frozenset()):
            continue
        goes_on = waiting or (
            is_said(words)
            and not is_narrated(words, label.key)
            and (is_to_somebody(words) or (number < last and not strict))
        )
        if goes_on:
            turns[number] = (_further(source, block, label, askers),)
            waiting = False
        else:
            label = None
    return turns


def _is_told_between(source: SourceText, by_block: Mapping[int, Sequence[Label]], first: int, last: int) -> bool:
    """Tell whether somebody tells between the turns what happens: then not every paragraph is the speaker's."""
    key = ""
    for number in range(first, last):
        if number in by_block:
            key = by_block[number][-1].key
        elif source.blocks[number].role in _GOING_ON and is_narrated(source.text_of(source.blocks[number]), key):
            return True
    return False


def _askers(source: SourceText, labelled: Sequence[_Labelled]) -> frozenset[str]:
    """Return the keys of those whose turns mostly end in a question: the interviewers. If all do, nobody is one."""
    turns: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for one in labelled:
        turns[one.label.key] += 1
        asked[one.label.key] += source.text[one.label.after : one.until].rstrip().endswith("?")
    askers = {key for key, times in turns.items() if times > 1 and 2 * asked[key] > times}
    return frozenset(askers) if len(askers) < len(turns) else frozenset()


def _turn(source: SourceText, block: Block, label: Label, askers: frozenset[str]) -> Turn:
    mention = Mention(label.start, label.end, source.text[label.start : label.end], Form.LABEL, label.name, label.role)
    return Turn(
        label.begin, label.after, _part(source, block, label, askers), mention, label.key, label.name, label.role
    )


def _further(source: SourceText, block: Block, label: Label, askers: frozenset[str]) -> Turn:
    start = behind_time(source.text, block.start, block.end)
    return _turn(source, block, label, askers)._replace(begin=block.start, start=start)


def _part(source: SourceText, block: Block, label: Label, askers: frozenset[str]) -> Part:
    if label.asks:
        return Part.QUESTION
    asking = label.key in askers or label.may_ask
    return Part.QUESTION if asking and source.text[block.start : block.end].endswith("?") else Part.SPEECH


def _as_speech(source: SourceText, labelled: Sequence[_Labelled]) -> SourceText:
    """Return the source with its labelled lines as paragraphs: by their shape some look like headings, and the first like the headline."""
    origin, roles = source.origin, {one.block for one in labelled if one.label.after < source.blocks[one.block].end}
    blocks = list(source.blocks)
    for number in sorted(roles):
        block = blocks[number]
        if block.role in (Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTATION):
            continue
        if block.role is Role.HEADLINE and origin.title == " ".join(source.text_of(block).split()):
            origin = replace(origin, title=None)
        blocks[number] = replace(block, role=Role.PARAGRAPH)
    return replace(source, blocks=tuple(blocks), origin=origin) if tuple(blocks) != source.blocks else source
