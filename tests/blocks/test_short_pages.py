"""Short articles: a page of a few short sentences, in any script, keeps them; what is taken for the article, and what is told if nothing is."""

import runpy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import SCRIPTS

from annotate import annotate
from annotate.blocks.shape import prose_of, shape_of, shapes_of
from annotate.model import AnnotatedText, Kind
from source import read, read_text

MENU = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/t">Tides</a></li><li><a href="/c">Contact</a></li></ul></nav>'
)
FOOT = "<footer><p>© 2026 Torrin Valley Council</p></footer>"
SHORT = ("The toll ends on Friday.", "Drivers had paid it since 1962.", "Nobody will miss it, the council said.")


def page(inner: str, title: str = "Toll On The Bridge Ends") -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>{inner}</body></html>'


def article(*paragraphs: str, title: str = "Toll On The Bridge Ends") -> str:
    return f"<article><h1>{title}</h1>{''.join(f'<p>{words}</p>' for words in paragraphs)}</article>"


def annotated(html: str) -> AnnotatedText:
    return annotate(read(html.encode()))


def kept(html: str) -> list[str]:
    found = annotated(html)
    return [found.text_of(segment) for segment in found.segments if segment.kind != Kind.BOILERPLATE]


@pytest.fixture(scope="module")
def sweep() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPTS / "measure_short_pages.py"))


@pytest.mark.parametrize("language", ["en", "de", "ja", "zh"])
def test_a_short_notice_loses_no_paragraph_with_a_menu_or_without(sweep: dict[str, Any], language: str) -> None:
    for kind in ("notices", "texts"):
        rows = sweep["measured"](sweep[kind](language))

        assert [words for results in rows.values() for one in results for words in one.lost] == []


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_a_whole_page_without_blanks_between_words_loses_no_paragraph(sweep: dict[str, Any], language: str) -> None:
    (results,) = sweep["measured"](sweep["whole_pages"](language)).values()

    assert [words for one in results for words in one.lost] == []


def test_a_page_of_one_short_sentence_is_not_empty() -> None:
    assert SHORT[0] in kept(page(MENU + article(SHORT[0]) + FOOT))


def test_the_menu_and_the_foot_of_a_short_page_are_furniture() -> None:
    assert kept(page(MENU + article(*SHORT) + FOOT)) == ["Toll On The Bridge Ends", *SHORT]


def test_an_article_in_an_aside_is_the_article() -> None:
    notice = "<div><p>We use cookies to make this site better for you.</p><button>Accept</button></div>"

    assert kept(page(notice + article(*SHORT).replace("article", "aside"))) == ["Toll On The Bridge Ends", *SHORT]


def test_readers_comments_on_a_short_article_are_furniture() -> None:
    comments = '<details class="CommentBox" open><summary>Posted by heron</summary><p>I paid that toll for thirty years.</p></details>'

    assert kept(page(article(*SHORT) + comments)) == ["Toll On The Bridge Ends", *SHORT]


def test_the_links_under_a_heading_that_points_to_other_stories_are_furniture() -> None:
    links = "".join(
        f'<li><a href="/{n}">{words}</a></li>'
        for n, words in enumerate(["Weir Mended At Last", "Snow Closes The Pass"])
    )
    inner = article(*SHORT).replace(
        "<p>Nobody", f"<h2>Recommended Stories</h2><p>list of 2 items</p><ul>{links}</ul><p>Nobody"
    )

    assert kept(page(inner)) == ["Toll On The Bridge Ends", *SHORT]


@pytest.mark.parametrize("title", ["You Have To See This", "Comment"])
def test_an_article_whose_wrapper_speaks_of_comments_is_no_comment(title: str) -> None:
    inner = f'<div class="post comments-open">{article(*SHORT, title=title)}</div>'

    assert set(SHORT) <= set(kept(page(inner, title)))


def test_the_user_is_told_when_hardly_anything_is_an_article() -> None:
    links = "".join(f'<li><a href="/{n}">Read more about the bridge</a></li>' for n in range(8))

    found = annotated(page(f"<nav><ul>{links}</ul></nav>{FOOT}"))

    assert any("hardly anything was taken for the article" in problem.sentence for problem in found.problems)
    assert not any("hardly anything" in problem.sentence for problem in annotated(page(article(*SHORT))).problems)


def test_scripts_without_blanks_are_measured_by_letters() -> None:
    assert 10 <= shape_of("橋の通行料は金曜日に廃止されると町が発表した。").words <= 14
    assert shape_of("橋の通行料は金曜日に廃止されると町が発表した。").sentence
    assert shape_of("大桥周五起不再收费。").sentence
    assert shape_of("تنتهي رسوم الجسر يوم الجمعة؟").sentence
    assert shape_of("The toll ends on Friday.").words == 5


def test_how_far_a_block_stands_from_the_headline_is_known() -> None:
    source = read(page(MENU + article(*SHORT) + FOOT).encode())

    apart = {source.text_of(block): block.hints.apart for block in source.blocks if block.hints}

    assert apart["Toll On The Bridge Ends"] == 0
    assert [apart[words] for words in SHORT] == [1, 1, 1]
    assert apart["Tides"] == 2


@pytest.mark.property
@given(
    st.lists(st.sampled_from(SHORT), min_size=1, max_size=8),
    st.booleans(),
    st.sampled_from(["div", "section", "td", "main"]),
)
def test_some_of_an_articles_sentences_are_always_left(paragraphs: list[str], menu: bool, element: str) -> None:
    inner = article(*paragraphs).replace("article", element)

    assert set(kept(page(MENU * menu + inner + FOOT))) & set(paragraphs)


@pytest.mark.property
@given(st.lists(st.sampled_from([*SHORT, "Tides", "© 2026", "Read more"]), max_size=12))
def test_prose_is_a_part_of_the_sentences_and_so_are_the_articles_own(lines: list[str]) -> None:
    source = read(page("".join(f"<p>{line}</p>" for line in ["Bridge", *lines])).encode())
    prose = prose_of(shapes_of(source), source.blocks)

    for is_prose, is_own, is_sentence in zip(prose.blocks, prose.own, prose.sentences, strict=True):
        assert is_sentence >= max(is_prose, is_own)


def test_the_first_sentence_below_a_headline_is_kept_in_a_text_without_markup() -> None:
    text = (
        "Mill Stays Shut\n\nThe mill at Vall will stay shut. It leans.\n\nWheel\n\nStone\n\nShare this article\n\n"
        + (
            "The board of the mill said on Monday that it had found rust in every second bolt of the wheel and of its axle.\n\n"
            * 2
        )
    )

    annotated = annotate(read_text(text))

    kinds = {annotated.text_of(segment): segment.kind for segment in annotated.segments}
    assert kinds["The mill at Vall will stay shut."] == "claim"
