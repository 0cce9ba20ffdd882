"""Markdown: marks become roles, words stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from source import read
from source.model import SourceText

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
        ("![A ferry](ferry.png)", "A ferry"),
        ("[a][1]", "a"),
        ("<https://example.org>", "https://example.org"),
        ("\\*not a mark\\*", "*not a mark*"),
        ("# Closed ##", "Closed"),
        ("- [x] done", "done"),
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


@given(
    st.lists(
        st.sampled_from(
            [
                "word",
                " ",
                "\n",
                "\n\n",
                "*",
                "**",
                "_",
                "`",
                "[",
                "](",
                ")",
                "# ",
                "> ",
                "- ",
                "|",
                "---",
                "~~",
                "```",
                "~~~",
            ]
        ),
        max_size=40,
    )
)
def test_no_word_is_lost_whatever_the_marks(pieces: list[str]) -> None:
    text = "word " + "".join(pieces)

    found = "".join(re.findall("word", read_note(text).text))

    # Only the address of a link may go, and the one word behind a fence, which names a language.
    assert len(found) <= len("".join(re.findall("word", text)))
    may_go = "](" in text or re.search(r"^ {0,3}(?:```|~~~)[ \t]*\S*word", text, re.M)
    assert may_go or len(found) == len("".join(re.findall("word", text)))


@pytest.mark.parametrize("mark", ["*", "_", "`", "[", "**", "![](", "<https://", "> ", "|", "~~~\n"])
def test_marks_without_end_take_no_time(mark: str) -> None:
    assert read_note("word " + mark * 20_000 + " word").text
