"""The headline of a web page, and its outlet where only the page's title names it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import unescape

from source.metadata.heads import Seen, Stated
from source.model import Role
from source.text import is_section, plain_title

TITLES = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title", "title")
NEAR = 12  # a document's title stands in so many blocks from the beginning
MOST_H1 = 50
TITLE_STYLES = frozenset(("title", "MsoTitle"))  # of Google Docs, of Word
H1_BONUS = 0.1
IN_HEAD = 0.05  # what is taken off for a place in the page's own head
ALL_LINK = 0.9
LONG_H1 = 4  # words; a shorter heading may be the site's name
_SEPARATOR = re.compile(r"\s+[|–—»›·•:-]+\s+|\s*[|»›•]\s*|\s*::\s*")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}", re.I)
_SIGNS = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"[^\W_]+")


def headline_block(stated: Stated, blocks: Sequence[Seen]) -> int | None:
    """Return the block that is the headline: the h1, or another line, that the page's title repeats."""
    pieces = _pieces(stated)
    styled = None if pieces else _styled_title(blocks)
    if styled is not None:
        return styled
    site = _site_name(stated)
    first = [(n, b) for n, b in enumerate(blocks) if b.hints.tag == "h1" and _plain(b.words) != site][:MOST_H1]
    # A site may put its own name into the h1; then a lower heading repeats the longer piece of the title.
    only = len(first) == 1 and _is_a_headline(first[0][1])
    lower = [] if only else [(n, b) for n, b in enumerate(blocks) if b.hints.level and b.hints.level > 1][:MOST_H1]
    scored = [(_agreement(b.words, pieces, stated) + H1_BONUS - IN_HEAD * _is_in_head(b), -n) for n, b in first]
    exact = {_plain(piece) for piece in pieces}
    scored += [(_agreement(b.words, pieces, stated), -n) for n, b in lower if _plain(b.words) in exact]
    if scored and (only or max(scored)[0] >= 0.6 or not pieces):
        return -max(scored)[1]
    whole = {_plain(piece) for piece in pieces if len(piece.split()) >= 3}
    for n, block in enumerate(blocks):
        if block.role in (Role.HEADING, Role.PARAGRAPH) and len(block.words) < 300 and _plain(block.words) in whole:
            return n
    return -max(scored)[1] if scored else None


def _is_a_headline(block: Seen) -> bool:
    """Tell whether an h1 is it whatever the titles say: no site's name, and no link to another page."""
    return len(block.words.split()) >= LONG_H1 and block.hints.link_share < ALL_LINK


def _is_in_head(block: Seen) -> bool:
    """Tell whether a line stands in the head of the whole page, where the headline may be repeated."""
    return block.hints.inside[-1:] == ("header",)


def _styled_title(blocks: Sequence[Seen]) -> int | None:
    """Return the block that a word processor has saved as the document's title."""
    for n, block in enumerate(blocks[:NEAR]):
        given = "" if block.element is None else block.element.get("class", "")
        if not TITLE_STYLES.isdisjoint(given.split()):
            return n
    return None


def _site_name(stated: Stated) -> str:
    """Return the last piece of the page's title, if it is short beside the one before it: Ferries to Orsk | Harbour Blog."""
    pieces = [_plain(piece) for piece in _SEPARATOR.split(stated.title) if piece]
    short = len(pieces) > 1 and len(pieces[-1].split()) < LONG_H1 <= len(pieces[0].split())
    return pieces[-1] if short else ""


def _pieces(stated: Stated) -> list[str]:
    """Return the titles that the head gives: whole, without the last or the first piece, and cut at all their separators."""
    whole = [stated.title, *(stated.tags[name] for name in TITLES if name in stated.tags)]
    whole += [unescape(str(one["headline"])) for one in stated.articles if isinstance(one.get("headline"), str)]
    found: list[str] = []
    for title in whole:
        marks = list(_SEPARATOR.finditer(title))
        around = (title[: marks[-1].start()], title[marks[0].end() :]) if marks else ()
        found += [title, *around, *_SEPARATOR.split(title)]
    return [piece for piece in dict.fromkeys(found) if piece.strip()]


