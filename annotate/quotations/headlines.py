"""Headlines that give somebody's words: "Vosk: The ferry is old"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotate.draft import Draft
from annotate.evidence import BLANK, Sentence
from annotate.model import Mode, Quotation
from annotate.names import Identity, is_person
from annotate.quotations.attribution import Found
from annotate.quotations.records import recorded
from annotate.rules import RuleId
from source.model import Role, Span, tight


def find_headed(draft: Draft, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield the quotations of headlines whose speaker the text quotes as well, or gives a role; ``quotations`` are those of the text."""
    heard = {quotation.speaker for quotation in quotations}
    starts = sorted(quotation.start for quotation in quotations)
    for sentence in draft.sentences:
        words = _headed_words(draft, sentence)
        if words is None or bisect_left(starts, sentence.start) < bisect_left(starts, sentence.end):
            continue  # it has quotations of its own
        people, first = draft.people, sentence.mentions[0]
        name = people.fullest(first.name or "")
        known = (name in heard or name in people.roles) and is_person(name, people)
        if known and BLANK not in sentence.text[words.start : words.end]:
            how = Found(RuleId.HEADLINE, first, None, Identity(name, people.roles.get(name)))
            yield recorded(draft.source.text, words, Mode.INDIRECT, how)


def _headed_words(draft: Draft, sentence: Sentence) -> Span | None:
    """Return the words of a headline behind the name and colon that it begins with."""
    block = draft.source.blocks[sentence.block]
    heads = block.role in (Role.HEADLINE, Role.HEADING) or (sentence.block == 0 and block.end == sentence.end)
    if not heads or not sentence.mentions:
        return None
    first = sentence.mentions[0]
    if first.start != sentence.start or not first.name or not sentence.text.startswith(": ", first.end):
        return None
    end = sentence.end - sentence.text.endswith(".", sentence.start, sentence.end)
    return tight(sentence.text, min(first.end + 2, end), end)
