"""What the look of a paragraph or run in a marked-up Word file says: styles by their names, labels in the margin, lines struck through."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from annotate.merge import Hand
from annotate.model import Kind
from exports.word.body import AUTHOR
from exports.word.reading_parts import hand_of
from exports.word.styles import LETTERS
from source.formats import Package, W
from source.model import Role
from source.readers.word import style_role

_KIND_STYLE = re.compile(r"copydesk(claim|quote|analysis|boilerplate)(text|quoted)?")


@dataclass(frozen=True, slots=True)
class RunLook:
    """The kind that a run's style says, who gave it that, and whether it is struck through by hand."""

    kind: Kind | None = None
    hand: Hand | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """The kind and the role that a paragraph's style says, and who gave it that.

    ``labelled``: its own label in the margin says the same kind, None where it has none; ``joined``: an editor deleted its end, so that
    the next goes on in it; ``furniture``: its style is that of our tables.
    """

    kind: Kind | None = None
    labelled: bool | None = None
    role: Role = Role.PARAGRAPH
    hand: Hand | None = None
    joined: bool = False
    furniture: bool = False


PLAIN = RunLook()


@dataclass(frozen=True, slots=True)
class Looks:
    """The names of a file's styles by their ids, and what each of its lists prints in the margin, by its number."""

    names: Mapping[str, str]
    labels: Mapping[str, str]

    def name(self, style: etree._Element) -> str:
        """Return the name of a style: small letters, no spaces."""
        key = style.get(W + "val") or ""
        return self.names.get(key, key.casefold())

    def of_paragraph(self, paragraph: etree._Element) -> ParagraphLook:
        """Return what the look of a paragraph says."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return ParagraphLook()
        style = properties.find(W + "pStyle")
        name = self.name(style) if style is not None else ""
        mark = properties.find(f"{W}rPr/{W}del")
        change = properties.find(W + "pPrChange")
        role, kind = style_role(name), _kind_named(name)
        return ParagraphLook(
            kind=kind,
            labelled=self._is_labelled(kind, properties),
            role=role[0] if role else Role.PARAGRAPH,
            hand=hand_in(change),
            joined=mark is not None and mark.get(W + "author") != AUTHOR,
            furniture=name.startswith("copydesksheet"),
        )

    def _is_labelled(self, kind: Kind | None, properties: etree._Element) -> bool | None:
        number = properties.find(f"{W}numPr/{W}numId")
        label = self.labels.get(number.get(W + "val") or "") if number is not None else None
        return None if kind is None or label is None else label == LETTERS[kind]

    def of_run(self, run: etree._Element) -> RunLook:
        """Return what the look of a run says."""
        properties = run.find(W + "rPr")
        if properties is None:
            return PLAIN
        style, change = properties.find(W + "rStyle"), properties.find(W + "rPrChange")
        kind = _kind_named(self.name(style)) if style is not None else None
        lines = (properties.find(W + name) for name in ("strike", "dstrike"))
        struck = any(line is not None and line.get(W + "val") not in ("0", "false", "off") for line in lines)
        return RunLook(kind, hand_in(change), struck)


def hand_in(change: etree._Element | None) -> Hand | None:
    """Return who changed a look; None where nobody did, or we."""
    return hand_of(change) if change is not None and change.get(W + "author") != AUTHOR else None


def _kind_named(name: str) -> Kind | None:
    found = _KIND_STYLE.fullmatch(name)
    return Kind(found[1]) if found else None


def looks_of(package: Package, main: str) -> Looks:
    """Return the styles and labels of a file; ``main`` is its body."""
    return Looks(_style_names(package, main), _labels(package, main))


def _style_names(package: Package, main: str) -> dict[str, str]:
    """Return the names of the styles by their ids, which programs change: small letters, no spaces."""
    root = package.root(package.related_part(main, "styles"))
    return {
        style.get(W + "styleId") or "": "".join((name.get(W + "val") or "").casefold().split())
        for style in (root.iter(W + "style") if root is not None else ())
        if (name := style.find(W + "name")) is not None
    }


def _labels(package: Package, main: str) -> dict[str, str]:
    """Return what each list prints in the margin, without the number."""
    root = package.root(package.related_part(main, "numbering"))
    if root is None:
        return {}
    texts = {}
    for one in root.iter(W + "abstractNum"):
        text = one.find(f"{W}lvl/{W}lvlText")
        texts[one.get(W + "abstractNumId")] = (text.get(W + "val") or "" if text is not None else "").partition("%")[0]
    return {
        one.get(W + "numId") or "": texts.get(target.get(W + "val"), "")
        for one in root.iter(W + "num")
        if (target := one.find(W + "abstractNumId")) is not None
    }
