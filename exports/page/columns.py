"""The two columns: key claims and analysis at the left; quotations at the right, and at its foot counted facts."""

from annotate.model import Kind
from exports.briefing import Briefing
from exports.page.fitting import BAR_INDENT, GUTTER, HEADING, INDENT, NOTE_LINE, PANEL_FOOT, Foot, Plan, Room
from exports.page.items import FACTS, Item, Passage
from exports.page.sheet import MARGIN, Sheet
from exports.page.style import GREY
from exports.text import LEADING, Style

ANCHORED = 8  # rows: with less below it, a panel stands at the foot of its column


def draw_left(sheet: Sheet, briefing: Briefing, plan: Plan, room: Room) -> None:
    """Draw the key claims and below them the analysis, which without claims stands at the top."""
    words = sheet.house.words
    if plan.items[Kind.CLAIM]:
        row = _draw_claims(sheet, plan, room)
        if plan.items[Kind.ANALYSIS] and not plan.beside:
            _draw_panel(sheet, plan, room, MARGIN, room.left, row + 1)
    elif plan.items[Kind.ANALYSIS]:
        _draw_panel(sheet, plan, room, MARGIN, room.left, None)
    else:
        none = words.no_room_for_claims if briefing.claims or briefing.analysis else words.no_claims
        top = sheet.heading(MARGIN, room.top, room.left, words.key_claims)
        _draw_sentence(sheet, plan, MARGIN, top, room.left, none)


def _draw_claims(sheet: Sheet, plan: Plan, room: Room) -> int:
    """Draw the claims and return the row behind them."""
    words = sheet.house.words
    top = sheet.heading(MARGIN, room.top, room.left, words.key_claims, words.claims_note)
    style = Style("semibold", plan.size, sheet.house.accent)
    row = 0
    with sheet.element("L"):
        for number, item in enumerate(plan.printed(Kind.CLAIM), 1):
            y = top + row * plan.row + plan.size
            with sheet.element("LI"):
                with sheet.element("Lbl"):
                    sheet.text(MARGIN + 5, y, str(number), style)
                with sheet.element("LBody"):
                    sheet.lines(MARGIN + INDENT, y, item.body.lines(plan.size), plan.row * 2)
            row += plan.rows_of(item.height(plan.size)) + plan.air["left"]
    return row


def _draw_panel(sheet: Sheet, plan: Plan, room: Room, x: float, width: float, row: int | None) -> None:
    """Draw the analysis: set apart by position, colour, bar and words, so that it holds in black and white.

    It stands from a row on, or, without one, at the top of its column; where little room is left below it, at the foot.
    """
    items = plan.printed(Kind.ANALYSIS)
    air = plan.air[plan.column(Kind.ANALYSIS)]
    inner = sum(plan.rows_of(item.height(plan.size)) + air for item in items) - air
    head, foot = plan.rows_of(plan.panel_head), plan.rows_of(PANEL_FOOT)
    y = room.top
    if row is not None:
        spare = plan.depth - (row + head + inner + foot)
        row += spare if 0 < spare < ANCHORED else 0
        y += HEADING + row * plan.row
    height = (head + inner + foot) * plan.row
    house = sheet.house
    sheet.box(x, y, width, height, house.analysis_tint)
    sheet.box(x, y, 4, height, house.analysis_bar)
    below = NOTE_LINE if plan.beside else 0.0
    label = Style("semibold", 7.6, house.analysis_ink)
    sheet.label(x + 15, y + 14, house.words.analysis, label, house.words.analysis_note, below=below)
    y += head * plan.row
    for item in items:
        with sheet.element("P"):
            sheet.lines(x + 15, y + plan.size, item.body.lines(plan.size), plan.row * 2)
        y += (plan.rows_of(item.height(plan.size)) + air) * plan.row


def draw_right(sheet: Sheet, briefing: Briefing, plan: Plan, room: Room) -> None:
    """Draw the quotations; where nobody is quoted, the analysis."""
    x = MARGIN + room.left + GUTTER
    if plan.beside and plan.items[Kind.ANALYSIS]:
        _draw_panel(sheet, plan, room, x, room.right, None)
    else:
        _draw_quotes(sheet, briefing, plan, room, x)


def draw_foot(sheet: Sheet, plan: Plan, room: Room, foot: Foot) -> None:
    """Draw the counted facts, so that they end where the columns end."""
    words = sheet.house.words
    x = MARGIN + room.left + GUTTER
    y = room.top + HEADING + plan.rows * plan.row - foot.height(plan.size, parted=plan.parted)
    if plan.parted:
        _draw_fact(sheet, plan, MARGIN, y, words.sourcing, foot.left)
    else:
        y = _draw_fact(sheet, plan, x, y, words.sourcing, foot.right) + plan.size
    _draw_fact(sheet, plan, x, y, words.not_here, foot.missing)


def _draw_fact(sheet: Sheet, plan: Plan, x: float, y: float, label: str, passage: Passage) -> float:
    top = sheet.heading(x, y, passage.width, label)
    with sheet.ours("P"):
        sheet.lines(x, top + plan.size * FACTS, passage.lines(plan.size), plan.size * passage.leading)
    return top + passage.height(plan.size)


def _draw_quotes(sheet: Sheet, briefing: Briefing, plan: Plan, room: Room, x: float) -> None:
    words = sheet.house.words
    top = sheet.heading(x, room.top, room.right, words.quotes)
    if not plan.items[Kind.QUOTE]:
        missing = words.no_room_for_quotes if briefing.quotes else words.no_quotes
        _draw_sentence(sheet, plan, x, top, room.right, missing)
    row = 0
    for item in plan.printed(Kind.QUOTE):
        _draw_quote(sheet, plan, item, x, top + row * plan.row)
        row += plan.rows_of(item.height(plan.size)) + plan.air["right"]


def _draw_quote(sheet: Sheet, plan: Plan, item: Item, x: float, y: float) -> None:
    sheet.box(x, y + 1, 1.6, item.height(plan.size), sheet.house.accent)
    with sheet.element("BlockQuote"):
        with sheet.element("P"):
            base = sheet.lines(x + BAR_INDENT, y + plan.size, item.body.lines(plan.size), plan.row * 2)
        if item.tag:
            with sheet.element("P"):
                sheet.lines(x + BAR_INDENT, base, item.tag.lines(plan.size), plan.size * item.tag.leading)


def _draw_sentence(sheet: Sheet, plan: Plan, x: float, y: float, width: float, text: str) -> None:
    style = Style("sans", plan.size * FACTS, GREY)
    with sheet.ours("P"):
        sheet.lines(x, y + plan.size, sheet.broken([(text, style)], width), style.size * LEADING)
