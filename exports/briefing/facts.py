"""Counted facts about the source and about what the page leaves out: no judgement."""

from collections import Counter
from collections.abc import Collection

from annotate.model import AnnotatedText, Band, Kind, Mode
from exports.briefing.choice import Briefing
from exports.grammar import Wording


def sourcing(annotated: AnnotatedText, words: Wording) -> str:
    """Return how many quotations and speakers there are, and what an editor should check."""
    spoken = [q for q in annotated.quotations if q.mode is not Mode.INDIRECT]
    named = sum(1 for q in spoken if q.speaker)
    people = len({q.speaker for q in spoken if q.speaker})
    facts = [words.one_source]
    if spoken:
        facts.append(words.counted(words.named, named, of=len(spoken)))
        facts.append(words.counted(words.people, people))
    reported = len(annotated.quotations) - len(spoken)
    if reported:
        facts.append(words.counted(words.reported, reported))
    unsure = sum(1 for s in annotated.segments if s.band is Band.CHECK)
    if unsure:
        facts.append(words.counted(words.unsure, unsure, of=len(annotated.segments)))
    return " ".join(facts)


def not_here(annotated: AnnotatedText, briefing: Briefing, printed: Collection[str], words: Wording) -> str:
    """Return how much of the source is not printed, by kind, where the segments of these ids are."""
    if not annotated.segments:
        return words.nothing
    here = {*printed, *briefing.headline, *briefing.told}
    missing = Counter(s.kind for s in annotated.segments if s.id not in here)
    if not missing:
        return words.all_here
    counted = words.counted(words.missing, missing.total(), of=len(annotated.segments))
    kinds = ", ".join(words.counted(words.kinds[kind], missing[kind]) for kind in Kind if missing[kind])
    repeats = sum(len(names) for names in briefing.merged.values())
    merged = f"; {words.counted(words.repeats, repeats)}" if repeats else ""
    return f"{counted} {kinds}{merged}. {words.other_files}"
