"""Which exporter writes which format, and what reads our own files back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from annotate import AnnotatedText, TextType, annotate
from annotate.pipeline import SAID
from exports.output import write_whole
from exports.settings import Settings
from source import READERS, read
from source.errors import AnnotatedFile, AnnotationError, ExportError, UnknownExporter
from source.formats import own_format, refuse_foreign
from source.limits import LIMITS, Limits, check_limit
from source.model import Problem
from source.opening import read_bytes
from source.text import stated

if TYPE_CHECKING:
    from annotate.merge import Reconciled


@dataclass(frozen=True, slots=True)
class Exporter:
    """``write`` fills a binary stream and returns what a person should know of it; ``ending`` is that of its files.

    ``description`` is for people.
    """

    write: Callable[[AnnotatedText, BinaryIO, Settings], tuple[Problem, ...]]
    ending: str
    description: str


def _write_word(annotated: AnnotatedText, out: BinaryIO, settings: Settings) -> tuple[Problem, ...]:
    from exports.word import write_word

    write_word(annotated, out, settings)
    return ()


def _write_page(annotated: AnnotatedText, out: BinaryIO, settings: Settings) -> tuple[Problem, ...]:
    from exports.annotated_xml import write_xml
    from exports.page import write_page

    if not settings.attach:
        return write_page(annotated, out, settings)
    # The page goes to people outside: not what editors noted for each other, here or in the file, nor words that they took out.
    xml = BytesIO()
    write_xml(replace(annotated, source=replace(annotated.source, remarks=()), notes=(), baseline=None), xml, settings)
    return write_page(annotated, out, settings, xml=xml.getvalue())


def _write_xml(annotated: AnnotatedText, out: BinaryIO, settings: Settings) -> tuple[Problem, ...]:
    from exports.annotated_xml import write_xml

    write_xml(annotated, out, settings)
    return ()


def _write_json(annotated: AnnotatedText, out: BinaryIO, _: Settings) -> tuple[Problem, ...]:
    from annotate.storage import to_json

    out.write(to_json(annotated).encode())
    return ()


EXPORTERS: dict[str, Exporter] = {
    "docx": Exporter(_write_word, ".docx", "marked-up Word file for editors"),
    "pdf": Exporter(_write_page, ".pdf", "one-page briefing"),
    "xml": Exporter(_write_xml, ".xml", "the whole text with its annotations, for systems"),
    "json": Exporter(_write_json, ".json", "the same as JSON, for programs and archives"),
}


NO_MARKED_UP = "it is no Word file that copydesk marked up. Make one with “copydesk markup”."
WORD_ENDINGS = (".docx", ".docm", ".dotx", ".dotm")


def exporter_for(name: str) -> Exporter:
    """Return the exporter of a format's name or a file ending. Raises UnknownExporter."""
    for known, exporter in EXPORTERS.items():
        if name.lower() in (known, exporter.ending):
            return exporter
    raise UnknownExporter(f"no exporter is called “{name}”. Choose one of: {', '.join(EXPORTERS)}.")


def export(
    annotated: AnnotatedText,
    path: str | PathLike[str],
    *,
    to: str | None = None,
    settings: Settings | None = None,
    original: str | PathLike[str] | bytes | None = None,
) -> tuple[Problem, ...]:
    """Write the annotated text to a file, whole or not at all, in the format that ``to`` or the path's ending names.

    ``original`` is the Word file that the text was read from, its path or its bytes: then that document is marked up in place. Returns what
    a person should know of what was written: letters that no font has. An existing file is replaced only when the new one is complete.
    Raises UnknownExporter and ExportError, also where the original cannot be marked up in place.
    """
    ending = Path(path).suffix
    exporter = exporter_for(to or (".docx" if original is not None and ending in WORD_ENDINGS else ending))
    settings = settings or Settings()
    if original is None:
        return write_whole(Path(path), lambda out: exporter.write(annotated, out, settings))
    if exporter is not EXPORTERS["docx"]:
        raise ExportError("only a Word file can be marked up in place: leave the original out, or write .docx.")
    from exports.word.in_place import write_in_place

    data = original if isinstance(original, bytes) else read_bytes(original, limits=LIMITS)
    return write_whole(Path(path), lambda out: write_in_place(annotated, data, out, settings, ending=ending))


