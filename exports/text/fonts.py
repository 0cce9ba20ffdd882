"""Which font a letter comes from: the bundled cuts first, then the user's own file, then Hebrew, Arabic, and the big fonts of an extra.

Each font is read when a letter first asks for it. What no font has is drawn as U+FFFD and told by the name of its script.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from os import stat
from pathlib import Path
from unicodedata import category, combining, name, normalize

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from exports.text.arabic import ARABIC, joined
from exports.text.truetype import Face, TrueType
from source.model import Problem

FONTS = {
    "sans": "CdSans-Regular",
    "semibold": "CdSans-Semibold",
    "italic": "CdSans-Italic",
    "serif": "CdSerif-Regular",
    "serif semibold": "CdSerif-Semibold",
}
BOLD = ("semibold", "serif semibold")
LOST = "\ufffd"
FOLDER = Path(__file__).parent.parent / "fonts"
# What a script's letters are written with, and how bold ones are.
CUTS = {
    "CdHebrew": ((0x591, 0x5F4), (0xFB1D, 0xFB4F)),
    "CdArabic": ((0x600, 0x6FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
}
EAST_ASIAN = (
    (0x1100, 0x11FF), (0x2010, 0x2BFF), (0x2E80, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x1B000, 0x1B16F), (0x1F200, 0x1F2FF), (0x20000, 0x3FFFF),
)  # fmt: skip
# Writing whose letters change with their neighbours in ways that we do not know: one by one they would be wrong, whatever the font.
UNSHAPED = (
    (0x700, 0x8FF), (0x900, 0x109F), (0x1700, 0x1AAF), (0x1B00, 0x1C7F), (0xA800, 0xA8FF), (0xA930, 0xA95F), (0xA980, 0xAADF),
    (0xAAE0, 0xAAFF), (0xABC0, 0xABFF), (0x10A00, 0x10EFF), (0x10F00, 0x11FFF), (0x16A00, 0x16FFF), (0x1E900, 0x1E95F),
)  # fmt: skip
# Signs that say how letters join or which way they run: heeded, never drawn.
HEEDED = frozenset("\u200c\u200d\u200e\u200f\u061c")
_EAST_ASIAN_NAMES = ("Han", "Hiragana", "Katakana", "Hangul", "Bopomofo")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn shape and what it is read as, for so many ``letters`` of the text; a mark ``is_placed`` on the letter before it by
    ``shift`` and ``rise``; ``lost`` holds the letters that no font has."""

    face: Face
    code: int
    read: str
    width: float
    letters: int = 1
    shift: float = 0.0
    rise: float = 0.0
    lost: str = ""
    is_placed: bool = False


@cache
def register_fonts() -> Mapping[str, Mapping[int, float]]:
    """Register the five cuts with ReportLab, once a process, and return each one's glyph widths in thousandths of its size."""
    widths = {}
    for key, file in FONTS.items():
        font = TTFont(file, str(FOLDER / f"{file}.ttf"), asciiReadable=0)
        pdfmetrics.registerFont(font)
        face = font.face
        widths[key] = {code: face.charWidths.get(code, face.defaultWidth) for code in face.charToGlyph}
    return widths


@cache
def _own(font: str) -> TrueType:
    register_fonts()
    return TrueType(pdfmetrics.getFont(FONTS[font]).face)


@cache
def _cut(family: str, font: str) -> TrueType:
    weight = "Semibold" if font in BOLD else "Regular"
    return TrueType(TTFontFace(str(FOLDER / f"{family}-{weight}.ttf")))


# The fonts of one page ----------------------------------------------------------------------------------------------


