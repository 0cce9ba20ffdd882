"""Every rule by which a segment gets its kind or a quotation its speaker, with the sentence that an editor reads."""

from dataclasses import dataclass

from annotate.model import Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """``kind`` is None for a rule that finds a speaker and for an editor's decision; ``sentence`` may hold ``{}`` for the
    words that matched; ``confidence``, from 0 to 1, is the rule's precision: measured for most rules that find a speaker
    (scripts/measure_speakers.py), judged for the others until labelled data says more."""

    kind: Kind | None
    sentence: str
    confidence: float


RULES: dict[str, Rule] = {
    # Boilerplate, by block.
    "byline": Rule(Kind.BOILERPLATE, "byline: kept as the author", 0.97),
    "dateline": Rule(Kind.BOILERPLATE, "date line: kept as the date", 0.97),
    "caption": Rule(Kind.BOILERPLATE, "a caption: it describes a picture, not the news", 0.95),
    "file photo": Rule(Kind.BOILERPLATE, "a caption: it describes a picture, not the news", 0.95),
    "credit": Rule(Kind.BOILERPLATE, "a picture credit", 0.95),
    "label": Rule(Kind.BOILERPLATE, "a label heading: it states nothing", 0.8),
    "site navigation": Rule(Kind.BOILERPLATE, "the page's navigation, by its markup", 0.95),
    "running head": Rule(Kind.BOILERPLATE, "stands in the head of the page", 0.95),
    "running foot": Rule(Kind.BOILERPLATE, "stands in the foot of the page", 0.95),
    "ending": Rule(Kind.BOILERPLATE, "the mark at the end of the text", 0.97),
    "release": Rule(Kind.BOILERPLATE, "a label of the release, not a part of it", 0.95),
    "after end": Rule(Kind.BOILERPLATE, "stands after the end mark", 0.9),
    "signs": Rule(Kind.BOILERPLATE, "nothing but signs", 0.95),
    "counts": Rule(Kind.BOILERPLATE, "nothing but a count or a time", 0.92),
    "address": Rule(Kind.BOILERPLATE, "nothing but an address or a number to call", 0.9),
    "navigation": Rule(Kind.BOILERPLATE, "a button or menu of the site", 0.97),
    "networks": Rule(Kind.BOILERPLATE, "nothing but links for sharing", 0.97),
    "subscribe": Rule(Kind.BOILERPLATE, "asks the reader to subscribe", 0.97),
    "share": Rule(Kind.BOILERPLATE, "asks the reader to share", 0.97),
    "follow": Rule(Kind.BOILERPLATE, "asks the reader to follow or join", 0.97),
    "comment": Rule(Kind.BOILERPLATE, "belongs to the comment form or the comments", 0.97),
    "related": Rule(Kind.BOILERPLATE, "points to other articles", 0.95),
    "advert": Rule(Kind.BOILERPLATE, "marked as advertising", 0.95),
    "cookies": Rule(Kind.BOILERPLATE, "a cookie, privacy or terms notice", 0.95),
    "account": Rule(Kind.BOILERPLATE, "asks the reader to log in", 0.97),
    "copyright": Rule(Kind.BOILERPLATE, "a copyright line", 0.97),
    "desk": Rule(Kind.BOILERPLATE, "names who worked on the text", 0.95),
    "conversion": Rule(Kind.BOILERPLATE, "an exchange rate added by the desk", 0.95),
    "graphic": Rule(Kind.BOILERPLATE, "points to a graphic", 0.95),
    "contact": Rule(Kind.BOILERPLATE, "says whom to contact", 0.9),
    "donate": Rule(Kind.BOILERPLATE, "asks the reader for support", 0.95),
    "tags": Rule(Kind.BOILERPLATE, "the site's tags or categories", 0.95),
    "app": Rule(Kind.BOILERPLATE, "points to an app or a recording", 0.95),
    "series": Rule(Kind.BOILERPLATE, "says where the text first appeared or belongs", 0.95),
    "about": Rule(Kind.BOILERPLATE, "describes the company or the author, not the news", 0.9),
    "notes": Rule(Kind.BOILERPLATE, "housekeeping for editors", 0.9),
    "before": Rule(Kind.BOILERPLATE, "stands before the article begins", 0.9),
    "after": Rule(Kind.BOILERPLATE, "stands after the end of the article", 0.9),
    "between": Rule(Kind.BOILERPLATE, "reads like a link or a label, not like a sentence of the article", 0.85),
    # Quotations: how the speaker was found.
    "tag after": Rule(None, "tag after the words: {}", 0.97),
    "inverted tag": Rule(None, "inverted tag after the words: {}", 0.98),
    "tag before": Rule(None, "tag before the words: {}", 0.95),
    "interrupted": Rule(None, "tag between two stretches: {}", 0.95),
    "colon": Rule(None, "the sentence before the colon: {}", 0.8),
    "fragment": Rule(None, "quoted within a sentence about the speaker: {}", 0.84),
    "closing tag": Rule(None, "the tag that closes the sentence: {}", 0.93),
    "noun cue": Rule(None, "named as the speaker’s words: {}", 0.75),
    "beside": Rule(None, "a full name stands right beside the words: {}", 0.8),
    "unknown verb": Rule(None, "stands where a tag stands: {}", 0.85),
    "according": Rule(None, "“according to”: {}", 0.87),
    "sentence subject": Rule(None, "{} acts in the sentence; no reporting verb", 0.57),
    "topic": Rule(None, "the sentence is about {}, but does not say whose words these are", 0.3),
    "same paragraph": Rule(None, "goes on from the quotation before it in the paragraph: {}", 0.97),
    "continued": Rule(None, "the quotation was left open in the paragraph before: {}", 0.85),
    "reported before": Rule(None, "the sentence before reports the same speaker: {}", 0.7),
    "turn": Rule(None, "a turn of a transcript: {}", 0.9),
    "set apart": Rule(None, "set as a quotation, after words of the same speaker: {}", 0.8),
    "signed": Rule(None, "signed behind the words: {}", 0.9),
    "floating": Rule(None, "a paragraph of quotation only, right after words of the same speaker: {}", 0.9),
    "nobody": Rule(None, "the text names no speaker nearby", 0.1),
    "headline": Rule(None, "the headline gives it as words of {}", 0.8),
    "indirect": Rule(None, "reported speech: {}", 0.75),
    # Kinds of segments.
    "quotation": Rule(Kind.QUOTE, "words of {} between quotation marks", 0.95),
    "half quoted": Rule(Kind.QUOTE, "at least half of its words stand between quotation marks", 0.85),
    "interpreting tail": Rule(Kind.ANALYSIS, "the writer reads the words just quoted: {}", 0.85),
    "attributed": Rule(Kind.CLAIM, "attributed: {}", 0.92),
    "cues of analysis": Rule(Kind.ANALYSIS, "no source is named", 0.7),
    "cues of claim": Rule(Kind.CLAIM, "nothing interprets it", 0.8),
    "plain statement": Rule(Kind.CLAIM, "a plain statement: nothing interprets it", 0.7),
    "foreign": Rule(Kind.CLAIM, "not judged: the text is not in English", 0.5),
    # An editor's decision.
    "editor": Rule(None, "decided by an editor", 1.0),
    "by hand": Rule(None, "marked by hand", 1.0),
}
