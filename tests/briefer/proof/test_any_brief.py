"""A right brief is never refused and a wrong file never passed, whatever the brief: many of them, from seeds."""

import io
from random import Random

import pytest

from briefer.proof.written import verify
from briefer.writers import WRITERS, writer_for
from tests.any_brief import any_brief, with_a_word_changed

SUFFIXES = [kind.suffix for kind in WRITERS]
PAPER = [suffix for suffix in SUFFIXES if suffix not in (".csv", ".xlsx")]


def written(brief, suffix: str) -> bytes:
    stream = io.BytesIO()
    writer_for(suffix).write(brief, stream)
    return stream.getvalue()


def assert_never_refused(seed: int) -> None:
    brief = any_brief(seed)
    for suffix in SUFFIXES:
        assert verify(written(brief, suffix), suffix, brief).missing == (), (seed, suffix)


def assert_always_refused(seed: int) -> None:
    """A file with one word changed is refused, and what is said is of the place where it was."""
    chance, brief = Random(seed), any_brief(seed)
    wrong, words = with_a_word_changed(chance, brief)
    suffix = chance.choice(PAPER)
    proof = verify(written(wrong, suffix), suffix, brief)
    assert proof.missing, (seed, suffix)
    assert any(word[:40] in " ".join(proof.missing) for word in words.split()), (seed, suffix, words, proof.missing)


@pytest.mark.parametrize("seed", range(12))
def test_any_brief_is_written_and_proved_in_every_format(seed):
    assert_never_refused(seed)


@pytest.mark.parametrize("seed", range(40))
def test_any_file_with_one_word_changed_is_refused_and_its_place_named(seed):
    assert_always_refused(seed)


@pytest.mark.endurance
def test_five_thousand_briefs_are_written_and_proved_in_every_format():
    for seed in range(5000):
        assert_never_refused(seed)


@pytest.mark.endurance
def test_a_thousand_files_with_one_word_changed_are_refused():
    for seed in range(1000):
        assert_always_refused(seed)
