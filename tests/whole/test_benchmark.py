"""The page that ours is timed beside is one like it: the same words, tagged, fit for an archive, with the XML attached."""

from pathlib import Path
from types import ModuleType

import pytest
from made import made_sample
from places import SCRIPTS
from printed import page, squeezed, words_on
from verapdf import PROFILES, validated

from exports import load
from exports.briefing.choice import brief

pytest.importorskip("pypdfium2")
SAMPLE = made_sample()


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(SCRIPTS)
    import page_peers

    return page_peers


@pytest.mark.slow
def test_the_page_of_reportlabs_paragraphs_conforms_too(peers: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "like.pdf"
    path.write_bytes(peers.write_like(SAMPLE))

    assert validated([path]) == {("like.pdf", profile): [] for profile in PROFILES}
    assert load(path) == SAMPLE


def test_the_pages_hold_the_same_words(peers: ModuleType) -> None:
    ours, theirs = words_on(page(SAMPLE)), words_on(peers.write_like(SAMPLE))
    content = peers.content_of(SAMPLE, brief(SAMPLE))

    said = [quote[0] for quote in content.quotes]
    for words in [content.title, content.bottom[0], *(pair[0] for pair in content.claims + content.analysis), *said]:
        assert squeezed(words) in theirs
    printed = [words for words, _ in content.claims + content.analysis if squeezed(words) in ours]
    assert len(printed) >= 8
    assert len(words_on(peers.write_words(SAMPLE))) > 0.7 * len(ours)
