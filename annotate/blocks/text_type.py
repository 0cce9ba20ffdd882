"""Step: what the text is as a whole (news, release, report, interview …), by its headings, labels and signs.

Every sign speaks for one type; the type for which most speaks is taken, and news where nothing does. What was seen is the reason.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from annotate.blocks.markup import is_of_page
from annotate.blocks.shape import Shape, shapes_of
from annotate.draft import Draft
from annotate.model import TextType
from source.model import Block, Role, SourceText

ENOUGH = 2.0  # signs that add up to less decide nothing
TOP = 8  # blocks round the headline that count as the top
LABEL = 8  # words of a label or a heading
SHOWN = 60  # characters of a sign that are shown
READ = 60_000  # characters in which words of the running text are looked for
MOST_LINKED = 0.8  # the share of links from which a line of a page is a menu
NOTHING = "no sign of anything but news"
_REGIONS = frozenset({Role.NAVIGATION, Role.FOOTER})


class Where(Enum):
    """Where a sign is looked for: the headline, the blocks round it, a label anywhere, the beginning of any block, the running text."""

    HEADLINE = auto()
    TOP = auto()
    LABEL = auto()
    OPENING = auto()
    TEXT = auto()


class Sign(NamedTuple):
    """One row of the table: ``weight`` for each different match, up to ``most`` of them; none below ``least``."""

    type: TextType
    weight: float
    where: Where
    pattern: str
    sentence: str
    least: int = 1
    most: int = 1


_SIGNS = (
    # A release.
    Sign(
        TextType.RELEASE,
        2,
        Where.LABEL,
        r"(?:for )?(?:immediate )?release\W*$|for immediate release\b",
        "marked for release",
    ),
    Sign(
        TextType.RELEASE,
        2,
        Where.TOP,
        r"(?:press|news|media) (?:release|statement|information)\b.{0,40}$|(?:presse|medien)mitteilung\b.{0,30}$"
        r"|communiqué(?: de presse)?\W*$|(?:nota|comunicado) de prensa\W*$",
        "called a release",
    ),
    Sign(TextType.RELEASE, 2, Where.LABEL, r"notes? (?:to|for) (?:the )?editors?\b", "notes to editors"),
    Sign(TextType.RELEASE, 1, Where.LABEL, r"#{3,}\W*$|[\W_]*ends[\W_]*$", "an end mark"),
    Sign(
        TextType.RELEASE,
        1,
        Where.OPENING,
        r"(?:for )?(?:media|press|investor) (?:contacts?|enquiries|inquiries|relations|office)\b|(?:presse|medien)kontakt\b"
        r"|contacts? presse\b|for (?:more|further) information\b.{0,30}\bcontact\b",
        "whom the press may ask",
    ),
    Sign(TextType.RELEASE, 1, Where.LABEL, r"about (?:the )?[^\W\d_]", "a part about who issued it"),
    Sign(
        TextType.RELEASE,
        1.5,
        Where.TOP,
        r".{0,300}\b(?:today announced|announced today|(?:is|are) (?:proud|pleased|delighted|excited|thrilled) to (?:announce|present|share))\b",
        "announces",
    ),
    # Results of a company.
    Sign(
        TextType.RESULTS,
        1.5,
        Where.HEADLINE,
        r".*\b(?:results|earnings|trading (?:update|statement)|interim (?:report|statement))\b.*\b(?:quarter|half|year|months|q[1-4]|h[12]|20\d\d)\b"
        r"|.*\b(?:quarter(?:ly)?|half[- ]year(?:ly)?|full[- ]year|annual|preliminary|interim|q[1-4]|h[12]|20\d\d)\b.*\b(?:results|earnings)\b",
        "results in the headline",
    ),
    Sign(
        TextType.RESULTS,
        0.5,
        Where.TEXT,
        r"\b(?:revenue|ebitda|ebit|earnings per share|eps|(?:operating|pre-?tax|net|gross|adjusted|underlying) (?:profit|income|earnings|margin)"
        r"|dividend|guidance|free cash flow|net (?:debt|cash)|like-for-like|constant currency|order (?:book|intake))\b",
        "words of accounts",
        least=4,
        most=4,
    ),
    Sign(
        TextType.RESULTS,
        1,
        Where.LABEL,
        r"(?:financial|operational|business|key)?\s*(?:highlights|key figures|outlook|guidance)\W*$|(?:consolidated )?(?:income statement|balance sheet)",
        "headings of accounts",
    ),
    # A report or a paper.
    Sign(
        TextType.REPORT,
        1,
        Where.LABEL,
        r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+|[ivx]{1,4}\.\s+)?(?:(?:executive )?summary|abstract|(?:key |main |our )?findings|(?:our |key )?recommendations?"
        r"|methods?|methodology|terms of reference|scope|(?:appendix|annex)\b.{0,30}|options|zusammenfassung|empfehlungen|résumé|recommandations)\W*$",
        "headings of a report",
        most=3,
    ),
    Sign(
        TextType.REPORT,
        0.5,
        Where.LABEL,
        r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:introduction|background|discussion|conclusions?|references|bibliography|limitations|acknowledge?ments)\W*$",
        "headings of a paper",
        most=3,
    ),
    Sign(
        TextType.REPORT,
        1,
        Where.OPENING,
        r"(?:background|objectives?|aims?|methods?|design|setting|results|findings|conclusions?|interpretation|funding)\s?:\s",
        "labels of an abstract",
        least=2,
        most=3,
    ),
    Sign(
        TextType.REPORT,
        1,
        Where.HEADLINE,
        r".*\b(?:final|annual|interim|progress|inquiry|audit|inspection|technical|research) report\b|.*\breport (?:of|by|to) the\b"
        r"|.*\b(?:white|green|working|policy|discussion|briefing|position) paper\b|.*: (?:an? )?.{0,50}\b(?:study|review|trial|meta-analysis|survey)\W*$",
        "called a report",
    ),
    Sign(
        TextType.REPORT,
        1,
        Where.TOP,
        r"(?:prepared|commissioned|submitted) (?:for|by|to)\b|(?:policy|working|research|discussion|briefing|white) paper\b.{0,12}\d"
        r"|report no\b|.{0,30}\bissn\b",
        "whom it is for",
    ),
    Sign(
        TextType.REPORT,
        1,
        Where.TEXT,
        r"\b(?:we|the (?:panel|committee|commission|review|inquiry)) (?:recommends?|finds?)\b",
        "finds and recommends",
    ),
    # People talk.
    Sign(
        TextType.INTERVIEW,
        1,
        Where.OPENING,
        r"(?:q|question|frage)\s?[.:]\s(?=\S)",
        "questions with a label",
        least=2,
        most=3,
    ),
    Sign(
        TextType.INTERVIEW,
        1,
        Where.HEADLINE,
        r".*\b(?:interview(?: with)?|in conversation with|q ?& ?a|im gespräch|entretien avec)\b",
        "called an interview",
    ),
    Sign(
        TextType.INTERVIEW,
        1,
        Where.TOP,
        r".{0,400}\b(?:this interview|the interview|this conversation|the following transcript|we (?:spoke|talked) (?:to|with))\b",
        "tells of the talk",
    ),
    # Somebody's opinion.
    Sign(
        TextType.OPINION,
        2,
        Where.TOP,
        r"(?:opinions?|comment|commentary|editorial|op-?ed|viewpoint|leading article|leader|column|columnist|guest (?:column|essay|post)|letters? to the editor"
        r"|my view|perspective|kommentar|leitartikel|meinung|gastbeitrag|éditorial|tribune|chronique|opinión|editorial board)\W*$",
        "a label of opinion",
    ),
    Sign(
        TextType.OPINION,
        2,
        Where.HEADLINE,
        r"(?:opinion|comment|commentary|editorial|op-?ed|column|viewpoint|kommentar|leitartikel|meinung|tribune)\s?[:|–—-]\s?\S|.*\|\s?(?:opinion|editorial)\W*$",
        "a label of opinion",
    ),
    Sign(
        TextType.OPINION,
        2,
        Where.TEXT,
        r"\b(?:(?:the )?views? expressed (?:here |in this \w+ )?(?:are|is)|is an? (?:\w+ ){0,2}(?:columnist|opinion writer)\b)",
        "a note on whose views these are",
    ),
    Sign(
        TextType.OPINION,
        1,
        Where.HEADLINE,
        r"why (?:we|i|you|it|the|this|our)\b.*|(?:we|you|they|it) (?:must|should|need|cannot|can[’']t)\b.*|(?:the case (?:for|against)|in (?:defen[cs]e|praise) of)\b.*"
        r"|.*\b(?:should|must) (?:be|stop|start|never|all)\b.*",
        "a headline that argues",
    ),
    # A live blog.
    Sign(
        TextType.LIVE,
        1,
        Where.HEADLINE,
        r".*(?:\blive\s?[:|–—-]|[:|–—-]\s?live\b|\blive (?:blog|updates|coverage)\b|\bas it happen(?:ed|s)\b|\bliveticker\b|\ben direct\b|\bminute by minute\b)",
        "called live",
    ),
    Sign(
        TextType.LIVE,
        0.5,
        Where.OPENING,
        r"\d{1,2}[.:h]\d\d(?: ?(?:[ap]\.?m\.?|gmt|bst|cet|cest|est|edt|et|uhr))?(?:\s*$|\s?[:–—|-]?\s(?=\S))|\d{1,2} ?[ap]\.?m\.?\s*$",
        "entries with a time",
        least=3,
        most=4,
    ),
    Sign(
        TextType.LIVE,
        1,
        Where.TOP,
        r"follow (?:the latest|our live|live) |(?:key|latest) (?:events|updates|developments)\W*$|this (?:live )?(?:blog|page) (?:is|has|was) (?:now |being )?(?:closed|updated)",
        "a live page’s lines",
    ),
    # Minutes.
    Sign(
        TextType.MINUTES,
        2,
        Where.TOP,
        r"(?:draft |approved )?minutes of (?:the |a )?\S|protokoll der\b|niederschrift\b|procès-verbal\b",
        "called minutes",
    ),
    Sign(
        TextType.MINUTES,
        1,
        Where.OPENING,
        r"(?:present|apologies(?: for absence)?|in attendance|attendees|absent|chair(?:ed by)?|anwesend|entschuldigt|présents?|excusés?)\s?:",
        "who was there",
        most=2,
    ),
    Sign(
        TextType.MINUTES,
        1,
        Where.TEXT,
        r"\b(?:declarations? of interests?|any other business|minutes of the (?:previous |last )?meeting|it was (?:resolved|agreed) (?:to|that)|(?-i:RESOLVED)"
        r"|matters arising|the meeting (?:closed|ended|adjourned)|action points?)\b",
        "words of minutes",
        most=2,
    ),
    # A court's ruling.
    Sign(
        TextType.RULING,
        1,
        Where.TOP,
        r"in the (?:[\w’']+ ){0,4}court\b|(?:supreme|high|district|federal|constitutional|county|appeal|crown) court\b[^.]{0,60}$|court of (?:appeals?|justice)\b[^.]{0,40}$",
        "headed by a court",
    ),
    Sign(
        TextType.RULING,
        1,
        Where.TOP,
        r"(?:case|appeal|docket|claim|file) (?:no|number|ref)\b|(?:neutral )?citation\b|between\s?:?\s*$|before\s?: .{0,30}\bjustice\b|judgment\b[^.]{0,60}$|coram\b",
        "the head of a judgment",
        most=2,
    ),
    Sign(
        TextType.RULING,
        1,
        Where.HEADLINE,
        r"\S.{1,60} v\.? \S.{1,60}$|.*\b(?:judgment|ruling|decision|opinion|order) of the\b.*\b(?:court|tribunal)\b",
        "two parties, or a court’s judgment, in the headline",
    ),
    Sign(
        TextType.RULING,
        1,
        Where.TEXT,
        r"\b(?:it is (?:so |hereby |therefore )?ordered|i would (?:allow|dismiss)|(?:the|this) appeal (?:is|must be) (?:allowed|dismissed)|appeal (?:allowed|dismissed)"
        r"|delivered the opinion of the court|reversed and remanded|judgment handed down|\(dissenting\)|in my judgment)\b",
        "words of a judgment",
        most=3,
    ),
    Sign(
        TextType.RULING,
        0.5,
        Where.TEXT,
        r"\b(?:the (?:appellants?|respondents?|claimants?)|submits? that|order of \w+ j\b|lords? justices?|lady justice)\b",
        "parties and judges",
        most=2,
    ),
    # A speech or a statement.
    Sign(
        TextType.SPEECH,
        1.5,
        Where.HEADLINE,
        r"(?:opening |closing |keynote |prepared |inaugural |maiden |the )*(?:speech|remarks|address|lecture|sermon|eulogy|statement|joint statement|joint declaration"
        r"|open letter|rede|ansprache|discours|allocution|déclaration)\b.{0,60}?\b(?:by|of|to|at|from|on|de|du|des|der|von|vor)\b|full text\b",
        "called a speech or a statement",
    ),
    Sign(
        TextType.SPEECH,
        1,
        Where.OPENING,
        r".{0,60}\b(?:ladies and gentlemen|distinguished (?:guests|delegates|members)|(?:your )?excellenc(?:y|ies)|honou?rable members|meine damen und herren"
        r"|mesdames et messieurs)\b|(?:mr|madam|mister) (?:speaker|president|chair(?:man)?|secretary)\b,|(?:dear |my )?(?:friends|colleagues|fellow \w+)(?: and \w+)?,",
        "a salutation",
    ),
    Sign(
        TextType.SPEECH,
        1,
        Where.TEXT,
        r"\bwe (?:condemn|reaffirm|reiterate|welcome|deplore|call (?:on|for|upon)|urge|have (?:agreed|decided)|commit ourselves|stand (?:with|ready))\b",
        "what those who sign say together",
        least=2,
    ),
    # A mail or a letter.
    Sign(
        TextType.MAIL,
        1,
        Where.OPENING,
        r"(?:from|to|cc|subject|sent|date|von|an|betreff|gesendet|de|à|objet|envoyé)\s?: ?\S",
        "lines of a mail’s head",
        least=2,
        most=3,
    ),
    Sign(
        TextType.MAIL,
        1,
        Where.OPENING,
        r"(?:dear|hi|hello|hallo|liebe[rs]?|cher|chère|bonjour)\b[^.!?]{0,40}[,:!]?\s*$",
        "a greeting",
    ),
    Sign(
        TextType.MAIL,
        1,
        Where.OPENING,
        r"(?:(?:kind|best|warm) (?:regards|wishes)|yours (?:faithfully|sincerely|truly)|regards|many thanks|thanks|cheers|mit freundlichen grüßen|cordialement)\b[,!.]?\s*\S{0,20}\s*\S{0,20}$",
        "a farewell",
    ),
)
_FRAME = frozenset({"nav", "footer", "aside", "form"})
_DISTRIBUTORS = frozenset(
    {
        "prnewswire",
        "pr newswire",
        "business wire",
        "businesswire",
        "globe newswire",
        "globenewswire",
        "accesswire",
        "ots",
        "ein presswire",
    }
)
_SPOKEN = re.compile(r"delivery|gesprochene|prononcé")
_TURN = re.compile(r"((?:[A-Z][\w.’'-]{0,20} ?){1,4}):\s\S")
_FEWEST_OWN, _OFTEN, _SOMETIMES = 3, 0.25, 0.12  # words of the writer's own voice, and how many in a sentence
_LISTED = 0.6  # the share of its words from which a text is a list
_FEWEST_LISTED = 6  # items
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]{1,600}[”“»\"]")
_FIRST = re.compile(r"\b(?:I|I’m|I’ve|I’ll|I'm|I've|we|We|my|My|our|Our|me|us)\b")
_ARGUES = re.compile(
    r"\b(?:should|must|ought|perhaps|surely|let us|we need|foolish|wrong|shame(?:ful)?|nonsense)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?](?:\s|$)")


class Found(NamedTuple):
    """A sign that was found: for what it speaks, how much, and what an editor reads."""

    type: TextType
    weight: float
    reason: str


def decide_text_type(draft: Draft) -> Draft:
    """Return the draft with what its text is, and why; news where too little speaks for anything else."""
    if draft.text_type is not None:
        return draft
    shapes = shapes_of(draft.source)
    found = [
        *_signs(draft.source, shapes),
        *_by_statements(draft.source),
        *_by_structure(draft.source, shapes),
        *_by_voice(draft.source),
    ]
    weights: Counter[TextType] = Counter()
    for one in found:
        weights[one.type] += one.weight  # type: ignore[assignment]
    best = max(TextType, key=lambda one: weights[one])
    if weights[best] < ENOUGH:
        return replace(draft, text_type=TextType.NEWS, type_reasons=(NOTHING,))
    return replace(draft, text_type=best, type_reasons=tuple(one.reason for one in found if one.type is best))


def _signs(source: SourceText, shapes: Sequence[Shape]) -> Iterator[Found]:
    """Yield the signs of the table that the text has."""
    blocks = source.blocks
    own = [n for n, block in enumerate(blocks) if not _is_menu(block)]
    headline = next((n for n, block in enumerate(blocks) if block.role is Role.HEADLINE), 0)
    places: dict[Where, Sequence[int]] = {
        Where.HEADLINE: [headline] if blocks else [],
        Where.TOP: range(max(0, headline - TOP // 2), min(len(blocks), headline + TOP)),
        Where.LABEL: [n for n in own if shapes[n].words <= LABEL],
        Where.OPENING: own,
    }
    running = source.text[:READ]
    for sign, pattern in _compiled():
        if sign.where is Where.TEXT:
            seen = list(dict.fromkeys(match[0].lower() for match in pattern.finditer(running)))
        else:
            seen = [shapes[n].text for n in places[sign.where] if pattern.match(shapes[n].text)]
        if len(seen) >= sign.least:
            yield Found(sign.type, sign.weight * min(len(seen), sign.most), f"{sign.sentence}: {_shown(seen)}")


@cache
def _compiled() -> tuple[tuple[Sign, re.Pattern[str]], ...]:
    """Compile the table once: all but what is looked for in the running text begins with the block, signs in front passed over."""
    return tuple(
        (sign, re.compile(sign.pattern if sign.where is Where.TEXT else rf"\W{{0,8}}(?:{sign.pattern})", re.IGNORECASE))
        for sign in _SIGNS
    )


def _is_menu(block: Block) -> bool:
    """Tell whether a page's own markup makes a line part of its frame."""
    if block.role in _REGIONS or block.hints is None or not is_of_page(block):
        return block.role in _REGIONS
    return block.hints.link_share > MOST_LINKED or not _FRAME.isdisjoint(block.hints.inside)


