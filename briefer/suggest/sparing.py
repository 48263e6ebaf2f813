"""One sentence that the rules stumble over costs itself alone, never the draft of its article; the log keeps it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar

STUMBLES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
logger = logging.getLogger("briefer.suggest")
logger.addHandler(logging.NullHandler())  # a program at the command line prints no traceback
Found = TypeVar("Found")
Given = ParamSpec("Given")


def spared(instead: Found, work: Callable[Given, Found], *given: Given.args, **named: Given.kwargs) -> Found:
    """Return what `work` finds in what it is given, or `instead` where a rule stumbles."""
    try:
        return work(*given, **named)
    except STUMBLES:
        logger.exception("A sentence was left out of the draft.")
        return instead
