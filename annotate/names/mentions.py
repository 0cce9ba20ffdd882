"""The people and bodies of a text: every mention, the fullest name it stands for, and the role the text gives.

Words are looked at once, from left to right; nothing is searched twice, so a page without a full stop costs no more
than any other.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from annotate.lexicon import (
    BODY_NOUNS,
    BODY_WORDS,
    DETERMINERS,
    FUNCTION_WORDS,
    HONORIFICS,
    NOT_NAMES,
    PANELS,
    PARTISANS,
    PERSON_NOUNS,
    PORTFOLIOS,
    TITLES,
    VERBS,
)
from annotate.names.titles import is_many, role_before

PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we", "who"))
NOUNS = PERSON_NOUNS | BODY_NOUNS
PARTICLES = frozenset(
    (
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "da",
        "di",
        "de",
        "del",
        "della",
        "du",
        "dos",
        "y",
        "&",
    )
)

_WORD_APART = re.compile(r"([^\W\d_][\w’'&-]*)")
_STOPPED = frozenset(
    (
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Gen",
        "Sen",
        "Rep",
        "Gov",
        "Lt",
        "Col",
        "Sgt",
        "Capt",
        "Maj",
        "Adm",
        "Prof",
        "Rev",
        "St",
        "Jr",
        "Sr",
    )
)
_APOSTROPHES = ("’", "'")
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_LONGEST_NAME, _LONGEST_ROLE = 9, 5  # in words
_SHORTEST_PERSON, _LONGEST_PERSON = 2, 4  # words of a name behind an office
_INFLECTED = ("ed", "ing", "ays", "aid", "ells", "old", "sks")  # Continued, Saying, Says, Told, Asks
_ADDRESSES = frozenset(("Mr", "Mrs", "Ms", "Miss"))
_CONTRACTED = re.compile(
    r"(?:n[’']t|[’'](?:ve|re|ll|d|m))$|^(?:It|He|She|That|There|Here|What|Who|Where|How|Let|Everyone|Nobody|Everybody)[’']s$"
)
# London-based, Orsk-born: what is said of a name, and no part of it.
_COMPOUND = re.compile(
    r"-(?:based|born|led|backed|made|run|owned|wide|style|era|area|bound|level|trained|funded|raised|sponsored|held)$"
)
_BARE = frozenset(  # these speak without an article
    ("police", "people", "many", "some", "voters", "lawmakers", "percent", "someone", "somebody", "others")
)
_CLOSES = frozenset((",", ".", ";", "", "\ue000"))


class Form(StrEnum):
    """How somebody is mentioned. A noun is an office, a kind of body or a paper; an owner is a name in the possessive, which never
    speaks; a label stands before a turn of a transcript.
    """

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"
    OWNER = "owner"
    LABEL = "label"


class Mention(NamedTuple):
    """A place where somebody is named, called by a role, or meant by a pronoun. ``name`` is None for the last two."""

    start: int
    end: int
    words: str
    form: Form
    name: str | None = None
    role: str | None = None


class Word(NamedTuple):
    """A word with its place."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The mentions and the verbs of speech of one passage, both in order."""

    mentions: list[Mention]
    verbs: list[Word]


def find_mentions(text: str, start: int, end: int) -> Reading:
    """Return who and which verbs of speech stand between two offsets of a text whose quoted words are blanked."""
    plain, words = _words(text, start, end)
    mentions: list[Mention] = []
    verbs: list[Word] = []
    free = 0
    # Most words tell nothing: those in small letters (from "a" on) that are no verb of speech, no noun for people, no pronoun.
    for place in [n for n, word in enumerate(plain) if word < "a" or word in _TELLING or word > "{"]:
        if place < free:
            continue
        begin, stop, word = words[place]
        if word[0].isupper():
            if word[1:2] in _APOSTROPHES and word[0] == "I":  # I've, I'm
                mentions.append(Mention(begin, begin + 1, "I", Form.PRONOUN))
                continue
            after = _name_end(text, words, place)
            mention = _named(text, words, place, after)
            if mention:
                if text[begin - 1 : begin] != "(":  # else a party or a district behind a name
                    mentions.append(_led(text, mentions, mention))
                free = after
                continue
        lowered = word if word[0].islower() else word.lower()
        if word in VERBS and not ((word in _EITHER or word[-2:] == "ed") and _is_noun(text, words, place)):
            verbs.append(Word(begin, stop, word))
            free = place + 1
        elif lowered in NOUNS:
            noun = _noun(text, words, place, free, mentions)
            if noun:
                mentions.append(noun)
        elif lowered in PRONOUNS and (lowered != "i" or word == "I"):
            mentions.append(Mention(begin, stop, word, Form.PRONOUN))
    return Reading(mentions, verbs)


