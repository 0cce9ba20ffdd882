"""Step: who it is that takes turns: the fullest name that the text gives for a label, or nobody where it does not settle it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotate.draft import Draft
from annotate.evidence import Form, Mention, Part, People, Turn
from annotate.names import is_person
from annotate.talks.labels import key_of
from annotate.talks.unlabelled import ANSWERER, INTERVIEW


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
        self.titles = _titles(draft)
        self.answerer = _answerer(draft)

    def named(self, turn: Turn) -> Turn:
        """Return a turn with the fullest name and the role of its speaker."""
        if turn.part is not Part.SPEECH:
            return turn
        if turn.key in ("A", ANSWERER):
            who = self.answerer
            return (
                turn._replace(name=who.name, role=self._role(who.name, who.role), mention=turn.mention or who)
                if who
                else turn
            )
        names = self.full.get(turn.key, set())
        if turn.name is None:  # an office alone, unless somebody is called so
            return (
                turn._replace(name=next(iter(names)), role=None)
                if len(names) == 1 and turn.role and turn.key in self.titles
                else turn
            )
        if " " not in turn.name and (len(names) > 1 or len(self.titles.get(turn.key, ())) > 1):
            return turn._replace(name=None)  # two of one surname
        name = self._fullest(turn.name, names)
        return turn._replace(name=name, role=self._role(name, turn.role))

    def _fullest(self, name: str, names: set[str]) -> str:
        words = set(name.casefold().split())
        fuller = [full for full in names if words <= set(full.casefold().split())]
        return fuller[0] if len(fuller) == 1 else name

    def _role(self, name: str | None, given: str | None) -> str | None:
        return self.roles.get(name or "") or self.people.roles.get(name or "") or given


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
    """Return who answers in an interview: the only person whom its head names, but for the author; nobody if there are more."""
    first = min(draft.turns)
    author = (draft.source.origin.author or "").casefold()
    head = [s for s in draft.sentences if s.block < first and s.block not in draft.furniture]
    if not any(INTERVIEW.search(draft.source.text, s.start, s.end) for s in head):
        return None
    named = [(s.block, m) for s in head for m in s.mentions if m.form is Form.NAME and m.name]
    persons: dict[str, Mention] = {}
    for _, mention in named:
        name = draft.people.fullest(mention.name or "")
        if name.casefold() not in author and _is_persons(name, draft.people):
            persons.setdefault(name, mention)
    if len(persons) != 1:
        return None
    name, mention = persons.popitem()
    return mention._replace(name=name, role=draft.people.roles.get(name))


def _is_persons(name: str, people: People) -> bool:
    return " " in name and is_person(name, people)
