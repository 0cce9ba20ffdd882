"""How much each segment is worth to somebody who has one page: a sum of a few signs, each with a weight that a person can read.

Position first: news says first what happened. The other signs correct it, above all where a text opens with a scene and tells its news
further down. Day names and scenes are English; in other languages these signs are silent. Linear in the text.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from math import log, log1p, sqrt

from annotate.blocks import is_data
from annotate.model import AnnotatedText, Kind, Quotation, Segment, TextType
from annotate.rules import RuleId
from source.model import Role

# Set by hand, and checked on labelled news articles: see docs/briefing.md.
WEIGHTS = {
    "place": 1.0,  # 1 for the lead, 0.78 for the sentence behind it, 0.5 for the twelfth
    "headline": 0.3,  # share of the headline's words that stand in it too
    "centre": 0.3,  # share of the text's sixty heaviest words that stand in it
    "summary": 0.5,  # in a report: under its summary, findings, conclusions or recommendations
    "day": 0.15,  # a claim that names a day tells what happened
    "source": 0.05,  # a claim that says who says so
    "short": -0.1,  # a claim of a few words, or as few spoken in a talk
    "past": -0.15,  # a claim that looks back: years ago, since 1990, had been
    "scene": -0.3,  # the lead sets a scene, and names no day
    "date": -0.3,  # a claim that gives a full date with its year, as captions and background do
    "nameless": -0.6,  # a quote of nobody named
    "scant": -0.6,  # a quote of next to nothing
}
SLOPE = 0.4  # how fast the worth of the place falls
SPOKEN = 0.5  # the place of what is said in a talk, wherever it stands: those who speak begin with courtesies
LEAD_WITHIN = 12  # sentences among which an agency's dateline is looked for
PLAIN_LEAD_WITHIN = 4  # the same, where no agency stands behind the place
HEAVIEST = 60
FINE = 1_000_000  # how fine the weights of words are
FEWEST_CLAIMED = 10  # words
FEWEST_QUOTED = 5  # words; a shorter quotation says little by itself
STEM = 5  # letters by which a word of the headline is known again

STOP = frozenset(
    "that this with from have been were will would could should their there which when what where whom whose about after before"
    " into over under than then them they those these also said says told because while during between against through such some"
    " other more most very only just even much many being does each both same your ours theirs here".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight".split())
_WORD = re.compile(r"\w{4,}")
_DASH = r",? ?(?:--|[-–—])"
_AGENCY = re.compile(
    rf"(?:(?P<place>[^\W\d_][^\s,()]+)(?:,? [^\s,()]+){{0,8}}? ?{_DASH}? ?\([\w ]{{2,40}}\)"
    rf"|\((?![IVXLC]+\))[A-Z]\w{{1,20}}(?: [A-Z]\w{{1,20}}){{0,2}}\)){_DASH} "
)
_PLACE = re.compile(
    r"[A-Z]{3,20}(?:[ -][A-Z][A-Z.’']{1,20}){0,4}(?:, [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?){0,2}(?: \d{1,2})?(?:, \d{4})?"
    rf"{_DASH} "
)
# Each begins with a blank, which is found faster than a word's edge.
_PAST = re.compile(
    r" (?:years?|decades?|months|weeks) (?:ago|earlier|before)\b| (?:[Ii]n|[Ss]ince|between|from) (?:[A-Z]\w{2,8}\.? )?(?:19|20)\d\d\b"
    r"| (?:[Ll]ast|previous) (?:year|decade|summer|autumn|fall|winter|spring)\b| [Ff]or (?:\w+ )?(?:years|decades|months)\b"
    r"| had (?:been|\w+ed)\b",
)
_SUMS_UP = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.? )?(?:(?:executive )?summary|(?:key |main |our )?(?:findings|conclusions?|recommendations?|messages))\W*",
    re.IGNORECASE,
)
_SUMMED = re.compile(r"(?:results|findings|conclusions?|interpretation)\s?:\s", re.IGNORECASE)
_FULL_DATE = re.compile(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},?|\b\d{1,2}\.? [A-Z][a-z]{2,8}) (?:19|20)\d\d\b")
_SCENE = re.compile(
    r"(?:when|while|as|after|before)\b[^,]{5,200},|[^,.]{0,60}\b(?:years?|decades?|months) (?:ago|earlier)\b"
    r"|in (?:\w+ )?(?:the )?(?:19|20)\d\d|for (?:\w+ ){0,3}(?:years|decades|generations|months|weeks)\b"
    r"|(?:every|each) (?:day|morning|evening|night|week|month|year|summer|winter)\b|the (?:first|last) time\b"
    r"|(?:one|on an?|inside|outside|in an?|in the|at an?|at the|it was|it is|there (?:is|are|was|were)|once|until|ever since"
    r"|not long|sometimes|maybe|perhaps|if)\b",
    re.IGNORECASE,
)


def content_of(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about, in small letters."""
    return frozenset(_WORD.findall(text.lower())) - STOP


def contents_of(annotated: AnnotatedText) -> dict[str, frozenset[str]]:
    """Return the content words of every segment that is not boilerplate."""
    return {s.id: content_of(annotated.text_of(s)) for s in annotated.segments if s.kind is not Kind.BOILERPLATE}


