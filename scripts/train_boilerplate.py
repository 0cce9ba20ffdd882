"""Fit the weights of the boilerplate scorer on labelled pages, and say how well they do on pages of other sites.

    python scripts/train_boilerplate.py PAGES.jsonl.gz annotate/boilerplate_weights.json

A page is one JSON object a line: its ``domain``, its ``lines``, a letter for each line in ``labels`` (B boilerplate, C content,
H headline, anything else is left out) and the selections ``wide`` and ``sel``. Needs scikit-learn and numpy; nothing but numbers is written.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from hashlib import sha256
from math import exp, log
from pathlib import Path
from typing import Any

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

from annotate.features import names, rows
from annotate.shape import shape_of

FOLDS = 5
SEED = 20261124
TREES, LEAVES, RATE = 60, 8, 0.15
LOST = 0.0018  # share of the article's words that may be lost on unseen sites
HEADLINE_WEIGHT = 0.8
PAGE_WEIGHT = 0.35  # whole pages hold most lines, and least of what people paste


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with gzip.open(options.pages, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    table = measured(pages)
    unseen = cross_validated(table)
    threshold = report(table, unseen)
    result = grown(fitted(table, numpy.ones(len(unseen), dtype=bool))) | {"threshold": round(threshold, 4)}
    options.out.write_text(json.dumps(result, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")


def selections(page: dict[str, Any], chance: random.Random) -> Iterator[tuple[str, int, int]]:
    """Yield what people may have copied of a page: the three views, and cuts at random, some of them without any furniture."""
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


def measured(pages: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the features of every line of every selection, with its label, words, view and fold (by site)."""
    chance = random.Random(SEED)
    features, labels, words, views, folds = [], [], [], [], []
    for page in pages:
        shapes = [shape_of(line) for line in page["lines"]]
        fold = int(sha256(page["domain"].encode()).hexdigest(), 16) % FOLDS
        for view, begin, end in selections(page, chance):
            features += rows(shapes[begin:end])
            labels += page["labels"][begin:end]
            words += [shape.words for shape in shapes[begin:end]]
            views += [view] * (end - begin)
            folds += [fold] * (end - begin)
    return {
        "features": numpy.array(features, dtype=numpy.float64),
        "labels": numpy.array(labels),
        "words": numpy.array(words),
        "views": numpy.array(views),
        "folds": numpy.array(folds),
    }


def fitted(table: dict[str, Any], chosen: Any) -> HistGradientBoostingClassifier:
    """Return trees grown over the chosen lines; losing a long paragraph costs more than losing a short line."""
    labels = table["labels"]
    use = chosen & numpy.isin(labels, ["B", "C", "H"])
    cost = numpy.where(labels == "B", 1.0, numpy.clip(table["words"], 3, 60) / 20)
    cost[labels == "H"] = HEADLINE_WEIGHT
    cost = cost * numpy.where(table["views"] == "full", PAGE_WEIGHT, 1.0)
    model = HistGradientBoostingClassifier(
        max_iter=TREES, max_leaf_nodes=LEAVES, learning_rate=RATE, early_stopping=False, random_state=SEED
    )
    return model.fit(table["features"][use], labels[use] == "B", sample_weight=cost[use])


def grown(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Return the trees as nested lists: [feature, value, if at most, if more], a leaf as its number."""
    feature_names = names()

    def node(nodes: Any, place: int) -> Any:
        row = nodes[place]
        if row["is_leaf"]:
            return round(float(row["value"]), 4)
        name = feature_names[row["feature_idx"]]
        return [name, round(float(row["num_threshold"]), 4), node(nodes, row["left"]), node(nodes, row["right"])]

    trees = [node(predictors[0].nodes, 0) for predictors in model._predictors]
    return {"base": round(float(model._baseline_prediction.item()), 4), "trees": trees}


def cross_validated(table: dict[str, Any]) -> Any:
    """Return the score of every line by trees that never saw its site."""
    scores = numpy.zeros(len(table["labels"]))
    for fold in range(FOLDS):
        held_out = table["folds"] == fold
        scores[held_out] = fitted(table, ~held_out).decision_function(table["features"][held_out])
    return scores


def report(table: dict[str, Any], scores: Any) -> float:
    """Print F1 at several losses for each view; return the threshold that loses ``LOST`` of the words in view ``wide``."""
    for view in ("sel", "full", "wide"):
        chosen = (table["views"] == view) & numpy.isin(table["labels"], ["B", "C"])
        score, boilerplate = scores[chosen], table["labels"][chosen] == "B"
        order = numpy.argsort(-score, kind="stable")
        words = numpy.where(boilerplate, 0, table["words"][chosen])
        lost = numpy.cumsum(words[order]) / words.sum()
        hits = numpy.cumsum(boilerplate[order])
        for limit in (0.001, LOST, 0.003):
            place = int(numpy.searchsorted(lost, limit, side="right")) - 1
            f1 = 2 * hits[place] / (place + 1 + boilerplate.sum())
            print(f"{view}: words lost {limit:.4f}, F1 {f1:.3f}, threshold {score[order][place]:.3f}")
    place = int(numpy.searchsorted(lost, LOST, side="right")) - 1
    return float(score[order][place])


if __name__ == "__main__":
    main()
