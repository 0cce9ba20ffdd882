"""Fit the trees of the boilerplate scorers on labelled pages, and say how well they do on pages of other sites.

    python scripts/train_boilerplate.py LINES.jsonl.gz PAGES.jsonl.gz annotate/blocks/boilerplate_weights.json

LINES: one JSON object a line: the ``domain``, the ``lines`` of a page, a letter for each in ``labels`` (B boilerplate,
C content, H headline, anything else is left out), and the selections ``wide`` and ``sel``. PAGES: the ``domain``, the
``html``, and in ``gold`` the article's ``text`` and ``headline``; each is learned from as it is, cut down to a few short
sentences, and as a page in a language that the scorer does not know. Needs scikit-learn 1.7 and numpy; it writes
numbers only.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from math import exp, log
from pathlib import Path
from typing import Any

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

from annotate.blocks import Shape, markup_names, markup_rows, names, prose_of, rows, shape_of, shapes_of
from source.limits import LIMITS
from source.model import Block, SourceText
from source.readers.web import read_web

FOLDS = 5
SEED = 20261124
HEADLINE_WEIGHT = 1.5
PAGE_WEIGHT = 0.35  # whole pages hold most lines, and least of what people paste
SHORT_VIEWS = ("short", "short foreign")
VARIANTS = ("foreign", *SHORT_VIEWS)
THINNED = 0.3  # the share of a variant's furniture that is learned from: it is that of the page
WORD = re.compile(r"\w+")
Table = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """How many trees of how many leaves, and the share of the article's words that may be lost on unseen sites.

    ``by_length``: long furniture counts more than short, as it does where the words are counted that are left over.
    """

    trees: int
    leaves: int
    rate: float
    lost: float
    by_length: bool


PLAIN = Plan(trees=50, leaves=8, rate=0.15, lost=0.0009, by_length=False)
MARKUP = Plan(trees=120, leaves=12, rate=0.1, lost=0.012, by_length=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    tables = {
        "plain": trained(measured_lines(records(options.lines)), PLAIN, names()),
        "markup": trained(measured_pages(records(options.pages)), MARKUP, names() + markup_names()),
    }
    options.out.write_text(json.dumps(tables, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")


def records(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def trained(table: Table, plan: Plan, features: list[str]) -> dict[str, Any]:
    threshold = report(table, cross_validated(table, plan), plan)
    model = fitted(table, plan, numpy.ones(len(table["labels"]), dtype=bool))
    return grown(model, features) | {"threshold": round(threshold, 4)}


def selections(page: dict[str, Any], chance: random.Random) -> Iterator[tuple[str, int, int]]:
    """Yield what people may have copied of a page: the three views, and cuts at random, some without any furniture."""
    labels, count = page["labels"], len(page["lines"])
    body = [n for n, label in enumerate(labels) if label == "C"]
    first, last = body[0], body[-1]
    headline = labels.find("H")
    top = headline if 0 <= headline < first else first
    yield "wide", *page["wide"]
    yield "sel", *page["sel"]
    yield "full", 0, count
    for _ in range(3):
        tail = int(exp(chance.uniform(0, log(120)))) - 1
        yield "cut", max(0, top - chance.choice([0, 0, 1, 3, 8, 20])), min(count, last + 1 + tail)
    begin = chance.choice(body)
    yield "cut", begin, min(begin + chance.randint(1, 4), last + 1)
    yield "cut", top, last + 1
    begin = chance.randint(first, last)
    yield "cut", begin, min(last + 1, begin + chance.randint(2, 15))


def measured_lines(pages: list[dict[str, Any]]) -> Table:
    """Return the features of every line of every selection, with its label, words, view and fold (by site)."""
    chance = random.Random(SEED)
    features, labels, words, views, folds = [], [], [], [], []
    for page in pages:
        shapes = [shape_of(line) for line in page["lines"]]
        for view, begin, end in selections(page, chance):
            features += rows(shapes[begin:end], prose_of(shapes[begin:end]).blocks)
            labels += page["labels"][begin:end]
            words += [shape.words for shape in shapes[begin:end]]
            views += [view] * (end - begin)
            folds += [fold_of(page)] * (end - begin)
    return tabled(features, labels, words, views, folds)


def fold_of(page: dict[str, Any]) -> int:
    return int(sha256(page["domain"].encode()).hexdigest(), 16) % FOLDS


def measured_pages(pages: list[dict[str, Any]]) -> Table:
    """Return the features of every block of every page and of its variants, with its label by the article's text."""
    chance = random.Random(SEED)
    features, labels, words, views, folds = [], [], [], [], []
    for page in pages:
        source = read_web(page["html"], LIMITS)
        for view, blocks, shapes, own in variants(source, labels_of(source, page["gold"]), chance):
            prose = prose_of(shapes, blocks)
            parts = zip(rows(shapes, prose.blocks), markup_rows(blocks, shapes, prose), strict=True)
            chosen = [n for n, label in enumerate(own) if view == "wide" or label != "B" or chance.random() < THINNED]
            measured = [one + added for one, added in parts]
            features += [measured[n] for n in chosen]
            labels += [own[n] for n in chosen]
            words += [shapes[n].words for n in chosen]
            views += [view] * len(chosen)
            folds += [fold_of(page)] * len(chosen)
    return tabled(features, labels, words, views, folds)


