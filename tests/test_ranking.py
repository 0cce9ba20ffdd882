"""What each sign is, one by one: every weight of the table by itself, on a sentence that has the sign and on one that has not."""

from pathlib import Path

import pytest
from made import made

from exports import ranking

# For each sign: marked texts whose segment s02 has it, and whose segment s02 has it not, or less of it.
CASES = {
    "place": ("[C]It rained.\n\n[C]The bridge is closed.", "[C]It rained.\n\n[C]The bridge is closed."),
    "headline": (
        "@headline [C]Bridge closed to lorries\n\n[C]The authority closes a bridge.",
        "@headline [C]Bridge closed to lorries\n\n[C]The authority opens a tunnel.",
    ),
    "centre": (
        "[C]The bridge carries lorries.\n\n[C]The bridge is old.\n\n[C]Lorries wait.",
        "[C]The bridge carries lorries.\n\n[C]Nobody knows yet.\n\n[C]Lorries wait.",
    ),
    "day": ("[C]It rained.\n\n[C]They closed it on Monday.", "[C]It rained.\n\n[C]They closed it in a hurry."),
    "figure": ("[C]It rained.\n\n[C]The bridge carries 40 lorries.", "[C]It rained.\n\n[C]The bridge carries lorries."),
    "source": (
        "[C]It rained.\n\n[C]Ada Holm said {indirect|Ada Holm||it was safe}.",
        "[C]It rained.\n\n[C]Somebody said {indirect|||it was safe}.",
    ),
    "short": (
        "[C]It rained.\n\n[C]The bridge is old.",
        "[C]It rained.\n\n[C]The bridge is older than the harbour and the town hall.",
    ),
    "past": (
        "[C]It rained.\n\n[C]Ten years ago the town closed the bridge.",
        "[C]It rained.\n\n[C]In ten years the town will close the bridge.",
    ),
    "scene": (
        "[B]Menu\n\n[C]When Ada Holm wakes up, she sees the bridge.",
        "[B]Menu\n\n[C]When Ada Holm woke up on Monday, she saw the bridge.",
    ),
    "caption": (
        "[C]It rained.\n\n[C]A worker stands under the bridge in Orsk, May 4, 2026.",
        "[C]It rained.\n\n[C]A worker fell off the bridge on May 4, 2026, and died.",
    ),
    "nameless": (
        "[C]It rained.\n\n[Q]“{direct|||We will reopen the bridge soon}”",
        "[C]It rained.\n\n[Q]“{direct|Ada Holm||We will reopen the bridge soon}”",
    ),
    "scant": (
        "[C]It rained.\n\n[Q]“{direct|Ada Holm||No comment}”",
        "[C]It rained.\n\n[Q]“{direct|Ada Holm||We will reopen the bridge soon}”",
    ),
}


@pytest.mark.parametrize("sign", ranking.WEIGHTS)
def test_a_sign_counts_where_it_stands(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for other in ranking.WEIGHTS:
        monkeypatch.setitem(ranking.WEIGHTS, other, ranking.WEIGHTS[other] if other == sign else 0.0)

    def worth(marked: str) -> float:
        annotated = made(marked)
        fit = [segment for segment in annotated.segments if segment.kind != "boilerplate"]
        return ranking.worth(annotated, fit)["s02"]

    having, lacking = (worth(marked) for marked in CASES[sign])

    if sign == "place":
        assert having == pytest.approx(1 / (1 + ranking.SLOPE * 0.693), abs=0.001)
        return
    assert abs(having) > abs(lacking)
    assert (having > 0) is (ranking.WEIGHTS[sign] > 0)


def test_the_table_of_signs_is_in_the_documents() -> None:
    page = (Path(__file__).parent.parent / "docs" / "briefing.md").read_text(encoding="utf-8")

    for sign, weight in ranking.WEIGHTS.items():
        assert f"| {sign} | {weight} |".replace("-", "−") in page


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("ORSK, Oct. 1 (Baltic Wire) -- The bridge is closed.", "The bridge is closed."),
        ("COLD HARBOUR, New Wales (Baltic Wire) - The bridge is closed.", "The bridge is closed."),
        ("ORSK — The bridge is closed.", "The bridge is closed."),
        ("The bridge (a ruin) - is closed.", "The bridge (a ruin) - is closed."),
        ("The bridge is closed.", "The bridge is closed."),
    ],
)
def test_a_dateline_is_not_part_of_the_sentence(text: str, without: str) -> None:
    assert ranking.without_dateline(text) == without
