"""The words of reporting: verbs that carry somebody's words, nouns for those who speak, and what takes a claim back."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def _plural(noun: str) -> str:
    """Return a noun in the plural or a verb in the third person: parties, churches, centres; cries, expresses, notes."""
    if noun[-1] == "y" and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh", "go", "ho")) else f"{noun}s"


class Verb(NamedTuple):
    """A verb by which a text tells what somebody says, thinks or asks: its ``forms`` by tense (base, s, ed, ing), and what it ``does``.

    ``tag``: stands beside quoted words (Vosk said); ``utters``: is so plain a tag that it is known as one wherever it stands;
    ``plain``: its past is so plain that an unlisted noun may be its subject (a carpenter said), ``present``: its third person is as well.
    ``clause``: a clause behind it is what somebody said, but not behind forms that are nouns as well: its base (``noun``), its base
    and its third person (``nouns``); ``that``: only behind "that", else it has an ordinary object.
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
_DOUBLED = _words("admit quip dub beg refer plan demur slam snap")


def _verbs(does: str, verbs: str, tenses: str = "base s ed ing") -> Iterator[Verb]:
    """Yield the rows for some verbs that do the same; of their forms only the ``tenses`` are told apart from nouns and adjectives."""
    properties, used = _words(does), tenses.split()
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
    "s": lambda verb: (_plural(verb),),
    "ed": _past,
    "ing": _doing,
}


