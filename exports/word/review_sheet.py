"""What stands after the source's text: an index of who speaks, and the review sheet with a row for each segment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotate.merge import shown_speakers
from annotate.model import AnnotatedText, Kind, Segment
from exports.text import runs_left
from exports.word.body import Body, run, run_look

SPEAKERS, SHEET = "Speakers", "Review sheet"  # the headings, by which they are known again
INDEX = {"Speaker": 3100, "Role": 2900, "Segments": 3266}
COLUMNS = {"Id": 620, "Kind": 1120, "Speaker": 1760, "Words": 2880, "Why": 2886}
ROW_WORDS = 80
NAMELESS = " (no name given)"
FIRST_CONTROL = 100_000_000  # ids of the drop-downs, one a row
KINDS = "".join(f'<w:listItem w:displayText="{kind}" w:value="{kind}"/>' for kind in Kind)

# Stands behind every table, as Word wants it, and before the first heading: LibreOffice gives the paragraph behind deleted ones their style.
EMPTY = '<w:p><w:pPr><w:pStyle w:val="CopydeskSheet"/></w:pPr></w:p>'


def sheet_of(body: Body) -> str:
    """Return the index of speakers and the review sheet."""
    segments, speakers = body.annotated.segments, list(index_rows(body.annotated))
    rows = (_row(body, segment, FIRST_CONTROL + number) for number, segment in enumerate(segments, 1))
    if not speakers:
        return EMPTY + _table(SHEET, "CopydeskSheetTitle", COLUMNS, rows)
    index = _table(SPEAKERS, "CopydeskSheetTitle", INDEX, (_speaker_row(body, *speaker) for speaker in speakers))
    return EMPTY + index + _table(SHEET, "CopydeskSheetHeading", COLUMNS, rows)


def _table(title: str, style: str, columns: Mapping[str, int], rows: Iterable[str]) -> str:
    """Return a heading, a table whose first row is repeated on each page, and the paragraph that Word wants after it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns.values())
    heads = "".join(_cell(width, run(name), "CopydeskSheetHead") for name, width in columns.items())
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(title)}</w:p>'
        '<w:tbl><w:tblPr><w:tblStyle w:val="CopydeskSheetTable"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
        f"{''.join(rows)}</w:tbl>{EMPTY}"
    )


def index_rows(annotated: AnnotatedText) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what each row of the index says: who speaks, in what role, and the ids of the segments."""
    for speaker in annotated.speakers:
        places = dict.fromkeys(annotated.segment_of(quotation).id for quotation in speaker.quotations)
        yield speaker.label + ("" if speaker.name else NAMELESS), speaker.role or "", list(places)


def row_words(annotated: AnnotatedText, segment: Segment) -> tuple[str, str]:
    """Return what a segment's row says besides its carriers: its first words, and why it is of its kind."""
    reasons = " ".join(f"{segment.band}: {'; '.join(segment.reasons)}".split())
    return _extract(annotated.text, segment), reasons


def _speaker_row(body: Body, who: str, role: str, places: Sequence[str]) -> str:
    name = who.removesuffix(NAMELESS)
    note = "" if name == who else run(NAMELESS, run_look("CopydeskSheetNote"))
    contents = (
        (run(name) + note, "CopydeskSheetWords"),
        (run(role), "CopydeskSheetWords"),
        (run(", ").join(_link(body, place) for place in places), "CopydeskSheet"),
    )
    cells = (_cell(width, *content) for width, content in zip(INDEX.values(), contents, strict=True))
    return f"<w:tr>{''.join(cells)}</w:tr>"  # who speaks throughout a report may fill pages


def _row(body: Body, segment: Segment, control: int) -> str:
    identity, kind, speaker, extract, why = COLUMNS.values()
    words, reasons = row_words(body.annotated, segment)
    right_to_left = runs_left(words, body.annotated.source.origin.language)
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f"{_cell(identity, _link(body, segment.id))}{_cell(kind, _choice(body, segment, control))}"
        f"{_cell(speaker, run(shown_speakers(body.quotations[segment.id])), 'CopydeskSheetWords')}"
        f"{_cell(extract, run(words, run_look('', right_to_left)), 'CopydeskSheetWords', right_to_left=right_to_left)}"
        f"{_cell(why, run(reasons))}</w:tr>"
    )


def _extract(text: str, segment: Segment) -> str:
    """Return the segment's first words, on one line."""
    words = " ".join(text[segment.start : min(segment.end, segment.start + 4 * ROW_WORDS)].split())
    if len(words) <= ROW_WORDS and segment.end - segment.start <= 4 * ROW_WORDS:
        return words
    return words[:ROW_WORDS].rsplit(" ", 1)[0] + " …"


def _cell(width: int, content: str, style: str = "CopydeskSheet", *, right_to_left: bool = False) -> str:
    direction = "<w:bidi/>" if right_to_left else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}</w:pPr>{content}</w:p></w:tc>'
    )


def _link(body: Body, identity: str) -> str:
    return f'<w:hyperlink w:anchor="{body.names[identity]}" w:history="1">{run(identity, run_look("CopydeskSheetLink"))}</w:hyperlink>'


def _choice(body: Body, segment: Segment, control: int) -> str:
    """Return the drop-down of the four kinds."""
    name = body.names[segment.id].removeprefix("cd_")
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Kind of {name}"/><w:tag w:val="copydesk:kind:{name}"/><w:id w:val="{control}"/>'
        f'<w:dropDownList w:lastValue="{segment.kind}">{KINDS}</w:dropDownList></w:sdtPr>'
        f"<w:sdtContent>{run(segment.kind)}</w:sdtContent></w:sdt>"
    )
