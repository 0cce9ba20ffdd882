"""What a web page states of itself: headline, author, date, outlet, language.

Pages state these several times and contradict themselves: the places are asked in the order of how often they are
right. None where no place says it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import islice

from lxml import etree

from source.dates import date_in
from source.model import Cell, Hints, Origin, Role
from source.text.authors import author_in, is_person, names_in

ARTICLES = frozenset(
    """Article NewsArticle BlogPosting ReportageNewsArticle Report TechArticle OpinionNewsArticle
    AnalysisNewsArticle LiveBlogPosting ScholarlyArticle SocialMediaPosting BackgroundNewsArticle ReviewNewsArticle
    MedicalWebPage""".split()
)
TITLES = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title", "title")
AUTHORS = tuple(
    """author article:author parsely-author sailthru.author dc.creator dcterms.creator byl cxenseparse:author
    article:author_name""".split()
)
DATES = tuple(
    """article:published_time og:article:published_time datepublished article:published pubdate publishdate publish-date
    parsely-pub-date sailthru.date cxenseparse:recs:publishtime dc.date.issued dcterms.created dc.date dcterms.date
    date originalpublicationdate article_date_original publication_date og:published_time release_date created""".split()
)
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone")

NEAR = 12  # a byline and a date line stand at most so many blocks from the headline
MOST_LINKS = 20  # looked at inside a line that may be a byline
MOST_H1 = 50
TITLE_STYLES = frozenset(("title", "MsoTitle"))  # of Google Docs, of Word
H1_BONUS = 0.1
LONG_H1 = 4  # words; a shorter heading may be the site's name
_SEPARATOR = re.compile(r"\s+[|–—»›·•:-]+\s+|\s*[|»›•]\s*|\s*::\s*")
_SIGNS = re.compile(r"[\W_]+")
_UPDATED = re.compile(r"\b(?:updated|modified|last edited|reviewed)\b", re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the head of a page says: ``tags`` by lower-case name; of its JSON-LD the articles, and what has a name."""

    title: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    articles: Sequence[Mapping[str, object]] = ()
    named: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A block as far as metadata is concerned, its place in a table, and the marks of comments in it: from where to where, which."""

    words: str
    role: Role
    hints: Hints
    element: etree._Element | None
    cell: Cell | None = None
    remarked: tuple[tuple[int, int, str], ...] = ()


def stated_by(root: etree._Element) -> Stated:
    """Return what a page's head states."""
    tags = dict(reversed(list(_tags(root))))
    objects = list(_objects(root))
    title = " ".join((root.findtext(".//title") or "").split())
    articles = [one for one in objects if _types(one) & ARTICLES]
    named = {str(one["@id"]): one for one in reversed(objects) if "@id" in one and "name" in one}
    outlet = next((tags[name] for name in OUTLETS if tags.get(name)), None) or _publisher(articles, objects)
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return Stated(title, tags, articles, named, outlet, _language(language or tags.get("og:locale", "")))


def _tags(root: etree._Element) -> Iterator[tuple[str, str]]:
    for tag in root.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = " ".join((tag.get("content") or "").split())
        if name and content:
            yield name.lower(), content


def _language(given: str) -> str | None:
    tag = given.replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag) else None


