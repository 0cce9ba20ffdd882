"""Who is the subject of a verb of speech: "Falk said", "said the minister", "Falk, head of the museum, said"."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from annotate.draft import BLANK, Passage
from annotate.lexicon import ADVERBS, REPORTS, SAYS, TOLD, is_body
from annotate.names import Form, Mention, Word
from annotate.quotations.clauses import is_governed, is_object, is_subordinate, main_subject, owned

_DAY = r"(?:,? (?:on |late |early |last |this )?(?:\w+day|week|month|year)(?: (?:night|morning|evening|afternoon))?,?)?"
_JOINT = re.compile(rf"(?: \([^()]{{1,160}}\))?{_DAY}[\s,]*(?:{ADVERBS} ){{0,3}}")
_COMMA = re.compile(rf"{_DAY}, (?:{ADVERBS} ){{0,3}}")
_PARENTHESIS = re.compile(
    rf"(?: \([^()]{{1,60}}\))?(?: (?:of|in|at|from|for|with) [^,;:{BLANK}]{{2,60}})?(?:, [^;:{BLANK}]{{2,230}})?{_DAY}, (?:{ADVERBS} ){{0,3}}"
)
_DASHED = re.compile(rf" (?:—|–|-) [^;:{BLANK}]{{2,160}} (?:—|–|-) (?:{ADVERBS} ){{0,3}}")
_WHOSE = re.compile(
    rf" (?:whose [^,;:{BLANK}]{{3,60}}|who) (?:is|are|was|were|has|have|had|will|would|can|could|may|did|do)\b[^,;:{BLANK}]{{3,60}} "
)
_WITHIN_CLAUSE = re.compile(
    r"\b(?:(?:who|which|many of|some of|most of|all of|both of|one of)\b[^,]*|whose\b(?:[^,]{1,80}, ){0,2}[^,]*)$"
)
_COORDINATED = re.compile(r"(?:,|\band|\bbut)(?: then| also| later| even| has| have)? $")
_LINK = re.compile(
    r" (?:of|for|at|from|with|in|to|on|de|against|by|about) (?:the |a |an |[a-z-]{3,15} (?:[a-z-]{2,15} )?of )?"
)
_OF_BODY = re.compile(r" (?:of|from|at|with) (?:the )?")
_PLACED = re.compile(
    r" (?:of|in|at|from|for|with|on|near) (?:(?:the|a|an|its|his|her|their) )?[\w’'-]{2,20}(?: [\w’'-]{2,20}){0,4}(?<! to) "
)
_FORMER = re.compile(r" (?:(?!that|from|he|she|it|in|on|at|to|of)[\w-]{2,15} ){1,2}")
_WITH = re.compile(r"\b(?:with|heard|saw|hear|see|as)(?: the| a)? $")
_FULL_STOP = re.compile(rf"[;:!?{BLANK}]|\w{{2}}\. (?=[A-Z])")
# Noun phrases that no list knows, where only a subject can stand.
DETERMINED = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Tt]wo|[Tt]hree|[Ss]everal|[Mm]any|[Ss]ome)"
_OPENING = rf"(?:^|[{BLANK},.;:] ?|\b(?:and|but|that|as|which|when|while) )"
_PLAIN_SUBJECT = re.compile(rf"{_OPENING}({DETERMINED} (?:(?!that |which |who |and |but )[\w’'-]{{1,20}} ){{1,4}})$")
_PLAIN_PARTED = re.compile(
    rf"(?:^|[;:{BLANK}] ?)({DETERMINED} [\w’'-]{{2,20}}(?: [\w’'-]{{2,20}}){{0,7}}), [^;:{BLANK}]{{3,120}}, $"
)
_PLAIN_CROWD = re.compile(
    rf"{_OPENING}((?:(?!that |which |who |and |but |in |on |at |for |of )[\w’'-]{{2,20}} ){{0,3}}[a-z-]{{2,20}}s )$"
)
_PLAIN_TAG = re.compile(rf"{BLANK},? ({DETERMINED} [^.;:!?{BLANK}]{{1,70}} )(?:\w+ly )?$")
_PLAIN_BEHIND = re.compile(
    rf" ({DETERMINED} [\w’'-]{{2,20}}(?: [\w’'-]{{2,20}}){{0,2}}?)(?=[,.;]|$| (?:who|at|in|of|from|on|for|with|and|close|near|"
    r"familiar|briefed|involved|whose|to|after|before|while|when|as)\b)"
)
# Parts of a crowd that has been asked: nearly half said, six in ten say, 26% think.
_SHARE = re.compile(
    r"(?:^|[,;] |\b(?:and|but|while) )((?:[Aa]lmost|[Nn]early|[Aa]bout|[Mm]ore than|[Ff]ewer than|[Rr]oughly|[Oo]nly|[Jj]ust|[Aa]nother)? ?"
    r"(?:[Hh]alf|(?:an? |one |two |three )?(?:third|quarter)s?|(?:two|three)-(?:thirds|quarters)|[\d.]{1,5}(?:%| per ?cent)|"
    r"(?:\w{2,5}|\d{1,3}) (?:in|of|out of) "
    r"(?:\d{1,4}|five|ten|three|four))(?: of [\w’' -]{3,40}| [a-z]{4,14}s)? )$"
)
# Behind a comma: …, said lobbyist and strategist Olan Trebb. …, say some clerks.
_TITLED_BEHIND = re.compile(
    r" (?:the |an? )?(?:(?!that |in |on |at |of |to |by |for |with |about |from |he |she |it |they |his |"
    r"her |when |while |as |only )[a-z][a-z-]{1,20} ){1,5}"
)
# A verb makes a clause of it: Ana Ruiz, head of the port, said the quay was safe.
_FINITE = (
    r"(?:was|were|is|are|has|have|had|will|would|can|could|may|might|must|shall|should|did|does|do|needs?|wants?|seems?|looks?|"
    r"remains?|remained|became|becomes?|stays?|stayed|[\w’'-]{2,17}(?:n’t|n't)) "
)
# A name with its office and no verb is no speech, so what follows is: Ana Ruiz, head of the port, said the port closed.
_NAME_ALONE = re.compile(
    r"[A-Z][\w’'-]{1,20}(?: (?:[A-Z][\w’'-]{1,20}|[A-Z]\.|de|van|von|al|bin)){1,4}, "
    rf"(?:(?!{_FINITE})[\w’'-]{{1,20}} ){{0,9}}[\w’'-]{{1,20}}, "
)
_PLAIN_CLOSING = re.compile(
    rf" ({DETERMINED} (?:(?!{_FINITE})[\w’'-]{{2,20}} ){{0,2}}?[\w’'-]{{2,20}})(?=[,.;]? ?$|[.;] |, (?:who|which|in|at) )"
)
_SPEECH = re.compile(rf"(?: \w+ly)?[,:]? ?{BLANK}| that ")
_SPEECH_ENDS = (BLANK, ",", "")
_REACH = 260  # characters between a subject and its verb
_LOOK_BACK = 8  # mentions


class Slot(NamedTuple):
    """A verb of speech in its passage. ``number``: of the first mention behind it."""

    text: str
    passage: Passage
    verb: Word
    mentions: list[Mention]
    number: int

    @property
    def reach(self) -> int:
        """How far to the left a subject is looked for."""
        return max(self.passage.start, self.verb.start - _REACH)

    def before(self, length: int) -> str:
        """The writer's words before the verb, at most so many characters of them."""
        return self.text[max(self.passage.start, self.verb.start - length) : self.verb.start]


