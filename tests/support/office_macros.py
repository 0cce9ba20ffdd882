"""What an editor does to a marked-up file, done in a running LibreOffice: runs under the Python that LibreOffice's own bridge is built for.

    python3 office_macros.py PIPE      with a job as JSON on the standard input; see ``office.py``

Words are typed, cut and pasted with the commands behind LibreOffice's own keys and menus, so the file is written as an editor would leave it.
The bridge is imported when it is called: pytest reads this file too, under a Python that has none.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

FILTERS = {
    "docx": "MS Word 2007 XML",
    "doc": "MS Word 97",
    "odt": "writer8",
    "rtf": "Rich Text Format",
    "pdf": "writer_pdf_Export",
}
ANNOTATION = "com.sun.star.text.TextField.Annotation"
PATIENCE = 60  # seconds until LibreOffice answers


def _property(name: str, value: object) -> Any:
    from com.sun.star.beans import PropertyValue

    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


# A document that is open ----------------------------------------------------------------------------------------------


class Opened:
    """A document, its cursor as the editor sees it, and the commands of the menus."""

    def __init__(self, context: Any, url: str) -> None:
        services = context.ServiceManager
        desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self._commands = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        self.document = desktop.loadComponentFromURL(url, "_blank", 0, (_property("Hidden", True),))
        if self.document is None:
            raise ValueError(f"LibreOffice does not open {url}")
        self.text = self.document.Text
        self.cursor = self.document.CurrentController.ViewCursor

    def command(self, name: str, **arguments: object) -> None:
        """Give a command, as a key or a menu does."""
        values = tuple(_property(key, value) for key, value in arguments.items())
        self._commands.executeDispatch(self.document.CurrentController.Frame, f".uno:{name}", "", 0, values)

    def found(self, words: str) -> Any:
        """Return the first place of the article that says this, the review sheet left out."""
        for place in self.all_found(words):
            return place
        raise LookupError(f"the text does not say {words!r}")

    def all_found(self, words: str) -> Iterator[Any]:
        search = self.document.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = words, True
        place = self.document.findFirst(search)
        while place is not None:
            if place.Text == self.text:
                yield place
            place = self.document.findNext(place.End, search)

    def select(self, place: Any) -> None:
        self.cursor.gotoRange(place, False)

    def select_paragraph(self, words: str, *, mark: bool = False) -> None:
        """Select the words of a paragraph, or them and the mark that ends it."""
        paragraph = self.paragraph(words)
        start, end = paragraph.Start, paragraph.End
        if mark:
            paragraph.gotoNextParagraph(False)
            end = paragraph.Start
        self.cursor.gotoRange(start, False)
        self.cursor.gotoRange(end, True)

    def paragraph(self, words: str) -> Any:
        """Return a cursor over the paragraph that says this."""
        cursor = self.text.createTextCursorByRange(self.found(words).Start)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        return cursor

    def comments(self) -> Iterator[Any]:
        fields = self.document.TextFields.createEnumeration()
        while fields.hasMoreElements():
            field = fields.nextElement()
            if field.supportsService(ANNOTATION):
                yield field

    def comment(self, segment: str) -> Any:
        """Return the comment on a segment: the one that begins with its id."""
        for comment in self.comments():
            if comment.Content.startswith(f"[{segment} "):
                return comment
        raise LookupError(f"no comment on {segment}")

    def cell(self, segment: str, column: str) -> Any:
        """Return the cell of the review sheet in a segment's row, under this heading."""
        for table in self.document.TextTables:
            for name in table.CellNames:
                if name[0] == "A" and table.getCellByName(name).String == segment:
                    return table.getCellByName(_column(table, column) + name[1:])
        raise LookupError(f"the review sheet has no row for {segment}")


def _column(table: Any, heading: str) -> str:
    for name in table.CellNames:
        if name[1:] == "1" and table.getCellByName(name).String == heading:
            return str(name[0])
    raise LookupError(f"the review sheet has no column {heading!r}")


# Whole documents ------------------------------------------------------------------------------------------------------


def accept_all(opened: Opened) -> None:
    """Accept all changes."""
    opened.command("AcceptAllTrackedChanges")


def reject_all(opened: Opened) -> None:
    """Reject all changes."""
    opened.command("RejectAllTrackedChanges")


def track(opened: Opened, on: bool = True) -> None:
    """Record changes from here on, or no longer."""
    opened.document.RecordChanges = on


