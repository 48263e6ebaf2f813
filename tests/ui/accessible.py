"""What a screen reader is told of a part of the window, and where Tab leads in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

ROLE = QAccessible.Role
UNTOLD = {ROLE.NoRole, ROLE.Pane, ROLE.Window}
"""Roles that say nothing of a thing; Client is that of an area which is painted, and told by its name."""
ACTIVE = {
    ROLE.Button,
    ROLE.ButtonMenu,
    ROLE.ButtonDropDown,
    ROLE.CheckBox,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.Link,
    ROLE.List,
    ROLE.ListItem,
    ROLE.MenuItem,
    ROLE.PageTab,
    ROLE.RadioButton,
    ROLE.Slider,
    ROLE.SpinBox,
    ROLE.Table,
    ROLE.Tree,
    ROLE.TreeItem,
}


def interfaces(root):
    """Every interface below a widget that is to be seen, with the widget it belongs to."""
    found, waiting = [], [(QAccessible.queryAccessibleInterface(root), root)]
    while waiting:
        here, owner = waiting.pop()
        if here is None or not here.isValid() or here.state().invisible:
            continue
        widget = here.object() if isinstance(here.object(), QWidget) else owner
        if isinstance(widget, QScrollBar) or (isinstance(here.object(), QWidget) and not widget.isVisible()):
            continue
        found.append((here, widget))
        waiting += [(here.child(at), widget) for at in range(here.childCount())]
    return found


def name_of(interface):
    return interface.text(QAccessible.Text.Name).strip()


def told_badly(root):
    """What can be pressed, filled in or has the focus, and has no name or no role."""
    bad = []
    for here, widget in interfaces(root):
        own = isinstance(here.object(), QWidget)
        takes_focus = own and widget is not root and widget.focusProxy() is None
        takes_focus = takes_focus and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_field = isinstance(here.object(), QWidget) and widget.objectName() == "qt_spinbox_lineedit"
        if is_field or not (takes_focus or here.role() in ACTIVE):
            continue
        if here.role() == ROLE.Table and not takes_focus and not own:
            continue
        if not name_of(here) or (takes_focus and here.role() in UNTOLD):
            bad.append((type(widget).__name__, here.role().name, name_of(here)[:40]))
    return bad


def names(root):
    return [name_of(here) for here, _ in interfaces(root)]


def tab_stops(root):
    """The widgets Tab should come to."""
    return {
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is root.window()
        and widget.focusProxy() is None
        and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(widget, QScrollBar)
    }


def round_by_tab(root, key=Qt.Key.Key_Tab):
    """Press Tab from the focus until it is back; return the widgets come to, in order."""
    start = root.window().focusWidget()
    seen = [start]
    for _ in range(400):
        QTest.keyClick(root.window().focusWidget(), key)
        here = root.window().focusWidget()
        if here is start:
            return seen
        assert here not in seen, f"Tab goes round without {start}: {[type(each).__name__ for each in seen]}, {here}"
        seen.append(here)
    raise AssertionError("Tab does not come back")


def in_one_group(widget):
    """The other buttons of a group of which Tab comes to one only."""
    group = widget.group() if hasattr(widget, "group") else None
    return set(group.buttons()) if group is not None and group.exclusive() else set()


def assert_tab_goes_round(root):
    """Tab comes to everything there is to press or to fill in, and back; Shift+Tab the same way back."""
    stops, seen = tab_stops(root), round_by_tab(root)
    reached = set(seen)
    for widget in seen:
        reached |= in_one_group(widget)
    missed = {each for each in stops - reached if not _is_of_a_scroll_area(each)}
    assert missed == set(), [(type(each).__name__, each.accessibleName()) for each in missed]
    back = round_by_tab(root, Qt.Key.Key_Backtab)
    assert back[1:] == seen[:0:-1]


def _is_of_a_scroll_area(widget):
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
