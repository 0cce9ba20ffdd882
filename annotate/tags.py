"""Reporting words with whoever is their subject: "Falk said", "said the minister", "according to the harbour
authority"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from annotate.draft import Passage
from annotate.names import Mention, Reading, Word, first_from
from annotate.speech import ADVERBS, NEGATED, REPORTS, SAYS, TOLD
from annotate.subjects import is_governed, main_subject, owned

BLANK = "\ue000"  # stands for every character of quoted words, so that nothing in them is taken for a speaker
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s (?:first )?(?:reported|quoted|told|described) by) ")
_DAY = r"(?:,? (?:on |late |early |last |this )?(?:\w+day|week|month|year)(?: (?:night|morning|evening|afternoon))?,?)?"
_JOINT = re.compile(rf"(?: \([^()]{{1,160}}\))?{_DAY}[\s,]*(?:{ADVERBS} ){{0,3}}")
_COMMA = re.compile(rf"{_DAY}, (?:{ADVERBS} ){{0,3}}")
_COORDINATED = re.compile(r"(?:,|\band|\bbut)(?: then| also| later| even| has| have)? $")
_LINK = re.compile(r" (?:of|for|at|from|with|in|to|on|de|against|by) (?:the |a |an )?")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|when|if) (?:\w+ly )?$", re.I)
_PASSED = frozenset(
    ("told", "asked", "quoted", "cited", "reported", "called", "described", "dubbed", "expected", "believed", "said")
)
_DETERMINED = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Tt]wo|[Tt]hree|[Ss]everal|[Mm]any|[Ss]ome)"
_PLAIN_SUBJECT = re.compile(
    rf"(?:^|[\ue000,.;:] ?|\b(?:and|but|that|as|which|when|while) )({_DETERMINED} (?:(?!that |which |who |and |but )[\w’'-]{{1,20}} ){{1,4}})$"
)
_PLAIN_CROWD = re.compile(
    r"(?:^|[\ue000,.;:] ?|\b(?:and|but|that|as|which|when|while) )((?:(?!that |which |who |and |but |in |on |at |for |of )[\w’'-]{2,20} ){0,3}[a-z-]{2,20}s )$"
)
_PLAIN_TAG = re.compile(rf"\ue000,? ({_DETERMINED} [^.;:!?\ue000]{{1,70}} )(?:\w+ly )?$")
_SPEECH = re.compile(r"(?: \w+ly)?[,:]? ?\ue000| that ")
_PLAIN_BEHIND = re.compile(
    rf" ({_DETERMINED} [\w’'-]{{2,20}}(?: [\w’'-]{{2,20}}){{0,2}}?)"
    r"(?=[,.;]| (?:who|at|in|of|from|on|for|with|and|close|near|familiar|briefed|involved|whose|to|after|before|while|when|as)\b|$)"
)
_PLAIN_SOURCE = re.compile(
    rf"(?:{_DETERMINED} )?[\w’' /-]{{2,50}}?(?=[,.;]| (?:who|that|which|by|in|on|at|from|of|released|published|obtained|close|familiar|briefed|with)\b|$)"
)
_FORMER = re.compile(r" (?:(?!that|from|he|she|it|in|on|at|to|of)[\w-]{2,15} ){1,2}")
_WITH = re.compile(r"\b(?:with|heard|saw|hear|see|as)(?: the| a)? $")
_FULL_STOP = re.compile(r"[;:!?\ue000]|\. ")
_PARENTHESIS = re.compile(rf"(?: \([^()]{{1,60}}\))?(?:, [^;:\ue000]{{2,230}})?{_DAY}, (?:{ADVERBS} ){{0,3}}")
_SPEECH_ENDS = (BLANK, ",", "")
_REACH = 260  # characters between a subject and its verb
_LOOK_BACK = 8  # mentions
_NEVER_SUBJECT = frozenset(("they", "it", "i", "we"))


@dataclass(frozen=True, slots=True)
class Cue:
    """Reporting words with whoever is their subject."""

    start: int
    end: int
    verb: str
    subject: Mention | None

    @property
    def is_inverted(self) -> bool:
        """The subject stands behind the verb: said the minister."""
        return self.subject is not None and self.subject.start > self.start

    @property
    def first(self) -> int:
        """Where the tag begins: at the subject or at the verb, whichever comes first."""
        return min(self.start, self.subject.start) if self.subject else self.start


def find_cues(text: str, passage: Passage, reading: Reading) -> list[Cue]:
    """Return the reporting words of a passage, in order; the negated ones and the passives are left out."""
    cues = list(_by_according(text, passage, reading.mentions))
    has_according = bool(cues)
    for verb in reading.verbs:
        before = text[max(passage.start, verb.start - 30) : verb.start]
        if verb.words in _PASSED and _PASSIVE.search(before):
            continue
        number = first_from(reading.mentions, verb.start)
        subject = _subject(text, passage, verb, reading.mentions, number, cues)
        edge = subject.end if subject and subject.end <= verb.start else passage.start
        if NEGATED.search(text, max(edge, verb.start - 60), min(passage.end, verb.end + 1)):
            continue
        cues.append(Cue(verb.start, verb.end, verb.words, subject))
    return sorted(cues, key=lambda cue: cue.start) if has_according else cues


def _by_according(text: str, passage: Passage, mentions: list[Mention]) -> Iterator[Cue]:
    for match in _ACCORDING.finditer(text, passage.start, passage.end):
        number = first_from(mentions, match.end())
        near = number < len(mentions) and mentions[number].start <= match.end() + 25
        near = near and "," not in text[match.end() : mentions[number].start]
        subject = (owned(text, mentions, number) or mentions[number]) if near else None
        if subject is None or subject.start > match.end() + 4:
            plain = _PLAIN_SOURCE.match(text, match.end(), passage.end)
            subject = Mention(plain.start(), plain.end(), plain[0], "noun") if plain and not subject else subject
        if subject:
            yield Cue(match.start(), match.end() - 1, "according", subject)


def _subject(
    text: str, passage: Passage, verb: Word, mentions: list[Mention], number: int, cues: list[Cue]
) -> Mention | None:
    """Return who speaks: behind the verb where quoted words or a comma stand before it, else left of it."""
    speech_before = text[max(passage.start, verb.start - 3) : verb.start].rstrip()[-1:] in _SPEECH_ENDS
    may_lead = speech_before and verb.words not in TOLD and not verb.words.endswith("ing")
    inverted = _behind(text, passage, verb, mentions, number) if may_lead else None
    if inverted:
        return inverted
    return _before(text, passage, verb, mentions, number) or _coordinated(text, passage, verb, mentions, cues)


def _coordinated(text: str, passage: Passage, verb: Word, mentions: list[Mention], cues: list[Cue]) -> Mention | None:
    """Return whose verb goes on with "and": what Brandt said first, he also said second; else the main clause's subject."""
    if not _COORDINATED.search(text, max(passage.start, verb.start - 12), verb.start):
        return None
    first = next((cue.subject for cue in cues[:2] if cue.subject and cue.verb in REPORTS), None)
    return first if first and verb.words in REPORTS else _leading(text, passage, verb, mentions)


