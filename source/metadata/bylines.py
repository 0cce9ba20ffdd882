"""Who wrote a web page and when: by the lines that the page shows beside its headline, by its JSON-LD, by its tags, in that order.

A date or a name may be somebody else's: a comment's, a teaser's, a quotation's. Those are told by the elements round them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from source.dates import date_in, date_place
from source.metadata.heads import Seen, Stated, persons
from source.model import Role
from source.text import author_in, is_of_another_hand, is_person, names_in

AUTHORS = tuple(
    """author article:author parsely-author sailthru.author dc.creator dcterms.creator byl cxenseparse:author
    article:author_name""".split()
)
DATES = tuple(
    """article:published_time og:article:published_time datepublished article:published pubdate publishdate publish-date
    parsely-pub-date sailthru.date cxenseparse:recs:publishtime dc.date.issued dc.date dcterms.date
    date originalpublicationdate article_date_original publication_date og:published_time release_date""".split()
)
CREATED = ("dcterms.created", "datecreated", "created")  # when somebody began to write
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")

NEAR = 12  # a byline and a date line stand at most so many blocks from the headline
ABOVE = 6  # or so many above it
LONGEST = 150  # characters of a line that names authors
LONGEST_DATED = 160
LONG, SOME = 80, 5  # characters of a line of prose; so many are looked at
AND = " and "
MOST_BESIDE = 6  # lines that may name further authors, with their offices
MOST_INNER = 60  # elements looked at inside a line
# What the class of an element is called that holds the words of others, or other texts' names and dates.
FOREIGN = frozenset(
    """
    blockquote carousel comment commentbox comments discussion disqus popular promo pullquote quote recirculation recommendation
    recommendations recommended related replies reply respond sidebar teaser teasers testimonial testimonials trending tweet widget
    """.split()
)
AUTHOR_WORDS = frozenset(("byline", "author", "authors"))
_OUTSIDE = frozenset(("aside", "nav"))
_NOT_ITS_OWN = frozenset((Role.QUOTATION, Role.NAVIGATION, Role.FOOTER))
_UPDATED = re.compile(r"(?<![a-z])(?:updated|upd|modified|last edited|reviewed|changed)\b", re.I)
_PUBLISHED = re.compile(r"(?<![a-z])(?:published|posted|created|issued)\b", re.I)
# A day on which something else happened, or is to happen.
_OF_ANOTHER = re.compile(
    r"(?<![a-z])(?:embargo\w*|until|not before|received|accepted|revised|submitted|recorded|filmed|expires?|deadline|due|valid|born|died"
    r"|event|when|starts?|begins?|ends?|opens?|closes?|airs?|premieres?)\b",
    re.I,
)
_DATE_WORDS = frozenset("date dateline published time timestamp posted meta".split())
_BESIDE_DATE = frozenset(
    """
    a ago am and at by cest cet date day days edt est first for friday fri gmt hour hours in issued last min mins minute minutes modified
    mon monday on originally p m pm posted pst pdt published read release released sat saturday sun sunday thu thur thurs thursday time
    tue tues tuesday updated utc wed wednesday el em le publicado publié publiziert veröffentlicht
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines and its headline's number; ``own`` are the lines that may speak for the article, the nearest to it first.

    ``marks`` are the words of classes by which a line says that it names the author; what the headline's elements are called too tells nothing.
    """

    stated: Stated
    blocks: Sequence[Seen]
    headline: int | None
    own: Sequence[int]
    marks: frozenset[str] = AUTHOR_WORDS

    def below(self) -> Iterator[int]:
        """Yield the article's own lines right below the headline."""
        start = self.headline or 0
        yield from (n for n in self.own if start <= n <= start + NEAR)

    def near(self) -> Iterator[int]:
        """Yield the article's own lines right below the headline, then those right above."""
        start = self.headline or 0
        yield from self.below()
        yield from (n for n in self.own if start - ABOVE <= n < start)

    def is_marked_author(self, n: int) -> bool:
        """Tell whether the markup of a short line says that it names the author."""
        return _is_marked(self.blocks[n], self.marks)


