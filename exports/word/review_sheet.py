"""What stands after the source's text: an index of who speaks, and the review sheet with a row for each segment, one for a whole table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from annotate.merge import shown_speakers
from annotate.model import AnnotatedText, Kind, Segment
from exports.text import runs_left
from exports.word.body import Body, is_in_table, run, run_look
from source.escaping import ILLEGAL
from source.model import Block

DETAILS = {"Headline": "title", "Author": "author", "Outlet": "outlet", "Date": "date"}  # the fields of an origin
TEXT_TYPE = "Text type"  # and what the text is as a whole
MARKS = "Marks"
LABEL_WIDTH, WIDTH = 1740, 9266  # twips: of the labels, and of all where the page does not say
TABLE_REASON = "a table: data"
SPEAKERS, SHEET = "Speakers", "Review sheet"  # the headings, by which they are known again
INDEX = {"Speaker": 3100, "Role": 2900, "Segments": 3266}
COLUMNS = {"Id": 620, "Kind": 1400, "Speaker": 1720, "Words": 2800, "Why": 2726}
FIXED = ("Id", "Kind")  # as wide on any page: an id and a kind stay in one line, in most fonts
ROW_WORDS = 80
NAMELESS = " (no name given)"
FIRST_CONTROL = 100_000_000  # ids of the drop-downs, one a row
KINDS = "".join(f'<w:listItem w:displayText="{kind}" w:value="{kind}"/>' for kind in Kind)

# Stands behind every table, as Word wants it, and before the first heading: LibreOffice gives the paragraph behind deleted ones their style.
TABLE_FORM = '<w:tblPr><w:tblStyle w:val="CopydeskSheetTable"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>'
EMPTY = '<w:p><w:pPr><w:pStyle w:val="CopydeskSheet"/></w:pPr></w:p>'


def sheet_of(body: Body, *, legend: str = "", width: int = WIDTH) -> str:
    """Return the index of speakers and the review sheet; ``legend`` are the runs that explain the marks, where no page header does;
    ``width`` is that between the margins, in twips.
    """
    speakers, columns = list(index_rows(body.annotated)), _fitted(COLUMNS, width)
    widths = list(columns.values())
    rows = (_row(body, *row, FIRST_CONTROL + n, widths) for n, row in enumerate(sheet_rows(body.annotated), 1))
    index, style = EMPTY, "CopydeskSheetTitle"
    if speakers:
        heads = _fitted(INDEX, width)
        lines = (_speaker_row(body, *speaker, list(heads.values())) for speaker in speakers)
        index += _heading(SPEAKERS, style) + _table(heads, lines)
        style = "CopydeskSheetHeading"
    details = _details(body.annotated, legend, width)
    return index + _heading(SHEET, style) + details + _table(columns, rows)


def _fitted(columns: Mapping[str, int], width: int) -> dict[str, int]:
    """Return columns that are together as wide as the page allows."""
    fixed = sum(columns[name] for name in columns if name in FIXED)
    scale = max(width - fixed, 0) / (sum(columns.values()) - fixed)
    return {name: wide if name in FIXED else int(wide * scale) for name, wide in columns.items()}


def details_of(annotated: AnnotatedText) -> dict[str, str]:
    """Return what the table of details says, by its labels; an editor may correct it."""
    found = {label: getattr(annotated.source.origin, field) or "" for label, field in DETAILS.items()}
    found[TEXT_TYPE] = annotated.text_type
    return {label: " ".join(ILLEGAL.sub("\ufffd", words).split()) for label, words in found.items()}


def _details(annotated: AnnotatedText, legend: str, width: int) -> str:
    """Return the table of the details, one a row, and of the legend."""
    language = annotated.source.origin.language
    lines = [(label, words, runs_left(words, language)) for label, words in details_of(annotated).items()]
    second = width - LABEL_WIDTH
    cells = [
        (label, _cell(second, run(words, run_look("", leftwards)), "CopydeskSheetWords", right_to_left=leftwards))
        for label, words, leftwards in lines
    ]
    cells += [(MARKS, _cell(second, legend))] if legend else []
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(LABEL_WIDTH, run(label), 'CopydeskSheetHead')}{cell}</w:tr>"
        for label, cell in cells
    )
    grid = f'<w:tblGrid><w:gridCol w:w="{LABEL_WIDTH}"/><w:gridCol w:w="{second}"/></w:tblGrid>'
    return f"<w:tbl>{TABLE_FORM}{grid}{rows}</w:tbl>{EMPTY}"


def _heading(title: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(title)}</w:p>'


def _table(columns: Mapping[str, int], rows: Iterable[str]) -> str:
    """Return a table whose first row is repeated on each page, and the paragraph that Word wants after it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns.values())
    heads = "".join(_cell(width, run(name), "CopydeskSheetHead") for name, width in columns.items())
    return (
        f"<w:tbl>{TABLE_FORM}<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
        f"{''.join(rows)}</w:tbl>{EMPTY}"
    )


