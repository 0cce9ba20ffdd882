"""Reported speech: the clause that a cue reports, with or without quoted words in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from annotate.evidence import BLANK, Cue, Form, Mention, Sentence
from annotate.lexicon import (
    BODY_NOUNS,
    DEMANDS,
    DOCUMENTS,
    FEELINGS,
    FINDS,
    JUDGEMENTS,
    NAMING,
    NEED_THAT,
    PERSON_NOUNS,
    PROMISES,
    REPORTS,
    SAYINGS,
    TELLING,
    TOLD,
)
from annotate.names import first_from
from annotate.quotations.clauses import is_own, word_owner
from annotate.segmentation import behind_dateline
from source.model import Span
from source.text import NOTE_MARKS

# What may stand between a verb and its "that": a time, a place, a manner.
_GAP = (
    rf"(?:(?:(?!only|mostly|largely)\w+ly|again|yesterday|today|repeatedly|\w+day(?: \w+)?|"
    rf"(?:on|in|at|during|after|before|last|this|late|early|earlier|over|by|with|via|through|from|two|three|"
    rf"\w+ (?:days?|weeks?|months?|years?)(?= (?:ago|earlier|later))|to (?:the |a |an )?(?=[A-Z]|report|lawm|inv))"
    rf" ?[^,;:.{BLANK}]{{2,48}}?) )?"
)
_THAT = re.compile(rf"(?:, [^,;:.{BLANK}]{{3,40}},)? {_GAP}(?<!from )(?<!of )(?<!to )(?<!like )that,? ")
_TOLD_THAT = re.compile(rf" (?:[^,;:.{BLANK}]{{0,70}}? )?that ")
_MARKED = re.compile(rf"(?:{NOTE_MARKS}){{1,4}}$")  # the mark of a note is none of the words
_LONGEST_MARK = 40
_STOP = re.compile(
    r"; | – | — |, (?:but|though|although|while|adding|and added|and (?:said|called|told|asked|urged|warned|insisted|noted|"
    r"accused|blamed|criticized|criticised|praised|promised|vowed|pledged|declared|described|argued)|which|who|"
    r"whose|where|for whom|something|even as|according|saying|explaining|referring|contrasting|citing|calling|noting|stating|"
    r"claiming|arguing|insisting|suggesting|warning|telling|urging|accusing|describing|blaming|declaring|pointing|quoting|"
    r"both of|one of|some of|many of|most of|all of|a (?:plan|move|claim|charge|step|remark|proposal|position|figure|view|reference))\b"
)
_WHO_ENDS = re.compile(r", (?:[a-z]+ed|said|says|has|have|had|is|was|were|are|will|would|wrote|told|made|took)\b")
_OTHER_OBJECT = re.compile(
    r" (?:(?:more|much|a lot|everything|nothing|all|something|little|less) (?:about|than|of|anyone)|"
    r"of|to|about|at|by|with|for|against|into|over|out|up|so|no|yes)\b| ?[,.;:]"
)
# ORSK, May 4 —; Orsk (Harbour Press) —
_JOINED = re.compile(r"\b(?:and|but) (?:also |then |later )?$")
_JOINT = re.compile(r",? (?:and|but) (?:also |then |later )?$")
_LISTENER = re.compile(r" (?:(?!of |about |on )[\w’'.-]{1,30} ){1,6}?(?=(?:he|she|they|it|the|his|her|there)\b)")
_TOLD_HIM = re.compile(r" (?:[\w’'.-]{1,20} ){1,4}?(?=(?:he|she|they|it|we|I)(?:[’'](?:s|re|ve|d|ll))? )")
_TO_LISTENER = re.compile(r" [\w’' ]{2,40}?(?=[.,;]|$| (?:on|in|at|this|last|earlier|late)\b)")
_QUESTION = re.compile(r" (?:[\w’'.-]{1,30} ){0,6}?(?=(?:whether|if|why|how|when|where|what|who|which)\b)")
_TO = re.compile(rf" (?=to [a-z{BLANK}])")
_DEMAND = re.compile(r" (?=(?!(?:not )?to )(?:[\w’'.-]{1,30} ){1,6}?(?:to|not to) [a-z])")
_WHEN = re.compile(
    r" (?:on|in|at|late|early|earlier|last|this|yesterday|today|during|after|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"(?:(?! that )[^,;:]){0,80}$"
)
# A verb that makes a clause.
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|should|do|does|did)\b|n[’']t\b|"
    r"\b(?:I|he|she|it|we|they|there|that)[’'](?:s|re|ve|d|ll|m)\b"
)
_NO_OBJECT = re.compile(
    r"[.,;!?\ue000]|$| (?:on|in|at|late|early|last|this|yesterday|today|during|after|to|as|by|with|of|from|when|while|before|over|"
    r"through|about|again|\w+ly|\w+day)\b"
)
# What follows a tag in the middle of its clause: The bigger risk, Vosk said in a letter, is …
_BEHIND_MEDIAL = re.compile(r"(?: (?:in|on|at|to|during) [^,;:.\ue000]{2,40})?, ")
_OTHER_CLAUSE = re.compile(r"(?:and|but|while|who|which|as|a|an|the \w+ of) ")
_PAST = re.compile(r"\b[a-z]{3,15}ed\b")
_LEADS_IN = re.compile(
    r"(?:But|And|Or|So|Yet|Still|However|Instead|Meanwhile|Then|Now|Also|In|At|On|By|For|From|After|Before|During|As|Since|"
    r"Under|With|Without|Despite|Once|Among|Within|Over|Through|Today|Even|First|Second|Finally|Later|Overall)\b"
)
_SUBORDINATE = re.compile(r"(?:When|While|As|If|Though|Although|Asked|Because|Since|Until|After|Before|Speaking)\b")
# A clause without "that" where an object could stand as well: noted he was late, suggested her husband would.
_PLAIN_CLAUSE = re.compile(
    rf" (?:he|she|they|it|there|we|I|(?:(?:the|his|her|their|its|some|many|most|all|no) )?(?:[\w’'.-]{{1,20}} ){{1,4}}?"
    rf"(?:(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does)\b|{BLANK}))"
)
# A tag that leads to quoted words has no clause before it: At noon, Vosk said of the strike, “…”
_LEADS_TO_QUOTED = re.compile(rf"[^,;:.{BLANK}]{{0,60}}[,:]? ?{BLANK}")
_A_SAYING = re.compile(
    r" (?:his|her|its|their|the|an?) (?:[a-z-]{2,20} )?([a-z]{4,20}) that "
)  # repeated her claim that
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|evening|afternoon))?"
# Where and when it was said, before the clause: said in a statement on Tuesday the bridge would close.
_WHEN_SAID = re.compile(
    r"(?: (?:in|during|at|on|to) (?:an?|the|his|her|its|their) (?:[\w’'-]+ ){0,2}?(?:statement|interview|letter|speech|release|email|memo|"
    rf"post|tweet|conference|briefing|hearing|rally|report|debate|reporters))?(?: (?:on |late |early |last |this )?(?:{_DAY}|week|month|year))? "
)
_LISTS = re.compile(r", (?:[a-z]{3,12}ed|wrote|told|made|gave) ")
_NAMED_THAT = " that "
_AND_DID = re.compile(
    r",? (?:and|but) (?:also |then |later )?(?:[a-z]{3,12}ed|said|told|cast|made|gave|took|went|left|is|was|has|had) "
)
# Asked whether he had measured it, when asked why: nobody is named who asks, but what was asked is told.
_ASKED = re.compile(
    r"(?:\b(?:was|were|been|being|[Ww]hen|[Ii]f) |(?:^|, ))(?P<cue>[Aa]sked) (?:(?P<by>by) )?(?:[^,;:.\ue000]{2,60} )??"
    r"(?P<what>(?:if|whether|why|how|which|what|who|when|where) )"
)
_SOMEBODY = r"(?:[\w’'.&-]{1,25} ){1,9}?"
_ACCUSED = re.compile(rf" {_SOMEBODY}of \w")
_BLAMED = re.compile(rf" {_SOMEBODY}(?:for|on) \w")
_DESCRIBED = re.compile(rf" {_SOMEBODY}as \w")
_NAMED = re.compile(
    r" (?:it|him|her|them|himself|herself|this|that|(?:the|his|its|their|an?) (?:[\w’'-]{2,20} ){1,4}?|(?:[A-Z][\w’'.-]{1,20} ){1,4}) ?"
    r"(?:an?|the|one of) [\w’'-]"
)
_CRITICIZED = re.compile(r" (?:the|an?|his|her|its|their|[A-Z][\w’'.-]{1,20}) (?:[\w’'-]{1,20} )?[\w’'-]{2}")
_ACTING = re.compile(r"\b[a-z]{2,15}(?:ed|s|te)\b")
_LONG_TAG = 120  # what follows a closing tag is short
_LONG_INVERTED = 260  # but for a speaker who is described at length
_FEWEST_WORDS = 3
LONGEST = 1500  # characters of a reported clause; a longer "sentence" is a page without full stops
_NEAR_VERB = 160
_NEAR_HEAD = 14  # characters from the head of a sentence to its first subject: While critics argue
_ENOUGH = 24  # characters of a clause before a comma and quoted words


def find_reported(sentence: Sentence, quoted: list[Span]) -> Iterator[tuple[Cue, Span]]:
    """Yield what a passage reports without marks, with the cue; two of them may overlap, and the first counts.

    ``quoted``: what of the passage has been found to be somebody's words between marks; nothing is reported across it.
    """
    text, cues = sentence.text, sentence.cues
    subject = None
    for place, cue in enumerate(cues):
        joined = place and cue.verb in REPORTS and _JOINED.search(text, cues[place - 1].end, cue.start)
        subject = cue.subject or (subject if joined else None)
        if subject is None or (cue.verb in TELLING and _is_thing(subject)):
            continue
        whole = cue if cue.subject else cue._replace(subject=subject)
        following = next((c for c in cues[place + 1 : place + 4] if c.verb in REPORTS), None)
        for span in _reported(sentence, whole, following):
            clear = _clear_of(text, span, quoted)
            if clear and clear.end - clear.start <= LONGEST and _has_words(text, clear):
                yield whole, clear


def _is_thing(subject: Mention) -> bool:
    """Tell whether a subject is neither a person, a body nor a paper: the timing suggests."""
    noun = subject.words.rsplit(" ", 1)[-1].lower()
    return subject.form is Form.NOUN and noun not in PERSON_NOUNS and noun not in BODY_NOUNS and not _is_paper(subject)


def find_named(sentence: Sentence, quoted: list[Span]) -> Iterator[tuple[Cue, Span]]:
    """Yield what a passage reports behind a word for it: She repeated the report's conclusion that the quay sinks.

    Only where the owner of the word stands right before it, and not at the head of the sentence: there the clause
    ends before a verb that nothing marks.
    """
    text = sentence.text
    at = text.find(_NAMED_THAT, sentence.start, sentence.end)
    while at >= 0:
        first = text.rfind(" ", sentence.start, at) + 1
        noun = text[first:at]
        owner = word_owner(sentence, sentence.start, first) if noun in SAYINGS else None
        acting = owner and _ACTING.search(text, sentence.start, owner.start)
        if owner and acting and is_own(sentence, owner):
            start = at + len(_NAMED_THAT)
            clear = _clear_of(text, Span(start, clause_end(sentence, start)), quoted)
            if clear and clear.end - clear.start <= LONGEST and _has_words(text, clear):
                yield Cue(first, at, noun, owner), clear
        at = text.find(_NAMED_THAT, at + 1, sentence.end)


def find_asked(sentence: Sentence, quoted: list[Span]) -> Iterator[tuple[Cue, Span]]:
    """Yield what a passage says somebody was asked; who asks is known only behind "by"."""
    text, mentions = sentence.text, sentence.mentions
    for asked in _ASKED.finditer(text, sentence.start, sentence.end):
        if asked.start() > sentence.start and asked[0].startswith("asked"):
            continue
        start = asked.start("what")
        end = clause_end(sentence, start)
        comma = text.find(", ", start, end)
        clear = _clear_of(text, Span(start, comma if comma > 0 else end), quoted)
        if clear and _has_words(text, clear):
            number = first_from(mentions, asked.end("by")) if asked["by"] else len(mentions)
            by = mentions[number] if number < len(mentions) and mentions[number].end <= start else None
            yield Cue(asked.start("cue"), asked.end("cue"), "asked", by), clear


def _clear_of(text: str, span: Span, quoted: list[Span]) -> Span | None:
    """Return a span, or what of it stands before a comma and quoted words."""
    number = bisect_right(quoted, span.start, key=lambda words: words.end)
    if number == len(quoted) or quoted[number].start >= span.end:
        return span
    across = quoted[number]
    comma = text.rfind(", ", span.start, across.start)
    return Span(span.start, comma) if comma - span.start > _ENOUGH else None


def _has_words(text: str, span: Span) -> bool:
    blanks = text.count(" ", span.start, span.end)
    if text[max(0, span.start - 5) : span.start] == "that " or FINITE.search(text, span.start, span.end):
        return blanks > 0
    return blanks >= _FEWEST_WORDS - 1


def _reported(sentence: Sentence, cue: Cue, following: Cue | None) -> Iterator[Span]:
    """Yield the clause that a cue reports, or the two halves that its tag parts."""
    if cue.verb == "according":
        spans = [_by_according(sentence, cue)]
    elif (cue.verb in REPORTS or (cue.verb in FINDS and _by_document(cue))) and _is_medial(sentence, cue):
        spans = _round_tag(sentence, cue)
    else:
        spans = [_by_verb(sentence, cue, following)]
    yield from [span for span in spans if span]


def _by_verb(sentence: Sentence, cue: Cue, following: Cue | None) -> Span | None:
    text = sentence.text
    if cue.verb in FEELINGS:
        return None
    start = clause_start(text, cue, sentence.end)
    if _follows_quoted(sentence, cue) and not _THAT.match(text, cue.end, sentence.end):
        return None
    closes = cue.verb in REPORTS or (cue.verb in FINDS and _by_document(cue))
    if closes and (start is None or cue.is_inverted or _ends_with_when(sentence, cue)):
        return _before_tag(sentence, cue)
    if start is None or cue.is_inverted:
        return None
    end = clause_end(sentence, start, cue)
    if following and start < following.start < end and end - start <= LONGEST:
        joint = _JOINT.search(text[start : following.start])
        end = start + joint.start() if joint else end
    if cue.verb in DEMANDS and (did := _LISTS.search(text, start, end)):
        end = did.start()
    if cue.verb in JUDGEMENTS and (did := _AND_DID.search(text, start, end)):
        end = did.start()
    return Span(start, end) if end > start else None


def _follows_quoted(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue is the tag of quoted words before it, so that it reports nothing more."""
    text = sentence.text
    return BLANK in text[max(sentence.start, cue.first - 3) : cue.first]


