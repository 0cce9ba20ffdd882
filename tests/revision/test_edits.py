"""An editor's word: it wins, it leaves the rest alone, and it never makes an illegal text."""

from dataclasses import replace

import pytest
from drawn import WORDS, annotated_texts
from hypothesis import given
from hypothesis import strategies as st
from made import made, made_sample
from timing import least

from annotate.model import AnnotatedText, Kind, Mode, Quotation, Segment
from annotate.revision.edits import Edit, revise
from annotate.rules import RULES
from annotate.storage.store import from_json, to_json
from source.errors import AnnotationError
from source.model import Block, Problem, Remark, SourceText, Span
from source.readers.text.plain import read_text

HARBOUR = (
    "@headline [C]Ferry Returns to Orre\n\n"
    "[C]The ferry sails again. [A]It was about time. "
    "[C]Ana Ruiz, head of the port, said {indirect|Ana Ruiz|head of the port|the quay was safe}.\n\n"
    "[Q]“{direct|Ana Ruiz|head of the port|We waited a year,}” she said. "
    "[Q]“{direct|||It cost us dearly,}” a fisherman said[A], a hint at old debts.\n\n"
    "[B]Share this page"
)


def harbour() -> AnnotatedText:
    return made(HARBOUR)


def words_of(annotated: AnnotatedText) -> list[str]:
    return [annotated.text_of(segment) for segment in annotated.segments]


def segment_of(annotated: AnnotatedText, name: str) -> Segment:
    return next(segment for segment in annotated.segments if segment.id == name)


def refusal(*edits: Edit) -> str:
    with pytest.raises(AnnotationError) as caught:
        revise(harbour(), edits)
    message = str(caught.value)
    assert "\n" not in message
    return message


EDITS = st.builds(
    Edit,
    st.integers(1, 12).map("s{:02}".format),
    st.none() | st.sampled_from(Kind),
    st.none() | st.text(max_size=9),
    st.none() | st.just("") | st.text(max_size=30) | WORDS,
    st.text(max_size=3),
)


@given(annotated_texts(), st.lists(st.lists(EDITS, max_size=4), max_size=3))
def test_any_edits_leave_a_legal_text_that_reads_back(annotated: AnnotatedText, rounds: list[list[Edit]]) -> None:
    for edits in rounds:
        known = {segment.id for segment in annotated.segments}
        one_each = {edit.segment: edit for edit in edits if edit.segment in known}
        annotated = revise(annotated, one_each.values())

    assert from_json(to_json(annotated)) == annotated


@given(annotated_texts(), st.lists(EDITS, max_size=4, unique_by=lambda edit: edit.segment), st.randoms())
def test_the_order_of_the_edits_does_not_matter(annotated: AnnotatedText, edits: list[Edit], random) -> None:
    known = {segment.id for segment in annotated.segments}
    edits = [edit for edit in edits if edit.segment in known]
    mixed = random.sample(edits, len(edits))

    one, other = revise(annotated, edits), revise(annotated, mixed)

    assert replace(one, problems=()) == replace(other, problems=())
    assert set(one.problems) == set(other.problems)


@given(annotated_texts(), st.lists(EDITS, max_size=4, unique_by=lambda edit: edit.segment))
def test_segments_that_no_edit_names_keep_their_words_and_labels(annotated: AnnotatedText, edits: list[Edit]) -> None:
    known = {segment.id: segment for segment in annotated.segments}
    edits = [edit for edit in edits if edit.segment in known]
    revised = revise(annotated, edits)

    for name in known.keys() - {edit.segment for edit in edits}:
        segment = segment_of(revised, name)
        assert revised.text_of(segment) == annotated.text_of(known[name])
        assert replace(segment, start=0, end=0) == replace(known[name], start=0, end=0)


def test_no_edits_change_nothing() -> None:
    assert revise(harbour(), []) == harbour()
    assert revise(harbour(), [Edit("s03")]) == harbour()


