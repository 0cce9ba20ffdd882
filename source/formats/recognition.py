"""Which format a file is in: by its content first, by its ending where the content could be several."""

import re
from io import BytesIO
from itertools import islice
from os.path import splitext
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from source.errors import UnknownFormat, Unreadable
from source.formats.dialects import OPEN_MAIL, refuse_dialects
from source.formats.prose import holds_code, refuse_code
from source.formats.records import refuse_records, refuse_xml
from source.limits import Limits, check_limit
from source.text import Decoded, declared_charset, decode

# The formats that are read, by their names in ``READERS``, with the endings of their files, the usual one first.
ENDINGS = {
    "text": (".txt", ".text", ".log"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "docx": (".docx", ".docm", ".dotx"),
}
_NAMED = {ending: name for name, endings in ENDINGS.items() for ending in endings}
_USUAL = sorted(endings[0] for endings in ENDINGS.values())
READ_HERE = f"Save it as {', '.join(_USUAL[:-1])} or {_USUAL[-1]}: these are read."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# How files begin that nobody here reads, what they are, and what to do: None, to save the file as something that is read.
OCR = "It holds a picture of text: run OCR over it first, and check what comes out."
WRITE_DOWN = "Have what is said in it written down first."
UNPACK = "Unpack it, and name a file in it."
FOREIGN: tuple[tuple[bytes, str, str | None], ...] = (
    (b"%PDF-", "a PDF file", None),
    (b"{\\rtf", "an RTF file", None),
    (b"\x89PNG", "a picture (PNG)", OCR),
    (b"\xff\xd8\xff", "a picture (JPEG)", OCR),
    (b"GIF8", "a picture (GIF)", OCR),
    (b"II*\0", "a picture (TIFF)", OCR),
    (b"MM\0*", "a picture (TIFF)", OCR),
    (b"BM", "a picture (BMP)", OCR),
    (b"\0\0\0\x0cjP  ", "a picture (JPEG 2000)", OCR),
    (b"8BPS", "a picture (Photoshop)", OCR),
    (b"AT&TFORM", "a picture (DjVu)", OCR),
    (b"bplist00", "a property list of a Mac", None),
    (b"\x1f\x8b", "a compressed file (gzip)", UNPACK),
    (b"7z\xbc\xaf", "a compressed file (7z)", UNPACK),
    (b"Rar!", "a compressed file (rar)", UNPACK),
    (b"BZh", "a compressed file (bzip2)", UNPACK),
    (b"\xfd7zXZ\0", "a compressed file (xz)", UNPACK),
    (b"\x7fELF", "a program", None),
    (b"MZ\x90\0", "a program", None),
    (b"SQLite format 3\0", "a database", None),
    (b"ID3", "a sound file", WRITE_DOWN),
    (b"OggS", "a sound file", WRITE_DOWN),
    (b"fLaC", "a sound file", WRITE_DOWN),
    (b"\xff\xfb", "a sound file", WRITE_DOWN),
    (b"\x1aE\xdf\xa3", "a film", WRITE_DOWN),
)
# The same for files whose kind is told a few bytes on: the start, the place of the mark, the mark.
FOREIGN_INSIDE: tuple[tuple[bytes, int, bytes, str, str], ...] = (
    (b"RIFF", 8, b"WEBP", "a picture (WebP)", OCR),
    (b"RIFF", 8, b"WAVE", "a sound file", WRITE_DOWN),
    (b"RIFF", 8, b"AVI ", "a film", WRITE_DOWN),
    (b"\0\0", 4, b"ftypheic", "a picture (HEIC)", OCR),
    (b"\0\0", 4, b"ftypheix", "a picture (HEIC)", OCR),
    (b"\0\0", 4, b"ftypmif1", "a picture (HEIC)", OCR),
    (b"\0\0", 4, b"ftypavif", "a picture (AVIF)", OCR),
    (b"\0\0", 4, b"ftyp", "a film or a sound file", WRITE_DOWN),
)
# What lies in zip files that nobody here reads: the start of a member's name, what the file is then, and what to do.
FROM_PAGES = "Export it as .docx from the program it was written in."
FOREIGN_ZIPS: dict[str, tuple[str, str | None]] = {
    "xl/": ("a spreadsheet (.xlsx)", "Save the words of one article as .docx or .txt."),
    "ppt/": ("a presentation (.pptx)", None),
    "META-INF/container.xml": ("an e-book (.epub)", None),
    "content.xml": ("an OpenDocument file", None),
    "Index/": ("a Pages, Numbers or Keynote file", FROM_PAGES),
    "index.apxl": ("a Keynote file", FROM_PAGES),
    "index.xml": ("a Pages file", FROM_PAGES),
}
# Endings of formats that hold no prose: a text that has one, and is prose, is read, and the person is told.
STRANGE_ENDINGS = frozenset(
    ".eml .msg .mht .mhtml .mbox .json .jsonl .jsonld .xml .csv .tsv .pdf .rtf .odt .srt .vtt .ics .ipynb".split()
)

_WEB = re.compile(r"\s*(?:<!--[^>]{0,400}-->\s*|<\?xml[^>]{0,200}>\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.I)
_FRAGMENT = re.compile(
    r"<(?:!doctype|html|head|body|meta|title|link|div|section|article|main|header|nav|h[1-6]|p|table|ul|ol|span|br|script|style)\b",
    re.I,
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_HEADER = re.compile(r"\s{0,20}(?:>?From .*\n)?((?:[A-Za-z][\w-]{0,60}:.*\n(?:[ \t].*\n)*){1,200})")
# What a mail program adds on the way, and bodies in code; a mail of plain words with its header can be read as the text that it is.
_SENT = re.compile(
    r"^(?:Return-Path|Received|Delivered-To|DKIM-Signature): ?\S|^Content-Type: *(?!text/plain)\S"
    r"|^Content-Transfer-Encoding: *(?:base64|quoted-printable)",
    re.I | re.M,
)
_MAIL = re.compile(r"^(?:Subject|From): ", re.I | re.M)
_PAGE_SAVED = re.compile(r"^Snapshot-Content-Location: |^Content-Type: *multipart/related\b", re.I | re.M)
_MARKDOWN = re.compile(
    r"\[[^\[\]\n]{1,200}\]\((?:https?://|/|#|mailto:)[^()\s]{0,300}\)|!\[[^\[\]\n]{0,200}\]\(|^#{1,6} \S", re.M
)


class Format(NamedTuple):
    """A key of ``READERS``, and whether the file's ending says something else."""

    name: str
    mislabelled: bool = False


class Content(NamedTuple):
    """A file's bytes, its format, and its characters where it holds characters (None for a zip file)."""

    data: bytes
    format: Format
    decoded: Decoded | None = None

    @property
    def text(self) -> str:
        """The characters of the file."""
        return self.decoded.text if self.decoded else ""


def recognise(data: bytes, *, name: str, limits: Limits) -> Content:
    """Return what a file holds. Raises UnknownFormat, Unreadable and TooLarge."""
    ending = ending_of(name)
    refuse_foreign(data, ending=ending)
    if data.startswith(b"PK\x03\x04"):
        return Content(data, format_of_zip(_members(data, limits), ending=ending))
    charset = (
        declared_charset(data)
        if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or ending in ENDINGS["html"]
        else None
    )
    decoded = decode(data, charset=charset)
    check_limit(limits, "max_characters", len(decoded.text))
    refuse_junk(decoded.text, encoding=decoded.encoding)
    return Content(data, format_of_text(decoded.text, ending=ending), decoded)


def _members(data: bytes, limits: Limits) -> list[str]:
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Unreadable("it is a broken or incomplete zip file. Get it again, or save it again in Word.") from error
    check_limit(limits, "max_members", len(names))
    return names


def refuse_foreign(data: bytes, *, ending: str) -> None:
    """Raise UnknownFormat or Unreadable for what is plainly none of the formats that are read."""
    for start, what, remedy in FOREIGN:
        if data.startswith(start) or (start == b"%PDF-" and start in data[:1024]):
            if start == b"BM" and data[6:10] != bytes(4):
                continue
            if start == b"bplist00" and b"WebMainResource" in data:
                what, remedy = "a web archive of Safari", "Open it in Safari and save the page as its source (.html)."
            raise UnknownFormat(f"it is {what}, which is not read yet. {remedy or READ_HERE}")
    for start, place, mark, what, remedy in FOREIGN_INSIDE:
        if data.startswith(start) and data.startswith(mark, place):
            raise UnknownFormat(f"it is {what}, which is not read yet. {remedy}")
    if data.startswith(OLE):
        _refuse_ole(data, ending)


def _refuse_ole(data: bytes, ending: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("it is protected with a password. Open it in Word, remove the password and save it again.")
    if ending == ".msg" or "__substg1.0_".encode("utf-16-le") in data:
        raise UnknownFormat(f"it is an Outlook mail, which is not read yet. {OPEN_MAIL}")
    raise UnknownFormat("it is a file of an old Office program. Open it there and save it as .docx.")


def format_of_zip(names: list[str], *, ending: str) -> Format:
    """Return the format of a zip file with these members. Raises UnknownFormat and Unreadable."""
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return Format("docx", ending not in ("", *ENDINGS["docx"]))
    for start, (what, remedy) in FOREIGN_ZIPS.items():
        if any(name.startswith(start) for name in names):
            raise UnknownFormat(f"it is {what}, which is not read yet. {remedy or READ_HERE}")
    if ending in ENDINGS["docx"] or "[Content_Types].xml" in names:
        raise Unreadable("it is not a whole Word file: its main part is missing. Open it in Word and save it again.")
    raise UnknownFormat("it is a zip archive. Unpack it and name a file in it.")


def format_of_text(text: str, *, ending: str) -> Format:
    """Return the format of a file that holds characters. Raises UnknownFormat for what is none of those that are read."""
    known = _NAMED.get(ending)
    if _WEB.match(text):
        return Format("html", known not in (None, "html"))
    _refuse_mail(text, ending)
    refuse_xml(text, ending=ending, page=known == "html")
    plain = known not in ("html", "markdown")
    refuse_records(text, ending=ending, plain=plain)
    if holds_code(ending):
        refuse_code(text, ending=ending)
    refuse_dialects(text, ending=ending, plain=plain)
    if not plain:
        return Format(known or "text")
    if text.lstrip("\ufeff \t\r\n").startswith("<") and _FRAGMENT.search(text, 0, 4096):
        return Format("html", known is not None)
    refuse_code(text, ending=ending)
    if _is_markdown(text):
        return Format("markdown", known is not None)
    return Format("text", known == "docx" or ending in STRANGE_ENDINGS)


def _refuse_mail(text: str, ending: str) -> None:
    """Raise UnknownFormat for a mail as it is sent. One that was pasted, with no more than From, To, Date and Subject, is text."""
    match = _HEADER.match(text)
    header = match[1] if match else ""
    if not _MAIL.search(header):
        return
    if _PAGE_SAVED.search(header):
        raise UnknownFormat(
            "it is a web archive (.mhtml), which is not read yet. Open it in a browser and save the page as .html."
        )
    if _SENT.search(header) or ending in (".eml", ".mbox", ".mht", ".mhtml"):
        what = "a mailbox" if text.lstrip().startswith("From ") else "a mail"
        raise UnknownFormat(f"it is {what}, which is not read yet. {OPEN_MAIL}")


def _is_markdown(text: str) -> bool:
    """Tell whether a text shows Markdown's marks in so many places that they would stand in what is printed."""
    found = [match[0][0] for match in islice(_MARKDOWN.finditer(text), 200)]
    return len(found) > 2 and found.count("#") < len(found)


def ending_of(name: str) -> str:
    """Return the ending of a file's name in lower case, with its point."""
    return splitext(name)[1].lower()


def refuse_junk(text: str, *, encoding: str) -> None:
    """Raise UnknownFormat if what was decoded is no text: too many control characters."""
    sample = text[:100_000]
    controls = len(_CONTROLS.findall(sample))
    most = 0.3 if encoding.startswith("utf") else 0.02
    if controls > max(3, most * len(sample)):
        raise UnknownFormat(f"it holds no text that can be read. {READ_HERE}")
