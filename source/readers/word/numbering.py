"""The numbers that Word prints before the paragraphs of a list: counted as Word counts them, and kept beside the text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from source.formats import W, is_on
from source.readers.word.styles import Numbered

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
    (4, "iv"), (1, "i"),
)  # fmt: skip
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, the form of its number, the words with ``%1`` … for the numbers of the levels.

    ``restart`` is the level, from 1, that sets it back: any above it where None, none where 0; ``legal``: all numbers are decimal.
    """

    start: int = 1
    form: str = "decimal"
    words: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Lists:
    """The lists of a file while they are counted. ``of`` leads from a list's number to the one whose levels it uses and counts on."""

    levels: Mapping[str, Mapping[int, Level]]
    of: Mapping[str, str]
    own: Mapping[str, Mapping[int, Level]]
    restarts: Mapping[str, Mapping[int, int]]
    by_style: Mapping[str, Mapping[str, int]]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def label(self, numbered: Numbered, style: str) -> str:
        """Return what stands before the next paragraph of a list, "" for a bullet or none; ``style`` is the paragraph's."""
        number = numbered.list
        if number is None or number == "0" or number not in self.of:
            return ""
        abstract = self.of[number]
        level = numbered.level
        if level is None:
            level = self.by_style.get(abstract, {}).get(style, 0)
        if not 0 <= level < _LEVELS:
            return ""
        counts = self._counted(number, abstract, level)
        here = self._level(number, abstract, level)
        if here.form == "bullet":
            return ""
        words = here.words
        for place in range(level + 1):
            one = self._level(number, abstract, place)
            count = counts[place] if counts[place] is not None else one.start
            words = words.replace(f"%{place + 1}", _shown(count or 0, "decimal" if here.legal else one.form))
        return " ".join(words.split())

    def _level(self, number: str, abstract: str, level: int) -> Level:
        return self.own.get(number, {}).get(level) or self.levels.get(abstract, {}).get(level) or Level()

    def _counted(self, number: str, abstract: str, level: int) -> list[int | None]:
        """Count one paragraph on, and return the numbers of all levels."""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if number not in self._seen:  # a list that states its first number begins anew where it is used first
            self._seen.add(number)
            for place, start in self.restarts.get(number, {}).items():
                if 0 <= place < _LEVELS:
                    counts[place] = start - 1
        before = counts[level]
        counts[level] = self._level(number, abstract, level).start if before is None else before + 1
        for lower in range(level + 1, _LEVELS):
            restart = self._level(number, abstract, lower).restart
            if restart is None or level < restart:
                counts[lower] = None
        return counts


def lists_in(root: etree._Element | None) -> Lists:
    """Return the lists of a part ``numbering.xml``; none where there is no such part."""
    levels: dict[str, dict[int, Level]] = {}
    by_style: dict[str, dict[str, int]] = {}
    of: dict[str, str] = {}
    own: dict[str, dict[int, Level]] = {}
    restarts: dict[str, dict[int, int]] = {}
    for one in root.iterfind(W + "abstractNum") if root is not None else ():
        key = one.get(W + "abstractNumId") or ""
        levels[key] = {_number(level, "ilvl"): _level(level) for level in one.iterfind(W + "lvl")}
        by_style[key] = {
            style.get(W + "val") or "": _number(level, "ilvl")
            for level in one.iterfind(W + "lvl")
            if (style := level.find(W + "pStyle")) is not None
        }
    for one in root.iterfind(W + "num") if root is not None else ():
        key, abstract = one.get(W + "numId") or "", one.find(W + "abstractNumId")
        of[key] = abstract.get(W + "val") or "" if abstract is not None else ""
        for change in one.iterfind(W + "lvlOverride"):
            place = _number(change, "ilvl")
            if (level := change.find(W + "lvl")) is not None:
                own.setdefault(key, {})[place] = _level(level)
            if (start := change.find(W + "startOverride")) is not None:
                restarts.setdefault(key, {})[place] = _number(start, "val")
    return Lists(levels, of, own, restarts, by_style)


def _number(element: etree._Element, name: str, default: int = 0) -> int:
    value = element.get(W + name) or ""
    return int(value) if value.isdecimal() and len(value) < 10 else default


def _level(element: etree._Element) -> Level:
    start, form, words, restart = (element.find(W + name) for name in ("start", "numFmt", "lvlText", "lvlRestart"))
    return Level(
        _number(start, "val", 1) if start is not None else 1,
        form.get(W + "val") or "decimal" if form is not None else "decimal",
        words.get(W + "val") or "" if words is not None else "",
        _number(restart, "val") if restart is not None else None,
        is_on(element.find(W + "isLgl")),
    )


def _shown(number: int, form: str) -> str:
    return _FORMS.get(form, str)(number)


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words


def _ordinal(number: int) -> str:
    last = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


_FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": _ordinal,
    "none": lambda _: "",
}
