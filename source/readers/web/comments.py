"""The comments in a page that a word processor saved: a mark in the text, "[a]", and below it what somebody wrote there.

Browsers show both among the words. Here they are told apart from the text, as the comments of a Word file are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from source.model import Remark, Span

# What a mark's link begins with, and the link back from the comment: Google Docs, Word.
LINKS = (("#cmnt_ref", "#cmnt"), ("#_msoanchor_", "#_msocom_"))
HOLDERS = frozenset(("div", "li", "td", "dd"))


@dataclass(frozen=True, slots=True)
class Comments:
    """``marks`` are the elements that stand for a comment in the text; ``texts`` hold its words, by the same key."""

    marks: Mapping[etree._Element, str]
    texts: Mapping[etree._Element, str]

    def is_aside(self, element: etree._Element) -> bool:
        """Tell whether an element is no part of the text."""
        return element in self.marks or element in self.texts

    def remarks(self, places: Mapping[str, Span]) -> tuple[Remark, ...]:
        """Return the comments in order; ``places`` says where their marks stood. One without words is none."""
        found: dict[str, list[str]] = {}
        for element, key in self.texts.items():
            found.setdefault(key, []).append(_words(element))
        remarks = [Remark(places.get(key), "", None, "\n".join(filter(None, words))) for key, words in found.items()]
        return tuple(remark for remark in remarks if remark.text)


def comments_in(root: etree._Element) -> Comments:
    """Return the comments of a page, and their marks."""
    backs = list(_links(root, 0))
    if not backs:
        return Comments({}, {})
    texts: dict[etree._Element, str] = {}
    for link, key in backs:
        texts.setdefault(_holder(link), key)
    known = {key for _, key in backs}
    marks = {_mark(link): key for link, key in _links(root, 1) if key in known}
    return Comments(marks, texts)


def _links(root: etree._Element, side: int) -> Iterator[tuple[etree._Element, str]]:
    for link in root.iter("a"):
        href = link.get("href") or ""
        for program, starts in enumerate(LINKS):
            number = href.removeprefix(starts[side])
            if number != href and number.isdigit():
                yield link, f"{program}:{number}"


def _holder(link: etree._Element) -> etree._Element:
    """Return what begins with a comment's link back, up to the div round it, and holds no other comment and no mark."""
    holder = link
    for outer in link.iterancestors():
        if outer.tag in ("body", "html") or not _begins_with(outer, holder):
            break
        if len(list(islice(_links(outer, 0), 2))) > 1 or any(_links(outer, 1)):
            break
        holder = outer
        if outer.tag in HOLDERS:
            break
    return holder


def _begins_with(outer: etree._Element, inner: etree._Element) -> bool:
    return not (outer.text or "").strip() and outer[0] is inner


def _mark(link: etree._Element) -> etree._Element:
    """Return the mark with what raises it, where that holds nothing else."""
    outer = link.getparent()
    if outer is None or outer.tag not in ("sup", "span") or len(outer) > 1:
        return link
    return link if (outer.text or "").strip() or (link.tail or "").strip() else outer


def _words(comment: etree._Element) -> str:
    """Return what a comment says, without the mark that it begins with."""
    words = _without_mark([str(piece) for piece in comment.itertext()])
    return " ".join(words.split())


def _without_mark(pieces: Sequence[str]) -> str:
    first = next((n for n, piece in enumerate(pieces) if piece.strip()), 0)
    return " ".join(pieces[first + 1 :])
