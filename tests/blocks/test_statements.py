"""What a text says of itself: embargo, handling mark, correction, and the dateline's place, agency and day."""

from dataclasses import replace

import pytest
from timing import least

from annotate import annotate
from annotate.blocks import is_proposed
from annotate.model import AnnotatedText, Kind
from source import read, read_text
from source.model import Role

BODY = """The lighthouse at Brinmouth was switched off on Monday for the first time in ninety years, the harbour office said.

The lamp will burn again when a new motor has come from Torrin, the keeper, Ada Quist, told the council."""
STATED = {
    "embargo": (
        "EMBARGOED UNTIL 06:00 GMT 3 MARCH 2026",
        "Embargo: 3 March, noon",
        "Under strict embargo until Tuesday, 7 a.m.",
        "Not for release before 6 a.m.",
        "NOT FOR PUBLICATION OR BROADCAST BEFORE MIDDAY",
        "Hold for release until 3 March",
        "Sperrfrist: 3. März 2026, 11 Uhr",
        "Sous embargo jusqu’au 3 mars 2026 à 11 h",
    ),
    "handling": (
        "Not for publication",
        "NOT FOR BROADCAST",
        "Check against delivery",
        "For background only",
        "Confidential – draft",
        "DRAFT: not for circulation",
        "Internal use only",
        "TLP:AMBER",
        "NOT FOR DISTRIBUTION IN THE UNITED STATES OR CANADA",
        "Es gilt das gesprochene Wort",
        "Seul le prononcé fait foi",
    ),
    "correction": (
        "Correction: An earlier version of this article said that the lamp was lit by gas. It was oil.",
        "(Corrects the keeper’s name in paragraph 2)",
        "(This 3 March story has been corrected to say that the motor comes from Torrin)",
        "This report was amended on 4 March 2026 to remove a wrong date.",
        "Editor’s note: A previous version of this story misstated the age of the lamp.",
        "Clarification (4 March 2026): The council pays for the motor, not the harbour office.",
        "We have corrected the entry of 11:05, which gave a wrong street.",
    ),
}
NOT_STATED = (
    "Embargo on Fish From Torrin Is Lifted",
    "Embargo until May agreed by the council",
    "Confidential papers show that the lamp had failed twice before the winter.",
    "Not for the first time, the lamp failed on a Sunday.",
    "Do not use the path below the lighthouse before the summer, the office told visitors.",
    "The council corrected an earlier version of its plan after the vote.",
    "Draft budget leaves nothing for the lamp, the keeper said.",
    "The original version of the text was longer, she said.",
)


def with_line(line: str) -> AnnotatedText:
    return annotate(read_text(f"Lighthouse Goes Dark\n\n{line}\n\n{BODY}\n"))


def stated(annotated: AnnotatedText) -> dict[str, str]:
    return {name: annotated.text_of(span) for name, span in annotated.source.origin.statements.items()}


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in STATED.items() for line in lines])
def test_a_line_about_the_text_is_a_field_of_its_origin_by_its_place(name: str, line: str) -> None:
    assert stated(with_line(line)) == {name: line}


@pytest.mark.parametrize("line", NOT_STATED)
def test_a_sentence_that_only_sounds_like_it_is_none(line: str) -> None:
    assert stated(with_line(line)) == {}


@pytest.mark.parametrize("line", [*STATED["embargo"], *STATED["handling"]])
def test_an_embargo_and_a_handling_mark_are_boilerplate_but_not_proposed_for_deletion(line: str) -> None:
    annotated = with_line(line)
    segment = annotated.segments[1]

    assert segment.kind is Kind.BOILERPLATE
    assert not is_proposed(annotated, segment)


@pytest.mark.parametrize("line", STATED["correction"])
def test_every_sentence_of_a_correction_is_a_claim(line: str) -> None:
    annotated = with_line(line)
    span = annotated.source.origin.correction
    assert span is not None

    inside = [segment for segment in annotated.segments if span.start <= segment.start < span.end]

    assert {(segment.kind, segment.rule) for segment in inside} == {(Kind.CLAIM, "correction")}


def test_an_embargo_is_told_and_its_day_is_not_that_of_publication() -> None:
    annotated = with_line("EMBARGOED UNTIL 06:00 GMT 3 MARCH 2026")

    assert annotated.source.origin.date is None
    assert [problem.sentence for problem in annotated.problems] == [
        "the text is under embargo: “EMBARGOED UNTIL 06:00 GMT 3 MARCH 2026”"
    ]


def test_a_notice_under_a_label_of_its_own_is_the_correction() -> None:
    notice = "An item on Tuesday named the wrong keeper in its second sentence."

    annotated = annotate(read_text(f"Lighthouse Goes Dark\n\n{BODY}\n\nCORRECTION:\n\n{notice}\n"))

    assert stated(annotated) == {"correction": notice}


