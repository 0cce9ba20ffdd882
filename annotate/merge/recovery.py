"""An annotation is put together from the marks in an edited file alone, where the baseline that came with it is gone or damaged.

Words, ids and kinds are those of the marks; quotations are found anew, their speakers are those of the review sheet. What no mark
ties is annotated as any text. So nothing is lost but the exact reasons and confidences.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate import annotate
from annotate.merge.alignment import Known, Part, merged, tie
from annotate.merge.carriers import EDITOR, KINDS, speaker_edits
from annotate.merge.changes import Change, Conflict, Reconciled
from annotate.merge.edited_file import EditedFile, Hand, Paragraph, Row, shown_speakers
from annotate.model import LIKELY, SURE, AnnotatedText, Kind, Note, Quotation, Segment
from annotate.revision import Edit, revise
from annotate.rules import RULES, RuleId
from source.model import Block, Origin, Problem, Role, SourceText, Span, tight
from source.version import VERSION

BANDS = {"sure": SURE, "likely": LIKELY, "check": 0.5}
CUT = " …"
BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part where it stands in the new text."""

    span: Span
    part: Part
    paragraph: Paragraph


def rebuild(edited: EditedFile, origin: Origin, *, why: str) -> Reconciled:
    """Return what the marks of an edited file say; ``why`` tells what became of the baseline."""
    rows = {row.segment: row for row in edited.rows}
    known = [Known(row.segment, row.words.removesuffix(CUT), row.words.endswith(CUT)) for row in edited.rows]
    tied = tie(edited.paragraphs, known)
    kinds = _kinds_shown(rows, tied)
    lines = [(one, merged(parts, kinds)) for one, parts in zip(edited.paragraphs, tied, strict=True) if parts]
    source, laid = _laid_out(lines, origin)
    found = annotate(source)
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    segments = list(_segments(found, laid, rows, edited, changes, conflicts))
    annotated = AnnotatedText(found.source, tuple(segments), tuple(_quotations(found, segments)), found.problems)
    annotated = revise(annotated, _speakers(annotated, rows, changes, conflicts))
    ids = {segment.id for segment in segments}
    changes += [Change("deleted", row.segment, row.words, "", "text") for row in edited.rows if row.segment not in ids]
    changes += [
        Change("untied", None, "", f"{what} was left out: only words in paragraphs are read")
        for what in edited.left_out
    ]
    changes += [
        Change("untied", segment if segment in ids else None, "", sentence) for segment, sentence in edited.told
    ]
    notes = tuple(_notes(edited, ids, changes))
    problems = (*annotated.problems, *_problems(why, changes, conflicts))
    return Reconciled(replace(annotated, notes=notes, problems=problems), tuple(changes), tuple(conflicts))


def _kinds_shown(rows: Mapping[str, Row], lines: Sequence[Sequence[Part]]) -> dict[str, Kind]:
    """Return the kind that each segment's row shows, or else the first of its styles that has one."""
    kinds = {name: Kind(row.kind.casefold()) for name, row in rows.items() if row.kind.casefold() in KINDS}
    for parts in lines:
        for part in parts:
            if part.segment and part.kind and part.segment not in kinds:
                kinds[part.segment] = part.kind
    return kinds


def _laid_out(lines: Sequence[tuple[Paragraph, Sequence[Part]]], origin: Origin) -> tuple[SourceText, list[_Laid]]:
    pieces: list[str] = []
    blocks: list[Block] = []
    laid: list[_Laid] = []
    at = 0
    for number, (paragraph, parts) in enumerate(lines):
        start = at + len(BETWEEN if number else "")
        pieces.append(BETWEEN if number else "")
        at = start
        for place, part in enumerate(parts):
            gap = part.gap if place else ""
            pieces += [gap, part.words]
            at += len(gap)
            laid.append(_Laid(Span(at, at + len(part.words)), part, paragraph))
            at += len(part.words)
        first = number == 0 and paragraph.role is Role.HEADING
        role = Role.HEADLINE if first else paragraph.role
        blocks.append(Block(start, at, role, f"paragraph {number + 1}"))
    return SourceText("".join(pieces), tuple(blocks), origin), laid


def _segments(
    found: AnnotatedText,
    laid: Sequence[_Laid],
    rows: Mapping[str, Row],
    edited: EditedFile,
    changes: list[Change],
    conflicts: list[Conflict],
) -> Iterator[Segment]:
    """Yield a segment for each part that is tied, and for the others what the program finds there."""
    labels = {c.label[0]: c.label[1] for c in edited.comments if c.label}
    used = {one.part.segment for one in laid if one.part.segment} | set(rows)
    number = max((int(name[1:]) for name in used if name and name[1:].isdecimal()), default=0) + 1
    seen: set[str] = set()
    place = 0
    handed = _handed_on(laid, rows)
    for one in laid:
        name = one.part.segment
        if name and name not in seen:
            seen.add(name)
            own = None if handed.get(name) is one.paragraph.sure_kind else one.paragraph.sure_kind
            kind = _settled(name, one.part.kind, own, rows.get(name), labels.get(name), changes, conflicts)
            if kind:
                yield _from_marks(name, one.span, kind, rows.get(name))
                continue
        while place < len(found.segments) and found.segments[place].end <= one.span.start:
            place += 1
        hand = next(iter(one.part.hands), Hand())
        changes.append(Change("new", f"s{number:02}", "", one.part.words, "text", hand.by, hand.date))
        for other in found.segments[place:]:
            span = tight(found.text, max(other.start, one.span.start), min(other.end, one.span.end))
            if other.start >= one.span.end:
                break
            if span:
                yield replace(other, id=f"s{number:02}", start=span.start, end=span.end)
                number += 1


