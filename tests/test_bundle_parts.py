"""The bill of materials and the licences name every part, and the same parts give the same bytes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefer.bundle import packages, parts
from briefer.bundle.parts import Library
from tests import ROOT

LIBRARY = Library("libexample1", "1.2-3", "amd64")


def names_in_lock() -> set[str]:
    return set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))


def test_the_bill_names_every_locked_package_once_with_version_and_checksums():
    components = parts.bill("1.0")["components"]
    packages_named = [entry["name"] for entry in components if entry["type"] == "library"]
    assert sorted(packages_named) == sorted(names_in_lock())
    for entry in components:
        if entry["type"] == "library":
            assert entry["purl"] == f"pkg:pypi/{entry['name']}@{entry['version']}"
            assert entry["externalReferences"][0]["hashes"]


def test_every_part_that_is_installed_here_states_its_licence():
    installed = {part.name: parts._installed(part.name) for part in parts.locked_parts()}
    without = [name for name, found in installed.items() if found and not parts.licence_of(found)]
    assert without == []


def test_whatever_is_named_is_needed_by_the_whole():
    bill = parts.bill("1.0", [LIBRARY])
    references = {entry["bom-ref"] for entry in bill["components"]}
    (whole,) = [entry for entry in bill["dependencies"] if "dependsOn" in entry]
    assert set(whole["dependsOn"]) == references
    assert "pkg:deb/debian/libexample1@1.2-3?arch=amd64" in references


def test_the_same_parts_give_the_same_bytes(tmp_path: Path):
    for name in ("a", "b"):
        parts.write_bill(tmp_path / name, "1.0")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert json.loads((tmp_path / "a").read_text(encoding="utf-8"))["specVersion"] == "1.6"


def test_the_licences_of_fonts_and_packages_are_there(tmp_path: Path):
    parts.write_licences(tmp_path / "l.txt")
    text = (tmp_path / "l.txt").read_text(encoding="utf-8")
    for words in ("lxml", "pypdf", "SIL OPEN FONT LICENSE", "ISC License", "PYTHON SOFTWARE FOUNDATION LICENSE"):
        assert words.casefold() in text.casefold()


def test_libraries_of_the_system_are_found_by_their_files(tmp_path: Path):
    if not parts.shutil.which("dpkg-query"):
        pytest.skip("the system has no such packages")
    for name in ("libc.so.6", "libnobodyknows.so.1"):
        (tmp_path / name).write_bytes(b"")
    found = parts.system_libraries(tmp_path)
    assert "libc6" in {library.name for library in found}


def test_checksums_are_written_as_the_usual_tool_reads_them(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"abc")
    written = packages.write_checksums([tmp_path / "a.txt"], tmp_path / "SHA256SUMS").read_text()
    assert written == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n"
