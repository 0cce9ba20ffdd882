"""An edited file is compared with the baseline, the annotation as it was exported: the carrier that differs is the edit.

Two carriers that differ from the baseline and from each other are a conflict: reported, and left as it was. Without a baseline
(a program dropped it, or it is damaged) the annotation is put together from the carriers themselves.
"""

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate import annotate
from annotate.arranging import Arranged, Piece, arrange
from annotate.carriers import UNNAMED, Comment, EditedFile, Hand, Paragraph, Row, shown_speaker, shown_speakers
from annotate.edits import Edit, revise
from annotate.model import AnnotatedText, Kind, Note, Quotation, Segment
from annotate.rereading import reread
from annotate.tying import Known, Part, tie
from source.model import Problem, Role, Span, tight

EDITOR = "editor"
KINDS = frozenset(Kind)
DASHES = frozenset("-‐‑‒–—")
_NAME = re.compile(
    r"[^,]*(?:,(?! )[^,]*)*(?:, (?:Jr|Sr|II|III|IV)\b\.?)?"
)  # "King, Jr., pastor": the first comma is the name's


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an editor changed. ``what`` is one of ``CHANGES``; ``segment`` its id, None for what concerns none.

    ``before`` and ``after`` are a kind, a speaker, words or a comment, as the case may be; ``where`` is the carrier that says so;
    ``by`` and ``date`` are empty and None where the file does not say.
    """

    what: str
    segment: str | None
    before: str = ""
    after: str = ""
    where: str = ""
    by: str = ""
    date: str | None = None


CHANGES: dict[str, str] = {
    "kind": "another kind",
    "speaker": "another speaker",
    "words": "other words",
    "quotation": "a quotation, as the new words have it",
    "doubt": "the new words look like another kind, left as it was",
    "deleted": "deleted",
    "kept": "its deletion was rejected, so it stays",
    "accepted": "deleted, as proposed",
    "cut": "cut in two",
    "parted": "begins a paragraph of its own",
    "joined": "joined with the paragraph before",
    "moved": "moved",
    "new": "new words",
    "note": "a comment",
    "resolved": "a comment was resolved",
    "handed on": "stands in the style of a paragraph deleted before it or beside it, which LibreOffice hands on: not taken for a decision",
    "untied": "could not be read back",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two carriers say of one segment, both unlike the baseline: ``what`` is kind, speaker or words; ``said`` who says what."""

    segment: str
    what: str
    baseline: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The annotated text with the editor's changes made, the changes in the order of the text, and what contradicts itself."""

    annotated: AnnotatedText
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class _Saying:
    """What one carrier says of a segment."""

    value: str
    where: str
    hand: Hand


def reconcile(baseline: AnnotatedText, edited: EditedFile) -> Reconciled:
    """Return the baseline with every change that the edited file holds. Ids survive; whatever was not changed is equal."""
    return _Comparison(baseline, edited).result()