def replace_all(opened: Opened, words: str, new: str) -> None:
    """Find and replace everywhere, the review sheet as well."""
    search = opened.document.createReplaceDescriptor()
    search.SearchString, search.ReplaceString, search.SearchCaseSensitive = words, new, True
    opened.document.replaceAll(search)


# Words and sentences --------------------------------------------------------------------------------------------------


def accept(opened: Opened, words: str) -> None:
    """Accept the change that these words are part of, as a click into it and on "Accept" does."""
    opened.select(opened.found(words).Start)
    opened.command("AcceptTrackedChange")


def reject(opened: Opened, words: str) -> None:
    """Reject the change that these words are part of, as a click into it and on "Reject" does."""
    opened.select(opened.found(words).Start)
    opened.command("RejectTrackedChange")


def replace(opened: Opened, words: str, new: str) -> None:
    """Select words and type others over them."""
    opened.select(opened.found(words))
    opened.command("InsertText", Text=new)


def retype(opened: Opened, words: str, new: str) -> None:
    """Select a sentence, delete it, type it anew letter by letter."""
    opened.select(opened.found(words))
    opened.command("Delete")
    for letter in new:
        opened.command("InsertText", Text=letter)


def insert_after(opened: Opened, words: str, new: str) -> None:
    """Type on after these words."""
    opened.select(opened.found(words).End)
    opened.command("InsertText", Text=new)


def insert_before(opened: Opened, words: str, new: str) -> None:
    """Type in front of these words."""
    opened.select(opened.found(words).Start)
    opened.command("InsertText", Text=new)


def delete(opened: Opened, words: str) -> None:
    """Select words and delete them."""
    opened.select(opened.found(words))
    opened.command("Delete")


def move_after(opened: Opened, words: str, after: str) -> None:
    """Cut words and paste them after others."""
    opened.select(opened.found(words))
    opened.command("Cut")
    opened.select(opened.found(after).End)
    opened.command("Paste")


def move_before(opened: Opened, words: str, before: str) -> None:
    """Cut words and paste them in front of others."""
    opened.select(opened.found(words))
    opened.command("Cut")
    opened.select(opened.found(before).Start)
    opened.command("Paste")


def style_words(opened: Opened, words: str, style: str) -> None:
    """Give words a character style, as from the list of styles."""
    opened.select(opened.found(words))
    opened.command("StyleApply", Style=style, FamilyName="CharacterStyles")


# Paragraphs -----------------------------------------------------------------------------------------------------------


def style_paragraph(opened: Opened, words: str, style: str) -> None:
    """Give the paragraph that says this a style, as from the list of styles."""
    opened.select(opened.found(words).Start)
    opened.command("StyleApply", Style=style, FamilyName="ParagraphStyles")


def split(opened: Opened, before: str) -> None:
    """Press Enter in front of these words."""
    opened.select(opened.found(before).Start)
    opened.command("InsertPara")


def merge(opened: Opened, words: str) -> None:
    """Press Delete at the end of the paragraph that says this: the next one joins it."""
    opened.select(opened.paragraph(words).End)
    opened.command("Delete")


def empty_paragraph(opened: Opened, words: str) -> None:
    """Delete the words of a paragraph, not its mark."""
    opened.select_paragraph(words)
    opened.command("Delete")


def delete_paragraph(opened: Opened, words: str) -> None:
    """Delete a paragraph and the mark that ends it."""
    opened.select_paragraph(words, mark=True)
    opened.command("Delete")


def move_paragraph_before(opened: Opened, words: str, before: str) -> None:
    """Cut a paragraph with its mark and paste it in front of another one."""
    opened.select_paragraph(words, mark=True)
    opened.command("Cut")
    opened.select(opened.paragraph(before).Start)
    opened.command("Paste")


def add_paragraph(opened: Opened, after: str, new: str, style: str | None = None) -> None:
    """Press Enter at the end of the paragraph that says this and type; without a style it is what LibreOffice makes it."""
    opened.select(opened.paragraph(after).End)
    opened.command("InsertPara")
    opened.command("InsertText", Text=new)
    if style is not None:
        opened.command("StyleApply", Style=style, FamilyName="ParagraphStyles")


# Review sheet ---------------------------------------------------------------------------------------------------------


