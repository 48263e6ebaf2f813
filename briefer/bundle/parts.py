"""What the program is made of: a bill of materials (CycloneDX 1.6) from the lock file, and the licences of it all."""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = ROOT / "requirements.lock"
REQUIREMENT = re.compile(r"^(?P<name>[A-Za-z0-9_.\-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\\n]+))?")
DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
LICENCE_FILES = re.compile(r"(?:^|/)(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
RULE = "=" * 78


@dataclass(frozen=True, slots=True)
class Part:
    """One package of the lock file; `marker` says on which systems it is installed, "" on all."""

    name: str
    version: str
    marker: str
    digests: tuple[str, ...]

    @property
    def address(self) -> str:
        """The package's name as bills of materials write it."""
        return f"pkg:pypi/{self.name.lower().replace('_', '-')}@{self.version}"


@dataclass(frozen=True, slots=True)
class Library:
    """A package of the system whose libraries were taken along."""

    name: str
    version: str
    architecture: str


def locked_parts(lock: Path = LOCK) -> tuple[Part, ...]:
    """Return the packages that a lock file names, in its order."""
    entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8"))
    found = ((REQUIREMENT.match(entry), entry) for entry in entries)
    return tuple(
        Part(match["name"], match["version"], (match["marker"] or "").strip(), tuple(DIGEST.findall(entry)))
        for match, entry in found
        if match
    )


def write_bill(target: Path, version: str, libraries: Sequence[Library] = ()) -> None:
    """Write the bill of materials of a version of Briefer as JSON; the same parts give the same bytes."""
    text = json.dumps(bill(version, libraries), indent=1, ensure_ascii=False)
    target.write_text(f"{text}\n", encoding="utf-8")


def bill(version: str, libraries: Sequence[Library] = ()) -> dict[str, object]:
    """Return the bill of materials: Briefer, what it needs, and what else travels with it."""
    whole = f"pkg:generic/briefer@{version}"
    packages = [_package(part) for part in locked_parts()]
    brought = [_brought(name, *rest) for name, *rest in BROUGHT]
    brought += [_package_of_system(library) for library in libraries]
    names = [str(entry["bom-ref"]) for entry in (*packages, *brought)]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, whole + LOCK.read_text(encoding='utf-8'))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": whole,
                "name": "briefer",
                "version": version,
                "licenses": [{"license": {"id": "GPL-3.0-or-later"}}],
            }
        },
        "components": [*packages, *brought],
        "dependencies": [{"ref": whole, "dependsOn": names}, *({"ref": name} for name in names)],
    }


BROUGHT = (
    ("carlito", "OFL-1.1", "font", "resources/fonts/Carlito-LICENSE.txt"),
    ("inter", "OFL-1.1", "font", "resources/fonts/Inter-LICENSE.txt"),
    ("noto", "OFL-1.1", "font", "resources/fonts/Noto-LICENSE.txt"),
    ("source-serif-4", "OFL-1.1", "font", "resources/fonts/SourceSerif4-LICENSE.txt"),
    ("unifont", "OFL-1.1", "font", "resources/fonts/Unifont-LICENSE.txt"),
    ("lucide-icons", "ISC", "icons", "resources/icons/LICENSE.txt"),
)
"""What travels with Briefer besides packages: its name, licence, sort, and the file of its licence."""


def _package(part: Part) -> dict[str, object]:
    found = _installed(part.name)
    entry: dict[str, object] = {
        "type": "library",
        "bom-ref": part.address,
        "name": part.name,
        "version": part.version,
        "purl": part.address,
        # one for each file that may be installed, so they are of the package's files and not of the package
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{part.name}/{part.version}/",
                "hashes": [{"alg": "SHA-256", "content": digest} for digest in part.digests],
            }
        ],
    }
    if licence := licence_of(found):
        entry["licenses"] = [licence]
    if part.marker:
        entry["properties"] = [{"name": "briefer:installed-where", "value": part.marker}]
    return entry


def _brought(name: str, licence: str, sort: str, _file: str) -> dict[str, object]:
    reference = f"briefer:{sort}/{name}"
    return {"type": "data", "bom-ref": reference, "name": name, "licenses": [{"license": {"id": licence}}]}


def licence_of(found: Distribution | None) -> dict[str, Any] | None:
    """Return a package's licence as a bill writes it: the expression it states, else its words, None if it has none."""
    if found is None:
        return None
    if "License-Expression" in found.metadata:
        return {"expression": found.metadata["License-Expression"]}
    stated = (found.metadata.get_all("License") or [""])[0]
    named = [line.rpartition(" :: ")[2] for line in found.metadata.get_all("Classifier") or () if "License ::" in line]
    words = stated if stated and "\n" not in stated and len(stated) < 80 else ", ".join(named)
    return {"license": {"name": words}} if words else None


def system_libraries(folder: Path) -> tuple[Library, ...]:
    """Return the Debian packages whose libraries stand in a built folder; none on other systems."""
    names = sorted(file.name for file in folder.glob("lib*.so*") if not file.is_symlink())
    if not names or not shutil.which("dpkg-query"):
        return ()
    asked = ["dpkg-query", "--search", *(f"*/{name}" for name in names)]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    packages = sorted({line.partition(": ")[0] for line in said.splitlines() if not line.startswith("diversion")})
    if not packages:
        return ()
    form = "--showformat=${Package} ${Version} ${Architecture}\\n"
    shown = subprocess.run(["dpkg-query", "--show", form, *packages], capture_output=True, text=True, check=True)
    return tuple(Library(*line.split()) for line in shown.stdout.splitlines())


def _package_of_system(library: Library) -> dict[str, object]:
    address = f"pkg:deb/debian/{library.name}@{library.version}?arch={library.architecture}"
    return {"type": "library", "bom-ref": address, "name": library.name, "version": library.version, "purl": address}


def write_licences(target: Path, libraries: Sequence[Library] = ()) -> None:
    """Write every part with its licence and the texts that it brings along."""
    target.write_text("".join(_licences(libraries)), encoding="utf-8")


def _licences(libraries: Sequence[Library]) -> Iterator[str]:
    yield "Briefer is free software under the GNU General Public License, version 3 or later (LICENSE.txt).\n"
    yield "It is made of the parts below, each under its own licence.\n"
    for part in locked_parts():
        found = _installed(part.name)
        if found is None:  # of another system
            continue
        named = _words(licence_of(found))
        yield f"\n{RULE}\n{part.name} {part.version}: {named}\n{RULE}\n"
        yield from _texts(found)
    for name, licence_id, _, file in BROUGHT:
        yield f"\n{RULE}\n{name}: {licence_id}\n{RULE}\n{(ROOT / file).read_text(encoding='utf-8')}"
    yield f"\n{RULE}\nPython {platform.python_version()}: PSF-2.0\n{RULE}\n"
    yield Path(sysconfig.get_path("stdlib"), "LICENSE.txt").read_text(encoding="utf-8")
    for library in libraries:
        yield f"\n{RULE}\n{library.name} {library.version} (Debian)\n{RULE}\n"
        yield Path("/usr/share/doc", library.name, "copyright").read_text(encoding="utf-8", errors="replace")


def _words(licence: dict[str, Any] | None) -> str:
    if licence is None:
        return "see its text"
    return str(licence.get("expression") or licence["license"]["name"])


def _texts(found: Distribution) -> Iterator[str]:
    for file in found.files or ():
        if LICENCE_FILES.search(file.as_posix()) and ".dist-info/" in file.as_posix():
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip() + "\n"


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
