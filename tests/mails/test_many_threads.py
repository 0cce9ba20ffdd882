"""Some hundred threads put together as mail programs do: nine headers in six languages, six ways to part mails, notes, closes, widths."""

import textwrap
from dataclasses import dataclass
from random import Random

import pytest

from annotate import Kind, annotate
from source import read_text

ARTICLE, OTHER = True, False
Lines = list[tuple[bool, str]]

TEXTS = {
    "Glassworks relights its furnace": """Glassworks relights its furnace

The glassworks in Hollin will relight its furnace on 3 March, eight months after the fire, its owner said on Tuesday.

“We were cold for a winter, we will not be cold for another,” said Runa Elling, the managing director.

Forty of the ninety workers have been asked to come back. The rest will follow in summer, according to the union.""",
    "Swans moved from runway": """Eleven swans were taken from the runway of Norrby this morning, after two flights had to circle.

Nobody was hurt and no bird was, the airport said.

The swans are now on the lake at Tolle, twelve kilometres away.""",
    "Archive finds lost map": """A map of the coast from 1612 has been found in the town archive of Breck, folded into a tax roll.

“I opened the roll to look for a baker, and found a coastline,” said Ines Dahl, an archivist.

What visitors will see from 9 June:
- the map itself
- the tax roll
- a model of the lost islands""",
}
NOTES = """FYI.
See below, please confirm by noon.
Can we use this?
Please find below the release we talked about.
Over to you!
One for tomorrow?
Hi, could you have a look at this before four? Thanks.
Passing this on from the town hall. Let me know if you want to run it.
This came in last night, shall I write 300 words?
Forwarding this as promised; the numbers look right to me.""".split("\n")
GREETINGS = ["", "Hi all,", "Dear Tom,", "Hello Ms Ferrant,", "Morning,", "Dear colleagues,", "Hey team!"]
CLOSES = [
    "",
    "Best,\n{name}",
    "Kind regards\n{name}\nPress officer\nT +44 20 0000 0000",
    "{name}",
    "Many thanks,\n{name}",
]
CLOSES += ["--\n{name}\nCity desk", "Sent from my iPhone", "Regards,\n\n{name}\nHead of Communications | Town of Breck"]
ADDED = ["", "", "This e-mail and any attachments are confidential and intended solely for the addressee."]
NAMES = ["Runa Elling", "Olav Krog", "Press Office Breck", "Zoe Lind", "Noor Daan", "Ike Moran", "Ada Finn", "Kit Lowe"]
QUESTIONS = ["When will you know more?", "Could you send me the figures for last year, please?"]
BETWEEN = [
    "",
    "-----Original Message-----",
    "_" * 32,
    "---------- Forwarded message ---------",
    ">",
    "Begin forwarded message:",
]
HEADERS = [
    "From: {name} <{mail}>\nSent: {English} {day}, 2026 9:{minute} AM\nTo: Desk\nSubject: {subject}",
    "From: {name} <{mail}>\nSent: {day} {English} 2026 15:{minute}\nTo: Desk\nCc: City\nSubject: {subject}\nImportance: High",
    "Date: Mon, {day} {English:.3} 2026 09:{minute}:10 +0200\nFrom: {name} <{mail}>\nTo: Desk <d@x.example>\nSubject: {subject}",
    "*From:* {name} <{mail}>\n*Sent:* Monday, {English} {day}, 2026 9:{minute} AM\n*To:* Desk\n*Subject:* {subject}",
    "Von: {name} <{mail}>\nGesendet: Montag, {day}. {German} 2026 09:{minute}\nAn: Redaktion\nBetreff: {subject}",
    "De : {name} <{mail}>\nEnvoyé : lundi {day} {French} 2026 09:{minute}\nÀ : Rédaction\nObjet : {subject}",
    "De: {name} <{mail}>\nEnviado el: lunes, {day} de {Spanish} de 2026 9:{minute}\nPara: Redacción\nAsunto: {subject}",
    "Da: {name} <{mail}>\nInviato: lunedì {day} {Italian} 2026 09:{minute}\nA: Cronaca\nOggetto: {subject}",
    "Od: {name} <{mail}>\nWysłano: poniedziałek, {day} {Polish} 2026 09:{minute}\nDo: Redakcja\nTemat: {subject}",
]
LANGUAGES = ("English", "German", "French", "Spanish", "Italian", "Polish")
MONTHS = {
    3: ("March", "März", "mars", "marzo", "marzo", "marca"),
    5: ("May", "Mai", "mai", "mayo", "maggio", "maja"),
    10: ("October", "Oktober", "octobre", "octubre", "ottobre", "października"),
}