@pytest.mark.parametrize("kind", [Kind.CLAIM, "claim"])
def test_an_editor_relabels_a_segment(kind: Kind | str) -> None:
    revised = revise(harbour(), [Edit("s03", kind=kind, by="mk")])

    assert revised.segments[2] == replace(
        harbour().segments[2],
        kind=Kind.CLAIM,
        confidence=1.0,
        rule="editor",
        reasons=("relabelled from analysis by mk",),
        by="mk",
    )
    assert revised.segments[:2] + revised.segments[3:] == harbour().segments[:2] + harbour().segments[3:]
    assert (revised.source, revised.quotations) == (harbour().source, harbour().quotations)


def test_an_editor_confirms_a_kind() -> None:
    segment = revise(harbour(), [Edit("s03", kind="analysis", by="mk")]).segments[2]

    assert (segment.kind, segment.confidence, segment.by) == (Kind.ANALYSIS, 1.0, "mk")
    assert segment.reasons == ("confirmed by mk",)


def test_the_editors_rule_has_a_sentence() -> None:
    assert RULES["editor"].sentence


def test_equal_edits_are_one_by_all_who_made_them() -> None:
    edits = [
        Edit("s03", kind="claim", by="mk"),
        Edit("s03", kind=Kind.CLAIM, by="ab"),
        Edit("s03", kind="claim", by="mk"),
    ]

    assert revise(harbour(), edits).segments[2].by == "ab, mk"


def test_a_name_with_a_comma_stays_as_it_is() -> None:
    assert revise(harbour(), [Edit("s03", kind="claim", by="Ruiz, Ana")]).segments[2].by == "Ruiz, Ana"


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([Edit("s77", kind="claim")], "there is no segment “s77” to edit."),
        (
            [Edit("s03", kind="opinion")],
            "segment s03: there is no kind “opinion”. Choose one of claim, quote, analysis,",
        ),
        (
            [Edit("s03", kind="claim", by="mk"), Edit("s03", kind="quote", by="ab")],
            "segment s03 is edited twice, to “claim” (mk) and to “quote” (ab).",
        ),
        ([Edit("s04", speaker="Ana Ruiz"), Edit("s04", speaker="Bo Lind")], "to “Ana Ruiz” (editor) and to “Bo Lind”"),
        ([Edit("s04", speaker="Ana Ruiz"), Edit("s04", speaker="")], "to “Ana Ruiz” (editor) and to “”"),
        ([Edit("s03", text="One."), Edit("s03", text="Two.\nThree.")], "to “One.” (editor) and to “Two.\ufffdThree.”"),
        ([Edit("s03", text=""), Edit("s03", kind="claim", by="ab")], "to “” (editor) and to “claim” (ab)"),
    ],
)
def test_edits_that_contradict_the_text_or_each_other_are_named(edits: list[Edit], message: str) -> None:
    assert message in refusal(*edits)
    assert refusal(*reversed(edits))


def test_one_editor_may_relabel_and_delete_in_one_edit() -> None:
    revised = revise(harbour(), [Edit("s03", kind="claim", text="")])

    assert "s03" not in {segment.id for segment in revised.segments}


def test_a_speaker_goes_to_all_quotations_of_the_segment() -> None:
    annotated = made("[Q]“{direct|||The net,}” he said, “{direct|||was torn.}” [C]Then {indirect|Bo Lind||it rained}.")

    revised = revise(annotated, [Edit("s01", speaker="Ana Ruiz", by="mk")])

    assert [quotation.speaker for quotation in revised.quotations] == ["Ana Ruiz", "Ana Ruiz", "Bo Lind"]
    assert revised.quotations[0].reasons == ("speaker named by mk",)
    assert revised.quotations[2] == annotated.quotations[2]
    assert revised.segments == annotated.segments


