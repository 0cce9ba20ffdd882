"""Wrapped text: what a mail program, an agency or a PDF broke over lines is one paragraph again, and nothing else is."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import ARTICLES

from annotate import annotate
from source import read_text
from source.model import SourceText
from source.text.mending import paragraphs
from source.text.wrapping import unwrapped

NAMES = [path.stem for path in sorted(ARTICLES.glob("*.txt"))]
HEADER = """From: Press Desk <press@quay.example>
To: desk@post.example
Subject: Mill reopens
Date: Wed, 14 Oct 2026 09:00:00 +0200

"""
BULLETS = "\n\nThe new mill:\n- has two floors\n- cost 4 million euros\n- grinds rye\n"
ADDRESS = "\n\nPictures: https://press.mill.example/2026/10/14/the-old-mill-opens-again-after-two-years-of-repairs/in-print-quality/all\n"
CONTACT = "\n\nContact:\nIda Falk\nMill Office\n12 Weir Lane\n+44 20 0000 0000\n"
COLUMN = """The council voted on Monday to keep the old mill open until the end
of the year, although nobody had asked for it and the roof has leaked
since the storm in March. Its keeper said that the wheel would turn
again by Easter."""


def blocks_of(source: SourceText) -> list[str]:
    """Return the words of each block, on one line."""
    return [" ".join(source.text_of(block).split()) for block in source.blocks]


def article(name: str) -> list[str]:
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def wrapped(words: str, width: int) -> str:
    return textwrap.fill(words, width, break_long_words=False, break_on_hyphens=False)


@pytest.mark.parametrize("width", [60, 72, 80, 100, 118])
@pytest.mark.parametrize("name", NAMES)
def test_a_wrapped_article_has_its_paragraphs_again(name: str, width: int) -> None:
    whole = article(name)
    text = "\n\n".join(wrapped(words, width) for words in whole)

    assert blocks_of(read_text(text)) == whole


@pytest.mark.parametrize("width", [72, 110])
def test_header_bullets_a_long_address_and_a_contact_block_do_not_spoil_it(width: int) -> None:
    whole = article("release")
    text = HEADER + "\n\n".join(wrapped(words, width) for words in whole) + BULLETS + ADDRESS + CONTACT

    found = blocks_of(read_text(text))

    assert found[4 : 4 + len(whole)] == whole
    assert found[:4] == HEADER.strip().split("\n")
    assert found[4 + len(whole) :] == [line for line in (BULLETS + ADDRESS + CONTACT).split("\n") if line]


def test_one_wrapped_paragraph_among_whole_ones_is_joined() -> None:
    whole = article("court")
    text = "\n\n".join([*whole[:4], wrapped(whole[4] + " " + whole[5] + " " + whole[6], 66), *whole[7:]])

    assert " ".join(whole[4:7]) in blocks_of(read_text(text))


def test_a_stretch_of_two_lines_counts_too() -> None:
    text = "Mill Reopens\n\nThe old mill by the weir turned again on Monday, a year and a half\nlater than its owners had promised."

    assert blocks_of(read_text(text))[1] == " ".join(text.split("\n\n")[1].split())


def test_a_release_out_of_a_pdf_without_empty_lines_keeps_its_sentences() -> None:
    text = """Weir Office