def _is_marked(block: Seen, marks: frozenset[str]) -> bool:
    if not marks.isdisjoint(block.hints.words[:8]):
        return True
    return len(block.words) <= LONGEST and next(_linked(block), None) is not None


def page_of(stated: Stated, blocks: Sequence[Seen], headline: int | None) -> Page:
    """Return a page with the lines told that are its own."""
    start = headline or 0
    top = blocks[headline] if headline is not None else None
    of_headline = frozenset(top.hints.words) if top else frozenset()
    inside = frozenset(top.hints.inside) if top else frozenset()
    article = _article(top.element) if top else None
    words, sections = FOREIGN - of_headline - _round_the_article(blocks[start:]), _OUTSIDE - inside
    roles = _NOT_ITS_OWN - {top.role if top else None}
    marks = AUTHOR_WORDS - of_headline
    own = [
        n
        for n, one in enumerate(blocks)
        if n != headline
        and one.role not in roles
        and words.isdisjoint(one.hints.words)
        and (sections.isdisjoint(one.hints.inside) or (0 <= n - start <= 2 * NEAR and _is_marked(one, marks)))
        and (article is None or _article(one.element) in (article, None) or _holds(_article(one.element), article))
    ]
    return Page(stated, blocks, headline, sorted(own, key=lambda n: (n < start, abs(n - start))), marks)