def test_a_speaker_known_from_elsewhere_brings_the_role() -> None:
    revised = revise(harbour(), [Edit("s06", speaker=" Ana  Ruiz ")])

    quotation = revised.quotations[2]
    assert (quotation.speaker, quotation.role) == ("Ana Ruiz", "head of the port")


def test_another_speaker_loses_the_role_and_the_mention_of_the_one_before() -> None:
    annotated = harbour()
    spoken = replace(annotated.quotations[1], speaker_span=Span(0, 5))
    annotated = replace(annotated, quotations=(annotated.quotations[0], spoken, annotated.quotations[2]))

    quotation = revise(annotated, [Edit("s05", speaker="Bo Lind", by="mk")]).quotations[1]

    assert (quotation.speaker, quotation.role, quotation.speaker_span) == ("Bo Lind", None, None)
    assert quotation.reasons == ("speaker named by mk, before: Ana Ruiz",)


def test_an_empty_speaker_means_that_the_text_names_nobody() -> None:
    quotation = revise(harbour(), [Edit("s05", speaker="")]).quotations[1]

    assert (quotation.speaker, quotation.role) == (None, None)
    assert quotation.rule == "editor"


@pytest.mark.parametrize(
    ("words", "quoted", "mode"),
    [
        ("“The net is torn,” she said.", ["The net is torn,"], Mode.DIRECT),
        ('"The net is torn," she said.', ["The net is torn,"], Mode.DIRECT),
        ("She said: « The net is torn. »", ["The net is torn."], Mode.DIRECT),
        ("„Das Netz ist hin“, sagte sie.", ["Das Netz ist hin"], Mode.DIRECT),
        ("“The net is torn. We go home.", ["The net is torn. We go home."], Mode.DIRECT),
        ("“The net,” she said, “is torn.”", ["The net,", "is torn."], Mode.DIRECT),
        ("The net was torn, she said.", ["The net was torn, she said."], Mode.INDIRECT),
        ("‘The net,’ she said, ‘is torn.’", ["The net,", "is torn."], Mode.DIRECT),
    ],
)
def test_a_named_speaker_gives_a_segment_its_quotation(words: str, quoted: list[str], mode: Mode) -> None:
    revised = revise(made(f"[C]{words}"), [Edit("s01", speaker="Ana Ruiz")])

    assert [revised.text_of(quotation) for quotation in revised.quotations] == quoted
    assert {(quotation.mode, quotation.speaker) for quotation in revised.quotations} == {(mode, "Ana Ruiz")}


def test_a_quotation_over_two_segments_gives_each_its_part() -> None:
    annotated = made("[Q]“We stay ashore. [Q]The net is torn,” she said.")

    revised = revise(annotated, [Edit("s01", speaker="Ana Ruiz"), Edit("s02", speaker="Ana Ruiz")])

    assert [revised.text_of(quotation) for quotation in revised.quotations] == ["We stay ashore.", "The net is torn,"]


def test_a_new_quotation_gets_the_next_number_and_stands_in_its_place() -> None:
    revised = revise(harbour(), [Edit("s02", speaker="Bo Lind")])

    assert [quotation.id for quotation in revised.quotations] == ["q04", "q01", "q02", "q03"]


def test_new_words_move_everything_after_them() -> None:
    before = harbour()
    revised = revise(before, [Edit("s02", text="The white ferry sails again today.", by="mk")])

    assert revised.text == before.text.replace("The ferry sails again.", "The white ferry sails again today.")
    assert words_of(revised)[2:] == words_of(before)[2:]
    assert [revised.text_of(q) for q in revised.quotations] == [before.text_of(q) for q in before.quotations]
    assert [block.role for block in revised.source.blocks] == [block.role for block in before.source.blocks]
    assert revised.segments[1].reasons == (*before.segments[1].reasons, "reworded by mk")
    assert revised.source.origin == before.source.origin


