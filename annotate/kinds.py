"""Step: the kind of every passage, by the guidelines' precedence: boilerplate, quote, tail, attribution, analysis, claim."""

import re
from bisect import bisect_left
from dataclasses import replace
from math import exp

from annotate.cues import FAMILIES, THRESHOLD, Hit, find_hits, score
from annotate.draft import Draft, Passage, Verdict
from annotate.model import Kind, Mode, Quotation
from annotate.rules import RULES
from annotate.speech import BODY_NOUNS, PERSON_NOUNS

_WORD = re.compile(r"\w[\w’'-]*")
# Who may stand behind a statement: a determiner with its noun, or a capital letter that does not open a clause.
_SOURCE = (
    r"(?:(?:the|an?|some|many|most|several|two|his|her|its|their|[A-Z][\w’'-]+) (?:[\w’'-]+ ){0,4}?[\w’'-]{3,30}|"
    r"(?!(?:When|While|After|Before|Once|Asked|Although|Though|Because|Since|If|Until|Whether|What|This|That|These|Those|There|Here|"
    r"Nothing|Nobody|Everything)\b)[A-Z][\w’'-]{2,})"
)
_THINKS = (
    r"(?:says?|said|told|believes?|believed|fears?|feared|hopes?|hoped|expects?|expected|plans?|planned|intends?|intended|wants?|wanted|thinks?|thought|estimates?|"
    r"estimated|predicts?|predicted|forecasts?|argues?|argued|claims?|claimed|warns?|warned|maintains?|insists?|insisted|acknowledged|acknowledges|reiterated|"
    r"denied|denies|announced|announces|vowed|pledged|promised|agreed|refused|declined|demanded|urged|asked|called|described|accused|blamed|praised|criticised|"
    r"criticized|welcomed|condemned|rejected|has (?:firmly )?(?:rejected|expressed|said|warned|called|announced|accused|asked|urged|promised|decided)|found that|showed that|shows that|show that)"
)
_ATTRIBUTED = re.compile(
    rf"^\W{{0,3}}(?:[^,]{{1,60}}, )?(?P<source>{_SOURCE})(?:,[^,]{{1,80}},)? (?:\w+ly |also |has |have |had |later |then )?{_THINKS}\b"
)
_PRONOUN_SPEAKS = re.compile(
    rf"^\W{{0,3}}(?:[^,]{{1,60}}, )?(?:[Hh]e|[Ss]he|[Tt]hey) (?:\w+ly |also |has |have |had |later |then )?{_THINKS}\b"
)
_BY_SOURCE = re.compile(
    r"(?i:\baccording to\b)|, (?!(?:I|we|you|one|some) )(?:the |an? )?[\w’'.& -]{2,50} (?:say|says|said|fear|fears|believe|believes|argue|argues|warned?|warns)\W{0,2}$|"
    rf", (?:{_SOURCE}|he|she|they) (?:\w+ly )?(?:(?:says?|said|adds?|added|reported|wrote)\b[^,]{{0,60}}|(?:shows?|showed|found)\W{{0,2}})$|"
    r"\b(?:is|are|was|were) (?:said|expected|believed|thought|reported|alleged|estimated|forecast) (?:by|for)\b|^As [^,]{3,60} (?:shows?|showed|notes?|noted|reports?|says?|said|found|put it),"
)
SPEAKERS = frozenset(PERSON_NOUNS) | frozenset(BODY_NOUNS)
QUOTED_SHARE = 0.5


def decide_kinds(draft: Draft) -> Draft:
    """Return the draft with one verdict for each passage."""
    starts = [quotation.start for quotation in draft.quotations]
    verdicts = []
    for passage in draft.passages:
        first = bisect_left(starts, passage.start)
        after = bisect_left(starts, passage.end)
        verdicts.append(_decide(draft, passage, draft.quotations[first:after]))
    return replace(draft, verdicts=tuple(verdicts))


