"""Where segments begin and end, and in which language they are.

``language`` recognises it by its commonest words. ``quotation_marks`` pairs the marks of each block. ``sentences`` splits a
text into sentences; ``passages`` makes of them the segments to be: a sentence, or a run of sentences that one pair of marks holds
together; and, once quotations are known, cuts off the writer's interpreting tails.
"""
