"""Where everything stands once a text is laid out anew: old places become new ones, and whatever points into the text moves along."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from annotate.model import AnnotatedText, Note, Quotation, Segment
from source.model import Block, Problem, Remark, Span, Spanned

_Pointing = TypeVar("_Pointing", Problem, Remark)


@dataclass(frozen=True, slots=True)
class Stretch:
    """An old span and what stands in its place: the same words where it is ``kept``, others, or none, where it is not."""

    old: Span
    new: Span
    kept: bool = True

    def shifted(self, start: int, end: int) -> Span:
        """Return where old offsets of a kept stretch are now."""
        return Span(self.new.start + start - self.old.start, self.new.start + end - self.old.start)


@dataclass(frozen=True, slots=True)
class PositionMap:
    """Where the spans of an old text are in a new one. ``stretches`` stand apart, in the order of the old text; what none holds is gone."""

    stretches: tuple[Stretch, ...]

    def moved(self, span: Spanned) -> Span | None:
        """Return where a span is now whose words are all kept, side by side; None for any other."""
        stretch = next(self._touching(span), None)
        if stretch is None or not stretch.kept or span.start < stretch.old.start or stretch.old.end < span.end:
            return None
        return stretch.shifted(span.start, span.end)

    def pieces(self, span: Spanned) -> Iterator[Span]:
        """Yield where the kept words of a span are now, stretch by stretch, in their old order."""
        for stretch in self._touching(span):
            if stretch.kept:
                yield stretch.shifted(max(span.start, stretch.old.start), min(span.end, stretch.old.end))

    def around(self, span: Spanned) -> Span | None:
        """Return from where to where a span reaches now, with the new words in it; None if nothing is left, or its end stands first."""
        touching = list(self._touching(span))
        if not touching:
            return None
        head, tail = touching[0], touching[-1]
        start = head.shifted(max(span.start, head.old.start), head.old.end).start if head.kept else head.new.start
        end = tail.shifted(tail.old.start, min(span.end, tail.old.end)).end if tail.kept else tail.new.end
        return Span(start, end) if start < end else None

    def _touching(self, span: Spanned) -> Iterator[Stretch]:
        place = bisect_right(self.stretches, span.start, key=lambda stretch: stretch.old.end)
        while place < len(self.stretches) and self.stretches[place].old.start < span.end:
            yield self.stretches[place]
            place += 1


@dataclass(frozen=True, slots=True)
class Placed:
    """What is to stand next: a segment's ``words`` behind a ``gap`` of white space.

    ``old`` is where they stood, None for new ones; the first ``head`` and the last ``tail`` of their characters are the old ones.
    """

    segment: Segment
    gap: str
    words: str
    old: Span | None = None
    head: int = 0
    tail: int = 0

    def stretches(self, at: int) -> Iterator[Stretch]:
        """Yield what became of the old words now that these stand at an offset."""
        if self.old is None:
            return
        start, end, after = self.old.start + self.head, self.old.end - self.tail, at + len(self.words)
        if self.head:
            yield Stretch(Span(self.old.start, start), Span(at, at + self.head))
        if start < end:
            yield Stretch(Span(start, end), Span(at + self.head, after - self.tail), kept=False)
        if self.tail:
            yield Stretch(Span(end, self.old.end), Span(after - self.tail, after))


@dataclass(frozen=True, slots=True)
class Layout:
    """A text laid out anew, and where the old one went."""

    text: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    positions: PositionMap

    def carried(
        self, before: AnnotatedText, quotations: Iterable[Quotation], problems: Iterable[Problem] = ()
    ) -> AnnotatedText:
        """Return the annotated text as it was before, laid out anew, with these quotations and these further problems."""
        origin = before.source.origin
        statements: dict[str, Any] = {name: self.positions.around(span) for name, span in origin.statements.items()}
        source = replace(
            before.source,
            text=self.text,
            blocks=self.blocks,
            origin=replace(origin, **statements),
            problems=self._moved(before.source.problems),
            remarks=self._moved(before.source.remarks),
        )
        return replace(
            before,
            source=source,
            segments=self.segments,
            quotations=tuple(quotations),
            problems=(*self._moved(before.problems), *problems),
            notes=_notes_beside(before.notes, self.segments),
            baseline=before.text if before.baseline is None and self.text != before.text else before.baseline,
        )

    def _moved(self, items: Iterable[_Pointing]) -> tuple[_Pointing, ...]:
        around = self.positions.around
        return tuple(replace(one, span=around(one.span)) if one.span else one for one in items)


def lay_out(paragraphs: Iterable[tuple[Block, Sequence[Placed]]], *, end: str) -> Layout:
    """Return the text that these paragraphs make, each of at least one segment; ``end`` is the white space after the last."""
    parts: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    stretches: list[Stretch] = []
    at = 0
    for block, placed in paragraphs:
        start = at + len(placed[0].gap)
        for one in placed:
            at += len(one.gap)
            stretches += one.stretches(at)
            segments.append(replace(one.segment, start=at, end=at + len(one.words)))
            parts += (one.gap, one.words)
            at += len(one.words)
        blocks.append(replace(block, start=start, end=at))
    stretches.sort(key=lambda stretch: stretch.old.start)
    return Layout("".join([*parts, end]), tuple(blocks), tuple(segments), PositionMap(tuple(stretches)))


def _notes_beside(notes: tuple[Note, ...], segments: Iterable[Segment]) -> tuple[Note, ...]:
    """Return the notes; one whose segment is gone stays, beside none."""
    ids = {segment.id for segment in segments}
    return tuple(note if note.segment in ids else replace(note, segment=None) for note in notes)
