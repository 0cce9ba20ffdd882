"""Claims whose subject is a bare pronoun: who “he” is, where the annotation settles it, for a name in brackets behind the word.

Alone on a page such a claim says nothing, or the wrong thing. A name is given only to “he” and “she”, and only where that very word was
found to be the speaker; everything else is passed over.
"""

import re
from collections import Counter
from collections.abc import Sequence

from annotate.lexicon import BODY_NOUNS, BODY_WORDS, HONORIFICS, TITLES, UTTERS, one_of
from annotate.model import LIKELY, AnnotatedText, Kind, Quotation, Segment
from source.model import Span

_OPENERS = "but|and|yet|so|still|also|then|later|however|meanwhile|instead|indeed|now|nor"
_VERBS = (
    "is|are|was|were|has|have|had|does|did|will|would|could|should|may|might|can|must|means?|meant|makes?|made|marks|marked|gives?|gave"
    "|leaves|includes?|included|comes?|came|leads?|led|adds|added|brings|brought|shows|showed|follows|followed|puts?|allows?|allowed"
)
_SUBJECT = re.compile(
    rf"\W*(?:(?:{_OPENERS})\b,? )?(?:(?P<front>[^\n,;:()“”\"]{{3,80}}), )?"
    rf"(?:(?:he|she|they|it)\b(?! (?:rain|snow|hail)(?:s|ed)\b)|(?:this|that|these|those)(?= (?:{_VERBS})\b|,))",
    re.IGNORECASE,
)
# “It was not clear who …” says further on what it is about.
_IMPERSONAL = re.compile(
    r"(?:[’']s| is| was| has been| remains?| became)(?: \w+){0,3}? (?:clear|unclear|certain|uncertain|known|unknown|likely|unlikely"
    r"|possible|true|decided|announced|agreed|reported|expected|feared|believed|estimated|understood|pointed out|noted|stressed)"
    r"(?: (?:at|by|in|on)(?: \w+){1,3}?)?(?:,[^,]{3,40},)? (?:that|whether|if|how|who|why|what|when|where)\b"
    r"|(?: is| was) not until\b",
    re.IGNORECASE,
)
# The subject stands before the comma where a tag closes or parts the sentence: “The ferry sank, she said.”
_SAID = rf" (?:{one_of(UTTERS)})(?: (?:on )?\w+day)?(?:[,.]|$)"
_TAG = re.compile(_SAID)
_IN_TAG = re.compile(rf",[”\"’]? (he|she)(?={_SAID})")
_NAME = re.compile(
    r" (?!(?:[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z]"
)


def bare_subject(text: str) -> Span | None:
    """Return where the pronoun stands that is a sentence's subject, if nothing in front of it names anybody.

    >>> bare_subject("But on Monday, she said no.")
    Span(start=15, end=18)
    >>> bare_subject("When Ada Holm arrived, she said no.")
    """
    found = _SUBJECT.match(text)
    if not found:
        return None
    if found["front"] and (_NAME.search(" " + found["front"][1:]) or _TAG.match(text, found.end())):
        return None
    if _IMPERSONAL.match(text, found.end()):
        return None
    word = re.search(r"\w+\Z", found[0])
    return Span(word.start(), word.end()) if word else None


def pronoun_in_tag(text: str) -> Span | None:
    """Return where “he” or “she” stands in a tag behind what it says: there it means nobody whom these words name.

    >>> pronoun_in_tag("The gate was open, he said.")
    Span(start=19, end=21)
    >>> pronoun_in_tag("When Tom Vale came, he said the gate was open.")
    """
    found = _IN_TAG.search(text)
    return Span(*found.span(1)) if found else None


