"""The segments of an edited file laid out as its paragraphs have them: what moved, what was cut, joined or parted, what is new."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from annotate.merge.aligned import Aligned, Line, next_number
from annotate.merge.alignment import Part, squeezed
from annotate.merge.changes import Log
from annotate.merge.edited_file import Hand
from annotate.model import AnnotatedText
from annotate.revision import Arranged, Piece, arrange
from source.model import Role

NEAR = 2  # sentences: as many moved into the paragraph beside theirs are told as that, more as a paragraph parted and one joined

_Weight = tuple[int, ...]


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


# What moved ---------------------------------------------------------------------------------------------------------------


def tell_moves(aligned: Aligned, lines: Sequence[Line], log: Log) -> None:
    """Tell which segments moved, were cut in two, and began or joined a paragraph; each but once."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for number, (_, parts) in enumerate(lines):
        for part in parts:
            if part.segment:
                first.setdefault(part.segment, number)
                last[part.segment] = number
    stay = _heaviest_run([aligned.order[one] for one in first], _weights(aligned, first))
    staying = [one for one in first if aligned.order[one] in stay]
    told = {one: "moved" for one in first if aligned.order[one] not in stay}
    told |= _across_borders(staying, list(_borders(aligned, staying, first, last)))
    for one in first:
        if one in told:
            log.tell(told[one], one, _mover_of(one, aligned) if told[one] == "moved" else aligned.hand)
    seen: set[str] = set()
    for _, parts in lines:
        for part in parts:
            if part.segment in seen:
                log.tell("cut", part.segment, aligned.hand, after=part.words)
            elif part.segment:
                seen.add(part.segment)


def _mover_of(segment: str, aligned: Aligned) -> Hand:
    """Return whose tracked changes all the words of a segment came with, else who saved the file last."""
    if segment in aligned.untouched or segment not in aligned.places:
        return aligned.hand
    return aligned.hand_of([hand for _, part in aligned.places[segment] for hand in part.hands])


def _borders(
    aligned: Aligned, staying: Sequence[str], first: Mapping[str, int], last: Mapping[str, int]
) -> Iterator[tuple[int, str]]:
    """Yield the ends of paragraphs between segments that did not move, each as the number of the segment behind it and what became of it."""
    for number, (before, behind) in enumerate(pairwise(staying), 1):
        was, is_now = aligned.blocks[before] != aligned.blocks[behind], last[before] != first[behind]
        if was or is_now:
            yield number, "kept" if was and is_now else "joined" if was else "parted"


def _across_borders(staying: Sequence[str], borders: Sequence[tuple[int, str]]) -> dict[str, str]:
    """Return which segments began or joined a paragraph, or moved to the next or the one before: then its end, as it were, wandered."""
    told: dict[str, str] = {}
    at = 0
    while at < len(borders):
        (place, what), (other, then) = borders[at], borders[at + 1] if at + 1 < len(borders) else (0, "kept")
        if {what, then} == {"joined", "parted"} and other - place <= NEAR:
            told |= dict.fromkeys(staying[place:other], "moved")
            at += 1
        elif what != "kept":
            told[staying[place]] = what
        at += 1
    return told


def _weights(aligned: Aligned, first: Mapping[str, int]) -> list[_Weight]:
    """Return how loath we are to say of each segment that it moved, of which ``first`` tells the line: some of its words came with no
    tracked change; it is one; others of its paragraph are still beside it, or at least no strangers; it is long.
    """
    sizes = Counter(aligned.blocks.values())
    together = Counter((line, aligned.blocks[one]) for one, line in first.items())
    crowd = Counter(first.values())
    weights: list[_Weight] = []
    for segment in aligned.baseline.segments:
        line, block = first.get(segment.id, -1), aligned.blocks[segment.id]
        beside = together[line, block] > 1 or crowd[line] == sizes[block] == 1
        company = 2 if beside else 1 if crowd[line] == 1 else 0
        weights.append((segment.id in aligned.untouched, 1, company, segment.end - segment.start))
    return weights


def _heaviest_run(numbers: Sequence[int], weights: Sequence[_Weight]) -> set[int]:
    """Return those of some numbers that stand in ascending order and weigh most together: what did not move."""
    ends: list[int] = []  # of runs, ascending; each is heavier than those before it
    sums: list[_Weight] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        total = tuple(map(sum, zip(weights[number], sums[at - 1], strict=True))) if at else weights[number]
        after = at
        while after < len(ends) and sums[after] <= total:
            after += 1
        ends[at:after], sums[at:after] = [number], [total]
    kept: set[int] = set()
    end = ends[-1] if ends else None
    while end is not None:
        kept.add(end)
        end = before[end]
    return kept
