"""A decoded text becomes the text that all offsets refer to: line ends LF, no character that XML cannot hold."""

import re
from dataclasses import dataclass, replace

from source.escaping import ILLEGAL
from source.model import Origin, Problem, Span

_LINE_END = re.compile("\r\n|[\r\x0b\x0c]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """``replaced`` counts the characters that became U+FFFD; ``pages`` are the places where a form feed stood."""

    text: str
    replaced: int = 0
    pages: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def clean(text: str) -> Cleaned:
    """Return the text without byte order mark, line ends LF, each illegal character replaced 1:1 by U+FFFD.

    A clean text comes back as the very same string.
    """
    text = text.removeprefix("\ufeff")
    pages: tuple[int, ...] = ()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x0c" in text:
        pages = tuple(match.start() for match in re.finditer("\x0c", text))
    if pages or "\x0b" in text:
        text = _LINE_END.sub("\n", text)
    text, replaced = ILLEGAL.subn("\ufffd", text)
    return Cleaned(text, replaced, pages, found_in(text, replaced))


def found_in(text: str, replaced: int) -> tuple[Problem, ...]:
    """Return what a person should know about a cleaned text, in which so many characters were replaced."""
    return (*_of_replaced(text, replaced), *_of_bidi(text))


def _of_replaced(text: str, replaced: int) -> tuple[Problem, ...]:
    if not replaced:
        return ()
    what = "1 character was" if replaced == 1 else f"{replaced:,} characters were"
    first = text.find("\ufffd")
    where = Span(first, first + 1) if first >= 0 else None
    return (Problem(f"{what} replaced by “\ufffd”, for no output can hold what stood there.", where),)


def _of_bidi(text: str) -> tuple[Problem, ...]:
    match = _BIDI.search(text)
    if match is None:
        return ()
    return (
        Problem(
            f"An invisible sign that changes the direction of writing (U+{ord(match[0]):04X}) stands in the text; "
            "the words may not be what they look like.",
            Span(match.start(), match.end()),
        ),
    )


def stated(origin: Origin, **said: str | None) -> Origin:
    """Return the origin with what a person says of it put before what the file says: on one line, cleaned like any text."""
    lines = {key: " ".join(clean(value).text.split()) for key, value in said.items() if value}
    return replace(origin, **{key: line for key, line in lines.items() if line})  # type: ignore[arg-type]
