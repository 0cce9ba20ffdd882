"""Headings that are labels: they name a part of the text and state nothing ("Next steps", "Key facts and figures")."""

import re

from annotate.blocks.shape import Shape

_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Za-z])[.):]?|(?:part|section|chapter|annex|appendix)\s\w{1,4}[.:]?)\s",
    re.I,
)
_TOKEN = re.compile(r"\w+")
LONGEST = 6  # words

# With one of these, a heading may state something: Options are few.
_FINITE = frozenset(
    """
    is are was were be been has have had do does did will would shall should can could may might must isn aren wasn weren hasn haven don
    doesn didn won says said get gets got goes go remains remain
""".split()
)
# What the parts of reports, papers and releases are called.
_PARTS = frozenset(
    """
    abstract acknowledgement acknowledgements acknowledgment acknowledgments aim aims analysis annex annexes appendices appendix
    approach assessment assumptions background basics bibliography biography box cause causes caveats comment comments concepts
    conclusion conclusions considerations contact contacts content contents context contributors costs data dates debate definition
    definitions details discussion documents evaluation evidence example examples exceptions fact facts figures file finding findings
    foreword future glossary goals highlights impact implications information interview introduction issues key letters limitations
    limits links list literature measures message messages method methodology methods milestones motivation news next note notes
    objectives observations options order outlook overview part places points policy preface preliminaries preview principles
    priorities problem problems procedure process profile program programme progress proposal proposals purpose questions quotes
    rationale reaction reactions reading reasons recommendation recommendations references related report reports requirements
    research resources response responses result results risks roots rules sample samples scope sections shortfalls sidebar solution
    solutions source sources statement statements statistics steps story structure subject summary survey table tables takeaway
    takeaways terms timeline timetable tips title topic topics trends types update updates verdict view views ways
""".split()
)
# What stands before them without stating anything.
_BESIDE = frozenset(
    """
    key next main further other more our related final brief general first last additional frequently asked some useful selected short executive
    financial operating operational technical
    """.split()
)
_SMALL = frozenset("a an the and or of for to from in on about by with behind at this these its their".split())
_LINKS = frozenset("of for to from in on about by with behind at".split())


def is_shouted(shape: Shape) -> bool:
    """Tell whether a line is a few words in capitals."""
    return shape.shouted and shape.words <= 4 and not shape.question and not shape.marked


def is_label(shape: Shape) -> bool:
    """Tell whether a heading is a label: one of the names that parts of a text have."""
    if shape.question or shape.marked:
        return False
    if shape.words > LONGEST or shape.sentence:
        return False
    number = _NUMBER.match(shape.text)
    tokens = _TOKEN.findall(shape.text[number.end() if number else 0 :].lower())
    if len(tokens) <= 1:
        return not tokens or tokens[0] in _PARTS
    if not _FINITE.isdisjoint(tokens):
        return False
    words = [token for token in tokens if token not in _SMALL]
    if tokens[0] in _PARTS and tokens[1] in _LINKS:
        return len(words) <= 2
    return tokens[-1] in _PARTS and all(word in _PARTS or word in _BESIDE for word in words)
