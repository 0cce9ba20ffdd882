"""Plain text: a block for each paragraph, whether it stands on one line or is broken over several."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

from source.limits import LIMITS, Limits, check_limit
from source.model import Block, Origin, Problem, Role, SourceText, Span, blanked, tight
from source.readers.text.mail import Thread, find_thread
from source.readers.text.transfer import without_code
from source.text import Cleaned, clean, cut_short, paragraphs, stated


def read_text(
    text: str,
    *,
    title: str | None = None,
    author: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    name: str = "",
) -> SourceText:
    """Return a source whose text is that very string where it is clean; the marks of quoting in a mail are blanks. Raises nothing.

    >>> read_text("Bridge Closes\\n\\nIt rained.").blocks[1].locator
    'line 3'
    """
    source = from_cleaned(clean(text))
    checksum = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    origin = replace(source.origin, name=clean(name).text, sha256=checksum)
    return replace(source, origin=stated(origin, title=title, author=author, outlet=outlet, date=date))


def read_plain(text: str, limits: Limits = LIMITS) -> SourceText:
    """Return the source of a decoded plain-text file. Raises TooLarge."""
    source = from_cleaned(clean(text))
    check_limit(limits, "max_paragraphs", len(source.blocks))
    return source


def from_cleaned(cleaned: Cleaned) -> SourceText:
    """Return the source of a cleaned text: a block for each paragraph."""
    cleaned = without_code(cleaned)
    thread = find_thread(cleaned.text)
    text = thread.text
    spans = _spans(thread, cleaned.pages)
    locators = _locators(text, spans, cleaned.pages)
    blocks = tuple(Block(span.start, span.end, locator=locator) for span, locator in zip(spans, locators, strict=True))
    problems = (*cleaned.problems, *_unquoted(cleaned.text, text), *cut_short(text, blocks))
    return SourceText(text, thread.marked(blocks), Origin(replaced=cleaned.replaced), problems)


def _unquoted(given: str, text: str) -> Iterator[Problem]:
    """Yield what to tell where the marks before a thread's quoted lines became blanks, one for one."""
    if given != text:
        count = given.count(">") - text.count(">")
        yield Problem(f"{count:,} marks of quoting (“>”) before the lines of older mails became blanks.")


def _spans(thread: Thread, pages: tuple[int, ...]) -> list[Span]:
    """Return the paragraphs of a text; of a thread each header line is one, and none reaches from one part into the next."""
    starts = [part.start for part in thread.parts]
    breaks = {*pages, *(start - 1 for start in starts)}
    heads = [
        head
        for part in thread.parts
        if part.role is Role.MAIL_HEADER and (head := tight(thread.text, part.start, part.end))
    ]
    spans = heads
    for span in paragraphs(blanked(thread.text, heads), breaks):
        inside = starts[bisect_right(starts, span.start) : bisect_left(starts, span.end)]
        spans += [piece for ends in pairwise((span.start, *inside, span.end)) if (piece := tight(thread.text, *ends))]
    return sorted(spans, key=lambda span: span.start)


def _locators(text: str, spans: list[Span], pages: tuple[int, ...]) -> Iterator[str]:
    """Yield where a person finds each paragraph: the page, the paragraph's number, or the line where a line is a paragraph."""
    wrapped = any("\n" in text[span.start : span.end] for span in spans)
    line, place = 1, 0
    for number, span in enumerate(spans, 1):
        line += text.count("\n", place, span.start)
        place = span.start
        if pages:
            yield f"page {bisect_right(pages, span.start) + 1}"
        else:
            yield f"paragraph {number}" if wrapped else f"line {line}"
