"""An AnnotatedText as JSON and back: everything that the model holds, and every field checked and named on the way in.

``…_fields`` turn a record into plain values, ``…_from`` turn values into a record; our XML has the same fields.
"""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import NoReturn

from annotate.model import AnnotatedText, Kind, Mode, Note, Quotation, Segment
from annotate.storage.fields import (
    Fields,
    Keys,
    check_keys,
    choice_at,
    id_at,
    record_at,
    records_at,
    refuse,
    share_at,
    shown,
    span_at,
    text_at,
    text_or_none_at,
    texts_at,
    truth_at,
    whole_at,
)
from source.errors import AnnotationError
from source.model import Block, Hints, Origin, Problem, Role, SourceText

FORMAT = 1
UNIT = "codepoint"

FILE = Keys(("copydesk", "source", "offset_unit", "segments", "quotations"), ("problems", "notes", "baseline"))
SOURCE = Keys(
    ("name", "media_type", "sha256", "title", "author", "outlet", "date", "language", "text", "blocks", "replaced"),
    ("encoding", "decoded", "text_sha256", "problems"),
)
BLOCK = Keys(("start", "end", "role", "locator"), ("hints",))
HINTS = Keys(("tag", "inside", "words", "link_share", "level"))
SEGMENT = Keys(("id", "start", "end", "kind", "confidence", "why", "by"), ("rule",))
MENTIONS = ("speaker_start", "speaker_end", "cue_start", "cue_end")
QUOTATION = Keys(("id", "segment", "start", "end", "mode", "speaker", "role", *MENTIONS), ("confidence", "rule", "why"))
PROBLEM = Keys(("sentence", "start", "end"))
NOTE = Keys(("segment", "text", "by", "date", "resolved"))
BASELINE = Keys(("text", "text_sha256"))


def to_json(annotated: AnnotatedText) -> str:
    """Return the text with its annotations as one line of JSON, with a line end; ``from_json`` gives back its equal."""
    record = {
        "copydesk": FORMAT,
        "source": _source_fields(annotated.source),
        "offset_unit": UNIT,
        "segments": [segment_fields(segment) for segment in annotated.segments],
        "quotations": [quotation_fields(q, annotated.segment_of(q)) for q in annotated.quotations],
        "problems": [problem_fields(problem) for problem in annotated.problems],
        "notes": [note_fields(note) for note in annotated.notes],
        "baseline": None if annotated.baseline is None else baseline_fields(annotated.baseline),
    }
    return json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"


def from_json(text: str | bytes) -> AnnotatedText:
    """Return the annotated text that ``to_json`` wrote. Raises AnnotationError, which names the field at fault."""
    record = Fields("", _parse(text))
    if record.values.get("copydesk") != FORMAT or isinstance(record.values["copydesk"], bool):
        refuse(record, "copydesk", f"{FORMAT}, the version of the format that this program reads")
    check_keys(record, FILE)
    if record.values["offset_unit"] != UNIT:
        refuse(record, "offset_unit", f"“{UNIT}”")
    source = record_at(record, "source")
    check_keys(source, SOURCE)
    words = text_at(source, "text")
    check_text(words, source.values.get("text_sha256"))
    quotations = records_at(record, "quotations", lambda fields: fields)
    annotated = assembled(
        words,
        origin=origin_from(source),
        blocks=records_at(source, "blocks", block_from),
        reading_problems=records_at(source, "problems", problem_from),
        segments=records_at(record, "segments", segment_from),
        quotations=[quotation_from(fields) for fields in quotations],
        problems=records_at(record, "problems", problem_from),
        notes=records_at(record, "notes", note_from),
        baseline=baseline_from(record_at(record, "baseline")) if record.values.get("baseline") is not None else None,
    )
    check_homes(annotated, quotations)
    return annotated


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
    }


def block_fields(block: Block) -> dict[str, object]:
    """Return a block's fields; ``hints`` is None where the file says nothing of it."""
    return {
        "start": block.start,
        "end": block.end,
        "role": block.role.value,
        "locator": block.locator,
        "hints": hints_fields(block.hints) if block.hints else None,
    }


