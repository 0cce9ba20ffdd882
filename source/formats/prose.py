"""Whether a text is prose: no program, no settings, no record of a machine, and made of words."""

import re
from typing import NamedTuple

from source.errors import UnknownFormat
from source.formats.dialects import NOT_PROSE, ONE_ARTICLE, SEEN


class Lines(NamedTuple):
    """What a text is whose lines look so, half of them or more; a tenth where the file has one of the endings."""

    what: str
    looks: re.Pattern[str]
    endings: frozenset[str]


_LOGGED = re.compile(
    r"(?=.{0,60}\d\d:\d\d:\d\d).*(?:\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b|\w\[\d+\]: |\" \d{3} \d+|kernel: |systemd)"
)
_CODE = re.compile(
    r"(?:def \w+\(.*|(?:async |export |default )*(?:function|class|interface|enum|struct|impl|fn|func|module|namespace)\b[^.]*[({:]|"
    r"from [\w.]+ import .*|import [\w.{*\"'][^.]*;?|(?:const|let|var|val|public|private|protected|static|final|void|int)\b.*[;{=(]|"
    r"#(?:include|define|ifdef|ifndef|endif|pragma)\b.*|(?:package|using|use|require)\b.*;|return\b.*[;)]|"
    r"(?:if|for|while|switch|elif|else)\b.*[{:]|//.*|/\*.*|\*/.*|[})\]]+[;,)]*|"
    r"\S*[(=:\[.@#$&>].*[;{]|\S*\{|@\w+(?:\(.*\))?|[\w.\[\]\"']+ ?[+*/-]?= ?\S.*)$"
)
_SETTING = re.compile(
    r"(?:- )?(?:[\w.\"'-]+ ?= ?.*|[a-z_\"'][\w.\"'-]*: ?(?:[|>\[{\"'].*|[\w./-]*[\w/-])?)$|\[[\w .:\"'/-]+\]$|- [\w.\"'/-]+$|[#;] .*$"
)
LINES = (
    Lines("a machine's log", _LOGGED, frozenset()),
    Lines(
        "a file of settings", _SETTING, frozenset(".ini .cfg .conf .toml .yaml .yml .env .reg .plist .service".split())
    ),
    Lines(
        "a program",
        _CODE,
        frozenset(
            """.py .pyi .pyw .js .mjs .ts .tsx .jsx .java .c .h .cc .cpp .hpp .cs .go .rs .rb .pl .pm .php .sh .bash .sql .css .scss .swift .kt
            .r .lua .vb .ps1 .bat .cmake .m .scala .vue""".split()
        ),
    ),
)
FEWEST = 200  # characters, by which one can tell whether a text is made of words
PLAIN = frozenset({"", ".txt", ".text"})
_PROGRAM = re.compile(r"#!\s?/|<\?php\b|%!PS")
_WORDS = re.compile(r"(?:[^\W\d_]+[’',;:-]{0,2}\s+){4}[^\W\d_]")  # five words in a row are no code
_SIGNS = frozenset("{}[]<>\\|@#$%^&+`")


def refuse_code(text: str, *, ending: str) -> None:
    """Raise UnknownFormat if a text is a program, settings or a log, or, where its ending is none of a text's, no prose."""
    sample = text[:SEEN]
    if _PROGRAM.match(sample):
        raise UnknownFormat(f"it is a program. {NOT_PROSE}")
    lines = [words for line in sample.split("\n") if (words := line.strip()[:500])]
    wordy = [_WORDS.search(words) is not None for words in lines]
    for kind in sorted(LINES, key=lambda kind: ending not in kind.endings):
        named = ending in kind.endings
        alike = sum(1 for words, is_wordy in zip(lines, wordy, strict=True) if _is_alike(kind, words, is_wordy))
        if alike >= max(3, (0.1 if named else 0.5) * len(lines)) or (named and sum(wordy) * 2 < len(lines)):
            raise UnknownFormat(f"it is {kind.what}. {NOT_PROSE}")
    if ending not in PLAIN and len(sample) >= FEWEST and not is_prose(sample):
        raise UnknownFormat(f"it is no prose that copydesk can read. {ONE_ARTICLE}")


def _is_alike(kind: Lines, words: str, is_wordy: bool) -> bool:
    return (kind.looks is _LOGGED or not is_wordy) and kind.looks.match(words) is not None


def holds_code(ending: str) -> bool:
    """Tell whether files of this ending are programs or settings."""
    return any(ending in kind.endings for kind in LINES)


def is_prose(text: str) -> bool:
    """Tell whether a text is made of words: most of its characters are letters, of any script, few are signs of a program, and
    a quarter of it stands in lines that hold words in a row.
    """
    signs = "".join(text.split())
    odd = sum(sign in _SIGNS for sign in signs)
    letters = sum(map(str.isalpha, signs))
    if odd > 0.05 * len(signs) or letters < 0.6 * len(signs):
        return False
    lines = [line[:500] for line in text.split("\n")]
    wordy = sum(len(line) for line in lines if _WORDS.search(line) or not line.isascii())
    return wordy * 4 >= sum(map(len, lines))
