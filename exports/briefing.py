"""What goes on the one page and why: pure data, chosen before any layout.

Position first, centrality as corrector, near-repeats out. The score is that of a lead-biased centroid summary: 1/(1 + 0.7·ln(1 + i)) for
the i-th sentence, plus 0.3 times the share of the document's sixty heaviest tf-idf words, plus 0.06 for a figure. Linear in the text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, log1p, sqrt

from annotate.model import AnnotatedText, Kind, Segment
from source.errors import AnnotationError
from source.model import Role

LONGEST_WORDS = 60  # a longer segment is a wall, not a line of a briefing
FEWEST_WORDS = 9  # what is shorter and has no full stop is a label, a list's line or a fragment
FEWEST_QUOTED = 5  # words; a shorter quotation says little by itself
LONGEST_TOKEN = 60  # letters; what is longer is an address
SHARED = 0.55  # of the content words: above, two segments say nearly the same
CENTROID_WORDS = 60
CANDIDATES = {Kind.CLAIM: 14, Kind.QUOTE: 8, Kind.ANALYSIS: 8}  # no page has room for more
NO_CANDIDATES = {
    Role.HEADLINE: "printed as the headline",
    Role.HEADING: "a heading",
    Role.CAPTION: "a caption",
    Role.CREDIT: "a picture credit",
    Role.TABLE_CELL: "a table's cell",
}
BARE = frozenset("he she it they this that these those him her them his its their there here".split())

_WORD = re.compile(r"[^\W\d_]{4,}")
_DIGIT = re.compile(r"\d")
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_FIRST = re.compile(r"\W*([\w’']+)")
STOP = frozenset(
    "that this with from have been were will would could should their there which when what where whom whose about after before"
    " into over under than then them they those these also said says told because while during between against through such some"
    " other more most very only just even much many being does each both same your ours theirs here".split()
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A segment that is not on the page, and why not."""

    segment: Segment
    reason: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What goes on the page. The tuples are in source order; ``ranked`` holds the ids of all that is chosen, best first.

    ``merged`` maps an id to the ids of the segments that say nearly the same and stand behind it.
    """

    bottom_line: Segment | None
    claims: tuple[Segment, ...]
    quotes: tuple[Segment, ...]
    analysis: tuple[Segment, ...]
    left_out: tuple[LeftOut, ...]
    ranked: tuple[str, ...]
    merged: Mapping[str, tuple[str, ...]]


def brief(annotated: AnnotatedText, *, pin: Iterable[str] = (), leave_out: Iterable[str] = ()) -> Briefing:
    """Return what goes on the page: bottom line, key claims, quotations and analysis; every other segment with its reason.

    ``pin`` and ``leave_out`` name segments that must, or must not, be chosen. Raises AnnotationError for an id that does not
    exist or that stands in both.
    """
    pinned, banned = _checked(annotated, tuple(pin), tuple(leave_out))
    reasons = _unfit(annotated, banned)
    scores = _scores(annotated)
    order = sorted(
        (s for s in annotated.segments if s.id not in reasons or s.id in pinned),
        key=lambda s: (s.id not in pinned, -scores[s.id], s.start),
    )
    for segment in order:
        reasons.pop(segment.id, None)
    order = _by_turns(annotated, order, pinned)
    chosen, merged = _without_repeats(annotated, order, pinned, reasons)
    kept = _within_counts(chosen, pinned, reasons)
    bottom = _bottom_line(annotated, kept)
    by_kind = {
        kind: tuple(sorted((s for s in kept if s.kind is kind and s is not bottom), key=lambda s: s.start))
        for kind in CANDIDATES
    }
    return Briefing(
        bottom,
        by_kind[Kind.CLAIM],
        by_kind[Kind.QUOTE],
        by_kind[Kind.ANALYSIS],
        tuple(LeftOut(s, reasons[s.id]) for s in annotated.segments if s.id in reasons),
        tuple(s.id for s in kept),
        merged,
    )


def _checked(
    annotated: AnnotatedText, pin: tuple[str, ...], leave_out: tuple[str, ...]
) -> tuple[frozenset[str], frozenset[str]]:
    known = {segment.id for segment in annotated.segments}
    for name in (*pin, *leave_out):
        if name not in known:
            raise AnnotationError(f"there is no segment “{name}”. “copydesk show” lists the ids.")
        if name in pin and name in leave_out:
            raise AnnotationError(f"segment {name} is both pinned and left out. Take one of the two away.")
    return frozenset(pin), frozenset(leave_out)


def _unfit(annotated: AnnotatedText, banned: frozenset[str]) -> dict[str, str]:
    """Return the segments that cannot be on the page, with the reason."""
    reasons: dict[str, str] = {}
    blocks = iter(annotated.source.blocks)
    block = next(blocks, None)
    for segment in annotated.segments:
        while block and block.end <= segment.start:
            block = next(blocks, None)
        words = annotated.text_of(segment).split()
        if segment.id in banned:
            reasons[segment.id] = "left out on request"
        elif block and block.role in NO_CANDIDATES and segment.kind is not Kind.BOILERPLATE:
            reasons[segment.id] = NO_CANDIDATES[block.role]
        elif segment.kind is Kind.BOILERPLATE:
            reasons[segment.id] = f"boilerplate: {segment.reasons[0]}" if segment.reasons else "boilerplate"
        elif len(words) > LONGEST_WORDS or any(len(word) > LONGEST_TOKEN for word in words):
            reasons[segment.id] = "too long to print whole"
        elif len(words) < FEWEST_WORDS and segment.kind is not Kind.QUOTE and not _ENDED.search(words[-1]):
            reasons[segment.id] = "not a whole sentence"
        elif segment.kind is Kind.ANALYSIS and not words[0][:1].isalnum() and words[0][:1] in ",–—-":
            reasons[segment.id] = "the tail of a quotation; it says nothing without it"
        elif segment.kind is Kind.QUOTE and not annotated.quotations_in(segment):
            reasons[segment.id] = "a quote without words between marks"
    return reasons


def _content(annotated: AnnotatedText, segment: Segment) -> frozenset[str]:
    return frozenset(_WORD.findall(annotated.text_of(segment).lower())) - STOP


def _scores(annotated: AnnotatedText) -> dict[str, float]:
    """Return each segment's worth for the page."""
    segments = [s for s in annotated.segments if s.kind is not Kind.BOILERPLATE]
    contents = {s.id: _content(annotated, s) for s in segments}
    spread = Counter(word for words in contents.values() for word in words)
    # Weight of a word: how many segments it stands in, times how rare that is; words of one segment say nothing of the whole.
    total = len(segments)
    weights = {word: count * log(1 + total / count) for word, count in spread.items() if count > 1}
    heaviest = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:CENTROID_WORDS])
    norm = sqrt(sum(weight * weight for weight in heaviest.values())) or 1.0
    scores = {segment.id: 0.0 for segment in annotated.segments}
    for place, segment in enumerate(segments):
        words = contents[segment.id]
        central = sum(heaviest.get(word, 0.0) for word in sorted(words)) / norm / sqrt(len(words) or 1)
        figure = 0.06 if _DIGIT.search(annotated.text_of(segment)) else 0.0
        weak = 0.6 * _weaknesses(annotated, segment) if segment.kind is Kind.QUOTE else 0.0
        scores[segment.id] = 1 / (1 + 0.7 * log1p(place)) + 0.3 * min(central, 1.0) + figure - weak
    return scores


