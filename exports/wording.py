"""Our own words on the page, in six languages: labels, counted facts with their plurals, dates, numbers.

Everything is in one table, a language after the other. What is counted has a form for each plural of the language: one and more; Polish
and Ukrainian one, few and many. ``{n}`` is the number.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from annotate.model import Kind

Forms = tuple[str, ...]

_CODES = "ar cs da de el en es fi fr he hi hu id it ja ko nb nl pl pt ro ru sv th tr uk zh".split()
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The fixed words of one language. Labels stand here as in a sentence; the page sets them in capitals."""

    # Header and headline.
    briefing: str
    one_page: str
    prepared: str
    embargo: str
    no_headline: str
    headline_shortened: str
    headline: str
    source: str
    no_source: str
    by: str
    no_author: str
    no_date: str
    in_language: str
    # Zones, their notes, and what stands there if nothing else does.
    bottom_line: str
    no_bottom_line: str
    key_claims: str
    claims_note: str
    no_room_for_claims: str
    no_claims: str
    analysis: str
    analysis_note: str
    quotes: str
    no_room_for_quotes: str
    no_quotes: str
    no_speaker: str
    sourcing: str
    not_here: str
    # Counted facts.
    one_source: str
    named: Forms
    people: Forms
    reported: Forms
    unsure: Forms
    nothing: str
    all_here: str
    missing: Forms
    kinds: Mapping[Kind, Forms]
    repeats: Forms
    other_files: str
    # Footer.
    trace: str
    characters: Forms
    lost: Forms
    legend: str
    legend_files: str
    made_with: str
    page_number: str
    # Numbers, dates, languages.
    plural: Callable[[int], int]
    grouping: str
    grouped_from: int
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    first_day: str
    day: str
    month: str
    hour: str
    languages: Mapping[str, str]

    def number(self, count: int) -> str:
        """Return a number with its digits in groups of three."""
        return f"{count:,}".replace(",", self.grouping) if count >= self.grouped_from else str(count)

    def counted(self, forms: Forms, count: int, *, of: int | None = None) -> str:
        """Return the form that fits a number, with the number in it; with ``of``, the form that fits that one: 3 of 12.

        A number stays in a line with the word behind it.
        """
        ruling = count if of is None else of
        form = forms[self.plural(ruling)].replace("{n} ", "{n}\u00a0")
        return form.format(n=self.number(count), total=self.number(ruling))

    def date(self, text: str) -> str:
        """Return an ISO date, month or time in words; what is none stays as it is.

        >>> WORDINGS["en"].date("2026-10-14"), WORDINGS["fr"].date("2026-05-01"), WORDINGS["pl"].date("2026-10")
        ('14 October 2026', '1er\\xa0mai 2026', 'październik 2026')
        """
        if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
            return self.month.format(month=self.months_alone[int(text[5:]) - 1], year=text[:4])
        match = _TIME.fullmatch(text)
        try:
            moment = datetime.fromisoformat(text) if match else None
        except ValueError:
            moment = None
        if moment is None:
            return text
        day = self.first_day if moment.day == 1 else str(moment.day)
        date = self.day.format(day=day, month=self.months[moment.month - 1], year=f"{moment.year:04}")
        return date if len(text) == len("2026-10-14") else self._hour(date, moment)

    def _hour(self, date: str, moment: datetime) -> str:
        zone = moment.strftime("%z")
        offset = f"{zone[:3]}:{zone[3:5]}" if zone.strip("+-0") else ""
        time = self.hour.format(date=date, hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")
        return f"{time}\u00a0UTC{offset}" if zone else time


def _named(names: str) -> Mapping[str, str]:
    return dict(zip(_CODES, names.split(), strict=True))


def _one_or_more(count: int) -> int:
    return 0 if count == 1 else 1


def _below_two_or_more(count: int) -> int:
    return 0 if count < 2 else 1


def _polish(count: int) -> int:
    if count == 1:
        return 0
    return 1 if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else 2


def _ukrainian(count: int) -> int:
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else 2


_ENGLISH = Wording(
    briefing="Briefing",
    one_page="One-page briefing",
    prepared="prepared {date}",
    embargo="EMBARGOED UNTIL {date}",
    no_headline="No headline in the source",
    headline_shortened="(headline shortened)",
    headline="headline {ids}",
    source="Source: {name}",
    no_source="Source not stated",
    by="by {name}",
    no_author="author not stated",
    no_date="publication date not stated",
    in_language="{name}",
    bottom_line="Bottom line",
    no_bottom_line="The source holds no statement that could be a bottom line.",
    key_claims="Key claims",
    claims_note="as the source states them, in its order",
    no_room_for_claims="No further claim of the source fits on this page.",
    no_claims="No further claim in the source.",
    analysis="Analysis",
    analysis_note="the author’s reading — not reported fact",
    quotes="In their words",
    no_room_for_quotes="No quotation fits on this page whole.",
    no_quotes="No direct quotation in the source.",
    no_speaker="Speaker not identified",
    sourcing="Sourcing",
    not_here="Not on this page",
    one_source="One source text, not corroborated.",
    named=("{n} of 1 quotation with a named speaker.", "{n} of {total} quotations with a named speaker."),
    people=("{n} speaker quoted.", "{n} speakers quoted."),
    reported=("{n} passage of reported speech.", "{n} passages of reported speech."),
    unsure=("{n} of 1 segment marked “check”.", "{n} of {total} segments marked “check”."),
    nothing="The source holds no text.",
    all_here="Everything in the source is on this page.",
    missing=("{n} of 1 segment:", "{n} of {total} segments:"),
    kinds={
        Kind.CLAIM: ("{n} claim", "{n} claims"),
        Kind.QUOTE: ("{n} quote", "{n} quotes"),
        Kind.ANALYSIS: ("{n} analysis", "{n} analysis"),
        Kind.BOILERPLATE: ("{n} boilerplate", "{n} boilerplate"),
    },
    repeats=("{n} near-repeat merged", "{n} near-repeats merged"),
    other_files="The Word and XML files hold all of them, under the same numbers.",
    trace="Source SHA-256 {digest}",
    characters=("{n} character", "{n} characters"),
    legend="[s01] = segment number",
    legend_files=", the same in the Word and XML files",
    lost=("{n} character shown as �", "{n} characters shown as �"),
    made_with="Made with {program}",
    page_number="Page 1 of 1",
    plural=_one_or_more,
    grouping=",",
    grouped_from=1000,
    months=tuple("January February March April May June July August September October November December".split()),
    months_alone=tuple("January February March April May June July August September October November December".split()),
    first_day="1",
    day="{day} {month} {year}",
    month="{month} {year}",
    hour="{date}, {hour}:{minute}",
    languages=_named(
        "Arabic Czech Danish German Greek English Spanish Finnish French Hebrew Hindi Hungarian Indonesian Italian Japanese"
        " Korean Norwegian Dutch Polish Portuguese Romanian Russian Swedish Thai Turkish Ukrainian Chinese"
    ),
)

_GERMAN = Wording(
    briefing="Briefing",
    one_page="Briefing auf einer Seite",
    prepared="Stand: {date}",
    embargo="SPERRFRIST: {date}",
    no_headline="Keine Überschrift in der Quelle",
    headline_shortened="(Überschrift gekürzt)",
    headline="Überschrift {ids}",
    source="Quelle: {name}",
    no_source="Quelle nicht genannt",
    by="von {name}",
    no_author="ohne Autorenangabe",
    no_date="ohne Datumsangabe",
    in_language="{name}",
    bottom_line="Kernaussage",
    no_bottom_line="Die Quelle enthält keinen Satz, der als Kernaussage taugt.",
    key_claims="Wichtigste Aussagen",
    claims_note="wie in der Quelle, in deren Reihenfolge",
    no_room_for_claims="Keine weitere Aussage der Quelle passt auf diese Seite.",
    no_claims="Keine weitere Aussage in der Quelle.",
    analysis="Einordnung",
    analysis_note="Deutung der Quelle – keine berichtete Tatsache",
    quotes="Im Wortlaut",
    no_room_for_quotes="Kein Zitat passt vollständig auf diese Seite.",
    no_quotes="Kein wörtliches Zitat in der Quelle.",
    no_speaker="Zitat nicht zugeordnet",
    sourcing="Quellenlage",
    not_here="Nicht auf dieser Seite",
    one_source="Eine einzige Quelle, nicht anderweitig bestätigt.",
    named=(
        "Bei {n} von 1 wörtlichen Zitat ist genannt, wer spricht.",
        "Bei {n} von {total} wörtlichen Zitaten ist genannt, wer spricht.",
    ),
    people=("{n} Stimme zitiert.", "{n} Stimmen zitiert."),
    reported=("{n} Stelle in indirekter Rede.", "{n} Stellen in indirekter Rede."),
    unsure=("{n} von 1 Segment zu prüfen.", "{n} von {total} Segmenten zu prüfen."),
    nothing="Die Quelle enthält keinen Text.",
    all_here="Die ganze Quelle steht auf dieser Seite.",
    missing=("{n} von 1 Segment:", "{n} von {total} Segmenten:"),
    kinds={
        Kind.CLAIM: ("{n} Aussage", "{n} Aussagen"),
        Kind.QUOTE: ("{n} Zitat", "{n} Zitate"),
        Kind.ANALYSIS: ("{n} Einordnung", "{n} Einordnungen"),
        Kind.BOILERPLATE: ("{n}-mal Beiwerk", "{n}-mal Beiwerk"),
    },
    repeats=("{n} nahezu gleiches zusammengefasst", "{n} nahezu gleiche zusammengefasst"),
    other_files="Word- und XML-Datei enthalten alle, unter denselben Nummern.",
    trace="SHA-256 der Quelle: {digest}",
    characters=("{n} Zeichen", "{n} Zeichen"),
    legend="[s01] = Segmentnummer",
    legend_files=", auch in der Word- und der XML-Datei",
    lost=("{n} Zeichen als � gezeigt", "{n} Zeichen als � gezeigt"),
    made_with="Erstellt mit {program}",
    page_number="Seite 1 von 1",
    plural=_one_or_more,
    grouping=".",
    grouped_from=1000,
    months=tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
    months_alone=tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
    first_day="1",
    day="{day}.\u00a0{month} {year}",
    month="{month} {year}",
    hour="{date}, {hour}:{minute}\u00a0Uhr",
    languages=_named(
        "Arabisch Tschechisch Dänisch Deutsch Griechisch Englisch Spanisch Finnisch Französisch Hebräisch Hindi Ungarisch Indonesisch"
        " Italienisch Japanisch Koreanisch Norwegisch Niederländisch Polnisch Portugiesisch Rumänisch Russisch Schwedisch Thailändisch"
        " Türkisch Ukrainisch Chinesisch"
    ),
)

_FRENCH = Wording(
    briefing="Note de synthèse",
    one_page="Note de synthèse d’une page",
    prepared="établie le {date}",
    embargo="SOUS EMBARGO JUSQU’AU {date}",
    no_headline="Pas de titre dans la source",
    headline_shortened="(titre abrégé)",
    headline="titre {ids}",
    source="Source\u00a0: {name}",
    no_source="Source non indiquée",
    by="par {name}",
    no_author="auteur non indiqué",
    no_date="date de publication non indiquée",
    in_language="en {name}",
    bottom_line="L’essentiel",
    no_bottom_line="La source ne contient aucun énoncé qui en donne l’essentiel.",
    key_claims="Principales affirmations",
    claims_note="telles que dans la source, dans son ordre",
    no_room_for_claims="Aucune autre affirmation de la source ne tient sur cette page.",
    no_claims="Aucune autre affirmation dans la source.",
    analysis="Analyse",
    analysis_note="la lecture de l’auteur, non un fait rapporté",
    quotes="Verbatim",
    no_room_for_quotes="Aucune citation ne tient en entier sur cette page.",
    no_quotes="Aucune citation directe dans la source.",
    no_speaker="Citation non attribuée",
    sourcing="Sources",
    not_here="Absent de cette page",
    one_source="Une seule source, non recoupée.",
    named=("Citations attribuées nommément\u00a0: {n} sur {total}.",) * 2,
    people=("{n} voix citée.", "{n} voix citées."),
    reported=("{n} passage au discours rapporté.", "{n} passages au discours rapporté."),
    unsure=("Segments à vérifier\u00a0: {n} sur {total}.",) * 2,
    nothing="La source ne contient aucun texte.",
    all_here="Toute la source figure sur cette page.",
    missing=("{n} segment sur 1\u00a0:", "{n} des {total} segments\u00a0:"),
    kinds={
        Kind.CLAIM: ("{n} affirmation", "{n} affirmations"),
        Kind.QUOTE: ("{n} citation", "{n} citations"),
        Kind.ANALYSIS: ("{n} analyse", "{n} analyses"),
        Kind.BOILERPLATE: ("{n} élément annexe", "{n} éléments annexes"),
    },
    repeats=("{n} quasi-répétition fusionnée", "{n} quasi-répétitions fusionnées"),
    other_files="Les fichiers Word et XML les contiennent tous, sous les mêmes numéros.",
    trace="SHA-256 de la source\u00a0: {digest}",
    characters=("{n} caractère", "{n} caractères"),
    legend="[s01] = numéro de segment",
    legend_files=", le même dans les fichiers Word et XML",
    lost=("{n} caractère remplacé par �", "{n} caractères remplacés par �"),
    made_with="Réalisé avec {program}",
    page_number="Page 1 sur 1",
    plural=_below_two_or_more,
    grouping="\u202f",
    grouped_from=1000,
    months=tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    months_alone=tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    first_day="1er",
    day="{day}\u00a0{month} {year}",
    month="{month} {year}",
    hour="{date} à {hour}\u00a0h\u00a0{minute}",
    languages=_named(
        "arabe tchèque danois allemand grec anglais espagnol finnois français hébreu hindi hongrois indonésien italien japonais coréen"
        " norvégien néerlandais polonais portugais roumain russe suédois thaï turc ukrainien chinois"
    ),
)

_SPANISH = Wording(
    briefing="Nota informativa",
    one_page="Nota informativa de una página",
    prepared="elaborada el {date}",
    embargo="EMBARGADO HASTA EL {date}",
    no_headline="La fuente no lleva titular",
    headline_shortened="(titular abreviado)",
    headline="titular {ids}",
    source="Fuente: {name}",
    no_source="Fuente no indicada",
    by="por {name}",
    no_author="autor no indicado",
    no_date="fecha de publicación no indicada",
    in_language="en {name}",
    bottom_line="Lo esencial",
    no_bottom_line="La fuente no contiene ningún enunciado que recoja lo esencial.",
    key_claims="Afirmaciones clave",
    claims_note="tal como figuran en la fuente, en su orden",
    no_room_for_claims="Ninguna otra afirmación de la fuente cabe en esta página.",
    no_claims="No hay más afirmaciones en la fuente.",
    analysis="Análisis",
    analysis_note="la lectura del autor, no un hecho relatado",
    quotes="En sus palabras",
    no_room_for_quotes="Ninguna cita cabe entera en esta página.",
    no_quotes="No hay citas textuales en la fuente.",
    no_speaker="Cita sin atribuir",
    sourcing="Fuentes",
    not_here="Fuera de esta página",
    one_source="Una sola fuente, sin contrastar.",
    named=("Citas textuales con autor identificado: {n} de {total}.",) * 2,
    people=("{n} voz citada.", "{n} voces citadas."),
    reported=("{n} pasaje en estilo indirecto.", "{n} pasajes en estilo indirecto."),
    unsure=("Segmentos por comprobar: {n} de {total}.",) * 2,
    nothing="La fuente no contiene ningún texto.",
    all_here="Toda la fuente está en esta página.",
    missing=("{n} de 1 segmento:", "{n} de {total} segmentos:"),
    kinds={
        Kind.CLAIM: ("{n} afirmación", "{n} afirmaciones"),
        Kind.QUOTE: ("{n} cita", "{n} citas"),
        Kind.ANALYSIS: ("{n} análisis", "{n} análisis"),
        Kind.BOILERPLATE: ("{n} texto accesorio", "{n} textos accesorios"),
    },
    repeats=("{n} repetición parcial agrupada", "{n} repeticiones parciales agrupadas"),
    other_files="Los archivos Word y XML los contienen todos, con los mismos números.",
    trace="SHA-256 de la fuente: {digest}",
    characters=("{n} carácter", "{n} caracteres"),
    legend="[s01] = número de segmento",
    legend_files=", el mismo en los archivos Word y XML",
    lost=("{n} carácter sustituido por �", "{n} caracteres sustituidos por �"),
    made_with="Hecho con {program}",
    page_number="Página 1 de 1",
    plural=_one_or_more,
    grouping="\u202f",
    grouped_from=10_000,
    months=tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
    months_alone=tuple(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
    ),
    first_day="1",
    day="{day} de {month} de {year}",
    month="{month} de {year}",
    hour="{date}, {hour}:{minute}\u00a0h",
    languages=_named(
        "árabe checo danés alemán griego inglés español finés francés hebreo hindi húngaro indonesio italiano japonés coreano noruego"
        " neerlandés polaco portugués rumano ruso sueco tailandés turco ucraniano chino"
    ),
)

_POLISH = Wording(
    briefing="Notatka informacyjna",
    one_page="Notatka informacyjna na jednej stronie",
    prepared="sporządzono {date}",
    embargo="EMBARGO DO {date}",
    no_headline="Źródło nie ma tytułu",
    headline_shortened="(tytuł skrócony)",
    headline="tytuł {ids}",
    source="Źródło: {name}",
    no_source="Nie podano źródła",
    by="autor: {name}",
    no_author="nie podano autora",
    no_date="nie podano daty publikacji",
    in_language="język: {name}",
    bottom_line="Najważniejsze",
    no_bottom_line="W źródle nie ma zdania, które oddawałoby to, co najważniejsze.",
    key_claims="Główne stwierdzenia",
    claims_note="tak jak w źródle i w tej samej kolejności",
    no_room_for_claims="Żadne inne stwierdzenie nie mieści się na tej stronie.",
    no_claims="W źródle nie ma innych stwierdzeń.",
    analysis="Analiza",
    analysis_note="interpretacja autora, a nie podany fakt",
    quotes="Cytaty",
    no_room_for_quotes="Żaden cytat nie mieści się w całości na tej stronie.",
    no_quotes="W źródle nie ma dosłownych cytatów.",
    no_speaker="Nie ustalono, kto mówi",
    sourcing="Źródła",
    not_here="Poza tą stroną",
    one_source="Jedno źródło, niepotwierdzone w innych.",
    named=(
        "{n} z 1 dosłownego cytatu z podanym autorem słów.",
        "{n} z {total} dosłownych cytatów z podanym autorem słów.",
        "{n} z {total} dosłownych cytatów z podanym autorem słów.",
    ),
    people=("Cytowano {n} osobę.", "Cytowano {n} osoby.", "Cytowano {n} osób."),
    reported=(
        "{n} fragment w mowie zależnej.",
        "{n} fragmenty w mowie zależnej.",
        "{n} fragmentów w mowie zależnej.",
    ),
    unsure=(
        "{n} z 1 segmentu do sprawdzenia.",
        "{n} z {total} segmentów do sprawdzenia.",
        "{n} z {total} segmentów do sprawdzenia.",
    ),
    nothing="W źródle nie ma tekstu.",
    all_here="Na tej stronie jest całe źródło.",
    missing=("{n} z 1 segmentu:", "{n} z {total} segmentów:", "{n} z {total} segmentów:"),
    kinds={
        Kind.CLAIM: ("{n} stwierdzenie", "{n} stwierdzenia", "{n} stwierdzeń"),
        Kind.QUOTE: ("{n} cytat", "{n} cytaty", "{n} cytatów"),
        Kind.ANALYSIS: ("{n} analiza", "{n} analizy", "{n} analiz"),
        Kind.BOILERPLATE: ("{n} element poboczny", "{n} elementy poboczne", "{n} elementów pobocznych"),
    },
    repeats=("scalono {n} powtórzenie", "scalono {n} powtórzenia", "scalono {n} powtórzeń"),
    other_files="Pliki Word i XML zawierają wszystkie, pod tymi samymi numerami.",
    trace="SHA-256 źródła: {digest}",
    characters=("{n} znak", "{n} znaki", "{n} znaków"),
    legend="[s01] = numer segmentu",
    legend_files=", ten sam w plikach Word i XML",
    lost=("{n} znak zastąpiony przez �", "{n} znaki zastąpione przez �", "{n} znaków zastąpionych przez �"),
    made_with="Utworzono w {program}",
    page_number="Strona 1 z 1",
    plural=_polish,
    grouping="\u00a0",
    grouped_from=10_000,
    months=tuple(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
    ),
    months_alone=tuple(
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień".split()
    ),
    first_day="1",
    day="{day}\u00a0{month} {year}",
    month="{month} {year}",
    hour="{date}, godz.\u00a0{hour}:{minute}",
    languages=_named(
        "arabski czeski duński niemiecki grecki angielski hiszpański fiński francuski hebrajski hindi węgierski indonezyjski włoski"
        " japoński koreański norweski niderlandzki polski portugalski rumuński rosyjski szwedzki tajski turecki ukraiński chiński"
    ),
)

_UKRAINIAN = Wording(
    briefing="Інформаційна довідка",
    one_page="Інформаційна довідка на одну сторінку",
    prepared="підготовлено {date}",
    embargo="ЕМБАРГО ДО {date}",
    no_headline="У джерелі немає заголовка",
    headline_shortened="(заголовок скорочено)",
    headline="заголовок {ids}",
    source="Джерело: {name}",
    no_source="Джерело не вказано",
    by="автор: {name}",
    no_author="автора не вказано",
    no_date="дату публікації не вказано",
    in_language="мова: {name}",
    bottom_line="Головне",
    no_bottom_line="У джерелі немає твердження, що передавало б головне.",
    key_claims="Ключові твердження",
    claims_note="як їх подає джерело, у тому ж порядку",
    no_room_for_claims="Жодне інше твердження не вміщується на сторінці.",
    no_claims="У джерелі немає інших тверджень.",
    analysis="Аналіз",
    analysis_note="тлумачення автора, а не повідомлений факт",
    quotes="Пряма мова",
    no_room_for_quotes="Жодна цитата не вміщується на сторінці повністю.",
    no_quotes="У джерелі немає прямих цитат.",
    no_speaker="Не встановлено, хто говорить",
    sourcing="Джерела",
    not_here="Поза цією сторінкою",
    one_source="Одне джерело, не підтверджене іншими.",
    named=(
        "{n} з {total} прямої цитати з названим автором.",
        "{n} з {total} прямих цитат з названим автором.",
        "{n} з {total} прямих цитат з названим автором.",
    ),
    people=("Процитовано {n} особу.", "Процитовано {n} особи.", "Процитовано {n} осіб."),
    reported=("{n} уривок непрямої мови.", "{n} уривки непрямої мови.", "{n} уривків непрямої мови."),
    unsure=(
        "{n} з {total} сегмента слід перевірити.",
        "{n} з {total} сегментів слід перевірити.",
        "{n} з {total} сегментів слід перевірити.",
    ),
    nothing="У джерелі немає тексту.",
    all_here="На цій сторінці є все джерело.",
    missing=("{n} з {total} сегмента:", "{n} з {total} сегментів:", "{n} з {total} сегментів:"),
    kinds={
        Kind.CLAIM: ("{n} твердження", "{n} твердження", "{n} тверджень"),
        Kind.QUOTE: ("{n} цитата", "{n} цитати", "{n} цитат"),
        Kind.ANALYSIS: ("{n} фрагмент аналізу", "{n} фрагменти аналізу", "{n} фрагментів аналізу"),
        Kind.BOILERPLATE: ("{n} допоміжний елемент", "{n} допоміжні елементи", "{n} допоміжних елементів"),
    },
    repeats=("об’єднано {n} повтор", "об’єднано {n} повтори", "об’єднано {n} повторів"),
    other_files="Файли Word і XML містять усі, під тими самими номерами.",
    trace="SHA-256 джерела: {digest}",
    characters=("{n} символ", "{n} символи", "{n} символів"),
    legend="[s01] = номер сегмента",
    legend_files=", той самий у файлах Word і XML",
    lost=("{n} символ замінено на �", "{n} символи замінено на �", "{n} символів замінено на �"),
    made_with="Створено в {program}",
    page_number="Сторінка 1 з 1",
    plural=_ukrainian,
    grouping="\u00a0",
    grouped_from=10_000,
    months=tuple("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()),
    months_alone=tuple(
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень".split()
    ),
    first_day="1",
    day="{day}\u00a0{month} {year}\u00a0р.",
    month="{month} {year}\u00a0р.",
    hour="{date}, {hour}:{minute}",
    languages=_named(
        "арабська чеська данська німецька грецька англійська іспанська фінська французька іврит гінді угорська індонезійська італійська"
        " японська корейська норвезька нідерландська польська португальська румунська російська шведська тайська турецька українська"
        " китайська"
    ),
)

WORDINGS: Mapping[str, Wording] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "pl": _POLISH,
    "uk": _UKRAINIAN,
}
