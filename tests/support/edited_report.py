"""A colleague's report with all that a document has, marked up in place, and what an editor does to it, written as Word writes it."""

import copy
from collections.abc import Callable
from functools import cache

from lxml import etree
from word_building import (
    PAGE,
    Part,
    box,
    built,
    comment,
    gone,
    ins,
    noted,
    p,
    part,
    r,
    relation_of,
    tbl,
    tr,
)
from word_files import CP, MODIFIED, SAVED, XSI, W, packed, parts_of, tracked
from word_in_place import marked_as

from annotate import annotate
from annotate.model import AnnotatedText
from source import read

DOCUMENT, HEADER, FOOTNOTES, COMMENTS = (
    f"word/{name}.xml" for name in ("document", "header1", "footnotes", "comments")
)
EXTENDED, CORE = "word/commentsExtended.xml", "docProps/core.xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_ABOUT = (
    f'<cp:coreProperties xmlns:cp="{CP[1:-1]}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="{MODIFIED[1:26]}" '
    f'xmlns:xsi="{XSI[1:-1]}"><cp:lastModifiedBy>Ines Rowan</cp:lastModifiedBy></cp:coreProperties>'
)
Edit = Callable[[dict[str, etree._Element]], None]
_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@cache
def report() -> bytes:
    """Return the report: letterhead, headings, a list, a table, a footnote, a text box, a colleague's comment and changes, italics."""
    opening, closing, mark = noted(9, r("4.1 million"))
    body = p("Lock Opens Early", style="Heading1") + p("By Jonas Feld")
    body += p(
        "The lock at Vessen opened on ", r("Tuesday", "<w:b/>"), ", nine days ahead of plan. The work cost ", opening, closing, mark,
        " crowns", r('<w:footnoteReference w:id="2"/>'), ". It may have been the luck of a dry spring.",
    )  # fmt: skip
    body += p("“We had ", r("no rain at all", "<w:i/>"), " for six weeks,” said Petra Holm, who runs the lock.")
    body += p(
        "Boats wait ", gone(901, "two "), ins(902, "four "), "hours less than in 2024. Few skippers will complain."
    )
    body += p("What comes next", style="Heading1")
    body += "".join(
        p(words, look=_LIST) for words in ("The north gate gets new paint in June.", "The bridge closes on 3 July.")
    )
    body += tbl(tr("Gate", "Boats"), tr("North", "412 boats passed"), tr("South", "388 boats passed"))
    body += p("See the plan.", box(52, p("The office is open on weekdays.")))
    body += p("Nobody knows how long the pumps will last. They are forty years old.")
    body += p("Share this article") + p("Subscribe to our newsletter")
    header = part("header", p("Vessen Waterways Office"))
    section = PAGE.replace(
        "<w:sectPr>", f'<w:sectPr><w:headerReference w:type="default" r:id="{relation_of(HEADER)}"/>'
    )
    note = f'<w:footnote w:id="2">{p(r("<w:footnoteRef/>"), " Prices of 2025.")}</w:footnote>'
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    parts = {
        CORE: Part(_ABOUT.encode(), "application/vnd.openxmlformats-package.core-properties+xml", _CORE_RELATION),
        HEADER: header,
        FOOTNOTES: part("footnotes", note),
        COMMENTS: part("comments", comment(9, "Is that with tax?", paragraph="0A000001")),
        EXTENDED: _states(),
        "word/numbering.xml": part(
            "numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        ),
    }  # fmt: skip
    return built(body, parts=parts, page=section)


def _states() -> Part:
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    return Part(
        f'<w15:commentsEx xmlns:w15="{space}"><w15:commentEx w15:paraId="0A000001" w15:done="0"/></w15:commentsEx>'.encode(),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    )


@cache
def annotated_report() -> AnnotatedText:
    """Return the report's words with their kinds."""
    return annotate(read(report(), name="report.docx"))


@cache
def marked_report() -> bytes:
    """Return the report marked up in place, with a comment on each sentence."""
    return marked_as(report(), annotated_report()).data


def after_edits(data: bytes, *edits: Edit, by: str = "Mara Keller") -> bytes:
    """Return a marked-up document after these edits; ``by`` saved it last."""
    parts = parts_of(data)
    roots = {name: etree.fromstring(parts[name]) for name in (DOCUMENT, HEADER, FOOTNOTES, COMMENTS, EXTENDED, CORE)}
    for edit in edits:
        edit(roots)
    core = roots[CORE]
    for old in (*core.findall(CP + "lastModifiedBy"), *core.findall(MODIFIED)):
        core.remove(old)
    etree.SubElement(core, CP + "lastModifiedBy").text = by
    etree.SubElement(core, MODIFIED, {XSI + "type": "dcterms:W3CDTF"}).text = SAVED
    written = {
        name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        for name, root in roots.items()
    }
    return packed(parts | written)


# What an editor does: each returns an edit of the parts -------------------------------------------------------------------


def typed(old: str, new: str, part: str = DOCUMENT) -> Edit:
    """Words typed over others in their run; in a text box, in both of its forms."""

    def edit(roots: dict[str, etree._Element]) -> None:
        texts = [text for text in roots[part].iter(W + "t") if old in (text.text or "") and not _in_sheet(text)]
        assert texts, f"no run holds {old}"
        for text in texts:
            text.text = (text.text or "").replace(old, new)

    return edit


def tracked_typed(old: str, new: str, part: str = DOCUMENT) -> Edit:
    """The same with changes tracked; without new words, a deletion."""

    def edit(roots: dict[str, etree._Element]) -> None:
        for run in runs_of(roots[part], old):
            if new:
                fresh = copy.deepcopy(run)
                _text(fresh).text = new
                run.addnext(tracked("ins", fresh))
            put_into_change(run, "del")

    return edit


def put_into_change(run: etree._Element, tag: str, by: str = "Tom Reyes") -> None:
    """Put a run into a tracked change."""
    change = tracked(tag, by=by)
    run.addprevious(change)
    change.append(run)
    if tag in ("del", "moveFrom"):
        for text in list(run.iter(W + "t")):
            text.tag = W + "delText"


def runs_of(root: etree._Element, words: str) -> list[etree._Element]:
    """Return the runs that hold exactly these words, cut free where they are part of a longer one; two in a text box."""
    found = [text for text in root.iter(W + "t") if words in (text.text or "") and not _in_sheet(text)]
    assert found, f"no run holds {words}"
    runs = []
    for text in found:
        run = text.getparent()
        assert run is not None
        before, _, behind = (text.text or "").partition(words)
        for side, place in ((before, run.addprevious), (behind, run.addnext)):
            if side:
                piece = copy.deepcopy(run)
                _text(piece).text = side
                _keep_blanks(piece)
                place(piece)
        text.text = words
        _keep_blanks(run)
        runs.append(run)
    return runs


def _text(run: etree._Element) -> etree._Element:
    text = run.find(W + "t")
    assert text is not None
    return text


def _keep_blanks(run: etree._Element) -> None:
    _text(run).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _in_sheet(element: etree._Element) -> bool:
    return any(
        (style.get(W + "val") or "").startswith("CopydeskSheet")
        for home in element.iterancestors(W + "p", W + "tbl")
        for style in home.iterfind(f"{W}pPr/{W}pStyle")
    )


def of_document(change: Callable[[etree._Element], None]) -> Edit:
    """An edit of the document alone."""
    return lambda roots: change(roots[DOCUMENT])


def with_ends(root: etree._Element, segment: str) -> list[etree._Element]:
    """Return what a segment's bookmark holds, with its own two ends and the mark of our comment behind it."""
    start = next(mark for mark in root.iter(W + "bookmarkStart") if mark.get(W + "name") == f"cd_{segment}")
    found = [start]
    for element in start.itersiblings():
        found.append(element)
        if element.tag == W + "bookmarkEnd" and element.get(W + "id") == start.get(W + "id"):
            break
    following = found[-1].getnext()
    if following is not None and following.find(W + "commentReference") is not None:
        found.append(following)
    return found


def take_out(element: etree._Element) -> None:
    """Take an element out of the tree."""
    home = element.getparent()
    assert home is not None
    home.remove(element)
