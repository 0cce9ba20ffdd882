"""How the four kinds are told apart: by letter and form of line first, by colour last, so that grey paper and any eye will do."""

from dataclasses import dataclass

from annotate.model import Kind


@dataclass(frozen=True, slots=True)
class Look:
    """``letter`` labels the kind; ``bar`` and ``underline`` are Word's names of line forms; colours are RRGGBB."""

    letter: str
    bar: str
    underline: str
    colour: str
    tint: str


LOOKS: dict[Kind, Look] = {
    Kind.CLAIM: Look("C", "single", "single", "2F5D8A", "EDF3F9"),
    Kind.QUOTE: Look("Q", "double", "dotted", "7A5C00", "FBF4DF"),
    Kind.ANALYSIS: Look("A", "dashed", "dash", "3F6B35", "EAF3E6"),
    Kind.BOILERPLATE: Look("B", "dotted", "none", "707680", "EFEFF1"),
}

# Behind words that somebody is quoted with, in whatever kind of segment: dark enough to show on grey paper beside the tints above.
QUOTED_TINT = "F5EBCB"

# Under the words of a mixed paragraph: paler than the bars, so that the page stays quiet; the broken lines, with less ink, a little darker.
LINE_COLOURS: dict[Kind, str] = {
    Kind.CLAIM: "9DB7D1",
    Kind.QUOTE: "B8963A",
    Kind.ANALYSIS: "7FA873",
    Kind.BOILERPLATE: "B4B8BF",
}
