"""The role that a text gives a person: what stands behind a name or before it, whole, or nothing where it is no role."""

import re

from annotate.lexicon import BODY_NOUNS, DETERMINERS, FUNCTION_WORDS, PARTISANS, PERSON_NOUNS, TITLES, is_body

_WORD = re.compile(r"[^\W\d_][\w’'&-]*")
_ROLE_NOUNS = PERSON_NOUNS | BODY_NOUNS | PARTISANS | {title.lower() for title in TITLES}
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