def _round_the_article(blocks: Sequence[Seen]) -> set[str]:
    """Return the words of classes that hold for most of the first long lines, and so for all of the article: "with-sidebar"."""
    first = list(islice((one.hints.words for one in blocks if len(one.words) >= LONG), SOME))
    return {word for words in first for word in words if sum(word in others for others in first) > SOME // 2}


def _article(element: etree._Element | None) -> etree._Element | None:
    """Return the nearest <article> that an element stands in."""
    if element is None:
        return None
    return element if element.tag == "article" else next(element.iterancestors("article"), None)


def _holds(outer: etree._Element | None, inner: etree._Element) -> bool:
    return outer is not None and any(one is outer for one in inner.iterancestors("article"))


# The author ----------------------------------------------------------------------------------------------------------


def author_of(page: Page, outlet: str | None) -> str | None:
    """Return who wrote the page: as the line beside its headline says, as its JSON-LD, as its tags, as any other line of it."""
    data = list(dict.fromkeys(_of_data(page.stated, outlet)))
    tags = next(filter(None, (_of_tag(page.stated.tags.get(name, ""), outlet) for name in AUTHORS)), None)
    named = data or ([tags] if tags else [])
    for n in page.near():
        shown = _shown(page, n, named, outlet)
        if shown and set(shown.split(AND)) <= set(data) and _are_shown(data, page):
            return AND.join(data)
        if shown:
            return AND.join([shown, *_shown_beside(page, n, shown, outlet)])
    return AND.join(data) or tags or _shown_elsewhere(page, outlet)


def _are_shown(data: Sequence[str], page: Page) -> bool:
    """Tell whether the lines near the headline hold all the names that the data give."""
    lines = " ".join(page.blocks[n].words for n in page.near() if len(page.blocks[n].words) <= LONGEST).casefold()
    return all(name.casefold() in lines for name in data)


def _shown_beside(page: Page, n: int, shown: str, outlet: str | None) -> Iterator[str]:
    """Yield the further authors whom the next lines name, each in a line that is marked."""
    for m in range(n + 1, min(n + 1 + MOST_BESIDE, len(page.blocks))):
        if m not in page.own or not page.is_marked_author(m):
            return
        found = _shown(page, m, (), outlet)
        if found and found not in shown and is_person(page.blocks[m].words):
            yield found


def _of_data(stated: Stated, outlet: str | None) -> Iterator[str]:
    for one in stated.articles:
        found = [_stated_name(name, person, outlet) for name, person in persons(one.get("author"), stated)]
        if any(found):
            yield from filter(None, found)
            return


def _stated_name(name: str, person: bool, outlet: str | None) -> str | None:
    if person and is_person(name):
        return name.title() if name.isupper() else name
    return author_in(name, outlet=outlet, least=1)


def _of_tag(given: str, outlet: str | None) -> str | None:
    return None if "/" in given else author_in(given[:300], outlet=outlet, least=1)


def _shown(page: Page, n: int, named: Sequence[str], outlet: str | None) -> str | None:
    """Return whom a byline names: in the words of the page's data where it shows these, or as it stands."""
    block, line = page.blocks[n], page.blocks[n].words
    if len(line) > LONGEST or is_of_another_hand(line) or not (names_in(line) or page.is_marked_author(n)):
        return None
    linked = [name for link in _linked(block) if (name := author_in(_words(link), outlet=outlet, least=_least(link)))]
    found = author_in(line, outlet=None if names_in(line) else outlet)
    if not found or not all(name in found for name in linked):
        found = AND.join(dict.fromkeys(linked)) or found
    known = [name for name in named if name.casefold() in line.casefold()]
    return AND.join(known) if known and (found is None or _are_of(known, found)) else found


def _are_of(known: Sequence[str], found: str) -> bool:
    """Tell whether a byline names nobody but whom the data name, however it is set: "ByMara Quill", "Mara Quill Lake Desk"."""
    return all(any(one.casefold() in name.casefold() for one in known) for name in found.split(AND))


def _shown_elsewhere(page: Page, outlet: str | None) -> str | None:
    start = page.headline or 0
    for n in page.own:
        if page.is_marked_author(n) or (abs(n - start) <= 2 * NEAR and names_in(page.blocks[n].words)):
            found = _shown(page, n, (), outlet)
            if found:
                return found
    return None


def _linked(block: Seen) -> Iterator[etree._Element]:
    """Yield the outermost elements of a line that hold an author's name."""
    if block.element is None:
        return
    around = block.element.getparent()
    for outer in (block.element, around):
        if outer is not None and _names_author(outer) and (outer.tag == "a" or _says(outer)):
            yield block.element
            return
    last: etree._Element | None = None
    for inner in _inner(block, _LINKS):
        if _names_author(inner) and not (last is not None and any(one is last for one in inner.iterancestors())):
            last = inner
            yield inner


_LINKS = frozenset(("a", "span"))


def _inner(block: Seen, tags: frozenset[str]) -> Iterator[etree._Element]:
    """Yield what such elements a line's element begins with: a long one is not about whatever stands somewhere in it."""
    first = () if block.element is None else islice(block.element.iter(), MOST_INNER)
    return (one for one in first if one.tag in tags)


def _names_author(element: etree._Element) -> bool:
    mark = f"{_says(element)} {element.get('class', '')}".lower()
    return "author" in mark or "byline" in mark or "creator" in mark or "/author/" in (element.get("href") or "")


def _says(element: etree._Element) -> str:
    """Return what microdata, RDFa or a link's relation say of an element."""
    return " ".join(filter(None, map(element.get, ("rel", "itemprop", "property"))))


def _least(link: etree._Element) -> int:
    """Return how many words a name must have: one is enough where the page itself says what it is."""
    return 1 if "author" in _says(link) or "/author/" in (link.get("href") or "") else 2


def _words(element: etree._Element) -> str:
    """Return the first words of an element: many lines may stand in one."""
    return "".join(map(str, islice(element.itertext(), MOST_INNER)))[:LONGEST_DATED]


# The date ------------------------------------------------------------------------------------------------------------


def date_of(page: Page) -> str | None:
    """Return the day on which the page was published, not that of a later change, of a comment or of another text."""
    stated = page.stated
    data = next(filter(None, (date_in(str(one.get("datePublished") or "")) for one in stated.articles)), None)
    tags = next(filter(None, (date_in(stated.tags.get(name, "")) for name in DATES)), None)
    published = data or tags
    changed = {date_in(str(one.get("dateModified") or "")) for one in stated.articles}
    changed |= {date_in(stated.tags.get(name, "")) for name in MODIFIED}
    lines = [page.blocks[n] for n in page.below()]
    for block in sorted(lines, key=lambda one: _PUBLISHED.search(one.words) is None):
        found = _dated(block) if is_date_line(_without_author(block)) else None
        if found and not (published and found > published and found in changed):
            return found
    near = (_dated(page.blocks[n]) for n in page.near())  # what stands above may be the day of the visit
    return published or next(filter(None, near), None) or _timed(page) or _shown_date(page) or _created(stated)


def _created(stated: Stated) -> str | None:
    given = [str(one.get("dateCreated") or "") for one in stated.articles]
    return next(filter(None, map(date_in, [*given, *(stated.tags.get(name, "") for name in CREATED)])), None)


def _dated(block: Seen) -> str | None:
    """Return the day that a line gives as the page's: one that is hardly more than a date, or that its markup says to be one."""
    if len(block.words) > LONGEST_DATED or block.role == Role.HEADER or _OF_ANOTHER.search(block.words):
        return None
    marked = is_marked_date(block)
    if not marked and not is_date_line(_without_author(block)):
        return None
    said = _day_said(block.words)
    return said if said and _PUBLISHED.search(block.words) else (_time_of(block) if marked else None) or said


def _without_author(block: Seen) -> str:
    line = block.words
    for link in _linked(block):
        line = line.replace(_words(link).strip(), " ")
    return line


def _time_of(block: Seen) -> str | None:
    """Return the day that an element of the line holds which is marked as its date."""
    changed = _UPDATED.search(block.words)
    before = block.words[: changed.start()] if changed else block.words
    inner = _inner(block, _TIMES)
    return next(filter(None, (_marked_day(one) for one in inner if _words(one).strip() in before)), None)


def _marked_day(element: etree._Element) -> str | None:
    mark = f"{_says(element)} {element.get('class', '')}".lower().replace("dc:date", "published")
    if "published" not in mark and ("updated" in mark or "modified" in mark or _UPDATED.search(_words(element))):
        return None
    if element.tag != "time" and "published" not in mark and "dateline" not in mark:
        return None
    given = element.get("datetime") or element.get("content") or element.get("title") or ""
    return date_in(_words(element)) or date_in(given)


_TIMES = frozenset(("time", "abbr", "span"))


def _day_said(words: str) -> str | None:
    """Return the day of publication that a line gives; none where it gives only that of a change.

    "Updated 4 May 2026, published 3 May 2026" gives the third, "Updated 4 May 2026" none.
    """
    said, changed = _PUBLISHED.search(words), _UPDATED.search(words)
    if said is not None:
        found = date_in(words[said.end() :])
        if found and not (
            changed and said.end() < changed.start() and date_in(words[said.end() : changed.start()]) is None
        ):
            return found
    return date_in(words[: changed.start()] if changed else words)


def is_date_line(words: str) -> bool:
    """Tell whether a line holds a date and hardly more: a time, "published", an author, a place."""
    place = date_place(words) if any(map(str.isdigit, words)) else None
    if place is None:
        return False
    rest = _WORD.findall(f"{words[: place[0]]} {words[place[1] :]}")
    others = [word for word in rest if word.lower() not in _BESIDE_DATE]
    if others and (names := names_in(words)) and author_in(names):
        return len(rest) <= NEAR
    return len(others) <= 2 and len(rest) <= 8 and all(word[0].isupper() for word in others)


def is_marked_date(block: Seen) -> bool:
    """Tell whether the markup of a short line says that it is a date."""
    if len(block.words.split()) > 12:
        return False
    if next(_inner(block, frozenset(("time",))), None) is not None:
        return True
    return date_place(block.words) is not None and not _DATE_WORDS.isdisjoint(block.hints.words[:8])


def _timed(page: Page) -> str | None:
    """Return the day of the first element of the article that is marked as its date, nearest to the headline."""
    return next(filter(None, (_time_of(page.blocks[n]) for n in page.own)), None)


def _shown_date(page: Page) -> str | None:
    """Return the day that the article's own short lines give, the nearest to the headline first; that of a change is the last resort."""
    start = page.headline or 0
    lines = [page.blocks[n].words for n in page.own if -NEAR <= n - start < 2 * NEAR]
    dated = [
        words
        for words in lines
        if len(words) <= LONGEST_DATED and is_date_line(words) and not _OF_ANOTHER.search(words)
    ]
    found = next(filter(None, map(_day_said, dated)), None)
    return found or next(filter(None, map(date_in, dated)), None)
