"""Labels of a talk: what stands before somebody's words and says whose they are, in every common dress.

    Ada Falk: …   ADA FALK, HARBOUR ANALYST: …   Senator FALK (Orsk): …   Mr. FALK. …   WITNESS 10: …   Q. …
    [00:12:05] Speaker 1: …   00:05 Ada Falk: …   and on a line of its own:   Ada Falk  0:05   ADA FALK:   Ada Falk

A label is only what looks like one; whether people talk at all, ``turns`` decides for the whole text.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from annotate.lexicon import FUNCTION_WORDS, HONORIFICS, NOT_NAMES, PARTICLES, PERSON_NOUNS, TITLES


class Dress(StrEnum):
    """How a label is set."""

    LETTER = "letter"  # Q. and A.
    COLON = "colon"
    STOP = "stop"  # Mr. FALK.
    LINE = "line"  # alone on its line, with a colon or a time
    BARE = "bare"  # alone on its line, with nothing


class Label(NamedTuple):
    """A label at the begin of a line: ``start`` and ``end`` hold the name as it is written, behind a time; the words begin at ``after``.

    ``name`` is the name without titles, None for an office alone; ``role`` the titles or what is said of the name; ``key`` what all
    labels of one person share. ``office``: nothing but an office or a number; ``asks``: whose office it is to ask;
    ``may_ask``: who may.
    """

    begin: int
    start: int
    end: int
    after: int
    dress: Dress
    key: str
    name: str | None = None
    role: str | None = None
    office: bool = False
    asks: bool = False
    may_ask: bool = False
    timed: bool = False
    titled: bool = False
    described: bool = False
    capitals: bool = False


_ASKS = frozenset("q question questions questioner interviewer moderator frage".split())
_MAY_ASK = frozenset(
    "reporter reporters journalist journalists host hostess anchor presenter audience caller press counsel prosecutor examiner".split()
)
# Offices that are nobody's alone: all the words of a label must be such.
_OFFICES = (
    _ASKS
    | _MAY_ASK
    | frozenset(
        """
    answer antwort respondent interviewee interviewees chair chairman chairwoman chairperson president speaker speakers deputy vice acting
    temporary pro tempore tem presiding officer madam mister clerk court judge justice magistrate witness witnesses juror jurors grand jury
    foreperson foreman forewoman bailiff defendant defendants plaintiff plaintiffs claimant attorney defense defence prosecution
    interpreter translator operator narrator announcer voice voices voiceover guest guests panelist panellist participant participants
    member members senator senators representative representatives deputies mp mps lords opposition government minister honourable
    honorable hon unidentified unknown male female man woman men women student students all some several crowd commissioner commissioners
    committee counsel examiner facilitator secretary registrar usher leader house prime premier mayor
""".split()
    )
)
_SMALL = frozenset(("of", "the", "for", "to", "an"))
_NUMBERED = re.compile(r"(?:speaker|unidentified|unknown|participant|voice|male|female)\b", re.I)
_RANKS = frozenset(
    """
    Rear Adm Admiral Vice Maj Major Gen General Brig Brigadier Lt Lieutenant Col Colonel Capt Captain Sgt Sergeant Cmdr Commander Cpl Pvt
    Hon Honorable Honourable Rep Reps Sen Sens Del Amb Prof Judge Justice Chief Baroness Baron Viscount Earl Dame Sir Lord Lady Sister Brother
    Councillor Councilor Cllr Councilmember Commissioner Ambassador Secretary Senator Representative Deputy
""".split()
)
_ADDRESSES = frozenset("Mr Mrs Ms Miss Mx Dr Hon Honourable Honorable Frau Herr Madame Monsieur Mme".split())
# Labels that announce a story or a remark, and nobody: UPDATED: …
_ANNOUNCES = frozenset(
    """
    ALERT ALSO ANALYSIS BREAKING CAUTION COMMENT CORRECTION CREDIT CREDITS DATE DETAILS EDITORIAL EXCLUSIVE EXPLAINED EXPLAINER FACT FEATURE
    HINT HOW IMAGE IMPORTANT JUST LATEST LIVE LOCATION MORE NEW NEWS NOTE NOTES NOW OPINION PHOTO PHOTOS PICTURE PICTURES POLL PREVIEW PS
    READ RELATED REVIEW REVEALED SEE SOURCE SOURCES SPOILER SUMMARY TIME TIP TIPS UPDATE UPDATED VIDEO WARNING WATCH WHAT WHEN WHERE WHO WHY
    BACKGROUND CONTACT CONTACTS EMBARGO EMBARGOED FROM SUBJECT SENT CC RE TOPIC TITLE PLACE ADDRESS PHONE TEL EMAIL FAX WEB WEBSITE ATTENTION
    ATTN STEP EXAMPLE ANSWERS INGREDIENTS METHOD WINNER LOSER WINNERS LOSERS RESULT RESULTS PROS CONS VERDICT PRICE COST RATING SCORE GRADE
    KEY TAGS TAG FILED CATEGORY TRANSCRIPT AGENDA PRESENT APOLOGIES ABSENT ITEM DECISION ACTION MOTION BILL CASE COURTESY CAPTION EDITOR
    ADVERTISEMENT SPONSORED PUBLISHED POSTED SHARE FOLLOW DISCLAIMER DISCLOSURE CONCLUSION INTRODUCTION OVERVIEW FACTS FIGURES MYTH REALITY
    MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY INTERVIEW REPORTING EDITING WRITING HOST STARRING CAST DIRECTOR
