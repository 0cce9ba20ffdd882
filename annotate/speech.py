"""The words of reporting: verbs that carry somebody's words, nouns for those who speak, and what takes a claim back."""

import re

_SAID = """say said says saying tell told tells telling add added adds adding ask asked asks asking write wrote writes written writing
announce announced announces announcing note noted notes noting warn warned warns warning argue argued argues arguing claim claimed
claims claiming explain explained explains explaining insist insisted insists insisting admit admitted admits admitting acknowledge
acknowledged acknowledges acknowledging concede conceded concedes conceding confirm confirmed confirms confirming deny denied denies
denying reply replied replies replying respond responded responds responding answer answered answers answering declare declared
declares declaring state stated states stating report reported reports reporting reveal revealed reveals revealing recall recalled
recalls recalling remark remarked remarks remarking observe observed observes observing maintain maintained maintains maintaining
assert asserted asserts asserting allege alleged alleges alleging contend contended contends contending complain complained
complains complaining conclude concluded concludes concluding caution cautioned cautions cautioning reiterate reiterated reiterates
reiterating repeat repeated repeats repeating stress stressed stresses stressing emphasize emphasized emphasizes emphasizing
emphasise emphasised emphasises emphasising predict predicted predicts predicting estimate estimated estimates estimating suggest
suggested suggests suggesting testify testified testifies testifying tweet tweeted tweets tweeting post posted posts posting joke
joked jokes joking quip quipped quips continue continued continues urge urged urges urging vow vowed vows vowing promise promised
promises promising pledge pledged pledges pledging boast boasted boasts describe described describes describing call called calls
calling label labelled labeled labels dub praise praised praises criticize criticized criticizes criticise criticised criticises
blame blamed blames accuse accused accuses lament lamented laments counter countered counters retort retorted retorts wonder
wondered wonders comment commented comments exclaim exclaimed shout shouted yell yelled whisper whispered cry cried mutter muttered
chant chanted chants sing sang begin began go goes read reads agree agreed agrees disagree disagreed believe believed believes
believing think thought thinks feel felt feels hope hoped hopes fear feared fears expect expected expects find found finds show
showed shows indicate indicated indicates hold held argue demand demanded demands charge charged order ordered propose proposed
proposes signal signalled signaled speak spoke speaks talk talked put thank thanked compare compared characterize characterized
characterise characterised refer referred refers dismiss dismissed dismisses defend defended mock mocked decry decried denounce
denounced condemn condemned rule ruled advise advised inform informed assure assured remind reminded instruct instructed recommend
recommended quote quoted cite cited disclose disclosed speculate speculated guess guessed theorize marvel marvelled""".split()

VERBS = frozenset(_SAID)
# Verbs after which a clause is what somebody said: the list for indirect speech is shorter than that for tags.
REPORTS = frozenset(
    """said says say saying told tells tell added adds adding announced announces announcing noted notes noting warned warns warning argued
    argues arguing claimed claims claiming explained explains explaining insisted insists insisting admitted admits admitting
    acknowledged acknowledges conceded concedes confirmed confirms denied denies declared declares stated states reported reports
    revealed reveals recalled recalls remarked observed maintained maintains asserted asserts alleged alleges alleging contended
    contends complained complains concluded concludes cautioned cautions reiterated reiterates repeated stressed stresses emphasized
    emphasizes emphasised emphasises predicted predicts estimated estimates suggested suggests suggesting testified testifies wrote
    writes tweeted posted joked boasted vowed vows promised promises pledged believes believe believed thinks thought fears feared
    hopes hoped argues feels felt agreed agrees replied responded answered countered""".split()
)
# These need "that" before a clause; without it they have an ordinary object.
NEED_THAT = frozenset(
    """announced announces announcing confirmed confirms revealed reveals reported reports denied denies acknowledged acknowledges
    recalled recalls suggested suggests suggesting noted notes noting explained explains emphasized emphasizes emphasised emphasises
    stressed stresses repeated reiterated reiterates promised promises pledged vowed vows stated declared maintains maintained
    observed posted tweeted wrote writes agreed agrees feels felt hopes hoped fears feared admitted admits concluded concludes
    conceded answered replied responded estimated estimates remarked warned warns warning predicted predicts alleged alleges
    complained complains""".split()
)
# "called the dyke ..": what follows is what somebody said of it, never a plain clause.
NAMING = frozenset(
    "call called calls calling describe described describes describing label labelled labeled dub dubbed brand branded term termed".split()
)
ADVERBS = r"(?:also|later|then|has|have|had|was|is|were|would|will|did|does|once|again|recently|now|just|often|always|first|since|even|still|repeatedly|previously|already|never|not|\w+ly)"