def _handed_on(laid: Sequence[_Laid], rows: Mapping[str, Row]) -> dict[str, Kind]:
    """Return the kind of what stood right before a segment and is gone: LibreOffice hands its paragraph's style on."""
    here = {one.part.segment for one in laid}
    handed: dict[str, Kind] = {}
    gone: Kind | None = None
    for name, row in rows.items():
        if name not in here:
            gone = Kind(row.kind.casefold()) if row.kind.casefold() in KINDS else None
            continue
        if gone:
            handed[name] = gone
        gone = None
    return handed


def _settled(
    name: str,
    style: Kind | None,
    paragraph: Kind | None,
    row: Row | None,
    label: str | None,
    changes: list[Change],
    conflicts: list[Conflict],
) -> Kind | None:
    """Return the kind that a segment's carriers say. Where one of three says another, that is the edit; where two differ, nobody knows.

    A paragraph has the style of one kind where it has no other kinds, or where an editor gave it that.
    """
    said: dict[str, str] = {}
    if row:
        said["review sheet"] = row.kind.casefold()
    if label:
        said["comment"] = label
    if style:
        said["style"] = style.value
    if paragraph:
        said["paragraph style"] = paragraph.value
    for where, value in said.items():
        if value not in KINDS:
            changes.append(Change("untied", name, "", f"“{value}” in the {where} is no kind"))
    said = {where: value for where, value in said.items() if value in KINDS}
    values = Counter(said.values()).most_common()
    if not values:
        return None
    if len(values) == 1:
        return Kind(values[0][0])
    odd = [where for where, value in said.items() if value != values[0][0]]
    if len(said) > 2 and len(odd) == 1:
        changes.append(Change("kind", name, values[0][0], said[odd[0]], odd[0]))
        return Kind(said[odd[0]])
    conflicts.append(Conflict(name, "kind", "", tuple(said.items())))
    return Kind(next(iter(said.values())))


def _from_marks(name: str, span: Span, kind: Kind, row: Row | None) -> Segment:
    band, _, why = (row.why if row else "").partition(": ")
    reasons = tuple(reason for reason in why.split("; ") if reason) or (RULES[RuleId.MARKS].sentence,)
    return Segment(
        name, span.start, span.end, kind, BANDS.get(band, LIKELY), RuleId.MARKS, reasons, f"copydesk {VERSION}"
    )


def _quotations(found: AnnotatedText, segments: Sequence[Segment]) -> Iterator[Quotation]:
    """Yield the quotations that lie inside one segment."""
    place = 0
    for quotation in found.quotations:
        while place < len(segments) and segments[place].end <= quotation.start:
            place += 1
        if place < len(segments) and segments[place].start <= quotation.start and quotation.end <= segments[place].end:
            yield quotation


def _speakers(
    annotated: AnnotatedText, rows: Mapping[str, Row], changes: list[Change], conflicts: list[Conflict]
) -> list[Edit]:
    """Return the speakers that the review sheet names where the program found others.

    That the text does not hold such a name while it names somebody else is told: which of the two an editor changed, nobody knows.
    """
    edits: list[Edit] = []
    for segment in annotated.segments:
        row, quotations = rows.get(segment.id), annotated.quotations_in(segment)
        found = shown_speakers(quotations)
        if row is None or " ".join(row.speaker.split()) == found:
            continue
        hand = row.speaker_hand or Hand()
        named = speaker_edits(segment, row.speaker, quotations, replace(hand, by=hand.by or EDITOR))
        if named is None:
            sentence = (
                f"“{row.speaker}” in the review sheet is no name, or names more speakers or fewer than were found"
            )
            changes.append(Change("untied", segment.id, "", sentence, "review sheet"))
        if any(_is_another(edit, quotations) for edit in named or () if (edit.speaker or "") not in annotated.text):
            said = (("review sheet", row.speaker), ("text", found))
            conflicts.append(Conflict(segment.id, "speaker", row.speaker, said))
        edits += named or ()
    return edits


def _is_another(edit: Edit, quotations: Sequence[Quotation]) -> bool:
    """Tell whether the text names somebody else than an edit does, and not merely a part of that name."""
    found = [one.speaker for one in quotations if one.speaker and edit.quotation in (None, one.id)]
    return any(not set(name.split()) <= set((edit.speaker or "").split()) for name in found)


def _notes(edited: EditedFile, ids: "set[str]", changes: list[Change]) -> Iterator[Note]:
    for comment in edited.comments:
        if not comment.own or comment.resolved:
            hand = comment.hand
            segment = comment.segment if comment.segment in ids else None
            changes.append(Change("note", segment, "", comment.text, "comment", hand.by, hand.date))
            yield Note(segment, comment.text, hand.by, hand.date, comment.resolved)


def _problems(why: str, changes: Sequence[Change], conflicts: Sequence[Conflict]) -> Iterator[Problem]:
    yield Problem(f"{why} It was put together again from the marks in the text and the review sheet.")
    loose = sum(change.what in ("new", "untied") for change in changes)
    if loose:
        what = "1 passage" if loose == 1 else f"{loose} passages"
        yield Problem(f"{what} could not be tied to a mark, and was annotated anew. “copydesk changes” tells more.")
    if conflicts:
        names = ", ".join(conflict.segment for conflict in conflicts)
        yield Problem(f"The marks contradict each other ({names}). “copydesk changes” tells more.")
