"""What is no prose is refused by its name, with what to do; prose is read, whatever its ending."""

import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import ARTICLES, SAMPLE_FILE, SHARED
from timing import least

from copydesk import annotate, brief
from source import read
from source.errors import NoText, SourceError, UnknownFormat, Unreadable

WORDS = "The old mill by the weir turned again on Monday, a year later than its owners had promised."
SAID = "“We never doubted it,” said Olan Trebb, the keeper of the mill."
RECORD = {"title": "Mill Reopens", "text": f"{WORDS}\n\n{SAID}"}
CELL = {"cell_type": "markdown", "metadata": {}, "source": [WORDS]}

# What it is called, the usual ending, and a text of the kind.
REFUSED = [
    (
        "LaTeX",
        ".tex",
        f"\\documentclass{{article}}\n\\begin{{document}}\n\\section{{Mill}}\n{WORDS}\n\\end{{document}}\n",
    ),
    (
        "LaTeX",
        ".tex",
        f"\\section{{Mill}}\n\n\\emph{{{WORDS}}}\\footnote{{Really.}}\n\n\\textbf{{Next}} {SAID}\n",
    ),
    (
        "wiki text",
        ".wiki",
        f"== Mill ==\n{{{{date|4 May 2026}}}}\n\n{WORDS} [[Olan Trebb|He]] kept it.\n\n'''Next'''\n\n[[Category:Mills]]\n",
    ),
    ("reStructuredText", ".rst", f"Mill\n====\n\n.. note:: Not for children.\n\n{WORDS} See :ref:`weir`.\n"),
    ("AsciiDoc", ".adoc", f"= Mill\n\n== Monday\n\n[NOTE]\n{WORDS}\n\nimage::wheel.png[The wheel]\n"),
    ("Org text", ".org", f"#+TITLE: Mill\n* Monday\n:PROPERTIES:\n:ID: 1\n:END:\n{WORDS}\n"),
    ("Textile or Jira markup", ".textile", f"h1. Mill\n\n{WORDS}\n"),
    ("forum markup", ".bbcode", f"[b]Mill[/b]\n{WORDS}\n[quote]{SAID}[/quote]\n[i]Really.[/i]\n"),
    ("a manual page's source", ".1", f".TH MILL 1\n.SH NAME\nmill\n{WORDS}\n"),
    ("a notebook", ".ipynb", json.dumps({"cells": [CELL], "nbformat": 4, "nbformat_minor": 5, "metadata": {}})),
    ("a file of JSON lines", ".jsonl", "\n".join(json.dumps(RECORD) for _ in range(3))),
    ("a JSON file that copydesk did not write", ".json", json.dumps([RECORD, RECORD])),
    (
        "a news article as JSON-LD",
        ".jsonld",
        json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "articleBody": WORDS}),
    ),
    ("a news item (ninjs)", ".json", json.dumps({"headlines": [{"value": "Mill"}], "body": WORDS})),
    ("a table of records", ".csv", f'id,title,text\n1,Mill,"{WORDS} {SAID}"\n2,Weir,"{WORDS}\n\n{SAID}"\n'),
    ("a table of records", ".csv", "ward;voters;turnout\nQuay;4210;61\nDunes;812;44\n"),
    ("a table of records", ".tsv", "ward\tvoters\tturnout\nQuay\t4210\t61\nDunes\t812\t44\n"),
    (
        "a file of subtitles",
        ".srt",
        f"1\n00:00:01,000 --> 00:00:04,500\n{WORDS}\n\n2\n00:00:05,000 --> 00:00:09,000\n{SAID}\n",
    ),
    ("a file of subtitles", ".vtt", f"WEBVTT\n\n00:01.000 --> 00:04.500\n<v Olan Trebb>{WORDS}\n"),
    (
        "a mailbox",
        ".mbox",
        f"From ida@mill.example Mon May  4 09:00:00 2026\nFrom: Ida Falk\nSubject: Mill\nMIME-Version: 1.0\n\n{WORDS}\n",
    ),
    ("a mail", ".eml", f"From: Ida Falk <ida@mill.example>\nSubject: Mill\nContent-Type: text/html\n\n{WORDS}\n"),
    (
        "a mail as it is sent",
        ".txt",
        f"Mill\n\nContent-Transfer-Encoding: quoted-printable\n\n{WORDS} =E2=80=9CYes=E2=80=9D\n",
    ),
    (
        "a web archive",
        ".mhtml",
        f"From: <Saved>\nSnapshot-Content-Location: https://mill.example/\nSubject: Mill\n\n{WORDS}\n",
    ),
    ("a calendar", ".ics", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"),
    ("a link to a page", ".url", "[InternetShortcut]\nURL=https://mill.example/\n"),
    ("a template", ".txt", f"Dear {{{{ name }}}},\n\n{WORDS} Yours, {{{{ keeper }}}}\n"),
    ("a list of references", ".bib", "@article{trebb26,\n  title = {The Mill},\n}\n"),
    ("a translator's file", ".po", 'msgid "Mill"\nmsgstr "Mühle"\n'),
    ("a list of changes", ".diff", f"--- a/mill.txt\n+++ b/mill.txt\n@@ -1,1 +1,1 @@\n-{WORDS}\n+{SAID}\n"),
    (
        "a program",
        ".py",
        "import os\n\n\ndef turn(wheel):\n    # The wheel of the old mill turns.\n    for spoke in wheel:\n        return spoke\n",
    ),
    ("a program", ".js", "const mill = require('mill');\nfunction turn() {\n  return mill.turn();\n}\n"),
    ("a program", ".sh", f"#!/bin/sh\necho '{WORDS}'\n"),
    ("a file of settings", ".ini", "[mill]\nname = old\nwheels = 2\nopen = yes\n"),
    ("a file of settings", ".yaml", "mill:\n  name: old\n  wheels: 2\n  days:\n    - monday\n"),
    (
        "a machine's log",
        ".log",
        "2026-05-04 09:00:00 INFO mill started\n2026-05-04 09:00:01 WARN wheel is slow\n2026-05-04 09:00:02 INFO done\n",
    ),
    (
        "a news feed (RSS)",
        ".xml",
        f"<rss version='2.0'><channel><item><title>Mill</title><description>{WORDS}</description></item></channel></rss>",
    ),
    (
        "a TEI file",
        ".xml",
        f'<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>{WORDS}</p></text></TEI>',
    ),
    ("a DocBook file", ".xml", f'<article xmlns="http://docbook.org/ns/docbook"><para>{WORDS}</para></article>'),
    (
        "an outline (OPML)",
        ".opml",
        f"<?xml version='1.0'?><opml version='2.0'><body><outline text='{WORDS}'/></body></opml>",
    ),
]
NAMES = [f"{what} as {ending}" for what, ending, _ in REFUSED]