12 Weir Lane
For Immediate Release
(Senn, Westmark) – The old mill will grind rye again from 3 May after a year of repairs, the weir office said on Monday.
It was shut in March of last year when the wheel broke in a storm that also took the roof and drowned the lower
floor, in which nobody was at work.
“Whoever has seen the wheel turn will know why we could not let it go, and why we spent what we did on
bringing it back,” said Olan Trebb, its keeper.
Weir House • 12 Weir Lane • Senn"""

    found = blocks_of(read_text(text))

    assert found[:3] == ["Weir Office", "12 Weir Lane", "For Immediate Release"]
    assert found[4].endswith("in which nobody was at work.")
    assert found[5] == " ".join(text.split("\n")[6:8][n] for n in (0, 1))
    assert found[-1] == "Weir House • 12 Weir Lane • Senn"


APART = {
    "poem": "the boats are in\nand no one counts them\nthe tide is thin\nthe gulls\nhave flown without them",
    "address": "Mill Office\n12 Weir Lane\nSenn 7520\nWestmark",
    "names": "Ida Falk\nOlan Trebb\nNadia Perrin\nTomas Wend\nInes Calder",
    "headlines": "Council Keeps The Old Mill Open For Another Year\nKeeper Says The Wheel Will Turn By Easter At Last",
    "byline": "Council keeps the old mill by the weir open for another year or so\nby Ida Falk\n\nThe mill stays open.",
    "table": "Ward          Voters   Turnout\nNorth Quay     4,210      61.2\nDunes            812      44.0",
    "figures": "2019 812 913 1,024 17\n2020 811 902 1,101 18\n2021 799 931 1,230 21",
    "contents": "Introduction ............................ 3\nThe mill and its keeper ................. 7",
    "quoted": "> The mill will close on Monday, the council said in a letter that was\n> sent to everybody who works there.\n> Nobody answered.",
}


@pytest.mark.parametrize("name", APART)
@pytest.mark.parametrize("beside", ["", f"\n\n{COLUMN}"])
def test_lines_that_are_no_paragraph_stay_apart(name: str, beside: str) -> None:
    lines = [" ".join(line.split()) for line in APART[name].split("\n") if line]

    assert blocks_of(read_text(APART[name] + beside))[: len(lines)] == lines


def test_an_item_of_a_list_goes_on_under_its_own_words() -> None:
    text = f"""{COLUMN}

 * the wheel, which was carved from the oak that stood before the inn,
   and turns again
 * the roof
1. Who pays for all of it is not known, for the council has no money of
   its own to spend.
2. Nobody asked."""

    assert blocks_of(read_text(text))[1:] == [
        "* the wheel, which was carved from the oak that stood before the inn, and turns again",
        "* the roof",
        "1. Who pays for all of it is not known, for the council has no money of its own to spend.",
        "2. Nobody asked.",
    ]


def test_a_word_broken_by_a_hyphen_is_left_as_it_is() -> None:
    text = """The council voted on Monday to keep the old mill open until the har-
vest is in, although nobody had asked for it and the roof has leaked
since the storm in March."""

    source = read_text(text)

    assert len(source.blocks) == 1
    assert source.text == text


def test_a_short_german_release_is_joined_though_its_lines_begin_with_nouns() -> None:
    whole = [
        "Alte Mühle am Wehr dreht sich wieder – Sanierung nach zwei Jahren abgeschlossen",
        "Die alte Mühle am Wehr dreht sich seit Montag wieder. Die Stadt Senn hat Bürgerinnen und Bürger zur Eröffnung eingeladen; "
        "gekommen sind rund 400 Menschen, darunter Ministerin Ada Falk und der frühere Müller Olan Trebb.",
        "„Wir haben nie gezweifelt“, sagte Bürgermeisterin Ines Calder. „Die Sanierung war teuer, aber sie war richtig.“",
    ]
    figures = "Daten und Fakten\nBaujahr: 1784\nKosten: 4,2 Mio. Euro\nBauzeit: 24 Monate"

    found = blocks_of(read_text("\n\n".join([*(wrapped(words, 72) for words in whole), figures])))

    assert found == [*whole, *figures.split("\n")]


def test_wire_copy_in_capitals_is_joined() -> None:
    text = (
        wrapped(COLUMN.upper().replace("\n", " "), 50)
        + "\n\n"
        + wrapped("A SECOND STORM IS EXPECTED ON FRIDAY, AND THE WHEEL WILL BE TIED FAST.", 50)
    )

    assert len(read_text(text).blocks) == 2


def test_a_script_without_blanks_is_joined_by_its_columns() -> None:
    sentence = "古い水車は来年の春まで動き続けると町議会が月曜日に決めたが屋根は三月の嵐から雨漏りがしており誰も頼んではいなかった。"
    text = "\n".join((sentence * 3)[start : start + 24] for start in range(0, len(sentence) * 3, 24))

    assert len(read_text(text + "\n\n" + text).blocks) == 2
    assert len(read_text("水車\n議会\n春の嵐\n屋根の修理について").blocks) == 4


def test_pages_of_one_line_a_paragraph_are_left_alone() -> None:
    for name in NAMES:
        assert blocks_of(read_text("\n".join(article(name)))) == article(name)


# Links on lines of their own ----------------------------------------------------------------------------------------


def test_a_name_that_a_scraper_put_on_a_line_of_its_own_is_put_back() -> None:
    text = """Old Mill Shut For Repairs