""".split()
) - {"HOST"}

TIME = r"\\?[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\b\.?)?\\?[\])]?(?!\w)"
_TIME = re.compile(TIME)
_IN_BRACKETS = re.compile(r"\\?[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\\?[\])][ \t\xa0]*")
_OF_DAY = re.compile(r"\d ?[AaPp]\.?[Mm]\b")
_LEAD = re.compile(rf"(?:({TIME})[ \t\xa0]*(?:[-–—|][ \t]*)?)?(?:>>+ ?|[-–—] )?(?:\*\*|__)?(?=\S)")
_GAP = r"[ \xa0\t]{1,3}"
_PART = r"[^\W\d_][\w.’'-]{0,30}"
_NAME = re.compile(rf"{_PART}(?:{_GAP}(?:{_PART}|&|\d{{1,3}}(?!\d|:\d))){{0,6}}")
_NOTES = re.compile(r"(?:[ \t]{0,2}[(\[][^()\[\]\n]{1,60}[)\]]){1,2}")
_DESCRIPTION = re.compile(r",[ \xa0]([^:\n“”\"?!]{2,100}?)(?=:|\.[ \xa0][–—-][ \xa0])")
_DASHED = re.compile(r"\.[ \xa0][–—-][ \xa0](?=\S)")  # Ada Falk (Greens). – Madam President, …
_OFFICE_LINE = re.compile(
    r"[ \t]*(?:--|[–—-])[ \t]*([^:\n“”\"?!.]{2,60})(?=\n|\Z)"
)  # Ada Falk -- Chief Executive Officer
_ENDS_HERE = re.compile(rf"[ \t\xa0]*(?:[|,–—-][ \t]*)?(?:(?:at )?{TIME})?[ \t]*:?[ \t]*\\?(?=\n|\Z)")
_COLON = re.compile(rf"[ \t]?(?:{TIME}[ \t]?)?(?:\*\*|__)?:(?:\*\*|__)?(?:[ \t\xa0]+(?=\S)|(?=[^\W\d_“\"]))")
_BEHIND_LETTER = r"[.:]|[ \t]{2,}|\t| ?[–—-](?= )|(?<=Q) (?=[A-Z“])|(?<=Q)(?=[A-Z][a-z’'])"
_LETTER = re.compile(
    r"(?:([QA])(?:\d{1,3})?|(?:(Question|QUESTION)|(?:Answer|ANSWER))(?: ?\d{1,3})?)"
    rf"(?:{_BEHIND_LETTER})[ \t\xa0]*(?=\S)"
)
_CAPITALS = r"(?:(?:Mc|Mac|O[’']|D[’'])?[A-Z][A-Z’'-]+|[A-Z]\.|de|la|van|von|der|Jr\.|Sr\.)"
_STOPPED = re.compile(
    rf"(?:The{_GAP}|(?:Mr|Mrs|Ms|Miss|Dr|Senator|Representative|Lord|Lady|Sir|Dame|Madam|The)\.?{_GAP})((?:{_CAPITALS}{_GAP}){{0,5}}{_CAPITALS})"
    rf"(?:{_GAP}of{_GAP}[A-Z][a-z]+(?:{_GAP}[A-Z][a-z]+)?)?(?:{_GAP}\([^()\n]{{1,60}}\))?\.[ \t\n]+(?=\S)"
)
_BY = re.compile(r"BY (?:MR|MS|MRS|MISS|DR)\.? [A-Z’'-]{2,30}:?[ \t]*(?=\n|\Z)")
_ASIDE = re.compile(r" ?\([^()]*\)$")  # (voice-over)
_PROSE = re.compile(r"[.;] |\b(?:who|which|that|is|was|said|says|were|are|has|had|have)\b")
_LONGEST_NAME = 5  # words
_FEWEST_BARE = 2  # words of a name alone on its line
_LONGEST_SMALL = 80  # characters in which a label that begins small has its colon
_LONGEST_BARE = 60  # characters of a name alone on its line


def label_at(text: str, begin: int, end: int) -> Label | None:
    """Return the label with which a line of ``text`` begins, if there is what looks like one; ``end`` is that of its block."""
    lead = _LEAD.match(text, begin, end)
    label = _label_at(text, lead.end(), end) if lead else None
    if lead is None or label is None:
        return None
    if lead[1]:
        label = label._replace(timed=True, dress=Dress.LINE if label.dress is Dress.BARE else label.dress)
    if label.dress is Dress.LINE and _OF_DAY.search(text, begin, label.after):
        return None  # 12:15 P.M. EST: when it was, not who
    return label._replace(begin=begin, after=behind_time(text, label.after, end))


def behind_time(text: str, at: int, end: int) -> int:
    """Return where the words behind a time in brackets begin: [00:12:05] I was there."""
    time = _IN_BRACKETS.match(text, at, end)
    return time.end() if time else at


def _label_at(text: str, start: int, end: int) -> Label | None:
    """Return the label that begins at an offset, behind a time."""
    if text[start : start + 1].islower() and text.find(":", start, min(end, start + _LONGEST_SMALL)) < 0:
        return None
    if letter := _LETTER.match(text, start, end):
        asks = letter[1] == "Q" or bool(letter[2])
        sign = start + max(1, len(letter[0].split()[0].rstrip(".:–—-")))
        return Label(start, start, sign, letter.end(), Dress.LETTER, "Q" if asks else "A", office=True, asks=asks)
    if by := _BY.match(text, start, end):
        return Label(start, start, by.end(), by.end(), Dress.LINE, "BY", office=True, asks=True, titled=True)
    if stopped := _STOPPED.match(text, start, end):
        return _named(text, start, stopped.end(1), stopped.end(), Dress.STOP)
    name = _NAME.match(text, start, end)
    if name is None:
        return None
    note = _NOTES.match(text, name.end(), end)
    at = note.end() if note else name.end()
    timed = note is not None and _TIME.match(note[0].strip()) is not None
    if colon := _COLON.match(text, at, end):
        timed = timed or any(map(str.isdigit, colon[0]))
        return _named(text, start, name.end(), colon.end(), Dress.COLON, timed=timed) or _in_brackets(
            text, name, note, colon.end(), Dress.COLON
        )
    if dash := _DASHED.match(text, at - (text[at - 1] == "."), end):
        return _named(text, start, name.end() - (text[name.end() - 1] == "."), dash.end(), Dress.COLON)
    if alone := _ENDS_HERE.match(text, at, end):
        timed = timed or any(map(str.isdigit, alone[0]))
        dress = Dress.LINE if timed or ":" in alone[0] else Dress.BARE
        if dress is Dress.BARE and alone.end() - start > _LONGEST_BARE:
            return None
        return _named(text, start, name.end(), alone.end(), dress, timed=timed) or _in_brackets(
            text, name, note, alone.end(), dress
        )
    if office := _OFFICE_LINE.match(text, at, end):
        label = _named(text, start, name.end(), office.end(), Dress.BARE)
        return label._replace(role=office[1].strip(), described=True) if label and is_of_person(office[1]) else None
    return _described(text, start, name.end(), at, end)


def _in_brackets(text: str, name: re.Match[str], note: re.Match[str] | None, after: int, dress: Dress) -> Label | None:
    """Return a label whose name stands in brackets behind the office: The Minister for Roads (Ada Falk)."""
    inside = _NAME.search(note[0]) if note and name[0].startswith("The ") else None
    if note is None or inside is None or " " not in inside[0]:
        return None
    start = note.start() + inside.start()
    label = _named(text, start, start + len(inside[0]), after, dress)
    return label._replace(begin=name.start(), role=name[0].removeprefix("The "), described=True) if label else None


def is_of_person(words: str) -> bool:
    """Tell whether words hold a noun for a person."""
    return not PERSON_NOUNS.isdisjoint(re.findall(r"[a-z]+", words.lower()))


def _described(text: str, start: int, name_end: int, at: int, end: int) -> Label | None:
    """Return a label that says behind a comma who that is: ADA FALK, HARBOUR ANALYST: …"""
    description = _DESCRIPTION.match(text, at, end)
    colon = (
        (_COLON.match(text, description.end(), end) or _DASHED.match(text, description.end(), end))
        if description
        else None
    )
    if description is None or colon is None or _PROSE.search(description[1]):
        return None
    label = _named(text, start, name_end, colon.end(), Dress.COLON)
    if label is None or not (is_of_person(description[1]) or " " in (label.name or "")):
        return None
    return label._replace(role=_ASIDE.sub("", description[1]).strip(), described=True)


def _named(text: str, start: int, end: int, after: int, dress: Dress, *, timed: bool = False) -> Label | None:
    """Return a label with the name told from titles and offices; None where the words are nobody's."""
    words = text[start:end].replace("\xa0", " ").replace("_", " ").split()  # SPEAKER_00
    if not words or words[0].upper().rstrip(".") in _ANNOUNCES or (words[-1].upper() in _ANNOUNCES and len(words) > 1):
        return None
    bare = [word.rstrip(".") for word in words]
    plain = [word.lower() for word in bare if word.lower() not in _SMALL and not word.isdigit()]
    place = {"begin": start, "start": start, "end": end, "after": after, "dress": dress, "timed": timed}
    if plain and _OFFICES.issuperset(plain):
        asks, may_ask = bool(_ASKS.intersection(plain)), bool(_MAY_ASK.intersection(plain))
        key = " ".join(word.lower() for word in bare if word.lower() != "the")
        return Label(**place, key=key, role=_office(bare), office=True, asks=asks, may_ask=may_ask)  # type: ignore[arg-type]
    first = 0
    while first < len(words) and (_is_title(words[first]) or (first == 0 and bare[0].lower() == "the")):
        first += 1
    titles = [word for word in words[:first] if word.rstrip(".").title() not in _ADDRESSES and word.lower() != "the"]
    role = " ".join(word.title() if word.isupper() else word for word in titles) or None
    called = words[first:]
    if not called:  # SERGEANT: an office, if nobody is called King
        return Label(**place, key=key_of(words[-1]), role=role, office=True)  # type: ignore[arg-type]
    if not _is_name_like(called) or (dress is Dress.BARE and len(words) < _FEWEST_BARE):
        return None
    name, capitals = cased(" ".join(called)), called[-1].removeprefix("Mc").removeprefix("Mac").isupper()
    return Label(**place, key=key_of(name), name=name, role=role, titled=first > 0, capitals=capitals)  # type: ignore[arg-type]


