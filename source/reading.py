"""Reading: which reader takes which file, and what is checked before and after."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from os import PathLike, fspath
from os.path import basename

from source.errors import AnnotatedFile, NoText
from source.formats import ENDINGS, Content, own_format, recognise
from source.limits import LIMITS, Limits, check_limit
from source.model import Origin, Problem, SourceText
from source.opening import STANDARD_INPUT, read_bytes
from source.readers.text import read_plain
from source.text import clean, stated


@dataclass(frozen=True, slots=True)
class Reader:
    """``read`` turns what a file holds into a source; ``endings`` are its files'; ``description`` is for people."""

    read: Callable[[Content, Limits], SourceText]
    endings: tuple[str, ...]
    media_type: str
    description: str


def _read_plain(content: Content, limits: Limits) -> SourceText:
    return read_plain(content.text, limits)


def _read_markdown(content: Content, limits: Limits) -> SourceText:
    from source.readers.text import begins_as_mail, read_markdown

    return (read_plain if begins_as_mail(content.text) else read_markdown)(content.text, limits)


def _read_web(content: Content, limits: Limits) -> SourceText:
    from source.readers.web import read_web

    return read_web(content.text, limits)


def _read_word(content: Content, limits: Limits) -> SourceText:
    from source.readers.word import read_word

    return read_word(content.data, limits)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READERS: dict[str, Reader] = {
    "text": Reader(_read_plain, ENDINGS["text"], "text/plain", "plain text"),
    "markdown": Reader(_read_markdown, ENDINGS["markdown"], "text/markdown", "text with Markdown's marks"),
    "html": Reader(_read_web, ENDINGS["html"], "text/html", "a saved web page"),
    "docx": Reader(_read_word, ENDINGS["docx"], WORD, "a Word file"),
}


def read(
    source: str | PathLike[str] | bytes,
    *,
    title: str | None = None,
    author: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    name: str | None = None,
    limits: Limits = LIMITS,
) -> SourceText:
    """Return the text of a file, given by its path or its bytes, with its blocks and its origin.

    What is stated here (``title`` …) goes before what the file says of itself. Raises SourceError: NoText,
    UnknownFormat, TooLarge, Unreadable, and AnnotatedFile for a file that copydesk wrote.
    """
    data = source if isinstance(source, bytes) else read_bytes(source, limits=limits)
    name = _base_name(source) if name is None else name
    _check_data(data, limits)
    content = recognise(data, name=name, limits=limits)
    made = READERS[content.format.name].read(content, limits)
    if not made.text.strip():
        why = made.problems[0].sentence if made.problems else "Check that it is the right file."
        raise NoText(f"it holds no words. {why}")
    check_limit(limits, "max_characters", len(made.text))
    origin = _origin(made.origin, content, name)
    origin = stated(origin, title=title, author=author, outlet=outlet, date=date)
    return replace(made, origin=origin, problems=(*_problems(content), *made.problems))


def _base_name(source: str | PathLike[str] | bytes) -> str:
    path = "" if isinstance(source, bytes) else fspath(source)
    return "" if path.startswith(STANDARD_INPUT) else basename(path)


def _check_data(data: bytes, limits: Limits) -> None:
    check_limit(limits, "max_bytes", len(data))
    if not data.strip():
        raise NoText("it is empty. Check that it is the right file.")
    own = own_format(data)
    if own:
        raise AnnotatedFile(
            "copydesk wrote it, and its annotations would be lost. Use load instead of read.", format=own, data=data
        )


def _origin(origin: Origin, content: Content, name: str) -> Origin:
    decoded = content.decoded
    return replace(
        origin,
        name=clean(name).text,
        media_type=READERS[content.format.name].media_type,
        sha256=sha256(content.data).hexdigest(),
        encoding=decoded.encoding if decoded else None,
        decoded=decoded.how if decoded else None,
    )


def _problems(content: Content) -> tuple[Problem, ...]:
    found = content.decoded.problems if content.decoded else ()
    if not content.format.mislabelled:
        return found
    description = READERS[content.format.name].description
    return (Problem(f"The file's ending is wrong: it is {description}, and was read as that."), *found)
