"""Annotated texts drawn by hypothesis (any words, any white space, every field of the model in use), and long ones."""

from dataclasses import replace

from hypothesis import strategies as st

from annotate.model import AnnotatedText, Kind, Mode, Note, Quotation, Segment, TextType
from source.model import STATEMENTS, Block, Cell, Hints, Origin, Problem, Remark, Role, SourceText, Span, tight

# What a reader lets through: all but surrogates and what XML cannot hold. The sample is what formats trip over.
CHARACTERS = st.one_of(
    st.sampled_from("aZ9 .,“”\"'’«»—&<>]\t\n\u0085\u2028\u00a0\u0301\ufffd\ufeff\u202eعم💩"),
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
)
WORDS = st.text(CHARACTERS, max_size=20)
SOLID = WORDS.map(lambda words: words.strip() or "x")
GAPS = st.text(st.sampled_from(" \n\t\u00a0\u0085\u2028"), max_size=4)
MAYBE = st.none() | WORDS
SHARES = st.floats(0, 1)
REASONS = st.lists(WORDS, max_size=3).map(tuple)
HINTS = st.builds(Hints, WORDS, REASONS, REASONS, SHARES, st.none() | st.integers(1, 6), st.none() | st.integers(0, 40))
NUMBERS = st.integers(1, 9)
CELLS = st.builds(Cell, NUMBERS, NUMBERS, NUMBERS, st.booleans())
ORIGINS = st.builds(Origin, WORDS, WORDS, WORDS, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, st.integers(0, 9))


@st.composite
def annotated_texts(draw: st.DrawFn) -> AnnotatedText:
    """Draw an annotated text of up to four blocks with up to three segments each."""
    text = draw(GAPS)
    blocks: list[Block] = []
    segments: list[Segment] = []
    quotations: list[Quotation] = []
    for _ in range(draw(st.integers(0, 4))):
        begin = len(text)
        for inner in range(draw(st.integers(1, 3))):
            text += draw(GAPS) if inner else ""
            start = len(text)
            text += draw(SOLID)
            segments.append(_segment(draw, len(segments) + 1, start, len(text)))
        role, locator, hints = draw(st.sampled_from(Role)), draw(WORDS), draw(st.none() | HINTS)
        blocks.append(Block(begin, len(text), role, locator, hints, draw(st.none() | CELLS), draw(WORDS)))
        text += draw(GAPS)
    for segment in segments:
        start = draw(st.integers(segment.start, segment.end - 1))
        span = tight(text, start, draw(st.integers(start + 1, segment.end)))
        if span and draw(st.booleans()):
            quotations.append(_quotation(draw, len(quotations) + 1, span, len(text)))
    problems = st.lists(st.builds(Problem, WORDS, _spans(len(text))), max_size=2).map(tuple)
    remarks = st.lists(st.builds(Remark, _spans(len(text)), WORDS, MAYBE, WORDS, st.booleans()), max_size=2).map(tuple)
    statements = draw(st.dictionaries(st.sampled_from(STATEMENTS), st.sampled_from(segments))) if segments else {}
    origin = replace(draw(ORIGINS), **{name: Span(one.start, one.end) for name, one in statements.items()})
    source = SourceText(text, tuple(blocks), origin, draw(problems), draw(remarks))
    homes = st.none() | st.sampled_from([segment.id for segment in segments]) if segments else st.none()
    notes = st.lists(st.builds(Note, homes, WORDS, WORDS, MAYBE, st.booleans()), max_size=2).map(tuple)
    typed = draw(st.sampled_from(TextType)), draw(REASONS)
    return AnnotatedText(source, tuple(segments), tuple(quotations), draw(problems), draw(notes), draw(MAYBE), *typed)


def long_text(segments: int) -> AnnotatedText:
    """Return a text of many short segments, ten to a block."""
    words = "The ferry from Orre was late again."
    size = len(words) + 1
    text = " ".join([words] * segments)
    blocks = tuple(Block(n * size, min(n + 10, segments) * size - 1) for n in range(0, segments, 10))
    return AnnotatedText(
        SourceText(text, blocks),
        tuple(
            Segment(f"s{n:02}", n * size, n * size + len(words), Kind.CLAIM, 0.6, "default", ("plain",), "test")
            for n in range(segments)
        ),
    )


def _segment(draw: st.DrawFn, number: int, start: int, end: int) -> Segment:
    kind, share = draw(st.sampled_from(Kind)), draw(SHARES)
    return Segment(f"s{number:02}", start, end, kind, share, draw(WORDS), draw(REASONS), draw(WORDS))


def _quotation(draw: st.DrawFn, number: int, span: Span, length: int) -> Quotation:
    mode, spans = draw(st.sampled_from(Mode)), _spans(length)
    return Quotation(
        f"q{number:02}",
        span.start,
        span.end,
        mode,
        draw(MAYBE),
        draw(MAYBE),
        draw(spans),
        draw(spans),
        draw(SHARES),
        draw(WORDS),
        draw(REASONS),
    )


def _spans(length: int) -> st.SearchStrategy[Span | None]:
    if not length:
        return st.none()
    return st.none() | st.integers(0, length - 1).flatmap(
        lambda start: st.integers(start + 1, length).map(lambda end: Span(start, end))
    )