def test_the_same_words_again_change_nothing() -> None:
    assert revise(harbour(), [Edit("s02", text=" The ferry sails again.\n")]) == harbour()


def test_a_quotation_stays_where_new_words_still_hold_it() -> None:
    revised = revise(harbour(), [Edit("s05", text="“We waited a year,” Ruiz told us.")])

    quotation = revised.quotations[1]
    assert (quotation.id, revised.text_of(quotation), quotation.speaker) == ("q02", "We waited a year,", "Ana Ruiz")
    assert revised.problems == ()


def test_a_quotation_that_moved_within_new_words_is_found() -> None:
    revised = revise(harbour(), [Edit("s05", text="She said: “We waited a year,” no more.")])

    assert revised.text_of(revised.quotations[1]) == "We waited a year,"


def test_a_quotation_whose_words_are_gone_is_dropped_and_reported() -> None:
    revised = revise(harbour(), [Edit("s05", text="“We waited two years,” she said.")])

    assert [quotation.id for quotation in revised.quotations] == ["q01", "q03"]
    (problem,) = revised.problems
    assert problem.sentence == "Quotation q02 of Ana Ruiz was dropped: the new words of s05 do not hold it."
    assert revised.text_of(problem.span) == "“We waited two years,” she said."


def test_of_two_equal_quotations_each_keeps_its_place() -> None:
    annotated = made("[Q]“{direct|Ana Ruiz||No,}” said Ruiz, “{direct|Ana Ruiz||No,}” and sat.")

    revised = revise(annotated, [Edit("s01", text="“No,” said Ruiz again, “No,” and sat down.")])

    assert [quotation.start for quotation in revised.quotations] == [1, 24]


@pytest.mark.parametrize("words", ["He met the casino, he said!", "Not: no words!"])
def test_a_quotation_is_not_found_inside_other_words(words: str) -> None:
    revised = revise(made("[Q]“{direct|Bo Lind||no,}” he said."), [Edit("s01", text=words)])

    assert revised.quotations == ()
    assert len(revised.problems) == 1


def test_a_quotation_in_other_typography_is_the_same_words() -> None:
    annotated = made("[Q]“{direct|Ana Ruiz||It’s over,}” she said.")

    revised = revise(annotated, [Edit("s01", text='"It\'s over," she said.', by="mk")])

    assert [(q.id, q.speaker, revised.text_of(q)) for q in revised.quotations] == [("q01", "Ana Ruiz", "It's over,")]
    assert revised.problems == ()


def test_a_quotation_of_which_a_word_is_corrected_keeps_its_speaker_and_is_reported() -> None:
    revised = revise(harbour(), [Edit("s05", text="“We waited a whole year,” she said.")])

    quotation = revised.quotations[1]
    assert (revised.text_of(quotation), quotation.speaker) == ("We waited a whole year,", "Ana Ruiz")
    assert [problem.sentence for problem in revised.problems] == [
        "The words of quotation q02 of Ana Ruiz were changed: they are no longer the source's."
    ]


def test_the_text_as_it_was_read_stays_on_record_through_every_edit() -> None:
    once = revise(harbour(), [Edit("s01", text="Ferry Back")])
    twice = revise(once, [Edit("s02", text="It sails.")])

    assert harbour().baseline is None
    assert once.baseline == twice.baseline == harbour().text


def test_a_quotation_is_not_found_again_in_words_that_were_there_before() -> None:
    annotated = made("[Q]“{direct|Bo Lind||No,}” he said. “{direct|Ana Ruiz||Go,}” she cried: “No,” again.")

    revised = revise(annotated, [Edit("s01", text="“Oh,” he said. “Go,” she cried: “No,” again.")])

    assert [(revised.text_of(quotation), quotation.speaker) for quotation in revised.quotations] == [
        ("Go,", "Ana Ruiz")
    ]


