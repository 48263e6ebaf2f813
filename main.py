"""Start Briefer (`python3 main.py`), or set up and run every check and test (`python3 main.py test`)."""

import sys

from briefer import bootstrap

if __name__ == "__main__":
    sys.exit(bootstrap.start(sys.argv[1:]))
