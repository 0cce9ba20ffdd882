"""Pasted mails and threads: which mail is the article, what its header says of it, and what is boilerplate."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from places import CASES

from annotate import Kind, annotate
from source import read_text


class Case(NamedTuple):
    """A mail as it was pasted, what the source is to say of it, and the beginnings of the article's lines and of the others."""

    text: str
    stated: dict[str, str | None]
    article: tuple[int, ...]
    others: tuple[int, ...]


def cases() -> Iterator[tuple[str, Case]]:
    """Yield the cases of the file with their titles."""
    for given in (CASES / "mails.txt").read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, *lines = given.strip("\n").split("\n")
        stated = dict(line.split(": ", 1) for line in lines if line[:1] not in "+|")
        text, places = "", {"+": [], "|": []}
        for line in lines[len(stated) :]:
            words = line[1:].lstrip("> ")
            if words:
                places[line[0]].append(len(text) + len(line) - 1 - len(words))
            text += f"{line[1:]}\n"
        known = {name: None if value == "-" else value for name, value in stated.items()}
        yield title, Case(text, known, tuple(places["+"]), tuple(places["|"]))


CASE = dict(cases())


@pytest.mark.parametrize("title", CASE)
def test_the_article_of_a_mail_is_kept_and_all_else_is_boilerplate(title: str) -> None:
    case = CASE[title]

    annotated = annotate(read_text(case.text))

    wrong = [
        case.text[place:].split("\n")[0]
        for places, is_article in ((case.article, True), (case.others, False))
        for place in places
        for segment in annotated.segments
        if segment.start <= place < segment.end and (segment.kind is not Kind.BOILERPLATE) is not is_article
    ]
    assert wrong == []


@pytest.mark.parametrize("title", CASE)
def test_title_author_and_date_are_those_of_the_article_s_mail(title: str) -> None:
    case = CASE[title]

    origin = annotate(read_text(case.text)).source.origin

    assert {name: getattr(origin, name) for name in case.stated} == case.stated
