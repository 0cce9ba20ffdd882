"""An editor's word on an annotated text: another kind, speaker or wording. No contradiction is settled silently."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from annotate.draft import Draft
from annotate.evidence import Mark
from annotate.model import AnnotatedText, Kind, Mode, Quotation, Segment
from annotate.revision.renaming import without_old_names
from annotate.revision.rewording import reword
from annotate.rules import RuleId
from annotate.segmentation import find_marks
from annotate.storage import shown
from source.errors import AnnotationError
from source.model import Problem, Span, tight
from source.text import clean

RULE = RuleId.EDITOR

_NUMBERED = re.compile(r"q([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Edit:
    """What an editor changes in one segment; None leaves it as it is.

    ``speaker`` "" means that the text names nobody; ``text`` "" deletes the segment. ``quotation`` is the id of the one quotation that
    the speaker is named for (None: all of the segment), ``role`` the speaker's office (None: what the text says of that name), ``date``
    when it was edited (ISO 8601), for the record.
    """

    segment: str
    kind: Kind | str | None = None
    speaker: str | None = None
    text: str | None = None
    by: str = "editor"
    quotation: str | None = None
    role: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided for one segment, by whom, and when if it is known."""

    value: str
    by: str
    date: str | None = None
    role: str | None = None

    @property
    def hand(self) -> str:
        """Who decided and when, as words: ``by Ann, 2026-11-26``."""
        return f"by {self.by}, {self.date}" if self.date else f"by {self.by}"


def revise(annotated: AnnotatedText, edits: Iterable[Edit]) -> AnnotatedText:
    """Return the annotated text with all edits made, in whatever order they come.

    Ids survive; whatever no edit touches stays as it is. Raises AnnotationError if a segment or kind does not exist, or
    if two edits contradict each other.
    """
    edits = tuple(edits)
    _check_segments(annotated, edits)
    kinds = _settled(edits, lambda edit: None if edit.kind is None else _kind(edit))
    named = [replace(edit, segment=_target(edit)) for edit in edits if edit.speaker is not None]
    speakers = _settled(tuple(named), lambda edit: _on_one_line(edit.speaker or ""))
    words = _settled(edits, lambda edit: None if edit.text is None else clean(edit.text).text.strip())
    _check_deletions(edits, words)
    return _name_speakers(_reword(_relabel(annotated, kinds), words, edits), speakers)


def _check_segments(annotated: AnnotatedText, edits: tuple[Edit, ...]) -> None:
    ids = {segment.id for segment in annotated.segments}
    for edit in edits:
        if edit.segment not in ids:
            raise AnnotationError(f"there is no segment {shown(edit.segment)} to edit. Choose one that the text has.")


def _settled(edits: tuple[Edit, ...], value_of: Callable[[Edit], str | None]) -> dict[str, Decision]:
    """Return what was decided for each segment. Equal edits are one, by all who made them."""
    values: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    dates: dict[str, str] = {}
    roles: dict[str, str] = {}
    for edit in edits:
        value, by = value_of(edit), _on_one_line(edit.by) or "editor"
        if value is None:
            continue
        if values.setdefault(edit.segment, value) != value:
            earlier = Decision(values[edit.segment], _all(names[edit.segment]))
            raise _contradiction(edit.segment, earlier, Decision(value, by))
        names.setdefault(edit.segment, set()).add(by)
        if edit.date:
            dates[edit.segment] = max(edit.date[:10], dates.get(edit.segment, ""))
        if edit.role is not None:
            roles[edit.segment] = edit.role
    return {
        segment: Decision(value, _all(names[segment]), dates.get(segment), roles.get(segment))
        for segment, value in values.items()
    }


def _target(edit: Edit) -> str:
    """Return what a speaker is named for: a segment, or one quotation of it."""
    return f"{edit.segment}, {edit.quotation}" if edit.quotation else edit.segment


def _all(names: set[str]) -> str:
    return ", ".join(sorted(names))


def _contradiction(segment: str, first: Decision, second: Decision) -> AnnotationError:
    one, other = (f"{shown(decision.value)} ({decision.by})" for decision in (first, second))
    return AnnotationError(f"segment {segment} is edited twice, to {one} and to {other}. Keep one of the two.")


def _check_deletions(edits: tuple[Edit, ...], words: Mapping[str, Decision]) -> None:
    """Refuse to delete a segment that another edit keeps."""
    for edit in edits:
        decision = words.get(edit.segment)
        if decision is None or decision.value or edit.text is not None:
            continue
        kept = edit.kind if edit.kind is not None else edit.speaker
        if kept is not None:
            raise _contradiction(edit.segment, decision, Decision(kept, edit.by))


def _kind(edit: Edit) -> str:
    try:
        return Kind(str(edit.kind)).value
    except ValueError:
        kinds = ", ".join(Kind)
        raise AnnotationError(
            f"segment {edit.segment}: there is no kind {shown(edit.kind)}. Choose one of {kinds}."
        ) from None


