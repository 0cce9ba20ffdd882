"""What a block looks like: its words, capitals and digits counted, how it begins and ends; and which blocks of a text are prose."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from annotate.blocks.phrases import NAMES, PHRASES
from annotate.rules import RuleId
from source.model import Block, Role, SourceText

# A block is judged by its first words; so a line of a million characters costs no more than a paragraph.
LOOKED_AT = 1200

_WORD = re.compile(r"\w+")
# About a word in a script that sets no blanks between words: two letters of Chinese or Japanese, four of Thai, Lao, Khmer or Burmese.
_UNSPACED = re.compile(
    r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{1,2}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{1,4}"
)
_PAIR = re.compile(r"(?=([\u30a1-\u30ff\u3400-\u9fff]{2}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{4}))")
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?…。！？｡؟۔।॥։።](?:[\"'”’»«“」』）】》)\]]|\[\d{1,3}\])*$")
_DOUBLE_MARK = re.compile(r"[\"“”„«»「」『』]")

_STOP = """
    a about after all also an and any are as at be because been before being but by can could d did do does during
    each for from had has have he her him his how i if in into is it its just like ll m may more most much my no not
    now of on one only or other our out over re s said she should since so some such t than that the their them then
    there these they this those through to under until up ve was we were what when where which while who will with
    would you your
"""
STOP_WORDS = frozenset(_STOP.split())
# Words of buttons, boxes and footers; each of them may stand in an article, a line full of them does not.
_SITE = """
    affiliate app articles author best blog by click comment comments contact cookies copyright disclaimer download
    email find follow free get help here home image join latest learn login menu more news newsletter our page photo
    policy posted privacy read reading related reply search see services share shop sign site stories story
    subscribe support terms today top updates us video view visit watch website
