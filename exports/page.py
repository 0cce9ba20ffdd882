"""The one-page briefing: header, headline, bottom line; key claims and analysis at the left, quotations and sourcing at the right; footer.

Exactly one page, always: what does not fit whole at a readable size is left out and counted. Every line is the source's own words with
the number of its segment, or a fixed label, or a counted fact. Marks are added round quotations; a comma that closes the words belongs to
the tag and is not printed; nothing else of a quotation changes.
"""

from collections import Counter
from typing import BinaryIO

from annotate.model import AnnotatedText, Kind, Mode, Segment
from exports.archive import Facts, archival_canvas, save_archival, valid_language
from exports.briefing import Briefing, brief
from exports.fit import (
    BAR_INDENT,
    GREY,
    GUTTER,
    INDENT,
    INK,
    PANEL_FIXED,
    RIGHT_FIXED,
    Item,
    Plan,
    Room,
    fitting_plan,
    quoted_words,
    reference,
)
from exports.settings import Settings
from exports.sheet import Sheet
from exports.tagged import FOOTER, Tags
from exports.typeset import LEADING, Line, Style, break_evenly, break_lines, printable, register_fonts, width_of
from source.model import Role
from source.version import VERSION

PAPERS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
MARGIN = 46.0
NAVY, RULE = "#163a5f", "#c9ced6"
PANEL, SAND, OCHRE, OCHRE_INK = "#edf2f6", "#f6f2e8", "#b07a2a", "#8a5a14"
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

LABELS = "en"  # the language of our own words on the page
LABEL = Style("semibold", 7.6, NAVY)
NOTE = Style("sans", 7.8, GREY)
FOOT = Style("sans", 6.8, GREY)


def write_page(annotated: AnnotatedText, out: BinaryIO, settings: Settings, *, xml: bytes | None = None) -> None:
    """Write the one-page briefing as PDF, tagged and fit for an archive; ``xml``, if given, is attached as what it was made of.

    Raises AnnotationError if a segment to pin or leave out does not exist.
    """
    briefing = brief(annotated, pin=settings.pin, leave_out=settings.leave_out)
    register_fonts()
    paper = PAPERS[settings.page]
    facts = _facts(annotated, settings)
    canvas = archival_canvas(out, paper, facts)
    tags = Tags(canvas)
    ours = None if facts.language.split("-")[0] == LABELS else LABELS
    _draw(Sheet(canvas, tags, *paper, ours), annotated, briefing, settings)
    canvas.showPage()
    tags.finish()
    save_archival(canvas, facts, xml=xml)


def _facts(annotated: AnnotatedText, settings: Settings) -> Facts:
    origin = annotated.source.origin
    return Facts(
        title=_headline(annotated) or "Briefing",
        author=printable(settings.organisation or origin.author or "not stated"),
        subject="One-page briefing",
        language=valid_language(origin.language),
        sha256=origin.sha256,
        date=settings.prepared,
    )


def _headline(annotated: AnnotatedText) -> str:
    origin = annotated.source.origin
    block = next((b for b in annotated.source.blocks if b.role is Role.HEADLINE), None)
    return printable(origin.title or (annotated.text_of(block) if block else ""))


# The page, from top to bottom ---------------------------------------------------------------------------------------


def _draw(sheet: Sheet, annotated: AnnotatedText, briefing: Briefing, settings: Settings) -> None:
    sheet.box(0, 0, sheet.width, 7, NAVY)
    _draw_header(sheet, settings)
    y = _draw_headline(sheet, annotated)
    y, bottom = _draw_bottom_line(sheet, annotated, briefing, y)
    room = Room(y + 16, sheet.height - 62, sheet.width - 2 * MARGIN)
    plan = fitting_plan(annotated, briefing, room, bottom)
    _draw_left(sheet, plan, room)
    _draw_right(sheet, annotated, briefing, plan, room, bottom)
    _draw_footer(sheet, annotated, settings)


def _draw_header(sheet: Sheet, settings: Settings) -> None:
    with sheet.ours("P"):
        x = sheet.text(MARGIN, 42.5, "BRIEFING", Style("semibold", 9.4, NAVY), spaced=1.9)
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
    sheet.box(MARGIN, 52, sheet.width - 2 * MARGIN, 0.7, NAVY)


def _draw_handling(sheet: Sheet, handling: str, y: float) -> None:
    """Draw a handling mark at the right edge: TLP in its colour on black, 12 points; anything else in the house's."""
    text, style, wide = _handling_mark(handling)
    x = sheet.width - MARGIN - wide
    sheet.box(x, y, wide, 18.5, "#000000" if text in TLP else NAVY)
    sheet.text(x + 7, y + 13.6, text, style)


