"""No sentence reaches a person without going through the translating function."""

import ast
import re

from benchmarks.words import CALLS, called
from tests import ROOT

SHOWN = {
    *("setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText"),
    *("setInformativeText", "setTitle", "addAction", "addItem", "addItems", "addMenu", "addButton"),
    *("addTab", "addRow", "setTabText", "setHorizontalHeaderLabels", "QLabel", "QPushButton", "QAction"),
    *("QMenu", "Tick", "RoleLabel", "say", "tell", "_tell", "_say", "announce", "Choice", "Notice"),
    *("Foot", "Question", "getOpenFileName", "getSaveFileName", "getExistingDirectory", "set_empty_sentence"),
    *("drawText", "show_progress", "add_argument", "look", "note", "stops", "Problem", "TemplateMistake"),
    *("Deviation", "print", "_print", "_warn"),
}
"""What puts words on the screen, on paper of the terminal, or into the list of things to check."""
NOT_YET = ()
EXEMPT = ("briefer/bootstrap/", "briefer/bundle/", "briefer/words/", "ui/look/style_sheet.py")
"""What runs before there are words, on a developer's machine only, or is no English."""
ALLOWED = {
    "The folders templates and resources are missing from this installation of Briefer.",  # the words are in them
    "A sentence was left out of the draft.",  # for the log
    "A window needs an application.",  # a fault of the program's own
    "Briefer",
    "Return",
    "JSON (*.json)",
    " (*.docx)",
    " (*.briefer)",
    "template.schema.json",
    "https://",
    "{} (briefer help {})\n    {}",
}
SENTENCE = re.compile(r"^\W*[A-Z{“].*[.?!…]$", re.DOTALL)
WORDS = re.compile(r"[A-Za-z’']{2,}")
TWO_WORDS = re.compile(r"[A-Za-z]{2,}[,:]? [A-Za-z{]{2,}|^&?[A-Z][a-z&]{2,}")
FILES = sorted(
    path
    for room in ("briefer", "ui")
    for path in (ROOT / room).rglob("*.py")
    if not path.relative_to(ROOT).as_posix().startswith((*NOT_YET, *EXEMPT))
)


def text_of(node):
    """The text of a literal; what an f-string fills in is {}."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def is_sentence(text):
    """Whether a text is one: three words from a capital to a full stop, and no markup or pattern."""
    return bool(SENTENCE.match(text)) and len(WORDS.findall(text)) > 2 and not re.search(r"<|\(\?:", text)


def literals(node):
    """The literals in a part of the program that no translating function takes."""
    if isinstance(node, ast.Call) and called(node) in {*CALLS, "compile"}:
        return
    if text_of(node):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):  # a docstring
            yield from literals(child)


def test_no_sentence_stands_bare():
    found = {path: bare_in(path) for path in FILES}
    assert {path: sentences for path, sentences in found.items() if sentences} == {}


def bare_in(path):
    """Return the sentences of a file that no translator would see."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = {text_of(node) for node in literals(tree) if is_sentence(text_of(node))}
    shown = {
        text_of(node)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and called(call) in SHOWN
        for argument in (
            *call.args,
            *(each.value for each in call.keywords if each.arg in {"help", "further", "title"}),
        )
        for node in _said_in(argument)
        if TWO_WORDS.search(re.sub(r"<[^>]*>", "", text_of(node)))
    }
    return (bare | shown) - ALLOWED


def _said_in(node):
    """The literals an argument comes to: itself, either way of a choice, what is joined or filled in."""
    if isinstance(node, ast.IfExp):
        yield from (*_said_in(node.body), *_said_in(node.orelse))
    elif isinstance(node, ast.BinOp):
        yield from (*_said_in(node.left), *_said_in(node.right))
    elif isinstance(node, ast.Tuple | ast.List):
        yield from (each for child in node.elts for each in _said_in(child))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "join"}:
        yield from _said_in(node.func.value)
    elif text_of(node):
        yield node


def test_a_bare_sentence_would_be_found():
    tree = ast.parse('raise ReadError(f"{name} is empty. Choose another.")')
    assert [text_of(node) for node in literals(tree)] == ["{} is empty. Choose another."]
    (call,) = [node for node in ast.walk(ast.parse('label.setText("Nothing here")')) if isinstance(node, ast.Call)]
    assert called(call) in SHOWN
    assert [text_of(node) for node in _said_in(call.args[0]) if TWO_WORDS.search(text_of(node))] == ["Nothing here"]
    assert not list(literals(ast.parse('tr("Nothing here at all.")')))