_Words = list[tuple[int, int, str]]


def _words(text: str, start: int, end: int) -> tuple[list[str], _Words]:
    """Return the words between two offsets, and the same with their places: words and what parts them, lengths summed up."""
    parts = _WORD_APART.split(text[start:end])
    ends = list(accumulate(map(len, parts), initial=start))
    plain = parts[1::2]
    return plain, list(zip(ends[1::2], ends[2::2], plain, strict=False))


_TELLING = VERBS | NOUNS | PRONOUNS
# Verbs that are nouns as well: after an article or a preposition they speak for nobody.
_EITHER = frozenset(
    """
    state states call calls report reports claim claims show shows post posts charge charges order orders demand demands
    comment comments blame praise note notes hope hopes fear fears estimate estimates promise promises pledge pledges urge
    vow vows stress signal answer answers reply tweet tweets joke jokes boast boasts wonder caution counter read reads talk
    talks thought put find hold document guess cry shout shot speech sing quote quotes cite review reviews voice brand
    saying writing reading warning warnings meaning telling calling finding findings showing
    """.split()
)
_BEFORE_NOUN = frozenset(
    "of for in on at by with from same new first last any such good bad open public own early late recent more than".split()
)


def _is_noun(text: str, words: _Words, place: int) -> bool:
    """Tell whether a word that may be a verb stands as a noun: "the report", "a new post"."""
    verb = words[place][2]
    nearest = place - 3 if verb in _EITHER and not verb.endswith("ing") else place - 2
    for earlier in range(place - 1, max(-1, nearest), -1):
        if text[words[earlier][1] : words[earlier + 1][0]] != " ":
            return False
        word = words[earlier][2]
        if word.lower() in DETERMINERS or word.endswith(_POSSESSIVE[:2]):
            return True
        if word in _BEFORE_NOUN and earlier == place - 1 and words[place][2][-3:] not in ("ing", "ked", "ted", "ded"):
            return True
        if word[0].isupper() and earlier and words[earlier - 1][2] in ("a", "an", "his", "her", "this"):
            return True  # in a Senn post; but: The Post reported
        if word in FUNCTION_WORDS or word in NOUNS or not word[0].islower():
            return False
    return False


_AL = re.compile(r"(?:al|el|as|ad|ash|ibn|d|l)[-’'][A-Z]")  # small beginnings of a part of a name: al-Qasr, d’Arc
_HANGS = frozenset(("of", "for", "on"))
_BEGINNERS = NOT_NAMES - TITLES - HONORIFICS  # words that begin a sentence and go on in no name
_CALLED = TITLES | HONORIFICS
_NO_PART = NOT_NAMES | _CALLED
_OFFICES = _CALLED - PORTFOLIOS


def _name_end(text: str, words: _Words, first: int) -> int:
    """Return the number of the word behind the name that begins with word ``first``."""
    place = first
    while place + 1 < len(words) and place - first < _LONGEST_NAME and not words[place][2].endswith(_POSSESSIVE):
        ahead = _next_of_name(text, words, first, place)
        if ahead is None:
            break
        place = ahead
    return place + 1


def _next_of_name(text: str, words: _Words, first: int, place: int) -> int | None:
    """Return the number of the next capitalised word of the same name, stepping over "of the" and "van der"."""
    _, stop, word = words[place]
    if not _is_gap(text[stop : words[place + 1][0]], word, words[place + 1][2]):
        return None
    ahead = place + 1
    bodily = word in BODY_WORDS or word in TITLES or place == first or "of" in (w[2] for w in words[first:place])
    if words[ahead][2] == "and":
        return ahead + 1 if _is_one_body(text, words, first, ahead) else None
    while ahead < len(words) and ahead <= place + 2 and words[ahead][2][0].islower():
        joiner = words[ahead][2]
        if _AL.match(joiner):
            break
        hangs = (bodily and joiner in ("of", "for", "the")) or (joiner == "on" and words[ahead - 1][2] in PANELS)
        if joiner not in PARTICLES and not hangs:
            return None
        if joiner == "the" and words[ahead - 1][2] not in ("of", "for", "on"):
            return None
        if ahead + 1 == len(words) or text[words[ahead][1] : words[ahead + 1][0]] != " ":
            return None
        ahead += 1
    if ahead == len(words) or words[ahead][2] in _BEGINNERS:
        return None
    return ahead if words[ahead][2][0].isupper() or _AL.match(words[ahead][2]) else None


