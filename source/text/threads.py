"""A thread of mails: what its header lines say, and which blocks belong to which mail, wherever the text came from.

A reader gives header lines and lines that part mails the role MAIL_HEADER, each block its level: 0 for the mail itself, 1 for what it
quotes, and so on. All else is found here.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from source.dates import date_in
from source.model import Block, Role, SourceText

# What header lines begin with, a language per line: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Ukrainian …
_FIELDS = {
    "subject": "subject betreff objet asunto assunto oggetto onderwerp temat тема předmět tárgy ämne emne aihe 主题 件名 主旨",
    "re": "re ref reference betr",
    "from": """
        from sender von absender de expéditeur remitente da mittente van afzender od nadawca від відправник от odesílatel feladó från fra
        lähettäjä 发件人 差出人 寄件者
    """,
    "to": """
        to recipient recipients an empfänger à a destinataire para destinatario aan ontvanger do odbiorca кому одержувач komu címzett till til
        vastaanottaja 收件人 宛先 收件者
    """,
    "sent": """
        sent gesendet envoyé enviado enviada inviato verzonden wysłano надіслано отправлено odesláno küldve skickat sendt lähetetty
        发送时间 送信日時 寄件日期
    """,
    "date": "date datum fecha data дата dato 日期 日時 日付",
    "other": """
        cc bcc importance priority attachments attachment organization organisation newsgroups approved received sensitivity categories
        status lines kopie blindkopie wichtigkeit priorität anlagen anhang copie copia cópia dw kopia копія копия kopi 抄送 副本
    """,
}
_KINDS = {name: kind for kind, names in _FIELDS.items() for name in names.split()} | {
    "reply to": "other",
    "antwort an": "other",
    "répondre à": "other",
    "pièces jointes": "other",
    "responder a": "other",
    "date sent": "sent",
    "sent on": "sent",
    "enviado el": "sent",
    "enviado em": "sent",
    "date d’envoi": "sent",
    "date d'envoi": "sent",
    "sent by": "other",
}
_FIELD = re.compile(
    r"[*_]{0,2}([^\W\d_](?:[^\W_]|[ '’-](?=\w)){0,24})[*_]{0,2}[ \t\xa0]?[:：][*_]{0,2}[ \t\xa0]*(.*)$", re.S
)
_MARKS = "re|fwd?|aw|wg|antw|tr|réf|rv|enc|sv|vs|vb|vl|res|rif|r|i|odp|pd|doorst|ant|ynt|ilt|ha|на|пересл"
_SYSTEMS = r"external|ext|extern|externe?|externo|esterno|(?:suspected )?spam|bulk|caution[^\]]{0,20}|e-?mail"
_PREFIX = re.compile(
    rf"\s*(?:(?:{_MARKS})(?:\s?[\[(]\d+[\])]|\^\d+)?\s?:|\[(?:{_SYSTEMS})\]:?"
    r"|(?:(?:press|news|media) (?:release|statement)|pressemitteilung|communiqué de presse)\s*[:–—-])\s*",
    re.I,
)
_FORWARD = re.compile(r"\s*(?:re|aw|sv|\W)*\s?(?:fwd?|fw|wg|tr|rv|i|pd|doorst|vb|пересл)\s?:", re.I)
_ADDRESS = re.compile(r"\s*(?:<[^<>]*>|\[mailto:[^\]]*\]|\(?\S+@\S+\)?|\[[^\]@]*@[^\]]*\])")
_BEHALF = re.compile(r".*\b(?:on behalf of|im auftrag von|de la part de|en nombre de|namens)\s+(?=\S)", re.I | re.S)
_VIA = re.compile(r"\s+via\s+\S.*$", re.I | re.S)
_COMMENTED = re.compile(r"\S+(?:@| at )\S+\s+\(([^()]+)\)\s*$")
# The last date or time before a name, and the verb behind or before it: On Mon, 4 May 2026 at 10:12, Ida Marsh wrote:
_ZONE = r"(?:\s?[ap]\.?m\b\.?|\s?(?:uhr|h|р)\b\.?|\s?(?:gmt|utc)?[+-]\d{1,4}\b|\s?\(?(?:gmt|utc|[cew]es?t|bst|[ecmp][ds]t)\b\)?)"
_TIME = re.compile(rf"(?:\d{{1,2}}[:.h]\d\d(?::\d\d)?|\b(?:19|20)\d\d){_ZONE}*", re.I)
WROTE = (
    r"(?:wrote|writes|schrieb|schreibt|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napisał(?:\(a\)|a)?|pisze"
    r"|пише|написа(?:в|ла|л)(?:\(-ла\))?|napsal(?:\(a\)|a)?|ezt írta|kirjoitti|a scris|yazdı)"
)
_WROTE = re.compile(rf"[\s,]*\b{WROTE}\b\)?[^<>@]{{0,80}}$", re.I)
_WROTE_FIRST = re.compile(rf"[\s,]*{WROTE}\s", re.I)
_MONTHS = {
    "jan": "januar janv janei январ січ янв sty ene gen",
    "feb": "februar febrero febbr fever févr fév лют фев lut",
    "mar": "märz mrz mars marzo março maart берез мар marc",
    "apr": "avril avr abril aprile квіт апр kwi",
    "may": "mai mayo maggio mei maio maj mag трав мая",
    "jun": "juni juin junio giugno junho cze giu черв июн",
    "jul": "juli juil juillet julio luglio julho lip lug лип июл",
    "aug": "august août aout agosto sie ago серп авг",
    "sep": "septembre septiembre settembre setembro wrz set верес сен",
    "oct": "octobre oktober okt octubre ottobre outubro paź ott out жовт окт",
    "nov": "novembre noviembre novembro lis листоп ноя",
    "dec": "dezember dez décembre déc diciembre dicembre dezembro gru dic груд дек",
}
# How a mail is copied from a page: Harbour opens - desk@post.example - Gmail / Ida Marsh <ida@harbour.example> / 4 May 2026 at 10:12
SENDER = re.compile(r"(?=[^\W\d_])((?:[^\s<>@:]{1,40} ){1,5})<[^<>\s@]{1,100}@[^<>\s@]{1,100}>(?=[\s,]|$)[\s,]*")
SENT_AT = re.compile(r"(?=.*\b\d{1,2}[:.]\d\d\b)(?=.*(?:\b(?:19|20)\d\d\b|\d\s?[ap]\.?m\b|\bago\b)).{6,60}$", re.I)
PAGE_TITLE = re.compile(r"(.{2,200}?) - (?:\S+@\S+ - )?(?:gmail|outlook|yahoo mail|proton mail|webmail)$", re.I)
# How a mail or a letter begins, a language per line.
_GREETINGS = "|".join(
    line.strip()
    for line in r"""
    dear|hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern|morning|afternoon|all|team
    sehr geehrte[rsn]?|liebe[rsn]?|hallo|guten (?:tag|morgen|abend)|moin|servus|grüezi|grüß gott|werte[rsn]?
    bonjour|bonsoir|cher|chère|chers|chères|madame|monsieur|mesdames|messieurs|salut
    estimad[oa]s?|querid[oa]s?|hola|buen(?:os|as)? (?:días|tardes|noches)|muy señor(?:es)? míos?
    gentil[ei]|egregi[oa]?|car[oiae]|ciao|buongiorno|buonasera|salve|spett(?:\.|abile)(?: ditta)?
    prezad[oa]s?|car[oa]s|olá|bom dia|boa tarde
    szanown[aiey]|drog[aiey]|cześć|dzień dobry|witam|państwo
    шановн\w+|доброго дня|добрий день|вітаю|привіт
    уважаем\w+|здравствуйте|добрый день
    geachte|beste|dag|goedemorgen|goedemiddag
    hej|hejsan|kære|kjære|bästa
