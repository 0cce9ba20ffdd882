"""The house's look on the page: its colours, and the style of its labels."""

from dataclasses import dataclass

from exports.typeset import Style

RULE, SAND, OCHRE, OCHRE_INK = "#c9ced6", "#f6f2e8", "#b07a2a", "#8a5a14"
INK, GREY = "#16181d", "#5f6670"
LABELS = "en"  # the language of our own words on the page
NOTE = Style("sans", 7.8, GREY)
FOOT = Style("sans", 6.8, GREY)


@dataclass(frozen=True, slots=True)
class House:
    """``accent`` colours bars, rules and labels; ``tint`` lies behind the bottom line."""

    accent: str = "#163a5f"
    tint: str = "#edf2f6"

    @property
    def label(self) -> Style:
        """The style of a zone's label."""
        return Style("semibold", 7.6, self.accent)


PLAIN = House()
