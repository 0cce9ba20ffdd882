"""The marked-up Word file: the source's paragraphs, the kind of every segment visible, comments that say why, boilerplate as a tracked deletion.

Accept all changes, and the article without its boilerplate is left; reject all, and it is the source: a paragraph for each block, its words
exactly, line breaks within a block as line breaks. What is ours stands elsewhere: legend in the page header, index of speakers and review
sheet after the text in styles of their own. ``Settings.plain`` leaves all of that out, and every mark but comments.

How it looks is said by the template, which python-docx opens and fills. The text and its comments are written as text and go into the file
as they stand: a tree of them would take most of the time.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from annotate.model import AnnotatedText
from annotate.storage import to_json
from exports.settings import Settings
from exports.word.body import (
    AUTHOR,
    LONGEST_NODE,
    Body,
    body_of,
    paragraph_id,
)
from exports.word.review_sheet import sheet_of
from exports.word.styles import HEAD, W_NAMESPACE
from exports.wording import WORDINGS
from source.errors import ExportError
from source.escaping import ILLEGAL, escaped
from source.formats import NAMESPACE
from source.version import VERSION

if TYPE_CHECKING:
    from docx.document import Document

    from exports.word.package import Shell

EARLIEST = "2000-01-01T00:00:00Z"  # where no date is given; the clock is never read
LONGEST_PROPERTY = 255
LONGEST_TITLE = 90  # in the page header: one line

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STORE_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
STORE_ID = "{6B0A2C63-3E0B-4C57-9F10-5D0C0D35CA11}"
STATES = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
# What a part declares that uses the names of newer versions of Word, for older ones to pass over.
NEWER = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
STORE_PROPERTIES = (
    f'{HEAD}<ds:datastoreItem ds:itemID="{STORE_ID}" xmlns:ds="{OFFICE}/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)

_NAMED = re.compile(r'(<w:(?:p|r|tbl)Style w:val=")([^"]*)')
_NUMBERED = re.compile(r'(<w:numId w:val=")(\d+)')
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def write_word(annotated: AnnotatedText, out: BinaryIO, settings: Settings) -> None:
    """Write the marked-up Word file. ``settings.comments`` says which segments get one: all, check or none; ``settings.plain`` that
    nothing else is marked. Raises ExportError if words hold what XML cannot.
    """
    from exports.word.package import open_template, save

    _check(annotated)
    shell = open_template(plain=settings.plain, page=settings.page)
    body = _body(annotated, settings, shell)
    document, comments = _texts(body, shell)
    _fill(shell, body)
    _store(shell, body, document, comments)
    save(shell.document, out, document)


def to_document(annotated: AnnotatedText, settings: Settings | None = None) -> "Document":
    """Return the marked-up Word file as a document of python-docx, to go on with in Python. Raises ExportError as ``export`` does."""
    import docx

    written = BytesIO()
    write_word(annotated, written, settings or Settings())
    return docx.Document(written)


def content_digest(document: bytes, comments: bytes) -> str:
    """Return the SHA-256 of what an editor can change: the words with their marks, and the comments."""
    return sha256(document + b"\0" + comments).hexdigest()


def digest_of(contents: Iterable[bytes]) -> str:
    """Return the SHA-256 of the parts of somebody's document that an editor can change."""
    digest = sha256()
    for content in contents:
        digest.update(sha256(content).digest())
    return digest.hexdigest()


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


# Text ---------------------------------------------------------------------------------------------------------------


def _body(annotated: AnnotatedText, settings: Settings, shell: "Shell") -> Body:
    from exports.word.package import bars_of

    return body_of(annotated, settings, date=_date(settings), bars=bars_of(shell.styles))


def _texts(body: Body, shell: "Shell") -> tuple[bytes, bytes]:
    """Return the text of the document part and of the comments, nothing where there are none; the labels they use are added to the shell."""
    from exports.word.package import add_labels, section_of

    styles, numbers = add_labels(shell, mixed=body.mixed, headings=body.headings)
    sheet = sheet_of(body) if body.annotated.segments and not body.settings.plain else ""
    content = _as_called(f"{''.join(body.paragraphs)}{sheet}", styles, numbers)
    document = (
        f'{HEAD}<w:document xmlns:w="{W_NAMESPACE}" xmlns:r="{OFFICE}/relationships"><w:body>'
        f"{content}{section_of(shell.document)}</w:body></w:document>"
    )
    if not body.comments:  # an empty part stops Google's preview
        return document.encode(), b""
    content = _as_called("".join(body.comments), styles, {})
    comments = f'{HEAD}<w:comments xmlns:w="{W_NAMESPACE}"{NEWER if body.notes else ""}>{content}</w:comments>'
    return document.encode(), comments.encode()


