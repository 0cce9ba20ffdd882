"""The set words of mails, a language per line: closes, what programs and lawyers add, words that point at another text."""

import re


def _one_of(lines: str) -> str:
    """Return the pattern of a table of alternatives."""
    return "|".join(line.strip() for line in lines.strip().splitlines())


_CLOSES = _one_of(r"""
    (?:with )?(?:(?:my|our) )?(?:(?:very )?(?:best|kind(?:est)?|warm(?:est)?|many) )?(?:regards|wishes)(?: from [^\n,]{1,30})?
    all the best|best|cheers|rgds|br|kr|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|yours|respectfully|take care|speak soon
    (?:many |with |kind )?thanks(?: (?:again|a lot|in advance|and (?:kind |best )?regards|for your (?:help|time|patience)))?
    thank you(?: (?:again|very much|in advance))?
    (?:mit )?(?:freundliche|beste|herzliche|viele|liebe|schöne)[nm]? gr(?:ü|ue)(?:ß|ss)e?n?(?: aus [^\n,]{1,30})?
    hochachtungsvoll|mfg|lg|vg|danke(?: und gruß)?|gruß
    (?:bien |très )?cordialement|bien à vous|(?:meilleures|sincères) salutations|salutations distinguées|amicalement|merci
    un (?:cordial )?saludo|saludos(?: cordiales)?|cordialmente|atentamente|gracias
    cordiali saluti|distinti saluti|(?:un )?(?:caro )?salut[oi]|grazie
    atenciosamente|cumprimentos|com os melhores cumprimentos|abraços?|obrigad[oa]
    z (?:poważaniem|wyrazami szacunku)|pozdrawiam|(?:serdeczne )?pozdrowienia
    з повагою|з найкращими побажаннями|дякую|с уважением
    (?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?
    med vänliga? hälsning(?:ar)?|hälsningar|(?:(?:med )?venlig |vennlig )?hilsen|mvh
""")
CLOSE = re.compile(rf"(?:{_CLOSES})(?!\w)\s*[,.!–—-]*(?:\s(?-i:[A-ZÀ-ÞĀ-ŽА-ЯҐЄІЇ])[\w.'’-]*){{0,3}}\s*[,.!]?$", re.I)
# The closes that nobody writes but under a letter.
FORMAL = re.compile(
    r"regards|wishes|sincerely|faithfully|truly|gr(?:ü|ue)(?:ß|ss)|hochachtung|salut|cordial|saludos|cumprimentos|poważaniem|повагою|groet|hälsning|hilsen",
    re.I,
)
DASHES = re.compile(r"(?:--|—|__)$")
LINE = re.compile(r"[-_=*~#–—]{5,}$")

_SENT = "sent|gesendet|envoyé|enviado|inviato|verzonden|wysłane|надіслано|отправлено|skickat|sendt"
_FROM = "from|von|de|depuis|desde|da|vanaf|van|z|з|с|från|fra"
_DEVICES = _one_of(r"""
    iphone|ipad|android|blackberry|samsung|galaxy|huawei|yahoo|outlook|mail
    mobile|phone|device|handy|smartphone|gerät|appareil|móvil|dispositivo
""")
_END = r"(?:.{0,40}|.{0,12}<\S{1,400}>)$"
DEVICE = re.compile(
    rf"(?:{_SENT})\b.{{0,12}}\b(?:{_FROM})\b.{{0,30}}\b(?:{_DEVICES})\b{_END}"
    r"|von meinem (?:iphone|ipad|handy|smartphone|samsung\S*)\b.{0,20}\bgesendet\W*$"
    r"|(?:get|holen sie sich|télécharger|obtener|scarica) outlook (?:for|für|pour|para|per)\b" + _END,
    re.I,
)
_MESSAGE = _one_of(r"""
    e-?mail|message|mail|communication|transmission|nachricht|courriel|mensaje|correo|messaggio|mensagem|wiadomość|лист|bericht
""")
_SECRET = _one_of(r"""
    confidential|privileged|legally|intended (?:only|solely|recipient)|intended for|vertraulich\w*|rechtlich geschützt\w*
    confidentiel\w*|confidencial\w*|riservat\w*|poufn\w*|конфіденційн\w*|vertrouwelijk\w*
""")
_OUTSIDE = r"outside|external|extern\w*|originated|unknown|do not click|außerhalb"
_ADDED = _one_of(rf"""
    (?:this|the|diese|dieses|ce|cet|cette|este|esta|questo|questa|ta|цей|dit|deze)\b.{{0,60}}\b(?:{_MESSAGE})\b.{{0,160}}\b(?:{_SECRET})
    (?:caution|warning|attention|external|\[external\]|achtung|hinweis|vorsicht)\b.{{0,100}}\b(?:{_OUTSIDE})
    if you (?:are|were) not the (?:intended|named) (?:recipient|addressee)|if you have received this\b.{{0,40}}\b(?:in error|by mistake)
    (?:wenn|sollten|falls) sie nicht der\b.{{0,40}}\b(?:adressat|empfänger)|si vous n['’]êtes pas\b.{{0,30}}\bdestinataire
    (?:please )?(?:consider|think of) the environment before|before printing,? (?:please )?think
    bitte (?:denken|prüfen) sie.{{0,40}}\b(?:umwelt|ausdrucken)|pensez à l['’]environnement
    (?:any )?(?:views|opinions) (?:or opinions )?(?:expressed|presented) in this (?:e-?mail|message)
    to unsubscribe\b|you (?:are receiv|receiv|got)\w* this (?:e-?mail|message|newsletter)\b|unsubscribe\b
    view (?:this )?(?:e-?mail|message|it) in (?:your )?browser|virus-free\b|scanned (?:by|for)\b.{{0,60}}\b(?:virus|mailscanner|security)
    this (?:e-?mail|message) (?:has been|was) (?:scanned|checked)|registered (?:in|office)\b.{{0,60}}\b(?:no|number|office|company)\b
""")
DISCLAIMER = re.compile(rf"\W{{0,4}}(?:{_ADDED})", re.I | re.S)

