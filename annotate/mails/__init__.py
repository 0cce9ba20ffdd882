"""Mails: which mail of a thread is the article, and what of a mail is none of it.

``article`` chooses the newest mail that is more than a note over another, tells so, and takes title, author and date of its header; the
steps behind it read that mail alone. ``furniture`` finds greeting, signature, disclaimer and covering words by ``phrases``.
"""

from annotate.mails.article import find_article, take_header, within_article
