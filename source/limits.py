"""How large a source may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Counts and sizes, each raised by an option of the same name."""

    max_bytes: int = 20_000_000
    max_characters: int = 10_000_000
    max_members: int = 2_000
    max_expanded: int = 100_000_000
    max_depth: int = 1_000
    max_paragraphs: int = 200_000


LIMITS = Limits()
