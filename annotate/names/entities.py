"""Step: who appears in a text: the fullest name for every short form, and the roles and genders that the text itself gives."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annotate.draft import Draft
from annotate.evidence import Form, Mention, People
from annotate.lexicon import (
    BODY_NOUNS,
    BODY_WORDS,
    FUNCTION_WORDS,
    HE_TITLES,
    PARTICLES,
    PERSON_NOUNS,
    SHE_TITLES,
    VERBS,
    is_body,
)
from annotate.names.titles import head_noun, role_behind

_ACRONYM = re.compile(r" \(([A-Z][A-Za-z]{0,3}[A-Z]{1,5})\)")
_PLACES = frozenset(
    "the a an in at into near across throughout outside inside around his her its their".split()
)  # before a name
_NOUN = re.compile(r" ([a-z]{4,})\b")
_VERBAL = ("ed", "ly", "s", "ew", "ook", "ent", "ame", "ave", "ept", "old", "ost", "ote", "oke", "ught", "egan", "went")
_SHORTEST_GLUED = 3  # words
_LONGEST_CALLED = 3  # words of a name whose first word alone may mean the person


def gather_people(draft: Draft) -> Draft:
    """Return the draft with the people and bodies that it names."""
    text = draft.sentences[0].text if draft.sentences else ""
    return replace(
        draft, people=gather([mention for sentence in draft.sentences for mention in sentence.mentions], text)
    )


def gather(mentions: Sequence[Mention], text: str) -> People:
    """Return the people and bodies that the mentions of a text name."""
    people = People()
    named = [mention for mention in mentions if mention.name]
    names = dict.fromkeys(mention.name or "" for mention in named)
    people.things.update(_things(named, text))
    glued = {name: short for name in names if (short := _unglued(name, names))}
    for name in names:
        for key in _keys(name, called=name not in people.things) if name not in glued else ():
            known = people.full.get(key, name)
            people.full[key] = _fuller(known, name) if known else None
    for name, short in glued.items():
        people.full[name] = people.fullest(short)
    for mention in named:
        name = people.fullest(mention.name or "")
        people.times[name] = people.times.get(name, 0) + 1
        _note(people, mention, text)
        # The European Chemicals Agency (ECHA): from then on, it is called by its letters.
        if text[mention.end : mention.end + 2] == " (" and (letters := _acronym(text, mention)):
            people.full.setdefault(letters, people.fullest(mention.name or ""))
    for name in dict.fromkeys(people.fullest(mention.name or "") for mention in named):
        if " " in name and is_body(name):
            people.bodies.setdefault(name.rsplit(" ", 1)[-1].lower(), []).append(name)
        if " of " in name and (word := name.split(" ", 1)[0].lower()) in BODY_NOUNS:
            people.bodies.setdefault(word, []).append(name)
    for name, role in people.roles.items():
        people.holders.setdefault(head_noun(role), []).append(name)
    people.unnamed.update(
        noun for mention in mentions if mention.form is Form.NOUN and (noun := _unnamed_body(mention.words, people))
    )
    return people


def _acronym(text: str, mention: Mention) -> str | None:
    """Return the letters in brackets behind a name, where they begin as it does."""
    letters = _ACRONYM.match(text, mention.end)
    return letters[1] if letters and letters[1][0] == (mention.name or "")[0] else None


def _unnamed_body(words: str, people: People) -> str | None:
    """Return the noun of a mention that tells of another body than the named one with that noun: a rights group, the trade group."""
    rest = words.partition(" ")[2]
    lead, _, noun = rest.rpartition(" ")
    named = [*people.bodies.get(noun, ()), *people.holders.get(noun, ())] if lead and noun in BODY_NOUNS else []
    known = any(people.words_for(name).issuperset(lead.lower().split(" ")) for name in named)
    return noun if named and not known else None


def _unglued(name: str, names: Iterable[str]) -> str | None:
    """Return the name in a name that the text gives without what stands before it: Northerner Marta Vosk is Marta Vosk.

    Only where the surname alone is used as well: Ida Marsh Vosk, called Marsh Vosk and never Vosk, has two.
    """
    parts = name.split(" ")
    if len(parts) < _SHORTEST_GLUED or parts[-1] not in names or parts[-1] in BODY_WORDS:
        return None
    tails = (" ".join(parts[number:]) for number in range(1, len(parts) - 1) if parts[number].lower() not in PARTICLES)
    return next((tail for tail in tails if tail in names), None)


def _things(named: list[Mention], text: str) -> Iterator[str]:
    """Yield the names that are used of a place or a thing more often than not: the Rust Belt, in New York, Art Deco furniture."""
    several = [m for m in named if m.form is Form.NAME and not m.role and " " in (m.name or "")]
    placed = Counter(m.name for m in several if _is_placed(text, m))
    often = Counter(m.name for m in several if m.name in placed)
    yield from (name for name, times in placed.items() if name and 2 * times > often[name])


def _is_placed(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 12) : mention.start]
    if before.endswith(" ") and before.strip() and before.split()[-1].lower() in _PLACES:
        return True
    noun = _NOUN.match(text, mention.end, mention.end + 30)
    if noun is None or noun[1].endswith(_VERBAL):
        return False
    return noun[1] not in FUNCTION_WORDS and noun[1] not in VERBS


def _keys(name: str, *, called: bool) -> Iterator[str]:
    """Yield the forms by which a full name is called again: itself, its surname, and its first name if it may be ``called`` by that."""
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
            called
            and name.count(" ") < _LONGEST_CALLED
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
    elif mention.form is Form.NAME and text[mention.end : mention.end + 2] == ", " and name not in people.roles:
        role = role_behind(text, mention.end, name)
        addressed = mention.words != mention.name or name in people.genders  # Mr Vosk is no trust
        if role and not (addressed and head_noun(role) in BODY_NOUNS and head_noun(role) not in PERSON_NOUNS):
            people.roles[name] = role
    if not mention.role and mention.words == mention.name:
        return
    first = mention.words.split(" ", 1)[0]
    last_role = (mention.role or "").rsplit(" ", 1)[-1].lower()
    if first in HE_TITLES or last_role in HE_TITLES:
        people.genders.setdefault(name, "he")
    elif first in SHE_TITLES or last_role in SHE_TITLES:
        people.genders.setdefault(name, "she")
