"""Who appears in a text: the fullest name for every short form, and the roles and genders that the text itself gives."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotate.names import PARTICLES, Mention
from annotate.speech import BODY_NOUNS, BODY_WORDS, HE_TITLES, PERSON_NOUNS, SHE_TITLES, TITLES

_WORD = re.compile(r"[^\W\d_][\w’'&-]*")
_ROLE_NOUNS = PERSON_NOUNS | BODY_NOUNS | {title.lower() for title in TITLES}
_APPOSED = re.compile(r", (?:(?:an?|the|his|her|its) )?([^,.;:!?()“”\"\ue000]{3,110})[,.;\n]")
_CLAUSE = re.compile(r" (?:who|which|said|says|told|is|was|has|had|and|but) ")
_HEADS = re.compile(r" (?:of|for|at|in|from|with|on|to|and) ")
_AGE = re.compile(r", \d{1,3}(?=,)")
_ACRONYM = re.compile(r" \(([A-Z][A-Za-z]{0,3}[A-Z]{1,5})\)")
_GOES_ON = ("or ", "and ", "but ", "nor ", "not ", "like ", "as ")
_LONGEST_CALLED = 3  # words of a name whose first word alone may mean the person


@dataclass(slots=True)
class People:
    """Who appears in a text: full names by surname, roles and genders by full name."""

    full: dict[str, str | None] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    holders: dict[str, list[str]] = field(default_factory=dict)  # who holds a role, by each word of it
    bodies: dict[str, list[str]] = field(default_factory=dict)  # names by the noun in them: ministry, council
    persons: dict[str, bool] = field(default_factory=dict)  # which names have been judged to be a person's

    def fullest(self, name: str) -> str:
        """Return the fullest name that the text gives for a name."""
        return self.full.get(name) or name


def gather(mentions: Iterable[Mention], text: str) -> People:
    """Return the people and bodies that the mentions of a text name."""
    people = People()
    named = [mention for mention in mentions if mention.name]
    for name in dict.fromkeys(mention.name or "" for mention in named):
        for key in _keys(name):
            known = people.full.get(key, name)
            people.full[key] = _fuller(known, name) if known else None
    for mention in named:
        _note(people, mention, text)
        # The European Chemicals Agency (ECHA): from then on, it is called by its letters.
        if text[mention.end : mention.end + 2] == " (" and (letters := _ACRONYM.match(text, mention.end)):
            people.full.setdefault(letters[1], people.fullest(mention.name or ""))
    for name in dict.fromkeys(people.fullest(mention.name or "") for mention in named):
        for word in name.split(" ")[-3:] if " " in name else ():
            if word in BODY_WORDS or word.lower() in BODY_NOUNS:
                people.bodies.setdefault(word.lower(), []).append(name)
        if " of " in name and (word := name.split(" ", 1)[0].lower()) in BODY_NOUNS:
            people.bodies.setdefault(word, []).append(name)
    for name, role in people.roles.items():
        for word in set(_WORD.findall(role.lower())):
            people.holders.setdefault(word, []).append(name)
    return people


def _keys(name: str) -> Iterator[str]:
    """Yield the forms by which a full name is called again: itself, its surname, its first name."""
    if " " in name:
        yield name
        yield name.rsplit(" ", 1)[1]
        parts = name.split(" ")
        particle = next((number for number, part in enumerate(parts) if number and part in PARTICLES), 0)
        if particle:
            surname = " ".join(parts[particle:])
            yield surname[0].upper() + surname[1:]
        if name.split(" ", 1)[0] not in BODY_WORDS and name.count(" ") > 1:
            first, *_, last = name.split(" ")
            yield f"{first} {last}"
        first, last = name.split(" ", 1)[0], name.rsplit(" ", 1)[1]
        if (
            name.count(" ") < _LONGEST_CALLED
            and last not in BODY_WORDS
            and ". " not in name[:4]
            and not _is_acronym(first, name)
        ):
            yield first


def _is_acronym(first: str, name: str) -> bool:
    """Tell whether a name begins with a body's letters, as a headline does: OHA Clerks Honoured is not what OHA stands for."""
    return len(first) > 1 and first.isupper() and not name.isupper()


def _fuller(known: str, name: str) -> str | None:
    """Return the fuller of two names with one surname; None if they are two people."""
    if known == name:
        return known
    ours, theirs = set(name.casefold().split(" ")), set(known.casefold().split(" "))
    if ours <= theirs:
        return known
    return name if theirs <= ours else None


def _note(people: People, mention: Mention, text: str) -> None:
    """Take down the role and the gender that a mention gives."""
    name = people.fullest(mention.name or "")
    if mention.role:
        people.roles.setdefault(name, mention.role)
    elif mention.form == "name" and text[mention.end : mention.end + 2] == ", " and name not in people.roles:
        role = _apposition(text, mention.end)
        if role:
            people.roles[name] = role
    if not mention.role and mention.words == mention.name:
        return
    first = mention.words.split(" ", 1)[0]
    last_role = (mention.role or "").rsplit(" ", 1)[-1].lower()
    if first in HE_TITLES or last_role in HE_TITLES:
        people.genders.setdefault(name, "he")
    elif first in SHE_TITLES or last_role in SHE_TITLES:
        people.genders.setdefault(name, "she")


def _apposition(text: str, at: int) -> str | None:
    """Return the role behind a name ("Falk, the museum director,"), or None."""
    age = _AGE.match(text, at)
    match = _APPOSED.match(text, age.end() if age else at, at + 160)
    if not match:
        return None
    role = _CLAUSE.split(f" {match[1]}", maxsplit=1)[0].strip()
    if role.startswith(_GOES_ON):
        return None
    # Falk, head of the museum; but not: whose firm, Seaview, uses a crew from Orsk.
    return (
        role
        if any(part[-1] in _ROLE_NOUNS for part in map(_WORD.findall, _HEADS.split(role.lower())) if part)
        else None
    )
