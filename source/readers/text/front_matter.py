"""Front matter: what a file of a site generator says of itself before its text, in YAML, TOML or JSON, or in plain header lines.

TOML and JSON are read by the standard library. Of YAML the part is read in which such heads are written: scalars, quoted or not, lists and maps
in blocks or in brackets, comments. Nothing is executed, nothing is repeated, and a title with a colon in it, which is no YAML, is read as meant.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from source.dates import date_in
from source.model import Origin, Problem
from source.text import clean, names_in, stated

# What a head may state, each with its keys in order of trust, written small and without the signs between their words.
KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "author": ("authors", "author", "byline", "by", "writers", "writer"),
    "outlet": ("outlet", "publication", "publisher", "sitename"),
    "date": (
        "datepublished",
        "published",
        "publishedat",
        "publishedon",
        "publishdate",
        "publicationdate",
        "pubdate",
        "date",
    ),
    "language": ("lang", "language", "locale"),
}
SECTIONS = ("", "params", "extra", "taxonomies")  # where generators let a writer put keys of his own
_KNOWN = frozenset(key for keys in KEYS.values() for key in keys)
DEEPEST = 8  # lists and maps in each other; what lies deeper states nothing of the text
LONGEST_HEADER = 20  # lines

_FENCED = re.compile(
    r"\s*(?:---[ \t]*\n(?P<yaml>(?:.*?\n)?)(?:---|\.\.\.)|\+\+\+[ \t]*\n(?P<toml>(?:.*?\n)?)\+\+\+)[ \t]*(?:\n|$)", re.S
)
_ENTRY = re.compile(r"(?P<key>\"[^\"\n]{1,60}\"|'[^'\n]{1,60}'|[^\W\d][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(?P<value>.*)|)$")
_TOML_ENTRY = re.compile(r"^[ \t]*(?:[\w-]+|\"[^\"\n]+\")[ \t]*=", re.M)
_HEADER = re.compile(r"([A-Za-z][\w -]{0,29}):[ \t]+(\S.*)")
_PROPERTY = re.compile(r"(?:(?:!\S*|&\S+)[ \t]+)+|(?:!\S*|&\S+)$")
_BLOCK_SCALAR = re.compile(r"[|>][-+\d]{0,2}(?:[ \t]+#.*)?$")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.S)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "_": "\u00a0", "N": "\u0085", "0": "\0"}
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


class Head(NamedTuple):
    """What a head states, how many lines of the file it takes, and what a person should know of it."""

    origin: Origin = Origin()
    lines: int = 0
    problems: tuple[Problem, ...] = ()


def front_matter(text: str) -> Head:
    """Return the head of a text; one without lines where the text has none. Raises nothing.

    >>> front_matter("---\\ntitle: Ferry: what now\\nauthors: [Ida Marsh, Olan Trebb]\\n---\\nIt rained.").origin.author
    'Ida Marsh and Olan Trebb'
    """
    for read in (_fenced, _json, _headers):
        found = read(text)
        if found:
            return found
    return Head()


def _fenced(text: str) -> Head | None:
    match = _FENCED.match(text)
    if match is None:
        return None
    lines = match[0].count("\n") + (not match[0].endswith("\n"))
    if match["toml"] is not None:
        return _toml(match["toml"], lines)
    entries = _yaml(match["yaml"])
    return Head(_origin(entries), lines) if isinstance(entries, dict) and _is_head(entries) else None


def _is_head(entries: Mapping[str, object]) -> bool:
    """Tell entries from a line of prose between two rules that has a colon in it: "Update: the ferry sails again."."""
    return len(entries) > 1 or any(key[0].islower() or _plain(key) in _KNOWN for key in entries)


def _toml(inside: str, lines: int) -> Head | None:
    if not _TOML_ENTRY.search(inside):
        return None
    import tomllib

    try:
        return Head(_origin(tomllib.loads(inside)), lines)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        why = " ".join(str(error).split())[:80]
        what = f"The front matter is no valid TOML ({why}): title, author and date were not read from it."
        return Head(Origin(), lines, (Problem(what),))


def _json(text: str) -> Head | None:
    if not text.lstrip().startswith("{"):
        return None
    import json

    start = len(text) - len(text.lstrip())
    try:
        entries, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    rest = text[end:].split("\n", 1)[0]
    return Head(_origin(entries), text.count("\n", 0, end) + 1) if entries and not rest.strip() else None


def _headers(text: str) -> Head | None:
    """Return the lines "Title: …" with which some generators begin a file; a blank line ends them."""
    entries: dict[str, object] = {}
    for number, line in enumerate(text.split("\n", LONGEST_HEADER)[:LONGEST_HEADER]):
        match = _HEADER.fullmatch(line.rstrip())
        if match is None:
            is_head = not line.strip() and len(entries) > 1 and "title" in map(_plain, entries)
            return Head(_origin(entries), number) if is_head else None
        entries[match[1]] = match[2]
    return None


def _origin(entries: object) -> Origin:
    """Return what the entries of a head state."""
    if not isinstance(entries, Mapping):
        return Origin()
    plain: dict[str, object] = {}
    for section in reversed(SECTIONS):
        inside = entries if not section else next((v for k, v in entries.items() if _plain(str(k)) == section), None)
        if isinstance(inside, Mapping):
            plain |= {_plain(str(key)): value for key, value in inside.items() if value}
    said = {name: next(filter(None, map(_READ[name], map(plain.get, keys))), None) for name, keys in KEYS.items()}
    return stated(Origin(), **said)


def _plain(key: str) -> str:
    return re.sub(r"[\W_]+", "", key).lower()


def _words(value: object) -> str | None:
    """Return a scalar on one line."""
    if isinstance(value, str | int | float | date) and not isinstance(value, bool):
        return " ".join(clean(str(value)).text.split()) or None
    return None


def _names(value: object) -> str | None:
    """Return the names of persons: one, several, or maps that hold each a name; joined by "and"."""
    if isinstance(value, Mapping):
        value = next((v for k, v in value.items() if _plain(str(k)) in ("name", "fullname", "displayname")), None)
    if isinstance(value, list | tuple):
        return " and ".join(dict.fromkeys(filter(None, map(_names, value)))) or None
    words = _words(value)
    return (names_in(words) or words) if words else None


def _date(value: object) -> str | None:
    return date_in(_words(value) or "")


_READ: Mapping[str, Callable[[object], str | None]] = {
    "title": _words, "author": _names, "outlet": _names, "date": _date, "language": _words,
}  # fmt: skip


# YAML ---------------------------------------------------------------------------------------------------------------


class _Line(NamedTuple):
    """A line with words in it: how far it is indented, and what stands there."""

    indent: int
    text: str


def _yaml(inside: str) -> object:
    lines = [_Line(len(line) - len(line.lstrip()), line.strip()) for line in inside.expandtabs(8).split("\n")]
    return _value([line for line in lines if line.text and not (line.text[0] == "#" and line.indent == 0)], DEEPEST)


def _value(lines: list[_Line], depth: int) -> object:
    """Return what lines hold that stand together: a list, a map, or a scalar."""
    if not lines or depth == 0:
        return None
    if lines[0].text == "-" or lines[0].text.startswith("- "):
        return [_value(_unmarked(part), depth - 1) for part in _parts(lines) if part[0].text[0] == "-"]
    if not _ENTRY.match(lines[0].text) or lines[0].text[0] in "[{":
        return _scalar(lines, depth)
    entries: dict[str, object] = {}
    others = 0
    for first, *below in _parts(lines):
        match = _ENTRY.match(first.text)
        if match:
            entries[match["key"].strip("\"' ")] = _entry((match["value"] or "").strip(), below, depth)
        else:
            others += first.text[0] != "#"
    return entries if len(entries) >= 2 * others else None  # prose is no map, and a slip in one does not make it prose


def _entry(words: str, below: list[_Line], depth: int) -> object:
    words = _PROPERTY.sub("", words)
    if not words or words[0] == "#":
        return _value([line for line in below if line.text[0] != "#"], depth - 1)
    if _BLOCK_SCALAR.match(words):
        return "\n".join(line.text for line in below)
    return _scalar([_Line(0, words), *below], depth)


def _parts(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines with those that are indented below them, or that are the list of the key before them."""
    part: list[_Line] = []
    least = lines[0].indent
    is_list = lines[0].text[0] == "-"
    for line in lines:
        belongs = line.indent > least or line.text[0] in "]}"
        belongs = belongs or (not is_list and (line.text == "-" or line.text.startswith("- ")))
        if part and not belongs:
            yield part
            part = []
        part.append(line)
    yield part


