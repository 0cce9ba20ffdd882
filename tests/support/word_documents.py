"""Word files as an editor's house has them: one for each thing that a document may hold, and one that holds most of it.

``DOCUMENTS`` names them; each is made anew when it is called. What python-docx can write it writes; the rest is markup.
"""

from collections.abc import Callable

from word_documents_made import (
    breaks_and_tabs,
    data_table,
    formats,
    layout_table,
    letterhead,
    lists_and_headings,
    many_sentences,
    pictures,
    remarks,
    sections,
)
from word_documents_marked import (
    answers,
    changed_rows_and_ends,
    contents,
    controls,
    fields,
    first_letter,
    format_changes,
    insertions_and_deletions,
    links,
    moves,
    notes,
    right_to_left,
    signs,
    tags_and_bookmarks,
    text_boxes,
)
from word_documents_packed import (
    dead_relation,
    ends_in_table,
    everything,
    indented,
    macros,
    no_section,
    no_styles,
    nothing_but_furniture,
    other_name,
    properties_of_others,
    protected,
    signed,
    strict,
    template,
    tracking,
)

DOCUMENTS: dict[str, Callable[[], bytes]] = {
    one.__name__.replace("_", " "): one
    for one in (
        letterhead, data_table, layout_table, lists_and_headings, pictures, sections, formats, remarks, breaks_and_tabs, many_sentences,
        links, notes, answers, insertions_and_deletions, moves, format_changes, changed_rows_and_ends,
        fields, contents, controls, text_boxes, signs, first_letter, right_to_left, tags_and_bookmarks,
        properties_of_others, protected, tracking, strict, macros, template, signed, other_name,
        no_styles, no_section, ends_in_table, indented, nothing_but_furniture, dead_relation, everything,
    )
}  # fmt: skip
