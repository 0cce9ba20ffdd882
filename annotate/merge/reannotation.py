"""New words are read by the program: those of a segment that was there before, and those that are segments of their own.

Of segments that were there, the program reads the text as it was and as it is. The annotation follows only where the two readings differ
and it was as the first one says: so nothing that a person decided is undone, and nothing changes that has not to do with the new words.
New segments are annotated as part of the whole text, where names are known; the kind that their style shows goes before.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, islice, takewhile
from typing import TypeVar

from annotate.merge.aligned import Aligned, next_number
from annotate.merge.carriers import EDITOR
from annotate.merge.changes import Log
from annotate.merge.edited_file import Hand, shown_speaker
from annotate.model import CONFIDENCE, AnnotatedText, Band, Kind, Mode, Quotation, Segment
from annotate.pipeline import annotate_again
from annotate.revision import RULE, Correction, Edit, leaders_of, revise, words_of
from source.model import Problem, Span, Spanned, tight

_Item = TypeVar("_Item", bound=Spanned)


def reread(
    aligned: Aligned,
    after: AnnotatedText,
    found: AnnotatedText,
    words: Sequence[Edit],
    edits: Sequence[Edit],
    corrected: Mapping[str, Correction],
    log: Log,
) -> AnnotatedText:
    """Return the text after the edits with the segments that have new ``words`` read again, but for what an editor said of them.

    ``found`` is the program's reading of it; ``corrected`` are the names that the words correct.
    """
    reading = _Reading(aligned, after, found, words, corrected, log)
    named = {edit.segment for edit in edits if edit.speaker is not None}
    decided = {edit.segment for edit in edits if edit.kind is not None}
    quotations = [one for quotation in after.quotations for one in reading.again(quotation, named)]
    quotations += reading.new(quotations)
    return replace(
        after,
        segments=tuple(one if one.id in decided else reading.doubted(one) for one in after.segments),
        quotations=tuple(sorted(quotations, key=lambda quotation: quotation.start)),
        problems=(*after.problems, *reading.problems),
    )


class _Reading:
    """The two readings side by side; what they show goes into the log and, for whoever goes on with the text, into the problems."""

    def __init__(
        self,
        aligned: Aligned,
        after: AnnotatedText,
        found: AnnotatedText,
        words: Sequence[Edit],
        corrected: Mapping[str, Correction],
        log: Log,
    ) -> None:
        self.aligned, self.after, self.found, self.log = aligned, after, found, log
        self.corrected, self.leaders = corrected, leaders_of(aligned.baseline.quotations)
        self.edits = words
        self.first = annotate_again(aligned.baseline)
        self.hands = {edit.segment: Hand("" if edit.by == EDITOR else edit.by, edit.date) for edit in words}
        self.old = {quotation.id: quotation for quotation in aligned.baseline.quotations}
        self.words = {segment.id: after.text_of(segment) for segment in after.segments}
        self.problems: list[Problem] = []

    def _tell(self, what: str, segment: Segment, before: str, after: str, *problems: Problem) -> None:
        self.log.tell(what, segment.id, self.hands.get(segment.id, self.aligned.hand), before=before, after=after)
        self.problems += problems

    def again(self, quotation: Quotation, named: Set[str]) -> Iterator[Quotation]:
        """Yield a quotation as it is to be now; nothing where it is none any more. ``named`` are the segments of which an editor named
        the speakers.
        """
        segment = self.after.segment_of(quotation)
        was = self.old.get(quotation.id)
        here = segment.id in self.hands
        if was is None or quotation.rule == RULE or not (here or self._is_to_seek(quotation)):
            yield quotation
            return
        then, now = _overlapping(self.first.quotations, was), _overlapping(self.found.quotations, quotation)
        if then is None or (now is None and quotation.mode is not Mode.DIRECT):
            yield quotation
            return
        if now is None:
            self._tell_lost(quotation, segment)
            return
        changed = quotation if segment.id in named else self._spoken(quotation, then, now, segment)
        yield self._quoted(changed, then, now, segment) if here else changed

    def _is_to_seek(self, quotation: Quotation) -> bool:
        """Tell whether the speaker of a quotation in old words has to be found anew. Who follows another, or is spelled otherwise, has not."""
        follows = quotation.id in self.leaders or quotation.speaker in self.corrected
        return not follows and quotation.speaker in self.gone

    @cached_property
    def gone(self) -> set[str]:
        """The speakers whose names an editor's words took out of a segment."""
        names: dict[str, set[str]] = {}
        for quotation in self.old.values():
            if quotation.speaker and (words := words_of(quotation.speaker)):
                names.setdefault(words[-1], set()).add(quotation.speaker)
        gone: set[str] = set()
        for segment in self.hands:
            if segment in self.words:
                before = self.aligned.baseline.text_of(self.aligned.segments[segment])
                here = {name for word in words_of(before) for name in names.get(word, ()) if name in before}
                gone |= {name for name in here if name not in self.words[segment]}
        return gone

    def _spoken(self, quotation: Quotation, then: Quotation, now: Quotation, segment: Segment) -> Quotation:
        """Return a quotation by whom the new words name, unless another than the program had said who speaks."""
        words = self.words[segment.id]
        if then.speaker != quotation.speaker:
            return quotation
        name = self.corrected.get(quotation.speaker or "")
        if name and name.new.endswith(now.speaker or ""):
            now = replace(now, speaker=name.new, role=now.role or quotation.role)
        if now.speaker == quotation.speaker:
            stands = now.role is None and quotation.role is not None and quotation.role in words
            if then.role != quotation.role or now.role == quotation.role or stands:
                return quotation
            changed = replace(quotation, role=now.role)
        elif now.speaker is None and quotation.speaker and quotation.speaker.split()[-1] in words:
            return quotation
        else:
            changed = replace(now, id=quotation.id, start=quotation.start, end=quotation.end, mode=quotation.mode)
        said, says = shown_speaker(quotation), shown_speaker(changed)
        sentence = f"The speaker of quotation {quotation.id} is now {says}, before: {said}, as the new words have it."
        self._tell("speaker", segment, said, says, Problem(sentence, Span(quotation.start, quotation.end)))
        return changed

    def _quoted(self, quotation: Quotation, then: Quotation, now: Quotation, segment: Segment) -> Quotation:
        """Return a quotation in the mode that the new words give it: marks were set or taken out."""
        alone = len(self.after.quotations_in(segment)) == 1
        inside = segment.start <= now.start and now.end <= segment.end
        if then.mode is not quotation.mode or now.mode is quotation.mode or not alone or not inside:
            return quotation
        sentence = f"Quotation {quotation.id} is now {now.mode}, before: {quotation.mode}, as the new words have it."
        self._tell("quotation", segment, quotation.mode, now.mode, Problem(sentence, Span(now.start, now.end)))
        return replace(quotation, start=now.start, end=now.end, mode=now.mode)

    def _tell_lost(self, quotation: Quotation, segment: Segment) -> None:
        whose = f" of {quotation.speaker}" if quotation.speaker else ""
        sentence = f"Quotation {quotation.id}{whose} was dropped: the new words of {segment.id} do not quote it."
        problem = Problem(sentence, Span(segment.start, segment.end))
        self._tell("quotation", segment, self.after.text_of(quotation), "", problem)

    def new(self, kept: Sequence[Quotation]) -> list[Quotation]:
        """Return what the program finds quoted in new words and did not find before."""
        names = _free_names({quotation.id for quotation in kept} | set(self.old))
        fresh: list[Quotation] = []
        for one in self.found.quotations:
            home = self.after.segment_of(one)
            if home.id not in self.hands or one.end > home.end or _overlapping(kept, one) or self._was_found(one, home):
                continue
            fresh.append(replace(one, id=next(names)))
            speaker, words = shown_speaker(one), self.after.text_of(one)
            sentence = f"A quotation of {speaker} was found in the new words of {home.id}."
            self._tell("quotation", home, "", f"{words} ({speaker})", Problem(sentence, Span(one.start, one.end)))
        return fresh

    def _was_found(self, one: Quotation, home: Segment) -> bool:
        words = self.after.text_of(one)
        return any(
            self.first.text_of(other) == words for other in self.first.quotations_in(self.aligned.segments[home.id])
        )

    def doubted(self, segment: Segment) -> Segment:
        """Return a segment, marked to be checked where its new words look like another kind."""
        if segment.id not in self.hands or segment.rule == RULE:
            return segment
        then, now = _kind_at(self.first, self.aligned.segments[segment.id]), _kind_at(self.found, segment)
        if then is not segment.kind or now is None or now is then or self._kind_in_its_old_place(segment) is then:
            return segment
        self._tell("doubt", segment, segment.kind, now)
        reasons = (*segment.reasons, f"the program would call the new words {now}")
        return replace(segment, confidence=min(segment.confidence, CONFIDENCE[Band.CHECK]), reasons=reasons)

    def _kind_in_its_old_place(self, segment: Segment) -> Kind | None:
        """Return the kind that the program gives new words where the old ones stood: not the words make another one of the kind that they have
        in a paragraph joined with the next, or elsewhere.
        """
        places, found = self._in_place
        return _kind_at(found, places[segment.id]) if segment.id in places else None

    @cached_property
    def _in_place(self) -> tuple[dict[str, Segment], AnnotatedText]:
        """The segments with the new words and nothing moved, and the program's reading of that: only asked for where there is a doubt."""
        annotated = revise(self.aligned.baseline, self.edits)
        same = annotated.text == self.after.text
        found = self.found if same else annotate_again(annotated)
        return {segment.id: segment for segment in annotated.segments}, found


