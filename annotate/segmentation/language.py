"""Which language a text is in, by its script and its commonest words; the rules of the other steps are for English.

A small table is enough: in running prose every third word or so is one of a language's forty commonest. What is too
short or too mixed to tell has no language, and is read as English.
"""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from annotate.draft import Draft
from source.model import Problem

ENGLISH = "en"
NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
COMMON = {
    "en": "the of and to in is that for it was with as his on be at by this had not are but from have an they which you were her "
    "all she there would their we him been has when who will no more if out said what up its about than into can only",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es werden aus er hat dass sie nach "
    "wird bei einer um am sind noch wie einem über einen so zum haben nur oder aber vor zur bis durch ich wir",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont aux avec cette ont mais "
    "comme ou son ses leur été je nous elle était être",
    "es": "de la que el en y los del se las por un para con no una su al lo como más pero sus le ya este porque esta entre cuando "
    "muy sin sobre ha también fue hay",
    "it": "di e il la che in un è per una sono non con del si da al le della dei alla come più anche ha gli nel lo delle ma questo",
    "pt": "de que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem seu sua ou pelo",
    "nl": "de en van het een in is dat op te zijn met voor niet aan er om ook als dan maar door bij wordt naar heeft hij uit worden nog",
    "pl": "w i na się z do nie to że jest jak od po za przez przy dla są ale jego który przed oraz która był o",
    "sv": "och i att det som en på är av för med den till inte har de ett han var från kan vi när efter",
    "da": "og i at det er en til af på som for med den har ikke de et om var fra men han kan efter blev",
    "nb": "og i det er på som en til av for at med har ikke den de et om var fra men han kan ble etter",
    "fi": "ja on ei että se hän oli mutta ovat joka niin kun myös mukaan ole olla",
    "cs": "a se v na je že s z do i k ve pro za by ale jako po které který od jsou není",
    "ro": "de în și la cu pe nu din care este pentru că un mai să au fost sunt ce prin o",
    "id": "yang dan di itu dengan untuk dari dalam tidak akan pada ini juga ke karena ada mereka sudah atau bisa oleh",
    "hu": "a az és hogy nem is egy van de ez meg csak már volt mint után",
    "tr": "ve bir bu da için ile olarak çok daha olan gibi sonra ancak kadar ama",
    "uk": "і в на що з не до та у за є це як від про для його але був також й",
    "ru": "и в не на что с как по это из у за от но для он его был также к",
    "el": "και το να του η της με την που για από είναι σε τα οι στο",
}  # fmt: skip
# A letter of one of these scripts tells the language, or leaves it to the words where several share the script.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 6000  # characters
_FEWEST_WORDS, _FEWEST_SIGNS = 12, 20
_MANY_WORDS = 40
_SHARE, _SHARE_OF_FEW, _LEAD = (
    0.14,
    0.25,
    1.25,
)  # of the words of a long and a short text, and over the next best language
_FOREIGN_SHARE = 0.3  # of the letters, from which a script settles it


def recognise(text: str) -> str | None:
    """Return the language of a text as a BCP 47 tag, or None where its words do not say.

    >>> recognise("Der Bürgermeister hat am Montag mitgeteilt, dass die Brücke bis zum Herbst gesperrt ist und die Fähre nicht fährt.")
    'de'
    >>> recognise("Too short.") is None
    True
    """
    sample = text[:_LOOKED_AT]
    if _BEYOND_LATIN.search(sample) and (script := _by_script(sample)):
        return script
    words = _WORD.findall(sample.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    scores: dict[str, int] = {}
    table = _languages()
    for word, times in Counter(words).items():
        for language in table.get(word, ()):
            scores[language] = scores.get(language, 0) + times
    ranked = sorted(scores.items(), key=lambda score: -score[1])
    (best, most), (_, second) = [*ranked, ("", 0), ("", 0)][:2]
    share = _SHARE if len(words) >= _MANY_WORDS else _SHARE_OF_FEW
    return best if most >= share * len(words) and most >= _LEAD * second else None


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    for language, pattern in _SCRIPTS:
        count = len(pattern.findall(sample))
        if count >= _FEWEST_SIGNS and count >= _FOREIGN_SHARE * letters * (0.2 if language == "ja" else 1):
            return language
    return None


@cache
def _languages() -> dict[str, list[str]]:
    """Return the languages that count each word among their commonest."""
    table: dict[str, list[str]] = {}
    for language, words in COMMON.items():
        for word in words.split():
            table.setdefault(word, []).append(language)
    return table


def find_language(draft: Draft) -> Draft:
    """Return the draft with its language; one that is not English is told to the user, as little of it can be judged."""
    language = recognise(draft.source.text)
    if language is None or language == ENGLISH:
        return replace(draft, language=language)
    problem = Problem(
        f"the text is in {NAMES[language]}, and the rules are for English: words between quotation marks are found, a speaker "
        "only where a full name stands right beside them, and claim and analysis are not told apart"
    )
    return replace(draft, language=language, problems=(*draft.problems, problem))