def _objects(root: etree._Element) -> Iterator[dict[str, object]]:
    """Yield the objects of a page's JSON-LD, outer ones first."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        try:
            waiting = [json.loads(script.text.strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting[:0] = one[:200]
            elif isinstance(one, dict):
                yield one
                waiting += [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one]


def _types(one: Mapping[str, object]) -> set[str]:
    given = one.get("@type")
    return {str(name) for name in (given if isinstance(given, list) else [given])}


def _publisher(articles: Iterable[Mapping[str, object]], objects: Iterable[Mapping[str, object]]) -> str | None:
    for one in articles:
        publisher = one.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    for one in objects:
        if _types(one) & {"WebSite", "NewsMediaOrganization"} and isinstance(one.get("name"), str):
            return str(one["name"])
    return None


# The headline --------------------------------------------------------------------------------------------------------


def headline_block(stated: Stated, blocks: Sequence[Seen]) -> int | None:
    """Return the block that is the headline: the h1, or another line, that the page's title repeats."""
    pieces = _pieces(stated)
    styled = None if pieces else _styled_title(blocks)
    if styled is not None:
        return styled
    site = _site_name(stated)
    first = [(n, b) for n, b in enumerate(blocks) if b.hints.tag == "h1" and _plain(b.words) != site][:MOST_H1]
    # A site may put its own name into the h1; then a lower heading repeats the longer piece of the title.
    only = len(first) == 1 and len(first[0][1].words.split()) >= LONG_H1
    lower = [] if only else [(n, b) for n, b in enumerate(blocks) if b.hints.level and b.hints.level > 1][:MOST_H1]
    scored = [(_agreement(b.words, pieces, stated) + H1_BONUS, -n) for n, b in first]
    exact = {_plain(piece) for piece in pieces}
    scored += [(_agreement(b.words, pieces, stated), -n) for n, b in lower if _plain(b.words) in exact]
    if scored and (only or max(scored)[0] >= 0.6 or not pieces):
        return -max(scored)[1]
    whole = {_plain(piece) for piece in pieces if len(piece.split()) >= 3}
    for n, block in enumerate(blocks):
        if block.role in (Role.HEADING, Role.PARAGRAPH) and len(block.words) < 300 and _plain(block.words) in whole:
            return n
    return -max(scored)[1] if scored else None


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
    """Return the titles that the head gives, whole and cut at their separators."""
    whole = [stated.title, *(stated.tags[name] for name in TITLES if name in stated.tags)]
    whole += [str(one["headline"]) for one in stated.articles if isinstance(one.get("headline"), str)]
    found: list[str] = []
    for title in whole:
        found += [title, *_SEPARATOR.split(title)]
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
        return " ".join(headline.partition(" | ")[0].split())
    pieces = [piece for piece in _SEPARATOR.split(stated.tags.get("og:title") or stated.title) if piece]
    return max(pieces, key=len).strip() if pieces else None


# Author and date -----------------------------------------------------------------------------------------------------


def author_of(stated: Stated, blocks: Sequence[Seen], headline: int | None) -> str | None:
    """Return the persons who wrote the page: as its data say, as its byline says, as its meta tags say."""
    outlet = stated.outlet or (_SEPARATOR.split(stated.title)[-1] if stated.title else None)
    for one in stated.articles:
        names = [
            name
            for name, person in _persons(one.get("author"), stated)
            if is_person(name, outlet=None if person else outlet, least=2 if person else 1)
            or is_person(name, outlet=outlet, least=1)
        ]
        if names:
            return " and ".join(dict.fromkeys(names))
    for name in AUTHORS:
        given = stated.tags.get(name, "")[:300]
        found = None if "/" in given else author_in(given, outlet=outlet, least=1)
        if found:
            return found
    return _shown_author(blocks, headline, outlet)


def _persons(author: object, stated: Stated) -> Iterator[tuple[str, bool]]:
    """Yield the authors that JSON-LD names, and whether it says of each that it is a person."""
    for given in author if isinstance(author, list) else [author]:
        if isinstance(given, str):
            yield given.strip(), False
        elif isinstance(given, dict):
            one = stated.named.get(str(given.get("@id")), given)
            name, types = one.get("name"), _types(one)
            if isinstance(name, str) and "Organization" not in types:
                yield name.strip(), "Person" in types


def _shown_author(blocks: Sequence[Seen], headline: int | None, outlet: str | None) -> str | None:
    ordered = sorted(range(len(blocks)), key=lambda n: abs(n - (headline or 0)))
    for marked in (True, False):
        for n in ordered:
            block = blocks[n]
            if not marked and headline is not None and abs(n - headline) > 2 * NEAR:
                break
            if len(block.words) > 150 or not (_is_marked_author(block) if marked else names_in(block.words)):
                continue
            found = author_in(block.words, outlet=outlet) or _linked_author(block, outlet)
            if found:
                return found
    return None


