"""The one-page briefing: header, headline, bottom line; key claims and analysis at the left, quotations and sourcing at the right; footer.

Exactly one page, always: what does not fit whole at a readable size is left out and counted. Every line is the source's own words with
the number of its segment, or a fixed label, or a counted fact. Marks are added round quotations; a comma that closes the words belongs to
the tag and is not printed; nothing else of a quotation changes.
"""

from typing import BinaryIO

from annotate.model import AnnotatedText, Kind, Segment
from exports.archive import Facts, archival_canvas, save_archival, valid_language
from exports.briefing import Briefing, brief
from exports.columns import draw_left, draw_right
from exports.direction import runs_left
from exports.faces import in_force, told
from exports.fit import Room, fitting_plan, quoted_words, reference
from exports.frame import draw_footer, draw_header, draw_headline, headline
from exports.house import GREY, INK, LABELS
from exports.settings import Settings
from exports.sheet import MARGIN, Sheet
from exports.tagged import Tags
from exports.typeset import Line, Style, break_lines, printable
from source.model import Problem

PAPERS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
KIND_ORDER = {Kind.CLAIM: 0, Kind.ANALYSIS: 1, Kind.QUOTE: 2, Kind.BOILERPLATE: 3}


def write_page(
    annotated: AnnotatedText, out: BinaryIO, settings: Settings, *, xml: bytes | None = None
) -> tuple[Problem, ...]:
    """Write the one-page briefing as PDF, tagged and fit for an archive; ``xml``, if given, is attached as what it was made of.

    Returns what the page could not show. Raises AnnotationError if a segment to pin or leave out does not exist, ExportError if the font
    that is set is of no use.
    """
    with in_force(settings.font, annotated.source.origin.language):
        return _write(annotated, out, settings, xml)


def _write(annotated: AnnotatedText, out: BinaryIO, settings: Settings, xml: bytes | None) -> tuple[Problem, ...]:
    briefing = brief(annotated, pin=settings.pin, leave_out=settings.leave_out)
    paper = PAPERS[settings.page]
    facts = _facts(annotated, settings)
    canvas = archival_canvas(out, paper, facts)
    tags = Tags(canvas)
    ours = None if facts.language.split("-")[0] == LABELS else LABELS
    mirrored = runs_left(annotated.text, facts.language)
    sheet = Sheet(canvas, tags, *paper, language=ours, mirrored=mirrored)
    _draw(sheet, annotated, briefing, settings)
    canvas.showPage()
    tags.finish()
    save_archival(canvas, facts, xml=xml)
    return told(sheet.lost)


def _facts(annotated: AnnotatedText, settings: Settings) -> Facts:
    origin = annotated.source.origin
    return Facts(
        title=headline(annotated) or "Briefing",
        author=printable(settings.organisation or origin.author or "not stated"),
        subject="One-page briefing",
        language=valid_language(origin.language),
        sha256=origin.sha256,
        date=settings.prepared,
    )


# The page, from top to bottom ---------------------------------------------------------------------------------------


def _draw(sheet: Sheet, annotated: AnnotatedText, briefing: Briefing, settings: Settings) -> None:
    sheet.box(0, 0, sheet.width, 7, sheet.house.accent)
    draw_header(sheet, settings)
    y = draw_headline(sheet, annotated)
    y, bottom = _draw_bottom_line(sheet, annotated, briefing, y)
    room = Room(y + 16, sheet.height - 62, sheet.measure)
    plan = fitting_plan(annotated, briefing, room, bottom)
    draw_left(sheet, plan, room)
    draw_right(sheet, annotated, briefing, plan, room, bottom)
    draw_footer(sheet, annotated, settings)


def _draw_bottom_line(
    sheet: Sheet, annotated: AnnotatedText, briefing: Briefing, y: float
) -> tuple[float, Segment | None]:
    """Draw the panel of the bottom line; return where it ends and the segment it holds."""
    width = sheet.measure
    chosen, lines, size = _fitting_bottom_line(annotated, briefing, width - 34)
    height = 24 + len(lines) * size * 1.3 + 5
    sheet.box(MARGIN, y, width, height, sheet.house.tint)
    sheet.box(MARGIN, y, 4, height, sheet.house.accent)
    sheet.label(MARGIN + 15, y + 15, "BOTTOM LINE", sheet.house.label)
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