def _is_one_body(text: str, words: _Words, first: int, joiner: int) -> bool:
    """Tell whether "and" stands inside the name of a body: the Department of Health and Human Services."""
    ahead = joiner + 1
    inside = [word[2] for word in words[first:joiner]]
    if ahead == len(words) or BODY_WORDS.isdisjoint(inside) or _HANGS.isdisjoint(inside):
        return False
    word = words[ahead][2]
    if text[words[joiner][1] : words[ahead][0]] != " " or not word[0].isupper() or word in _NO_PART:
        return False
    if ahead + 1 == len(words) or text[words[ahead][1] : words[ahead + 1][0]] != " ":
        return True
    last = words[ahead + 1][2]  # and Vosk; and International Studies; but not: and Marta Vosk
    return not last[0].isupper() or last[-1] == "s" or last in BODY_WORDS


def _is_gap(gap: str, before: str, after: str) -> bool:
    """Tell whether what stands between two words can stand inside a name: a blank, the stop of an initial or a
    title.
    """
    if gap in (" ", "\xa0", " & "):
        return True
    if gap in (". ", "."):
        return len(before) == 1 or before in _STOPPED
    return gap == ", " and after in ("Jr", "Sr")


def _named(text: str, words: _Words, first: int, after: int) -> Mention | None:
    """Return a mention by name: sentence openers and days cut off, titles told from the name itself."""
    opening = first
    while first < after and (_is_no_name(words[first][2]) or (first > opening and words[first][2] in _HANGS)):
        first += 1
    if first == after:
        return None
    first = _addressed(words, first, after)
    start, end = words[first][0], words[after - 1][1]
    parts = [word[2] for word in words[first:after]]
    if after - first == 1 and (len(parts[0]) < 2 or parts[0].lower() in NOUNS or parts[0] in TITLES):
        return None
    if after - first == 1 and parts[0] in ("TV", "Side"):
        return None  # TV shows, Side note
    if after - first == 1 and parts[0].endswith("ing") and parts[0].lower() in VERBS:
        return None
    owner = parts[-1].endswith(_POSSESSIVE[:2]) or (parts[-1].endswith(_POSSESSIVE[2:]) and text[end : end + 1] == " ")
    if all(part in TITLES for part in parts):
        return Mention(start, end, text[start:end], Form.NOUN)
    name_start, role = _untitled(text, words, first, after)
    name = text[name_start:end]
    if owner:
        name = name[:-2] if name.endswith(_POSSESSIVE[:2]) else name[:-1]
    return Mention(start, end, text[start:end], Form.OWNER if owner else Form.NAME, name, role)


def _is_no_name(word: str) -> bool:
    """Tell whether a word with a capital only opens a sentence: Having, We’ve, London-based, Says."""
    if word in NOT_NAMES:
        return word not in HONORIFICS
    if not word.isalpha() and (_CONTRACTED.search(word) or _COMPOUND.search(word)):
        return True
    if not word.endswith(_INFLECTED):
        return False
    plain = word.lower()
    return plain in VERBS and plain not in _EITHER


def _addressed(words: _Words, first: int, after: int) -> int:
    """Return where a name begins that has "Mr" in its midst: Support for Mr Vosk is not what Vosk is called."""
    for place in range(first + 1, after - 1):
        if words[place][2] in _ADDRESSES and words[place - 1][2] not in _CALLED:
            return place
    return first


def _untitled(text: str, words: _Words, first: int, after: int) -> tuple[int, str | None]:
    """Return where the name without its titles begins, and the titles as a role."""
    last = -1
    for place in range(first, after - 1):
        word = words[place][2]
        if word in _OFFICES or _is_office(text, words, place, after):
            last = place
    if last >= 0 and words[last + 1][2] in ("of", "for"):
        last = _office_end(words, last, after)
    if last < 0 or words[last + 1][2][0].islower():
        return words[first][0], None
    while first <= last and words[first][2] in HONORIFICS:
        first += 1
    behind = last
    while behind >= first and words[behind][2] in HONORIFICS:
        behind -= 1
    if behind < first:
        return words[last + 1][0], None
    end = words[behind][1]
    end += words[behind][2] in _STOPPED and text[end : end + 1] == "."
    return words[last + 1][0], text[words[first][0] : end]


