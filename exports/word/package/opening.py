"""Our template: the Word file beside this room that says how everything looks, opened with python-docx and ready to be filled."""

from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Twips
from lxml import etree

from exports.word.package.lists import take_pattern, uncount_for_libreoffice
from exports.word.package.styles import Styles, drop_own_styles, find_styles
from exports.word.styles import COMMENT_STYLES, HEADING_STYLES, PAGE_STYLES, STYLES

TEMPLATE = Path(__file__).parent.parent / "template.docx"
PAPER = {"A4": (11906, 16838), "Letter": (12240, 15840)}  # twips


@dataclass(frozen=True, slots=True)
class Shell:
    """A Word file without a text. ``styles`` holds its styles by the ids that the body is written with; ``pattern`` is the list of which labels
    of several kinds are made, None where there are no labels.
    """

    document: Document
    styles: Styles
    pattern: etree._Element | None


def open_template(*, plain: bool = False, page: str = "A4") -> Shell:
    """Return our template; ``plain`` leaves out the styles and lists that mark anything. Raises ExportError where it lacks what it must have."""
    document = docx.Document(str(TEMPLATE))
    section = document.sections[-1]
    section.page_width, section.page_height = map(Twips, PAPER[page])
    if plain:
        drop_own_styles(document)
        return Shell(document, find_styles(document, HEADING_STYLES | PAGE_STYLES | COMMENT_STYLES), None)
    styles = find_styles(document, STYLES)
    pattern = take_pattern(document, styles)
    uncount_for_libreoffice(document, styles)
    return Shell(document, styles, pattern)
