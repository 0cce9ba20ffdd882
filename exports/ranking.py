"""How much each segment is worth to somebody who has one page: a sum of a few signs, each with a weight that a person can read.

Position first: news says first what happened. The other signs correct it, above all where a text opens with a scene and tells its news
further down. Day names and scenes are English; in other languages these signs are silent. Linear in the text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import log, log1p, sqrt

from annotate.model import AnnotatedText, Kind, Segment
from source.model import Role

# Set by hand, and checked on labelled news articles: see docs/briefing.md.
WEIGHTS = {
    "place": 1.0,  # 1 for the lead, 0.78 for the sentence behind it, 0.5 for the twelfth
    "headline": 0.3,  # share of the headline's words that stand in it too
    "centre": 0.3,  # share of the text's sixty heaviest words that stand in it
    "day": 0.15,  # a claim that names a day tells what happened
    "figure": 0.05,  # it has a number
    "source": 0.05,  # a claim that says who says so
    "short": -0.1,  # a claim of a few words
    "past": -0.15,  # a claim that looks back: years ago, since 1990, had been
    "scene": -0.3,  # the lead sets a scene, and names no day
    "caption": -0.3,  # a claim that ends in a full date, as captions do
    "nameless": -0.6,  # a quote of nobody named
    "scant": -0.6,  # a quote of next to nothing
}
SLOPE = 0.4  # how fast the worth of the place falls
LEAD_WITHIN = 12  # sentences among which an agency's dateline is looked for
PLAIN_LEAD_WITHIN = 4  # the same, where no agency stands behind the place
HEAVIEST = 60
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
_DIGIT = re.compile(r"\d")
_DASH = r",? ?(?:--|[-–—])"
_AGENCY = re.compile(rf"([^\W\d_][^\s,()]+)(?:,? [^\s,()]+){{0,8}}? ?{_DASH}? ?\([\w ]{{2,40}}\){_DASH} ")
_PLACE = re.compile(
    rf"([A-Z]{{3,20}})(?:[ -][A-Z][A-Z.’']{{1,20}}){{0,4}}(?:, [A-Z][\w.]{{1,20}}){{0,2}}(?: \d{{1,2}})?{_DASH} "
)
# Each begins with a blank, which is found faster than a word's edge.
_PAST = re.compile(
    r" (?:years?|decades?|months|weeks) (?:ago|earlier|before)\b| (?:[Ii]n|[Ss]ince|between|from) (?:[A-Z]\w{2,8}\.? )?(?:19|20)\d\d\b"
    r"| (?:[Ll]ast|previous) (?:year|decade|summer|autumn|fall|winter|spring)\b| [Ff]or (?:\w+ )?(?:years|decades|months)\b"
    r"| had (?:been|\w+ed)\b",
)
_FULL_DATE = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d[.)]*$")
_SCENE = re.compile(
    r"(?:when|while|as|after|before)\b[^,]{5,200},|[^,.]{0,60}\b(?:years?|decades?|months) (?:ago|earlier)\b"
    r"|in (?:\w+ )?(?:the )?(?:19|20)\d\d|for (?:\w+ ){0,3}(?:years|decades|generations|months|weeks)\b"
    r"|(?:one|on an?|inside|outside|in an?|in the|at an?|at the|it was|it is|there (?:is|are|was|were)|once|until|ever since"
    r"|not long|sometimes|maybe|perhaps|if)\b",
    re.IGNORECASE,
)


def content_of(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about, in small letters."""
    return frozenset([word for word in _WORD.findall(text.lower()) if word not in STOP])


def worth(annotated: AnnotatedText, segments: Sequence[Segment]) -> dict[str, float]:
    """Return what each of the segments that may be printed, in source order, is worth on the page."""
    contents = {s.id: content_of(annotated.text_of(s)) for s in annotated.segments if s.kind is not Kind.BOILERPLATE}
    lead = _lead(annotated, segments)
    heaviest = _heaviest(list(contents.values()))
    heavy = frozenset(heaviest)
    headline = {word[:STEM] for word in content_of(headline_of(annotated))}
    worths = {}
    for n, segment in enumerate(segments):
        place = n - lead if n >= lead else LEAD_WITHIN + n
        words = contents.get(segment.id) or content_of(annotated.text_of(segment))
        signs = {
            "place": 1 / (1 + SLOPE * log1p(place)),
            "headline": len({word[:STEM] for word in words} & headline) / len(headline) if headline else 0.0,
            "centre": _centre(words, heavy, heaviest),
            **_signs_of_kind(annotated, segment, words, place),
        }
        worths[segment.id] = sum([WEIGHTS[sign] * value for sign, value in signs.items()])
    return worths


def headline_of(annotated: AnnotatedText) -> str:
    """Return the words that the page prints as headline; empty where there are none."""
    block = next((block for block in annotated.source.blocks if block.role is Role.HEADLINE), None)
    return annotated.source.origin.title or (annotated.text_of(block) if block else "")


def _lead(annotated: AnnotatedText, segments: Sequence[Segment]) -> int:
    """Return which segment opens the report: the one with the dateline; what stands above it is captions and notes."""
    for n, segment in enumerate(segments[:LEAD_WITHIN]):
        text = annotated.text_of(segment)
        agency = _AGENCY.match(text)
        if (agency and agency[1].isupper()) or (n < PLAIN_LEAD_WITHIN and _PLACE.match(text)):
            return n
    return 0


def without_dateline(text: str) -> str:
    """Return a sentence without the place, date and agency in front of it."""
    agency = _AGENCY.match(text)
    dateline = agency if agency and agency[1].isupper() else _PLACE.match(text)
    return text[dateline.end() :] if dateline else text


def _heaviest(contents: list[frozenset[str]]) -> dict[str, float]:
    """Return the text's heaviest words, their squares adding up to one."""
    spread = Counter(chain.from_iterable(contents))
    # Weight of a word: how many segments it stands in, times how rare that is; words of one segment say nothing of the whole.
    weights = {word: count * log(1 + len(contents) / count) for word, count in spread.items() if count > 1}
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:HEAVIEST]
    norm = sqrt(sum(weight * weight for _, weight in heaviest))
    return {word: weight / norm for word, weight in heaviest}


def _centre(words: frozenset[str], heavy: frozenset[str], heaviest: dict[str, float]) -> float:
    # Sorted, so that the sum is the same to the last bit whatever the order of the set.
    shared = sum([heaviest[word] for word in sorted(words & heavy)])
    return min(1.0, shared / sqrt(len(words) or 1))


def _signs_of_kind(annotated: AnnotatedText, segment: Segment, words: frozenset[str], place: int) -> dict[str, float]:
    text = annotated.text_of(segment)
    signs = {"figure": float(bool(_DIGIT.search(text)))}
    if segment.kind is Kind.QUOTE:
        quotations = annotated.quotations_in(segment)
        said = sum(len(annotated.text_of(quotation).split()) for quotation in quotations)
        signs["nameless"] = float(not any(quotation.speaker for quotation in quotations))
        signs["scant"] = float(said < FEWEST_QUOTED)
    elif segment.kind is Kind.CLAIM:
        day = not words.isdisjoint(_DAYS)
        signs["day"] = float(day)
        signs["source"] = float(any(quotation.speaker for quotation in annotated.quotations_in(segment)))
        signs["short"] = float(text.count(" ") + 1 < FEWEST_CLAIMED)
        signs["past"] = float(bool(_PAST.search(f" {text}")))
        signs["caption"] = float(bool(_FULL_DATE.search(text[-20:])))
        signs["scene"] = float(place == 0 and not day and bool(_SCENE.match(without_dateline(text))))
    return signs
