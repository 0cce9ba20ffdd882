"""Sentences on offsets: where a paragraph's sentences begin and end, as a copy editor would split it.

One pass over the end marks; each is judged by the word before it and the word after. The next word decides more than the abbreviation:
"the U.S. decision" goes on, "in the U.S. The decision" ends.
"""

import re

from annotate.lexicon import UTTERS, one_of
from source.dates import MONTH_WORD
from source.model import Span, Spanned
from source.text import NOTE_MARKS

# An end mark with what may close after it, then white space; or a full stop of a script that needs none.
# Note marks behind it, [3], [^3], ³ or […], belong to the sentence that they follow.
_LATIN = rf"[.!?…‽]{{1,8}}[\"”“’»')\]]{{0,4}}(?:\s?\[(?:\.\.\.|…)\]|{NOTE_MARKS}){{0,4}}(?:\s{{1,80}}|$)"
_LATIN_END = re.compile(_LATIN)
_END = re.compile(_LATIN + r"|[。！？؟۔।]{1,8}[」』”\")\]]{0,4}\s{0,80}")
_OTHER_STOP = re.compile("[。！？؟۔।]")
_END_SIGN = re.compile(r"[.!?…‽。！？؟۔।]")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘«—–/]{1,40}$")
_NEXT = re.compile(r"[“\"‘'«„(\[—–\-•]{0,3}\s?(\w[\w’'.&-]{0,40})?")

# Never an end: a name or a number always follows.
TITLES = frozenset(
    "mr mrs ms mx dr prof gen sen rep gov lt col sgt maj capt cmdr adm brig cpl pvt rev hon fr sr. msgr st mt ft supt det insp"
    " messrs mme mlle amb pres sec atty asst assoc dir pfc spc ald cllr no nos vs v viz cf eg ie e.g i.e approx fig figs vol vols"
    " art arts ch sect para pp ed eds op al ca c feat arr prod mio mrd nr bzw".split()
)
# An end only where the next word looks like the start of a sentence.
PERHAPS = frozenset(
    "inc ltd co corp llc plc bros jr sr esq ph.d m.d b.a m.a a.m p.m u.s u.k u.n e.u d.c l.a n.y u.s.a u.a.e u.s.s.r etc est dept"
    " univ assn ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun min max"
    " hr hrs sec secs ft in lb lbs oz km kg mph calif mass conn ariz colo wash ore tenn penn pa va md ill ind mich minn wis fla"
    " ga ala la tex okla kan neb nev mo ark ky miss".split()
)
STARTERS = frozenset(
    "a an the this that these those it he she they we i you his her their our my its in on at but and so yet if when while after"
    " before as there here what who why how where not no one some many most all for from with by to since although though because"
    " however meanwhile now then also still only even just last both each every such under over during despite until once asked".split()
)
_CLOCK = frozenset({"a.m", "p.m"})
# Behind a time of day these belong to it: 9 a.m. Monday, 5 p.m. Eastern.
_BESIDE_CLOCK = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun eastern central pacific"
    " mountain greenwich local gmt utc bst cet cest est edt et pst pdt pt cst cdt ct mst mdt ist".split()
)
# A sentence that has said no more than when: By 4 a.m. Mr. Roe had left.
_WHEN_ALONE = re.compile(
    r"[“\"‘']?(?:and |but )?(?:at|by|on|from|around|about|before|after|since|until|till|between|shortly|just|towards?|it was)\b[^,;:]{0,30}",
    re.IGNORECASE,
)
# am 1. Februar: the ordinal numbers of German, Danish and Norwegian end with a stop.
_ORDINAL = re.compile(r"[12]\d|3[01]|0?[1-9]")
_NAMED_DAY = frozenset(
    "januar februar märz maerz marts mars april mai maj juni juli august september oktober november dezember desember december".split()
)
_INITIALS = re.compile(r"(?:[A-Z]\.){0,4}[A-Z]")
# Where a report comes from: COLTS NECK, N.J. (Wire) — …
_PLACE = re.compile(r"[A-Z][A-Z.'’ -]{2,40}, [A-Z][A-Za-z. ]{0,12}")
_AFTER_PLACE = re.compile(r"(?:\([A-Z][^()\n]{1,40}\)\s)?[—–-]{1,2}\s")
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxIVX]{1,4}|[a-zA-Z])")
# “ORSK (Baltic Wire) - ”: a place, with its agency or in capitals, before the first sentence of a report.
_DATELINE = re.compile(r"(?:[A-Z]{3}[\w., ()]{0,50}|[A-Z][\w., ]{1,40}\([A-Z][\w. ]{1,20}\)) (?:—|–|--|-) ")