def subject_of(slot: Slot, leaders: Iterable[Mention]) -> Mention | None:
    """Return who speaks: behind the verb where quoted words or a comma stand before it, else left of it.

    ``leaders``: who has spoken in the passage before, for a verb that goes on with "and".
    """
    verb = slot.verb.words
    may_lead = slot.before(3).rstrip()[-1:] in _SPEECH_ENDS and verb not in TOLD and not verb.endswith("ing")
    inverted = _behind(slot) if may_lead else None
    return inverted or _before(slot) or _coordinated(slot, leaders)


def _coordinated(slot: Slot, leaders: Iterable[Mention]) -> Mention | None:
    """Return whose verb goes on with "and": what Brandt said first, he also said second; else the main clause's subject."""
    if not _COORDINATED.search(slot.before(12)):
        return None
    first = next(iter(leaders), None) if slot.verb.words in REPORTS else None
    return first or _leading(slot)


def _behind(slot: Slot) -> Mention | None:
    """Return the subject right behind a verb: said the minister."""
    text, verb, mentions, number = slot.text, slot.verb, slot.mentions, slot.number
    quoted = slot.before(3).rstrip()[-1:] == BLANK
    closing = slot.before(2) == ", " and verb.words in SAYS
    ahead = mentions[number] if number < len(mentions) and mentions[number].start < slot.passage.end else None
    if ahead and ahead.form is Form.OWNER and quoted:
        ahead = owned(text, mentions, number)
    if ahead and ahead.form in (Form.NAME, Form.NOUN) and _adjoins(text, verb, ahead, quoted=quoted):
        return ahead if quoted or text[ahead.end : ahead.end + 1] in (",", ".", "", BLANK) else None
    if closing and ahead and ahead.form is Form.NAME and _TITLED_BEHIND.fullmatch(text, verb.end, ahead.start):
        start = verb.end + 1
        return Mention(
            start,
            ahead.end,
            text[start : ahead.end],
            Form.NAME,
            ahead.name,
            ahead.role or text[start : ahead.start - 1],
        )
    plain = _PLAIN_BEHIND.match(text, verb.end, slot.passage.end) if quoted and verb.words in SAYS else None
    if closing and plain is None and not _NAME_ALONE.fullmatch(text, slot.passage.start, verb.start):
        plain = _PLAIN_CLOSING.match(text, verb.end, slot.passage.end)
    return Mention(plain.start(1), plain.end(1), plain[1], Form.NOUN) if plain else None


