"""What frames the page: header and headline with the source line at the top, the trace at the foot, handling mark and embargo in both."""

from collections.abc import Sequence

from annotate.model import AnnotatedText
from exports.grammar import Wording
from exports.page.banners import Mark
from exports.page.sheet import MARGIN, Sheet
from exports.page.style import FOOT, GREY, INK
from exports.pdf import FOOTER
from exports.settings import Settings
from exports.text import Line, Style, break_evenly, printable
from source.model import Role
from source.version import VERSION

TOP = 19.5  # where the header may begin
GAP = 12.0  # between logo, words and handling mark
ROW = 11.0  # distance of the header's base lines
SPACED = 1.9
NOTES, MOST_NOTES = Style("sans", 8, GREY), 3
STATED, STATED_ROW, MOST_STATED = Style("semibold", 8.6, INK), 11.0, 12  # what the source says of itself
STATED_GAP = 6.0  # below it
EMBARGO_FOOT, EMBARGO_ROW = 7.8, 10.0


def draw_header(sheet: Sheet, settings: Settings) -> float:
    """Draw logo, title, who prepared the page and when, and the marks; return where the headline may begin.

    Logo, words and handling mark are centred on one line; the band grows with the tallest, and words that do not fit in one row
    have several.
    """
    house, x, right = sheet.house, MARGIN, sheet.width - MARGIN
    if house.logo:
        x += house.logo.width + GAP
    if house.handling:
        right -= house.handling.width + GAP
    title = Style("semibold", 9.4, house.accent)
    name = house.words.briefing.upper()
    beside = x + sheet.width_of(name, title) + SPACED * len(name) + 9
    notes, rows = _notes(sheet, settings, right - x, right - beside)
    heights = [ROW * rows, *(part.height for part in (house.logo, house.handling) if part)]
    rule = max(52.0, TOP + max(heights) + 4.5)
    middle = rule - 4.5 - max(18.5, *heights) / 2
    if house.logo:
        sheet.picture(MARGIN, middle - house.logo.height / 2, house.logo, house.logo_text)
    base = middle + 4.25 - ROW * (rows - 1) / 2
    with sheet.ours("P"):
        sheet.text(x, base, name, title, spaced=SPACED)
    x, base = (beside, base) if rows == 1 else (x, base + ROW)
    for note in notes:
        with sheet.ours("P"):
            base = sheet.lines(x, base, note, ROW)
    if house.handling:
        with sheet.ours("P"):
            _draw_handling(sheet, house.handling, middle)
    sheet.box(MARGIN, rule, sheet.measure, 0.7, house.accent)
    return _draw_embargo(sheet, house.embargo, rule + 6) if house.embargo else rule + 12


def _notes(sheet: Sheet, settings: Settings, width: float, beside: float) -> tuple[list[list[Line]], int]:
    """Return who prepared the page and when, each in lines, and how many rows the header has: one if all fits beside the title."""
    words, date = sheet.house.words, printable(settings.prepared or "")
    prepared = words.prepared.format(date=words.date(date)) if date else ""
    parts = [part for part in (printable(settings.organisation or ""), prepared) if part]
    if sheet.width_of(" · ".join(parts), NOTES) <= beside:
        return [sheet.broken([(" · ".join(parts), NOTES)], beside)] if parts else [], 1
    below = [_first_lines(sheet, part, width) for part in parts]
    return below, 1 + sum(map(len, below))


def _first_lines(sheet: Sheet, text: str, width: float) -> list[Line]:
    lines = sheet.broken([(text, NOTES)], width)
    if len(lines) <= MOST_NOTES:
        return lines
    rest = "".join(run.text for line in lines[MOST_NOTES - 1 :] for run in line)
    return [*lines[: MOST_NOTES - 1], *sheet.broken([(_cut(sheet, rest, width, NOTES), NOTES)], width)]


def _draw_handling(sheet: Sheet, mark: Mark, middle: float) -> None:
    x = sheet.width - MARGIN - mark.width
    _draw_mark(sheet, mark, x, middle - mark.height / 2, mark.width)


def _draw_embargo(sheet: Sheet, mark: Mark, y: float) -> float:
    """Draw the embargo as a bar across the page; return where the headline may begin."""
    with sheet.element("P") if mark.quoted else sheet.ours("P"):
        _draw_mark(sheet, mark, MARGIN, y, sheet.measure)
    return y + mark.height + 10


def _draw_mark(sheet: Sheet, mark: Mark, x: float, y: float, width: float) -> None:
    """Draw a mark's words in their box, whose top left corner is at ``x`` and ``y``."""
    sheet.box(x, y, width, mark.height, mark.ground or sheet.house.accent)
    base = y + mark.height / 2 + mark.size * 0.36 - mark.leading * (len(mark.lines) - 1) / 2
    sheet.lines(x + mark.padding, base, mark.lines, mark.leading)


def draw_headline(sheet: Sheet, annotated: AnnotatedText, ids: Sequence[str], top: float) -> float:
    """Draw the headline and the source line from ``top`` on; return where they end. ``ids`` are those of the headline's segments."""
    words = sheet.house.words
    title = printable(annotated.headline)
    text = title or words.no_headline
    width = sheet.measure
    for size in (22.0, 20.5, 19.0, 17.5, 16.0, 15.0, 14.0):
        style = Style("serif semibold", size, INK)
        lines = sheet.broken([(text, style)], width)
        if len(lines) <= (2 if size > 16 else 3):
            lines = break_evenly([(text, style)], width, sheet.fonts)
            break
    else:
        lines = _shortened(sheet, text, style, width)
    sheet.bookmark(text, top)
    with sheet.element("H1") if title else sheet.ours("H1"):
        y = sheet.lines(MARGIN, top + size, lines, size * 1.16)
    y = y - size * 1.16 + 17
    facts = sheet.broken([(_source_line(annotated, ids, words), Style("sans", 8.2, GREY))], width)[:2]
    with sheet.ours("P"):
        y = sheet.lines(MARGIN, y, facts, 11) - 11 + 10
    return _draw_statements(sheet, annotated, y)


