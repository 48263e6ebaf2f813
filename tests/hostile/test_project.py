"""A project file from anybody is opened as what it is or refused with a sentence; it runs and reaches nothing."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefer import templates
from briefer.check import check
from briefer.errors import BrieferError, ProjectFileError
from briefer.store import document, project_file
from briefer.store.differences import differences
from tests import ROOT
from tests.builders import a_tagged_project
from tests.hostile.project import BOMBS, GOOD, PLACES, with_wrong_types


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_a_sentence_naming_the_file(name):
    with pytest.raises(ProjectFileError, match=r"talks\.briefer") as caught:
        project_file.loads(BOMBS[name], "talks.briefer")
    assert len(str(caught.value)) < 400
    assert "\n" not in str(caught.value)


def test_no_bomb_takes_much_memory_or_nesting():
    """A child with 400 MB reads them all."""
    resource = pytest.importorskip("resource")
    code = (
        "import resource\n"
        f"resource.setrlimit(resource.RLIMIT_AS, (400_000_000, {resource.RLIM_INFINITY}))\n"
        "from briefer.store import project_file; from briefer.errors import ProjectFileError\n"
        "from tests.hostile.project import BOMBS\n"
        "for data in BOMBS.values():\n"
        "    try: project_file.loads(data)\n"
        "    except ProjectFileError: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("refused")) == (0, len(BOMBS)), done.stderr[-800:]


def test_a_part_of_another_sort_is_refused_or_means_nothing_else():
    """Every part of a file in turn is of every other sort."""
    refused, opened = [], 0
    for place, plain in with_wrong_types():
        data = json.dumps(plain).encode()
        try:
            project = project_file.loads(data, "talks.briefer")
        except ProjectFileError as error:
            refused.append(str(error))
        else:
            assert project_file.loads(project_file.dumps(project)) == project, place
            check(project)
            differences(a_tagged_project(), project)
            opened += 1
    assert all("talks.briefer" in sentence for sentence in refused)
    assert len(refused) > 3 * opened > 0


def test_a_file_cut_off_anywhere_is_refused():
    for length in range(0, len(GOOD) - 2, 7):
        with pytest.raises(ProjectFileError):
            project_file.loads(GOOD[:length], "talks.briefer")


def test_a_file_with_wrong_bytes_is_refused_or_opened_never_more():
    chance = random.Random(3)
    for _ in range(1_000):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            project = project_file.loads(bytes(data), "talks.briefer")
        except ProjectFileError:
            continue
        assert project_file.loads(project_file.dumps(project)) == project
        check(project)


def test_a_mark_at_the_beginning_and_other_line_breaks_do_no_harm():
    for data in (b"\xef\xbb\xbf" + GOOD, GOOD.replace(b"\n", b"\r\n"), json.dumps(json.loads(GOOD), indent=4).encode()):
        assert project_file.loads(data) == a_tagged_project()


@pytest.mark.parametrize("place", PLACES)
def test_a_template_that_is_a_place_leads_nowhere(place):
    data = GOOD.replace(b'"template_id":"comparison"', b'"template_id":' + json.dumps(place).encode())
    name = project_file.loads(data).brief.template_id
    assert not set("/\\:") & set(name)
    assert not name.endswith((".yaml", ".yml"))
    with pytest.raises(BrieferError, match="There is no template"):
        templates.find(name)


def test_a_file_too_large_a_folder_a_pipe_and_a_device_are_sentences(tmp_path):
    large = tmp_path / "large.briefer"
    with large.open("wb") as stream:
        stream.truncate(document.MOST_BYTES + 1)
    places = [large, tmp_path]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.briefer")
        places += [tmp_path / "pipe.briefer", Path(os.devnull), Path("/dev/zero")]
    for place in places:
        with pytest.raises(ProjectFileError, match=place.name):
            project_file.load(place)


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_whatever_is_opened_nothing_is_run_sent_or_written(tmp_path):
    """Every hostile file is opened under strace: no new program, no connection, and no file made or changed."""
    for number, data in enumerate([*BOMBS.values(), *(_at(place) for place in PLACES)]):
        (tmp_path / f"{number}.briefer").write_bytes(data)
    code = (
        "import os, sys; from pathlib import Path; import yaml, msgspec\n"
        "from briefer import templates; from briefer.errors import BrieferError\n"
        "from briefer.store import project_file\n"
        "from tests.hostile.project import GOOD; from tests.hostile.templates import BASES, BOMBS, runs_code\n"
        "templates.builtin(); project_file.loads(GOOD + b' ')\n"
        "os.getpriority(os.PRIO_PROCESS, 0)\n"
        "for path in Path(sys.argv[1]).iterdir():\n"
        "    try: templates.find(project_file.load(path).brief.template_id)\n"
        "    except BrieferError: pass\n"
        "for text in [*BOMBS.values(), *runs_code('made').values(), *(f'base: {base!r}' for base in BASES)]:\n"
        "    try: templates.loads(text)\n"
        "    except BrieferError: pass\n"
        "os.getpriority(os.PRIO_PROCESS, 0)\n"
    )
    trace = tmp_path.parent / f"{tmp_path.name}.trace"
    calls = "trace=execve,execveat,connect,sendto,socket,bind,openat,creat,rename,unlink,mkdir,symlink,link,getpriority"
    command = ["strace", "-f", "-qq", "-e", calls, "-o", trace, sys.executable, "-B", "-c", code, tmp_path]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    _, inside, _ = trace.read_text(encoding="utf-8", errors="replace").split("getpriority(")
    lines = [line for line in inside.splitlines()[1:] if "(" in line]
    assert len(lines) > len(BOMBS)
    allowed = (str(tmp_path), str(ROOT / "templates"), sys.prefix, sys.base_prefix, str(ROOT / "briefer"))
    others = [line for line in lines if "openat(" not in line or "O_WRONLY" in line or "O_CREAT" in line]
    elsewhere = [line for line in lines if "openat(" in line and line.split('"')[1].startswith("/")]
    assert [line for line in others if ".~" not in line and "O_RDWR" not in line] == []
    assert [line for line in elsewhere if not line.split('"')[1].startswith(allowed)] == []


def _at(place):
    return GOOD.replace(b'"template_id":"comparison"', b'"template_id":' + json.dumps(place).encode())
