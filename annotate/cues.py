"""Cue families: the words by which a sentence shows whether it states or interprets. Literal tables, written from the guidelines.

Each family leans one way; its hits carry the words that matched, so that an editor can be told why. No topic words, no names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """``leans`` is the weight of one hit: above 0 towards analysis, below towards claim; ``name`` is what an editor reads."""

    name: str
    leans: float
    pattern: str


# The weights are set by hand in steps of half a point; a sentence is analysis from THRESHOLD on.
FAMILIES: dict[str, Family] = {
    "interprets": Family(
        "interpretive verb",
        2.5,
        r"(?:shows?|showed|tells?|reveals?|revealed|proves?|proved|says) (?:just |only |us )?how (?:little|much|far|hard|badly|tight|thin|few|many)|"
        r"(?:underscor|underlin|highlight|reaffirm|mirror|epitomi[sz]|exemplif|betray|embod|illustrat|demonstrat|foreshadow|vindicat)(?:e|es|ed|ing|ies|s)|"
        r"(?:reflects|signals|indicates|suggests|implies|reveals|exposes|amounts to|boils down to|speaks volumes|smacks of|raises (?:the )?(?:serious )?questions?|"
        r"points to|aligns with|is (?:a|another|the latest|one more) (?:clear |sure |further |telling )?(?:sign|signal|symptom|reminder|example|test|measure) (?:of|that)|"
        r"is proof (?:of|that)|comes down to|tells us|says (?:a lot|much|more)|explains why|is no accident|is what happens|lies in|lays bare|sends a (?:\w+ )?(?:signal|message))",
    ),
    "this shows": Family(
        "demonstrative opening",
        1.5,
        r"^\W{0,3}(?:this|that|these|those|such|the|it|all this|all of this)(?: [\w’'-]+){0,3} (?:shows?|means|meant|marks|makes|signals|would mean|suggests|"
        r"proves|tells|matters|ought|remains|leaves|is (?:also |not )?(?:why|how|what|where|the (?:weak|real|heart|point|problem|trouble|whole)|a (?:mistake|pity|shame|scandal|disgrace|farce)))\b|"
        r"^\W{0,3}\w+ing [^,.;]{1,60} (?:tells|shows|means|signals|sends|marks|leaves|makes)\b",
    ),
    "aims": Family(
        "motive read by the writer",
        0.5,
        r"(?:in order to|so as to|an attempt to|in an effort to|hopes to|aims to|seeks to|wants to|is trying to|are trying to|is eager to|is keen to|for fear of|"
        r"in the hope|a bid to|is willing to|are willing to|is determined to|rather than)",
    ),
    "hedges": Family(
        "forecast or hedge without a source",
        2.5,
        r"(?:(?<!in )(?<!of )(?<!on )(?<!by )(?<!last )(?<!since )(?<!until )(?<!this )may|might|could)(?! not\b| have\b| be (?:seen|heard|found|reached)\b)(?: \w+ly| also| yet| still| soon| even| well)? [a-z]{2,}|"
        r"(?:is|are|seems?|looks?|appears?|be) (?:un)?likely|likely to|bound to|set to (?:become|remain|be|change|lose|win)|destined to|(?:seem(?:s|ed)?|appear(?:s|ed)?) (?:to|that|as|more|less|like|intent|ready)|"
        r"it (?:seems|appears|seemed)|looks? (?:like|set|as|more|less)|perhaps|probably|presumably|arguably|apparently|no doubt|undoubtedly|inevitably|in all likelihood|"
        r"will (?:also |likely |surely |only |almost |no longer )?(?:struggle|depend|prove|never|not be easy|need all|find it|increase pressure|be (?:a |an |the |more |less |hard|difficult|another|remembered|judged|felt))|"
        r"would (?:also |only |likely |almost |further )?(?:mean|mark|seem|be (?:a|the|an|more|less|hard|difficult|helpful|wise|another)|create|represent|fulfil|fulfill|provide|undermine|strengthen|weaken|make it|give|face|need|"
        r"require|bring|open|put|help|allow|leave|force|turn|signal|send|amount)",
    ),
    "advises": Family(
        "recommendation",
        1.5,
        r"(?:should|ought to|had better|it is (?:high )?time|let us|let’s|let's|cannot afford|has to (?:stop|start|face|ask|be)|have to (?:stop|start|face|ask))",
    ),
    "requires": Family(
        "necessity",
        1.0,
        r"(?:will|would) have to|(?:must|needs? to)(?! (?:\w+ )?be (?:\w+ )?(?:\w+ed|\w+en|laid|held|paid|met|made|sent|built|kept|sold|put|set|cut)\b)",
    ),
    "we": Family("the writer speaks", 1.0, r"(?:we|our|us|ours|you|your|i|my|me|myself|ourselves|yourself)"),
    "asks": Family("question or exclamation", 2.0, r"[?!]"),
    "judges": Family(
        "evaluation",
        1.5,
        r"(?:clumsy|overdue|reckless|absurd|ridiculous|shameful|disgraceful|wretched|muddled|pathetic|brilliant|remarkable|foolish|stupid|naive|cynical|"
        r"hypocritical|hypocrisy|dishonest|disastrous|catastrophic|cowardly|outrageous|unfair|unjust|misguided|problematic|troubling|worrying|alarming|disturbing|"
        r"sadly|unfortunately|fortunately|rightly|wrongly|clearly|obviously|surprisingly|unsurprisingly|ironically|tellingly|crucially|importantly|little more than|"
        r"no wonder|nothing more than|nothing less than|at risk|the risk of|(?:a|the|another) (?:\w+ )?(?:boost|victory|burden|gift|lesson|warning|turning point|trade-off|complication|dilemma|headache) (?:for|to|in)|nonsense|propaganda|smear|sham|farce|bigoted|woeful|woefully|blatant|blatantly|vicious|insane|crazy|laughable|far too|"
        r"too (?:often|many|much|little|late|long)|serious blow|a (?:serious |heavy |clear |major )?(?:blow|setback|milestone|triumph|mistake|failure|disgrace|shame|tragedy)|"
        r"(?:is|was|are|were|be|been|seems?|seemed|looks?|looked|remains?|so|too|very|how|more|most|as|rather|quite) (?:not )?(?:an? |the )?(?:\w+ly )?(?:serious|striking|"
        r"impressive|terrible|horrible|awful|dreadful|dangerous|welcome|sensible|wise|brave|bold|weak|careful|complex|crucial|vital|essential|significant|important|"
        r"unprecedented|extraordinary|historic|cruel|sad|rare|easy|hard|difficult|harder|worse|better|bad|good|great|real|true|wrong|right|toxic|extreme|radical|"
        r"surprising|obvious|telling|hollow|thin|fragile|modest|generous|clever|simple))",
    ),
    "colours": Family(
        "loaded word",
        0.5,
        r"(?:serious|significant|important|real|stunning|striking|impressive|terrible|horrible|dangerous|complexity|sensitivity|unprecedented|extraordinary|so-called|"
        r"infamous|outrage|racist|radical|extremist|toxic|lies|crucial|vital|essential|great|difficult|success|cautious approach|rare)",
    ),
    "absolutes": Family(
        "intensifier or absolute",
        1.0,
        r"(?:never|always|utterly|completely|totally|entirely|absolutely|simply|merely|nothing|nobody|no one|everyone|everything|the only|all too|at all|"
        r"very|really|truly|indeed|deeply|profoundly|hardly|barely|scarcely|surely|certainly|of course|ever|more than ever|so much|far from|anything but)",
    ),
    "concludes": Family(
        "contrast or conclusion",
        1.0,
        r"(?:and yet|after all|in short|in the end|ultimately|in fact|in truth|in reality|in other words|the (?:truth|fact|problem|trouble|question|point|reality|irony|danger|risk|lesson) is|"
        r"instead of|however|nonetheless|nevertheless|by contrast|on the other hand|even so|still,|at (?:its )?heart|at bottom|at the same time as|not so much|what matters|the (?:weak|sore) (?:point|spot))|^\W{0,3}(?:yet|but then|still,)",
    ),
    "likens": Family(
        "comparison or figure",
        1.0,
        r"(?:like a|like an|as if|as though|akin to|tantamount|a kind of|a sort of|house of cards|tip of the iceberg|elephant in the room|double-edged)",
    ),
    "unknown": Family(
        "statement of the unknown",
        2.0,
        r"(?:it is (?:unclear|hard to|difficult to|not clear|impossible to|anyone’s guess|too early)|remains (?:unclear|to be seen|uncertain)|remains on|whether that|nobody knows|no one knows|"
        r"who knows|how far|time will tell|the question is|open question)",
    ),
    "abstracts": Family(
        "stance summed up by the writer",
        1.5,
        r"(?:commitment to|strategy of|the (?:broader|wider|larger|deeper|underlying|bigger) \w+|clear boundary|approach|stance|mood|willingness|tradition of|culture of|climate of|era of|focus remains|priority remains|^for (?:him|her|them|the (?:[\w'-]+ ){0,3}?[\w'-]+),|still comes before|shift in|sense of|spirit of)",
    ),
    "dated": Family(
        "date or time",
        -1.0,
        r"(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:in|since|until|by|from|of) (?:january|february|march|april|may|june|july|august|"
        r"september|october|november|december|19\d\d|20\d\d)|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)|\d{1,2}[:.]\d\d|"
        r"yesterday|last (?:week|month|year|night|winter|summer|spring|autumn)|earlier this (?:week|month|year)|\w+ (?:years|months|weeks|days|hours) (?:ago|later|earlier)",
    ),
    "counts": Family(
        "figure with its unit",
        -1.0,
        r"(?:[$€£] ?)?\d[\d,.]*(?: ?(?:%|per ?cent|percent|million|billion|trillion|thousand|euros?|dollars?|pounds?|mm|cm|km|miles|metres|meters|tonnes|tons|kg|people|"
        r"years?|months?|weeks?|days?|hours?|minutes?|votes?|seats?|points?|degrees|times|homes|jobs|cases|deaths|pages))|\d+ (?:to|of) \d+|aged \d+",
    ),
    "happened": Family(
        "event in the past",
        -1.0,
        r"(?:voted|signed|arrested|opened|closed|won|lost|died|killed|injured|born|elected|appointed|resigned|launched|published|released|announced|approved|rejected|"
        r"touched on|turned to|dealt with|discussed|filed|charged|sentenced|convicted|met|visited|arrived|began|started|ended|fell|rose|increased|decreased|bought|sold|paid|built|held|took place|"
        r"was (?:found|taken|made|given|set|held|named|asked|seen|built|closed|opened|used|hit)|were (?:found|taken|made|given|killed|injured|held|arrested)|"
        r"has (?:been|held|rejected|approved|expressed|offered)|had been|moved|joined|founded|served|worked|received|ordered|welcomed|called for|raised|turned down)",
    ),
}
THRESHOLD = 1.5
_START = re.compile(r"(?<!\[)\^")
_COMPILED: list[tuple[str, re.Pattern[str]]] = []


@dataclass(frozen=True, slots=True)
class Hit:
    """A family that a sentence shows, with the words that matched."""

    family: str
    words: str


def find_hits(text: str) -> Iterator[Hit]:
    """Yield the cue families of a sentence, each with the first words that matched; a sentence counts a family once."""
    lowered = text.lower().replace("’", "'")
    padded = " " + (lowered if len(lowered) == len(text) else text)  # a few letters grow when lowered
    for name, pattern in _patterns():
        match = pattern.search(padded)
        if match:
            # One letter before the words belongs to the pattern, and the text begins one letter later: they cancel out.
            yield Hit(name, text[match.start() : match.end() - 1].strip(" ,"))


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the families' patterns, compiled when first asked for.

    Each begins with the letter before a word, since a search for one of a few letters is twice as fast as one that looks behind.
    """
    if not _COMPILED:
        for name, family in FAMILIES.items():
            words = _START.sub("(?<=^.)", family.pattern.replace("’", "'"))
            edge = r"(?![\w-])" if name != "asks" else ""
            before = r"[ \"“”'‘(\[/—–]" if name != "asks" else r"."
            _COMPILED.append((name, re.compile(f"{before}(?:{words}){edge}")))
    return _COMPILED


def score(hits: list[Hit]) -> float:
    """Return how far the hits lean to analysis (above 0) or to claim (below)."""
    return sum(FAMILIES[hit.family].leans for hit in hits)
