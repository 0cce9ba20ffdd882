"""Our XML read back, one element at a time: the annotated text that it was written from, or what anybody spoilt, by name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from annotate.model import AnnotatedText, Note, Segment
from annotate.storage import (
    BASELINE,
    BLOCK,
    CELL,
    FORMAT,
    HINTS,
    MENTIONS,
    NOTE,
    PROBLEM,
    QUOTATION,
    REMARK,
    SEGMENT,
    SOURCE,
    STATEMENT,
    TYPE,
    UNIT,
    Fields,
    Keys,
    assembled,
    baseline_from,
    block_from,
    check_homes,
    check_keys,
    check_text,
    note_from,
    origin_from,
    problem_from,
    quotation_from,
    refusal,
    refuse,
    remark_from,
    segment_from,
    shown,
    type_from,
)
from source.errors import AnnotationError
from source.formats import NAMESPACE
from source.model import STATEMENTS, Block, Problem, Remark

# Each element with those that it may stand in.
PLACES: dict[str, tuple[str, ...]] = {
    "source": ("annotated",),
    "block": ("source",),
    "hints": ("block",),
    "inside": ("hints",),
    "words": ("hints",),
    "cell": ("block",),
    "problem": ("source", "problems"),
    "remark": ("source",),
    **dict.fromkeys(STATEMENTS, ("source",)),
    "legend": ("annotated",),
    "kind": ("legend",),
    "rule": ("legend",),
    "by": ("legend",),
    "reason": ("legend",),
    "body": ("annotated",),
    "segment": ("body",),
    "quotations": ("annotated",),
    "quotation": ("quotations",),
    "problems": ("annotated",),
    "notes": ("annotated",),
    "note": ("notes",),
    "baseline": ("annotated",),
}
WORDED = frozenset(("inside", "words", "problem", "rule", "by", "reason", "segment", "remark", "note", "baseline"))
WHOLE = frozenset(("start", "end", "level", "apart", "replaced", "table", "row", "column", *MENTIONS))
TRUTHS = frozenset(("resolved", "header"))
SHARES = frozenset(("confidence", "link_share"))
ROOT = Keys(("version", "unit"), ("generator", "prepared", "handling", "embargo", *TYPE))

_OURS = f"{{{NAMESPACE}}}"
_NUMBER = re.compile(r"[0-9]{1,18}")
_SHARE = re.compile(r"[0-9]{1,18}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?")


@dataclass(slots=True)
class _Reading:
    """What has been read so far; ``at`` is the length of ``parts``, the pieces of the text.

    ``misplaced`` is about the first segment that is not where it says. It waits: a changed text is the better reason.
    """

    root: Mapping[str, object] = field(default_factory=dict)
    source: Mapping[str, object] = field(default_factory=dict)
    statements: dict[str, object] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    reading_problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    at: int = 0
    segments: list[Segment] = field(default_factory=list)
    misplaced: AnnotationError | None = None
    quotations: list[Fields] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    baseline: str | None = None

    def add(self, words: str) -> None:
        """Take the next piece of the text."""
        self.parts.append(words)
        self.at += len(words)


def read_xml(data: bytes) -> AnnotatedText:
    """Return the annotated text that ``write_xml`` wrote. Raises AnnotationError, which names the field at fault."""
    # A reader of ours refuses document types, so that nothing is left that a large tree could blow up.
    events = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    reading = _Reading()
    try:
        for event, element in events:
            if event == "start":
                _open(reading, element)
            else:
                _close(reading, element)
    except etree.XMLSyntaxError as error:
        reason = str(error).splitlines()[0] if str(error) else "it is empty"
        raise AnnotationError(f"it is not whole XML ({reason}). Make it again from its source.") from error
    return _assembled(reading)


def _assembled(reading: _Reading) -> AnnotatedText:
    text = "".join(reading.parts)
    source = Fields("source", reading.source)
    if not reading.source:
        raise AnnotationError("it has no source element. Make it again from its source.")
    check_keys(source, SOURCE)
    if reading.source.get("text_sha256") is None:
        refuse(source, "text_sha256", "the SHA-256 of the text as UTF-8")
    check_text(text, reading.source["text_sha256"])
    if reading.misplaced:
        raise reading.misplaced
    annotated = assembled(
        text,
        origin=origin_from(source),
        blocks=reading.blocks,
        reading_problems=reading.reading_problems,
        remarks=reading.remarks,
        segments=reading.segments,
        quotations=[quotation_from(fields) for fields in reading.quotations],
        problems=reading.problems,
        notes=reading.notes,
        baseline=reading.baseline,
        typed=type_from(Fields("annotated", _with_type_reasons(reading))),
    )
    check_homes(annotated, reading.quotations)
    return annotated


def _open(reading: _Reading, element: etree._Element) -> None:
    """Check that an element may stand here, and take the text before it."""
    parent, tag = element.getparent(), _tag(element)
    if parent is None:
        reading.root = _checked_root(element)
        return
    home = _tag(parent)
    if home not in PLACES.get(tag, ()):
        raise AnnotationError(f"{shown(tag)} may not stand in {shown(home)}. Remove it.")
    before = element.getprevious()
    _take_loose(reading, home, parent.text if before is None else before.tail)


def _checked_root(element: etree._Element) -> Mapping[str, object]:
    """Return the attributes of an element that may be the root."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise AnnotationError("it has a document type (DOCTYPE), which ours never have. Remove it.")
    if element.tag != _name("annotated"):
        raise AnnotationError("it is XML, but not of copydesk’s own kind. Choose another file.")
    root = Fields("annotated", _values(element))
    check_keys(root, ROOT)
    if root.values["version"] != str(FORMAT):
        refuse(root, "version", f"{FORMAT}, the version of the format that this program reads")
    if root.values["unit"] != UNIT:
        refuse(root, "unit", f"“{UNIT}”")
    return root.values


