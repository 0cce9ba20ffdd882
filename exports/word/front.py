"""What a marked-up Word file says of itself: header and footer, properties, language, and the day of its marks."""

import re
from datetime import date
from typing import TYPE_CHECKING

from exports.settings import Settings
from exports.word.body import AUTHOR
from exports.wording import WORDINGS
from source.errors import ExportError, UnfitSetting
from source.escaping import ILLEGAL
from source.model import Origin
from source.version import VERSION

if TYPE_CHECKING:
    from exports.word.package import Shell

LONGEST_PROPERTY = 255
LONGEST_TITLE = 90  # in the page header: one line
UNTITLED = "Marked-up text"

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def fill_front(shell: "Shell", origin: Origin, settings: Settings) -> set[str]:
    """Put into a package what it says of the text. Return the fields of header and footer for which it has no place.

    A house's template may have none of them; the marks of handling and embargo then get a line of their own in its header.
    """
    from exports.word.package import (
        add_marks,
        fill_fields,
        put_logo,
        set_accent,
        set_language,
        set_properties,
        track_changes,
    )

    document, language = shell.document, language_of(origin)
    fields = _fields(origin, settings)
    if settings.accent and not shell.house:
        set_accent(document, shell.styles, _colour(settings.accent))
    if settings.logo:
        put_logo(document, settings.logo, text=settings.logo_text or settings.organisation or "")
        del fields["logo"]
    lacking = fill_fields(document, fields, language=language)
    if lacking and not shell.house:
        raise ExportError(
            f"the template has no field “copydesk:{min(lacking)}” in its header or footer. Put a content control of that tag there."
        )
    if "marks" in lacking and (marks := fields["marks"]):
        add_marks(document, shell.styles, marks)
    if settings.track:
        track_changes(document)
    set_language(document, shell.styles.get("CopydeskSheetWords"), language)
    where = ", ".join(filter(None, (origin.name, origin.outlet, origin.date)))
    set_properties(
        document,
        title=_one_line(origin.title or origin.name) or UNTITLED,
        author=_one_line(settings.organisation or origin.author) or AUTHOR,
        subject=_one_line(f"Marked up from {where}" if where else "Marked up"),
        language=language,
        date=date_of(settings),
    )
    return lacking


def _fields(origin: Origin, settings: Settings) -> dict[str, str | None]:
    """Return what stands in each field of header and footer; the words of the legend are the template's."""
    name, contact = _one_line(origin.name, LONGEST_TITLE), _one_line(settings.contact, LONGEST_TITLE)
    marks = (_one_line(mark, LONGEST_TITLE) for mark in (settings.handling, _embargo(settings)) if mark)
    return {
        "logo": "",
        "organisation": _one_line(settings.organisation, LONGEST_TITLE),
        "marks": "".join(f"{mark}   " for mark in marks),
        "title": _one_line(origin.title or origin.name or UNTITLED, LONGEST_TITLE),
        "legend": "" if settings.plain else None,
        "source": f"{name} · " if name else "",
        "version": VERSION,
        "contact": f" · {contact}" if contact else "",
    }


def date_of(settings: Settings) -> str | None:
    """Return the day of our changes and comments as Word writes it; None where no day is given, for the clock is never read."""
    try:
        prepared = date.fromisoformat((settings.prepared or "")[:10])
    except ValueError:
        return None
    return f"{prepared.isoformat()}T00:00:00Z"


def language_of(origin: Origin) -> str:
    """Return the language of the words as Word is told it."""
    language = (origin.language or "").replace("_", "-")
    return language if _LANGUAGE.fullmatch(language) else "en"


def _one_line(text: str | None, most: int = LONGEST_PROPERTY) -> str:
    """Return words that come from outside as a property or a header holds them."""
    line = " ".join(ILLEGAL.sub("\ufffd", text or "").split())
    return line if len(line) <= most else line[: most - 2].rstrip() + " …"


def _embargo(settings: Settings) -> str | None:
    words = WORDINGS["en"]
    return words.embargo.format(date=words.date(settings.embargo)) if settings.embargo else None


def _colour(accent: str) -> str:
    if not _COLOUR.fullmatch(accent):
        sentence = "is no colour. Write it as # and six digits of 0–9 and a–f, like #7a1f2b."
        raise UnfitSetting(f"“{accent}” {sentence}", setting="accent")
    return accent[1:].upper()
