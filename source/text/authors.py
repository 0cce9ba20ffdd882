"""Names of authors as pages and documents write them: without "By", office or date; never a site's name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from source.dates import MONTHS, date_place
from source.text.sites import SECTIONS

# What stands before the names. Who reviewed or edited a text is not its author.
_BYLINE = re.compile(
    r"\W*(?:(?:(?:written|words|story|text|report|reported|article|interview|posted|published) )?by|authors?|words|text)"
    r"(?:\s*:\s*|\s+)(?P<names>\S.*)",
    re.I,
)
_POSTED = re.compile(r"\W*(?:posted|published|filed)\b", re.I)
_BY = re.compile(r"\bby:?\s+(?P<names>\S.*)", re.I)
LONGEST = 500  # characters of a line in which names are looked for
BEFORE_BY = 10  # words of a line that gives the date and then the names
_OTHER_HAND = re.compile(
    r"\b(?:reviewed|edited|checked|photograph\w*|photos?|pictures?|images?|illustrat\w+|translated|produced|filmed)\s+by\b",
    re.I,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
# Behind these signs and words no name goes on; a full stop behind a word (not an initial) ends a sentence.
_APART = re.compile(r" ?[|•·⋅–—›»] ?| - ")
_END = re.compile(
    rf"\s*(?:\b{_MONTH}\.?\s\d|\d|@|\b(?:posted|published|updated|reviewed)\b|\(|\b\w+:\s|(?<!prof)(?<!capt)(?<=[a-z]{{3}})\.\s)",
    re.I,
)
_WHERE = re.compile(r"\s+(?:on|for|at|in|is|of)\b.*$", re.I | re.S)
_SPLIT = re.compile(r"\s*(,\s*(?:and\b|&)|[,;]|&|\b(?:and|with)\b)\s*", re.I)
_ABROAD = re.compile(r"^(?:von|par|por|door)\s+(?=\S+\s+\S)", re.I)  # "By", where a name of two words follows
_LETTERS = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_GLUE = re.compile(r"(?<=[a-z][a-z])(?=[A-Z][a-z]+)")
_GLUED = re.compile(r"(?!itz)[a-z]{3}[A-Z][a-z]")  # two words that a page shows apart, and no FitzGerald
_PARTICLES = frozenset("van von de der den da di du la le el al bin ben ter ten dos".split())
_DEGREES = frozenset("md phd ph.d msc mba jr sr rn esq ma ba dr".split())
# Who is named by an office or a desk.
OFFICES = frozenset(
    """
    admin agencies agency bureau contributor contributors correspondent correspondents desk editor editorial editors news newsroom office
    press reporter reporters service staff team writer writers
    """.split()
)
NOT_PERSONS = OFFICES | frozenset(
    """
    about all analyst assistant author blog by ceo chief columnist comment comments company consultant contact content director executive
    facebook follow founder guest home inc instagram linkedin llc ltd magazine manager marketing media more network newspaper officer
    online photographer post posts president producer profile published read report researcher reuters share site specialist subscribe
    support the times twitter unknown updated user view webmaster website youtube
    """.split()
)
# The nouns by which a body is known that signs what it publishes.
_BODIES = frozenset(
    """
    academy agency alliance association authority bank board bureau centre center chamber coalition college commission committee consortium
    council department directorate federation forum foundation hospital initiative institute institution laboratory ministry museum
    observatory office organisation organization parliament school secretariat society trust union university
    """.split()
)
_OF_BODIES = frozenset("of for the and on in at de la du des für der des van".split()) | {"&"}
LONGEST_BODY = 12  # words


def names_in(line: str) -> str | None:
    """Return what a byline says behind its "By", at its begin or behind a date; None of a line that is none.

    >>> names_in("Words: Ida Marsh"), names_in("3 May 2026, 10:05 am by Ida Marsh"), names_in("Reviewed by Ida Marsh")
    ('Ida Marsh', 'Ida Marsh', None)
    """
    match = _BYLINE.match(line)
    if match is None:
        match = _BY.search(line)
        before = line[: match.start()] if match else ""
        if len(before.split()) > BEFORE_BY or _OTHER_HAND.search(line):
            return None
        if date_place(before) is None and not _POSTED.match(before):
            return None
    return match["names"] if match else None


def is_of_another_hand(line: str) -> bool:
    """Tell whether a line names who reviewed, edited or pictured a text, and not who wrote it."""
    return names_in(line) is None and _OTHER_HAND.search(line) is not None


@lru_cache(maxsize=256)  # a line is looked at again for each candidate of a headline above it
def is_byline(line: str) -> bool:
    """Tell whether a line begins like a byline and goes on with a person, a body or an office.

    >>> is_byline("By Newsroom Staff"), is_byline("By the sea")
    (True, False)
    """
    names = names_in(line)
    return names is not None and (
        author_in(names) is not None or not OFFICES.isdisjoint(_LETTERS.findall(names.lower()))
    )


def author_in(words: str, *, outlet: str | None = None, least: int = 2) -> str | None:
    """Return the persons and bodies that a line names as authors, joined by "and"; None where it names none.

    A person's name has at least ``least`` words; one that is part of the ``outlet``'s name is the site's, not a person's.

    >>> author_in("By Ida Marsh and Jonas Brandt | 3 May 2026"), author_in("By Newsroom Staff"), author_in("Centre for Coastal Policy")
    ('Ida Marsh and Jonas Brandt', None, 'Centre for Coastal Policy')
    """
    line = " ".join(words[:LONGEST].split())
    for piece in _APART.split(_ABROAD.sub("", names_in(line) or line, count=1)):
        names = list(_names(_ended(piece), outlet, least))
        if names:
            return " and ".join(dict.fromkeys(names))
    return None


def _ended(piece: str) -> str:
    """Return the piece up to where no name goes on: a date, an address, or a word such as "Follow" that a page has set behind the name."""
    end = _END.search(piece)
    piece = piece[: end.start()] if end else piece
    for glue in _GLUE.finditer(piece):
        behind = _WORD.match(piece, glue.start())
        if behind and behind[0].lower() in _BEHIND_A_NAME:
            return piece[: glue.start()]
    return piece


_BEHIND_A_NAME = NOT_PERSONS | frozenset(MONTHS)
_NUMERAL = re.compile(r"[IVX]+")
_ONES_OFFICE = frozenset("columnist contributor correspondent editor photographer reporter writer".split())
_BEHIND = NOT_PERSONS | _ONES_OFFICE | SECTIONS | frozenset("deputy foreign managing political senior special".split())


def _names(line: str, outlet: str | None, least: int) -> Iterator[str]:
    """Yield the names of a line, up to what is none. What stands behind a comma may be an office or an affiliation: it is passed over."""
    parts = _SPLIT.split(line)
    behind_office = behind_place = False
    for n in range(0, len(parts), 2):
        part, joint = parts[n].removeprefix("the "), parts[n - 1].strip() if n else "and"
        if not part or part.lower().strip(".") in _DEGREES:
            continue
        if is_body(part) and joint != ",":
            yield "".join((part, *_rest_of_body(parts[n + 1 :])))
            return
        here = _WHERE.sub("", part)
        if (
            behind_place and here == part
        ):  # "in Orsk and Tarn" goes on with the place, "in Orsk and Ada Holm in Tarn" does not
            return
        behind_place = here != part
        name = here if joint == "," else _without_office(here)
        if is_person(name, outlet=outlet, least=least) and not (joint == "," and (behind_office or is_body(name))):
            if least > 1 and _GLUED.search(name):
                return
            yield name.title() if name.isupper() else name
            behind_office = False
        elif n and (is_office(part) or is_body(part)):
            behind_office = True
        else:
            return


def _without_office(part: str) -> str:
    """Return a name without the station or the office of one person that stands behind it: "Ida Marsh Senior Reporter"."""
    words = part.split()
    while len(words) > 2 and words[-1].isupper() and not (words[0].isupper() or _NUMERAL.fullmatch(words[-1])):
        words.pop()
    if len(words) > 2 and words[-1].lower() in _ONES_OFFICE:
        first = next(n for n, word in enumerate(words) if n > 1 and word.lower() in _BEHIND)
        if first == 2 or (first == 3 and words[1].endswith(".")):  # else nobody can tell where the name ends
            words = words[:first]
    return " ".join(words)


def _rest_of_body(parts: Sequence[str]) -> Iterator[str]:
    """Yield what still belongs to a body's name, or to further authors, as it is written: "… of Energy, Trade and Industry"."""
    for joint, part in zip(parts[::2], parts[1::2], strict=False):
        if not part[:1].isupper():
            return
        yield f"{'' if joint.startswith((',', ';')) else ' '}{joint} {part}"


