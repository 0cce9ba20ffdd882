"""The whole annotated text as XML of our own: segments inline, every gap as it stands, quotations after them.

The text of ``<body>``, tags taken away, is exactly the source's text. So the body is never pretty-printed, and the
checksum tells whether somebody else did. ``reading`` brings it back.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from typing import BinaryIO

from annotate.model import AnnotatedText, Quotation, Segment
from annotate.rules import RULES
from annotate.storage import (
    FORMAT,
    UNIT,
    baseline_fields,
    block_fields,
    cell_fields,
    checksum,
    hints_fields,
    note_fields,
    origin_fields,
    problem_fields,
    quotation_fields,
    remark_fields,
    segment_fields,
    type_fields,
)
from exports.settings import Settings
from source.errors import ExportError
from source.escaping import ILLEGAL, escaped, quoted
from source.formats import NAMESPACE
from source.model import Hints, Problem, SourceText
from source.version import VERSION

ATTRIBUTES = (str, int, float)
NO_ATTRIBUTES = frozenset(("sentence", "text"))  # written as words
NOTHING: Mapping[str, object] = {}


def write_xml(annotated: AnnotatedText, out: BinaryIO, settings: Settings) -> None:
    """Write everything that the model holds, one element at a time, so that memory stays flat, and the seal behind it.

    Written as strings: an XML library takes twice the time, and a tenth of a first page's for being loaded.
    """
    digest = sha256()
    for piece in _file(annotated, settings):
        content = piece.encode()
        digest.update(content)
        out.write(content)
    out.write(f'<?copydesk seal="{digest.hexdigest()}"?>\n'.encode())


def _file(annotated: AnnotatedText, settings: Settings) -> Iterator[str]:
    reasons = _number_reasons(annotated)
    root: dict[str, object] = {"xmlns": NAMESPACE, "version": FORMAT, "generator": f"copydesk {VERSION}", "unit": UNIT}
    root |= type_fields(annotated) | {"type_reasons": _numbers(annotated.type_reasons, reasons)}
    marks = {"prepared": settings.prepared, "handling": settings.handling, "embargo": settings.embargo}
    yield f"<?xml version='1.0' encoding='UTF-8'?>\n<annotated{_attributes(root | marks)}>"
    yield from _source(annotated.source)
    yield from _legend(annotated, reasons)
    yield from _body(annotated, reasons)
    yield "\n<quotations>"
    for quotation in annotated.quotations:
        values = quotation_fields(quotation, annotated.segment_of(quotation))
        yield _element("quotation", values | _cited(quotation, reasons))
    yield "</quotations>\n<problems>"
    yield from _problems(annotated.problems)
    yield "</problems>"
    yield from _notes(annotated)
    yield "\n</annotated>\n"


def _source(source: SourceText) -> Iterator[str]:
    yield f"\n<source{_attributes(origin_fields(source.origin) | {'text_sha256': checksum(source.text)})}>"
    for block in source.blocks:
        hints, cell = (
            block.hints and _hints(block.hints),
            block.cell and f"<cell{_attributes(cell_fields(block.cell))}></cell>",
        )
        yield f"\n<block{_attributes(block_fields(block) | {'label': block.label or None})}>{hints or ''}{cell or ''}</block>"
    for name, span in source.origin.statements.items():
        yield _element(name, {"start": span.start, "end": span.end})
    yield from _problems(source.problems)
    for remark in source.remarks:
        yield _element("remark", remark_fields(remark), remark.text)
    yield "</source>"


def _hints(hints: Hints) -> str:
    inside = "".join(f"<inside>{_text('a hint', item)}</inside>" for item in hints.inside)
    words = "".join(f"<words>{_text('a hint', item)}</words>" for item in hints.words)
    return f"<hints{_attributes(hints_fields(hints))}>{inside}{words}</hints>"


def _legend(annotated: AnnotatedText, reasons: Mapping[str, str]) -> Iterator[str]:
    """Write once what segments and quotations refer to, so that the file explains itself."""
    yield "\n<legend>"
    for kind in dict.fromkeys(segment.kind for segment in annotated.segments):
        yield _element("kind", {"id": kind.value})
    for rule in dict.fromkeys(item.rule for item in _items(annotated) if item.rule):
        yield _element("rule", {"id": rule}, RULES[rule].sentence if rule in RULES else "")
    for by in dict.fromkeys(segment.by for segment in annotated.segments):
        yield _element("by", NOTHING, by)
    for reason, number in reasons.items():
        yield _element("reason", {"id": number}, reason)
    yield "</legend>"


def _body(annotated: AnnotatedText, reasons: Mapping[str, str]) -> Iterator[str]:
    text, last = annotated.text, 0
    _check("the text", text)
    yield "\n<body>"
    for segment in annotated.segments:
        attributes = _attributes(segment_fields(segment) | _cited(segment, reasons))
        words = _text("the text", text[segment.start : segment.end])
        yield f"{_text('the text', text[last : segment.start])}<segment{attributes}>{words}</segment>"
        last = segment.end
    yield f"{_text('the text', text[last:])}</body>"


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        yield _element("problem", problem_fields(problem), problem.sentence)


def _notes(annotated: AnnotatedText) -> Iterator[str]:
    """Write what editors wrote beside the segments, and the text as it was before they changed it; nothing where there is neither."""
    if annotated.notes:
        yield "\n<notes>"
        for note in annotated.notes:
            yield _element("note", note_fields(note), note.text)
        yield "</notes>"
    if annotated.baseline is not None:
        yield _element("baseline", baseline_fields(annotated.baseline), annotated.baseline)


def _items(annotated: AnnotatedText) -> Iterable[Segment | Quotation]:
    return chain(annotated.segments, annotated.quotations)


def _number_reasons(annotated: AnnotatedText) -> dict[str, str]:
    """Return each reason with its id, r1 being the first that is used."""
    reasons: dict[str, str] = {}
    for item in _items(annotated):
        for reason in item.reasons:
            reasons.setdefault(reason, f"r{len(reasons) + 1}")
    for reason in annotated.type_reasons:
        reasons.setdefault(reason, f"r{len(reasons) + 1}")
    return reasons


def _cited(item: Segment | Quotation, reasons: Mapping[str, str]) -> dict[str, object]:
    return {"why": _numbers(item.reasons, reasons)}


def _numbers(cited: Iterable[str], reasons: Mapping[str, str]) -> str:
    return " ".join([reasons[reason] for reason in cited])


def _element(tag: str, values: Mapping[str, object], words: str = "") -> str:
    """Return an element of nothing but words, on a new line."""
    return f"\n<{tag}{_attributes(values)}>{_text(f'a {tag}', words)}</{tag}>"


def _attributes(values: Mapping[str, object]) -> str:
    """Return the values that are attributes: all but lists, records, what is written as words, and what is not known."""
    return "".join(
        [
            f" {key}={_attribute(key, value)}" if isinstance(value, str) else f' {key}="{str(value).lower()}"'
            for key, value in values.items()
            if isinstance(value, ATTRIBUTES) and key not in NO_ATTRIBUTES
        ]
    )


def _attribute(name: str, words: str) -> str:
    if words.isalnum():  # as most ids, kinds and roles are
        return f'"{words}"'
    _check(name, words)
    return quoted(words)


def _text(name: str, words: str) -> str:
    _check(name, words)
    return escaped(words)


def _check(name: str, words: str) -> None:
    """Check that XML can hold the words. Raises ExportError."""
    if found := ILLEGAL.search(words):
        raise ExportError(f"{name} holds U+{ord(found[0]):04X} at {found.start()}, which XML cannot. Take it out.")
