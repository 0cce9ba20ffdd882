"""Who is mentioned, and who is meant.

``mentions`` finds names, offices and pronouns by their place in the sentence, with the ``titles`` before and behind them;
``filtering`` drops what only looks like a name. ``entities`` gathers who appears in a text: fullest names, roles, genders, bodies.
``coreference`` says whom a mention means at its place, and answers nobody rather than guess.
"""
