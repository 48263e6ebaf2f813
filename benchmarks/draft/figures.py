"""A measured figure, and how several columns of them are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A share or a score, 0 to 1, and of how many things it was taken; some are the better the lower they are."""

    value: float
    of: int
    is_low_good: bool = False


Figures = Mapping[str, Figure]


def share(count: int, of: int, is_low_good: bool = False) -> Figure:
    """Return the share that a count is; 0 of nothing is 0."""
    return Figure(count / of if of else 0.0, of, is_low_good)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of the two, 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def print_figures(columns: Mapping[str, Figures]) -> None:
    """Print a line for each figure and a column for each group, each value with the number of things it is of."""
    names = list(dict.fromkeys(name for each in columns.values() for name in each))
    width = max(map(len, names)) + 2
    print(" " * width + "".join(f"{column:>16}" for column in columns))
    for name in names:
        cells = (f"{each[name].value:.2f} of {each[name].of:>4}" if name in each else "-" for each in columns.values())
        print(f"{name:<{width}}" + "".join(f"{cell:>16}" for cell in cells))