def _behind(text: str, passage: Passage, verb: Word, mentions: list[Mention], number: int) -> Mention | None:
    """Return the subject right behind a verb: said the minister."""
    quoted = text[max(passage.start, verb.start - 3) : verb.start].rstrip()[-1:] == BLANK
    ahead = mentions[number] if number < len(mentions) and mentions[number].start < passage.end else None
    if ahead and ahead.form == "owner" and quoted:
        ahead = owned(text, mentions, number)
    if ahead and ahead.form in ("name", "noun") and _adjoins(text, verb, ahead, quoted=quoted):
        return ahead if quoted or text[ahead.end : ahead.end + 1] in (",", ".", "", BLANK) else None
    plain = _PLAIN_BEHIND.match(text, verb.end, passage.end) if quoted and verb.words in SAYS else None
    return Mention(plain.start(1), plain.end(1), plain[1], "noun") if plain else None


def _adjoins(text: str, verb: Word, ahead: Mention, *, quoted: bool) -> bool:
    """Tell whether a mention stands right behind a verb; behind quoted words, "former" may stand between."""
    if text[verb.end : ahead.start] == " ":
        return True
    return quoted and bool(_FORMER.fullmatch(text, verb.end, min(ahead.start, verb.end + 40)))


def _before(text: str, passage: Passage, verb: Word, mentions: list[Mention], number: int) -> Mention | None:
    """Return the subject left of a verb: next to it, or with an apposition between."""
    if verb.words.endswith("ing"):
        return _of_participle(text, passage, verb, mentions, number)
    if number and verb.start - mentions[number - 1].end < _REACH:
        nearest = mentions[number - 1]
        between = text[nearest.end : verb.start]
        if _COMMA.fullmatch(between):
            return _over_apposition(text, passage, verb, mentions, number) or nearest
        if _JOINT.fullmatch(between):
            return _unlinked(text, mentions, number - 1)
        if nearest.form == "owner" and nearest.words.endswith(("’s", "'s")) and _owned(between):
            return Mention(nearest.start, verb.start - 1, text[nearest.start : verb.start - 1], "noun")
    plain = _plain_subject(text, passage, verb)
    if plain:
        return plain
    if number and text[verb.start - 2 : verb.start] == ", " and verb.start - mentions[number - 1].end < _REACH:
        return _over_apposition(text, passage, verb, mentions, number)
    return None


