"""Everything that is true without a screen: read, tag, compose, write. Imports no Qt.

Single files hold what every floor uses; each folder is one idea. A rule lives here and stands once: the window (`ui`)
and the command line (`commands`) only ask. Begin with `model`, the value that all else reads, then `pipeline`.
"""

import sys
from pathlib import Path

if sys.argv[:1] == ["-m"] and not sys.flags.safe_path and sys.path[:1] != [str(Path(__file__).resolve().parents[1])]:
    # `python -m briefer` puts the folder it is run in before all packages: a lxml.py beside somebody's articles would
    # be imported instead of lxml.
    del sys.path[:1]