def _adjoins(text: str, verb: Word, ahead: Mention, *, quoted: bool) -> bool:
    """Tell whether a mention stands right behind a verb; behind quoted words, "former" may stand between."""
    if text[verb.end : ahead.start] == " ":
        return True
    return quoted and bool(_FORMER.fullmatch(text, verb.end, min(ahead.start, verb.end + 40)))


def _before(slot: Slot) -> Mention | None:
    """Return the subject left of a verb: next to it, or with an apposition between."""
    text, verb, number = slot.text, slot.verb, slot.number
    if verb.words.endswith("ing"):
        return _of_participle(slot)
    nearest = slot.mentions[number - 1] if number else None
    share = _SHARE.search(slot.before(90)) if verb.words in ("say", "said", "says") else None
    if share:
        start = verb.start - len(slot.before(90)) + share.start(1)
        return Mention(start, verb.start - 1, text[start : verb.start - 1], Form.NOUN)
    if nearest and nearest.end >= slot.reach:
        between = text[nearest.end : verb.start]
        if between == ", " and nearest.form is Form.NOUN and is_object(text, nearest, slot.reach):
            return None
        if _COMMA.fullmatch(between):
            return _over_apposition(slot) or (None if _hangs(text, nearest, slot.reach) else nearest)
        if (_DASHED.fullmatch(between) or _is_whose(between)) and not is_governed(text, nearest, slot.reach):
            return _unlinked(text, slot.mentions, number - 1)
        if _JOINT.fullmatch(between):
            return _unlinked(text, slot.mentions, number - 1)
        if nearest.form is Form.NOUN and _PLACED.fullmatch(between) and not is_governed(text, nearest, slot.reach):
            return Mention(nearest.start, verb.start - 1, text[nearest.start : verb.start - 1], Form.NOUN)
        if nearest.form is Form.OWNER and nearest.words.endswith(("’s", "'s")) and _is_short_phrase(between):
            return Mention(nearest.start, verb.start - 1, text[nearest.start : verb.start - 1], Form.NOUN)
    plain = _plain_subject(slot)
    if plain is None and nearest and nearest.end >= slot.reach and text[verb.start - 2 : verb.start] == ", ":
        return _over_apposition(slot) or _parted(slot)
    return plain


def _parted(slot: Slot) -> Mention | None:
    """Return a noun phrase at the head of a sentence that commas part from its verb: A count by the clerks, begun in May, showed."""
    head = _PLAIN_PARTED.search(slot.before(_REACH))
    if head is None:
        return None
    start = slot.reach + head.start(1)
    return Mention(start, start + len(head[1]), head[1], Form.NOUN)


def _plain_subject(slot: Slot) -> Mention | None:
    """Return a noun phrase that no list knows: the lamplighter said."""
    before, verb = slot.before(90), slot.verb
    plain = _PLAIN_TAG.search(before)
    if plain is None and verb.words in ("say", "said", "says"):
        plain = _PLAIN_CROWD.search(before)
    if plain is None and (verb.words in SAYS or _SPEECH.match(slot.text, verb.end, slot.passage.end)):
        plain = _PLAIN_SUBJECT.search(before)
    if plain is None or BLANK in plain[1]:
        return None
    start = verb.start - len(before) + plain.start(1)
    words = plain[1].rstrip()
    return Mention(start, start + len(words), words, Form.NOUN)


