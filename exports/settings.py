"""What a user may set for an output. Every exporter takes the whole of it and uses what concerns it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. None means that nothing is printed in its place.

    House style: ``logo`` is the path of a PNG file and ``logo_text`` its alternative text; ``accent`` a colour like ``#7a1f2b``;
    ``handling`` a mark such as ``TLP:GREEN`` or free text; ``embargo`` and ``prepared`` are printed as they stand, or in words if they
    are ISO 8601 (the clock is never read); ``page`` is ``A4`` or ``Letter``; ``labels`` the language of the page's own words;
    ``attach`` says whether the page carries its annotated text; ``font`` is the path of a font file for letters that the page's own
    fonts do not have.

    ``comments`` says which segments get a Word comment: ``all``, ``check`` (what an editor should look at) or ``none``; ``plain``
    leaves a Word file in the house's Normal style, with comments only; ``pin`` and ``leave_out`` are ids of segments that must, or
    must not, be on the page.
    """

    organisation: str | None = None
    contact: str | None = None
    logo: str | None = None
    logo_text: str | None = None
    accent: str | None = None
    handling: str | None = None
    embargo: str | None = None
    prepared: str | None = None
    page: str = "A4"
    labels: str = "en"
    font: str | None = None
    attach: bool = True
    comments: str = "check"
    plain: bool = False
    pin: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
