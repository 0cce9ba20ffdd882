"""The two columns: key claims and analysis at the left, quotations, sourcing and what is not here at the right."""

from annotate.model import AnnotatedText, Segment
from exports.briefing import Briefing
from exports.fit import BAR_INDENT, GUTTER, INDENT, PANEL_FIXED, Item, Plan, Room
from exports.house import GREY, INK
from exports.sheet import MARGIN, ZONE, Sheet
from exports.tally import not_here, sourcing
from exports.typeset import LEADING, Style, break_lines


def draw_left(sheet: Sheet, plan: Plan, room: Room) -> None:
    y, words = room.top, sheet.house.words
    if plan.claims:
        top = sheet.heading(MARGIN, y, room.left, words.key_claims, words.claims_note)
        y = top + plan.size
        with sheet.element("L"):
            for number, item in enumerate(_in_source_order(plan.claims), 1):
                y = _draw_claim(sheet, y, number, item, Style("semibold", plan.size, sheet.house.accent))
        y -= plan.size - 2
    if plan.analysis:
        _draw_panel(sheet, plan, room, y)
    if not plan.claims and not plan.analysis:
        sheet.heading(MARGIN, y, room.left, words.key_claims)
        with sheet.ours("P"):
            sheet.text(MARGIN, y + ZONE + plan.size, words.no_claims, Style("sans", 9.5, GREY))


def _draw_claim(sheet: Sheet, y: float, number: int, item: Item, style: Style) -> float:
    with sheet.element("LI"):
        with sheet.element("Lbl"):
            sheet.text(MARGIN + 5, y, str(number), style)
        with sheet.element("LBody"):
            return sheet.lines(MARGIN + INDENT, y, item.lines, item.leading) + item.after


def _draw_panel(sheet: Sheet, plan: Plan, room: Room, y: float) -> None:
    """Draw the analysis: set apart by position, colour, bar and words, so that it holds in black and white."""
    height = PANEL_FIXED - 8 + sum(item.height for item in plan.analysis)
    house = sheet.house
    sheet.box(MARGIN, y, room.left, height, house.analysis_tint)
    sheet.box(MARGIN, y, 4, height, house.analysis_bar)
    label = Style("semibold", 7.6, house.analysis_ink)
    sheet.label(MARGIN + 15, y + 14, house.words.analysis, label, house.words.analysis_note)
    y += 20 + plan.size
    for item in _in_source_order(plan.analysis):
        with sheet.element("P"):
            y = sheet.lines(MARGIN + 15, y, item.lines, item.leading) + item.after


def _in_source_order(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.segment.start)


def draw_right(
    sheet: Sheet, annotated: AnnotatedText, briefing: Briefing, plan: Plan, room: Room, bottom: Segment | None
) -> None:
    x, words = MARGIN + room.left + GUTTER, sheet.house.words
    y = sheet.heading(x, room.top, room.right, words.quotes)
    for item in _in_source_order(plan.quotes):
        height = item.height - item.after
        sheet.box(x, y, 1.6, height + 1, sheet.house.accent)
        with sheet.element("BlockQuote"):
            with sheet.element("P"):
                base = sheet.lines(x + BAR_INDENT, y + plan.size, item.lines, item.leading)
            with sheet.element("P"):
                sheet.lines(x + BAR_INDENT, base + 1, item.tag, item.tag_leading)
        y += item.height
    if not plan.quotes:
        missing = words.no_room_for_quotes if briefing.quotes else words.no_quotes
        y = _draw_facts(sheet, x, y, missing, plan.size, room.right)
    for label, text in (
        (words.sourcing, sourcing(annotated, words)),
        (words.not_here, not_here(annotated, briefing, plan, bottom, words)),
    ):
        y = _draw_facts(sheet, x, sheet.heading(x, y + 4, room.right, label), text, plan.size, room.right)


def _draw_facts(sheet: Sheet, x: float, y: float, text: str, size: float, width: float) -> float:
    style = Style("sans", size * 0.9, INK)
    lines = break_lines([(text, style)], width)
    with sheet.ours("P"):
        return sheet.lines(x, y + style.size, lines, style.size * LEADING) - style.size + 7