def _take_loose(reading: _Reading, home: str, words: str | None) -> None:
    """Take what stands between two elements: text of the source in the body, nothing but white space elsewhere."""
    if home == "body":
        reading.add(words or "")
    elif words and not words.isspace():
        raise AnnotationError(f"{home} has the text {shown(words.strip())}. Remove it.")


def _close(reading: _Reading, element: etree._Element) -> None:
    """Take a whole element, then let go of it and of those before it."""
    tag = _tag(element)
    if len(element):
        _take_loose(reading, tag, element[-1].tail)
    elif tag not in WORDED:
        _take_loose(reading, tag, element.text)
    if tag in TAKERS:
        TAKERS[tag](reading, element)
        _forget(element)


def _forget(element: etree._Element) -> None:
    # Not its tail: that belongs to what follows, and may not have been read yet.
    element.clear(keep_tail=True)  # type: ignore[call-arg]
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _take_source(reading: _Reading, element: etree._Element) -> None:
    if reading.source:
        raise AnnotationError("it has two source elements. Remove one.")
    reading.source = _filled(element, SOURCE) | reading.statements | {"text": "", "blocks": []}


def _take_statement(reading: _Reading, element: etree._Element) -> None:
    name = _tag(element)
    if name in reading.statements:
        raise AnnotationError(f"source has two {name} elements. Remove one.")
    reading.statements[name] = _filled(element, STATEMENT)


def _take_block(reading: _Reading, element: etree._Element) -> None:
    place = f"block {len(reading.blocks) + 1}"
    inner = {_tag(child): child for child in element}
    if len(inner) < len(element):
        twice = "cell" if len(element.findall(_name("cell"))) > 1 else "hints"
        raise AnnotationError(f"{place} has two {twice} elements. Remove one.")
    cell = None if "cell" not in inner else _filled(inner["cell"], CELL)
    values = {"hints": _hints(inner.get("hints")), "cell": cell}
    reading.blocks.append(block_from(Fields(place, _filled(element, BLOCK) | values)))


def _hints(element: etree._Element | None) -> dict[str, object] | None:
    if element is None:
        return None
    lists = {key: [item.text or "" for item in element.iterfind(_name(key))] for key in ("inside", "words")}
    return _filled(element, HINTS) | lists


def _take_problem(reading: _Reading, element: etree._Element) -> None:
    parent = element.getparent()
    problems = reading.problems if parent is not None and _tag(parent) == "problems" else reading.reading_problems
    values = _filled(element, PROBLEM) | {"sentence": element.text or ""}
    problems.append(problem_from(Fields(f"problem {len(problems) + 1}", values)))


