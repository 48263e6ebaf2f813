"""Build the program and pack it for this system into `dist`: `python3 main.py bundle [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from briefer.bundle.packages import pack
from briefer.bundle.program import ROOT, build_program, this_build


def main(arguments: list[str]) -> int:
    """Build and pack; say what was made and how large it is."""
    folder = Path(arguments[0]) if arguments else ROOT / "dist"
    folder.mkdir(parents=True, exist_ok=True)
    build = this_build()
    program = build_program(folder, build)
    print(f"{program}: {_megabytes(*program.rglob('*'))} MB")
    for file in pack(program, folder, build):
        print(f"{file}: {_megabytes(file)} MB")
    return 0


def _megabytes(*files: Path) -> str:
    return f"{sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink()) / 1e6:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
