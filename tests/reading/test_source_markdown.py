"""Markdown: marks become roles, words stay."""

import re
from html import unescape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from timing import least, least_ratio

from annotate import annotate
from source import read
from source.limits import LIMITS
from source.model import SourceText
from source.readers.text import read_markdown

NOTE = """---
title: "Ferry Stays in Port"
author: Mara Quill
date: 3 November 2026
tags: [ferry, port]
---

# Ferry *stays* in port

The **ferry** to [Orrin](https://example.org/orrin "island") will not
sail before Thursday.

What now
--------

> We are sorry.
> Nobody was hurt.

- At eight
- At noon,
  and not later

1. Fares stay
* * *

| Fare | Price |
|------|------:|
| Boat | 4 euros |

```
#verbatim *line*
```
"""


def read_note(text: str) -> SourceText:
    return read(text.encode(), name="note.md")


def test_marks_become_roles() -> None:
    source = read_note(NOTE)

    assert [(str(block.role), source.text_of(block)) for block in source.blocks] == [
        ("headline", "Ferry stays in port"),
        ("paragraph", "The ferry to Orrin will not\nsail before Thursday."),
        ("heading", "What now"),
        ("quotation block", "We are sorry.\nNobody was hurt."),
        ("list item", "At eight"),
        ("list item", "At noon,\nand not later"),
        ("list item", "Fares stay"),
        ("table cell", "Fare"),
        ("table cell", "Price"),
        ("table cell", "Boat"),
        ("table cell", "4 euros"),
        ("paragraph", "#verbatim *line*"),
    ]


def test_front_matter_gives_title_author_and_date() -> None:
    origin = read_note(NOTE).origin

    assert (origin.title, origin.author, origin.date) == ("Ferry Stays in Port", "Mara Quill", "2026-11-03")
    assert origin.media_type == "text/markdown"


def test_a_block_says_in_which_line_it_stands() -> None:
    assert [block.locator for block in read_note(NOTE).blocks][:3] == ["line 8", "line 10", "line 13"]


@pytest.mark.parametrize(
    "words",
    [
        "2 * 3 * 4 = 24",
        "the file snake_case_name and __init__",
        "a price of $5 [sic] and more",
        "he said: 3 > 2",
        "C# and F#",
        "#hashtag stays",
        "an open **mark stays",
        "a | b",
    ],
)
def test_what_may_be_meant_as_a_character_stays(words: str) -> None:
    assert read_note(words).text == words.replace("__init__", "init")


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("***one***", "one"),
        ("__one__ _two_", "one two"),
        ("`code` here", "code here"),
        ("A ferry ![the Orrin](ferry.png)", "A ferry"),
        ("[a][1]\n\n[1]: https://example.org", "a"),
        ("<https://example.org>", "https://example.org"),
        ("\\*not a mark\\*", "*not a mark*"),
        ("# Closed ##", "Closed"),
        ("- [x] done", "done"),
        ("The [long\nlink](https://example.org/a_(b)) holds", "The long\nlink holds"),
        ("It **closes on\n4 May**, for now", "It closes on\n4 May, for now"),
        ("Fish &amp; chips &ndash; cheap", "Fish & chips – cheap"),
        ("One <b>bold</b> <span style='display:none'>secret</span>word", "One bold word"),
        ("A line<br>and a second", "A line\n\nand a second"),
        ("10<sup>6</sup> m<sup>2</sup> of H<sub>2</sub>O, 1<sup>st</sup>", "10⁶ m² of H₂O, 1st"),
        ('"straight" ... -- (c)', '"straight" ... -- (c)'),
        ("~~Struck~~ out", "Struck out"),
    ],
)
def test_marks_inside_a_line_go(marked: str, words: str) -> None:
    assert read_note(marked).text == words


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("~~~ The mayor has resigned ~~~\n\nIt rained.", ["The mayor has resigned", "It rained."]),
        ("```Vosk resigned over the pier\n\nIt rained.", ["Vosk resigned over the pier", "It rained."]),
        ("```\nNobody closed this.\n\nIt rained.", ["Nobody closed this.", "It rained."]),
        ("```python\nprint()\n```\n\nIt rained.", ["print()", "It rained."]),
        ("~~~\nWords\n~~~ and more\n~~~\n\nIt rained.", ["Words", "~~~ and more", "It rained."]),
        ("````\n```\nWords\n````\n\nIt rained.", ["```", "Words", "It rained."]),
    ],
)
def test_a_line_that_begins_like_a_fence_loses_no_words(marked: str, words: list[str]) -> None:
    source = read_note(marked)

    assert [source.text_of(block) for block in source.blocks] == words


