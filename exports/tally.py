"""Counted facts about the source and about what the page leaves out: no judgement."""

from collections import Counter
from collections.abc import Collection

from annotate.model import AnnotatedText, Kind, Mode
from exports.briefing import Briefing


def sourcing(annotated: AnnotatedText) -> str:
    """Return how many quotations and speakers there are, and what an editor should check."""
    spoken = [q for q in annotated.quotations if q.mode is not Mode.INDIRECT]
    named = sum(1 for q in spoken if q.speaker)
    people = len({q.speaker for q in spoken if q.speaker})
    facts = ["One source text, not corroborated."]
    if spoken:
        facts.append(f"{named} of {len(spoken)} {_plural(len(spoken), 'quotation')} with a named speaker.")
        facts.append(f"{people} {'speaker' if people == 1 else 'speakers'} quoted.")
    reported = len(annotated.quotations) - len(spoken)
    if reported:
        facts.append(f"{reported} {_plural(reported, 'passage')} of reported speech.")
    unsure = sum(1 for s in annotated.segments if s.band == "check")
    if unsure:
        facts.append(f"{unsure} of {len(annotated.segments)} segments marked “check”.")
    return " ".join(facts)


def not_here(annotated: AnnotatedText, briefing: Briefing, printed: Collection[str]) -> str:
    """Return how much of the source is not printed, by kind, where the segments of these ids are."""
    headlines = {left.segment.id for left in briefing.left_out if left.reason == "printed as the headline"}
    missing = Counter(s.kind for s in annotated.segments if s.id not in printed and s.id not in headlines)
    if not missing:
        return "Everything in the source is on this page."
    kinds = ", ".join(f"{missing[kind]} {_of_kind(kind, missing[kind])}" for kind in Kind if missing[kind])
    repeats = sum(len(names) for names in briefing.merged.values())
    merged = f"; {repeats} {_plural(repeats, 'near-repeat')} merged" if repeats else ""
    counted = f"{missing.total()} of {len(annotated.segments)} segments: {kinds}{merged}."
    return f"{counted} The Word and XML files hold all of them, under the same numbers."


def _of_kind(kind: Kind, count: int) -> str:
    return str(kind) if kind in (Kind.ANALYSIS, Kind.BOILERPLATE) else _plural(count, str(kind))


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else noun + "s"