def worth(
    annotated: AnnotatedText, segments: Sequence[Segment], contents: Mapping[str, frozenset[str]]
) -> dict[str, float]:
    """Return what each of the segments that may be printed, in source order, is worth on the page."""
    told = [contents[s.id] for s in annotated.segments if s.id in contents and not is_data(s)]
    spread = Counter(chain.from_iterable(told))
    heaviest = _heaviest(spread, len(told))
    heavy = frozenset(heaviest)
    headline = frozenset(word[:STEM] for word in content_of(annotated.headline))
    of_headline = frozenset(word for word in spread if word[:STEM] in headline)
    quotations = {segment.id: inside for segment, inside in annotated.segments_with_quotations()}
    lead = _lead(annotated, segments)
    summed_up = _summed_up(annotated)
    worths = {}
    for n, segment in enumerate(segments):
        place = n - lead if n >= lead else LEAD_WITHIN + n
        words = contents[segment.id]
        signs = {
            "place": SPOKEN if segment.rule == RuleId.SPOKEN else 1 / (1 + SLOPE * log1p(place)),
            "headline": len({word[:STEM] for word in words & of_headline}) / (len(headline) or 1),
            "centre": min(1.0, sum([heaviest[word] for word in words & heavy]) / FINE / sqrt(len(words) or 1)),
        }
        signs["summary"] = float(segment.id in summed_up)
        if segment.kind is Kind.CLAIM:
            signs |= _signs_of_claim(annotated.text_of(segment), words, quotations[segment.id], place)
        elif segment.kind is Kind.QUOTE:
            signs |= _signs_of_quote(annotated, segment, quotations[segment.id])
        worths[segment.id] = sum([WEIGHTS[sign] * value for sign, value in signs.items()])
    return worths


def _summed_up(annotated: AnnotatedText) -> frozenset[str]:
    """Return the segments in which a report sums up: under a heading that says so, or in a paragraph with such a label."""
    found: list[str] = []
    under = False
    for block, segments in annotated.blocks_with_segments() if annotated.text_type is TextType.REPORT else ():
        words = annotated.text_of(block)
        if block.role is Role.HEADING or _SUMS_UP.fullmatch(words):
            under = _SUMS_UP.fullmatch(words) is not None
        elif under or _SUMMED.match(words):
            found += [segment.id for segment in segments]
    return frozenset(found)


def _lead(annotated: AnnotatedText, segments: Sequence[Segment]) -> int:
    """Return which segment opens the report: the one with the dateline; what stands above it is captions and notes."""
    for n, segment in enumerate(segments[:LEAD_WITHIN]):
        text = annotated.text_of(segment)
        if _after_agency(text) or (n < PLAIN_LEAD_WITHIN and _PLACE.match(text)):
            return n
    return 0


def _after_agency(text: str) -> int:
    """Return where a sentence begins behind the place and agency in front of it; 0 where no agency stands there."""
    agency = _AGENCY.match(text)
    return agency.end() if agency and (agency["place"] or "A").isupper() else 0


def without_dateline(text: str) -> str:
    """Return a sentence without the place, date and agency in front of it."""
    place = _PLACE.match(text)
    return text[_after_agency(text) or (place.end() if place else 0) :].lstrip("–—- ")


def _heaviest(spread: Counter[str], count: int) -> dict[str, int]:
    """Return the heaviest words of so many segments, their squares adding up to ``FINE`` squared: whole numbers, summed in any order alike."""
    # Weight of a word: how many segments it stands in, times how rare that is; words of one segment say nothing of the whole.
    weights = {word: number * log(1 + count / number) for word, number in spread.items() if number > 1}
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:HEAVIEST]
    norm = sqrt(sum(weight * weight for _, weight in heaviest))
    return {word: round(FINE * weight / norm) for word, weight in heaviest}


def _signs_of_claim(text: str, words: frozenset[str], quotations: Sequence[Quotation], place: int) -> dict[str, float]:
    day = not words.isdisjoint(_DAYS)
    return {
        "day": float(day),
        "source": float(any(quotation.speaker for quotation in quotations)),
        "short": float(text.count(" ") + 1 < FEWEST_CLAIMED),
        "past": float(bool(_PAST.search(f" {text}"))),
        "date": float(not day and _gives_full_date(text)),
        "scene": float(place == 0 and not day and bool(_SCENE.match(without_dateline(text)))),
    }


def _gives_full_date(text: str) -> bool:
    # Nearly all sentences fail the first test, which costs next to nothing; to know a dateline costs most.
    may = (" 20" in text or " 19" in text) and _FULL_DATE.search(text)
    return bool(may and _FULL_DATE.search(without_dateline(text)))


def _signs_of_quote(annotated: AnnotatedText, segment: Segment, quotations: Sequence[Quotation]) -> dict[str, float]:
    said = sum(len(annotated.text_of(quotation).split()) for quotation in quotations)
    return {
        "short": float(segment.rule == RuleId.SPOKEN and said < FEWEST_CLAIMED),
        "nameless": float(not any(quotation.speaker for quotation in quotations)),
        "scant": float(said < FEWEST_QUOTED),
    }