def choose_kind(opened: Opened, segment: str, kind: str) -> None:
    """Choose a kind from the drop-down of a row: the control stays, and its words become those of the choice."""
    cell = opened.cell(segment, "Kind")
    portion = cell.createEnumeration().nextElement().createEnumeration().nextElement()
    if portion.TextPortionType != "ContentControl":
        raise LookupError(f"the row of {segment} has no drop-down")
    shown = cell.String
    cursor = cell.createTextCursor()
    cursor.gotoStart(False)
    cursor.goRight(1, False)  # into the control: its ends count as a character each
    cursor.goRight(len(shown), True)
    cursor.String = kind
    struck = shown if opened.document.RecordChanges else ""
    if cell.String != struck + kind:
        raise ValueError(f"the drop-down of {segment} shows {cell.String!r}, not {kind!r}")


def type_kind(opened: Opened, segment: str, kind: str) -> None:
    """Type a kind over the cell, drop-down and all."""
    _type_over(opened.cell(segment, "Kind"), kind)


def set_speaker(opened: Opened, segment: str, speaker: str) -> None:
    """Type a speaker over that of a row."""
    _type_over(opened.cell(segment, "Speaker"), speaker)


def _type_over(cell: Any, words: str) -> None:
    cell.String = words


# Comments -------------------------------------------------------------------------------------------------------------


def change_comment(opened: Opened, segment: str, words: str, new: str) -> None:
    """Put other words into the comment on a segment."""
    comment = opened.comment(segment)
    if words not in comment.Content:
        raise LookupError(f"the comment on {segment} does not say {words!r}")
    comment.Content = comment.Content.replace(words, new, 1)


def delete_comment(opened: Opened, segment: str) -> None:
    """Delete the comment on a segment."""
    comment = opened.comment(segment)
    comment.Anchor.Text.removeTextContent(comment)


def resolve_comment(opened: Opened, segment: str) -> None:
    """Mark the comment on a segment as resolved."""
    opened.comment(segment).Resolved = True


def reply(opened: Opened, segment: str, new: str) -> None:
    """Add a comment where another one ends: what LibreOffice 7.4 leaves of a reply in a Word file."""
    opened.select(opened.comment(segment).Anchor.End)
    opened.command("InsertAnnotation", Text=new)


def add_comment(opened: Opened, words: str, new: str) -> None:
    """Select words and comment on them."""
    opened.select(opened.found(words))
    opened.command("InsertAnnotation", Text=new)


EDITS: dict[str, Callable[..., None]] = {
    edit.__name__: edit
    for edit in (
        accept_all,
        reject_all,
        track,
        replace_all,
        accept,
        reject,
        replace,
        retype,
        insert_after,
        insert_before,
        delete,
        move_after,
        move_before,
        style_words,
        style_paragraph,
        split,
        merge,
        empty_paragraph,
        delete_paragraph,
        move_paragraph_before,
        add_paragraph,
        choose_kind,
        type_kind,
        set_speaker,
        change_comment,
        delete_comment,
        resolve_comment,
        reply,
        add_comment,
    )
}


# Jobs -----------------------------------------------------------------------------------------------------------------


def connect(pipe: str) -> Any:
    """Return the running LibreOffice's context; wait for it while it starts."""
    import uno
    from com.sun.star.connection import NoConnectException
    from com.sun.star.lang import DisposedException

    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except (NoConnectException, DisposedException):  # not there yet, or still going up
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def name_user(context: Any, author: str | None) -> None:
    """Set the user's name, which LibreOffice gives to changes and comments; with none it writes "Unknown Author"."""
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    path = (_property("nodepath", "/org.openoffice.UserProfile/Data"),)
    user = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", path)
    first, _, last = (author or "").rpartition(" ")
    user.givenname, user.sn, user.initials = first, last, first[:1] + last[:1]
    user.commitChanges()


def edit(context: Any, *, source: str, target: str, edits: list[dict[str, Any]], author: str | None) -> None:
    """Open a file, edit it, store it in the format that the target's name ends in."""
    name_user(context, author)
    opened = Opened(context, source)
    try:
        for one in edits:
            arguments = dict(one)
            EDITS[arguments.pop("edit")](opened, **arguments)
        opened.document.storeToURL(target, (_property("FilterName", FILTERS[target.rpartition(".")[2]]),))
    finally:
        opened.document.RecordChanges = False
        opened.document.close(True)


def stop(context: Any) -> None:
    """Let LibreOffice end."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    desktop.terminate()


JOBS: dict[str, Callable[..., None]] = {"edit": edit, "stop": stop}


def main() -> None:
    job = json.load(sys.stdin)
    JOBS[job.pop("job")](connect(sys.argv[1]), **job)


if __name__ == "__main__":
    main()