def _unmarked(part: list[_Line]) -> list[_Line]:
    """Return an item's lines without its hyphen, what follows it indented as far as what stands below."""
    first, *below = part
    text = first.text[1:].lstrip()
    indent = first.indent + len(first.text) - len(text)
    return [_Line(indent, text), *below] if text else below


def _scalar(lines: list[_Line], depth: int) -> object:
    words = " ".join(line.text for line in lines)
    if words[0] in "[{":
        return _Flow(words, depth).value()
    if words[0] in "\"'":
        return _Flow(words, depth).scalar("")
    if words[0] == "*":
        return None  # what an alias stands for is not looked up
    words = " ".join(_COMMENT.sub("", line.text) for line in lines).strip()
    return None if words in _NOTHING else words


class _Flow:
    """Values in brackets, as JSON has them, with or without quotation marks; read from left to right."""

    def __init__(self, words: str, depth: int) -> None:
        self.words, self.at, self.depth = words, 0, depth

    def value(self) -> object:
        """Return the value that begins here."""
        self._skip()
        opening = self.words[self.at : self.at + 1]
        if opening not in ("[", "{"):
            return self.scalar(",]}")
        self.at += 1
        self.depth -= 1
        if self.depth < 0:
            self.at = len(self.words)
            return None
        found = self._list() if opening == "[" else self._map()
        self.depth += 1
        return found

    def _list(self) -> list[object]:
        found = []
        while not self._ends():
            found.append(self.value())
        return found

    def _map(self) -> dict[str, object]:
        found: dict[str, object] = {}
        while not self._ends():
            key = self.scalar(":,}")
            self._skip()
            if self.words[self.at : self.at + 1] == ":":
                self.at += 1
                found[str(key)] = self.value()
        return found

    def _ends(self) -> bool:
        """Tell whether the brackets end here, and step behind what parts the values."""
        self._skip()
        while self.words[self.at : self.at + 1] == ",":
            self.at += 1
            self._skip()
        here = self.words[self.at : self.at + 1]
        if here and here not in "]}":
            return False
        self.at += 1
        return True

    def _skip(self) -> None:
        while self.words[self.at : self.at + 1].isspace():
            self.at += 1

    def scalar(self, ends: str) -> str | None:
        """Return the scalar that begins here; ``ends``: the signs at which one without quotation marks ends."""
        mark = self.words[self.at : self.at + 1]
        start = self.at
        if mark and mark in "\"'":
            self.at = self._closing(mark)
            inside = self.words[start + 1 : self.at - 1]
            return inside.replace("''", "'") if mark == "'" else _ESCAPE.sub(_unescaped, inside)
        while self.at < len(self.words) and self.words[self.at] not in ends:
            self.at += 1
        if self.at == start:
            self.at += 1  # a sign that belongs nowhere
        words = self.words[start : self.at].strip()
        return None if words in _NOTHING else words

    def _closing(self, mark: str) -> int:
        """Return the place behind the mark that closes a quoted scalar; where none does, one behind the end of the words."""
        at = self.at + 1
        while at < len(self.words):
            if mark == '"' and self.words[at] == "\\":
                at += 1
            elif self.words[at] == mark:
                if mark == '"' or self.words[at + 1 : at + 2] != "'":
                    return at + 1
                at += 1
            at += 1
        return len(self.words) + 1


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code is None:
        return _ESCAPED.get(match[4], match[4])
    return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
