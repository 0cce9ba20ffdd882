"""The verbs of reporting, one row each: what it does decides which step reads it; words for what somebody said."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from annotate.lexicon.words import plural, word_set


class Verb(NamedTuple):
    """A verb by which a text tells what somebody says, thinks or asks: its ``forms`` by tense (base, s, ed, ing), and what it ``does``.

    ``tag``: stands beside quoted words (Vosk said); ``utters``: is so plain a tag that it is known as one wherever it stands;
    ``plain``: its past is so plain that an unlisted noun may be its subject (a carpenter said), ``present``: its third person is as well.
    ``clause``: a clause behind it is what somebody said, but not behind a form that is a noun as well or has an ordinary object:
    its base (``noun``), its base and its third person (``nouns``); ``that``: only behind "that", else it has an ordinary object.
    ``names``: what follows is what somebody said of it, never a clause (called the dyke a wreck); ``listener``: what follows is the
    listener, who never speaks (told reporters); ``object``: what is said of somebody is its object (accused the company of …);
    ``judges``: what is said for or against its object is a judgement (praised the crew); ``asks``: what somebody is told to do stands
    behind who is told (urged the council to …); ``promises``: an infinitive follows (vowed to …).
    ``weak``: need not be speech, so that another cue before it governs the words; ``feels``: what is felt is reported without words
    (hopes); ``finds``: papers speak with it (the survey found); ``things``: has things for subjects as well, and then reports nothing (the
    silence tells).
    ``thinks``: who stands before it is the source of a sentence (traders fear), ``thought``: before its past alone; ``source``: its third
    person and its past are words of the cue family of sources, for which weights were learned, ``sourced``: its past alone is.
    """

    forms: dict[str, tuple[str, ...]]
    does: frozenset[str]


# Past forms that no rule gives, and verbs that double their last letter.
_PAST = dict(
    pair.split("=")
    for pair in """
    say=said tell=told write=wrote think=thought hold=held find=found speak=spoke begin=began go=went feel=felt shoot=shot read=read
    put=put label=labelled,labeled signal=signalled,signaled marvel=marvelled,marveled forecast=forecast
    """.split()
)
_DOUBLED = word_set("admit quip dub beg refer plan demur slam snap")


def _verbs(does: str, verbs: str, tenses: str = "base s ed ing") -> Iterator[Verb]:
    """Yield the rows for some verbs that do the same; of their forms only the ``tenses`` are told apart from nouns and adjectives."""
    properties, used = word_set(does), tenses.split()
    for verb in verbs.split():
        yield Verb({tense: _INFLECTED[tense](verb) for tense in used}, properties)


def _past(verb: str) -> tuple[str, ...]:
    if verb in _PAST:
        return tuple(_PAST[verb].split(","))
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return (f"{verb[:-1]}ied",)
    return (f"{verb}{verb[-1]}ed",) if verb in _DOUBLED else (f"{verb.removesuffix('e')}ed",)


def _doing(verb: str) -> tuple[str, ...]:
    if verb in _DOUBLED or verb in ("put", "begin"):
        return (f"{verb}{verb[-1]}ing",)
    past = _PAST.get(verb, "")
    if past.endswith("ed"):
        return tuple(f"{form[:-2]}ing" for form in past.split(","))
    return (f"{verb}ing" if verb.endswith("ee") else f"{verb.removesuffix('e')}ing",)


_INFLECTED: dict[str, Callable[[str], tuple[str, ...]]] = {
    "base": lambda verb: (verb,),
    "s": lambda verb: (plural(verb),),
    "ed": _past,
    "ing": _doing,
}


# Each verb stands in one row; who needs some of them takes them from here.
REPORTING: tuple[Verb, ...] = (
    *_verbs("tag utters plain present clause thinks source", "say"),
    *_verbs("tag utters plain present clause source noun", "add"),
    *_verbs("tag utters plain clause that source", "write"),
    *_verbs("tag utters plain clause that sourced", "recall"),
    *_verbs("tag utters plain clause that sourced nouns", "reply"),
    *_verbs("tag utters plain clause that things sourced", "explain"),
    *_verbs("tag utters plain clause listener asks things thought sourced", "tell"),
    *_verbs("tag utters plain listener asks thought source", "ask"),
    *_verbs("tag utters plain", "shout yell", "base ed ing"),
    *_verbs("tag utters clause thinks source", "argue insist"),
    *_verbs("tag utters clause that thinks source", "warn"),
    *_verbs("tag utters clause that source", "conclude"),
    *_verbs("tag utters clause that sourced", "declare"),
    *_verbs("tag utters clause that sourced", "note"),
    *_verbs("tag utters clause that", "observe complain"),
    *_verbs("tag utters clause that", "respond", "base s ed"),
    *_verbs("tag", "respond", "ing"),
    *_verbs("tag utters clause that nouns", "answer remark tweet"),
    *_verbs("tag utters clause nouns", "counter joke"),
    *_verbs("tag utters object thought sourced", "demand"),
    *_verbs("tag utters weak", "continue", "base s ed"),
    *_verbs("tag utters weak", "begin", "base ed"),
    *_verbs("tag utters", "quip wonder"),
    *_verbs("tag utters", "cry exclaim", "base ed"),
    *_verbs("tag utters", "press", "ed"),
    *_verbs("tag clause thinks source noun", "claim"),
    *_verbs("tag clause that thinks source", "acknowledge deny announce predict"),
    *_verbs("tag clause that thinks source", "estimate"),
    *_verbs("tag clause that thought", "reiterate maintain"),
    *_verbs("tag clause that thought", "agree", "base s ed"),
    *_verbs("tag clause that things sourced", "confirm reveal"),
    *_verbs("tag clause that things", "suggest"),
    *_verbs("tag clause that source", "allege"),
    *_verbs("tag clause that source noun", "report"),
    *_verbs("tag clause that sourced noun", "state"),
    *_verbs("tag clause that", "admit concede emphasise emphasize"),
    *_verbs("tag clause that noun", "stress"),
    *_verbs("tag clause that nouns", "post repeat"),
    *_verbs("tag clause that promises object thought sourced noun", "promise vow"),
    *_verbs("tag clause that promises object thought sourced nouns", "pledge"),
    *_verbs("tag clause weak thinks source", "believe"),
    *_verbs("tag clause weak thinks source", "think", "s ed"),
    *_verbs("tag weak thinks", "think", "base"),
    *_verbs("tag clause sourced", "testify"),
    *_verbs("tag clause", "contend"),
    *_verbs("tag clause noun", "assert caution"),
    *_verbs("tag clause nouns", "boast"),
    *_verbs("tag that weak feels thinks source", "fear hope", "base s ed"),
    *_verbs("tag that weak feels", "feel", "base s ed"),
    *_verbs("tag weak feels thinks source", "expect", "base s ed"),
    *_verbs("tag weak finds source", "find", "base s ed"),
    *_verbs("tag weak finds", "show indicate", "base s ed"),
    *_verbs("tag weak", "go", "base s ed"),
    *_verbs("tag weak", "hold thank", "base ed"),
    *_verbs("tag weak", "read", "base s"),
    *_verbs("tag weak", "put", "base"),
    *_verbs("tag names judges thought sourced", "call"),
    *_verbs("tag names judges thought source", "describe"),
    *_verbs("tag names judges", "label"),
    *_verbs("tag names judges", "dub", "base ing"),
    *_verbs("names judges", "dub", "ed"),
    *_verbs("tag names judges", "brand", "s ed"),
    *_verbs("tag object judges thought source", "accuse"),
    *_verbs("tag object judges thought sourced", "blame praise criticise criticize"),
    *_verbs("tag object judges thought sourced", "condemn", "base ed ing"),
    *_verbs("tag object judges", "dismiss", "base s ed"),
    *_verbs("tag object judges", "denounce decry", "base ed"),
    *_verbs("tag object judges", "hail laud", "s ed"),
    *_verbs("tag object judges", "blast", "s ed ing"),
    *_verbs("tag object judges", "slam", "ed ing"),
    *_verbs("tag object judges", "ridicule", "ed"),
    *_verbs("tag object source", "propose", "base s ed"),
    *_verbs("tag object sourced", "cite", "base ed ing"),
    *_verbs("tag object", "liken portray", "s ed ing"),
    *_verbs("tag object", "mock", "base ed ing"),
    *_verbs("tag object", "compare", "base ed"),
    *_verbs("tag listener asks object thought sourced", "urge"),
    *_verbs("tag listener asks", "advise", "base s ed"),
    *_verbs("tag listener", "assure inform remind", "base ed"),
    *_verbs("tag asks", "instruct", "base ed"),
    *_verbs("tag asks", "beg implore", "ed"),
    *_verbs("tag sourced", "recommend", "base ed ing"),
    *_verbs("tag sourced", "order quote rule", "base ed"),
    *_verbs("tag", "chant lament"),
    *_verbs("tag", "comment refer retort speak", "base s ed"),
    *_verbs("tag", "proclaim", "s ed ing"),
    *_verbs("tag", "echo imply plead point recite muse", "s ed"),
    *_verbs("tag", "scream", "ed ing"),
    *_verbs("tag", "theorize", "base"),
    *_verbs(
        "tag",
        "characterise characterize charge defend disagree disclose guess marvel mutter signal speculate talk whisper",
        "base ed",
    ),
    *_verbs(
        "tag",
        "bark boom chide demur deride express fire gloat growl gush hiss interject interrupt jeer laugh pray rage retaliate scoff scold shoot "
        "sigh sign snap thunder tout voice",
        "ed",
    ),
    *_verbs("thinks source", "plan", "base s ed"),
    *_verbs("thinks source", "forecast", "base s"),
    *_verbs("thinks", "doubt intend suspect want worry", "base s ed"),
    *_verbs("thought sourced", "reject welcome", "ed"),
    *_verbs("thinks", "decline dispute object refuse", "ed"),
    *_verbs("sourced", "interview", "ed"),
)


def _by_property() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for verb in REPORTING:
        for tense, forms in verb.forms.items():
            for does in verb.does:
                found.setdefault((does, tense), []).extend(forms)
    return found


_FORMS = _by_property()


def verbs_that(does: str, tenses: str = "base s ed ing") -> frozenset[str]:
    """Return the forms of the verbs with a property, of some tenses or of all."""
    return frozenset(form for tense in tenses.split() for form in _FORMS.get((does, tense), ()))


VERBS = verbs_that("tag")
UTTERS = verbs_that("utters", "s ed")
REPORTS = verbs_that("clause") - verbs_that("noun", "base") - verbs_that("nouns", "base s")
NEED_THAT = verbs_that("that")
NAMING = verbs_that("names")
TOLD = verbs_that("listener")
SAYS = verbs_that("plain", "ed") | verbs_that("present", "s")
WEAK = verbs_that("weak")
FEELINGS = verbs_that("feels")
PROMISES = verbs_that("promises")
DEMANDS = verbs_that("asks")
FINDS = verbs_that("finds")
TELLING = verbs_that("things")
OBJECTS = verbs_that("object", "ed ing")
JUDGEMENTS = verbs_that("judges", "s ed ing")
NAMED_SOURCES = verbs_that("source", "s ed") | verbs_that("sourced", "ed")
THINKS = verbs_that("thinks", "base s ed") | verbs_that("thought", "ed")
# Words for what somebody said, before "that": the report's conclusion that the quay sinks.
SAYINGS = word_set("""
    claim claims statement comment comments remark remarks assertion assertions warning warnings argument arguments
    conclusion conclusions contention complaint complaints insistence admission announcement prediction predictions
    accusation accusations allegation allegations declaration suggestion suggestions finding findings reminder
    acknowledgement acknowledgment reassurance assurance assurances charge charges
""")
