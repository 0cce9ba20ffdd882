"""Fit what the cue families weigh for claim against analysis, on the sentences in ``scripts/kinds``, and say how well they do.

    python scripts/train_kinds.py annotate/kinds/kinds_weights.json [--check]

Articles, single sentences and NewsSD-ENG are read (scripts/kinds/README.md says what they are and how they were labelled). A fifth of
the subjects is never trained on: the figures printed for it are honest. ``--check`` writes nothing and fails if the weights would
differ. Needs scikit-learn 1.7.2; the same input gives the same bytes.
"""

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from annotate.kinds import FAMILIES, find_signs
from annotate.model import CONFIDENCE, Band

HERE = Path(__file__).parent / "kinds"
FILES = ("articles.jsonl", "sentences.jsonl", "newssd.jsonl")
# Articles and NewsSD-ENG have the mixture that readers meet. The single sentences were written to be hard, with the words of one kind
# in the mouth of the other: at full weight they would teach the words to mean nothing.
WEIGHT = {"articles.jsonl": 1.0, "sentences.jsonl": 0.25, "newssd.jsonl": 1.0}
STRENGTH = 0.2  # of the regression: the less, the smaller the weights
SEEN = 4  # times that a feature must occur
FOLDS = 7
HELD_OUT = 5  # one subject in so many
DIGITS = 3
SEED = 20261126
CREDIT = (
    "Trained on sentences written for copydesk and on NewsSD-ENG (Antici et al., LREC-COLING 2024; CC BY 4.0; quoted sentences and"
    " repetitions left out)"
)


@dataclass(frozen=True)
class Sentence:
    """A labelled sentence. ``subject`` groups what must not stand on both sides of a split."""

    features: tuple[str, ...]
    analysis: bool
    subject: str
    weight: float
    file: str


@dataclass(frozen=True)
class Curve:
    """From lean to the probability of analysis."""

    slope: float
    offset: float

    def confidence(self, leans: Any) -> Any:
        chance = 1 / (1 + numpy.exp(-self.slope * leans - self.offset))
        return numpy.where(leans > 0, chance, 1 - chance)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args()
    table = trained(sentences())
    made = json.dumps(table, ensure_ascii=False, sort_keys=True, indent=0) + "\n"
    if not options.check:
        options.out.write_text(made, encoding="utf-8")
    elif options.out.read_text(encoding="utf-8") != made:
        sys.exit(f"{options.out}: the training gives other weights. Run it without --check.")


def sentences() -> list[Sentence]:
    """Return every labelled sentence of kind claim or analysis."""
    found = []
    for file in FILES:
        for line in (HERE / file).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record["kind"] != "quote":
                group = record.get("article") or record.get("subject") or record["text"]
                signs = find_signs(record["text"])
                found.append(Sentence(signs.features, record["kind"] == "analysis", group, WEIGHT[file], file))
    return found


def number_of(group: str, parts: int) -> int:
    return int(sha256(group.encode()).hexdigest(), 16) % parts


def trained(every: list[Sentence]) -> dict[str, Any]:
    """Return the weights, and print how right they are on what they never saw."""
    shown = [s for s in every if number_of(s.subject, HELD_OUT)]
    hidden = [s for s in every if not number_of(s.subject, HELD_OUT)]
    names = allowed(shown)
    leans = numpy.zeros(len(shown))
    folds = numpy.array([number_of("fold " + s.subject, FOLDS) for s in shown])
    for fold in range(FOLDS):
        rest = [s for s, n in zip(shown, folds, strict=True) if n != fold]
        held = [s for s, n in zip(shown, folds, strict=True) if n == fold]
        leans[folds == fold] = leaning(held, *fitted(rest, names))
    usual = numpy.array([s.weight == 1 for s in shown])
    truth = numpy.array([s.analysis for s in shown])
    threshold = best_threshold(leans[usual], truth[usual])
    slope, offset = calibrated(leans[usual] - threshold, truth[usual])
    features, base = fitted(shown, names)
    curve = Curve(slope, offset)
    report("folds", shown, leans - threshold, curve)
    report("held out", hidden, leaning(hidden, features, base) - threshold, curve)
    return {
        "base": round(base - threshold, DIGITS),
        "credit": CREDIT,
        "data": sha256(b"".join((HERE / file).read_bytes() for file in FILES)).hexdigest(),
        "features": {name: weight for name, weight in sorted(features.items()) if weight},
        "offset": round(offset, DIGITS),
        "share": round(float(truth[usual].mean()), DIGITS),
        "slope": round(slope, DIGITS),
        "version": 1,
    }


