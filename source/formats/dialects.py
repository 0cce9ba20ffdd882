"""Texts that are no prose: what each dialect looks like, what it is called, and what to do with it. Nobody here reads them.

A text is refused for what it holds; the ending of its file alone refuses nothing, it only makes fewer signs enough.
"""

import re
from typing import NamedTuple

from source.errors import UnknownFormat

SEEN = 200_000  # characters of a text in which signs are looked for
NEVER = 1_000_000  # signs: only where the ending says it too

CONVERT = "Make it .html or .docx first, with pandoc, say, and name that file."
ONE_ARTICLE = "Save the words of one article as .txt and name that file."
AS_PAGE = "Save the article's own page as .html, or its words as .txt."
AS_WORDS = "Save what is said as .txt, each turn behind the speaker's name."
OPEN_MAIL = "Open it in the mail program and save the words, or the page, of one mail."
NOT_PROSE = "copydesk reads prose: name a text that tells about it."


class Dialect(NamedTuple):
    """``what`` a text is and the ``remedy``; ``sure``: one such place settles it; ``signs``: ``fewest`` such places do, one where
    the file has one of ``endings``. ``outright``: it is so from the first line on, whatever Markdown may show of it.
    """

    what: str
    remedy: str
    endings: tuple[str, ...]
    sure: re.Pattern[str] | None = None
    signs: re.Pattern[str] | None = None
    fewest: int = NEVER
    outright: bool = False


def _lines(pattern: str, *, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, re.M | flags)


