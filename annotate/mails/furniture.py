"""What of one mail is not what it says: greeting, signature, disclaimer, and words that only point at the text they stand over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.blocks import Shape
from annotate.mails.phrases import (
    ADDRESSES,
    ASKS,
    CLOSE,
    DASHES,
    DEVICE,
    DISCLAIMER,
    FORMAL,
    LINE,
    POINTS,
    REPORTS,
    SENTENCES,
    WITHOUT_BLANKS,
)
from annotate.rules import RuleId
from source.text import GREETING, Mail

NAME = 4  # words at most, of a name under a mail
SIGNED = 12  # words of a signature's line, and lines of a signature
LOOKED_AT = SIGNED + 5  # blocks from a close on
PROSE = 12  # words from which a block that ends like a sentence is no signature
COVER, COVER_OF_FORWARD = 60, 150  # words that a note has at most
MOSTLY, PARTLY = 0.5, 0.3
SAYS_NOTHING = 5  # words of a note that need not be looked at for news
BRIEF, TIMES = 50, 4  # a mail of so few words over a text of so many times more is a note to it


@dataclass(frozen=True, slots=True)
class Parts:
    """A mail's blocks that are furniture, with their rules, and the numbers of those that are left."""

    furniture: Mapping[int, RuleId]
    content: tuple[int, ...]
    words: int


def parts_of(mail: Mail, shapes: Sequence[Shape]) -> Parts:
    """Return the parts of a mail, or of a text without a header that is written like one."""
    found: dict[int, RuleId] = {}
    body = mail.body
    for number in body[: 2 if mail.header else 1]:
        text = shapes[number].text
        if shapes[number].words <= SIGNED and GREETING.match(text) and (mail.header or text[-1] in ",:!"):
            found[number] = RuleId.GREETING
    is_letter = bool(mail.header or found)
    closes = [place for place, number in enumerate(body) if place and _is_close(shapes[number])]
    if not is_letter:
        closes = [place for place in closes if len(body) - place <= SIGNED and FORMAL.search(shapes[body[place]].text)]
    for place in closes:
        found |= dict.fromkeys(_signature(body[place : place + LOOKED_AT], shapes), RuleId.SIGNATURE)
    if is_letter or closes:
        found |= _added(body, shapes)
        found |= dict.fromkeys(_names(mail, body, shapes, found), RuleId.SIGNATURE)
        found |= dict.fromkeys(_cover(body, shapes, found), RuleId.COVERING_NOTE)
    content = tuple(number for number in body if number not in found)
    return Parts(found, content, count(content, shapes))


