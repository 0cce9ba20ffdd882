"""New words in an edited file are annotated as part of the whole text, where names are known; the kind that their style shows goes before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from annotate.carriers import Hand
from annotate.model import AnnotatedText, Kind, Quotation, Segment
from annotate.tied import next_number
from source.model import Span, Spanned, tight


@dataclass(frozen=True, slots=True)
class Addition:
    """New words: the kind that their style says, None for none, and who wrote them."""

    kind: Kind | None
    hand: Hand


def annotated_anew(
    annotated: AnnotatedText, found: AnnotatedText, additions: Mapping[str, Addition], *, first: int
) -> AnnotatedText:
    """Return the text whose new segments (the keys of ``additions``) have the segments, kinds and quotations that the program ``found``
    there; further segments are numbered from ``first``.
    """
    number, place = next_number(annotated, first), 0
    segments: list[Segment] = []
    places: list[Span] = []
    for segment in annotated.segments:
        addition = additions.get(segment.id)
        if addition is None:
            segments.append(segment)
            continue
        while found.segments[place].end <= segment.start:
            place += 1
        name, at = segment.id, place
        while at < len(found.segments) and found.segments[at].start < segment.end:
            one, at = found.segments[at], at + 1
            span = tight(annotated.text, max(one.start, segment.start), min(one.end, segment.end))
            if span is None:
                continue
            segments.append(_segment(one, span, name, addition))
            places.append(span)
            name, number = f"s{number:02}", number + 1
    quotations = [*annotated.quotations, *_numbered(inside(found.quotations, places), annotated)]
    quotations.sort(key=lambda quotation: quotation.start)
    return replace(annotated, segments=tuple(segments), quotations=tuple(quotations))


def _segment(one: Segment, span: Span, name: str, addition: Addition) -> Segment:
    hand = addition.hand
    who, day = f" by {hand.by}" if hand.by else "", f", {hand.date[:10]}" if hand.date else ""
    new = f"new words{who}{day}"
    if addition.kind is None or addition.kind is one.kind:
        return replace(one, id=name, start=span.start, end=span.end, reasons=(new, *one.reasons))
    doubt = f"styled as {addition.kind}; the program would say {one.kind}"
    return Segment(name, span.start, span.end, addition.kind, 0.5, "editor", (new, doubt), hand.by or "editor")


def _numbered(quotations: Iterable[Quotation], annotated: AnnotatedText) -> Iterator[Quotation]:
    """Yield quotations by ids that none of the text has."""
    names = {quotation.id for quotation in annotated.quotations}
    free = (name for number in count(1) if (name := f"q{number:02}") not in names)
    for quotation in quotations:
        yield replace(quotation, id=next(free))


def inside(quotations: Iterable[Quotation], places: Sequence[Spanned]) -> Iterator[Quotation]:
    """Yield those of some quotations that lie in one of the places; both are in order."""
    at = 0
    for quotation in quotations:
        while at < len(places) and places[at].end <= quotation.start:
            at += 1
        if at < len(places) and places[at].start <= quotation.start and quotation.end <= places[at].end:
            yield quotation
