"""What a palette cannot say, as one short sheet in the words of the tokens.

Lengths are those of the design at 100 %; lengths over 2 px grow with the look, hairlines and rings do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ui.look.tokens import Theme

SHEET = """
QWidget#head, QWidget#status, QWidget#sidebar { background: @desk; }
QWidget#head { border-bottom: 1px solid @line; }
QWidget#status { border-top: 1px solid @line; color: @ink2; }
QWidget#reasonCard { background: @raised; border: 1px solid @control; border-radius: 8px; }
QWidget#firstSteps { background: @focusground; border-top: 1px solid @line; }
QMenuBar { background: transparent; }
QMenuBar::item { padding: 6px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @sunken; }
QMenu { background: @raised; border: 1px solid @control; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 16px; border-radius: 4px; }
QMenu::item:selected { background: @sunken; }
QMenu::item:disabled { color: @ink3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QPushButton { background: @raised; border: 1px solid @control; border-radius: 6px;
    padding: 5px 14px; min-height: 20px; font-weight: 600; }
QPushButton:hover { background: @sunken; }
QPushButton:focus { border: 2px solid @focus; padding: 4px 13px; }
QPushButton:disabled { color: @ink3; border-color: @line; }
QPushButton#primary { background: @primary; color: @on_primary; border-color: @primary; }
QPushButton#primary:hover { background: @ink2; }
QPushButton#primary:disabled { background: @sunken; color: @ink3; border-color: @line; }
QPushButton#find { color: @ink2; font-weight: 400; text-align: left; }
QPushButton::menu-indicator { width: 10px; height: 10px; subcontrol-position: right center; right: 6px; }
QPushButton#link { background: transparent; border: none; padding: 2px 4px; font-weight: 500;
    color: @ink2; }
QPushButton#link:hover, QPushButton#link:focus { color: @ink; text-decoration: underline; }
QPushButton#link:focus { border: 2px solid @focus; padding: 0 2px; }
QWidget#stages { background: @sunken; border-radius: 8px; }
QToolButton#stage { border: 1px solid transparent; border-radius: 6px; padding: 5px 18px;
    color: @ink2; }
QToolButton#stage[tight="true"] { padding: 5px 6px; }
QToolButton#stage:checked { background: @raised; color: @ink; font-weight: 600;
    border-color: @line; }
QToolButton#stage:focus { border: 2px solid @focus; padding: 4px 17px; }
QToolButton#stage[tight="true"]:focus { padding: 4px 5px; }
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox { background: @paper; color: @ink;
    border: 1px solid @control; border-radius: 5px; padding: 4px 8px; placeholder-text-color: @ink3; }
QLineEdit[wrong="true"] { border: 1px solid @error; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid @focus;
    padding: 3px 7px; }
QLineEdit, QComboBox { min-height: 20px; }
QRadioButton { spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 5px; }
QRadioButton:focus { border: 2px solid @focus; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @control; border-radius: 7px;
    background: @paper; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @ink; }
QSlider:horizontal { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; background: @control; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; margin: -5px 0; border-radius: 7px; background: @ink; }
QSlider::handle:horizontal:focus { border: 2px solid @focus; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QListView, QTableView, QTreeView { background: @pane; border: none; outline: none; }
QDialog QListView, QDialog QTableView, QDialog QTreeView { background: @paper; border: 1px solid @line;
    border-radius: 5px; }
QListWidget#lines::item { padding: 3px 6px; }
QListView::item:selected, QTableView::item:selected, QTreeView::item:selected,
QTreeView::branch:selected { background: @focusground; color: @ink; }
QHeaderView::section { background: @pane; color: @ink2; border: none;
    border-bottom: 1px solid @line; padding: 6px 8px; font-weight: 600; }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: 8px 10px; color: @ink2; }
QTabBar::tab:selected { color: @ink; border-bottom-color: @focus; font-weight: 600; }
QTabBar::tab:focus { color: @ink; text-decoration: underline; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabWidget#briefTabs QTabBar { qproperty-drawBase: 0; }
QTabWidget#briefTabs::tab-bar { left: 6px; }
QTabWidget#briefTabs QTabBar::tab { padding: 12px 10px; min-height: 20px; }
QListWidget#pages { background: transparent; border: none; }
QListWidget#pages::item { border: 2px solid transparent; border-radius: 6px; padding: 5px 8px; }
QListWidget#pages::item:selected { background: @focusground; border-color: @line; }
QListWidget#pages::item:focus { border-color: @focus; }
QListWidget#thumbnails { background: @sunken; padding: 8px 0; }
QListWidget#thumbnails::item { border: 2px solid transparent; border-radius: 5px; padding: 4px; }
QListWidget#thumbnails::item:selected { background: @pane; border-color: @focus; }
QToolButton#flat { border: 1px solid transparent; border-radius: 5px; padding: 4px 5px; }
QToolButton#flat:hover { background: @sunken; }
QToolButton#flat:focus { border: 2px solid @focus; padding: 3px 4px; }
QSplitter::handle { background: @line; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @control; border-radius: 3px; margin: 3px;
    min-height: 28px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @raised; color: @ink; border: 1px solid @control; padding: 4px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLabel#strong { font-weight: 600; }
QLabel#hint { color: @ink3; }
QLabel#error { color: @error; }
QLabel#secondary { color: @ink2; }
"""


HIGH = """
QPushButton:disabled, QPushButton#primary:disabled { border: 2px dotted @ink; background: @paper; color: @ink;
    font-weight: 400; }
"""
"""Without greys a button that can do nothing has a dotted edge and thin letters."""


def style_sheet(theme: Theme, px: Callable[[float], float]) -> str:
    """Return the sheet with the colours of a theme, at its scale."""
    sheet = re.sub(r"\b(\d+)px", lambda match: _scaled(int(match.group(1)), px), SHEET)
    if theme.is_high:
        sheet = _thickened(sheet) + HIGH
    return re.sub(r"@(\w+)", lambda match: str(getattr(theme, match.group(1))), sheet)


def _thickened(sheet: str) -> str:
    """Return the sheet with the borders of controls and the rings of the focus a pixel thicker."""
    return re.sub(r"([12])px solid (@control|@focus)", lambda match: f"{int(match[1]) + 1}px solid {match[2]}", sheet)


def _scaled(size: int, px: Callable[[float], float]) -> str:
    return f"{size if size <= 2 else px(size):g}px"