def test_a_cue_that_could_be_one_of_two_goes() -> None:
    annotated = made("[Q]“{direct|Bo Lind||No,}” he said.")
    cued = replace(annotated.quotations[0], cue_span=Span(9, 13))
    annotated = replace(annotated, quotations=(cued,))

    one = revise(annotated, [Edit("s01", text="So he said: “No,” and left!")])
    two = revise(annotated, [Edit("s01", text="So he said: “No,” and said it again!")])

    assert annotated.text_of(cued.cue_span) == one.text_of(one.quotations[0].cue_span) == "said"
    assert two.quotations[0].cue_span is None


def test_of_two_roles_of_a_speaker_the_first_is_taken() -> None:
    text = "[C]{indirect|Ana Ruiz|mayor|It rained}. [C]{indirect|Ana Ruiz|skipper|It froze}. [C]It thawed."

    assert revise(made(text), [Edit("s03", speaker="Ana Ruiz")]).quotations[2].role == "mayor"


def test_mentions_and_cues_move_or_go() -> None:
    text = "Ana Ruiz spoke. “Go,” she said."
    source = SourceText(text, (Block(0, len(text)),))
    segments = tuple(
        Segment(f"s{n:02}", *span, Kind.QUOTE, 0.9, "default", (), "test")
        for n, span in enumerate([(0, 15), (16, 31)], 1)
    )
    quotation = Quotation("q01", 17, 20, Mode.DIRECT, "Ana Ruiz", None, Span(0, 8), Span(26, 30))
    annotated = AnnotatedText(source, segments, (quotation,))

    longer = revise(annotated, [Edit("s01", text="So Ana Ruiz spoke."), Edit("s02", text="“Go,” she then said.")])
    other = revise(annotated, [Edit("s01", text="She spoke."), Edit("s02", text="“Go,” she cried.")])

    assert longer.text_of(longer.quotations[0].speaker_span) == "Ana Ruiz"
    assert longer.text_of(longer.quotations[0].cue_span) == "said"
    assert (other.quotations[0].speaker_span, other.quotations[0].cue_span) == (None, None)


@pytest.mark.parametrize(
    ("deleted", "text"),
    [
        (["s02"], "A.\n\nC. D.\n\nE."),
        (["s01"], "B.\n\nC. D.\n\nE."),
        (["s01", "s02"], "C. D.\n\nE."),
        (["s03", "s04"], "A. B.\n\nE."),
        (["s02", "s03"], "A.\n\nD.\n\nE."),
        (["s05"], "A. B.\n\nC. D."),
        (["s04", "s05"], "A. B.\n\nC."),
        (["s01", "s02", "s03", "s04", "s05"], ""),
    ],
)
def test_deleting_segments_leaves_no_double_gaps_and_no_empty_block(deleted: list[str], text: str) -> None:
    revised = revise(made("[C]A. [C]B.\n\n[C]C. [C]D.\n\n[C]E."), [Edit(name, text="") for name in deleted])

    assert revised.text == text
    assert len(revised.source.blocks) == len(text.split("\n\n")) * bool(text)


def test_deleting_a_tail_does_not_join_its_neighbours() -> None:
    annotated = made("[Q]“{direct|||No,}” she said[A], a hint. [C]It rained.")

    assert revise(annotated, [Edit("s02", text="")]).text == "“No,” she said It rained."


def test_the_gap_between_blocks_outlasts_a_wider_one_inside_a_block() -> None:
    source = SourceText("A.   B.\tC.", (Block(0, 7), Block(8, 10)))
    places = [(0, 2), (5, 7), (8, 10)]
    segments = tuple(Segment(f"s{a}", a, b, Kind.CLAIM, 1.0, "default", (), "test") for a, b in places)

    assert revise(AnnotatedText(source, segments), [Edit("s5", text="")]).text == "A.\tC."


