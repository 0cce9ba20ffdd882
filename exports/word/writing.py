"""The marked-up Word file: the source's paragraphs, the kind of every segment visible, comments that say why, boilerplate as a tracked deletion.

Accept all changes, and the article without its boilerplate is left; reject all, and it is the source: a paragraph for each block, its words
exactly, line breaks within a block as line breaks. What is ours stands elsewhere: legend in the page header, index of speakers and review
sheet after the text in styles of their own. ``Settings.plain`` leaves all of that out, and every mark but comments.
"""

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annotate.model import AnnotatedText
from annotate.storage import to_json
from exports.settings import Settings
from exports.word import parts
from exports.word.body import (
    AUTHOR,
    LONGEST_NODE,
    Body,
    body_of,
    paragraph_id,
)
from exports.word.review_sheet import sheet_of
from exports.word.styles import HEAD, W_NAMESPACE, numbering_part, plain_styles_part, styles_part
from exports.wording import WORDINGS
from source.errors import ExportError
from source.escaping import ILLEGAL, escaped
from source.formats import NAMESPACE
from source.version import VERSION

EARLIEST = "2000-01-01T00:00:00Z"  # where no date is given; the clock is never read
LONGEST_PROPERTY = 255
LONGEST_TITLE = 90  # in the page header: one line
PAPER = {"A4": (11906, 16838), "Letter": (12240, 15840)}
MARGINS = 'w:top="1500" w:right="1240" w:bottom="1240" w:left="1400" w:header="620" w:footer="560" w:gutter="0"'

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def write_word(annotated: AnnotatedText, out: BinaryIO, settings: Settings) -> None:
    """Write the marked-up Word file. ``settings.comments`` says which segments get one: all, check or none; ``settings.plain`` that
    nothing else is marked. Raises ExportError if words hold what XML cannot.
    """
    _check(annotated)
    body = body_of(annotated, settings, date=_date(settings))
    document, comments = _document(body), _comments(body)
    # What JSON may hold and XML not, stands there by its number.
    baseline = ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", to_json(annotated))
    properties = [
        ("copydesk version", VERSION),
        ("copydesk baseline", sha256(baseline.encode()).hexdigest()),
        ("copydesk content", content_digest(document, comments)),
    ]
    _write_package(out, _parts(body, document, comments, properties), _baseline_part(baseline))


def content_digest(document: bytes, comments: bytes) -> str:
    """Return the SHA-256 of what an editor can change: the words with their marks, and the comments."""
    return sha256(document + b"\0" + comments).hexdigest()


def _check(annotated: AnnotatedText) -> None:
    if found := ILLEGAL.search(annotated.text):
        raise ExportError(
            f"{_named(found)} at {found.start()} of the text, which no Word file can hold: take it out, or give the text to read_text."
        )
    for item, words in _words_besides(annotated):
        if found := ILLEGAL.search(words):
            raise ExportError(
                f"{_named(found)} at {found.start()} of {item}, which no Word file can hold: take it out."
            )


def _named(found: re.Match[str]) -> str:
    return f"U+{ord(found[0]):04X} stands"


def _words_besides(annotated: AnnotatedText) -> Iterator[tuple[str, str]]:
    for segment in annotated.segments:
        yield "a segment's id", segment.id
        yield f"the reasons of {segment.id}", "; ".join(segment.reasons)
    for number, note in enumerate(annotated.notes, 1):
        yield f"note {number}", f"{note.text}{note.by}"
    for quotation in annotated.quotations:
        yield f"the speaker of {quotation.id}", f"{quotation.speaker}, {quotation.role}"
        yield f"the reasons of {quotation.id}", "; ".join(quotation.reasons)


def _date(settings: Settings) -> str:
    try:
        prepared = date.fromisoformat((settings.prepared or "")[:10])
    except ValueError:
        return EARLIEST
    return f"{prepared.isoformat()}T00:00:00Z"


def _language(annotated: AnnotatedText) -> str:
    language = (annotated.source.origin.language or "").replace("_", "-")
    return language if _LANGUAGE.fullmatch(language) else "en"


def _one_line(text: str | None, most: int = LONGEST_PROPERTY) -> str:
    """Return words that come from outside as a property or a header holds them."""
    line = " ".join(ILLEGAL.sub("\ufffd", text or "").split())
    return line if len(line) <= most else line[: most - 2].rstrip() + " …"