def _is_title(word: str) -> bool:
    plain = word.rstrip(".").title() if word.isupper() or word.endswith(".") else word
    return plain in TITLES or plain in HONORIFICS or plain in _RANKS or plain in _ADDRESSES


def _is_name_like(words: list[str]) -> bool:
    """Tell whether words may be a name: each with a capital, none of them a small word."""
    if len(words) > _LONGEST_NAME:
        return False
    for number, word in enumerate(words):
        low = word.lower().rstrip(".")
        if number and low in PARTICLES:
            continue
        if not word[0].isupper() or any(map(str.isdigit, word)) or (not word.isupper() and word in NOT_NAMES):
            return False
        if (
            low in FUNCTION_WORDS
            or low in _SMALL
            or low in ("a", "an")
            or (number and number + 1 < len(words) and _is_title(word))
        ):
            return False
    return words[-1].lower() not in PARTICLES and len(words[-1].rstrip(".")) > 1


def _office(words: list[str]) -> str | None:
    """Return an office as a role; None for what is only a number, or many."""
    plain = [word for word in words if word.lower() not in ("the", "an")]
    whole = " ".join(plain)
    if (_NUMBERED.match(whole) and (len(plain) > 1)) or plain[-1].lower().endswith("s") or whole.lower() == "court":
        return None
    return " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in plain)


