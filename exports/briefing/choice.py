"""What goes on the one page and why: pure data, chosen before any layout.

Best first by worth (see ranking), near-repeats out, every speaker heard once before anybody is heard twice; claims whose subject is a bare
pronoun get the name in brackets or are passed over. Linear in the text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from annotate.blocks import is_data
from annotate.model import AnnotatedText, Kind, Segment
from annotate.rules import RuleId
from exports.briefing.pronouns import bare_subject, pronoun_in_tag, settled_names
from exports.briefing.ranking import contents_of, worth
from exports.text import without_eastern
from source.errors import AnnotationError
from source.model import Role

LONGEST_WORDS = 60  # a longer segment is a wall, not a line of a briefing
FEWEST_WORDS = 9  # what is shorter and has no full stop is a label, a list's line or a fragment
LONGEST_TOKEN = 60  # letters; what is longer is an address
FEWEST_TITLED = 3  # words
FEWEST_TELLING = 4  # words of a bottom line
SHARED = 0.55  # of the content words: above, two segments say nearly the same
FEWEST_COMPARED = 3  # content words; what has fewer repeats only the very same words
CANDIDATES = {Kind.CLAIM: 14, Kind.QUOTE: 8, Kind.ANALYSIS: 8}  # no page has room for more
IN_TABLE = "a cell of a table"
NO_CANDIDATES = {
    Role.HEADING: "a heading",
    Role.CAPTION: "a caption",
    Role.CREDIT: "a picture credit",
    Role.FOOTNOTE: "a footnote",
    Role.TABLE_CELL: IN_TABLE,
}
NO_WORDS: dict[str, str] = {  # of a talk: context for what is said, and nothing to brief on
    RuleId.ASKED: "a question put to somebody",
    RuleId.OBSERVED: "what was observed while people talked",
}
UNFINISHED = "not a whole sentence"
PRINTED = "printed as the headline"
TOLD = "printed above all else: what the text says of itself"
BARE = frozenset("he she it they this that these those him her them his its their there here".split())

_ASKED = re.compile(r"[?？][\"'”’»)\]]*$")
_LABELLED = re.compile(r"[A-Z][\w ]{1,30}: ")
_SAYING = re.compile(r"[^\W\d_]{2}")  # what no number, no letter of a list and no sign has
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_PARTED = re.compile(r"\s[·•|]\s")  # Working paper 3/2026 · Ida Marsh
_SIGNED = re.compile(r"[“\"]?[—–-]\s?[^\n]{1,60}\(@\w+\)")  # — Harbour Office (@orskharbour) May 4, 2026
_ASIDE = re.compile(r"(?:\([^()]*\)[ .]*)+")
_FIRST = re.compile(r"\W*([\w’']+)")
_TITLED = re.compile(
    r"(?:[“‘\"'(]?[A-Z0-9][^\s]*(?: |$)|(?:an?|the|of|in|on|to|for|and|or|but|by|at|as|is|with|from|into) )+"
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A segment that is not on the page, and why not."""

    segment: Segment
    reason: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name that belongs in brackets behind a pronoun: ``at`` is the place in the text, ``name`` the fullest that it gives."""

    at: int
    name: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What goes on the page. The tuples are in source order; ``ranked`` holds the ids of all that is chosen, best first.

    ``merged`` maps an id to the ids of the segments that say nearly the same and stand behind it. ``names`` maps the id of a claim
    whose subject is a bare pronoun to the name that is printed in brackets, and where: see ``words_of``.
    """

    bottom_line: Segment | None
    claims: tuple[Segment, ...]
    quotes: tuple[Segment, ...]
    analysis: tuple[Segment, ...]
    left_out: tuple[LeftOut, ...]
    ranked: tuple[str, ...]
    merged: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Named] = field(default_factory=dict)

    @property
    def headline(self) -> tuple[str, ...]:
        """The ids of the segments that are printed as the headline."""
        return tuple(left.segment.id for left in self.left_out if left.reason == PRINTED)

    @property
    def told(self) -> tuple[str, ...]:
        """The ids of the segments in which the text speaks of itself: embargo, handling mark, correction."""
        return tuple(left.segment.id for left in self.left_out if left.reason == TOLD)

    def words_of(self, annotated: AnnotatedText, segment: Segment) -> str:
        """Return a segment's words as they are printed: verbatim, but for a name in brackets, which is ours."""
        text, named = annotated.text_of(segment), self.names.get(segment.id)
        if named is None:
            return text
        at = named.at - segment.start
        return f"{text[:at]} [{named.name}]{text[at:]}"


