"""Which mention is the subject of a clause: by the word before it and the word behind it, without a grammar."""

import re

from annotate.lexicon import ADVERBS, BODY_NOUNS, PERSON_NOUNS, VERBS
from annotate.names import Form, Mention, first_from

_GOVERNING = frozenset(
    """
    of in at on for from with by to over about against between under near as like including after before during than into
    through toward towards among behind across via per versus vs around beyond without within upon despite outside inside
    amid regarding named called titled told asked whom whose reminds reminded
    """.split()
)
_OPENING = frozenset(
    "that which who when where while if because since until although though whether how why what unless once as than".split()
)
_PASSED_OVER = frozenset(("the", "a", "an", "former", "late"))
_WORDS_BEFORE = 30  # characters
_ACTS = re.compile(
    r"(?: \([^()]{1,60}\))?(?:, [^;:.\ue000]{2,120},|,? (?:of|for|from|at|in) [\w’' -]{2,40}?)?"
    rf" (?:{ADVERBS} ){{0,3}}"
    r"([a-z]{2,20})\b"
)
# Common verbs of a sentence whose past has no "-ed".
_IRREGULAR = frozenset(
    """
    began broke brought built came chose cut did does drew drove fell felt found gave got grew had has held hit is kept knew
    laid led left lost made meant met paid put ran rose sat saw sent set shot showed sold spent spoke stood struck
    swung taught threw told took went wore won was were are will would can could may might says
    """.split()
)
_PASSIVE = re.compile(
    r" (?:is|are|was|were|been|being) (?:\w+ly )?"
    r"(?:\w{2,14}ed|held|made|sent|told|given|taken|seen|found|shown|known|set|put|kept|left|built|sold|paid|hit|cut)$"
)
_NO_SUBJECTS = frozenset(("it", "i", "we", "who"))
_OBJECTIVE = frozenset(("statement", "letter", "memo", "email", "message", "tweet", "post", "note", "report"))
_APPOSED_GAP = 3  # words between an owner and what is his
_SHORTEST_VERB = 3  # letters
_HIS = re.compile(
    r"\b([Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he (?:[\w-]{1,20} ){0,3}?[\w-]{2,20}(?:[’']s|s[’']))(?: [\w-]{1,20}){0,3} $"
)
_OWN = re.compile(
    r"\b(?:repeat|reiterat|mak|mad|defend|renew|withdr\w|retract|stand\w*|stood|honou?r|keep|kept|stuck|broke|abandon|revis|soften)"
    r"(?:s|e|es|ed|ing)?(?: to| by| on| off)? $"
)
_BETWEEN = re.compile(r"(?: [\w-]+){0,3} ")
_BEFORE_WORD = 80  # characters
_FARTHEST = 12  # mentions looked at


def owned(text: str, mentions: list[Mention], number: int) -> Mention | None:
    """Return what belongs to an owner, with the owner: Vosk’s deputy, the ministry’s first report."""
    mention = mentions[number]
    if mention.form is not Form.OWNER or number + 1 == len(mentions):
        return None
    thing = mentions[number + 1]
    gap = text[mention.end : thing.start]
    if thing.form not in (Form.NOUN, Form.NAME) or gap.count(" ") > _APPOSED_GAP or not gap.replace(" ", "a").isalpha():
        return None
    if thing.form is Form.NAME and thing.start == mention.end + 1 and thing.words[:1].isupper():
        return None  # Senn Radio’s Night Boat
    return Mention(mention.start, thing.end, text[mention.start : thing.end], thing.form, thing.name, thing.role)


