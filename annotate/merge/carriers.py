"""What the carriers of an edited file say of the kinds and speakers of its segments, settled to edits, or to conflicts."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from annotate.merge.aligned import Aligned, Line
from annotate.merge.changes import Change, Log, Saying
from annotate.merge.edited_file import NOBODY, UNNAMED, Hand, Row, plain, shown_speaker, shown_speakers
from annotate.model import Kind, Quotation, Segment, TextType
from annotate.revision import Arranged, Edit
from source.dates import date_in

EDITOR = "editor"
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
KINDS = frozenset(Kind)
DASHES = frozenset("-‐‑‒–—")
# "King, Jr., pastor": the first comma is the name's.
_NAME = re.compile(r"[^,]*(?:,(?! )[^,]*)*(?:, (?:Jr|Sr|II|III|IV)\b\.?)?")


# Kinds ----------------------------------------------------------------------------------------------------------------


def kinds_said(aligned: Aligned, log: Log, *, undecided: Set[str] = frozenset()) -> list[Edit]:
    """Return the kinds that carriers give which differ from the baseline: style, style of the paragraph, review sheet, comment.

    What the kind was of the segments ``undecided``, the baseline does not know: there, carriers must differ from each other.
    """
    labels, paragraphs = _labels(aligned), _paragraph_kinds(aligned, log)
    edits = []
    for segment in aligned.baseline.segments:
        rows, here = aligned.rows.get(segment.id, ()), aligned.places.get(segment.id, ())
        said = list(labels.get(segment.id, ()))
        said += [Saying(row.kind.casefold(), "review sheet", row.kind_hand or aligned.hand) for row in rows]
        if here and here[0][1].kind and len({part.kind for _, part in here}) == 1:
            said.append(Saying(here[0][1].kind, "style", aligned.hand_of(here[0][1].hands)))
        if segment.id in paragraphs:
            said.append(paragraphs[segment.id])
        if edit := _settled_kind(segment, said, log, known=segment.id not in undecided):
            edits.append(edit)
    return edits


def _labels(aligned: Aligned) -> dict[str, list[Saying]]:
    """Return what comments say of the kinds: our own, changed by somebody, or an answer that begins like ours."""
    said: dict[str, list[Saying]] = {}
    for comment in aligned.edited.comments:
        if comment.label and comment.label[0] in aligned.segments:
            hand = comment.editor or (aligned.hand if comment.own else comment.hand)
            said.setdefault(comment.label[0], []).append(Saying(comment.label[1], "comment", hand))
    return said


def _settled_kind(segment: Segment, said: Sequence[Saying], log: Log, *, known: bool) -> Edit | None:
    for one in said:
        if one.value not in KINDS:
            log.untied(segment.id, f"“{one.value}” in the {one.where} is no kind")
    other = [one for one in said if one.value in KINDS and not (known and one.value == segment.kind)]
    values = dict.fromkeys(one.value for one in other)
    if len(values) > 1:
        # Which of them was changed, and so by whom, is not known where the baseline is not.
        differing = other if known else [replace(one, hand=NOBODY) for one in other]
        log.conflict(segment.id, "kind", segment.kind if known else "", differing)
    if len(values) != 1 or segment.kind in values:
        return None
    hand = next((one.hand for one in other if one.hand.by), other[0].hand)
    where = ", ".join(dict.fromkeys(one.where for one in other))
    log.tell("kind", segment.id, hand, before=segment.kind, after=other[0].value, where=where)
    return Edit(segment.id, kind=other[0].value, by=hand.by or EDITOR, date=hand.date)


def _paragraph_kinds(aligned: Aligned, log: Log) -> dict[str, Saying]:
    """Return what the styles of whole paragraphs say, where they can be trusted.

    Not where words of several blocks stand in one paragraph, and not where LibreOffice may have handed the style on.
    """
    said: dict[str, Saying] = {}
    kinds = _single_kinds(aligned)
    homes = [[aligned.blocks[part.segment] for part in parts if part.segment] for _, parts in aligned.lines]
    shown = sorted({block for blocks in homes for block in blocks})
    row = [blocks[0] for blocks in homes if blocks]
    place = -1
    for (paragraph, parts), blocks in zip(aligned.lines, homes, strict=True):
        place += bool(blocks)
        kind = paragraph.sure_kind if paragraph else None
        if paragraph is None or kind is None or len(set(blocks)) != 1:
            continue
        beside = {*_gone_before(blocks[0], shown), *_strangers_beside(row, place, shown)}
        if paragraph.labelled and any(kinds[block] is kind for block in beside):
            if kind is not kinds[blocks[0]]:
                first = next(part.segment for part in parts if part.segment)
                log.changes.append(Change("handed on", first, "", kind, "paragraph style"))
            continue
        for part in parts:
            if part.segment and (part.kind is None or kinds[blocks[0]] is None):
                said[part.segment] = Saying(kind, "paragraph style", paragraph.hand or aligned.hand)
    return said


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


def _single_kinds(aligned: Aligned) -> list[Kind | None]:
    """Return the one kind of each block of the baseline, None where it has several."""
    kinds = ({segment.kind for segment in segments} for _, segments in aligned.baseline.blocks_with_segments())
    return [one.pop() if len(one) == 1 else None for one in kinds]


def on_pieces(aligned: Aligned, lines: Sequence[Line], arranged: Arranged, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits for all the pieces that a segment was cut into.

    A speaker is named where somebody speaks, a kind where the piece's own style says no other.
    """
    if not edits:
        return []
    pieces: dict[str, list[tuple[str, Kind | None]]] = {}
    for (_, parts), ids in zip(lines, arranged.ids, strict=True):
        for part, name in zip(parts, ids, strict=True):
            pieces.setdefault(part.segment or "", []).append((name, part.kind))
    inside = {segment.id: quotations for segment, quotations in arranged.annotated.segments_with_quotations()}
    on: list[Edit] = []
    for edit in edits:
        before = aligned.segments[edit.segment].kind
        here = pieces.get(edit.segment, [])
        if edit.kind is not None:
            names = [name for name, kind in here if name == edit.segment or kind in (None, before, edit.kind)]
        else:
            names = [name for name, _ in here if inside[name]]
        on += [replace(edit, segment=name) for name in names or [edit.segment]]
    return [one for edit in on for one in _on_halves(edit, inside[edit.segment])]


