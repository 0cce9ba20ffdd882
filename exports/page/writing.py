"""The one-page briefing: header, headline, bottom line; key claims and analysis at the left, quotations and sourcing at the right; footer.

Exactly one page, always: what does not fit whole at a readable size is left out and counted. Every line is the source's own words with
the number of its segment, or a fixed label, or a counted fact. Marks are added round quotations; a comma that closes the words belongs to
the tag and is not printed; nothing else of a quotation changes.
"""

from typing import BinaryIO

from annotate.model import AnnotatedText, Kind, Segment
from annotate.segmentation import recognise
from exports.briefing import Briefing, brief, not_here, sourcing
from exports.grammar import Wording
from exports.page.columns import draw_foot, draw_left, draw_right
from exports.page.fitting import Foot, Room, fitting_plan
from exports.page.frame import draw_footer, draw_header, draw_headline, footer_top
from exports.page.items import NOMINAL, Content, Passage, bottom_line, fact
from exports.page.sheet import MARGIN, Sheet
from exports.page.style import GREY, house_of
from exports.pdf import Facts, Tags, archival_canvas, save_archival, valid_language
from exports.settings import Settings
from exports.text import Style, fonts_for, printable, runs_left, told
from source.model import Problem

PAPERS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
# Sizes that are tried for the bottom line, and the number of lines that it may take.
BOTTOM_LINES = ((13.2, 4), (12.5, 4), (11.8, 4), (11.2, 4), (11.2, 5))
KIND_ORDER = {Kind.CLAIM: 0, Kind.ANALYSIS: 1, Kind.QUOTE: 2, Kind.BOILERPLATE: 3}


def write_page(
    annotated: AnnotatedText, out: BinaryIO, settings: Settings, *, xml: bytes | None = None
) -> tuple[Problem, ...]:
    """Write the one-page briefing as PDF, tagged and fit for an archive; ``xml``, if given, is attached as what it was made of.

    Returns what the page could not show. Raises UnfitSetting, AnnotationError if a segment to pin or leave out does not exist, and
    ExportError if the font that is set is of no use.
    """
    language = annotated.source.origin.language or recognise(annotated.text)
    fonts = fonts_for(settings.font, language)
    language = valid_language(language)
    briefing = brief(annotated, pin=settings.pin, leave_out=settings.leave_out)
    span = annotated.source.origin.embargo
    house = house_of(settings, fonts, embargo=annotated.text_of(span) if span else "")
    paper = PAPERS[settings.page]
    facts = _facts(annotated, settings, language, house.words)
    canvas = archival_canvas(out, paper, facts)
    tags = Tags(canvas)
    ours = None if language.split("-")[0].lower() == house.language else house.language
    sheet = Sheet(canvas, tags, *paper, fonts, house, ours, runs_left(annotated.text, language))
    _draw(sheet, annotated, briefing, settings)
    canvas.showPage()
    tags.finish()
    save_archival(canvas, facts, xml=xml)
    return told(sheet.lost)


def _facts(annotated: AnnotatedText, settings: Settings, language: str, words: Wording) -> Facts:
    origin = annotated.source.origin
    return Facts(
        title=printable(annotated.headline) or words.briefing,
        author=printable(settings.organisation or origin.author or words.no_author),
        subject=words.one_page,
        language=language,
        sha256=origin.sha256,
        date=settings.prepared,
    )


# The page, from top to bottom ---------------------------------------------------------------------------------------


def _draw(sheet: Sheet, annotated: AnnotatedText, briefing: Briefing, settings: Settings) -> None:
    content = Content(annotated, briefing, sheet.house.words, sheet.fonts)
    sheet.box(0, 0, sheet.width, 7, sheet.house.accent)
    y = draw_header(sheet, settings)
    y = draw_headline(sheet, annotated, briefing.headline, y)
    y, bottom = _draw_bottom_line(sheet, content, y)
    room = Room(y + 16, footer_top(sheet) - 11, sheet.measure)
    plan = fitting_plan(content, room, _foot(content, room, []), bottom)
    printed = [item.segment for items in plan.items.values() for item in items] + ([bottom] if bottom else [])
    draw_left(sheet, briefing, plan, room)
    draw_right(sheet, briefing, plan, room)
    draw_foot(sheet, plan, room, _foot(content, room, printed))
    draw_footer(sheet, annotated, settings)


def _draw_bottom_line(sheet: Sheet, content: Content, y: float) -> tuple[float, Segment | None]:
    """Draw the panel of the bottom line; return where it ends and the segment it holds."""
    width, words = sheet.measure, content.wording
    chosen, passage, size = _fitting_bottom_line(content, width - 34)
    height = 24 + passage.height(size) + 5
    sheet.box(MARGIN, y, width, height, sheet.house.tint)
    sheet.box(MARGIN, y, 4, height, sheet.house.accent)
    note = words.analysis_note if chosen and chosen.kind is Kind.ANALYSIS else ""
    sheet.label(MARGIN + 15, y + 15, words.bottom_line, sheet.house.label, note)
    with sheet.element("P") if chosen else sheet.ours("P"):
        sheet.lines(MARGIN + 15, y + 20 + size, passage.lines(size), size * passage.leading)
    return y + height, chosen


def _fitting_bottom_line(content: Content, width: float) -> tuple[Segment | None, Passage, float]:
    """Return the best segment that fits in few lines, as it is printed, and its size; without one a sentence that says so."""
    briefing = content.briefing
    place = {name: number for number, name in enumerate(briefing.ranked)}
    others = sorted(
        (*briefing.claims, *briefing.analysis, *briefing.quotes), key=lambda s: (KIND_ORDER[s.kind], place[s.id])
    )
    for segment in [*filter(None, [briefing.bottom_line]), *others]:
        passage = bottom_line(content, segment, width)
        for size, most in BOTTOM_LINES:
            if passage.height(size) <= most * size * passage.leading:
                return segment, passage, size
    return None, Passage(((content.wording.no_bottom_line, Style("serif", NOMINAL, GREY)),), width, content.fonts), 12


def _foot(content: Content, room: Room, printed: list[Segment]) -> Foot:
    """Return the counted facts. Before it is known what is printed they are counted as if nothing were, which is no shorter."""
    known = sourcing(content.annotated, content.wording)
    missing = not_here(content.annotated, content.briefing, {segment.id for segment in printed}, content.wording)
    return Foot(
        fact(known, room.left, content.fonts),
        fact(known, room.right, content.fonts),
        fact(missing, room.right, content.fonts),
    )
