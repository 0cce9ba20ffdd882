"""Every rule by which a segment gets its kind or a quotation its speaker, with the sentence that an editor reads."""

from dataclasses import dataclass
from enum import StrEnum

from annotate.model import Kind


class RuleId(StrEnum):
    """What a rule is called in stored files; those of another version may name one that stands here no more."""

    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    FILE_PHOTO = "file photo"
    CREDIT = "credit"
    LABEL = "label"
    SITE_NAVIGATION = "site navigation"
    RUNNING_HEAD = "running head"
    RUNNING_FOOT = "running foot"
    FOOTNOTE = "footnote"
    ENDING = "ending"
    RELEASE = "release"
    EMBARGO = "embargo"
    HANDLING = "handling"
    AFTER_END = "after end"
    SIGNS = "signs"
    GENERATOR = "generator"
    COUNTS = "counts"
    ADDRESS = "address"
    NAVIGATION = "navigation"
    NETWORKS = "networks"
    SUBSCRIBE = "subscribe"
    SHARE = "share"
    FOLLOW = "follow"
    COMMENT = "comment"
    RELATED = "related"
    ADVERT = "advert"
    COOKIES = "cookies"
    ACCOUNT = "account"
    COPYRIGHT = "copyright"
    LEGAL = "legal"
    DESK = "desk"
    CONVERSION = "conversion"
    GRAPHIC = "graphic"
    CONTACT = "contact"
    DONATE = "donate"
    TAGS = "tags"
    APP = "app"
    SERIES = "series"
    ABOUT = "about"
    NOTES = "notes"
    MAIL_HEADER = "mail header"
    GREETING = "greeting"
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"
    COVERING_NOTE = "covering note"
    QUOTED_REPLY = "quoted reply"
    SPEAKER = "speaker"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    TAG_AFTER = "tag after"
    INVERTED_TAG = "inverted tag"
    TAG_BEFORE = "tag before"
    INTERRUPTED = "interrupted"
    COLON = "colon"
    FRAGMENT = "fragment"
    CLOSING_TAG = "closing tag"
    NOUN_CUE = "noun cue"
    BESIDE = "beside"
    UNKNOWN_VERB = "unknown verb"
    ACCORDING = "according"
    SENTENCE_SUBJECT = "sentence subject"
    TOPIC = "topic"
    SAME_PARAGRAPH = "same paragraph"
    CONTINUED = "continued"
    TURN = "turn"
    SET_APART = "set apart"
    SIGNED = "signed"
    FLOATING = "floating"
    NOBODY = "nobody"
    HEADLINE = "headline"
    INDIRECT = "indirect"
    QUOTATION = "quotation"
    HALF_QUOTED = "half quoted"
    SPOKEN = "spoken"
    ASKED = "asked"
    OBSERVED = "observed"
    INTERPRETING_TAIL = "interpreting tail"
    TABLE_CELL = "table cell"
    ATTRIBUTED = "attributed"
    CORRECTION = "correction"
    CUES_OF_ANALYSIS = "cues of analysis"
    CUES_OF_CLAIM = "cues of claim"
    PLAIN_STATEMENT = "plain statement"
    FOREIGN = "foreign"
    EDITOR = "editor"
    MARKS = "marks"


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
    RuleId.BYLINE: Rule(Kind.BOILERPLATE, "byline: kept as the author", 0.97),
    RuleId.DATELINE: Rule(Kind.BOILERPLATE, "date line: kept as the date", 0.97),
    RuleId.CAPTION: Rule(Kind.BOILERPLATE, "a caption: it describes a picture, not the news", 0.95),
    RuleId.FILE_PHOTO: Rule(Kind.BOILERPLATE, "a caption: it describes a picture, not the news", 0.95),
    RuleId.CREDIT: Rule(Kind.BOILERPLATE, "a picture credit", 0.95),
    RuleId.LABEL: Rule(Kind.BOILERPLATE, "a label heading: it states nothing", 0.8),
    RuleId.SITE_NAVIGATION: Rule(Kind.BOILERPLATE, "the page's navigation, by its markup", 0.95),
    RuleId.RUNNING_HEAD: Rule(Kind.BOILERPLATE, "stands in the head of the page", 0.95),
    RuleId.RUNNING_FOOT: Rule(Kind.BOILERPLATE, "stands in the foot of the page", 0.95),
    RuleId.FOOTNOTE: Rule(Kind.BOILERPLATE, "a note: it says where something stands, or adds to it", 0.9),
    RuleId.ENDING: Rule(Kind.BOILERPLATE, "the mark at the end of the text", 0.97),
    RuleId.RELEASE: Rule(Kind.BOILERPLATE, "a label of the release, not a part of it", 0.95),
    RuleId.EMBARGO: Rule(
        Kind.BOILERPLATE, "until when nothing may be published: kept, and never proposed for deletion", 0.97
    ),
    RuleId.HANDLING: Rule(Kind.BOILERPLATE, "how the text may be used: kept, and never proposed for deletion", 0.95),
    RuleId.AFTER_END: Rule(Kind.BOILERPLATE, "stands after the end mark", 0.9),
    RuleId.SIGNS: Rule(Kind.BOILERPLATE, "nothing but signs", 0.95),
    RuleId.GENERATOR: Rule(Kind.BOILERPLATE, "a tag for the program that makes the site", 0.97),
    RuleId.COUNTS: Rule(Kind.BOILERPLATE, "nothing but a count or a time", 0.92),
    RuleId.ADDRESS: Rule(Kind.BOILERPLATE, "nothing but an address or a number to call", 0.9),
    RuleId.NAVIGATION: Rule(Kind.BOILERPLATE, "a button or menu of the site", 0.97),
    RuleId.NETWORKS: Rule(Kind.BOILERPLATE, "nothing but links for sharing", 0.97),
    RuleId.SUBSCRIBE: Rule(Kind.BOILERPLATE, "asks the reader to subscribe", 0.97),
    RuleId.SHARE: Rule(Kind.BOILERPLATE, "asks the reader to share", 0.97),
    RuleId.FOLLOW: Rule(Kind.BOILERPLATE, "asks the reader to follow or join", 0.97),
    RuleId.COMMENT: Rule(Kind.BOILERPLATE, "belongs to the comment form or the comments", 0.97),
    RuleId.RELATED: Rule(Kind.BOILERPLATE, "points to other articles", 0.95),
    RuleId.ADVERT: Rule(Kind.BOILERPLATE, "marked as advertising", 0.95),
    RuleId.COOKIES: Rule(Kind.BOILERPLATE, "a cookie, privacy or terms notice", 0.95),
    RuleId.ACCOUNT: Rule(Kind.BOILERPLATE, "asks the reader to log in", 0.97),
    RuleId.COPYRIGHT: Rule(Kind.BOILERPLATE, "a copyright line", 0.97),
    RuleId.LEGAL: Rule(Kind.BOILERPLATE, "a legal notice", 0.95),
    RuleId.DESK: Rule(Kind.BOILERPLATE, "names who worked on the text", 0.95),
    RuleId.CONVERSION: Rule(Kind.BOILERPLATE, "an exchange rate added by the desk", 0.95),
    RuleId.GRAPHIC: Rule(Kind.BOILERPLATE, "points to a graphic", 0.95),
    RuleId.CONTACT: Rule(Kind.BOILERPLATE, "says whom to contact", 0.9),
    RuleId.DONATE: Rule(Kind.BOILERPLATE, "asks the reader for support", 0.95),
    RuleId.TAGS: Rule(Kind.BOILERPLATE, "the site's tags or categories", 0.95),
    RuleId.APP: Rule(Kind.BOILERPLATE, "points to an app or a recording", 0.95),
    RuleId.SERIES: Rule(Kind.BOILERPLATE, "says where the text first appeared or belongs", 0.95),
    RuleId.ABOUT: Rule(Kind.BOILERPLATE, "describes the company or the author, not the news", 0.9),
    RuleId.NOTES: Rule(Kind.BOILERPLATE, "housekeeping for editors", 0.9),
    RuleId.MAIL_HEADER: Rule(Kind.BOILERPLATE, "header line of a mail", 0.97),
    RuleId.GREETING: Rule(Kind.BOILERPLATE, "a greeting", 0.95),
    RuleId.SIGNATURE: Rule(Kind.BOILERPLATE, "close or signature", 0.9),
    RuleId.DISCLAIMER: Rule(Kind.BOILERPLATE, "a notice that a mail system or a lawyer adds", 0.95),
    RuleId.COVERING_NOTE: Rule(Kind.BOILERPLATE, "a covering note over the text", 0.8),
    RuleId.QUOTED_REPLY: Rule(Kind.BOILERPLATE, "quoted reply", 0.85),
    RuleId.SPEAKER: Rule(Kind.BOILERPLATE, "names who speaks next: kept as the speaker", 0.95),
    RuleId.BEFORE: Rule(Kind.BOILERPLATE, "stands before the article begins", 0.9),
    RuleId.AFTER: Rule(Kind.BOILERPLATE, "stands after the end of the article", 0.9),
    RuleId.BETWEEN: Rule(Kind.BOILERPLATE, "reads like a link or a label, not like a sentence of the article", 0.85),
    # Quotations: how the speaker was found.
    RuleId.TAG_AFTER: Rule(None, "tag after the words: {}", 0.97),
    RuleId.INVERTED_TAG: Rule(None, "inverted tag after the words: {}", 0.98),
    RuleId.TAG_BEFORE: Rule(None, "tag before the words: {}", 0.95),
    RuleId.INTERRUPTED: Rule(None, "tag between two stretches: {}", 0.95),
    RuleId.COLON: Rule(None, "the sentence before the colon: {}", 0.8),
    RuleId.FRAGMENT: Rule(None, "quoted within a sentence about the speaker: {}", 0.84),
    RuleId.CLOSING_TAG: Rule(None, "the tag that closes the sentence: {}", 0.93),
    RuleId.NOUN_CUE: Rule(None, "named as the speaker’s words: {}", 0.75),
    RuleId.BESIDE: Rule(None, "a full name stands right beside the words: {}", 0.8),
    RuleId.UNKNOWN_VERB: Rule(None, "stands where a tag stands: {}", 0.85),
    RuleId.ACCORDING: Rule(None, "“according to”: {}", 0.87),
    RuleId.SENTENCE_SUBJECT: Rule(None, "{} acts in the sentence; no reporting verb", 0.57),
    RuleId.TOPIC: Rule(None, "the sentence is about {}, but does not say whose words these are", 0.3),
    RuleId.SAME_PARAGRAPH: Rule(None, "goes on from the quotation before it in the paragraph: {}", 0.97),
    RuleId.CONTINUED: Rule(None, "the quotation was left open in the paragraph before: {}", 0.85),
    RuleId.TURN: Rule(None, "a turn of a talk: {}", 0.9),
    RuleId.SET_APART: Rule(None, "set as a quotation, after words of the same speaker: {}", 0.8),
    RuleId.SIGNED: Rule(None, "signed behind the words: {}", 0.9),
    RuleId.FLOATING: Rule(None, "a paragraph of quotation only, right after words of the same speaker: {}", 0.9),
    RuleId.NOBODY: Rule(None, "the text names no speaker nearby", 0.1),
    RuleId.HEADLINE: Rule(None, "the headline gives it as words of {}", 0.8),
    RuleId.INDIRECT: Rule(None, "reported speech: {}", 0.75),
    # Kinds of segments.
    RuleId.QUOTATION: Rule(Kind.QUOTE, "words of {} between quotation marks", 0.95),
    RuleId.HALF_QUOTED: Rule(Kind.QUOTE, "at least half of its words stand between quotation marks", 0.85),
    RuleId.SPOKEN: Rule(Kind.QUOTE, "words of {}, spoken in a talk", 0.9),
    RuleId.ASKED: Rule(Kind.CLAIM, "asked by whoever leads the talk: it records what was asked", 0.9),
    RuleId.OBSERVED: Rule(Kind.CLAIM, "observed while people talked, not said", 0.85),
    RuleId.INTERPRETING_TAIL: Rule(Kind.ANALYSIS, "the writer reads the words just quoted: {}", 0.85),
    RuleId.TABLE_CELL: Rule(Kind.CLAIM, "a cell of a table: data", 0.95),
    RuleId.ATTRIBUTED: Rule(Kind.CLAIM, "attributed: {}", 0.92),
    RuleId.CORRECTION: Rule(Kind.CLAIM, "says what was put right in the text", 0.95),
    RuleId.CUES_OF_ANALYSIS: Rule(Kind.ANALYSIS, "no source is named", 0.7),
    RuleId.CUES_OF_CLAIM: Rule(Kind.CLAIM, "nothing interprets it", 0.8),
    RuleId.PLAIN_STATEMENT: Rule(Kind.CLAIM, "a plain statement: nothing interprets it", 0.7),
    RuleId.FOREIGN: Rule(Kind.CLAIM, "not judged: the text is not in English", 0.5),
    # An editor's decision, and what is left of a damaged file.
    RuleId.EDITOR: Rule(None, "decided by an editor", 1.0),
    RuleId.MARKS: Rule(None, "as the file's marks say", 0.65),
}
