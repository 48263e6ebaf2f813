"""After the start the libraries of the first preview are loaded aside, and nothing shows."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from ui.pages.pictures import warm_up
before = set(sys.modules)
assert "reportlab" not in before and "pydantic" not in before and "pypdfium2" not in before
warm_up()
assert {"reportlab", "pydantic", "pypdfium2", "uharfbuzz"} <= set(sys.modules)
"""


def test_the_first_previews_libraries_are_loaded_by_warming_up_and_not_before() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
