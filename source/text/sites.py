"""What belongs to a site and not to its texts: the names of its parts, its own name in a headline."""

import re

_LETTERS = re.compile(r"[^\W_]+")
# What a site calls its parts: a label, never a person and never an outlet.
SECTIONS = frozenset(
    """
    article articles arts blog breaking business climate culture economy education entertainment environment exclusive features finance health
    home insights international latest lifestyle local money national news opinion podcast politics press releases resources science sport
    sports stories style technology tech travel uk us video videos weather world
    """.split()
)


def is_section(words: str) -> bool:
    """Tell whether the words are no more than the name of a part of a site.

    >>> is_section("UK News"), is_section("News & Opinion"), is_section("Sky News")
    (True, True, False)
    """
    found = _LETTERS.findall(words.lower())
    return bool(found) and all(word in SECTIONS or word == "and" for word in found)


def plain_title(line: str) -> str:
    """Return a headline without the site's name, as the window's title joins them by a bar, and without the label of a release.

    >>> plain_title("Ferry To Sail Again | The Orsk Post"), plain_title("For Immediate Release: Ferry To Sail Again")
    ('Ferry To Sail Again', 'Ferry To Sail Again')
    """
    words = " ".join(line.partition(" | ")[0].split())
    label = _LABEL.match(words)
    return words[label.end() :] if label else words


_LABEL = re.compile(
    r"(?:for immediate release|(?:press|news|media) release)\s?(?:[:–—|]|-(?=\s))\s?(?=\S+\s\S)", re.IGNORECASE
)
