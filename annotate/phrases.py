"""The set phrases of site furniture, one row for each rule.

Each row: the rule's id; words of which the block must hold one before its pattern is tried (none: it is tried on every short block);
the most words that the block may have; the pattern, searched in the block's lower-case text. A pattern must fit furniture
and nothing else: "share this article" is furniture, "share prices fell" is not.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple


class Phrase(NamedTuple):
    """One row of the table."""

    rule: str
    words: str
    most: int
    pattern: str


_SITES = r"(?:facebook|twitter|x|instagram|linkedin|youtube|whatsapp|telegram|pinterest|reddit|tiktok|threads|bluesky|mastodon|flipboard)"
_STORIES = r"(?:articles?|stories|story|posts?|news|topics?|content|reading|coverage|links?|videos?|headlines|reports?|pages?)"

PHRASES = (
    Phrase("ending", "", 4, r"^(?:#{2,}|\W*-?30-?\W*|\W*ends?\W*|\W*the end\W*|end of (?:release|article|text))$"),
    Phrase("signs", "", 6, r"^[\W_]+$"),
    Phrase(
        "counts",
        "",
        8,
        r"^(?:\d{1,4}|\d+[\d.,]*[km]? (?:views?|shares?|likes?|reads?|followers|replies|reactions|votes?)|(?:about )?\d+[- ]?min(?:ute)?s?\.?(?: read)?"
        r"|(?:reading|read) time:? .{0,20}|\d+ (?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?) ago|\d+ of \d+|page \d+(?: of \d+)?"
        r"|slideshow.{0,20}|\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?)$",
    ),
    Phrase(
        "address",
        "",
        6,
        r"^(?:(?:e-?mail|tel|phone|telephone|fax|mobile|cell|web|website|address|t|e|m|w)\s*[:]\s*.{3,60}|[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)\S+"
        r"|(?!\d{4}-\d\d?-\d\d?$)(?!\d\d?[./]\d\d?[./]\d{4}$)[+(]?\d[\d ()/.-]{7,})$",
    ),
    Phrase(
        "navigation",
        "",
        5,
        r"^(?:home|menu|search|close|next|previous|prev|skip|more|back|open|cancel|submit|loading|expand|collapse|toggle \w+|breadcrumbs?|all|show (?:more|less|all)|see (?:more|all)"
        r"|view (?:all|more|comments)|load more|go back|skip to .{3,30}|(?:back|return|scroll|go) to (?:the )?(?:top|home|homepage|main menu)|sections?|site ?map|about us|our team"
        r"|contact us|contact|careers|jobs|help|rss|advertise|(?:main |footer |site )?(?:menu|navigation)|table of contents|e-?paper|video player.{0,10}|play(?: video)?|watch(?: now| live)?"
        r"|listen(?: now)?|learn more|find out more|click here|shop now|buy now|order now|book now|get started|print|save|bookmark|translate|language|support|newsroom|author)\W*$",
    ),
    Phrase(
        "networks",
        "",
        8,
        rf"^(?:(?:share|tweet|pin|pin it|e-?mail|print|copy(?: link| url)?|link copied.?|link|sms|messenger|{_SITES}|rss|youtube)\W*(?:(?:this|on|via|by|to|with)\W+)?)+$",
    ),
    Phrase(
        "credit",
        "",
        9,
        r"^\W*(?:(?:[\w.]+ )?photos?(?:graph)?s?|images?|pictures?|illustrations?|graphics?|videos?|credits?|(?:image|photo|picture|video)s? credits?|screenshot)\s*(?:by|:|/|©|courtesy|from)"
        r"|/\s?(?:file photo|handout|pool|getty images|afp|epa|tass|files)\b|getty images\W*$|^\W*(?:reuters|ap|afp|epa|dpa|shutterstock|unsplash|istock|getty)\s?/|^mandatory credit\b|^courtesy (?:of|photo)",
    ),
    Phrase("file photo", "photo picture pictured image", 70, r"^\W*(?:file photo\b|(?:photo|picture|image) (?:taken|shows)\b|pictured(?: \w+)?:)"),
    Phrase(
        "subscribe",
        "subscribe subscribers subscriber subscription newsletter newsletters inbox trial sign archive member discover reading updates alerts",
        45,
        r"^(?:please |click here to |to |not a subscriber\W+)?subscribe(?:\W*$|,? (?:now|to|today|here|for|and|via|on|with|by|free|below|or)\b)"
        r"|^(?:please |click here to |or )?sign ?up(?:\W*$|,? (?:now|to|today|here|for|free|with|below|and|&)\b)|\bsubscribers? only\b|\bsubscribe (?:to|now|today)\b.{0,60}\b(?:newsletter|access|podcast|channel|reading)\b"
        r"|\b(?:straight |directly )?(?:in|to|into) your (?:inbox|email)\b|^(?:our |the |daily |weekly |free |e-?mail )*newsletters?(?: sign ?up)?\W*$|^(?:get|receive|join|enjoy)\b.{0,60}\b(?:newsletters?|inbox|email updates|free trial)\b"
        r"|\bsubscribe to (?:our|the|this)\b|^discover more from\b|\bto keep reading\b|\bfull archive\b|^(?:already|not yet) a (?:subscriber|member)\b|^manage (?:my )?subscription|^(?:start|begin) your (?:free )?(?:trial|subscription)"
        r"|\bthis (?:article|story|content) is (?:only )?(?:for|available to) (?:our )?(?:paying )?(?:subscribers|members)\b",
    ),
    Phrase(
        "share",
        "share tweet",
        14,
        rf"^(?:please )?(?:share|tweet)(?: this\W*$|\W*$|(?: the| our| this)? (?:article|story|post|page|news)\b| (?:on|via|to) {_SITES}\b| with (?:your )?(?:friends|others|a friend)|:)|^click to share\b|^(?:like|enjoyed?) (?:this|what).{{0,40}}\bshare\b",
    ),
    Phrase(
        "follow",
        "follow like join find connect",
        30,
        rf"^(?:you can |please )?(?:follow|like|find|join|connect with|visit) (?:us|me|him|her|them|@|our|\w+(?: \w+)?)\W.{{0,40}}(?:\bon {_SITES}\b|@\w|\bsocial media\b)|^(?:follow|find|connect with) (?:us|me)\W*$|^join (?:our|the) .{{0,30}}(?:channel|community|group)\W*$",
    ),
    Phrase(
        "comment",
        "comment comments reply replies conversation discussion published required notify browser",
        40,
        r"^(?:please )?(?:leave|post|add|write|submit|make|be the first to)(?: a| your| an?other)? (?:comments?|reply|response)\b|^(?:no|\d[\d,.]*|view all|show|hide|see|read|load|view)?\s*(?:comments?|responses?|replies|thoughts)\W*(?:\(?\d*\)?|off|closed|on .{0,80}|are closed)\W*$"
        r"|^comments? (?:are|is|section|policy)\b.{0,40}(?:closed|moderated|disabled|policy)|^(?:reply|report (?:comment|abuse)|cancel reply)\W*$|^(?:log in|login|sign in|you must be logged in) to (?:reply|comment|post|leave)|^join the (?:conversation|discussion)\W*$"
        r"|\byour e-?mail address will not be published\b|\brequired fields are marked\b|^notify me of\b|^save my name\b|^rate \+ comment\b|^what do you think\?.{0,40}comment",
    ),
    Phrase(
        "related",
        "read more related also like latest popular trending recommended next miss picks stories recent reading continues previous story article top watch see",
        22,
        rf"^(?:read (?:also|more|next|on|this next)|see also|also read|also see|must read|watch(?: also| more)?|listen|related(?: {_STORIES})?|recommended(?: {_STORIES}| for you)?|up next|further reading|in other news|keep reading|what to read next|don['’]t miss|more {_STORIES}|more on this(?: {_STORIES})?"
        rf"|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|most (?:read|popular|viewed|shared|recent|commented)(?: {_STORIES})?|trending(?: now| {_STORIES})?|latest {_STORIES}|recent (?:{_STORIES}|comments)|popular(?: now| {_STORIES})?|top {_STORIES}|featured {_STORIES}|editor['’]?s['’]? picks?"
        rf"|similar {_STORIES}|continue reading|next {_STORIES}|previous {_STORIES}|other {_STORIES})(?:\W*$|\s?[:|»→>].{{0,160}}$)|^(?:story|article) continues (?:below|after).{{0,20}}$|^(?:read more|more from|see more|more stories (?:from|on|about|by)|read (?:the )?full (?:story|article)|all {_STORIES} by|continue reading)\b[^.!?]{{0,90}}$"
        r"|^you (?:may|might) also (?:like|be interested)\b[^.]{0,40}$",
    ),
    Phrase(
        "advert",
        "advertisement advert sponsored promoted ad ads affiliate commission advertise advertising partner paid",
        60,
        r"^(?:advertisements?|adverts?|ads?|sponsored(?: content| post)?|promoted(?: content)?|paid (?:content|post|partnership)|partner content|advertising|continue after (?:advert|advertisement)|remove ads)\W*$|^(?:sponsored|promoted|presented|ads) by\b[^.]{0,50}$|^advertise (?:with|on|here)\b[^.]{0,40}$"
        r"|\b(?:earn|receive|get) (?:a |an )?(?:small )?(?:affiliate )?commissions?\b.{0,60}|\b(?:contains?|use|using|include) affiliate links?\b",
    ),
    Phrase(
        "cookies",
        "cookie cookies privacy terms recaptcha consent agree accept reject preferences",
        70,
        r"\b(?:we|site|website|page) (?:also )?uses? cookies\b|^(?:accept|reject|manage|allow|decline)(?: all| my)?(?: cookies| preferences| choices| settings)?\W*$|\bcookies? (?:policy|settings|preferences|notice|consent)\b|^.{0,70}\bprivacy policy\b.{0,70}$|^(?:\W|terms|of|use|service|and|&|conditions|privacy|notice|policy|full|our|read|website){2,40}$"
        r"|^(?:privacy|terms|legal(?: notice)?|accessibility|do not sell.{0,40}|imprint)\W*$|\bprotected by recaptcha\b|^by (?:signing up|clicking|continuing|subscribing|submitting|using this)\b.{0,60}\b(?:agree|accept|consent)\b|^i (?:agree|consent|have read)\b.{0,60}\b(?:terms|privacy|data)\b",
    ),
    Phrase(
        "account",
        "log login sign signin logout password account register",
        20,
        r"^(?:(?:log|sign) ?(?:in|out)|login|logout|my account|register|create (?:an |a free |your )?account|join now|join for free|forgot(?:ten)?(?: your)? password|remember me|password|username)\W*(?:$|/|\||or\b|here\b|with\b|to (?:your|continue|read|view|manage|access|save)\b)|^(?:already )?have an account\?|^already (?:a member|registered)\?",
    ),
    Phrase(
        "copyright",
        "copyright rights reserved c reproduced republished redistributed",
        70,
        r"\ball rights reserved\b|^copyright (?:©|\(c\)|\d{4}|by)|\(c\) ?\d{4}\b|\bmay not be (?:published|reproduced|republished|rewritten|redistributed)\b|^no part of this (?:publication|article|material)\b",
    ),
    Phrase("copyright", "", 30, r"©"),
    Phrase(
        "desk",
        "reporting editing writing contributed compiled edited source editor standards eds",
        30,
        r"^\W*(?:additional |with )?(?:reporting|writing|editing|compiled|edited|translated|research)(?: and (?:writing|editing))? by [a-z]|\bcontributed (?:to this (?:report|story|article)|reporting)\b|^source:\s?\S+(?: \S+){0,6}$|^source: .{0,60}editor:|^our standards:|^\(?eds(?: note)?:",
    ),
    Phrase(
        "contact",
        "contact contacts enquiries inquiries information details interviews office relations questions",
        40,
        r"^(?:for )?(?:media|press|investor|editorial|news|general|public|sales)(?: and (?:media|press|investor))? ?(?:contacts?|enquiries|inquiries|relations|office|information)(?: contacts?)?\s*(?::.*|$)|^(?:contacts?|contact (?:information|details|person)|enquiries|inquiries)\s*:.{0,80}$"
        r"|^for (?:more|further|additional|media|press|general)\b.{0,50}\b(?:information|details|inquiries|enquiries|interviews?)\b.{0,60}(?:\b(?:contact|visit|call|e-?mail|see|go to|please|write to)\b)|^(?:to|please) (?:contact|reach|e-?mail) (?:us|the (?:author|editor|newsroom))\b|^(?:have a|got a|questions or|any) (?:news )?(?:tips?|questions?|story)\b.{0,40}\b(?:contact|e-?mail|send|get in touch|let us know)\b",
    ),
    Phrase("donate", "donate donation donations support supporter member patreon", 40, r"^(?:please )?donate(?:\W*$| (?:now|today|here|to us|online)\b)|^(?:please )?(?:consider )?(?:support(?:ing)?|help(?:ing)? (?:fund|support)) (?:us|our (?:work|journalism|site|reporting|newsroom)|independent journalism|this site)\b|^(?:become|be) an? (?:member|supporter|patron|donor)\b[^.]{0,40}$|^make a (?:donation|gift)\b[^.]{0,30}$"),
    Phrase("tags", "tags tag filed categories category topics topic keywords posted tagged labels", 25, r"^(?:tags?|filed (?:under|in)|categor(?:y|ies)|(?:related |more )?topics?|key ?words|posted (?:in|under)|published in|tagged(?: (?:with|as|in))?|labels)(?:\s*:.*|\W*$)|^(?:filed (?:under|in)|posted (?:in|under)|tagged (?:with|as))\b[^.!?]*$"),
    Phrase("app", "app apps podcast store", 25, r"^(?:download|get|install|try) (?:the|our) .{0,30}\bapp\b|\bavailable (?:on|in) (?:the )?(?:app store|google play)\b|^(?:google play|app store)\W*$|^listen to (?:this|the|our) (?:article|podcast|episode|story)\b"),
    Phrase("series", "part series refiled", 25, r"^\W*this (?:article|story|post|report) (?:is part of|first appeared|originally appeared|was originally published|was first published|appeared (?:first )?(?:on|in))\b|^the post .{3,120} (?:appeared first|first appeared) on\b"),
)  # fmt: skip


class _Row(NamedTuple):
    rule: str
    most: int
    search: re.Pattern[str]


@cache
def _rows() -> tuple[tuple[_Row, ...], dict[str, tuple[_Row, ...]]]:
    """Compile the table once: rows that every short block is tried on, and rows by the words that call for them."""
    always: list[_Row] = []
    called: dict[str, tuple[_Row, ...]] = {}
    for phrase in PHRASES:
        row = _Row(phrase.rule, phrase.most, re.compile(phrase.pattern))
        if not phrase.words:
            always.append(row)
        for word in phrase.words.split():
            called[word] = (*called.get(word, ()), row)
    return tuple(always), called


def phrase_rule(text: str, words: int, tokens: Iterable[str]) -> str | None:
    """Return the id of the first rule whose set phrase a block is or opens with, or None."""
    if words > 70:
        return None
    always, called = _rows()
    lower = text.lower()
    for row in always:
        if words <= row.most and row.search.search(lower):
            return row.rule
    tried = set()
    for token in tokens:
        for row in called.get(token, ()):
            if words <= row.most and row.search not in tried and row.search.search(lower):
                return row.rule
            tried.add(row.search)
    return None
