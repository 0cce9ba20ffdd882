"""Sentences of a report and the furniture round it, for documents made in tests."""

from word_building import p

BRIDGE = "The bridge at Ostrel will stay shut until May, the harbour office said on Monday."
COST = "Repairs will cost 4.2 million crowns, twice what the council had set aside in 2023."
SAID = "“We found rust in every second bolt,” said Tilda Maren, who leads the works."
VIEW = "That may be the real price of putting the work off for ten years."
FERRY = "A ferry runs every twenty minutes between six and midnight."
SHARE, SIGN_UP, MORE = (
    "Share this article",
    "Subscribe to our newsletter",
    "Read also: The long history of the Ostrel bridge",
)
STORY = (BRIDGE, COST, SAID, VIEW, FERRY)
PROSE = p(BRIDGE) + p(COST + " " + SAID) + p(VIEW)
FURNITURE = p(SHARE) + p(SIGN_UP)
