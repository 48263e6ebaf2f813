"""What the built program runs."""

import sys

from briefer.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
