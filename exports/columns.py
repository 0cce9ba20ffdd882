"""The two columns: key claims and analysis at the left, quotations, sourcing and what is not here at the right."""

from annotate.model import AnnotatedText, Segment
from exports.briefing import Briefing
from exports.fit import BAR_INDENT, GUTTER, INDENT, PANEL_FIXED, Item, Plan, Room
from exports.house import GREY, INK, OCHRE, OCHRE_INK, SAND
from exports.sheet import MARGIN, ZONE, Sheet
from exports.tally import not_here, sourcing
from exports.typeset import LEADING, Style, break_lines


def draw_left(sheet: Sheet, plan: Plan, room: Room) -> None:
    y = room.top
    if plan.claims:
        top = sheet.heading(MARGIN, y, room.left, "KEY CLAIMS", "as the source states them, in its order")
        y = top + plan.size
        with sheet.element("L"):
            for number, item in enumerate(_in_source_order(plan.claims), 1):
                y = _draw_claim(sheet, y, number, item, Style("semibold", plan.size, sheet.house.accent))
        y -= plan.size - 2
    if plan.analysis:
        _draw_panel(sheet, plan, room, y)
    if not plan.claims and not plan.analysis:
        sheet.heading(MARGIN, y, room.left, "KEY CLAIMS")
        none = "No further claim of the source fits on this page."
        with sheet.ours("P"):
            sheet.text(MARGIN, y + ZONE + plan.size, none, Style("sans", 9.5, GREY))


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
    sheet.label(MARGIN + 15, y + 14, "ANALYSIS", label, "the author’s reading — not reported fact")
    y += 20 + plan.size
    for item in _in_source_order(plan.analysis):
        with sheet.element("P"):
            y = sheet.lines(MARGIN + 15, y, item.lines, item.leading) + item.after


def _in_source_order(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.segment.start)


def draw_right(
    sheet: Sheet, annotated: AnnotatedText, briefing: Briefing, plan: Plan, room: Room, bottom: Segment | None
) -> None:
    x = MARGIN + room.left + GUTTER
    y = sheet.heading(x, room.top, room.right, "IN THEIR WORDS")
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
        missing = "No quotation fits on this page whole." if briefing.quotes else "No direct quotation in the source."
        y = _draw_facts(sheet, x, y, missing, plan.size, room.right)
    for label, text in (
        ("SOURCING", sourcing(annotated)),
        ("NOT ON THIS PAGE", not_here(annotated, briefing, plan, bottom)),
    ):
        y = _draw_facts(sheet, x, sheet.heading(x, y + 4, room.right, label), text, plan.size, room.right)


def _draw_facts(sheet: Sheet, x: float, y: float, text: str, size: float, width: float) -> float:
    style = Style("sans", size * 0.9, INK)
    lines = break_lines([(text, style)], width)
    with sheet.ours("P"):
        return sheet.lines(x, y + style.size, lines, style.size * LEADING) - style.size + 7