"""
SITE_WORDS = frozenset(_SITE.split())
_STAMP = re.compile(r"\b\d{1,2}[:.]\d\d\b|\bago\b|\bsays:$|\b\d{4}$")


@lru_cache(20_000)
def _stem(word: str) -> str:
    """Return the beginning of a word that carries meaning, empty for the others; remembered, as a text repeats its words."""
    return word[:5] if len(word) > 3 and word not in STOP_WORDS else ""


_NONE = frozenset([""])


class Shape(NamedTuple):
    """Counts over the words of a block.

    ``words`` counts them; where a script sets no blanks, by its letters. ``tokens`` are its words in lower case,
    ``stems`` the beginnings of those that carry meaning, or pairs of signs. ``sentence``,
    ``colon`` and ``question`` say how it ends; ``stamped``: with a date or a time. ``shouted``: in capitals; ``low``:
    begins with a small letter; ``marked``: holds a quotation mark. ``phrase`` is the rule of the set phrase, or None.
    """

    text: str
    words: int
    tokens: tuple[str, ...]
    stops: float
    capitals: float
    digits: float
    sentence: bool
    colon: bool
    question: bool
    shouted: bool
    low: bool
    marked: bool
    commas: int
    site: float
    stamped: bool
    phrase: RuleId | None
    stems: frozenset[str]


def shape_of(block: str) -> Shape:
    """Return the shape of a block's text.

    >>> shape_of("The gate closed at noon.").sentence
    True
    """
    text = block[:LOOKED_AT]
    parts = text.split()
    unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
    words = len(parts) + max(0, unspaced - 1)
    tokens = tuple(_WORD.findall(text.lower()))
    many = len(tokens) or 1
    ending = block[-40:]
    first = text[:1]
    return Shape(
        text=text,
        words=words,
        tokens=tokens,
        stops=sum(map(STOP_WORDS.__contains__, tokens)) / many,
        capitals=sum(map(str.isupper, [part[0] for part in parts])) / (len(parts) or 1),
        digits=len(_DIGIT.findall(text)) / (len(text) or 1),
        sentence=_SENTENCE_END.search(ending) is not None,
        colon=ending.endswith(":"),
        question=ending.endswith("?"),
        shouted=text.isupper(),
        low=first.islower(),
        marked=_DOUBLE_MARK.search(text) is not None,
        commas=text.count(","),
        site=sum(map(SITE_WORDS.__contains__, tokens)) / (len(tokens) + 1),
        stamped=words < 14 and _STAMP.search(ending) is not None,
        phrase=phrase_rule(text, words, tokens),
        stems=frozenset(_PAIR.findall(text) if unspaced else map(_stem, tokens)) - _NONE,
    )


def shapes_of(source: SourceText) -> tuple[Shape, ...]:
    """Return the shape of every block. Two steps ask for it one after the other, so the last answer is kept."""
    return _shapes(source.text, tuple([(block.start, block.end) for block in source.blocks]))


@lru_cache(maxsize=1)
def _shapes(text: str, places: tuple[tuple[int, int], ...]) -> tuple[Shape, ...]:
    return tuple([shape_of(text[start:end]) for start, end in places])


# Set phrases -----------------------------------------------------------------------------------------------------------

MOST_WORDS = max(phrase.most for phrase in PHRASES)


class _Row(NamedTuple):
    rule: RuleId
    most: int
    opening: re.Pattern[str] | None
    inside: re.Pattern[str] | None

    def fits(self, words: int, lower: str) -> bool:
        if words > self.most:
            return False
        if self.opening is not None and self.opening.match(lower):
            return True
        return self.inside is not None and self.inside.search(lower) is not None


@cache
def _rows() -> tuple[tuple[_Row, ...], dict[str, tuple[_Row, ...]]]:
    """Compile the table once: the rows that are tried on every block, and for each word the rows that it calls for."""
    always: list[_Row] = []
    called: dict[str, tuple[_Row, ...]] = {}
    for phrase in PHRASES:
        row = _Row(phrase.rule, phrase.most, _compiled(phrase.opening), _compiled(phrase.inside))
        if not phrase.words:
            always.append(row)
        for word in phrase.words.split():
            called[word] = (*called.get(word, ()), row)
    return tuple(always), called


def _compiled(pattern: str) -> re.Pattern[str] | None:
    for name, words in NAMES.items():
        pattern = pattern.replace(name, words)
    return re.compile(pattern) if pattern else None


def phrase_rule(text: str, words: int, tokens: Iterable[str]) -> RuleId | None:
    """Return the id of the first rule whose set phrase a block is or opens with, or None.

    >>> print(phrase_rule("Share this article", 3, ("share", "this", "article")))
    share
    """
    if words > MOST_WORDS:
        return None
    always, called = _rows()
    lower = text.lower()
    for row in always:
        if row.fits(words, lower):
            return row.rule
    for token in tokens:
        for row in called.get(token, ()):
            if row.fits(words, lower):
                return row.rule
    return None


# Prose ---------------------------------------------------------------------------------------------------------------

LONG = 18  # words; so long a block of sentences is prose anywhere
SHORT = 3  # words; no shorter one is
MOST_OF = 0.75  # of a page's words in sentences: the blocks that hold them are prose
LINKED = 0.5  # of its letters, from which a block is a link
APART = frozenset({"nav", "form", "footer"})  # elements whose sentences are no article's, unless they hold its headline


class Prose(NamedTuple):
    """What is prose in a text, block by block; ``sentences`` are all blocks that may be, ``own`` those of them in the
    shortest container of a page that holds the headline and a fair share of sentences (elsewhere: all of them).
    ``is_short``: few of a page's paragraphs are long.
    """

    blocks: tuple[bool, ...]
    sentences: tuple[bool, ...]
    own: tuple[bool, ...]
    is_short: bool


def prose_of(shapes: Sequence[Shape], blocks: Sequence[Block] = ()) -> Prose:
    """Return what is prose in a text of so many shapes; ``blocks`` say where on a page they stand. Linear."""
    sentences = [shape.sentence and shape.words >= SHORT for shape in shapes]
    if blocks:
        headline = next((block.hints for block in blocks if block.role == Role.HEADLINE and block.hints), None)
        beside = APART.difference(headline.inside) if headline else APART
        free = [full and not _is_beside(block, beside) for full, block in zip(sentences, blocks, strict=True)]
        sentences = free if any(free) else sentences
    own = _own(shapes, blocks, sentences)
    of_page = any(block.hints and block.hints.tag for block in blocks)
    least = _least([shape.words for shape, inside in zip(shapes, own, strict=True) if inside]) if of_page else LONG
    prose = [full and shape.words >= least for full, shape in zip(sentences, shapes, strict=True)]
    return Prose(tuple(prose), tuple(sentences), tuple(own), is_short=least < LONG)


def is_link(block: Block) -> bool:
    """Tell whether a block of a page is a link, mostly."""
    return block.hints is not None and block.hints.link_share >= LINKED


def _is_beside(block: Block, beside: frozenset[str]) -> bool:
    """Tell whether a page's own markup says that a block is a link, or stands where no article does."""
    return is_link(block) or (block.hints is not None and not beside.isdisjoint(block.hints.inside))


def _own(shapes: Sequence[Shape], blocks: Sequence[Block], sentences: Sequence[bool]) -> list[bool]:
    apart = [block.hints.apart if block.hints else None for block in blocks]
    levels: dict[int, int] = {}
    for level, shape, full in zip(apart, shapes, sentences, strict=False):
        if level is not None and full:
            levels[level] = levels.get(level, 0) + shape.words
    if not levels:
        return list(sentences)
    needed, held = sum(levels.values()) / 2, 0
    for widest in sorted(levels):
        held += levels[widest]
        if held >= needed:
            break
    return [full and level is not None and level <= widest for full, level in zip(sentences, apart, strict=True)]


def _least(lengths: list[int]) -> int:
    """Return from how many words a block of sentences is prose, in a text of such lengths, so many words each."""
    needed, held = MOST_OF * sum(lengths), 0
    for length in sorted(lengths, reverse=True):
        held += length
        if held >= needed:
            return min(LONG, length)
    return LONG
