"""Step: who it is that takes turns: the fullest name that the text gives for a label, or nobody where it does not settle it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from annotate.draft import Draft
from annotate.evidence import Form, Mention, Part, Sentence, Turn
from annotate.lexicon import HONORIFICS, NOT_NAMES, NOUNS, TITLES
from annotate.names import is_person
from annotate.talks.labels import key_of
from annotate.talks.unlabelled import ANSWERER, INTERVIEW
from source.model import Role

_SPOKE_TO = re.compile(
    r"\b(?:interview(?:s|ed)(?! by\b)|interview with|(?:spoke|speaks|talks|talked|sat down|chats|chatted|caught up) (?:to|with)"
    r"|conversation with|questions (?:to|for))\b",
    re.IGNORECASE,
)
_MUTUAL = re.compile(r"(?:sp|talk|sat|chat|caught)", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:interview(?:er|ed)?|questions?|asking|text|words) ?(?:by|:|–|—) ?", re.IGNORECASE)
_HIM = re.compile(
    r" (?:him|her|them)(?= (?:in|on|at|about|by|over|for|from|after|before|during|and|as|when|while)\b|[.,;]| [a-z]+ly\b)"
)
_ABOUT = re.compile(r"\b(?:in|on|at|of|from|near|about|by|for|under) $")
_ANSWER = frozenset(("A", ANSWERER, "interviewee", "respondent"))
_LONGEST_INITIALS = 2
_NEAR = 80  # characters from such words to the name
_PAIR = re.compile(r"\b([A-Z][a-zà-ÿ’-]{1,30}) (?:[A-Z]\. )?(?=([A-Z][\w’'-]{1,30}))")


def name_speakers(draft: Draft) -> Draft:
    """Return the draft with the speakers of its turns."""
    if not draft.turns:
        return draft
    persons = _Persons(draft)
    turns = {number: tuple(persons.named(turn) for turn in turns) for number, turns in draft.turns.items()}
    return replace(draft, turns=turns)


class _Persons:
    """The full names by surname, and who answers where the label is a bare letter."""

    def __init__(self, draft: Draft) -> None:
        self.people, self.full, self.roles = draft.people, _full_names(draft), _roles(draft)
        self.titles, self.given = _titles(draft), _given_names(draft.source.text)
        self.labelled = {turn.name for turn in _turns(draft) if turn.name}
        self.answerer = _answerer(draft)

    def named(self, turn: Turn) -> Turn:
        """Return a turn with the fullest name and the role of its speaker."""
        if turn.part is not Part.SPEECH:
            return turn
        if turn.key in _ANSWER:
            who = self.answerer
            return (
                turn._replace(name=who.name, role=self._role(who.name, who.role), mention=turn.mention or who)
                if who
                else turn
            )
        names = self.full.get(turn.key, set())
        if turn.name is None:  # an office alone, unless a label tells of a John King
            called = names & self.labelled
            return (
                turn._replace(name=next(iter(called)), role=self._role(next(iter(called)), None))
                if len(called) == 1
                else turn
            )
        if " " not in turn.name and (len(names) > 1 or len(self.titles.get(turn.key, ())) > 1):
            return turn._replace(name=None)  # two of one surname
        name = self._fullest(turn.name, names) if names else self._given(turn.name) or self._by_letters(turn)
        return turn._replace(name=name, role=self._role(name, turn.role))

    def _fullest(self, name: str, names: set[str]) -> str:
        words = set(name.casefold().split())
        fuller = [full for full in names if words <= set(full.casefold().split())]
        return fuller[0] if len(fuller) == 1 else name

    def _given(self, name: str) -> str | None:
        """Return a bare surname with the one given name that stands before it anywhere, as in a headline."""
        if " " in name:
            return name
        given = self.given.get(name, set())
        return f"{next(iter(given))} {name}" if len(given) == 1 else None

    def _by_letters(self, turn: Turn) -> str | None:
        """Return whose initials a label is, or the label itself if it may be a surname."""
        name = turn.name or ""
        if len(name) > _LONGEST_INITIALS or " " in name or not (turn.mention and turn.mention.words.isupper()):
            return name
        full = {one for names in self.full.values() for one in names}
        fitting = {one for one in full if "".join(word[0] for word in one.split()).casefold() == name.casefold()}
        return fitting.pop() if len(fitting) == 1 else None

    def _role(self, name: str | None, given: str | None) -> str | None:
        """Return the role of a name as the text writes it, rather than in the capitals of a label."""
        roles = (self.roles.get(name or ""), self.people.roles.get(name or ""), given)
        return next((role for role in roles if role and not role.isupper()), None) or next(filter(None, roles), None)


def _given_names(text: str) -> Mapping[str, set[str]]:
    """Return the words that stand like a given name before a surname, by surname."""
    given: dict[str, set[str]] = {}
    for pair in _PAIR.finditer(text):
        if not _is_title(pair[1]):
            given.setdefault(pair[2], set()).add(pair[1])
    return given


def _is_title(word: str) -> bool:
    return word in TITLES or word in HONORIFICS or word in NOT_NAMES or word.lower() in NOUNS


def _turns(draft: Draft) -> Iterator[Turn]:
    for turns in draft.turns.values():
        yield from turns


def _full_names(draft: Draft) -> Mapping[str, set[str]]:
    """Return the fullest names, of labels and of the text, by what all labels of one person share: the surname, or a first name."""
    full: dict[str, set[str]] = {}
    text = {name for name in draft.people.full.values() if name and " " in name and not name.isupper()}
    by_words = {name.casefold(): name for name in sorted(text)}
    labels = {turn.name for turn in _turns(draft) if turn.name and " " in turn.name}
    for name in sorted({by_words.get(name.casefold(), name) for name in labels} | text):
        _add(full.setdefault(key_of(name), set()), name)
    for short, whole in draft.people.full.items():
        if whole in text and " " not in short and short.casefold() not in full:
            full[short.casefold()] = {whole}
    return full


def _add(names: set[str], name: str) -> None:
    """Add a name to those of one surname; a shorter form of the same name gives way to it."""
    words = set(name.casefold().split())
    for other in sorted(names):
        others = set(other.casefold().split())
        if words <= others:
            return
        if others <= words:
            names.discard(other)
    names.add(name)


def _roles(draft: Draft) -> Mapping[str, str]:
    """Return the roles that labels give with full names."""
    return {
        turn.name: turn.role for turn in reversed(list(_turns(draft))) if turn.name and " " in turn.name and turn.role
    }


def _titles(draft: Draft) -> Mapping[str, set[str]]:
    """Return how those of one surname are addressed: Mr. and Mrs. Brown are two."""
    titles: dict[str, set[str]] = {}
    for turn in _turns(draft):
        words = turn.mention.words.lower().replace(".", "").split() if turn.mention and turn.name else []
        if words and words[0] in ("mr", "mrs", "ms", "miss"):
            titles.setdefault(turn.key, set()).add("he" if words[0] == "mr" else "she")
    return titles


def _answerer(draft: Draft) -> Mention | None:
    """Return who answers in an interview, as its head says: whom somebody spoke to, by name or by “him” or “her”; or else the only person
    named but for whoever asks. Nobody if there may be another.
    """
    first = min(draft.turns)
    head = [s for s in draft.sentences if s.block < first and s.block not in draft.furniture]
    if not any(INTERVIEW.search(draft.source.text, s.start, s.end) for s in head):
        return None
    below = [s for s in head if draft.source.blocks[s.block].role is not Role.HEADLINE]
    persons = [(s.start, name, mention) for s in below for name, mention in _persons_in(draft, s)]
    spoken_to = {name: mention for s in head for name, mention in _named_behind(draft, s)}
    if not spoken_to:
        spoken_to = _meant(draft, head, persons)
    if len(spoken_to) != 1:
        return None
    name, mention = spoken_to.popitem()
    return mention._replace(name=name, role=draft.people.roles.get(name))


def _persons_in(draft: Draft, sentence: Sentence) -> list[tuple[str, Mention]]:
    """Return the persons whom a sentence names in full, but for the author, for whoever asks, and for what it is about or where."""
    author = (draft.source.origin.author or "").casefold()
    asks = {cue.end() for cue in _ASKS.finditer(draft.source.text, sentence.start, sentence.end)}
    named = [(draft.people.fullest(m.name), m) for m in sentence.mentions if m.form is Form.NAME and m.name]
    named = [(name, m) for name, m in named if m.start not in asks and name.casefold() not in author]
    named = [(name, m) for name, m in named if not _ABOUT.search(draft.source.text, max(0, m.start - 8), m.start)]
    return [(name, m) for name, m in named if " " in name and is_person(name, draft.people)]


def _named_behind(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Mention]]:
    """Yield whom a sentence says that somebody spoke to: Interview with Ada Falk; The Courier spoke to the pilot Ada Falk."""
    text = draft.source.text
    persons = _persons_in(draft, sentence)
    for cue in _SPOKE_TO.finditer(text, sentence.start, sentence.end):
        if _MUTUAL.match(cue[0]) and any(m.start < cue.start() for _, m in persons):
            continue  # Ada Falk sat down with a reporter: which of them asks is not told
        behind = [(name, m) for name, m in persons if m.start >= cue.end()]
        if behind and behind[0][1].start - cue.end() < _NEAR and "." not in text[cue.end() : behind[0][1].start]:
            yield behind[0]
            yield from (
                two for one, two in pairwise(behind) if text[one[1].end : two[1].start] in (" and ", ", ", " & ")
            )


def _meant(draft: Draft, head: Sequence[Sentence], persons: Sequence[tuple[int, str, Mention]]) -> dict[str, Mention]:
    """Return who is meant by “him” or “her”, whom somebody spoke to; or, if nothing tells to whom, all persons named.

    Nobody where the one spoken to is only described (her lawyer), or is one of two who spoke with each other.
    """
    cues = [cue for s in head for cue in _SPOKE_TO.finditer(draft.source.text, s.start, s.end)]
    if any(_HIM.match(draft.source.text, cue.end()) for cue in cues):
        leading = {name: mention for start, name, mention in persons if mention.start == start}
        return leading or {name: mention for _, name, mention in persons}
    return {} if cues else {name: mention for _, name, mention in persons}