def _handling_mark(handling: str) -> tuple[str, Style, float]:
    """Return the words of a handling mark, their style, and how wide its box is."""
    text = printable(handling).upper() if handling.upper() in TLP else printable(handling)
    style = Style("semibold", 12, TLP.get(text, "#ffffff"))
    while width_of(text, style) > 230 and len(text) > 4:
        text = text[:-2].rstrip() + "…"
    return text, style, width_of(text, style) + 14


def _draw_headline(sheet: Sheet, annotated: AnnotatedText) -> float:
    title = _headline(annotated)
    text = title or "No headline in the source"
    width = sheet.width - 2 * MARGIN
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


def _draw_bottom_line(
    sheet: Sheet, annotated: AnnotatedText, briefing: Briefing, y: float
) -> tuple[float, Segment | None]:
    """Draw the panel of the bottom line; return where it ends and the segment it holds."""
    width = sheet.width - 2 * MARGIN
    chosen, lines, size = _fitting_bottom_line(annotated, briefing, width - 34)
    height = 24 + len(lines) * size * 1.3 + 5
    sheet.box(MARGIN, y, width, height, PANEL)
    sheet.box(MARGIN, y, 4, height, NAVY)
    _label(sheet, MARGIN + 15, y + 15, "BOTTOM LINE", LABEL)
    with sheet.element("P") if chosen else sheet.ours("P"):
        sheet.lines(MARGIN + 15, y + 20 + size, lines, size * 1.3)
    return y + height, chosen


def _fitting_bottom_line(
    annotated: AnnotatedText, briefing: Briefing, width: float
) -> tuple[Segment | None, list[Line], float]:
    ranked = {name: place for place, name in enumerate(briefing.ranked)}
    others = sorted(
        (*briefing.claims, *briefing.analysis, *briefing.quotes), key=lambda s: (KIND_ORDER[s.kind], ranked[s.id])
    )
    for segment in ([briefing.bottom_line] if briefing.bottom_line else []) + others:
        for size in (13.2, 12.5, 11.8, 11.2):
            text = (
                quoted_words(annotated, segment)
                if segment.kind is Kind.QUOTE
                else printable(briefing.words_of(annotated, segment))
            )
            lines = break_lines([(text, Style("serif", size, INK)), reference(segment, 10)], width)
            if len(lines) <= 4:
                return segment, lines, size
    empty = "The source holds no statement that could be a bottom line."
    return None, break_lines([(empty, Style("serif", 12, GREY))], width), 12


KIND_ORDER = {Kind.CLAIM: 0, Kind.ANALYSIS: 1, Kind.QUOTE: 2, Kind.BOILERPLATE: 3}


def _draw_footer(sheet: Sheet, annotated: AnnotatedText, settings: Settings) -> None:
    y = sheet.height - 47
    origin = annotated.source.origin
    sheet.box(MARGIN, y, sheet.width - 2 * MARGIN, 0.7, NAVY)
    trace = f"Source SHA-256 {origin.sha256[:16]}… · {len(annotated.text):,} characters"
    legend = " · [s01] = segment number, the same in the Word and XML files"
    made = " · ".join(part for part in (f"Made with copydesk {VERSION}", printable(settings.contact or "")) if part)
    number = " · Page 1 of 1"
    mark = _handling_mark(settings.handling)[2] + 10 if settings.handling else 0.0
    room = sheet.width - 2 * MARGIN - mark
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


def _label(sheet: Sheet, x: float, y: float, label: str, style: Style, note: str = "") -> None:
    """Draw a zone's label, a heading and a bookmark, and what is said of the zone beside it."""
    sheet.bookmark(label.capitalize(), y - 12, level=1)
    with sheet.ours("H2"):
        end = sheet.text(x, y, label, style, spaced=1.1)
    if note:
        with sheet.ours("P"):
            sheet.text(end + 6, y, note, NOTE)


def _heading(sheet: Sheet, x: float, y: float, width: float, label: str, note: str = "") -> float:
    """Draw a zone's label with a rule under it; return the base line of what follows."""
    _label(sheet, x, y + 8, label, LABEL, note)
    sheet.box(x, y + 14, width, 0.6, RULE)
    return y + RIGHT_FIXED


def _draw_left(sheet: Sheet, plan: Plan, room: Room) -> None:
    y = room.top
    if plan.claims:
        top = _heading(sheet, MARGIN, y, room.left, "KEY CLAIMS", "as the source states them, in its order")
        y = top + plan.size
        with sheet.element("L"):
            for number, item in enumerate(_in_source_order(plan.claims), 1):
                y = _draw_claim(sheet, y, number, item, Style("semibold", plan.size, NAVY))
        y -= plan.size - 2
    if plan.analysis:
        _draw_panel(sheet, plan, room, y)
    if not plan.claims and not plan.analysis:
        _heading(sheet, MARGIN, y, room.left, "KEY CLAIMS")
        none = "No further claim of the source fits on this page."
        with sheet.ours("P"):
            sheet.text(MARGIN, y + RIGHT_FIXED + plan.size, none, Style("sans", 9.5, GREY))