@pytest.mark.parametrize(("what", "ending", "text"), REFUSED, ids=NAMES)
def test_what_is_no_prose_is_refused_by_its_name_with_a_remedy(what: str, ending: str, text: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        read(text.encode(), name=f"mill{ending}")

    message = str(caught.value)
    assert what in message
    assert message.count(". ") >= 1
    assert message.endswith(".")
    assert "\n" not in message


@pytest.mark.parametrize(("what", "ending", "text"), REFUSED, ids=NAMES)
def test_a_text_is_known_by_what_it_holds_not_by_its_ending(what: str, ending: str, text: str) -> None:
    with pytest.raises(UnknownFormat, match=re.escape(what)):
        read(text.encode(), name="mill.txt")


@pytest.mark.parametrize(
    "ending", [".rst", ".tex", ".adoc", ".org", ".wiki", ".csv", ".json", ".eml", ".srt", ".py", ".abc", ".log", ""]
)
def test_prose_is_read_whatever_its_ending(ending: str) -> None:
    source = read(f"{WORDS}\n\n{SAID}\n\n{WORDS} Nobody asked.".encode(), name=f"mill{ending}")

    assert len(source.blocks) == 3


@pytest.mark.parametrize("path", [*sorted(ARTICLES.glob("*.txt")), SAMPLE_FILE], ids=lambda path: path.stem)
def test_no_article_is_taken_for_markup(path: Path) -> None:
    for ending in (".txt", "", ".story"):
        assert read(path.read_bytes(), name=path.stem + ending).origin.media_type == "text/plain"


@pytest.mark.parametrize(
    "text",
    [
        f"Mill, Weir, Quay\n\n{WORDS}\n\nTurns: Monday, Friday, Sunday",
        f"Notes on LaTeX\n\nWhoever writes \\begin knows why. {WORDS}",
        f"== Mill ==\n\n{WORDS}\n\n== Weir ==\n\n{SAID}",
        f"Mill\n====\n\n{WORDS}\n\n* one\n* two",
        f"{WORDS}\n\n[Read: The mill (2026)] [Photo: Ida Falk]\n\n{SAID}",
        f"From: Ida Falk\nTo: Olan Trebb\nSubject: Mill\n\n{WORDS}",
        f"From: Ida Falk\nMessage-ID: <1@mill.example>\nContent-Type: text/plain\nSubject: Mill\n\n{WORDS}",
        f"09:00 Ida: {WORDS}\n09:05 Olan: Yes, it does.\n09:07 Ida: Good.",
        f"MODERATOR: Does it turn?\n\nOLAN TREBB: {WORDS}",
        "ward\tvoters\nIt rained.\n" + WORDS,
        f"[{WORDS}]",
        "{" + WORDS + "}",
        f"-- {WORDS}\n-- {SAID}\n-- Good.",
        "Q: Did you see the wheel?\nA: Yes.\nQ: Where?\nA: There.\nQ: When?\nA: Monday",
        "The mill has\n\nan old wheel;\na roof;\na floor;\ntwo doors;",
        "Mill: 2\nWeir: 4\nWheel: 1\nKeeper: Olan Trebb",
        "if it rains, the wheel turns;\nfor the weir is high;\nwhile nobody looks;\nreturn, it says;",
    ],
)
def test_prose_with_odd_signs_is_read(text: str) -> None:
    assert read(text.encode(), name="mill.txt").origin.media_type == "text/plain"


def test_a_text_with_markdowns_marks_is_read_as_markdown_and_told() -> None:
    links = f"# Mill\n\n{WORDS} [Read](https://mill.example/a) and [more](https://mill.example/b).\n"

    source = read(links.encode(), name="mill.txt")

    assert "](" not in source.text
    assert "Markdown" in source.problems[0].sentence


def test_markdown_may_show_other_markup() -> None:
    text = f"# Mill\n\n{WORDS}\n\n```tex\n\\documentclass{{article}}\n```\n\n```diff\n--- a\n+++ b\n```\n"

    assert read(text.encode(), name="mill.md").origin.media_type == "text/markdown"


@pytest.mark.parametrize(
    ("start", "what", "remedy"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", "OCR"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG)", "OCR"),
        (b"\0\0\0\x18ftypheic", "a picture (HEIC)", "OCR"),
        (b"\0\0\0\x18ftypmp42", "a film", "written down"),
        (b"RIFF\0\0\0\0WAVE", "a sound file", "written down"),
        (b"bplist00\xd1\x01\x02_\x0fWebMainResource", "a web archive of Safari", "Safari"),
        (b"\x1f\x8b\x08", "a compressed file (gzip)", "Unpack"),
    ],
)
def test_scans_sound_and_archives_say_what_to_do(start: bytes, what: str, remedy: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        read(start + bytes(60), name="mill.bin")

    assert what in str(caught.value)
    assert remedy in str(caught.value)


@pytest.mark.parametrize(
    "address", ["https://mill.example/a", "HTTP://mill.example", "www.mill.example/a", "file:///mill.txt"]
)
def test_an_address_is_not_fetched(address: str) -> None:
    with pytest.raises(Unreadable, match=r"fetches nothing\. Save the page"):
        read(address)


@given(st.text(max_size=300), st.sampled_from(["", ".txt", ".rst", ".csv", ".json", ".xml", ".py", ".abc"]))
def test_any_text_is_read_or_refused_in_a_line(text: str, ending: str) -> None:
    try:
        told = read(text.encode("utf-8", "replace"), name="mill" + ending).text
    except SourceError as refusal:
        told = str(refusal).replace("\n", "")
    assert told


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "[[a",
        "{{",
        "= ",
        "\\",
        "`a ",
        ".. a",
        "[b]",
        "<a ",
        '"a,',
        "a;",
        "- a\n",
        "@a{",
        "(a" * 9,
        "'''a",
        "{\n",
        "a=1\n",
        "::\n",
    ],
)
def test_the_time_for_texts_of_the_worst_kind_grows_with_their_length(piece: str) -> None:
    def seconds(length: int) -> float:
        data = (piece * (length // len(piece))).encode()

        def recognised() -> None:
            with suppress(SourceError):
                read(data, name="mill.txt")

        return least(recognised, times=2) + 0.02

    assert seconds(200_000) / seconds(50_000) < 8


MARKS = ("](", "-->", "[a]", "<v", "=20", "\\begin", "{{")
DOORS = SHARED / "data" / "field" / "doors"


@pytest.mark.skipif(not DOORS.exists(), reason="the files that people have are not here")
def test_no_file_that_people_have_prints_its_markup() -> None:
    for path in sorted(DOORS.iterdir()):
        try:
            annotated = annotate(read(path))
        except (UnknownFormat, NoText, Unreadable):
            continue
        briefing = brief(annotated)
        line = (briefing.bottom_line,) if briefing.bottom_line else ()
        for segment in (*line, *briefing.claims, *briefing.quotes, *briefing.analysis):
            found = [mark for mark in MARKS if mark in annotated.text_of(segment)]
            assert not found or path.name == "gdoc.html", f"{path.name}: {found}"
