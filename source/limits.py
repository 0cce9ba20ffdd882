"""How large a source may be. A limit that is hit is an error, never a silent cut."""

from dataclasses import dataclass

from source.errors import TooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """Counts and sizes; each is raised by the option of the same name (``--max-bytes`` …).

    ``max_bytes`` and ``max_characters`` are of the file and of its decoded text; ``max_members`` and
    ``max_expanded`` are the number of parts in a zip file and their bytes when inflated; ``max_depth`` is how deep
    elements may be nested; ``max_paragraphs`` counts blocks.
    """

    max_bytes: int = 20_000_000
    max_characters: int = 10_000_000
    max_members: int = 2_000
    max_expanded: int = 100_000_000
    max_depth: int = 1_000
    max_paragraphs: int = 200_000


LIMITS = Limits()

NOUNS = {
    "max_bytes": "bytes",
    "max_characters": "characters",
    "max_members": "parts",
    "max_expanded": "bytes when unpacked",
    "max_depth": "levels of nesting",
    "max_paragraphs": "paragraphs",
}


def check_limit(limits: Limits, name: str, found: int) -> None:
    """Raise TooLarge, naming limit, value and option, if ``found`` is over the limit of that name."""
    most: int = getattr(limits, name)
    if found > most:
        option = "--" + name.replace("_", "-")
        raise TooLarge(f"it has {found:,} {NOUNS[name]}, and the limit is {most:,}. Raise it with {option}.")
