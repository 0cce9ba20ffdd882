"""The segments of an edited file laid out as its paragraphs have them: what moved, what was cut, joined or parted, what is new."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from annotate.merge.aligned import Aligned, Line, next_number
from annotate.merge.alignment import Part, squeezed
from annotate.merge.changes import Log
from annotate.model import AnnotatedText
from annotate.revision import Arranged, Piece, arrange
from source.model import Role


def full_lines(aligned: Aligned, kept: Sequence[str]) -> list[Line]:
    """Return the lines with segments put back that a conflict keeps: behind the nearest that stood before them, in its paragraph if they
    shared one.
    """
    if not kept:
        return list(aligned.lines)
    places = sorted(
        (aligned.order[part.segment], part.segment) for _, parts in aligned.lines for part in parts if part.segment
    )
    behind: dict[str | None, list[Part]] = {}
    for name in sorted(kept, key=lambda one: aligned.order[one]):
        number = bisect_left(places, (aligned.order[name], ""))
        part = Part(name, aligned.baseline.text_of(aligned.segments[name]), " ")
        behind.setdefault(places[number - 1][1] if number else None, []).append(part)
    full: list[Line] = [(None, [part]) for part in behind.pop(None, [])]
    for paragraph, parts in aligned.lines:
        line: list[Part] = []
        more: list[Line] = []
        for part in parts:
            line.append(part)
            for one in behind.pop(part.segment, []) if part.segment else ():
                if aligned.blocks[str(one.segment)] == aligned.blocks[str(part.segment)]:
                    line.append(one)
                else:
                    more.append((None, [one]))
        full += [(paragraph, line), *more]
    return full


def laid_out(aligned: Aligned, lines: Sequence[Line], annotated: AnnotatedText) -> Arranged:
    """Return the annotated text in the order and the paragraphs of the lines; as it is where nothing moved."""
    if _is_as_before(aligned, lines, annotated):
        return Arranged(annotated, tuple(tuple(part.segment or "" for part in parts) for _, parts in lines))
    pieces = [
        (
            paragraph.role if paragraph else Role.PARAGRAPH,
            [Piece(part.segment, part.gap, len(squeezed(part.words)), part.words) for part in parts],
        )
        for paragraph, parts in lines
    ]
    return arrange(annotated, pieces, first=next_number(aligned.baseline))


def _is_as_before(aligned: Aligned, lines: Sequence[Line], annotated: AnnotatedText) -> bool:
    blocks = [tuple(dict.fromkeys(aligned.blocks[p.segment] for p in parts if p.segment)) for _, parts in lines]
    return (
        [part.segment for _, parts in lines for part in parts] == [segment.id for segment in annotated.segments]
        and all(len(block) == 1 for block in blocks)
        and len(set(blocks)) == len(blocks)
        and [part.gap for _, parts in lines for part in parts[1:]] == _gaps(annotated)
    )


def _gaps(annotated: AnnotatedText) -> list[str]:
    """Return the white space between the neighbours of each block."""
    return [
        annotated.text[one.end : other.start]
        for _, segments in annotated.blocks_with_segments()
        for one, other in pairwise(segments)
    ]


def tell_moves(aligned: Aligned, lines: Sequence[Line], log: Log) -> None:
    """Tell which segments moved, were cut in two, and began or joined a paragraph."""
    firsts = list(dict.fromkeys(part.segment for _, parts in lines for part in parts if part.segment))
    stay = _longest_run([aligned.order[one] for one in firsts])
    for one in firsts:
        if aligned.order[one] not in stay:
            log.tell("moved", one, aligned.hand)
    seen: set[str] = set()
    last: int | None = None
    for _, parts in lines:
        before: int | None = None
        for part in parts:
            if part.segment is None:
                continue
            block, stays = aligned.blocks[part.segment], aligned.order[part.segment] in stay
            if part.segment in seen:
                log.tell("cut", part.segment, aligned.hand, after=part.words)
            elif before is None and block == last:
                log.tell("parted", part.segment, aligned.hand)
            elif before is not None and block > before and stays:
                log.tell("joined", part.segment, aligned.hand)
            seen.add(part.segment)
            before, last = (block, block) if stays else (before, last)


def _longest_run(numbers: Sequence[int]) -> set[int]:
    """Return the most numbers that stand in ascending order: what did not move."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(places[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        places[at : at + 1] = [place]
    kept: set[int] = set()
    at = places[-1] if places else -1
    while at >= 0:
        kept.add(numbers[at])
        at = before[at]
    return kept
