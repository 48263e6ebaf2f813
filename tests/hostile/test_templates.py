"""A template is data: it runs nothing, blows up nothing, reaches nothing, and means what is written."""

import re
import subprocess
import sys

import pytest

from briefer import templates
from briefer.errors import TemplateError
from briefer.yaml_places import MAX_CHARACTERS
from tests import ROOT
from tests.hostile.templates import BASES, BOMBS, WORDS, runs_code

PLAIN = (ROOT / "templates" / "chronology.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_its_place(name):
    with pytest.raises(TemplateError) as caught:
        templates.loads(BOMBS[name], "house.yaml")
    assert all(mistake.file == "house.yaml" and mistake.line >= 1 for mistake in caught.value.mistakes)
    assert len(str(caught.value)) < 20_000


def test_no_bomb_takes_much_memory_or_nesting():
    """A child with 400 MB and little stack reads them all: a loader that unfolds one dies here, not in the window."""
    resource = pytest.importorskip("resource")
    code = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_AS, (400_000_000, {resource.RLIM_INFINITY}))\n"
        "from briefer import templates; from briefer.errors import TemplateError\n"
        "from tests.hostile.templates import BOMBS\n"
        "for text in BOMBS.values():\n"
        "    try: templates.loads(text)\n"
        "    except TemplateError: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("refused")) == (0, len(BOMBS)), done.stderr[-800:]


@pytest.mark.parametrize("name", runs_code(""))
def test_a_template_runs_nothing(tmp_path, name):
    target = tmp_path / "made"
    with pytest.raises(TemplateError, match="Tags such as"):
        templates.loads(runs_code(target)[name], "house.yaml")
    assert not target.exists()


def test_a_setting_that_stands_twice_is_named_with_both_lines():
    with pytest.raises(TemplateError, match="a second time; first in line 1") as caught:
        templates.loads("id: one\nname: House\nid: two\n", "house.yaml")
    assert (3, 1) in {(mistake.line, mistake.column) for mistake in caught.value.mistakes}


@pytest.mark.parametrize("word", WORDS)
def test_words_mean_what_is_written_or_are_asked_for_in_quotes(word):
    text, changed = re.subn(r"^name: .*$", f"name: {word}", PLAIN, flags=re.MULTILINE)
    assert changed == 1
    try:
        found = templates.loads(text, "house.yaml").name
    except TemplateError as error:
        found = str(error).rpartition("Put it in quotes: ")[2].strip('".')
    assert found in {word, word.strip(".")}
    assert templates.loads(text.replace(f"name: {word}", f'name: "{word}"'), "house.yaml").name == word


@pytest.mark.parametrize("base", BASES)
def test_a_base_document_stands_beside_its_template_or_nowhere(base):
    with pytest.raises(TemplateError):
        templates.loads(
            f"{PLAIN}\nbase: {base!r}\n" if "\x00" not in base else f'{PLAIN}\nbase: "a\\0"\n', "house.yaml"
        )


def test_a_file_beyond_the_limit_is_not_read(tmp_path):
    path = tmp_path / "house.yaml"
    with path.open("wb") as stream:
        stream.truncate(40 * MAX_CHARACTERS)
    with pytest.raises(TemplateError, match="too large"):
        templates.load(path)


def test_the_program_has_no_way_to_run_what_it_reads():
    forbidden = re.compile(
        r"\byaml\.(load_all|unsafe_load|full_load|Loader|UnsafeLoader|FullLoader|CLoader|YAML)\b"
        r"|\byaml\.load\((?!.*# noqa: S506 - one of the two safe loaders)"
        r"|\bimport (pickle|marshal|shelve|dill|jsonpickle)\b|\bfrom (pickle|marshal|shelve)\b"
        r"|(?<![\w.])(eval|exec|compile|__import__)\(|\bos\.(system|popen|exec\w+|spawn\w+)\(|shell=True"
    )
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for folder in ("briefer", "ui")
        for path in (ROOT / folder).rglob("*.py")
        for match in forbidden.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
