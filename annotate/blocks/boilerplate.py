"""Step: which blocks are boilerplate, and why.

Named rules come first: set phrases, roles, and what follows an end mark or an "about" heading. What they leave is
scored by its shape, its neighbours and its place, with numbers fitted on labelled pages (scripts/train_boilerplate.py).
"""

import json
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, takewhile
from math import exp
from pathlib import Path
from typing import Any

from annotate.blocks.features import names, rows
from annotate.blocks.headings import is_label, is_shouted
from annotate.blocks.markup import is_of_page, markup_names, markup_rows
from annotate.blocks.roles import headline_candidates
from annotate.blocks.shape import Prose, Shape, is_link, prose_of, shapes_of
from annotate.blocks.tables import rows_of_text
from annotate.draft import Draft, Verdict
from annotate.lexicon import UTTERS
from annotate.model import Kind
from annotate.rules import RULES, RuleId
from source.model import Block, Problem, Role

ROLE_RULES = {
    Role.BYLINE: RuleId.BYLINE,
    Role.DATELINE: RuleId.DATELINE,
    Role.CAPTION: RuleId.CAPTION,
    Role.CREDIT: RuleId.CREDIT,
    Role.NAVIGATION: RuleId.SITE_NAVIGATION,
    Role.HEADER: RuleId.RUNNING_HEAD,
    Role.FOOTER: RuleId.RUNNING_FOOT,
    Role.FOOTNOTE: RuleId.FOOTNOTE,
}
REGIONS = frozenset({Role.NAVIGATION, Role.HEADER, Role.FOOTER})
STATED = frozenset({Role.BYLINE, Role.DATELINE})
IN_CELLS = frozenset({RuleId.COPYRIGHT, RuleId.COOKIES})  # what is furniture in a table of data too
FEWEST_IN_CELLS = 4  # words of it: “Privacy” may head a column
REST = 0.7  # what follows an end mark is housekeeping only if it is the smaller part by far
CANDIDATES = 2  # so many possible headlines are safe from the scorer
FLOOR = 0.25  # of the words in the article's own sentences; the scorer may not leave less
REGION_WORDS = 12  # so short a line in a menu or foot of a page is what these are, unless it is a sentence
COMMENT_NAMES = frozenset({"comment", "comments", "disqus", "respond"})  # of elements that hold readers' comments
NEAR, FIRST_WORDS = (
    4,
    6,
)  # blocks below a headline in which its article begins, and the words of its first sentence at least
# A contact and the lines under it: how many, of how many words each.
_CONTACT_LINES, _CONTACT_WORDS, _CONTACT = 8, 8, 60
_ENDS_WITH_CONTACT = re.compile(r"\bcontacts?\s?:\s?[^.:!?]{0,40}$", re.IGNORECASE)
# A page of letters says so at the head of its headline; a headline on letters that were found does not.
_LETTERS = re.compile(
    r"\W*(?:(?:readers['’]? )?letters(?:\s?[:–—|]|\s+(?:to|from)\b|\W*$)|leserbriefe|cartas al director|courrier des lecteurs)",
    re.IGNORECASE,
)
_FEWEST_SIGNED = 2
_NAME_WORDS, _NAME_CAPITALS = 5, 0.6
HARDLY_ANY = 10  # words; if no sentence is left of a text that held more, and not so many words, the user is told


# A decision: the number of a feature, a value, and where to go on if the feature is at most the value, or if not.
# A leaf: -1 and what it adds.
Node = tuple[int, float] | tuple[int, float, "Node", "Node"]


@dataclass(frozen=True, slots=True)
class Scorer:
    """A sum of small trees of decisions over the numbers of ``features.rows``.

    ``hope`` is the most that each tree and those after it can add."""

    trees: tuple[Node, ...]
    hope: tuple[float, ...]
    base: float
    threshold: float

    def score(self, row: Sequence[float]) -> float:
        """Return the logarithm of the odds for furniture; any number below the threshold if that is out of reach."""
        total = self.base
        for node, hope in zip(self.trees, self.hope, strict=True):
            if total + hope <= self.threshold:
                break
            while node[0] >= 0:
                node = node[2] if row[node[0]] <= node[1] else node[3]  # type: ignore[misc]
            total += node[1]
        return total


@cache
def scorer(view: str) -> Scorer:
    """Return the scorer that ships with the package for blocks of ``plain`` text, or of text with ``markup`` hints."""
    tables = json.loads(Path(__file__).with_name("boilerplate_weights.json").read_text(encoding="utf-8"))
    return scorer_of(tables[view], names() if view == "plain" else names() + markup_names())


