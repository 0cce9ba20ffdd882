"""Documents marked up in place, edited in a real LibreOffice and read back: what was done there, and nothing that was not."""

from typing import NamedTuple

import pytest
from edited_report import marked_report, report
from office import Edit, Office, edit
from word_comparing import words_shown
from word_in_place import cleaned, marked
from word_sentences import BRIDGE, COST, FERRY, VIEW

from annotate.merge.changes import Reconciled
from exports import load, read_changes

pytestmark = pytest.mark.slow
EDITOR = "Mara Keller"
Told = list[tuple[str, str | None]]


class Edited(NamedTuple):
    """A document, what an editor does in it (a word with changes tracked, a sentence typed, a paragraph deleted), and what is told."""

    word: tuple[str, str]
    behind: str
    paragraph: str
    told: Told


TYPED = "The east gate stays shut until 9 May."
# A sentence that is typed right behind another stands within its mark, and is read as more words of it.
DOCUMENTS_EDITED = {
    "report": Edited(
        ("dry spring", "wet spring"),
        "Few skippers will complain.",
        "Nobody knows",
        [("words", "s06"), ("words", "s09"), ("doubt", "s09"), ("deleted", "s21"), ("deleted", "s22")],
    ),
    "data table": Edited(("office said", "office says"), VIEW, COST, []),
    "lists and headings": Edited(("Tilda Maren", "Tilda Marn"), FERRY, COST, []),
}
# What LibreOffice changes of itself when it only opens and saves, each as its own file shows.
# letterhead: of a section of one page it keeps the first page's header and footer alone, once another section follows.
# format changes: where a paragraph's format was changed, it forgets that the words in it are deleted.
# everything: it writes the letterhead twice.
CHANGED_BY_ITSELF = ("letterhead", "format changes", "everything")


def document(name: str) -> bytes:
    return marked_report() if name == "report" else marked(name).data


def told(found: Reconciled) -> Told:
    return [(change.what, change.segment) for change in found.changes]
