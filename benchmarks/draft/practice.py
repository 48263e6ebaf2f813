"""Every figure of the draft on practice articles: sentences, rows, titles and proposals, by half and language.

Run: python -m benchmarks.draft.practice [FOLDER ...]
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.draft.figures import Figures, print_figures
from benchmarks.draft.proposals import proposal_figures
from benchmarks.draft.rows import read_table, row_figures
from benchmarks.draft.sentences import read_case, sentence_figures
from briefer.suggest import load_gazetteer

PRACTICE = Path(__file__).resolve().parents[2] / "tests" / "data" / "practice"


def main() -> None:
    """Print a column for each half and, where it has several, for each of its languages."""
    folders = [Path(each) for each in sys.argv[1:]] or sorted(each for each in PRACTICE.iterdir() if each.is_dir())
    print_figures({name: figures(paths) for name, paths in groups(folders).items()})


def groups(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """Return the articles of each folder, and those of each language where a folder has several."""
    found: dict[str, list[Path]] = {}
    for folder in folders:
        languages: defaultdict[str, list[Path]] = defaultdict(list)
        for path in sorted(folder.glob("*.json")):
            languages[json.loads(path.read_text(encoding="utf-8"))["language"]].append(path)
        found[folder.name] = [path for paths in languages.values() for path in paths]
        if len(languages) > 1:
            found |= {f"{folder.name} {language}": paths for language, paths in languages.items()}
    return found


def figures(paths: Sequence[Path]) -> Figures:
    """Return every figure of the drafts of these articles."""
    cases = [read_case(path) for path in paths]
    tables = [read_table(path) for path in paths]
    return {**sentence_figures(cases), **row_figures(tables), **proposal_figures(cases, load_gazetteer())}


if __name__ == "__main__":
    main()