def original_in(
    given: str | PathLike[str] | bytes, annotated: AnnotatedText, *, limits: Limits = LIMITS
) -> bytes | None:
    """Return the Word file that an annotated text was just loaded from; None if that was no Word file, or one that we made anew."""
    if annotated.source.origin.media_type != READERS["docx"].media_type:
        return None
    data = given if isinstance(given, bytes) else read_bytes(given, limits=limits)
    if not data.startswith(b"PK\x03\x04"):
        return None
    if own_format(data) == "docx":
        from exports.word import was_in_place

        return data if was_in_place(data, limits=limits) else None
    return data


def clean_copy(path: str | PathLike[str] | bytes, *, ending: str = "", limits: Limits = LIMITS) -> bytes:
    """Return a Word file that was marked up in place without our marks, comments and review sheet; ``ending`` is that of its new name.

    Proposals that are pending are rejected, accepted ones stay; the editor's words and marks stay. Raises SourceError, AnnotationError for
    a file that copydesk did not mark up, and ExportError.
    """
    from exports.word import NoPlace, write_clean

    data = path if isinstance(path, bytes) else read_bytes(path, limits=limits)
    check_limit(limits, "max_bytes", len(data))
    own = own_format(data)
    if own is None:
        refuse_foreign(data, ending="")
    if own != "docx":
        raise AnnotationError(NO_MARKED_UP)
    cleaned = BytesIO()
    try:
        write_clean(data, cleaned, ending=ending)
    except NoPlace as error:
        raise AnnotationError(f"{error}. Open it in Word and save it again.") from error
    return cleaned.getvalue()


def _from_json(data: bytes, **_: object) -> AnnotatedText:
    from annotate.storage import from_json

    return from_json(data)


def _from_xml(data: bytes, **_: object) -> AnnotatedText:
    from exports.annotated_xml import read_xml

    return read_xml(data)


def _from_page(data: bytes, *, limits: Limits, **_: object) -> AnnotatedText:
    from source.formats import attached_xml

    return _from_xml(attached_xml(data, limits))


def _from_word(data: bytes, *, name: str, limits: Limits) -> AnnotatedText:
    from exports.word import read_marked_up

    return read_marked_up(data, name=name, limits=limits).annotated


OWN_READERS: Mapping[str, Callable[..., AnnotatedText]] = {
    "json": _from_json,
    "xml": _from_xml,
    "docx": _from_word,
    "pdf": _from_page,
}


def load(
    path: str | PathLike[str] | bytes,
    *,
    title: str | None = None,
    author: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    text_type: TextType | str | None = None,
    name: str | None = None,
    limits: Limits = LIMITS,
) -> AnnotatedText:
    """Return the annotations of a file that copydesk wrote; of any other file, ``annotate(read(path))``.

    Of a Word file of ours that an editor changed, the changes are made. ``title``, ``author``, ``outlet`` and ``date`` go before what the
    file says, ``text_type`` before what its signs say: a TextType or its value. Raises SourceError and AnnotationError.
    """
    said = None if text_type is None else TextType(text_type)
    try:
        source = read(path, title=title, author=author, outlet=outlet, date=date, name=name, limits=limits)
    except AnnotatedFile as file:
        annotated = OWN_READERS[file.format](file.data, name=_name_of(path, name), limits=limits)
        origin = stated(annotated.source.origin, title=title, author=author, outlet=outlet, date=date)
        annotated = replace(annotated, source=replace(annotated.source, origin=origin))
        return replace(annotated, text_type=said, type_reasons=(SAID,)) if said else annotated
    return annotate(source, text_type=said)


def read_changes(
    path: str | PathLike[str] | bytes, *, name: str | None = None, limits: Limits = LIMITS
) -> "Reconciled":
    """Return what an editor changed in a marked-up Word file of ours. Raises SourceError and AnnotationError, also for any other file."""
    from exports.word import read_marked_up

    data = path if isinstance(path, bytes) else read_bytes(path, limits=limits)
    check_limit(limits, "max_bytes", len(data))
    own = own_format(data)
    if own is None:
        refuse_foreign(data, ending="")
    if own != "docx":
        raise AnnotationError(NO_MARKED_UP)
    return read_marked_up(data, name=_name_of(path, name), limits=limits)


def _name_of(path: str | PathLike[str] | bytes, name: str | None) -> str:
    return name if name is not None else "" if isinstance(path, bytes) else Path(path).name