class _Comparison:
    """The comparison of one edited file with its baseline, step by step."""

    def __init__(self, baseline: AnnotatedText, edited: EditedFile) -> None:
        self.baseline, self.edited = baseline, edited
        self.segments = {segment.id: segment for segment in baseline.segments}
        self.order = {segment.id: number for number, segment in enumerate(baseline.segments)}
        self.blocks = _blocks_of(baseline)
        self.changes: list[Change] = []
        self.conflicts: list[Conflict] = []
        self.conflicted: set[tuple[str, str]] = set()
        known = [Known(segment.id, baseline.text_of(segment)) for segment in baseline.segments]
        tied = _without_doubles(tie(edited.paragraphs, known), baseline, self.segments)
        self.lines = [
            (paragraph, self._merged(parts)) for paragraph, parts in zip(edited.paragraphs, tied, strict=True)
        ]
        self.deleters = _deleters(edited.paragraphs)
        self.rows = _rows(edited.rows, self.segments)
        self.labels = self._labels()

    # What the file says of each segment.

    def _merged(self, parts: Sequence[Part]) -> list[Part]:
        """Join the neighbouring parts of a segment that have one kind; a style that says nothing says what the segment is."""
        merged: list[Part] = []
        for part in parts:
            before = merged[-1] if merged else None
            if before is None or part.segment is None or before.segment != part.segment:
                merged.append(part)
                continue
            own = self.segments[part.segment].kind
            if (before.kind or own) != (part.kind or own):
                merged.append(part)
                continue
            merged[-1] = replace(
                before,
                words=before.words + part.gap + part.words,
                kind=before.kind or part.kind,
                proposed=before.proposed or part.proposed,
                hands=(*before.hands, *part.hands),
            )
        return merged

    def _labels(self) -> dict[str, list[_Saying]]:
        """Return what comments say of the kinds: our own, changed by somebody, or an answer that begins like ours."""
        said: dict[str, list[_Saying]] = {}
        for comment in self.edited.comments:
            if comment.label and comment.label[0] in self.segments:
                hand = self.edited.hand if comment.own else comment.hand
                said.setdefault(comment.label[0], []).append(_Saying(comment.label[1], "comment", hand))
        return said

    def result(self) -> Reconciled:
        parts = self._parts_by_segment()
        kinds = self._kinds(parts)
        speakers = self._speakers()
        words = self._words(parts, kinds, speakers)
        kinds, speakers = self._without_conflicts(kinds), self._without_conflicts(speakers)
        reworded = revise(self.baseline, words)
        arranged = self._arrange(reworded)
        kinds, speakers = self._on_pieces(kinds, arranged), self._on_pieces(speakers, arranged)
        cuts = self._kinds_of_cuts(arranged, {edit.segment: str(edit.kind) for edit in kinds})
        left = {conflict.segment for conflict in self.conflicts if conflict.what == "kind"}
        kinds = [edit for edit in kinds if edit.segment not in left]
        annotated = revise(arranged.annotated, [*kinds, *speakers, *cuts])
        new = self._new_words(arranged)
        if new or reworded is not self.baseline:
            found = annotate(replace(annotated.source, problems=()))
            annotated = self._reread(annotated, found, words, [*kinds, *speakers, *cuts])
            annotated = self._with_new_words(annotated, found, new)
        annotated = replace(annotated, notes=self._notes(annotated))
        self._tell_left_out()
        annotated = replace(annotated, problems=(*annotated.problems, *self._problems()))
        return Reconciled(annotated, self._in_order(annotated), tuple(self.conflicts))

    def _parts_by_segment(self) -> dict[str, list[tuple[Paragraph, Part]]]:
        found: dict[str, list[tuple[Paragraph, Part]]] = {}
        for paragraph, parts in self.lines:
            for part in parts:
                if part.segment:
                    found.setdefault(part.segment, []).append((paragraph, part))
        return found

    # Kinds.

    def _kinds(self, parts: Mapping[str, list[tuple[Paragraph, Part]]]) -> list[Edit]:
        edits = []
        styled = self._paragraph_kinds()
        for segment in self.baseline.segments:
            said = list(self.labels.get(segment.id, ()))
            rows = self.rows.get(segment.id, ())
            said += [_Saying(row.kind.casefold(), "review sheet", row.kind_hand or self.edited.hand) for row in rows]
            here = parts.get(segment.id, ())
            if here and here[0][1].kind and len({part.kind for _, part in here}) == 1:
                said.append(_Saying(here[0][1].kind, "style", _hand_of(here[0][1].hands, self.edited.hand)))
            if segment.id in styled:
                said.append(styled[segment.id])
            edit = self._settle_kind(segment, said)
            if edit:
                edits.append(edit)
        return edits

    def _settle_kind(self, segment: Segment, said: Sequence[_Saying]) -> Edit | None:
        for one in said:
            if one.value not in KINDS:
                self._note_untied(segment.id, f"“{one.value}” in the {one.where} is no kind")
        other = [one for one in said if one.value in KINDS and one.value != segment.kind]
        values = dict.fromkeys(one.value for one in other)
        if len(values) > 1:
            self._conflict(segment.id, "kind", segment.kind, other)
        if len(values) != 1:
            return None
        hand = _first_named([one.hand for one in other])
        where = ", ".join(dict.fromkeys(one.where for one in other))
        value = other[0].value
        self.changes.append(Change("kind", segment.id, segment.kind, value, where, hand.by, hand.date))
        return Edit(segment.id, kind=value, by=hand.by or EDITOR, date=hand.date)

    def _paragraph_kinds(self) -> dict[str, _Saying]:
        """Return what the styles of whole paragraphs say, where they can be trusted.

        Not where words of several blocks stand in one paragraph, and not where LibreOffice may have handed the style on.
        """
        said: dict[str, _Saying] = {}
        kinds = _single_kinds(self.baseline, self.blocks)
        homes = [
            (paragraph, parts, [self.blocks[part.segment] for part in parts if part.segment])
            for paragraph, parts in self.lines
        ]
        shown = sorted({block for _, _, blocks in homes for block in blocks})
        row = [blocks[0] for _, _, blocks in homes if blocks]
        place = -1
        for paragraph, parts, blocks in homes:
            place += bool(blocks)
            kind = paragraph.sure_kind
            if kind is None or len(set(blocks)) != 1:
                continue
            beside = {*_gone_before(blocks[0], shown), *_strangers_beside(row, place, shown)}
            if paragraph.labelled and any(kinds[block] is kind for block in beside):
                if kind is not kinds[blocks[0]]:
                    first = next(part.segment for part in parts if part.segment)
                    self.changes.append(Change("handed on", first, "", kind, "paragraph style"))
                continue
            for part in parts:
                if part.segment and (part.kind is None or kinds[blocks[0]] is None):
                    said[part.segment] = _Saying(kind, "paragraph style", paragraph.hand or self.edited.hand)
        return said

    def _on_pieces(self, edits: Sequence[Edit], arranged: Arranged) -> list[Edit]:
        """Return the edits for all the pieces that a segment was cut into.

        A speaker is named where somebody speaks, a kind where the piece's own style says no other.
        """
        pieces: dict[str, list[tuple[str, Kind | None]]] = {}
        for (_, parts), ids in zip(self._full_lines(), arranged.ids, strict=True):
            for part, name in zip(parts, ids, strict=True):
                pieces.setdefault(part.segment or "", []).append((name, part.kind))
        annotated = arranged.annotated
        speaking = {annotated.segment_of(quotation).id: True for quotation in annotated.quotations}
        on: list[Edit] = []
        for edit in edits:
            before = self.segments[edit.segment].kind
            here = pieces.get(edit.segment, [])
            if edit.kind is not None:
                names = [name for name, kind in here if name == edit.segment or kind in (None, before, edit.kind)]
            else:
                names = [name for name, _ in here if name in speaking]
            on += [replace(edit, segment=name) for name in names or [edit.segment]]
        inside = {segment.id: annotated.quotations_in(segment) for segment in annotated.segments} if on else {}
        return [one for edit in on for one in _on_halves(edit, inside[edit.segment])]

    def _kinds_of_cuts(self, arranged: Arranged, settled: Mapping[str, str]) -> list[Edit]:
        """Return the kinds of segments that an editor cut by giving a part of one another style."""
        edits = []
        cut = self._cut_by_style()
        for (_, parts), ids in zip(self._full_lines() if cut else (), arranged.ids if cut else (), strict=True):
            for part, name in zip(parts, ids, strict=True):
                if part.kind is None or part.segment is None or part.segment not in cut:
                    continue
                before, hand = self.segments[part.segment].kind, _hand_of(part.hands, self.edited.hand)
                if part.kind is before or settled.get(name) == part.kind:
                    continue
                if name in settled:
                    said = [_Saying(part.kind, "style", hand), _Saying(settled[name], "review sheet or comment", hand)]
                    self._conflict(name, "kind", before, said)
                    self.changes = [one for one in self.changes if (one.what, one.segment) != ("kind", name)]
                    continue
                self.changes.append(Change("kind", name, before, part.kind, "style", hand.by, hand.date))
                edits.append(Edit(name, kind=part.kind, by=hand.by or EDITOR, date=hand.date))
        return edits

    def _cut_by_style(self) -> set[str]:
        """Return the segments of which parts have styles of several kinds."""
        kinds: dict[str, set[Kind]] = {}
        for _, parts in self.lines:
            for part in parts:
                if part.segment:
                    kinds.setdefault(part.segment, set()).add(part.kind or self.segments[part.segment].kind)
        return {name for name, several in kinds.items() if len(several) > 1}

    # Speakers.

    def _speakers(self) -> list[Edit]:
        edits: list[Edit] = []
        for segment in self.baseline.segments:
            rows = self.rows.get(segment.id, ())
            shown = shown_speakers(self.baseline.quotations_in(segment))
            other = [row for row in rows if _plain(row.speaker) != _plain(shown)]
            if len({_plain(row.speaker) for row in other}) > 1:
                said = [_Saying(row.speaker, "review sheet", row.speaker_hand or self.edited.hand) for row in other]
                self._conflict(segment.id, "speaker", shown, said)
            elif other:
                edits += self._name(segment, other[0], shown)
        return edits

    def _name(self, segment: Segment, row: Row, shown: str) -> list[Edit]:
        hand = row.speaker_hand or self.edited.hand
        quotations = self.baseline.quotations_in(segment)
        edits = speaker_edits(segment, row.speaker, quotations, replace(hand, by=hand.by or EDITOR))
        if edits is None:
            sentence = "in the review sheet is no name, or names more speakers or fewer than the segment has"
            self._note_untied(segment.id, f"“{row.speaker}” {sentence}")
            return []
        self.changes.append(Change("speaker", segment.id, shown, row.speaker, "review sheet", hand.by, hand.date))
        return edits

    # Words.

    def _words(
        self, parts: Mapping[str, list[tuple[Paragraph, Part]]], kinds: Sequence[Edit], speakers: Sequence[Edit]
    ) -> list[Edit]:
        touched = {edit.segment: edit for edit in (*kinds, *speakers)}
        told = bool(self.rows) or any(
            part.kind or paragraph.kind for here in parts.values() for paragraph, part in here
        )
        edits: list[Edit] = []
        for segment in self.baseline.segments:
            old = self.baseline.text_of(segment)
            here = parts.get(segment.id)
            if not here:
                edits += self._deleted(segment, touched.get(segment.id))
                continue
            self._tell_kept(segment, [part for _, part in here], told=told)
            new = _joined_words(here)
            if new != old and not (len(here) > 1 and _squeezed(new) == _squeezed(old)):
                hand = _hand_of_all([h for _, part in here for h in part.hands], self._deleter(segment.id))
                self.changes.append(Change("words", segment.id, old, new, "text", hand.by, hand.date))
                edits.append(Edit(segment.id, text=new, by=hand.by or EDITOR, date=hand.date))
        return edits

    def _deleted(self, segment: Segment, edit: Edit | None) -> Iterator[Edit]:
        hand = self._deleter(segment.id)
        if edit:
            what = str(edit.kind) if edit.kind else f"speaker {edit.speaker or UNNAMED}"
            said = [_Saying("deleted", "text", hand), _Saying(what, "review sheet", Hand(edit.by, edit.date))]
            self._conflict(segment.id, "words", "kept", said)
            return
        proposed = segment.kind is Kind.BOILERPLATE and segment.id not in self.deleters
        what = "accepted" if proposed else "deleted"
        self.changes.append(Change(what, segment.id, self.baseline.text_of(segment), "", "text", hand.by, hand.date))
        yield Edit(segment.id, text="", by=hand.by or EDITOR, date=hand.date)

    def _without_conflicts(self, edits: Sequence[Edit]) -> list[Edit]:
        """Return the edits, and the changes with them, without those of a segment that was deleted as well."""
        lost = {conflict.segment for conflict in self.conflicts if conflict.what == "words"}
        self.changes = [change for change in self.changes if change.segment not in lost]
        return [edit for edit in edits if edit.segment not in lost]

    def _deleter(self, segment: str) -> Hand:
        return self.deleters.get(segment, self.edited.hand)

    def _tell_kept(self, segment: Segment, parts: Sequence[Part], *, told: bool) -> None:
        if told and segment.kind is Kind.BOILERPLATE and not any(part.proposed for part in parts):
            hand = self.edited.hand
            self.changes.append(Change("kept", segment.id, "proposed for deletion", "kept", "text", hand.by, hand.date))

    # The text anew.

    def _full_lines(self) -> list[tuple[Paragraph | None, list[Part]]]:
        """Return the paragraphs with their parts; a segment that a conflict keeps stands behind the one before it."""
        lines: list[tuple[Paragraph | None, list[Part]]] = [
            (paragraph, list(parts)) for paragraph, parts in self.lines if parts
        ]
        kept = [conflict.segment for conflict in self.conflicts if conflict.what == "words"]
        return self._with_kept(lines, kept) if kept else lines

    def _with_kept(
        self, lines: list[tuple[Paragraph | None, list[Part]]], kept: Sequence[str]
    ) -> list[tuple[Paragraph | None, list[Part]]]:
        """Return the lines with segments put back behind the nearest that stood before them, in its paragraph if they shared one."""
        places = sorted(
            (self.order[part.segment], part.segment) for _, parts in lines for part in parts if part.segment
        )
        behind: dict[str | None, list[Part]] = {}
        for name in sorted(kept, key=lambda one: self.order[one]):
            number = bisect_left(places, (self.order[name], ""))
            words = self.baseline.text_of(self.segments[name])
            behind.setdefault(places[number - 1][1] if number else None, []).append(Part(name, words, " "))
        full: list[tuple[Paragraph | None, list[Part]]] = [(None, [part]) for part in behind.pop(None, [])]
        for paragraph, parts in lines:
            line: list[Part] = []
            more: list[tuple[Paragraph | None, list[Part]]] = []
            for part in parts:
                line.append(part)
                for one in behind.pop(part.segment, []) if part.segment else ():
                    same = self.blocks[str(one.segment)] == self.blocks[str(part.segment)]
                    if same:
                        line.append(one)
                    else:
                        more.append((None, [one]))
            full += [(paragraph, line), *more]
        return full

    def _arrange(self, annotated: AnnotatedText) -> Arranged:
        lines = self._full_lines()
        ids = [part.segment for _, parts in lines for part in parts]
        blocks = [tuple(dict.fromkeys(self.blocks[p.segment] for p in parts if p.segment)) for _, parts in lines]
        self._tell_moves(lines)
        plain = [segment.id for segment in annotated.segments]
        gaps = _gaps(annotated)
        same = [part.gap for _, parts in lines for part in parts[1:]]
        if (
            ids == plain
            and all(len(block) == 1 for block in blocks)
            and len(set(blocks)) == len(blocks)
            and same == gaps
        ):
            names = tuple(tuple(part.segment or "" for part in parts) for _, parts in lines)
            return Arranged(annotated, names)
        pieces = [
            (
                paragraph.role if paragraph else Role.PARAGRAPH,
                [Piece(p.segment, p.gap, len(_squeezed(p.words)), p.words) for p in parts],
            )
            for paragraph, parts in lines
        ]
        return arrange(annotated, pieces, first=_next_number(self.baseline))

    def _tell_moves(self, lines: Sequence[tuple[Paragraph | None, list[Part]]]) -> None:
        firsts = list(dict.fromkeys(part.segment for _, parts in lines for part in parts if part.segment))
        stay = _longest_run([self.order[one] for one in firsts])
        hand = self.edited.hand
        for one in firsts:
            if self.order[one] not in stay:
                self.changes.append(Change("moved", one, "", "", "text", hand.by, hand.date))
        seen: set[str] = set()
        last: int | None = None
        for _, parts in lines:
            before: int | None = None
            for part in parts:
                if part.segment is None:
                    continue
                block = self.blocks[part.segment]
                if before is None and block == last and part.segment not in seen:
                    self.changes.append(Change("parted", part.segment, "", "", "text", hand.by, hand.date))
                if self.order[part.segment] in stay:
                    last = block
                if part.segment in seen:
                    self.changes.append(Change("cut", part.segment, "", part.words, "text", hand.by, hand.date))
                elif before is not None and block > before and self.order[part.segment] in stay:
                    self.changes.append(Change("joined", part.segment, "", "", "text", hand.by, hand.date))
                seen.add(part.segment)
                before = block

    def _reread(
        self, annotated: AnnotatedText, found: AnnotatedText, words: Sequence[Edit], edits: Sequence[Edit]
    ) -> AnnotatedText:
        """Return the text with the segments that have new words read again, but for what an editor said of them."""
        again = reread(
            self.baseline,
            annotated,
            found,
            reworded={edit.segment for edit in words if edit.text},
            named={edit.segment for edit in edits if edit.speaker is not None},
            decided={edit.segment for edit in edits if edit.kind is not None},
        )
        hands = {edit.segment: Hand("" if edit.by == EDITOR else edit.by, edit.date) for edit in words}
        for one in again.findings:
            hand = hands.get(one.segment, self.edited.hand)
            self.changes.append(Change(one.what, one.segment, one.before, one.after, "text", hand.by, hand.date))
        return again.annotated

    def _new_words(self, arranged: Arranged) -> dict[str, tuple[Paragraph | None, Part]]:
        """Return the new words by the ids that they have."""
        return {
            name: (paragraph, part)
            for (paragraph, parts), ids in zip(self._full_lines(), arranged.ids, strict=True)
            for part, name in zip(parts, ids, strict=True)
            if part.segment is None
        }

    def _with_new_words(
        self, annotated: AnnotatedText, found: AnnotatedText, new: Mapping[str, tuple[Paragraph | None, Part]]
    ) -> AnnotatedText:
        """Return the text with the new words annotated as part of the whole; the kind that their style shows goes before."""
        if not new:
            return annotated
        for name, (_, part) in new.items():
            hand = _hand_of(part.hands, self.edited.hand)
            self.changes.append(Change("new", name, "", part.words, "text", hand.by, hand.date))
        styles = {
            name: part.kind or (paragraph.sure_kind if paragraph else None) for name, (paragraph, part) in new.items()
        }
        hands = {name: _hand_of(part.hands, self.edited.hand) for name, (_, part) in new.items()}
        return _annotated_anew(annotated, found, styles, hands, first=_next_number(self.baseline))

    # Notes, and what could not be tied.

    def _notes(self, annotated: AnnotatedText) -> tuple[Note, ...]:
        """Return the notes that were there, ticked off where they are now, and those that came."""
        ids = {segment.id for segment in annotated.segments}
        notes = list(annotated.notes)
        here = _notes_again(notes, self.edited.comments)
        for place, comment in enumerate(self.edited.comments):
            segment, hand = comment.segment if comment.segment in ids else None, comment.hand
            number = here.get(place)
            if number is not None:
                if notes[number].resolved is not comment.resolved:
                    self._tell_resolved(comment)
                    notes[number] = replace(notes[number], resolved=comment.resolved)
            elif comment.own:
                notes += self._note_of_ours(comment, segment)
            else:
                self.changes.append(Change("note", comment.segment, "", comment.text, "comment", hand.by, hand.date))
                notes.append(Note(segment, comment.text, hand.by, hand.date, comment.resolved))
        return tuple(notes)

    def _note_of_ours(self, comment: Comment, segment: str | None) -> Iterator[Note]:
        hand = self.edited.hand
        if comment.resolved:
            self._tell_resolved(comment)
            yield Note(segment, comment.text, comment.hand.by, comment.hand.date, resolved=True)
        elif comment.changed:
            self.changes.append(Change("note", comment.segment, "", comment.text, "comment", hand.by, hand.date))
            yield Note(segment, comment.text, hand.by, hand.date)

    def _tell_resolved(self, comment: Comment) -> None:
        hand = self.edited.hand
        self.changes.append(Change("resolved", comment.segment, "", comment.text, "comment", hand.by, hand.date))

    def _tell_left_out(self) -> None:
        for row in self.edited.rows:
            if row.segment not in self.segments:
                self._note_untied(None, f"the review sheet has a row “{row.segment}”, and no segment has that id")
        for what in self.edited.left_out:
            self._note_untied(None, f"{what} was left out: only words in paragraphs are read")
        for segment, sentence in self.edited.told:
            self._note_untied(segment, sentence)

    def _note_untied(self, segment: str | None, sentence: str) -> None:
        self.changes.append(Change("untied", segment, "", sentence))

    def _conflict(self, segment: str, what: str, before: str, said: Iterable[_Saying]) -> None:
        pairs = dict.fromkeys((_place(one), one.value) for one in said)
        self.conflicts.append(Conflict(segment, what, before, tuple(pairs)))

    def _problems(self) -> Iterator[Problem]:
        """Return what whoever goes on with the text should know: one sentence for all conflicts, one for all that is untied."""
        if self.conflicts:
            count, names = (
                len(self.conflicts),
                ", ".join(dict.fromkeys(conflict.segment for conflict in self.conflicts)),
            )
            what = "1 contradiction" if count == 1 else f"{count} contradictions"
            yield Problem(f"{what} in the edited file ({names}): left as it was before. “copydesk changes” tells more.")
        count = sum(change.what == "untied" for change in self.changes)
        if count:
            what = "1 thing" if count == 1 else f"{count} things"
            yield Problem(f"{what} in the edited file could not be read back. “copydesk changes” tells more.")

    def _in_order(self, annotated: AnnotatedText) -> tuple[Change, ...]:
        """Return the changes in the order of the text: a segment's own together, what concerns none last."""
        place = {segment.id: number for number, segment in enumerate(annotated.segments)}
        before: dict[str, float] = {}
        last = -1.0
        for segment in self.baseline.segments:
            last = place.get(segment.id, last)
            before[segment.id] = last if segment.id in place else last + 0.5
        ranks = {**before, **place}
        return tuple(sorted(self.changes, key=lambda change: ranks.get(change.segment or "", float("inf"))))