def test_a_label_in_the_headline_tells_that_a_text_was_corrected() -> None:
    annotated = annotate(read_text(f"CORRECTED: Lighthouse Goes Dark\n\n{BODY}\n"))

    assert stated(annotated) == {"correction": "CORRECTED"}
    assert annotated.segments[0].rule != "correction"


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "date"),
    [
        ("BRINMOUTH, 3 March 2026 (Coast Wire) — ", "BRINMOUTH", "Coast Wire", "2026-03-03"),
        ("BRINMOUTH (CW) - ", "BRINMOUTH", "CW", None),
        ("BRINMOUTH, Isles, March 3 (Coast Wire) -- ", "BRINMOUTH, Isles", "Coast Wire", None),
        ("BRINMOUTH, March 3, 2026 /Coastwire/ -- ", "BRINMOUTH", "Coastwire", "2026-03-03"),
        ("Brinmouth (cw) – ", "Brinmouth", "cw", None),
        ("(Coast Wire) — ", None, "Coast Wire", None),
        ("PORT BRINMOUTH — ", "PORT BRINMOUTH", None, None),
        ("PORT BRINMOUTH, 3 March 2026 – ", "PORT BRINMOUTH", None, "2026-03-03"),
    ],
)
def test_a_dateline_gives_place_agency_and_day(dateline: str, place: str, agency: str, date: str) -> None:
    annotated = annotate(read_text(f"Lighthouse Goes Dark\n\n{dateline}{BODY}\n"))
    origin = annotated.source.origin

    assert stated(annotated) == {name: words for name, words in (("place", place), ("agency", agency)) if words}
    assert (origin.outlet, origin.date) == (agency, date)


@pytest.mark.parametrize(
    ("line", "place", "agency", "date"),
    [
        ("BRINMOUTH | Coast Wire", "BRINMOUTH", "Coast Wire", None),
        ("BRINMOUTH (Coast Wire)", "BRINMOUTH", "Coast Wire", None),
        ("BRINMOUTH, 3 March 2026 (Coast Wire)", "BRINMOUTH", "Coast Wire", "2026-03-03"),
        ("BRINMOUTH, 3 March 2026", "BRINMOUTH", None, "2026-03-03"),
    ],
)
def test_a_dateline_on_a_line_of_its_own_is_boilerplate_that_is_kept(
    line: str, place: str, agency: str, date: str
) -> None:
    body = BODY.replace("The lamp", "In Brinmouth the lamp")
    annotated = annotate(read_text(f"Lighthouse Goes Dark\n\n{line}\n\n{body}\n"))
    segment = annotated.segments[1]

    assert stated(annotated) == {name: words for name, words in (("place", place), ("agency", agency)) if words}
    assert annotated.source.origin.date == date
    assert (segment.rule, is_proposed(annotated, segment)) == ("dateline", False)


def test_the_day_of_an_embargo_is_none_of_publication_even_where_a_page_marks_it_as_its_date() -> None:
    line = "Embargoed until 3 March 2026"
    text = f"Lighthouse Goes Dark\n\n{line}\n\n{BODY}\n"
    source = read_text(text)
    blocks = [replace(block, role=Role.DATELINE) if source.text_of(block) == line else block for block in source.blocks]

    assert annotate(replace(source, blocks=tuple(blocks))).source.origin.date is None


def test_what_stands_beside_an_article_says_nothing_of_it() -> None:
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY.split("\n\n"))
    frame = "<aside><p>Not for publication</p></aside><footer>Correction: send us a note by post.</footer>"
    page = f"<html><body><article><h1>Lighthouse Goes Dark</h1>{paragraphs}</article>{frame}</body></html>"

    assert stated(annotate(read(page.encode(), name="page.html"))) == {}


def test_an_agency_is_no_outlet_where_the_text_states_another() -> None:
    source = read_text(f"Lighthouse Goes Dark\n\nBRINMOUTH (Coast Wire) — {BODY}\n", outlet="The Isles Post")

    assert annotate(source).source.origin.outlet == "The Isles Post"


@pytest.mark.parametrize(
    "line",
    [
        "Ada Quist (Free Isles) – who had voted for the motor – left before noon, the council said.",
        "Ada Quist, 3 March 2026",
        "Updated 3 March 2026",
        "Light – and nothing but light – is what the captains asked for, the council was told.",
        "Brinmouth Post | Isles News",
    ],
)
def test_names_and_dates_that_stand_like_a_dateline_are_none(line: str) -> None:
    assert stated(with_line(line)) == {}


def test_a_place_above_the_report_is_known_by_what_is_said_to_be_there() -> None:
    text = "Joint Statement\n\nBrinmouth, 3 March 2026\n\nThe ministers met in Brinmouth on Monday and talked about the lamp and the coast.\n"

    annotated = annotate(read_text(text))

    assert stated(annotated) == {"place": "Brinmouth"}
    assert annotated.source.origin.date == "2026-03-03"
    assert not is_proposed(annotated, annotated.segments[1])


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "this article ",
        "earlier version of ",
        "(corrects ",
        "NOT FOR ",
        "A-",
        "Orsk ",
        "A, ",
        "embargo until ",
        "ORSK, 14 ",
    ],
)
def test_the_worst_lines_take_time_that_grows_with_their_length(words: str) -> None:
    def seconds(length: int) -> float:
        text = "Lighthouse Goes Dark\n\n" + words * (length // len(words))
        return least(lambda: annotate(read_text(text)), times=2) + 0.02

    assert seconds(80_000) / seconds(20_000) < 8
