"""Signs that are not what stands in the file: fonts with an alphabet of their own, figures above and below the line, equations.

Symbol's table is Adobe's (the encoding of the PostScript font Symbol); of the three Wingdings the signs that documents use: ticks, arrows,
bullets.
An equation is written on one line, so that its value stays: 3/4, x², √(a+b), x_i.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from lxml import etree

from source.formats import DELETED, MATH, W
from source.text import lowered, raised

# From 0x20 and from 0xA0; a blank stands where the font has pieces of brackets or nothing.
_SYMBOL_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_WINGDINGS = {
    0x20: " ",
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x37: "⌨", 0x3F: "✍", 0x41: "✌", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟",
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x51: "✈", 0x52: "☼", 0x54: "❄", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x80: "⓪", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦",
    0x88: "⑧", 0x89: "⑨", 0x8A: "⑩", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDC: "➲", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "⬅", 0xE8: "➔", 0xE9: "⬆", 0xEA: "⬇", 0xEF: "⇦",
    0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
SYMBOL_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": dict(enumerate(_SYMBOL_LOW, 0x20)) | {c: s for c, s in enumerate(_SYMBOL_HIGH, 0xA0) if s != " "},
    "wingdings": _WINGDINGS,
    "wingdings 2": {
        0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "□",
    },
    "wingdings 3": {0x20: " ", 0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶", 0x7C: "◂", 0x7D: "▸"},
}  # fmt: skip
UNKNOWN = "\ufffd"
_PRIVATE = range(0xF000, 0xF100)  # where Word puts the codes of such fonts
_IN_PRIVATE = re.compile("[\uf000-\uf0ff]")

_ENDS = re.compile(r"[\r\n\t]")  # within a node they are white space


def symbol(code: str, font: str) -> str:
    """Return the sign that a code of a font stands for, U+FFFD where it is not known.

    >>> symbol("F0A3", "Symbol"), symbol("2013", "Arial"), symbol("F0A3", "Marlett")
    ('≤', '–', '\ufffd')
    """
    try:
        number = int(code, 16)
        sign = chr(number)
    except (ValueError, OverflowError):
        return UNKNOWN
    table = SYMBOL_FONTS.get(font.casefold())
    if table is not None:
        return table.get(number - _PRIVATE.start if number in _PRIVATE else number, UNKNOWN)
    return UNKNOWN if number in _PRIVATE or 0xD800 <= number < 0xE000 else sign


def in_symbols(text: str, font: str) -> str:
    """Return words as a font shows them, one sign for each character.

    In a font of signs a plain letter is a sign too: 5 mg with its m in Symbol are micrograms. In the private area, where Word puts such
    codes, what no table knows is replaced.
    """
    table = SYMBOL_FONTS.get(font)
    if table is None:
        return _IN_PRIVATE.sub(UNKNOWN, text)
    return "".join([_sign(character, table) for character in text])


def _sign(character: str, table: Mapping[int, str]) -> str:
    code = ord(character)
    return table.get(code - _PRIVATE.start, UNKNOWN) if code in _PRIVATE else table.get(code, character)


def as_shown(text: str, position: str | None, font: str | None) -> str:
    """Return the words of a text node as they are shown: one character for each of its own."""
    if "\n" in text or "\t" in text or "\r" in text:
        text = _ENDS.sub(" ", text)
    if font or not text.isascii():
        text = in_symbols(text, font or "")
    if position == "superscript":
        return raised(text)
    return lowered(text) if position == "subscript" else text


# Equations ---------------------------------------------------------------------------------------------------------

# Properties hold no words; what a tracked change takes out is gone.
_NO_WORDS = DELETED | {
    MATH + name
    for name in "rPr ctrlPr fPr dPr naryPr radPr accPr barPr sSubPr sSupPr sSubSupPr sPrePr mPr funcPr".split()
}
_LEFT = re.compile("[^⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ⁄₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎.,]")  # what has no sign above or below the line
_DEEPEST = 120  # an equation with more elements in each other than this is read sign by sign


def linear(equation: etree._Element) -> str:
    """Return an equation's signs in one line.

    Fractions, roots, powers and indices follow the linear form in which equations are typed into Word.
    """
    words = "".join(one.text or "" for one in equation.iter(MATH + "t")) if _is_deep(equation) else _inside(equation)
    return " ".join(words.split())


def _is_deep(equation: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(equation, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _inside(element: etree._Element | None) -> str:
    """Return the signs of what stands in an element, one after the other."""
    if element is None:
        return ""
    words = ""
    for child in element:
        if child.tag in _NO_WORDS or not isinstance(child.tag, str):
            continue
        piece = _of(child)
        # Two and three quarters must not become 23/4.
        if words and piece and _runs_into(words[-1], piece[0], _tag_before(child), child.tag):
            words += " "
        words += piece
    return words


def _runs_into(last: str, first: str, before: object, tag: object) -> bool:
    """Tell whether two neighbours would be read as one: a number and a fraction, an index and what comes after it."""
    if before == MATH + "f":
        return first.isalnum() or first in "(√"
    if tag == MATH + "f":
        return last.isalnum()
    return before in _SCRIPTED and last.isalpha() and first.isalpha()


def _tag_before(element: etree._Element) -> object:
    before = element.getprevious()
    return before.tag if before is not None else None


def _of(element: etree._Element) -> str:
    if element.tag in (MATH + "t", W + "t"):
        return element.text or ""
    form = _FORMS.get(element.tag)
    return form(element) if form else _inside(element)


def _part(element: etree._Element, name: str) -> str:
    return _inside(element.find(MATH + name)).strip()


def _bracketed(words: str) -> str:
    """Return words in brackets unless they are one number or name, or stand in brackets already."""
    whole = words.startswith("(") and words.endswith(")") and words.count("(") == 1
    return words if words.isalnum() or len(words) == 1 or whole else f"({words})"


def _script(words: str, sign: str) -> str:
    """Return words that no sign of their own stands for, above or below the line: in brackets where there are several letters."""
    return f"{sign}{words if len(words) == 1 or words.isdigit() else f'({words})'}" if words else ""


def _fraction(element: etree._Element) -> str:
    """Return a fraction; two things one above the other without a line, such as “n choose k”, are none."""
    sign = "¦" if _property(element, "fPr/type", "bar") == "noBar" else "/"
    return f"{_bracketed(_part(element, 'num'))}{sign}{_bracketed(_part(element, 'den'))}"


def _power(words: str) -> str:
    up = raised(words)
    return _script(words, "^") if _LEFT.search(up) else up


def _index(words: str) -> str:
    down = lowered(words)
    return _script(words, "_") if _LEFT.search(down) else down


def _scripts(element: etree._Element) -> str:
    base = _part(element, "e")
    if element.find(f"{MATH}e/{MATH}f") is not None:
        base = _bracketed(base)
    return base + _index(_part(element, "sub")) + _power(_part(element, "sup"))


def _scripts_before(element: etree._Element) -> str:
    return _index(_part(element, "sub")) + _power(_part(element, "sup")) + _part(element, "e")


def _root(element: etree._Element) -> str:
    degree = _part(element, "deg")
    return f"{raised(degree) if degree else ''}√{_bracketed(_part(element, 'e'))}"


def _property(element: etree._Element, path: str, default: str) -> str:
    found = element.find("/".join(MATH + name for name in path.split("/")))
    return default if found is None else found.get(MATH + "val", default)


def _delimited(element: etree._Element) -> str:
    opening, closing = _property(element, "dPr/begChr", "("), _property(element, "dPr/endChr", ")")
    between = _property(element, "dPr/sepChr", "|")
    return opening + between.join(_inside(one).strip() for one in element.iterfind(MATH + "e")) + closing


def _sum(element: etree._Element) -> str:
    sign = _property(element, "naryPr/chr", "∫")
    return f"{sign}{_index(_part(element, 'sub'))}{_power(_part(element, 'sup'))} {_part(element, 'e')}"


def _accented(element: etree._Element) -> str:
    sign = _property(element, "accPr/chr", "\u0302")
    return _part(element, "e") + (sign if unicodedata.combining(sign[:1] or " ") else "")


def _barred(element: etree._Element) -> str:
    """Return a mean, a letter with a bar above; a bar elsewhere is no sign."""
    words = _part(element, "e")
    return words + "\u0304" if len(words) == 1 and _property(element, "barPr/pos", "bot") == "top" else words


def _function(element: etree._Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _limit(element: etree._Element) -> str:
    sign = "_" if element.tag == MATH + "limLow" else "^"
    return _part(element, "e") + _script(_part(element, "lim"), sign)


def _matrix(element: etree._Element) -> str:
    rows = (
        ", ".join(_inside(one).strip() for one in row.iterfind(MATH + "e")) for row in element.iterfind(MATH + "mr")
    )
    return f"[{'; '.join(rows)}]"


def _lines(element: etree._Element) -> str:
    return "; ".join(_inside(one).strip() for one in element.iterfind(MATH + "e"))


_SCRIPTED = tuple(MATH + name for name in ("sSub", "sSup", "sSubSup"))
_FORMS: Mapping[object, Callable[[etree._Element], str]] = {
    MATH + "f": _fraction,
    MATH + "sSup": _scripts,
    MATH + "sSub": _scripts,
    MATH + "sSubSup": _scripts,
    MATH + "sPre": _scripts_before,
    MATH + "rad": _root,
    MATH + "d": _delimited,
    MATH + "nary": _sum,
    MATH + "acc": _accented,
    MATH + "bar": _barred,
    MATH + "func": _function,
    MATH + "limLow": _limit,
    MATH + "limUpp": _limit,
    MATH + "m": _matrix,
    MATH + "eqArr": _lines,
}