def is_person(name: str, *, outlet: str | None = None, least: int = 2) -> bool:
    """Tell whether the words look like one person's name: a few capitalised words, no office, no section, no site's name."""
    words = name.split()
    if not least <= len(words) <= 5 or not all(_WORD.fullmatch(word) for word in words):
        return False
    if outlet and name.casefold() in outlet.casefold():
        return False
    small = [word.lower().strip(".") for word in words]
    if any(word in NOT_PERSONS for word in small) or all(word in SECTIONS for word in small):
        return False
    return all(not word[0].islower() or word in _PARTICLES for word in words)


def is_office(words: str) -> bool:
    """Tell whether the words hold what only offices, desks and sites are called."""
    return not NOT_PERSONS.isdisjoint(word.lower() for word in _LETTERS.findall(words))


def is_body(name: str) -> bool:
    """Tell whether the words are the whole name of a body: "Centre for …", "Royal Institute of …", "… Council"; no desk of a newspaper.

    >>> is_body("Centre for Coastal Policy"), is_body("Orsk Harbour Office"), is_body("Press Office")
    (True, True, False)
    """
    words = name.split()
    if not 2 <= len(words) <= LONGEST_BODY or not words[0][0].isupper():
        return False
    small = [word.lower().strip(",.") for word in words]
    if any(word[0].islower() and word not in _OF_BODIES for word in words) or not {"a", "an"}.isdisjoint(small):
        return False
    named = [n for n, word in enumerate(small) if word in _BODIES]
    own = [word for word in small if word not in _BODIES | OFFICES | NOT_PERSONS | SECTIONS | _OF_BODIES]
    if not (named and own) or not _WHERES.isdisjoint(small[: named[0]]):
        return False
    return named[-1] == len(small) - 1 or any(small[n + 1] in _OF_BODIES for n in named)


_WHERES = frozenset(("at", "for", "in", "on"))  # "Ida Marsh at the Orsk Council" is a person
