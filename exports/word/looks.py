"""The letter that each kind is known by in the margin; how it looks otherwise is said by the styles of ``template.docx``."""

from annotate.model import Kind

LETTERS: dict[Kind, str] = {Kind.CLAIM: "C", Kind.QUOTE: "Q", Kind.ANALYSIS: "A", Kind.BOILERPLATE: "B"}
