"""An edited file is compared with the baseline, the annotation as it was exported: the carrier that differs is the edit.

Two carriers that differ from the baseline and from each other are a conflict: reported, and left as it was. The edits of what is there are
made first, then the text is laid out as the file has it, then what is new is annotated.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from annotate.blocks import is_proposed
from annotate.merge.aligned import Aligned, Line, aligned_with, next_number
from annotate.merge.alignment import Part, squeezed
from annotate.merge.carriers import (
    EDITOR,
    details_said,
    kinds_of_cuts,
    kinds_said,
    on_pieces,
    speakers_said,
    text_type_said,
)
from annotate.merge.changes import Log, Reconciled, Saying
from annotate.merge.edited_file import UNNAMED, Comment, EditedFile, Hand, plain
from annotate.merge.order import full_lines, laid_out, tell_moves
from annotate.merge.reannotation import Addition, annotated_anew, reread
from annotate.merge.repairs import Written, mended
from annotate.model import AnnotatedText, Kind, Note, Segment
from annotate.pipeline import annotate_again
from annotate.revision import Arranged, Correction, Edit, corrected_names, renamed, revise
from source.model import Problem, Remark

NAMED = 12  # segments or quotations in one sentence


def reconcile(baseline: AnnotatedText, edited: EditedFile, written: Written) -> Reconciled:
    """Return the baseline with every change that the edited file holds, which was written with it. Ids survive; whatever was not changed is
    equal.
    """
    log = Log()
    furniture = (segment for segment in baseline.segments if segment.kind is Kind.BOILERPLATE)
    kept = edited.kept.union(segment.id for segment in furniture if not is_proposed(baseline, segment))
    merged = merge(aligned_with(baseline, mended(replace(edited, kept=kept), baseline, written)), log)
    problems = (*merged.annotated.problems, *log.problems())
    return replace(merged, annotated=replace(merged.annotated, problems=problems))


def merge(aligned: Aligned, log: Log, *, undecided: Set[str] = frozenset()) -> Reconciled:
    """Return the baseline with the changes that the file beside it holds; of the segments ``undecided`` it does not know the kind."""
    baseline = aligned.baseline
    kinds, speakers = kinds_said(aligned, log, undecided=undecided), speakers_said(aligned, log)
    words = _words_said(aligned, {edit.segment: edit for edit in (*kinds, *speakers)}, log, undecided)
    kinds, speakers = _without_kept(kinds, log), _without_kept(speakers, log)
    lines = full_lines(aligned, log.kept)
    tell_moves(aligned, lines, log)
    arranged = laid_out(aligned, lines, revise(baseline, words))
    kinds, speakers = (on_pieces(aligned, lines, arranged, edits) for edits in (kinds, speakers))
    cuts = kinds_of_cuts(aligned, lines, arranged, log, settled={edit.segment: str(edit.kind) for edit in kinds})
    torn = {conflict.segment for conflict in log.conflicts if conflict.what == "kind"}
    edits = [*(edit for edit in kinds if edit.segment not in torn), *speakers, *cuts]
    annotated = revise(arranged.annotated, edits)
    additions = _new_words(aligned, lines, arranged, log)
    annotated = _read_again(aligned, annotated, words, edits, additions, log)
    annotated = replace(annotated, notes=_notes(aligned, annotated, log))
    origin = replace(annotated.source.origin, **details_said(aligned, log))
    source = replace(annotated.source, origin=origin, remarks=_remarks(aligned, annotated))
    text_type, reasons = text_type_said(aligned, log)
    annotated = replace(annotated, source=source, text_type=text_type, type_reasons=reasons)
    _tell_left_out(aligned, log)
    return Reconciled(annotated, log.in_order(_ranks(baseline, annotated)), tuple(log.conflicts))


# Words ----------------------------------------------------------------------------------------------------------------


def _words_said(aligned: Aligned, touched: dict[str, Edit], log: Log, undecided: Set[str]) -> list[Edit]:
    """Return the new words of segments; ``touched`` are those to which something else was done, so that they cannot be deleted as well."""
    shows_kinds = bool(aligned.rows) or any(
        part.kind or (paragraph and paragraph.kind) for here in aligned.places.values() for paragraph, part in here
    )
    undecided = undecided | aligned.edited.kept
    edits: list[Edit] = []
    for segment in aligned.baseline.segments:
        here = [part for _, part in aligned.places.get(segment.id, ())]
        if not here:
            edits += _deleted(aligned, segment, touched.get(segment.id), log)
            continue
        old, new = aligned.baseline.text_of(segment), aligned.words_of(segment.id)
        proposed = shows_kinds and segment.kind is Kind.BOILERPLATE and segment.id not in undecided
        if proposed and not any(part.proposed for part in here):
            log.tell("kept", segment.id, aligned.hand, before=old, after=new)
        if new != old and not (len(here) > 1 and squeezed(new) == squeezed(old)):
            hand = _hand_on(aligned, segment, here)
            log.tell("words", segment.id, hand, before=old, after=new)
            edits.append(Edit(segment.id, text=new, by=hand.by or EDITOR, date=hand.date))
    return edits


def _hand_on(aligned: Aligned, segment: Segment, here: Sequence[Part]) -> Hand:
    """Return everybody who had a hand in new words, and when the last one had."""
    hands = [hand for part in here for hand in part.hands]
    names = list(dict.fromkeys(hand.by for hand in hands if hand.by))
    if len(names) > 1:
        return Hand(", ".join(names), max((hand.date for hand in hands if hand.date), default=None))
    return aligned.hand_of([*hands, *filter(None, [aligned.deleters.get(segment.id)])])


def _deleted(aligned: Aligned, segment: Segment, edit: Edit | None, log: Log) -> Iterator[Edit]:
    hand = aligned.deleters.get(segment.id, aligned.hand)
    if edit:
        what = str(edit.kind) if edit.kind else f"speaker {edit.speaker or UNNAMED}"
        said = [Saying("deleted", "text", hand), Saying(what, "review sheet", Hand(edit.by, edit.date))]
        log.conflict(segment.id, "words", "kept", said)
        return
    proposed = segment.kind is Kind.BOILERPLATE and segment.id not in {*aligned.deleters, *aligned.edited.kept}
    log.tell("accepted" if proposed else "deleted", segment.id, hand, before=aligned.baseline.text_of(segment))
    yield Edit(segment.id, text="", by=hand.by or EDITOR, date=hand.date)


def _without_kept(edits: Sequence[Edit], log: Log) -> list[Edit]:
    """Return the edits, and leave only the changes, that are not of a segment which was deleted as well."""
    kept = set(log.kept)
    log.changes = [change for change in log.changes if change.segment not in kept]
    return [edit for edit in edits if edit.segment not in kept]


def _new_words(aligned: Aligned, lines: Sequence[Line], arranged: Arranged, log: Log) -> dict[str, Addition]:
    """Return the new words by the ids that they have."""
    additions: dict[str, Addition] = {}
    for (paragraph, parts), ids in zip(lines, arranged.ids, strict=True):
        for part, name in zip(parts, ids, strict=True):
            if part.segment is None:
                hand = aligned.hand_of(part.hands)
                log.tell("new", name, hand, after=part.words)
                additions[name] = Addition(part.kind or (paragraph.sure_kind if paragraph else None), hand)
    return additions


# New words are read, names followed ---------------------------------------------------------------------------------------


def _read_again(
    aligned: Aligned,
    annotated: AnnotatedText,
    words: Sequence[Edit],
    edits: Sequence[Edit],
    additions: Mapping[str, Addition],
    log: Log,
) -> AnnotatedText:
    """Return the text with the annotation that new words ask for. Where only typography changed, all that was found before is still there."""
    alike = {change.segment for change in log.changes if change.is_typography}
    reworded = [edit for edit in words if edit.text and edit.segment not in alike]
    corrected = corrected_names(aligned.baseline, {edit.segment: edit.text or "" for edit in reworded})
    if not additions and not reworded:
        return _with_names_followed(aligned.baseline, annotated, corrected, log)
    found = annotate_again(annotated)
    if reworded:
        annotated = reread(aligned, annotated, found, reworded, edits, corrected, log)
    annotated = _with_names_followed(aligned.baseline, annotated, corrected, log)
    return annotated_anew(annotated, found, additions, first=next_number(aligned.baseline))


def _with_names_followed(
    baseline: AnnotatedText, annotated: AnnotatedText, corrected: Mapping[str, Correction], log: Log
) -> AnnotatedText:
    """Return the text with whoever follows a speaker that is called otherwise now; that, and where old names still stand, is told."""
    annotated, renamings = renamed(baseline, annotated, corrected)
    log.tell_renamings(renamings)
    problems: list[Problem] = []
    for one in renamings:
        new, old = one.new or UNNAMED, one.old or UNNAMED
        if one.quotations:
            noun = "quotation" if len(one.quotations) == 1 else "quotations"
            whose = f"The speaker of {noun} {_some(one.quotations)}"
            problems.append(Problem(f"{whose} is now {new}, before: {old}, as in {one.segment}."))
        if one.stands:
            problems.append(Problem(f"“{old}” still stands in {_some(one.stands)}; by {one.segment} it is {new}."))
    return replace(annotated, problems=(*annotated.problems, *problems))


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")


# Notes, and what was not read back --------------------------------------------------------------------------------------


def _notes(aligned: Aligned, annotated: AnnotatedText, log: Log) -> tuple[Note, ...]:
    """Return the notes that were there, ticked off where they are now, and those that came."""
    ids = {segment.id for segment in annotated.segments}
    notes = list(annotated.notes)
    here = _notes_again(notes, aligned.edited.comments)
    for place, comment in enumerate(aligned.edited.comments):
        segment, hand = comment.segment if comment.segment in ids else None, comment.hand
        number = here.get(place)
        if number is not None:
            if notes[number].resolved is not comment.resolved:
                log.tell("resolved", comment.segment, aligned.hand, after=comment.text, where="comment")
                notes[number] = replace(notes[number], resolved=comment.resolved)
        elif comment.remark is not None:
            log.tell("resolved", comment.segment, aligned.hand, after=comment.text, where="comment")
        elif comment.own:
            notes += _note_of_ours(aligned, comment, segment, log)
        else:
            log.tell("note", comment.segment, hand, after=comment.text, where="comment")
            notes.append(Note(segment, comment.text, hand.by, hand.date, comment.resolved))
    return tuple(notes)


def _remarks(aligned: Aligned, annotated: AnnotatedText) -> tuple[Remark, ...]:
    """Return the remarks of the source, ticked off or open as they are now."""
    now = {one.remark: one.resolved for one in aligned.edited.comments}
    remarks = enumerate(annotated.source.remarks)
    return tuple(replace(one, resolved=now.get(number, one.resolved)) for number, one in remarks)


def _notes_again(notes: Sequence[Note], comments: Sequence[Comment]) -> dict[int, int]:
    """Return which comments are notes that were there before, each once: beside their segment, else beside whichever it is now."""
    again: dict[int, int] = {}
    left = dict(enumerate(notes))
    for beside in (True, False):
        known: dict[tuple[str | None, ...], list[int]] = {}
        for number, note in left.items():
            known.setdefault((note.segment if beside else "", plain(note.text), plain(note.by)), []).append(number)
        for place, comment in enumerate(comments):
            key = (comment.segment if beside else "", plain(comment.text), plain(comment.hand.by))
            if place not in again and known.get(key):
                again[place] = known[key].pop(0)
                del left[again[place]]
    return again


def _note_of_ours(aligned: Aligned, comment: Comment, segment: str | None, log: Log) -> Iterator[Note]:
    """Yield a note where one of our comments was ticked off, or written on."""
    if comment.resolved:
        log.tell("resolved", comment.segment, aligned.hand, after=comment.text, where="comment")
        yield Note(segment, comment.text, comment.hand.by, comment.hand.date, resolved=True)
    elif comment.changed:
        hand = comment.editor or aligned.hand
        log.tell("note", comment.segment, hand, after=comment.text, where="comment")
        yield Note(segment, comment.text, hand.by, hand.date)


def _tell_left_out(aligned: Aligned, log: Log) -> None:
    for row in aligned.edited.rows:
        if row.segment not in aligned.segments:
            log.untied(None, f"the review sheet has a row “{row.segment}”, and no segment has that id")
    for what in aligned.edited.left_out:
        log.untied(None, f"{what} was left out: only words in paragraphs are read")
    for segment, sentence in aligned.edited.told:
        log.untied(segment, sentence)


def _ranks(baseline: AnnotatedText, annotated: AnnotatedText) -> dict[str, float]:
    """Return where each segment stands in the text; one that is gone stands behind the one before it."""
    place: dict[str, float] = {segment.id: number for number, segment in enumerate(annotated.segments)}
    ranks: dict[str, float] = {}
    last = -1.0
    for segment in baseline.segments:
        last = place.get(segment.id, last)
        ranks[segment.id] = last if segment.id in place else last + 0.5
    return ranks | place