# Small questions --------------------------------------------------------------------------------------------------------


def _without_doubles(
    lines: list[list[Part]], baseline: AnnotatedText, segments: Mapping[str, Segment]
) -> list[list[Part]]:
    """Return the parts; words under the mark of a segment that stands elsewhere are new words, and so are those of ids that nobody knows.

    So it is with a paragraph that was copied, and with another marked-up text that was pasted in, whose marks have the same names.
    """
    seen: set[str] = set()
    twice: set[str] = set()
    last: str | None = None
    for part in itertools.chain.from_iterable(lines):
        if part.segment and part.segment != last:
            (twice if part.segment in seen else seen).add(part.segment)
        last = part.segment or last
    strangers = _strangers(lines, {name: baseline.text_of(segments[name]) for name in twice & set(segments)})
    numbers = itertools.count()
    return [
        [
            replace(part, segment=None) if number in strangers or part.segment not in segments else part
            for part, number in zip(parts, numbers, strict=False)
        ]
        for parts in lines
    ]


def _strangers(lines: list[list[Part]], words: Mapping[str, str]) -> set[int]:
    """Return the numbers of the parts, counted through all lines, that belong elsewhere: of a segment whose words stand whole in one
    place, all others; else those of which less than half of the words are its own, if there are others.
    """
    runs: dict[str, list[list[int]]] = {}
    said: dict[int, str] = {}
    last: str | None = None
    for number, part in enumerate(itertools.chain.from_iterable(lines)):
        if part.segment in words:
            places = runs.setdefault(str(part.segment), [])
            if part.segment != last:
                places.append([])
            places[-1].append(number)
            said[number] = part.words
        last = part.segment or last
    strangers: set[int] = set()
    for name, places in runs.items():
        texts = [_squeezed("".join(said[number] for number in place)) for place in places]
        own = [_own_share(" ".join(said[number] for number in place), words[name]) >= 0.5 for place in places]
        if (whole := _squeezed(words[name])) in texts:
            own = [number == texts.index(whole) for number in range(len(places))]
        elif not any(own):
            continue
        strangers |= {number for place, mine in zip(places, own, strict=True) if not mine for number in place}
    return strangers


