"""What a person should know of the comments that stood in a file: how many, whose, and what the first says."""

from collections.abc import Iterator, Sequence

from source.model import Problem, Remark

MOST_PEOPLE = 3
SHOWN = 80  # characters of the first comment


def told_of(remarks: Sequence[Remark]) -> Iterator[Problem]:
    """Yield a sentence on the comments of a file; nothing where it has none.

    >>> [told.sentence for told in told_of([Remark(None, "Ed", None, "Confirmed?"), Remark(None, "Ann", None, "Yes.")])]
    ['2 comments were kept beside the text (by Ed, Ann): “Confirmed?” …']
    """
    if not remarks:
        return
    were = "1 comment was" if len(remarks) == 1 else f"{len(remarks):,} comments were"
    people = list(dict.fromkeys(remark.by for remark in remarks if remark.by))
    others = " and others" if len(people) > MOST_PEOPLE else ""
    by = f" (by {', '.join(people[:MOST_PEOPLE])}{others})" if people else ""
    first = " ".join(remarks[0].text.split())
    words = first if len(first) <= SHOWN else first[: SHOWN - 2].rstrip() + " …"
    yield Problem(f"{were} kept beside the text{by}: “{words}”{' …' if len(remarks) > 1 else ''}")
