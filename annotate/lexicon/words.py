"""Small words and titles, nouns for persons, what opens no name, and what takes a claim back."""

import re
from collections.abc import Iterable


def word_set(table: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(table.split())


def plural(noun: str) -> str:
    """Return a noun in the plural or a verb in the third person: parties, churches, centres; cries, expresses, notes."""
    if noun[-1] == "y" and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh", "go", "ho")) else f"{noun}s"


def one_of(words: Iterable[str]) -> str:
    """Return the alternatives of a pattern."""
    return "|".join(sorted(words))


# Nouns for people who speak.
PERSON_NOUNS = word_set("""
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
PARTISANS = word_set("""
    democrat republican independent socialist democrats republicans socialists
""")


# Small words inside a name: Ines van der Falk.
PARTICLES = word_set("van von der den ter ten bin ibn al el la le da di de del della du dos y &")
# Nobody in particular: they stay without a name.
UNNAMED = word_set("""
    official officials source sources aide aides analyst analysts expert experts critics critic people others
""")
# What may stand before a name and is no part of it.
TITLES = word_set("""
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
PORTFOLIOS = word_set("""
    Foreign Finance Defence Defense Interior Health Energy Trade Environment Education Labour Labor Transport Home Prime
    Vice Managing Acting First
""")
HONORIFICS = word_set("""
    Mr Mrs Ms Miss Dr Sir Lord Lady Dame Mr. Mrs. Ms. Dr. Madame Mme M. Herr Frau Rev Rev. Sr Jr
""")
HE_TITLES = word_set("""
    Mr Mr. Sir Lord King Prince Father Pope spokesman chairman congressman councilman
""")
SHE_TITLES = word_set("""
    Mrs Mrs. Ms Ms. Miss Lady Dame Queen Princess spokeswoman chairwoman congresswoman councilwoman
""")
# What stands at the head of a sentence or in the calendar is no name.
NOT_NAMES = word_set("""
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
FUNCTION_WORDS = word_set("""
    of in on at to for and or but nor with by from as than that which who whom whose when while where if because
    since until after before although though is are was were be been being has have had do does did will would
    can could may might must shall should not also then into over under about against between through during
    without within near like so yet there here he she it they we i you him them us me only just even still more
    what how why asked left right ago early late last next now today
""")

# What opens a noun phrase.
DETERMINERS = word_set("""
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