The old mill was shut on Friday, the

weir office

said.

“The wheel was cracked,” said

Olan Trebb

, its keeper.

Nobody was hurt."""

    annotated = annotate(read_text(text))

    assert blocks_of(annotated.source) == [
        "Old Mill Shut For Repairs",
        "The old mill was shut on Friday, the weir office said.",
        "“The wheel was cracked,” said Olan Trebb , its keeper.",
        "Nobody was hurt.",
    ]
    assert [quotation.speaker for quotation in annotated.quotations] == ["the weir office", "Olan Trebb"]


@pytest.mark.parametrize(
    "text",
    [
        "Home\n\nabout us\n\ncontact\n\nterms of use",
        "Keep up to date\n\npv magazine offers news of the sun. Join it.",
        "July 23, 2026 at 12:47 am\n\nwow, this looks fine.",
        "Business\n\n,\n\nMills",
        "Council Keeps Mill\n\nby Ida Falk\n\nThe mill stays open.",
    ],
)
def test_menus_and_bylines_are_not_put_together(text: str) -> None:
    assert blocks_of(read_text(text)) == [" ".join(part.split()) for part in text.split("\n\n")]


def test_a_text_that_is_cut_in_mid_sentence_everywhere_is_told() -> None:
    lines = "The keeper said he had\n\nnever been asked whether the wheel\n\ncould turn in such a wind\n\nand what it would cost\n\n"

    told = [problem.sentence for problem in read_text(lines * 4).problems]

    assert "stop in mid-sentence" in told[0]
    assert read_text("\n\n".join(article("court"))).problems == ()


# What holds for any text --------------------------------------------------------------------------------------------

LINES = st.lists(
    st.sampled_from(
        [
            "",
            "",
            "The mill was shut on Friday, the weir office said, and its",
            "keeper went",
            "said.",
            "- a wheel",
            "  deeper",
            "> quoted",
            "MILL",
            "1. one",
            ", and",
            "水車は来年",
            "a\tb",
        ]
    ),
    max_size=30,
).map("\n".join)


@given(LINES)
def test_no_word_is_lost_and_twice_is_the_same(text: str) -> None:
    found = paragraphs(text)

    assert "".join("".join(text[span.start : span.end].split()) for span in found) == "".join(text.split())
    assert found == paragraphs(text)


@given(LINES)
def test_no_width_joins_over_an_empty_line(text: str) -> None:
    assert not any("\n\n" in text[span.start : span.end] for span in unwrapped(text))


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "a\n",
        "“a b c d\n",
        "- \n",
        ",\n\n",
        "the quay and\n\nIda\n\n",
        "x" * 100 + "\n",
        ". " * 50 + "\n",
        "水" * 40 + "\n",
    ],
)
def test_long_texts_of_the_worst_kind_take_no_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))

    assert read_text(text).text == text


# A text is the same however it is wrapped ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ferry", "court", "release", "column"])
def test_a_wrapped_article_has_the_same_kinds_and_speakers(name: str) -> None:
    ways = ["\n\n".join(article(name)), "\n\n".join(wrapped(words, 72) for words in article(name))]
    one, other = (annotate(read_text(text)) for text in ways)

    assert [segment.kind for segment in one.segments] == [segment.kind for segment in other.segments]
    assert [(q.speaker, q.role, q.mode) for q in one.quotations] == [
        (q.speaker, q.role, q.mode) for q in other.quotations
    ]
    for ours, theirs in zip(one.segments, other.segments, strict=True):
        assert " ".join(one.text_of(ours).split()) == " ".join(other.text_of(theirs).split())
    for ours_said, theirs_said in zip(one.quotations, other.quotations, strict=True):
        assert " ".join(one.text_of(ours_said).split()) == " ".join(other.text_of(theirs_said).split())
