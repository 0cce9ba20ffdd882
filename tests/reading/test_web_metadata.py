"""Title, author, date and outlet of web pages: whose they are, and which of several statements is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from source import read
from source.model import Origin, Role
from source.text import author_in

PROSE = (
    "<p>The swimming hall in Tarn will stay shut until the autumn, the town's works department said on Thursday.</p>"
    "<p>Its boiler was found to leak in March, and the firm that built it has gone out of business since.</p>"
    "<p>Schools will take their classes to the lake, where two lifeguards are on duty from eight to four.</p>"
)


def page(
    *, head: str = "", above: str = "", below: str = "", behind: str = "", title: str = "Hall Stays Shut"
) -> Origin:
    body = f"<article>{above}<h1>Hall Stays Shut</h1>{below}{PROSE}</article>{behind}"
    return read(f"<!doctype html><head><title>{title}</title>{head}</head><body>{body}</body>".encode()).origin


def data(words: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {words}}}</script>'


BYLINE = '<p class="byline">By Mara Quill</p>'
LOTTE = '{"@type": "Person", "name": "Lotte Ambler"}'


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ({"below": BYLINE, "head": data(f'"author": {LOTTE}')}, "Mara Quill"),
        (
            {"below": "<p>By Mara Quill and Lotte Ambler</p>", "head": data(f'"author": {LOTTE}')},
            "Mara Quill and Lotte Ambler",
        ),
        ({"head": data(f'"author": {LOTTE}') + '<meta name="author" content="Ben Tarr">'}, "Lotte Ambler"),
        ({"head": '<meta name="author" content="Ben Tarr">'}, "Ben Tarr"),
        ({"head": data('"author": {"@type": "Person", "givenName": "Lotte", "familyName": "Ambler"}')}, "Lotte Ambler"),
        ({"head": data(f'"author": [{LOTTE}, "Ben Tarr"]')}, "Lotte Ambler and Ben Tarr"),
        (
            {"head": data('"author": {"@type": "Organization", "name": "Institute for Lake Studies"}')},
            "Institute for Lake Studies",
        ),
        (
            {"head": '<meta name="author" content="Office of Parks, Lakes and Pools">'},
            "Office of Parks, Lakes and Pools",
        ),
        ({"below": "<p>By the Tarn Works Department</p>"}, "Tarn Works Department"),
        ({"below": "<p>Tuesday 4 March 2025 9:15 am GMT by Mara Quill</p>"}, "Mara Quill"),
        ({"below": '<p class="byline"><a rel="author">Mara Quill</a><span>Staff Writer</span></p>'}, "Mara Quill"),
        ({"below": '<p class="author">MARA QUILL</p><p class="author">Ben Tarr</p>'}, "Mara Quill and Ben Tarr"),
        ({"below": "<div itemprop='author' itemscope><p itemprop='name'>Mara Quill</p></div>"}, "Mara Quill"),
        ({"below": "<p>Posted by <span property='dc:creator'>Mara Quill</span> today</p>"}, "Mara Quill"),
        ({"below": '<p class="author">Culture</p>'}, None),
        ({"below": '<p class="author">Photographs by Ben Tarr</p>'}, None),
        ({"below": "<blockquote><p>We wait.</p><p class='author'>Ben Tarr</p></blockquote>"}, None),
        ({"below": "<div class='pull-quote'><p>We wait.</p><cite><a rel='author'>Ben Tarr</a></cite></div>"}, None),
        ({"behind": "<article><h2>Lake Opens</h2><p class='byline'>By Ben Tarr</p></article>"}, None),
        ({"behind": "<div class='comments'><p class='author'>Ben Tarr</p><p>Nice.</p></div>"}, None),
        (
            {
                "behind": "<details class='CommentThread'><summary class='author'>Ben Tarr</summary><p>Nice.</p></details>"
            },
            None,
        ),
        ({"behind": "<aside class='related'><p>By Ben Tarr</p></aside>"}, None),
    ],
)
def test_the_author_is_who_wrote_this_text_and_whole(said: dict[str, str], author: str | None) -> None:
    assert page(**said).author == author


SHOWN = "<p>4 March 2025</p>"
OTHERS = '<time datetime="2025-03-09">9 March 2025</time>'


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ({"below": SHOWN, "head": data('"datePublished": "2025-03-05T01:00:00Z"')}, "2025-03-04"),
        ({"head": data('"dateCreated": "2025-02-01", "datePublished": "2025-03-05"')}, "2025-03-05"),
        ({"head": data('"dateCreated": "2025-02-01"') + '<meta name="pubdate" content="2025-03-05">'}, "2025-03-05"),
        ({"head": data('"dateCreated": "2025-02-01"')}, "2025-02-01"),
        ({"below": "<p>Updated 9 March 2025</p>", "head": data('"datePublished": "2025-03-05"')}, "2025-03-05"),
        ({"below": "<p>Updated 9 March 2025, published 4 March 2025</p>"}, "2025-03-04"),
        (
            {
                "below": "<p>9 March 2025</p>",
                "head": data('"datePublished": "2025-03-05", "dateModified": "2025-03-09"'),
            },
            "2025-03-05",
        ),
        ({"below": "<ul><li>Received 1 May 2024</li><li>Published 4 March 2025</li></ul>"}, "2025-03-04"),
        (
            {
                "below": "<p>News from the lake <span property='dc:date dc:created' content='2025-03-04T08:00'>Tuesday</span></p>"
            },
            "2025-03-04",
        ),
        ({"below": "<p>EMBARGOED UNTIL 6 MARCH 2025</p>"}, None),
        ({"below": "<p>The lake opens on 6 March 2025.</p>"}, None),
        ({"below": "<p>Published 31 April 2025</p>"}, None),
        ({"below": f"<blockquote class='tweet'><p>We wait.</p>{OTHERS}</blockquote>"}, None),
        ({"behind": f"<div class='comment'><b>swimmer</b> {OTHERS}<p>Nice.</p></div>"}, None),
        ({"behind": f"<article><h2>Lake Opens</h2>{OTHERS}</article>"}, None),
        ({"behind": f"<aside>{OTHERS}<p>Lake opens</p></aside>"}, None),
        (
            {
                "behind": "<div itemscope itemtype='https://schema.org/Comment'><meta itemprop='datePublished' content='2025-03-09'></div>"
            },
            None,
        ),
        (
            {"above": "<div class='masthead date'>9 March 2025</div>", "head": data('"datePublished": "2025-03-05"')},
            "2025-03-05",
        ),
    ],
)
def test_the_date_is_that_of_publication_or_none(said: dict[str, str], date: str | None) -> None:
    assert page(**said).date == date


def test_of_several_articles_in_the_data_the_pages_own_one_is_asked() -> None:
    other = data('"headline": "Lake Opens", "author": "Ben Tarr", "datePublished": "2025-03-09"')
    own = data('"headline": "Hall Stays Shut", "author": "Lotte Ambler", "datePublished": "2025-03-05"')

    origin = page(head=other + own)

    assert (origin.author, origin.date) == ("Lotte Ambler", "2025-03-05")


@pytest.mark.parametrize(
    ("said", "outlet"),
    [
        ({"title": "Hall Stays Shut | The Tarn Observer"}, "The Tarn Observer"),
        ({"title": "Hall Stays Shut | Sport | The Tarn Observer"}, "The Tarn Observer"),
        ({"title": "Hall Stays Shut | Local News"}, None),
        ({"title": "Hall Stays Shut | Gardening", "behind": "<nav><a>Home</a><a>Gardening</a></nav>"}, None),
        ({"title": "Hall Stays Shut | swimmers must wait until autumn"}, None),
        ({"title": "Hall Stays Shut - Swimmers Angry"}, None),
        (
            {"title": "Hall Stays Shut - Tarn Observer", "behind": "<footer>© 2025 Tarn Observer</footer>"},
            "Tarn Observer",
        ),
        (
            {
                "title": "Tarn Observer: Hall Stays Shut",
                "head": '<link rel="canonical" href="https://tarnobserver.example/1">',
            },
            "Tarn Observer",
        ),
        ({"title": "Hall Stays Shut", "head": '<meta property="og:site_name" content="News">'}, None),
        (
            {"head": '<meta property="og:site_name" content="Sport">' + data('"publisher": {"name": "Tarn Observer"}')},
            "Tarn Observer",
        ),
    ],
)
def test_the_outlet_is_the_sites_name_and_no_section(said: dict[str, str], outlet: str | None) -> None:
    assert page(**said).outlet == outlet


def test_a_headline_that_links_elsewhere_is_another_storys() -> None:
    words = "<div><h1><a href='/2'>Ten Lakes That Are Open All Year</a></h1></div>"
    body = f"{words}<h2>Hall Stays Shut: Swimmers Must Wait — Until Autumn</h2>{PROSE}"
    title = "<title>Hall Stays Shut: Swimmers Must Wait — Until Autumn - Observer</title>"

    source = read(f"<!doctype html>{title}<body>{body}".encode())

    assert [source.text_of(one) for one in source.blocks if one.role == Role.HEADLINE] == [source.origin.title]
    assert source.origin.title == "Hall Stays Shut: Swimmers Must Wait — Until Autumn"


NAMES = st.sampled_from(["Mara Quill", "Ben Tarr", "Lotte van den Berg", "Áine O'Shea", "J. K. Ambler"])


@given(
    st.lists(NAMES, min_size=1, max_size=4, unique=True),
    st.sampled_from(["By ", "Words: ", "", "3 May 2025 by "]),
    st.booleans(),
)
def test_all_authors_of_a_byline_are_named_and_nothing_else(names: list[str], before: str, dated: bool) -> None:
    listed = ", ".join(names[:-1]) + (" and " if names[1:] else "") + names[-1]

    assert author_in(f"{before}{listed}{' | 3 May 2025, 10:15' if dated else ''}") == " and ".join(names)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Mara Quill, Institute for Lake Studies", "Mara Quill"),
        ("By Mara Quill, Sports Editor, and Ben Tarr", "Mara Quill and Ben Tarr"),
        ("Mara Quill, MD, and Ben Tarr, PhD", "Mara Quill and Ben Tarr"),
        ("By Mara Quill at the Tarn Council", "Mara Quill"),
        ("By Mara Quill Senior Lake Reporter", "Mara Quill"),
        ("By Mara Quill Lake Reporter", None),
        ("By Mara Quill, TLN Lake Writer", "Mara Quill"),
        ("By Tarn Lake Editorial Team", None),
        ("By Mara Quill Political Correspondent", "Mara Quill"),
        ("By MARA QUILL in Tarn and BEN TARR in Orrin", "Mara Quill and Ben Tarr"),
        ("By Mara Quill in Tarn and Orrin", "Mara Quill"),
        ("By Mara Quill with Ben Tarr", "Mara Quill and Ben Tarr"),
        ("Posted in News by Mara Quill", "Mara Quill"),
        ("Prof. Mara Quill and Dr Ben Tarr", "Prof. Mara Quill and Dr Ben Tarr"),
        ("Von Mara Quill", "Mara Quill"),
        ("By Mara Quill of The Observer", "Mara Quill"),
        ("By Law The Council Must Act", None),
        ("By Press Office", None),
        ("Institute for Lake Studies and Mara Quill", "Institute for Lake Studies and Mara Quill"),
        ("3 May 2025 | Mara Quill", "Mara Quill"),
        ("By Mara Quill. Some links pay us.", "Mara Quill"),
    ],
)
def test_offices_and_affiliations_are_told_from_authors(line: str, author: str | None) -> None:
    assert author_in(line) == author
