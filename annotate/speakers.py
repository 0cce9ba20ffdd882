"""Who is meant by a mention: the fullest name in the text with its role, or nobody where the text does not settle
it."""

import re
from dataclasses import dataclass, field, replace

from annotate.names import Mention, People
from annotate.speech import BODY_NOUNS, PERSON_NOUNS, UNNAMED

REACH = 3  # blocks that a pronoun looks back
_OWNERS = {"his": "he", "her": "she", "their": "they"}
_CROWD = 40  # mentions that it looks back
_BODY_LIKE = re.compile(
    r"\b(?:Council|Ministry|Department|Agency|Police|University|Court|Commission|Party|Committee|Company|Inc|Corp|Ltd|Union|Association|"
    r"Office|Bank|Board|House|Senate|Parliament|Group|Institute|Times|Post|News|Authority|Service|Foundation|Center|Centre|States|"
    r"Kingdom|Nations|Organization|Organisation|Club|School|Hospital|Street|River|County|City|Trust|Society|Network|Act|Bureau)\b|^[A-Z]{2,}$"
)
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their|its|one|another|some|several) ", re.I)
_INDEFINITE = re.compile(r"^(?:an?|one|another|some|several|two|three|many|other|most) ", re.I)
_OF = re.compile(r"[’']s? ")


@dataclass(slots=True)
class Stage:
    """Who was on stage lately: the persons named, with the number of their block, the latest last."""

    people: People
    seen: list[tuple[str, int, bool]] = field(default_factory=list)

    def enter(self, mention: Mention, block: int, *, leads: bool) -> None:
        """Note a person by name; ``leads``: as subject of a sentence or as speaker."""
        if mention.name:
            name = self.people.fullest(mention.name)
            if is_person(name, self.people):
                self.seen.append((name, block, leads))


@dataclass(frozen=True, slots=True)
class Identity:
    """A name and role as the text gives them; ``sure`` goes down where a pronoun or an office had to be settled."""

    name: str | None
    role: str | None
    sure: float = 1.0


NOBODY = Identity(None, None, 0.7)


def identify(mention: Mention, stage: Stage, block: int) -> Identity:
    """Return who a mention means; the name is None where the text does not say."""
    if mention.form in ("name", "owner") and mention.name:
        name = stage.people.fullest(mention.name)
        return Identity(name, stage.people.roles.get(name))
    if mention.form == "pronoun":
        return _by_pronoun(mention.words.lower(), stage, block)
    return _by_noun(mention.words, stage)


def is_person(name: str, people: People) -> bool:
    """Tell whether a name is more likely a person's than a body's or a place's."""
    return name in people.genders or name in people.roles or (" " in name and not _BODY_LIKE.search(name))


def _by_pronoun(word: str, stage: Stage, block: int) -> Identity:
    word = _OWNERS.get(word, word)
    if word not in ("he", "she"):
        return NOBODY
    other = "she" if word == "he" else "he"
    genders = stage.people.genders
    for leading in (True, False):
        for name, home, leads in reversed(stage.seen[-_CROWD:]):
            if block - home > REACH:
                break
            if genders.get(name) != other and (leads or not leading):
                genders.setdefault(name, word)
                return Identity(name, stage.people.roles.get(name), 0.9)
    return NOBODY


def _by_noun(words: str, stage: Stage) -> Identity:
    """The mayor is the only person with that role; a definite body stands for itself; anybody else stays unnamed."""
    plain = _ARTICLE.sub("", words).lower()
    head = plain.split(" ")[-1]
    if _INDEFINITE.match(words) or head in UNNAMED or _OF.search(words):
        return NOBODY
    if head in BODY_NOUNS:
        named = words[0].lower() + words[1:] if words.lower().startswith("the ") else words
        return replace(NOBODY, name=named, sure=0.9) if words.lower().startswith("the ") else NOBODY
    if head in PERSON_NOUNS:
        fitting = stage.people.holders.get(head, [])
        if len(fitting) == 1:
            return Identity(fitting[0], stage.people.roles[fitting[0]], 0.85)
    return NOBODY