""".strip().splitlines()
)
_ADDRESSEE = r"(?:[ ,][^\W\d_][^\n,:;!?]{0,40})?(?:[ ,](?:and|und|et|y|e|i|та|/|&) [^\n,:;!?]{0,30})?"
GREETING = re.compile(rf"(?:{_GREETINGS})(?!\w){_ADDRESSEE}{_ADDRESSEE}\s*[,.!:–—-]?$", re.I)
HEAD = 1000  # characters of a header's line that are looked at
Fields = dict[str, str]


def field_of(line: str) -> tuple[str, str] | None:
    """Return which field of a mail's header a line is (subject, re, from, to, sent, date, number, other), with its value; None if it is none.

    >>> field_of("*Betreff:* Neue Brücke"), field_of("Ferry: it sails again")
    (('subject', 'Neue Brücke'), None)
    """
    match = _FIELD.match(line[:HEAD])
    if match is None:
        return None
    name, value = match[1].lower(), match[2].strip(" \t\xa0*")
    if name == "message":
        return ("number", value) if value.isdigit() else None  # of a mail in a list's digest
    kind = _KINDS.get(name) or ("other" if "-" in name and " " not in name and name.isascii() else None)
    return (kind, value) if kind else None


def is_header(fields: Fields) -> bool:
    """Tell whether such fields make the header of a mail or of a memorandum: not a line that begins with “To:”, no opening hours.

    >>> is_header({"from": "10 am", "to": "4 pm"}), is_header({"from": "Ida Marsh", "to": "Desk", "subject": "Ferry"})
    (False, True)
    """
    if "subject" in fields:
        return bool({"from", "to", "sent"} & fields.keys())
    if "re" in fields:
        return "from" in fields and len(fields) > 2
    return "from" in fields and len(fields) > 1 and ("@" in fields["from"] or "sent" in fields)


def is_dated(fields: Fields) -> bool:
    """Tell whether a header is a mail program's, wherever it stands: it has subject and sender, with an address or the minute of sending."""
    clock = re.search(r"\d[:.h]\d\d", fields.get("sent", ""))
    return {"from", "subject"} <= fields.keys() and ("@" in fields["from"] or clock is not None)