def allowed(shown: list[Sentence]) -> list[str]:
    """Return the features that occur often enough and whose weight does not contradict what their family means."""
    counts = Counter(name for sentence in shown for name in sentence.features)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    while True:
        features, _ = fitted(shown, names)
        kept = [name for name in names if not contradicts(name, features[name])]
        if len(kept) == len(names):
            return names
        names = kept


def contradicts(name: str, weight: float) -> bool:
    """Tell whether a whole family weighs against its meaning; a single cue of it may."""
    family, _, rest = name.partition(": ")
    of_family = rest in ("", "twice", "three times", "at the head")
    return family in FAMILIES and of_family and FAMILIES[family].leans * weight < 0


def fitted(shown: list[Sentence], names: list[str]) -> tuple[dict[str, float], float]:
    """Return the weight of every feature, and the base."""
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=SEED, max_iter=2000)
    truth = [s.analysis for s in shown]
    model.fit(matrix(shown, names), truth, sample_weight=[s.weight for s in shown])
    weights = [round(float(weight), DIGITS) for weight in model.coef_[0]]
    return dict(zip(names, weights, strict=True)), float(model.intercept_[0])


def matrix(shown: list[Sentence], names: list[str]) -> csr_matrix:
    places = {name: place for place, name in enumerate(names)}
    rows = [[places[name] for name in sentence.features if name in places] for sentence in shown]
    ends = numpy.cumsum([0, *(len(row) for row in rows)])
    flat = [place for row in rows for place in row]
    return csr_matrix((numpy.ones(len(flat)), flat, ends), shape=(len(rows), len(names)))


def leaning(shown: list[Sentence], features: dict[str, float], base: float) -> Any:
    return numpy.array([base + sum(features.get(name, 0.0) for name in s.features) for s in shown])


def best_threshold(leans: Any, truth: Any) -> float:
    """Return the lean from which on to say analysis: where the mean F1 of both kinds is highest."""
    tried = numpy.round(numpy.arange(-1.5, 1.01, 0.05), 2)
    return float(max(tried, key=lambda at: macro(truth, leans > at)))


def macro(truth: Any, said: Any) -> float:
    return float(f1_score(truth, said, average="macro"))


def calibrated(leans: Any, truth: Any) -> tuple[float, float]:
    """Return slope and offset of the curve from lean to probability (Platt 1999), on leans out of fold."""
    model = LogisticRegression(C=1e6, solver="lbfgs").fit(leans.reshape(-1, 1), truth)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def report(name: str, shown: list[Sentence], leans: Any, curve: Curve) -> None:
    """Print the mean F1 of each file, and for each band how many sentences fall into it and how often they are right."""
    for file in FILES:
        chosen = numpy.array([s.file == file for s in shown])
        if not chosen.any():
            continue
        truth, lean = numpy.array([s.analysis for s in shown])[chosen], leans[chosen]
        right = (lean > 0) == truth
        sure = curve.confidence(lean)
        high, low = CONFIDENCE[Band.SURE], CONFIDENCE[Band.LIKELY]
        parts = {Band.SURE: sure >= high, Band.LIKELY: (sure < high) & (sure >= low), Band.CHECK: sure < low}
        shown_parts = ", ".join(
            f"{band} {part.mean():.2f} right {right[part].mean():.2f}" for band, part in parts.items() if part.any()
        )
        print(f"{name:9} {file:16} {len(lean):5} sentences, macro-F1 {macro(truth, lean > 0):.3f}; {shown_parts}")


if __name__ == "__main__":
    main()