def _on_halves(edit: Edit, quotations: Sequence[Quotation]) -> Iterator[Edit]:
    """Yield an edit that names the speaker of one quotation for each of its halves that are here: q03, q03b."""
    if edit.quotation is None:
        yield edit
        return
    for quotation in quotations:
        if quotation.id.startswith(edit.quotation) and not quotation.id.removeprefix(edit.quotation).strip("b"):
            yield replace(edit, quotation=quotation.id)


def kinds_of_cuts(
    aligned: Aligned, lines: Sequence[Line], arranged: Arranged, log: Log, *, settled: Mapping[str, str]
) -> list[Edit]:
    """Return the kinds of segments that an editor cut by giving a part of one another style; ``settled`` are the kinds that they have
    already.
    """
    cut = _cut_by_style(aligned)
    edits = []
    for (_, parts), ids in zip(lines if cut else (), arranged.ids if cut else (), strict=True):
        for part, name in zip(parts, ids, strict=True):
            if part.kind is None or part.segment is None or part.segment not in cut:
                continue
            before, hand = aligned.segments[part.segment].kind, aligned.hand_of(part.hands)
            if part.kind is before or settled.get(name) == part.kind:
                continue
            if name in settled:
                said = [Saying(part.kind, "style", hand), Saying(settled[name], "review sheet or comment", hand)]
                log.conflict(name, "kind", before, said)
                log.forget("kind", name)
                continue
            log.tell("kind", name, hand, before=before, after=part.kind, where="style")
            edits.append(Edit(name, kind=part.kind, by=hand.by or EDITOR, date=hand.date))
    return edits


