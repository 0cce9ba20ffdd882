"""Marks of notes: no words of the sentences that they stand behind, in any format; the notes are footnotes, and boilerplate."""

import pytest

from annotate import annotate
from exports.page.items import quoted_words
from source import read, read_text
from source.model import Role

WORDS = "The dam cost 40 million euros.{} A count showed that it leaks.{} Nobody asked why.{}"


def sentences(text: str, name: str) -> list[str]:
    annotated = annotate(read(text.encode(), name=name))
    return [annotated.text_of(segment) for segment in annotated.segments]


MARKED = [
    ("note.md", WORDS.format("[^1]", "[^b]", "^[At once.]") + "\n\n[^1]: Dam office.\n\n[^b]: The same."),
    ("note.md", WORDS.format("<sup>1</sup>", "<sup>[2]</sup>", "<sup><a href='#n3'>3</a></sup>")),
    ("page.html", f"<p>{WORDS.format('<sup>1</sup>', '<a href=#n2><sup>2</sup></a>', '<sup>[3]</sup>')}</p>"),
    ("page.html", f"<p>{WORDS.format('<a class=footnote-ref href=#n1>1</a>', '<sup>*</sup>', '<sup>†</sup>')}</p>"),
]


@pytest.mark.parametrize(("name", "text"), MARKED)
def test_the_stop_before_a_mark_ends_the_sentence_and_the_mark_is_gone(name: str, text: str) -> None:
    assert sentences(text, name)[:3] == WORDS.format("", "", "").replace(". ", ".\n").split("\n")


@pytest.mark.parametrize("mark", ["¹", "[1]", "[^1]", " [12]", "²³", "†"])
def test_in_plain_text_a_mark_stays_and_ends_its_sentence(mark: str) -> None:
    text = WORDS.format(mark, mark, "")

    annotated = annotate(read_text(text))

    assert annotated.text == text
    assert [annotated.text_of(s) for s in annotated.segments] == [
        f"The dam cost 40 million euros.{mark}",
        f"A count showed that it leaks.{mark}",
        "Nobody asked why.",
    ]


@pytest.mark.parametrize("mark", ["¹", "[1]", "[^1]"])
def test_no_mark_stands_in_words_that_are_printed(mark: str) -> None:
    text = f"The dam leaks, the office said.\n\n“It leaks.{mark} We knew of 40 m² in May.{mark}” said Mara Quill."
    annotated = annotate(read_text(text))

    quote = next(segment for segment in annotated.segments if segment.kind == "quote")

    assert quoted_words(annotated, quote) == "“It leaks. We knew of 40 m² in May.”"


def test_the_notes_of_a_plain_text_are_footnotes_if_something_calls_them() -> None:
    text = "The dam leaks, its office said.[1] It was built in 1931.²\n\n[1] Dam office.\n\n² Town archive.\n\n[3] of them came."

    blocks = annotate(read_text(text)).source.blocks

    assert [block.role for block in blocks[1:]] == [Role.FOOTNOTE, Role.FOOTNOTE, Role.PARAGRAPH]


def test_the_list_under_a_heading_of_notes_is_notes() -> None:
    prose = "The dam of Orre leaks, its office said on Monday, and nobody asked why it does.\n\n" * 3
    listed = f"# Dam leaks\n\n{prose}## {{}}\n\n1. Dam office, table 4.\n2. Town archive.\n"

    roles = [
        annotate(read(listed.format(words).encode(), name="a.md")).source.blocks[-1].role
        for words in ("Notes", "Demands")
    ]

    assert roles == [Role.FOOTNOTE, Role.LIST_ITEM]


def test_a_mark_does_not_change_what_a_sentence_is() -> None:
    words = "The delay suggests that the town fears another winter like the last."
    texts = [f"It rained.\n\n{words}{mark} The quay was shut on Monday.\n" for mark in ("", "[2]", "¹")]

    assert len({annotate(read_text(text)).segments[1].kind for text in texts}) == 1


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        ("10<sup>6</sup> people", "10⁶ people"),
        ("40 m<sup>2</sup> of it", "40 m² of it"),
        ("square metres<sup>2</sup> of it", "square metres² of it"),
        ("the 21<sup>st</sup> of May", "the 21st of May"),
        ("(a+b)<sup>2</sup> is", "(a+b)² is"),
        ("CO<sub>2</sub> falls", "CO₂ falls"),
    ],
)
def test_a_value_above_the_line_is_no_mark_and_keeps_its_figure(raised: str, words: str) -> None:
    assert read(f"<p>Here {raised}.</p>".encode(), name="page.html").text == f"Here {words}."
    assert read(f"Here {raised}.".encode(), name="note.md").text == f"Here {words}."


def test_the_notes_of_a_page_are_footnotes_and_boilerplate() -> None:
    page = (
        "<article><h1>Dam leaks</h1><p>The dam of Orre leaks, its office said.<sup><a href='#n1'>1</a></sup></p>"
        "<p>It was built in 1931.<a href='#n2'>[2]</a> See also [3].</p></article>"
        "<ol class='footnotes'><li id='n1'>Dam office, table 4. <a href='#r1'>↩</a></li></ol><div id='n2'><p>Town archive.</p></div>"
    )

    annotated = annotate(read(page.encode(), name="page.html"))

    notes = [annotated.source.text_of(b) for b in annotated.source.blocks if b.role is Role.FOOTNOTE]
    assert notes == ["Dam office, table 4.", "Town archive."]
    assert [s.rule for s in annotated.segments][-2:] == ["footnote", "footnote"]
    assert "built in 1931. See also [3]." in annotated.text


def test_one_article_with_notes_has_the_same_segments_as_page_and_as_markdown() -> None:
    markdown = "# Dam leaks\n\nThe dam leaks.[^1] It was “old”[^2].\n\n- One\n- Two\n\n> We knew.\n\n[^1]: Office.\n[^2]: Archive."
    page = (
        "<h1>Dam leaks</h1><p>The dam leaks.<sup><a href='#a'>1</a></sup> It was “old”<sup><a href='#b'>2</a></sup>.</p>"
        "<ul><li>One</li><li>Two</li></ul><blockquote>We knew.</blockquote>"
        "<section class='footnotes'><p id='a'>Office.</p><p id='b'>Archive.</p></section>"
    )

    one, other = (read(text.encode(), name=name) for text, name in ((markdown, "a.md"), (page, "a.html")))

    assert [(b.role, one.text_of(b)) for b in one.blocks] == [(b.role, other.text_of(b)) for b in other.blocks]


def test_no_blank_is_left_before_a_stop_where_a_mark_stood_between_them() -> None:
    mark = '<sup><a href="#n1">[1]</a></sup>'
    page = (
        f"<article><h1>Mills</h1><p>Half of the mills stand still {mark}. Nobody says why {mark}, or how.</p></article>"
    )

    assert "stand still. Nobody says why, or how." in read(page.encode(), name="mills.html").text
