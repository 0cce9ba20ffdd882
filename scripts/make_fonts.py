"""Make the font cuts of exports/fonts from variable fonts under the SIL OFL 1.1, reproducibly.

    pip install fonttools==4.68.0 fontpkg-source-sans-3==3.52 fontpkg-source-serif-4==4.4 fontpkg-heebo==3.100 fontpkg-noto-sans-arabic==2.12
    python scripts/make_fonts.py exports/fonts

Source Sans 3, Source Serif 4, Heebo (Hebrew) and Noto Sans Arabic. A licence reserves the name "Source" and Noto is a trade mark, so the
cuts have names of their own.
"""

import sys
from importlib import metadata
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PACKAGES = {
    "sans": "fontpkg-source-sans-3",
    "serif": "fontpkg-source-serif-4",
    "hebrew": "fontpkg-heebo",
    "arabic": "fontpkg-noto-sans-arabic",
}
# Output: package, whether italic, axes, family, style.
CUTS = {
    "CdSans-Regular": ("sans", False, {"wght": 400}, "CdSans", "Regular"),
    "CdSans-Semibold": ("sans", False, {"wght": 600}, "CdSans", "Semibold"),
    "CdSans-Italic": ("sans", True, {"wght": 400}, "CdSans", "Italic"),
    "CdSerif-Regular": ("serif", False, {"wght": 400, "opsz": 11}, "CdSerif", "Regular"),
    "CdSerif-Semibold": ("serif", False, {"wght": 600, "opsz": 24}, "CdSerif", "Semibold"),
    "CdHebrew-Regular": ("hebrew", False, {"wght": 400}, "CdHebrew", "Regular"),
    "CdHebrew-Semibold": ("hebrew", False, {"wght": 600}, "CdHebrew", "Semibold"),
    "CdArabic-Regular": ("arabic", False, {"wght": 400, "wdth": 100}, "CdArabic", "Regular"),
    "CdArabic-Semibold": ("arabic", False, {"wght": 600, "wdth": 100}, "CdArabic", "Semibold"),
}
LATIN = [(0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x52F), (0x1E00, 0x206F), (0x20A0, 0x20CF)]
# Arabic letters are shaped before they are drawn: the shapes have places of their own. What is common stands in the Latin cuts.
RANGES = {
    "sans": LATIN,
    "serif": LATIN,
    "hebrew": [(0x20, 0x20), (0x591, 0x5F4), (0xFB1D, 0xFB4F)],
    "arabic": [(0x20, 0x20), (0x600, 0x6FF), (0xE600, 0xE6FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)],
}
# Marks that stand above and below a letter, each a second time for tall and deep letters, at a place for private use; and how far off.
MARKS = {155: (0x64B, 0x64C, 0x64E, 0x64F, 0x651, 0x652, 0x653, 0x654, 0x670), -260: (0x64D, 0x650, 0x655, 0x656)}
MOVED = 0xE000
SINGLES = "№™←↑→↓−≠≤≥■▲●✓ﬁﬂ"
LICENCES = {"sans": "OFL.txt", "hebrew": "OFL-Hebrew.txt", "arabic": "OFL-Arabic.txt"}
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl"]
NAMES_DROPPED = (1, 3, 4, 6, 16, 17, 21, 22, 25)


def variable_font(package: str, *, italic: bool) -> Path:
    """Return the path of a package's variable TTF."""
    files = [Path(str(f.locate())) for f in metadata.files(PACKAGES[package]) or () if str(f).endswith(".ttf")]
    (path,) = [f for f in files if ("Italic" in f.name) is italic]
    return path


def make(name: str) -> TTFont:
    """Return one cut: an instance of the variable font, subset, renamed, with a replacement character of its own."""
    package, italic, axes, family, style = CUTS[name]
    font = instancer.instantiateVariableFont(TTFont(variable_font(package, italic=italic), recalcTimestamp=False), axes)
    latin = RANGES[package] is LATIN
    if latin:
        add_replacement_character(font)
    if package == "arabic":
        add_moved_marks(font)
    options = subset.Options(
        layout_features=FEATURES if latin else [],
        hinting=False,
        name_IDs=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    subsetter = subset.Subsetter(options)
    wanted = {c for first, last in RANGES[package] for c in range(first, last + 1)}
    subsetter.populate(unicodes=wanted | {ord(c) for c in SINGLES} | {0xFFFD} if latin else wanted)
    subsetter.subset(font)
    rename(font, family, style)
    font["head"].modified = font["head"].created
    return font


def rename(font: TTFont, family: str, style: str) -> None:
    """Give the font its own names; the copyright and licence entries stay."""
    table = font["name"]
    for number in NAMES_DROPPED:
        table.removeNames(nameID=number)
    full = f"{family}-{style}"
    for number, text in (
        (1, f"{family} {style}"),
        (2, "Regular"),
        (3, f"{full};1"),
        (4, f"{family} {style}"),
        (6, full),
    ):
        table.removeNames(nameID=number)
        table.setName(text, number, 3, 1, 0x409)


def add_replacement_character(font: TTFont) -> None:
    """Draw U+FFFD: a filled diamond with a hole, as wide as the letter m is high."""
    if 0xFFFD in font.getBestCmap():
        return
    em = font["head"].unitsPerEm
    width, middle, outer, inner = int(em * 0.9), int(em * 0.34), int(em * 0.4), int(em * 0.12)
    pen = TTGlyphPen(None)
    for size, clockwise in ((outer, True), (inner, False)):
        points = [
            (width // 2, middle + size),
            (width // 2 + size, middle),
            (width // 2, middle - size),
            (width // 2 - size, middle),
        ]
        points = points if clockwise else points[::-1]
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    font.setGlyphOrder([*font.getGlyphOrder(), "replacement"])
    font["glyf"]["replacement"] = pen.glyph()
    font["hmtx"]["replacement"] = (width, width // 2 - outer)
    for cmap in font["cmap"].tables:
        if cmap.isUnicode() and cmap.format != 14:
            cmap.cmap[0xFFFD] = "replacement"


def add_moved_marks(font: TTFont) -> None:
    """Add the marks again, farther from the base line: nothing moves them when they are drawn."""
    names, tables = font.getBestCmap(), [cmap for cmap in font["cmap"].tables if cmap.isUnicode() and cmap.format != 14]
    for distance, codes in MARKS.items():
        for code in codes:
            name = f"{names[code]}.moved"
            pen = TTGlyphPen(font["glyf"])
            pen.addComponent(names[code], (1, 0, 0, 1, 0, distance))
            font.setGlyphOrder([*font.getGlyphOrder(), name])
            font["glyf"][name] = pen.glyph()
            font["hmtx"][name] = font["hmtx"][names[code]]
            for cmap in tables:
                cmap.cmap[MOVED + code] = name


def main(folder: Path) -> None:
    """Write the cuts and their licences."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in CUTS:
        make(name).save(folder / f"{name}.ttf", reorderTables=True)
        print(name, (folder / f"{name}.ttf").stat().st_size)
    for package, name in LICENCES.items():
        files = [f for f in metadata.files(PACKAGES[package]) or () if "OFL" in str(f) or "LICENSE" in str(f).upper()]
        text = Path(str(files[0].locate())).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
