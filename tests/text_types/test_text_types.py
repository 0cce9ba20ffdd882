"""What a text is as a whole: invented texts of every type, what decides, and who may overrule it."""

import json
from pathlib import Path

import pytest
from places import CASES
from timing import least

from annotate import annotate
from annotate.model import AnnotatedText, TextType
from copydesk.command import main
from copydesk.parser import TYPES
from exports import load
from source import read_text

FEWEST = 4  # texts of each type


def texts() -> list[tuple[str, str]]:
    parts = (CASES / "text_types.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    return [(kind, text) for kind, _, text in (part.partition("\n") for part in parts)]


@pytest.mark.parametrize(("kind", "text"), texts(), ids=lambda words: words.strip().partition("\n")[0][:40])
def test_a_text_is_known_for_what_it_is(kind: str, text: str) -> None:
    annotated = annotate(read_text(text))

    assert annotated.text_type == kind, annotated.type_reasons
    assert all(annotated.type_reasons)


def test_every_type_has_texts_to_be_known_by() -> None:
    kinds = [kind for kind, _ in texts()]

    assert {kind: kinds.count(kind) >= FEWEST for kind in TextType} == dict.fromkeys(TextType, True)


def test_quoted_words_are_no_sign_of_what_the_text_is() -> None:
    words = "“It is ordered that the appeal is dismissed,” the judge said. “In my judgment the goat was free.”"

    assert (
        annotate(read_text(f"Goat Goes Free\n\n{words}\n\nIts owner paid the fare on Monday, he said.")).text_type
        == "news"
    )


def test_the_names_on_the_command_line_are_those_of_the_types() -> None:
    assert [name.replace("-", " ") for name in TYPES] == [kind.value for kind in TextType]


def test_the_user_says_what_a_text_is_and_every_reader_of_it_knows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "goat.txt", tmp_path / "goat.json"
    path.write_text(texts()[0][1], encoding="utf-8")

    assert main(["export", str(path), "--as", "live-blog", "-o", str(out)]) == 0
    assert (json.loads(out.read_text())["text_type"], load(out).type_reasons) == ("live blog", ("said by the user",))
    assert load(out, text_type="report").text_type is TextType.REPORT
    capsys.readouterr()
    assert main(["show", str(out)]) == 0
    assert "taken for: live blog (said by the user)" in capsys.readouterr().out


def test_who_says_that_a_text_is_news_takes_its_labels_for_no_talk() -> None:
    talk = next(text for kind, text in texts() if kind == "interview")

    assert any(quotation.rule == "turn" for quotation in annotate(read_text(talk)).quotations)
    assert not any(q.rule == "turn" for q in annotate(read_text(talk), text_type=TextType.NEWS).quotations)


def test_a_release_tells_its_plans_as_claims_and_its_praise_of_itself_as_analysis() -> None:
    plan, praise = "A second school is likely to follow soon.", "The school underlines our leading role in the craft."
    text = f"FOR IMMEDIATE RELEASE\n\nBrandt Opens School\n\nThe school opened on Monday, the mayor said.\n\n{plan} {praise}\n"

    def kinds(annotated: AnnotatedText) -> dict[str, str]:
        return {annotated.text_of(segment): segment.kind for segment in annotated.segments}

    assert (kinds(annotate(read_text(text)))[plan], kinds(annotate(read_text(text)))[praise]) == ("claim", "analysis")
    assert kinds(annotate(read_text(text), text_type=TextType.NEWS))[plan] == "analysis"


def test_a_sign_off_inside_a_paragraph_is_boilerplate() -> None:
    text = "Goat Goes Free\n\nThe goat went home on Monday. Additional reporting by Tom Birk. Editing by Ada Thorn.\n"

    assert [segment.kind for segment in annotate(read_text(text)).segments] == [
        "claim",
        "claim",
        "boilerplate",
        "boilerplate",
    ]


def test_a_type_that_is_none_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["show", "a.txt", "--as", "poem"])

    assert stopped.value.code == 2
    assert "“poem” is none of news, release, results" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", ["we condemn ", "From: a\n\n", "10:00 x\n\n", "a v. b ", "Interview ", "today announced "]
)
def test_the_worst_texts_take_time_that_grows_with_their_length(words: str) -> None:
    def seconds(length: int) -> float:
        text = words * (length // len(words))
        return least(lambda: annotate(read_text(text)), times=2) + 0.02

    assert seconds(80_000) / seconds(20_000) < 8


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("De: Ana Ruiz <ana@valle.example>\nEnviado: 10 de noviembre de 2026\nAsunto: Molino", "mail"),
        ("From: Dana Orlov <dana@vell.example>\nSubject: FW: Press release: Mill turns again", "release"),
    ],
)
def test_a_mail_is_one_by_its_head_and_a_release_that_was_sent_is_a_release(head: str, expected: str) -> None:
    body = "The mill turned again on Thursday, its board said. It had stood still for nine winters.\n"

    assert annotate(read_text(f"{head}\n\n{body}")).text_type == expected
