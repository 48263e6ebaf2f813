"""What every test shares: no screen, and golden files that can be rewritten."""

import os

import pytest
from hypothesis import settings

import ui  # noqa: F401  before pytest-qt loads Qt: it keeps Python's own import
from briefer import policy
from briefer.policy import office_policy
from briefer.words import use

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
use("en")
settings.register_profile("briefer", deadline=None)  # no test asserts seconds; a busy machine is no fault
settings.load_profile("briefer")


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files instead of comparing")


@pytest.fixture
def golden(request):
    """Compare a text with a golden file, or rewrite the file with --update-golden."""

    def compare(path, text):
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Return a function that makes a text the policy file of this computer."""

    def says(text):
        path = tmp_path / "policy.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(policy, "policy_file", lambda: path)
        office_policy.cache_clear()
        return office_policy()

    yield says
    monkeypatch.undo()
    office_policy.cache_clear()
