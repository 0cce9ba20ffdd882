"""The words of a Markdown paragraph: what stands between its marks and tags, line by line, as a reader sees it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from source.text import behind_mark, is_note_mark, lowered, raised

NEVER_SHOWN = frozenset("script style template noscript select svg title".split())
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_HIDDEN = re.compile(r"<[^>]*?\s(?:hidden(?=[\s=/>])|style\s*=\s*[\"'][^\"'>]*display\s*:\s*none)", re.IGNORECASE)
_NOTE = re.compile(r"href\s*=\s*[\"']?#|(?:class|role|id)\s*=\s*[\"'][^\"'>]*(?:foot|note|reference)", re.IGNORECASE)


@dataclass(slots=True)
class LeftOut:
    """What stands in a text and is shown by no page: the numbers of the lines with comments, and the generators' tags in sentences."""

    comments: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """A line as it is shown: its words, and the number of the line of the file in which it begins."""

    number: int
    words: str = ""


@dataclass(slots=True)
class _Open:
    """An element whose end decides what becomes of the words in it: ``name`` is its tag, ``at`` where its words begin."""

    name: str
    at: int
    linked: bool = False


class Inline:
    """The lines that the tokens of a paragraph become."""

    def __init__(self, number: int, left_out: LeftOut, *, noted: bool) -> None:
        self.lines = [Line(number)]
        self.number = number
        self.left_out = left_out
        self.noted = noted
        self.pieces: list[str] = []
        self.open: list[_Open] = []
        self.notes: list[dict[str, Any]] = []
        self.behind_mark = False
        self.links: list[bool] = []  # of each open link, whether it leads to a place on the page

    def read(self, tokens: Sequence[Token]) -> "Inline":
        """Take in tokens; return itself."""
        hidden = _hidden(tokens)
        for place, token in enumerate(tokens):
            kind = token.type
            if place in hidden:
                self.number += token.content.count("\n") + (kind in ("softbreak", "hardbreak"))
            elif kind in ("text", "code_inline"):
                self._add(token.content)
            elif kind == "softbreak":
                self.number += 1
                self._add("\n")
            elif kind == "hardbreak":
                self.number += 1
                self._break()
            elif kind == "footnote_ref":
                self._pass_mark()
                self.notes.append(token.meta)
            elif kind == "link_open":
                self.links.append(str(token.attrs.get("href", "")).startswith("#"))
            elif kind == "link_close":
                self.links.pop()
            elif kind == "html_inline":
                self._tag(token.content)
            elif kind == "generator_tag":
                self.left_out.tags.append(" ".join(token.content.split()))
                self.number += token.content.count("\n")
        self._break()
        return self

    def _add(self, words: str) -> None:
        if self.behind_mark:
            self.behind_mark = False
            before = self._last()
            if before.isspace() and words[:1] in (" ", "\n", ".", ",", ";", ":", "!", "?", ")"):
                self.pieces.append(self.pieces.pop()[:-1])
            else:
                words = behind_mark(before, words)
        self.pieces.append(words)

    def _last(self) -> str:
        return self.pieces[-1][-1:] if self.pieces else ""

    def _pass_mark(self) -> None:
        while self.pieces and not self.pieces[-1]:
            self.pieces.pop()
        self.behind_mark = bool(self.pieces)

    def _break(self) -> None:
        """End the line: what follows begins another."""
        self.lines[-1].words = "".join(self.pieces)
        self.lines.append(Line(self.number))
        self.pieces = []
        self.open = [one for one in self.open if one.name not in ("sup", "sub")]

    def _tag(self, content: str) -> None:
        if content.startswith("<!--"):
            self.left_out.comments.append(self.number)
        self.number += content.count("\n")
        match = _NAME.match(content)
        name = match[1].lower() if match else ""
        if name == "br":
            self._break()
        elif name == "a":
            if content.startswith("</"):
                del self.links[-1:]
            else:
                self.links.append(_NOTE.search(content) is not None)
        elif name in ("sup", "sub"):
            if content.startswith("</"):
                self._close(name)
            else:
                linked = _NOTE.search(content) is not None or any(self.links)
                self.open.append(_Open(name, len(self.pieces), linked))
        if self.open and name == "a" and self.links and self.links[-1]:
            self.open[-1].linked = True

    def _close(self, name: str) -> None:
        """Decide on the words set above or below the line that end here: a note's mark, a value, or words."""
        if not self.open or self.open[-1].name != name:
            return
        begun = self.open.pop()
        words = "".join(self.pieces[begun.at :])
        del self.pieces[begun.at :]
        before = "".join(self.pieces[-3:])[-60:]
        if name == "sup" and is_note_mark(words, before, linked=begun.linked, noted=self.noted):
            self._pass_mark()
            return
        self.behind_mark = False
        self.pieces.append(raised(words) if name == "sup" else lowered(words))


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
