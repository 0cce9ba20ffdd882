"""Documents marked up in place before real programs: what pandoc and LibreOffice make of our changes, and what the pages look like."""

import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from office import Office, edit
from word_comparing import accepted, rejected, without_sheet, words_shown
from word_documents import DOCUMENTS
from word_in_place import AS_READ, IN_TURN, cleaned, marked

pytestmark = pytest.mark.slow

WAYS = pytest.mark.parametrize("way", ["accept", "reject"])
EACH = pytest.mark.parametrize("name", DOCUMENTS)
# Which original pandoc cannot tell the words of: it reads no strict files, and no words behind a picture in one run.
BEYOND_PANDOC = ("strict", "pictures")
# What LibreOffice holds on to, or makes up: it works fields out anew, and lets nobody delete in them; a large first letter becomes a format.
# Of "everything", as it is, it writes a damaged file.
BEYOND_OFFICE = ("fields", "first letter", "everything")
_LABEL = re.compile(r"(?:\d+[.)]|-)$")


def in_pandoc(data: bytes, way: str) -> list[str]:
    """Return the words that pandoc reads of a file, all changes accepted or rejected; without the labels of lists, which it makes up."""
    if not shutil.which("pandoc"):
        pytest.skip("needs pandoc")
    command = ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", f"--track-changes={way}"]
    told = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode().split()
    return [word for word in told if not _LABEL.fullmatch(word)]


def in_office(office: Office, data: bytes, way: str) -> list[str]:
    """Return the words of a file after LibreOffice accepted or rejected all changes and saved it."""
    return words_shown(office.edited(data, edit(f"{way}_all"))).split()


def expected(data: bytes, original: bytes, way: str) -> bytes:
    """Return the document that is left when all of our changes are accepted or rejected, those of colleagues still in it."""
    return cleaned(accepted(data)) if way == "accept" else original


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name not in BEYOND_PANDOC])
@WAYS
def test_pandoc_reads_the_words_that_are_left(name: str, way: str) -> None:
    made = marked(name, IN_TURN)

    told = in_pandoc(without_sheet(made.data), way)

    assert told == in_pandoc(expected(made.data, made.original, way), way)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name not in BEYOND_OFFICE])
@WAYS
def test_libreoffice_keeps_the_words_that_are_left(name: str, way: str, office: Office) -> None:
    made = marked(name, IN_TURN)

    told = in_office(office, without_sheet(made.data), way)

    assert told == in_office(office, expected(made.data, made.original, way), way)


# Pictures ---------------------------------------------------------------------------------------------------------------


def pages(office: Office, data: bytes) -> Iterator[bytes]:
    """Yield the pictures of a file's pages as LibreOffice prints them."""
    import pypdfium2

    for page in pypdfium2.PdfDocument(office.edited(data, form="pdf")):
        yield page.render(scale=1).to_pil().tobytes()


@EACH
def test_a_clean_copy_is_printed_as_the_document_was(name: str, office: Office) -> None:
    made = marked(name, IN_TURN)

    assert list(pages(office, cleaned(made.data))) == list(pages(office, made.original))


@EACH
@pytest.mark.parametrize("kinds", [AS_READ, IN_TURN])
def test_with_all_rejected_the_pages_of_the_text_are_printed_as_they_were(
    name: str, kinds: str, office: Office
) -> None:
    made = marked(name, kinds)
    before = list(pages(office, made.original))

    after = list(pages(office, rejected(made.data)))

    assert len(after) > len(before)
    assert [number for number, page in enumerate(before, 1) if after[number - 1] != page] == []
