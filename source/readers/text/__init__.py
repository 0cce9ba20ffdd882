"""Readers of text as people type it: plain text and Markdown; ``mail`` sees that a text is a pasted mail or a thread of mails."""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from source.readers.text.mail import begins_as_mail
    from source.readers.text.markdown import read_markdown
    from source.readers.text.plain import read_plain, read_text

__getattr__ = hand_out(
    __name__,
    {
        "mail": "begins_as_mail",
        "markdown": "read_markdown",
        "plain": "read_plain read_text",
    },
)
