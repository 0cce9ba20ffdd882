"""Claims whose subject is a bare pronoun: who “he” is, where the annotation settles it, for a name in brackets behind the word.

Alone on a page such a claim says nothing, or the wrong thing. A name is given only to “he” and “she”, and only where that very word was
found to be the speaker; everything else is passed over.
"""

import re
from collections import Counter

from annotate.model import LIKELY, AnnotatedText
from annotate.speech import BODY_NOUNS, BODY_WORDS
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
_SAID = r" (?:said|says|added|adds|wrote|noted|explained|argued|warned|recalled|insisted)(?: (?:on )?\w+day)?(?:[,.]|$)"
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

    A name that the text calls “he” as often as “she” settles nothing, nor does that of a body.
    """
    found = []
    called: Counter[tuple[str, str]] = Counter()
    for quotation in annotated.quotations:
        span = quotation.speaker_span
        if span and quotation.speaker:
            pronoun = annotated.text_of(span).lower()
            called[quotation.speaker, pronoun] += 1
            if quotation.confidence >= LIKELY and pronoun in ("he", "she") and not _is_body(quotation.speaker):
                found.append((span.start, pronoun, quotation.speaker))
    other = {"he": "she", "she": "he"}
    return {at: name for at, pronoun, name in found if called[name, pronoun] > called[name, other[pronoun]]}


def _is_body(name: str) -> bool:
    return any(word in BODY_WORDS or word.lower() in BODY_NOUNS for word in name.split())