def index_rows(annotated: AnnotatedText) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what each row of the index says: who speaks, in what role, and the ids of the segments."""
    for speaker in annotated.speakers:
        places = dict.fromkeys(annotated.segment_of(quotation).id for quotation in speaker.quotations)
        yield speaker.label + ("" if speaker.name else NAMELESS), speaker.role or "", list(places)


def sheet_rows(annotated: AnnotatedText) -> Iterator[tuple[Segment, str, str]]:
    """Yield what each row says: its segment, the first words, and why it is of its kind. A table has one row, that of its first segment."""
    seen: set[int] = set()  # what stands behind a table within a table belongs to the outer one
    for table, blocks in groupby(annotated.blocks_with_segments(), key=lambda pair: _table_of(pair[0])):
        segments = [segment for _, inside in blocks for segment in inside]
        if table is None:
            for segment in segments:
                reasons = " ".join(f"{segment.band}: {'; '.join(segment.reasons)}".split())
                yield segment, _extract(annotated.text, segment.start, segment.end), reasons
        elif segments and table not in seen:
            seen |= {table} if table else set()
            yield segments[0], _extract(annotated.text, segments[0].start, segments[-1].end), TABLE_REASON


def _table_of(block: Block) -> int | None:
    """Return the number of the table that a block is a cell of, 0 where the file does not say which."""
    if not is_in_table(block):
        return None
    return block.cell.table if block.cell else 0


def _speaker_row(body: Body, who: str, role: str, places: Sequence[str], widths: Sequence[int]) -> str:
    name = who.removesuffix(NAMELESS)
    note = "" if name == who else run(NAMELESS, run_look("CopydeskSheetNote"))
    contents = (
        (run(name) + note, "CopydeskSheetWords"),
        (run(role), "CopydeskSheetWords"),
        (run(", ").join(_link(body, place) for place in places), "CopydeskSheet"),
    )
    cells = (_cell(width, *content) for width, content in zip(widths, contents, strict=True))
    return f"<w:tr>{''.join(cells)}</w:tr>"  # who speaks throughout a report may fill pages


def _row(body: Body, segment: Segment, words: str, reasons: str, control: int, widths: Sequence[int]) -> str:
    identity, kind, speaker, extract, why = widths
    right_to_left = runs_left(words, body.annotated.source.origin.language)
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f"{_cell(identity, _link(body, segment.id))}{_cell(kind, _choice(body, segment, control))}"
        f"{_cell(speaker, run(shown_speakers(body.quotations[segment.id])), 'CopydeskSheetWords')}"
        f"{_cell(extract, run(words, run_look('', right_to_left)), 'CopydeskSheetWords', right_to_left=right_to_left)}"
        f"{_cell(why, run(reasons))}</w:tr>"
    )


def _extract(text: str, start: int, end: int) -> str:
    """Return the first words of a stretch, on one line."""
    words = " ".join(text[start : min(end, start + 4 * ROW_WORDS)].split())
    if len(words) <= ROW_WORDS and end - start <= 4 * ROW_WORDS:
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
