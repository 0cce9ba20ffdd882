"""The people and bodies of a text: every mention, the fullest name it stands for, and the role the text gives.

One pass over the text outside quotation marks. A surname leads to the only full name that ends in it; two full names with one
surname leave the short form as it is.
"""

import re
from dataclasses import dataclass, field

from annotate.speech import BODY_NOUNS, HE_TITLES, HONORIFICS, NOT_NAMES, PERSON_NOUNS, SHE_TITLES, TITLES

_CAP = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'&-]{0,30}\w|[A-Z]\.(?:[A-Z]\.){0,3}|[A-Z]|[dlDL][’'][A-Z]\w{1,30})"
_JOIN = r"(?: (?:of|de|da|del|della|di|du|dos|van|von|der|den|ter|ten|bin|ibn|al|el|la|le|the|for|and|y|e|&)){1,2}"
_STOPPED = r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|St)\."
NAME = rf"(?:{_STOPPED} )?{_CAP}(?:(?:{_JOIN})? (?:{_STOPPED} )?{_CAP}){{0,7}}(?:,? (?:Jr|Sr)\.)?"
PERSON = "|".join(sorted(PERSON_NOUNS, key=len, reverse=True))
BODY = "|".join(sorted(BODY_NOUNS, key=len, reverse=True))
_DETERMINER = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Tt]wo|[Tt]hree|[Mm]any|[Oo]ther|[Mm]ost)"
NOUN = (
    rf"(?:{_DETERMINER} (?:[\w’'-]{{1,30}} ){{0,4}}?|(?:[\w-]{{1,30}}[’']s? )(?:[\w’'-]{{1,30}} ){{0,3}}?|(?:[A-Z]?[\w-]{{2,30}} ){{0,2}}?)"
    rf"(?:{PERSON}|{BODY})\b(?! of (?:19|20)\d\d)"
)
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|who)"
MENTION = re.compile(
    rf"(?<![\w’'-])(?:(?P<pronoun>{PRONOUN})(?![\w’'])|(?P<lead>(?:[a-z][\w-]{{1,30}} ){{0,3}}(?:{PERSON}) )?(?P<name>{NAME})(?!\w)|(?P<noun>(?i:{NOUN})))"
)
_APPOSITION = re.compile(
    rf", (?:an? |the )?((?:[\w’'&.-]{{1,30}} ){{0,6}}?(?:{PERSON}|{BODY}|{'|'.join(t.lower() for t in sorted(TITLES))})\b[^,.;:!?_()“”\"]{{0,90}})[,.;]",
    re.I,
)
_NOUN_HEADS = frozenset(PERSON_NOUNS) | frozenset(BODY_NOUNS)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where somebody is named, called by a role, or meant by a pronoun. ``name`` is None for the last two."""

    start: int
    end: int
    words: str
    form: str  # name, noun or pronoun
    name: str | None = None
    role: str | None = None


@dataclass(slots=True)
class People:
    """Who appears in a text: full names by surname, roles and genders by full name."""

    full: dict[str, str | None] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)

    def fullest(self, name: str) -> str:
        """Return the fullest name that the text gives for a name."""
        return self.full.get(name) or name


def find_mentions(text: str, start: int, end: int) -> list[Mention]:
    """Return the mentions between two offsets of a text whose quoted words are blanked."""
    mentions = []
    for match in MENTION.finditer(text, start, end):
        if match["name"]:
            mention = _named(text, match)
            if mention:
                mentions.append(mention)
        else:
            form = "pronoun" if match["pronoun"] else "noun"
            mentions.append(Mention(match.start(), match.end(), match.group(), form))
    return mentions


def _named(text: str, match: re.Match[str]) -> Mention | None:
    """Return a mention by name: sentence openers and days cut off, titles told from the name itself."""
    words = match["name"].split(" ")
    start = match.start("name")
    while words and words[0].rstrip(".") in NOT_NAMES and words[0] not in HONORIFICS:
        start += len(words[0]) + 1
        words = words[1:]
    while words and (words[-1] in NOT_NAMES or words[-1].islower() or words[-1] == "&"):
        words = words[:-1]
    if not words or len(words[0]) < 2 and len(words) == 1:
        return None
    shown = " ".join(words)
    name, role = _untitled(words)
    if match["lead"] and not role:
        role = match["lead"].strip()
    begin = match.start("lead") if match["lead"] and start == match.start("name") else start
    return Mention(begin, start + len(shown), text[begin : start + len(shown)], "name", name.removesuffix("’s").removesuffix("'s"), role)


def _untitled(words: list[str]) -> tuple[str, str | None]:
    """Return the name without its titles, and the titles as a role."""
    last = -1
    for place, word in enumerate(words[:-1]):
        plain = word.rstrip(".,")
        if plain in TITLES or plain in HONORIFICS:
            last = place
    if last < 0:
        return " ".join(words), None
    titles = [word for word in words[: last + 1] if word.rstrip(".") not in HONORIFICS and word not in HONORIFICS]
    return " ".join(words[last + 1 :]), " ".join(titles) or None


def gather(mentions: list[Mention], text: str) -> People:
    """Return the people and bodies that the mentions of a text name."""
    people = People()
    for mention in mentions:
        if mention.form == "name" and mention.name and " " in mention.name:
            for key in {mention.name.split(" ")[-1], mention.name}:
                known = people.full.get(key, mention.name)
                people.full[key] = _fuller(known, mention.name) if known else None
    for mention in mentions:
        if mention.form == "name" and mention.name:
            _note(people, mention, text)
    return people


def _fuller(known: str, name: str) -> str | None:
    """Return the fuller of two names with one surname; None if they are two people."""
    if known == name or set(name.split()) <= set(known.split()):
        return known
    if set(known.split()) <= set(name.split()):
        return name
    return None


def _note(people: People, mention: Mention, text: str) -> None:
    name = people.fullest(mention.name or "")
    if mention.role:
        people.roles.setdefault(name, mention.role)
    apposition = _APPOSITION.match(text, mention.end, min(len(text), mention.end + 160))
    if apposition and name not in people.roles:
        people.roles[name] = _short(apposition[1])
    first = mention.words.split(" ")[0]
    last_role = (mention.role or "").split(" ")[-1].lower()
    if first in HE_TITLES or last_role in HE_TITLES:
        people.genders.setdefault(name, "he")
    elif first in SHE_TITLES or last_role in SHE_TITLES:
        people.genders.setdefault(name, "she")


def _short(role: str) -> str:
    words = role.strip()
    for article in ("the ", "a ", "an ", "The ", "A ", "An "):
        words = words.removeprefix(article)
    return words.split(" who ")[0].split(" which ")[0].strip()