Variant = tuple[str, list[Block], list[Shape], list[str]]


def variants(source: SourceText, labels: list[str], chance: random.Random) -> Iterator[Variant]:
    """Yield a page as it is; with its article cut down to a few short sentences; and both as a language unknown to the scorer."""
    blocks, shapes = list(source.blocks), list(shapes_of(source))
    yield "wide", blocks, shapes, labels
    yield "foreign", blocks, [foreign(shape) for shape in shapes], labels
    for view in ("short", "short foreign"):
        kept = shortened(shapes, labels, chance)
        few = [foreign(shape) if view == "short foreign" else shape for shape in kept.values()]
        yield view, [blocks[n] for n in kept], few, [labels[n] for n in kept]


def foreign(shape: Shape) -> Shape:
    """Return the shape without what only English words tell."""
    return shape._replace(stops=0.0, site=0.0, capitals=0.0, phrase=None)


def shortened(shapes: list[Shape], labels: list[str], chance: random.Random) -> dict[int, Shape]:
    """Return the blocks of a page that are left, of the article's sentences one to eight, in 3 to 17 words each."""
    full = [n for n, label in enumerate(labels) if label == "C" and shapes[n].sentence and shapes[n].words > 3]
    first = chance.randrange(max(1, len(full) - 8))
    kept = set(full[first : first + chance.randint(1, 8)])
    return {
        n: shape_of(cut_down(shape.text, chance)) if n in kept else shape
        for n, shape in enumerate(shapes)
        if n in kept or n not in full
    }


def cut_down(words: str, chance: random.Random) -> str:
    """Return one short sentence of a paragraph, or the beginning of one as if it were whole."""
    short = [one for one in re.split(r"(?<=[.!?…])\s+", words) if 3 <= len(one.split()) <= 17]
    return chance.choice(short) if short else " ".join(words.split()[: chance.randint(3, 17)]).rstrip(",;:.") + "."


def labels_of(source: SourceText, gold: dict[str, Any]) -> list[str]:
    """Label each block by how many of its runs of four words the article holds; short ones must be a line of it."""
    lines = [tuple(WORD.findall(line.lower())) for line in gold["text"].split("\n")]
    whole = [word for line in lines for word in line]
    runs = {size: {tuple(whole[n : n + size]) for n in range(len(whole) - size + 1)} for size in (1, 2, 3, 4)}
    headline = tuple(WORD.findall((gold.get("headline") or "").lower()))
    labels = []
    for block in source.blocks:
        words = tuple(WORD.findall(source.text_of(block).lower()))
        size = min(4, len(words))
        if not words:
            labels.append("X")
        elif words in lines and size > 2:
            labels.append("C")
        elif words == headline:
            labels.append("H")
        elif size <= 2:
            labels.append("c" if words in lines else "x" if words in runs[size] else "B")
        else:
            held = [words[n : n + size] in runs[size] for n in range(len(words) - size + 1)]
            share = sum(held) / len(held)
            labels.append("C" if share >= 0.7 else "B" if share <= 0.2 else "X")
    return settled(labels)


