"""Which format a file is in: by its content first, by its ending where the content could be several."""

import re
from io import BytesIO
from os.path import splitext
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from source.errors import UnknownFormat, Unreadable
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

# How files begin that nobody here reads.
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (rar)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
# What lies in zip files that nobody here reads: the start of a member's name, and what the file is then.
FOREIGN_ZIPS = {
    "xl/": "a spreadsheet (.xlsx)",
    "ppt/": "a presentation (.pptx)",
    "META-INF/container.xml": "an e-book (.epub)",
    "content.xml": "an OpenDocument file",
}
FOREIGN_ENDINGS = {
    ".eml": "a mail",
    ".msg": "an Outlook mail",
    ".mht": "a web archive",
    ".mhtml": "a web archive",
    ".json": "a JSON file that copydesk did not write",
    ".xml": "an XML file that copydesk did not write",
}

_WEB = re.compile(r"\s*(?:<!--[^>]{0,400}-->\s*|<\?xml[^>]{0,200}>\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.I)
_XML = re.compile(r"\s*<(?:\?xml\s|!DOCTYPE\s)", re.I)
_FRAGMENT = re.compile(
    r"<(?:!doctype|html|head|body|meta|title|link|div|section|article|main|header|nav|h[1-6]|p|table|ul|ol|span|br|script|style)\b",
    re.I,
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_MAIL = re.compile(r"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID): ", re.I)


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
    for start, what in FOREIGN:
        if data.startswith(start) or (start == b"%PDF-" and start in data[:1024]):
            raise UnknownFormat(f"it is {what}, which is not read yet. {READ_HERE}")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise UnknownFormat(f"it is a picture (WebP), which is not read yet. {READ_HERE}")
    if data.startswith(OLE):
        _refuse_ole(data, ending)


def _refuse_ole(data: bytes, ending: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("it is protected with a password. Open it in Word, remove the password and save it again.")
    if ending == ".msg":
        raise UnknownFormat(f"it is an Outlook mail, which is not read yet. {READ_HERE}")
    raise UnknownFormat("it is a file of an old Office program. Open it there and save it as .docx.")


def format_of_zip(names: list[str], *, ending: str) -> Format:
    """Return the format of a zip file with these members. Raises UnknownFormat and Unreadable."""
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return Format("docx", ending not in ("", *ENDINGS["docx"]))
    for start, what in FOREIGN_ZIPS.items():
        if any(name.startswith(start) for name in names):
            raise UnknownFormat(f"it is {what}, which is not read yet. {READ_HERE}")
    if ending in ENDINGS["docx"] or "[Content_Types].xml" in names:
        raise Unreadable("it is not a whole Word file: its main part is missing. Open it in Word and save it again.")
    raise UnknownFormat("it is a zip archive. Unpack it and name a file in it.")


def format_of_text(text: str, *, ending: str) -> Format:
    """Return the format of a file that holds characters. Raises UnknownFormat."""
    known = _NAMED.get(ending)
    if _WEB.match(text):
        return Format("html", known not in (None, "html"))
    if ending in FOREIGN_ENDINGS or _is_mail(text):
        raise UnknownFormat(f"it is {FOREIGN_ENDINGS.get(ending, 'a mail')}, which is not read yet. {READ_HERE}")
    if known != "html" and _XML.match(text):
        raise UnknownFormat(f"it is {FOREIGN_ENDINGS['.xml']}. {READ_HERE}")
    if known == "docx":
        return Format("text", mislabelled=True)
    if known is None and text.lstrip("\ufeff \t\r\n").startswith("<") and _FRAGMENT.search(text, 0, 4096):
        return Format("html")
    return Format(known or "text")


def _is_mail(text: str) -> bool:
    return _MAIL.match(text) is not None and "\nSubject: " in text[:20_000]


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
