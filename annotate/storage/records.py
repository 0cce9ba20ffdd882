"""Each record of an annotated text as plain values, and back: every field is checked and named on the way in.

``…_fields`` turn a record into values, ``…_from`` turn values into a record. JSON is written of these, and our XML.
"""

from hashlib import sha256

from annotate.model import AnnotatedText, Kind, Mode, Note, Quotation, Segment, TextType
from annotate.storage.fields import (
    Fields,
    Keys,
    check_keys,
    choice_at,
    id_at,
    record_at,
    share_at,
    span_at,
    text_at,
    text_or_none_at,
    texts_at,
    truth_at,
    whole_at,
)
from source.errors import AnnotationError
from source.model import STATEMENTS, Block, Cell, Hints, Origin, Problem, Remark, Role, SourceText, Span

SOURCE = Keys(
    ("name", "media_type", "sha256", "title", "author", "outlet", "date", "language", "text", "blocks", "replaced"),
    ("encoding", "decoded", *STATEMENTS, "text_sha256", "problems", "remarks"),
)
STATEMENT = Keys(("start", "end"))
TYPE = ("text_type", "type_reasons")
BLOCK = Keys(("start", "end", "role", "locator"), ("hints", "cell", "label"))
CELL = Keys(("table", "row", "column", "header"))
HINTS = Keys(("tag", "inside", "words", "link_share", "level"), ("apart",))
SEGMENT = Keys(("id", "start", "end", "kind", "confidence", "why", "by"), ("rule",))
MENTIONS = ("speaker_start", "speaker_end", "cue_start", "cue_end")
QUOTATION = Keys(("id", "segment", "start", "end", "mode", "speaker", "role", *MENTIONS), ("confidence", "rule", "why"))
PROBLEM = Keys(("sentence", "start", "end"))
REMARK = Keys(("start", "end", "by", "date", "text", "resolved"))
NOTE = Keys(("segment", "text", "by", "date", "resolved"))
BASELINE = Keys(("text", "text_sha256"))


# From records to values.


def origin_fields(origin: Origin) -> dict[str, object]:
    """Return what is known of where a text came from."""
    return {
        "name": origin.name,
        "media_type": origin.media_type,
        "sha256": origin.sha256,
        "title": origin.title,
        "author": origin.author,
        "outlet": origin.outlet,
        "date": origin.date,
        "language": origin.language,
        "encoding": origin.encoding,
        "decoded": origin.decoded,
        "replaced": origin.replaced,
    } | {name: statement_fields(getattr(origin, name)) for name in STATEMENTS}


def statement_fields(span: Span | None) -> dict[str, object] | None:
    """Return the place of what a text says of itself; None where it does not."""
    return {"start": span.start, "end": span.end} if span else None


def type_fields(annotated: AnnotatedText) -> dict[str, object]:
    """Return what the text is as a whole, and why."""
    return {"text_type": annotated.text_type.value, "type_reasons": list(annotated.type_reasons)}


def block_fields(block: Block) -> dict[str, object]:
    """Return a block's fields; ``hints`` is None where the file says nothing of it, ``cell`` where it stands in no table."""
    return {
        "start": block.start,
        "end": block.end,
        "role": block.role.value,
        "locator": block.locator,
        "hints": hints_fields(block.hints) if block.hints else None,
        "cell": cell_fields(block.cell) if block.cell else None,
        "label": block.label,
    }


def cell_fields(cell: Cell) -> dict[str, object]:
    """Return the fields of a block's place in a table."""
    return {"table": cell.table, "row": cell.row, "column": cell.column, "header": cell.header}


def hints_fields(hints: Hints) -> dict[str, object]:
    """Return the fields of a block's hints."""
    return {
        "tag": hints.tag,
        "inside": list(hints.inside),
        "words": list(hints.words),
        "link_share": float(hints.link_share),
        "level": hints.level,
        "apart": hints.apart,
    }