def _ends_with_when(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether nothing but a time or place follows a verb: a tag behind its clause, "…, the mayor said on Monday."."""
    text = sentence.text
    return bool(_WHEN.match(text, cue.end, sentence.end)) and not FINITE.search(text, cue.end, sentence.end)


def clause_start(text: str, cue: Cue, limit: int) -> int | None:
    """Return where the reported clause behind a verb begins: after "that", at a question word or an infinitive, or at once."""
    if cue.verb in FINDS and not _by_document(cue):
        return None
    that = (_TOLD_THAT if cue.verb in TOLD else _THAT).match(text, cue.end, limit)
    told = _TOLD_HIM.match(text, cue.end, limit) if cue.verb in TOLD else None
    if told and (not that or told.end() < that.start()) and "that " not in told.group():
        return told.end()
    if that and cue.verb not in ("answer", "answers", "answered", "read", "reads"):
        return that.end()
    if cue.verb in ("asked", "asks", "asking", "wondered", "wonders"):
        question = _QUESTION.match(text, cue.end, limit) or _DEMAND.match(text, cue.end, limit)
        return question.end() if question else None
    if cue.verb in PROMISES and (to := _TO.match(text, cue.end, limit)):
        return to.end()
    if cue.verb in DEMANDS:
        demand = _DEMAND.match(text, cue.end, limit)
        if demand or cue.verb not in TOLD:
            return demand.end() if demand else None
    if cue.verb in TOLD:
        listener = _LISTENER.match(text, cue.end, limit)
        near = min(limit, cue.end + _NEAR_VERB)
        return listener.end() if listener and FINITE.search(text, listener.end(), near) else None
    if cue.verb in JUDGEMENTS:
        relative = cue.subject is not None and text[cue.subject.start : cue.subject.end] == "who"
        return cue.end + 1 if not relative and _judged(cue.verb).match(text, cue.end, limit) else None
    if cue.verb not in REPORTS | FINDS or _OTHER_OBJECT.match(text, cue.end) or text[cue.end : cue.end + 1] != " ":
        return None
    loose = cue.verb in ("added", "adds", "adding") or cue.verb in NEED_THAT or cue.verb in FINDS
    if loose and not FINITE.search(text, cue.end, min(limit, cue.end + _NEAR_VERB)):
        return None
    if cue.verb in NEED_THAT and not _PLAIN_CLAUSE.match(text, cue.end):
        return None
    saying = _A_SAYING.match(text, cue.end, limit)
    if saying and saying[1] in SAYINGS:
        return saying.end()
    when = _WHEN_SAID.match(text, cue.end, limit)
    return when.end() if when and FINITE.search(text, when.end(), min(limit, when.end() + _NEAR_VERB)) else cue.end + 1


def _judged(verb: str) -> re.Pattern[str]:
    """Return the pattern of what follows a verb of judgement, where that alone tells what was said: accused Vosk of waste."""
    if verb.startswith("accus"):
        return _ACCUSED
    if verb.startswith("describ") or verb == "dismissed":
        return _DESCRIBED
    return _NAMED if verb in NAMING else _BLAMED if verb.startswith("blam") else _CRITICIZED


def _by_document(cue: Cue) -> bool:
    """Tell whether a paper speaks: the survey found, a report shows."""
    return cue.subject is not None and _is_paper(cue.subject)


def _is_paper(subject: Mention) -> bool:
    return not DOCUMENTS.isdisjoint(subject.words.lower().split(" "))


def clause_end(sentence: Sentence, start: int, cue: Cue | None = None) -> int:
    """Return where a reported clause ends: with the sentence, or where the writer takes over again."""
    text = sentence.text
    limit = min(sentence.end, start + LONGEST)
    stop = _STOP.search(text, start, limit)
    if stop and stop.group() == ", but" and " only " in text[start : stop.start()]:
        stop = _STOP.search(text, stop.end(), limit)
    end = stop.start() if stop else sentence.end
    if cue and cue.subject and text[cue.subject.start : cue.subject.end] == "who":
        stop = _WHO_ENDS.search(text, start, end)
        end = stop.start() if stop else end
    if cue and is_fronted(sentence, cue):
        comma = text.find(", ", start + _ENOUGH // 2, end)
        end = comma if comma > 0 else end
    mark = _MARKED.search(text, max(start, end - _LONGEST_MARK), end)
    end = mark.start() if mark else end
    while end > start and text[end - 1] in ".!?, ":
        end -= 1
    return end


def is_fronted(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue stands in a clause before the main one, which its first comma ends: When Vosk said it was late, nobody …"""
    text = sentence.text
    if not _SUBORDINATE.match(text, sentence.start):
        return False
    return cue.first - sentence.start < _NEAR_HEAD or ", " not in text[sentence.start : cue.start]


def _is_medial(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a tag parts its clause in two: The bigger risk, he said, is …"""
    text = sentence.text
    if cue.is_inverted or text[max(sentence.start, cue.first - 2) : cue.first] != ", ":
        return False
    return bool(_BEHIND_MEDIAL.match(text, cue.end, sentence.end))


def _round_tag(sentence: Sentence, cue: Cue) -> list[Span | None]:
    text = sentence.text
    behind = _BEHIND_MEDIAL.match(text, cue.end, sentence.end)
    start = behind.end() if behind else cue.end
    end = clause_end(sentence, start)
    after = Span(start, end) if end > start and not _OTHER_CLAUSE.match(text, start) else None
    first = behind_dateline(text, sentence)
    if _LEADS_IN.match(text, first) or BLANK in text[first : cue.first]:
        return [after]
    return [Span(first, cue.first - 2) if cue.first - 2 > first else None, after]


def _before_tag(sentence: Sentence, cue: Cue) -> Span | None:
    """CLAUSE, S said."""
    text = sentence.text
    longest = _LONG_INVERTED if cue.is_inverted else _LONG_TAG
    if text[max(sentence.start, cue.first - 2) : cue.first] != ", " or sentence.end - cue.end > longest:
        return None
    no_object = _TO_LISTENER if cue.verb in TOLD else _NO_OBJECT
    if not cue.is_inverted and not no_object.match(text, cue.end, sentence.end):
        return None
    if _LEADS_TO_QUOTED.match(text, cue.end, sentence.end):
        return None
    start, end = behind_dateline(text, sentence), cue.first - 2
    if _LEADS_IN.match(text, start) and not (FINITE.search(text, start, end) or _PAST.search(text, start, end)):
        return None
    if _SUBORDINATE.match(text, start) and ", " not in text[start:end]:
        return None
    return Span(start, end) if end > start else None


def _by_according(sentence: Sentence, cue: Cue) -> Span | None:
    text = sentence.text
    if cue.start - sentence.start < 3:
        comma = text.find(", ", cue.subject.end if cue.subject else cue.end, min(sentence.end, cue.end + LONGEST))
        start = comma + 2
        return Span(start, clause_end(sentence, start)) if 0 < comma < sentence.end - 8 else None
    start, end = behind_dateline(text, sentence), cue.start
    while end > start and text[end - 1] in " ,":
        end -= 1
    return Span(start, end) if end > start else None
