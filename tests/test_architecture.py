"""The rules of the house that a machine can check."""

import ast
import graphlib
import importlib
import inspect
import re
import subprocess
import sys
import types

from tests import ROOT

PROGRAM = sorted([*(ROOT / "briefer").rglob("*.py"), *(ROOT / "ui").rglob("*.py"), ROOT / "main.py"])
CORE = [path for path in PROGRAM if "briefer" in path.relative_to(ROOT).parts[0]]
TEXTS = [
    path
    for pattern in ("*.py", "*.md", "*.yaml", "*.toml", "*.json")
    for path in ROOT.rglob(pattern)
    if not {".venv", ".git", "build", "dist", ".hypothesis"} & set(path.relative_to(ROOT).parts)
]
MOST_FILE_LINES = 400
MOST_FILES = 20
MOST_FUNCTION_LINES = 50


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def name_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path, names):
    """The modules of the program that a file names anywhere in it: at its head, in a function, for types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from names & {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in names else node.module


def test_no_module_is_imported_by_what_it_imports_itself_not_even_lazily_or_for_types():
    names = {name_of(path) for path in PROGRAM}
    graph = {name_of(path): names.intersection(imports(path, names)) for path in PROGRAM}
    assert sum(map(len, graph.values())) > len(names)
    graphlib.TopologicalSorter(graph).prepare()  # a CycleError names the circle


def test_importing_the_whole_core_loads_no_screen():
    modules = [name_of(path) for path in CORE if path.name != "__main__.py"]
    code = (
        f"import sys, importlib as i; [i.import_module(name) for name in {modules!r}]; print('PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


def test_no_test_file_outgrows_the_head():
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "tests").rglob("*.py")}
    assert [path for path, count in lines.items() if count > MOST_FILE_LINES] == []


def test_no_folder_of_the_program_or_its_tests_holds_more_than_one_finds_at_a_glance():
    folders = {path.parent for path in [*PROGRAM, *(ROOT / "tests").rglob("*.py")]} - {ROOT}
    counts = {folder: sum(each.is_file() for each in folder.iterdir()) for folder in folders}
    assert len(counts) > MOST_FILES
    assert [folder for folder, count in counts.items() if count > MOST_FILES] == []


def test_no_file_and_no_function_outgrows_the_head():
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PROGRAM}
    assert {path: count for path, count in lines.items() if count > MOST_FILE_LINES} == {}
    every = ((path, node) for path in PROGRAM for node in functions(path))
    long = [(path, node.name) for path, node in every if node.end_lineno - node.lineno + 1 > MOST_FUNCTION_LINES]
    assert long == []


def test_every_module_says_what_lives_in_it():
    silent = [path.name for path in PROGRAM if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_every_room_says_what_lives_there_and_where_to_begin_reading():
    rooms = [path for path in PROGRAM if path.name == "__init__.py"]
    words = {
        str(path.parent.relative_to(ROOT)): ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        for path in rooms
    }
    assert [
        room for room, said in words.items() if said.count(".") < 2 or not re.search(r"[Bb]egin\s+with", said)
    ] == []


def test_every_public_method_of_the_window_says_what_a_caller_needs_unless_qt_calls_it():
    silent = []
    for path in (ROOT / "ui").rglob("*.py"):
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for kind in (each for each in vars(module).values() if inspect.isclass(each)):
            if kind.__module__ != module.__name__ or kind.__name__.startswith("_"):
                continue
            of_qt = [base for base in kind.__mro__ if base.__module__.startswith("PySide6.")]
            silent += [
                f"{module.__name__}.{kind.__name__}.{name}"
                for name, method in vars(kind).items()
                if isinstance(method, property | classmethod | staticmethod | types.FunctionType)
                and not (name.startswith("_") or method.__doc__ or any(hasattr(base, name) for base in of_qt))
            ]
    assert silent == []


def test_every_file_that_the_guides_name_is_there():
    named = {
        name
        for guide in ("README.md", "CONTRIBUTING.md")
        for name in re.findall(
            r"`((?:briefer|ui|tests|benchmarks|templates|resources)/[\w/.]*)`", (ROOT / guide).read_text()
        )
    }
    assert len(named) > 20
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_writers_and_readers_in_the_folders_are_registered():
    from briefer.readers import READERS
    from briefer.writers import WRITERS

    writers = {path.stem for path in (ROOT / "briefer" / "writers").glob("to_*.py")}
    readers = {path.stem for path in (ROOT / "briefer" / "readers").glob("from_*.py")}
    assert {writer.__module__.rpartition(".")[2] for writer in WRITERS} == writers
    fetching = {"from_web"}  # brings bytes; what they are read by is told by themselves
    assert {type(reader).__module__.rpartition(".")[2] for reader in READERS} == readers - fetching


def test_nothing_is_hidden_from_the_reader():
    forbidden = re.compile(r"\b(pickle|eval|exec|yaml\.load)\(|except Exception|except:|\bTODO\b|\bFIXME\b")
    allowed = {"tasks.py", "crash.py"}
    found = [
        f"{path.name}: {match.group()}"
        for path in PROGRAM
        for match in forbidden.finditer(path.read_text(encoding="utf-8"))
        if not (path.name in allowed and match.group() == "except Exception")
        and ".exec(" not in match.string[match.start() - 1 : match.end()]
    ]
    assert found == []


def test_no_text_names_an_absolute_path_of_a_machine():
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in TEXTS
        if path.name != "test_architecture.py"
        for match in re.finditer(r"(?<![\w./])/(home|work|Users|root|tmp)/\w+", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_five_thousand_signals_and_twenty_thousand_void_calls_do_not_end_the_process():
    code = (
        "from PySide6.QtCore import QObject, Signal\n"
        "class Source(QObject):\n    fired = Signal(object, object)\n"
        "source = Source()\nseen = []\nsource.fired.connect(lambda a, b: seen.append(a))\n"
        "for n in range(5000): source.fired.emit(n, None)\n"
        "for n in range(20000): source.setObjectName('x')\n"
        "print(len(seen))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "5000"


def test_qt_leaves_the_import_of_modules_as_it_is():
    code = "import builtins; own = builtins.__import__; import ui.main_window; assert builtins.__import__ is own"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
