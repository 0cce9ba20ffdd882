"""Step: who takes turns in a talk: a transcript, an interview, a debate, a hearing, a speech.

A label alone makes no talk: "UPDATED:", "Place:" look the same. People talk where labels come back in turns, or are a person's whom the text
knows, an office's, or stand behind a time, and where what follows them is said to somebody.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotate.draft import Draft
from annotate.evidence import Form, Mention, Part, Turn
from annotate.model import TextType
from annotate.talks.labels import Dress, Label, behind_time, label_at
from annotate.talks.signs import GOING_ON, Labelled, accepted, until_next
from annotate.talks.unlabelled import find_interview, find_speech
from annotate.talks.voice import is_narrated, is_observed, is_of_ourselves, is_said, is_to_somebody, told_of
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
_FEW = 4  # words of a line that may be a name
# Types of text in which nobody talks: a user who says so overrules what labels look like.
NO_TALKS = frozenset(
    (TextType.NEWS, TextType.RELEASE, TextType.RESULTS, TextType.REPORT, TextType.OPINION, TextType.MAIL, TextType.LIST)
)


def find_turns(draft: Draft) -> Draft:
    """Return the draft with the turns of its talk by block number; none where nobody talks, or a user says that the text is no talk."""
    if draft.text_type in NO_TALKS:
        return draft
    source = draft.source
    like = _labelled(source, draft.cells)
    labelled = accepted(source, like)
    if labelled:
        doubtful = {one.block for one in like if one.label.dress is Dress.COLON and " " in (one.label.name or "")}
        if labelled[0].label.dress is Dress.BARE:
            doubtful.update(n for n, block in enumerate(source.blocks) if _is_title(source.text_of(block)))
        turns = _taken(source, labelled, doubtful)
        turns = {**find_speech(source, until=labelled[0].block), **turns}
        return replace(draft, source=_as_speech(source, labelled), turns=turns)
    turns = find_interview(source) or find_speech(source)
    return replace(draft, turns=turns) if turns else draft


# Labels --------------------------------------------------------------------------------------------------------------


def _labelled(source: SourceText, cells: frozenset[int]) -> list[Labelled]:
    """Return whatever looks like a label, in order."""
    found: list[tuple[Label, int]] = []
    for number, block in enumerate(source.blocks):
        if block.role not in _SPEAKING or number in cells:
            continue
        for begin in _lines(source.text, block):
            label = label_at(source.text, begin, block.end)
            if label and _may_lead(source, block, label):
                found.append((label, number))
    return until_next([Labelled(label, number, 0) for label, number in found], source)


def _may_lead(source: SourceText, block: Block, label: Label) -> bool:
    """Tell whether what a label leads may be said: there are words, or the label stands alone on its line; a headline is said by nobody."""
    if label.after >= block.end:
        return label.dress in (Dress.LINE, Dress.BARE)
    return (
        block.role not in (Role.HEADLINE, Role.HEADING)
        or label.dress is Dress.LETTER
        or _is_sentence(source.text_of(block))
    )


def _is_title(words: str) -> bool:
    """Tell whether a line is a few words with capitals: among names that stand alone, another name."""
    parts = words.split()
    return len(parts) <= _FEW and all(part[0].isupper() for part in parts) and not words.endswith(("?", "!"))


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


# Turns ---------------------------------------------------------------------------------------------------------------


def _taken(source: SourceText, labelled: list[Labelled], doubtful: set[int]) -> dict[int, tuple[Turn, ...]]:
    """Return the turns of a talk: each label's, and the paragraphs in which the same person goes on.

    Nobody goes on beyond what may be somebody else's label, in a ``doubtful`` block.
    """
    by_block: dict[int, list[Label]] = {}
    for one in labelled:
        by_block.setdefault(one.block, []).append(one.label)
    first, last = labelled[0].block, labelled[-1].block
    askers = _askers(source, labelled)
    strict = _is_told_between(source, by_block, first, last)
    told = told_of(source.text[: labelled[0].label.begin])
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
        if label is None or block.role not in GOING_ON | (_SPEAKING if waiting else frozenset()):
            continue
        spoken = is_to_somebody(words) or not strict if number < last else is_of_ourselves(words)
        if waiting or (spoken and is_said(words) and not is_narrated(words, label.key, _told(label, told))):
            turns[number] = (_further(source, block, label, askers),)
            waiting = False
        else:
            label = None
    return turns


def _told(label: Label, told: frozenset[str]) -> frozenset[str]:
    """Return of whom the writer may tell between turns: of nobody in a record, whose labels have capitals, a time or an office."""
    return (
        frozenset()
        if label.capitals or label.timed or label.titled or (label.office and label.dress is not Dress.LETTER)
        else told
    )


def _is_told_between(source: SourceText, by_block: Mapping[int, Sequence[Label]], first: int, last: int) -> bool:
    """Tell whether somebody tells between the turns what happens: then not every paragraph is the speaker's."""
    key = ""
    for number in range(first, last):
        if number in by_block:
            key = by_block[number][-1].key
        elif source.blocks[number].role in GOING_ON and is_narrated(source.text_of(source.blocks[number]), key):
            return True
    return False


def _askers(source: SourceText, labelled: Sequence[Labelled]) -> frozenset[str]:
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


def _as_speech(source: SourceText, labelled: Sequence[Labelled]) -> SourceText:
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
