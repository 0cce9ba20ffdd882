"""Pasted mails and threads: header lines, lines that part one mail from the next, and how deep each line is quoted.

What is hard about it is what is no mail: opening hours, an article that quotes a mail, a poem with “>”. In doubt a text is none.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from source.model import Block, Hints, Role
from source.text import GREETING, PAGE_TITLE, SENDER, SENT_AT, WROTE, Fields, field_of, is_dated, is_header

DEEPEST = 60  # levels; nobody quotes deeper
GREETED = (",", ":", "!")  # what stands behind a greeting
BEGINNING = 4000  # characters of a file in which a header at its top ends
HEAD = 100  # characters of a greeting
LONGEST = 400  # characters of a line that opens quoted words, over its breaks
_MARKS = re.compile(r"(?:[ \t]{0,3}>)+")
_ORIGINAL = (
    "original|originale|originalnachricht|ursprüngliche|d['’]origine|oryginalna|oorspronkelijk|оригінальне|вихідне|исходное"
    "|forwarded|weitergeleitete|transféré|réexpédié|reenviado|inoltrato|encaminhada|przekazana|doorgestuurd|переслане|пересылаемое"
)
_MESSAGE = "message|e-?mail|nachricht|mensaje|messaggio|mensagem|wiadomość|bericht|повідомлення|сообщение|forwarded by"
_BETWEEN = re.compile(
    rf"(?=.{{0,90}}\b(?:{_MESSAGE})\b)[-_=—*]{{3,}}[ \t]*(?:[^\W\d_]+[ \t]){{0,2}}(?:{_ORIGINAL})\b[^\n]{{0,80}}[-_=—*]{{2,}}$"
    rf"|-{{3,}} ?on \b[^\n]{{6,120}}\b{WROTE} ?-{{3,}}$",
    re.I,
)
_BEGIN = re.compile(
    r"(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du (?:message|e-mail) (?:réexpédié|transféré)"
    r"|inicio del mensaje reenviado|inizio messaggio inoltrato|początek przekazywanej wiadomości|begin doorgestuurd bericht"
    r"|початок пересланого повідомлення|forwarded message|weitergeleitete nachricht)[ \t\xa0]?:$",
    re.I,
)
_RULE = re.compile(r"[_-]{10,}$")
# On Mon, 4 May 2026 at 10:12, Ida Marsh <ida@harbour.example> wrote:
_OPENING = re.compile(
    rf"(?=.{{0,{LONGEST}}}$).*\b{WROTE}(?!\w)(?:[^<>@]{{0,60}}|[^<>@]{{1,60}}<[^<>\s]{{3,100}}> ?):$", re.I
)
_BEGINS = re.compile(r"\W{0,2}(?:on|am|le|el|il|em|den|op|dnia|w dniu)\b|.{0,12}\d|.{0,90}@", re.I)
_NAMED = re.compile(r"[A-ZÀ-Þ][^\W\d_]*(?:[ .'’-]{1,2}[A-ZÀ-Þ][^\W\d_]*){0,3} (?:wrote|writes):$")
_CLOCK = re.compile(r"\d[:.h]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.I)
_WEEKDAY = re.compile(r"\W{0,2}on (?:mon|tue|wed|thu|fri|sat|sun), ", re.I)
_TO_WHOM = re.compile(r"(?:to|cc|an|à|para|a|do) [^.!?]{2,80}$", re.I)
# What stands above a header: MEMORANDUM, Gmail – Harbour opens, 1 message
_TITLE = re.compile(
    r"(?:from \S+ .{5,40} (?:19|20)\d\d$|memo(?:randum)?|gmail|outlook|inbox|print|\d+ messages?|\d+ nachrichten?)\b.{0,80}$",
    re.I,
)


class _Line(NamedTuple):
    """Where a line and its words begin, these words, the marks of quoting before them, and whether it is set in like a folded one."""

    start: int
    at: int
    words: str
    quoted: int
    folded: bool


class Part(NamedTuple):
    """Lines of one role and level: a header's line, or a run of others."""

    start: int
    end: int
    role: Role = Role.PARAGRAPH
    level: int = 0


