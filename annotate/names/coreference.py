"""Who is meant by a mention: the fullest name in the text with its role, or nobody where the text does not settle
it."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from annotate.lexicon import BODY_NOUNS, BODY_WORDS, PARTISANS, PERSON_NOUNS, UNNAMED
from annotate.names.entities import People
from annotate.names.mentions import Form, Mention
from annotate.names.titles import head_noun, is_many

REACH = 3  # blocks that a pronoun looks back
_OWNERS = {"his": "he", "her": "she", "their": "they"}
_CROWD = 40  # mentions that it looks back
_WORD = re.compile(r"\w+")
_TITLE_LIKE = re.compile(r" for | of the ")  # Pruning for Beginners, Gardener of the Year
# New Yorkers, South Orskans: many, and called by where they live.
_INHABITANTS = re.compile(
    r"(?:New|North|South|East|West|Northern|Southern|Eastern|Western) \w+(?:ers|ans|ites|ese|ish)"
)
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their|its|one|another|some|several) ", re.I)
_INDEFINITE = re.compile(r"^(?:an?|one|another|some|several|two|three|many|other|most) ", re.I)
_PART = re.compile(r" (?:of|for|at|in|from|with|on|to|who|that) ")
_OF = re.compile(r"[’']s? ")
# In a contest several are called so: the words do not tell who is meant.
_RIVALS = frozenset(
    "candidate nominee hopeful contender rival opponent frontrunner member friend supporter percent".split()
)
_DEPUTY = frozenset(
    "vice deputy assistant associate press acting co under".split()
)  # not the one whose noun they share
_LINKS = (" of ", " for ", " on ", " in ", " at ")
_ONCE = ("former", "then", "late", "new", "own", "state-run", "senior", "top")


class Entrance(NamedTuple):
    """A person's name in the text, with the number of its block."""

    name: str
    block: int
    leads: bool
    paired: bool


@dataclass(slots=True)
class Stage:
    """Who was on stage lately: the persons named, with the number of their block, the latest last."""

    people: People
    seen: list[Entrance] = field(default_factory=list)

    def enter(self, mention: Mention, block: int, *, leads: bool, paired: bool = False) -> None:
        """Note a person by name; ``leads``: as subject of a sentence or as speaker; ``paired``: with "and" behind the one before."""
        if mention.name:
            name = self.people.fullest(mention.name)
            if is_person(name, self.people):
                leads = leads or (paired and bool(self.seen) and self.seen[-1].leads)
                self.seen.append(Entrance(name, block, leads, paired and bool(self.seen)))


class Identity(NamedTuple):
    """A name and role as the text gives them; ``sure`` goes down where a pronoun or an office had to be settled."""

    name: str | None
    role: str | None
    sure: float = 1.0


NOBODY = Identity(None, None, 0.7)


def identify(mention: Mention, stage: Stage, block: int) -> Identity:
    """Return who a mention means; the name is None where the text does not say."""
    if mention.form in (Form.NAME, Form.OWNER) and mention.name:
        name = stage.people.fullest(mention.name)
        return Identity(name, stage.people.roles.get(name))
    if mention.form is Form.PRONOUN:
        return _by_pronoun(mention.words.lower(), stage, block)
    surnamed = stage.people.full.get(mention.words)  # Cook said, where the text has an Ida Cook
    if surnamed and surnamed.endswith(f" {mention.words}") and not is_many(mention.words.lower()):
        return Identity(surnamed, stage.people.roles.get(surnamed))
    return _by_noun(mention.words, stage)


def is_person(name: str, people: People) -> bool:
    """Tell whether a name is more likely a person's than a body's or a place's."""
    if name in people.genders:
        return True
    known = people.persons.get(name)
    if known is None:
        known = people.persons[name] = _sounds_like_a_person(name, people)
    return known


def _sounds_like_a_person(name: str, people: People) -> bool:
    role = people.roles.get(name)
    if role is not None:
        return head_noun(role) not in BODY_NOUNS  # Senn Central, the main news agency of the coast
    last = name.rsplit(" ", 1)[-1].lower()
    if name in people.things or last in PARTISANS or last in BODY_NOUNS or is_many(last):
        return False
    if _INHABITANTS.fullmatch(name):
        return False
    return " " in name and BODY_WORDS.isdisjoint(_WORD.findall(name)) and not _TITLE_LIKE.search(name)


