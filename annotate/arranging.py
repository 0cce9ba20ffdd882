"""Segments in another order, in other paragraphs, cut in two, with new ones between: the text is laid out anew, and all moves along."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.model import AnnotatedText, Kind, Quotation, Segment
from source.model import Block, Problem, Role, Span, tight

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands next in a paragraph: ``size`` characters, spaces apart, of a segment; or new ``words``, where ``segment`` is None."""

    segment: str | None
    gap: str
    size: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The text laid out anew. ``ids`` name the segment of each piece, paragraph by paragraph."""

    annotated: AnnotatedText
    ids: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Move:
    """A stretch of the old text, and the offset where it stands now, under the id that it has now."""

    start: int
    end: int
    now: int
    id: str


def arrange(annotated: AnnotatedText, paragraphs: Sequence[tuple[Role, Sequence[Piece]]], *, first: int) -> Arranged:
    """Return the text with its segments where the pieces say, each segment wholly used up; new segments are numbered from ``first``.

    The first piece of a segment keeps its id. New words become segments of kind claim that say so, for others to judge.
    """
    layout = _Layout(annotated, first)
    ids = tuple(layout.add(role, pieces) for role, pieces in paragraphs)
    return Arranged(layout.finished(), ids)


class _Layout:
    """The new text while it is laid out: its parts, blocks and segments, and where everything went."""

    def __init__(self, annotated: AnnotatedText, first: int) -> None:
        self.annotated, self.number = annotated, first
        self.segments = {segment.id: segment for segment in annotated.segments}
        self.homes = dict(_homes(annotated))
        self.rest = {segment.id: segment.start for segment in annotated.segments}
        self.parts: list[str] = []
        self.at = 0
        self.blocks: list[Block] = []
        self.laid: list[Segment] = []
        self.moves: list[_Move] = []
        self.last: str | None = None

    def add(self, role: Role, pieces: Sequence[Piece]) -> tuple[str, ...]:
        """Add a paragraph; return the ids of its pieces."""
        if not pieces:
            return ()
        self._write(self._gap_before(pieces[0]))
        start, ids = self.at, []
        for number, piece in enumerate(pieces):
            self._write(piece.gap if number else "")
            ids.append(self._add(piece))
        home = next((self.homes[piece.segment] for piece in pieces if piece.segment), None)
        block = replace(home, start=start, end=self.at) if home else Block(start, self.at, role, "new paragraph")
        self.blocks.append(block)
        self.last = pieces[-1].segment
        return tuple(ids)

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self.at += len(words)

    def _gap_before(self, piece: Piece) -> str:
        """Return the white space before a paragraph: that of the old text where the two stood side by side."""
        if not self.parts:
            first = self.annotated.segments[0].start if self.annotated.segments else 0
            return self.annotated.text[:first]
        if piece.segment is None or self.rest[piece.segment] != self.segments[piece.segment].start:
            return BETWEEN
        start = self.segments[piece.segment].start
        gap = _space_before(self.annotated.text, start)
        beside = self.last is not None and self.segments[self.last].end == start - len(gap)
        return gap if beside and "\n" in gap else BETWEEN

    def _add(self, piece: Piece) -> str:
        if piece.segment is None:
            number = self._next()
            segment = Segment(number, self.at, self.at + len(piece.words), Kind.CLAIM, 0.5, "editor", ("new text",), "")
            self.laid.append(segment)
            self._write(piece.words)
            return number
        old = self.segments[piece.segment]
        span = self._take(old, piece.size)
        cut = span.start != old.start
        number = self._next() if cut else old.id
        reasons = (*old.reasons, f"cut from {old.id}") if cut else old.reasons
        self.laid.append(replace(old, id=number, start=self.at, end=self.at + span.end - span.start, reasons=reasons))
        self.moves.append(_Move(span.start, span.end, self.at, number))
        self._write(self.annotated.text_of(span))
        return number

    def _take(self, segment: Segment, size: int) -> Span:
        """Return the next so many characters of a segment, spaces apart; all that is left where it would leave none."""
        text, start = self.annotated.text, self.rest[segment.id]
        end = start
        while end < segment.end and size:
            size -= not text[end].isspace()
            end += 1
        if not text[end : segment.end].strip():
            end = segment.end
        self.rest[segment.id] = end
        span = tight(text, start, end)
        if span is None:
            raise ValueError(f"no words of {segment.id} are left for another piece")
        return span

    def _next(self) -> str:
        self.number += 1
        return f"s{self.number - 1:02}"

    def finished(self) -> AnnotatedText:
        """Return the new text with everything that points into it."""
        old = self.annotated
        last = old.segments[-1].end if old.segments else 0
        text = "".join(self.parts) + (old.text[last:] if self.parts else "")
        self.moves.sort(key=lambda move: move.start)
        source = replace(old.source, text=text, blocks=tuple(self.blocks), problems=self._problems(old.source.problems))
        changed = text != old.text and old.baseline is None
        return replace(
            old,
            source=source,
            segments=tuple(self.laid),
            quotations=self._quotations(),
            problems=self._problems(old.problems),
            baseline=old.text if changed else old.baseline,
        )

    def _quotations(self) -> tuple[Quotation, ...]:
        """Return the quotations where they stand now; one that was cut in two is two."""
        kept: list[Quotation] = []
        names = {quotation.id for quotation in self.annotated.quotations}
        for quotation in self.annotated.quotations:
            for count, place in enumerate(self._places(quotation.start, quotation.end)):
                name = quotation.id
                while count and name in names:
                    name += "b"
                names.add(name)
                speaker, cue = self._moved(quotation.speaker_span), self._moved(quotation.cue_span)
                kept.append(
                    replace(quotation, id=name, start=place.start, end=place.end, speaker_span=speaker, cue_span=cue)
                )
        return tuple(sorted(kept, key=lambda quotation: quotation.start))

    def _places(self, start: int, end: int) -> Iterator[Span]:
        for move in self._touching(start, end):
            span = tight(self.annotated.text, max(start, move.start), min(end, move.end))
            if span:
                yield Span(move.now + span.start - move.start, move.now + span.end - move.start)

    def _touching(self, start: int, end: int) -> Iterator[_Move]:
        place = bisect_right(self.moves, start, key=lambda move: move.end)
        while place < len(self.moves) and self.moves[place].start < end:
            yield self.moves[place]
            place += 1

    def _moved(self, span: Span | None) -> Span | None:
        """Return where a span stands now, None where it was cut."""
        for move in self._touching(span.start, span.end) if span else ():
            if span and move.start <= span.start and span.end <= move.end:
                return Span(move.now + span.start - move.start, move.now + span.end - move.start)
        return None

    def _problems(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        return tuple(replace(problem, span=self._moved(problem.span)) for problem in problems)


def _homes(annotated: AnnotatedText) -> Iterator[tuple[str, Block]]:
    place, blocks = 0, annotated.source.blocks
    for segment in annotated.segments:
        while blocks[place].end <= segment.start:
            place += 1
        yield segment.id, blocks[place]


def _space_before(text: str, at: int) -> str:
    start = at
    while start and text[start - 1].isspace():
        start -= 1
    return text[start:at]
