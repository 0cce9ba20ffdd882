"""New words for some segments, or none: the text is laid out anew, and whatever points into it moves along."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from annotate.model import AnnotatedText, Note, Quotation, Segment
from source.model import Block, Problem, Span

# How far from its old place a quotation is looked for in new words, so that the time stays linear.
NEAR = 10_000


@dataclass(frozen=True, slots=True)
class _Move:
    """A segment before, and its words after with their new offset; ``words`` is empty where it is deleted.

    The first ``same_head`` and the last ``same_tail`` characters of its words are the old ones.
    """

    old: Segment
    block: int
    start: int
    words: str
    same_head: int
    same_tail: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def reword(annotated: AnnotatedText, words: Mapping[str, str]) -> AnnotatedText:
    """Return the annotated text with new words for the segments named; no words delete a segment.

    A quotation in new words stays if it is found there verbatim, in order, or if nothing but less than half of its own words
    changed, which a problem says; if not, it goes, and a problem says that.
    """
    text, moves = _lay_out(annotated, words)
    source = replace(
        annotated.source,
        text=text,
        blocks=_moved_blocks(annotated.source.blocks, moves),
        problems=_moved_problems(annotated.source.problems, moves),
    )
    quotations, lost = _moved_quotations(annotated, moves)
    kept = [move for move in moves if move.words]
    return AnnotatedText(
        source,
        tuple(replace(move.old, start=move.start, end=move.end) for move in kept),
        quotations,
        _moved_problems(annotated.problems, moves) + lost,
        notes_beside(annotated.notes, {move.old.id for move in kept}),
        annotated.text if annotated.baseline is None else annotated.baseline,
    )


def notes_beside(notes: tuple[Note, ...], segments: Set[str]) -> tuple[Note, ...]:
    """Return the notes; one whose segment is gone stays, beside none."""
    return tuple(note if note.segment in segments else replace(note, segment=None) for note in notes)


def _lay_out(annotated: AnnotatedText, words: Mapping[str, str]) -> tuple[str, list[_Move]]:
    """Return the new text and what became of each segment, in order."""
    parts: list[str] = []
    moves: list[_Move] = []
    gaps: list[tuple[str, bool]] = []
    last, at, block, kept_block = 0, 0, -1, -1
    for segment in annotated.segments:
        before, block = block, _next_block(annotated.source.blocks, segment, block)
        gaps.append((annotated.text[last : segment.start], block != before))
        last = segment.end
        old = annotated.text_of(segment)
        new = words.get(segment.id, old)
        if new:
            gap = gaps[0][0] if not parts else _widest(gaps, across=block != kept_block)
            parts += (gap, new)
            at += len(gap) + len(new)
            gaps, kept_block = [], block
        moves.append(_Move(segment, block, at - len(new), new, *_agreement(old, new)))
    parts.append(annotated.text[last:])
    return "".join(parts), moves


def _next_block(blocks: tuple[Block, ...], segment: Segment, number: int) -> int:
    while number < 0 or blocks[number].end <= segment.start:
        number += 1
    return number


def _widest(gaps: list[tuple[str, bool]], *, across: bool) -> str:
    """Return the one gap that stays of those between two segments: between blocks, the one that parts blocks best."""
    fitting = [gap for gap, parts_blocks in gaps if parts_blocks or not across]
    return max(fitting, key=lambda gap: (gap.count("\n"), len(gap)))


def _agreement(old: str, new: str) -> tuple[int, int]:
    if old == new:
        return len(old), 0
    head = _shared(old, new)
    return head, _shared(old[head:][::-1], new[head:][::-1])


def _shared(one: str, other: str) -> int:
    """Return how many characters two strings have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _moved_blocks(blocks: tuple[Block, ...], moves: list[_Move]) -> tuple[Block, ...]:
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for move in moves:
        if move.words:
            starts.setdefault(move.block, move.start)
            ends[move.block] = move.end
    return tuple(replace(blocks[number], start=start, end=ends[number]) for number, start in starts.items())


def _moved_quotations(
    annotated: AnnotatedText, moves: list[_Move]
) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    kept: list[Quotation] = []
    lost: list[Problem] = []
    last = 0
    for quotation in annotated.quotations:
        move = _move_at(moves, quotation.start)
        if move is None or not move.words:
            continue
        place = _moved(annotated, move, Span(quotation.start, quotation.end), last)
        if place is None:
            place = _corrected(annotated, move, quotation, last)
            lost.append(_change(quotation, place) if place else _loss(quotation, move))
        if place is None:
            continue
        last = place.end
        speaker = _moved_mention(annotated, moves, quotation.speaker_span)
        cue = _moved_mention(annotated, moves, quotation.cue_span)
        kept.append(replace(quotation, start=place.start, end=place.end, speaker_span=speaker, cue_span=cue))
    return tuple(kept), tuple(lost)


