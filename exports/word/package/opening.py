"""A Word file without a text, ready to be filled: our template, or a house's own with the styles of ours brought into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Twips
from lxml import etree

from exports.settings import Settings
from exports.word.package.fields import legend_of
from exports.word.package.house import open_house
from exports.word.package.lists import take_pattern, uncount_for_libreoffice
from exports.word.package.merging import at_home, bring_styles, give_lists
from exports.word.package.styles import Styles, drop_own_styles, find_styles, id_of
from exports.word.styles import COMMENT_STYLES, HEADING_STYLES, PAGE_STYLES, STYLES

TEMPLATE = Path(__file__).parent.parent / "template.docx"
PLAIN_STYLES = HEADING_STYLES | PAGE_STYLES | COMMENT_STYLES
PAPER = {"A4": (11906, 16838), "Letter": (12240, 15840)}  # twips


@dataclass(frozen=True, slots=True)
class Shell:
    """A Word file without a text. ``styles`` holds its styles by the ids that the body is written with; ``pattern`` is the list of which labels
    of several kinds are made, None where there are no labels; ``house`` says that it is a house's, and ``legend`` are the runs of ours.
    """

    document: Document
    styles: Styles
    pattern: etree._Element | None
    house: bool = False
    legend: str = ""


def open_template(settings: Settings | None = None) -> Shell:
    """Return the house's template, or else ours. ``settings.plain`` leaves out the styles and lists that mark anything.

    Raises UnfitSetting where the house's cannot be used, ExportError where ours lacks what it must have.
    """
    settings = settings or Settings()
    own = docx.Document(str(TEMPLATE))
    if settings.plain and not settings.template:
        drop_own_styles(own)
    wanted = PLAIN_STYLES if settings.plain else STYLES
    styles = find_styles(own, wanted)
    pattern = None
    if not settings.plain:
        pattern = take_pattern(own, styles)
        uncount_for_libreoffice(own, styles)
    if not settings.template:
        section = own.sections[-1]
        section.page_width, section.page_height = map(Twips, PAPER[settings.page])
        return Shell(own, styles, pattern)
    document = open_house(settings.template)
    brought = bring_styles(document, own, wanted)
    if pattern is None:
        return Shell(document, brought, None, house=True)
    give_lists(document)
    return Shell(document, brought, at_home(pattern), house=True, legend=legend_of(own, styles))


def merge_styles(document: Document, wanted: Iterable[str]) -> dict[str, str]:
    """Bring styles of our template into any document; return the id that each has there, by the id that it has with us.

    A style that the document has under the same name is taken as it is.
    """
    styles = bring_styles(document, docx.Document(str(TEMPLATE)), wanted)
    return {identity: id_of(style) for identity, style in styles.items()}
