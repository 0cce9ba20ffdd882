"""Titles and roles: what stands before a name and is no part of it, and the role that a text gives behind a name or before it, whole, or
nothing where it is no role.
"""

import re

from annotate.lexicon import (
    BODY_NOUNS,
    BODY_WORDS,
    DETERMINERS,
    FUNCTION_WORDS,
    HONORIFICS,
    NOUNS,
    PARTICLES,
    PARTISANS,
    PERSON_NOUNS,
    PORTFOLIOS,
    TITLES,
    is_body,
)

Words = list[tuple[int, int, str]]  # each with its place
CALLED = TITLES | HONORIFICS
STOPPED = frozenset(
    "Mr Mrs Ms Dr Gen Sen Rep Gov Lt Col Sgt Capt Maj Adm Prof Rev St Jr Sr".split()
)  # shortened, with a stop
_OFFICES = CALLED - PORTFOLIOS
_ADDRESSES = frozenset(("Mr", "Mrs", "Ms", "Miss"))
_SHORTEST_PERSON, _LONGEST_PERSON = 2, 4  # words of a name behind an office
_WORD = re.compile(r"[^\W\d_][\w’'&-]*")
_ROLE_NOUNS = NOUNS | PARTISANS | {title.lower() for title in TITLES}
_ROLE_LIKE = re.compile(r"[a-z-]{2,20}(?:ist|secretary|chairman|woman|person|maker|keeper|holder|master)")
_PERSONS = PERSON_NOUNS | PARTISANS
_MANY = frozenset(("people", "police", "men", "women", "many", "some", "others", "percent"))
# What a person is only to somebody else: without that other it tells nothing.
_RELATIVE = frozenset(
    """
    rival opponent friend ally colleague partner predecessor successor son daughter brother sister wife husband widow
    father mother cousin uncle aunt
    """.split()
)
_AGE = re.compile(r", \d{1,3}(?=,)")
# The stop of an abbreviation ends no role: spokesman for Mrs. Vosk, father of a U.S. soldier.
_ABBREVIATED = (
    r"(?:(?<=\b[A-Z])|(?<=\b(?:Mr|Ms|Dr|St|Ft|Lt|Co))|(?<=\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Adm|Rev|Inc))|(?<=\bCapt))"
    r"\.(?=[A-Z]\.|-[A-Z]| [a-z]| (?!(?:The|An?|He|She|It|They|We|But|And|In|On|At|That|This|His|Her|When|If|I)\b)[A-Z])"
)
_APPOSED = re.compile(
    rf", ((?:an?|the|his|her|its|another) )?((?:[^,.;:!?()“”\"\ue000]|{_ABBREVIATED}){{3,110}})(?!{_ABBREVIATED})(?=[,.;\n]| who )"
)
_LETTERS = re.compile(r"\.[A-Z]$")  # the P.O.R.T.
_CLAUSE = re.compile(r" (?:who|which|that|where|when|whose|but) | and (?![A-Z])")
_VERB = re.compile(r" (?:said|says|told|is|was|are|were|has|had|have|will|would|added|wrote|tweeted) ")
_HEADS = re.compile(r" (?:of|for|at|in|from|with|on|to|near|under|by|as|and|turned) ")
_GOES_ON = ("or ", "and ", "but ", "nor ", "not ", "like ", "as ")
# A role without its article begins with a noun or with what tells of one: managing director, but not: beating rival.
_DOING = re.compile(r"[a-z]+(?:ed|ing|ly)")
_PARTICIPLE = re.compile(r"[a-z]+(?:ed|ing)")
_TELLING = frozenset(
    """
    founding managing acting leading presiding visiting consulting operating commanding sitting supervising coordinating
    contributing attending ranking investigating marketing retired disgraced renowned
    """.split()
)
_NO_OPENING = (FUNCTION_WORDS | DETERMINERS) - {"then", "now", "only", "last", "next", "late"}
_CONTRACTED = re.compile(r"[’'](?:s|d|re|ve|ll)$")


def head_noun(words: str) -> str:
    """Return the noun of a role or of a mention by role, in small letters.

    >>> head_noun("deputy head of the harbour board")
    'head'
    """
    found = [word.lower() for word in _WORD.findall(_HEADS.split(words, maxsplit=1)[0])]
    if len(found) > 1 and _DOING.fullmatch(found[-1]) and " to " not in words:
        found.pop()  # a firm founded in May; an operative currently working for the council
        found = found[:-1] if len(found) > 1 and found[-1].endswith("ly") else found
    return found[-1].rsplit("-", 1)[-1] if found else ""


def _is_role_noun(noun: str) -> bool:
    return noun in _ROLE_NOUNS or bool(_ROLE_LIKE.fullmatch(noun))


def is_many(noun: str) -> bool:
    """Tell whether a noun means several people: officials, but not boss."""
    return noun in _MANY or (noun[-1:] == "s" and noun[:-1] in _PERSONS)


def role_behind(text: str, at: int, name: str) -> str | None:
    """Return the role that follows a name behind a comma ("Falk, the museum director,"), or None."""
    age = _AGE.match(text, at)
    match = _APPOSED.match(text, age.end() if age else at, at + 160)
    if not match:
        return None
    role = _CLAUSE.split(f" {match[2]} ", maxsplit=1)[0].strip()
    if _VERB.search(f" {role} ") or role.startswith(_GOES_ON) or not _opens(role, determined=bool(match[1])):
        return None
    noun = head_noun(role)
    role += "." if _LETTERS.search(role) and text[match.end()] == "." else ""
    # Falk, head of the museum; but not: whose firm, Seaview, uses a crew from Orsk. In Harbour Reports, a man of forty …
    return role if _is_role_noun(noun) and not is_many(noun) and (noun in BODY_NOUNS or not is_body(name)) else None


def role_before(words: str) -> str | None:
    """Return the role in the words right before a name ("the museum director Ines Falk"), or None.

    Of "beating rival Falk" nothing is left: whose rival is not told.
    """
    first, _, rest = words.partition(" ")
    determined = first.lower() in DETERMINERS or first.endswith(("’s", "'s"))
    role = rest if rest and first.lower() in DETERMINERS else words
    while role and not _opens(role, determined=determined):
        role = role.partition(" ")[2]
    noun = head_noun(role)
    return role if noun and not is_many(noun) and role.lower() not in _RELATIVE else None


def _opens(role: str, *, determined: bool) -> bool:
    """Tell whether a role can begin so; ``determined``: an article or an owner stands before it."""
    first = _CONTRACTED.sub("", role.split(" ", 1)[0])
    word = first.lower()
    if not word or word.isdigit() or word in _NO_OPENING:
        return False
    return determined or word in _TELLING or not _PARTICIPLE.fullmatch(first)


def addressed(words: Words, first: int, after: int) -> int:
    """Return where a name begins that has "Mr" in its midst: Support for Mr Vosk is not what Vosk is called."""
    for place in range(first + 1, after - 1):
        if words[place][2] in _ADDRESSES and words[place - 1][2] not in CALLED:
            return place
    return first


def untitled(text: str, words: Words, first: int, after: int) -> tuple[int, str | None]:
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
    end += words[behind][2] in STOPPED and text[end : end + 1] == "."
    return words[last + 1][0], text[words[first][0] : end]


def _is_office(text: str, words: Words, place: int, after: int) -> bool:
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


def _office_end(words: Words, last: int, after: int) -> int:
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
