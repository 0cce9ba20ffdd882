"""The annotations of a text: segments and quotations, two flat layers that check themselves when they are made."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from source.model import Block, Problem, Role, SourceText, Span, Spanned, check_cover

_Outer = TypeVar("_Outer", bound=Spanned)
_Inner = TypeVar("_Inner", bound=Spanned)


class Kind(StrEnum):
    """What a segment is to the reader of a briefing."""

    CLAIM = "claim"
    QUOTE = "quote"
    ANALYSIS = "analysis"
    BOILERPLATE = "boilerplate"


class TextType(StrEnum):
    """What a text is as a whole; news is what shows no sign of being anything else."""

    NEWS = "news"
    RELEASE = "release"
    RESULTS = "results"
    REPORT = "report"
    INTERVIEW = "interview"
    OPINION = "opinion"
    LIVE = "live blog"
    MINUTES = "minutes"
    RULING = "ruling"
    SPEECH = "speech"
    MAIL = "mail"
    LIST = "list"


class Mode(StrEnum):
    """How somebody's words are given: between marks, partly between marks, or reported."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Band(StrEnum):
    """How far a label can be trusted: one to check an editor looks at first."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"


# Where a band begins, from 0 to 1. What is to be checked has no lowest confidence: of such labels about half are right.
CONFIDENCE = {Band.SURE: 0.85, Band.LIKELY: 0.65, Band.CHECK: 0.5}


def band_of(confidence: float) -> Band:
    """Return the band of a confidence."""
    return next((band for band in (Band.SURE, Band.LIKELY) if confidence >= CONFIDENCE[band]), Band.CHECK)


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, a run of sentences that quotation marks hold together, or an interpreting tail.

    ``reasons`` say why it has its ``kind``, in an editor's words; ``rule`` is the id in ``RULES``; ``by`` is who decided:
    the program with its version, or an editor's name.
    """

    id: str
    start: int
    end: int
    kind: Kind
    confidence: float
    rule: str
    reasons: tuple[str, ...]
    by: str

    @property
    def band(self) -> Band:
        """The confidence as an editor reads it: sure, likely or check."""
        return band_of(self.confidence)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words inside one segment.

    ``speaker`` is the fullest name that the text gives, None where the text does not say; ``speaker_span`` is the mention that goes
    with the cue ("he"); ``role`` the title or office; ``cue_span`` the reporting words ("said"); ``rule`` and ``reasons`` say how the
    speaker was found.
    """

    id: str
    start: int
    end: int
    mode: Mode
    speaker: str | None = None
    role: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    confidence: float = 1.0
    rule: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted: the ``name`` (None where the text gives none), the ``role``, the ``mentions`` beside the cues in the
    text's order, and the ``quotations``. ``label`` is the name, or the words by which an unnamed source is called.
    """

    name: str | None
    label: str
    role: str | None
    mentions: tuple[Span, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What an editor wrote beside a segment: ``segment`` is its id (None: beside no segment), ``by`` who wrote it (empty: unknown),
    ``date`` when (ISO 8601, as far as it is known); ``resolved``: it was ticked off since.
    """

    segment: str | None
    text: str
    by: str
    date: str | None = None
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A source with its segments in order, its quotations, and the notes of editors.

    ``text_type`` is what the text is as a whole, ``type_reasons`` say why, in an editor's words. ``baseline`` is the text as it
    was read, where an editor's words have changed it since; None where it is the same.
    Raises ValueError if segments overlap, are loose, cross a block or leave words uncovered, if two ids are the same, or if a
    quotation overlaps another or lies in no single segment. So an illegal one cannot exist.
    """

    source: SourceText
    segments: tuple[Segment, ...]
    quotations: tuple[Quotation, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    baseline: str | None = None
    text_type: TextType = TextType.NEWS
    type_reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_cover(self.source.text, self.segments, "segment")
        _check_ids(self.segments, "segment")
        _check_ids(self.quotations, "quotation")
        _check_inside(self.segments, self.source.blocks, "segment", "block")
        _check_inside(self.quotations, self.segments, "quotation", "segment")
        last = 0
        for quotation in self.quotations:
            if not last <= quotation.start < quotation.end:
                raise ValueError(f"quotation {quotation.id} is empty, overlaps its neighbour, or is out of order")
            last = quotation.end
            _check_mentions(quotation, len(self.source.text))

    @property
    def text(self) -> str:
        """The source's text, into which all offsets point."""
        return self.source.text

    @property
    def headline(self) -> str:
        """The words of the headline: the title that the source states, else the block that is one; empty where there is none."""
        block = next((block for block in self.source.blocks if block.role is Role.HEADLINE), None)
        return self.source.origin.title or (self.text_of(block) if block else "")

    def text_of(self, item: Spanned) -> str:
        """Return the words of a segment, a quotation, a block or a span."""
        return self.source.text[item.start : item.end]

    def segment_of(self, item: Spanned) -> Segment:
        """Return the segment that a quotation, or the beginning of any span of its words, lies in."""
        return self.segments[bisect_right(self.segments, item.start, key=lambda segment: segment.start) - 1]

    def block_of(self, segment: Segment) -> Block:
        """Return the block that a segment lies in."""
        blocks = self.source.blocks
        return blocks[bisect_right(blocks, segment.start, key=lambda block: block.start) - 1]

    def blocks_with_segments(self) -> Iterator[tuple[Block, tuple[Segment, ...]]]:
        """Yield each block with its segments, in one pass."""
        return _with_inner(self.source.blocks, self.segments)

    def segments_with_quotations(self) -> Iterator[tuple[Segment, tuple[Quotation, ...]]]:
        """Yield each segment with its quotations, in one pass: a search for each takes several times as long."""
        return _with_inner(self.segments, self.quotations)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who is quoted, in the order of their first words; quotations of nobody are left out."""
        groups: dict[tuple[bool, str], list[Quotation]] = {}
        for quotation in self.quotations:
            span = quotation.speaker_span
            label = quotation.speaker or (self.text_of(span) if span else "")
            if label:
                groups.setdefault((quotation.speaker is not None, label), []).append(quotation)
        return tuple(_speaker(named, label, quotations) for (named, label), quotations in groups.items())

    def quotations_in(self, segment: Segment) -> tuple[Quotation, ...]:
        """Return the quotations of a segment, in order."""
        first = bisect_right(self.quotations, segment.start - 1, key=lambda quotation: quotation.start)
        after = bisect_right(self.quotations, segment.end - 1, key=lambda quotation: quotation.start)
        return self.quotations[first:after]


def _speaker(named: bool, label: str, quotations: list[Quotation]) -> Speaker:
    mentions = dict.fromkeys((q.speaker_span.start, q.speaker_span.end) for q in quotations if q.speaker_span)
    role = next((quotation.role for quotation in quotations if quotation.role), None)
    return Speaker(
        label if named else None, label, role, tuple(Span(*place) for place in sorted(mentions)), tuple(quotations)
    )


def _with_inner(outer: tuple[_Outer, ...], inner: tuple[_Inner, ...]) -> Iterator[tuple[_Outer, tuple[_Inner, ...]]]:
    """Yield each outer span with the inner ones in it: both are in order, and each inner one lies in one outer one."""
    at = 0
    for home in outer:
        first = at
        while at < len(inner) and inner[at].start < home.end:
            at += 1
        yield home, inner[first:at]


def _check_ids(items: tuple[Segment, ...] | tuple[Quotation, ...], noun: str) -> None:
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise ValueError(f"two {noun}s are called {item.id}")
        seen.add(item.id)


def _check_inside(inner: "tuple[Spanned, ...]", outer: "tuple[Spanned, ...]", noun: str, home: str) -> None:
    place = 0
    for item in inner:
        while place < len(outer) and outer[place].end <= item.start:
            place += 1
        if place == len(outer) or not (outer[place].start <= item.start and item.end <= outer[place].end):
            raise ValueError(f"{noun} {item.start}–{item.end} lies in no single {home}")


def _check_mentions(quotation: Quotation, length: int) -> None:
    for span in (quotation.speaker_span, quotation.cue_span):
        if span is not None and not 0 <= span.start < span.end <= length:
            raise ValueError(f"quotation {quotation.id} points outside the text")
