"""The marked-up Word file: the source's paragraphs, the kind of every segment visible, comments that say why, boilerplate as a tracked deletion.

Accept all changes, and the article without its boilerplate is left; reject all, and it is the source: a paragraph for each block, its words
exactly, line breaks within a block as line breaks. What is ours stands elsewhere: legend in the page header, index of speakers and review
sheet after the text in styles of their own. ``Settings.plain`` leaves all of that out, and every mark but comments.

How it looks is said by the template, which python-docx opens and fills. The text and its comments are written as text and go into the file
as they stand: a tree of them would take most of the time.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from os import PathLike, fspath
from typing import TYPE_CHECKING, BinaryIO

from annotate.model import AnnotatedText
from annotate.storage import to_json
from exports.settings import Settings
from exports.word.body import (
    LONGEST_NODE,
    Body,
    body_of,
    paragraph_id,
)
from exports.word.front import date_of, fill_front
from exports.word.review_sheet import sheet_of
from exports.word.styles import HEAD, OFFICE, W_NAMESPACE
from source.errors import ExportError
from source.escaping import ILLEGAL, escaped
from source.formats import NAMESPACE
from source.limits import LIMITS
from source.version import VERSION

if TYPE_CHECKING:
    from docx.document import Document

    from exports.word.package import Shell

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


def write_word(annotated: AnnotatedText, out: BinaryIO, settings: Settings) -> None:
    """Write the marked-up Word file. ``settings.comments`` says which segments get one: all, check or none; ``settings.plain`` that
    nothing else is marked; ``settings.template`` that it is made of a house's Word file.

    Raises ExportError if words hold what XML cannot, UnfitSetting for a template or logo that cannot be used.
    """
    from exports.word.package import bars_of, open_template, save

    check_words(annotated)
    shell = open_template(settings)
    lacking = fill_front(shell, annotated.source.origin, settings)
    body = body_of(annotated, settings, date=date_of(settings), bars=bars_of(shell.styles))
    document, comments = _texts(body, shell, legend=shell.legend if "legend" in lacking else "")
    _store(shell.document, body, document, comments)
    save(shell.document, out, document)


def to_document(
    annotated: AnnotatedText,
    settings: Settings | None = None,
    template: str | PathLike[str] | None = None,
    original: str | PathLike[str] | bytes | None = None,
) -> "Document":
    """Return the marked-up Word file as a document of python-docx, to go on with in Python.

    ``template`` is a house's Word file to make it of; ``original`` is the Word file that the text was read from (its path or its bytes),
    which is then marked up in place. Raises ExportError as ``export`` does.
    """
    settings = settings or Settings()
    if original is not None:
        from exports.word.in_place import document_in_place
        from source.opening import read_bytes

        data = original if isinstance(original, bytes) else read_bytes(original, limits=LIMITS)
        return document_in_place(annotated, data, settings)
    import docx

    written = BytesIO()
    write_word(annotated, written, replace(settings, template=fspath(template)) if template else settings)
    return docx.Document(written)


def check_template(path: str) -> None:
    """Raise UnfitSetting if a house's file cannot be a template."""
    from exports.word.package import open_house

    open_house(path)


def digest_of(contents: Iterable[bytes]) -> str:
    """Return the SHA-256 of what an editor can change: the main part, then comments, headers, footers and notes by their names; then
    which comments are done.
    """
    digest = sha256()
    for content in contents:
        digest.update(sha256(content).digest())
    return digest.hexdigest()


def check_words(annotated: AnnotatedText) -> None:
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


# Text ---------------------------------------------------------------------------------------------------------------