def _when(fields: Fields) -> str:
    return fields.get("sent") or fields.get("date") or ""


@dataclass(slots=True)
class Mail:
    """One mail of a thread: how deep it is quoted (0: not at all), the numbers of its header's blocks and of the others, its fields.

    ``opening`` is the line that opens it where it has no fields: On 4 May 2026 at 10:12, Ida Marsh wrote:
    """

    level: int
    header: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    fields: Fields = field(default_factory=dict)
    opening: str = ""

    @property
    def subject(self) -> str | None:
        """The subject without RE, FW and the marks of mail systems."""
        return subject_in(self.fields.get("subject") or self.fields.get("re") or "")

    @property
    def author(self) -> str | None:
        """Who wrote it, without address; None where only an address is given."""
        return author_of(self.fields["from"]) if "from" in self.fields else author_of(_writer_in(self.opening))

    @property
    def when(self) -> str:
        """The words that say when it was sent."""
        return _when(self.fields) or self.opening

    @property
    def date(self) -> str | None:
        """The day on which it was sent, ISO 8601."""
        return date_in(_in_english(self.when[:HEAD]))

    @property
    def is_of_digest(self) -> bool:
        """Tell whether it is one of the mails that a list sent together."""
        return "number" in self.fields

    @property
    def is_forwarding(self) -> bool:
        """Tell whether its subject says that it forwards something."""
        return _FORWARD.match(self.fields.get("subject", "")) is not None


def subject_in(words: str) -> str | None:
    """Return a subject without the marks of answering, forwarding and of mail systems; None if nothing is left.

    >>> subject_in("RE: FW: [EXTERNAL] AW: Bridge"), subject_in("Fwd:")
    ('Bridge', None)
    """
    words = _decoded(words)
    while match := _PREFIX.match(words):
        words = words[match.end() :]
    return " ".join(words.split()) or None