def _take_remark(reading: _Reading, element: etree._Element) -> None:
    values = _filled(element, REMARK) | {"text": element.text or ""}
    reading.remarks.append(remark_from(Fields(f"remark {len(reading.remarks) + 1}", values)))


def _take_reason(reading: _Reading, element: etree._Element) -> None:
    number = element.get("id", "")
    if number in reading.reasons:
        raise AnnotationError(f"two reasons are called {shown(number)}. Give one another id.")
    reading.reasons[number] = element.text or ""


def _take_segment(reading: _Reading, element: etree._Element) -> None:
    start = reading.at
    reading.add(element.text or "")
    fields = Fields(f"segment {shown(element.get('id'))}", _with_reasons(reading, element, SEGMENT))
    segment = segment_from(fields)
    if segment.start != start:
        reading.misplaced = reading.misplaced or refusal(fields, "start", f"{start}, where its words begin")
    if segment.end != reading.at:
        reading.misplaced = reading.misplaced or refusal(fields, "end", f"{reading.at}, where its words end")
    reading.segments.append(segment)


def _take_quotation(reading: _Reading, element: etree._Element) -> None:
    values = _with_reasons(reading, element, QUOTATION)
    reading.quotations.append(Fields(f"quotation {shown(element.get('id'))}", values))


def _take_note(reading: _Reading, element: etree._Element) -> None:
    values = _filled(element, NOTE) | {"text": element.text or ""}
    reading.notes.append(note_from(Fields(f"note {len(reading.notes) + 1}", values)))


def _take_baseline(reading: _Reading, element: etree._Element) -> None:
    if reading.baseline is not None:
        raise AnnotationError("it has two baseline elements. Remove one.")
    values = _filled(element, BASELINE) | {"text": element.text or ""}
    reading.baseline = baseline_from(Fields("baseline", values))


TAKERS: dict[str, Callable[[_Reading, etree._Element], None]] = {
    "source": _take_source,
    "block": _take_block,
    "problem": _take_problem,
    "remark": _take_remark,
    **dict.fromkeys(STATEMENTS, _take_statement),
    "reason": _take_reason,
    "segment": _take_segment,
    "quotation": _take_quotation,
    "note": _take_note,
    "baseline": _take_baseline,
}


def _with_reasons(reading: _Reading, element: etree._Element, keys: Keys) -> dict[str, object]:
    place = f"{_tag(element)} {shown(element.get('id'))}"
    return _filled(element, keys) | {"why": _cited(reading, place, element.get("why", ""))}


def _with_type_reasons(reading: _Reading) -> dict[str, object]:
    numbers = str(reading.root.get("type_reasons", ""))
    return dict(reading.root) | {"type_reasons": _cited(reading, "annotated", numbers)}


def _cited(reading: _Reading, place: str, numbers: str) -> list[str]:
    """Return the reasons of the legend that have these numbers."""
    for number in numbers.split():
        if number not in reading.reasons:
            raise AnnotationError(
                f"{place} cites the reason {shown(number)}, which the legend does not hold. Add it there."
            )
    return [reading.reasons[number] for number in numbers.split()]


def _filled(element: etree._Element, keys: Keys) -> dict[str, object]:
    """Return the attributes as values; one that is not there is a value that is not known."""
    return dict.fromkeys(keys.fixed) | _values(element)


def _values(element: etree._Element) -> dict[str, object]:
    return {str(key): _value(str(key), str(text)) for key, text in element.items()}


def _value(key: str, text: str) -> str | int | float | bool:
    """Return an attribute as the type that its key has; what cannot be that stays text, for the check that names it."""
    if key in WHOLE and _NUMBER.fullmatch(text):
        return int(text)
    if key in TRUTHS and text in ("true", "false"):
        return text == "true"
    if key in SHARES and _SHARE.fullmatch(text):
        return float(text)
    return text


def _tag(element: etree._Element) -> str:
    """Return an element's name without our namespace, and with any other, even none."""
    tag = element.tag
    return tag.removeprefix(_OURS) if tag.startswith(_OURS) else tag if tag.startswith("{") else "{}" + tag


def _name(tag: str) -> str:
    return _OURS + tag
