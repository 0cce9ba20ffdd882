"""``python -m copydesk`` is ``copydesk``."""

import sys

from copydesk.command import main

if __name__ == "__main__":
    sys.exit(main())
