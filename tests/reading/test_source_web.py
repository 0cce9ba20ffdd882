"""Web pages: everything a browser would show, nothing it would not, with roles, hints and metadata."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from source import LIMITS, read
from source.errors import TooLarge, Unreadable
from source.model import Role, SourceText

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Ferry Stays in Port | The Orrin Gazette</title>
<meta property="og:site_name" content="The Orrin Gazette">
<meta property="article:published_time" content="2026-11-03T07:00:00Z">
<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Mara Quill"}}
</script></head>
<body><header class="site-head"><a href="/">The Orrin Gazette</a></header>
<nav id="mainMenu"><ul><li><a href="/w">Weather</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article class="story-body"><h1>Ferry Stays in Port</h1><p class="byline">By Mara Quill</p>
<time datetime="2026-11-03">3 November 2026</time>
<p>The ferry <a href="/f">will not sail</a> before Thursday.<br>Two smaller boats replace it.</p>
<h2>What now</h2><blockquote><p>We are sorry.</p></blockquote><ul><li>At eight</li><li>At noon</li></ul>
<figure><figcaption>The ferry in June</figcaption></figure>
<table><tr><td>Fare</td><td>4 euros</td></tr></table></article>
<footer><p>All rights reserved</p></footer></body></html>"""


def shown(page: str) -> list[str]:
    source = read(page.encode(), name="page.html")
    return [source.text_of(block) for block in source.blocks]


@pytest.fixture(scope="module")
def ferry() -> SourceText:
    return read(PAGE.encode())


def test_every_block_has_the_role_that_its_element_gives(ferry: SourceText) -> None:
    assert [(str(block.role), ferry.text_of(block)) for block in ferry.blocks] == [
        ("header", "The Orrin Gazette"),
        ("navigation", "Weather"),
        ("navigation", "Sport"),
        ("headline", "Ferry Stays in Port"),
        ("byline", "By Mara Quill"),
        ("dateline", "3 November 2026"),
        ("paragraph", "The ferry will not sail before Thursday."),
        ("paragraph", "Two smaller boats replace it."),
        ("heading", "What now"),
        ("quotation block", "We are sorry."),
        ("list item", "At eight"),
        ("list item", "At noon"),
        ("caption", "The ferry in June"),
        ("table cell", "Fare"),
        ("table cell", "4 euros"),
        ("footer", "All rights reserved"),
    ]


def test_the_origin_holds_what_the_page_states(ferry: SourceText) -> None:
    origin = ferry.origin

    assert (origin.title, origin.author, origin.date) == ("Ferry Stays in Port", "Mara Quill", "2026-11-03")
    assert (origin.outlet, origin.language, origin.media_type) == ("The Orrin Gazette", "en-GB", "text/html")


def test_hints_say_what_the_markup_says(ferry: SourceText) -> None:
    menu, headline, prose = ferry.blocks[1].hints, ferry.blocks[3].hints, ferry.blocks[6].hints

    assert menu
    assert headline
    assert prose
    assert (menu.tag, menu.inside, menu.words, menu.link_share) == ("li", ("nav",), ("main", "menu"), 1.0)
    assert (headline.tag, headline.inside, headline.words, headline.level) == ("h1", ("article",), ("story", "body"), 1)
    assert 0.2 < prose.link_share < 0.5


def test_what_a_browser_hides_is_not_text_but_what_follows_it_is() -> None:
    page = """<p>a<script>no</script>b<style>no</style>c<!-- no -->d<template>no</template>e<svg><text>no</text></svg>f
    <select><option>no</option></select>g<span hidden>no</span>h<b style="color:red;display : none">no</b>i
    <noscript>no</noscript>j</p>"""

    assert "".join(shown(page)).replace(" ", "") == "abcdefghij"


def test_white_space_is_as_a_browser_shows_it() -> None:
    assert shown("<p> One\n   two \t<b> three</b> </p><div>four<div>five</div>six</div>") == [
        "One two three",
        "four",
        "five",
        "six",
    ]
    assert shown("<p>4\u00a0km&nbsp;off</p>") == ["4\u00a0km\u00a0off"]
    assert shown("<pre>one\n  two\n</pre>") == ["one", "two"]


def test_preformatted_text_is_put_together_like_any_wrapped_text() -> None:
    first = (
        "The swimming hall in Tarn will stay shut until the autumn, the works",
        "department said on Thursday; its boiler was found to leak in March.",
    )
    second = (
        "Schools will take their classes to the lake, where two lifeguards",
        "are on duty from eight to four each day.",
    )
    wrapped = "\n".join(first) + "\n\n" + "<br>".join(second).replace("lake", "<a>lake</a>")

    found = shown(f"<pre>\n{wrapped}\n</pre><pre>Monday  8-16\nTuesday 9-12</pre>")

    assert [" ".join(words.split()) for words in found[:2]] == [" ".join(first), " ".join(second)]
    assert found[2:] == ["Monday  8-16", "Tuesday 9-12"]


def test_odd_pages_are_read() -> None:
    assert shown(
        "<?xml version='1.0'?><!DOCTYPE html SYSTEM 'x'><html xmlns='http://www.w3.org/1999/xhtml'><p>One</p></html>"
    ) == ["One"]
    assert shown("<p>One</p></body></html><p>Two</p> three") == ["One", "Two", "three"]
    assert shown("<html><body>One</body></html>\n<html><body>Two</body></html>") == ["One Two"]
    assert shown("no element at all") == ["no element at all"]
    assert shown("<p>x &lt; y &amp; z</p>") == ["x < y & z"]


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=8)
TAGS = st.sampled_from(
    ["p", "div", "b", "li", "td", "table", "a", "h2", "span", "blockquote", "section", "br", "article"]
)


