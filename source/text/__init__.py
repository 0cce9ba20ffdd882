"""What every reader does with words, whatever the format.

``decoding`` makes text of bytes and says how it found the encoding; ``cleaning`` replaces what no output can hold and counts it;
``metadata`` and ``authors`` find what a page says of itself: title, author, outlet, date, language.
"""
