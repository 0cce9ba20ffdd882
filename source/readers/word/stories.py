"""Which parts of a Word file hold text that its pages show, in order: headers in force, the body, notes that it calls, footers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from source.errors import Unreadable
from source.formats import BROKEN, RELATED, W, is_on
from source.model import Role
from source.readers.word.styles import Styles, styles_in

BODY = Role.PARAGRAPH
NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


class Parts(Protocol):
    """The parts of a Word file: those of ``source.formats.Package``, or of a document that somebody has opened."""

    def root(self, name: str) -> etree._Element | None:
        """Return the root of a part, the same one each time; None if the file has no such part."""

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the relations of a part: by id, the last word of its type and the name of the part it leads to."""


@dataclass(frozen=True, slots=True)
class Story:
    """A run of paragraphs: ``root`` holds them, ``part`` is its part's name, ``role`` what they are, ``place`` where a person finds them."""

    root: etree._Element
    part: str
    role: Role
    place: str = ""


@dataclass(slots=True)
class WordFile:
    """A Word file opened for a walk: its parts, the name of the main one with its relations, the styles."""

    parts: Parts
    main: str
    related: Mapping[str, tuple[str, str]]
    kinds: Mapping[str, list[str]]
    styles: Styles = field(default_factory=lambda: Styles({}))

    @classmethod
    def of(cls, parts: Parts) -> "WordFile":
        """Return the file of these parts. Raises Unreadable."""
        main = main_part(parts)
        related = parts.related(main)
        kinds: dict[str, list[str]] = {}
        for kind, name in related.values():
            kinds.setdefault(kind, []).append(name)
        file = cls(parts, main, related, kinds)
        file.styles = styles_in(file.part("styles"))
        return file

    def part(self, kind: str) -> etree._Element | None:
        """Return the root of the part of a kind (styles, comments) that the main one leads to; the usual one where none is named."""
        for name in self.kinds.get(kind, ()):
            root = self.parts.root(name)
            if root is not None:
                return root
        return self.parts.root(f"word/{kind}.xml")

    @property
    def content(self) -> list[str]:
        """The names of the parts in which an editor may write: the main one, comments, headers, footers and notes."""
        kinds = ("comments", "header", "footer", *NOTES)
        return [self.main, *sorted(name for kind in kinds for name in dict.fromkeys(self.kinds.get(kind, ())))]

    @property
    def compared(self) -> list[str]:
        """The names of the parts that tell whether anybody changed the file: those in which an editor may write, and which comments are done."""
        return [*self.content, *sorted(dict.fromkeys(self.kinds.get("commentsExtended", ())))]

    def stories(self, references: Iterable[tuple[str, str]]) -> Iterator[Story]:
        """Yield the stories; the notes are those of ``references``, which the body has filled by then."""
        root = self.parts.root(self.main)
        if root is None:
            raise Unreadable(BROKEN)
        sections = [one for one in root.iter(W + "sectPr") if not _is_former(one)]
        yield from self._margins(sections, "header", Role.HEADER)
        yield Story(root, self.main, BODY)
        yield from self._notes(references)
        yield from self._margins(sections, "footer", Role.FOOTER)

    def _margins(self, sections: Iterable[etree._Element], kind: str, role: Role) -> Iterator[Story]:
        """Yield the headers or footers that some page shows: first and even ones only where sections and settings ask for them."""
        names = {self.related[key][1]: None for key in self._in_force(sections, kind) if key in self.related}
        for name in names:
            part = self.parts.root(name)
            if part is not None:
                yield Story(part, name, role, kind)

    def _in_force(self, sections: Iterable[etree._Element], kind: str) -> Iterator[str]:
        now: dict[str, str] = {}
        for section in sections:
            for one in section.iterchildren(f"{W}{kind}Reference"):
                now[one.get(W + "type") or "default"] = one.get(RELATED + "id") or ""
            if "first" in now and is_on(section.find(W + "titlePg")):
                yield now["first"]
            if "default" in now:
                yield now["default"]
            if "even" in now and self._has_even_pages():
                yield now["even"]

    def _has_even_pages(self) -> bool:
        settings = self.part("settings")
        return settings is not None and is_on(settings.find(W + "evenAndOddHeaders"))

    def _notes(self, references: Iterable[tuple[str, str]]) -> Iterator[Story]:
        for plural, kind in NOTES.items():
            wanted = [number for of, number in references if of == kind]
            root = self.part(plural) if wanted else None
            if root is None:
                continue
            notes = {
                note.get(W + "id"): note for note in root.iterfind(W + kind) if note.get(W + "type") not in _NO_NOTES
            }
            name = next(
                (one for one in self.kinds.get(plural, ()) if self.parts.root(one) is root), f"word/{plural}.xml"
            )
            yield from (Story(notes[number], name, Role.FOOTNOTE, kind) for number in wanted if number in notes)


def _is_former(section: etree._Element) -> bool:
    """Tell whether it is what a section was before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag == W + "sectPrChange"


def main_part(parts: Parts) -> str:
    """Return the name of the part that holds the body: Word for the web calls it document2.xml. Raises Unreadable."""
    for kind, name in parts.related("").values():
        if kind == "officeDocument" and parts.root(name) is not None:
            return name
    if parts.root("word/document.xml") is not None:
        return "word/document.xml"
    raise Unreadable(BROKEN)
