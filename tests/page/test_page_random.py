"""Three hundred random documents: each one page, nothing outside its margins, no printed sentence cut, the file valid."""

import re
import shutil
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from printed import check_one_page, squeezed, words_on
from verapdf import validated

from annotate.model import AnnotatedText, Kind, Mode, Quotation, Segment
from exports import EXPORTERS, Settings
from exports.briefing.choice import brief
from exports.text.line_breaking import printable
from source.model import Block, Origin, Role, SourceText

COUNT = 300
BATCH = 10
LONGEST = {97: 10_000, 197: 10_000, 297: 10_000}  # segments of a few documents
SCRIPTS = {
    "English": "aaabcdeeefghiiijklmnooopqrssttuvwxyz",
    "French": "aàâbcçdeéèêfghiîïjklmnoôœpqrstuùûvwxyz",
    "Polish": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "Vietnamese": "aăâbcdđeêghiklmnoôơpqrstuưvxyắếộừỹ",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "Greek": "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώ",
}
FOREIGN = {
    "Hebrew": "אבגדהוזחטיכלמנסעפצקרשת",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "Han": "漢字中国日本語東京大学新聞記者",
}
ENDS = (".", ".", ".", "?", "!", "…", ".”", "")
SIGNS = ("&", "<b>", "%", "(x)", "—", "№ 5", "1,200", "12.5", "€3", "http://orsk.example/a?b=c&d", "\\n", "]]>", "{}")
NUMBER = re.compile(r"\[(s\d+)\](?!=)")  # with “=” it is the footer, which says what such a number is
ROLES = (*(Role.PARAGRAPH,) * 8, Role.HEADING, Role.LIST_ITEM, Role.CAPTION)