@pytest.mark.parametrize(
    ("marked", "words", "told"),
    [
        (
            "It rained.\n\n<!-- to check -->\n\nIt <!-- but when? -->stopped<!--more-->.",
            ["It rained.", "It stopped."],
            "2 comments were left out",
        ),
        ("It rained.\n\n<script>\nlet x = 1\n\nlet y\n</script>", ["It rained."], ""),
        ("It rained.\n\n<!-- never closed\n\nIt stopped.", ["It rained."], "“<!--” in line 3 is never closed"),
        ("Words for {{ site.reader }} here.", ["Words for  here."], "A tag for a site's generator"),
        (
            "It rained.\n\n~~~ The mayor went ~~~",
            ["It rained.", "The mayor went"],
            "Line 3 begins like a fence that nothing closes",
        ),
        ("```The mayor went\nhome\n```", ["The mayor went", "home"], "Line 1 opens a fence and goes on with words"),
    ],
)
def test_what_no_page_shows_is_left_out_and_told(marked: str, words: list[str], told: str) -> None:
    source = read_note(marked)

    assert [source.text_of(block) for block in source.blocks] == words
    assert told in " ".join(problem.sentence for problem in source.problems)


def test_tags_of_site_generators_that_stand_alone_are_boilerplate() -> None:
    tags = [
        '{{< figure src="quay.jpg"\n caption="A “quay”" >}}',
        "{% include newsletter.html %}",
        "{: .lead}",
        ":::note",
    ]
    source = read_note("# Quay shut\n\nThe quay of Orre was shut on Monday, the port said.\n\n" + "\n\n".join(tags))

    annotated = annotate(source)

    assert [annotated.text_of(s) for s in annotated.segments if s.rule == "generator"] == tags
    assert not annotated.quotations_in(annotated.segments[2])


def test_raw_html_is_read_as_a_page_is() -> None:
    source = read_note(
        "<h2>Quays</h2>\n\n<table><tr><th>Quay</th><th>Boats</th></tr><tr><td>Orre</td><td>14</td></tr></table>\n\n"
        "| Port |\n|---|\n| Vall |\n\n> <p>We are sorry.</p>"
    )

    assert [(str(b.role), source.text_of(b), b.cell and (b.cell.table, b.cell.row)) for b in source.blocks] == [
        ("heading", "Quays", None),
        ("table cell", "Quay", (1, 1)),
        ("table cell", "Boats", (1, 1)),
        ("table cell", "Orre", (1, 2)),
        ("table cell", "14", (1, 2)),
        ("table cell", "Port", (2, 1)),
        ("table cell", "Vall", (2, 2)),
        ("quotation block", "We are sorry.", None),
    ]


def test_numbers_of_lists_and_notes_stand_beside_the_text() -> None:
    source = read_note(
        "3. Fares\n   1) Boats\n4. Quays\n\nIt sank.[^port] It rose.^[Later.]\n\n[^port]: Port office.\n[^x]: Uncalled."
    )

    labelled = [(block.label, source.text_of(block)) for block in source.blocks if block.label]
    assert labelled == [
        ("3.", "Fares"),
        ("1)", "Boats"),
        ("4.", "Quays"),
        ("1", "Port office."),
        ("2", "Later."),
        ("x", "Uncalled."),
    ]


