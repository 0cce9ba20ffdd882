"""What a text is as a whole: news, release, results, report, interview, opinion, live blog, minutes, ruling, speech, mail or list.

``signs`` is the table of what speaks for each; ``deciding`` weighs what a text has of it, with what it says of itself, who speaks in turn,
and the writer's own voice.
"""

from annotate.text_types.deciding import decide_text_type
