"""What a file's styles say: the role of a paragraph, and of a run whether it is hidden, raised, struck through, in a font of signs.

A property holds from the run itself, else from its character style, its paragraph's style, the file's defaults; each style inherits from
the one it is based on (ISO/IEC 29500-1, 17.7.2).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from source.formats import W, is_on
from source.model import Role

_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"title$", re.I), Role.HEADLINE),
    (re.compile(r"heading ?\d|subtitle", re.I), Role.HEADING),
    (re.compile(r"list", re.I), Role.LIST_ITEM),
    (re.compile(r"(?:intense ?)?quote|block ?text", re.I), Role.QUOTATION),
    (re.compile(r"caption", re.I), Role.CAPTION),
)
_DEEPEST = 12  # how many styles one is looked for through: a file may base two on each other


@dataclass(frozen=True, slots=True)
class Look:
    """How words are shown, None where nothing is said: ``position`` is superscript, subscript or baseline; ``font`` its name."""

    hidden: bool | None = None
    position: str | None = None
    struck: bool | None = None
    font: str | None = None

    def over(self, other: "Look") -> "Look":
        """Return this look, and what the other says where this one says nothing."""
        if self == _NOTHING:
            return other
        return Look(
            other.hidden if self.hidden is None else self.hidden,
            other.position if self.position is None else self.position,
            other.struck if self.struck is None else self.struck,
            other.font if self.font is None else self.font,
        )


_NOTHING = Look()


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list that a paragraph belongs to: its number ("0": none) and the level, None where only the style knows."""

    list: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """One style as the file has it: its ``key`` is its id."""

    key: str
    name: str
    based: str
    look: Look
    numbered: Numbered


@dataclass(slots=True)
class Styles:
    """The styles of a file, by id."""

    by_id: Mapping[str, Style]
    defaults: Look = _NOTHING
    default_paragraph: str = ""
    _looks: dict[str, Look] = field(default_factory=dict)
    _roles: dict[str, tuple[Role, int | None] | None] = field(default_factory=dict)
    _runs: dict[tuple[str, str], Look] = field(default_factory=dict)

    def chain(self, key: str) -> list[Style]:
        """Return a style and those it is based on, nearest first."""
        found: list[Style] = []
        while len(found) < _DEEPEST and (style := self.by_id.get(key)):
            found.append(style)
            key = style.based
        return found

    def look(self, key: str) -> Look:
        """Return what a style says of words, with what it inherits."""
        if key not in self._looks:
            look = _NOTHING
            for style in self.chain(key):
                look = look.over(style.look)
            self._looks[key] = look
        return self._looks[key]

    def look_of_run(self, run: etree._Element, paragraph_style: str) -> Look:
        """Return how the words of a run are shown."""
        properties = run.find(W + "rPr")
        style = properties.find(W + "rStyle") if properties is not None and len(properties) else None
        key = (style.get(W + "val") or "" if style is not None else "", paragraph_style or self.default_paragraph)
        inherited = self._runs.get(key)
        if inherited is None:
            inherited = self._runs[key] = self.look(key[0]).over(self.look(key[1])).over(self.defaults)
        return look_in(properties).over(inherited) if properties is not None else inherited

    def role(self, key: str) -> tuple[Role, int | None] | None:
        """Return the role and level that a style gives: it speaks by its id, its name, or the style it is based on."""
        if key not in self._roles:
            chain = self.chain(key)
            names = [name for style in chain for name in (style.key, style.name)] or [key]
            self._roles[key] = next((role for name in names if (role := style_role(name))), None)
        return self._roles[key]

    def numbered(self, key: str) -> Numbered:
        """Return the list that a style puts its paragraphs into."""
        number, level = None, None
        for style in self.chain(key):
            number = style.numbered.list if number is None else number
            level = style.numbered.level if level is None else level
        return Numbered(number, level)


def styles_in(root: etree._Element | None) -> Styles:
    """Return the styles of a part ``styles.xml``; none where there is no such part."""
    if root is None:
        return Styles({})
    by_id = {style.get(W + "styleId") or "": _style(style) for style in root.iterfind(W + "style")}
    default = next(
        (
            style.get(W + "styleId") or ""
            for style in root.iterfind(W + "style")
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
        ),
        "",
    )
    return Styles(by_id, look_in(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")), default)


def _style(element: etree._Element) -> Style:
    return Style(
        element.get(W + "styleId") or "",
        _value(element, "name"),
        _value(element, "basedOn"),
        look_in(element.find(W + "rPr")),
        numbered_in(element.find(W + "pPr")),
    )


def _value(element: etree._Element, name: str) -> str:
    found = element.find(W + name)
    return found.get(W + "val") or "" if found is not None else ""


def look_in(properties: etree._Element | None) -> Look:
    """Return what the properties of a run say of its words."""
    if properties is None or not len(properties):
        return _NOTHING
    hidden: bool | None = None
    struck: bool | None = None
    position: str | None = None
    font: str | None = None
    for one in properties:
        tag = one.tag
        if tag == W + "vanish":
            hidden = is_on(one)
        elif tag in (W + "strike", W + "dstrike"):
            struck = is_on(one) or bool(struck)
        elif tag == W + "vertAlign":
            position = one.get(W + "val")
        elif tag == W + "rFonts":
            font = one.get(W + "ascii") or one.get(W + "hAnsi")
    return Look(hidden, position, struck, font)


def numbered_in(properties: etree._Element | None) -> Numbered:
    """Return the list that the properties of a paragraph, or of its style, put it into."""
    found = properties.find(W + "numPr") if properties is not None else None
    if found is None:
        return Numbered()
    level = _value(found, "ilvl")
    return Numbered(_value(found, "numId") or None, int(level) if level.isdecimal() else None)


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