DIALECTS: tuple[Dialect, ...] = (
    Dialect(
        "a list of changes to a file (diff)",
        NOT_PROSE,
        (".diff", ".patch"),
        sure=_lines(r"^diff --git |^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@|^--- \S.*\n\+\+\+ \S"),
    ),
    Dialect(
        "a mailbox",
        OPEN_MAIL,
        (".mbox", ".mbx"),
        sure=re.compile(r"\s*From \S+ .{0,60}\d{4}.{0,8}\n(?:>?[A-Za-z-]{2,40}: )"),
        outright=True,
    ),
    Dialect(
        "a calendar or an address card",
        ONE_ARTICLE,
        (".ics", ".vcf"),
        sure=re.compile(r"\s*BEGIN:V(?:CALENDAR|CARD)\b", re.I),
        outright=True,
    ),
    Dialect(
        "a link to a page",
        "copydesk fetches nothing: open the page, save it (Ctrl-S) and name that file.",
        (".url", ".webloc", ".desktop"),
        sure=re.compile(r"\s*\[(?:InternetShortcut|Desktop Entry)\]"),
        outright=True,
    ),
    Dialect(
        "a file of subtitles, which is not read yet",
        AS_WORDS,
        (".srt", ".vtt", ".ass", ".ssa", ".sbv", ".sub"),
        sure=_lines(
            r"\AWEBVTT\b|\A\s*\[Script Info\]|^[ \t]*(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3} *--> *\d|^\d:\d\d:\d\d\.\d{3},\d:\d\d:\d\d\.\d{3}$"
        ),
    ),
    Dialect(
        "a mail as it is sent, in quoted-printable or base64",
        OPEN_MAIL,
        (),
        sure=_lines(r"^Content-Transfer-Encoding: *(?:quoted-printable|base64)\b", flags=re.I),
    ),
    Dialect(
        "LaTeX",
        CONVERT,
        (".tex", ".latex", ".ltx", ".sty"),
        sure=_lines(r"^[ \t]*\\(?:documentclass|usepackage|begin\{document\}|input texinfo)"),
        signs=re.compile(
            r"\\(?:begin|end|section|subsection|chapter|text(?:bf|it|tt)|emph|cite[pt]?|ref|label|footnote|item|href)\*?(?=[\s{\[])"
        ),
        fewest=4,
    ),
    Dialect(
        "wiki text",
        CONVERT,
        (".wiki", ".mediawiki", ".wikitext"),
        sure=re.compile(
            r"\[\[(?:Category|File|Image|Kategorie|Datei|Catégorie|Fichier|Archivo|Categoría):[^\]\n]{1,200}\]"
        ),
        signs=_lines(
            r"\[\[[^\[\]\n|]{1,80}(?:\|[^\[\]\n]{1,120})?\]\]|\{\{[\w#:][^{}\n]{0,200}\}\}|'''[^'\n]{1,100}'''"
            r"|<ref\b[^<>\n]{0,100}>"
        ),
        fewest=3,
    ),
    Dialect(
        "wiki text",
        CONVERT,
        (".wiki", ".mediawiki", ".wikitext"),
        signs=_lines(r"^(={1,6}) ?[^=\n]{1,100}[^=\n ] ?\1[ \t]*$"),
    ),
    Dialect(
        "reStructuredText",
        CONVERT,
        (".rst", ".rest"),
        sure=_lines(
            r"^\.\. (?:[a-zA-Z][\w-]*::(?:\s|$)|_[^:\n]{1,80}: |\[[#\w*]+\] )|:(?:ref|doc|class|func|meth|mod|term|math|code)(?::\w+)?:`"
            r"|`[^`<>\n]{1,100} <[^<>\s]{1,200}>`__?"
        ),
        signs=_lines(r"^[^\W_].*\n(?:={3,}|-{3,}|~{3,}|\^{3,}|\"{3,}|\*{3,})[ \t]*$|::[ \t]*$|``[^`\n]+``"),
    ),
    Dialect(
        "AsciiDoc",
        CONVERT,
        (".adoc", ".asciidoc", ".asc"),
        sure=_lines(
            r"\A= \S.*\n[\s\S]{0,20000}?^==+ \S|^\|={3,}$|^(?:image|include|video|audio)::\S*\[|\b(?:link|xref|footnote):[^\s\[\]]*\[[^\]\n]*\]"
            r"|^\[(?:source|quote|verse|NOTE|TIP|WARNING|IMPORTANT|CAUTION)(?:,[^\]\n]*)?\]$|^:(?:toc|doctype|revdate|icons|sectnums|imagesdir)[\w-]*:"
        ),
        signs=_lines(r"^={1,5} \S|``[^`'\n]{1,400}''|^(?:-{4,}|={4,}|\*{4,}|\.{4,})$"),
    ),
    Dialect(
        "Org text",
        CONVERT,
        (".org",),
        sure=_lines(
            r"^[ \t]*#\+(?:TITLE|AUTHOR|DATE|OPTIONS|BEGIN_\w+|STARTUP|PROPERTY|INCLUDE|CAPTION|NAME)\b|^[ \t]*:PROPERTIES:[ \t]*$"
            r"|\[\[(?:[a-z]{2,10}:|[./#*])[^\[\]\n]{1,200}\]\[[^\[\]\n]{1,200}\]\]",
            flags=re.I,
        ),
        signs=_lines(r"^\*{1,6} \S"),
    ),
    Dialect(
        "Textile or Jira markup",
        CONVERT,
        (".textile",),
        sure=_lines(r"^h[1-6](?:\([^)\n]*\))?\. \S|\{(?:quote|code|panel|noformat)(?::[^}\n]*)?\}"),
    ),
    Dialect(
        "forum markup (BBCode)",
        "Copy the text from the page that shows it.",
        (".bbcode",),
        signs=re.compile(
            r"\[(?:b|i|u|url|img|quote|size|color)(?:=[^\]\n]{1,200})?\][^\[\]\n]{1,300}\[/(?:b|i|u|url|img|quote|size|color)\]"
        ),
        fewest=3,
    ),
    Dialect(
        "a manual page's source",
        CONVERT,
        (".man", ".1", ".5", ".7", ".8"),
        sure=_lines(r"^\.(?:TH|SH) \S.*$"),
    ),
    Dialect(
        "documentation of Perl (POD)",
        CONVERT,
        (".pod",),
        signs=_lines(r"^=(?:head\d|over|item|back|cut|pod|encoding)\b"),
        fewest=3,
    ),
    Dialect(
        "a list of references",
        ONE_ARTICLE,
        (".bib", ".ris"),
        sure=_lines(
            r"^@(?:article|book|inproceedings|misc|online|techreport)\{[^\s,]+,|\A\s*TY  - [A-Z]{3,4}$", flags=re.I
        ),
    ),
    Dialect(
        "a translator's file",
        ONE_ARTICLE,
        (".po", ".pot", ".properties", ".strings"),
        signs=_lines(r"^msg(?:id|str)(?:\[\d\])? \""),
        fewest=2,
    ),
    Dialect(
        "a template whose fields are not filled in",
        "Fill in what stands in {{ }} first.",
        (".j2", ".jinja", ".mustache", ".hbs", ".tmpl"),
        signs=re.compile(r"\{\{-? ?[\w#/>][^{}\n]{0,100}\}\}|\{%[^{}\n]{1,100}%\}"),
        fewest=2,
    ),
)


def refuse_dialects(text: str, *, ending: str, plain: bool) -> None:
    """Raise UnknownFormat if a text is one of the dialects, naming it. ``plain`` is False where its ending names markup that is read."""
    sample = text[:SEEN]
    for dialect in DIALECTS:
        if (plain or dialect.outright) and _is(sample, dialect, ending):
            raise UnknownFormat(f"it is {dialect.what}. {dialect.remedy}")


def _is(sample: str, dialect: Dialect, ending: str) -> bool:
    if dialect.sure and (dialect.sure.match(sample) if dialect.outright else dialect.sure.search(sample)):
        return True
    fewest = 1 if ending in dialect.endings else dialect.fewest
    return dialect.signs is not None and fewest < NEVER and _at_least(dialect.signs, sample, fewest)


def _at_least(signs: re.Pattern[str], sample: str, fewest: int) -> bool:
    return any(number >= fewest for number, _ in enumerate(signs.finditer(sample), 1))
