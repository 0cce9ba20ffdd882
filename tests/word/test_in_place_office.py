"""Documents marked up in place, edited in a real LibreOffice and read back: what was done there, and nothing that was not."""

from typing import NamedTuple

import pytest
from edited_report import marked_report
from lxml import etree
from office import EDITOR, Office, edit
from word_comparing import words_shown
from word_documents import DOCUMENTS
from word_files import DOCUMENT, TEXTS, W, parts_of
from word_in_place import marked
from word_sentences import VIEW

from annotate.merge.changes import Change, Reconciled
from exports import read_changes
from exports.word.body import AUTHOR

pytestmark = pytest.mark.slow
TYPED = "The east gate stays shut until 9 May."
Told = list[tuple[str, str | None]]


class Edited(NamedTuple):
    """What an editor does in a document, and what is told of it: a word replaced with changes tracked, a sentence typed behind another, a
    paragraph deleted. Where LibreOffice puts a sentence that is typed right behind another within its mark, it is more words of that one.
    """

    word: tuple[str, str]
    behind: str
    paragraph: str
    told: Told


EDITED = {
    "report": Edited(
        ("dry spring", "wet spring"),
        "Few skippers will complain.",
        "Nobody knows",
        [("words", "s06"), ("words", "s09"), ("doubt", "s09"), ("deleted", "s21"), ("deleted", "s22")],
    ),
    "ends in table": Edited(
        ("office said", "office says"),
        VIEW,
        "Repairs will cost",
        [("words", "s01"), ("deleted", "s02"), ("deleted", "s03"), ("new", "s11")],
    ),
    "sections": Edited(
        ("The ferry is free", "The ferry is slow"),
        VIEW,
        "It takes no cars.",
        [("words", "s04"), ("deleted", "s05"), ("words", "s07")],
    ),
}

# What LibreOffice changes when it only opens a document and saves it.
BY_ITSELF: dict[str, Told] = {
    # Of a section of one page with another behind it, it keeps the first page's header and footer alone.
    "letterhead": [("deleted", f"s{number:02}") for number in (3, 4, 5, 6, 14, 15, 16, 17)],
    # It forgets that words are deleted: where a paragraph's format was changed, and where a large first letter stands.
    "format changes": [("kept", "s08")],
    "first letter": [("kept", "s04"), ("kept", "s05")],
    # It writes the letterhead of a section twice.
    "everything": [("new", "s22"), ("new", "s23")],
}
# It prints comments as words of the field that they stand in, works dates out anew, and reads no equations within words.
BEYOND = ("fields", "signs")


def document(name: str) -> bytes:
    return marked_report() if name == "report" else marked(name).data


def told(found: Reconciled) -> Told:
    return [(change.what, change.segment) for change in found.changes]


@pytest.mark.parametrize("name", EDITED)
def test_what_was_done_in_libreoffice_is_told_and_nothing_else(name: str, office: Office) -> None:
    (old, new), behind, paragraph, expected = EDITED[name]

    found = read_changes(
        office.edited(
            document(name),
            edit("track"),
            edit("replace", words=old, new=new),
            edit("track", on=False),
            edit("insert_after", words=behind, new=f" {TYPED}"),
            edit("delete_paragraph", words=paragraph),
        )
    )

    assert told(found) == expected
    assert found.conflicts == ()
    assert {change.by for change in found.changes} == {EDITOR}
    text = found.annotated.text
    assert new in text
    assert old not in text
    assert f"{behind} {TYPED}" in text
    assert paragraph not in text


@pytest.mark.parametrize("name", [name for name in ("report", *DOCUMENTS) if name not in (*BY_ITSELF, *BEYOND)])
def test_nothing_is_told_of_a_document_that_libreoffice_only_saved(name: str, office: Office) -> None:
    found = read_changes(office.edited(document(name)))

    assert (told(found), found.conflicts) == ([], ())


@pytest.mark.parametrize("name", BY_ITSELF)
def test_what_libreoffice_changes_of_itself_is_told_as_its_file_has_it(name: str, office: Office) -> None:
    given = document(name)
    saved = office.edited(given)

    found = read_changes(saved)

    assert (told(found), found.conflicts) == (BY_ITSELF[name], ())
    assert [change for change in found.changes if not holds(change, given, saved)] == []


def holds(change: Change, given: bytes, saved: bytes) -> bool:
    """Tell whether a change is one of the file, seen without our reader."""
    if change.what == "kept":
        return change.before in proposed(given) and change.before not in proposed(saved)
    words = change.before or change.after
    before, after = (words_shown(data).count(words) for data in (given, saved))
    return after < before if change.what == "deleted" else after > before


def proposed(data: bytes) -> str:
    """Return the words that we propose for deletion in a file."""
    changes = etree.fromstring(parts_of(data)[DOCUMENT]).iter(W + "del")
    ours = (one for one in changes if one.get(W + "author") == AUTHOR)
    return "".join("".join(text.text or "" for text in one.iter(*TEXTS)) for one in ours)
