"""What fits on the page: each segment broken into lines that know their height, and the largest size at which enough of them fit.

Whole items only. More items are added while the size stays readable; smaller sizes serve only to save the least that makes a briefing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from annotate.model import AnnotatedText, Kind, Mode, Segment
from exports.briefing import Briefing
from exports.house import GREY, INK
from exports.sheet import ZONE
from exports.typeset import LEADING, Line, Style, break_lines, printable
from exports.wording import Wording

GUTTER, LEFT_SHARE = 20.0, 0.62
SIZES = (10.4, 10.1, 9.8, 9.5, 9.2)
LAST_SIZES = (8.9, 8.7, 8.5)  # only to save the minimum set
TARGET = {Kind.CLAIM: 6, Kind.QUOTE: 3, Kind.ANALYSIS: 3}
ROOMY = ({Kind.CLAIM: 8, Kind.QUOTE: 4, Kind.ANALYSIS: 4}, {Kind.CLAIM: 7, Kind.QUOTE: 3, Kind.ANALYSIS: 3})
MINIMUM = {Kind.CLAIM: 3, Kind.QUOTE: 1, Kind.ANALYSIS: 1}
INTERLEAVED = (Kind.CLAIM, Kind.CLAIM, Kind.CLAIM, Kind.ANALYSIS)
# Points: what a zone costs beside its items, and how far its lines are indented.
LEFT_FIXED, PANEL_FIXED = 24.0, 38.0
INDENT, PANEL_INDENT, BAR_INDENT = 20.0, 30.0, 12.0


@dataclass(frozen=True, slots=True)
class Item:
    """One printed segment: its lines, the distance of their base lines, and the space after it."""

    segment: Segment
    lines: tuple[Line, ...]
    leading: float
    after: float
    tag: tuple[Line, ...] = ()

    @property
    def height(self) -> float:
        """All of it, the space after it too."""
        return self.leading * len(self.lines) + 1.25 * self.tag_leading * len(self.tag) + self.after

    @property
    def tag_leading(self) -> float:
        """Distance of the base lines of a quotation's attribution."""
        return self.leading * 0.86


def claim_item(briefing: Briefing, annotated: AnnotatedText, segment: Segment, size: float, width: float) -> Item:
    """Return a claim as printed, with whose words it reports where it does not name them."""
    plain = Style("sans", size, INK)
    parts = [(printable(briefing.words_of(annotated, segment)), plain)]
    speaker = None if segment.id in briefing.names else _absent_speaker(annotated, segment)
    if speaker:
        parts.append((f"— {printable(speaker)}", Style("sans", size * 0.92, GREY)))
    return _item(segment, [*parts, reference(segment, size)], size, width)


def _absent_speaker(annotated: AnnotatedText, segment: Segment) -> str | None:
    """Return whose words a claim reports, where the claim itself does not name them."""
    names = {q.speaker for q in annotated.quotations_in(segment)}
    if len(names) != 1 or None in names:
        return None
    (name,) = names
    return name if name and name.split()[-1].lower() not in annotated.text_of(segment).lower() else None


def analysis_item(annotated: AnnotatedText, segment: Segment, size: float, width: float) -> Item:
    """Return a sentence of analysis as printed."""
    words = printable(annotated.text_of(segment)).lstrip(",–—- ")
    return _item(segment, [(words, Style("italic", size, INK)), reference(segment, size)], size, width)


def _item(segment: Segment, parts: list[tuple[str, Style]], size: float, width: float) -> Item:
    return Item(segment, tuple(break_lines(parts, width)), size * LEADING, size * 0.45)


def reference(segment: Segment, size: float) -> tuple[str, Style]:
    """Return the number of a segment as it stands behind its words."""
    return f"[{segment.id}]", Style("sans", size * 0.68, GREY)


def quote_item(words: Wording, annotated: AnnotatedText, segment: Segment, size: float, width: float) -> Item:
    """Return a quote as printed: the words between marks, then speaker and role."""
    serif = Style("serif", size * 1.05, INK)
    lines = break_lines([(quoted_words(annotated, segment), serif)], width)
    direct = next((q for q in annotated.quotations_in(segment) if q.mode is not Mode.INDIRECT), None)
    name = printable(direct.speaker) if direct and direct.speaker else words.no_speaker
    role = printable(direct.role) if direct and direct.speaker and direct.role else ""
    small = size * 0.9
    parts = [(name + ("," if role else ""), Style("semibold", small, INK))]
    parts += [(role, Style("sans", small, GREY))] if role else []
    tag = break_lines([*parts, reference(segment, size)], width)
    return Item(segment, tuple(lines), size * 1.05 * LEADING, size * 0.95, tuple(tag))


def quoted_words(annotated: AnnotatedText, segment: Segment) -> str:
    """Return the words somebody said, each stretch between marks; without a direct stretch the whole sentence as it stands."""
    direct = [q for q in annotated.quotations_in(segment) if q.mode is Mode.DIRECT]
    stretches = (printable(annotated.text_of(q)) for q in direct)
    return " ".join(f"“{words.removesuffix(',')}”" for words in stretches) or printable(annotated.text_of(segment))