def _weaknesses(annotated: AnnotatedText, segment: Segment) -> int:
    """Count what speaks against a quote: nobody is named, or next to nothing is said."""
    quotations = annotated.quotations_in(segment)
    said = sum(len(annotated.text_of(quotation).split()) for quotation in quotations)
    return (not any(quotation.speaker for quotation in quotations)) + (said < FEWEST_QUOTED)


def _by_turns(annotated: AnnotatedText, order: list[Segment], pinned: frozenset[str]) -> list[Segment]:
    """Let every speaker be heard once before anybody is heard twice: only the quotes change places among themselves."""
    heard: Counter[str | None] = Counter()
    turns: dict[str, int] = {}
    quotes = [segment for segment in order if segment.kind is Kind.QUOTE]
    for segment in quotes:
        speaker = next((q.speaker for q in annotated.quotations_in(segment) if q.speaker), None)
        turns[segment.id] = 0 if segment.id in pinned else heard[speaker] + (speaker is None)
        heard[speaker] += 1
    fair = iter(sorted(quotes, key=lambda segment: turns[segment.id]))
    return [next(fair) if segment.kind is Kind.QUOTE else segment for segment in order]


def _without_repeats(
    annotated: AnnotatedText, order: list[Segment], pinned: frozenset[str], reasons: dict[str, str]
) -> tuple[list[Segment], dict[str, tuple[str, ...]]]:
    """Return the segments that say something new, best first, and which ones stand behind each. Fills ``reasons``."""
    chosen: list[tuple[Segment, frozenset[str]]] = []
    merged: dict[str, tuple[str, ...]] = {}
    counts: Counter[Kind] = Counter()
    for segment in order:
        if segment.id not in pinned and counts[segment.kind] >= CANDIDATES[segment.kind]:
            reasons[segment.id] = f"ranked below the {CANDIDATES[segment.kind]} best of its kind"
            continue
        words = _content(annotated, segment)
        twin = next((other for other, theirs in chosen if _repeats(annotated, segment, words, other, theirs)), None)
        if twin and segment.id not in pinned:
            reasons[segment.id] = f"says nearly the same as {twin.id}"
            merged[twin.id] = (*merged.get(twin.id, ()), segment.id)
        else:
            chosen.append((segment, words))
            counts[segment.kind] += 1
    return [segment for segment, _ in chosen], merged


