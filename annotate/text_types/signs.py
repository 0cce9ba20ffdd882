"""The signs by which a text shows what it is, a table: headings, labels, set phrases; one row a sign.

Titles and first lines speak loudest. A pattern must fit what only such a text has: a headline on a report is no report.
"""

from enum import Enum, auto
from typing import NamedTuple

from annotate.model import TextType


class Where(Enum):
    """Where a sign is looked for: the headline; the blocks round it; one of them that stands alone; a label anywhere; the beginning of any
    block; the running text.
    """

    HEADLINE = auto()
    TOP = auto()
    ALONE = auto()
    LABEL = auto()
    OPENING = auto()
    TEXT = auto()


class Sign(NamedTuple):
    """One row of the table. Its weight counts for every match, up to ``most`` of them; none if there are fewer than ``least``.

    ``pattern`` knows no large letters from small; it fits at the beginning of a block, but for one that is looked for in the running text.
    """

    weight: float
    where: Where
    sentence: str
    pattern: str
    least: int = 1
    most: int = 1


SIGNS: dict[TextType, tuple[Sign, ...]] = {
    TextType.RELEASE: (
        Sign(2, Where.LABEL, "marked for release", r"for immediate release\b|for release\W*$"),
        Sign(
            2, Where.HEADLINE, "marked for release", r"(?:for immediate release|(?:press|news|media) release)\s?[:–—|-]"
        ),
        Sign(
            2,
            Where.TOP,
            "called a release",
            r"(?:press|news|media) (?:release|statement|information)\b.{0,40}$|(?:presse|medien)mitteilung\b.{0,30}$"
            r"|communiqué(?: de presse)?\W*$|(?:nota|comunicado) de prensa\W*$",
        ),
        Sign(2, Where.LABEL, "notes for editors", r"notes? (?:to|for) (?:the )?editors?\b"),
        Sign(1, Where.LABEL, "an end mark", r"#{3}\W*$|[\W_]*ends[\W_]*$"),
        Sign(
            1,
            Where.OPENING,
            "whom the press may ask",
            r"(?:for )?(?:media|press|investor)(?: and \w+)? (?:contacts?|enquiries|inquiries|relations|office)\b|(?:presse|medien)kontakt\b"
            r"|contacts? presse\b|for (?:more|further) information\b.{0,30}\bcontact\b",
        ),
        Sign(0.5, Where.LABEL, "a part on who issued it", r"about (?!us\b|me\b|this\b|the author)(?:the )?[^\W\d_]{3}"),
        Sign(
            1.5,
            Where.TOP,
            "it announces",
            r".{0,300}\b(?:today announced|announced today|(?:is|are) (?:proud|pleased|delighted|excited|thrilled)"
            r" to (?:announce|present|share))\b",
        ),
    ),
    TextType.RESULTS: (
        Sign(
            1.5,
            Where.HEADLINE,
            "called results",
            r".*\b(?:results|earnings|trading (?:update|statement)|interim (?:report|statement))\b"
            r".*\b(?:quarter|half|year|months|q[1-4]|h[12]|20\d\d)\b"
            r"|.*\b(?:quarter(?:ly)?|half[- ]year(?:ly)?|full[- ]year|annual|preliminary|interim|q[1-4]|h[12]|20\d\d)\b"
            r".*\b(?:results|earnings)\b",
        ),
        Sign(
            0.25,
            Where.TEXT,
            "words of accounts",
            r"\b(?:revenue|ebitda|ebit|earnings per share|eps"
            r"|(?:operating|pre-?tax|net|gross|adjusted|underlying) (?:profit|income|earnings|margin)"
            r"|dividend|guidance|free cash flow|net (?:debt|cash)|like-for-like|constant currency|order (?:book|intake))\b",
            least=4,
            most=6,
        ),
        Sign(
            1,
            Where.LABEL,
            "headings of accounts",
            r"(?:financial|operational|business|key)?\s*(?:highlights|key figures|outlook|guidance)\W*$"
            r"|(?:consolidated )?(?:income statement|balance sheet)",
        ),
    ),
    TextType.REPORT: (
        Sign(
            1,
            Where.LABEL,
            "headings of a report",
            r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+|[ivx]{1,4}\.\s+)?(?:(?:executive )?summary|abstract|(?:key |main |our )?findings"
            r"|(?:our |key )?recommendations?|methods?|methodology|terms of reference|scope|(?:appendix|annex)\b.{0,30}|options"
            r"|zusammenfassung|empfehlungen|résumé|recommandations)\W*$",
            most=3,
        ),
        Sign(
            0.5,
            Where.LABEL,
            "headings of a paper",
            r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:introduction|background|discussion|conclusions?|references|bibliography|limitations"
            r"|acknowledge?ments)\W*$",
            most=3,
        ),
        Sign(
            1,
            Where.OPENING,
            "labels of an abstract",
            r"(?:background|objectives?|aims?|methods?|design|setting|results|findings|conclusions?|interpretation|funding)\s?:\s",
            least=2,
            most=3,
        ),
        Sign(
            1,
            Where.HEADLINE,
            "called a report",
            r".*\b(?:final|annual|interim|progress|inquiry|audit|inspection|technical|research) report\b|.*\breport (?:of|by|to) the\b"
            r"|.*\b(?:white|green|working|policy|discussion|briefing|position) paper\b"
            r"|.*: (?:an? )?.{0,50}\b(?:study|review|trial|meta-analysis|survey)\W*$",
        ),
        Sign(
            1,
            Where.TOP,
            "for whom it is",
            r"(?:prepared|commissioned|submitted) (?:for|by|to)\b|(?:policy|working|research|discussion|briefing|white) paper\b.{0,12}\d"
            r"|report no\b|.{0,30}\bissn\b",
        ),
        Sign(
            1,
            Where.TEXT,
            "it finds and recommends",
            r"\b(?:we|the (?:panel|committee|commission|review|inquiry)) (?:recommends?|finds?)\b",
        ),
    ),
    TextType.INTERVIEW: (
        Sign(
            1,
            Where.HEADLINE,
            "called an interview",
            r".*\b(?:interview(?: with)?|in conversation with|q ?& ?a|im gespräch|entretien avec)\b",
        ),
    ),
    TextType.OPINION: (
        Sign(
            2,
            Where.ALONE,
            "a label of opinion",
            r"(?:opinions?|comment|commentary|editorial|op-?ed|viewpoint|leading article|leader|column|columnist|guest (?:column|essay|post)"
            r"|letters? to the editor|my view|perspective|kommentar|leitartikel|meinung|gastbeitrag|éditorial|tribune|chronique|opinión)\W*$"
            r"|(?:opinion|comment|commentary|column|kommentar|ein kommentar|tribune) (?:by|von|de|par) \S",
        ),
        Sign(
            2,
            Where.HEADLINE,
            "a label of opinion",
            r"(?:opinion|comment|commentary|editorial|op-?ed|column|viewpoint|kommentar|leitartikel|meinung|tribune)\s?[:|–—-]\s?\S"
            r"|.*\|\s?(?:opinion|editorial)\W*$",
        ),
        Sign(
            2,
            Where.TEXT,
            "whose views these are",
            r"\b(?:(?:the )?views? expressed (?:here |in this \w+ )?(?:are|is)\b|is an? (?:[\w’-]+ ){0,2}(?:columnist|opinion writer)\b"
            r"|(?:die meinung|les opinions exprimées))",
        ),
        Sign(
            1,
            Where.HEADLINE,
            "a headline that argues",
            r"why (?:we|i|you|it|the|this|our)\b|(?:we|you|they|it) (?:must|should|need|cannot|can[’']t)\b"
            r"|(?:the case (?:for|against)|in (?:defen[cs]e|praise) of)\b|.*\b(?:should|must) (?:be|stop|start|never|all)\b|.*\bis not an?\b",
        ),
    ),
    TextType.LIVE: (
        Sign(
            1,
            Where.HEADLINE,
            "called live",
            r".*(?:\blive\s?[:|–—-]|[:|–—-]\s?live\b|\blive (?:blog|updates|coverage)\b|\bas it happen(?:ed|s)\b|\bliveticker\b|\ben direct\b"
            r"|\bminute by minute\b)",
        ),
        Sign(
            0.5,
            Where.OPENING,
            "entries with a time",
            r"(?:[01]?\d|2[0-3])[.:h][0-5]\d(?: ?(?:[ap]\.?m\.?|uhr))?(?: ?(?:gmt|bst|cet|cest|est|edt|et))?(?:\s*$|\s?[:–—|-]?\s(?=[^\W\d_]))"
            r"|(?:1[0-2]|[1-9]) ?[ap]\.?m\.?\s*$",
            least=3,
            most=4,
        ),
        Sign(
            1,
            Where.TOP,
            "lines of a live page",
            r"follow (?:the latest|our live|live) |(?:key|latest) (?:events|updates|developments)\W*$"
            r"|this (?:live )?(?:blog|page) (?:is|has|was) (?:now |being )?(?:closed|updated)",
        ),
    ),
    TextType.MINUTES: (
        Sign(
            1.5,
            Where.TOP,
            "called minutes",
            r"(?:draft |approved )?minutes of (?:the |a )?\S|protokoll der\b|niederschrift\b|procès-verbal\b",
        ),
        Sign(
            1,
            Where.OPENING,
            "who was there",
            r"(?:present|apologies(?: for absence)?|in attendance|attendees|absent"
            r"|chair(?:ed by)?|anwesend|entschuldigt|présents?|excusés?)\s?:",
            most=2,
        ),
        Sign(
            1,
            Where.TEXT,
            "words of minutes",
            r"\b(?:declarations? of interests?|any other business"
            r"|minutes of the (?:previous |last )?meeting|it was (?:resolved|agreed) (?:to|that)"
            r"|resolved (?:unanimously )?to|matters arising|the meeting (?:closed|ended|adjourned)|action points?)\b",
            most=2,
        ),
    ),
    TextType.RULING: (
        Sign(
            1,
            Where.TOP,
            "headed by a court",
            r"in the (?:[\w’']+ ){0,4}court\b|(?:the )?(?:supreme|high|district|federal|constitutional|county|appeal|crown) court"
            r"(?: of [\w ]{1,30})?(?:,.{0,40})?\W*$|court of (?:appeals?|justice)(?: of [\w ]{1,30})?(?:,.{0,40})?\W*$",
        ),
        Sign(
            1,
            Where.TOP,
            "the head of a judgment",
            r"(?:case|appeal|docket|claim|file) (?:no|number|ref)\b|(?:neutral )?citation\b|between\s?:?\s*$|before\s?: .{0,30}\bjustice\b"
            r"|judgment\b[^.]{0,60}$|coram\b",
            most=2,
        ),
        Sign(
            1,
            Where.HEADLINE,
            "two parties, or a court’s judgment",
            r"\S.{1,60} v\.? \S.{1,60}$|.*\b(?:judgment|ruling|decision|opinion|order) of the\b.*\b(?:court|tribunal)\b",
        ),
        Sign(
            1,
            Where.TEXT,
            "words of a judgment",
            r"\b(?:it is (?:so |hereby |therefore )?ordered|i would (?:allow|dismiss)|(?:the|this) appeal (?:is|must be) (?:allowed|dismissed)"
            r"|appeal (?:allowed|dismissed)|delivered the opinion of the court|reversed and remanded|judgment handed down|\(dissenting\)"
            r"|in my judgment)\b",
            most=3,
        ),
        Sign(
            0.5,
            Where.TEXT,
            "parties and judges",
            r"\b(?:the (?:appellants?|respondents?|claimants?)|submits? that|order of \w+ j\b|lords? justices?|lady justice)\b",
            most=2,
        ),
    ),
    TextType.SPEECH: (
        Sign(
            1.5,
            Where.HEADLINE,
            "called a speech or a statement",
            r"(?:opening |closing |keynote |prepared |inaugural |maiden |the )*(?:speech|remarks|address|lecture|sermon|eulogy|statement"
            r"|joint statement|joint declaration|open letter|rede|ansprache|discours|allocution|déclaration)\b.{0,60}?"
            r"\b(?:by|of|to|at|from|de|du|des|der|von|vor)\b|full text\b",
        ),
        Sign(
            1,
            Where.OPENING,
            "a salutation",
            r".{0,60}\b(?:ladies and gentlemen|distinguished (?:guests|delegates|members)|(?:your )?excellenc(?:y|ies)|honou?rable members"
            r"|meine damen und herren|mesdames et messieurs)\b|(?:mr|madam|mister) (?:speaker|president|chair(?:man)?|secretary)\b,"
            r"|(?:dear |my )?(?:friends|colleagues|fellow \w+)(?: and \w+)?,",
        ),
        Sign(
            1,
            Where.TEXT,
            "what those who sign say together",
            r"\bwe (?:condemn|reaffirm|reiterate|welcome|deplore|call (?:on|for|upon)|urge|have (?:agreed|decided)|commit ourselves"
            r"|stand (?:with|ready))\b",
            least=2,
        ),
    ),
}