def scorer_of(table: dict[str, Any], features: Sequence[str]) -> Scorer:
    """Return the scorer that a table describes.

    Its trees are [name of a feature, value, if at most, if more], a leaf its number.
    """
    places = {name: place for place, name in enumerate(features)}

    def grown(node: Any) -> Node:
        if not isinstance(node, list):
            return -1, float(node)
        return places[node[0]], node[1], grown(node[2]), grown(node[3])

    trees = tuple(map(grown, table["trees"]))
    hope = tuple(accumulate(map(_most, reversed(trees))))[::-1]
    return Scorer(trees, hope, table["base"], table["threshold"])


def _most(node: Node) -> float:
    return node[1] if len(node) == 2 else max(_most(node[2]), _most(node[3]))


def find_boilerplate(draft: Draft) -> Draft:
    """Return the draft with a verdict for each block that is not part of the article's message; what is left of rows is data."""
    blocks = draft.source.blocks
    shapes = shapes_of(draft.source)
    prose = prose_of(shapes, blocks)
    said = _said(draft)
    found = {n: verdict for n, verdict in _by_rule(blocks, shapes, draft.cells, prose).items() if n not in said}
    found |= _by_score(blocks, shapes, draft.cells | found.keys() | said, prose, foreign=draft.is_foreign)
    notice = draft.source.origin.correction
    if notice:  # a claim, wherever it stands
        found = {n: verdict for n, verdict in found.items() if not notice.start <= blocks[n].start < notice.end}
    rows = (n for n in rows_of_text(blocks, shapes) if n not in found)
    cells = draft.cells.union(rows)
    problems = (*draft.problems, *_emptied(blocks, shapes, found))
    return replace(draft, furniture={n: found[n] for n in sorted(found)}, cells=cells, problems=problems)


def _emptied(blocks: Sequence[Block], shapes: Sequence[Shape], found: Container[int]) -> Iterator[Problem]:
    """Yield what to tell of a text of which hardly anything is left."""
    gone = [shape.words for n, shape in enumerate(shapes) if n in found]
    left = [shape for n, shape in enumerate(shapes) if n not in found and blocks[n].role != Role.HEADLINE]
    few = sum(shape.words for shape in left) < HARDLY_ANY <= sum(gone)
    if few and not any(shape.sentence for shape in left):
        yield Problem(
            f"hardly anything was taken for the article: {len(gone)} of {len(blocks)} blocks are boilerplate. If it is among them, or "
            "missing, copy its text alone into a file"
        )


def _said(draft: Draft) -> frozenset[int]:
    """Return the blocks that a talk surely holds, up to the words behind its last label: what is said there may look like furniture."""
    blocks = draft.source.blocks
    labelled = (n + (turns[-1].start >= blocks[n].end) for n, turns in draft.turns.items() if turns[-1].is_labelled)
    last = max(labelled, default=-1)
    return frozenset(n for n in draft.turns if n <= last)


def _verdict(rule: RuleId, *, confidence: float | None = None) -> Verdict:
    entry = RULES[rule]
    return Verdict(Kind.BOILERPLATE, rule, confidence or entry.confidence, (entry.sentence,))


def _by_rule(
    blocks: Sequence[Block], shapes: Sequence[Shape], cells: Container[int], prose: Prose
) -> dict[int, Verdict]:
    found: dict[int, Verdict] = {}
    comments, pointing = _comments(blocks), False  # pointing: links go on from a line that points to other articles
    for n, block in enumerate(blocks):
        if n in cells:
            phrase = shapes[n].phrase
            if phrase in IN_CELLS and shapes[n].words >= FEWEST_IN_CELLS:
                found[n] = _verdict(phrase)
            continue
        rule = RuleId.COMMENT if n in comments else _rule_of(block, shapes[n])
        if block.role == Role.HEADLINE or (rule is not None and is_spoken(shapes[n])):
            rule = None
        elif pointing and rule != RuleId.COUNTS:
            rule = RuleId.RELATED if rule is None and is_link(block) else rule
            pointing = rule == RuleId.RELATED
        pointing = pointing or rule == RuleId.RELATED
        if rule is not None:
            found[n] = _verdict(rule)
    sections = (
        _signatures(shapes, blocks) | _contact_lines(blocks, shapes, cells) | _tails(blocks, shapes, cells, prose)
    )
    for n, rule in sections.items():
        found.setdefault(n, _verdict(rule))
    for n, block in enumerate(blocks):
        if n not in found and n not in cells and _is_label(block, shapes[n], is_last=n + 1 == len(blocks) > 3):
            found[n] = _verdict(RuleId.LABEL)
    return found