def _decide(draft: Draft, passage: Passage, quotations: tuple[Quotation, ...]) -> Verdict:
    if passage.block in draft.furniture:
        return draft.furniture[passage.block]
    if passage.tail:
        return _verdict("interpreting tail", draft.source.text_of(passage).split()[1:3])
    if draft.is_foreign:
        return _by_quotation(draft, passage, quotations) or _verdict("foreign")
    text = draft.source.text_of(passage)
    return _by_quotation(draft, passage, quotations) or _by_attribution(text, quotations) or _by_cues(text)


def _verdict(rule: str, words: "list[str] | str" = "", *, confidence: float | None = None) -> Verdict:
    entry = RULES[rule]
    shown = words if isinstance(words, str) else " ".join(words)
    return Verdict(
        entry.kind or Kind.CLAIM, rule, confidence or entry.confidence, (entry.sentence.format(shown.strip(" ,.")),)
    )


def _by_quotation(draft: Draft, passage: Passage, quotations: tuple[Quotation, ...]) -> Verdict | None:
    """A quotation with its tag, or at least half of the words between marks, makes a quote."""
    direct = [quotation for quotation in quotations if quotation.mode is Mode.DIRECT]
    if direct:
        who = direct[0].speaker or "somebody the text does not name"
        return _verdict("quotation", who)
    if not quotations:
        return None
    words = len(_WORD.findall(draft.source.text_of(passage)))
    quoted = sum(_quoted_words(draft, passage, quotation) for quotation in quotations if quotation.mode is Mode.MIXED)
    return _verdict("half quoted") if quoted >= QUOTED_SHARE * words else None


def _quoted_words(draft: Draft, passage: Passage, quotation: Quotation) -> int:
    first = bisect_left(draft.marks, quotation.start, key=lambda mark: mark.end)
    count = 0
    for mark in draft.marks[first:]:
        if mark.start >= quotation.end or mark.start >= passage.end:
            break
        count += len(_WORD.findall(draft.source.text[mark.start : mark.end]))
    return count


def _by_attribution(text: str, quotations: tuple[Quotation, ...]) -> Verdict | None:
    """Whoever else stands behind a statement makes it a claim: what can be checked is that they said it."""
    if quotations and quotations[0].cue_span:
        return _verdict("attributed", quotations[0].reasons[0].partition(": ")[2] if quotations[0].reasons else "")
    match = _ATTRIBUTED.match(text)
    if not match or not _can_speak(match["source"]):
        match = _PRONOUN_SPEAKS.match(text) or _BY_SOURCE.search(text)
    return _verdict("attributed", match.group()[-60:]) if match else None


def _can_speak(source: str) -> bool:
    """Tell whether the last word of a source is a name, or a noun for people or bodies: a plan does not plan."""
    last = source.rsplit(" ", 1)[-1]
    return last[0].isupper() or last.lower() in SPEAKERS


def _by_cues(text: str) -> Verdict:
    hits = list(find_hits(text))
    lean = score(hits)
    if lean >= THRESHOLD:
        return _weighed("cues of analysis", hits, lean, leaning=1)
    return (
        _weighed("cues of claim", hits, lean, leaning=-1)
        if any(FAMILIES[h.family].leans < 0 for h in hits)
        else _plain(lean)
    )


def _weighed(rule: str, hits: list[Hit], lean: float, *, leaning: int) -> Verdict:
    strongest = sorted(
        (h for h in hits if FAMILIES[h.family].leans * leaning > 0), key=lambda h: -abs(FAMILIES[h.family].leans)
    )[:3]
    reasons = tuple(f"{FAMILIES[hit.family].name} (“{hit.words}”)" for hit in strongest)
    confidence = _confidence(lean)
    entry = RULES[rule]
    return Verdict(entry.kind or Kind.CLAIM, rule, confidence, (*reasons, entry.sentence))


def _plain(lean: float) -> Verdict:
    return _verdict("plain statement", confidence=_confidence(lean))


def _confidence(lean: float) -> float:
    """How sure a lean makes: half at the threshold, towards 0.95 away from it."""
    return min(0.95, 1 / (1 + exp(-0.9 * abs(lean - THRESHOLD))) + 0.05)