def _by_pronoun(word: str, stage: Stage, block: int) -> Identity:
    word = _OWNERS.get(word, word)
    if word not in ("he", "she"):
        return NOBODY
    genders = stage.people.genders
    near = stage.seen[-_CROWD:]
    for leading in (True, False):
        for place in range(len(near) - 1, -1, -1):
            entrance = near[place]
            if block - entrance.block > REACH:
                break
            if (entrance.leads or not leading) and _may_be(entrance.name, word, stage.people):
                if _is_tied(near, place, word, stage.people):
                    return NOBODY
                genders.setdefault(entrance.name, word)
                return Identity(entrance.name, stage.people.roles.get(entrance.name), 0.9)
    return NOBODY


def _may_be(name: str, word: str, people: People) -> bool:
    return people.genders.get(name, word) == word


def _is_tied(near: list[Entrance], place: int, word: str, people: People) -> bool:
    """Tell whether somebody else is as near: "Vosk and Trebb met. “No,” he said." does not say who."""
    if people.genders.get(near[place].name) == word:
        return False
    partner = near[place - 1] if near[place].paired else None
    if partner is None and place + 1 < len(near) and near[place + 1].paired:
        partner = near[place + 1]
    return partner is not None and partner.name != near[place].name and _may_be(partner.name, word, people)


def _by_noun(words: str, stage: Stage) -> Identity:
    """The mayor is the only person with that role; a definite body stands for itself; anybody else stays unnamed."""
    noun = head_noun(words)
    if _INDEFINITE.match(words) or noun in UNNAMED or _OF.search(words):
        return NOBODY
    if noun in PERSON_NOUNS:
        return _by_role(words, noun, stage.people)
    if noun not in BODY_NOUNS or not words.lower().startswith("the "):
        return NOBODY
    bodies = {name for name in _bodies(noun, stage.people) if _covers(name, words, stage.people)}
    if len(bodies) == 1 and noun not in stage.people.unnamed:
        return NOBODY._replace(name=min(bodies), sure=0.85)
    return NOBODY._replace(name=_plain(words, noun), sure=0.9)


def _plain(words: str, noun: str) -> str:
    """Return a definite phrase as a name: the report, without "published on Tuesday"."""
    end = words.lower().find(noun) + len(noun)
    return words[0].lower() + (words[1:] if words.startswith(_LINKS, end) else words[1:end])


def _by_role(words: str, noun: str, people: People) -> Identity:
    """Return the only holder of a role, where the words before its noun do not say that another is meant."""
    fitting = people.holders.get(noun, [])
    if len(fitting) != 1 or noun in _RIVALS or is_many(noun):
        return NOBODY
    name, role = fitting[0], people.roles[fitting[0]]
    if not is_person(name, people) or _deputies(role) != _deputies(words) or not _covers(name, words, people):
        return NOBODY
    return Identity(name, role, 0.85)


def _deputies(role: str) -> frozenset[str]:
    return _DEPUTY.intersection(re.split(r"[ -]", role.lower()))


def _bodies(noun: str, people: People) -> set[str]:
    """Return the bodies that bear a noun in their names or are described by it."""
    described = [name for name in people.holders.get(noun, ()) if not is_person(name, people)]
    if described and not _is_topic(described[0], people):
        described = []
    return {*people.bodies.get(noun, ()), *described}


def _is_topic(name: str, people: People) -> bool:
    """Tell whether no other body is named more often: of the company, a text on a port that a bank has bought says nothing about the bank."""
    if not people.topic:
        people.topic = max(times for other, times in people.times.items() if not is_person(other, people))
    return people.times.get(name, 0) == people.topic


def _covers(name: str, words: str, people: People) -> bool:
    """Tell whether a name and its role hold whatever stands before the noun of a mention: the terrorist group is not the Orsk Group."""
    lead = _ARTICLE.sub("", _PART.split(words, maxsplit=1)[0]).lower().split(" ")[:-1]
    return people.words_for(name).union(_ONCE).issuperset(lead)