def _rule_of(block: Block, shape: Shape) -> RuleId | None:
    """Return the rule of a set phrase, or of what a reader says that the block is."""
    if block.role in STATED:
        return ROLE_RULES[block.role]
    if is_of_page(block) and block.role in REGIONS and (shape.sentence or shape.words > REGION_WORDS):
        return shape.phrase  # pages put articles into such elements too: of a sentence the scorer decides
    return shape.phrase or ROLE_RULES.get(block.role)


def _comments(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the blocks of a page in elements that are named for readers' comments, and do not hold the headline."""
    headline = next((block.hints for block in blocks if block.role == Role.HEADLINE and block.hints), None)
    names = COMMENT_NAMES.difference(headline.words) if headline else COMMENT_NAMES
    return frozenset(n for n, block in enumerate(blocks) if block.hints and not names.isdisjoint(block.hints.words))


def _is_label(block: Block, shape: Shape, *, is_last: bool) -> bool:
    return (block.role == Role.HEADING and is_label(shape)) or (is_last and is_shouted(shape))


def is_spoken(shape: Shape) -> bool:
    """Tell whether the block quotes somebody: it holds a quotation mark and a word of speech."""
    return shape.marked and not UTTERS.isdisjoint(shape.tokens)


def _signatures(shapes: Sequence[Shape], blocks: Sequence[Block]) -> dict[int, RuleId]:
    """Return, on a page of letters, the lines behind each that name who wrote it and where: a name, a place, or both on one line."""
    headline = next((shapes[n].text for n, block in enumerate(blocks) if block.role == Role.HEADLINE), "")
    if not _LETTERS.match(headline):
        return {}
    found: dict[int, RuleId] = {}
    signed = 0
    for n in range(1, len(shapes)):
        if (
            (shapes[n - 1].sentence or _is_advert(shapes[n - 1]))
            and _is_name(shapes[n])
            and blocks[n].role != Role.HEADING
        ):
            signed += 1
            found[n] = RuleId.SIGNATURE
            if n + 1 < len(shapes) and _is_name(shapes[n + 1]) and blocks[n + 1].role != Role.HEADING:
                found[n + 1] = RuleId.SIGNATURE
    return found if signed >= _FEWEST_SIGNED else {}


def _is_name(shape: Shape) -> bool:
    """Tell whether a line is a few words that are capitalised throughout: somebody's name, a town."""
    return (
        shape.words <= _NAME_WORDS
        and shape.capitals >= _NAME_CAPITALS
        and not (shape.sentence or shape.digits or shape.phrase)
    )


def _is_advert(shape: Shape) -> bool:
    return shape.phrase is RuleId.ADVERT


def _contact_lines(blocks: Sequence[Block], shapes: Sequence[Shape], cells: Container[int]) -> dict[int, RuleId]:
    """Return the short lines between one that says whom to contact and the last number or address under it: a name, an office."""
    found: dict[int, RuleId] = {}
    for n, shape in enumerate(shapes):
        if shape.phrase is not RuleId.CONTACT and not _ENDS_WITH_CONTACT.search(shape.text[-_CONTACT:]):
            continue
        below = takewhile(
            lambda m: shapes[m].words <= _CONTACT_WORDS and not shapes[m].sentence and blocks[m].role != Role.HEADLINE,
            range(n + 1, min(n + 1 + _CONTACT_LINES, len(shapes))),
        )
        last = max((m for m in below if shapes[m].phrase in (RuleId.ADDRESS, RuleId.CONTACT)), default=n)
        found |= {m: RuleId.CONTACT for m in range(n + 1, last + 1) if m not in cells}
    return found


def _tails(blocks: Sequence[Block], shapes: Sequence[Shape], cells: Container[int], prose: Prose) -> dict[int, RuleId]:
    """Return the blocks after an end mark, and those under "About …" and "Notes to editors", with their rules; tables stand in none."""
    found: dict[int, RuleId] = {}
    total = sum(shape.words for shape in shapes)
    seen, subject = 0, frozenset[str]()
    section: RuleId | None = None
    for n, shape in enumerate(shapes):
        before, seen = seen, seen + shape.words
        if n in cells:
            continue
        opened = _opens(shapes, n) if before * 2 > total else None
        if opened:
            section, subject = opened, shape.stems
            found[n] = section
        elif section and _goes_on(
            section, blocks[n].role, speaks=prose.blocks[n] or not subject.isdisjoint(shape.stems)
        ):
            found[n] = section
        else:
            section = RuleId.AFTER_END if shape.phrase == RuleId.ENDING and before > REST * total else None
    return found


def _opens(shapes: Sequence[Shape], n: int) -> RuleId | None:
    """Return the section that a line opens: about, if the next block speaks of what it names, notes, or none."""
    shape = shapes[n]
    if shape.words > 8 or shape.sentence or not shape.tokens:
        return None
    if shape.tokens[0] == "about" and n + 1 < len(shapes) and not shape.stems.isdisjoint(shapes[n + 1].stems):
        return RuleId.ABOUT
    return RuleId.NOTES if shape.tokens[:2] in {("notes", "to"), ("note", "to")} and "edito" in shape.stems else None


def _goes_on(section: RuleId, role: Role, *, speaks: bool) -> bool:
    if section == RuleId.ABOUT:
        return role != Role.HEADING and speaks
    return section == RuleId.AFTER_END or (section == RuleId.NOTES and role != Role.HEADING)


def _by_score(
    blocks: Sequence[Block], shapes: Sequence[Shape], decided: Container[int], prose: Prose, *, foreign: bool
) -> dict[int, Verdict]:
    """Return the verdicts of the scorer. It has learned from English pages: elsewhere it judges no plain text and no
    sentence of the article's own container; anywhere it leaves some of these.
    """
    view = "markup" if any(is_of_page(block) for block in blocks) else "plain"
    if len(blocks) < 2 or (foreign and view == "plain"):
        return {}
    table = rows(shapes, prose.blocks)
    if view == "markup":
        table = [own + added for own, added in zip(table, markup_rows(blocks, shapes, prose), strict=True)]
    judge = scorer(view)
    places = [n for n, is_prose in enumerate(prose.blocks) if is_prose] or [len(shapes)]
    safe = {*headline_candidates(shapes)[:CANDIDATES], *_first_words(blocks, shapes)} if view == "plain" else set()
    found = {}
    for n, row in enumerate(table):
        if n in decided or n in safe or blocks[n].role == Role.HEADLINE or is_spoken(shapes[n]):
            continue
        if foreign and prose.own[n]:
            continue
        score = judge.score(row)
        if score > judge.threshold:
            place = RuleId.BEFORE if n < places[0] else RuleId.AFTER if n > places[-1] else RuleId.BETWEEN
            found[n] = _verdict(ROLE_RULES.get(blocks[n].role, place), confidence=_confidence(score - judge.threshold))
    spared = _spared(blocks, shapes, found, decided, prose)
    return {n: verdict for n, verdict in found.items() if n not in spared}


def _first_words(blocks: Sequence[Block], shapes: Sequence[Shape]) -> Iterator[int]:
    """Yield the first sentence below the headline of a text without a page's markup: where an article begins, however short."""
    roles = [block.role for block in blocks]
    headline = next((roles.index(role) for role in (Role.HEADLINE, Role.HEADING) if role in roles), None)
    if headline is not None:
        below = range(headline + 1, min(headline + 1 + NEAR, len(blocks)))
        yield from [n for n in below if shapes[n].sentence and shapes[n].words >= FIRST_WORDS][:1]


def _spared(
    blocks: Sequence[Block], shapes: Sequence[Shape], found: Container[int], decided: Container[int], prose: Prose
) -> frozenset[int]:
    """Return the sentences that the scorer may not take: all of the article's own container where it leaves hardly any of these, and
    where all are short, those that stand beside prose in an element of the same kind.
    """
    own = [n for n, is_own in enumerate(prose.own) if is_own]
    left = [n for n in own if n not in found and n not in decided]
    if sum(shapes[n].words for n in left) < FLOOR * sum(shapes[n].words for n in own):
        return frozenset(own)
    if not prose.is_short:
        return frozenset()
    kin = {_kind_of_element(blocks[n]) for n in left}
    return frozenset(n for n, shape in enumerate(shapes) if shape.sentence and _kind_of_element(blocks[n]) in kin)


def _kind_of_element(block: Block) -> tuple[object, ...]:
    hints = block.hints
    return (hints.tag, hints.words, hints.inside, hints.apart, hints.link_share > 0) if hints else ()


def _confidence(score: float) -> float:
    """Return the confidence for a score above the threshold, where about three in four are right."""
    return min(0.97, 1 / (1 + exp(-min(score + 1.1, 30.0))))
