"""Word files changed at random: whatever an editor's program does to one, no word that it shows is lost, and nothing breaks."""

import copy
import re
from collections.abc import Iterator
from random import Random

import pytest
from edited_article import ARTICLE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from made import made_sample
from word_files import W, edited, run_of, stripped, tracked, word_file, write_cell

from annotate import annotate
from annotate.merge.changes import Reconciled
from annotate.model import AnnotatedText
from exports import read_changes
from source import read_text

# People who go on speaking, by their surname and by “he”: whom a name belongs to hangs on the words.
PIER = annotate(
    read_text(
        "Pier Reopens\n\n“The planks are new,” said Bram Ostheim, who runs the pier. “Nobody fell in.”\n\n"
        "Ostheim said that the ticket costs 4 euros. “It was a cold spring,” he added.\n\n"
        "Lise Kuhn, a swimmer, said: “The stairs are steep.”\n\nFollow us on Mastodon"
    )
)
TEXTS = {"article": ARTICLE, "sample": made_sample(), "pier": PIER}


def paragraphs_of(root: etree._Element) -> list[etree._Element]:
    """The paragraphs that are not ours: neither in a table nor in a style of the review sheet."""
    body = root.find(W + "body")
    assert body is not None
    return [p for p in body.iterfind(W + "p") if not _style(p).startswith("CopydeskSheet")]


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(W + "val") or "" if style is not None else ""


def shown(root: etree._Element) -> str:
    """All words that the body shows, white space apart: those that an editor deleted left out, those we propose to delete not."""
    return "".join("".join(_words(paragraph)) for paragraph in paragraphs_of(root))


