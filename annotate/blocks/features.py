"""The numbers by which the scorer tells a line of the article from site furniture.

They describe the block itself, its neighbours, its place in the text, and the text as a whole.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import log1p

from annotate.blocks.shape import Shape

WINDOWS = (5, 30)  # blocks before and after whose numbers are averaged
CHARGE = 7  # words that a block costs in the search for the densest run

OWN = (
    *("words", "stops", "capitals", "digits", "commas", "sentence", "colon", "low", "shouted", "phrase"),
    *("repeated", "support", "supported", "site"),
)
NEAR = ("words", "sentence", "phrase", "site", "support", "stamped")
PLACE = (
    *("seen", "end", "prose before", "prose after", "since prose", "until prose", "blocks", "prose share", "all words"),
    *("before dense", "after dense", "dense share", "short run", "phrases since", "phrases before"),
)

Row = list[float]


def names() -> list[str]:
    """Return the name of every feature, in the order of the rows."""
    near = [f"{name} {side}" for side in ("just before", "just after") for name in NEAR]
    means = [f"{name}, {size} {side}" for size in WINDOWS for side in ("before", "after") for name in NEAR]
    return [*OWN, *near, *means, *PLACE]


def rows(shapes: Sequence[Shape], prose: Sequence[bool]) -> list[Row]:
    """Return the numbers of every block, in the order of ``names``; ``prose`` says which are. Linear in the number of blocks."""
    counts: dict[str, int] = {}
    for shape in shapes:
        counts[shape.text] = counts.get(shape.text, 0) + 1
    support = _support(shapes, prose)
    near = [
        (log1p(shape.words), shape.sentence, shape.phrase is not None, shape.site, part, shape.stamped)
        for shape, (part, _) in zip(shapes, support, strict=True)
    ]
    edge = (-1.0,) * len(NEAR)
    around = zip([edge, *near[:-1]], [*near[1:], edge], strict=True)
    parts = zip(shapes, support, around, _means(near), _places(shapes, prose), strict=True)
    return [
        [*_own(shape), counts[shape.text] > 1, *supported, shape.site, *before, *after, *means, *place]
        for shape, supported, (before, after), means, place in parts
    ]


def _own(shape: Shape) -> Row:
    words = shape.words
    return [
        words,
        shape.stops,
        shape.capitals,
        shape.digits,
        shape.commas / (words + 3),
        shape.sentence,
        shape.colon,
        shape.low,
        shape.shouted,
        shape.phrase is not None,
    ]


def _support(shapes: Sequence[Shape], prose: Sequence[bool]) -> list[tuple[float, int]]:
    """Return for each block which share of its words, and how many, the prose other than itself use too."""
    used: dict[str, int] = {}
    for shape, is_prose in zip(shapes, prose, strict=True):
        if is_prose:
            for stem in shape.stems:
                used[stem] = used.get(stem, 0) + 1
    often = {stem for stem, times in used.items() if times > 1}
    result = []
    for shape, is_prose in zip(shapes, prose, strict=True):
        many = len(shape.stems & (often if is_prose else used.keys()))
        result.append((many / (len(shape.stems) + 1), many))
    return result


def _means(near: Sequence[tuple[float, ...]]) -> list[Row]:
    """Average the neighbours' numbers over each window, by running sums."""
    count = len(near)
    sums = list(zip(*[accumulate(column, initial=0.0) for column in zip(*near, strict=True)], strict=True))
    result = []
    for n in range(count):
        row: Row = []
        for size in WINDOWS:
            row += _mean(sums, max(0, n - size), n)
            row += _mean(sums, n + 1, min(count, n + 1 + size))
        result.append(row)
    return result


def _mean(sums: Sequence[tuple[float, ...]], first: int, last: int) -> Row:
    if last <= first:
        return [0.0] * len(NEAR)
    many = last - first
    return [(end - begin) / many for begin, end in zip(sums[first], sums[last], strict=False)]


def dense_run(shapes: Sequence[Shape]) -> tuple[int, int]:
    """Return the densest run of blocks (first, one past the last): most words, where a block costs ``CHARGE``."""
    best, first, last = 0, 0, 0
    total, begin = 0, 0
    for n, shape in enumerate(shapes):
        total += min(shape.words, 60) - CHARGE
        if total <= 0:
            total, begin = 0, n + 1
        elif total > best:
            best, first, last = total, begin, n + 1
    return first, last


def _places(shapes: Sequence[Shape], are_prose: Sequence[bool]) -> list[Row]:
    count = len(shapes)
    prose = [shape.words if is_prose else 0 for shape, is_prose in zip(shapes, are_prose, strict=True)]
    phrases = [0, *accumulate(int(shape.phrase is not None) for shape in shapes)]
    all_words = sum([shape.words for shape in shapes]) or 1
    all_prose, prose_blocks = sum(prose) or 1, sum(map(bool, prose))
    since, until = _distances(prose), _distances(prose[::-1])[::-1]
    runs = _short_runs(shapes)
    first, last = dense_run(shapes)
    dense_share = sum([shape.words for shape in shapes[first:last]]) / all_words
    result, seen, before = [], 0, 0
    for n, words in enumerate(prose):
        result.append(
            [
                seen / all_prose,
                min(count - 1 - n, 20),
                before,
                prose_blocks - before - bool(words),
                since[n],
                until[n],
                count,
                prose_blocks / count,
                all_words,
                max(0, first - n),
                max(0, n - last + 1),
                dense_share,
                runs[n],
                phrases[n] - phrases[n - since[n]],
                phrases[n],
            ]
        )
        seen += words
        before += bool(words)
    return result


def _distances(prose: Sequence[int]) -> list[int]:
    """Return for each block how many blocks ago prose stood (of a text without: since its beginning)."""
    result, since = [], 0
    for words in prose:
        result.append(since)
        since = 0 if words else since + 1
    return result


def _short_runs(shapes: Sequence[Shape]) -> list[int]:
    """Return for each block how long the run of short blocks is that it stands in; 0 for a block that is not short."""
    result = [0] * len(shapes)
    begin = 0
    for n in range(len(shapes) + 1):
        if n < len(shapes) and shapes[n].words <= 8 and not shapes[n].sentence:
            continue
        result[begin:n] = [n - begin] * (n - begin)
        begin = n + 1
    return result
