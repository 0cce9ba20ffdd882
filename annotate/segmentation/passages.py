"""Steps: blocks are cut into passages (sentences, and runs that quotation marks hold together), and interpreting tails cut off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotate.draft import Draft
from annotate.evidence import Mark, Passage
from annotate.model import Mode, Quotation
from annotate.segmentation.sentences import may_end, sentence_places
from source.model import Block, Role, Span, tight

# What stands as one passage, however many stops are in it.
WHOLE = frozenset(
    (
        Role.HEADLINE,
        Role.HEADING,
        Role.BYLINE,
        Role.DATELINE,
        Role.CAPTION,
        Role.CREDIT,
        Role.TABLE_CELL,
        Role.NAVIGATION,
        Role.LIST_ITEM,
    )
)
# How a writer's reading of the words just quoted begins, after its comma or dash.
READS = (
    r"(?:hinting|indicating|suggesting|signal+ing|betraying|underlining|underscoring|highlighting|showing|revealing|implying|"
    r"reflecting|echoing|demonstrating|proving|illustrating|confirming|exposing|reinforcing|conceding by|mirroring|stressing how|"
    r"in what (?:looked|seemed|appeared|was seen|amounted)|as if|as though|"
    r"(?:in )?an? (?:\w+ ){0,3}(?:sign|hint|signal|remark|reminder|admission|reference|nod|warning shot|indication|acknowledg\w+|"
    r"move|statement|comment|line|phrase|answer|reply|allusion|jab|swipe|sentence|claim|view|sentiment|attitude)\b"
    r"(?: (?:that|which|of|to|how|at|likely|meant|clearly|seemingly)\b)|"
    r"which (?:\w+ ){0,2}(?:suggests?|shows?|indicates?|hints?|implie[sd]|means?|meant|underlines?|underscores?|reveals?|betrays?|"
    r"reflects?|signals?|amounts?|says (?:much|a lot|more)))"
)
_TAIL = re.compile(r"(?:,|\s?[—–]|\s-)\s(?:(?:clearly|perhaps|again|thereby|thus|apparently|seemingly),?\s)?" + READS)
_HELD_LONG = 4000


def cut_passages(draft: Draft) -> Draft:
    """Return the draft with the passages of every block: sentences, joined where one pair of marks holds them together."""
    marks = _by_block(draft.marks)
    passages: list[Passage] = []
    for number, block in enumerate(draft.source.blocks):
        if number in draft.turns and number not in draft.furniture:
            runs = _joined(list(_of_turns(draft, number)), marks.get(number, ()))
            passages += [Passage(span.start, span.end, number) for span in runs]
            continue
        if number in draft.furniture or block.role in WHOLE or not may_end(draft.source.text, block.start, block.end):
            passages.append(Passage(block.start, block.end, number))
            continue
        runs = _joined(_sentences(draft, block), marks.get(number, ()))
        passages += [Passage(span.start, span.end, number) for span in runs]
    return replace(draft, passages=tuple(passages))


def _by_block(marks: tuple[Mark, ...]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.block, []).append(mark)
    return found


def _sentences(draft: Draft, block: Block) -> list[Span]:
    begin = block.start
    return [Span(begin + start, begin + end) for start, end in sentence_places(draft.source.text_of(block))]


def _of_turns(draft: Draft, number: int) -> Iterator[Span]:
    """Yield the sentences of a block in which people talk. A label begins its first sentence, or stands apart on a line of its own; a time
    before it stands apart.
    """
    block, text = draft.source.blocks[number], draft.source.text
    turns = draft.turns[number]
    if turns[0].begin > block.start:
        yield from _between(text, block.start, turns[0].begin)
    for place, turn in enumerate(turns):
        end = turns[place + 1].begin if place + 1 < len(turns) else block.end
        sentences = list(_between(text, turn.start, end))
        named = turn.mention.start if turn.mention and turn.is_labelled else turn.start
        time = tight(text, turn.begin, named)
        if time and any(map(str.isdigit, text[time.start : time.end])):
            yield time
        else:
            named = turn.begin
        label = tight(text, named, turn.start)
        if label and (not sentences or "\n" in text[label.end : sentences[0].start]):
            yield label
        elif label:
            sentences[0] = Span(label.start, sentences[0].end)
        yield from sentences


def _between(text: str, start: int, end: int) -> Iterator[Span]:
    for first, last in sentence_places(text[start:end]):
        yield Span(start + first, start + last)


def _joined(sentences: list[Span], marks: Sequence[Mark]) -> list[Span]:
    """Join the sentences that one pair of marks spans. Both lists are in order."""
    joined: list[Span] = []
    place = 0
    for sentence in sentences:
        while place < len(marks) and marks[place].outer_end <= (joined[-1].end if joined else sentence.start):
            place += 1
        holding = place < len(marks) and joined and marks[place].outer_start < joined[-1].end
        if holding and marks[place].outer_end > sentence.start:
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def cut_tails(draft: Draft) -> Draft:
    """Return the draft with each interpreting tail, after a quotation and its tag, as a passage of its own."""
    passages: list[Passage] = []
    quotations = list(draft.quotations)
    place = 0
    for passage in draft.passages:
        inside = []
        while place < len(quotations) and quotations[place].start < passage.end:
            inside.append(place)
            place += 1
        at = _tail_start(draft.source.text, passage, [quotations[number] for number in inside])
        if at is None:
            passages.append(passage)
            continue
        passages.append(replace(passage, end=at))
        start = at + (len(draft.source.text[at : at + 4]) - len(draft.source.text[at : at + 4].lstrip()))
        passages.append(Passage(start, passage.end, passage.block, tail=True))
    return replace(draft, passages=tuple(passages), quotations=tuple(quotations))


def _tail_start(text: str, passage: Passage, quotations: list[Quotation]) -> int | None:
    """Return where the interpreting tail of a passage begins, or None."""
    direct = [q for q in quotations if q.mode is Mode.DIRECT]
    if not direct or direct[0].start - passage.start > 3 or quotations[-1].end != direct[-1].end:
        return None  # no words with their tag behind them, or reported speech behind the tag
    after = direct[-1].end
    if passage.end - after > _HELD_LONG:
        return None
    cue = direct[-1].cue_span or direct[0].cue_span
    # Words, tag, tail: the tag must stand between the words and the reading of them.
    begin = max(after + 1, cue.end if cue and cue.end <= passage.end else after + 1)
    if not any(character.isalpha() for character in text[after + 1 : begin]) and len(direct) == 1:
        return None
    match = _TAIL.search(text, begin, passage.end)
    if not match or re.search(r"[.!?]\s", text[begin : match.start()]):
        return None
    start = match.start() + (len(match.group()) - len(match.group().lstrip()))
    while start > passage.start and text[start - 1].isspace():
        start -= 1
    return start