def segment_fields(segment: Segment) -> dict[str, object]:
    """Return a segment's fields."""
    return {
        "id": segment.id,
        "start": segment.start,
        "end": segment.end,
        "kind": segment.kind.value,
        "confidence": float(segment.confidence),
        "why": list(segment.reasons),
        "by": segment.by,
        "rule": segment.rule,
    }


def quotation_fields(quotation: Quotation, home: Segment) -> dict[str, object]:
    """Return the fields of a quotation, and the id of the segment that it lies in."""
    speaker, cue = quotation.speaker_span, quotation.cue_span
    return {
        "id": quotation.id,
        "segment": home.id,
        "start": quotation.start,
        "end": quotation.end,
        "mode": quotation.mode.value,
        "speaker": quotation.speaker,
        "role": quotation.role,
        "speaker_start": speaker.start if speaker else None,
        "speaker_end": speaker.end if speaker else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "confidence": float(quotation.confidence),
        "rule": quotation.rule,
        "why": list(quotation.reasons),
    }


def problem_fields(problem: Problem) -> dict[str, object]:
    """Return a problem's fields; its offsets are None where it concerns the whole."""
    span = problem.span
    return {
        "sentence": problem.sentence,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


def remark_fields(remark: Remark) -> dict[str, object]:
    """Return the fields of a comment that stood in the file; its offsets are None where it concerns the whole."""
    span = remark.span
    return {
        "start": span.start if span else None,
        "end": span.end if span else None,
        "by": remark.by,
        "date": remark.date,
        "text": remark.text,
        "resolved": remark.resolved,
    }


def note_fields(note: Note) -> dict[str, object]:
    """Return a note's fields."""
    return {
        "segment": note.segment,
        "text": note.text,
        "by": note.by,
        "date": note.date,
        "resolved": note.resolved,
    }


def baseline_fields(text: str) -> dict[str, object]:
    """Return the fields of the text as it was before an editor changed it."""
    return {"text": text, "text_sha256": checksum(text)}


def source_fields(source: SourceText) -> dict[str, object]:
    """Return a source's fields: its origin, its text with the checksum, its blocks, and what was told or said of it."""
    values = origin_fields(source.origin)
    values["text"] = source.text
    values["blocks"] = [block_fields(block) for block in source.blocks]
    values["text_sha256"] = checksum(source.text)
    values["problems"] = [problem_fields(problem) for problem in source.problems]
    values["remarks"] = [remark_fields(remark) for remark in source.remarks]
    return {key: values[key] for key in SOURCE.fixed + SOURCE.added}


def checksum(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8."""
    return sha256(text.encode()).hexdigest()


# From values to records. Each raises AnnotationError and names the field.


def origin_from(fields: Fields) -> Origin:
    """Return the origin among the fields of a source."""
    return Origin(
        name=text_at(fields, "name"),
        media_type=text_at(fields, "media_type"),
        sha256=text_at(fields, "sha256"),
        title=text_or_none_at(fields, "title"),
        author=text_or_none_at(fields, "author"),
        outlet=text_or_none_at(fields, "outlet"),
        date=text_or_none_at(fields, "date"),
        language=text_or_none_at(fields, "language"),
        encoding=text_or_none_at(fields, "encoding"),
        decoded=text_or_none_at(fields, "decoded"),
        replaced=whole_at(fields, "replaced"),
        **{name: _statement_from(fields, name) for name in STATEMENTS},
    )


def _statement_from(fields: Fields, name: str) -> Span | None:
    if fields.values.get(name) is None:
        return None
    place = record_at(fields, name)
    check_keys(place, STATEMENT)
    return Span(whole_at(place, "start"), whole_at(place, "end"))


def type_from(fields: Fields) -> tuple[TextType, tuple[str, ...]]:
    """Return what the text is as a whole, and why; news without a reason where an older file does not say."""
    text_type = choice_at(fields, "text_type", TextType) if "text_type" in fields.values else TextType.NEWS
    return text_type, texts_at(fields, "type_reasons")


def block_from(fields: Fields) -> Block:
    """Return the block of these fields."""
    check_keys(fields, BLOCK)
    hints = record_at(fields, "hints") if fields.values.get("hints") is not None else None
    cell = record_at(fields, "cell") if fields.values.get("cell") is not None else None
    return Block(
        whole_at(fields, "start"),
        whole_at(fields, "end"),
        choice_at(fields, "role", Role),
        text_at(fields, "locator"),
        _hints_from(hints) if hints else None,
        _cell_from(cell) if cell else None,
        text_at(fields, "label") if "label" in fields.values else "",
    )


def _hints_from(fields: Fields) -> Hints:
    check_keys(fields, HINTS)
    level = None if fields.values["level"] is None else whole_at(fields, "level")
    apart = None if fields.values.get("apart") is None else whole_at(fields, "apart")
    return Hints(
        text_at(fields, "tag"),
        texts_at(fields, "inside"),
        texts_at(fields, "words"),
        share_at(fields, "link_share"),
        level,
        apart,
    )


def _cell_from(fields: Fields) -> Cell:
    check_keys(fields, CELL)
    table, row, column = (whole_at(fields, key, least=1) for key in ("table", "row", "column"))
    return Cell(table, row, column, truth_at(fields, "header"))


def segment_from(fields: Fields) -> Segment:
    """Return the segment of these fields."""
    check_keys(fields, SEGMENT)
    return Segment(
        id_at(fields, "id"),
        whole_at(fields, "start"),
        whole_at(fields, "end"),
        choice_at(fields, "kind", Kind),
        share_at(fields, "confidence"),
        text_at(fields, "rule") if "rule" in fields.values else "",
        texts_at(fields, "why"),
        text_at(fields, "by"),
    )


def quotation_from(fields: Fields) -> Quotation:
    """Return the quotation of these fields; whether it lies in its ``segment`` is for ``check_homes``."""
    check_keys(fields, QUOTATION)
    return Quotation(
        id_at(fields, "id"),
        whole_at(fields, "start"),
        whole_at(fields, "end"),
        choice_at(fields, "mode", Mode),
        text_or_none_at(fields, "speaker"),
        text_or_none_at(fields, "role"),
        span_at(fields, "speaker_start", "speaker_end"),
        span_at(fields, "cue_start", "cue_end"),
        share_at(fields, "confidence") if "confidence" in fields.values else 1.0,
        text_at(fields, "rule") if "rule" in fields.values else "",
        texts_at(fields, "why") if "why" in fields.values else (),
    )


def problem_from(fields: Fields) -> Problem:
    """Return the problem of these fields."""
    check_keys(fields, PROBLEM)
    return Problem(text_at(fields, "sentence"), span_at(fields, "start", "end"))


def remark_from(fields: Fields) -> Remark:
    """Return the comment of these fields."""
    check_keys(fields, REMARK)
    span, date = span_at(fields, "start", "end"), text_or_none_at(fields, "date")
    return Remark(span, text_at(fields, "by"), date, text_at(fields, "text"), truth_at(fields, "resolved"))


def note_from(fields: Fields) -> Note:
    """Return the note of these fields."""
    check_keys(fields, NOTE)
    segment = id_at(fields, "segment") if fields.values["segment"] is not None else None
    date = text_or_none_at(fields, "date")
    return Note(segment, text_at(fields, "text"), text_at(fields, "by"), date, truth_at(fields, "resolved"))


def baseline_from(fields: Fields) -> str:
    """Return the text as it was before an editor changed it."""
    check_keys(fields, BASELINE)
    text = text_at(fields, "text")
    check_text(text, fields.values["text_sha256"])
    return text


def check_text(text: str, expected: object) -> None:
    """Raise AnnotationError if a text has line ends that ours never has, or not the checksum written beside it."""
    if "\r" in text:
        raise AnnotationError(f"the text has a carriage return at {text.index(chr(13))}. Line ends must be LF.")
    if expected is not None and expected != checksum(text):
        raise AnnotationError(
            "the text was changed after copydesk wrote the file. Make the file again and change it with copydesk."
        )
