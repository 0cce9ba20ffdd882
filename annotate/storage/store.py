"""An AnnotatedText as JSON and back: everything that the model holds, checked on the way in."""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import NoReturn

from annotate.model import AnnotatedText, Note, Quotation, Segment, TextType
from annotate.storage.fields import Fields, Keys, check_keys, record_at, records_at, refuse, shown, text_at
from annotate.storage.records import (
    SOURCE,
    TYPE,
    baseline_fields,
    baseline_from,
    block_from,
    check_text,
    note_fields,
    note_from,
    origin_from,
    problem_fields,
    problem_from,
    quotation_fields,
    quotation_from,
    remark_from,
    segment_fields,
    segment_from,
    source_fields,
    type_fields,
    type_from,
)
from source.errors import AnnotationError
from source.model import Block, Origin, Problem, Remark, SourceText

FORMAT = 1
UNIT = "codepoint"

FILE = Keys(
    ("copydesk", "source", "offset_unit", "segments", "quotations"), ("problems", "notes", "baseline", *TYPE, "seal")
)


def to_json(annotated: AnnotatedText) -> str:
    """Return the text with its annotations as one line of JSON, with its seal and a line end; ``from_json`` gives back its equal."""
    record = {
        "copydesk": FORMAT,
        "source": source_fields(annotated.source),
        "offset_unit": UNIT,
        "segments": [segment_fields(segment) for segment in annotated.segments],
        "quotations": [quotation_fields(q, annotated.segment_of(q)) for q in annotated.quotations],
        "problems": [problem_fields(problem) for problem in annotated.problems],
        "notes": [note_fields(note) for note in annotated.notes],
        "baseline": None if annotated.baseline is None else baseline_fields(annotated.baseline),
    } | type_fields(annotated)
    words = json.dumps(record, ensure_ascii=False, allow_nan=False).removesuffix("}")
    return f'{words}, "seal": "{sha256(words.encode()).hexdigest()}"}}\n'


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
        remarks=records_at(source, "remarks", remark_from),
        segments=records_at(record, "segments", segment_from),
        quotations=[quotation_from(fields) for fields in quotations],
        problems=records_at(record, "problems", problem_from),
        notes=records_at(record, "notes", note_from),
        baseline=baseline_from(record_at(record, "baseline")) if record.values.get("baseline") is not None else None,
        typed=type_from(record),
    )
    check_homes(annotated, quotations)
    return annotated


def assembled(
    text: str,
    *,
    origin: Origin,
    blocks: Iterable[Block],
    reading_problems: Iterable[Problem],
    remarks: Iterable[Remark],
    segments: Iterable[Segment],
    quotations: Iterable[Quotation],
    problems: Iterable[Problem],
    notes: Iterable[Note] = (),
    baseline: str | None = None,
    typed: tuple[TextType, tuple[str, ...]] = (TextType.NEWS, ()),
) -> AnnotatedText:
    """Return the whole that the model's own checks accept. Raises AnnotationError."""
    try:
        source = SourceText(text, tuple(blocks), origin, tuple(reading_problems), tuple(remarks))
        annotated = AnnotatedText(
            source, tuple(segments), tuple(quotations), tuple(problems), tuple(notes), baseline, *typed
        )
    except ValueError as error:
        raise AnnotationError(f"{error}. Correct its offsets, or make the file again from its source.") from error
    for problem in (*source.problems, *annotated.problems):
        if problem.span and problem.span.end > len(text):
            raise AnnotationError(f"a problem points to {problem.span.end}, past the end of the text. Correct its end.")
    for remark in source.remarks:
        if remark.span and remark.span.end > len(text):
            raise AnnotationError(f"a remark points to {remark.span.end}, past the end of the text. Correct its end.")
    return annotated


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