def _as_called(content: str, styles: Mapping[str, str], numbers: Mapping[int, int]) -> str:
    """Return what was written with our ids of styles and numbers of lists, with those that the file has for them."""
    if any(ours != theirs for ours, theirs in styles.items()):
        content = _NAMED.sub(lambda found: found[1] + styles.get(found[2], found[2]), content)
    if any(ours != theirs for ours, theirs in numbers.items()):
        content = _NUMBERED.sub(lambda found: f"{found[1]}{numbers[int(found[2])]}", content)
    return content


# The package --------------------------------------------------------------------------------------------------------


def _fill(shell: "Shell", body: Body) -> None:
    """Put into the package what it says of the text."""
    from exports.word.package import fill_fields, set_language, set_properties

    origin, settings, language = body.annotated.source.origin, body.settings, _language(body.annotated)
    title = origin.title or origin.name or "Marked-up text"
    name = _one_line(origin.name, LONGEST_TITLE)
    marks = [_one_line(mark, LONGEST_TITLE) for mark in (settings.handling, _embargo(settings)) if mark]
    fields = {
        "logo": "",
        "organisation": "",
        "marks": "".join(f"{mark}   " for mark in marks),
        "title": _one_line(title, LONGEST_TITLE),
        "legend": "" if settings.plain else None,
        "source": f"{name} · " if name else "",
        "version": VERSION,
        "contact": "",
    }
    fill_fields(shell.document, fields, language=language)
    words = shell.styles.get("CopydeskSheetWords")
    set_language(shell.document, () if words is None else (words,), language)
    where = ", ".join(filter(None, (origin.name, origin.outlet, origin.date)))
    set_properties(
        shell.document,
        title=_one_line(title) or "Marked-up text",
        author=_one_line(settings.organisation or origin.author) or AUTHOR,
        subject=_one_line(f"Marked up from {where}" if where else "Marked up"),
        language=language,
        date=body.date,
    )


def _store(shell: "Shell", body: Body, document: bytes, comments: bytes) -> None:
    """Put in the comments, and the annotation as it was, so that whatever an editor changes can be told later."""
    from exports.word.package import add_part, set_custom_properties

    # What JSON may hold and XML not, stands there by its number.
    baseline = ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", to_json(body.annotated))
    if comments:
        add_part(
            shell.document,
            "/word/comments.xml",
            f"{WORD_TYPE}.comments+xml",
            f"{OFFICE}/relationships/comments",
            comments,
        )
    if body.resolved:
        states = _states(paragraph_id(number) for number in body.resolved)
        add_part(shell.document, "/word/commentsExtended.xml", f"{WORD_TYPE}.commentsExtended+xml", STATES, states)
    stored = _baseline_part(baseline)
    item = add_part(
        shell.document, "/customXml/item1.xml", "application/xml", f"{OFFICE}/relationships/customXml", stored
    )
    about = STORE_PROPERTIES.encode()
    add_part(
        shell.document,
        "/customXml/itemProps1.xml",
        STORE_TYPE,
        f"{OFFICE}/relationships/customXmlProps",
        about,
        home=item,
    )
    set_custom_properties(
        shell.document,
        {
            "copydesk version": VERSION,
            "copydesk baseline": sha256(baseline.encode()).hexdigest(),
            "copydesk content": content_digest(document, comments),
        },
    )


def _states(resolved: Iterator[str]) -> bytes:
    """Return which comments were ticked off, named by the ids of their paragraphs."""
    lines = "".join(f'<w15:commentEx w15:paraId="{one}" w15:done="1"/>' for one in resolved)
    return f"{HEAD}<w15:commentsEx{NEWER}>{lines}</w15:commentsEx>".encode()


def _baseline_part(baseline: str) -> bytes:
    pieces = (baseline[start : start + LONGEST_NODE] for start in range(0, len(baseline), LONGEST_NODE))
    lines = "".join(f"<json>{escaped(piece)}</json>" for piece in pieces)
    return f'{HEAD}<baseline xmlns="{NAMESPACE}">{lines}</baseline>'.encode()
