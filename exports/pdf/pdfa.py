"""A PDF file that is whole in itself: PDF/A-3a and PDF/UA-1 in one, with the annotation that it was made of as an attachment.

What ReportLab leaves out: metadata as XMP, the colour space meant, line ends before ``endstream``. The clock is never read.
"""

import os
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import md5
from pathlib import Path
from typing import BinaryIO

from exports.pdf.canvas import PageCanvas, Written, deflated
from exports.pdf.fonts import embed_fonts
from exports.text import FONTS, printable
from source.errors import ExportError
from source.escaping import escaped
from source.formats import ATTACHED
from source.version import VERSION

CREATOR, PRODUCER = f"copydesk {VERSION}", "ReportLab"
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself. ``date`` is ISO 8601; what is none, or None, gives 1 January 2000; ``sha256`` is the source's."""

    title: str
    author: str
    subject: str
    language: str
    sha256: str
    date: str | None


def archival_canvas(out: BinaryIO, paper: tuple[float, float], facts: Facts) -> PageCanvas:
    """Return a canvas for a file of one page that says what it is."""
    try:
        canvas = PageCanvas(out, paper, font=FONTS["sans"], language=facts.language)
    except (ValueError, OverflowError, OSError) as error:
        # ReportLab reads this variable, though what it makes of it is replaced.
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        raise ExportError(f"SOURCE_DATE_EPOCH: “{epoch}” is no time in seconds. Correct it, or unset it.") from error
    canvas.setTitle(facts.title)
    canvas.setAuthor(facts.author)
    canvas.setSubject(facts.subject)
    canvas.setCreator(CREATOR)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def save_archival(canvas: PageCanvas, facts: Facts, *, xml: bytes | None) -> None:
    """Add metadata, colour space and, if given, the annotation as XML; write the file."""
    date = _date(facts.date)
    canvas.set_date(date)
    profile = canvas.number_of(Written("/N 3 /Filter /FlateDecode", _packed_profile()))
    intents = (
        f"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB)"
        f" /DestOutputProfile {profile} >>]"
    )
    canvas.set_in_catalog(
        Metadata=Written("/Type /Metadata /Subtype /XML", metadata(facts, date)), OutputIntents=intents
    )
    if xml is not None:
        _attach(canvas, xml, date)
    embed_fonts(canvas)
    canvas.save()


def valid_language(tag: str | None) -> str:
    """Return a language tag as a PDF may hold it, English where there is none."""
    return tag if tag and _LANGUAGE.fullmatch(tag) else "en"


def _date(text: str | None) -> datetime:
    try:
        date = datetime.fromisoformat(text or "")
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return NO_DATE


@cache
def _packed_profile() -> bytes:
    return zlib.compress((Path(__file__).parent / "srgb.icc").read_bytes())


def _attach(canvas: PageCanvas, xml: bytes, date: datetime) -> None:
    """Attach the XML as the source of the page, in the form that ``source.formats.own`` finds again."""
    digest = md5(xml, usedforsecurity=False).hexdigest()
    parameters = f"/Params << /CheckSum <{digest}> /ModDate (D:{date.year:04}{date:%m%d%H%M%S}Z) /Size {len(xml)} >>"
    file = canvas.number_of(deflated(f"/Type /EmbeddedFile /Subtype /text#2Fxml {parameters}", xml))
    name = f"/F ({ATTACHED}) /UF ({ATTACHED}) /Desc (The whole text with its annotations)"
    attachment = Written(f"/Type /Filespec {name} /AFRelationship /Source /EF << /F {file} /UF {file} >>")
    number = canvas.number_of(attachment)
    canvas.set_in_catalog(AF=f"[{number}]", Names=f"<< /EmbeddedFiles << /Names [({ATTACHED}) {number}] >> >>")


# The metadata: Dublin Core and what PDF/A and PDF/UA ask for, the latter with its schema ------------------------------


def metadata(facts: Facts, date: datetime = NO_DATE) -> bytes:
    """Return the XMP packet; what stands in it and in the file's Info is the same."""
    day = date.isoformat(timespec="seconds")
    fields = "".join(
        _field(name, value)
        for name, value in (
            ("dc:format", "application/pdf"),
            ("dc:title", _alternatives(facts.title)),
            ("dc:creator", f"<rdf:Seq><rdf:li>{escaped(facts.author)}</rdf:li></rdf:Seq>"),
            ("dc:description", _alternatives(facts.subject)),
            ("dc:language", f"<rdf:Bag><rdf:li>{escaped(facts.language)}</rdf:li></rdf:Bag>"),
            ("dc:source", f"sha256:{escaped(printable(facts.sha256))}" if facts.sha256 else ""),
            ("xmp:CreatorTool", escaped(CREATOR)),
            ("xmp:CreateDate", day),
            ("xmp:ModifyDate", day),
            ("pdf:Producer", escaped(PRODUCER)),
            ("pdfaid:part", "3"),
            ("pdfaid:conformance", "A"),
            ("pdfuaid:part", "1"),
        )
        if value
    )
    return _PACKET.format(names=_names(_SPACES), fields=fields, schema=_SCHEMA).encode()


def _field(name: str, value: str) -> str:
    return f"<{name}>{value}</{name}>\n"


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escaped(text)}</rdf:li></rdf:Alt>'


def _names(spaces: Iterable[tuple[str, str]]) -> str:
    return " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in spaces)


_SPACES = (
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
    ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
)
_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of the standard that the file follows</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
)
_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    '<rdf:Description rdf:about="" {names}>\n{fields}{schema}</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n'
    '<?xpacket end="r"?>'
)