def _corrected(annotated: AnnotatedText, move: _Move, quotation: Quotation, low: int) -> Span | None:
    """Return where a quotation stands now if all around it is the old text and most of its words are; None if not."""
    head, tail = quotation.start - move.old.start, move.old.end - quotation.end
    if head > move.same_head or tail > move.same_tail:
        return None
    old, new = annotated.text_of(quotation).split(), move.words[head : len(move.words) - tail]
    shared = (Counter(old) & Counter(new.split())).total()
    if 2 * shared <= max(len(old), len(new.split())) or new != new.strip():
        return None
    place = Span(move.start + head, move.end - tail)
    return place if place.start >= low else None


def _change(quotation: Quotation, place: Span) -> Problem:
    whose = f" of {quotation.speaker}" if quotation.speaker else ""
    return Problem(
        f"The words of quotation {quotation.id}{whose} were changed: they are no longer the source's.", place
    )


def _loss(quotation: Quotation, move: _Move) -> Problem:
    whose = f" of {quotation.speaker}" if quotation.speaker else ""
    sentence = f"Quotation {quotation.id}{whose} was dropped: the new words of {move.old.id} do not hold it."
    return Problem(sentence, Span(move.start, move.end))


def _moved(annotated: AnnotatedText, move: _Move, span: Span, low: int) -> Span | None:
    """Return where the words of a quotation stand now, not before ``low``; None where they are gone."""
    start = _unchanged(move, span)
    if start is None:
        start = _find(move, annotated.text_of(span), max(low - move.start, 0))
    return Span(start, start + span.end - span.start) if start is not None and start >= low else None


def _unchanged(move: _Move, span: Span) -> int | None:
    """Return the new offset of a span in that part of a segment whose words are the old ones."""
    if span.end <= move.old.start + move.same_head:
        return move.start + span.start - move.old.start
    if span.start >= move.old.end - move.same_tail:
        return move.end - (move.old.end - span.start)
    return None


def _find(move: _Move, words: str, low: int) -> int | None:
    """Return the offset of words in the new part of a segment; None if they are far away, part of others, or gone."""
    low = max(low, move.same_head - len(words))
    high = min(len(move.words) - move.same_tail, low + NEAR) + len(words)
    at = move.words.find(words, low, high)
    whole = at >= 0 and not _joins(move.words, at) and not _joins(move.words, at + len(words))
    return move.start + at if whole else None


def _joins(words: str, at: int) -> bool:
    return words[at - 1 : at].isalnum() and words[at : at + 1].isalnum()


def _moved_mention(annotated: AnnotatedText, moves: list[_Move], span: Span | None) -> Span | None:
    """Return where a mention or cue stands now; None where it is gone, or could be one of two."""
    move = _move_at(moves, span.start) if span else None
    if span is None or move is None or not move.words or span.end > move.old.end:
        return None
    start, words = _unchanged(move, span), annotated.text_of(span)
    if start is None:
        start = _find(move, words, 0)
        if start is None or _find(move, words, start - move.start + 1) is not None:
            return None
    return Span(start, start + len(words))


def _moved_problems(problems: tuple[Problem, ...], moves: list[_Move]) -> tuple[Problem, ...]:
    return tuple(replace(problem, span=_widened(moves, problem.span)) for problem in problems)


def _widened(moves: list[_Move], span: Span | None) -> Span | None:
    """Return where the words of any span stand now: exactly, or as whole segments where their words are new."""
    if span is None:
        return None
    first = bisect_right(moves, span.start, key=lambda move: move.old.end)
    after = bisect_right(moves, span.end - 1, key=lambda move: move.old.start)
    head = next((moves[n] for n in range(first, after) if moves[n].words), None)
    tail = next((moves[n] for n in range(after - 1, first - 1, -1) if moves[n].words), None)
    if head is None or tail is None:
        return None
    start, end = _offset(head, span.start, head.start), _offset(tail, span.end, tail.end)
    return Span(start, end) if start < end else None


def _offset(move: _Move, offset: int, other: int) -> int:
    """Return where an offset among the old words of a segment is now, ``other`` where it is not among them."""
    if move.old.start <= offset <= move.old.start + move.same_head:
        return move.start + offset - move.old.start
    if move.old.end - move.same_tail <= offset <= move.old.end:
        return move.end - (move.old.end - offset)
    return other


def _move_at(moves: list[_Move], offset: int) -> _Move | None:
    """Return what became of the segment at an offset; None in a gap."""
    number = bisect_right(moves, offset, key=lambda move: move.old.start) - 1
    return moves[number] if number >= 0 and offset < moves[number].old.end else None