def hints_fields(hints: Hints) -> dict[str, object]:
    """Return the fields of a block's hints."""
    return {
        "tag": hints.tag,
        "inside": list(hints.inside),
        "words": list(hints.words),
        "link_share": float(hints.link_share),
        "level": hints.level,
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


def _source_fields(source: SourceText) -> dict[str, object]:
    values = origin_fields(source.origin)
    values["text"] = source.text
    values["blocks"] = [block_fields(block) for block in source.blocks]
    values["text_sha256"] = checksum(source.text)
    values["problems"] = [problem_fields(problem) for problem in source.problems]
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
    )


def block_from(fields: Fields) -> Block:
    """Return the block of these fields."""
    check_keys(fields, BLOCK)
    hints = record_at(fields, "hints") if fields.values.get("hints") is not None else None
    return Block(
        whole_at(fields, "start"),
        whole_at(fields, "end"),
        choice_at(fields, "role", Role),
        text_at(fields, "locator"),
        _hints_from(hints) if hints else None,
    )


def _hints_from(fields: Fields) -> Hints:
    check_keys(fields, HINTS)
    level = None if fields.values["level"] is None else whole_at(fields, "level")
    return Hints(
        text_at(fields, "tag"),
        texts_at(fields, "inside"),
        texts_at(fields, "words"),
        share_at(fields, "link_share"),
        level,
    )


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


def assembled(
    text: str,
    *,
    origin: Origin,
    blocks: Iterable[Block],
    reading_problems: Iterable[Problem],
    segments: Iterable[Segment],
    quotations: Iterable[Quotation],
    problems: Iterable[Problem],
    notes: Iterable[Note] = (),
    baseline: str | None = None,
) -> AnnotatedText:
    """Return the whole that the model's own checks accept. Raises AnnotationError."""
    try:
        source = SourceText(text, tuple(blocks), origin, tuple(reading_problems))
        annotated = AnnotatedText(source, tuple(segments), tuple(quotations), tuple(problems), tuple(notes), baseline)
    except ValueError as error:
        raise AnnotationError(f"{error}. Correct its offsets, or make the file again from its source.") from error
    for problem in (*source.problems, *annotated.problems):
        if problem.span and problem.span.end > len(text):
            raise AnnotationError(f"a problem points to {problem.span.end}, past the end of the text. Correct its end.")
    return annotated


def check_text(text: str, expected: object) -> None:
    """Raise AnnotationError if a text has line ends that ours never has, or not the checksum written beside it."""
    if "\r" in text:
        raise AnnotationError(f"the text has a carriage return at {text.index(chr(13))}. Line ends must be LF.")
    if expected is not None and expected != checksum(text):
        raise AnnotationError(
            "the text was changed after copydesk wrote the file. Make the file again and change it with copydesk."
        )


def check_homes(annotated: AnnotatedText, fields: Iterable[Fields]) -> None:
    """Raise AnnotationError where a quotation's ``segment`` is not the one that its words stand in."""
    for quotation, stated in zip(annotated.quotations, fields, strict=True):
        home = annotated.segment_of(quotation).id
        if stated.values["segment"] != home:
            refuse(stated, "segment", f"“{home}”, where its words stand")


def _parse(text: str | bytes) -> dict[str, object]:
    try:
        words = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        value: object = json.loads(words, object_pairs_hook=_unique, parse_constant=_no_number)
    except AnnotationError:
        raise
    except RecursionError as error:
        raise AnnotationError(
            "it is nested too deeply to be one of our files. Make it again from its source."
        ) from error
    except ValueError as error:
        raise AnnotationError(f"it is not whole JSON ({error}). Make it again from its source.") from error
    if not isinstance(value, dict):
        raise AnnotationError("it is JSON, but not an object that copydesk wrote. Choose another file.")
    return value


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise AnnotationError(f"the key {shown(twice)} stands twice in one object. Keep one of them.")
    return values


def _no_number(name: str) -> NoReturn:
    raise AnnotationError(f"{name} is no number in JSON. Replace it.")
