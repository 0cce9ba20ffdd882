"""The words of reporting: verbs that carry somebody's words, nouns for those who speak, and what takes a claim back."""

import re
from collections.abc import Iterator
from typing import NamedTuple


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Whatever may stand in a tag beside quoted words.
VERBS = _words("""
    say said says saying tell told tells telling add added adds adding ask asked asks asking write wrote writes
    written writing announce announced announces announcing note noted notes noting warn warned warns warning
    argue argued argues arguing claim claimed claims claiming explain explained explains explaining insist
    insisted insists insisting admit admitted admits admitting acknowledge acknowledged acknowledges
    acknowledging concede conceded concedes conceding confirm confirmed confirms confirming deny denied denies
    denying reply replied replies replying respond responded responds responding answer answered answers
    answering declare declared declares declaring state stated states stating report reported reports reporting
    reveal revealed reveals revealing recall recalled recalls recalling remark remarked remarks remarking
    observe observed observes observing maintain maintained maintains maintaining assert asserted asserts
    asserting allege alleged alleges alleging contend contended contends contending complain complained
    complains complaining conclude concluded concludes concluding caution cautioned cautions cautioning
    reiterate reiterated reiterates reiterating repeat repeated repeats repeating stress stressed stresses
    stressing emphasize emphasized emphasizes emphasizing emphasise emphasised emphasises emphasising predict
    predicted predicts predicting estimate estimated estimates estimating suggest suggested suggests suggesting
    testify testified testifies testifying tweet tweeted tweets tweeting post posted posts posting joke joked
    jokes joking quip quipped quips continue continued continues urge urged urges urging vow vowed vows vowing
    promise promised promises promising pledge pledged pledges pledging boast boasted boasts describe described
    describes describing call called calls calling label labelled labeled labels dub praise praised praises
    criticize criticized criticizes criticise criticised criticises blame blamed blames accuse accused accuses
    lament lamented laments counter countered counters retort retorted retorts wonder wondered wonders comment
    commented comments exclaim exclaimed shout shouted yell yelled whisper whispered cry cried mutter muttered
    chant chanted chants begin began go goes read reads agree agreed agrees disagree disagreed believe
    believed believes believing think thought thinks feel felt feels hope hoped hopes fear feared fears expect
    expected expects find found finds show showed shows indicate indicated indicates hold held demand demanded
    demands charge charged order ordered propose proposed proposes signal signalled signaled speak spoke speaks
    talk talked put thank thanked compare compared characterize characterized characterise characterised refer
    referred refers dismiss dismissed dismisses defend defended mock mocked decry decried denounce denounced
    condemn condemned rule ruled advise advised inform informed assure assured remind reminded instruct
    instructed recommend recommended quote quoted cite cited disclose disclosed speculate speculated guess
    guessed theorize marvel marvelled went pressed screamed gushed jeered proclaimed proclaims slammed blasted blasts touted
    mused muses retaliated echoed echoes barked boomed recited recites interjected demurred shot fired snapped
    sighed laughed scoffed gloated raged thundered hissed growled pleaded pleads implored begged prayed likened
    likens portrayed portrays implied implies lauded lauds hailed hails chided scolded ridiculed derided branded
    brands signed voiced expressed pointed points shouting yelling chanting screaming mocking accusing portraying
    slamming blasting praising citing condemning demanding recommending urging proclaiming lamenting labelling
    labeling dubbing likening blaming criticizing criticising interrupted countering joking boasting complaining
    responding answering wondering quipping
""")
# Verbs after which a clause is what somebody said: the list for indirect speech is shorter than that for tags.
REPORTS = _words("""
    said says say saying told tells tell added adds adding announced announces announcing noted notes noting
    warned warns warning argued argues arguing claimed claims claiming explained explains explaining insisted
    insists insisting admitted admits admitting acknowledged acknowledges conceded concedes confirmed confirms
    denied denies declared declares stated states reported reports revealed reveals recalled recalls remarked
    observed maintained maintains asserted asserts alleged alleges alleging contended contends complained
    complains concluded concludes cautioned cautions reiterated reiterates repeated stressed stresses emphasized
    emphasizes emphasised emphasises predicted predicts estimated estimates suggested suggests suggesting
    testified testifies wrote writes tweeted posted joked boasted vowed vows promised promises pledged believes
    believe believed thinks thought agreed agrees replied responded answered
    countered write argue warn insist contend maintain complain predict estimate note
""")
# These need "that" before a clause; without it they have an ordinary object.
NEED_THAT = _words("""
    write note predict estimate warn maintain complain announced announces announcing confirmed confirms revealed reveals reported reports denied denies
    acknowledged acknowledges recalled recalls suggested suggests suggesting noted notes noting explained
    explains emphasized emphasizes emphasised emphasises stressed stresses repeated reiterated reiterates
    promised promises pledged vowed vows stated declared maintains maintained observed posted tweeted wrote
    writes agreed agrees feels felt hopes hoped fears feared admitted admits concluded concludes conceded
    answered replied responded estimated estimates remarked warned warns warning predicted predicts alleged
    alleges complained complains
""")
# "called the dyke ..": what follows is what somebody said of it, never a plain clause.
NAMING = _words("""
    call called calls calling describe described describes describing label labelled labeled dub dubbed brand
    branded term termed
""")
# "told reporters": what follows is the listener, who never speaks.
TOLD = _words("""
    told tells tell telling asked asks ask informed assured reminded advised urged
""")
# So plain that an unlisted noun may be their subject: a carpenter said.
SAYS = _words("""
    said says added adds told explained recalled wrote asked replied shouted yelled
""")
# What a thing or a person does that need not be speech: another cue before it governs the words.
WEAK = _words("""
    show shows showed find found hold held put begin began go goes went feel feels felt think thinks thought believe believes
    believed hope hopes hoped fear feared indicate indicated indicates expect expected expects read reads
    thank thanked continue continued continues
""")
# What somebody feels is reported without words of his: a claim, and no quotation.
FEELINGS = _words("""
    hope hopes hoped fear fears feared feel feels felt expect expects expected
""")
# What is promised stands as an infinitive: vowed to reopen the pier.
PROMISES = _words("""
    promise promised promises promising pledge pledged pledges pledging vow vowed vows vowing threatened threatens
""")
# What somebody is told to do, behind who is told: urged the council to reopen the pier.
DEMANDS = _words("""
    urge urged urges urging asked asks asking told tells telling advised advises instructed begged implored
""")
# Papers speak with these: the survey found.
FINDS = _words("""
    found find finds finding showed show shows showing indicated indicates indicate suggest
""")
# These have things for subjects as well, and then report nothing: the timing suggests, the silence tells.
TELLING = _words("""
    suggest suggests suggested suggesting reveal reveals revealed confirm confirms confirmed explain explains explained tell tells told
""")
# Words for what somebody said, before "that": the report's conclusion that the quay sinks.
SAYINGS = _words("""
    claim claims statement comment comments remark remarks assertion assertions warning warnings argument arguments
    conclusion conclusions contention complaint complaints insistence admission announcement prediction predictions
    accusation accusations allegation allegations declaration suggestion suggestions finding findings reminder
    acknowledgement acknowledgment reassurance assurance assurances charge charges
""")
# What is said of somebody or something is the object of these: accused the company of …
OBJECTS = _words("""
    accused accusing blamed blaming cited citing pledged promised vowed demanded demanding proposed denounced dismissed
    condemned condemning compared likened portrayed mocked mocking criticized criticised praised praising urged
    advocated decried slammed blasted lauded hailed ridiculed
""")
# What is said against or for somebody or something is a judgement: the object is what was said.
JUDGEMENTS = _words("""
    accused accuses accusing blamed blames blaming criticized criticizes criticizing criticised criticises criticising praised
    praises praising denounced denouncing condemned condemning slammed blasted decried lauded hailed ridiculed dismissed
    called calls calling described describes describing labelled labeled dubbed branded
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


def _plural(noun: str) -> str:
    """Return the regular plural of a noun: parties, churches, centres."""
    if noun[-1] == "y" and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


# Each noun stands in one row; who needs some of them takes them from here.
BODIES: tuple[Body, ...] = (
    *_bodies("names on speaks", "council committee subcommittee commission institute panel office"),
    *_bodies("names on", "conference center centre"),
    *_bodies(
        "names speaks",
        """
        ministry department agency police= university court= party company union association bank= board= house= senate= parliament=
        group authority service foundation club school hospital city trust= society network bureau organization organisation museum
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
