"""Languages: recognised by their words, told to the user, and read by place alone."""

import pytest

from annotate import Kind, annotate
from annotate.segmentation.language import NAMES, recognise
from source import read_text

TEXTS = {
    "en": "The mayor said on Monday that the bridge would stay shut until the autumn and that the ferry is not in service.",
    "de": "Der Bürgermeister hat am Montag mitgeteilt, dass die Brücke bis zum Herbst gesperrt ist und die Fähre nicht fährt.",
    "fr": "Le maire a annoncé lundi que le pont serait fermé jusqu’à l’automne et que le bac ne circulera pas dans la ville.",
    "es": "El alcalde anunció el lunes que el puente seguirá cerrado hasta el otoño y que la barca no circulará por la ciudad.",
    "it": "Il sindaco ha annunciato che il ponte resterà chiuso fino all’autunno e che la barca non è in servizio per la città.",
    "pt": "O prefeito anunciou que a ponte não abre até o outono e que a balsa não está em serviço para os moradores da cidade.",
    "nl": "De burgemeester heeft maandag gezegd dat de brug tot de herfst dicht is en dat het veer niet vaart voor de stad.",
    "pl": "Burmistrz powiedział w poniedziałek, że most jest zamknięty do jesieni i że prom nie pływa, bo trwają na nim prace.",
    "sv": "Borgmästaren sade att bron är stängd till hösten och att färjan inte går, men att det är en lösning för staden.",
    "uk": "Мер у понеділок повідомив, що міст закритий до осені, а пором не ходить, бо на ньому тривають роботи та перевірки.",
    "ru": "Мэр в понедельник сообщил, что мост закрыт до осени, а паром не ходит, так как на нем идут работы и проверки.",
    "el": "Ο δήμαρχος είπε ότι η γέφυρα είναι κλειστή και ότι το πλοίο δεν έχει δρομολόγια για την πόλη με τα νησιά από τη Δευτέρα.",
    "ja": "市長は月曜日に、橋が秋まで閉鎖され、フェリーは運航しないと発表しました。",
    "zh": "市长星期一宣布，大桥将关闭到秋天，渡轮也不会开行，居民需要绕道而行。",
    "ko": "시장은 월요일에 다리가 가을까지 폐쇄되고 연락선도 운항하지 않는다고 발표했다.",
    "ar": "أعلن رئيس البلدية يوم الاثنين أن الجسر سيبقى مغلقا حتى الخريف وأن العبارة لن تعمل.",
    "he": "ראש העיר הודיע ביום שני כי הגשר יישאר סגור עד הסתיו וכי המעבורת לא תפעל.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_recognised(language: str) -> None:
    assert recognise(TEXTS[language]) == language
    assert language in NAMES


@pytest.mark.parametrize(
    "text", ["", "Bridge shut.", "123 456 789 " * 20, "Vosk, Trebb, Roe, Falk, Quill, Marsh, Brandt " * 3]
)
def test_what_says_too_little_has_no_language(text: str) -> None:
    assert recognise(text) is None


def test_another_language_is_told_and_nothing_of_it_is_judged() -> None:
    annotated = annotate(read_text(TEXTS["de"]))

    assert [segment.kind for segment in annotated.segments] == [Kind.CLAIM]
    assert [segment.band for segment in annotated.segments] == ["check"]
    assert "German" in annotated.problems[0].sentence


def test_english_is_not_told() -> None:
    assert annotate(read_text(TEXTS["en"])).problems == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (TEXTS["de"] + "\n\n„Das ist bitter“, sagte Hafenmeisterin Marta Vosk. „Es geht weiter.“", ["Marta Vosk"] * 2),
        (
            TEXTS["de"] + "\n\nMarta Vosk sagte: „Das ist bitter.“\n\n„Ja“, sagte Vosk am Abend, „das ist es.“",
            ["Marta Vosk"] * 2,
        ),
        (TEXTS["fr"] + "\n\n« C’est un coup dur », a déclaré Marta Vosk, directrice du port.", ["Marta Vosk"]),
        (TEXTS["es"] + "\n\n«Es un golpe duro», dijo Marta Vosk.", ["Marta Vosk"]),
        (TEXTS["uk"] + "\n\n«Це удар по всьому місту», — сказала Марта Воск.", ["Марта Воск"]),
        (TEXTS["fr"] + "\n\n« C’est un coup dur », a déclaré le maire de la ville.", [None]),
        (TEXTS["ja"] + "\n\n「これは町全体にとって打撃です」と田中花子は言いました。", [None]),
    ],
)
def test_only_a_name_right_beside_the_words_speaks(text: str, speakers: list[str | None]) -> None:
    assert [
        quotation.speaker for quotation in annotate(read_text(text)).quotations if quotation.end - quotation.start > 4
    ][: len(speakers)] == speakers


def test_no_paragraph_of_another_language_is_taken_for_boilerplate() -> None:
    text = "\n\n".join(
        [TEXTS["de"], "Die Fähre ist alt.", "Sie fährt seit 1911 auf dem Fluss und ist bei allen beliebt."]
    )

    assert Kind.BOILERPLATE not in {segment.kind for segment in annotate(read_text(text)).segments}
