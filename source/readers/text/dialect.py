"""The Markdown that is read: CommonMark with tables, strikethrough, notes and definition lists, as markdown-it-py parses it.

Three things differ, so that no word is lost: a fence that nothing closes is none, the tags of site generators are tokens of their own, and
what is nested deeper than any text needs is no longer taken apart.
"""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

DEEPEST = 40  # quotations, lists and notes in each other; markdown-it drops without a word what lies deeper than its own limit
LONGEST_LABEL = 100  # characters of a note's name
LONGEST_TAG = 1_000  # characters of a generator's tag
# {{< figure >}}, {{% note %}}, {{ page.title }}, {% include x %}; {: .lead} and {#id} behind a block.
TAG = re.compile(
    rf"\{{\{{.{{0,{LONGEST_TAG}}}?\}}\}}|\{{%.{{0,{LONGEST_TAG}}}?%\}}|\{{[:#][^{{}}\n]{{0,200}}\}}(?=[ \t]*(?:\n|$))",
    re.S,
)
BOX = re.compile(r":::+[ \t]*(?:[\w{].*)?$")  # the first and the last line of a box: :::note
FENCE_MARK = re.compile(r"^[ \t]*(?:```+|~~~+)[ \t]*|(?:```+|~~~+)[ \t]*$")

_OPENING = re.compile(r"(```+|~~~+)")
_CLOSING = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(```+|~~~+)[ \t]*$", re.M)
_Block = Callable[[StateBlock, int, int, bool], bool]


@cache
def parser() -> MarkdownIt:
    """Return the parser. What it notes of a text beside the tokens is in the ``env`` that is given: see ``lines_of_no_fence``."""
    md = MarkdownIt("commonmark", {"maxNesting": DEEPEST + 10}).enable(["table", "strikethrough"])
    md.use(footnote_plugin, move_to_end=False).use(deflist_plugin)
    blocks, inline = md.block.ruler, md.inline.ruler
    for name in ("blockquote", "list", "footnote_def", "deflist"):
        rule, ends = _rule(blocks, name)
        blocks.at(name, partial(_not_too_deep, rule), {"alt": ends})
    rule, ends = _rule(blocks, "fence")
    blocks.at("fence", partial(_closed_fence, rule), {"alt": ends})
    blocks.before("table", "generator_tag", _tag_block, {"alt": ["paragraph", "reference"]})
    inline.at("footnote_ref", partial(_short_label, _rule(inline, "footnote_ref")[0]))
    inline.before("escape", "generator_tag", _tag_inline)
    md.core.ruler.after("block", "no_fence", _without_marks)
    return md


def lines_of_no_fence(env: dict[str, Any]) -> list[int]:
    """Return the numbers, from 0, of the lines that begin like a fence which nothing closes."""
    return sorted(env.get("no_fence", ()))


def _rule(ruler: Any, name: str) -> tuple[Any, list[str]]:
    entry = ruler.__rules__[ruler.__find__(name)]
    return entry.fn, list(entry.alt)


def _not_too_deep(rule: _Block, state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return state.level < DEEPEST and rule(state, start, end, silent)


def _closed_fence(rule: _Block, state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a fence as one only if a line closes it. Linear: no line is looked through twice for the same fence."""
    first = state.bMarks[start] + state.tShift[start]
    mark = _OPENING.match(state.src, first, state.eMarks[start])
    if mark is None:
        return False
    sign, length = mark[1][0], len(mark[1])
    if "fences" not in state.env:
        state.env["fences"] = _last_closers(state.src), {}
    closers, vain = state.env["fences"]
    least, until = vain.get(sign, (0, 0))
    if closers[sign].get(length, -1) > first and not (length >= least > 0 and start < until):
        if not rule(state, start, end, silent):
            return False
        if silent or _is_closed(state, start, sign, length):
            return True
        state.tokens.pop()
        vain[sign] = (length, state.line)
        state.line = start
    elif state.is_code_block(start):
        return False
    state.env.setdefault("no_fence", set()).add(start)
    return False


def _last_closers(src: str) -> dict[str, dict[int, int]]:
    """Return, by the sign of a fence and its length, the last place in the text of a line that may close it."""
    last: dict[str, dict[int, int]] = {"`": {}, "~": {}}
    longest = {"`": 0, "~": 0}
    for match in reversed(list(_CLOSING.finditer(src))):
        sign, length = match[1][0], len(match[1])
        for shorter in range(longest[sign] + 1, length + 1):
            last[sign][shorter] = match.start(1)
        longest[sign] = max(longest[sign], length)
    return last


def _is_closed(state: StateBlock, start: int, sign: str, length: int) -> bool:
    last = state.line - 1
    words = state.src[state.bMarks[last] : state.eMarks[last]].strip()
    return last > start and len(words) >= length and not words.strip(sign)


def _without_marks(state: StateCore) -> None:
    """Take the marks off lines that begin like a fence and are none."""
    lines = state.env.get("no_fence", ())
    if not lines:
        return
    for token in state.tokens:
        if token.type == "inline" and token.map and not lines.isdisjoint(range(*token.map)):
            words = token.content.split("\n")
            for number in lines.intersection(range(token.map[0], token.map[0] + len(words))):
                words[number - token.map[0]] = FENCE_MARK.sub("", words[number - token.map[0]])
            token.content = "\n".join(words)


def _short_label(rule: Callable[[StateInline, bool], bool], state: StateInline, silent: bool) -> bool:
    """Look for a note's mark only where it may end soon: many that never end would take the square of the time."""
    if not state.src.startswith("[^", state.pos) or state.src.find("]", state.pos, state.pos + LONGEST_LABEL) < 0:
        return False
    return rule(state, silent)


def _tag_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take tags of a generator that stand alone on their lines; they may hold blank lines."""
    first = state.bMarks[start] + state.tShift[start]
    if state.src[first : first + 1] not in ("{", ":") or state.is_code_block(start):
        return False
    limit = state.eMarks[end - 1]
    box = BOX.match(state.src, first, state.eMarks[start])
    at = box.end() if box else _behind_tags(state.src, first, limit)
    if at == first or (at < limit and state.src[at] != "\n"):
        return False
    if silent:
        return True
    last = start + state.src.count("\n", first, at)
    token = state.push("generator_tag", "", 0)
    token.content, token.map, token.block = state.src[first:at].strip(), [start, last + 1], True
    state.line = last + 1
    return True


def _behind_tags(src: str, at: int, limit: int) -> int:
    """Return the place behind the tags that begin here, and behind the blanks between them."""
    while at < limit and (match := TAG.match(src, at, limit)):
        at = match.end()
        while at < limit and src[at] in " \t":
            at += 1
    return at


def _tag_inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    match = TAG.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("generator_tag", "", 0).content = match[0]
    state.pos = match.end()
    return True