def _plain_subject(text: str, passage: Passage, verb: Word) -> Mention | None:
    """Return a noun phrase that no list knows, where only a subject can stand: the lamplighter said."""
    before = text[max(passage.start, verb.start - 90) : verb.start]
    plain = _PLAIN_TAG.search(before)
    if plain is None and verb.words in ("say", "said", "says"):
        plain = _PLAIN_CROWD.search(before)
    if plain is None and (verb.words in SAYS or _SPEECH.match(text, verb.end, passage.end)):
        plain = _PLAIN_SUBJECT.search(before)
    if plain is None or BLANK in plain[1]:
        return None
    start = verb.start - len(before) + plain.start(1)
    words = plain[1].rstrip()
    return Mention(start, start + len(words), words, "noun")


def _of_participle(text: str, passage: Passage, verb: Word, mentions: list[Mention], number: int) -> Mention | None:
    """Return who a participle tells of: the sentence's subject, or whoever "with" or "heard" puts right before it."""
    nearest = mentions[number - 1] if number else None
    if nearest and _JOINT.fullmatch(text, nearest.end, verb.start) and text[verb.start - 2] not in (",", BLANK):
        before = text[max(passage.start, nearest.start - 10) : nearest.start]
        if _WITH.search(before) or nearest.start == passage.start:
            return _unlinked(text, mentions, number - 1)
    return _leading(text, passage, verb, mentions)


def _over_apposition(text: str, passage: Passage, verb: Word, mentions: list[Mention], number: int) -> Mention | None:
    """Return the subject from which an apposition or a relative clause parts a verb: Brandt, chairman of the union, said."""
    start = max(passage.start, verb.start - _REACH)
    for place in range(number - 1, max(-1, number - _LOOK_BACK), -1):
        mention = mentions[place]
        if mention.start < start:
            break
        if place + 1 < number and _FULL_STOP.search(text, mention.end, mentions[place + 1].start):
            break
        whole = owned(text, mentions, place) if mention.form == "owner" else mention
        if whole is None or whole.words == "who" or whole.end > verb.start or is_governed(text, whole, start):
            continue
        behind_owner = place and mentions[place - 1].form == "owner" and owned(text, mentions, place - 1)
        if behind_owner or (place and text[mentions[place - 1].end : mention.start] == ", "):
            continue
        if _PARENTHESIS.fullmatch(text, whole.end, verb.start):
            return _unlinked(text, mentions, place) if mention.form != "owner" else whole
    return main_subject(text, mentions, start, verb.end) or _headed(text, mentions, number)


def _leading(text: str, passage: Passage, verb: Word, mentions: list[Mention]) -> Mention | None:
    """Return the sentence's subject, which a participle takes up: Brandt left the room, saying that …"""
    return main_subject(text, mentions, max(passage.start, verb.start - _REACH), verb.start)


def _owned(between: str) -> bool:
    return between.endswith(" ") and between.count(" ") in (2, 3) and not re.search(r"[^\w \-]", between)


def _headed(text: str, mentions: list[Mention], number: int) -> Mention | None:
    """Return the nearest mention before ``number`` that an apposition follows: Brandt, chairman of the union, said."""
    for place in range(number - 1, max(-1, number - _LOOK_BACK), -1):
        mention = mentions[place]
        gap = text[mention.end : mentions[place + 1].start] if place + 1 < len(mentions) else ""
        if re.search(r"[.;:!?\ue000]", gap):
            return None
        if text[mention.end : mention.end + 2] in (", ", " (") and mention.form != "owner" and mention.words != "who":
            return _unlinked(text, mentions, place)
    return None


def _unlinked(text: str, mentions: list[Mention], place: int) -> Mention | None:
    """Follow "a spokesman for the agency" back to the one who speaks; a relative "who" to its noun."""
    mention = mentions[place]
    while place:
        earlier = mentions[place - 1]
        between = text[earlier.end : mention.start]
        if mention.words == "who" and between in (", ", " "):
            return Mention(mention.start, mention.end, earlier.words, earlier.form, earlier.name, earlier.role)
        if earlier.form == "noun" and mention.form != "pronoun" and _LINK.fullmatch(between):
            mention, place = _reaching(text, earlier, mentions[place].end), place - 1
        elif mention.form == "noun" and (whole := owned(text, mentions, place - 1)):
            return whole._replace(end=mention.end, words=text[whole.start : mention.end])
        else:
            break
    return None if mention.form == "owner" or mention.words == "who" else mention


def _reaching(text: str, mention: Mention, end: int, *, form: str | None = None) -> Mention:
    return Mention(mention.start, end, text[mention.start : end], form or mention.form)


def cues_between(cues: list[Cue], start: int, end: int) -> list[Cue]:
    """Return the cues with a subject that begin between two offsets."""
    first = bisect_left(cues, start, key=lambda cue: cue.start)
    after = bisect_left(cues, end, key=lambda cue: cue.start)
    return [cue for cue in cues[first:after] if cue.subject]
