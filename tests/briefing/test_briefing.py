"""What goes on the page, before any layout."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import made, made_sample, of_lines
from timing import least

from annotate.model import AnnotatedText, Kind
from exports.briefing import ranking
from exports.briefing.choice import Briefing, Named, brief
from source.errors import AnnotationError
from source.model import SourceText, Span

SAMPLE = made_sample()


def everything(briefing: Briefing) -> list[str]:
    bottom = [briefing.bottom_line] if briefing.bottom_line else []
    chosen = [*bottom, *briefing.claims, *briefing.quotes, *briefing.analysis]
    return sorted([s.id for s in chosen] + [left.segment.id for left in briefing.left_out])


LINES = st.lists(
    st.tuples(st.from_regex(r"[a-z]{1,9}( [a-z0-9]{1,9}){0,12}", fullmatch=True), st.sampled_from(Kind)), max_size=40
)


def test_the_bottom_line_is_the_lead() -> None:
    bottom = brief(SAMPLE).bottom_line

    assert bottom is not None
    assert SAMPLE.text_of(bottom).startswith("HALVERN — The town council voted")


def test_what_is_chosen_stands_in_source_order_and_has_its_kind() -> None:
    briefing = brief(SAMPLE)

    for chosen, kind in (
        (briefing.claims, Kind.CLAIM),
        (briefing.quotes, Kind.QUOTE),
        (briefing.analysis, Kind.ANALYSIS),
    ):
        assert chosen
        assert [s.start for s in chosen] == sorted(s.start for s in chosen)
        assert {s.kind for s in chosen} == {kind}


def test_every_left_out_segment_has_a_reason() -> None:
    reasons = {left.segment.id: left.reason for left in brief(SAMPLE).left_out}

    assert reasons["s01"] == "printed as the headline"
    assert reasons["s30"].startswith("boilerplate")
    assert "tail" in reasons["s24"]


def test_near_repeats_are_merged_and_named() -> None:
    annotated = made(
        "[C]The port authority closed the northern harbour bridge on Monday.\n\n[C]It rained in Orsk.\n\n"
        "[C]On Monday the northern harbour bridge was closed by the port authority."
    )

    briefing = brief(annotated)

    assert [(left.segment.id, left.reason) for left in briefing.left_out] == [("s03", "says nearly the same as s01")]
    assert briefing.merged == {"s01": ("s03",)}


def test_a_claim_that_opens_with_a_bare_pronoun_is_no_bottom_line() -> None:
    annotated = made("[C]Its crane closed the harbour bridge in 2024.\n\n[C]The port authority closed a road.")

    bottom = brief(annotated).bottom_line

    assert bottom is not None
    assert bottom.id == "s02"


BRIDGE = "The port authority closed the northern bridge to lorries after cracks were found."
FERRY = "A ferry will carry lorries across the bay until the repairs are paid for and done."


def test_a_lead_with_a_dateline_comes_before_the_captions_above_it() -> None:
    caption = "Workers stand under the northern bridge in Orsk, which the port authority closed to lorries."
    lead = f"ORSK, Oct. 1 (Baltic Wire) -- {BRIDGE}"
    annotated = made(f"[C]{caption}\n\n[C](Baltic Wire)\n\n[C]{lead}\n\n[C]{FERRY}")

    briefing = brief(annotated)

    assert briefing.bottom_line == annotated.segments[2]
    assert briefing.merged == {"s03": ("s01",)}


def test_a_lead_with_an_agency_and_no_place_comes_before_the_note_above_it() -> None:
    note = "An earlier story about the ferry has been corrected: lorries go across the bay."
    annotated = made(f"[C]{note}\n\n[C](Baltic Wire) - {BRIDGE}\n\n[C]{FERRY}")

    assert brief(annotated).bottom_line == annotated.segments[1]


@pytest.mark.parametrize(
    "scene",
    [
        "Every day the lorries wait in a line along the quay of the harbour.",
        "The last time that repairs were paid for, lorries went across the bay.",
        "COLD HARBOUR, New Wales - In a yard behind the quay, Ada Holm counts her lorries.",
        "When Ada Holm drives to work, she crosses the old river twice.",
        "Four decades ago, nobody in the town owned a lorry that heavy.",
        "In a yard behind the harbour, Ada Holm counts her lorries.",
    ],
)
def test_a_scene_at_the_start_yields_to_the_news_behind_it(scene: str) -> None:
    news = BRIDGE.replace("closed", "on Monday closed")
    annotated = made(f"[C]{scene}\n\n[C]{news}\n\n[C]{FERRY}")

    assert brief(annotated).bottom_line == annotated.segments[1]


def test_a_lead_that_says_what_happened_keeps_its_place() -> None:
    annotated = made(f"@headline [C]Bridge closed to lorries\n\n[C]{BRIDGE}\n\n[C]On Monday, {FERRY.lower()}")

    assert brief(annotated).bottom_line == annotated.segments[1]


def test_a_line_set_like_a_headline_is_no_claim_to_print() -> None:
    annotated = made(
        f"[C]The Bridge Is Closed. What Now for Orsk?\n\n[C]COLD HARBOUR, N.Y.\n\n[C]{BRIDGE}\n\n[C]{BRIDGE.upper()[:-1]}, AND THE FERRY RUNS."
    )

    reasons = {left.segment.id: left.reason for left in brief(annotated).left_out}

    assert reasons == {
        "s01": "set in capitals, like a headline",
        "s02": "set in capitals, like a headline",
        "s04": "says nearly the same as s03",
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[C]Pensions.", "not a whole sentence"),
        ("[C]Working paper 4 of the harbour school · Ida Marsh and Jon Breve", "not a whole sentence"),
        ("[C]2.", "nothing but a number or a sign"),
        ("[C]§ 3 (b) 1.", "nothing but a number or a sign"),
        ("@footnote [C]The bridge was built in 1912, the yearbook says.", "a footnote"),
        ("@table cell [C]The bridge was built in 1912, the yearbook says.", "a cell of a table"),
        ("[Q]“{direct|||— Harbour Office (@orskharbour) May 4, 2026}”", "a signature under somebody's words"),
    ],
)
def test_what_says_nothing_alone_or_is_not_the_article_s_is_not_printed(line: str, reason: str) -> None:
    briefing = brief(made(f"[C]{BRIDGE}\n\n{line}\n\n[Q]“{{direct|||We will reopen the bridge soon}}”"))

    assert {left.segment.id: left.reason for left in briefing.left_out} == {"s02": reason}


@pytest.mark.parametrize(
    "aside",
    ["(In this story of May 4 the second sentence is put right.)", "(For a map, see the annex.) (For a list, too.)"],
)
def test_a_note_in_brackets_is_no_claim_to_print(aside: str) -> None:
    annotated = made(f"[C]{aside}\n\n[C](Baltic Wire) - {BRIDGE[:-1]} (and closed again).\n\n[C]{FERRY}")

    briefing = brief(annotated)

    assert {left.segment.id: left.reason for left in briefing.left_out} == {"s01": "in brackets: a note or an aside"}
    assert briefing.bottom_line == annotated.segments[1]


CLOSED = "{} closed the northern bridge to lorries after cracks were found."
QUOTED = "\n\n[Q]“{direct|Tom Vale||We will open it again as soon as we can},” Vale said."


def spoken_by(
    pronoun: str, name: str = "Ada Holm", *, confidence: float = 0.7, before: str = CLOSED, after: str = ""
) -> AnnotatedText:
    """A text whose second claim is said by a pronoun that stands for a name; ``before`` and ``after``: the sentences around it."""
    annotated = made(
        f"[C]{before.format(name)}\n\n[C]{pronoun} said {{indirect|{name}||the repairs would cost two million euros}}.{after}"
    )
    found = []
    for quotation in annotated.quotations:
        start = quotation.start - len(" said ") - len(pronoun)
        span = Span(start, start + len(pronoun)) if quotation.speaker == name else None
        found.append(replace(quotation, speaker_span=span, confidence=confidence))
    return replace(annotated, quotations=tuple(found))


@pytest.mark.parametrize(
    ("claim", "printed"),
    [
        ("{The repairs would cost two million euros}, she said.", "euros, she [Ada Holm] said."),
        ("{The repairs, she said on Monday, would cost two million euros}.", "repairs, she [Ada Holm] said on Monday,"),
        ("When Tom Vale came, she said {the repairs would cost two million euros}.", "came, she said the"),
        ("{The repairs that Tom Vale wants, and she said so, would cost millions}.", "and she said so,"),
    ],
)
def test_a_pronoun_in_a_tag_gets_its_name_and_no_other(claim: str, printed: str) -> None:
    annotated = made(f"[C]{CLOSED.format('Ada Holm')}\n\n[C]" + claim.replace("{", "{indirect|Ada Holm||"))
    (quotation,) = annotated.quotations
    at = annotated.text.index("she")
    annotated = replace(annotated, quotations=(replace(quotation, speaker_span=Span(at, at + 3), confidence=0.7),))

    assert printed in brief(annotated).words_of(annotated, annotated.segments[1])


def test_a_pronoun_that_the_annotation_settles_gets_its_name_in_brackets() -> None:
    annotated = spoken_by("She")

    briefing = brief(annotated)

    (claim,) = briefing.claims
    assert briefing.names == {"s02": Named(claim.start + 3, "Ada Holm")}
    assert briefing.words_of(annotated, claim) == "She [Ada Holm] said the repairs would cost two million euros."
    assert briefing.bottom_line
    assert briefing.words_of(annotated, briefing.bottom_line) == CLOSED.format("Ada Holm")


@pytest.mark.parametrize(
    "annotated",
    [
        spoken_by("She", before="The mayor, Ada Holm, met Tom Vale at the northern bridge.", after=QUOTED),
        spoken_by("She", before="Holm’s answer to the crew of the ferry was short.", after=QUOTED),
        spoken_by("She", before="Ada Holm came with her brother, Per Holm, to the bridge."),
        spoken_by("She", before="A report {{indirect|Ada Holm||on the northern bridge}} was read, the mayor said."),
    ],
    ids=["named first", "her answer", "a namesake, but called she", "her words"],
)
def test_a_pronoun_goes_on_from_the_sentence_before(annotated: AnnotatedText) -> None:
    assert [named.name for named in brief(annotated).names.values()] == ["Ada Holm"]


@pytest.mark.parametrize(
    "annotated",
    [
        spoken_by("She", confidence=0.5),
        spoken_by("She", after="\n\n[C]Holm had left his boat, and he had no other."),
        spoken_by("She", "Harbour Commission"),
        spoken_by("They"),
        spoken_by("She", before=BRIDGE),
        spoken_by("She", before="Tom Vale met Ada Holm at the northern bridge.", after=QUOTED),
        spoken_by("She", before="Holm’s deputy, Tom Vale, closed the northern bridge.", after=QUOTED),
        spoken_by("She", before="Ada Holm came with Per Holm to the northern bridge."),
    ],
    ids=[
        "found with little confidence",
        "called he elsewhere",
        "a body",
        "several",
        "nobody named before",
        "somebody else named first",
        "only the owner named first",
        "a namesake",
    ],
)
def test_a_name_that_is_not_settled_is_not_printed(annotated: AnnotatedText) -> None:
    briefing = brief(annotated)

    assert not briefing.names
    reason = next(left.reason for left in briefing.left_out if left.segment.id == "s02")
    assert reason.startswith("its subject is only “")


@pytest.mark.parametrize(
    "claim",
    [
        "He was led away in handcuffs.",
        "But on Monday, they left the town.",
        "Later it closed a second bridge.",
        "This means that lorries need a ferry.",
        "That, the port authority said, was enough.",
        "It was decided, and nobody asked what that would cost.",
        "It is known as the bridge that nobody wanted to pay for.",
        "It is expected to close for a year.",
    ],
)
def test_a_claim_whose_subject_is_a_bare_pronoun_is_passed_over(claim: str) -> None:
    briefing = brief(made(f"[C]{BRIDGE}\n\n[C]{claim}"))

    assert [left.segment.id for left in briefing.left_out] == ["s02"]


@pytest.mark.parametrize(
    "claim",
    [
        "This week the ferry ran eleven times a day.",
        "That decision was taken without a vote.",
        "When Ada Holm arrived, she opened the gate.",
        "It rained for nine days without end.",
        "The ferry sank in the night, she said.",
        "Hector Lind left the council in anger.",
        "It was not immediately clear who had opened the gate.",
        "It’s unclear, for instance, whether the gate was open.",
        "It was also decided at the meeting that the gate stays open.",
        "It was not until Sunday that the port authority opened the gate.",
    ],
)
def test_a_claim_with_a_subject_of_its_own_stays(claim: str) -> None:
    briefing = brief(made(f"[C]{BRIDGE}\n\n[C]{claim}"))

    assert [segment.id for segment in briefing.claims] == ["s02"]


def test_an_editor_can_pin_what_opens_with_a_pronoun() -> None:
    briefing = brief(made(f"[C]{BRIDGE}\n\n[C]He was led away in handcuffs."), pin=["s02"])

    assert "s02" in briefing.ranked
    assert not briefing.left_out


def test_a_headline_is_printed_once_even_if_pinned() -> None:
    briefing = brief(SAMPLE, pin=["s01"])

    assert {left.segment.id: left.reason for left in briefing.left_out}["s01"] == "printed as the headline"


def test_a_second_headline_is_not_said_to_be_printed() -> None:
    annotated = made(f"@headline [C]Bridge closed\n\n@headline [C]More news from the coast\n\n[C]{BRIDGE}")

    assert [left.reason for left in brief(annotated).left_out] == [
        "printed as the headline",
        "a headline, and the page has another",
    ]


def test_a_wall_of_words_is_left_out_whole() -> None:
    annotated = made("[C]" + "word " * 80 + "end.\n\n[C]See " + "x" * 90 + "\n\n[C]The bridge is open.")

    assert {left.segment.id: left.reason for left in brief(annotated).left_out} == {
        "s01": "too long to print whole",
        "s02": "too long to print whole",
    }


def test_an_editor_can_pin_and_leave_out() -> None:
    briefing = brief(SAMPLE, pin=["s26"], leave_out=["s04"])

    assert "s26" in {s.id for s in (*briefing.claims, briefing.bottom_line) if s}
    assert {left.segment.id: left.reason for left in briefing.left_out}["s04"] == "left out on request"


@pytest.mark.parametrize(("pin", "leave_out"), [(["s99"], []), ([], ["x"]), (["s04"], ["s04"]), (["s30"], [])])
def test_an_id_that_makes_no_sense_is_refused(pin: list[str], leave_out: list[str]) -> None:
    with pytest.raises(AnnotationError, match=r"s99|x|s04|s30 is boilerplate"):
        brief(SAMPLE, pin=pin, leave_out=leave_out)


def test_an_empty_text_gives_an_empty_briefing() -> None:
    briefing = brief(AnnotatedText(SourceText(""), ()))

    assert everything(briefing) == []
    assert briefing.bottom_line is None


@given(LINES)
def test_each_segment_is_in_exactly_one_place(lines: list[tuple[str, Kind]]) -> None:
    annotated = of_lines(lines)

    assert everything(brief(annotated)) == sorted(s.id for s in annotated.segments)


@given(LINES)
def test_the_choice_repeats_itself(lines: list[tuple[str, Kind]]) -> None:
    assert brief(of_lines(lines)) == brief(of_lines(lines))


REPEATED = "Claim number {0} names street {1} and town {2}."  # all of them near-repeats of a few
NEW = "Ship {0:b} of fleet {1:x} was seen by {0:o} crews near quay {2}, and {1:b} crates were counted there."


@pytest.mark.slow
@pytest.mark.parametrize("line", [REPEATED, NEW])
def test_the_time_is_linear(line: str) -> None:
    def seconds(count: int) -> float:
        lines = [(line.format(n, n * 7, n % 13), list(Kind)[n % 4]) for n in range(count)]
        annotated = of_lines(lines)
        return least(lambda: brief(annotated))

    ratios = [seconds(16000) / seconds(4000) for _ in range(3)]

    # A busy machine disturbs one round; a quadratic step gives 16 in each. One that was half quadratic gave 6.4.
    assert min(ratios) < 5.5, ratios


def test_a_label_is_no_claim_to_print() -> None:
    annotated = made("[C]Online courses\n\n[C]The port authority closed a road.")

    assert {left.segment.id: left.reason for left in brief(annotated).left_out} == {"s01": "not a whole sentence"}


def test_the_same_question_is_printed_once() -> None:
    annotated = made("[A]What is it?\n\n[A]What is it?\n\n[A]Who is it?")

    assert [left.reason for left in brief(annotated).left_out] == ["says nearly the same as s01"]


def test_named_speakers_come_before_unnamed_ones() -> None:
    nameless = "[Q]“{direct|||Some people said so about the bridge long ago}”"
    named = "[Q]“{direct|Ada Holm|mayor|We will reopen the bridge before winter comes}”"
    annotated = made("\n\n".join([nameless] * 1 + ["[C]It rained."] + [named]))

    ranked = [name for name in brief(annotated).ranked if name in ("s01", "s03")]

    assert ranked == ["s03", "s01"]


NAMES = "Ada Holm, Bo Lind, Cora Vey, Dag Moss, Eva Rhys, Finn Toll, Gro Aas, Hal Stern".split(", ")
TOPICS = "bridge harbour lorries council railway hospital library market".split()


def quote_of(name: str, topic: str) -> str:
    return f"[Q]“{{direct|{name}||We looked after every {topic} in {topic}town with {topic}men alone}}”"


@pytest.mark.parametrize("names", [NAMES, NAMES[:4] * 2])
@pytest.mark.parametrize("place", [0, 4, 8])
def test_where_there_is_no_room_for_all_quotes_the_one_of_nobody_is_left_out_wherever_it_stands(
    place: int, names: list[str]
) -> None:
    quotes = [quote_of(name, topic) for name, topic in zip(names, TOPICS, strict=True)]
    quotes.insert(place, quote_of("", "ferry"))

    briefing = brief(made("\n\n".join(quotes)))

    nobody = f"s{place + 1:02}"
    assert [(left.segment.id, left.reason) for left in briefing.left_out] == [
        (nobody, "ranked below the 8 best of its kind")
    ]
    assert len(briefing.ranked) == 8


@pytest.mark.parametrize("place", [0, 1])
def test_a_quote_of_nobody_waits_for_a_first_turn_even_where_its_words_are_worth_more(
    place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ranking.WEIGHTS, "nameless", 0.9)
    quotes = [quote_of("Ada Holm", "bridge")]
    quotes.insert(place, quote_of("", "ferry"))

    assert brief(made("\n\n".join(quotes))).ranked[-1] == f"s{place + 1:02}"


def test_everybody_is_heard_before_anybody_is_heard_twice() -> None:
    briefing = brief(SAMPLE)

    quotes = [name for name in briefing.ranked if name in {s.id for s in briefing.quotes}]
    speakers = [SAMPLE.quotations_in(next(s for s in briefing.quotes if s.id == name))[0].speaker for name in quotes]
    assert set(speakers[:3]) == {"Teresa Lindqvist", "Jonas Brandt", "Amina Okafor"}
