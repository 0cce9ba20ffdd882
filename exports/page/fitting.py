"""What fits on the page: how many items of each kind, at which size, in which column, with how much air.

Whole items only. The least that makes a briefing is set at a readable size; more is added while it stays readable, and only to save
the least is anything set smaller. Heights are counted in rows, half the distance of two base lines, so that both columns keep one grid.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from annotate.model import Kind, Segment
from exports.briefing import Briefing
from exports.page.items import Content, Item, Passage, item_of
from exports.text import LEADING

GUTTER, LEFT_SHARE = 20.0, 0.62
LARGE_SIZES = (12.4, 12.0, 11.6, 11.2, 10.8)  # only where nothing is left out for it
SIZES = (10.4, 10.1, 9.8, 9.5, 9.2)
LAST_SIZES = (8.9, 8.7, 8.5)  # only to save the minimum set
TARGET = {Kind.CLAIM: 6, Kind.QUOTE: 3, Kind.ANALYSIS: 3}
ROOMY = ({Kind.CLAIM: 8, Kind.QUOTE: 4, Kind.ANALYSIS: 4}, {Kind.CLAIM: 7, Kind.QUOTE: 3, Kind.ANALYSIS: 3})
MINIMUM = {Kind.CLAIM: 3, Kind.QUOTE: 1, Kind.ANALYSIS: 1}
A_POINT = 1.5  # items more on the page that are worth a point less of size
CLAIMS_A_TURN = 3  # then one of analysis
# Points: how far lines are indented, and what a zone's heading and a panel's edges take.
INDENT, PANEL_INDENT, BAR_INDENT = 20.0, 30.0, 14.0
HEADING, PANEL_HEAD, PANEL_FOOT = 22.0, 19.0, 5.0
NOTE_LINE = 10.0  # in a narrow panel, what is said of it stands below its label
MOST_AIR = {"left": 2, "right": 3}  # rows between items


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


@dataclass(frozen=True, slots=True)
class Foot:
    """The counted facts at the foot: what is said of the sourcing, once for either column, and of what is not on the page."""

    left: Passage
    right: Passage
    missing: Passage

    def height(self, size: float, *, parted: bool) -> float:
        """Return how high the foot of the right column stands; where the facts are parted, that of the left one is as high."""
        if parted:
            return HEADING + max(self.left.height(size), self.missing.height(size))
        return 2 * HEADING + self.right.height(size) + size + self.missing.height(size)


@dataclass(slots=True)
class Plan:
    """What is printed at one size. ``rows`` is the height of a column; ``beside`` puts the analysis into the right one.

    ``parted`` facts stand at the foot of both columns, else of the right one; ``depth`` is what they leave of the left one. ``items`` are
    in the order of rank, ``air`` is the number of rows between two items of a column, ``free`` what is left of it.
    """

    size: float
    rows: int
    beside: bool
    parted: bool = False
    depth: int = 0
    items: dict[Kind, list[Item]] = field(default_factory=lambda: {kind: [] for kind in TARGET})
    free: dict[str, int] = field(default_factory=dict)
    air: dict[str, int] = field(default_factory=lambda: {"left": 1, "right": 1})

    @property
    def row(self) -> float:
        """Height of a row in points."""
        return self.size * LEADING / 2

    @property
    def panel_head(self) -> float:
        """Return how much a panel's label takes, in points."""
        return PANEL_HEAD + (NOTE_LINE if self.beside else 0)

    def rows_of(self, height: float) -> int:
        """Return how many rows hold a height."""
        return ceil(height / self.row - 1e-6)

    def column(self, kind: Kind) -> str:
        """Return the column in which a kind stands."""
        return "right" if kind is Kind.QUOTE or (kind is Kind.ANALYSIS and self.beside) else "left"

    def printed(self, kind: Kind) -> list[Item]:
        """Return a kind's items in the order of the source."""
        return sorted(self.items[kind], key=lambda item: item.segment.start)

    def count(self) -> int:
        """Return how many items are printed."""
        return sum(map(len, self.items.values()))

    def reaches(self, wanted: Mapping[Kind, int], there: Mapping[Kind, int]) -> int:
        """Return how many of the wanted items are missing, of those that there are: 0 is all."""
        return sum(max(0, min(wanted[kind], there[kind]) - len(self.items[kind])) for kind in wanted)


