"""What looks like a mail and is none stays as it is; and what a mail's source leaves in a text."""

from pathlib import Path

import pytest
from timing import least_ratio

from annotate import Kind, annotate
from annotate.draft import Draft
from annotate.mails import find_article
from annotate.rules import RuleId
from exports import export, load
from source import read, read_text
from source.model import Role

OF_MAILS = {
    RuleId.MAIL_HEADER,
    RuleId.GREETING,
    RuleId.SIGNATURE,
    RuleId.DISCLAIMER,
    RuleId.COVERING_NOTE,
    RuleId.QUOTED_REPLY,
}
OPENING_HOURS = """The castle is open again.

From: 10 am
To: 4 pm
Date: every day but Monday

Children pay nothing, the castle’s office said.
"""
INTERVIEW = """FROM: What did you see on the river?

TO: Nothing but fog, and then the mast.

FROM: And when did you call the coast guard?

TO: At once.
"""
ARTICLE_WITH_MAIL = """The minister knew of the crack in the dam in March, mails show that this paper has seen.

The dam’s engineer, Lars Odde, had written to her on a Sunday. The mail read:

From: Lars Odde
To: The Minister
Subject: The crack

It grows by a millimetre a week. I would not sleep below it.

The minister’s office said that the mail had gone to the wrong address.
"""
ARTICLE_WITH_LETTER = """On 3 May 2025, the engineer wrote:

“It grows by a millimetre a week.”

Two weeks later he wrote: nobody had answered, and nobody had come to look at the wall above the village.
"""
POEM = """> The tide is out, the boats lie on their side,
> and nobody remembers why they came.

The lines are by a lock keeper from Stenna, who found them under his desk.
"""
MARKED = """The old keeper wrote:

> The lamp was never out, not for one night,
> not even when the sea took half the stair.

Visitors can read the line on a board beside the door.
"""
LISTING = """Date: 14 May 2026
Place: Town hall, Velm
Subject to change: the order of the speakers

The council meets at six in the evening. The public may listen from the gallery.
"""
SMALL_TALK = """Regards for the environment have changed the fair, its director said.

Thanks to the new hall, nobody had to wait in the rain.

Dear to most visitors is the old carousel, which has been turning since 1911.
"""
SESSION = """The console prints what follows.

>>> 2 + 2
4

Nothing else was typed on that day.
"""


@pytest.mark.parametrize(
    "text",
    [OPENING_HOURS, INTERVIEW, ARTICLE_WITH_MAIL, ARTICLE_WITH_LETTER, POEM, MARKED, LISTING, SMALL_TALK, SESSION],
)
def test_a_text_that_is_no_mail_keeps_every_line_and_sign(text: str) -> None:
    annotated = annotate(read_text(text))

    assert annotated.source.text == text
    assert not {segment.rule for segment in annotated.segments} & OF_MAILS
    assert not {Role.MAIL_HEADER, Role.REPLY} & {block.role for block in annotated.source.blocks}


def test_a_line_of_a_mail_that_only_begins_like_a_field_is_an_article_s_line() -> None:
    text = "From: Ida Marsh\nSubject: Fair\n\nThe fair opens at noon.\n\nTo: be sure, come early, the director said.\n"

    annotated = annotate(read_text(text))

    assert [annotated.text_of(s) for s in annotated.segments if s.kind is not Kind.BOILERPLATE] == [
        "The fair opens at noon.",
        "To: be sure, come early, the director said.",
    ]


def test_the_marks_of_quoting_are_blanks_so_that_every_offset_stays() -> None:
    text = (
        "Ida wrote:\n> The fair\n> is open.\n>> When?\n\nThank you for the answer, it goes on the city page tomorrow.\n"
    )

    source = read_text(text)

    assert source.text == text.replace(">", " ")
    assert [(block.role, block.hints and block.hints.level) for block in source.blocks][-1] == (Role.PARAGRAPH, None)


def test_the_user_is_told_which_mail_of_a_thread_was_taken() -> None:
    text = (
        "FYI, see below.\n\n-----Original Message-----\nFrom: Olav Krog\nSent: 3 March 2026 10:00\nSubject: Sluice\n\n"
        "The sluice at Brekk will stay shut until its second gate is mended, the water board said.\n"
    )

    (problem,) = annotate(read_text(text)).problems

    assert "a thread of 2 mails" in problem.sentence
    assert "by Olav Krog of 2026-03-03, “Sluice”" in problem.sentence


