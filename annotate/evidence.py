"""What the steps find in a text before anybody is quoted: sentences with their marks, mentions and cues, and who appears.

All places are offsets into the source's text. The words are read from a copy of it in which quoted words are blanked, so that nothing in
them is taken for a speaker.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

BLANK = "\ue000"  # stands for every character of quoted words and their marks


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one block between a pair of quotation marks; of nested ones only the outer.

    ``start`` and ``end`` hold the words, ``outer_start`` and ``outer_end`` the marks too (equal where a mark is missing).
    ``continues``: the quotation was left open in an earlier block and this block reopens it. ``closed``: the closing mark is there.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    block: int
    continues: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment to be: its place, the number of its block, and whether it is the interpreting tail of the one before."""

    start: int
    end: int
    block: int
    tail: bool = False


class Form(StrEnum):
    """How somebody is mentioned. A noun is an office, a kind of body or a paper; an owner is a name in the possessive, which never
    speaks; a label stands before a turn of a transcript.
    """

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"
    OWNER = "owner"
    LABEL = "label"


class Mention(NamedTuple):
    """A place where somebody is named, called by a role, or meant by a pronoun. ``name`` is None for the last two."""

    start: int
    end: int
    words: str
    form: Form
    name: str | None = None
    role: str | None = None


class Word(NamedTuple):
    """A word with its place."""

    start: int
    end: int
    words: str


class Cue(NamedTuple):
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


class Sentence(NamedTuple):
    """A passage and what is found in it, each in order: ``marks`` (clipped to it), ``mentions``, ``verbs`` of speech, and their ``cues``.

    ``text`` is the whole text with quoted words blanked, not the passage's alone: what stands before and behind it counts as well.
    """

    text: str
    passage: Passage
    marks: Sequence[Mark] = ()
    mentions: Sequence[Mention] = ()
    verbs: Sequence[Word] = ()
    cues: Sequence[Cue] = ()

    @property
    def start(self) -> int:
        """Where the passage begins."""
        return self.passage.start

    @property
    def end(self) -> int:
        """Where the passage ends."""
        return self.passage.end

    @property
    def block(self) -> int:
        """The number of its block."""
        return self.passage.block

    @property
    def tells(self) -> bool:
        """Whether there is anything in it from which somebody may be quoted."""
        return bool(self.marks or self.mentions or self.verbs)


class Part(StrEnum):
    """What a turn of a talk is: somebody's words, what an interviewer asks, what was observed meanwhile (applause)."""

    SPEECH = "speech"
    QUESTION = "question"
    OBSERVED = "observed"


class Turn(NamedTuple):
    """Whose turn it is in a stretch of a block, from ``begin``; the words begin at ``start``, behind a label if there is one.

    ``mention`` is where the speaker is named: the label of this turn, or of the one that it goes on with. ``key`` is what all labels of
    that person share. ``name`` is None where the label names nobody: Q, Speaker 1.
    """

    begin: int
    start: int
    part: Part
    mention: Mention | None = None
    key: str = ""
    name: str | None = None
    role: str | None = None

    @property
    def is_labelled(self) -> bool:
        """Whether a label stands before the words."""
        return self.mention is not None and self.begin <= self.mention.start < self.start


@dataclass(slots=True)
class People:
    """Who appears in a text: full names by surname, roles and genders by full name."""

    full: dict[str, str | None] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    holders: dict[str, list[str]] = field(default_factory=dict)  # who holds a role, by its noun
    bodies: dict[str, list[str]] = field(default_factory=dict)  # names by the noun in them: ministry, council
    unnamed: set[str] = field(default_factory=set)  # nouns by which the text also tells of a body that it does not name
    things: set[str] = field(default_factory=set)  # names of what is no person: the Rust Belt, in New York
    times: dict[str, int] = field(default_factory=dict)  # how often a name is mentioned
    topic: int = 0  # how often the body is mentioned that is mentioned most, once that has been asked for
    persons: dict[str, bool] = field(default_factory=dict)  # which names have been judged to be a person's

    def fullest(self, name: str) -> str:
        """Return the fullest name that the text gives for a name."""
        return self.full.get(name) or name

    def words_for(self, name: str) -> set[str]:
        """Return the words of a name and of its role, in small letters."""
        return {*name.lower().split(" "), *self.roles.get(name, "").lower().split(" ")}