def test_a_first_heading_is_the_headline_unless_the_head_states_another_title() -> None:
    stated = "---\ntitle: {}\nlang: en\n---\n\nIt rained.\n\n# What now\n\nIt stops.\n\n# And then\n"

    roles = [[str(block.role) for block in read_note(stated.format(title)).blocks] for title in ("Rain", "What now?")]

    assert roles == [
        ["paragraph", "heading", "paragraph", "heading"],
        ["paragraph", "headline", "paragraph", "heading"],
    ]


MARKS = [
    "*",
    "**",
    "_",
    "`",
    "[",
    "](",
    ")",
    "[a]",
    "[^1]",
    "# ",
    "> ",
    "- ",
    "1. ",
    "|",
    "\n|-|-|\n",
    "---",
    "===",
    "~~",
    "\\",
    "&amp;",
]
MARKS += [
    "<b>",
    "</b>",
    "<!-- gone -->",
    "\n<div>\n",
    "</div>",
    "\n[^1]: ",
    "\n: ",
    "    ",
    "<https://a.example>",
    "\n\n[a]: /b\n\n",
    "^[",
]


@given(st.lists(st.sampled_from(["word", "other", " ", "\n", "\n\n", *MARKS]), max_size=40))
def test_the_words_are_those_that_markdown_it_shows_and_none_of_its_marks_is_there(pieces: list[str]) -> None:
    assume(
        pieces.count("\n[^1]: ") < 2
    )  # of two notes of one name it shows the last, and none that nothing calls: we show all
    text = "word [^1] " + "".join(pieces)

    assert squeezed(read_note(text).text) == squeezed(shown_by_markdown_it(text))


@given(
    st.lists(
        st.sampled_from(["word", " ", "\n", "\n\n", "> ", "- ", "```", "~~~", "\n```\n", "\n~~~ a b\n"]), max_size=40
    )
)
def test_no_word_is_lost_whatever_begins_like_a_fence(pieces: list[str]) -> None:
    text = "word " + "".join(pieces)
    behind_fences = re.findall(r"(?:```+|~~~+)[ \t]*(\S*)[ \t]*$", text, re.M)  # may name a language

    assert read_note(text).text.count("word") >= text.count("word") - sum(said.count("word") for said in behind_fences)


def shown_by_markdown_it(text: str) -> str:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(deflist_plugin)
    page = re.sub(
        r"<!--.*?-->|<sup class=\"footnote-ref\">.*?</sup>|<a href=[^>]*footnote-backref.*?</a>",
        "",
        parser.render(text),
        flags=re.S,
    )
    return unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", page))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.slow
@pytest.mark.parametrize(
    "mark",
    ["*", "_", "`", "[", "**", "![](", "<https://", "> ", "|", "~~~\n", "- ", "<div ", "<sup>1", "[^", "{{", "<!--"],
)
def test_marks_without_end_take_no_time(mark: str) -> None:
    assert read_note("word " + mark * 20_000 + " word").text


@pytest.mark.slow
@pytest.mark.parametrize("size", [25_000, 1_000_000])
def test_reading_takes_at_most_three_times_as_long_as_markdown_it(size: int) -> None:
    text = (NOTE.partition("---\n\n")[2] * (size // 300))[:size]
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(deflist_plugin)

    assert least_ratio(lambda: read_markdown(text, LIMITS), lambda: parser.render(text), times=1) < 3


@pytest.mark.slow
@pytest.mark.parametrize(
    "mark",
    [
        "[", "![", "> ", "- ", "*a ", "**a", "[a](", "```a\n", "~~~ a b\n\n", "> ```a\n>\n", "<div ", "<p>x\n\n", "a <!--", "[^", "^[", "{{ a\n",
        "<sup>1", "a.<sup>1</sup>", "a <span hidden>", "a\n: b\n", "| a |\n", "|", "[a]: x '\n",
    ],
)  # fmt: skip
def test_the_time_for_hostile_marks_grows_with_their_number(mark: str) -> None:
    times = [least(lambda: read_markdown("a " + mark * (n // len(mark)), LIMITS), times=2) for n in (10_000, 40_000)]  # noqa: B023

    assert times[1] < 8 * times[0] + 0.2
