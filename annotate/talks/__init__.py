"""Who takes turns, where people talk: transcripts, interviews, debates, hearings, speeches.

``labels`` knows what stands before somebody's words, in every common dress; ``signs`` tells for the whole text whether people talk; ``turns``
says how far each goes on; ``unlabelled`` finds interviews without labels and speeches; ``voice`` tells what is said from what the writer tells.
``speakers`` says who it is, once the people of the text are known.
"""

from annotate.talks.speakers import name_speakers
from annotate.talks.turns import find_turns
from annotate.talks.voice import part_of
