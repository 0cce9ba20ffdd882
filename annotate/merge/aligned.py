"""An edited file beside its baseline: the parts of its paragraphs with the segments that they belong to, and who wrote what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, count, pairwise

from annotate.merge.alignment import Known, Part, align, merged, squeezed
from annotate.merge.edited_file import EditedFile, Hand, Paragraph, Row
from annotate.model import AnnotatedText, Segment

Line = tuple[Paragraph | None, list[Part]]


@dataclass(frozen=True)
class Aligned:
    """``lines`` are the paragraphs with their parts, in order."""

    baseline: AnnotatedText
    edited: EditedFile
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, baseline: AnnotatedText, edited: EditedFile, lines: list[list[Part]]) -> "Aligned":
        """Return the edited file, of whose paragraphs these are the parts, beside the baseline."""
        kinds = {segment.id: segment.kind for segment in baseline.segments}
        words = {segment.id: baseline.text_of(segment) for segment in baseline.segments}
        parts = zip(edited.paragraphs, _without_doubles(lines, words), strict=True)
        return cls(baseline, edited, tuple((one, merged(line, kinds)) for one, line in parts if line))

    @property
    def hand(self) -> Hand:
        """Who saved the file last."""
        return self.edited.hand

    @cached_property
    def segments(self) -> dict[str, Segment]:
        """The segments of the baseline."""
        return {segment.id: segment for segment in self.baseline.segments}

    @cached_property
    def order(self) -> dict[str, int]:
        """The numbers of the baseline's segments."""
        return {segment.id: number for number, segment in enumerate(self.baseline.segments)}

    @cached_property
    def blocks(self) -> dict[str, int]:
        """The number of the block that each of the baseline's segments stands in."""
        blocks = enumerate(self.baseline.blocks_with_segments())
        return {segment.id: number for number, (_, segments) in blocks for segment in segments}

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The rows of each segment in the review sheet."""
        found: dict[str, list[Row]] = {}
        for row in self.edited.rows:
            if row.segment in self.segments:
                found.setdefault(row.segment, []).append(row)
        return found

    @cached_property
    def deleters(self) -> dict[str, Hand]:
        """Who marked words of a segment for deletion."""
        stretches = (stretch for paragraph in self.edited.paragraphs for stretch in paragraph.stretches)
        return {one.segment: one.hand for one in stretches if one.deleted and one.segment and one.hand}

    @cached_property
    def untouched(self) -> set[str]:
        """The segments of which some words stand there as they were: by no tracked change, and under their mark."""
        stretches = (stretch for paragraph in self.edited.paragraphs for stretch in paragraph.stretches)
        return {
            one.segment for one in stretches if one.segment and not one.hand and not one.deleted and one.text.strip()
        }

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


def aligned_with(baseline: AnnotatedText, edited: EditedFile) -> Aligned:
    """Return the edited file with its words tied to the segments of the baseline."""
    known = [Known(segment.id, baseline.text_of(segment)) for segment in baseline.segments]
    return Aligned.of(baseline, edited, align(edited.paragraphs, known))


def next_number(annotated: AnnotatedText, least: int = 1) -> int:
    """Return the first number that no segment's id has, nor any after it."""
    numbers = [int(s.id[1:]) for s in annotated.segments if s.id[0] == "s" and s.id[1:].isdecimal()]
    return max(least, max(numbers, default=0) + 1)


def _without_doubles(lines: list[list[Part]], segments: Mapping[str, str]) -> list[list[Part]]:
    """Return the parts; words under the mark of a segment that stands elsewhere are new words, and so are those of ids that nobody knows.

    So it is with a paragraph that was copied, and with another marked-up text that was pasted in, whose marks have the same names.
    """
    seen: set[str] = set()
    twice: set[str] = set()
    last: str | None = None
    for part in chain.from_iterable(lines):
        if part.segment and part.segment != last:
            (twice if part.segment in seen else seen).add(part.segment)
        last = part.segment or last
    strangers = _strangers(lines, {name: segments[name] for name in twice & set(segments)})
    numbers = count()
    return [
        [
            replace(part, segment=None) if number in strangers or part.segment not in segments else part
            for part, number in zip(parts, numbers, strict=False)
        ]
        for parts in lines
    ]


def _strangers(lines: list[list[Part]], words: Mapping[str, str]) -> set[int]:
    """Return the numbers of the parts, counted through all lines, that belong elsewhere: of a segment whose words stand whole in one
    place, all others; else those of which less than half of the words are its own, if there are others.
    """
    runs: dict[str, list[list[int]]] = {}
    said: dict[int, str] = {}
    last: str | None = None
    for number, part in enumerate(chain.from_iterable(lines)):
        if part.segment in words:
            places = runs.setdefault(str(part.segment), [])
            if part.segment != last:
                places.append([])
            places[-1].append(number)
            said[number] = part.words
        last = part.segment or last
    strangers: set[int] = set()
    for name, places in runs.items():
        texts = [squeezed("".join(said[number] for number in place)) for place in places]
        own = [_own_share(" ".join(said[number] for number in place), words[name]) >= 0.5 for place in places]
        if (whole := squeezed(words[name])) in texts:
            own = [number == texts.index(whole) for number in range(len(places))]
        elif not any(own):
            continue
        strangers |= {number for place, mine in zip(places, own, strict=True) if not mine for number in place}
    return strangers


def _own_share(words: str, baseline: str) -> float:
    """Return the share of words that stand in the baseline."""
    here = Counter(words.split())
    return (here & Counter(baseline.split())).total() / max(here.total(), 1)