def _plain(words: str) -> str:
    return _SIGNS.sub(" ", words).strip().casefold()


def _agreement(words: str, pieces: Sequence[str], stated: Stated) -> float:
    """Return how much the titles agree with a line, from 0 to 1; a site's own name does not count."""
    line = _plain(words)
    if not line or (stated.outlet and line == _plain(stated.outlet)):
        return 0.0
    best = 0.0
    for piece in map(_plain, pieces):
        if piece == line:
            best = max(best, 0.75 + 0.25 * min(len(line), 40) / 40)
        elif min(len(piece), len(line)) > 12 and (piece.startswith(line) or line.startswith(piece)):
            best = max(best, 0.7)
        elif abs(len(piece) - len(line)) < 40 and len(line) < 250:
            best = max(best, 0.75 * SequenceMatcher(None, piece, line, autojunk=False).ratio() ** 2)
    return best


def title_of(stated: Stated, headline: str | None) -> str | None:
    """Return the headline, or the longest piece of the title where the page shows none."""
    if headline:
        return plain_title(headline)
    pieces = [piece for piece in _SEPARATOR.split(stated.tags.get("og:title") or stated.title) if piece]
    return max(pieces, key=len).strip() if pieces else None


# The outlet ----------------------------------------------------------------------------------------------------------


def outlet_of(stated: Stated, blocks: Sequence[Seen], headline: str | None) -> str | None:
    """Return the outlet that the head names, or what the page's title says beside the headline if that may be a name.

    Behind a bar, where the rest of the title is the headline, a name is taken at its word; anywhere else the page must name it again.
    """
    if not headline or (stated.outlet and not _DOMAIN.fullmatch(stated.outlet)):
        return stated.outlet
    return _beside_the_headline(headline, stated, blocks) or stated.outlet


def _beside_the_headline(headline: str, stated: Stated, blocks: Sequence[Seen]) -> str | None:
    title = stated.title or stated.tags.get("og:title", "")
    pieces = [piece.strip() for piece in _SEPARATOR.split(title.replace(": ", " : ")) if piece.strip()]
    line = _plain(headline)
    beside = [piece for piece in pieces if _plain(piece) not in line and line not in _plain(piece)]
    names = [piece for piece in beside if _may_be_outlet(piece, stated)]
    if not names or len(pieces) < 2:
        return None
    name = names[0] if pieces[0] == names[0] else names[-1]
    if _is_named_again(name, stated, blocks):
        return name
    barred = len(beside) < len(pieces) and title.rpartition("|")[2].strip() == name
    return name if barred and not _is_in_menu(name, blocks) else None


def _may_be_outlet(piece: str, stated: Stated) -> bool:
    words = piece.split()
    if len(words) > LONGEST_OUTLET or is_section(piece) or piece.lower() in stated.sections:
        return False
    return all(not word[0].islower() or word in _SMALL for word in words)


def _is_named_again(name: str, stated: Stated, blocks: Sequence[Seen]) -> bool:
    """Tell whether the address or the line of the copyright names the site by this name too."""
    plain = _plain(name)
    first, *_ = plain.removeprefix("the ").split() or [""]
    letters = plain.removeprefix("the ").replace(" ", "")
    host = "".join(_LETTERS.findall(stated.address.partition("//")[2].partition("/")[0].lower()))
    if (len(letters) > 3 and letters in host) or (len(first) > 4 and host.removeprefix("www").startswith(first)):
        return True
    return any(plain in _plain(one.words) for one in blocks if "©" in one.words[:200])


def _is_in_menu(name: str, blocks: Sequence[Seen]) -> bool:
    """Tell whether a menu leads to what has this name: it is a part of the site, then."""
    plain = f" {_plain(name)} "
    return any(plain in f" {_plain(one.words)} " for one in blocks if one.role == Role.NAVIGATION)


LONGEST_OUTLET = 5  # words
_SMALL = frozenset("of the and for in on at de la le der die das".split()) | {"&"}