def test_an_embargo_that_only_the_note_names_is_told() -> None:
    text = (
        "Please see below. Under embargo until Friday, 6 pm.\n\n-----Original Message-----\nFrom: Prize Office\n"
        "Sent: 8 October 2026 09:00\nSubject: Prize\n\nThe prize goes to Salma Rind, who writes in two languages, the jury said.\n"
    )

    annotated = annotate(read_text(text))

    assert annotated.source.origin.embargo is not None
    assert annotated.text_of(annotated.source.origin.embargo) == "Under embargo until Friday, 6 pm."
    assert any("under embargo: “Under embargo until" in problem.sentence for problem in annotated.problems)


def test_an_embargo_in_the_subject_is_kept_and_told() -> None:
    text = (
        "From: Prize Office\nSubject: EMBARGOED until 9 October: Poet of the year\n\n"
        "The prize goes to Salma Rind, who writes in two languages, the jury said.\n"
    )

    origin = annotate(read_text(text)).source.origin

    assert origin.embargo is not None
    assert origin.title == "EMBARGOED until 9 October: Poet of the year"


def test_a_day_in_a_header_that_can_be_read_two_ways_is_told() -> None:
    annotated = annotate(
        read_text("From: Ida Marsh\nSent: 03/04/2026 09:00\nSubject: Fair\n\nThe fair opens at noon.\n")
    )

    assert annotated.source.origin.date is None
    assert ["03/04/2026" in problem.sentence for problem in annotated.problems] == [True]


def test_what_a_person_states_goes_before_the_header() -> None:
    text = "From: Ida Marsh\nSubject: Fair\n\nThe fair opens at noon, the town hall said.\n"

    origin = annotate(read_text(text, title="The fair", author="Jo Pike", date="2026-05-01")).source.origin

    assert (origin.title, origin.author, origin.date) == ("The fair", "Jo Pike", "2026-05-01")


def test_a_byline_in_the_text_goes_before_the_sender() -> None:
    text = (
        "From: News Desk <desk@paper.example>\nSubject: Fwd: Fair opens late\n\nFair opens late\n\nBy Noor Daan\n\n"
        "The fair opens an hour late on Friday, because the wheel has to be tested again, the town hall said.\n"
    )

    assert annotate(read_text(text)).source.origin.author == "Noor Daan"


def test_a_mail_that_was_annotated_once_is_the_same_when_it_is_read_again() -> None:
    text = (
        "FYI, see below.\n\n-----Original Message-----\nFrom: Olav Krog\nSubject: Sluice\n\nSluice shut\n\n"
        "The sluice at Brekk will stay shut until its second gate is mended, the water board said.\n\nOlav\n"
    )
    first = annotate(read_text(text))

    again = annotate(first.source)

    assert [(s.kind, s.rule) for s in again.segments] == [(s.kind, s.rule) for s in first.segments]


def test_quoted_printable_is_decoded_where_all_of_it_is_that_and_told() -> None:
    text = (
        "From: Ada Finn\nSubject: Strike\n\nThe printers will strike on Friday, =E2=80=9Cwhatever it costs,=E2=80=9D sa=\n"
        "id Ada Finn.=20\n"
    )

    annotated = annotate(read_text(text))

    assert "“whatever it costs,” said Ada Finn." in annotated.source.text
    assert [q.speaker for q in annotated.quotations] == ["Ada Finn"]
    assert any("quoted-printable" in problem.sentence for problem in annotated.source.problems)


def test_codes_in_a_text_that_is_not_all_code_are_left_and_told() -> None:
    text = "The page a=b shows =E2=80=9CSold out=E2=80=9D.\n"

    source = read_text(text)

    assert source.text == text
    assert any("=E2=80=9C" in problem.sentence for problem in source.problems)


@pytest.mark.parametrize("text", ["a = 5\nb =\n", "Result\n======\n\nIt rained =\n", "x=1&y=20\n"])
def test_an_equals_sign_is_no_code(text: str) -> None:
    assert (read_text(text).text, read_text(text).problems) == (text, ())


