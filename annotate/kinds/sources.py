"""Whether somebody other than the writer stands behind a sentence without a quotation: who says, thinks, plans or expects what it states.

The source must govern the main clause: it stands at the head, at the end behind a comma, or behind "by".
"""

import re

from annotate.lexicon import BODY_NOUNS, PERSON_NOUNS, THINKS, one_of

# Who may stand behind a statement: a determiner with its noun, or a capital letter that does not open a clause.
_SOURCE = (
    r"(?!(?:When|While|After|Before|Once|Asked|Although|Though|Because|Since|If|Until|Unless|Whether|What|Whatever|Who|Whoever|How|Why|Where|"
    r"That|There|Here|Nothing|Nobody|Everything|Everybody|One|Every|Each|Seldom|Never|Don|By|In|On|At|For|With|Without|From|Even|Only|Perhaps|Now|Then)\b)"
    r"(?:(?:the|an?|some|many|most|several|two|three|his|her|its|their|both|other|[A-Z][\w’'-]+) "
    r"(?:(?!that |which |who |whom )[\w’'-]+ ){0,4}?[\w-]{3,30}|"
    r"(?!(?:The|An|This|These|Those|Its|Their|His|Her|Our|My|Your|No)\b)[A-Z][\w-]{2,})"
)
_ADVERB = r"(?:\w+ly |also |has |have |had |later |then |now |still |long )?"
_THINKS = (
    rf"(?:{one_of(THINKS)}|(?:is|are|was|were) (?:worried|concerned|convinced|confident|hopeful|"
    r"optimistic|sceptical|skeptical|adamant|betting) (?:that|about|of)|"
    r"has (?:firmly )?(?:rejected|expressed|said|warned|called|announced|accused|asked|urged|promised|decided)|"
    r"found that|showed that|shows that|show that)"
)
_HEAD = re.compile(rf"\W{{0,3}}(?:[^,]{{1,60}}, )?(?P<source>{_SOURCE})(?:,[^,]{{1,80}},)? {_ADVERB}{_THINKS}\b")
_PRONOUN = re.compile(rf"\W{{0,3}}(?:[^,]{{1,60}}, )?(?:[Hh]e|[Ss]he|[Tt]hey) {_ADVERB}{_THINKS}\b")
_CLOSING = re.compile(
    r", (?:(?!(?:I|we|you|one|some|what|whatever|which|that|who|how|as|than|and|but|or|if|when) )"
    r"(?:the |an? )?[\w’'.& -]{2,50} (?:say|says|said|fear|fears|believe|believes|argue|argues|warn|warned|warns|write|note|think)"
    rf"\W{{0,2}}|(?:{_SOURCE}|he|she|they) (?:\w+ly )?"
    rf"(?:(?:says?|said|adds?|added|reported|wrote|writes|notes|noted)\b[^,]{{0,60}}|(?:shows?|showed|found)\W{{0,2}}))$"
)
_PASSIVE = re.compile(
    r"(?:is|are|was|were|been) (?:\w+ly )?(?:said|expected|believed|thought|reported|alleged|estimated|forecast|seen) (?:by|for)\b"
)
# How somebody met a question is observed, whatever word the writer has for it: Asked about the pier, Vosk was cautious.
_ASKED = re.compile(r"(?:When |If )?[Aa]sked (?:about|whether|if|why|how|what|by|for|on)\b[^,]{0,200}, [^,]{2,60}")
_AS = re.compile(r"As [^,]{3,60} (?:shows?|showed|notes?|noted|reports?|says?|said|found|put it),")
_SPEAKERS = PERSON_NOUNS | BODY_NOUNS


def named_source(text: str) -> str | None:
    """Return the words that name the source of a sentence, or None.

    >>> named_source("Traders fear that the port will close."), named_source("The fear of traders is absurd.")
    ('Traders fear', None)
    """
    head = _HEAD.match(text)
    if head and _can_speak(head["source"]):
        return head.group()
    found = _PRONOUN.match(text)
    if found:
        return found.group()
    if "sked " in text[:12] and (found := _ASKED.match(text)):
        return found.group()
    at = text.lower().find("according to ")
    if at >= 0 and not text.startswith("which", at + 13):
        return text[at : at + 60]
    if text.startswith("As ") and (found := _AS.match(text)):
        return found.group()
    if (" by " in text or " for " in text) and (found := _PASSIVE.search(text)):
        return found.group()
    return _closing(text)


def _closing(text: str) -> str | None:
    """Return the source behind one of the last two commas."""
    end = len(text)
    for _ in range(2):
        end = text.rfind(", ", 0, end)
        if end < 0:
            return None
        found = _CLOSING.match(text, end)
        if found:
            return found.group()[2:]
    return None


def _can_speak(source: str) -> bool:
    """Tell whether the last word of a source is a name, or a noun for people or bodies: a plan does not plan."""
    last = source.rsplit(" ", 1)[-1]
    return last[0].isupper() or last.lower() in _SPEAKERS