def _own_share(words: str, baseline: str) -> float:
    """Return the share of words that stand in the baseline."""
    here = Counter(words.split())
    return (here & Counter(baseline.split())).total() / max(here.total(), 1)


def _on_halves(edit: Edit, quotations: Sequence[Quotation]) -> Iterator[Edit]:
    """Yield an edit that names the speaker of one quotation for each of its halves that are here: q03, q03b."""
    if edit.quotation is None:
        yield edit
        return
    for quotation in quotations:
        if quotation.id.startswith(edit.quotation) and not quotation.id.removeprefix(edit.quotation).strip("b"):
            yield replace(edit, quotation=quotation.id)


def _notes_again(notes: Sequence[Note], comments: Sequence[Comment]) -> dict[int, int]:
    """Return which comments are notes that were there before, each once: beside their segment, else beside whichever it is now."""
    again: dict[int, int] = {}
    left = dict(enumerate(notes))
    for beside in (True, False):
        known: dict[tuple[str | None, ...], list[int]] = {}
        for number, note in left.items():
            known.setdefault((note.segment if beside else "", _plain(note.text), _plain(note.by)), []).append(number)
        for place, comment in enumerate(comments):
            key = (comment.segment if beside else "", _plain(comment.text), _plain(comment.hand.by))
            if place not in again and known.get(key):
                again[place] = known[key].pop(0)
                del left[again[place]]
    return again