@dataclass(frozen=True, slots=True)
class Room:
    """What is left for the two columns: from ``top`` to ``bottom``, ``width`` wide."""

    top: float
    bottom: float
    width: float

    @property
    def left(self) -> float:
        """Width of the left column."""
        return (self.width - GUTTER) * LEFT_SHARE

    @property
    def right(self) -> float:
        """Width of the right column."""
        return self.width - GUTTER - self.left


@dataclass(slots=True)
class Plan:
    """What is printed at one size; each list in the order of rank until it is drawn."""

    size: float
    claims: list[Item] = field(default_factory=list)
    analysis: list[Item] = field(default_factory=list)
    quotes: list[Item] = field(default_factory=list)

    def count(self, kind: Kind) -> int:
        """How many items of a kind are printed."""
        return len({Kind.CLAIM: self.claims, Kind.ANALYSIS: self.analysis, Kind.QUOTE: self.quotes}[kind])

    def has(self, wanted: dict[Kind, int], there: dict[Kind, int]) -> bool:
        """Tell whether as many items are printed as wanted, or all that there are."""
        return all(self.count(kind) >= min(number, there[kind]) for kind, number in wanted.items())


def fitting_plan(
    annotated: AnnotatedText, briefing: Briefing, room: Room, bottom: Segment | None, words: Wording
) -> Plan:
    """Return the largest size at which the target fits; else as much as a readable size holds; else what saves the minimum."""
    by_kind = _ranked(briefing, bottom)
    there = {kind: len(segments) for kind, segments in by_kind.items()}

    def fill(size: float, wanted: dict[Kind, int]) -> Plan:
        return _filled(annotated, briefing, by_kind, room, size, wanted, words)

    for wanted in ROOMY:
        plan = fill(SIZES[0], wanted)
        if plan.has(wanted, there):
            return plan
    plans = []
    for size in SIZES:
        plans.append(fill(size, TARGET))
        if plans[-1].has(TARGET, there):
            return plans[-1]
    if plans[-1].has(MINIMUM, there):
        return max(plans, key=lambda plan: (sum(plan.count(kind) for kind in TARGET), plan.size))
    for size in LAST_SIZES:
        plans.append(fill(size, TARGET))
        if plans[-1].has(MINIMUM, there):
            break
    return max(plans, key=lambda plan: (sum(plan.count(kind) for kind in TARGET), plan.size))


def _ranked(briefing: Briefing, bottom: Segment | None) -> dict[Kind, list[Segment]]:
    """Return the candidates of each kind, best first, without the bottom line."""
    place = {name: number for number, name in enumerate(briefing.ranked)}
    found = {Kind.CLAIM: briefing.claims, Kind.QUOTE: briefing.quotes, Kind.ANALYSIS: briefing.analysis}
    spare = briefing.bottom_line
    if spare and spare is not bottom:
        found[spare.kind] = (*found[spare.kind], spare)
    return {
        kind: sorted((s for s in some if s is not bottom), key=lambda s: place[s.id]) for kind, some in found.items()
    }


def _filled(
    annotated: AnnotatedText,
    briefing: Briefing,
    by_kind: dict[Kind, list[Segment]],
    room: Room,
    size: float,
    wanted: dict[Kind, int],
    words: Wording,
) -> Plan:
    """Place whole items in the order of rank, claims and analysis by turns; one that does not fit lets the next try."""
    plan = Plan(size)
    free = room.bottom - room.top
    left = {Kind.CLAIM: list(by_kind[Kind.CLAIM]), Kind.ANALYSIS: list(by_kind[Kind.ANALYSIS])}
    columns: dict[Kind, tuple[list[Item], float, float, Callable[..., Item]]] = {
        Kind.CLAIM: (plan.claims, LEFT_FIXED, room.left - INDENT, partial(claim_item, briefing)),
        Kind.ANALYSIS: (plan.analysis, PANEL_FIXED, room.left - PANEL_INDENT, analysis_item),
    }
    turn = 0
    while any(left.values()):
        kind = INTERLEAVED[turn % len(INTERLEAVED)]
        turn += 1
        items, fixed, width, make = columns[kind]
        if not left[kind] or len(items) >= wanted[kind]:
            left[kind] = []
            continue
        item = make(annotated, left[kind].pop(0), size, width)
        cost = item.height + (0 if items else fixed)
        if cost <= free:
            items.append(item)
            free -= cost
    free = room.bottom - room.top - ZONE - _facts_height(size)
    for segment in by_kind[Kind.QUOTE]:
        item = quote_item(words, annotated, segment, size, room.right - BAR_INDENT)
        if len(plan.quotes) < wanted[Kind.QUOTE] and item.height <= free:
            plan.quotes.append(item)
            free -= item.height
    return plan


def _facts_height(size: float) -> float:
    """Reserve Sourcing and Not-on-this-page: two labels and at most eleven lines."""
    return 2 * ZONE + 11 * size * 0.9 * LEADING + 22
