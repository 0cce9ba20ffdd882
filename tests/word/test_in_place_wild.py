"""Word files of many programs marked up in place, and all that strangers find in them: nothing that they do not find in the originals."""

import re
from collections import Counter
from pathlib import Path

import pytest
import word_lint
from test_word_checks import CHECKERS
from word_comparing import accepted, census, differences, ids_twice, rejected, words_shown
from word_documents import DOCUMENTS
from word_in_place import IN_TURN, WILD, Marked, bookmarked, changes_of_ours, cleaned, marked, saved_under

from exports.word.in_place import NoPlace
from source.errors import SourceError

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not WILD, reason="needs the Word files beside the project")]

EACH = pytest.mark.parametrize("name", WILD)
CHECKED = pytest.mark.parametrize("checker", [name for name in CHECKERS if name != "lint"])
_DIGITS, _PLACE = re.compile(r"\d+"), re.compile(r"/\S+: ")
LONGEST_KIND = 45  # characters: the rest is an example


def made_or_skipped(name: str) -> Marked:
    """Return a file marked up with all kinds; one that is not read, or refused in a sentence, is none of a test's business."""
    try:
        return marked(name, IN_TURN)
    except SourceError as error:
        pytest.skip(f"not read: {error}")
    except NoPlace as error:
        pytest.skip(f"refused: {error}")


def test_hardly_a_file_that_is_read_is_refused() -> None:
    refused = []
    for name in WILD:
        try:
            marked(name, IN_TURN)
        except NoPlace:
            refused.append(name)
        except SourceError:
            continue

    assert len(refused) <= 1, refused


@EACH
def test_rejecting_our_changes_leaves_the_words_as_they_were(name: str) -> None:
    made = made_or_skipped(name)

    assert words_shown(rejected(made.data)) == made.annotated.text


@EACH
def test_a_clean_copy_is_the_document_as_it_was(name: str) -> None:
    made = made_or_skipped(name)

    assert differences(made.original, cleaned(made.data)) == []


@EACH
def test_what_is_not_ours_is_all_there_with_its_ids_and_content(name: str) -> None:
    made = made_or_skipped(name)
    before, after = census(made.original), census(made.data, made.bookmarks.values())

    assert after - before == Counter()
    assert before - after == Counter()


@EACH
def test_every_segment_has_one_bookmark_round_its_words_or_is_told(name: str) -> None:
    made = made_or_skipped(name)
    found = [(name, words.strip()) for name, words in bookmarked(made.data) if name in made.bookmarks.values()]
    wanted = [(made.bookmarks[one.id], made.annotated.text_of(one)) for one in made.annotated.segments]
    told = any("no mark can stand" in problem.sentence for problem in made.problems)

    assert Counter(found) <= Counter(wanted)
    assert found == wanted or told


@EACH
def test_accepted_and_cleaned_it_has_no_looks_that_it_had_not_before(name: str) -> None:
    made = made_or_skipped(name)
    left = cleaned(accepted(made.data))

    looks = {key for key in census(left) if key[0] == "characters"}

    assert looks <= census(made.original).keys()
    assert list(changes_of_ours(left, "del")) == []


@EACH
def test_no_id_stands_twice_that_did_not_before(name: str) -> None:
    made = made_or_skipped(name)

    assert set(ids_twice(made.data)) <= set(ids_twice(made.original))


@EACH
def test_the_lint_finds_nothing_new(name: str) -> None:
    made = made_or_skipped(name)

    assert new(word_lint.findings(made.original), word_lint.findings(made.data)) == []


def new(before: list[str], after: list[str]) -> list[str]:
    """Return the findings of a kind that there were none of before: numbers and places do not count."""
    known = set(map(_kind, before))
    return [finding for finding in after if _kind(finding) not in known]


def _kind(finding: str) -> str:
    return _DIGITS.sub("#", _PLACE.sub("", finding))[:LONGEST_KIND]


@CHECKED
@pytest.mark.parametrize("name", [*DOCUMENTS, *WILD])
def test_strangers_find_nothing_new(name: str, checker: str, tmp_path: Path) -> None:
    made = made_or_skipped(name)
    before, clean, after = (
        CHECKERS[checker](saved_under(tmp_path, "report.docx", data))
        for data in (made.original, cleaned(made.data), made.data)
    )

    assert new(before + clean, after) == []  # of strict files, validators do not look into the original