def count(numbers: Sequence[int], shapes: Sequence[Shape]) -> int:
    """Return how many words blocks have, without those that are known by set phrases; two signs of a script without blanks are a word."""
    known = (shapes[number] for number in numbers if shapes[number].phrase is None)
    return sum(shape.words + len(WITHOUT_BLANKS.findall(shape.text)) // 2 for shape in known)


def _is_close(shape: Shape) -> bool:
    return shape.words <= 8 and CLOSE.match(shape.text) is not None


def _signature(numbers: Sequence[int], shapes: Sequence[Shape]) -> list[int]:
    """Return the first blocks that are a signature: the close, then short lines, up to prose, a line across, or a headline."""
    taken = [numbers[0]]
    for place, number in enumerate(numbers[1 : SIGNED + 1], 1):
        shape = shapes[number]
        if LINE.match(shape.text):
            return [*taken, number]
        if (
            shape.words > SIGNED
            or _is_prose(shape)
            or shape.phrase in (RuleId.RELEASE, RuleId.NOTES)
            or _is_headline(numbers[place:], shapes)
        ):
            break
        taken.append(number)
    return taken


def _is_prose(shape: Shape) -> bool:
    return shape.sentence and shape.words >= PROSE


def _is_headline(numbers: Sequence[int], shapes: Sequence[Shape]) -> bool:
    """Tell whether the first block is a line whose words the prose behind it takes up."""
    first, *rest = (shapes[number] for number in numbers[:5])
    return first.words >= 3 and any(_is_prose(shape) and len(first.stems & shape.stems) > 1 for shape in rest)


def _added(body: Sequence[int], shapes: Sequence[Shape]) -> dict[int, RuleId]:
    """Return what programs and lawyers add: the signature behind two dashes, the device, disclaimers, the foot of a mailing list."""
    found: dict[int, RuleId] = {}
    for place, number in enumerate(body):
        text = shapes[number].text
        if DASHES.match(text) and len(body) - place <= 2 * SIGNED:
            found |= dict.fromkeys(_signature(body[place : place + LOOKED_AT], shapes), RuleId.SIGNATURE)
        elif DEVICE.match(text):
            found[number] = RuleId.SIGNATURE
        elif shapes[number].words < 250 and DISCLAIMER.match(text):
            found[number] = RuleId.DISCLAIMER
        elif (
            LINE.match(text)
            and place
            and len(body) - place <= SIGNED
            and all(shapes[n].words <= SIGNED for n in body[place:])
        ):
            found |= dict.fromkeys(body[place:], RuleId.DISCLAIMER)
    return found


def _names(mail: Mail, body: Sequence[int], shapes: Sequence[Shape], found: Mapping[int, RuleId]) -> list[int]:
    """Return the last lines that hold nothing but the sender's name; a name alone is his where he greeted somebody."""
    greeted = RuleId.GREETING in found.values()
    author = {word.strip(".,") for word in (mail.author or "").lower().split()}
    names = []
    for number in reversed(body):
        shape = shapes[number]
        if number in found or shape.phrase is not None:
            continue
        if not 0 < shape.words <= NAME or not (author.issuperset(shape.tokens) or (greeted and _is_name(shape))):
            break
        names.append(number)
        greeted = False
    return names


def _is_name(shape: Shape) -> bool:
    return all(word.isalpha() and word[0].isupper() for word in shape.text.split())


def _cover(body: Sequence[int], shapes: Sequence[Shape], found: Mapping[int, RuleId]) -> list[int]:
    """Return the blocks that only point at the text below them in the same mail: up to a signature, or the first ones."""
    left = [number for number in body if number not in found]
    signed = next((n for n in body if found.get(n) is RuleId.SIGNATURE), None)
    above = [number for number in left if signed is not None and number < signed]
    below = count([number for number in left if signed is not None and number > signed], shapes)
    if above and below > count(above, shapes) and _points(above, shapes) and count(above, shapes) <= COVER_OF_FORWARD:
        return above
    cover = []
    for number in left:
        cover.append(number)
        if not _points([number], shapes) or count(cover, shapes) > COVER:
            cover.pop()
            break
    return cover if count(left, shapes) > 2 * count(cover, shapes) else []


def _points(numbers: Sequence[int], shapes: Sequence[Shape]) -> bool:
    """Tell whether blocks point at a text below them, and mostly speak to their reader."""
    texts = [shapes[number].text for number in numbers]
    return any(map(POINTS.search, texts)) and _chat(texts) >= MOSTLY


def is_note(parts: Parts, older: Parts | None, shapes: Sequence[Shape], *, forwards: bool) -> bool:
    """Tell whether a mail is a note over the ``older`` one: it points at it, or is much shorter and only talks.

    An answer to a question, however short, is none.
    """
    if older is None or not older.words or (parts.words and older.words <= parts.words):
        return False
    most, least = (COVER_OF_FORWARD, PARTLY) if forwards else (COVER, MOSTLY)
    texts, asked = ([shapes[number].text for number in one.content] for one in (parts, older))
    points = any(POINTS.search(text) or ASKS.search(text) for text in texts)
    if not parts.words or (parts.words <= most and points and _chat(texts) >= least):
        return True
    if parts.words > BRIEF or TIMES * parts.words > older.words:
        return False
    reports = parts.words > SAYS_NOTHING and any(map(REPORTS.search, texts))
    return forwards or _chat(texts) >= MOSTLY or (_chat(asked) < PARTLY and not reports)


def _chat(texts: Sequence[str]) -> float:
    """Return the share of the words that stand in sentences which speak to the reader, ask, or point."""
    sentences = [sentence for text in texts for sentence in SENTENCES.split(text) if sentence]
    spoken = [
        s for s in sentences if s.endswith("?") or any(pattern.search(s) for pattern in (ADDRESSES, ASKS, POINTS))
    ]
    return sum(len(s.split()) for s in spoken) / (sum(len(s.split()) for s in sentences) or 1)
