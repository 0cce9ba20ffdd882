"""What people and systems see of the sample article, stored: read the difference before you renew it with --update-golden."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from places import SAMPLE_FILE

from copydesk.listing import _lines
from exports import EXPORTERS, Settings, load

SAMPLE = SAMPLE_FILE
Golden = Callable[[str, str], None]


def written(name: str) -> bytes:
    out = BytesIO()
    annotated = load(SAMPLE.read_bytes(), name="sample.txt", outlet="The Halvern Courier")
    EXPORTERS[name].write(annotated, out, Settings(prepared="2026-10-15", handling="TLP:GREEN"))
    return out.getvalue()


@pytest.mark.parametrize("name", ["json", "xml"])
def test_the_files_for_systems(golden: Golden, name: str) -> None:
    golden(f"sample.{name}", written(name).decode())


@pytest.mark.parametrize("part", ["document", "comments", "styles", "numbering"])
def test_the_parts_of_the_word_file(golden: Golden, part: str) -> None:
    root = etree.fromstring(ZipFile(BytesIO(written("docx"))).read(f"word/{part}.xml"))

    golden(f"word-{part}.xml", etree.tostring(root, pretty_print=True, encoding="unicode"))


def test_the_words_of_the_page(golden: Golden) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    text = pdfium.PdfDocument(written("pdf"))[0].get_textpage().get_text_range()

    golden("page.txt", "\n".join(line.rstrip() for line in text.splitlines()) + "\n")


def test_the_listing(golden: Golden) -> None:
    annotated = load(SAMPLE.read_bytes(), name="sample.txt")

    golden("listing.txt", "".join(line + "\n" for line, _ in _lines(annotated)))