def may_end(text: str, start: int, end: int) -> bool:
    """Tell whether an end mark stands before the last character between two offsets, so that there may be two sentences."""
    return _END_SIGN.search(text, start, end - 1) is not None


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of a paragraph: tight spans, in order, that leave nothing but white space out.

    >>> [text[s.start : s.end] for text in ["Gen. Roe left the U.S. on Monday. Nobody saw him."] for s in split_sentences(text)]
    ['Gen. Roe left the U.S. on Monday.', 'Nobody saw him.']
    """
    return [Span(start, end) for start, end in sentence_places(text)]


def sentence_places(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph as pairs of offsets: what ``split_sentences`` gives, for whoever needs many."""
    places, start = [], len(text) - len(text.lstrip())
    for match in (_END if _OTHER_STOP.search(text) else _LATIN_END).finditer(text):
        end = match.start() + len(match.group().rstrip())
        if match.end() < len(text) and end > start and _is_end(text, start, match):
            places.append((start, end))
            start = match.end()
    end = len(text.rstrip())
    if end > start:
        places.append((start, end))
    return places


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether the sentence that began at ``start`` ends with this end mark."""
    marks = match.group().strip()
    if marks[0] in "。！？؟۔।":
        # Behind closing marks, words that follow at once are the tag.
        return marks[-1] not in "」』" or text[match.end()] in "「『" or text[match.end() - 1].isspace()
    following = _NEXT.match(text, match.end())
    word = (following[1] or "") if following else ""
    opener = text[match.end()]
    closed = marks[-1] in "\"”“’»'"
    if _goes_on(word, opener):
        return False
    if closed or marks[0] != "." or len(marks) > 1:
        return _is_end_after_marks(text, match, word, marks, closed=closed)
    return _is_end_after_stop(text, start, match, word)


def _goes_on(word: str, opener: str) -> bool:
    """Tell whether the next word cannot begin a sentence."""
    if opener in ",;:)]%&”’»":
        return True
    # Names of firms and sites may begin small: eHow, iPhone.
    return word[:1].islower() and word[1:2].islower() and opener not in '“"‘«„•'


def _is_end_after_marks(text: str, match: re.Match[str], word: str, marks: str, *, closed: bool) -> bool:
    if text[match.end()] == "(" and word[:1].isdigit() and not closed:
        return False  # the year behind a title: Such Days! (1965)
    if not word and text[match.end()] not in '“"‘«„(':
        return not text[match.end()].isdigit()
    if closed and marks[0] in "?!….":
        # “Is this the end?” Lena Vogt asked. The tag belongs to the words before it.
        return not _is_tag(text, match.end(), stopped=marks[0] == ".")
    if marks[0] == "…" or marks.startswith(".."):
        return word[:1].isupper() or text[match.end()] in '“"‘«„'
    return True


_TAG = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof)\.? )?(?:[A-Z][\w’'-]{1,30} ){1,4}"
    rf"(?:(?:{one_of(UTTERS)}|went on|goes on|shot back)\b)"
    r"(?=([^\w’'])\W{0,2}(\w{0,12}))"
)
# What may follow a tag that ends or goes on without an object of its own.
_AFTER_TAG = frozenset(
    "on in at as of after during to when while from back again later before about with into over through for once".split()
)


def _is_tag(text: str, at: int, *, stopped: bool) -> bool:
    """Tell whether a tag stands behind closing marks; ``stopped``: a full stop stands in them, as it seldom does before a tag."""
    tag = _TAG.match(text, at)
    if not tag or "." not in text[at : at + 120]:
        return False
    if tag[1] in ".,;":
        return tag[1] == "." or text[tag.end(0) : tag.end(0) + 3].lstrip(" ,")[:1] not in tuple("“\"'«„")
    return tag[1] == " " and (tag[2] in _AFTER_TAG or not stopped)


def _is_end_after_stop(text: str, start: int, match: re.Match[str], word: str) -> bool:
    before = _WORD_BEFORE.search(text, max(start, match.start() - 41), match.start())
    last = before[0] if before else ""
    plain = last.lower().rstrip(".").replace("’", "'")
    if match.start() - start <= 9 and _NUMBER.fullmatch(text[start : match.start()]):
        return False  # the number of a list item
    if len(plain) == 1 and last.islower() and word[:1].isdigit():
        return False  # (m. 1949), p. 28
    if _AFTER_PLACE.match(text, match.end()) and _PLACE.fullmatch(text, start, match.start()):
        return False
    if plain == "etc":
        return word[:1].isupper()
    word = word.partition("’")[0].partition("'")[0]  # I’m
    if plain in TITLES and not _INITIALS.fullmatch(last):
        return plain == "no" and word.lower() in STARTERS
    if _ORDINAL.fullmatch(last) and word.lower() in _NAMED_DAY:
        return False
    if plain in _CLOCK:
        return _ends_after_clock(text, start, match, word)
    if _INITIALS.fullmatch(last):
        return _ends_after_initials(text, start, last, word, match.start())
    if plain in PERHAPS or ("." in plain and plain.replace(".", "").isalpha() and len(plain) < 7):
        return word.lower() in STARTERS or text[match.end()] in '“"‘«„('
    return True


def _ends_after_clock(text: str, start: int, match: re.Match[str], word: str) -> bool:
    """ "until 7 p.m. Ms. Roe" ends; "By 7 p.m. Ms. Roe had left", "7 p.m. Monday" and "7 p.m. (1900 GMT)" go on."""
    if text[match.end()] == "(" and word[:1].isdigit():
        return False
    if word.lower() in STARTERS or text[match.end()] in '“"‘«„(':
        return True
    if not word[:1].isupper() or word.lower().rstrip(".") in _BESIDE_CLOCK or MONTH_WORD.match(word):
        return False
    return not _WHEN_ALONE.fullmatch(text, start, match.start())


def _ends_after_initials(text: str, start: int, last: str, word: str, stop: int) -> bool:
    """J. D. Vance goes on; "in the U.S. The" and "vitamin C. The" end."""
    if len(last) > 1:
        return word.lower() in STARTERS
    name_before = re.search(r"(?:[A-Z][\w’'-]{1,30}|[A-Z]\.) [A-Z]$", text[max(start, stop - 40) : stop])
    if last == "I" or not name_before:
        return word.lower() in STARTERS and stop - start > 1
    return word.lower() in STARTERS and word != "A"


def behind_dateline(text: str, passage: Spanned) -> int:
    """Return where a sentence begins behind its dateline."""
    dateline = _DATELINE.match(text, passage.start, passage.end)
    return dateline.end() if dateline else passage.start
