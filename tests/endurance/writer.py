"""One of two people at one project file, told by lines on its input what to do: open PATH, save TOKEN.

The title of the project is the list of the tokens that were saved on the way to it. Each answer is one line.
"""

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from briefer.errors import ChangedOnDisk
from briefer.store import project_file


def save(opened, token):
    mine = replace(opened.project, title=f"{opened.project.title} {token}")
    try:
        return project_file.save(mine, opened.path, was=opened), "saved"
    except ChangedOnDisk:
        copy = project_file.save_conflict_copy(
            mine, opened.path, host=sys.argv[1], when=datetime(2026, 3, 4), was=opened
        )
        return copy, "copied"


opened = None
for line in sys.stdin:
    command, _, rest = line.strip().partition(" ")
    if command == "open":
        opened, answer = project_file.open_project(Path(rest)), "opened"
    else:
        opened, answer = save(opened, rest)
    sys.stdout.write(f"{answer}\n")
    sys.stdout.flush()