def test_white_space_at_the_ends_of_the_text_stays() -> None:
    source = SourceText("\n A. B. \n", (Block(2, 7),))
    segments = tuple(Segment(f"s{n}", n * 3 - 1, n * 3 + 1, Kind.CLAIM, 1.0, "default", (), "test") for n in (1, 2))

    assert revise(AnnotatedText(source, segments), [Edit("s1", text="")]).text == "\n B. \n"


def test_new_words_are_read_as_a_file_would_be() -> None:
    revised = revise(harbour(), [Edit("s03", text=" One\r\ntwo\rthree\fand \x00\ufffe\ud800. ")])

    assert words_of(revised)[2] == "One\ntwo\nthree\nand \ufffd\ufffd\ufffd."
    (problem,) = revised.problems
    assert problem.sentence.startswith("In the new words of s03: 3 characters were replaced")
    assert revised.text_of(problem.span) == words_of(revised)[2]


@given(st.text() | WORDS)
def test_new_words_are_those_that_a_reader_would_give(words: str) -> None:
    revised = revise(made("[C]It rained."), [Edit("s01", text=words)])

    assert revised.text == read_text(words).text.strip()


def test_comments_of_the_file_move_with_the_words_that_they_stand_at() -> None:
    annotated = harbour()
    place = annotated.text.index("Share")
    remarks = (
        Remark(Span(place, place + 5), "Ida Marsh", None, "Whose?"),
        Remark(None, "Ida Marsh", None, "Too long."),
        Remark(Span(0, 5), "Ida Marsh", None, "Really?"),
    )
    annotated = replace(annotated, source=replace(annotated.source, remarks=remarks))

    revised = revise(annotated, [Edit("s01", text=""), Edit("s03", text="High time.")])

    spans = [remark.span for remark in revised.source.remarks]
    assert revised.text_of(spans[0]) == "Share"
    assert spans[1:] == [None, None]
    assert [remark.text for remark in revised.source.remarks] == ["Whose?", "Too long.", "Really?"]


def test_problems_move_with_the_words_that_they_concern() -> None:
    annotated = harbour()
    place = annotated.text.index("Share")
    problems = (Problem("Odd.", Span(place, place + 5)), Problem("Whole."), Problem("First.", Span(0, 5)))
    annotated = replace(annotated, source=replace(annotated.source, problems=problems))

    revised = revise(annotated, [Edit("s01", text=""), Edit("s03", text="High time.")])

    spans = [problem.span for problem in revised.source.problems]
    assert revised.text_of(spans[0]) == "Share"
    assert spans[1:] == [None, None]


def test_kind_speaker_and_words_can_change_in_one_edit() -> None:
    revised = revise(harbour(), [Edit("s03", kind="quote", speaker="Bo Lind", text="“It was time,” he said.", by="mk")])

    segment, quotation = revised.segments[2], revised.quotations[0]
    assert (segment.kind, segment.by) == (Kind.QUOTE, "mk")
    assert segment.reasons == ("relabelled from analysis by mk", "reworded by mk")
    assert (revised.text_of(quotation), quotation.speaker, quotation.id) == ("It was time,", "Bo Lind", "q04")


def test_every_segment_of_the_sample_can_be_relabelled_at_once() -> None:
    sample = made_sample()

    revised = revise(sample, [Edit(segment.id, kind="boilerplate") for segment in sample.segments])

    assert {segment.kind for segment in revised.segments} == {Kind.BOILERPLATE}
    assert revised.source == sample.source


@pytest.mark.slow
def test_edits_take_time_in_proportion_to_the_text() -> None:
    small, large = made(" ".join(["[C]The net is torn."] * 1_000)), made(" ".join(["[C]The net is torn."] * 10_000))

    assert seconds_for(large) < 30 * seconds_for(small)


def seconds_for(annotated: AnnotatedText) -> float:
    edits = [
        Edit(segment.id, kind="quote", speaker="Ana", text="“It is torn,” she said.") for segment in annotated.segments
    ]
    return least(lambda: revise(annotated, edits))