def _draw_statements(sheet: Sheet, annotated: AnnotatedText, y: float) -> float:
    """Draw what the source says of itself, in its own words: how it may be used, and what was put right; return where that ends."""
    statements = annotated.source.origin.statements
    for name in ("handling", "correction"):
        span = statements.get(name)
        segment = annotated.segment_of(span) if span else None
        if span is None or segment is None or annotated.block_of(segment).role is Role.HEADLINE:
            continue  # a label of the headline is printed with it
        words = ((printable(annotated.text_of(span)), STATED), (f"\u00a0[{segment.id}]", NOTES))
        with sheet.element("P"):
            y = (
                sheet.lines(MARGIN, y + STATED_ROW, sheet.broken(words, sheet.measure)[:MOST_STATED], STATED_ROW)
                - STATED_ROW
            )
        y += 3
    return y + STATED_GAP if {"handling", "correction"} & statements.keys() else y


def _shortened(sheet: Sheet, text: str, style: Style, width: float) -> list[Line]:
    """Cut a headline at a word, and say so."""
    words = text.split(" ")
    note = (sheet.house.words.headline_shortened, Style("sans", 8.2, GREY))
    while len(words) > 1:
        words = words[: max(1, len(words) * 9 // 10 if len(words) > 40 else len(words) - 1)]
        lines = sheet.broken([(" ".join(words) + " …", style), note], width)
        if len(lines) <= 3:
            return lines
    return sheet.broken([(text[:40] + " …", style), note], width)[:3]


def _source_line(annotated: AnnotatedText, ids: Sequence[str], words: Wording) -> str:
    origin = annotated.source.origin
    name = printable(origin.outlet or origin.name or "")
    author = printable(origin.author or "")
    date = words.date(printable(origin.date)) if origin.date else words.no_date
    language = printable((origin.language or "").split("-")[0].lower())
    parts = (
        words.source.format(name=name) if name else words.no_source,
        words.by.format(name=author) if author else words.no_author,
        date,
        words.in_language.format(name=words.languages[language])
        if language in words.languages
        else printable(origin.language or ""),
        words.headline.format(ids="".join(f"[{name}]" for name in ids)) if ids else "",
    )
    return " · ".join(part for part in parts if part)


def footer_top(sheet: Sheet) -> float:
    """Return where the footer begins: with an embargo a little higher."""
    return sheet.height - 47 - EMBARGO_ROW * len(_embargo_again(sheet))


def _embargo_again(sheet: Sheet) -> list[Line]:
    mark = sheet.house.embargo
    style = Style("semibold", EMBARGO_FOOT, sheet.house.accent)
    return sheet.broken([(mark.text, style)], sheet.measure) if mark else []


def draw_footer(sheet: Sheet, annotated: AnnotatedText, settings: Settings) -> None:
    house, words, y = sheet.house, sheet.house.words, sheet.height - 47
    sheet.box(MARGIN, footer_top(sheet), sheet.measure, 0.7, house.accent)
    lost = sum(sheet.lost.values())
    made = " · ".join(
        part
        for part in (
            words.counted(words.lost, lost) if lost else "",
            words.made_with.format(program=f"copydesk {VERSION}"),
            printable(settings.contact or ""),
        )
        if part
    )
    number = f"{words.page_number} ·\u00a0" if sheet.mirrored else f" · {words.page_number}"
    room = sheet.measure - (house.handling.width + 10 if house.handling else 0.0)
    with sheet.ours("P"):
        sheet.text(MARGIN, y + 11, _trace(sheet, annotated, room), FOOT)
    with sheet.ours("P"):
        end = sheet.text(MARGIN, y + 21, _cut(sheet, made, room - sheet.width_of(number, FOOT)), FOOT)
    with sheet.artifact(FOOTER):
        sheet.text(end, y + 21, number, FOOT)
        sheet.lines(MARGIN, footer_top(sheet) + 10.5, _embargo_again(sheet), EMBARGO_ROW)
        if house.handling:
            _draw_handling(sheet, house.handling, y + 14.25)


def _trace(sheet: Sheet, annotated: AnnotatedText, room: float) -> str:
    """Return where the text comes from and how to find a line in it: as much of the latter as there is room for."""
    words = sheet.house.words
    digest = words.trace.format(digest=f"{annotated.source.origin.sha256[:16]}…")
    trace = f"{digest} · {words.counted(words.characters, len(annotated.text))}"
    whole = f"{trace} · {words.legend}{words.legend_files}"
    return next((text for text in (whole, f"{trace} · {words.legend}") if sheet.width_of(text, FOOT) <= room), trace)


def _cut(sheet: Sheet, text: str, width: float, style: Style = FOOT) -> str:
    """Return the words that fit in a line, with a mark where that are not all."""
    first, *rest = sheet.broken([(text, style)], width - sheet.width_of(" …", style))
    return first[0].text + "…" if rest else text