PERSON_NOUNS = (
    "spokesman spokeswoman spokesperson official officials minister president chairman chairwoman chair chief director mayor governor senator"
    " congressman congresswoman lawmaker lawmakers judge officer officers professor researcher researchers scientist scientists analyst"
    " analysts expert experts economist economists lawyer lawyers attorney attorneys prosecutor prosecutors detective witness witnesses"
    " critics critic supporters supporter opponents opponent author authors doctor doctors teacher teachers resident residents neighbour"
    " neighbours neighbor neighbors man woman girl boy mother father son daughter brother sister wife husband widow friend friends leader"
    " leaders member members source sources aide aides adviser advisers advisor advisors secretary commissioner ambassador diplomat"
    " diplomats captain coach player manager owner founder executive executives head deputy colleague colleagues victim victims student"
    " students parent parents farmer farmers worker workers driver drivers foreman engineer engineers investigator investigators"
    " journalist reporter reporters editor candidate nominee activist activists campaigner campaigners advocate advocates pastor bishop"
    " priest pope king queen prince general colonel sheriff sergeant consultant historian organizer organizers organiser strategist"
    " democrats republicans conservatives liberals people voters others many some spokespeople representative representatives curator"
    " chancellor premier prime-minister envoy negotiator negotiators negotiators inspector auditor surgeon nurse patient tenant landlord"
).split()
BODY_NOUNS = (
    "company firm ministry department agency government authority council committee commission court police union association"
    " federation institute university group organisation organization party administration office bank board service bureau campaign"
    " coalition foundation charity hospital school museum report study survey poll statement paper newspaper magazine letter document"
    " filing lawsuit complaint indictment memo release website post article review audit cooperative club team society trust chamber"
    " parliament senate house assembly alliance league network station operator regulator watchdog embassy mission utility airline"
).split()
UNNAMED = frozenset("official officials source sources aide aides analyst analysts expert experts critics critic people others".split())

TITLES = frozenset(
    """President Vice Prime Minister Secretary General Chancellor Senator Sen Rep Representative Congressman Congresswoman Governor
    Gov Mayor Chief Director Professor Prof Judge Justice Sheriff Captain Capt Colonel Col Major Maj Lieutenant Lt Sergeant Sgt
    King Queen Prince Princess Pope Bishop Archbishop Cardinal Rabbi Imam Pastor Father CEO CFO Chairman Chairwoman Chair Deputy
    Foreign Finance Defence Defense Interior Attorney Ambassador Commissioner Spokesman Spokeswoman Speaker Leader Detective
    Inspector Superintendent Officer Coach Manager Editor Founder Treasurer Premier Admiral Adm Brigadier Gen Commander Councillor
    Councilman Councilwoman Alderman Executive Managing Health Energy Trade Environment Education Labour Labor Transport Home First
    Acting Former Sultan Emir Sheikh Ayatollah Lord Lady Dame Sir""".split()
)
HONORIFICS = frozenset("Mr Mrs Ms Miss Dr Sir Lord Lady Dame Mr. Mrs. Ms. Dr. Madame Mme M. Herr Frau Rev Rev. Sr Jr".split())
HE_TITLES = frozenset("Mr Mr. Sir Lord King Prince Father Pope spokesman chairman congressman councilman".split())
SHE_TITLES = frozenset("Mrs Mrs. Ms Ms. Miss Lady Dame Queen Princess spokeswoman chairwoman congresswoman councilwoman".split())

# What stands at the head of a sentence or in the calendar is no name.
NOT_NAMES = frozenset(
    """The A An This That These Those He She It They We I You His Her Its Their Our My But And Or So Yet If When While After Before As
    There Here What Who Why How Where Which In On At By For From With To Of Since Although Though Because However Meanwhile Then Also
    Still Only Even Just Last Both Each Every Such Under Over During Despite Until Once Not No One Two Three Four Five Six Some Many
    Most All Any Another Other Others According Asked Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
    April May June July August September October November December Yes Well Now Today Yesterday Earlier Later Instead Indeed Perhaps
    Nobody Everyone Somebody Nothing Read Share Photo Source Whether Among Like Unlike Between Through Without Within More Less Few
    Several Mr Mrs Ms Dr Speaking Following Given Nevertheless Moreover Furthermore Additionally Critics Officials Experts""".split()
)

NEGATED = re.compile(
    r"\b(?:did|does|do|has|have|had|would|will|could|can)(?: not|n[’']t|not) (?:\w+ )?(?:say|said|comment|respond|reply|answer|explain|confirm|specify|elaborate|"
    r"tell|give|reveal|disclose|mention)|\b(?:declin|refus)(?:ed|es|ing) to\b|\bnever said\b|\bwithout saying\b",
    re.I,
)
