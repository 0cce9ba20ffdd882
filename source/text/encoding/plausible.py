"""Whether characters stand where such characters stand: what tells one encoding from another that decodes the same bytes."""

import re

# Capitals with accents within small letters, or glued behind a stop; opening marks before a blank, closing ones behind it.
_MISPLACED = re.compile(
    r"(?<=[a-zà-öø-ÿ])[À-ÖØ-ÞŠŽŸŒ](?![A-ZÀ-ÖØ-Þ])"
    r"|[À-ÖØ-ÞŠŽ](?=[A-Z][a-z])"
    r"|(?<=[.,!?;])[À-ÖØ-ÞŠŽŸŒ](?=[\s.,;:)]|$)"
    r"|(?<![^\s(])[ÐÑÒÕ](?=\s)"
    r"|(?<=[A-Za-zà-öø-ÿ])[\x80-\x9f¡¢¤¥¦¨¬¯±²³´µ¶¸¹º¼½¾¿ª‡†‰ˆ˜×÷„•§√∂∆∑∏π∫Ω≈≠≤≥◊ˇ˘˙˚˝˛](?=[A-Za-zà-öø-ÿ])"
    r"|(?<!\S)[“‘](?=\s|$)|(?<!\S)”(?=\w)|(?<=\w)[“„](?=\w)|[\x80-\x9f]|[\u0250-\u02af\ue000-\uf8ff]"
)


def misplaced(text: str) -> int:
    """Return how many characters outside ASCII stand where no such character stands in any Western text."""
    return len(_MISPLACED.findall(text))
