"""Documents marked up in place before real programs: what pandoc and LibreOffice make of our changes, and what the pages look like."""

import re
import shutil
import subprocess

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

Place = tuple[str, float, float]
# LibreOffice prints endnotes behind all that follows, the review sheet too; and comments in what a field says as words of it.
PRINTED_ELSEWHERE = ("notes", "fields")
MOVED = 1.5  # points: where a bookmark or a comment begins, LibreOffice measures words anew, and rounds


def printed(office: Office, data: bytes) -> list[bytes]:
    """Return the pictures of a file's pages as LibreOffice prints them."""
    import pypdfium2

    pages = pypdfium2.PdfDocument(office.edited(data, form="pdf"))
    return [page.render(scale=1).to_pil().tobytes() for page in pages]


def places(office: Office, data: bytes) -> list[list[Place]]:
    """Return where each character of a file's pages is printed: its left and its lower end, in points."""
    import pypdfium2

    found: list[list[Place]] = []
    for page in pypdfium2.PdfDocument(office.edited(data, form="pdf")):
        text = page.get_textpage()
        signs = (
            (text.get_text_range(number, 1), *text.get_charbox(number)[:2]) for number in range(text.count_chars())
        )
        found.append(sorted((one for one in signs if one[0].strip()), key=lambda one: (-round(one[2]), one[1])))
    return found


@EACH
def test_a_clean_copy_is_printed_as_the_document_was(name: str, office: Office) -> None:
    made = marked(name, IN_TURN)

    assert printed(office, cleaned(made.data)) == printed(office, made.original)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name not in PRINTED_ELSEWHERE])
@pytest.mark.parametrize("kinds", [AS_READ, IN_TURN])
def test_with_all_rejected_every_letter_of_the_text_is_printed_where_it_was(
    name: str, kinds: str, office: Office
) -> None:
    made = marked(name, kinds)
    before, after = places(office, made.original), places(office, rejected(made.data))

    assert all(after[: len(before) + 1])  # the review sheet stands on the next page
    assert len(after) > len(before)
    for page, same in zip(before, after, strict=False):
        assert "".join(sign for sign, _, _ in same) == "".join(sign for sign, _, _ in page)
        assert all(
            abs(x - left) < MOVED and abs(y - low) < MOVED for (_, x, y), (_, left, low) in zip(page, same, strict=True)
        )
