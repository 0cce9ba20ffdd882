"""The whole chain on real texts that lie beside the project; skipped where they do not."""

import gzip
import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from made import made_sample
from places import SHARED

from annotate import AnnotatedText, annotate
from copydesk import load
from exports import EXPORTERS, Settings
from source import read, read_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAMPLE_KINDS = "CCACACQCCACACCQAAAAABBBB"  # sentence by sentence, under the guidelines


def written(name: str, annotated: AnnotatedText) -> bytes:
    out = BytesIO()
    EXPORTERS[name].write(annotated, out, Settings())
    return out.getvalue()


def squeezed(text: str) -> str:
    return "".join(text.split())


def word_text(data: bytes) -> str:
    body = etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
    return "".join(node.text or "" for node in body.iter(W + "t", W + "delText"))


def check_complete(annotated: AnnotatedText) -> None:
    """Every segment's text is in Word, XML and JSON, in order and once; the page is one page."""
    pdfium = pytest.importorskip("pypdfium2")
    in_word = squeezed(word_text(written("docx", annotated)))
    assert squeezed(annotated.text) in in_word
    assert load(written("xml", annotated)) == annotated
    assert load(written("json", annotated)) == annotated
    assert len(pdfium.PdfDocument(written("pdf", annotated))) == 1


def pages() -> Iterator[str]:
    with gzip.open(SHARED / "data" / "boilerplate" / "html.jsonl.gz", "rt", encoding="utf-8") as lines:
        for _, line in zip(range(30), lines, strict=False):
            yield json.loads(line)["html"]


@pytest.fixture(scope="module")
def real_sample() -> AnnotatedText:
    if not (SHARED / "samples").is_dir():
        pytest.skip("needs the sample text beside the project")
    (path,) = (SHARED / "samples").glob("*.txt")
    return load(path)


def test_the_real_sample_goes_through_all_exporters(real_sample: AnnotatedText) -> None:
    check_complete(real_sample)


def test_the_real_sample_has_the_kinds_that_the_guidelines_give_it(real_sample: AnnotatedText) -> None:
    assert "".join(segment.kind[0].upper() for segment in real_sample.segments) == SAMPLE_KINDS


def test_the_real_sample_has_one_speaker_and_he_is_named(real_sample: AnnotatedText) -> None:
    direct = [q for q in real_sample.quotations if q.mode == "direct"]

    assert {q.speaker for q in real_sample.quotations} == {"Jens Stoltenberg"}
    assert len(direct) == 2
    assert {q.role for q in direct} == {"NATO Secretary General"}


@pytest.mark.slow
def test_thirty_real_pages_go_through_all_exporters() -> None:
    if not (SHARED / "data").is_dir():
        pytest.skip("needs the corpora beside the project")
    for html in pages():
        check_complete(annotate(read(html.encode("utf-8", "replace"))))


def test_the_sample_article_is_annotated_as_by_hand() -> None:
    by_hand = made_sample()
    annotated = annotate(read_text(by_hand.text))

    assert [(s.start, s.end, s.kind) for s in annotated.segments] == [
        (s.start, s.end, s.kind) for s in by_hand.segments
    ]
    assert [(q.start, q.end, q.mode, q.speaker) for q in annotated.quotations] == [
        (q.start, q.end, q.mode, q.speaker) for q in by_hand.quotations
    ]
