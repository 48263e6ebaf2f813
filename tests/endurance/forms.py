"""The two forms of a proof: a short one in every run, and the long one behind the marker `endurance`."""

import pytest


def both(short, long):
    """Run a test with `short` in every run and with `long` under `-m endurance`."""
    return pytest.mark.parametrize("rounds", [short, pytest.param(long, marks=pytest.mark.endurance)])
