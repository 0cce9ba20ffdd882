"""Pages that a word processor saved: comments become remarks beside the text; and complete pages are never refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from source import read
from source.model import SourceText

LETTER = """<html><head><meta charset="utf-8"></head><body class="c1 doc-content">
<p class="c2 title" id="h.a1"><span>Library Hours Cut To Four Days</span></p>
<p class="c3"><span>The town library opens on four days from June, </span><span>its head said on Friday.</span><sup><a
href="#cmnt1" id="cmnt_ref1">[a]</a></sup><sup><a href="#cmnt2" id="cmnt_ref2">[b]</a></sup><span> Loans fell last year.</span></p>
<p class="c3"><span>Nobody will lose a job.</span></p>
<div class="c4"><p class="c5"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Was it not Thursday?</span></p><p>Ask her.</p></div>
<div class="c4"><p class="c5"><a href="#cmnt_ref2" id="cmnt2">[b]</a><span>Thursday, I was there.</span></p></div></body></html>"""
WORD_PAGE = """<html><head><title>Hours</title></head><body><p class=MsoTitle>Library Hours Cut</p>
<p class=MsoNormal>The library closes on Fridays.<span class=MsoCommentReference><a class=msocomanchor id="_anchor_1"
href="#_msocom_1" name="_msoanchor_1">[KH1]</a></span></p>
<div id="_com_1" class=msocomtxt>
<p class=MsoCommentText><a href="#_msoanchor_1" class=msocomoff>[KH1]</a> And Mondays?</p></div></body></html>"""


def shown(source: SourceText) -> list[str]:
    return [source.text_of(block) for block in source.blocks]


def test_comments_of_a_shared_document_stand_beside_the_text_not_in_it() -> None:
    source = read(LETTER.encode())

    assert shown(source) == [
        "Library Hours Cut To Four Days",
        "The town library opens on four days from June, its head said on Friday. Loans fell last year.",
        "Nobody will lose a job.",
    ]
    assert [(source.text_of(one.span), one.text) for one in source.remarks if one.span] == [
        ("its head said on Friday.", "Was it not Thursday? Ask her."),
        ("its head said on Friday.", "Thursday, I was there."),
    ]
    assert [problem.sentence for problem in source.problems] == [
        "2 comments were kept beside the text: “Was it not Thursday? Ask her.” …"
    ]


def test_the_title_of_a_shared_document_is_read() -> None:
    assert read(LETTER.encode()).origin.title == "Library Hours Cut To Four Days"


def test_comments_of_a_page_that_word_saved_stand_beside_the_text() -> None:
    source = read(WORD_PAGE.encode())

    assert shown(source) == ["Library Hours Cut", "The library closes on Fridays."]
    assert [one.text for one in source.remarks] == ["And Mondays?"]


def test_what_only_looks_like_a_comment_stays_in_the_text() -> None:
    page = '<p>Open [a] on Sundays.</p><div><p>One.</p><p><a href="#cmnt_ref7">[b]</a> Two.</p><p>Three.</p></div>'

    source = read(f"<!doctype html><body>{page}".encode())

    assert shown(source) == ["Open [a] on Sundays.", "One.", "Three."]
    assert [(one.span, one.text) for one in source.remarks] == [(None, "Two.")]


TAILS = st.lists(
    st.sampled_from(
        [
            "<i class='x'></i>",
            "<!-- go to Panel > Visits > Off and save the page -->",
            "<!-- <p>an old line</p> -->",
            "<b title='more > less than before'></b>",
            "<script>if (one > two) { say('three'); }</script>",
            "<img alt='a > b'>",
            "</div>",
            "<!-->",
        ]
    ).flatmap(lambda piece: st.integers(1, 60).map(lambda times: piece * times)),
    max_size=4,
)


@given(TAILS, st.booleans())
def test_a_complete_page_is_never_refused_for_what_stands_behind_it(tails: list[str], ended: bool) -> None:
    end = "</body></html>" if ended else ""
    page = f"<!doctype html><body><article><h1>Pool Shut</h1><p>The pool is shut.</p></article>{end}{''.join(tails)}"

    assert shown(read(page.encode())) == ["Pool Shut", "The pool is shut."]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<nav><a>Home</a><a>Sport</a><a>Weather</a></nav>", ["Home Sport Weather"]),
        ("<ul><li><span><a>Log in</a></span><a>Join</a></li></ul>", ["Log in Join"]),
        ("<p>Share: <a>Mail</a><a>Print</a><a>Save</a></p>", ["Share: Mail Print Save"]),
        ("<p>The foot<a>ball</a> club of <a>Ors</a><a>kirk</a> won.</p>", ["The football club of Orskirk won."]),
        ("<p>It rained.<a>[1]</a><a>[2]</a><a>[3]</a></p>", ["It rained.[1][2][3]"]),
        ("<nav><a>Home</a> <a>Sport</a><br><a>News</a></nav>", ["Home Sport", "News"]),
    ],
)
def test_links_side_by_side_are_words_apart(body: str, lines: list[str]) -> None:
    assert shown(read(f"<!doctype html><body>{body}".encode())) == lines
