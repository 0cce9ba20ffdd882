"""What each sign is, one by one: every weight of the table by itself, on a sentence that has the sign and on one that has not."""

from dataclasses import replace

import pytest
from made import made
from places import ROOT

from annotate.model import AnnotatedText, TextType
from exports.briefing import ranking

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
    "summary": (
        "@heading [B]Summary\n\n[C]The bridge is safe.",
        "@heading [B]Method\n\n[C]The bridge is safe.",
    ),
    "day": ("[C]It rained.\n\n[C]They closed it on Monday.", "[C]It rained.\n\n[C]They closed it in a hurry."),
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
    "date": (
        "[C]It rained.\n\n[C]A worker stands under the bridge in Orsk, May 4, 2026, in a photo of the town.",
        "[C]It rained.\n\n[C]ORSK, May 4, 2026 (Baltic Wire) -- A worker fell off the bridge on May 4, and died.",
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
        annotated = replace(made(marked), text_type=TextType.REPORT if sign == "summary" else TextType.NEWS)
        fit = [segment for segment in annotated.segments if segment.kind != "boilerplate"]
        return ranking.worth(annotated, fit, ranking.contents_of(annotated))["s02"]

    having, lacking = (worth(marked) for marked in CASES[sign])

    if sign == "place":
        assert having == pytest.approx(1 / (1 + ranking.SLOPE * 0.693), abs=0.001)
        return
    assert abs(having) > abs(lacking)
    assert (having > 0) is (ranking.WEIGHTS[sign] > 0)


def test_the_table_of_signs_is_in_the_documents() -> None:
    page = (ROOT / "docs" / "briefing.md").read_text(encoding="utf-8")

    for sign, weight in ranking.WEIGHTS.items():
        assert f"| {sign} | {weight} |".replace("-", "−") in page


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("ORSK, Oct. 1 (Baltic Wire) -- The bridge is closed.", "The bridge is closed."),
        ("COLD HARBOUR, New Wales (Baltic Wire) - The bridge is closed.", "The bridge is closed."),
        ("ORSK — The bridge is closed.", "The bridge is closed."),
        ("COLD HARBOUR, New Wales - The bridge is closed.", "The bridge is closed."),
        ("ORSK, Oct. 1, 2026 — The bridge is closed.", "The bridge is closed."),
        ("(Baltic Wire) - The bridge is closed.", "The bridge is closed."),
        ("– The bridge is closed.", "The bridge is closed."),
        ("(II) - The bridge is closed.", "(II) - The bridge is closed."),
        ("(40 tonnes) - The bridge is closed.", "(40 tonnes) - The bridge is closed."),
        ("The bridge (a ruin) - is closed.", "The bridge (a ruin) - is closed."),
        ("The bridge is closed.", "The bridge is closed."),
    ],
)
def test_a_dateline_is_not_part_of_the_sentence(text: str, without: str) -> None:
    assert ranking.without_dateline(text) == without


@pytest.mark.parametrize("date", ["May 4, 2026", "4 May 2026", "Sept. 4, 1996"])
def test_a_full_date_is_known_however_it_is_written(date: str) -> None:
    annotated = made(f"[C]It rained.\n\n[C]A worker stands under the bridge ({date}).\n\n[C]It has 20 arches.")
    worths = ranking.worth(annotated, annotated.segments, ranking.contents_of(annotated))

    assert worths["s02"] < worths["s03"]


def test_a_full_date_with_its_weekday_is_news() -> None:
    def worth(when: str) -> float:
        annotated = made(f"[C]It rained.\n\n[C]The bridge in Orsk was closed by the port authority on {when}.")
        return ranking.worth(annotated, annotated.segments, ranking.contents_of(annotated))["s02"]

    assert worth("Monday, May 4, 2026") > worth("May 4, 2026") + abs(ranking.WEIGHTS["date"])


def test_the_words_of_a_table_are_not_what_a_text_is_about() -> None:
    sentences = "[C]The quay was closed to lorries.\n\n[C]The bridge stays open to lorries."
    tabled = made(sentences + "\n\n[C]Quay\n\n[C]quay, closed" * 9)
    data = [replace(segment, rule="table cell") for segment in tabled.segments[2:]]
    tabled = replace(tabled, segments=(*tabled.segments[:2], *data))

    def worths(annotated: AnnotatedText) -> dict[str, float]:
        return ranking.worth(annotated, annotated.segments[:2], ranking.contents_of(annotated))

    assert worths(tabled) == worths(made(sentences))
