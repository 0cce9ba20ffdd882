"""The numbers that Word prints before the paragraphs of a list: counted as Word counts them, and kept beside the text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from source.formats import W, is_on
from source.readers.word.styles import Numbered, Styles, child_of

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
    (4, "iv"), (1, "i"),
)  # fmt: skip
_LEVELS = 9
_VAL = W + "val"


@dataclass(slots=True)
class Level:
    """One level of a list: where it starts, the form of its number, the words with ``%1`` … for the numbers of the levels.

    ``restart`` is the level, from 1, that sets it back: any above it where None, none where 0; ``legal``: all numbers are decimal;
    ``hidden``: Word does not show it.
    """

    start: int = 1
    form: str = "decimal"
    words: str = ""
    restart: int | None = None
    legal: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Levels:
    """The levels of a list as the file defines it; ``by_style`` names those that a paragraph's style leads to."""

    levels: dict[int, Level] = field(default_factory=dict)
    by_style: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class List:
    """A list that paragraphs name by its number: ``key`` is the definition whose levels it uses and counts on.

    ``own`` are levels that it defines anew, ``starts`` the numbers at which it begins levels anew.
    """

    key: str
    own: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Lists:
    """The lists of a file while they are counted: the elements that define them, each read when it is wanted."""

    lists: Mapping[str, etree._Element]
    definitions: Mapping[str, etree._Element]
    styles: Styles
    _lists: dict[str, List | None] = field(default_factory=dict)
    _levels: dict[str, Levels] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, numbered: Numbered, style: str) -> str:
        """Return what stands before the next paragraph of a list, "" for a bullet or none; ``style`` is the paragraph's."""
        found = self._list(numbered.list or "0")
        if found is None:
            return ""
        level = numbered.level if numbered.level is not None else self._defined(found.key).by_style.get(style, 0)
        if not 0 <= level < _LEVELS:
            return ""
        counts = self._counted(found, level)
        here = self._level(found, level)
        if here.form == "bullet" or here.hidden:
            return ""
        words = here.words
        for place in range(level + 1):
            sign = f"%{place + 1}"
            if sign in words:
                form = "decimal" if here.legal else self._level(found, place).form
                words = words.replace(sign, _shown(counts[place] or 0, form))
        return " ".join(words.split())

    def _list(self, number: str) -> List | None:
        if number not in self._lists:
            element = self.lists.get(number) if number != "0" else None
            self._lists[number] = _list(element, self._key(element, set())) if element is not None else None
        return self._lists[number]

    def _key(self, element: etree._Element, seen: set[str]) -> str:
        """Return the definition that a list uses: its own, or that of the list to which the style leads that its own names."""
        key = _value(element, "abstractNumId")
        definition = self.definitions.get(key)
        linked = _value(definition, "numStyleLink") if definition is not None else ""
        following = self.lists.get(self.styles.numbered(linked).list or "") if linked and key not in seen else None
        return key if following is None else self._key(following, seen | {key})

    def _defined(self, key: str) -> Levels:
        if key not in self._levels:
            element = self.definitions.get(key)
            self._levels[key] = _levels(element) if element is not None else Levels()
        return self._levels[key]

    def _level(self, of: List, level: int) -> Level:
        return of.own.get(level) or self._defined(of.key).levels.get(level) or Level()

    def _start(self, of: List, level: int) -> int:
        start = of.starts.get(level)
        return self._level(of, level).start if start is None else start

    def _counted(self, of: List, level: int) -> list[int | None]:
        """Count one paragraph on, and return the numbers of all levels."""
        counts = self._counts.setdefault(of.key, [None] * _LEVELS)
        if level not in of.begun:  # a list that states its first number begins anew where it is used first
            of.begun.add(level)
            if level in of.starts:
                counts[level] = None
        for upper in range(level):  # one that nobody has used counts as begun
            if counts[upper] is None:
                counts[upper] = self._start(of, upper)
        before = counts[level]
        counts[level] = self._start(of, level) if before is None else before + 1
        for lower in range(level + 1, _LEVELS):
            if counts[lower] is not None:
                restart = self._level(of, lower).restart
                if restart is None or level < restart:
                    counts[lower] = None
        return counts


def lists_in(root: etree._Element | None, styles: Styles) -> Lists:
    """Return the lists of a part ``numbering.xml``; none where there is no such part."""
    if root is None:
        return Lists({}, {}, styles)
    return Lists(
        {one.get(W + "numId") or "": one for one in root.iterchildren(W + "num")},
        {one.get(W + "abstractNumId") or "": one for one in root.iterchildren(W + "abstractNum")},
        styles,
    )


def _list(element: etree._Element, key: str) -> List:
    made = List(key)
    for change in element.iterchildren(W + "lvlOverride"):
        place = _number(change, "ilvl")
        if (level := child_of(change, W + "lvl")) is not None:
            made.own[place] = _level(level)
        if (start := child_of(change, W + "startOverride")) is not None:
            made.starts[place] = _number(start, "val")
    return made


def _levels(element: etree._Element) -> Levels:
    made = Levels()
    for level in element.iterchildren(W + "lvl"):
        place = _number(level, "ilvl")
        made.levels[place] = _level(level)
        if style := _value(level, "pStyle"):
            made.by_style[style] = place
    return made


def _level(element: etree._Element) -> Level:
    level = Level()
    for one in element:
        name = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        if name == "start":
            level.start = _number(one, "val", 1)
        elif name == "numFmt":
            level.form = one.get(_VAL) or "decimal"
        elif name == "lvlText":
            level.words = one.get(_VAL) or ""
        elif name == "lvlRestart":
            level.restart = _number(one, "val")
        elif name == "isLgl":
            level.legal = is_on(one)
        elif name == "rPr":
            level.hidden = is_on(child_of(one, W + "vanish"))
    return level


def _value(element: etree._Element, name: str) -> str:
    found = child_of(element, W + name)
    return found.get(_VAL) or "" if found is not None else ""


def _number(element: etree._Element, name: str, default: int = 0) -> int:
    value = element.get(W + name) or ""
    return int(value) if value.isdecimal() and len(value) < 10 else default


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


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 0 < number <= 20 else str(number)


_FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": _circled,
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "none": lambda _: "",
}