def _is_marked_author(block: Seen) -> bool:
    words = block.hints.words
    if "comment" in words or "comments" in words:
        return False
    return bool({"byline", "author", "authors"} & set(words[:8])) or _linked(block) is not None


def _linked(block: Seen) -> etree._Element | None:
    if block.element is None or len(block.words) > 150:
        return None
    # A line of a long element is not about whatever is linked somewhere in it.
    for inner in islice(block.element.iter("a", "span"), MOST_LINKS):
        mark = f"{inner.get('rel', '')} {inner.get('itemprop', '')} {inner.get('class', '')}"
        if "author" in mark or "byline" in mark or "/author/" in (inner.get("href") or ""):
            return inner
    return None


def _words(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _linked_author(block: Seen, outlet: str | None) -> str | None:
    inner = _linked(block)
    return author_in(_words(inner), outlet=outlet) if inner is not None else None


def date_of(stated: Stated, blocks: Sequence[Seen], headline: int | None, root: etree._Element) -> str | None:
    """Return the day on which the page was published, not that of a later change."""
    for one in stated.articles:
        found = date_in(str(one.get("datePublished") or one.get("dateCreated") or ""))
        if found:
            return found
    for name in DATES:
        found = date_in(stated.tags.get(name, ""))
        if found:
            return found
    return _timed(root) or _shown_date(blocks, headline)


def _timed(root: etree._Element) -> str | None:
    for element in root.iter("time", "abbr", "span"):
        mark = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        if element.tag != "time" and not ("published" in mark or "datepublished" in mark):
            continue
        if "updated" in mark and "published" not in mark:
            continue
        found = date_in(element.get("datetime") or element.get("content") or element.get("title") or "")
        found = found or date_in(_words(element)[:200])
        if found:
            return found
    return None


def _shown_date(blocks: Sequence[Seen], headline: int | None) -> str | None:
    """Return the date that stands nearest to the headline in a short line, after it rather than before."""
    start = headline or 0
    places = [*range(start, min(start + 2 * NEAR, len(blocks))), *range(start - 1, max(-1, start - NEAR), -1)]
    later: str | None = None
    for n in places:
        words = blocks[n].words
        found = date_in(words) if len(words) <= 160 else None
        if found and not _UPDATED.search(words):
            return found
        later = later or found
    return later


# The page ------------------------------------------------------------------------------------------------------------


def find_heads(blocks: Sequence[Seen], headline: int | None) -> dict[int, Role]:
    """Return the blocks that are headline, byline and date line, by their markup and their place."""
    if headline is None:
        return {}
    roles = {headline: Role.HEADLINE}
    for n in range(max(0, headline - NEAR // 2), min(len(blocks), headline + NEAR)):
        block = blocks[n]
        if n == headline or len(block.words) > 120 or block.role not in (Role.PARAGRAPH, Role.LIST_ITEM):
            continue
        if _is_marked_author(block) and author_in(block.words):
            roles[n] = Role.BYLINE
        elif _is_marked_date(block):
            roles[n] = Role.DATELINE
    return roles


def _is_marked_date(block: Seen) -> bool:
    if date_in(block.words) is None or len(block.words.split()) > 12:
        return False
    marked = {"date", "dateline", "published", "time", "timestamp", "posted", "meta"} & set(block.hints.words[:8])
    return bool(marked) or (block.element is not None and block.element.find(".//time") is not None)


def origin_of(root: etree._Element, blocks: Sequence[Seen], origin: Origin) -> tuple[dict[int, Role], Origin]:
    """Return the roles that the head of the page decides, and the origin with all that the page states."""
    stated = stated_by(root)
    headline = headline_block(stated, blocks)
    filled = replace(
        origin,
        title=title_of(stated, blocks[headline].words if headline is not None else None),
        author=author_of(stated, blocks, headline),
        date=date_of(stated, blocks, headline, root),
        outlet=stated.outlet,
        language=stated.language,
    )
    return find_heads(blocks, headline), filled
