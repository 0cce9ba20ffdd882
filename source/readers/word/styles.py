"""What a file's styles say: the role of a paragraph, and of a run whether it is hidden, raised, struck through, in a font of signs.

A property holds from the run itself, else from its character style, its paragraph's style, the file's defaults; each style inherits from
the one it is based on (ISO/IEC 29500-1, 17.7.2). Hiding and striking are switched: by both styles of a run, they are off again (17.7.3).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from source.formats import DELETED, W, is_on
from source.model import Role
from source.readers.word.signs import SYMBOL_FONTS

_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"title$", re.I), Role.HEADLINE),
    (re.compile(r"heading ?\d|subtitle", re.I), Role.HEADING),
    (re.compile(r"list", re.I), Role.LIST_ITEM),
    (re.compile(r"(?:intense ?)?quote|block ?text", re.I), Role.QUOTATION),
    (re.compile(r"caption", re.I), Role.CAPTION),
)
_DEEPEST = 12  # how many styles one is looked for through: a file may base two on each other
_VAL, _STYLE = W + "val", W + "style"
_VANISH, _STRIKE, _DOUBLE, _RAISED, _FONTS, _RUN_STYLE = (
    W + name for name in "vanish strike dstrike vertAlign rFonts rStyle".split()
)
_LOOKS = frozenset((_VANISH, _STRIKE, _DOUBLE, _RAISED, _FONTS, _RUN_STYLE))  # what is looked for
_PARAGRAPH, _RUN, _NAMED, _LIST, _FRAME = (W + name for name in "pPr rPr pStyle numPr framePr".split())
_POSITIONS = ("superscript", "subscript")


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How words are shown, None where nothing is said.

    ``position`` is superscript, subscript or baseline; ``font`` the name of a font of signs, "" for any other.
    """

    hidden: bool | None = None
    position: str | None = None
    struck: bool | None = None
    font: str | None = None


_look = cache(Look)  # one of each, however many runs look like it
PLAIN = _look(None, None, None, None)


@cache
def _over(look: Look, other: Look) -> Look:
    """Return a look, and what the other says where this one says nothing."""
    return _look(
        other.hidden if look.hidden is None else look.hidden,
        other.position if look.position is None else look.position,
        other.struck if look.struck is None else look.struck,
        other.font if look.font is None else look.font,
    )


@cache
def _switched(look: Look, other: Look) -> Look:
    """Return the look that a character style and a paragraph's style give together."""
    both = _over(look, other)
    return _look(_either(look.hidden, other.hidden), both.position, _either(look.struck, other.struck), both.font)


def _either(one: bool | None, other: bool | None) -> bool | None:
    return False if one and other else one or other


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list that a paragraph belongs to: its number ("0": none) and the level, None where only the style knows."""

    list: str | None = None
    level: int | None = None

    def over(self, other: "Numbered") -> "Numbered":
        """Return this, and what the other says where this one says nothing."""
        if self is _NOWHERE:
            return other
        return Numbered(
            other.list if self.list is None else self.list, other.level if self.level is None else self.level
        )


_NOWHERE = Numbered()


@dataclass(slots=True)
class Stated:
    """What a paragraph says of itself: ``style`` its style's id, None for the usual one; ``end`` the tracked deletion of its end.

    ``hides_end``: whether its end is hidden, None where only the style knows.
    """

    style: str | None = None
    numbered: Numbered = _NOWHERE
    end: etree._Element | None = None
    hides_end: bool | None = None
    is_drop_cap: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a file, by id; each is read when it is wanted."""

    elements: Mapping[str, etree._Element]
    defaults: Look = PLAIN
    default_paragraph: str = ""
    _looks: dict[str, Look] = field(default_factory=dict)
    _roles: dict[str, tuple[Role, int | None] | None] = field(default_factory=dict)
    _runs: dict[tuple[str, str], Look] = field(default_factory=dict)
    _numbered: dict[str, Numbered] = field(default_factory=dict)

    def chain(self, key: str) -> list[etree._Element]:
        """Return a style and those it is based on, nearest first."""
        found: list[etree._Element] = []
        while len(found) < _DEEPEST and (style := self.elements.get(key)) is not None:
            found.append(style)
            key = _value(style, "basedOn")
        return found

    def name(self, key: str) -> str:
        """Return the name of a style in small letters without spaces; its id where the file has no such style."""
        style = self.elements.get(key)
        return "".join((_value(style, "name") if style is not None else key).casefold().split())

    def look(self, key: str) -> Look:
        """Return what a style says of words, with what it inherits."""
        look = self._looks.get(key)
        if look is None:
            look = PLAIN
            for style in self.chain(key):
                look = _over(look, look_in(child_of(style, _RUN)))
            self._looks[key] = look
        return look

    def look_of_run(self, said: Sequence[etree._Element], paragraph_style: str) -> Look:
        """Return how the words of a run are shown that says so much of itself, in a paragraph of a style."""
        if not said:
            return self._inherited("", paragraph_style)
        style = next((one.get(_VAL) or "" for one in said if one.tag == _RUN_STYLE), "")
        return _over(look_in(said), self._inherited(style, paragraph_style))

    def _inherited(self, style: str, paragraph_style: str) -> Look:
        key = (style, paragraph_style or self.default_paragraph)
        look = self._runs.get(key)
        if look is None:
            look = self._runs[key] = _over(_switched(self.look(key[0]), self.look(key[1])), self.defaults)
        return look

    def hides(self, style: str) -> bool:
        """Tell whether a style of paragraphs hides them."""
        return bool(self._inherited("", style).hidden)

    def role(self, key: str) -> tuple[Role, int | None] | None:
        """Return the role and level that a style gives: it speaks by its id, its name, or the style it is based on."""
        if key not in self._roles:
            names = [name for style in self.chain(key) for name in (style.get(W + "styleId"), _value(style, "name"))]
            self._roles[key] = next((role for name in names or [key] if (role := style_role(name or ""))), None)
        return self._roles[key]

    def numbered(self, key: str) -> Numbered:
        """Return the list that a style puts its paragraphs into."""
        numbered = self._numbered.get(key)
        if numbered is None:
            numbered = _NOWHERE
            for style in self.chain(key):
                numbered = numbered.over(numbered_in(child_of(style, _PARAGRAPH)))
            self._numbered[key] = numbered
        return numbered