def _shown(seen: Sequence[str]) -> str:
    """Return what was seen, in marks and short."""
    lines = [" ".join(words.split()) for words in seen[:2]]
    shown = ", ".join(f"“{line if len(line) <= SHOWN else line[:SHOWN].rsplit(' ', 1)[0] + ' …'}”" for line in lines)
    return f"{shown} and {len(seen) - 2} more" if len(seen) > 2 else shown


def _by_statements(source: SourceText) -> Iterator[Found]:
    """Yield what the text says of itself speaks for."""
    words = {name: source.text_of(span).lower() for name, span in source.origin.statements.items()}
    if "embargo" in words:
        yield Found(TextType.RELEASE, 1.5, "it is under embargo")
    if _SPOKEN.search(words.get("handling", "")):
        yield Found(TextType.SPEECH, 2.5, f"to be checked against delivery: {_shown([words['handling']])}")
    if words.get("agency") in _DISTRIBUTORS:
        yield Found(TextType.RELEASE, 2.0, f"sent by a distributor of releases: {_shown([words['agency']])}")


def _by_structure(source: SourceText, shapes: Sequence[Shape]) -> Iterator[Found]:
    """Yield what the parts of a text speak for: labels before what several people say in turn, items of a list."""
    labels = Counter(match[1] for shape in shapes if (match := _TURN.match(shape.text)))
    talking = [label for label, count in labels.items() if count > 1]
    if len(talking) > 1:
        yield Found(TextType.INTERVIEW, 2.5, f"people speak in turn: {_shown(talking)}")
    listed = [n for n, block in enumerate(source.blocks) if block.role is Role.LIST_ITEM and not is_of_page(block)]
    total = sum(shape.words for shape in shapes)
    if len(listed) >= _FEWEST_LISTED and sum(shapes[n].words for n in listed) > _LISTED * total:
        yield Found(TextType.LIST, 2.0, f"{len(listed)} items of a list")


def _by_voice(source: SourceText) -> Iterator[Found]:
    """Yield what the writer's own voice speaks for, quoted words apart."""
    running = _QUOTED.sub(" ", source.text[:READ])
    sentences = len(_SENTENCE.findall(running)) or 1
    first, argues = len(_FIRST.findall(running)), len(_ARGUES.findall(running))
    if first >= _FEWEST_OWN and first > _OFTEN * sentences:
        yield Found(TextType.SPEECH, 1.0, "speaks in the first person")
        yield Found(TextType.OPINION, 0.5, "speaks in the first person")
    if argues >= _FEWEST_OWN and argues > _SOMETIMES * sentences:
        yield Found(TextType.OPINION, 1.0, "argues what should be")
