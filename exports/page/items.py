"""What is printed of a segment: its own words, whose they are, and its number.

An item is measured at one nominal size and can be broken into lines at any: words and widths grow together.
"""

import re
from dataclasses import dataclass, field

from annotate.model import AnnotatedText, Kind, Mode, Quotation, Segment
from exports.briefing import Briefing
from exports.grammar import Wording
from exports.page.style import GREY, INK
from exports.text import LEADING, Fonts, Line, Style, break_lines, printable, width_of, widths_of
from source.text import without_note_marks

NOMINAL = 10.0  # points: the size at which items are measured
# Sizes of quoted words, of who said them, of the number, and of facts, in sizes of the text.
SERIF, TAG, REFERENCE, FACTS = 1.05, 0.9, 0.7, 0.9
TAG_LEADING, BOTTOM_LINE_LEADING = 0.86, 1.3
# Opening marks, each with the one that closes it.
CLOSED_BY = {pair[0]: pair[1] for pair in ("“”", "„“", "«»", "»«", "‘’", "‚‘", "‹›", "›‹", "「」", "『』", "《》")}
CLOSING = '”“"»«’‘›‹」』》'
_BLANKS = " \u00a0\u202f"
NARROWED = (0.97, 0.94, 0.91, 0.88, 0.85)  # measures tried so that a last line is not a word alone
FEWEST_LAST, SHORTEST_LAST = 3, 0.2  # words in a last line, the number among them; share of the measure
# Hebrew, Arabic and what comes behind them; Chinese, Japanese and Korean.
_OTHERWISE_BROKEN = re.compile("[^\u0000-\u058f\u1e00-\u2e7f]")