def styles_in(root: etree._Element | None) -> Styles:
    """Return the styles of a part ``styles.xml``; none where there is no such part."""
    if root is None:
        return Styles({})
    elements: dict[str, etree._Element] = {}
    default = ""
    for style in root.iterchildren(_STYLE):
        key = style.get(W + "styleId") or ""
        elements[key] = style
        if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
            default = default or key
    said = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    return Styles(elements, look_in(said), default)


def child_of(element: etree._Element, tag: str) -> etree._Element | None:
    """Return the first child with a tag. ``find`` takes five times as long where it is one of the first."""
    for child in element:
        if child.tag == tag:
            return child
    return None


def _value(element: etree._Element, name: str) -> str:
    found = child_of(element, W + name)
    return found.get(_VAL) or "" if found is not None else ""


def look_in(properties: Iterable[etree._Element] | None) -> Look:
    """Return what the properties of a run say of its words."""
    hidden: bool | None = None
    struck: bool | None = None
    position: str | None = None
    font: str | None = None
    for one in properties if properties is not None else ():
        tag = one.tag
        if tag == _FONTS:
            font = _font(one, font)
        elif tag == _VANISH:
            hidden = is_on(one)
        elif tag == _RAISED:
            position = value if (value := one.get(_VAL)) in _POSITIONS else "baseline"
        elif tag in (_STRIKE, _DOUBLE):
            struck = is_on(one) or bool(struck)
    return _look(hidden, position, struck, font)


def _font(element: etree._Element, before: str | None) -> str | None:
    if element.get(W + "asciiTheme"):
        return ""
    name = element.get(W + "ascii") or element.get(W + "hAnsi")
    if name is None:
        return before
    folded = name.casefold()
    return folded if folded in SYMBOL_FONTS else ""


def said_in(root: etree._Element) -> dict[etree._Element, list[etree._Element]]:
    """Return what the runs of a story say of how they look, by run: found in one go, for most say nothing."""
    said: dict[etree._Element, list[etree._Element]] = {}
    for one in root.iter(*_LOOKS):
        properties = one.getparent()
        run = properties.getparent() if properties is not None else None
        if run is not None:
            said.setdefault(run, []).append(one)
    return said


def numbered_in(properties: etree._Element | None) -> Numbered:
    """Return the list that the properties of a paragraph, or of its style, put it into."""
    found = child_of(properties, _LIST) if properties is not None else None
    return _numbered(found) if found is not None else _NOWHERE


def _numbered(element: etree._Element) -> Numbered:
    level = _value(element, "ilvl")
    return Numbered(_value(element, "numId") or None, int(level) if level.isdecimal() and len(level) < 4 else None)


def stated_in(paragraph: etree._Element) -> Stated:
    """Return what a paragraph says of itself."""
    stated = Stated()
    properties = child_of(paragraph, _PARAGRAPH)
    for one in properties if properties is not None else ():
        tag = one.tag
        if tag == _NAMED:
            stated.style = one.get(_VAL) or ""
        elif tag == _LIST:
            stated.numbered = _numbered(one)
        elif tag == _FRAME:
            stated.is_drop_cap = one.get(W + "dropCap", "none") != "none"
        elif tag == _RUN:
            for end in one:
                if end.tag in DELETED:
                    stated.end = end
                elif end.tag == _VANISH:
                    stated.hides_end = is_on(end)
    return stated


def style_role(name: str) -> tuple[Role, int | None] | None:
    """Return the role and level that a style's name states.

    >>> style_role("Heading2"), style_role("List Bullet"), style_role("Body Text")
    ((<Role.HEADING: 'heading'>, 2), (<Role.LIST_ITEM: 'list item'>, None), None)
    """
    for pattern, role in _ROLES:
        if pattern.match(name):
            digits = name.rstrip()[-1:]
            return role, int(digits) if role == Role.HEADING and digits.isdigit() else None
    return None
