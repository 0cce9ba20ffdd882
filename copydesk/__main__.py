"""``copydesk``, and ``python -m copydesk``."""

import sys


def main() -> int:
    """Run the command line and return its exit status; where not even that can be imported, say why in one line."""
    try:
        from copydesk.command import main as run

        return run()
    except Exception as error:  # whatever another package does that stands in the place of ours
        from copydesk.messages import TROUBLE, say, unforeseen

        if "--debug" in sys.argv:
            raise
        say(unforeseen(error))
        return TROUBLE


if __name__ == "__main__":
    sys.exit(main())