class _Candidates:
    """What may be printed, best first, and how much of it a page holds."""

    def __init__(self, content: Content, room: Room, foot: Foot, bottom: Segment | None) -> None:
        by_kind = _ranked(content.briefing, bottom)
        self.there = {kind: len(segments) for kind, segments in by_kind.items()}
        self.room, self.foot = room, foot
        # Where nobody is quoted, the analysis stands at the right, so that no half of the page is empty.
        self.beside = not by_kind[Kind.QUOTE] and bool(by_kind[Kind.CLAIM])
        right = room.right - PANEL_INDENT if self.beside else room.left - PANEL_INDENT
        widths = {Kind.CLAIM: room.left - INDENT, Kind.QUOTE: room.right - BAR_INDENT, Kind.ANALYSIS: right}
        items = {
            kind: [item_of(content, segment, widths[kind]) for segment in segments]
            for kind, segments in by_kind.items()
        }
        at_left = [] if self.beside else items[Kind.ANALYSIS]
        self.turns = {
            "left": _by_turns(items[Kind.CLAIM], at_left),
            "right": items[Kind.ANALYSIS] if self.beside else items[Kind.QUOTE],
        }

    def filled(self, size: float, wanted: Mapping[Kind, int]) -> Plan:
        """Place whole items in the order of rank, claims and analysis by turns; where one does not fit, the next is tried."""
        plan = Plan(size, 0, self.beside)
        plan.rows = int((self.room.bottom - self.room.top - HEADING) / plan.row)
        plan.free = {"left": plan.rows + 1, "right": plan.rows + 1}
        self._fill(plan, "left", wanted)
        parted = plan.rows_of(self.foot.height(size, parted=True)) + 2
        plan.parted = plan.free["left"] >= parted
        if plan.parted:
            plan.free = {column: rows - parted for column, rows in plan.free.items()}
        else:
            plan.free["right"] -= plan.rows_of(self.foot.height(size, parted=False)) + 1
        plan.depth = plan.rows - (parted - 1 if plan.parted else 0)
        self._fill(plan, "right", wanted)
        return plan

    def _fill(self, plan: Plan, column: str, wanted: Mapping[Kind, int]) -> None:
        panel = plan.rows_of(plan.panel_head) + plan.rows_of(PANEL_FOOT) + 1
        for item in self.turns[column]:
            items = plan.items[item.segment.kind]
            if len(items) < wanted[item.segment.kind]:
                first = item.segment.kind is Kind.ANALYSIS and not items
                cost = plan.rows_of(item.height(plan.size)) + 1 + (panel if first else 0)
                if cost <= plan.free[column]:
                    items.append(item)
                    plan.free[column] -= cost


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


def _by_turns(claims: list[Item], analysis: list[Item]) -> list[Item]:
    turns: list[Item] = []
    for number, item in enumerate(claims, 1):
        turns.append(item)
        if number % CLAIMS_A_TURN == 0:
            turns += analysis[number // CLAIMS_A_TURN - 1 :][:1]
    return turns + analysis[len(claims) // CLAIMS_A_TURN :]


def fitting_plan(content: Content, room: Room, foot: Foot, bottom: Segment | None) -> Plan:
    """Return what is printed, at the largest size that holds it: all that a roomy page has, else the target, else what is worth most."""
    candidates = _Candidates(content, room, foot, bottom)
    return _with_air(_chosen(candidates))


def _chosen(candidates: _Candidates) -> Plan:
    there = candidates.there
    for wanted in ROOMY:
        for size in (*LARGE_SIZES, SIZES[0]):
            plan = candidates.filled(size, wanted)
            if not plan.reaches(wanted, there):
                return plan
    plans = []
    for size in (*LARGE_SIZES, *SIZES):
        plan = candidates.filled(size, TARGET)
        if not plan.reaches(TARGET, there):
            return plan
        if size in SIZES:
            plans.append(plan)
    whole = [plan for plan in plans if not plan.reaches(MINIMUM, there)]
    if whole:
        return max(whole, key=lambda plan: plan.count() + plan.size * A_POINT)
    plans += [candidates.filled(size, MINIMUM) for size in LAST_SIZES]
    return min(plans, key=lambda plan: (plan.reaches(MINIMUM, there), -plan.size))


def _with_air(plan: Plan) -> Plan:
    """Spread the items of each column as far as there is room."""
    for column, most in MOST_AIR.items():
        items = sum(len(plan.items[kind]) for kind in plan.items if plan.column(kind) == column)
        if items:
            air = max(1, min(most, 1 + plan.free[column] // items))
            plan.free[column] -= (air - 1) * items
            plan.air[column] = air
    return plan