def _of_participle(slot: Slot) -> Mention | None:
    """Return who a participle tells of: the sentence's subject, or whoever "with" or "heard" puts right before it."""
    text, verb, number = slot.text, slot.verb, slot.number
    nearest = slot.mentions[number - 1] if number else None
    if nearest and _JOINT.fullmatch(text, nearest.end, verb.start) and text[verb.start - 2] not in (",", BLANK):
        before = text[max(slot.passage.start, nearest.start - 10) : nearest.start]
        if _WITH.search(before) or nearest.start == slot.passage.start:
            return _unlinked(text, slot.mentions, number - 1)
    return _leading(slot)


def _over_apposition(slot: Slot) -> Mention | None:
    """Return the subject from which an apposition or a relative clause parts a verb: Brandt, chairman of the union, said."""
    text, mentions, verb = slot.text, slot.mentions, slot.verb
    for place in range(slot.number - 1, max(-1, slot.number - _LOOK_BACK), -1):
        mention = mentions[place]
        if mention.start < slot.reach:
            break
        if place + 1 < slot.number and _FULL_STOP.search(text, mention.end, mentions[place + 1].start):
            break
        whole = owned(text, mentions, place) if mention.form is Form.OWNER else mention
        if whole is None or whole.words == "who" or whole.end > verb.start or _hangs(text, whole, slot.reach):
            continue
        if _WITHIN_CLAUSE.search(text, slot.reach, whole.start):
            continue
        if place and _belongs_to(text, mentions, place):
            continue
        if _PARENTHESIS.fullmatch(text, whole.end, verb.start):
            return _unlinked(text, mentions, place) if mention.form is not Form.OWNER else whole
    return main_subject(text, mentions, slot.reach, verb.end)


def _hangs(text: str, mention: Mention, start: int) -> bool:
    """Tell whether a mention hangs on a preposition; "as" opens a clause as well: As Brandt, the clerk, put it."""
    return is_governed(text, mention, start) and not is_subordinate(text, mention, start)


def _belongs_to(text: str, mentions: list[Mention], place: int) -> bool:
    """Tell whether a mention stands in apposition to the one before it, or is owned by it."""
    earlier = mentions[place - 1]
    if text[earlier.end : mentions[place].start] == ", ":
        return True
    return earlier.form is Form.OWNER and owned(text, mentions, place - 1) is not None


def _leading(slot: Slot) -> Mention | None:
    """Return the sentence's subject, which a participle takes up: Brandt left the room, saying that …"""
    return main_subject(slot.text, slot.mentions, slot.reach, slot.verb.start)


def _is_whose(between: str) -> bool:
    """Tell whether a relative clause with its own verb stands between a subject and its verb: clerks whose papers were lost say."""
    return between.startswith((" whose ", " who ")) and bool(_WHOSE.fullmatch(between))


def _is_short_phrase(between: str) -> bool:
    return between.endswith(" ") and between.count(" ") in (2, 3) and not re.search(r"[^\w \-]| (?:and|or) ", between)


def _is_full_name(mention: Mention) -> bool:
    """Tell whether a mention names somebody in full, and no body: Olan Trebb, but not Orsk Council."""
    return mention.form is Form.NAME and " " in (mention.name or "") and not is_body(mention.words)


def _unlinked(text: str, mentions: list[Mention], place: int) -> Mention | None:
    """Follow "a spokesman for the agency", "Trebb of Orsk Radio" back to the one who speaks; a relative "who" to its noun."""
    mention = mentions[place]
    while place:
        earlier = mentions[place - 1]
        between = text[earlier.end : mention.start]
        if mention.words == "who" and between in (", ", " "):
            return Mention(mention.start, mention.end, earlier.words, earlier.form, earlier.name, earlier.role)
        if earlier.form is Form.NOUN and mention.form is not Form.PRONOUN and _LINK.fullmatch(between):
            end, place = mentions[place].end, place - 1
            mention = Mention(earlier.start, end, text[earlier.start : end], Form.NOUN)
        elif mention.form is Form.NAME and _OF_BODY.fullmatch(between) and _is_full_name(earlier):
            return earlier._replace(end=mention.end, words=text[earlier.start : mention.end])
        elif mention.form is Form.NOUN and (whole := owned(text, mentions, place - 1)):
            return whole._replace(end=mention.end, words=text[whole.start : mention.end])
        else:
            break
    return None if mention.form is Form.OWNER or mention.words == "who" else mention
