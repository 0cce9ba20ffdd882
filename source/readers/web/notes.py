"""Notes of a web page: the marks that send a reader to them, which are no words of their sentences, and the elements that hold them."""

from functools import cached_property

from lxml import etree

from source.text import is_note_mark

LONGEST_MARK = 12  # characters
MOST_ELEMENTS = 5
MARKED = ("sup", "a", "span")
_REFERENCES = frozenset(
    "footnote footnote-ref footnote-reference footnoteref footnote-link endnote endnote-ref fnref noteref note-ref reference".split()
)
_NOTES = frozenset(
    "footnote footnotes footnote-list footnotes-list footnote-item footnote-definition endnote endnotes references reflist".split()
)
_LABELS = frozenset("doc-footnote doc-endnote doc-endnotes".split())
_WAYS_BACK = frozenset("↩ ↑ ⏎ ^ ⤴".split())
_NEVER = frozenset("html body main article".split())  # what holds the whole page says "footnotes" of something in it
_TYPE = "{http://www.idpf.org/2007/ops}type"


class Notes:
    """The notes of a page, whose elements are told one after the other as they begin."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._called: set[str] = set()

    def passes(self, element: etree._Element, tag: str, before: str) -> bool:
        """Tell whether an element is no word of the text: the mark of a note, ``before`` being the words in front of it on its line, or
        the sign at the end of a note that leads back to it.
        """
        return tag in MARKED and (self._is_way_back(element, tag) or self._is_mark(element, tag, before))

    def _is_mark(self, element: etree._Element, tag: str, before: str) -> bool:
        if not before.strip() or not (words := _short_words(element)):
            return False
        links = [element, *element.iterchildren(*MARKED), *_outer(element)]
        target = next((href[1:] for one in links if (href := one.get("href") or "").startswith("#")), "")
        named = any(_names(one) & _REFERENCES or one.get("role") == "doc-noteref" for one in links)
        raised = tag == "sup" or next(element.iterchildren("sup"), None) is not None
        # "[9]" behind a blank, not raised, may be a word of its sentence: see [9].
        if not (raised or named or (target and words.startswith("[") and not before[-1].isspace())):
            return False
        found = is_note_mark(words, before, linked=bool(target) or named, noted=raised and self._page_has_notes)
        if found and target:
            self._called.add(target)
        return found

    def _is_way_back(self, element: etree._Element, tag: str) -> bool:
        if tag != "a" or not (element.get("href") or "").startswith("#"):
            return False
        return element.get("role") == "doc-backlink" or _short_words(element).rstrip("\ufe0e\ufe0f") in _WAYS_BACK

    def is_note(self, element: etree._Element, tag: str) -> bool:
        """Tell whether a block element holds notes: it is named so, or a mark has led to it."""
        if tag in _NEVER:
            return False
        if element.get("role") in _LABELS or not _NOTES.isdisjoint(_names(element)):
            return element.find(".//h1") is None
        if not self._called:
            return False
        first = next((one for one in element.iterchildren() if isinstance(one.tag, str)), None)
        ids = (
            element.get("id"),
            *((first.get("id"), first.get("name")) if first is not None and not element.text else ()),
        )
        return any(one in self._called for one in ids if one)

    @cached_property
    def _page_has_notes(self) -> bool:
        return any(
            not _NOTES.isdisjoint(_names(one))
            for one in self._root.iter("ol", "ul", "div", "section", "aside", "li", "p")
        )


def _short_words(element: etree._Element) -> str:
    """Return the words in an element; none if they, or the elements in it, are too many for a mark."""
    words = ""
    for number, one in enumerate(element.iter()):
        words += f"{one.text or ''}{'' if one is element else one.tail or ''}"
        if number > MOST_ELEMENTS or len(words) > LONGEST_MARK:
            return ""
    return words.strip()


def _outer(element: etree._Element) -> list[etree._Element]:
    parent = element.getparent()
    return [parent] if parent is not None and parent.tag in MARKED else []


def _names(element: etree._Element) -> set[str]:
    return set(
        f"{element.get('class') or ''} {element.get(_TYPE) or ''} {element.get('epub:type') or ''}".lower().split()
    )
