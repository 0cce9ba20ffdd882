"""An edited file beside its baseline: the parts of its paragraphs with the segments that they belong to, and who wrote what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from annotate.carriers import EditedFile, Hand, Paragraph, Row
from annotate.model import AnnotatedText, Segment
from annotate.tying import Known, Part, merged, squeezed, tie

Line = tuple[Paragraph | None, list[Part]]


@dataclass(frozen=True)
class Tied:
    """``lines`` are the paragraphs with their parts, in order; ``order`` and ``blocks`` number the baseline's segments and say in which
    block each stands; ``deleters`` are those who marked words of a segment for deletion.
    """

    baseline: AnnotatedText
    edited: EditedFile
    lines: tuple[Line, ...]
    segments: Mapping[str, Segment]
    order: Mapping[str, int]
    blocks: Mapping[str, int]
    rows: Mapping[str, list[Row]]
    deleters: Mapping[str, Hand]

    @property
    def hand(self) -> Hand:
        """Who saved the file last."""
        return self.edited.hand

    @cached_property
    def places(self) -> dict[str, list[tuple[Paragraph | None, Part]]]:
        """The parts of each segment, in the order of the file."""
        found: dict[str, list[tuple[Paragraph | None, Part]]] = {}
        for paragraph, parts in self.lines:
            for part in parts:
                if part.segment:
                    found.setdefault(part.segment, []).append((paragraph, part))
        return found

    def words_of(self, segment: str) -> str:
        """Return the words of a segment that the file has now, those of its parts joined."""
        here = self.places[segment]
        words = here[0][1].words
        for (before, _), (paragraph, part) in pairwise(here):
            words += (part.gap if paragraph is before else " ") + part.words
        return words

    def hand_of(self, hands: Sequence[Hand]) -> Hand:
        """Return the first of some hands that has a name, or the first; whoever saved the file last where there are none."""
        return next((hand for hand in hands if hand.by), hands[0] if hands and hands[0].date else self.hand)


def tied_to(baseline: AnnotatedText, edited: EditedFile) -> Tied:
    """Return the edited file with its words tied to the segments of the baseline."""
    segments = {segment.id: segment for segment in baseline.segments}
    known = [Known(segment.id, baseline.text_of(segment)) for segment in baseline.segments]
    kinds = {segment.id: segment.kind for segment in baseline.segments}
    parts = _without_doubles(tie(edited.paragraphs, known), baseline, segments)
    return Tied(
        baseline,
        edited,
        tuple((one, merged(line, kinds)) for one, line in zip(edited.paragraphs, parts, strict=True) if line),
        segments,
        {segment.id: number for number, segment in enumerate(baseline.segments)},
        blocks_of(baseline),
        _rows(edited.rows, segments),
        _deleters(edited.paragraphs),
    )


def blocks_of(annotated: AnnotatedText) -> dict[str, int]:
    """Return the number of the block that each segment stands in."""
    numbers: dict[str, int] = {}
    place, blocks = 0, annotated.source.blocks
    for segment in annotated.segments:
        while blocks[place].end <= segment.start:
            place += 1
        numbers[segment.id] = place
    return numbers


def next_number(annotated: AnnotatedText, least: int = 1) -> int:
    """Return the first number that no segment's id has, nor any after it."""
    numbers = [int(s.id[1:]) for s in annotated.segments if s.id[0] == "s" and s.id[1:].isdecimal()]
    return max(least, max(numbers, default=0) + 1)


def _without_doubles(
    lines: list[list[Part]], baseline: AnnotatedText, segments: Mapping[str, Segment]
) -> list[list[Part]]:
    """Return the parts; a segment's words copied whole to a second place are new words there, and so are ids that nobody knows."""
    seen: set[str] = set()
    last: str | None = None
    cleaned: list[list[Part]] = []
    for parts in lines:
        kept: list[Part] = []
        for part in parts:
            name = part.segment
            unknown = name is not None and name not in segments
            again = name in seen and name != last
            whole = again and name and squeezed(part.words) == squeezed(baseline.text_of(segments[name]))
            kept.append(replace(part, segment=None) if unknown or whole else part)
            last = kept[-1].segment or last
            seen |= {name} if name else set()
        cleaned.append(kept)
    return cleaned


def _rows(rows: Iterable[Row], segments: Mapping[str, Segment]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.segment in segments:
            found.setdefault(row.segment, []).append(row)
    return found


def _deleters(paragraphs: Iterable[Paragraph]) -> dict[str, Hand]:
    return {
        stretch.segment: stretch.hand
        for paragraph in paragraphs
        for stretch in paragraph.stretches
        if stretch.deleted and stretch.segment and stretch.hand
    }
