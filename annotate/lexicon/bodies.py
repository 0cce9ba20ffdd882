"""Nouns for bodies, papers and places, one row each: what it does decides which step reads it."""

from collections.abc import Iterator
from typing import NamedTuple

from annotate.lexicon.words import PERSON_NOUNS, plural, word_set


class Body(NamedTuple):
    """A noun for a body, a paper or a place, in the singular, with its plural (itself where it has none), and what it ``does``.

    ``names``: stands in names, which are then no person's (Orsk College) and may go on with "of" (the University of Senn); ``on``: goes on
    with "on" as well (the Committee on Piers); ``speaks``: has a verb of speech behind it in small letters (the council said); ``finds``: is
    a paper, so that what it shows is what it says (the survey found).
    """

    noun: str
    plural: str
    does: frozenset[str]

    @property
    def forms(self) -> tuple[str, str]:
        """The noun in the singular and the plural."""
        return self.noun, self.plural


def _bodies(does: str, nouns: str) -> Iterator[Body]:
    """Yield the rows for some nouns that do the same.

    ``=`` behind a noun: it has no plural, or one that is a surname (Banks), a verb (Vosk boards) or no speaker (messages).
    """
    properties = word_set(does)
    for noun in nouns.split():
        one = noun.rstrip("=")
        yield Body(one, one if noun != one else plural(one), properties)


# Each noun stands in one row; who needs some of them takes them from here.
BODIES: tuple[Body, ...] = (
    *_bodies("names on speaks", "council committee subcommittee commission institute panel office"),
    *_bodies("names on", "conference center centre"),
    *_bodies(
        "names speaks",
        """
        ministry department agency police= university court= party company union association bank= board= house= senate= parliament=
        group authority service foundation club school hospital city= trust= society network bureau organization organisation museum
        federation assembly alliance chamber league campaign= coalition administration embassy college church academy post= nation airline
        """,
    ),
    *_bodies(
        "names",
        """
        inc= corp= ltd= LLC= PLC= corporation times= news= states= kingdom street= river= county act= fund airport library
        theatre theater clinic congress= cathedral diocese tribunal army= navy= railway orchestra gallery laboratory
        """,
    ),
    *_bodies(
        "speaks",
        """
        firm government charity magazine newspaper website cooperative team= station= operator regulator watchdog mission utility
        town= village= municipality= region= province= country state= manufacturer retailer supermarket newsroom outlet broadcaster
        publisher commissioners= passage= ad= advert= motion= petition= resolution= ruling= verdict= plaque= caption= opinion= tweet=
        message= note= manifesto= strategy= e-mail= essay= column= editorial= book= bulletin= briefing= brochure= leaflet= estimate=
        index= ledger= dossier= affidavit= indictment= release= statistics= data= figures= results= numbers= footage= minutes=
        """,
    ),
    *_bodies(
        "speaks finds",
        """
        study survey poll report email letter document paper filing transcript records= review= audit= analysis= article= inquiry=
        memo= statement= lawsuit= suit= complaint=
        """,
    ),
)


def _forms(does: str) -> frozenset[str]:
    return frozenset(form for body in BODIES if does in body.does for form in body.forms)


def _capitalised(does: str) -> frozenset[str]:
    return frozenset(form[0].upper() + form[1:] for form in _forms(does))


BODY_NOUNS = _forms("speaks")
BODY_WORDS = _capitalised("names")
PANELS = _capitalised("on")
DOCUMENTS = _forms("finds")


def is_body(name: str) -> bool:
    """Tell whether a name ends in a noun for a body: Orsk Council, Senn village."""
    last = name.rsplit(" ", 1)[-1]
    return last in BODY_WORDS or last.lower() in BODY_NOUNS


NOUNS = PERSON_NOUNS | BODY_NOUNS
