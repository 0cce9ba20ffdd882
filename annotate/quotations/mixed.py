"""How far the words of somebody reach who is quoted within a sentence of the writer: the reported clause, its inner marks included."""

import re

from annotate.evidence import BLANK, Cue, Mark, Sentence
from annotate.lexicon import NAMING, OBJECTS, REPORTS, TOLD
from annotate.model import Mode
from annotate.quotations.attribution import Found
from annotate.quotations.indirect import FINITE, LONGEST, clause_end, clause_start, is_fronted
from annotate.rules import RuleId
from annotate.segmentation import behind_dateline, sentence_places
from source.model import Span

# “Zero” voters would follow: behind quoted words at its head, the clause comes to its verb.
_GOES_ON = re.compile(
    r" (?:[\w’'-]{1,20} ){0,5}?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b"
)
# Behind a comma inside the marks: said it was “late,” stating that …
_GOES_ON_SAYING = re.compile(
    r" (?:stating|adding|saying|claiming|arguing|insisting|suggesting|warning|telling|urging|accusing|describing|blaming|calling|citing|noting|"
    r"referring|explaining|declaring|pointing)\b"
)
_SENTENCE_ENDS = re.compile(r"\ue000 (?=[A-Z])")
_AND_VERB = re.compile(r",? (?:and|but) (?:also |then |later )?(\w+)")


# Words that such a rule gives to somebody stand within a sentence of the writer.
_WITHIN = frozenset(
    (
        RuleId.FRAGMENT,
        RuleId.TAG_BEFORE,
        RuleId.INTERRUPTED,
        RuleId.ACCORDING,
        RuleId.SENTENCE_SUBJECT,
        RuleId.TOPIC,
        RuleId.NOUN_CUE,
    )
)
_BY_PLACE = frozenset(
    (RuleId.NOBODY, RuleId.SAME_PARAGRAPH, RuleId.CONTINUED, RuleId.BESIDE)
)  # no cue says what the words belong to
_CLOSING = frozenset(
    (RuleId.TAG_AFTER, RuleId.INVERTED_TAG, RuleId.CLOSING_TAG, RuleId.ACCORDING)
)  # a tag behind the words answers for the sentence


def extent_of(sentence: Sentence, mark: Mark, how: Found, source: str) -> tuple[Span, Mode]:
    """Return the span and mode: the words between the marks, or the reported clause that they are part of. ``source``: the source's text."""
    text = sentence.text
    words = Span(mark.start, mark.end)
    before = text[max(sentence.start, mark.outer_start - 3) : mark.outer_start].rstrip()[-1:]
    first = source[mark.start]
    if how.rule in _CLOSING and (how.cue and how.cue.first >= mark.outer_end):
        stopped = source[mark.end - 1] in ",.?!"
        whole = _tagged_extent(sentence, mark, how.cue, stopped=stopped)
        return (whole, Mode.MIXED) if whole else (words, Mode.DIRECT)
    if how.rule in _BY_PLACE and first.islower() and before.isalpha():
        return words, Mode.MIXED
    if how.rule not in _WITHIN or before in (
        ":",
        "",
    ):
        return words, Mode.DIRECT
    lead = text[how.cue.end : mark.outer_start] if how.cue else ""
    within = first.islower() and (" that " in lead or _holds_clause(lead)) and not (how.cue and how.cue.is_inverted)
    if before == "," and not within and (first.isupper() or how.rule in (RuleId.TAG_BEFORE, RuleId.INTERRUPTED)):
        return words, Mode.DIRECT
    span, mode = _quoted_extent(sentence, mark, how.cue, stops_inside=source[mark.end - 1] == ",")
    if span == words and first.isupper() and how.cue:
        return words, Mode.DIRECT
    return span, mode


def _holds_clause(words: str) -> bool:
    """Tell whether words hold a verb of their own, and so more than a time or a place."""
    return bool(FINITE.search(words))


def _quoted_extent(sentence: Sentence, mark: Mark, cue: Cue | None, *, stops_inside: bool = False) -> tuple[Span, Mode]:
    """Return the span and mode of quoted words within a sentence of the writer: the reported clause that they are
    part of. ``stops_inside``: the quoted words end with a comma, behind which the writer may take over.
    """
    text, words = sentence.text, Span(mark.start, mark.end)
    if not cue or cue.is_inverted or not cue.end <= mark.outer_start <= cue.end + LONGEST:
        return words, Mode.MIXED
    start = clause_start(text, cue, mark.outer_start + 1)
    if start is None and cue.verb in NAMING | OBJECTS and text[cue.end : cue.end + 1] == " ":
        start = cue.end + 1
    begins = start == mark.outer_start and _GOES_ON.match(text, mark.outer_end, sentence.end)
    if start is None or (start >= mark.outer_start and not begins):
        return words, Mode.MIXED
    # What a noun names ("her promise to “sail”") may be the subject of a sentence that goes on.
    end = mark.outer_end if cue.verb in NAMING or cue.subject is None else clause_end(sentence, mark.outer_end, cue)
    stopped = text[mark.outer_end : mark.outer_end + 1] == " " and stops_inside
    if stopped and (_GOES_ON_SAYING.match(text, mark.outer_end) or is_fronted(sentence, cue)):
        return Span(start, mark.outer_end), Mode.MIXED
    for joint in _AND_VERB.finditer(text, mark.outer_end, end):
        if joint[1] in REPORTS | NAMING | TOLD:
            end = joint.start()
            break
    return Span(start, max(end, mark.outer_end)), Mode.MIXED


def _tagged_extent(sentence: Sentence, mark: Mark, cue: Cue, *, stopped: bool) -> Span | None:
    """Return the sentence before a closing tag where only a part of it is quoted: The plan was “a mess” and late, Vosk said.

    ``stopped``: the quoted words end with a comma or a stop, so the tag comes right behind them.
    """
    text = sentence.text
    start = behind_dateline(text, sentence)
    if max(cue.first, mark.outer_end) - start > LONGEST:
        return None
    for stop in _SENTENCE_ENDS.finditer(text, start, mark.outer_start):
        start = stop.end()
    if ". " in text[start : mark.outer_start]:  # a list item may hold several sentences
        start = max(
            start + begin
            for begin, _ in sentence_places(text[start : mark.outer_end])
            if start + begin <= mark.outer_start
        )
    end = mark.outer_end if stopped else max(mark.outer_end, cue.first)
    while end > mark.outer_end and text[end - 1] in " ,–—-":
        end -= 1
    lead, rest = text[start : mark.outer_start], text[mark.outer_end : end]
    if not any(map(str.isalpha, lead + rest)) or BLANK in lead or lead.rstrip()[-1:] in (*":,(–—-",):
        return None
    return Span(start, end)
