"""What a block looks like: its words, capitals and digits counted, how it begins and ends."""

import re
from functools import lru_cache
from typing import NamedTuple

from annotate.blocks.phrases import phrase_rule
from annotate.rules import RuleId
from source.model import SourceText

# A block is judged by its first words; so a line of a million characters costs no more than a paragraph.
LOOKED_AT = 1200

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?…](?:[\"'”’»)\]]|\[\d{1,3}\])*$")
_DOUBLE_MARK = re.compile(r"[\"“”„«»]")

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


class _Stems(dict[str, str]):
    """The beginning of each word that carries meaning, empty for the others; remembered, as a text repeats its words."""

    def __missing__(self, word: str) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
        stem = self[word] = word[:5] if len(word) > 3 and word not in STOP_WORDS else ""
        return stem


_REMEMBERED = 20_000
_STEMS, _NONE = _Stems(), frozenset([""])


class Shape(NamedTuple):
    """Counts over the words of a block.

    ``tokens`` are its words in lower case, ``stems`` the beginnings of those that carry meaning. ``sentence``,
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
    words = len(parts)
    tokens = tuple(_WORD.findall(text.lower()))
    many = len(tokens) or 1
    ending = block[-40:]
    first = text[:1]
    return Shape(
        text=text,
        words=words,
        tokens=tokens,
        stops=sum(map(STOP_WORDS.__contains__, tokens)) / many,
        capitals=sum(map(str.isupper, [part[0] for part in parts])) / (words or 1),
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
        stems=frozenset(map(_STEMS.__getitem__, tokens)) - _NONE,
    )


def shapes_of(source: SourceText) -> tuple[Shape, ...]:
    """Return the shape of every block. Two steps ask for it one after the other, so the last answer is kept."""
    return _shapes(source.text, tuple([(block.start, block.end) for block in source.blocks]))


@lru_cache(maxsize=1)
def _shapes(text: str, places: tuple[tuple[int, int], ...]) -> tuple[Shape, ...]:
    return tuple([shape_of(text[start:end]) for start, end in places])


def is_prose(shape: Shape) -> bool:
    """Tell whether the block is a long sentence or more: the stuff of articles."""
    return shape.sentence and shape.words >= 18
