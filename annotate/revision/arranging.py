"""Segments in another order, in other paragraphs, cut in two, with new ones between: the text is laid out anew, and all moves along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from annotate.model import AnnotatedText, Kind, Quotation, Segment
from annotate.revision.position_map import Layout, Placed, lay_out
from source.model import Block, Role, Span, tight

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


def arrange(annotated: AnnotatedText, paragraphs: Sequence[tuple[Role, Sequence[Piece]]], *, first: int) -> Arranged:
    """Return the text with its segments where the pieces say, each segment wholly used up; new segments are numbered from ``first``.

    The first piece of a segment keeps its id. New words become segments of kind claim that say so, for others to judge. A paragraph has
    at least one piece.
    """
    laid = list(_paragraphs(annotated, paragraphs, first))
    last = annotated.segments[-1].end if annotated.segments else 0
    layout = lay_out(laid, end=annotated.text[last:])
    quotations = sorted(_quotations(annotated, layout), key=lambda quotation: quotation.start)
    ids = tuple(tuple(one.segment.id for one in placed) for _, placed in laid)
    return Arranged(layout.carried(annotated, quotations), ids)


def _paragraphs(
    annotated: AnnotatedText, paragraphs: Sequence[tuple[Role, Sequence[Piece]]], first: int
) -> Iterator[tuple[Block, list[Placed]]]:
    """Yield the paragraphs with the segments that the pieces are or become."""
    segments = {segment.id: segment for segment in annotated.segments}
    homes = {segment.id: block for block, inside in annotated.blocks_with_segments() for segment in inside}
    rest = {segment.id: Span(segment.start, segment.end) for segment in annotated.segments}
    ids = (f"s{number:02}" for number in count(first))
    before: Placed | None = None
    used: set[Block] = set()
    for role, pieces in paragraphs:
        placed: list[Placed] = []
        for piece in pieces:
            if piece.segment is None:
                one = Placed(_new(next(ids)), piece.gap, piece.words)
            else:
                old, left = segments[piece.segment], rest[piece.segment]
                span = _taken(annotated.text, left, piece.size)
                rest[old.id] = Span(span.end, old.end)
                words = annotated.text_of(span)
                segment = old if span.start == old.start else _cut(old, next(ids))
                one = Placed(segment, piece.gap, words, span, head=len(words))
            placed.append(one if placed else replace(one, gap=_gap_before(annotated, one, before)))
        before = placed[-1]
        new = Block(0, 0, role, "new paragraph")
        home = next((homes[piece.segment] for piece in pieces if piece.segment), new)
        yield (replace(home, label="") if home in used else home), placed  # a list prints a number once
        used.add(home)


def _new(name: str) -> Segment:
    return Segment(name, 0, 0, Kind.CLAIM, 0.5, "editor", ("new text",), "")


def _cut(old: Segment, name: str) -> Segment:
    return replace(old, id=name, reasons=(*old.reasons, f"cut from {old.id}"))


def _taken(text: str, left: Span, size: int) -> Span:
    """Return the next so many characters, spaces apart, of what is left of a segment."""
    end = left.start
    while end < left.end and size:
        size -= not text[end].isspace()
        end += 1
    span = tight(text, left.start, end)
    if span is None:
        raise ValueError("no words of a segment are left for another piece")
    return span


def _gap_before(annotated: AnnotatedText, one: Placed, before: Placed | None) -> str:
    """Return the white space before a paragraph: that of the old text where the two stood side by side."""
    start = one.segment.start
    if before is None:
        return annotated.text[: annotated.segments[0].start] if annotated.segments else ""
    if one.old is None or one.old.start != start or before.old is None:
        return BETWEEN
    gap = annotated.text[before.segment.end : start]
    return gap if "\n" in gap and gap.isspace() else BETWEEN


def _quotations(annotated: AnnotatedText, layout: Layout) -> Iterator[Quotation]:
    """Yield the quotations where they stand now; one that was cut in two is two."""
    positions = layout.positions
    names = {quotation.id for quotation in annotated.quotations}
    for quotation in annotated.quotations:
        speaker, cue = (span and positions.moved(span) for span in (quotation.speaker_span, quotation.cue_span))
        places = (tight(layout.text, piece.start, piece.end) for piece in positions.pieces(quotation))
        for number, place in enumerate(filter(None, places)):
            name = quotation.id
            while number and name in names:
                name += "b"
            names.add(name)
            yield replace(quotation, id=name, start=place.start, end=place.end, speaker_span=speaker, cue_span=cue)
