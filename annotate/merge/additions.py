"""New words in an edited file are annotated as part of the whole text, where names are known; the kind that their style shows goes before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.merge.aligned import next_number
from annotate.merge.edited_file import Hand
from annotate.model import AnnotatedText, Kind, Quotation, Segment
from source.model import Span, tight


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
    quotations = [*annotated.quotations, *_quotations(found, places, annotated)]
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


def _quotations(found: AnnotatedText, places: Sequence[Span], annotated: AnnotatedText) -> Iterator[Quotation]:
    """Yield the quotations that lie in one of the places, which are in order."""
    names = {quotation.id for quotation in annotated.quotations}
    number, at = 1, 0
    for quotation in found.quotations:
        while at < len(places) and places[at].end <= quotation.start:
            at += 1
        if at == len(places) or quotation.start < places[at].start or quotation.end > places[at].end:
            continue
        while f"q{number:02}" in names:
            number += 1
        names.add(f"q{number:02}")
        yield replace(quotation, id=f"q{number:02}")