class Fonts:
    """The bundled fonts with those that a user and the language of a text add; what they have is looked up once.

    ``plain`` holds, by key of ``FONTS``, the widths of what a bundled cut draws by itself: what is not in it takes more thought.
    """

    def __init__(self, extra: Face | None = None, forms: str = "") -> None:
        self._extra, self._forms = extra, forms
        self._found: dict[tuple[str, int], Face | None] = {}
        self.plain = {
            key: {code: width for code, width in widths.items() if not combining(chr(code))}
            for key, widths in register_fonts().items()
        }
        self._letters = {key: frozenset(map(chr, widths)) for key, widths in self.plain.items()}

    def glyphs(self, text: str, font: str) -> list[Glyph]:
        """Return what is drawn for a text, in the order of reading: Arabic letters joined, marks placed on their letters."""
        found: list[Glyph] = []
        drawn = joined(text) if ARABIC.search(text) else zip(text, text, strict=True)
        for cluster in _clusters(drawn):
            # Behind Hebrew or Arabic a space is as wide as theirs: PDFium overlooks narrower ones.
            if found and cluster[0][0] == " " and found[-1].face.title.startswith(tuple(CUTS)):
                face = found[-1].face
                found.append(Glyph(face, ord(" "), " ", face.width(ord(" "))))
            else:
                found += self._cluster(cluster, font)
        return found

    def widest_space(self, font: str) -> float:
        """Return how wide a space may be in a text that holds writing from right to left."""
        faces = [_own(font), *(_cut(family, font) for family in CUTS)]
        return max(face.width(ord(" ")) for face in faces)

    def units(self, text: str, font: str) -> float:
        """Return how wide a text is, in thousandths of its size."""
        widths = self.plain[font]
        try:
            return sum([widths[code] for code in map(ord, text)])
        except KeyError:
            return sum(glyph.width for glyph in self.glyphs(text, font))

    def is_plain(self, text: str, font: str) -> bool:
        """Tell whether a bundled cut draws a text letter by letter."""
        return text.isascii() or self._letters[font].issuperset(text)

    def shown(self, text: str, font: str) -> str:
        """Return a text with U+FFFD for each letter that no font has, without what is heeded only."""
        if self.is_plain(text, font):
            return text
        lost = {letter for glyph in self.glyphs(text, font) for letter in glyph.lost}
        return text.translate({**dict.fromkeys(map(ord, HEEDED)), **dict.fromkeys(map(ord, lost), LOST)})

    def lost_in(self, text: str) -> Counter[str]:
        """Return the characters of a text that no font has, with how often each stands there."""
        if self.is_plain(text, "sans"):
            return Counter()
        return Counter(letter for glyph in self.glyphs(text, "sans") for letter in glyph.lost)

    def _cluster(self, cluster: list[tuple[str, str]], font: str) -> list[Glyph]:
        """Return a letter with its marks from one face, if any has them all; as one shape, if there is one."""
        read = "".join(letters for _, letters in cluster)
        whole = normalize("NFC", read) if len(cluster) > 1 and not ARABIC.match(read) else ""
        if len(whole) == 1 and (face := self._face(ord(whole), font)):
            return [Glyph(face, ord(whole), whole, face.width(ord(whole)), len(read))]
        found: list[Glyph] = []
        for drawn, letters in cluster:
            if letters in HEEDED:
                continue
            found.append(self._glyph(drawn, letters, font, found))
        return found

    def _glyph(self, drawn: str, letters: str, font: str, before: list[Glyph]) -> Glyph:
        code = ord(drawn) if drawn else 0
        face = None
        if before and before[0].face.has(code):
            face = before[0].face
        elif drawn:
            face = self._face(code, font)
        if face is None:
            own = _own(font)
            lost = "" if letters == LOST else letters
            return Glyph(own, ord(LOST), LOST, own.width(ord(LOST)), len(letters), lost=lost)
        if before and combining(drawn):
            return _mark(face, code, before)
        # Two letters in one shape would be read in the wrong order where writing is turned round: the shape has a name of its own.
        return Glyph(face, code, letters if len(letters) == 1 else drawn, face.width(code), len(letters))

    def _face(self, code: int, font: str) -> Face | None:
        key = (font, code)
        if key not in self._found:
            self._found[key] = next((face for face in self._chain(code, font) if face.has(code)), None)
        return self._found[key]

    def _chain(self, code: int, font: str) -> Iterator[Face]:
        """Yield the faces that may have a character, in the order in which they are asked."""
        yield _own(font)
        yield _own("semibold" if font in BOLD else "sans")
        if _within(code, UNSHAPED):
            return
        if self._extra:
            yield self._extra
        for family, ranges in CUTS.items():
            if _within(code, ranges):
                yield _cut(family, font)
        if _within(code, EAST_ASIAN):
            from exports.text.opentype import east_asian

            big = east_asian(self._forms)
            if big:
                yield big


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _clusters(drawn: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Yield letters with the marks that follow them."""
    cluster: list[tuple[str, str]] = []
    for each in drawn:
        if cluster and not (combining(each[1][0]) or "\u1160" <= each[1][0] <= "\u11ff"):
            yield cluster
            cluster = []
        cluster.append(each)
    if cluster:
        yield cluster


def _mark(face: Face, code: int, before: list[Glyph]) -> Glyph:
    """Return a mark, moved to stand over (or under) the middle of its letter, clear of it and of other marks."""
    left, bottom, right, top = face.box(code)
    near = (before[0], before[-1])
    boxes = [glyph.face.box(glyph.code) for glyph in near]
    shift = (boxes[0][0] + boxes[0][2] - left - right) / 2
    way = combining(chr(code))
    rise = 0.0
    if way in _ABOVE:
        rise = max(0.0, max(box[3] + glyph.rise for box, glyph in zip(boxes, near, strict=True)) + GAP - bottom)
    elif way in _BELOW:
        rise = min(0.0, min(box[1] + glyph.rise for box, glyph in zip(boxes, near, strict=True)) - GAP - top)
    if rise and face.title.startswith("CdArabic") and face.has(MOVED + code):
        return Glyph(face, MOVED + code, chr(code), 0.0, 1, shift, is_placed=True)
    return Glyph(face, code, chr(code), 0.0, 1, shift, rise, is_placed=True)


GAP = 40.0
MOVED = 0xE000  # where the Arabic cut holds its marks farther from the letter
# Classes of marks that stand above and below a letter; others go through it, or beside it.
_ABOVE, _BELOW = (27, 28, 30, 31, 33, 34, 35, 230), (29, 32, 220)


def fonts_for(font: str | None, language: str | None) -> Fonts:
    """Return the fonts of a page: the user's font file, if one is given, and a language's forms of Han. Raises ExportError."""
    return _fonts(_seen(font) if font else None, _forms(language))


def _seen(font: str) -> tuple[str, int, int]:
    """Return what tells one state of a font file from another, so that a changed file is read anew."""
    try:
        found = stat(font)
    except OSError:
        return font, 0, 0
    return font, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)
def _fonts(seen: tuple[str, int, int] | None, forms: str) -> Fonts:
    if seen is None:
        return Fonts(None, forms)
    from exports.text.opentype import open_font

    return Fonts(open_font(Path(seen[0])), forms)


def _forms(language: str | None) -> str:
    """Return OpenType's name of the forms that a language gives to Han characters."""
    main, *rest = (language or "").lower().split("-")
    if main == "zh":
        return "ZHT " if {"hant", "tw", "hk", "mo"} & set(rest) else "ZHS "
    return "KOR " if main == "ko" else ""


# What is lost --------------------------------------------------------------------------------------------------------


def script_of(character: str) -> str:
    """Return the name of a letter's script; of anything else that it is a sign."""
    if category(character)[0] not in "LM":
        return "signs"
    first = name(character, "unknown").split()[0].split("-")[0]
    return "Han" if first in ("CJK", "KANGXI") else first.capitalize()


def told(lost: Mapping[str, int]) -> tuple[Problem, ...]:
    """Return, as at most one problem, which characters no font had, counted by script, and what to do."""
    if not lost:
        return ()
    scripts: Counter[str] = Counter()
    for character, count in lost.items():
        scripts[script_of(character)] += count
    counted = ", ".join(
        f"{script} ({count:,})" for script, count in sorted(scripts.items(), key=lambda s: (-s[1], s[0]))
    )
    total = scripts.total()
    what = "1 character is" if total == 1 else f"{total:,} characters are"
    unset = sorted({script_of(character) for character in lost if _is_unset(character)})
    remedies = [f"copydesk cannot set {', '.join(unset)} yet; the Word file holds it."] if unset else []
    remedies += dict.fromkeys(_remedy(character) for character in sorted(lost) if not _is_unset(character))
    return (Problem(f"On the page, {what} shown as “{LOST}”, for no font has them: {counted}. {' '.join(remedies)}"),)


def _is_unset(character: str) -> bool:
    """Tell whether no font would help: the letter's shape depends on its neighbours in a way that we do not know."""
    return _within(ord(character), UNSHAPED) or ARABIC.match(character) is not None


def _remedy(character: str) -> str:
    if script_of(character) in _EAST_ASIAN_NAMES and not _has_east_asian():
        return "For Chinese, Japanese and Korean: pip install 'copydesk[cjk]'."
    return "Name a font that has them with --font FILE."


def _has_east_asian() -> bool:
    from exports.text.opentype import east_asian

    return east_asian("") is not None
