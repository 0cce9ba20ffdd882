"""Where the annotation that came with an edited file is gone or damaged, a baseline is made of the file's own marks.

There a segment has the kind that most of its carriers show, the speakers of its row in the review sheet, and the words that it has now.
With that the file is merged like any other, so that nothing is lost but exact reasons and confidences, and what was done to words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

from annotate.merge.aligned import Aligned
from annotate.merge.alignment import Known, Part, align
from annotate.merge.carriers import EDITOR, KINDS, speaker_edits
from annotate.merge.changes import Change, Conflict, Log, Reconciled, Saying
from annotate.merge.edited_file import NOBODY, EditedFile, Row, plain, shown_speakers
from annotate.merge.reannotation import inside
from annotate.merge.repairs import with_proposals
from annotate.merge.three_way import merge
from annotate.model import CONFIDENCE, AnnotatedText, Band, Kind, Quotation, Segment
from annotate.pipeline import annotate
from annotate.revision import Edit, Layout, Placed, lay_out, revise
from annotate.rules import RULES, RuleId
from source.model import Block, Origin, Problem, Role, SourceText
from source.version import VERSION

CUT = " …"
BETWEEN = "\n\n"


def recover(edited: EditedFile, origin: Origin, *, why: str) -> Reconciled:
    """Return what the marks of an edited file say; ``why`` tells what became of the baseline."""
    edited, log = with_proposals(edited), Log()
    rows: dict[str, Row] = {}
    for row in edited.rows:
        rows.setdefault(row.segment, row)
    known = [Known(row.segment, row.words.removesuffix(CUT), row.words.endswith(CUT)) for row in edited.rows]
    parts = align(edited.paragraphs, known)
    shown = _kinds_shown(edited, parts)
    parts = [[part if part.segment in shown else replace(part, segment=None) for part in line] for line in parts]
    layout = lay_out(_paragraphs(_lines(edited, parts, rows.values()), shown, rows), end="")
    baseline = _with_details(_with_speakers(_annotated(layout, origin), rows, log), edited)
    undecided = frozenset(name for name, kinds in shown.items() if len(kinds) < 2 or not _most(kinds))
    merged = merge(Aligned.of(baseline, edited, parts), log, undecided=undecided)
    # What was before the edit is not known, least of all word for word.
    problems = (*merged.annotated.problems, *_problems(why, merged.changes, merged.conflicts))
    return replace(merged, annotated=replace(merged.annotated, baseline=None, problems=problems))


# Kinds ----------------------------------------------------------------------------------------------------------------


def _kinds_shown(edited: EditedFile, parts: Sequence[Sequence[Part]]) -> dict[str, list[Kind]]:
    """Return the kinds that the carriers of each segment show, one each: row, comment, style, style of the paragraph."""
    said: list[tuple[str | None, str, str | None]] = [(row.segment, "row", row.kind.casefold()) for row in edited.rows]
    said += [(comment.label[0], "comment", comment.label[1]) for comment in edited.comments if comment.label]
    for paragraph, line in zip(edited.paragraphs, parts, strict=True):
        said += [(part.segment, "style", part.kind) for part in line]
        said += [(part.segment, "paragraph", paragraph.sure_kind) for part in line]
    shown: dict[str, list[Kind]] = {}
    for segment, _, kind in dict.fromkeys(said):
        if segment and kind in KINDS:
            shown.setdefault(segment, []).append(Kind(kind))
    return shown


def _most(kinds: Sequence[Kind]) -> Kind | None:
    """Return the kind that all carriers show, or all but one of three or more: that one is the edit. None where nobody knows."""
    ((most, count),) = Counter(kinds).most_common(1)
    return most if count == len(kinds) or 1 < count == len(kinds) - 1 else None


def _segment(name: str, kinds: Sequence[Kind], row: Row | None) -> Segment:
    kind = _most(kinds) or kinds[0] if kinds else Kind.CLAIM
    band, _, why = (row.why if row else "").partition(": ")
    reasons = tuple(reason for reason in why.split("; ") if reason) or (RULES[RuleId.MARKS].sentence,)
    confidence = CONFIDENCE[Band(band) if band in CONFIDENCE else Band.LIKELY]
    return Segment(name, 0, 0, kind, confidence, RuleId.MARKS, reasons, f"copydesk {VERSION}")


# Words ----------------------------------------------------------------------------------------------------------------


def _lines(edited: EditedFile, parts: Sequence[Sequence[Part]], rows: Iterable[Row]) -> list[tuple[Role, list[Part]]]:
    """Return the paragraphs with their parts but new words, and behind the row before it, what each row says whose words are gone."""
    last = {part.segment: number for number, line in enumerate(parts) for part in line}
    gone: dict[str | None, list[Part]] = {}
    before: str | None = None
    for row in rows:
        if row.segment in last:
            before = row.segment
        else:
            gone.setdefault(before, []).append(Part(row.segment, row.words or CUT.strip()))
    lines = [(Role.PARAGRAPH, [part]) for part in gone.pop(None, ())]
    for number, (paragraph, line) in enumerate(zip(edited.paragraphs, parts, strict=True)):
        lines.append((paragraph.role, [part for part in line if part.segment]))
        done = (one.segment for one in line if last[one.segment] == number)
        lines += [(Role.PARAGRAPH, [part]) for segment in done for part in gone.pop(segment, ())]
    return lines


def _paragraphs(
    lines: Sequence[tuple[Role, Sequence[Part]]], shown: Mapping[str, Sequence[Kind]], rows: Mapping[str, Row]
) -> Iterator[tuple[Block, list[Placed]]]:
    """Yield the paragraphs with their segments, each where it stands first; lines that share one were one paragraph."""
    homes: dict[int, int] = {}
    placed: dict[int, list[Placed]] = {}
    seen: set[str | None] = set()
    numbered = ((number, part) for number, (_, line) in enumerate(lines) for part in line)
    for name, run in groupby(numbered, key=lambda one: one[1].segment):
        if name is None or name in seen:
            continue
        seen.add(name)
        together = list(run)
        line, first = together[0]
        home = homes.setdefault(line, line)
        homes.update((here, home) for here, _ in together)
        words = first.words
        for (before, _), (here, part) in pairwise(together):
            words += (part.gap if here == before else " ") + part.words
        gap = first.gap if home in placed else BETWEEN if placed else ""
        segment = _segment(name, shown.get(name, []), rows.get(name))
        placed.setdefault(home, []).append(Placed(segment, gap, words))
    for count, (home, inside_it) in enumerate(placed.items(), 1):
        role = lines[home][0]
        role = Role.HEADLINE if count == 1 and role is Role.HEADING else role
        yield Block(0, 0, role, f"paragraph {count}"), inside_it


def _annotated(layout: Layout, origin: Origin) -> AnnotatedText:
    """Return the segments laid out, with the quotations that the program finds in them."""
    found = annotate(SourceText(layout.text, layout.blocks, origin))
    quotations = inside(found.quotations, layout.segments)
    return replace(found, segments=layout.segments, quotations=tuple(quotations))


def _with_details(annotated: AnnotatedText, edited: EditedFile) -> AnnotatedText:
    """Return the text with the headline, author, outlet and date that the file states, whoever wrote them."""
    stated: dict[str, Any] = {
        detail.name: detail.words or None for detail in edited.details if detail.name != "text_type"
    }
    return replace(annotated, source=replace(annotated.source, origin=replace(annotated.source.origin, **stated)))


# Speakers ---------------------------------------------------------------------------------------------------------------


def _with_speakers(annotated: AnnotatedText, rows: Mapping[str, Row], log: Log) -> AnnotatedText:
    """Return the text with the speakers whom the review sheet names where the program found others.

    That the text does not hold such a name while it names somebody else is told: which of the two an editor changed, nobody knows.
    """
    edits: list[Edit] = []
    for segment, quotations in annotated.segments_with_quotations():
        row, found = rows.get(segment.id), shown_speakers(quotations)
        if row is None or plain(row.speaker) == found:
            continue
        hand = row.speaker_hand or NOBODY
        named = speaker_edits(segment, row.speaker, quotations, replace(hand, by=hand.by or EDITOR)) or []
        if any(_is_another(edit, quotations) for edit in named if (edit.speaker or "") not in annotated.text):
            said = (Saying(row.speaker, "review sheet", NOBODY), Saying(found, "text", NOBODY))
            log.conflict(segment.id, "speaker", row.speaker, said)
        edits += named
    return revise(annotated, edits)


def _is_another(edit: Edit, quotations: Sequence[Quotation]) -> bool:
    """Tell whether the text names somebody else than an edit does, and not merely a part of that name."""
    found = [one.speaker for one in quotations if one.speaker and edit.quotation in (None, one.id)]
    return any(not set(name.split()) <= set((edit.speaker or "").split()) for name in found)


# What to tell -------------------------------------------------------------------------------------------------------------


def _problems(why: str, changes: Sequence[Change], conflicts: Sequence[Conflict]) -> Iterator[Problem]:
    yield Problem(f"{why} It was put together again from the marks in the text and the review sheet.")
    loose = sum(change.what in ("new", "untied") for change in changes)
    if loose:
        what = "1 passage" if loose == 1 else f"{loose} passages"
        yield Problem(f"{what} could not be tied to a mark, and was annotated anew. “copydesk changes” tells more.")
    if conflicts:
        names = ", ".join(conflict.segment for conflict in conflicts)
        yield Problem(f"The marks contradict each other ({names}). “copydesk changes” tells more.")
