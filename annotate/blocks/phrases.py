"""The set phrases of site furniture, one row for each rule.

A row is tried on blocks of at most ``most`` words that hold one of its ``words`` (none given: on every such block).
``opening`` must fit at the block's beginning, or ``inside`` anywhere, both in lower case. A pattern must fit furniture
and nothing else: "share this article" is furniture, "share prices fell" is not. ``<site>`` and ``<stories>`` stand for
the names below.
"""

from typing import NamedTuple

from annotate.rules import RuleId
from source.dates import EMBARGO


class Phrase(NamedTuple):
    """One row of the table."""

    rule: RuleId
    words: str
    most: int
    opening: str = ""
    inside: str = ""


NAMES = {
    "<site>": r"(?:facebook|twitter|x|instagram|linkedin|youtube|whatsapp|telegram|pinterest|reddit|tiktok|threads"
    r"|bluesky|mastodon|flipboard)",
    "<stories>": r"(?:articles?|stories|story|posts?|news|topics?|content|reading|coverage|links?|videos?|headlines"
    r"|reports?|pages?)",
    "<tongue>": r"(?:english|deutsch|français|español|italiano|português|nederlands|svenska|dansk|norsk|suomi|polski"
    r"|čeština|magyar|română|türkçe|ελληνικά|русский|українська|العربية|עברית|فارسی|हिन्दी|ไทย|日本語|中文|简体中文|繁體中文|한국어"
    r"|tiếng việt|bahasa indonesia|kiswahili)",
}