def _repeats(
    annotated: AnnotatedText, segment: Segment, words: frozenset[str], other: Segment, theirs: frozenset[str]
) -> bool:
    """Tell whether two segments say nearly the same. A quote is never merged into a claim: what was said is said."""
    if (segment.kind is Kind.QUOTE) != (other.kind is Kind.QUOTE):
        return False
    fewer = min(len(words), len(theirs))
    if fewer < 3:
        return annotated.text_of(segment).lower().split() == annotated.text_of(other).lower().split()
    return len(words & theirs) > SHARED * fewer


def _within_counts(chosen: list[Segment], pinned: frozenset[str], reasons: dict[str, str]) -> list[Segment]:
    counts: Counter[Kind] = Counter()
    kept = []
    for segment in chosen:
        if segment.id in pinned or counts[segment.kind] < CANDIDATES[segment.kind]:
            counts[segment.kind] += 1
            kept.append(segment)
        else:
            reasons[segment.id] = f"ranked below the {CANDIDATES[segment.kind]} best of its kind"
    return kept


def _bottom_line(annotated: AnnotatedText, kept: list[Segment]) -> Segment | None:
    """Return the best claim that stands by itself; failing that the best analysis, then the best quote."""
    for kind in (Kind.CLAIM, Kind.ANALYSIS, Kind.QUOTE):
        of_kind = [segment for segment in kept if segment.kind is kind]
        whole = next((s for s in of_kind if not _is_bare(annotated, s)), None)
        if whole or of_kind:
            return whole or of_kind[0]
    return None


def _is_bare(annotated: AnnotatedText, segment: Segment) -> bool:
    first = _FIRST.match(annotated.text_of(segment))
    return bool(first) and first is not None and first[1].lower() in BARE
