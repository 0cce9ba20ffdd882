"""The briefing page as a test sees it: its bytes, the words that are printed, and what a screen reader is told."""

import re
import shutil
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from made import made, made_sample

from annotate.model import AnnotatedText
from exports import EXPORTERS, Settings
from source.model import SourceText

pdfium = pytest.importorskip("pypdfium2")

SAMPLE = made_sample()


TEXTS = {
    "sample": SAMPLE,
    "nothing": AnnotatedText(SourceText(""), ()),
    "boilerplate": made("[B]Share\n\n[B]Subscribe"),
    "one": made("[C]It rained in Orsk."),
    "quotes": made("\n\n".join(f"[Q]“{{direct|Ada Holm|mayor|We said this {n} times over}}”" for n in range(30))),
    "no quotes": made("\n\n".join(f"[C]Town {n} voted for road {n * 3} in May." for n in range(30))),
    "walls": made("\n\n".join("[C]A" + " wall" * 300 for _ in range(4))),
    "one sentence": made("[C]It rained" + " and it rained" * 1_000 + "."),
    "unbreakable": made("[C]" + "x" * 4000 + "\n\n[A]" + "y" * 59 + " shows " + "z" * 59),
    "markup": made("[C]AT&T and P&L; met <b>Ada</b> & <img src='x'/> <withheld> &#1114112; in 2024."),
    "scripts": made("[C]Президент Łukasz Ελλάδα Nguyễn met मत 💩 and הנמל in \u202eOrsk\u202c."),
    "long headline": made("@headline [C]Read:" + " Harbour Bridge Closes" * 20 + "\n\n[C]It rained."),
}


def page(annotated: AnnotatedText, **chosen: object) -> bytes:
    out = BytesIO()
    EXPORTERS["pdf"].write(annotated, out, Settings(**chosen))  # type: ignore[arg-type]
    return out.getvalue()


def words_on(data: bytes) -> str:
    text = pdfium.PdfDocument(data)[0].get_textpage().get_text_range()
    return squeezed(text.replace("\ufffe", "-"))


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def check_one_page(data: bytes) -> None:
    document = pdfium.PdfDocument(data)
    assert len(document) == 1
    text = document[0].get_textpage()
    width, height = document[0].get_size()
    for n in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(n)
        if right > left:
            assert left > 40
            assert right < width - 40
            assert bottom > 15
            assert top < height - 20


def program(*command: str) -> str:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tagged(data: bytes, folder: Path) -> list[tuple[str, str]]:
    """Return the elements in reading order, each with its words: as poppler reads them from the tags alone.

    Poppler tells letters as they are drawn, also where an element says what is read instead: writing from right to left.
    """
    instead = [bytes.fromhex(words.decode()) for words in re.findall(rb"/S /Span .*?/ActualText <FEFF(\w+)>", data)]
    path = folder / "page.pdf"
    path.write_bytes(data)
    found: list[tuple[str, str]] = []
    for line in program("pdfinfo", "-struct-text", str(path)).splitlines():
        words = line.strip()
        if words.startswith('"'):
            kind, before = found[-1]
            found[-1] = (kind, before if kind == "Span" else before + words[1:-1])
        elif words.startswith("Span"):
            found.append(("Span", instead.pop(0).decode("utf-16-be")))
        elif not words.startswith("/"):
            found.append((words.split(" ")[0].rstrip(":"), ""))
    return found
