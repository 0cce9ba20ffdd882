"""Step: which blocks are boilerplate, and why.

Named rules come first: set phrases, roles, and what follows an end mark or an "about" heading. What they leave is scored
by its shape, its neighbours and its place; the weights are numbers fitted on labelled pages (scripts/train_boilerplate.py).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

from annotate.draft import Draft, Verdict
from annotate.features import names, rows
from annotate.layout import headline_candidates
from annotate.rules import RULES
from annotate.shape import Shape, is_prose, shape_of
from source.model import Block, Role

ROLE_RULES = {
    Role.BYLINE: "byline",
    Role.DATELINE: "dateline",
    Role.CAPTION: "caption",
    Role.NAVIGATION: "site navigation",
    Role.HEADER: "running head",
    Role.FOOTER: "running foot",
}
SPEECH = frozenset("said says say told tells added adds asked asks warned replied wrote writes explained argued insisted recalled".split())


# A leaf is a number; any other node asks whether a feature is at most a value: (feature, value, if so, if not).
Node = float | tuple[int, float, "Node", "Node"]


@dataclass(frozen=True, slots=True)
class Scorer:
    """A sum of small trees of decisions over the features of ``features.rows``."""

    trees: tuple[Node, ...]
    base: float
    threshold: float

    def score(self, row: Sequence[float]) -> float:
        """Return how much speaks for furniture: the logarithm of the odds."""
        total = self.base
        for node in self.trees:
            while isinstance(node, tuple):
                node = node[2] if row[node[0]] <= node[1] else node[3]
            total += node
        return total


@cache
def scorer() -> Scorer:
    """Return the scorer that ships with the package."""
    table = json.loads(Path(__file__).with_name("boilerplate_weights.json").read_text(encoding="utf-8"))
    places = {name: place for place, name in enumerate(names())}

    def grown(node: Any) -> Node:
        if not isinstance(node, list):
            return float(node)
        return places[node[0]], node[1], grown(node[2]), grown(node[3])

    return Scorer(tuple(map(grown, table["trees"])), table["base"], table["threshold"])


def find_boilerplate(draft: Draft) -> Draft:
    """Return the draft with a verdict for each block that is not part of the article's message."""
    blocks = draft.source.blocks
    shapes = [shape_of(draft.source.text_of(block)) for block in blocks]
    found = _by_rule(blocks, shapes)
    for n, reason in _by_score(blocks, shapes).items():
        found.setdefault(n, reason)
    return replace(draft, furniture={n: found[n] for n in sorted(found)})


def _verdict(rule: str, *more: str, confidence: float | None = None) -> Verdict:
    entry = RULES[rule]
    return Verdict(entry.kind or RULES["byline"].kind, rule, confidence or entry.confidence, (entry.sentence, *more))  # type: ignore[arg-type]


def _by_rule(blocks: Sequence[Block], shapes: Sequence[Shape]) -> dict[int, Verdict]:
    found: dict[int, Verdict] = {}
    for n, block in enumerate(blocks):
        rule = ROLE_RULES.get(block.role) or shapes[n].phrase
        if rule is not None and block.role != Role.HEADLINE and not is_spoken(shapes[n]):
            found[n] = _verdict(rule)
        elif block.role == Role.HEADING and is_label(shapes[n]):
            found[n] = _verdict("label")
    for n, rule in _tails(blocks, shapes).items():
        found.setdefault(n, _verdict(rule))
    return found


def is_spoken(shape: Shape) -> bool:
    """Tell whether the block quotes somebody: it holds a quotation mark and a word of speech."""
    return shape.marked and not SPEECH.isdisjoint(shape.tokens)


def is_label(shape: Shape) -> bool:
    """Tell whether a heading is a label in capitals, which states nothing."""
    return shape.shouted and shape.words <= 4 and not shape.question


def _tails(blocks: Sequence[Block], shapes: Sequence[Shape]) -> dict[int, str]:
    """Return the blocks after an end mark, and those under "About …" and "Notes to editors", with their rules."""
    found: dict[int, str] = {}
    total = sum(shape.words for shape in shapes)
    seen, section, subject = 0, "", frozenset[str]()
    for n, shape in enumerate(shapes):
        late = seen * 2 > total
        seen += shape.words
        if section == "after end" or (section and blocks[n].role != Role.HEADING and not _opens(shape, late)):
            if section != "about" or is_prose(shape) or not subject.isdisjoint(shape.tokens):
                found[n] = section
                continue
        section = _opens(shape, late)
        subject = frozenset(shape.tokens[1:])
        if section == "about" and not (n + 1 < len(shapes) and not subject.isdisjoint(shapes[n + 1].tokens)):
            section = ""
        if section:
            found[n] = section
        elif shapes[n].phrase == "ending" and late:
            section = "after end"
    return found


def _opens(shape: Shape, late: bool) -> str:
    if not late or shape.words > 8 or shape.sentence or not shape.tokens:
        return ""
    if shape.tokens[0] == "about" and shape.words >= 2:
        return "about"
    return "notes" if shape.tokens[:3] in {("notes", "to", "editors"), ("note", "to", "editors")} else ""


def _by_score(blocks: Sequence[Block], shapes: Sequence[Shape]) -> dict[int, Verdict]:
    if len(blocks) < 2:
        return {}
    judge = scorer()
    table = rows(shapes)
    protected = {*headline_candidates(shapes)[:2], *(n for n, block in enumerate(blocks) if block.role == Role.HEADLINE)}
    last = max((n for n, shape in enumerate(shapes) if is_prose(shape)), default=-1)
    first = next((n for n, shape in enumerate(shapes) if is_prose(shape)), len(shapes))
    found = {}
    for n, row in enumerate(table):
        score = judge.score(row)
        if score > judge.threshold and n not in protected and not is_spoken(shapes[n]):
            rule = "after" if n > last else "before" if n < first else "between"
            found[n] = _verdict(rule, confidence=_confidence(score))
    return found


def _confidence(score: float) -> float:
    return min(0.97, 1 / (1 + exp(-min(score, 30.0))))
