"""New words for some segments, or none: the text is laid out anew, and whatever points into it moves along."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from annotate.model import AnnotatedText, Quotation
from annotate.revision.position_map import Placed, PositionMap, lay_out
from annotate.revision.typography import TYPED, Retyped, retyped
from source.model import Block, Problem, Span, Spanned

# How far from its old place a quotation is looked for in new words, so that the time stays linear.
NEAR = 10_000


def reword(annotated: AnnotatedText, words: Mapping[str, str]) -> AnnotatedText:
    """Return the annotated text with new words for the segments named; no words delete a segment.

    A quotation in new words stays if it is found there verbatim, in order, or in other typography; or if nothing but less than half of its
    own words changed, which a problem says; if not, it goes, and a problem says that.
    """
    paragraphs = list(_paragraphs(annotated, words))
    last = annotated.segments[-1].end if annotated.segments else 0
    layout = lay_out(paragraphs, end=annotated.text[last:])
    placed = (one for _, inside in paragraphs for one in inside)
    now = {
        segment.id: _Home(one, segment.start, annotated.text[one.old.start : one.old.end] if one.old else "")
        for one, segment in zip(placed, layout.segments, strict=True)
    }
    quotations, lost = _moved_quotations(annotated, now, layout.positions)
    return layout.carried(annotated, quotations, lost)


def _paragraphs(annotated: AnnotatedText, words: Mapping[str, str]) -> Iterator[tuple[Block, list[Placed]]]:
    """Yield the blocks of which words are left, with the segments that have some."""
    gaps: list[tuple[str, bool]] = []  # since the last segment that stays, and whether each parts two blocks
    last, begun = 0, False
    for block, segments in annotated.blocks_with_segments():
        placed: list[Placed] = []
        for segment in segments:
            gaps.append((annotated.text[last : segment.start], segment is segments[0]))
            last = segment.end
            old = annotated.text_of(segment)
            if new := words.get(segment.id, old):
                gap = _widest(gaps, across=not placed) if begun else gaps[0][0]
                placed.append(Placed(segment, gap, new, Span(segment.start, segment.end), *_agreement(old, new)))
                gaps, begun = [], True
        if placed:
            yield block, placed


def _widest(gaps: list[tuple[str, bool]], *, across: bool) -> str:
    """Return the one gap that stays of those between two segments: between blocks, the one that parts blocks best."""
    fitting = [gap for gap, parts_blocks in gaps if parts_blocks or not across]
    return max(fitting, key=lambda gap: (gap.count("\n"), len(gap)))


def _agreement(old: str, new: str) -> tuple[int, int]:
    """Return how many characters old and new words have in common at their beginning, and behind that at their end."""
    if old == new:
        return len(old), 0
    head = _shared(old, new)
    return head, _shared(old[head:][::-1], new[head:][::-1])


def _shared(one: str, other: str) -> int:
    """Return how many characters two strings have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


@dataclass(frozen=True)
class _Home:
    """A segment that stays, with its words, the offset where these stand now, and the words ``before``."""

    placed: Placed
    start: int
    before: str

    @cached_property
    def _retyped(self) -> Retyped | None:
        return retyped(self.before, self.placed.words) if self.before != self.placed.words else None

    def retyped(self, span: Spanned) -> Span | None:
        """Return where a span stands now if the words are the same in other typography; None if they are others."""
        old = self.placed.segment
        if self._retyped is None or not old.start <= span.start < span.end <= old.end:
            return None
        place = self._retyped.moved(span.start - old.start, span.end - old.start)
        return place and Span(self.start + place.start, self.start + place.end)

    def find(self, words: str, low: int = 0) -> Span | None:
        """Return where words stand in the new part of the segment, from offset ``low`` on; None if they are far away, part of others, or
        gone.
        """
        here, size = self.placed.words, len(words)
        low = max(low - self.start, self.placed.head - size, 0)
        at = here.find(words, low, min(len(here) - self.placed.tail, low + NEAR) + size)
        if at < 0 or _joins(here, at) or _joins(here, at + size):
            return None
        return Span(self.start + at, self.start + at + size)


def _joins(words: str, at: int) -> bool:
    return words[at - 1 : at].isalnum() and words[at : at + 1].isalnum()


def _moved_quotations(
    annotated: AnnotatedText, now: Mapping[str, _Home], positions: PositionMap
) -> tuple[list[Quotation], list[Problem]]:
    kept: list[Quotation] = []
    problems: list[Problem] = []
    last = 0
    for quotation in annotated.quotations:
        home = now.get(annotated.segment_of(quotation).id)
        if home is None:
            continue
        place = positions.moved(quotation) or home.retyped(quotation) or home.find(annotated.text_of(quotation), last)
        if place is None or place.start < last:
            place = _corrected(annotated, home, quotation, last)
            problems.append(_change(quotation, place) if place else _loss(quotation, home))
        if place is None:
            continue
        last = place.end
        speaker, cue = (
            _moved_mention(annotated, now, positions, span) for span in (quotation.speaker_span, quotation.cue_span)
        )
        kept.append(replace(quotation, start=place.start, end=place.end, speaker_span=speaker, cue_span=cue))
    return kept, problems


def _corrected(annotated: AnnotatedText, home: _Home, quotation: Quotation, low: int) -> Span | None:
    """Return where a quotation stands now if all around it is the old text and most of its words are; None if not."""
    placed = home.placed
    head, tail = quotation.start - placed.segment.start, placed.segment.end - quotation.end
    if head > placed.head or tail > placed.tail:
        return None
    new = placed.words[head : len(placed.words) - tail]
    before, after = (words.translate(TYPED).split() for words in (annotated.text_of(quotation), new))
    shared = (Counter(before) & Counter(after)).total()
    if 2 * shared <= max(len(before), len(after)) or new != new.strip() or home.start + head < low:
        return None
    return Span(home.start + head, home.start + head + len(new))


def _change(quotation: Quotation, place: Span) -> Problem:
    sentence = (
        f"The words of quotation {quotation.id}{_whose(quotation)} were changed: they are no longer the source's."
    )
    return Problem(sentence, place)


def _loss(quotation: Quotation, home: _Home) -> Problem:
    segment = home.placed.segment.id
    sentence = f"Quotation {quotation.id}{_whose(quotation)} was dropped: the new words of {segment} do not hold it."
    return Problem(sentence, Span(home.start, home.start + len(home.placed.words)))


def _whose(quotation: Quotation) -> str:
    return f" of {quotation.speaker}" if quotation.speaker else ""


def _moved_mention(
    annotated: AnnotatedText, now: Mapping[str, _Home], positions: PositionMap, span: Span | None
) -> Span | None:
    """Return where a mention or cue stands now; None where it is gone, or could be one of two."""
    if span is None or (place := positions.moved(span)):
        return place if span else None
    segment = annotated.segment_of(span)
    home = now.get(segment.id)
    if home is None or not segment.start <= span.start < span.end <= segment.end:
        return None
    if place := home.retyped(span):
        return place
    words = annotated.text_of(span)
    place = home.find(words)
    return place if place and not home.find(words, place.start + 1) else None