def _rows(rows: Iterable[Row], segments: Mapping[str, Segment]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.segment in segments:
            found.setdefault(row.segment, []).append(row)
    return found


def _deleters(paragraphs: Iterable[Paragraph]) -> dict[str, Hand]:
    """Return who marked words of each segment for deletion."""
    return {
        stretch.segment: stretch.hand
        for paragraph in paragraphs
        for stretch in paragraph.stretches
        if stretch.deleted and stretch.segment and stretch.hand
    }


def _blocks_of(annotated: AnnotatedText) -> dict[str, int]:
    """Return the number of the block that each segment stands in."""
    numbers: dict[str, int] = {}
    place, blocks = 0, annotated.source.blocks
    for segment in annotated.segments:
        while blocks[place].end <= segment.start:
            place += 1
        numbers[segment.id] = place
    return numbers


def _single_kinds(annotated: AnnotatedText, blocks: Mapping[str, int]) -> list[Kind | None]:
    """Return the one kind of each block, None where it has several."""
    kinds: list[set[Kind]] = [set() for _ in annotated.source.blocks]
    for segment in annotated.segments:
        kinds[blocks[segment.id]].add(segment.kind)
    return [next(iter(one)) if len(one) == 1 else None for one in kinds]


def _gone_before(block: int, shown: Sequence[int]) -> range:
    """Return the blocks that stood right before one and are gone. ``shown`` are those that are there, in order."""
    at = bisect_left(shown, block)
    return range(shown[at - 1] + 1 if at else 0, block)


def _strangers_beside(row: Sequence[int], place: int, shown: Sequence[int]) -> Iterator[int]:
    """Yield the blocks beside which a block was moved: those before and behind it in a row which were not its neighbours."""
    at = bisect_left(shown, row[place])
    for number, usual in ((place - 1, at - 1), (place + 1, at + 1)):
        if 0 <= number < len(row) and row[number] != row[place] and row[number] not in shown[max(usual, 0) : usual + 1]:
            yield row[number]


def _gaps(annotated: AnnotatedText) -> list[str]:
    """Return the white space between the neighbours of each block."""
    blocks = _blocks_of(annotated)
    pairs = zip(annotated.segments, annotated.segments[1:], strict=False)
    return [annotated.text[one.end : other.start] for one, other in pairs if blocks[one.id] == blocks[other.id]]


def _joined_words(here: Sequence[tuple[Paragraph, Part]]) -> str:
    words = here[0][1].words
    for (before, _), (paragraph, part) in itertools.pairwise(here):
        words += (part.gap if paragraph is before else " ") + part.words
    return words


def _longest_run(numbers: Sequence[int]) -> set[int]:
    """Return the most numbers that stand in ascending order: what did not move."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(places[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        places[at : at + 1] = [place]
    kept: set[int] = set()
    at = places[-1] if places else -1
    while at >= 0:
        kept.add(numbers[at])
        at = before[at]
    return kept


def _next_number(annotated: AnnotatedText, least: int = 1) -> int:
    """Return the first number that no segment's id has, nor any after it."""
    numbers = [int(s.id[1:]) for s in annotated.segments if s.id[0] == "s" and s.id[1:].isdecimal()]
    return max(least, max(numbers, default=0) + 1)


def speaker_edits(segment: Segment, words: str, quotations: Sequence[Quotation], hand: Hand) -> list[Edit] | None:
    """Return the edits that name the speakers of a segment as the review sheet does, None where that is no name or another number of names.

    A dash names nobody, as an empty cell does.
    """
    words = "" if _plain(words) and set(_plain(words)) <= DASHES else words
    if _plain(words) and not any(character.isalnum() for character in words):
        return None
    before = list(dict.fromkeys(shown_speaker(quotation) for quotation in quotations))
    after = [name.strip() for name in words.split(";") if name.strip()]
    if len(after) > 1 and len(after) != len(before):
        return None
    if len(after) < 2:
        name, role = _name_and_role(after[0] if after else "", quotations)
        return [Edit(segment.id, speaker=name, by=hand.by, role=role, date=hand.date)]
    edits = []
    for old, new in zip(before, after, strict=True):
        for quotation in quotations:
            if old != new and shown_speaker(quotation) == old:
                name, role = _name_and_role(new, [quotation])
                edits.append(
                    Edit(segment.id, speaker=name, by=hand.by, quotation=quotation.id, role=role, date=hand.date)
                )
    return edits


def _name_and_role(words: str, quotations: Sequence[Quotation]) -> tuple[str, str | None]:
    """Return the name and role that an editor wrote; a name or role that stands there still is told by it, else by the first comma.

    A name that stands there still without its role has none: "".
    """
    words = _plain(words).rstrip(" ,")
    if words in ("", UNNAMED):
        return "", ""
    for quotation in quotations:
        if quotation.speaker and f"{words}, ".startswith(f"{quotation.speaker}, "):
            return quotation.speaker, words[len(quotation.speaker) :].removeprefix(", ")
    for quotation in quotations:
        if quotation.role and words.endswith(f", {quotation.role}"):
            return words.removesuffix(f", {quotation.role}"), quotation.role
    found = _NAME.match(words)
    name = found[0] if found else words
    role = words[len(name) :].removeprefix(", ")
    return name, role or None


def _plain(words: str) -> str:
    return " ".join(words.split())


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _hand_of(hands: Sequence[Hand], otherwise: Hand) -> Hand:
    return next((hand for hand in hands if hand.by), hands[0] if hands and hands[0].date else otherwise)


def _hand_of_all(hands: Sequence[Hand], otherwise: Hand) -> Hand:
    """Return everybody who had a hand in new words, and when the last one had."""
    names = list(dict.fromkeys(hand.by for hand in hands if hand.by))
    if len(names) < 2:
        return _hand_of(hands, otherwise)
    return Hand(", ".join(names), max((hand.date for hand in hands if hand.date), default=None))


def _first_named(hands: Sequence[Hand]) -> Hand:
    return next((hand for hand in hands if hand.by), hands[0])


def _place(saying: _Saying) -> str:
    return f"{saying.where}, {saying.hand.by}" if saying.hand.by else saying.where


# New words --------------------------------------------------------------------------------------------------------------


def _annotated_anew(
    annotated: AnnotatedText,
    found: AnnotatedText,
    styles: Mapping[str, Kind | None],
    hands: Mapping[str, Hand],
    *,
    first: int,
) -> AnnotatedText:
    """Return the text whose new segments (the keys of ``styles``) have the segments, kinds and quotations that the program finds there."""
    number = _next_number(annotated, first)
    segments: list[Segment] = []
    places: list[Span] = []
    for segment in annotated.segments:
        if segment.id not in styles:
            segments.append(segment)
            continue
        name = segment.id
        for one in found.segments:
            span = tight(annotated.text, max(one.start, segment.start), min(one.end, segment.end))
            if span is None:
                continue
            segments.append(_new_segment(one, span, name, styles[segment.id], hands[segment.id]))
            places.append(span)
            name, number = f"s{number:02}", number + 1
    quotations = [*annotated.quotations, *_new_quotations(found, places, annotated)]
    return replace(
        annotated,
        segments=tuple(segments),
        quotations=tuple(sorted(quotations, key=lambda quotation: quotation.start)),
    )


def _new_segment(one: Segment, span: Span, name: str, style: Kind | None, hand: Hand) -> Segment:
    who = f" by {hand.by}" if hand.by else ""
    day = f", {hand.date[:10]}" if hand.date else ""
    reasons: tuple[str, ...] = (f"new words{who}{day}", *one.reasons)
    if style is None or style is one.kind:
        return replace(one, id=name, start=span.start, end=span.end, reasons=reasons)
    reasons = (reasons[0], f"styled as {style}; the program would say {one.kind}")
    return Segment(name, span.start, span.end, style, 0.5, EDITOR, reasons, hand.by or EDITOR)


def _new_quotations(found: AnnotatedText, places: Sequence[Span], annotated: AnnotatedText) -> Iterator[Quotation]:
    names = {quotation.id for quotation in annotated.quotations}
    number = 1
    for quotation in found.quotations:
        home = next((p for p in places if p.start <= quotation.start and quotation.end <= p.end), None)
        if home is None:
            continue
        while f"q{number:02}" in names:
            number += 1
        names.add(f"q{number:02}")
        yield replace(quotation, id=f"q{number:02}")