def _on_one_line(name: str) -> str:
    return " ".join(clean(name).text.split())


# Kinds.


def _relabel(annotated: AnnotatedText, kinds: Mapping[str, Decision]) -> AnnotatedText:
    if not kinds:
        return annotated
    segments = (_relabelled(s, kinds[s.id]) if s.id in kinds else s for s in annotated.segments)
    return replace(annotated, segments=tuple(segments))


def _relabelled(segment: Segment, decision: Decision) -> Segment:
    kind = Kind(decision.value)
    same = kind is segment.kind
    reason = f"confirmed {decision.hand}" if same else f"relabelled from {segment.kind} {decision.hand}"
    return replace(segment, kind=kind, confidence=1.0, rule=RULE, reasons=(reason,), by=decision.by)


# Words.


def _reword(annotated: AnnotatedText, words: Mapping[str, Decision], edits: tuple[Edit, ...]) -> AnnotatedText:
    new = {s.id: words[s.id] for s in annotated.segments if s.id in words and words[s.id].value != annotated.text_of(s)}
    if not new:
        return annotated
    reworded = reword(annotated, {segment: decision.value for segment, decision in new.items()})
    segments = tuple(_signed(s, new[s.id]) if s.id in new else s for s in reworded.segments)
    places = {segment.id: Span(segment.start, segment.end) for segment in segments}
    edited = (edit for edit in edits if edit.segment in places)
    problems = dict.fromkeys(problem for edit in edited for problem in _problems(edit, places[edit.segment]))
    return replace(reworded, segments=segments, problems=(*reworded.problems, *problems))


def _signed(segment: Segment, decision: Decision) -> Segment:
    reason = f"reworded {decision.hand}"
    return segment if reason in segment.reasons else replace(segment, reasons=(*segment.reasons, reason))


def _problems(edit: Edit, place: Span) -> Iterable[Problem]:
    """Return what a person should know about new words, as about those of a file."""
    for problem in clean(edit.text or "").problems:
        yield Problem(f"In the new words of {edit.segment}: {problem.sentence}", place)


# Speakers.


def _name_speakers(annotated: AnnotatedText, names: Mapping[str, Decision]) -> AnnotatedText:
    """Return the annotated text with the speakers named; a segment without a quotation gets one."""
    if not names:
        return annotated
    roles = {q.speaker: q.role for q in reversed(annotated.quotations) if q.speaker and q.role}
    number = max((int(found[1]) for q in annotated.quotations if (found := _NUMBERED.fullmatch(q.id))), default=0)
    marks = find_marks(Draft(annotated.source)).marks
    quotations: list[Quotation] = []
    for segment, before in annotated.segments_with_quotations():
        inside = list(before)
        decision = names.get(segment.id)
        if decision and decision.value and not inside:
            inside = _found_by_hand(annotated, segment, marks, number)
            number += len(inside)
        for quotation in inside:
            own = names.get(f"{segment.id}, {quotation.id}", decision)
            quotations.append(_spoken(quotation, own, roles) if own else quotation)
    return without_old_names(annotated, replace(annotated, quotations=tuple(quotations)))


def _spoken(quotation: Quotation, decision: Decision, roles: Mapping[str, str]) -> Quotation:
    name = decision.value or None
    kept = quotation.role if name == quotation.speaker else roles.get(decision.value)
    role = kept if decision.role is None else decision.role or None
    if name == quotation.speaker and role == quotation.role:
        reasons = (f"speaker confirmed {decision.hand}",)
        return replace(quotation, confidence=1.0, rule=RULE, reasons=reasons)
    before = f", before: {quotation.speaker}" if quotation.speaker else ""
    return replace(
        quotation,
        speaker=name,
        role=role,
        speaker_span=None,
        confidence=1.0,
        rule=RULE,
        reasons=(f"speaker named {decision.hand}{before}",),
    )


def _found_by_hand(annotated: AnnotatedText, segment: Segment, marks: tuple[Mark, ...], number: int) -> list[Quotation]:
    """Return new quotations without a speaker: the words between marks, or the segment as reported speech."""
    spans = _between_marks(annotated, segment, marks)
    mode = Mode.DIRECT if spans else Mode.INDIRECT
    places = spans or [Span(segment.start, segment.end)]
    return [Quotation(f"q{number + n:02}", place.start, place.end, mode) for n, place in enumerate(places, 1)]


def _between_marks(annotated: AnnotatedText, segment: Segment, marks: tuple[Mark, ...]) -> list[Span]:
    first = bisect_right(marks, segment.start, key=lambda mark: mark.end)
    after = bisect_left(marks, segment.end, key=lambda mark: mark.start)
    clipped = (
        tight(annotated.text, max(mark.start, segment.start), min(mark.end, segment.end)) for mark in marks[first:after]
    )
    return [span for span in clipped if span]
