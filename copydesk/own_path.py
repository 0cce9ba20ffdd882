"""``python -m copydesk`` puts the current folder first on the path; this takes it off again before anything else is imported.

A file there may be called like one of our packages, or like a module of Python's. Of those, nothing is imported here that Python has not
loaded by then. The folder stays where a developer runs the program in its own tree.
"""

import os
import sys


def _runs_copydesk(words: list[str]) -> bool:
    """Tell whether Python's command line has ``-m copydesk``: another program that is run with ``-m`` may import us."""
    return any(
        option.startswith("-") and (option.endswith("mcopydesk") or (option.endswith("m") and name == "copydesk"))
        for option, name in zip(words, [*words[1:], ""], strict=True)
    )


def _leave_current_folder() -> None:
    try:
        current = os.getcwd()
    except OSError:  # it is gone, and so not on the path
        return
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if sys.path[:1] == [current] and current != home and not sys.flags.safe_path:
        del sys.path[0]


if _runs_copydesk(sys.orig_argv):
    _leave_current_folder()