HEAD = "From: A B <a@b.example>\nTo: c\nSubject: d\n\n"
HOSTILE = {
    "marks": ">" * 100_000,
    "quoted lines": HEAD + "> a\n" * 25_000,
    "senders": "From: \n" * 15_000,
    "recipients": "To: a\n" * 15_000,
    "headers": HEAD * 2_500,
    "openings": HEAD + "On Mon, 4 May 2026 at 10:12, Ida <i@x.example> wrote:\n\n" * 2_000,
    "lines": "-" * 100_000,
    "closes": HEAD + "Kind regards,\n\n" * 6_000,
    "prefixes": "From: a <a@b.example>\nSubject: " + "RE: " * 25_000,
    "codes": "=E2=80" * 16_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_is_read_without_losing_a_word(name: str) -> None:
    source = read_text(HOSTILE[name][:20_000])

    assert source.text.replace(">", " ").split() == HOSTILE[name][:20_000].replace(">", " ").split()


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_hostile_mail_takes_about_twice_the_time(name: str) -> None:
    text = HOSTILE[name]

    def work(given: str) -> None:
        find_article(Draft(read_text(given)))

    assert least_ratio(lambda: work(text), lambda: work(text[: len(text) // 2])) < 3.5


def test_a_markdown_file_that_begins_with_a_mail_s_header_is_read_as_a_mail() -> None:
    text = (
        "From: Ida Marsh\nSubject: Fair\n\nThe fair opens at noon.\n\nOn 3 May 2026 at 10:00, Jo Pike wrote:\n> When?\n"
    )

    source = read(text.encode(), name="mail.md")

    assert [block.role for block in source.blocks].count(Role.MAIL_HEADER) == 3
    assert source.origin.media_type == "text/markdown"


def test_a_markdown_file_with_a_quotation_stays_markdown() -> None:
    source = read(b"The keeper wrote:\n\n> The lamp was never out.\n", name="lamp.md")

    assert [block.role for block in source.blocks] == [Role.PARAGRAPH, Role.QUOTATION]


@pytest.mark.parametrize("ending", ["json", "xml", "docx", "pdf"])
def test_a_thread_comes_back_from_every_format_with_its_roles_and_levels(ending: str, tmp_path: Path) -> None:
    text = (
        "FYI, see below.\n\n-----Original Message-----\nFrom: Olav Krog\nSent: 3 March 2026 10:00\nSubject: Sluice\n\n"
        "The sluice at Brekk will stay shut until its second gate is mended, the water board said.\n\n"
        "On 2 March 2026 at 9:15, Jo Pike <jo@x.example> wrote:\n> Is it shut?\n"
    )
    annotated = annotate(read_text(text))

    export(annotated, tmp_path / f"thread.{ending}")
    again = load(tmp_path / f"thread.{ending}")

    assert again.source.blocks == annotated.source.blocks
    assert [segment.rule for segment in again.segments] == [segment.rule for segment in annotated.segments]


@pytest.mark.parametrize(
    "opening",
    [
        "On Mon, May 4, 2026 at 10:12 AM Ida Marsh <ida@x.example> wrote:",
        "On 04/05/2026 10:12, Ida Marsh wrote:",
        "On 4 May 2026, at 10:12, Ida Marsh <ida@x.example> wrote:",
        "On Mon, 4 May 2026 10:12:33 +0200, Ida Marsh wrote:",
        "Am 04.05.2026 um 10:12 schrieb Ida Marsh:",
        "Am Mo., 4. Mai 2026 um 10:12 Uhr schrieb Ida Marsh <ida@x.example>:",
        "Le lun. 4 mai 2026 à 10:12, Ida Marsh <ida@x.example> a écrit :",
        "El lun, 4 may 2026 a las 10:12, Ida Marsh (<ida@x.example>) escribió:",
        "Il giorno lun 4 mag 2026 alle ore 10:12 Ida Marsh <ida@x.example> ha scritto:",
        "Op ma 4 mei 2026 om 10:12 schreef Ida Marsh <ida@x.example>:",
        "pon., 4 maj 2026 o 10:12 Ida Marsh <ida@x.example> napisał(a):",
        "W dniu 4.05.2026 o 10:12, Ida Marsh pisze:",
        "пн, 4 трав. 2026 р. о 10:12 Ida Marsh <ida@x.example> пише:",
        "Den mån 4 maj 2026 kl 10:12 skrev Ida Marsh <ida@x.example>:",
        "Em seg., 4 de mai. de 2026 às 10:12, Ida Marsh <ida@x.example> escreveu:",
    ],
)
def test_who_wrote_a_quoted_mail_is_told_by_the_line_above_it(opening: str) -> None:
    text = (
        f"FYI, see below.\n\n{opening}\n\n> The sluice at Brekk will stay shut until its second gate is mended, the board said.\n"
        "> Boats are lifted over the wall by a crane, which takes an hour for each.\n"
    )

    annotated = annotate(read_text(text))

    assert annotated.source.origin.author == "Ida Marsh"
    assert annotated.source.origin.date in ("2026-05-04", None if "04/05" in opening else "")
    assert [s.rule for s in annotated.segments][:2] == [RuleId.COVERING_NOTE, RuleId.MAIL_HEADER]