@dataclass
class Pasted:
    """The lines of a thread, each with whether it is of the article, and what its source is to say."""

    lines: Lines
    title: str
    author: str
    date: str


def others(*texts: str) -> Lines:
    return [(OTHER, line) for text in texts if text for line in ("", *text.split("\n"), "")]


def pasted(draw: Random) -> Pasted:
    """Return a thread: a text with up to two notes over it, and perhaps an older question below."""
    header, between, width = draw.choice(HEADERS), draw.choice(BETWEEN), draw.choice([0, 0, 66, 72])
    title, author = draw.choice(list(TEXTS)), draw.choice(NAMES)
    month, day = draw.choice(list(MONTHS)), draw.randint(12, 24)

    def head(name: str, subject: str, later: int) -> str:
        months = dict(zip(LANGUAGES, MONTHS[month], strict=True))
        return header.format(
            name=name, mail="a@b.example", subject=subject, day=day + later, minute=10 + later, **months
        )

    def close(name: str) -> str:
        return draw.choice(CLOSES).format(name=name)

    notes = draw.randint(0, 2)
    text = TEXTS[title].split("\n")
    broken = [piece for line in text for piece in (textwrap.wrap(line, width) if width else [line]) or [""]]
    lines = others(head(author, title if notes else f"RE: {title}", 0), draw.choice(GREETINGS))
    lines += [(ARTICLE, line) for line in broken]
    lines += others(close(author), draw.choice(ADDED))
    if draw.random() < 0.4:
        lines += others(
            f"On Sun, 4 Jan 2026 at 10:12, {draw.choice(NAMES)} <o@x.example> wrote:", f"> {draw.choice(QUESTIONS)}"
        )
    for number in range(notes):
        name = draw.choice(NAMES)
        if between in (">", "Begin forwarded message:"):
            lines = [(own, f"> {line}" if line and line[0] != ">" else f">{line}") for own, line in lines]
        above = (
            head(name, "FW: " * (number + 1) + title, number + 1) if number + 1 < notes or draw.random() < 0.8 else ""
        )
        mark = "-------- Forwarded Message --------" if between == ">" else between
        lines = others(above, draw.choice(GREETINGS), draw.choice(NOTES), close(name), mark) + lines
    return Pasted(lines, title, author, f"2026-{month:02}-{day}")


@pytest.mark.parametrize("seed", range(8))
def test_of_many_threads_the_article_alone_is_left(seed: int) -> None:
    draw = Random(seed)
    for _ in range(20):
        thread = pasted(draw)
        text = "\n".join(line for _, line in thread.lines)

        annotated = annotate(read_text(text))

        place = 0
        for is_article, line in thread.lines:
            words = line.lstrip("> ")
            at = place + len(line) - len(words)
            place += len(line) + 1
            kinds = {segment.kind for segment in annotated.segments if words and segment.start <= at < segment.end}
            assert not kinds or (kinds == {Kind.BOILERPLATE}) is not is_article, f"{line}\n\n{text}"
        origin = annotated.source.origin
        assert (origin.title, origin.author, origin.date) == (thread.title, thread.author, thread.date), text
