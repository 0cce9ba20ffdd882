"""Which blocks are boilerplate: cases as text, the rules of the table, and short texts that lose nothing."""

import time

import pytest
from places import CASES

from annotate.blocks.boilerplate import ROLE_RULES, find_boilerplate, scorer
from annotate.blocks.features import NEAR, WINDOWS, _means, names, rows
from annotate.blocks.phrases import PHRASES
from annotate.blocks.roles import find_roles
from annotate.blocks.shape import prose_of, shapes_of
from annotate.draft import Draft
from annotate.model import Kind
from annotate.rules import RULES
from source import read_text
from source.model import Block, Hints, Role, SourceText

ARTICLE = """\
The ferry between Brinmouth and the islands sails again on Monday, a year after a storm tore away the ramp of its berth.
The harbour board has spent four million euros on the repair, most of which comes from a fund set up by the region.
“We have missed the sound of the horn,” said Ruth Adeyemi, the captain, who has sailed the route for twenty years.
Fares will stay as they were, the board said, but the last boat will leave at six until the winter crew is complete."""
CASES = CASES / "boilerplate.txt"


def cases() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for part in CASES.read_text(encoding="utf-8").split("\n== ")[1:]:
        title, *lines = part.strip().split("\n")
        found[title] = []
        for line in filter(None, lines):
            expected, _, block = line.partition(" | ")
            kept = [("keep", paragraph) for paragraph in ARTICLE.split("\n")]
            found[title] += kept if line == "..." else [(expected, block)]
    return found


def furniture(source: SourceText) -> list[str]:
    draft = find_boilerplate(find_roles(Draft(source)))
    return [draft.furniture[n].rule if n in draft.furniture else "keep" for n in range(len(source.blocks))]


@pytest.mark.parametrize("title", cases())
def test_each_block_of_the_case_is_kept_or_named(title: str) -> None:
    case = cases()[title]

    source = read_text("\n\n".join(block for _, block in case))

    assert [source.text_of(block) for block in source.blocks] == [block for _, block in case]
    assert list(zip(furniture(source), (block for _, block in case), strict=True)) == case


def test_every_rule_has_a_case() -> None:
    by_role = {"site navigation", "running head", "running foot", "footnote"}
    wanted = {name for name, rule in RULES.items() if rule.kind is Kind.BOILERPLATE and name not in {"fragment"}}
    shown = {expected for case in cases().values() for expected, _ in case}

    assert {phrase.rule for phrase in PHRASES} | set(ROLE_RULES.values()) <= wanted
    assert wanted & ({phrase.rule for phrase in PHRASES} | set(ROLE_RULES.values())) <= shown | by_role
    assert {"about", "notes", "after end", "label", "before", "after"} <= shown


@pytest.mark.parametrize("role", [Role.NAVIGATION, Role.HEADER, Role.FOOTER])
def test_what_the_file_calls_furniture_is_furniture(role: Role) -> None:
    text = ARTICLE + "\nIsland timetable and fares"
    source = read_text(text)
    last = source.blocks[-1]
    named = SourceText(text, (*source.blocks[:-1], Block(last.start, last.end, role)), source.origin)

    assert furniture(named)[-1] == ROLE_RULES[role]


def test_a_headline_is_never_boilerplate() -> None:
    source = read_text("Subscribe Now\n\n" + ARTICLE.replace("\n", "\n\n"))
    first = source.blocks[0]
    blocks = (Block(first.start, first.end, Role.HEADLINE, hints=Hints(tag="h1")), *source.blocks[1:])

    assert furniture(SourceText(source.text, blocks, source.origin))[0] == "keep"


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_clean_text_loses_nothing_however_short(count: int) -> None:
    paragraphs = ARTICLE.split("\n")

    for begin in range(len(paragraphs) - count + 1):
        assert set(furniture(read_text("\n\n".join(paragraphs[begin : begin + count])))) == {"keep"}


def test_a_heading_level_alone_makes_no_web_page() -> None:
    source = read_text("The Ferry Is Back\n\n" + ARTICLE.replace("\n", "\n\n"))
    first = source.blocks[0]
    blocks = (Block(first.start, first.end, Role.HEADING, hints=Hints(level=1)), *source.blocks[1:])

    assert furniture(SourceText(source.text, blocks, source.origin)) == furniture(source)


def test_every_verdict_gives_a_reason_and_a_confidence() -> None:
    text = "\n\n".join(block for case in cases().values() for _, block in case)

    draft = find_boilerplate(find_roles(Draft(read_text(text))))

    assert all(v.kind is Kind.BOILERPLATE and v.reasons and 0.5 < v.confidence <= 1 for v in draft.furniture.values())


def test_the_scorer_and_the_features_name_the_same_numbers() -> None:
    shapes = shapes_of(read_text(ARTICLE))

    assert all(len(row) == len(names()) for row in rows(shapes, prose_of(shapes).blocks))
    assert len(set(names())) == len(names())
    assert len(scorer("plain").trees) == len(scorer("plain").hope)


def test_giving_up_early_changes_no_decision() -> None:
    judge = scorer("plain")
    text = "\n".join(block for case in cases().values() for _, block in case)

    shapes = shapes_of(read_text(text))
    for row in rows(shapes, prose_of(shapes).blocks):
        total = judge.base
        for tree in judge.trees:
            node = tree
            while len(node) == 4:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            total += node[1]
        assert (total > judge.threshold) == (judge.score(row) > judge.threshold)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["x", "word ", "copylink", "- ", "“said ” ", "By ", "12.12.", "subscribe, "])
def test_a_line_of_a_million_characters_is_no_trouble(piece: str) -> None:
    source = read_text(piece * (1_000_000 // len(piece)))

    before = time.process_time()
    furniture(source)

    assert time.process_time() - before < 1


def test_the_neighbours_of_a_block_count_by_their_average_however_many_there_are() -> None:
    alike = [(2.0,) * len(NEAR)] * 4

    rows = _means(alike)

    none, some = [0.0] * len(NEAR), [2.0] * len(NEAR)
    assert rows[0] == (none + some) * len(WINDOWS)
    assert rows[2] == (some + some) * len(WINDOWS)
    assert rows[3] == (some + none) * len(WINDOWS)