PHRASES = (
    Phrase(
        rule=RuleId.ENDING,
        words="",
        most=4,
        opening=r"(?:#{2,}|\W*-\s?30\s?-\W*|\W*ends?\W*|\W*the end\W*|end of (?:release|article|text))$",
    ),
    Phrase(
        rule=RuleId.RELEASE,
        words="",
        most=8,
        opening=r"\W*(?:(?:press|news|media) (?:release|statement|information)|for (?:immediate )?release)\W*$",
    ),
    Phrase(
        rule=RuleId.EMBARGO,
        words="embargo embargoed sperrfrist gesperrt embargado ембарго until till before prior",
        most=40,
        opening=EMBARGO,
        inside=r"\b(?:is|are|remains?) (?:under )?(?:strict(?:ly)? )?embargo(?:ed)? (?:until|till)\b",
    ),
    Phrase(
        rule=RuleId.HANDLING,
        words="not check checked background record internal confidential confidence restricted draft do official vertraulich"
        " veröffentlichung wort prononcé diffuser publier confidentiel interne publicar confidencial advance tlp",
        most=45,
        opening=r"\W*(?:not for (?:publication|broadcast|(?:further |onward |general |public )?(?:distribution|circulation|transmission)|release"
        r"|attribution|quotation|onward use)\b(?!.{0,40}\b(?:before|until|till|prior)\b)"
        r"|check(?:ed)? against delivery\b|(?:for |on )?background(?: (?:information|use|briefing))? only\b"
        r"|(?:strictly )?off the record\W*$|(?:for )?internal (?:use|circulation)(?: only)?\W*$|internal only\W*$|for official use only\b"
        r"|(?:strictly |private (?:and|&) |commercially )?confidential(?:\W*$|\s?[:–—|/(-]|,? (?:and|not|draft|do|until)\b.{0,60}$)"
        r"|commercial[- ]in[- ]confidence\b|restricted(?:\W*$|\s?[:–—|/-]\s?\w+\W*$)"
        r"|draft(?:\W*$|\W{1,3}(?:not for|confidential|for (?:comment|discussion|consultation|internal)|do not)\b)"
        r"|do not (?:publish|distribute|circulate|forward|quote|cite|copy)(?:\W*$|,? or \w+\W*$| (?:without|outside|this)\b)"
        r"|advance copy\b.{0,60}$|tlp:\s?[a-z+]+\W*$|es gilt das gesprochene wort\b|nicht zur veröffentlichung\b|(?:streng )?vertraulich\W*$"
        r"|nur (?:für den dienstgebrauch|zur internen verwendung)\b|seul le (?:texte )?prononcé fait foi\b|ne pas (?:diffuser|publier)\b.{0,60}$"
        r"|(?:strictement )?confidentiel\W*$|(?:à )?usage interne\W*$|no publicar\b.{0,60}$|(?:estrictamente )?confidencial\W*$)",
    ),
    Phrase(
        rule=RuleId.SIGNS,
        words="",
        most=6,
        opening=r"(?:[\W_]+|[b-pr-z])$",
    ),
    Phrase(
        rule=RuleId.GENERATOR,
        words="",
        most=60,
        opening=r"(?:\{[{%][^{}]{0,600}[%}]\}\s*)+$|\{[:#][^{}]{0,200}\}$|:::+\s*(?:[\w{].{0,120})?$",
    ),
    Phrase(
        rule=RuleId.COUNTS,
        words="",
        most=8,
        opening=r"(?:\d{1,4}|\d+[\d.,]*[km]? (?:views?|shares?|likes?|reads?|followers|replies|reactions|votes?)"
        r"|(?:about )?\d+[- ]?min(?:ute)?s?\.?(?: read)?|(?:reading|read) time:? .{0,20}|\d+ (?:seconds?"
        r"|minutes?|mins?|hours?|days?|weeks?|months?|years?) ago|\d+ of \d+|page \d+(?: of \d+)?"
        r"|slideshow.{0,20}|\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?"
        r"|\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?| \(?(?:[a-z]{1,3}t|utc|uhr)\)?){1,2}"
        r"|list (?:of \d+ items|\d+ of \d+)|end of list)$",
    ),
    Phrase(
        rule=RuleId.COUNTS,
        words="updated modified posted published edited post",
        most=12,
        opening=r"\W*(?:last |first )?(?:updated|modified|posted|published|edited|post (?:time|date))(?: (?:on|at)\b|\s?[:|]"
        r"| (?=\d|(?:mon|tue|wed|thu|fri|sat|sun)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))[^.!?]{0,40}"
        r"\d[\d.:]*(?: ?[ap]\.?m\.?)?(?: \(?[a-z]{2,4}\)?)?\W*$",
    ),
    Phrase(
        rule=RuleId.ADDRESS,
        words="",
        most=6,
        opening=r"(?:(?:e-?mail|tel|phone|telephone|fax|mobile|cell|web|website|address|t|e|m|w)\s*[:]\s*.{3,60}"
        r"|[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)\S+"
        r"|(?!\d{4}-\d\d?-\d\d?$)(?!\d\d?[./]\d\d?[./]\d{4}$)[+(]?\d[\d ()/.-]{7,}(?:\([a-z ]{2,15}\))?)$",
    ),
    Phrase(  # Mill House • 4 Quay Street • Orsk 75207 • 014/555-3600
        rule=RuleId.ADDRESS,
        words="",
        most=20,
        opening=r"(?:[^•·\n]{2,60}[•·]\s?){1,6}[^•·\n]{0,40}(?:\d[\d ()/.-]{6,}\d|@[\w.-]+|www\.\S+)\W*$",
    ),
    Phrase(
        rule=RuleId.CONTACT,
        words="mail email e tel phone press media contact office officer spokesman spokeswoman spokesperson",
        most=16,
        opening=r"(?=[^@]{1,120}@)[^@.!?]{1,60}[:,|][^@]{0,60}[\w.+-]@[\w-]+\.[\w.-]*\w$",
    ),
    Phrase(  # Home » Our Journey » Planning: where a page stands in its site
        rule=RuleId.NAVIGATION,
        words="home start startseite accueil inicio",
        most=40,
        opening=r"\W*(?:home(?:page)?|start(?:seite)?|accueil|inicio)(?:\s?(?:[»›→]|::)\s?|\s[>/]\s)[^.!?]{1,160}$",
    ),
    Phrase(  # 15 October 2026/0 Comments/in News/by Ida
        rule=RuleId.COUNTS,
        words="comment comments kommentare",
        most=16,
        opening=r"\W*[^.!?]{0,30}\b\d{4}\s?[/|·•]\s?\d+ (?:comments?|kommentare?)\b",
    ),
    Phrase(  # — Harbour Office (@orre_harbour) 4 May 2026
        rule=RuleId.SIGNATURE,
        words="",
        most=16,
        opening=r"[—–-]\s?[^\n]{1,60}\(@\w{1,30}\)[^.!?]{0,40}$",
    ),
    Phrase(
        rule=RuleId.NOTES,
        words="note notes interview conversation transcript answers",
        most=60,
        opening=r"notes? (?:to|for) (?:the )?editors?\s?[:–—].*"
        r"|\(?(?:this|the) (?:interview|conversation|transcript) (?:was|has been) (?:lightly )?(?:edited|condensed|shortened)\b.{0,60}$"
        r"|\(?(?:the )?answers (?:were|have been) (?:lightly )?(?:edited|condensed|shortened)\b.{0,60}$",
    ),
    Phrase(  # [CTA_MODULE]
        rule=RuleId.GENERATOR,
        words="",
        most=1,
        opening=r"\[[A-Za-z]+(?:[_-][A-Za-z\d]+)+\]$",
    ),
    Phrase(
        rule=RuleId.NAVIGATION,
        words="",
        most=5,
        opening=r"(?:home|menu|search|close|next|previous|prev|skip|more|back|open|cancel|submit|loading|expand"
        r"|collapse|toggle \w+|breadcrumbs?|all|show (?:more|less|all)|see (?:more|all)|view (?:all|more"
        r"|comments)|load more|go back|skip to .{3,30}|(?:back|return|scroll|go) to (?:the )?(?:top|home"
        r"|homepage|main menu)|sections?|site ?map|about us|our team|contact us|contact|careers|jobs|help"
        r"|rss|advertise|(?:main |footer |site )?(?:menu|navigation)|table of contents|e-?paper"
        r"|video player.{0,10}|play(?: video)?|watch(?: now| live)?|listen(?: now)?|learn more"
        r"|find out more|click here|shop now|buy now|order now|book now|get started|print|save|bookmark"
        r"|translate|language|support|newsroom|author)\W*$",
    ),
    Phrase(
        rule=RuleId.NAVIGATION,
        words="",
        most=40,
        opening=r"<tongue>(?:[\W_]{1,5}<tongue>)+\W*$|(?!english|suomi)<tongue>$",
    ),
    Phrase(
        rule=RuleId.NETWORKS,
        words="",
        most=8,
        opening=r"(?:share|tweet|pin|e-?mail|print|copy|link|sms|messenger|rss|<site>)"
        r"(?:\W+(?:share|tweet|pin|e-?mail|print|copy|copied|link|url|sms|messenger|rss|<site>|this|it"
        r"|on|via|by|to|with))*\W*$",
    ),
    Phrase(
        rule=RuleId.CREDIT,
        words="",
        most=9,
        opening=r"\W*(?:(?:[\w.]+ )?photos?(?:graph)?s?|images?|pictures?|illustrations?|graphics?|videos?"
        r"|credits?|(?:image|photo|picture|video)s? credits?|screenshot)\s*(?:by|:|©|courtesy)"
        r"|\W*(?:reuters|ap|afp|epa|dpa|shutterstock|unsplash|istock|getty)\s?/|mandatory credit\b"
        r"|courtesy (?:of|photo)",
        inside=r"/\s?(?:file photo|handout|pool|getty images|afp|epa|tass|files)\b|getty images\W*$",
    ),
    Phrase(
        rule=RuleId.FILE_PHOTO,
        words="photo picture pictured image slide",
        most=70,
        opening=r"\W*(?:(?:photo|image|picture|slide) \d+ (?:of|/) \d+\b"
        r"|file photo\b|(?:photo|picture|image) (?:taken|shows)\b|pictured(?: \w+)?:)",
    ),
    Phrase(
        rule=RuleId.SUBSCRIBE,
        words="subscribe subscribers subscriber subscription newsletter newsletters inbox trial sign archive member"
        " discover reading updates alerts",
        most=45,
        opening=r"(?:please |click here to |to |not a subscriber\W+)?subscribe(?:\W*$|,? (?:now|to|today|here|for"
        r"|and|via|on|with|by|free|below|or)\b)"
        r"|(?:please |click here to |or )?sign ?up(?:\W*$|,? (?:now|to|today|here|for|free|with|below|and"
        r"|&)\b)|(?:our |the |daily |weekly |free |e-?mail )*newsletters?(?: sign ?up)?\W*$"
        r"|(?:get|receive|join|enjoy)\b.{0,60}\b(?:newsletters?|inbox|email updates|free trial)\b"
        r"|discover more from\b|(?:already|not yet) a (?:subscriber|member)\b|manage (?:my )?subscription"
        r"|(?:start|begin) your (?:free )?(?:trial|subscription)",
        inside=r"\bsubscribers? only\b"
        r"|\bsubscribe (?:to|now|today)\b.{0,60}\b(?:newsletter|access|podcast|channel|reading)\b"
        r"|\b(?:straight |directly )?(?:in|to|into) your (?:inbox|email)\b|\bsubscribe to (?:our|the|this)\b"
        r"|\bto keep reading\b|\bfull archive\b|\bthis (?:article|story|content) is (?:only )?(?:for"
        r"|available to) (?:our )?(?:paying )?(?:subscribers|members)\b",
    ),
    Phrase(
        rule=RuleId.SHARE,
        words="share tweet copy",
        most=14,
        opening=r"copy (?:link|url|(?:the )?address)\b.{0,20}$"
        r"|(?:please )?(?:share|tweet)(?: this\W*$|\W*$|(?: the| our| this)? (?:article|story|post|page"
        r"|news)\b| (?:on|via|to) <site>\b| with (?:your )?(?:friends|others|a friend)|:)|click to share\b"
        r"|(?:like|enjoyed?) (?:this|what).{0,40}\bshare\b",
    ),
    Phrase(
        rule=RuleId.FOLLOW,
        words="follow like join find connect",
        most=30,
        opening=r"(?:you can |please )?(?:follow|like|find|join|connect with|visit) (?:us|me|him|her|them|@|our"
        r"|\w+(?: \w+)?)\W.{0,40}(?:\bon <site>\b|@\w|\bsocial media\b)"
        r"|(?:follow|find|connect with) (?:us|me)(?: (?:on|for|at|to (?:get|stay|keep))\b[^.!?]{0,40})?\W*$"
        r"|join (?:our|the) .{0,30}(?:channel|community|group)\W*$"
        r"|(?:join|follow)\b[^.!?]{0,60}\bon <site>\W*$|join (?:over |more than )?[\d,.]+k? (?:other )?(?:others|readers|subscribers|members)\b",
    ),
    Phrase(
        rule=RuleId.COMMENT,
        words="comment comments reply replies conversation discussion published required notify browser",
        most=40,
        opening=r"(?:please )?(?:leave|post|add|write|submit|make|be the first to)(?: a| your"
        r"| an?other)? (?:comments?|reply|response)\b"
        r"|(?:no|\d[\d,.]*|view all|show|hide|see|read|load|view)?\s*(?:comments?|responses?|replies"
        r"|thoughts)\W*(?:\(?\d*\)?|off|closed|on .{0,80}|are closed)\W*$"
        r"|comments? (?:are|is|section|policy)\b.{0,40}(?:closed|moderated|disabled|policy)"
        r"|(?:reply|report (?:comment|abuse)|cancel reply)\W*$"
        r"|(?:log in|login|sign in|you must be logged in) to (?:reply|comment|post|leave)"
        r"|join the (?:conversation|discussion)\W*$|notify me of\b|save my name\b|rate \+ comment\b"
        r"|what do you think\?.{0,40}comment",
        inside=r"\byour e-?mail address will not be published\b|\brequired fields are marked\b",
    ),
    Phrase(
        rule=RuleId.RELATED,
        words="read more related also like latest popular trending recommended next miss picks"
        " stories recent reading continues previous story article top watch see",
        most=22,
        opening=r"(?:read (?:our|the) (?:full|complete|whole) .{2,60}"
        r"|read (?:also|more|next|on|this next)|see also|also read|also see|must read|watch(?: also"
        r"| more)?|listen|related(?: <stories>)?|recommended(?: <stories>| for you)?|up next"
        r"|further reading|in other news|keep reading|what to read next|don['’]t miss|more <stories>"
        r"|more on this(?: <stories>)?|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)"
        r"|most (?:read|popular|viewed|shared|recent|commented)(?: <stories>)?|trending(?: now"
        r"| <stories>)?|latest <stories>|recent (?:<stories>|comments)|popular(?: now| <stories>)?"
        r"|top <stories>|featured <stories>|editor['’]?s['’]? picks?|similar <stories>|continue reading"
        r"|next <stories>|previous <stories>|other <stories>)(?:\W*$|\s?[:|»→>].{0,160}$)"
        r"|(?:read|watch|see|related):\s.{3,160}$|[\[(](?:read|watch|see|listen|related|more|also)\b[^\])]{2,160}[\])]\W*$"
        r"|(?:story|article) continues (?:below|after).{0,20}$"
        r"|(?:read more|more from|see more|more stories (?:from|on|about|by)|read (?:the )?full (?:story"
        r"|article)|all <stories> by|continue reading)\b[^.!?]{0,90}$"
        r"|you (?:may|might) also (?:like|be interested)\b[^.]{0,40}$",
    ),
    Phrase(
        rule=RuleId.ADVERT,
        words="advertisement advert sponsored promoted ad ads affiliate commission advertise advertising partner paid",
        most=60,
        opening=r"(?:advertisements?|adverts?|ads?|sponsored(?: content| post)?|promoted(?: content)?"
        r"|paid (?:content|post|partnership)|partner content|advertising|continue after (?:advert"
        r"|advertisement)|remove ads)\W*$|(?:sponsored|promoted|presented|ads) by\b[^.]{0,50}$"
        r"|advertise (?:with|on|here)\b[^.]{0,40}$",
        inside=r"\b(?:earn|receive|get) (?:a |an )?(?:small )?(?:affiliate )?commissions?\b.{0,60}"
        r"|\b(?:contains?|use|using|include) affiliate links?\b",
    ),
    Phrase(
        rule=RuleId.COOKIES,
        words="cookie cookies privacy terms recaptcha consent agree accept reject preferences",
        most=70,
        opening=r"(?:accept|reject|manage|allow|decline)(?: all| my)?(?: cookies| preferences| choices"
        r"| settings)?\W*$|.{0,70}\bprivacy policy\b.{0,70}$"
        r"|(?:\W|terms|of|use|service|and|&|conditions|privacy|notice|policy|full|our|read|website){2,40}$"
        r"|(?:privacy|terms|legal(?: notice)?|accessibility|do not sell.{0,40}|imprint)\W*$"
        r"|by (?:signing up|clicking|continuing|subscribing|submitting|using this)\b.{0,60}\b(?:agree"
        r"|accept|consent)\b|i (?:agree|consent|have read)\b.{0,60}\b(?:terms|privacy|data)\b",
        inside=r"\b(?:we|site|website|page) (?:also )?uses? cookies\b"
        r"|\bcookies? (?:policy|settings|preferences|notice|consent)\b|\bprotected by recaptcha\b",
    ),
    Phrase(
        rule=RuleId.ACCOUNT,
        words="log login sign signin logout password account register",
        most=20,
        opening=r"(?:(?:log|sign) ?(?:in|out)|login|logout|my account|register|create (?:an |a free "
        r"|your )?account|join now|join for free|forgot(?:ten)?(?: your)? password|remember me|password"
        r"|username)\W*(?:$|/|\||or\b|here\b|with\b|to (?:your|continue|read|view|manage|access|save)\b)"
        r"|(?:already )?have an account\?|already (?:a member|registered)\?",
    ),
    Phrase(
        rule=RuleId.COPYRIGHT,
        words="copyright rights reserved c reproduced republished redistributed",
        most=70,
        opening=r"copyright (?:©|\(c\)|\d{4}|by)|no part of this (?:publication|article|material)\b",
        inside=r"\ball rights reserved\b|\(c\) ?\d{4}\b"
        r"|\bmay not be (?:published|reproduced|republished|rewritten|redistributed)\b",
    ),
    Phrase(
        rule=RuleId.LEGAL,
        words="disclaimer purposes forward warranty liability liable advice",
        most=70,
        opening=r"(?:legal )?disclaimers?\s*(?::|\W*$)|(?:cautionary (?:note|statement)s?.{0,30})?forward[- ]looking statements?\W*$"
        r"|(?:this|the) (?:press release|release|announcement|statement|document|communication)\b.{0,60}\bforward[- ]looking statements\b"
        r"|(?:the |this |all )?(?:information|content|contents|material|article|site|website)\b.{0,80}"
        r"\b(?:for (?:general )?(?:information(?:al)?|educational)(?: and \w+)? purposes only"
        r"|not (?:intended (?:as|to be) |constitute )(?:\w+ )?(?:\w+,? )?(?:legal|medical|financial|investment|professional) advice)",
    ),
    Phrase(
        rule=RuleId.COPYRIGHT,
        words="",
        most=30,
        inside=r"©",
    ),
    Phrase(
        rule=RuleId.DESK,
        words="reporting editing writing contributed compiled edited source editor standards eds",
        most=30,
        opening=r"\W*(?:additional |with )?(?:reporting|writing|editing|compiled|edited|translated"
        r"|research)(?: and (?:writing|editing))? by [a-z]|source:\s?\S+(?: \S+){0,6}$"
        r"|source: .{0,60}editor:|our standards:|\(?eds(?: note)?:",
        inside=r"\bcontributed (?:to this (?:report|story|article)|reporting)\b|\|\s?editor:",
    ),
    Phrase(
        rule=RuleId.DESK,
        words="",
        most=8,
        opening=r"[a-z]{2,5}(?:-[a-z]{1,14}){0,3}--[a-z][^.!?]{0,60}$|[a-z]{2,3}(?:/[a-z]{2,3}){1,3}$",
    ),
    Phrase(
        rule=RuleId.CONVERSION,
        words="",
        most=10,
        opening=r"\((?:us|a|c|hk)?(?:[$€£¥]\s?\d|1 [a-z.]+(?: [a-z.]+){0,3} (?:=|equals)).{1,60}\)$",
    ),
    Phrase(
        rule=RuleId.GRAPHIC,
        words="graphic graphics essay interactive",
        most=25,
        opening=r"\W*(?:for|to (?:view|see)|click|see) .{0,40}\b(?:graphics?|photo essay|interactive)\b"
        r".{0,120}\bclick\b"
        r"|\W*(?:graphic|interactive)\s?:|.{0,60}\b(?:graphics?|photo essay): \S+$",
    ),
    Phrase(
        rule=RuleId.CONTACT,
        words="contact contacts enquiries inquiries information details interviews office relations questions",
        most=40,
        opening=r"(?:for )?(?:media|press|investor|editorial|news|general|public|sales)(?: and (?:media|press"
        r"|investor))? ?(?:contacts?|enquiries|inquiries|relations|office"
        r"|information)(?: contacts?)?\s*(?::.*|$)"
        r"|(?:contacts?|contact (?:information|details|person)|enquiries|inquiries)\s*:.{0,80}$"
        r"|for (?:more|further|additional|media|press|general)\b.{0,50}\b(?:information|details|inquiries"
        r"|enquiries|interviews?)\b.{0,60}(?:\b(?:contact|visit|call|e-?mail|see|go to|please|write to)\b)"
        r"|(?:to|please) (?:contact|reach|e-?mail) (?:us|the (?:author|editor|newsroom))\b"
        r"|(?:have a|got a|questions or|any) (?:news )?(?:tips?|questions?|story)\b.{0,40}\b(?:contact"
        r"|e-?mail|send|get in touch|let us know)\b",
    ),
    Phrase(
        rule=RuleId.DONATE,
        words="donate donation donations support supporter member patreon",
        most=40,
        opening=r"(?:please )?donate(?:\W*$| (?:now|today|here|to us|online)\b)"
        r"|(?:please )?(?:consider )?(?:support(?:ing)?|help(?:ing)? (?:fund|support)) (?:us|our (?:work"
        r"|journalism|site|reporting|newsroom)|independent journalism|this site)\b"
        r"|(?:become|be) an? (?:member|supporter|patron|donor)\b[^.]{0,40}$"
        r"|make a (?:donation|gift)\b[^.]{0,30}$",
    ),
    Phrase(
        rule=RuleId.TAGS,
        words="tags tag filed categories category topics topic keywords posted tagged labels",
        most=25,
        opening=r"(?:tags?|filed (?:under|in)|categor(?:y|ies)|(?:related |more )?topics?|key ?words|posted (?:in"
        r"|under)|published in|tagged(?: (?:with|as|in))?|labels)(?:\s*:.*|\W*$)"
        r"|(?:filed (?:under|in)|posted (?:in|under)|tagged (?:with|as))\b[^.!?]*$",
    ),
    Phrase(
        rule=RuleId.APP,
        words="app apps podcast store",
        most=25,
        opening=r"(?:download|get|install|try) (?:the|our) .{0,30}\bapp\b|(?:google play|app store)\W*$"
        r"|listen to (?:this|the|our) (?:article|podcast|episode|story)\b",
        inside=r"\bavailable (?:on|in) (?:the )?(?:app store|google play)\b",
    ),
    Phrase(
        rule=RuleId.SERIES,
        words="part series originally first appeared refiled refilled",
        most=25,
        opening=r"\W*this (?:article|story|post|report) (?:is part of|first appeared|originally appeared"
        r"|was originally published|was first published|appeared (?:first )?(?:on|in))\b"
        r"|\W*this .{0,40}(?:story|article) (?:was|has been) (?:refiled|refilled)\b"
        r"|the post .{3,120} (?:appeared first|first appeared) on\b",
    ),
    # A handful of the same in other languages.
    Phrase(
        rule=RuleId.NAVIGATION,
        words="startseite kontakt suche menü anmelden übersicht accueil rechercher connexion inicio buscar strona szukaj zaloguj"
        " головна главная пошук поиск ホーム お問い合わせ サイトマップ メニュー 検索 ログイン 首页 联系我们 网站地图 登录 搜索",
        most=4,
        opening=r"(?:startseite|kontakt|suche|menü|anmelden|übersicht|accueil|rechercher|connexion|inicio|buscar|strona główna"
        r"|szukaj|zaloguj się|головна|главная|пошук|поиск|ホーム|お問い合わせ|サイトマップ|メニュー|検索|ログイン|首页|联系我们"
        r"|网站地图|登录|搜索)\W*$",
    ),
    Phrase(
        rule=RuleId.RELATED,
        words="lesen thema lire aussi lea también interesar czytaj zobacz читайте leggi leia lees läs 関連記事 あわせて読みたい"
        " 相关阅读 相关新闻 延伸阅读 热门排行 アクセスランキング 人気記事",
        most=22,
        opening=r"(?:lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|(?:à )?lire aussi|sur le même sujet|lea también"
        r"|te puede interesar|czytaj (?:też|także|więcej)|zobacz (?:też|także)|читайте (?:также|також|ещё)|leggi anche|leia (?:também|mais)"
        r"|lees ook|läs (?:också|mer)|関連記事|あわせて読みたい|相关阅读"
        r"|相关新闻|延伸阅读|热门排行|アクセスランキング|人気記事)(?:\W*$|\s?[:：|»→>].{0,160}$)",
    ),
    Phrase(
        rule=RuleId.SUBSCRIBE,
        words="newsletter abonnieren abonnez inscrivez suscríbete suscríbase zapisz подпишитесь підпишіться iscriviti inscreva",
        most=25,
        opening=r"(?:(?:jetzt )?(?:unseren? )?newsletter (?:abonnieren|bestellen)|abonnieren sie\b.{0,60}\bnewsletter"
        r"|abonnez-vous\b|inscrivez-vous\b"
        r".{0,60}\b(?:newsletter|lettre)|suscríb(?:ete|ase)\b|zapisz się\b.{0,60}\bnewsletter|подпишитесь на\b|підпишіться на\b|iscriviti alla\b"
        r"|inscreva-se\b)",
    ),
    Phrase(
        rule=RuleId.SHARE,
        words="teilen partager compartir udostępnij поделиться поділитися condividi compartilhar シェアする 分享",
        most=6,
        opening=r"(?:(?:artikel |beitrag )?teilen|partager(?: l['’]article)?|compartir|udostępnij|поделиться|поділитися|condividi|compartilhar"
        r"|シェアする|分享)\W*$",
    ),
    Phrase(
        rule=RuleId.COOKIES,
        words="datenschutz datenschutzerklärung impressum mentions aviso polityka プライバシーポリシー 利用規約 隐私政策 使用条款",
        most=5,
        opening=r"(?:datenschutz(?:erklärung)?|impressum|mentions légales|aviso legal|polityka prywatności"
        r"|プライバシーポリシー|利用規約|隐私政策|使用条款)\W*$",
    ),
    Phrase(
        rule=RuleId.ADVERT,
        words="anzeige werbung publicité publicidad reklama реклама pubblicità 広告 广告",
        most=2,
        opening=r"(?:anzeige|werbung|publicité|publicidad|reklama|реклама|pubblicità|広告|广告)\W*$",
    ),
)