# Each verb stands in one row; who needs some of them takes them from here.
REPORTING: tuple[Verb, ...] = (
    *_verbs("tag utters plain present clause thinks source", "say"),
    *_verbs("tag utters plain present clause source", "add"),
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
    *_verbs("tag clause", "contend assert"),
    *_verbs("tag clause noun", "caution"),
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


def one_of(words: Iterable[str]) -> str:
    """Return the alternatives of a pattern."""
    return "|".join(sorted(words))


# Words for what somebody said, before "that": the report's conclusion that the quay sinks.
SAYINGS = _words("""
    claim claims statement comment comments remark remarks assertion assertions warning warnings argument arguments
    conclusion conclusions contention complaint complaints insistence admission announcement prediction predictions
    accusation accusations allegation allegations declaration suggestion suggestions finding findings reminder
    acknowledgement acknowledgment reassurance assurance assurances charge charges
""")
# Nouns for those who speak: people, and bodies with their papers.
PERSON_NOUNS = _words("""
    spokesman spokeswoman spokesperson official officials minister president chairman chairwoman chair chief
    director mayor governor senator congressman congresswoman lawmaker lawmakers judge officer officers
    professor researcher researchers scientist scientists analyst analysts expert experts economist economists
    lawyer lawyers attorney attorneys prosecutor prosecutors detective witness witnesses critics critic
    supporters supporter opponents opponent author authors doctor doctors teacher teachers resident residents
    neighbour neighbours neighbor neighbors man woman girl boy mother father son daughter brother sister wife
    husband widow friend friends leader leaders member members source sources aide aides adviser advisers
    advisor advisors secretary commissioner ambassador diplomat diplomats captain coach player manager owner
    founder executive executives head deputy colleague colleagues victim victims student students parent parents
    farmer farmers worker workers driver drivers foreman engineer engineers investigator investigators
    journalist reporter reporters editor candidate nominee activist activists campaigner campaigners advocate
    advocates pastor bishop priest pope king queen prince general colonel sheriff sergeant consultant historian
    organizer organizers organiser strategist democrats republicans conservatives liberals people voters others
    many some spokespeople representative representatives curator candidates employee employees passenger
    passengers pilot commander organisers soldier soldiers firefighter nurses customer customers shopkeeper
    tenants landlords miner miners fisherman fishermen carpenter baker chancellor premier envoy negotiator
    negotiators inspector auditor surgeon nurse patient tenant landlord crowd audience crew staffer staffers
    spokesmen spokeswomen justice justices billionaire mogul columnist columnists commentator commentators pundit
    pundits blogger bloggers guest guests protester protesters demonstrator demonstrators delegate delegates veteran
    veterans survivor survivors refugee refugees migrant migrants volunteer volunteers trader traders investor
    investors shareholder shareholders builder developer developers skipper sailor sailors clerk conductor organist
    warden wardens ranger rangers keeper gardener butcher vendor vendors buyer buyers seller sellers client clients
    relative relatives cousin uncle aunt grandmother grandfather partner partners superintendent principal dean
    rector provost registrar coroner magistrate magistrates defendant defendants plaintiff plaintiffs suspect
    suspects respondents participants users writer writers actor actress singer musician musicians artist artists
    designer architect architects biologist biologists geologist chemist physicist ecologist meteorologist
    forecasters epidemiologist psychologist sociologist planner planners specialist specialists technician trainer
    referee striker goalkeeper midfielder defender rider champion trustee trustees treasurer ombudsman archbishop
    cardinal rabbi imam vicar host hosts anchor correspondent correspondents operative operatives strategists
    consultants donor donors ally allies rival rivals hopeful frontrunner incumbent appointee insiders insider
    economists historians ministers senators governors mayors directors chairs bishops generals lecturer tutor
    bystander bystanders onlookers shopper shoppers commuters pensioner pensioners taxpayer taxpayers person percent someone somebody majority observer observers lobbyist lobbyists
    master harbourmaster headteacher headmaster headmistress stationmaster postmaster cleaner plumber electrician welder
    librarian caretaker mechanic chef cook waiter waitress hairdresser translator interpreter photographer cameraman
    novelist poet playwright composer philosopher theologian statistician mathematician astronomer botanist zoologist
    oceanographer hydrologist virologist immunologist paramedic paramedics midwife midwives dentist vet pharmacist
    therapist psychiatrist radiologist oncologist cardiologist barrister barristers solicitor solicitors notary juror
    jurors accountant accountants banker bankers broker brokers receptionist courier cyclist cyclists swimmer sprinter
    skier boxer jockey golfer umpire climber climbers hiker hikers tourist tourists traveller travellers beekeeper
    administrator administrators comedian comedians legislator legislators whip hotelier landowner fellow MP congressmember
    committeeman committeewoman assemblyman assemblywoman selectman islander undersecretary ferryman lifeguard lifeguards shepherd brewer potter tailor publican innkeeper
""")
# Who belongs to a party: Republicans speak, and a Republican is nobody's name.
PARTISANS = _words("""
    democrat republican independent socialist democrats republicans socialists
""")


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
    for noun in nouns.split():
        plural = noun[:-1] if noun[-1] == "=" else _plural(noun)
        yield Body(noun.rstrip("="), plural, _words(does))


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


# Nobody in particular: they stay without a name.
UNNAMED = _words("""
    official officials source sources aide aides analyst analysts expert experts critics critic people others
""")
# What may stand before a name and is no part of it.
TITLES = _words("""
    President Vice Prime Minister Secretary General Chancellor Senator Sen Rep Representative Congressman
    Congresswoman Governor Gov Mayor Chief Director Professor Prof Judge Justice Sheriff Captain Capt Colonel
    Col Major Maj Lieutenant Lt Sergeant Sgt King Queen Prince Princess Pope Bishop Archbishop Cardinal Rabbi
    Imam Pastor Father CEO CFO Chairman Chairwoman Chair Deputy Foreign Finance Defence Defense Interior
    Attorney Ambassador Commissioner Spokesman Spokeswoman Speaker Leader Detective Inspector Superintendent
    Officer Coach Manager Editor Founder Treasurer Premier Admiral Adm Brigadier Gen Commander Councillor
    Councilman Councilwoman Alderman Executive Managing Health Energy Trade Environment Education Labour Labor
    Transport Home First Acting Former Sultan Emir Sheikh Ayatollah Lord Lady Dame Sir
""")
# What an office is for: part of a title, and never the last word of one.
PORTFOLIOS = _words("""
    Foreign Finance Defence Defense Interior Health Energy Trade Environment Education Labour Labor Transport Home Prime
    Vice Managing Acting First
""")
HONORIFICS = _words("""
    Mr Mrs Ms Miss Dr Sir Lord Lady Dame Mr. Mrs. Ms. Dr. Madame Mme M. Herr Frau Rev Rev. Sr Jr
""")
HE_TITLES = _words("""
    Mr Mr. Sir Lord King Prince Father Pope spokesman chairman congressman councilman
""")
SHE_TITLES = _words("""
    Mrs Mrs. Ms Ms. Miss Lady Dame Queen Princess spokeswoman chairwoman congresswoman councilwoman
""")
# What stands at the head of a sentence or in the calendar is no name.
NOT_NAMES = _words("""
    The A An This That These Those He She It They We I You His Her Its Their Our My But And Or So Yet If When
    While After Before As There Here What Who Why How Where Which In On At By For From With To Of Since Although
    Though Because However Meanwhile Then Also Still Only Even Just Last Both Each Every Such Under Over During
    Despite Until Once Not No One Two Three Four Five Six Some Many Most All Any Another Other Others According
    Asked Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Yes Well Now Today Yesterday Earlier Later Instead Indeed Perhaps
    Nobody Everyone Somebody Nothing Read Share Photo Source Whether Among Like Unlike Between Through Without
    Within More Less Few Several Mr Mrs Ms Dr Speaking Following Given Nevertheless Moreover Furthermore
    Additionally Critics Officials Experts Does Do Did Is Are Was Were Has Have Had Having Being Been Can Could Would
    Should Shall Might Must Maybe Neither Either Nor Cannot
    Never Almost Nearly Roughly Contrary Thanks
""")
# A noun phrase does not reach over these to its left.
FUNCTION_WORDS = _words("""
    of in on at to for and or but nor with by from as than that which who whom whose when while where if because
    since until after before although though is are was were be been being has have had do does did will would
    can could may might must shall should not also then into over under about against between through during
    without within near like so yet there here he she it they we i you him them us me only just even still more
    what how why asked left right ago early late last next now today
""")

# What opens a noun phrase.
DETERMINERS = _words("""
    the a an his her their its one another some several two three four many other most our my this these no
""")

# What may stand between a subject and its verb.
ADVERBS = (
    r"(?:also|further|later|then|has|have|had|was|is|were|would|will|did|does|once|again|recently|now|just|often|"
    r"always|first|since|even|still|repeatedly|previously|already|never|not|\w+ly)"
)

NEGATED = re.compile(
    r"\b(?:did|does|do|has|have|had|would|will|could|can)(?: not|n[’']t|not) (?:\w+ )?"
    r"(?:say|said|comment|respond|reply|answer|explain|confirm|specify|elaborate|tell|give|reveal|disclose|mention)|"
    r"\b(?:declin|refus)(?:ed|es|ing) to\b|\bnever said\b|\bwithout saying\b",
    re.I,
)