def settled_names(annotated: AnnotatedText) -> dict[int, str]:
    """Return the name of each “he” and “she” that the annotation settles, by the place where the pronoun stands.

    That the pronoun was found to be that person is not enough: the sentence before must speak of that person first, or be theirs;
    the text must not call the name otherwise; and where two people share a surname, it must call this one so.
    """
    settled: dict[int, str] = {}
    text = _Called(annotated)
    before: Segment | None = None
    said: tuple[Quotation, ...] = ()
    for segment, quotations in annotated.segments_with_quotations():
        for quotation in quotations:
            span, name = quotation.speaker_span, quotation.speaker
            pronoun = annotated.text_of(span).lower() if span else ""
            if not span or not name or pronoun not in _OTHER or quotation.confidence < LIKELY or not _is_persons(name):
                continue
            if before and _is_about(annotated, before, said, name, text.surnames) and text.allows(name, pronoun):
                settled[span.start] = name
        before, said = (None, ()) if segment.kind is Kind.BOILERPLATE else (segment, quotations)
    return settled


def _is_persons(name: str) -> bool:
    return not name.isupper() and not any(word in BODY_WORDS or word.lower() in BODY_NOUNS for word in name.split())


def _is_about(
    annotated: AnnotatedText, before: Segment, said: Sequence[Quotation], name: str, surnames: frozenset[str]
) -> bool:
    """Tell whether a sentence is somebody's own words, or names that person before any other who is quoted in the text."""
    speakers = {quotation.speaker for quotation in said if quotation.speaker}
    if speakers:
        return speakers == {name}
    words = _WORD.findall(annotated.text_of(before))
    named = [place for place, word in enumerate(words) if word in surnames]
    if not named or words[named[0]] != _surname(name):
        return False
    # Of “Holm’s deputy, Tom Vale, came” it is not Holm who goes on.
    owns = words[named[0] + 1 : named[0] + 2] == ["s"]
    return not owns or all(words[place] == _surname(name) for place in named)


class _Called:
    """How a text calls people: whom it quotes, how often “he” or “she” stands behind a surname, and whether two share one."""

    def __init__(self, annotated: AnnotatedText) -> None:
        self._text = annotated.text
        self.surnames = frozenset(_surname(q.speaker) for q in annotated.quotations if q.speaker)
        self._read: dict[str, tuple[Counter[str], set[str]]] = {}

    def allows(self, name: str, pronoun: str) -> bool:
        """Tell whether the text does not call a name otherwise; of two with one surname, whether it calls it so."""
        surname = _surname(name)
        if surname not in self._read:
            self._read[surname] = self._all_of(surname)
        times, first_names = self._read[surname]
        ours, theirs = times[pronoun], times[_OTHER[pronoun]]
        return ours > theirs or (ours == theirs == 0 and len(first_names) < 2)

    def _all_of(self, surname: str) -> tuple[Counter[str], set[str]]:
        """Return how often each pronoun is the next behind a surname in its sentence, and which words with a capital stand before it."""
        times: Counter[str] = Counter()
        first_names: set[str] = set()
        at = self._text.find(surname)
        while at >= 0:
            end = at + len(surname)
            before = _WORD_BEFORE.search(self._text, max(0, at - 30), at)
            if before and before[1][0].isupper() and before[1] not in _CALLED_BY:
                first_names.add(before[1])
            behind = _PRONOUN_BEHIND.match(self._text, end, end + 120)
            if behind and self.surnames.isdisjoint(_WORD.findall(behind[0])):
                times[_FORMS[behind[1].lower()]] += 1
            at = self._text.find(surname, end)
        return times, first_names


def _surname(name: str) -> str:
    words = [word for word in name.split() if word.rstrip(".") not in ("Jr", "Sr", "II", "III")]
    return words[-1] if words else name


_OTHER = {"he": "she", "she": "he"}
_FORMS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_WORD = re.compile(r"[^\W\d_](?:[\w-]*\w)?")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)\.? $")
_PRONOUN_BEHIND = re.compile(r"\b[^.!?\n]*?\b(he|him|his|she|hers?)\b", re.IGNORECASE)
_CALLED_BY = TITLES | HONORIFICS | frozenset(("The", "A", "And", "But", "For", "In", "On", "By", "With", "As", "When"))