def key_of(name: str) -> str:
    """Return the surname in small letters, with which all labels of one person end.

    >>> key_of("Ada Falk"), key_of("Ines van der Falk"), key_of("Tom Reed Jr.")
    ('falk', 'falk', 'reed')
    """
    words = [word for word in name.lower().split() if word.rstrip(".") not in ("jr", "sr", "ii", "iii")]
    return words[-1] if words else name.lower()


def cased(name: str) -> str:
    """Return a name with small letters where it stands in capitals.

    >>> cased("ADA FALK"), cased("McVOSK"), cased("LINDA T. O’HARE"), cased("INES VAN DER FALK"), cased("AL-RAWI")
    ('Ada Falk', 'McVosk', 'Linda T. O’Hare', 'Ines van der Falk', 'Al-Rawi')
    """
    words = name.split()
    return " ".join(_cased_word(word, inside=number > 0) for number, word in enumerate(words))


_PIECE = re.compile(r"^(Mc|Mac)?([^\W\d_].*)$")


def _cased_word(word: str, *, inside: bool) -> str:
    if inside and word.isupper() and word.lower() in PARTICLES and len(word) > 1:
        return word.lower()
    if word in ("II", "III", "IV") or len(word.rstrip(".")) < 2 or (word.count(".") > 1):
        return word
    piece = _PIECE.match(word)
    if piece is None or not piece[2].isupper():
        return word
    return (piece[1] or "") + re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), piece[2])