def brief(annotated: AnnotatedText, *, pin: Iterable[str] = (), leave_out: Iterable[str] = ()) -> Briefing:
    """Return what goes on the page: bottom line, key claims, quotations and analysis; every other segment with its reason.

    ``pin`` and ``leave_out`` name segments that must, or must not, be chosen. Raises AnnotationError for an id that does not
    exist or that stands in both, and for pinned boilerplate.
    """
    pinned, banned = _checked(annotated, tuple(pin), tuple(leave_out))
    reasons, names = _unfit(annotated, banned)
    fit = [s for s in annotated.segments if s.id not in reasons or (s.id in pinned and reasons[s.id] != PRINTED)]
    contents = contents_of(annotated)
    worths = worth(annotated, fit, contents)
    order = sorted(fit, key=lambda s: (s.id not in pinned, -worths[s.id], s.start))
    for segment in order:
        reasons.pop(segment.id, None)
    order = _by_turns(annotated, order, pinned)
    kept, merged = _without_repeats(annotated, order, contents, pinned, reasons)
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
        {s.id: names[s.id] for s in kept if s.id in names},
    )


def _checked(
    annotated: AnnotatedText, pin: tuple[str, ...], leave_out: tuple[str, ...]
) -> tuple[frozenset[str], frozenset[str]]:
    kinds = {segment.id: segment.kind for segment in annotated.segments}
    pinned, banned = frozenset(pin), frozenset(leave_out)
    for name in (*pin, *leave_out):
        if name not in kinds:
            raise AnnotationError(f"there is no segment “{name}”. “copydesk show” lists the ids.")
        if name in pinned and name in banned:
            raise AnnotationError(f"segment {name} is both pinned and left out. Take one of the two away.")
        if name in pinned and kinds[name] is Kind.BOILERPLATE:
            raise AnnotationError(
                f"segment {name} is boilerplate, and the page prints none. Give it another kind first."
            )
    return pinned, banned


def _unfit(annotated: AnnotatedText, banned: frozenset[str]) -> tuple[dict[str, str], dict[str, Named]]:
    """Return the segments that cannot be on the page with the reason, and the names that others need."""
    reasons: dict[str, str] = {}
    names: dict[str, Named] = {}
    headline = annotated.headline.split()
    settled = settled_names(annotated)
    homes = {segment.id: block for block, segments in annotated.blocks_with_segments() for segment in segments}
    statements = annotated.source.origin.statements
    told = [statements[name] for name in ("embargo", "handling", "correction") if name in statements]
    for segment, quotations in annotated.segments_with_quotations():
        block, text = homes[segment.id], annotated.text_of(segment)
        if segment.id in banned:
            reasons[segment.id] = "left out on request"
        elif any(span.start <= segment.start < span.end and block.role is not Role.HEADLINE for span in told):
            reasons[segment.id] = TOLD
        elif segment.kind is Kind.BOILERPLATE:
            reasons[segment.id] = f"boilerplate: {segment.reasons[0]}" if segment.reasons else "boilerplate"
        elif block.role is Role.HEADLINE:
            printed = annotated.text_of(block).split() == headline
            reasons[segment.id] = PRINTED if printed else "a headline, and the page has another"
        elif is_data(segment):
            reasons[segment.id] = IN_TABLE
        elif segment.rule in NO_WORDS:
            reasons[segment.id] = NO_WORDS[segment.rule]
        elif block.role in NO_CANDIDATES:
            reasons[segment.id] = NO_CANDIDATES[block.role]
        elif reason := _flaw(text, segment.kind):
            reasons[segment.id] = reason
        elif segment.rule == RuleId.SPOKEN and not _ENDED.search(text):
            reasons[segment.id] = UNFINISHED
        elif segment.kind is Kind.QUOTE and not quotations:
            reasons[segment.id] = "a quote without words between marks"
        elif segment.kind is Kind.CLAIM and (reason := _unnamed(segment, text, settled, names)):
            reasons[segment.id] = reason
    return reasons, names


def _unnamed(segment: Segment, text: str, settled: Mapping[int, str], names: dict[str, Named]) -> str | None:
    """Add the name that a claim needs behind a pronoun; return why it cannot be printed where it needs one that is not settled."""
    bare = bare_subject(text)
    pronoun = bare or pronoun_in_tag(text)
    name = settled.get(segment.start + pronoun.start) if pronoun else None
    if pronoun and name:
        names[segment.id] = Named(segment.start + pronoun.end, name)
    elif bare:
        return f"its subject is only “{text[bare.start : bare.end]}”, and alone it does not say who or what that is"
    return None


