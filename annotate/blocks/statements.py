"""What a text says of itself: embargo, handling mark, correction, and the place, date and agency in front of the report.

Set phrases and the roles of blocks are known by now; what is found is given by its place, so that the words stand in the text alone.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from annotate.blocks.markup import is_framed
from annotate.blocks.shape import Shape
from annotate.model import AnnotatedText, Kind, Segment
from annotate.rules import RuleId
from source.dates import date_in, date_place
from source.model import STATEMENTS, Role, SourceText, Span

NEAR_TOP = 3  # paragraphs in which the report, and so its dateline, begins
LONGEST_NOTICE = 150  # words of a correction in one block
WITHIN = 250  # characters in which a notice names what it puts right
MOST_UNDER = 3  # blocks of one under a label of its own
MOST_SMALL = 5  # blanks in a dateline whose place is not in capitals
LONGEST_LINE = 80  # characters of a place and a date on their line
KEPT = frozenset({RuleId.EMBARGO, RuleId.HANDLING})
# Boilerplate that carries what stands beside it: without labels nobody knows who speaks, nor what a part is about.
CARRYING = frozenset({RuleId.SPEAKER, RuleId.FOOTNOTE, RuleId.LABEL})

_ITSELF = (
    r"(?:story|article|report|post|piece|item|entry|copy|page|column|text|headline|caption|graphic|analysis|interview"
    r"|(?:press |news )?release)"
)
_WRONGLY = (
    r"(?:(?:incorrectly|wrongly|mistakenly) (?:said|stated|reported|identified|named|gave|described|indicated|referred|spell?ed|spelt"
    r"|attributed|listed)|misstated|misspell?ed|misspelt|misidentified)"
)
_OF_ITSELF = re.compile(
    rf"\b(?:(?:(?:earlier|previous|prior) (?:\w+ )?versions? of (?:this|the|our)|(?:original|first|initial) versions? of this)"
    rf" (?:\w+ )?{_ITSELF}"
    rf"|this (?:\w+ )?{_ITSELF} (?:(?:has (?:now |since )?been|was) (?:corrected|amended|updated to (?:correct|reflect|clarify|remove))"
    rf"|(?:(?:originally|first|had|previously) )?{_WRONGLY}|(?:said|stated|reported) (?:incorrectly|wrongly|in error|mistakenly))"
    rf"|we (?:have |had )?(?:now |since )?(?:corrected|amended|{_WRONGLY}))\b",
    re.IGNORECASE,
)
_LABELS = r"(?:corrections?|clarifications?|berichtigung|korrektur|richtigstellung|rectificatif|fe de erratas?|erratum)"
_LABEL = re.compile(rf"\W*{_LABELS}\W*$", re.IGNORECASE)
_LABELLED = re.compile(
    rf"\W*{_LABELS}(?: (?:and|&) clarifications?| note)?(?: ?\([^()]{{1,40}}\)|,? (?:on |of )?[^:!?]{{1,30}}\d{{4}})?"
    r"\s?[:–—-]+\s?(?=\S+\s+\S+\s+\S)",
    re.IGNORECASE,
)
# The note of an agency's desk: (Corrects spelling in paragraph 3)
_NOTE = re.compile(
    rf"\W*\((?:(?:this|the) (?:\w+ ){{0,2}}?{_ITSELF} (?:(?:has (?:now |since )?been|was|is) )?)?"
    r"(?:(?:re-?filed?s?|removes?|recasts?|updates?|adds?)\b[^()]{0,60}?\bto )?"
    r"(?:correct(?:s|ed|ing)?|clarif(?:y|ies|ied)|fix(?:es)?|amends?)\b[^()]{4,}\)"
    rf"|\W*this (?:\w+ ){{0,2}}?{_ITSELF} (?:corrects|clarifies)\b",
    re.IGNORECASE,
)
# One of these words, in small letters, stands in every notice.
_CALLS = frozenset(
    """
    amended amends berichtigung clarification clarifications clarified clarifies clarify correct corrected correcting correction corrections
    corrects errata erratum error fixes incorrectly korrektur misidentified misspelled misspelt misstated rectificatif richtigstellung
    updated version versions wrongly
    """.split()
)
_IN_HEADLINE = re.compile(
    r"(?:OFFICIAL[- ])?(?:CORRECTED|CORRECTION|CLARIFIED|Corrected|Correction|Clarification)(?= ?[:–—-])"
)

# ORSK, 14 October 2026 (Baltic Wire) — ; Berlin (dpa) – ; ORSK, Oct. 3 /Wire/ -- ; LONDON | Wire
_CAPITALS = r"[A-ZÀ-ÞŁŚŻА-ЯІЇЄҐ]"
_WORD = rf"(?:(?:[A-Z]\.){{2,}}|{_CAPITALS}[^\W\d_]*\.?(?:[’'-][^\W\d_]+)*)"
_PLACE = (
    rf"(?P<place>{_WORD}(?:[ /](?:(?:am|an|der|de|la|le|les|sur|of|the|upon|on|del|di)[ -])?{_WORD}){{0,4}}"
    rf"(?:, {_WORD}(?: {_WORD}){{0,2}})?)"
)
_DATE = (
    r"(?P<date>(?:[^\W\d_]{3,10}\.?,? )??(?:\d{1,2}\.? [^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.? \d{1,2})(?:,? \d{4})?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
)
_AGENCY = r"(?:\((?P<agency>[^\W\d_][^()\d\n]{1,40})\)|/(?P<wire>[^\W\d_][^/\d\n]{1,40})/)"
_DASH = r"\s?(?:--?|[–—]|:)\s"
_WITH_AGENCY = re.compile(rf"{_PLACE}(?:,? {_DATE})?,? ?{_AGENCY}(?:{_DASH}|\s*$)")
_WITH_BAR = re.compile(rf"{_PLACE} \| (?P<agency>{_WORD}(?: {_WORD}){{0,3}})(?=\s*$|{_DASH})")
_PLACE_ALONE = re.compile(
    rf"\((?P<place>{_WORD}(?: {_WORD}){{0,3}}, {_WORD}(?: {_WORD}){{0,2}})\)\s?(?:--?|[–—])\s"
)  # (Orsk, Westland) –
_AGENCY_ALONE = re.compile(r"\((?P<agency>[^\W\d_][^()\d\n]{1,40})\)\s?(?:--?|[–—])\s")
_BARE = re.compile(rf"{_PLACE}(?:, {_DATE})?\s?(?:--|[–—]|(?<=\s)-)\s(?=[“„«\"]?[^\W_])")
_AHEAD = 160  # characters in which a dateline ends
# What stands before a date or in brackets and is neither a place nor an agency.
_NEITHER = frozenset(
    """
    by corrected created date dated exclusive file issued last live modified on opinion photo photos picture pictures posted printed published
    released update updated video videos
    """.split()
)
_NAMED = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD}){{0,3}})?")
_IN_CAPITALS = re.compile(rf"{_CAPITALS}{{3,}}[ ,]|{_CAPITALS}[{_CAPITALS[1:-1]}.’' /-]{{2,}}(?:,|$)")
_DAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\w+tag|mittwoch", re.IGNORECASE)


class Dateline(NamedTuple):
    """The parts of a line that says where, when and by whom a report was sent; ``day`` is ISO 8601; ``block`` the number of a block that is
    nothing else, None where the report begins in it.
    """

    place: Span | None = None
    agency: Span | None = None
    day: str | None = None
    block: int | None = None


def find_statements(
    source: SourceText, roles: Sequence[Role], shapes: Sequence[Shape], dateline: Dateline
) -> dict[str, Span]:
    """Return what a text says of itself, by the fields of its origin."""
    found: dict[str, Span] = {}
    for name, rule in (("embargo", RuleId.EMBARGO), ("handling", RuleId.HANDLING)):
        places = [
            n
            for n, shape in enumerate(shapes)
            if shape.phrase == rule and roles[n] is not Role.HEADLINE and not is_framed(source.blocks[n])
        ]
        if places:
            found[name] = _joined(source, places)
    if notice := _correction(source, roles, shapes):
        found["correction"] = notice
    return found | {name: span for name, span in (("place", dateline.place), ("agency", dateline.agency)) if span}


def _joined(source: SourceText, places: Sequence[int]) -> Span:
    """Return the first of the blocks, with those right behind it that say the same kind of thing."""
    last = places[0]
    for n in places[1:]:
        if n != last + 1:
            break
        last = n
    return Span(source.blocks[places[0]].start, source.blocks[last].end)


# Corrections ------------------------------------------------------------------------------------------------------------


def _correction(source: SourceText, roles: Sequence[Role], shapes: Sequence[Shape]) -> Span | None:
    """Return the notice that says what was put right; failing one, the label of the headline that says that something was."""
    for n, shape in enumerate(shapes):
        if _CALLS.isdisjoint(shape.tokens) or shape.words > LONGEST_NOTICE or roles[n] is Role.HEADLINE:
            continue
        if is_framed(source.blocks[n]):
            continue
        if _is_notice(shape):
            return Span(source.blocks[n].start, source.blocks[n].end)
        if n + 1 < len(shapes) and shapes[n + 1].sentence and _LABEL.match(shape.text):
            return Span(source.blocks[n + 1].start, source.blocks[_last_under(shapes, n)].end)
    for n, role in enumerate(roles):
        start = source.blocks[n].start
        if role is Role.HEADLINE and (label := _IN_HEADLINE.match(source.text, start, source.blocks[n].end)):
            return Span(label.start(), label.end())
    return None


def _is_notice(shape: Shape) -> bool:
    if _LABELLED.match(shape.text) or _NOTE.match(shape.text):
        return True
    return _OF_ITSELF.search(shape.text, 0, WITHIN) is not None


def _last_under(shapes: Sequence[Shape], label: int) -> int:
    """Return the last block of the notice under a label of its own: the first that says what was wrong, if that is near."""
    near = range(label + 1, min(label + 1 + MOST_UNDER, len(shapes)))
    return next((n for n in near if not _CALLS.isdisjoint(shapes[n].tokens)), label + 1)


# Datelines --------------------------------------------------------------------------------------------------------------


def find_dateline(source: SourceText, roles: Sequence[Role], first: int) -> Dateline:
    """Return the dateline: before the first words of the report, or on a line of its own above them; the sentences begin in the block
    ``first``.
    """
    for n in range(max(0, first - NEAR_TOP), first):
        if roles[n] in (Role.DATELINE, Role.PARAGRAPH, Role.HEADING):
            line = _alone(source.text, source.blocks[n].start, source.blocks[n].end)
            if line.place or line.agency:
                return line._replace(block=n)
    paragraphs = (n for n in range(first, len(roles)) if roles[n] is Role.PARAGRAPH)
    for n in islice(paragraphs, NEAR_TOP):
        line = _opening(source.text, source.blocks[n].start, source.blocks[n].end)
        if line.place or line.agency:
            return line
    return Dateline()


def _alone(text: str, start: int, end: int) -> Dateline:
    """Return what a line of its own says, if it is nothing but a dateline: ORSK | Baltic Wire; Orsk, 21 May 2026."""
    if end - start > LONGEST_LINE:
        return Dateline()
    match = _WITH_AGENCY.fullmatch(text, start, end) or _WITH_BAR.fullmatch(text, start, end)
    if match and (_IN_CAPITALS.match(match["place"]) or match.groupdict().get("date")):
        return _plausible(_parts(match), text)
    place = date_place(text[start:end])
    named = text[start : start + place[0]].rstrip(" ,|·–—-") if place else ""
    if not _NAMED.fullmatch(named) or not _is_somewhere(named.split(",")[0], text):
        return Dateline()
    return _plausible(Dateline(Span(start, start + len(named)), None, date_in(text[start:end])), text)


def _is_somewhere(name: str, text: str) -> bool:
    """Tell whether things are said to be in, at or near it: an author stands before a date as well as a place."""
    return re.search(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o) (?i:{re.escape(name)})\b", text) is not None


def _opening(text: str, start: int, end: int) -> Dateline:
    """Return the dateline in front of a paragraph; a name in brackets is none if no sentence begins behind it."""
    ahead = min(end, start + _AHEAD)
    patterns = (_WITH_AGENCY, _WITH_BAR, _PLACE_ALONE, _AGENCY_ALONE, _BARE)
    match = next(filter(None, (pattern.match(text, start, ahead) for pattern in patterns)), None)
    if match is None or text[match.end() : end].lstrip(" \t“„«\"'‘")[:1].islower():
        return Dateline()
    if not _IN_CAPITALS.match(match.groupdict().get("place") or "AA") and (
        match.re is _BARE or match[0].count(" ") > MOST_SMALL
    ):
        return Dateline()  # any name before a dash looks like a place
    return _plausible(_parts(match), text)


def _parts(match: "re.Match[str]") -> Dateline:
    found = {name: Span(*match.span(name)) for name, words in match.groupdict().items() if words}
    day = date_in(match["date"]) if "date" in found else None
    return Dateline(found.get("place"), found.get("agency") or found.get("wire"), day)


def _plausible(line: Dateline, text: str) -> Dateline:
    """Return the dateline, an empty one where a day or a word like “Updated” stands for place or agency."""
    words = [
        word.strip(".,") for span in (line.place, line.agency) if span for word in text[span.start : span.end].split()
    ]
    return Dateline() if any(word.lower() in _NEITHER or _DAY.fullmatch(word) for word in words) else line


# What exporters ask ------------------------------------------------------------------------------------------------------


def is_proposed(annotated: AnnotatedText, segment: Segment) -> bool:
    """Tell whether a segment is proposed for deletion: boilerplate that neither the text says of itself nor its neighbours need."""
    return segment.kind is Kind.BOILERPLATE and not _is_kept(annotated, segment)


def _is_kept(annotated: AnnotatedText, segment: Segment) -> bool:
    if segment.rule in KEPT or segment.rule in CARRYING:
        return True
    statements = annotated.source.origin.statements
    names = STATEMENTS if segment.rule == RuleId.DATELINE else ("embargo", "handling", "correction")
    spans = (statements[name] for name in names if name in statements)
    return any(span.start < segment.end and segment.start < span.end for span in spans)
