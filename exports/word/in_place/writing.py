"""Somebody's Word file marked up in place and written, or handed on as a document; and written without our marks again."""

import json
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from annotate.model import AnnotatedText
from exports.settings import Settings
from exports.word.in_place.cleaning import clean_up
from exports.word.in_place.document import mark_up
from exports.word.in_place.opening import DOCUMENT, MACROS, NoPlace, Opened, opened
from exports.word.in_place.storing import is_in_place, stored_json
from source.errors import AnnotationError, ExportError
from source.formats import own_format
from source.model import Problem

if TYPE_CHECKING:
    from docx.document import Document

ANEW = "it was made anew, so there is no document of somebody's to go back to"
OTHER = "the original is not the file that this text was read from. Name that one."


def write_in_place(
    annotated: AnnotatedText, original: bytes, out: BinaryIO, settings: Settings, *, ending: str = ""
) -> tuple[Problem, ...]:
    """Write the original marked up; ``ending`` is that of the file that is written, where it has a name.

    An original that was marked up before is cleaned first. Returns what a person should know. Raises NoPlace where the document cannot be
    marked up in place, and ExportError.
    """
    document = _cleaned(original, annotated)
    problems = mark_up(document, annotated, settings)
    _fit(document, ending)
    document.save(out)
    return problems


def document_in_place(annotated: AnnotatedText, original: bytes, settings: Settings) -> "Document":
    """Return the original marked up, as a document of python-docx. Raises NoPlace and ExportError."""
    document = _cleaned(original, annotated)
    mark_up(document, annotated, settings)
    document.settle()
    return document.document


def write_clean(marked_up: bytes, out: BinaryIO, *, ending: str = "") -> None:
    """Write a document that was marked up in place without our marks, comments and review sheet. Raises NoPlace, AnnotationError and ExportError."""
    document = opened(marked_up)
    if not is_in_place(document):
        raise AnnotationError(f"{ANEW}. Accept or reject the changes in Word.")
    clean_up(document)
    _fit(document, ending)
    document.save(out)


def _cleaned(original: bytes, annotated: AnnotatedText) -> Opened:
    """Return the original, opened and without marks of ours. Raises ExportError unless the text was read from it."""
    read_from = {
        sha256(original).hexdigest()
    }  # also where a program dropped what we stored, so that the marks alone were read
    marked_before = own_format(original) == "docx"
    document = opened(original)
    if marked_before:
        if not is_in_place(document):
            raise NoPlace(ANEW)
        read_from.add(_sha256_in(stored_json(document)))
        clean_up(document)
    if annotated.source.origin.sha256 not in read_from:
        raise ExportError(OTHER)
    return document


def _sha256_in(baseline: str) -> str:
    try:
        record = json.loads(baseline)
        return str(record["source"]["sha256"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def _fit(document: Opened, ending: str) -> None:
    """Let the kind of document fit the name of its file: a template becomes a document, one with macros stays what it is."""
    if ending.lower() != ".docx":
        return
    for name, kind in list(document.types.items()):
        if kind == MACROS or "macroEnabled" in kind:
            raise ExportError("the document holds macros, which no .docx may: give the new file the ending .docm.")
        if "wordprocessingml.template" in kind:
            document.types[name] = DOCUMENT