def _flaw(text: str, kind: Kind) -> str | None:
    """Return why a segment's own words are none to print, if so."""
    words = text.split()
    tokens, letters = without_eastern(text)
    if len(words) + letters // 2 > LONGEST_WORDS or max(map(len, tokens.split()), default=0) > LONGEST_TOKEN:
        return "too long to print whole"
    if not _SAYING.search(tokens) and not letters:
        return "nothing but a number or a sign"
    if kind is Kind.QUOTE:
        return "a signature under somebody's words" if _SIGNED.match(text) else None
    is_short = len(words) < FEWEST_WORDS or _PARTED.search(text) is not None
    if (is_short and not _ENDED.search(words[-1])) or (len(words) == 1 and not letters):
        return UNFINISHED
    if _ASIDE.fullmatch(text):
        return "in brackets: a note or an aside"
    if _is_titled(text, len(words)):
        return "set in capitals, like a headline"
    if kind is Kind.ANALYSIS and words[0][0] in ",–—-":
        return "the tail of a quotation; it says nothing without it"
    return None


def _is_titled(text: str, count: int) -> bool:
    """Tell whether every word that can have a capital has one; a text that is all in capitals still has sentences."""
    if count < FEWEST_TITLED or not _TITLED.fullmatch(text):
        return False
    return not text.isupper() or count == FEWEST_TITLED or not _ENDED.search(text)


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
    annotated: AnnotatedText,
    order: list[Segment],
    contents: Mapping[str, frozenset[str]],
    pinned: frozenset[str],
    reasons: dict[str, str],
) -> tuple[list[Segment], dict[str, tuple[str, ...]]]:
    """Return the segments that say something new, best first, and which ones stand behind each. Fills ``reasons``."""
    chosen: list[tuple[Segment, frozenset[str]]] = []
    merged: dict[str, list[str]] = {}
    counts: Counter[Kind] = Counter()
    # Which of the chosen hold a word. A quote is never merged into a claim: what was said is said.
    holders: dict[bool, dict[str, list[int]]] = {True: {}, False: {}}
    for segment in order:
        if segment.id not in pinned and counts[segment.kind] >= CANDIDATES[segment.kind]:
            reasons[segment.id] = f"ranked below the {CANDIDATES[segment.kind]} best of its kind"
            continue
        words = contents[segment.id]
        if len(words) < FEWEST_COMPARED:
            words = _whole(annotated.text_of(segment))
        held = holders[segment.kind is Kind.QUOTE]
        twin = _twin(words, held, chosen)
        if twin and segment.id not in pinned:
            reasons[segment.id] = f"says nearly the same as {twin.id}"
            merged.setdefault(twin.id, []).append(segment.id)
        else:
            for word in words:
                held.setdefault(word, []).append(len(chosen))
            chosen.append((segment, words))
            counts[segment.kind] += 1
    return [segment for segment, _ in chosen], {name: tuple(names) for name, names in merged.items()}


def _whole(text: str) -> frozenset[str]:
    """Return all of a text as if it were one word; the blank in front makes it none that another text has."""
    return frozenset({" " + " ".join(text.lower().split())})


def _twin(
    words: frozenset[str], held: dict[str, list[int]], chosen: list[tuple[Segment, frozenset[str]]]
) -> Segment | None:
    """Return the best of the chosen segments that says nearly the same, if any does."""
    shared = Counter(chain.from_iterable([held[word] for word in words if word in held]))
    near = [n for n, count in shared.items() if count > SHARED * min(len(words), len(chosen[n][1]))]
    return chosen[min(near)][0] if near else None


def _bottom_line(annotated: AnnotatedText, kept: list[Segment]) -> Segment | None:
    """Return the best claim that is a sentence and stands by itself; failing that the best analysis, then the best quote."""
    for kind in (Kind.CLAIM, Kind.ANALYSIS, Kind.QUOTE):
        of_kind = [segment for segment in kept if segment.kind is kind]
        if of_kind:
            return min(of_kind, key=lambda s: (_is_bare(annotated, s), not _tells(annotated.text_of(s))))
    return None


def _tells(text: str) -> bool:
    """Tell whether words are a sentence that tells something: with a stop, more than a few words, no question, and no label in front."""
    words, (_, letters) = text.split(), without_eastern(text)
    ended = _ENDED.search(words[-1]) is not None and not _ASKED.search(words[-1])
    return ended and (len(words) >= FEWEST_TELLING or letters > 0) and not _LABELLED.match(text)


def _is_bare(annotated: AnnotatedText, segment: Segment) -> bool:
    first = _FIRST.match(annotated.text_of(segment))
    return bool(first) and first is not None and first[1].lower() in BARE