def _cut_by_style(aligned: Aligned) -> set[str]:
    """Return the segments of which parts have styles of several kinds."""
    return {
        name
        for name, here in aligned.places.items()
        if len({part.kind or aligned.segments[name].kind for _, part in here}) > 1
    }


# Speakers ---------------------------------------------------------------------------------------------------------------


def speakers_said(aligned: Aligned, log: Log) -> list[Edit]:
    """Return the speakers that the review sheet names where it does not say what we wrote."""
    edits: list[Edit] = []
    for segment, quotations in aligned.baseline.segments_with_quotations():
        shown = shown_speakers(quotations)
        other = [row for row in aligned.rows.get(segment.id, ()) if plain(row.speaker) != plain(shown)]
        if len({plain(row.speaker) for row in other}) > 1:
            said = [Saying(row.speaker, "review sheet", row.speaker_hand or aligned.hand) for row in other]
            log.conflict(segment.id, "speaker", shown, said)
        elif other:
            edits += _named(segment, quotations, other[0], other[0].speaker_hand or aligned.hand, log)
    return edits


def _named(segment: Segment, quotations: Sequence[Quotation], row: Row, hand: Hand, log: Log) -> list[Edit]:
    edits = speaker_edits(segment, row.speaker, quotations, replace(hand, by=hand.by or EDITOR))
    if edits is None:
        sentence = "in the review sheet is no name, or names more speakers or fewer than the segment has"
        log.untied(segment.id, f"“{row.speaker}” {sentence}")
        return []
    before = shown_speakers(quotations)
    log.tell("speaker", segment.id, hand, before=before, after=row.speaker, where="review sheet")
    return edits


def speaker_edits(segment: Segment, words: str, quotations: Sequence[Quotation], hand: Hand) -> list[Edit] | None:
    """Return the edits that name the speakers of a segment as the review sheet does, None where that is no name or another number of names.

    A dash names nobody, as an empty cell does.
    """
    words = "" if plain(words) and set(plain(words)) <= DASHES else words
    if plain(words) and not any(character.isalnum() for character in words):
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
    words = plain(words).replace("، ", ", ").rstrip(" ,،")
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


# What is said of the whole ------------------------------------------------------------------------------------------------


def text_type_said(aligned: Aligned, log: Log) -> tuple[TextType, tuple[str, ...]]:
    """Return what the text is as a whole, with the reasons: as an editor says, or as it was."""
    before = aligned.baseline.text_type
    for detail in aligned.edited.details:
        after = plain(detail.words).lower().replace("-", " ")
        if detail.name != "text_type" or after == before:
            continue
        if after not in set(TextType):
            log.untied(None, f"“{plain(detail.words)}” in the review sheet is no type of text: {', '.join(TextType)}")
            continue
        hand = detail.hand or aligned.hand
        log.tell("detail", None, hand, before=before, after=after, where=detail.label)
        return TextType(after), (f"said by {hand.by or EDITOR}",)
    return before, aligned.baseline.type_reasons


def details_said(aligned: Aligned, log: Log) -> dict[str, Any]:
    """Return the headline, author, outlet and date that an editor corrected, by the fields of the origin."""
    origin = aligned.baseline.source.origin
    corrected: dict[str, Any] = {}
    for detail in aligned.edited.details:
        if detail.name == "text_type":
            continue
        before, after = plain(getattr(origin, detail.name) or ""), plain(detail.words)
        if before == after:
            continue
        if detail.name == "date" and after and not _DAY.fullmatch(after):
            day = date_in(after)
            if day is None:
                log.untied(None, f"“{after}” in the review sheet is no date: write it as in 2026-11-24")
                continue
            after = day
        hand = detail.hand or aligned.hand
        log.tell("detail", None, hand, before=before, after=after, where=detail.label)
        corrected[detail.name] = after or None
    return corrected