class Drawn:
    """A document in the making: random words in one script, with now and then a sign, a number or a word that cannot be broken."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.foreign = seed % 20 == 19
        self.letters = self.random.choice(list((FOREIGN if self.foreign else SCRIPTS).values()))
        self.parts: list[str] = []
        self.at = 0
        self.blocks: list[Block] = []
        self.segments: list[Segment] = []
        self.quotations: list[Quotation] = []

    def word(self) -> str:
        chance = self.random.random()
        if chance < 0.0005:
            return "".join(self.random.choices(self.letters, k=self.random.randint(50, 3000)))
        if chance < 0.03:
            return self.random.choice(SIGNS)
        return "".join(self.random.choices(self.letters, k=self.random.randint(2, 11)))

    def sentence(self) -> str:
        length = self.random.randint(150, 400) if self.random.random() < 0.01 else self.random.randint(1, 34)
        words = " ".join(self.word() for _ in range(length))
        return words[0].upper() + words[1:] + self.random.choice(ENDS)

    def add(self, words: str) -> None:
        self.parts.append(words)
        self.at += len(words)

    def block(self, count: int) -> None:
        self.add("\n\n" if self.at else "")
        start = self.at
        for number in range(count):
            self.add(" " if number else "")
            self.segment()
        self.blocks.append(Block(start, self.at, self.random.choice(ROLES)))

    def segment(self) -> None:
        kind, start = self.random.choice(list(Kind)), self.at
        mode = Mode.DIRECT if kind is Kind.QUOTE else self.random.choice((None, None, Mode.MIXED, Mode.INDIRECT))
        if kind is Kind.BOILERPLATE or mode is None:
            self.add(self.sentence())
        else:
            for number in range(self.random.randint(1, 2)):
                self.add(" “" if number else "“")
                said = self.sentence().strip("”")
                self.quote(self.at, len(said), mode)
                self.add(f"{said}” {self.word()}")
        name = f"s{len(self.segments) + 1:02}"
        self.segments.append(Segment(name, start, self.at, kind, 0.7, "marks", ("drawn by chance",), "test"))

    def quote(self, start: int, length: int, mode: Mode) -> None:
        named = self.random.random() < 0.6
        speaker = f"{self.word().title()} {self.word().title()}" if named else None
        role = " ".join(self.word() for _ in range(self.random.randint(1, 6))) if self.random.random() < 0.5 else None
        name = f"q{len(self.quotations) + 1:02}"
        self.quotations.append(Quotation(name, start, start + length, mode, speaker, role))


@cache
def document(seed: int) -> AnnotatedText:
    """Return the random document of this number: mostly short, at most 2,000 segments, a few of 10,000."""
    drawn = Drawn(seed)
    count = LONGEST.get(seed, 0) or int(2000 ** drawn.random.random()) - 1
    while len(drawn.segments) < count:
        drawn.block(min(drawn.random.randint(1, 5), count - len(drawn.segments)))
    title = drawn.sentence() if drawn.random.random() < 0.7 else None
    origin = Origin(name=f"{seed}.txt", sha256="0" * 64, title=title)
    return AnnotatedText(
        SourceText("".join(drawn.parts), tuple(drawn.blocks), origin), tuple(drawn.segments), tuple(drawn.quotations)
    )


@cache
def page(seed: int) -> bytes:
    out = BytesIO()
    handling = (None, "TLP:RED", "Embargoed until noon")[seed % 3]
    EXPORTERS["pdf"].write(document(seed), out, Settings(page=("A4", "Letter")[seed % 2], handling=handling))
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, COUNT, BATCH))
def test_random_documents_give_one_page_each_with_whole_sentences(first: int) -> None:
    printed = 0
    for seed in range(first, first + BATCH):
        check_one_page(page(seed))
        if seed % 20 != 19:  # scripts that go from right to left are read back in another order
            printed += check_whole(document(seed), words_on(page(seed)))

    assert printed > BATCH


def check_whole(annotated: AnnotatedText, shown: str) -> int:
    """Check that what bears a segment's number stands there whole, before that number; return how many do."""
    briefing = brief(annotated)
    segments = {segment.id: segment for segment in annotated.segments}
    numbers = [number for number in NUMBER.findall(shown) if number in segments]
    for number in numbers:
        segment = segments[number]
        direct = [q for q in annotated.quotations_in(segment) if q.mode is Mode.DIRECT]
        said = [annotated.text_of(quotation).removesuffix(",") for quotation in direct]
        for words in said if segment.kind is Kind.QUOTE else [briefing.words_of(annotated, segment)]:
            assert squeezed(printable(words)) in shown, (number, words)
    assert len(numbers) == len(set(numbers))
    return len(numbers)


def test_a_sentence_that_is_cut_is_found() -> None:
    annotated = document(1)
    shown = words_on(page(1))
    number = NUMBER.findall(shown)[-1]
    before, after = shown.split(f"[{number}]", 1)

    assert check_whole(annotated, shown) > 3
    with pytest.raises(AssertionError):
        check_whole(annotated, f"{before.replace(squeezed(printable(_words(annotated, number))), '')}[{number}]{after}")


def _words(annotated: AnnotatedText, number: str) -> str:
    (segment,) = (segment for segment in annotated.segments if segment.id == number)
    quotations = [q for q in annotated.quotations_in(segment) if segment.kind is Kind.QUOTE]
    return annotated.text_of(quotations[0] if quotations else segment)[-20:]


@pytest.mark.slow
def test_the_files_of_random_documents_are_whole(tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    for seed in range(0, COUNT, 5):
        path = tmp_path / f"{seed}.pdf"
        path.write_bytes(page(seed))
        done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert "No syntax or stream encoding errors" in done.stdout, (seed, done.stderr)


@pytest.mark.slow
def test_forty_random_documents_conform_to_both_standards(tmp_path: Path) -> None:
    seeds = sorted({*range(3, COUNT, 8), *range(19, COUNT, 60), 297})
    for seed in seeds:
        (tmp_path / f"{seed}.pdf").write_bytes(page(seed))

    verdicts = validated([tmp_path / f"{seed}.pdf" for seed in seeds])

    assert len(seeds) >= 40
    assert {name: faults for name, faults in verdicts.items() if faults} == {}