def word_owner(text: str, mentions: list[Mention], start: int, word: int) -> Mention | None:
    """Return whose a word at an offset is, looking back to ``start``: Vosk’s last claim, her claim, the report’s claim."""
    number = first_from(mentions, word) - 1
    owner = mentions[number] if number >= 0 and mentions[number].start >= start else None
    if owner and owner.form is Form.OWNER and _BETWEEN.fullmatch(text, owner.end, word):
        return owner
    whose = _HIS.search(text, max(start, word - _BEFORE_WORD), word)
    if not whose:
        return None
    form = Form.NOUN if " " in whose[1] else Form.PRONOUN
    if form is Form.NOUN and not _speaks(whose[1]):
        return None
    return Mention(whose.start(1), whose.end(1), whose[1], form)


def _speaks(owner: str) -> bool:
    """Tell whether an owner is somebody or a paper: the report’s, the clerks’."""
    noun = owner.rsplit(" ", 1)[-1].lower().replace("’", "'").split("'")[0]
    return noun in PERSON_NOUNS or noun in BODY_NOUNS


def is_own(text: str, mentions: list[Mention], start: int, owner: Mention) -> bool:
    """Tell whether "her" claim is the claim of the sentence's own subject: of “She denied her claim” nobody can say."""
    if owner.form is not Form.PRONOUN or _OWN.search(text, max(start, owner.start - _WORDS_BEFORE), owner.start):
        return True
    return first_from(mentions, start) == first_from(mentions, owner.start)


def is_governed(text: str, mention: Mention, start: int) -> bool:
    """Tell whether a mention hangs on a preposition, so that it is no subject: in Pellworth, to reporters."""
    return _word_before(text, mention, start) in _GOVERNING


def is_subordinate(text: str, mention: Mention, start: int) -> bool:
    """Tell whether a mention opens a clause that hangs on another: when Vosk …"""
    return _word_before(text, mention, start) in _OPENING


def is_object(text: str, mention: Mention, start: int) -> bool:
    """Tell whether a mention stands right behind a verb, and so is what somebody does something to: mocked a clerk, referred …"""
    before = _word_before(text, mention, start)
    return before in VERBS or (len(before) > _SHORTEST_VERB + 1 and before.endswith("ed"))


def _word_before(text: str, mention: Mention, start: int) -> str:
    """Return the word before a mention, its article passed over; empty where a sign stands between."""
    before = text[max(start, mention.start - _WORDS_BEFORE) : mention.start]
    if before[-1:] != " ":
        return ""
    words = before.lower().split()
    while words and words[-1] in _PASSED_OVER:
        words.pop()
    return words[-1] if words else ""


def acts(text: str, mention: Mention, end: int) -> bool:
    """Tell whether a verb follows a mention: Vosk left, the crowd, cold and wet, jeered."""
    match = _ACTS.match(text, mention.end, min(end, mention.end + 220))
    if not match:
        return False
    word = match[1]
    if _PASSIVE.search(match.group()):
        return False  # to whom something is done: the crew was held
    return word in VERBS or word in _IRREGULAR or (len(word) > _SHORTEST_VERB and word.endswith(("ed", "s")))


def main_subject(text: str, mentions: list[Mention], start: int, end: int) -> Mention | None:
    """Return the subject of the last main clause before ``end``, else of the first clause there is; None where no mention
    stands free.
    """
    acting: Mention | None = None
    free: Mention | None = None
    hanging: Mention | None = None
    number, last = first_from(mentions, start), first_from(mentions, end)
    skipped = -1
    for place in range(max(number, last - _FARTHEST), last):
        mention = mentions[place]
        if place == skipped or mention.end > end or mention.words.lower() in _NO_SUBJECTS:
            continue
        if mention.form is Form.OWNER:
            whole = owned(text, mentions, place)
            if whole is None or whole.end > end:
                continue
            mention, skipped = whole, place + 1
        if is_governed(text, mention, start):
            continue
        active = acts(text, mention, end)
        if is_subordinate(text, mention, start):
            hanging = mention if active and hanging is None else hanging
        elif active:
            acting = mention
        elif free is None and mention.words.rsplit(" ", 1)[-1] not in _OBJECTIVE:
            free = mention
    return acting or free or hanging
