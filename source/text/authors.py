"""Names of authors as pages and documents write them: without "By", office or date; never a site's name."""

import re
from functools import lru_cache

# What stands before the names. Who reviewed or edited a text is not its author.
_BYLINE = re.compile(
    r"\W*(?:(?:(?:written|words|story|text|report|reported|article|posted|published) )?by|authors?|words|text)"
    r"(?:\s*:\s*|\s+)(?P<names>\S.*)",
    re.I,
)
_CUT = re.compile(
    r"\s*(?:[|•·⋅–—]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s\d|\s-\s|\bon\b|\bfor\b|\bat\b|\bin\b|\d|@|\bposted\b|\bpublished\b|\bupdated\b|\bis\s|\breviewed\b|\bmd\b|\bphd\b|,?\s*\(|\n).*$",
    re.I | re.S,
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b)\s*", re.I)
_LETTERS = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_PARTICLES = frozenset("van von de der den da di du la le el al bin ben ter ten dos".split())
# Who is named by an office or a desk.
OFFICES = frozenset(
    """
    admin agencies agency bureau contributor contributors correspondent correspondents desk editor editorial editors news newsroom office
    press reporter reporters service staff team writer writers
    """.split()
)
NOT_PERSONS = OFFICES | frozenset(
    """
    about all author blog by comment comments company content facebook follow guest home inc llc ltd magazine marketing media more network
    newspaper online post posts profile published read report reuters share site subscribe support the times twitter updated user view
    webmaster website
    """.split()
)


def names_in(line: str) -> str | None:
    """Return what a byline says behind its "By"; None of a line that is none.

    >>> names_in("Words: Ida Marsh"), names_in("Reviewed by Ida Marsh")
    ('Ida Marsh', None)
    """
    match = _BYLINE.match(line)
    return match["names"] if match else None


@lru_cache(maxsize=256)  # a line is looked at again for each candidate of a headline above it
def is_byline(line: str) -> bool:
    """Tell whether a line begins like a byline and goes on with a person or an office.

    >>> is_byline("By Newsroom Staff"), is_byline("By the sea")
    (True, False)
    """
    names = names_in(line)
    return names is not None and (
        author_in(names) is not None or not OFFICES.isdisjoint(_LETTERS.findall(names.lower()))
    )


def author_in(words: str, *, outlet: str | None = None, least: int = 2) -> str | None:
    """Return the persons that a line names as authors, joined by "and"; None where it names none.

    A name has at least ``least`` words; one that is part of the ``outlet``'s name is the site's, not a person's.

    >>> author_in("By Ida Marsh and Jonas Brandt | 3 May 2026"), author_in("By Newsroom Staff")
    ('Ida Marsh and Jonas Brandt', None)
    """
    line = " ".join(words.split())
    line = _CUT.sub("", names_in(line) or line)
    names: list[str] = []
    for part in _SPLIT.split(line):
        if not is_person(part, outlet=outlet, least=least):
            break
        names.append(part.title() if part.isupper() else part)
    return " and ".join(dict.fromkeys(names)) or None


def is_person(name: str, *, outlet: str | None = None, least: int = 2) -> bool:
    """Tell whether the words look like one person's name: a few capitalised words, no office, no site's name."""
    words = name.split()
    if not least <= len(words) <= 5 or not all(_WORD.fullmatch(word) for word in words):
        return False
    if outlet and name.casefold() in outlet.casefold():
        return False
    if any(word.lower().strip(".") in NOT_PERSONS for word in words):
        return False
    return all(not word[0].islower() or word in _PARTICLES for word in words)
