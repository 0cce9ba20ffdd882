"""What frames the page: header and headline with the source line at the top, the trace at the foot, the handling mark in both."""

from annotate.model import AnnotatedText
from exports.house import FOOT, GREY, INK
from exports.settings import Settings
from exports.sheet import MARGIN, Sheet
from exports.tagged import FOOTER
from exports.typeset import Line, Style, break_evenly, break_lines, printable, width_of
from source.model import Role
from source.version import VERSION

# The labels of the Traffic Light Protocol 2.0 with their colours, on black.
TLP = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:AMBER": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}
LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pl": "Polish",
    "uk": "Ukrainian",
    "it": "Italian",
}
MONTHS = "January February March April May June July August September October November December".split()


def draw_header(sheet: Sheet, settings: Settings) -> None:
    with sheet.ours("P"):
        x = sheet.text(MARGIN, 42.5, "BRIEFING", Style("semibold", 9.4, sheet.house.accent), spaced=1.9)
    notes = [
        printable(text)
        for text in (settings.organisation, settings.prepared and f"prepared {settings.prepared}")
        if text
    ]
    if notes:
        with sheet.ours("P"):
            sheet.text(x + 9, 42.5, "  ·  ".join(notes), Style("sans", 8, GREY))
    if settings.handling:
        with sheet.ours("P"):
            _draw_handling(sheet, settings.handling, 29)
    sheet.box(MARGIN, 52, sheet.measure, 0.7, sheet.house.accent)


def _draw_handling(sheet: Sheet, handling: str, y: float) -> None:
    """Draw a handling mark at the right edge: TLP in its colour on black, 12 points; anything else in the house's."""
    text, style, wide = _handling_mark(handling)
    x = sheet.width - MARGIN - wide
    sheet.box(x, y, wide, 18.5, "#000000" if text in TLP else sheet.house.accent)
    sheet.text(x + 7, y + 13.6, text, style)


def _handling_mark(handling: str) -> tuple[str, Style, float]:
    """Return the words of a handling mark, their style, and how wide its box is."""
    text = printable(handling).upper() if handling.upper() in TLP else printable(handling)
    style = Style("semibold", 12, TLP.get(text, "#ffffff"))
    while width_of(text, style) > 230 and len(text) > 4:
        text = text[:-2].rstrip() + "…"
    return text, style, width_of(text, style) + 14


def draw_headline(sheet: Sheet, annotated: AnnotatedText) -> float:
    title = headline(annotated)
    text = title or "No headline in the source"
    width = sheet.measure
    for size in (22.0, 20.5, 19.0, 17.5, 16.0, 15.0, 14.0):
        style = Style("serif semibold", size, INK)
        lines = break_lines([(text, style)], width)
        if len(lines) <= (2 if size > 16 else 3):
            lines = break_evenly([(text, style)], width)
            break
    else:
        lines = _shortened(text, style, width)
    sheet.bookmark(text, 64)
    with sheet.element("H1") if title else sheet.ours("H1"):
        y = sheet.lines(MARGIN, 64 + size, lines, size * 1.16)
    y = y - size * 1.16 + 17
    facts = break_lines([(_source_line(annotated), Style("sans", 8.2, GREY))], width)[:2]
    with sheet.ours("P"):
        return sheet.lines(MARGIN, y, facts, 11) - 11 + 10


def _shortened(text: str, style: Style, width: float) -> list[Line]:
    """Cut a headline at a word, and say so."""
    words = text.split(" ")
    note = ("(headline shortened)", Style("sans", 8.2, GREY))
    while len(words) > 1:
        words = words[: max(1, len(words) * 9 // 10 if len(words) > 40 else len(words) - 1)]
        lines = break_lines([(" ".join(words) + " …", style), note], width)
        if len(lines) <= 3:
            return lines
    return break_lines([(text[:40] + " …", style), note], width)[:3]


def _source_line(annotated: AnnotatedText) -> str:
    origin = annotated.source.origin
    outlet = (
        f"Source: {origin.outlet}"
        if origin.outlet
        else f"Source: {origin.name}"
        if origin.name
        else "Source not stated"
    )
    author = f"by {origin.author}" if origin.author else "author not stated"
    date = _long_date(origin.date) if origin.date else "publication date not stated"
    language = LANGUAGES.get((origin.language or "").split("-")[0], origin.language or "")
    return printable(" · ".join(part for part in (outlet, author, date, language) if part))


def _long_date(date: str) -> str:
    """Return an ISO date in words; what is none stays as it is."""
    parts = date[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return date
    if len(parts) == 1 or not 1 <= int(parts[1]) <= 12:
        return date
    return " ".join([*([str(int(parts[2]))] if len(parts) == 3 else []), MONTHS[int(parts[1]) - 1], parts[0]])


def headline(annotated: AnnotatedText) -> str:
    origin = annotated.source.origin
    block = next((b for b in annotated.source.blocks if b.role is Role.HEADLINE), None)
    return printable(origin.title or (annotated.text_of(block) if block else ""))


def draw_footer(sheet: Sheet, annotated: AnnotatedText, settings: Settings) -> None:
    y = sheet.height - 47
    origin = annotated.source.origin
    sheet.box(MARGIN, y, sheet.measure, 0.7, sheet.house.accent)
    trace = f"Source SHA-256 {origin.sha256[:16]}… · {len(annotated.text):,} characters"
    legend = " · [s01] = segment number, the same in the Word and XML files"
    made = " · ".join(part for part in (f"Made with copydesk {VERSION}", printable(settings.contact or "")) if part)
    number = " · Page 1 of 1"
    mark = _handling_mark(settings.handling)[2] + 10 if settings.handling else 0.0
    room = sheet.measure - mark
    with sheet.ours("P"):
        sheet.text(MARGIN, y + 11, trace + legend if width_of(trace + legend, FOOT) <= room else trace, FOOT)
    with sheet.ours("P"):
        end = sheet.text(MARGIN, y + 21, _cut(made, room - width_of(number, FOOT)), FOOT)
    with sheet.artifact(FOOTER):
        sheet.text(end, y + 21, number, FOOT)
        if settings.handling:
            _draw_handling(sheet, settings.handling, sheet.height - 42)


def _cut(text: str, width: float) -> str:
    """Return the words that fit in a line of the footer, with a mark where that are not all."""
    first, *rest = break_lines([(text, FOOT)], width - width_of(" …", FOOT))
    return first[0].text + "…" if rest else text
