"""Front matter: what a post of a site generator states of itself, however it is written."""

from collections.abc import Callable

import pytest
from timing import least

from source import read
from source.model import Origin


def origin_of(head: str) -> Origin:
    return read(f"{head}\n\nThe quay was shut on Monday.\n".encode(), name="post.md").origin


@pytest.mark.parametrize(
    ("head", "title", "author", "date"),
    [
        (
            "---\ntitle: Quay: what now?\nauthor: Mara Quill\ndate: 2026-11-03 08:00:00 +0200\n---",
            "Quay: what now?",
            "Mara Quill",
            "2026-11-03",
        ),
        (
            "---\ntitle: 'It''s shut'\nauthors: [Mara Quill, \"Jon Breve\"]\n---",
            "It's shut",
            "Mara Quill and Jon Breve",
            None,
        ),
        (
            '---\ntitle: "A \\"short\\" caf\\u00e9" # told\nauthors:\n- name: Mara Quill\n  url: https://a.example\n- Jon Breve\n---',
            'A "short" café',
            "Mara Quill and Jon Breve",
            None,
        ),
        (
            "---\ntitle: >\n  Folded over\n  two lines\nbyline: By Mara Quill\npublished: 3 November 2026\n...",
            "Folded over two lines",
            "Mara Quill",
            "2026-11-03",
        ),
        (
            "---\ntitle: Long words\n  that go on\nauthor:\n  name: Port Office of Orre\npublished: true\ndate: 2026-11-03T10:00:00Z\n---",
            "Long words that go on",
            "Port Office of Orre",
            "2026-11-03",
        ),
        (
            "---\nauthors: [\n  Mara Quill,\n  {name: Jon Breve, id: 4},\n]\ntitle: !!str 2026\n---",
            "2026",
            "Mara Quill and Jon Breve",
            None,
        ),
        (
            '+++\ntitle = "A \\"short\\" quay"\nauthors = ["Mara Quill"]\npublished = 2026-11-03T23:30:00+09:00\n+++',
            'A "short" quay',
            "Mara Quill",
            "2026-11-03",
        ),
        (
            "+++\ntitle = 'Quay'\ndate = 2026-11-03\n[extra]\nauthor = 'Mara Quill'\n+++",
            "Quay",
            "Mara Quill",
            "2026-11-03",
        ),
        (
            '{\n  "title": "Quay",\n  "author": {"name": "Mara Quill"},\n  "date": "2026-11-03"\n}',
            "Quay",
            "Mara Quill",
            "2026-11-03",
        ),
        ("Title: Quay\nAuthor: Mara Quill\nDate: 2026-11-03 10:20", "Quay", "Mara Quill", "2026-11-03"),
        ("---\ntitle: Quay\nauthor: ~\ndate: 2026-02-31\n---", "Quay", None, None),
    ],
)
def test_a_post_states_title_author_and_date(head: str, title: str, author: str | None, date: str | None) -> None:
    origin = origin_of(head)

    assert (origin.title, origin.author, origin.date) == (title, author, date)


def test_the_head_is_no_text_and_lines_are_counted_with_it() -> None:
    source = read(b"+++\ntitle = 'Quay'\ndescription = 'He said \"no\"'\n+++\n\nThe quay was shut.\n", name="post.md")

    assert [(source.text_of(block), block.locator) for block in source.blocks] == [("The quay was shut.", "line 6")]


@pytest.mark.parametrize(
    "text",
    [
        "---\nUpdate: the quay is open again.\n---\n\nIt rained.",
        "---\nIt rained: badly.\nNobody came. They left.\n---\n\nIt rained.",
        "---\ntitle: never closed\n\nIt rained.",
        "Dear editor,\nTitle: what follows\n\nIt rained.",
    ],
)
def test_what_only_looks_like_a_head_stays_in_the_text(text: str) -> None:
    words = read(text.encode(), name="post.md").text

    assert [word for word in text.replace("-", " ").split() if word not in words.split()] == []


def test_a_head_with_a_slip_in_its_toml_is_told() -> None:
    source = read(b'+++\ntitle = "Quay\ndraft = false\n+++\n\nIt rained.\n', name="post.md")

    assert source.text == "It rained."
    assert "no valid TOML" in source.problems[0].sentence


@pytest.mark.slow
@pytest.mark.parametrize(
    "inside",
    [
        lambda n: "a: " + "[" * (100 * n),
        lambda n: "- " * (50 * n),
        lambda n: "a: '" + "x\n" * (50 * n),
        lambda n: "a: &x [*x, *x]\n" * (9 * n),
    ],
    ids=["brackets", "hyphens", "an open mark", "aliases"],
)
def test_the_time_for_a_hostile_head_grows_with_its_length(inside: Callable[[int], str]) -> None:
    def seconds(n: int) -> float:
        data = f"---\ntitle: x\n{inside(n)}\n---\n\nIt rained.\n".encode()
        return least(lambda: read(data, name="post.md"), times=2) + 0.01

    assert seconds(800) / seconds(200) < 8


def test_a_head_of_many_levels_is_read_as_far_as_any_text_needs() -> None:
    inside = "\n".join(" " * n + "a:" for n in range(400))

    assert read(f"---\ntitle: x\n{inside}\n---\n\nIt rained.\n".encode(), name="post.md").text.endswith("It rained.")
