"""The words of a Markdown paragraph: what stands between its marks and tags, line by line, as a reader sees it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from source.text import behind_mark, is_note_mark, lowered, raised

_JOINED = (" ", "\n", ".", ",", ";", ":", "!", "?", ")")  # before these no blank is wanted
NEVER_SHOWN = frozenset("script style template noscript select svg title".split())
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_HIDDEN = re.compile(
    r"<[^<>]{0,300}?\s(?:hidden(?=[\s=/>])|style\s*=\s*[\"'][^\"'>]*display\s*:\s*none)", re.IGNORECASE
)
_NOTE = re.compile(r"href\s*=\s*[\"']?#|(?:class|role|id)\s*=\s*[\"'][^\"'>]*(?:foot|note|reference)", re.IGNORECASE)


@dataclass(slots=True)
class LeftOut:
    """What a person is told of: the numbers of the lines with comments, and with fences that go on with words; generators' tags in sentences."""

    fences: list[int] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """A line as it is shown: its words, and the number of the line of the file in which it begins."""

    number: int
    words: str = ""


@dataclass(slots=True)
class _Open:
    """An element whose end decides what becomes of the words in it: ``name`` is its tag, ``at`` where its words begin.

    ``linked``: it leads to a note; ``is_raised``: what is raised stands in it, and nothing before that.
    """

    name: str
    at: int
    linked: bool = False
    is_raised: bool = False


class Inline:
    """The lines that the tokens of a paragraph become. ``noted``: the text has notes; ``called``: by number, the line of each note's mark."""

    def __init__(self, number: int, left_out: LeftOut, *, noted: bool) -> None:
        self.lines = [Line(number)]
        self.called: dict[int, int] = {}
        self._number = number
        self._left_out = left_out
        self._noted = noted
        self._pieces: list[str] = []
        self._open: list[_Open] = []
        self._is_behind_mark = False

    def read(self, tokens: Sequence[Token]) -> "Inline":
        """Take in tokens; return itself."""
        hidden = _hidden(tokens)
        for place, token in enumerate(tokens):
            if place not in hidden and (take := _TAKES.get(token.type)):
                take(self, token)
            self._number += token.content.count("\n") + (token.type in ("softbreak", "hardbreak"))
            if token.type == "hardbreak":
                self.lines[-1].number = self._number
        self._break()
        return self

    def _add(self, words: str) -> None:
        if self._is_behind_mark:
            self._is_behind_mark = False
            before = self._pieces[-1]
            if before[-1].isspace() and words.startswith(_JOINED):
                self._pieces[-1] = before[:-1]
            else:
                words = behind_mark(before, words)
        if words:
            self._pieces.append(words)

    def _take_words(self, token: Token) -> None:
        self._add(token.content)

    def _take_softbreak(self, _: Token) -> None:
        self._add("\n")

    def _take_hardbreak(self, _: Token) -> None:
        self._break()

    def _take_note(self, token: Token) -> None:
        self.called.setdefault(token.meta["id"], self._number)
        self._pass_mark()

    def _take_generator_tag(self, token: Token) -> None:
        self._left_out.tags.append(" ".join(token.content.split()))

    def _take_link(self, token: Token) -> None:
        self._begin("a", linked=str(token.attrs.get("href", "")).startswith("#"))

    def _take_link_end(self, _: Token) -> None:
        self._end("a")

    def _take_html(self, token: Token) -> None:
        content = token.content
        if content.startswith("<!--") and says_something(content):
            self._left_out.comments.append(self._number)
        match = _NAME.match(content)
        name = match[1].lower() if match else ""
        if name == "br":
            self._break()
        elif name in ("a", "sup", "sub"):
            if content.startswith("</"):
                self._end(name)
            else:
                self._begin(name, linked=_NOTE.search(content) is not None)

    def _break(self) -> None:
        """End the line: what follows begins another."""
        self.lines[-1].words = "".join(self._pieces)
        self.lines.append(Line(self._number))
        self._pieces, self._open, self._is_behind_mark = [], [], False

    def _begin(self, name: str, *, linked: bool) -> None:
        self._open.append(_Open(name, len(self._pieces), linked))

    def _end(self, name: str) -> None:
        """Decide on the words in an element that ends here: the mark of a note, a value above or below the line, or words."""
        if not self._open or self._open[-1].name != name:
            return
        one = self._open.pop()
        words, before = "".join(self._pieces[one.at :]), "".join(self._pieces[max(0, one.at - 3) : one.at])[-60:]
        outer = self._open[-1] if self._open else None
        if outer and outer.at == one.at and outer.name != "sub":  # a link round a raised figure, or the other way round
            outer.linked |= one.linked
            outer.is_raised |= name == "sup"
            if name == "a":
                return
        is_raised = name == "sup" or one.is_raised
        # "[9]" behind a blank, not raised, may be a word of its sentence: see [9].
        if is_raised or (one.linked and words.startswith("[") and before[-1:].strip()):
            linked = one.linked or any(other.linked for other in self._open)
            if name != "sub" and before and is_note_mark(words, before, linked=linked, noted=self._noted):
                del self._pieces[one.at :]
                self._pass_mark()
                return
        if name != "a":
            del self._pieces[one.at :]
            self._pieces.append(raised(words) if name == "sup" else lowered(words))

    def _pass_mark(self) -> None:
        self._is_behind_mark = bool(self._pieces)


_TAKES: Mapping[str, Callable[[Inline, Token], None]] = {
    "text": Inline._take_words,
    "text_special": Inline._take_words,  # an escape or an entity, in a note that stands in its sentence
    "code_inline": Inline._take_words,
    "softbreak": Inline._take_softbreak,
    "hardbreak": Inline._take_hardbreak,
    "footnote_ref": Inline._take_note,
    "generator_tag": Inline._take_generator_tag,
    "link_open": Inline._take_link,
    "link_close": Inline._take_link_end,
    "html_inline": Inline._take_html,
}


def says_something(comment: str) -> bool:
    """Tell whether a comment is more than a sign for a program, such as <!--more-->."""
    return len(comment[4:].removesuffix("-->").split()) > 1


def _hidden(tokens: Sequence[Token]) -> set[int]:
    """Return the places of the tokens inside elements that are never shown, and end in the same paragraph."""
    if not any(token.type == "html_inline" for token in tokens):
        return set()
    found: set[int] = set()
    ends: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        if token.type == "html_inline" and token.content.startswith("</") and (match := _NAME.match(token.content)):
            ends.setdefault(match[1].lower(), []).append(place)
    until = -1
    for place, token in enumerate(tokens):
        if place <= until or token.type != "html_inline" or token.content.startswith("</"):
            continue
        match = _NAME.match(token.content)
        name = match[1].lower() if match else ""
        if name in NEVER_SHOWN or (name and _HIDDEN.match(token.content)):
            until = next((end for end in ends.get(name, ()) if end > place), -1)
            found.update(range(place + 1, until))
    return found
