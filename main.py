"""Start Briefer (`python3 main.py`), or its checks (`test`), or what packs it (`bundle`)."""

import sys

from briefer import bootstrap

if __name__ == "__main__":
    sys.exit(bootstrap.start(sys.argv[1:]))
