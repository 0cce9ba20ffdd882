"""Names of authors as pages and documents write them: without "By", office or date; never a site's name."""

import re

_BY = re.compile(
    r"^\W*(?:(?:written|words|story|text|posted|published|reviewed|edited|medically reviewed)\s+)?"
    r"(?:by|author|authors)\b[:\s]+",
    re.I,
)
_CUT = re.compile(
    r"\s*(?:[|•·–—]|\s-\s|\bon\b|\bfor\b|\bat\b|\bin\b|\d|@|\bposted\b|\bpublished\b|\bupdated\b|\bis\s|\breviewed\b|\bmd\b|\bphd\b|,?\s*\(|\n).*$",
    re.I | re.S,
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b)\s*", re.I)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_PARTICLES = frozenset("van von de der den da di du la le el al bin ben ter ten dos".split())
NOT_PERSONS = frozenset(
    """admin administrator agency agencies author blog bureau by comment comments company contributor contributors
    content correspondent desk editor editorial editors facebook follow guest home inc llc ltd magazine marketing
    media more network news newspaper newsroom online office post posts press read report reporter reporters reuters
    service share site staff subscribe support team the times twitter user view webmaster website writer writers
    about all posts profile published updated""".split()
)


def author_in(words: str, *, outlet: str | None = None, least: int = 2) -> str | None:
    """Return the persons that a line names as authors, joined by "and"; None where it names none.

    A name has at least ``least`` words; one that is part of the ``outlet``'s name is the site's, not a person's.

    >>> author_in("By Ida Marsh and Jonas Brandt | 3 May 2026"), author_in("By Newsroom Staff")
    ('Ida Marsh and Jonas Brandt', None)
    """
    line = _CUT.sub("", _BY.sub("", " ".join(words.split())))
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
