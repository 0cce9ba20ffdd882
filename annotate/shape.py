"""What a block looks like: counted words, capitals, digits, and how it begins and ends. Roles and boilerplate both go by it."""

import re
from typing import NamedTuple

from annotate.phrases import phrase_rule

# A block is judged by its first words; so a line of a million characters costs no more than a paragraph.
LOOKED_AT = 1200

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?…](?:[\"'”’»)\]]|\[\d{1,3}\])*$")
_LINK = re.compile(r"https?://|www\.|[\w.]@\w|\w\.(?:com|org|net|gov|edu)\b")
_DOUBLE_MARK = re.compile(r"[\"“”„«»]")
_SEPARATOR = re.compile(r"[|›»•·→▸]|\s/\s")

STOP_WORDS = frozenset(
    """a about after all also an and any are as at be because been before being but by can could did do does during each for
    from had has have he her him his how i if in into is it its it's just like may more most much my no not now of on one only or
    other our out over said she should since so some such than that the their them then there these they this those through to
    under until up was we were what when where which while who will with would you your""".split()
)
ADDRESSED = frozenset({"you", "your", "us", "our", "we", "my", "me"})
# Words of buttons, boxes and footers; each of them may stand in an article, a line full of them does not.
SITE_WORDS = frozenset(
    """affiliate app articles author best blog by click comment comments contact cookies copyright disclaimer download email find
    follow free get help here home image join latest learn login menu more news newsletter our page photo policy posted privacy
    read reading related reply search see services share shop sign site stories story subscribe support terms today top updates us
    video view visit watch website""".split()
)
_STAMP = re.compile(r"\b\d{1,2}[:.]\d\d\b|\bago\b|\bsays:$|\b\d{4}$")


class Shape(NamedTuple):
    """Counts over the words of a block. ``tokens`` are its words in lower case; ``sentence`` says that it ends like one;
    ``phrase`` is the rule of the set phrase that it is, None if it is none; ``stamped``: it ends with a date or a time."""

    text: str
    words: int
    tokens: tuple[str, ...]
    stops: float
    capitals: float
    digits: float
    addressed: float
    sentence: bool
    colon: bool
    question: bool
    ellipsis: bool
    shouted: bool
    low: bool
    marked: bool
    separated: bool
    linked: bool
    commas: int
    site: float
    stamped: bool
    phrase: str | None


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
        capitals=sum([part[0].isupper() for part in parts]) / (words or 1),
        digits=len(_DIGIT.findall(text)) / (len(text) or 1),
        addressed=sum(map(ADDRESSED.__contains__, tokens)) / many,
        sentence=_SENTENCE_END.search(ending) is not None,
        colon=ending.endswith(":"),
        question=ending.endswith("?"),
        ellipsis=ending.endswith(("…", "...")),
        shouted=text.isupper(),
        low=first.islower(),
        marked=_DOUBLE_MARK.search(text) is not None,
        separated=_SEPARATOR.search(text) is not None,
        linked=_LINK.search(text) is not None,
        commas=text.count(","),
        site=sum(map(SITE_WORDS.__contains__, tokens)) / (len(tokens) + 1),
        stamped=words < 14 and _STAMP.search(ending) is not None,
        phrase=phrase_rule(text, words, tokens),
    )


def is_prose(shape: Shape) -> bool:
    """Tell whether the block is a long sentence or more: the stuff of articles."""
    return shape.sentence and shape.words >= 18


def stems_of(shape: Shape) -> set[str]:
    """Return the beginnings of the words that carry meaning."""
    return {token[:5] for token in shape.tokens if len(token) > 3 and token not in STOP_WORDS}
