"""Values from a file that anybody may have changed: each is checked, and a wrong one is named with its place.

Everything here raises AnnotationError, in one line: ``segments[3].kind is “opinion”. It must be one of claim, quote …``
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn, TypeVar

from source.errors import AnnotationError
from source.escaping import ILLEGAL
from source.model import Span

_Choice = TypeVar("_Choice", bound=StrEnum)
_Record = TypeVar("_Record")

_ID = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys and values that stand at one place of a file, such as ``segments[3]``."""

    place: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one record: ``fixed`` are the contract, ``added`` may be absent from somebody else's file."""

    fixed: tuple[str, ...]
    added: tuple[str, ...] = ()


def check_keys(fields: Fields, keys: Keys) -> None:
    """Refuse a record that lacks one of the fixed keys or has one that nobody knows."""
    values = fields.values
    for key in keys.fixed:
        if key not in values:
            raise AnnotationError(f"{path_of(fields, key)} is missing. Add it, as null if there is nothing to say.")
    if len(values) == len(keys.fixed):
        return
    for key in values:
        if key not in keys.fixed and key not in keys.added:
            place = fields.place or "it"
            raise AnnotationError(f"{place} has the field {shown(key)}, which this format does not know. Remove it.")


def text_at(fields: Fields, key: str) -> str:
    """Return the string under a key; one with characters that XML cannot hold is refused."""
    value = fields.values[key]
    if not isinstance(value, str):
        refuse(fields, key, "text")
    if found := ILLEGAL.search(value):
        where = f"{path_of(fields, key)} holds U+{ord(found[0]):04X} at {found.start()}"
        raise AnnotationError(f"{where}, which XML cannot. Replace it by U+FFFD.")
    return value


def text_or_none_at(fields: Fields, key: str) -> str | None:
    """Return the string under a key, None where the file says nothing."""
    return None if fields.values.get(key) is None else text_at(fields, key)


def texts_at(fields: Fields, key: str) -> tuple[str, ...]:
    """Return the strings of the list under a key."""
    values = list_at(fields, key)
    items = Fields(path_of(fields, key), {f"[{number}]": value for number, value in enumerate(values)})
    return tuple(text_at(items, number) for number in items.values)


def id_at(fields: Fields, key: str) -> str:
    """Return the id under a key: one that every format can hold."""
    value = fields.values[key]
    if not isinstance(value, str) or not _ID.fullmatch(value):
        refuse(fields, key, "a letter followed by letters, digits, “.”, “_” or “-”")
    return value


def whole_at(fields: Fields, key: str, *, least: int = 0) -> int:
    """Return the number under a key: whole, not below the least that it may be."""
    value = fields.values[key]
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        refuse(fields, key, f"a whole number, {least} or more")
    return value


def truth_at(fields: Fields, key: str) -> bool:
    """Return the true or false under a key."""
    value = fields.values[key]
    if not isinstance(value, bool):
        refuse(fields, key, "true or false")
    return value


def share_at(fields: Fields, key: str) -> float:
    """Return the number from 0 to 1 under a key."""
    value = fields.values[key]
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        refuse(fields, key, "a number from 0 to 1")
    return float(value)


def span_at(fields: Fields, first: str, last: str) -> Span | None:
    """Return the span of two offsets, None where neither is given."""
    if fields.values[first] is None and fields.values[last] is None:
        return None
    span = Span(whole_at(fields, first), whole_at(fields, last))
    if span.end < span.start:
        refuse(fields, last, f"{span.start} or more, as {first} is")
    return span


def choice_at(fields: Fields, key: str, choices: type[_Choice]) -> _Choice:
    """Return the member of an enumeration whose value stands under a key."""
    value = fields.values[key]
    try:
        return choices(str(value))
    except ValueError:
        refuse(fields, key, f"one of {', '.join(choices)}")


def list_at(fields: Fields, key: str) -> list[object]:
    """Return the list under a key, an empty one where the key is not there."""
    value = fields.values.get(key, [])
    if not isinstance(value, list):
        refuse(fields, key, "a list")
    return value


def record_at(fields: Fields, key: str) -> Fields:
    """Return the object under a key."""
    value = fields.values[key]
    if not isinstance(value, dict):
        refuse(fields, key, "an object")
    return Fields(path_of(fields, key), value)


def records_at(fields: Fields, key: str, make: Callable[[Fields], _Record]) -> list[_Record]:
    """Return what ``make`` makes of each object in the list under a key."""
    place, made = path_of(fields, key), []
    for number, value in enumerate(list_at(fields, key)):
        if not isinstance(value, dict):
            refuse(Fields(place, {f"[{number}]": value}), f"[{number}]", "an object")
        made.append(make(Fields(f"{place}[{number}]", value)))
    return made


def refuse(fields: Fields, key: str, must: str) -> NoReturn:
    """Say what a field is and what it must be."""
    raise refusal(fields, key, must)


def refusal(fields: Fields, key: str, must: str) -> AnnotationError:
    """Return the error that says what a field is and what it must be."""
    return AnnotationError(f"{path_of(fields, key)} is {shown(fields.values.get(key))}. It must be {must}.")


def path_of(fields: Fields, key: str) -> str:
    """Return the place and name of a field: ``segments[3].kind``."""
    return f"{fields.place}{'.' if fields.place and not key.startswith('[') else ''}{key}"


def shown(value: object) -> str:
    """Return a value on one line, short."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if not isinstance(value, str):
        return _cut(json.dumps(value))
    return f"“{_cut(value)}”"


def _cut(words: str) -> str:
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words[:_SHOWN])
    return plain + "…" if len(words) > _SHOWN else plain