def _overlapping(quotations: Sequence[Quotation], place: Spanned) -> Quotation | None:
    """Return the one of some quotations, in order, that has most in common with a place."""
    return max(_touching(quotations, place), key=lambda one: _shared(one, place), default=None)


def _kind_at(annotated: AnnotatedText, place: Spanned) -> Kind | None:
    """Return the kind of the segments that a place has most in common with."""
    sizes: Counter[Kind] = Counter()
    for one in _touching(annotated.segments, place):
        sizes[one.kind] += _shared(one, place)
    return max(sizes, key=lambda kind: sizes[kind], default=None)


def _touching(items: Sequence[_Item], place: Spanned) -> Iterator[_Item]:
    """Yield those of some spans, in order, that have something in common with a place."""
    first = bisect_right(items, place.start, key=lambda one: one.end)
    return takewhile(lambda one: one.start < place.end, islice(items, first, None))


def _shared(one: Spanned, other: Spanned) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


# New segments -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Addition:
    """New words: the kind that their style says, None for none, and who wrote them."""

    kind: Kind | None
    hand: Hand


def annotated_anew(
    annotated: AnnotatedText, found: AnnotatedText, additions: Mapping[str, Addition], *, first: int
) -> AnnotatedText:
    """Return the text whose new segments (the keys of ``additions``) have the segments, kinds and quotations that the program ``found``
    there; further segments are numbered from ``first``.
    """
    number, place = next_number(annotated, first), 0
    segments: list[Segment] = []
    places: list[Span] = []
    for segment in annotated.segments:
        addition = additions.get(segment.id)
        if addition is None:
            segments.append(segment)
            continue
        while found.segments[place].end <= segment.start:
            place += 1
        name, at = segment.id, place
        while at < len(found.segments) and found.segments[at].start < segment.end:
            one, at = found.segments[at], at + 1
            span = tight(annotated.text, max(one.start, segment.start), min(one.end, segment.end))
            if span is None:
                continue
            segments.append(_segment(one, span, name, addition))
            places.append(span)
            name, number = f"s{number:02}", number + 1
    quotations = [*annotated.quotations, *_numbered(inside(found.quotations, places), annotated)]
    quotations.sort(key=lambda quotation: quotation.start)
    return replace(annotated, segments=tuple(segments), quotations=tuple(quotations))


