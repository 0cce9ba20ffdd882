"""What the rules reach on labelled articles, where those lie beside the project; without them these tests are skipped."""

import runpy
from typing import Any

import pytest
from places import ROOT

ARTICLES = ROOT.parent / "shared" / "data" / "quotes" / "polnear.jsonl.gz"
pytestmark = pytest.mark.skipif(not ARTICLES.exists(), reason="the labelled articles are not here")


@pytest.fixture(scope="module")
def found() -> list[tuple[Any, bool]]:
    script = runpy.run_path(str(ROOT / "scripts" / "measure_speakers.py"))
    answers = [answer for article in script["articles"](ARTICLES, 1) for answer in script["answers"](article)]
    return sorted(answers, key=lambda answer: -answer[0].confidence)


def share(answers: list[tuple[Any, bool]]) -> float:
    return sum(right for _, right in answers) / len(answers)


def test_the_surer_half_is_right_clearly_more_often(found: list[tuple[Any, bool]]) -> None:
    half = len(found) // 2

    assert share(found[:half]) > share(found[half:]) + 0.1


def test_nearly_all_of_the_surer_half_is_right(found: list[tuple[Any, bool]]) -> None:
    assert share(found[: len(found) // 2]) > 0.95


def test_what_was_reached_is_kept(found: list[tuple[Any, bool]]) -> None:
    assert share(found) > 0.86