def author_of(words: str) -> str | None:
    """Return the sender that a header names, without address, quotation marks and mailing list; None where it names nobody.

    >>> author_of('"Marsh, Ida (Press)" <ida@harbour.example>'), author_of("ida@harbour.example")
    ('Marsh, Ida (Press)', None)
    """
    words = _decoded(words)
    commented = _COMMENTED.match(words)
    name = commented[1] if commented else _ADDRESS.sub(" ", _VIA.sub("", _BEHALF.sub("", words)))
    name = " ".join(name.split()).strip(" \"'“”„*,;:<>")
    return name if any(map(str.isalpha, name)) else None


def _writer_in(opening: str) -> str:
    """Return who is named in a line that opens quoted words: behind the date and the verb, or before the verb; nothing where no verb stands."""
    line = opening.rstrip(" :")
    times = list(_TIME.finditer(line))
    rest = line[times[-1].end() :].lstrip(" ,") if times else line
    if first := _WROTE_FIRST.match(rest):
        return rest[first.end() :]
    for words in (rest, line):
        name = _WROTE.sub("", words)
        if name != words:
            return name.lstrip(" ,:-")
    return ""


def _decoded(words: str) -> str:
    """Return words without the code in which a mail's header carries letters: =?utf-8?q?Br=C3=BCcke?=."""
    if "=?" not in words:
        return words
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(words)))
    except (HeaderParseError, LookupError, ValueError):
        return words


@cache
def _months() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {name: month for month, names in _MONTHS.items() for name in names.split()}
    longest = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"(?:(?<=\d)\.?\s|(?<=\bde\s))(?:de\s)?({'|'.join(longest)})\w*\.?(?:\s(?:de|del)\b)?", re.I
    ), names


def _in_english(words: str) -> str:
    """Return a date with its month in English, whatever language a mail program wrote it in: 4. Mai 2026, 4 трав. 2026 р."""
    pattern, names = _months()
    return pattern.sub(lambda match: f" {names[match[1].lower()].title()}", words)


def mails_in(source: SourceText) -> list[Mail]:
    """Return the mails of a text, in the order in which they begin; none where no block is a mail's header line.

    What is quoted piece by piece between answers is one mail, and so are the answers.
    """
    if all(block.role is not Role.MAIL_HEADER for block in source.blocks):
        return []
    mails: list[Mail] = []
    last: dict[int, Mail] = {}
    for number, block in enumerate(source.blocks):
        level, is_head = level_of(block), block.role is Role.MAIL_HEADER
        mail = last.get(level)
        if mail is None or (is_head and mail.body):
            last = {deep: one for deep, one in last.items() if deep < level}
            mail = last[level] = Mail(level)
            mails.append(mail)
        (mail.header if is_head else mail.body).append(number)
        if is_head:
            _add(mail, source.text_of(block))
    return mails


def level_of(block: Block) -> int:
    """Return how deep a block of a thread is quoted."""
    return block.hints.level or 0 if block.hints else 0


def _add(mail: Mail, line: str) -> None:
    """Put what a line of the header says to what is known; the first one holds."""
    line = " ".join(line[:HEAD].split())
    sender = SENDER.match(line)
    if found := field_of(line):
        mail.fields.setdefault(*found)
    elif sender and not _WROTE.search(line.rstrip(" :")):
        mail.fields.setdefault("from", sender[1])
        if sender.end() < len(line):
            mail.fields.setdefault("sent", line[sender.end() :])
    elif title := PAGE_TITLE.match(line):
        mail.fields.setdefault("subject", title[1])
    elif "from" in mail.fields and SENT_AT.match(line):
        mail.fields.setdefault("sent", line)
    else:
        mail.opening = mail.opening or line
