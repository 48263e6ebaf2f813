"""The program's folder as files to hand out, with checksums and the bill: .tar.xz and .deb on Linux, .zip elsewhere.

On Windows there is an installer too, where NSIS (makensis) is installed.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from briefer.bundle.program import DESKTOP, Build, write_icon

MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
INSTALLER = Path(__file__).with_name("windows.nsi")
NEEDS = (
    *("libgl1", "libegl1", "libfontconfig1", "libdbus-1-3", "libxkbcommon0", "libxkbcommon-x11-0", "libxcb-cursor0"),
    *("hicolor-icon-theme", "shared-mime-info", "desktop-file-utils"),
)
"""What Qt loads from the system, and what makes menu, icon and file type known."""
DESCRIPTION = """\
Description: two-party briefs from news articles
 Turns news articles into a two-party brief in Word or PDF, every line of it
 traceable to the paragraph it came from. Nothing leaves the computer.
"""
FOLDER = "usr/lib/briefer"


def pack(program: Path, folder: Path, build: Build) -> list[Path]:
    """Pack the program and return the files: packages, the bill of materials, and the checksums of all."""
    name = f"briefer-{build.version}"
    bill = folder / f"{name}.cdx.json"
    shutil.copy2(program / "sbom.cdx.json", bill)
    if sys.platform == "linux":
        packed = [pack_tar(program, folder, name)]
        if shutil.which("dpkg-deb"):
            packed.append(pack_deb(program, folder, build))
    else:
        system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
        base = folder / f"{name}-{system}-{platform.machine().lower()}"
        packed = [Path(shutil.make_archive(str(base), "zip", program.parent, program.name))]
        if sys.platform == "win32" and (maker := shutil.which("makensis") or _makensis()):
            packed.append(pack_installer(program, base.with_name(f"{base.name}-setup.exe"), build, maker))
    files = [*packed, bill]
    return [*files, write_checksums(files, folder / "SHA256SUMS")]


def pack_tar(program: Path, folder: Path, name: str) -> Path:
    """Pack the folder under its name and version."""
    target = folder / f"{name}-linux-{platform.machine()}.tar.xz"
    plain = ("--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mode=go=rX,u+rw")
    as_named = f"--transform=s,^{program.name},{name},S"
    source = ["-C", str(program.parent), "-cf", str(target), program.name]
    subprocess.run(["tar", *plain, as_named, "-I", "xz -T2 -6", *source], check=True)
    return target


def pack_deb(program: Path, folder: Path, build: Build) -> Path:
    """Pack a Debian package: the folder, its command, menu entry, icon and file type; nothing is run on removal."""
    machine = MACHINES.get(platform.machine(), platform.machine())
    target = folder / f"briefer_{build.version}_{machine}.deb"
    with tempfile.TemporaryDirectory() as work:
        root = Path(work)
        root.chmod(0o755)
        shutil.copytree(program, root / FOLDER, symlinks=True)
        documents = root / "usr/share/doc/briefer"
        documents.mkdir(parents=True)
        for name, place in (("LICENCES.txt", "copyright"), ("sbom.cdx.json", "sbom.cdx.json")):
            (root / FOLDER / name).rename(documents / place)
        for name, place in (
            ("briefer.desktop", "usr/share/applications"),
            ("briefer.svg", "usr/share/icons/hicolor/scalable/apps"),
            ("briefer.xml", "usr/share/mime/packages"),
        ):
            (root / place).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(DESKTOP / name, root / place / name)
        (root / "usr/bin").mkdir()
        (root / "usr/bin/briefer").symlink_to(f"../../{FOLDER}/briefer")
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN/control").write_text(_control(root, build, machine), encoding="utf-8")
        _open_to_all(root)
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", work, str(target)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return target


def _makensis() -> str:
    """Return where the installer of NSIS lays its maker on Windows, which is on no path; "" if it is not there."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", ""), "NSIS", "makensis.exe")
    return str(usual) if usual.is_file() else ""


def pack_installer(program: Path, target: Path, build: Build, maker: str) -> Path:
    """Make the installer for one user of Windows from the program's folder. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as work:
        given = {
            "VERSION": build.version,
            "PROGRAM": program,
            "TARGET": target,
            "ICON": write_icon(Path(work, "briefer.ico")),
            "KILOBYTES": _kilobytes(program),
        }
        defined = [f"-D{name}={value}" for name, value in given.items()]
        subprocess.run([maker, "-V2", "-INPUTCHARSET", "UTF8", *defined, str(INSTALLER)], check=True)
    return target


def _kilobytes(folder: Path) -> int:
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file()) // 1024


def _control(root: Path, build: Build, machine: str) -> str:
    library = (os.confstr("CS_GNU_LIBC_VERSION") or "glibc 2.36").split()[1]
    fields = {
        "Package": "briefer",
        "Version": build.version,
        "Architecture": machine,
        "Maintainer": "Briefer <briefer@localhost>",
        "Installed-Size": _kilobytes(root),
        "Depends": f"libc6 (>= {library}), {', '.join(NEEDS)}",
        "Section": "text",
        "Priority": "optional",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items()) + DESCRIPTION


def _open_to_all(root: Path) -> None:
    """Let everybody read what was built with the rights of one."""
    for place in (root, *root.rglob("*")):
        if not place.is_symlink():
            is_run = place.is_dir() or os.access(place, os.X_OK) and place.suffix in {"", ".so"}
            place.chmod(0o755 if is_run else 0o644)


def write_checksums(files: list[Path], target: Path) -> Path:
    """Write the SHA-256 of files as `sha256sum --check` reads them."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    target.write_text("".join(lines), encoding="utf-8")
    return target
