"""The head of the window: the menu bar, the switch between the stages, the find field and Export."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QMenuBar, QPushButton, QStyle, QToolButton, QWidget

from briefer.words import later, said, tr
from ui.actions.action import MENUS, Action
from ui.actions.keyboard import Keyboard
from ui.look import marks
from ui.widgets.buttons import reach_chosen

FIND = (later("Find or run a command"), later("Find"))
"""What stands in the find field before its key: the longest that has room, or else the key alone."""
STAGES = (("read", later("Read")), ("compare", later("Compare")), ("brief", later("Brief")))


class MenuBar(QMenuBar):
    """A menu bar that asks for the room of all its menus in a window from the right too, where Qt's asks for one."""

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        places = [self.actionGeometry(action) for action in self.actions()]
        if places and self.isRightToLeft():
            whole = max(place.right() for place in places) - min(place.left() for place in places)
            gap = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuBarItemSpacing, None, self)
            size.setWidth(max(size.width(), whole + 2 * gap + 2))
        return size


class Head(QWidget):
    """Menus, stages, find and export in one line.

    Signals
        stage_requested(name)   another stage was chosen
        palette_requested()     the find field was pressed
        export_requested()      Export was pressed
    """

    stage_requested = Signal(str)
    palette_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a plain widget paints none of its style sheet
        self.menu_bar = MenuBar(self)
        self.menu_bar.setAccessibleName(tr("Menu bar"))
        self._stages = {
            name: self._stage_button(name, said(text), number) for number, (name, text) in enumerate(STAGES, 1)
        }
        self._find_texts: tuple[str, ...] = tuple(map(said, FIND))
        self._find = QPushButton(self._find_texts[0], self)
        self._find.setObjectName("find")
        self._find.setAccessibleName(tr("Find or run a command"))
        self._find.clicked.connect(self._ask_palette)
        self._export = QPushButton(tr("&Export"), self)
        self._export.setObjectName("primary")
        self._export.setAccessibleName(tr("Export the brief"))
        self._export.clicked.connect(self._ask_export)
        self._lay_out()
        self.show_stage("read")

    def show_stage(self, name: str) -> None:
        """Mark a stage as the current one."""
        self._stages[name].setChecked(True)
        reach_chosen(self._stages.values())

    def show_keys(self, caps: Mapping[str, str]) -> None:
        """Show the keys in force, by the name of their action."""
        cap = caps["edit.palette"]
        self._find_texts = tuple(f"{said(words)}    {cap}".rstrip() for words in FIND) + ((cap,) if cap else ())
        for name, text in STAGES:
            key = caps[f"view.{name}"]
            self._stages[name].setToolTip(f"{said(text)} ({key})" if key else said(text))
        self._fit()

    def fill_menus(self, keyboard: Keyboard) -> None:
        """Put every action that names a menu into it, a line between groups."""
        actions, made = keyboard.actions, keyboard.made
        menus = {name: self.menu_bar.addMenu(said(title)) for name, title in MENUS.items()}
        groups: dict[str, int] = {}
        for action in actions:
            if not action.menu:
                continue
            menu = menus[action.menu]
            if groups.setdefault(action.menu, action.group) != action.group:
                menu.addSeparator()
                groups[action.menu] = action.group
            menu.addAction(made[action.name])
        for name, menu in menus.items():
            mine = [action for action in actions if action.menu == name]
            menu.aboutToShow.connect(_enabler(mine, keyboard))
            _enable_all_when_hidden(menu, mine, made)

    def _ask_palette(self) -> None:
        self.palette_requested.emit()

    def _ask_export(self) -> None:
        self.export_requested.emit()

    def _stage_button(self, name: str, text: str, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("stage")
        button.setText(text)
        button.setCheckable(True)
        button.setAccessibleName(tr("{name}, {n} of {total}").format(name=text, n=number, total=len(STAGES)))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.stage_requested.emit(name))
        return button

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        group.setExclusive(True)
        switch = QWidget(self)
        switch.setObjectName("stages")
        stages = QHBoxLayout(switch)
        stages.setContentsMargins(3, 3, 3, 3)
        stages.setSpacing(2)
        for button in self._stages.values():
            group.addButton(button)
            stages.addWidget(button)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 12, 6)
        line.setSpacing(10)
        line.addWidget(self.menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(switch)
        line.addStretch(1)
        line.addWidget(self._find)
        line.addWidget(self._export)
        self._line, self._switch = line, switch

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_line"):
            self._fit()

    def _fit(self) -> None:
        """Shorten the find field where the line has no room, then draw the stages together; they keep their words."""
        self._draw_together(is_tight=False)
        marks.set_icon(self._find, "search", "ink2")
        marks.set_icon(self._export, "file-output", "on_primary")
        for words in self._find_texts:
            self._find.setText(words)
            self._line.invalidate()
            if self._line.sizeHint().width() <= self.width():
                return
        self._find.setIcon(QIcon())
        self._export.setIcon(QIcon())
        self._draw_together(is_tight=True)
        if self._line.sizeHint().width() > self.width():
            self._find.setText("")
            marks.set_icon(self._find, "search", "ink2")

    def _draw_together(self, *, is_tight: bool) -> None:
        for button in self._stages.values():
            if button.property("tight") is not is_tight:
                button.setProperty("tight", is_tight)
                button.style().unpolish(button)
                button.style().polish(button)
                button.updateGeometry()
        self._line.setSpacing(4 if is_tight else 10)
        self._switch.updateGeometry()  # the line asks the switch, not the buttons in it
        self._line.invalidate()


def _enabler(actions: list[Action], keyboard: Keyboard) -> Callable[[], None]:
    def enable() -> None:
        live = keyboard.live()
        for action in actions:
            made, words = keyboard.made[action.name], live.get(action.name, action.text)
            made.setEnabled(action.is_enabled())
            if action.is_on is not None:
                made.setChecked(action.is_on())
            made.setVisible(bool(words))
            if action.name in live:
                made.setText(words.replace("&", "&&"))

    return enable


def _enable_all_when_hidden(menu: QMenu, actions: list[Action], made: Mapping[str, QAction]) -> None:
    """Keep the keys alive: whether an action may run is asked when it runs."""

    def enable() -> None:
        for action in actions:
            made[action.name].setEnabled(True)
            made[action.name].setVisible(True)  # a hidden act has no key

    menu.aboutToHide.connect(enable)