def _texts(body: Body, shell: "Shell", *, legend: str) -> tuple[bytes, bytes]:
    """Return the text of the document part and of the comments, nothing where there are none; the labels they use are added to the shell."""
    from exports.word.package import add_labels, section_of, width_of

    styles, numbers = add_labels(shell, mixed=body.mixed, headings=body.headings)
    width = width_of(shell.document)
    sheet = sheet_of(body, legend=legend, width=width) if body.annotated.segments and not body.settings.plain else ""
    content = as_called(f"{''.join(body.paragraphs)}{sheet}", styles, numbers)
    document = (
        f'{HEAD}<w:document xmlns:w="{W_NAMESPACE}" xmlns:r="{OFFICE}/relationships"><w:body>'
        f"{content}{section_of(shell.document)}</w:body></w:document>"
    )
    if not body.comments:  # an empty part stops Google's preview
        return document.encode(), b""
    content = as_called("".join(body.comments), styles, {})
    comments = f'{HEAD}<w:comments xmlns:w="{W_NAMESPACE}"{NEWER if body.notes else ""}>{content}</w:comments>'
    return document.encode(), comments.encode()


def as_called(content: str, styles: Mapping[str, str], numbers: Mapping[int, int]) -> str:
    """Return what was written with our ids of styles and numbers of lists, with those that the file has for them."""
    if any(ours != theirs for ours, theirs in styles.items()):
        content = _NAMED.sub(lambda found: found[1] + styles.get(found[2], found[2]), content)
    if any(ours != theirs for ours, theirs in numbers.items()):
        content = _NUMBERED.sub(lambda found: f"{found[1]}{numbers[int(found[2])]}", content)
    return content


# What is stored beside the text -------------------------------------------------------------------------------------


def _store(word: "Document", body: Body, document: bytes, comments: bytes) -> None:
    """Put in the comments, and the annotation as it was, so that whatever an editor changes can be told later."""
    from exports.word.package import add_part, margins_of, set_custom_properties

    # What JSON may hold and XML not, stands there by its number.
    baseline = ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", to_json(body.annotated))
    if comments:
        kind, relation = f"{WORD_TYPE}.comments+xml", f"{OFFICE}/relationships/comments"
        add_part(word, "/word/comments.xml", kind, relation, comments)
    states = _states(paragraph_id(number) for number in body.resolved) if body.resolved else None
    if states:
        add_part(word, "/word/commentsExtended.xml", f"{WORD_TYPE}.commentsExtended+xml", STATES, states)
    relation = f"{OFFICE}/relationships/customXml"
    margins = list(margins_of(word))
    stored = baseline_part(baseline, {"margins": [line for _, lines, _ in margins for line in lines]})
    item = add_part(word, "/customXml/item1.xml", "application/xml", relation, stored)
    others = {name: content for name, _, content in margins} | ({"word/comments.xml": comments} if comments else {})
    about = STORE_PROPERTIES.encode()
    add_part(word, "/customXml/itemProps1.xml", STORE_TYPE, f"{relation}Props", about, home=item)
    digests = {
        "copydesk version": VERSION,
        "copydesk baseline": sha256(baseline.encode()).hexdigest(),
        "copydesk content": digest_of(
            [document, *(content for _, content in sorted(others.items())), *([states] if states else [])]
        ),
    }
    set_custom_properties(word, digests)


def _states(resolved: Iterator[str]) -> bytes:
    """Return which comments were ticked off, named by the ids of their paragraphs."""
    lines = "".join(f'<w15:commentEx w15:paraId="{one}" w15:done="1"/>' for one in resolved)
    return f"{HEAD}<w15:commentsEx{NEWER}>{lines}</w15:commentsEx>".encode()


def baseline_part(baseline: str, before: Mapping[str, object]) -> bytes:
    """Return the store: the annotation as JSON, and the record of what the file held before any editor had it."""
    pieces = (baseline[start : start + LONGEST_NODE] for start in range(0, len(baseline), LONGEST_NODE))
    lines = "".join(f"<json>{escaped(piece)}</json>" for piece in pieces)
    record = escaped(json.dumps(before, ensure_ascii=True, sort_keys=True))
    return f'{HEAD}<baseline xmlns="{NAMESPACE}">{lines}<before>{record}</before></baseline>'.encode()