@dataclass(frozen=True, slots=True)
class Thread:
    """A text whose marks of quoting are blanks, and its parts, in order; a text that is no mail has one."""

    text: str
    parts: tuple[Part, ...]

    def marked(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Return blocks, none of which lies in two parts, with the roles and levels of these."""
        starts = [part.start for part in self.parts]
        parts = [self.parts[bisect_right(starts, block.start) - 1] for block in blocks]
        return tuple(
            block if part.role is Role.PARAGRAPH else replace(block, role=part.role, hints=Hints(level=part.level))
            for block, part in zip(blocks, parts, strict=True)
        )


def find_thread(text: str) -> Thread:
    """Return a text as a thread: each line of a header, and each run of lines of one level, is a part. Linear in the text.

    >>> find_thread("From: Ida\\nSubject: Quay\\n\\nIt is open.\\n> When?").parts[-1]
    Part(start=37, end=44, role=<Role.REPLY: 'reply'>, level=1)
    """
    lines = _lines(text)
    begun = _Finder(lines).parts()
    if not begun:
        return Thread(text, _of_letter(lines, len(text)))
    ends = [*(part.start for part in begun[1:]), len(text)]
    pieces: list[str] = []
    place = 0
    for line in lines:
        if line.quoted:
            pieces += text[place : line.start], text[line.start : line.at].replace(">", " ")
            place = line.at
    parts = tuple(part._replace(end=end) for part, end in zip(begun, ends, strict=True))
    return Thread("".join((*pieces, text[place:])), parts)


def begins_as_mail(text: str) -> bool:
    """Tell whether a text begins with the header of a mail, without Markdown's marks.

    >>> begins_as_mail("From: Ida\\nSubject: Quay\\n\\nIt is open."), begins_as_mail("# From: Ida")
    (True, False)
    """
    beginning = text.lstrip("\ufeff \n\r")[:BEGINNING]
    parts = _Finder(_lines(beginning)).parts() if beginning[:1].isalpha() else []
    return bool(parts) and parts[0].role is Role.MAIL_HEADER


def _of_letter(lines: Sequence[_Line], length: int) -> tuple[Part, ...]:
    """Return the parts of a text that is no thread: its greeting, if it begins with one, and the rest."""
    first = next((number for number, line in enumerate(lines) if line.words), 0)
    if (
        first + 1 == len(lines)
        or lines[first].words[-1:] not in GREETED
        or not GREETING.match(lines[first].words[:HEAD])
    ):
        return (Part(0, length),)
    return Part(0, lines[first + 1].start), Part(lines[first + 1].start, length)


def _lines(text: str) -> list[_Line]:
    lines = []
    place = 0
    for line in text.split("\n"):
        marks = _MARKS.match(line)
        width = marks.end() if marks else 0
        words = line[width:].strip()
        folded = line[width + (width > 0) :][:1] in (" ", "\t")
        lines.append(_Line(place, place + width, words, line.count(">", 0, width), folded))
        place += len(line) + 1
    return lines


class _Finder:
    """Walks through the lines once.

    ``opened`` are the numbers of marks at which a mail without marks of its own began, from the outside; ``mails`` holds what is known
    of the header of each level's mail, ``filled`` the levels of which the mail has words.
    """

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.lines, self.found = lines, list[Part]()
        self.opened: list[int] = []
        self.mails: dict[int, Fields] = {}
        self.filled: set[int] = set()
        self.is_mail = False
        self.greeted = False  # the last line was a greeting, with which no sentence goes on
        self.plain = 0  # up to this line no header begins

    def parts(self) -> list[Part]:
        """Return what was found; nothing where no line says that this is a mail."""
        number = self._next(0)
        while number < len(self.lines):
            while self.opened and self.opened[-1] > self.lines[number].quoted:
                self.opened.pop()
            after = self._header(number) or self._between(number) or self._opening(number) or self._sender(number)
            number = self._next(after or self._words(number))
        return self.found if self.is_mail else []

    def _next(self, number: int) -> int:
        """Return the first line from here that holds words, or one behind the last."""
        while number < len(self.lines) and not self.lines[number].words:
            number += 1
        return number

    def _level(self, quoted: int) -> int:
        return min(quoted + len(self.opened), DEEPEST)

    def _words(self, number: int) -> int:
        """Take a line as words of the mail that is open at its level."""
        level = self._level(self.lines[number].quoted)
        last = self.found[-1] if self.found else None
        if last is None or last.level != level or last.role is Role.MAIL_HEADER or self.greeted:
            self.found.append(Part(self.lines[number].start, 0, Role.REPLY if level else Role.PARAGRAPH, level))
        self.greeted = level not in self.filled and bool(GREETING.match(self.lines[number].words[:HEAD]))
        self.filled.add(level)
        return number + 1

    def _open(self, numbers: Sequence[int], fields: Fields, *, quoted: int) -> None:
        """Take lines as the head of the mail that begins behind so many marks; it is one within the present mail if that is under way."""
        if "number" in fields:  # the mails of a digest stand beside one another
            self.opened = [outer for outer in self.opened if outer < quoted]
        level = self._level(quoted)
        known = self.mails.get(level, {})
        under_way = level in self.filled or ("from" in known and "from" in fields)
        if under_way and "number" not in fields and self.lines[numbers[0]].quoted == quoted:
            self.opened.append(quoted)
            level = self._level(quoted)
        if under_way or level not in self.mails:
            self.mails = {deep: own for deep, own in self.mails.items() if deep < level}
            self.filled = {deep for deep in self.filled if deep < level}
        self.mails[level] = self.mails.get(level, {}) | fields
        self.found += [Part(self.lines[number].start, 0, Role.MAIL_HEADER, level) for number in numbers]
        self.is_mail = True

    def _header(self, number: int) -> int | None:
        """Take the lines of a header, if one begins here; return the line behind them."""
        if number < self.plain or field_of(self.lines[number].words) is None:
            return None
        numbers, after, fields = self._fields(number)
        if not self._is_header(number, fields):
            self.plain = after
            return None
        self._take_title(number)
        self._open(numbers, fields, quoted=self.lines[number].quoted)
        return after

    def _fields(self, number: int) -> tuple[list[int], int, Fields]:
        """Return the lines from here that begin a header's fields, the line behind, and the fields. They stand close together, or all apart."""
        numbers: list[int] = []
        fields: Fields = {}
        gap: int | None = None
        last = after = number
        while after < len(self.lines) and self.lines[after].quoted == self.lines[number].quoted:
            line, apart = self.lines[after], after - last - 1
            found = field_of(line.words)
            if numbers and (apart > 1 or (found and gap is not None and apart != gap)):
                break
            if found is None and not (apart == 0 and (line.folded or line.words.startswith("<"))):
                break
            if found and found[0] == "from" and "from" in fields:
                break
            if found:
                gap = apart if numbers else None
                numbers.append(after)
                fields.setdefault(*found)
            last, after = after, self._next(after + 1)
        return numbers, last + 1, fields

    def _is_header(self, number: int, fields: Fields) -> bool:
        """Tell whether fields are a mail's header here: at the top, or where it is known or plain that this is a mail."""
        if self.is_mail:
            level = self._level(self.lines[number].quoted)
            begun = level in self.mails and level not in self.filled
            return is_header(fields) or (begun and not {"from", "subject"}.isdisjoint(fields))
        if not self.found or self._has_title_before(number):
            return is_header(fields)
        return is_header(fields) and is_dated(fields) and not self._before(number).endswith(":")

    def _before(self, number: int) -> str:
        return next(self.lines[n].words for n in range(number - 1, -1, -1) if self.lines[n].words)

    def _has_title_before(self, number: int) -> bool:
        """Tell whether no more than a title of the mail stands above a line."""
        before = [line.words for line in self.lines[:number] if line.words] if number < 12 else []
        return 0 < len(before) <= 3 and all(
            words.isupper() or _TITLE.match(words) or PAGE_TITLE.match(words) for words in before
        )

    def _take_title(self, number: int) -> None:
        """Put what stands above the first mail's header to it, if it is a title."""
        if self.found and not self.is_mail and self._has_title_before(number):
            self.found = [Part(line.start, 0, Role.MAIL_HEADER, 0) for line in self.lines[:number] if line.words]
            self.filled.clear()

    def _between(self, number: int) -> int | None:
        """Take a line that parts two mails; return the line behind it."""
        line, after = self.lines[number], self._next(number + 1)
        if _RULE.match(line.words) and after == number + 1:
            place = len(self.found)
            behind = (
                self._header(after) if after < len(self.lines) and self.lines[after].quoted == line.quoted else None
            )
            if behind:
                self.found.insert(place, Part(line.start, 0, Role.MAIL_HEADER, self.found[place].level))
            return behind
        if not (_BETWEEN.match(line.words) or _BEGIN.match(line.words)):
            return None
        quoted = self.lines[after].quoted if after < len(self.lines) else line.quoted
        self._open([number], {}, quoted=max(quoted, line.quoted))
        return number + 1

    def _opening(self, number: int) -> int | None:
        """Take a line, broken into three at most, that says who wrote the quoted words below it; return the line behind it."""
        first = self.lines[number]
        if not (first.words.endswith(":") or _BEGINS.match(first.words[:LONGEST])):
            return None
        words = ""
        for after in range(number + 1, min(number + 4, len(self.lines) + 1)):
            line = self.lines[after - 1]
            if line.quoted != first.quoted or not line.words:
                return None
            words = f"{words} {line.words}"[: 2 * LONGEST].lstrip()
            if words.endswith(":"):
                break
        below = self._next(after)
        if not _OPENING.match(words) or below == len(self.lines):
            return None
        is_quoted = self.lines[below].quoted > first.quoted
        if not self._is_opening(words, is_quoted=is_quoted, is_next=below == after):
            return None
        self._open([number], {}, quoted=self.lines[below].quoted if is_quoted else first.quoted)
        return after

    def _is_opening(self, words: str, *, is_quoted: bool, is_next: bool) -> bool:
        """Tell whether a line that ends with “wrote:” is a mail program's, not an article's: it knows the minute or the address."""
        if SENDER.match(words):
            return True
        told = bool(_CLOCK.search(words)) and bool(_BEGINS.match(words))
        if is_quoted:
            named = is_next and bool(_NAMED.match(words))
            return self.is_mail or told or named or "@" in words or bool(_WEEKDAY.match(words))
        return told and ("@" in words or self.is_mail or bool(_WEEKDAY.match(words)))

    def _sender(self, number: int) -> int | None:
        """Take a sender's name and address with the date behind or below them, as a mail is copied from a page; return the line behind."""
        line = self.lines[number]
        sender = SENDER.match(line.words[:LONGEST])
        if sender is None or line.quoted or (self.found and not self.is_mail and not self._has_title_before(number)):
            return None
        numbers = [number]
        if sender.end() == len(line.words):
            numbers.append(self._next(number + 1))
        if numbers[-1] >= len(self.lines) or not SENT_AT.match(
            self.lines[numbers[-1]].words[sender.end() if len(numbers) == 1 else 0 :]
        ):
            return None
        after = numbers[-1] + 1
        while after < len(self.lines) and (
            _TO_WHOM.match(self.lines[after].words) or field_of(self.lines[after].words)
        ):
            numbers.append(after)
            after += 1
        self._take_title(number)
        self._open(numbers, {"from": sender[1]}, quoted=0)
        return after
