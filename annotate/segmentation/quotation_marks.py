"""Step: pairs of quotation marks, block by block; a quotation left open at a block's end may go on in the next.

Straight marks have no direction, wrong-way curly ones occur, an apostrophe looks like a closing mark: the neighbours
decide before the
glyph does. Damage from a stray mark ends with its block.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.draft import Draft
from annotate.evidence import Mark
from annotate.lexicon import UTTERS, one_of
from source.model import Block, Problem

# Each family: its opening glyphs, its closing glyphs. A glyph on both sides has no direction of its own.
DOUBLE = {
    "“": '”"“',
    '"': '"”“',
    "„": "“”„",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "''": "''",
    "``": "''",
    "”": '”“"',
}
_DOUBLE = re.compile(r"[“”\"„«»「」『』‟❝❞]|''|``")
_SINGLE = re.compile(r"[‘’']")
_OPENS_AFTER = frozenset("([{—–-/:,;…“\"‘'„«")
_NEVER_OPENS = frozenset(".,;:!?)]")
_ELISIONS = re.compile(r"['’](?:\d\ds?|em|tis|twas|til|cause|n|round|bout|[st]-\w+)\b", re.I)  # the last: 's-Gravenhage
_UNIT = re.compile(r"\d\s?$")
# More marks than these, with fewer characters to each: no prose, but data.
_MANY_MARKS, _MANY_IN_BLOCK, _CLOSE_MARKS = 4000, 60, 11
_FLOOD = "the text is so full of quotation marks that it reads like data; no quotation was looked for"
MANY_SINGLES = 2  # opening single marks without double ones: the British way


@dataclass(slots=True)
class _Glyph:
    start: int
    end: int
    opens: bool
    closes: bool
    sign: str


def find_marks(draft: Draft) -> Draft:
    """Return the draft with the stretches between quotation marks, outermost only, in order."""
    text, blocks = draft.source.text, draft.source.blocks
    if _is_flood(text):
        return replace(draft, problems=(*draft.problems, Problem(_FLOOD)))
    glyphs = list((_single_glyphs if _is_british(text) else _double_glyphs)(text))
    marks: list[Mark] = []
    place, open_from_before = 0, False
    for number, block in enumerate(blocks):
        first = place
        while place < len(glyphs) and glyphs[place].start < block.end:
            place += 1
        if number in draft.furniture:
            continue
        if first == place:
            open_from_before = False
            continue
        found = list(_pair(text, block, number, glyphs[first:place]))
        if found and open_from_before and found[0].outer_start == block.start:
            found[0] = replace(found[0], continues=True)
        marks += found
        open_from_before = bool(found) and not found[-1].closed and found[-1].end == block.end
    return replace(draft, marks=_settled(text, marks))


def _is_flood(text: str) -> bool:
    """Tell whether a text holds more marks than words could stand between: data or code, and no prose."""
    count = sum(map(text.count, '“”"«»„')) + text.count("''")
    return count > _MANY_MARKS and count * _CLOSE_MARKS > len(text)


def _is_british(text: str) -> bool:
    """Tell whether single marks are the outer ones: several open, the first of all marks is one, and there are more of them than of
    double pairs.
    """
    if sum(map(text.count, "‘’'")) * _CLOSE_MARKS > len(text) > _MANY_MARKS:
        return False
    openings = [
        match.start()
        for match in _SINGLE.finditer(text)
        if _may_open(text, match) and not _may_close(text, match) and not _ELISIONS.match(text, match.start())
    ]
    if len(openings) < MANY_SINGLES:
        return False
    double = _DOUBLE.search(text)
    return double is None or (openings[0] < double.start() and 2 * len(openings) > len(_DOUBLE.findall(text)))


def _double_glyphs(text: str) -> Iterator[_Glyph]:
    for match in _DOUBLE.finditer(text):
        opens, closes = _may_open(text, match), _may_close(text, match)
        if opens == closes:
            opens, closes = _by_glyph(match.group(), opens)
        yield _Glyph(match.start(), match.end(), opens, closes, match.group())


def _single_glyphs(text: str) -> Iterator[_Glyph]:
    for match in _SINGLE.finditer(text):
        opens, closes = _may_open(text, match), _may_close(text, match)
        if opens != closes and not _ELISIONS.match(text, match.start()):
            yield _Glyph(match.start(), match.end(), opens, closes, match.group())


def _may_open(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return (
        (not before or before in _OPENS_AFTER or before.isspace())
        and bool(after)
        and not after.isspace()
        and after not in _NEVER_OPENS
    )


def _may_close(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return bool(before) and not before.isspace() and before not in "([—–" and (not after or not after.isalnum())


def _by_glyph(sign: str, both: bool) -> tuple[bool, bool]:
    """Return what a glyph says of itself where its neighbours say nothing; ``both``: they allow either."""
    if sign in "“„«「『‟❝``":
        return True, both and sign == "“"
    if sign in "”»」』❞":
        return False, True
    return True, True


def _pair(text: str, block: Block, number: int, glyphs: list[_Glyph]) -> Iterator[Mark]:
    """Yield the stretches of one block: a closing mark ends what is open, an opening one within it is nested."""
    opened: _Glyph | None = None
    start, end = block.start, block.end
    if len(glyphs) > _MANY_IN_BLOCK and len(glyphs) * _CLOSE_MARKS > end - start:
        return  # a row of a table, a line of code
    for glyph in _without_stray(glyphs):
        if opened is None:
            if glyph.opens and not (
                glyph.sign == '"' and _UNIT.search(text[max(start, glyph.start - 2) : glyph.start])
            ):
                opened = glyph
            continue
        if glyph.closes and glyph.start > opened.end and _fits(opened, glyph):
            yield Mark(opened.end, glyph.start, opened.start, glyph.end, number)
            opened = None
    if opened is not None and opened.end < end:
        yield Mark(opened.end, end, opened.start, end, number, closed=False)


def _without_stray(glyphs: list[_Glyph]) -> list[_Glyph]:
    """Drop a lone straight mark among curly pairs: it opens nothing that ends in this block."""
    signs = [glyph.sign for glyph in glyphs]
    if signs.count('"') == 1 and signs.count("“") == signs.count("”") > 0:
        del glyphs[signs.index('"')]
    return glyphs


def _fits(opened: _Glyph, closing: _Glyph) -> bool:
    if opened.sign in "‘’'":
        return closing.sign in "’'‘"
    return closing.sign in DOUBLE.get(opened.sign, closing.sign) or (not closing.opens and closing.sign in "”\"''")


def _settled(text: str, marks: list[Mark]) -> tuple[Mark, ...]:
    """Tighten the stretches; one that was never closed nor reopened ends with its sentence if a tag stands behind."""
    settled = []
    for place, mark in enumerate(marks):
        following = marks[place + 1] if place + 1 < len(marks) else None
        if not mark.closed and not (following and following.continues):
            if _LOST_OPENING.match(text, mark.start, mark.end):
                continue
            mark = _cut_at_tag(text, mark)
        words = text[mark.start : mark.end]
        left, right = len(words) - len(words.lstrip()), len(words.rstrip())
        if left == 0 and right == len(words):
            settled.append(mark)
        elif right > left:
            settled.append(replace(mark, start=mark.start + left, end=mark.start + right))
    return tuple(settled)


_STRAY_TAG = re.compile(
    r"[,?!.](?=\s(?:(?:he|she|they|[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3}) "
    rf"(?:{one_of(UTTERS)})|said)\b)"
)


# A mark with a blank behind it, then a tag: it closed words whose opening mark was lost.
_LOST_OPENING = re.compile(
    r"\s(?:(?:he|she|they)|(?:the|a|an|his|her|their|its) (?:[\w’'-]{1,30} ){0,3}[\w’'-]{1,30}"
    rf"|[A-Z][\w’'-]{{1,30}}(?: [A-Z][\w’'-]{{1,30}}){{0,3}}) (?:{one_of(UTTERS)})\b\s?(?:[.,;:]|$)"
)


def _cut_at_tag(text: str, mark: Mark) -> Mark:
    tag = _STRAY_TAG.search(text, mark.start, min(mark.end, mark.start + 2000))
    return replace(mark, end=tag.end(), outer_end=tag.end()) if tag else mark