def settled(labels: list[str]) -> list[str]:
    """Take very short blocks for content only between two blocks that surely are."""
    sure = [n for n, label in enumerate(labels) if label == "C"] or [0]
    inner = {"c": "C", "x": "X"}
    return [
        (inner[label] if sure[0] < n < sure[-1] else "B") if label in inner else label for n, label in enumerate(labels)
    ]


def tabled(features: list[Any], labels: list[str], words: list[int], views: list[str], folds: list[int]) -> Table:
    return {
        "features": numpy.array(features, dtype=numpy.float64),
        "labels": numpy.array(labels),
        "words": numpy.array(words),
        "views": numpy.array(views),
        "folds": numpy.array(folds),
    }


def fitted(table: Table, plan: Plan, chosen: Any) -> HistGradientBoostingClassifier:
    """Return trees grown over the chosen lines; losing a long paragraph costs more than losing a short line."""
    labels = table["labels"]
    use = chosen & numpy.isin(labels, ["B", "C", "H"])
    length = numpy.clip(table["words"], 3, 60) / 20
    cost = numpy.where(labels == "B", 0.6 * length if plan.by_length else 1.0, length)
    cost[labels == "H"] = HEADLINE_WEIGHT
    short = numpy.isin(table["views"], SHORT_VIEWS)
    cost[short & (labels == "C")] = 1.0  # in a short notice a short paragraph is as dear as a long one elsewhere
    cost[numpy.isin(table["views"], VARIANTS) & (labels == "B")] *= 0.5 / THINNED
    cost = cost * numpy.where(numpy.isin(table["views"], ["full", "foreign"]), PAGE_WEIGHT, 1.0)
    model = HistGradientBoostingClassifier(
        max_iter=plan.trees,
        max_leaf_nodes=plan.leaves,
        learning_rate=plan.rate,
        early_stopping=False,
        random_state=SEED,
    )
    return model.fit(table["features"][use], labels[use] == "B", sample_weight=cost[use])


def grown(model: HistGradientBoostingClassifier, features: list[str]) -> dict[str, Any]:
    """Return the trees as nested lists: [feature, value, if at most, if more], a leaf as its number."""

    def node(nodes: Any, place: int) -> Any:
        row = nodes[place]
        if row["is_leaf"]:
            return round(float(row["value"]), 4)
        name = features[row["feature_idx"]]
        return [name, round(float(row["num_threshold"]), 4), node(nodes, row["left"]), node(nodes, row["right"])]

    trees = [node(predictors[0].nodes, 0) for predictors in model._predictors]
    return {"base": round(float(model._baseline_prediction.item()), 4), "trees": trees}


def cross_validated(table: Table, plan: Plan) -> Any:
    """Return the score of every line by trees that never saw its site."""
    scores = numpy.zeros(len(table["labels"]))
    for fold in range(FOLDS):
        held_out = table["folds"] == fold
        scores[held_out] = fitted(table, plan, ~held_out).decision_function(table["features"][held_out])
    return scores


def report(table: Table, scores: Any, plan: Plan) -> float:
    """Print F1 at several losses for each view; return the threshold that loses ``plan.lost`` of the words."""
    for view in ("sel", "full", *VARIANTS, "wide"):
        chosen = (table["views"] == view) & numpy.isin(table["labels"], ["B", "C"])
        if not chosen.any():
            continue
        score, boilerplate = scores[chosen], table["labels"][chosen] == "B"
        order = numpy.argsort(-score, kind="stable")
        words = numpy.where(boilerplate, 0, table["words"][chosen])
        lost = numpy.cumsum(words[order]) / words.sum()
        hits = numpy.cumsum(boilerplate[order])
        for limit in (plan.lost, 2 * plan.lost, 3 * plan.lost):
            place = int(numpy.searchsorted(lost, limit, side="right")) - 1
            f1 = 2 * hits[place] / (place + 1 + boilerplate.sum())
            print(f"{view}: words lost {limit:.4f}, F1 {f1:.3f}, threshold {score[order][place]:.3f}")
    place = int(numpy.searchsorted(lost, plan.lost, side="right")) - 1
    return float(score[order][place])


if __name__ == "__main__":
    main()