def _embargo(settings: Settings) -> str | None:
    words = WORDINGS["en"]
    return words.embargo.format(date=words.date(settings.embargo)) if settings.embargo else None


# The parts ----------------------------------------------------------------------------------------------------------


def _document(body: Body) -> bytes:
    sheet = sheet_of(body) if body.annotated.segments and not body.settings.plain else ""
    width, height = PAPER[body.settings.page]
    return (
        f'{HEAD}<w:document xmlns:w="{W_NAMESPACE}" xmlns:r="{parts.OFFICE}/relationships"><w:body>'
        f'{"".join(body.paragraphs)}{sheet}<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        f'<w:footerReference w:type="default" r:id="footer1"/><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {MARGINS}/></w:sectPr>'
        "</w:body></w:document>"
    ).encode()


def _comments(body: Body) -> bytes:
    """Return the comments; nothing where there are none, since an empty part stops Google's preview."""
    if not body.comments:
        return b""
    newer = parts.NEWER if body.notes else ""
    return f'{HEAD}<w:comments xmlns:w="{W_NAMESPACE}"{newer}>{"".join(body.comments)}</w:comments>'.encode()


def _parts(
    body: Body, document: bytes, comments: bytes, properties: list[tuple[str, str]]
) -> dict[str, tuple[str | bytes, str]]:
    """Return the package's parts with their types."""
    origin, settings, language = body.annotated.source.origin, body.settings, _language(body.annotated)
    title = origin.title or origin.name or "Marked-up text"
    header = parts.header_part(
        _one_line(title, LONGEST_TITLE),
        language=language,
        marks=[_one_line(mark, LONGEST_TITLE) for mark in (settings.handling, _embargo(settings)) if mark],
        legend=not settings.plain,
    )
    core = parts.core_part(
        title=_one_line(title) or "Marked-up text",
        author=_one_line(settings.organisation or origin.author) or AUTHOR,
        subject=_one_line(
            f"Marked up from {', '.join(filter(None, (origin.name, origin.outlet, origin.date)))}".removesuffix(
                " from "
            )
        ),
        language=language,
        date=body.date,
    )
    word: dict[str, str | bytes] = {
        "document.main": document,
        "styles": plain_styles_part(language) if settings.plain else styles_part(language, body.mixed),
        "settings": parts.SETTINGS,
        "fontTable": parts.FONT_TABLE,
        "header": header,
        "footer": parts.footer_part(_one_line(origin.name, LONGEST_TITLE)),
    }
    if not settings.plain:
        word["numbering"] = numbering_part(body.mixed, body.headings)
    if comments:
        word["comments"] = comments
    if body.resolved:
        word["commentsExtended"] = parts.comments_extended(paragraph_id(number) for number in body.resolved)
    return {
        **{
            f"word/{parts.FILES.get(name, name)}.xml": (content, f"{parts.WORD_TYPE}.{name}+xml")
            for name, content in word.items()
        },
        "word/theme/theme1.xml": (parts.THEME, parts.THEME_TYPE),
        "docProps/core.xml": (core, parts.CORE_TYPE),
        "docProps/app.xml": (parts.APP, parts.APP_TYPE),
        "docProps/custom.xml": (parts.custom_part(properties), parts.CUSTOM_TYPE),
        "customXml/itemProps1.xml": (parts.STORE_PROPERTIES, parts.STORE_TYPE),
    }


def _baseline_part(baseline: str) -> str:
    """Return the annotation as it was written, so that whatever an editor changes can be told later."""
    pieces = (baseline[start : start + LONGEST_NODE] for start in range(0, len(baseline), LONGEST_NODE))
    return f'{HEAD}<baseline xmlns="{NAMESPACE}">{"".join(f"<json>{escaped(piece)}</json>" for piece in pieces)}</baseline>'


def _write_package(out: BinaryIO, package: dict[str, tuple[str | bytes, str]], baseline: str) -> None:
    links = {
        name.rpartition("/")[2].removesuffix(".xml"): name.removeprefix("word/")
        for name in package
        if name.startswith("word/") and name != "word/document.xml"
    }
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": parts.content_types((name, kind) for name, (_, kind) in package.items()),
        "_rels/.rels": parts.TOP_LINKS,
        **{name: content for name, (content, _) in package.items()},
        "word/_rels/document.xml.rels": parts.document_links(links),
        "customXml/item1.xml": baseline,
        "customXml/_rels/item1.xml.rels": parts.STORE_LINKS,
    }
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
