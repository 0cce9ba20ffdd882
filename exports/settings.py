"""What a user may set for an output. Every exporter takes the whole of it and uses what concerns it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """``prepared`` is the date printed as "prepared" (ISO 8601; None prints none: the clock is never read).

    ``handling`` is a handling mark such as ``TLP:GREEN`` or free text; ``page`` is ``A4`` or ``Letter``; ``comments`` says which
    segments get a Word comment: ``all``, ``check`` (what an editor should look at) or ``none``; ``pin`` and ``leave_out`` are ids of
    segments that must, or must not, be on the page; ``plain`` leaves a Word file in the house's Normal style, with comments only.
    ``font`` is the path of a font file for letters that the page's own fonts do not have.
    """

    organisation: str | None = None
    contact: str | None = None
    handling: str | None = None
    prepared: str | None = None
    page: str = "A4"
    comments: str = "check"
    plain: bool = False
    pin: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    font: str | None = None
