"""Edits of a report that was marked up in place, each as Word writes it into the file; ``edited_report.py`` has the simplest."""

import copy

from edited_report import (
    COMMENTS,
    DOCUMENT,
    EXTENDED,
    FOOTNOTES,
    Edit,
    of_document,
    put_into_change,
    runs_of,
    take_out,
    with_ends,
)
from lxml import etree
from word_files import DATE, W14, W, inside, merge_paragraphs, paragraph_with, run_of, run_with, tracked, write_cell

from exports.word.body import AUTHOR

W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
OURS, THEIRS = "0B000001", "0A000001"  # the ids of the paragraphs of comments


def delete_segment(name: str, *, is_tracked: bool = False) -> Edit:
    """Select a sentence and delete it, with the marks that stand in it or, tracked, its runs alone."""

    def edit(root: etree._Element) -> None:
        for element in inside(root, name) if is_tracked else with_ends(root, name):
            if not is_tracked:
                take_out(element)
            elif element.tag == W + "r":
                put_into_change(element, "del")

    return of_document(edit)


def move_segment(name: str, behind: str, *, marks: bool = True) -> Edit:
    """Cut a sentence out and paste it behind another, with its marks or without."""

    def edit(root: etree._Element) -> None:
        target = with_ends(root, behind)[-1]
        elements = with_ends(root, name)
        pasted = elements if marks else [copy.deepcopy(one) for one in inside(root, name) if one.tag == W + "r"]
        for one in elements:
            take_out(one)
        for one in reversed([run_of(" "), *pasted]):
            target.addnext(one)

    return of_document(edit)


def tracked_move(name: str, behind: str) -> Edit:
    def edit(root: etree._Element) -> None:
        target = with_ends(root, behind)[-1]
        runs = [one for one in inside(root, name) if one.tag == W + "r"]
        moved = [copy.deepcopy(one) for one in runs]
        for run in runs:
            put_into_change(run, "moveFrom")
        target.addnext(tracked("moveTo", run_of(" "), *moved))

    return of_document(edit)


def delete_paragraph(words: str, *, is_tracked: bool = False) -> Edit:
    def edit(root: etree._Element) -> None:
        paragraph = paragraph_with(root, words)
        if not is_tracked:
            take_out(paragraph)
            return
        for run in list(paragraph.iterchildren(W + "r")):
            put_into_change(run, "del")
        tracked_end(paragraph, "del")

    return of_document(edit)