def _is_office(text: str, words: _Words, place: int, after: int) -> bool:
    """Tell whether a noun with a capital stands before a whole name: Journalist Olan Trebb, but not the Worker Rights Fund."""
    noun = words[place][2].rsplit("-", 1)[-1].lower()
    if (noun not in PERSON_NOUNS and noun not in PARTISANS) or noun[-1] == "s":
        return False
    first, last = words[place + 1][2], words[after - 1][2]
    if not _SHORTEST_PERSON < after - place <= _LONGEST_PERSON + 1 or first in ("of", "for") or last in BODY_WORDS:
        return False
    if last.lower() in NOUNS or last.lower()[:-1] in NOUNS:
        return False
    return text[words[place][0] - 4 : words[place][0]].lower() != "the "


def _office_end(words: _Words, last: int, after: int) -> int:
    """Return where an office with "of" ends: the CEO of the Harbour Council Enver Roe, Secretary of State Enver Roe.

    The body's own noun ends it; else the last two words are the name, if that leaves the office one.
    """
    body = next((n for n in range(after - 2, last, -1) if words[n][2] in BODY_WORDS), None)
    if body is not None:
        return body
    if words[after - 1][2] in BODY_WORDS:
        return last
    name = after - 2
    while name > last + 2 and (len(words[name][2]) == 1 or words[name][2].lower() in PARTICLES):
        name -= 1
    return name - 1 if name > last + 2 and words[name - 1][2][0].isupper() else last


def _led(text: str, mentions: list[Mention], mention: Mention) -> Mention:
    """Join a name with the role right before it ("spokesman Tom Reed"); the mention before is taken up."""
    if not mentions or mentions[-1].form is not Form.NOUN or mention.form is Form.OWNER:
        return mention
    gap = text[mentions[-1].end : mention.start]
    if gap != " " and not (gap == ", " and _is_apposed(text, mentions[-1], mention)):
        return mention
    lead = mentions.pop()
    whole = text[lead.start : mention.end]
    if is_many(lead.words.rsplit(" ", 1)[-1].lower()):  # some islanders, many more Saxons
        return Mention(lead.start, mention.end, whole, Form.NOUN) if " " not in (mention.name or "") else mention
    return Mention(lead.start, mention.end, whole, Form.NAME, mention.name, mention.role or role_before(lead.words))


def _is_apposed(text: str, lead: Mention, mention: Mention) -> bool:
    """Tell whether a name names the one whose role stands before its comma: the museum director, Ines Falk, said."""
    if lead.words.rsplit(" ", 1)[-1].lower() not in PERSON_NOUNS or text[mention.end : mention.end + 1] not in _CLOSES:
        return False
    return " " in mention.words and lead.words[-1] != "s" and not lead.words.startswith(("a ", "an ", "A ", "An "))


def _noun(text: str, words: _Words, place: int, free: int, mentions: list[Mention]) -> Mention | None:
    """Return a mention by role or kind, from its article or owner to its noun; ``free``: the first word not yet taken.

    A name right before the noun belongs to it ("the Halvern spokeswoman"). A bare noun in the singular is nobody
    ("clear and firm").
    """
    first, found = place, False
    near = mentions[-1] if mentions and mentions[-1].end + 1 == words[place][0] else None
    # The Halvern spokeswoman; a senior Halvern administration official: the last noun is the one who speaks.
    if near and (
        (near.form is Form.NAME and free == place) or (near.form is Form.NOUN and any(map(str.isupper, near.words[1:])))
    ):
        taken = mentions.pop()
        while first and words[first - 1][0] >= taken.start:
            first -= 1
        free, found = max(0, first - 2), True
    for earlier in range(first - 1, max(free, place - _LONGEST_ROLE) - 1, -1):
        word = words[earlier][2]
        if text[words[earlier][1] : words[earlier + 1][0]] != " ":
            break
        lowered = word.lower()
        if lowered in DETERMINERS or word.endswith(_POSSESSIVE[:2]):
            first, found = earlier, True
            break
        if lowered in FUNCTION_WORDS or lowered in VERBS:
            break
        if place - earlier <= 2:
            first = earlier
    noun = words[place][2]
    start, end = words[first][0], words[place][1]
    if not found and mentions and mentions[-1].form is Form.OWNER:
        found = text[mentions[-1].end : words[place][0]].replace(" ", "a").isalpha()
    led = place + 1 < len(words) and words[place + 1][2][0].isupper() and words[place + 1][0] == end + 1
    if not (found or led or noun[-1] == "s" or noun in _BARE or noun[0].isupper()):
        return None
    return Mention(start, end, text[start:end], Form.NOUN)


def first_from(mentions: list[Mention], offset: int) -> int:
    """Return the number of the first mention that begins at or behind an offset."""
    return bisect_left(mentions, offset, key=lambda mention: mention.start)