@given(st.lists(st.tuples(TAGS, st.booleans(), WORDS), max_size=40))
def test_no_word_of_a_page_is_lost_or_moved(parts: list[tuple[str, bool, str]]) -> None:
    inner = "".join(f"<{tag}>{html.escape(word)}" + (f"</{tag}>" if closed else "") for tag, closed, word in parts)
    words = "".join(word for _, _, word in parts)

    source = read(f"<!doctype html><body><div>start {inner}</div>".encode())

    found, wanted = ("".join(sorted(re.sub(r"\s", "", text))) for text in (source.text, "start" + words))
    assert found == wanted


def test_nesting_that_a_parser_would_drop_in_silence_is_kept_or_refused() -> None:
    def nested(depth: int) -> bytes:
        return b"<!doctype html><body>" + b"<div>" * depth + b"deep" + b"</div>" * depth + b"<p>the last words</p>"

    assert read(nested(700)).text == "deep\n\nthe last words"
    with pytest.raises(TooLarge, match="--max-depth"):
        read(nested(1200))
    assert read(nested(1200), limits=replace(LIMITS, max_depth=1300)).text.endswith("last words")
    with pytest.raises(Unreadable):
        read(nested(6000), limits=replace(LIMITS, max_depth=9000))


@pytest.mark.slow
def test_a_huge_piece_does_not_swallow_the_rest() -> None:
    page = b"<!doctype html><p>" + b"x " * 5_500_000 + b"</p><p>the last words</p>"

    assert read(page, limits=replace(LIMITS, max_characters=20_000_000)).text.endswith("the last words")


def test_characters_that_only_entities_spell_are_cleaned_too() -> None:
    source = read(b"<!doctype html><p>a&#1;b &#x202e;c</p>")

    assert source.text == "a\ufffdb \u202ec"
    assert source.origin.replaced == 1
    assert len(source.problems) == 2


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ('<meta name="author" content="Jonas Brandt">', "", "Jonas Brandt"),
        ('<meta name="author" content="admin">', "", None),
        ('<meta name="author" content="https://example.org/jonas">', "", None),
        ("", '<a rel="author" href="/j">Jonas Brandt</a>', "Jonas Brandt"),
        ("", "<p>By Jonas Brandt and Ada Holm | 3 May 2026</p>", "Jonas Brandt and Ada Holm"),
        ("", "<p>By the sea it rained.</p>", None),
        *(
            (f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {stated}}}</script>', "", author)
            for stated, author in (
                ('{"@type": "Person", "name": "Jonas Brandt"}', "Jonas Brandt"),
                ('{"@type": "Organization", "name": "Jonas Brandt"}', None),
                ('{"@type": "Person", "name": ["Jonas Brandt"]}', None),
                ('"Jonas Brandt"', "Jonas Brandt"),
            )
        ),
    ],
)
def test_an_author_is_a_person_or_nobody(head: str, body: str, author: str | None) -> None:
    page = f"<!doctype html><head><title>Rain</title>{head}</head><body><h1>Rain</h1>{body}<p>It rained.</p>"

    assert read(page.encode()).origin.author == author


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Published 14 October 2026", "2026-10-14"),
        ("Oct. 14, 2026", "2026-10-14"),
        ("14.10.2026", "2026-10-14"),
        ("10/14/2026", "2026-10-14"),
        ("03/04/2026", None),
        ("31 February 2026", None),
    ],
)
def test_a_date_is_read_only_where_it_can_be_read_one_way(words: str, date: str | None) -> None:
    assert read(f"<!doctype html><h1>Rain</h1><p>{words}</p><p>It rained.</p>".encode()).origin.date == date


def test_the_sites_own_name_is_not_the_headline() -> None:
    title = "<!doctype html><title>Ferry Stays in Port - Gazette</title>"
    page = title + "<h1>Gazette</h1><h1>Ferry Stays in Port</h1><p>It rained.</p>"

    source = read(page.encode())

    assert [source.text_of(b) for b in source.blocks if b.role == Role.HEADLINE] == ["Ferry Stays in Port"]


@pytest.mark.parametrize(
    ("title", "body", "headline"),
    [
        (
            "Ferries to Orsk and Back | Harbour Blog",
            "<h1>Harbour Blog</h1><p>They sail.</p>",
            "Ferries to Orsk and Back",
        ),
        (
            "What is a ferry? | Port",
            "<h1>An introduction to the ferries of Orsk</h1><h2>What is a ferry?</h2>",
            "An introduction to the ferries of Orsk",
        ),
        ("How We Sailed | Our Year", "<h1>How We Sailed | Our Year at Sea</h1><p>Rain.</p>", "How We Sailed"),
    ],
    ids=[
        "the site's name stands in the h1",
        "a lower heading repeats the title",
        "the h1 holds a second title behind a bar",
    ],
)
def test_the_headline_is_found_where_the_page_hides_it(title: str, body: str, headline: str) -> None:
    assert read(f"<!doctype html><title>{title}</title><body>{body}".encode()).origin.title == headline