# What points at a text below or beside.
_BELOW = _one_of(r"""
    (?:see|find|read|check|copied|pasted|included|here)\b.{0,40}\b(?:below|attached|enclosed|underneath|following|beneath)
    (?:below|attached|enclosed)\W{0,3}(?:is|are|please|find)|pasted? below|fyi|f\.y\.i|for (?:your|info|information)
    forward(?:ed|ing)|passing (?:this |it )?on
    (?:here(?:’s|'s| is| are)|this is)\b.{0,30}\b(?:release|statement|text|draft|copy|version|story|piece|article|mail|thread|answer|reply)
    siehe|anbei|anhang|beigefügt|unten|zur (?:kenntnis|info)|z\.\s?k\.|leite\w* .{0,40}weiter
    ci-(?:dessous|joint\w*|après)|pour (?:info|information)|voici|ver (?:más )?abajo|adjunt\w+|para su (?:información|conocimiento)
    vedi sotto|allegat\w+|per conoscenza|in calce|zie (?:hieronder|onder)|bijgevoegd|ter info
    poniżej|załącz\w+|do wiadomości|нижче|додаю|до відома|пересилаю|см\. ниже
""")
POINTS = re.compile(rf"\b(?:{_BELOW})(?!\w)", re.I | re.S)
# What asks for something to be done with it.
_ASKING = _one_of(r"""
    please (?:confirm|check|approve|review|advise|note|use|publish|share|circulate|have|let|run|post|print|see|find|send|forward|call|do)
    (?:can|could|would|will|shall) (?:you|we|someone|somebody|anyone|i)|any (?:thoughts|objections|comments|news|questions|changes)
    over to you|as (?:discussed|promised|requested|agreed)|embargo\w*|thoughts|let (?:me|us) know|ok(?:ay)? (?:to|with|for)|bitte
""")
ASKS = re.compile(rf"\b(?:{_ASKING})(?!\w)", re.I)
_SPEAKING = _one_of(r"""
    agreed|approved|confirmed|fine|perfect|received|lovely|brilliant|interesting
    you|your|yours|i|i['’]\w+|me|my|please|thanks?|thank you|sorry|hope|cheers|happy to|great|noted|yes|no problem|sure|ok|okay
    danke|ich|sie|dir|euch|ihnen|merci|vous|je|gracias|grazie|proszę|dziękuję|дякую
""")
ADDRESSES = re.compile(rf"\b(?:{_SPEAKING})\b", re.I)
REPORTS = re.compile(r"\d|[“”\"«»„]|\b(?:said|says|announced|told|decided|voted|according)\b", re.I)
WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
# What a note or a subject says of when, and how, the text may be used.
EMBARGO = re.compile(
    r"\b(?:(?:under|strict(?:ly)?|our|press|media) embargo|embargo(?:ed)?[:,]? (?:until|till|to|for|lifts?|ends?|bis)|embargoed\b|sperrfrist)",
    re.I,
)
HANDLING = re.compile(
    r"\b(?:not for (?:publication|release|quotation|attribution)|off the record|for background only|nicht zur veröffentlichung)\b",
    re.I,
)
