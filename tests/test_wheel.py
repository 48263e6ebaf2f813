"""The wheel carries the window, the templates and the resources, and its command works away from the checkout."""

import os
import subprocess
import sys

import pytest

from tests import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return site


def run_installed(site, *words, folder):
    environment = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment |= {"PYTHONPATH": str(site), "QT_QPA_PLATFORM": ""}
    command = [str(site / "bin" / "briefer"), *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_installed_command_lists_its_templates(installed, tmp_path):
    done = run_installed(installed, "templates", "list", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "comparison" in done.stdout


def test_without_a_display_the_installed_command_exports_the_sample_brief(installed, tmp_path):
    done = run_installed(installed, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "no display" in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"briefer-sample.docx", "briefer-sample.pdf"}


def test_the_window_of_the_installed_package_starts(installed, tmp_path):
    code = (
        "from ui.app import make_frame, make_window; application, frame, settings = make_frame();"
        "window = make_window(application, settings); frame.take_in(window); window.documents.open_sample();"
        "print(frame.windowTitle())"
    )
    environment = os.environ | {"PYTHONPATH": str(installed), "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert "Briefer" in done.stdout, done.stderr


def test_the_installed_command_has_its_help_and_can_be_put_into_the_menu(installed, tmp_path):
    assert "Network" in run_installed(installed, "help", "it", folder=tmp_path).stdout
    done = run_installed(installed, "doctor", folder=tmp_path)
    assert f"Files: {installed}/briefer/_data" in done.stdout, done.stderr
    assert {path.name for path in (installed / "briefer" / "_data" / "resources" / "desktop").iterdir()} == {
        *("briefer.desktop", "briefer.svg", "briefer.xml")
    }