def _words(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(W + "t", W + "delText"):
        changes = [one for one in node.iterancestors() if one.tag in (W + "del", W + "moveFrom")]
        if all(one.get(W + "author") == "copydesk" for one in changes):
            yield "".join((node.text or "").split())


# What may happen to a file. Each takes the document and a source of chance.


def _any_run(root: etree._Element, chance: Random) -> etree._Element | None:
    runs = [run for p in paragraphs_of(root) for run in p.iter(W + "r") if run.find(W + "t") is not None]
    return chance.choice(runs) if runs else None


def type_words(root: etree._Element, chance: Random) -> None:
    run = _any_run(root, chance)
    if run is not None:
        text = run.find(W + "t")
        words, at = text.text or "", chance.randrange(len(text.text or "") + 1)
        text.text = words[:at] + chance.choice([" more", "x", ". New. ", "“", " said Bo Lind"]) + words[at:]


def delete_words(root: etree._Element, chance: Random) -> None:
    run = _any_run(root, chance)
    if run is not None:
        text = run.find(W + "t")
        words = text.text or ""
        start = chance.randrange(len(words) + 1)
        text.text = words[:start] + words[start + chance.randrange(40) :]


def drop_run(root: etree._Element, chance: Random) -> None:
    run = _any_run(root, chance)
    if run is not None:
        run.getparent().remove(run)


def track_deletion(root: etree._Element, chance: Random) -> None:
    run = _any_run(root, chance)
    if run is not None:
        for text in run.iter(W + "t"):
            text.tag = W + "delText"
        change = tracked(chance.choice(["del", "moveFrom"]))
        run.addprevious(change)
        change.append(run)


def insert_run(root: etree._Element, chance: Random) -> None:
    run = _any_run(root, chance)
    if run is not None:
        new = run_of(chance.choice(["Some words. ", "and so", "“No,” said Ana Ruiz. ", " "]))
        run.addnext(tracked("ins", new) if chance.random() < 0.5 else new)


def drop_mark(root: etree._Element, chance: Random) -> None:
    marks = list(root.iter(W + "bookmarkStart", W + "bookmarkEnd", W + "commentRangeStart", W + "commentRangeEnd"))
    if marks:
        mark = chance.choice(marks)
        mark.getparent().remove(mark)


def move_mark(root: etree._Element, chance: Random) -> None:
    marks = list(root.iter(W + "bookmarkStart", W + "bookmarkEnd"))
    run = _any_run(root, chance)
    if marks and run is not None:
        run.addprevious(chance.choice(marks))


def move_paragraph(root: etree._Element, chance: Random) -> None:
    paragraphs = paragraphs_of(root)
    if len(paragraphs) > 1:
        one, other = chance.sample(paragraphs, 2)
        one.addprevious(other)


def copy_paragraph(root: etree._Element, chance: Random) -> None:
    paragraphs = paragraphs_of(root)
    if paragraphs:
        chance.choice(paragraphs).addnext(copy.deepcopy(chance.choice(paragraphs)))


def drop_paragraph(root: etree._Element, chance: Random) -> None:
    paragraphs = paragraphs_of(root)
    if paragraphs:
        one = chance.choice(paragraphs)
        one.getparent().remove(one)


def split_anywhere(root: etree._Element, chance: Random) -> None:
    run = _any_run(root, chance)
    if run is None or run.getparent().tag != W + "p":
        return
    new = etree.Element(W + "p")
    properties = run.getparent().find(W + "pPr")
    if properties is not None:
        new.append(copy.deepcopy(properties))
    home = run.getparent()
    new.extend([run, *run.itersiblings()])
    home.addnext(new)


def join_paragraphs(root: etree._Element, chance: Random) -> None:
    paragraphs = paragraphs_of(root)
    if len(paragraphs) > 1:
        number = chance.randrange(len(paragraphs) - 1)
        paragraphs[number].extend([one for one in paragraphs[number + 1] if one.tag != W + "pPr"])
        paragraphs[number + 1].getparent().remove(paragraphs[number + 1])


def delete_end(root: etree._Element, chance: Random) -> None:
    paragraphs = paragraphs_of(root)
    if paragraphs:
        properties = chance.choice(paragraphs).find(W + "pPr")
        if properties is not None and properties.find(W + "rPr") is None:
            etree.SubElement(properties, W + "rPr").append(tracked("del"))


def restyle(root: etree._Element, chance: Random) -> None:
    styles = list(root.iter(W + "pStyle", W + "rStyle"))
    if styles:
        kind = chance.choice(["Claim", "Quote", "Analysis", "Boilerplate"])
        style = chance.choice(styles)
        if not (style.get(W + "val") or "").startswith("CopydeskSheet"):
            style.set(W + "val", f"Copydesk{kind}{'Text' if style.tag == W + 'rStyle' else ''}")


def respell_a_name(root: etree._Element, chance: Random) -> None:
    run = _any_run(root, chance)
    if run is not None:
        text = run.find(W + "t")
        names = re.findall(r"[A-Z][a-z]+", text.text or "")
        if names:
            name = chance.choice(names)
            text.text = (text.text or "").replace(name, chance.choice([name + "a", name + "-Rau", "Nora", name[1:]]))


def name_a_speaker(root: etree._Element, chance: Random) -> None:
    marks = [mark.get(W + "name") or "" for mark in root.iter(W + "bookmarkStart")]
    if marks:
        name = chance.choice(["Bram Osthejm", "Ana Ruis", "Lise Ostheim", "Bram Ostheim, boatman", "", "Nora"])
        write_cell(root, chance.choice(marks).removeprefix("cd_"), "Speaker", name)


def set_other_marks(root: etree._Element, chance: Random) -> None:
    old, new = chance.choice([("“", '"'), ("’", "'"), (" ", "\N{NO-BREAK SPACE}"), ("-", "–")])
    for paragraph in paragraphs_of(root):
        for text in paragraph.iter(W + "t"):
            text.text = (text.text or "").replace(old, new)


HAPPENINGS = [
    respell_a_name,
    name_a_speaker,
    set_other_marks,
    type_words,
    delete_words,
    drop_run,
    track_deletion,
    insert_run,
    drop_mark,
    move_mark,
    move_paragraph,
    copy_paragraph,
    drop_paragraph,
    split_anywhere,
    join_paragraphs,
    delete_end,
    restyle,
]


def changed_at_random(annotated: AnnotatedText, seed: int, names: list[int]) -> tuple[bytes, str]:
    """The file after what the seed makes happen, and the words that its body shows then."""
    chance, words = Random(seed), ""

    def happen(root: etree._Element) -> None:
        nonlocal words
        for name in names:
            HAPPENINGS[name](root, chance)
        words = shown(root)

    return edited(word_file(annotated, chance.choice(["all", "check", "none"])), happen), words


def squeezed(found: Reconciled) -> str:
    return "".join(found.annotated.text.split())


RUNS = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@pytest.mark.parametrize("text", TEXTS)
@settings(**RUNS)  # type: ignore[arg-type]
@given(st.integers(0, 2**32), st.lists(st.integers(0, len(HAPPENINGS) - 1), min_size=1, max_size=8))
def test_no_word_that_the_file_shows_is_lost_and_none_is_added(text: str, seed: int, names: list[int]) -> None:
    data, words = changed_at_random(TEXTS[text], seed, names)

    found = read_changes(data)

    if not any(conflict.what == "words" for conflict in found.conflicts):
        assert squeezed(found) == words
    assert found.annotated.baseline in (None, TEXTS[text].text)
    ids = [segment.id for segment in found.annotated.segments]
    assert len(set(ids)) == len(ids)


@settings(**RUNS)  # type: ignore[arg-type]
@given(st.integers(0, 2**32), st.lists(st.integers(0, len(HAPPENINGS) - 1), min_size=1, max_size=6))
def test_nor_without_the_annotation(seed: int, names: list[int]) -> None:
    data, words = changed_at_random(ARTICLE, seed, names)

    assert squeezed(read_changes(stripped(data))) == words


@pytest.mark.parametrize("text", TEXTS)
@settings(**RUNS)  # type: ignore[arg-type]
@given(st.integers(0, 2**32), st.lists(st.integers(0, len(HAPPENINGS) - 1), min_size=1, max_size=8))
def test_what_was_read_back_can_be_written_and_read_again(text: str, seed: int, names: list[int]) -> None:
    found = read_changes(changed_at_random(TEXTS[text], seed, names)[0])

    assert read_changes(edited(word_file(found.annotated))).annotated == found.annotated