def _draw_claim(sheet: Sheet, y: float, number: int, item: Item, style: Style) -> float:
    with sheet.element("LI"):
        with sheet.element("Lbl"):
            sheet.text(MARGIN + 5, y, str(number), style)
        with sheet.element("LBody"):
            return sheet.lines(MARGIN + INDENT, y, item.lines, item.leading) + item.after


def _draw_panel(sheet: Sheet, plan: Plan, room: Room, y: float) -> None:
    """Draw the analysis: set apart by position, colour, bar and words, so that it holds in black and white."""
    height = PANEL_FIXED - 8 + sum(item.height for item in plan.analysis)
    sheet.box(MARGIN, y, room.left, height, SAND)
    sheet.box(MARGIN, y, 4, height, OCHRE)
    label = Style("semibold", 7.6, OCHRE_INK)
    _label(sheet, MARGIN + 15, y + 14, "ANALYSIS", label, "the author’s reading — not reported fact")
    y += 20 + plan.size
    for item in _in_source_order(plan.analysis):
        with sheet.element("P"):
            y = sheet.lines(MARGIN + 15, y, item.lines, item.leading) + item.after


def _in_source_order(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.segment.start)


def _draw_right(
    sheet: Sheet, annotated: AnnotatedText, briefing: Briefing, plan: Plan, room: Room, bottom: Segment | None
) -> None:
    x = MARGIN + room.left + GUTTER
    y = _heading(sheet, x, room.top, room.right, "IN THEIR WORDS")
    for item in _in_source_order(plan.quotes):
        height = item.height - item.after
        sheet.box(x, y, 1.6, height + 1, NAVY)
        with sheet.element("BlockQuote"):
            with sheet.element("P"):
                base = sheet.lines(x + BAR_INDENT, y + plan.size, item.lines, item.leading)
            with sheet.element("P"):
                sheet.lines(x + BAR_INDENT, base + 1, item.tag, item.tag_leading)
        y += item.height
    if not plan.quotes:
        missing = "No quotation fits on this page whole." if briefing.quotes else "No direct quotation in the source."
        y = _draw_facts(sheet, x, y, missing, plan.size, room.right)
    for label, text in (
        ("SOURCING", _sourcing(annotated)),
        ("NOT ON THIS PAGE", _not_here(annotated, briefing, plan, bottom)),
    ):
        y = _draw_facts(sheet, x, _heading(sheet, x, y + 4, room.right, label), text, plan.size, room.right)


def _draw_facts(sheet: Sheet, x: float, y: float, text: str, size: float, width: float) -> float:
    style = Style("sans", size * 0.9, INK)
    lines = break_lines([(text, style)], width)
    with sheet.ours("P"):
        return sheet.lines(x, y + style.size, lines, style.size * LEADING) - style.size + 7


def _sourcing(annotated: AnnotatedText) -> str:
    """Return counted facts, no judgement."""
    spoken = [q for q in annotated.quotations if q.mode is not Mode.INDIRECT]
    named = sum(1 for q in spoken if q.speaker)
    people = len({q.speaker for q in spoken if q.speaker})
    facts = ["One source text, not corroborated."]
    if spoken:
        facts.append(f"{named} of {len(spoken)} {_plural(len(spoken), 'quotation')} with a named speaker.")
        facts.append(f"{people} {'speaker' if people == 1 else 'speakers'} quoted.")
    reported = len(annotated.quotations) - len(spoken)
    if reported:
        facts.append(f"{reported} {_plural(reported, 'passage')} of reported speech.")
    unsure = sum(1 for s in annotated.segments if s.band == "check")
    if unsure:
        facts.append(f"{unsure} of {len(annotated.segments)} segments marked “check”.")
    return " ".join(facts)


def _not_here(annotated: AnnotatedText, briefing: Briefing, plan: Plan, bottom: Segment | None) -> str:
    printed = {item.segment.id for item in (*plan.claims, *plan.analysis, *plan.quotes)} | (
        {bottom.id} if bottom else set()
    )
    headlines = {left.segment.id for left in briefing.left_out if left.reason == "printed as the headline"}
    missing = Counter(s.kind for s in annotated.segments if s.id not in printed and s.id not in headlines)
    if not missing:
        return "Everything in the source is on this page."
    kinds = ", ".join(f"{missing[kind]} {_of_kind(kind, missing[kind])}" for kind in Kind if missing[kind])
    repeats = sum(len(names) for names in briefing.merged.values())
    merged = f"; {repeats} {_plural(repeats, 'near-repeat')} merged" if repeats else ""
    counted = f"{missing.total()} of {len(annotated.segments)} segments: {kinds}{merged}."
    return f"{counted} The Word and XML files hold all of them, under the same numbers."


def _of_kind(kind: Kind, count: int) -> str:
    return str(kind) if kind in (Kind.ANALYSIS, Kind.BOILERPLATE) else _plural(count, str(kind))


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else noun + "s"
