"""Somebody's own Word file, marked up: marks round the original runs, and nothing else of it changed.

Each segment gets a bookmark; comments stand beside those of colleagues; boilerplate is a tracked deletion of the original runs; the kind is
a pale fill under a tracked change of format. Rejecting all that leaves the document as it was.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from annotate.model import AnnotatedText, Kind, Segment
from exports.settings import Settings
from exports.word.body import AUTHOR, INITIALS, Body, bookmark_names
from exports.word.in_place.opening import NoPlace, Opened, opened
from exports.word.in_place.runs import TEXTS, Atom, atoms_of, cut, runs_between, words_alone
from exports.word.looks import LOOKS
from source.formats import DELETED, INSERTED, W
from source.limits import LIMITS
from source.model import Block, Problem, Role
from source.readers.word import Line, WordFile, is_shown, lines_of, Walk

if TYPE_CHECKING:
    from docx.document import Document