def tracked_end(paragraph: etree._Element, tag: str) -> None:
    """Put the end of a paragraph into a tracked change."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    etree.SubElement(properties, W + "rPr").append(tracked(tag))


def delete_row(words: str, *, is_tracked: bool = False) -> Edit:
    def edit(root: etree._Element) -> None:
        row = next(paragraph_with(root, words).iterancestors(W + "tr"))
        if not is_tracked:
            take_out(row)
            return
        properties = etree.Element(W + "trPr")
        properties.append(tracked("del"))
        row.insert(0, properties)
        for run in list(row.iter(W + "r")):
            put_into_change(run, "del")

    return of_document(edit)


def add_row(behind: str, *cells: str) -> Edit:
    def edit(root: etree._Element) -> None:
        before = next(paragraph_with(root, behind).iterancestors(W + "tr"))
        row = etree.Element(W + "tr")
        for words in cells:
            etree.SubElement(etree.SubElement(row, W + "tc"), W + "p").append(run_of(words))
        before.addnext(row)

    return of_document(edit)


def add_sentence(behind: str, words: str, *, is_tracked: bool = False) -> Edit:
    def edit(root: etree._Element) -> None:
        run = run_of(" " + words)
        with_ends(root, behind)[-1].addnext(tracked("ins", run) if is_tracked else run)

    return of_document(edit)


def add_paragraph(behind: str, words: str, *, is_tracked: bool = False) -> Edit:
    """Press Enter at the end of a paragraph and write on: the new one looks as the one before."""

    def edit(root: etree._Element) -> None:
        before = paragraph_with(root, behind)
        paragraph = etree.Element(W + "p")
        properties = before.find(W + "pPr")
        if properties is not None:
            paragraph.append(copy.deepcopy(properties))
        paragraph.append(tracked("ins", run_of(words)) if is_tracked else run_of(words))
        before.addnext(paragraph)
        if is_tracked:
            tracked_end(paragraph, "ins")

    return of_document(edit)


def split_before(words: str, *, is_tracked: bool = False) -> Edit:
    """Press Enter before the first words of a run: what follows, marks included, goes to a paragraph of the same look."""

    def edit(root: etree._Element) -> None:
        (run,) = runs_of(root, words)
        paragraph = next(run.iterancestors(W + "p"))
        new = etree.Element(W + "p")
        properties = paragraph.find(W + "pPr")
        if properties is not None:
            new.append(copy.deepcopy(properties))
        first = run
        while (before := first.getprevious()) is not None and before.tag in (
            W + "bookmarkStart",
            W + "commentRangeStart",
        ):
            first = before
        new.extend([first, *first.itersiblings()])
        paragraph.addnext(new)
        if is_tracked:
            tracked_end(paragraph, "ins")

    return of_document(edit)


def joined_with_next(words: str, *, is_tracked: bool = False) -> Edit:
    if not is_tracked:
        return of_document(lambda root: merge_paragraphs(root, words))
    return of_document(lambda root: tracked_end(paragraph_with(root, words), "del"))


def cell(segment: str, column: str, words: str) -> Edit:
    return of_document(lambda root: write_cell(root, segment, column, words))


def detail(label: str, words: str) -> Edit:
    """Write into the table of details above the review sheet."""

    def edit(root: etree._Element) -> None:
        rows = [list(row.iterfind(W + "tc")) for row in root.iter(W + "tr")]
        found = next(row[1] for row in rows if "".join(row[0].itertext()).strip() == label)
        for text in list(found.iter(W + "t")):
            take_out(text)
        paragraph = found.find(f".//{W}p")
        assert paragraph is not None
        paragraph.append(run_of(words))

    return of_document(edit)


# Comments


def our_comment(roots: dict[str, etree._Element], segment: str) -> etree._Element:
    return next(one for one in roots[COMMENTS] if "".join(one.itertext()).strip().startswith(f"[{segment} "))


def label_comment(segment: str, kind: str) -> Edit:
    def edit(roots: dict[str, etree._Element]) -> None:
        text = next(our_comment(roots, segment).iter(W + "t"))
        label, _, rest = (text.text or "").partition("]")
        text.text = f"{label.split()[0]} {kind}]{rest}"

    return edit


def state_ours(segment: str, *, done: bool) -> Edit:
    """Give our comment the id and the state that Word gives every comment."""

    def edit(roots: dict[str, etree._Element]) -> None:
        paragraph = our_comment(roots, segment).find(W + "p")
        assert paragraph is not None
        paragraph.set(W14 + "paraId", OURS)
        etree.SubElement(roots[EXTENDED], W15 + "commentEx", {W15 + "paraId": OURS, W15 + "done": "1" if done else "0"})

    return edit


def answer_ours(segment: str, words: str) -> Edit:
    def edit(roots: dict[str, etree._Element]) -> None:
        state_ours(segment, done=False)(roots)
        comment_on(segment, words, under=OURS)(roots)

    return edit


def colleagues(roots: dict[str, etree._Element]) -> etree._Element:
    return next(one for one in roots[COMMENTS] if one.get(W + "author") == "Ines Rowan")


def resolve_colleagues(roots: dict[str, etree._Element]) -> None:
    roots[EXTENDED][0].set(W15 + "done", "1")


def delete_colleagues(roots: dict[str, etree._Element]) -> None:
    comment = colleagues(roots)
    for mark in list(
        roots[DOCUMENT].iter(*(W + n for n in ("commentRangeStart", "commentRangeEnd", "commentReference")))
    ):
        if mark.get(W + "id") == comment.get(W + "id"):
            home = mark.getparent()
            take_out(home if home is not None and home.tag == W + "r" else mark)
    take_out(comment)
    take_out(roots[EXTENDED][0])


def comment_on(segment: str, words: str, *, under: str | None = None) -> Edit:
    """Write a comment beside a sentence; ``under`` is the paragraph of the comment that it answers."""

    def edit(roots: dict[str, etree._Element]) -> None:
        comment = etree.SubElement(
            roots[COMMENTS], W + "comment", {W + "id": "900", W + "author": "Tom Reyes", W + "date": DATE}
        )
        paragraph = etree.SubElement(comment, W + "p", {W14 + "paraId": "0C000001"})
        paragraph.append(run_of(words))
        state = etree.SubElement(roots[EXTENDED], W15 + "commentEx", {W15 + "paraId": "0C000001", W15 + "done": "0"})
        if under:
            state.set(W15 + "paraIdParent", under)
        elements = inside(roots[DOCUMENT], segment)
        elements[0].addprevious(etree.Element(W + "commentRangeStart", {W + "id": "900"}))
        run = etree.Element(W + "r")
        etree.SubElement(run, W + "commentReference", {W + "id": "900"})
        elements[-1].addnext(run)
        elements[-1].addnext(etree.Element(W + "commentRangeEnd", {W + "id": "900"}))

    return edit


# Changes accepted and rejected


def decide(tag: str, by: str, *, accept: bool, words: str = "") -> Edit:
    """Accept or reject the tracked insertions or deletions of somebody: those that hold these words."""

    def edit(root: etree._Element) -> None:
        for change in [one for one in root.iter(W + tag) if one.get(W + "author") == by and len(one)]:
            if words not in "".join(change.itertext()):
                continue
            if accept is (tag == "del"):
                take_out(change)
                continue
            unwrap(change)

    return of_document(edit)


def unwrap(change: etree._Element) -> None:
    """Take out a tracked change, and leave what it holds."""
    for text in change.iter(W + "delText"):
        text.tag = W + "t"
    for child in list(change):
        change.addprevious(child)
    take_out(change)


def reject_proposal(words: str) -> Edit:
    def edit(root: etree._Element) -> None:
        paragraph = paragraph_with(root, words)
        for change in list(paragraph.iter(W + "del")):
            unwrap(change)

    return of_document(edit)


def decide_fill(words: str, *, accept: bool) -> Edit:
    """Accept the fill of words, or reject it."""

    def edit(root: etree._Element) -> None:
        look = run_with(root, words).find(W + "rPr")
        assert look is not None
        change = look.find(W + "rPrChange")
        fill = look.find(W + "shd")
        assert change is not None
        assert fill is not None
        look.remove(change)
        if not accept:
            look.remove(fill)

    return of_document(edit)


def decide_fills(*, accept: bool) -> Edit:
    def edit(root: etree._Element) -> None:
        for change in [one for one in root.iter(W + "rPrChange") if one.get(W + "author") == AUTHOR]:
            look, before = change.getparent(), change.find(W + "rPr")
            assert look is not None
            assert before is not None
            if accept:
                look.remove(change)
            else:
                look[:] = list(before)

    return of_document(edit)


def drop_empty_paragraphs(root: etree._Element) -> None:
    """Take out the paragraphs whose end was proposed for deletion: with all of it accepted, Word leaves nothing of them."""
    for mark in [one for one in root.iter(W + "del") if one.get(W + "author") == AUTHOR and not len(one)]:
        take_out(next(mark.iterancestors(W + "p")))


# Put in


def put_behind(segment: str, markup: str) -> Edit:
    """Put a run of other content behind a sentence."""

    def edit(root: etree._Element) -> None:
        run = etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}">{markup}</w:r>')
        with_ends(root, segment)[-1].addnext(run)

    return of_document(edit)


def put_contents(root: etree._Element) -> None:
    content = (
        f'<w:sdt xmlns:w="{W[1:-1]}"><w:sdtPr><w:id w:val="4711"/>'
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        '<w:sdtContent><w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>What comes next 1</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    )
    paragraph_with(root, "The lock at Vessen").addprevious(etree.fromstring(content))


def put_note(roots: dict[str, etree._Element]) -> None:
    note = etree.SubElement(roots[FOOTNOTES], W + "footnote", {W + "id": "3"})
    paragraph = etree.SubElement(note, W + "p")
    paragraph.append(run_of("The pumps are from 1985."))
    put_behind("s22", '<w:footnoteReference w:id="3"/>')(roots)


def put_table(root: etree._Element) -> None:
    table = etree.Element(W + "tbl")
    cell = etree.SubElement(etree.SubElement(table, W + "tr"), W + "tc")
    etree.SubElement(cell, W + "p").append(run_of("East gate: 12 boats passed"))
    paragraph_with(root, "Nobody knows").addnext(table)


def hide(root: etree._Element) -> None:
    for run in runs_of(root, "They are forty years old."):
        look = run.find(W + "rPr")
        if look is None:
            look = etree.Element(W + "rPr")
            run.insert(0, look)
        etree.SubElement(look, W + "vanish")
