"""What the head of a web page says of it: tags, titles, and the JSON-LD of its articles; nothing is weighed here."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from source.model import Cell, Hints, Role
from source.text import is_body, is_section

ARTICLES = frozenset(
    """Article NewsArticle BlogPosting ReportageNewsArticle Report TechArticle OpinionNewsArticle
    AnalysisNewsArticle LiveBlogPosting ScholarlyArticle SocialMediaPosting BackgroundNewsArticle ReviewNewsArticle
    MedicalWebPage""".split()
)
PAGES = frozenset(("WebPage", "ItemPage", "AboutPage", "Blog", "CreativeWork", "WebSite"))
NO_ARTICLES = frozenset(
    ("Comment", "Review", "VideoObject", "AudioObject", "ImageObject", "Product", "Event", "PodcastEpisode")
)
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone")


@dataclass(frozen=True, slots=True)
class Stated:
    """What the head of a page says: ``tags`` by lower-case name; of its JSON-LD this page's articles, and what has a name.

    ``address`` is where the page says it lies; ``sections`` are the parts of the site that it says it belongs to, in lower case.
    """

    title: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    articles: Sequence[Mapping[str, object]] = ()
    named: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    outlet: str | None = None
    language: str | None = None
    address: str = ""
    sections: frozenset[str] = frozenset()


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
    address = next((one.get("href") or "" for one in root.iter("link") if one.get("rel") == "canonical"), "")
    address = address or tags.get("og:url", "")
    articles = _of_this_page([one for one in objects if _is_article(one)], title, address)
    named = {str(one["@id"]): one for one in reversed(objects) if "@id" in one and "name" in one}
    sections = {tags.get("article:section", ""), *(str(one.get("articleSection", "")) for one in articles)}
    names = [name for name in (*map(tags.get, OUTLETS), *_publishers(articles, objects)) if name and "://" not in name]
    outlet = next((name for name in names if not is_section(name)), None) or _of_address(names, address)
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    language_tag = _language(language or tags.get("og:locale", ""))
    parts = frozenset(name.lower() for name in sections if name)
    return Stated(title, tags, articles, named, outlet, language_tag, address, parts)


def _tags(root: etree._Element) -> Iterator[tuple[str, str]]:
    for tag in root.iter("meta"):
        own = tag.get("itemprop")
        name = tag.get("property") or tag.get("name") or own
        content = " ".join((tag.get("content") or "").split())
        if name and content and not (own and _is_of_another(tag)):
            yield name.lower(), content


def _is_of_another(tag: etree._Element) -> bool:
    """Tell whether microdata speak of something else than the page: a comment, a picture, an organisation."""
    scope = next((outer for outer in tag.iterancestors() if outer.get("itemscope") is not None), None)
    kind = "" if scope is None else (scope.get("itemtype") or "").rstrip("/").rpartition("/")[2]
    return bool(kind) and kind not in ARTICLES | PAGES


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


def _is_article(one: Mapping[str, object]) -> bool:
    types = _types(one)
    return bool(types & ARTICLES) or (not types & NO_ARTICLES and "datePublished" in one and "headline" in one)


def _of_this_page(articles: Sequence[Mapping[str, object]], title: str, address: str) -> Sequence[Mapping[str, object]]:
    """Return the articles that are this page's: those that its title or its address names, or all where it names none."""
    if len(articles) < 2:
        return articles
    here = [one for one in articles if _is_here(one, title, address)]
    return here or articles


def _is_here(one: Mapping[str, object], title: str, address: str) -> bool:
    headline = " ".join(str(one.get("headline") or "").split()).casefold()
    if headline and headline in title.casefold():
        return True
    page = one.get("mainEntityOfPage")
    places = (one.get("url"), page, page.get("@id") if isinstance(page, dict) else None)
    return bool(address) and address in places


def _publishers(articles: Iterable[Mapping[str, object]], objects: Iterable[Mapping[str, object]]) -> Iterator[str]:
    for one in articles:
        publisher = one.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            yield str(publisher["name"])
    for one in objects:
        if _types(one) & {"WebSite", "NewsMediaOrganization"} and isinstance(one.get("name"), str):
            yield str(one["name"])


def _of_address(names: Sequence[str], address: str) -> str | None:
    """Return a name that might be that of a part of the site, where the site's address has it: Health, at health.example."""
    host = address.partition("//")[2].partition("/")[0].removeprefix("www.").lower()
    return next((name for name in names if host.startswith(name.lower())), None)


def persons(author: object, stated: Stated) -> Iterator[tuple[str, bool]]:
    """Yield the authors that JSON-LD names, and whether it says of each that it is a person; no organisation but a body."""
    for given in author if isinstance(author, list) else [author]:
        if isinstance(given, str):
            yield _plain(given), False
        elif isinstance(given, dict):
            one = stated.named.get(str(given.get("@id")), given)
            types = _types(one)
            name = _name(one)
            if name and ("Person" in types or "Organization" not in types or is_body(name)):
                yield name, "Person" in types


def _name(one: Mapping[str, object]) -> str:
    """Return the whole name of a person, put together where only its parts are given."""
    whole = one.get("name")
    if isinstance(whole, str) and whole.strip():
        return _plain(whole)
    parts = (one.get(key) for key in ("givenName", "additionalName", "familyName"))
    return _plain(" ".join(part for part in parts if isinstance(part, str)))


def _plain(words: str) -> str:
    """Return a value as it is read: some sites escape it twice."""
    return " ".join(html.unescape(words).split())