def _segment(one: Segment, span: Span, name: str, addition: Addition) -> Segment:
    hand = addition.hand
    who, day = f" by {hand.by}" if hand.by else "", f", {hand.date[:10]}" if hand.date else ""
    new = f"new words{who}{day}"
    if addition.kind is None or addition.kind is one.kind:
        return replace(one, id=name, start=span.start, end=span.end, reasons=(new, *one.reasons))
    doubt = f"styled as {addition.kind}; the program would say {one.kind}"
    return Segment(name, span.start, span.end, addition.kind, 0.5, "editor", (new, doubt), hand.by or "editor")


def _numbered(quotations: Iterable[Quotation], annotated: AnnotatedText) -> Iterator[Quotation]:
    """Yield quotations by ids that none of the text has."""
    free = _free_names({quotation.id for quotation in annotated.quotations})
    for quotation in quotations:
        yield replace(quotation, id=next(free))


def _free_names(taken: Set[str]) -> Iterator[str]:
    return (name for number in count(1) if (name := f"q{number:02}") not in taken)


def inside(quotations: Iterable[Quotation], places: Sequence[Spanned]) -> Iterator[Quotation]:
    """Yield those of some quotations that lie in one of the places; both are in order."""
    at = 0
    for quotation in quotations:
        while at < len(places) and places[at].end <= quotation.start:
            at += 1
        if at < len(places) and places[at].start <= quotation.start and quotation.end <= places[at].end:
            yield quotation
