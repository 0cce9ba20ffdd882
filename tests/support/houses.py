"""Word files of a house, made with python-docx: what a press office has as its letterhead."""

from io import BytesIO

import docx
from docx.document import Document
from docx.shared import Pt, RGBColor, Twips
from places import TESTS
from word_files import packed, parts_of

LETTERHEAD, FOOT = "Harbour Press Office · Quay 4", "Registered in Orsk, no. 4711"
DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def house_document() -> Document:
    """Return a letter of the house: its page, letterhead with a picture, fonts, a list, and a text with a comment and a link of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin, section.page_width, section.page_height = Twips(2222), Twips(12240), Twips(15840)
    header = section.header.paragraphs[0]
    header.add_run().add_picture(str(TESTS / "logo.png"), height=Pt(24))
    header.add_run(LETTERHEAD).bold = True
    section.footer.paragraphs[0].text = FOOT
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Georgia", Pt(12)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x1F, 0x2B)
    document.add_heading("Dear sirs", 1)
    document.add_paragraph("First of all", style="List Number")
    paragraph = document.add_paragraph("The old text of the letter, with a picture. ")
    paragraph.add_run().add_picture(str(TESTS / "logo-grey.png"))
    document.add_comment(paragraph.runs, "Is that so?", author="Mara Keller")
    document.core_properties.author, document.core_properties.keywords = "Secretary", "old, words"
    return document


def saved(document: Document, *, template: bool = False) -> bytes:
    """Return a document as the bytes of its file; ``template``: as a .dotx."""
    out = BytesIO()
    document.save(out)
    if not template:
        return out.getvalue()
    parts = parts_of(out.getvalue())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(DOCUMENT_TYPE, TEMPLATE_TYPE)
    return packed(parts)
