"""The house on the page: its colours, words, logo and marks, made of the settings and checked."""

from dataclasses import dataclass

from exports.grammar import Wording
from exports.page.banners import Mark, embargo_mark, handling_mark, source_embargo_mark
from exports.page.colour import are_alike, checked_accent, tint_of
from exports.page.logo import read_logo
from exports.pdf import Logo
from exports.settings import Settings
from exports.text import Fonts, Style, printable
from exports.wording import WORDINGS

RULE, SAND, OCHRE, OCHRE_INK = "#c9ced6", "#f6f2e8", "#b07a2a", "#8a5a14"
NAVY, NAVY_TINT = "#163a5f", "#edf2f6"
INK, GREY = "#16181d", "#5f6670"
NOTE = Style("sans", 7.8, GREY)
FOOT = Style("sans", 6.8, GREY)


@dataclass(frozen=True, slots=True)
class House:
    """``accent`` colours bars, rules and labels; ``tint`` lies behind the bottom line; the other three colours are those of the analysis.

    ``language`` is that of the page's own words.
    """

    accent: str = NAVY
    tint: str = NAVY_TINT
    analysis_bar: str = OCHRE
    analysis_ink: str = OCHRE_INK
    analysis_tint: str = SAND
    language: str = "en"
    logo: Logo | None = None
    logo_text: str = ""
    handling: Mark | None = None
    embargo: Mark | None = None

    @property
    def label(self) -> Style:
        """The style of a zone's label."""
        return Style("semibold", 7.6, self.accent)

    @property
    def words(self) -> Wording:
        """The page's own words."""
        return WORDINGS[self.language]


PLAIN = House()


def house_of(settings: Settings, fonts: Fonts, *, embargo: str = "") -> House:
    """Return the house that the settings describe, its marks set in the fonts. Raises UnfitSetting for the first that cannot be used.

    ``embargo`` is what the source itself says of one: it is shown unless the settings name another.
    """
    accent = checked_accent(settings.accent) if settings.accent else NAVY
    words = WORDINGS[settings.labels]
    handling, until, own = (printable(mark or "") for mark in (settings.handling, settings.embargo, embargo))
    mark = embargo_mark(words.embargo.format(date=words.date(until)), fonts) if until else None
    mark = source_embargo_mark(own, fonts) if own and not until else mark
    # An accent like ochre would make the analysis look like the rest: the two change places.
    analysis = (NAVY, NAVY, NAVY_TINT) if are_alike(accent, OCHRE) else (OCHRE, OCHRE_INK, SAND)
    return House(
        accent,
        tint_of(accent) if settings.accent else NAVY_TINT,
        *analysis,
        language=settings.labels,
        logo=read_logo(settings.logo) if settings.logo else None,
        logo_text=printable(settings.logo_text or settings.organisation or "Logo"),
        handling=handling_mark(handling, fonts) if handling else None,
        embargo=mark,
    )