Words = tuple[tuple[str, Style], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What the page is made of: the text, what was chosen of it, our own words, and the fonts."""

    annotated: AnnotatedText
    briefing: Briefing
    wording: Wording
    fonts: Fonts


@dataclass(slots=True)
class Passage:
    """Words styled for the nominal size, to be set ``width`` wide at any size; ``leading`` is the distance of base lines in sizes."""

    words: Words
    width: float
    fonts: Fonts
    leading: float = LEADING
    _widths: list[tuple[float, float]] | None = None  # at the nominal size: of the space before a word, and of the word
    _widest: float = 0.0
    _counted: dict[float, int] = field(default_factory=dict)

    def height(self, size: float) -> float:
        """Return how high it stands at a size."""
        if size not in self._counted:
            # Less by a hair: rounding must not make a line more when it is set.
            self._counted[size] = self._ends((self.width - 0.01) * NOMINAL / size)[0]
        return self._counted[size] * self.leading * size

    def lines(self, size: float) -> list[Line]:
        """Return its lines at a size, as many as were counted for its height.

        Where the last would be a word alone, all are set a little shorter. An opening quotation mark hangs.
        """
        nominal = self.width * NOMINAL / size
        count, words, last = self._ends(nominal)
        share = 1.0
        if count > 1 and (words < FEWEST_LAST or last < SHORTEST_LAST * nominal):
            tries = [(share, *self._ends(nominal * share)) for share in NARROWED]
            even = [(share, t) for share, lines, t, end in tries if lines == count and end >= SHORTEST_LAST * nominal]
            share = max(even, key=lambda each: min(each[1], FEWEST_LAST), default=(1.0, 0))[0]
        return _hung(break_lines(scaled(self.words, size), self.width * share, self.fonts), self.fonts)

    def _ends(self, width: float) -> tuple[int, int, float]:
        """Return how many lines there are at the nominal size, how many words are in the last, and how wide it is.

        Counted without making the lines, which is what the search for a size does most.
        """
        if self._widths is None:
            self._widths = _widths(self.words, self.fonts)
            self._widest = max((wide for _, wide in self._widths), default=0.0)
        if not self._widths or self._widest > width:
            lines = break_lines(self.words, width, self.fonts)
            last = lines[-1][-1] if lines else None
            return len(lines), FEWEST_LAST, last.x + width_of(last.text, last.style, self.fonts) if last else 0.0
        count, words, at = 0, 1, width + 1
        for space, wide in self._widths:
            at += space + wide
            words += 1
            if at > width:
                count, words, at = count + 1, 1, wide
        return count, words, at


def _widths(words: Words, fonts: Fonts) -> list[tuple[float, float]]:
    """Return the widths of words that spaces alone part; of other scripts none, as their lines are broken in other ways."""
    widths = []
    before = 0.0  # the space in front of a part is one of the part before it
    for text, style in words:
        if not text.isascii() and _OTHERWISE_BROKEN.search(text):
            return []
        space, first, *others = widths_of([" ", *text.split(" ")], style, fonts)
        widths.append((before, first))
        widths += [(space, wide) for wide in others]
        before = space
    return widths


@dataclass(frozen=True, slots=True)
class Item:
    """One printed segment: its words and, for a quote, who said them."""

    segment: Segment
    body: Passage
    tag: Passage | None = None

    def height(self, size: float) -> float:
        """Return how high it stands at a size, the tag included."""
        return self.body.height(size) + (self.tag.height(size) if self.tag else 0)


def scaled(words: Words, size: float) -> Words:
    """Return words styled for the nominal size as they are at another."""
    return tuple((text, Style(style.font, style.size * size / NOMINAL, style.colour)) for text, style in words)


def _hung(lines: list[Line], fonts: Fonts) -> list[Line]:
    """Move an opening quotation mark out of the measure, so that the words below it are flush."""
    first, *rest = lines
    mark = first[0].text[:1]
    if mark not in CLOSED_BY:
        return lines
    shift = width_of(mark, first[0].style, fonts)
    return [tuple(run.moved(-shift) for run in first), *rest]


def item_of(content: Content, segment: Segment, width: float) -> Item:
    """Return a segment as it is printed in a column."""
    number = reference(segment, NOMINAL)
    if segment.kind is Kind.QUOTE:
        said = (quoted_words(content.annotated, segment), Style("serif", NOMINAL * SERIF, INK))
        tag = Passage((*_attribution(content, segment), number), width, content.fonts, LEADING * TAG_LEADING)
        return Item(segment, Passage((said,), width, content.fonts), tag)
    if segment.kind is Kind.ANALYSIS:
        read = printed(content.annotated.text_of(segment)).lstrip(",–—- ")
        return Item(segment, Passage(((read, Style("italic", NOMINAL, INK)), number), width, content.fonts))
    words = (printed(content.briefing.words_of(content.annotated, segment)), Style("sans", NOMINAL, INK))
    return Item(segment, Passage((words, number), width, content.fonts))


def bottom_line(content: Content, segment: Segment, width: float) -> Passage:
    """Return a segment as it is printed as the bottom line; whose words a quote is stands behind it."""
    plain = Style("serif", NOMINAL, INK)
    if segment.kind is Kind.QUOTE:
        name, *role = (text for text, _ in _attribution(content, segment))
        said = " ".join([f"—\u00a0{name}", *role])
        words: Words = ((quoted_words(content.annotated, segment), plain), (said, Style("sans", NOMINAL * 0.76, GREY)))
    else:
        words = ((printed(content.briefing.words_of(content.annotated, segment)), plain),)
    return Passage((*words, reference(segment, NOMINAL * 0.8)), width, content.fonts, BOTTOM_LINE_LEADING)


def fact(text: str, width: float, fonts: Fonts) -> Passage:
    """Return a counted fact as it is printed."""
    return Passage(((text, Style("sans", NOMINAL * FACTS, INK)),), width, fonts, LEADING * FACTS)


def reference(segment: Segment, size: float) -> tuple[str, Style]:
    """Return the number of a segment as it stands behind its words."""
    return f"[{segment.id}]", Style("sans", size * REFERENCE, GREY)


def _attribution(content: Content, segment: Segment) -> Words:
    """Return who said a quote, and that person's role, as far as the text says; of an office in a talk, its role alone: Witness 4."""
    direct = next((q for q in content.annotated.quotations_in(segment) if q.mode is not Mode.INDIRECT), None)
    name = printable((direct and (direct.speaker or direct.role)) or content.wording.no_speaker)
    role = printable(direct.role) if direct and direct.speaker and direct.role else ""
    size = NOMINAL * TAG
    bold = (name + ("," if role else ""), Style("semibold", size, INK))
    return (bold, (role, Style("sans", size, GREY))) if role else (bold,)


def printed(words: str) -> str:
    """Return the source's own words as they stand on the page: verbatim, but for the marks of notes, which are none of its words."""
    return printable(without_note_marks(words))


def quoted_words(annotated: AnnotatedText, segment: Segment) -> str:
    """Return the words somebody said, each stretch between marks; without a direct stretch the whole sentence as it stands.

    The marks are the source's own; straight ones become curly, and missing ones are added.
    """
    direct = [q for q in annotated.quotations_in(segment) if q.mode is Mode.DIRECT]
    return " ".join(_between_marks(annotated.text, q) for q in direct) or printed(annotated.text_of(segment))


def _between_marks(text: str, quotation: Quotation) -> str:
    # On the line of the words, at most a blank away: what ends the paragraph before is not theirs.
    near = text[max(0, quotation.start - 2) : quotation.start]
    before, after = near.rstrip(_BLANKS), text[quotation.end : quotation.end + 2].lstrip(_BLANKS)
    words = printed(text[quotation.start : quotation.end]).removesuffix(",")
    opening = before[-1:] if before[-1:] in CLOSED_BY else "“"
    if opening in '“"':
        return f"“{words}”"
    closing = after[:1] if after[:1] in CLOSING else CLOSED_BY[opening]
    space = "\u00a0" if len(before) < len(near) else ""
    return f"{printable(opening)}{space}{words}{space}{printable(closing)}"
