"""The look of the window made from the tokens: palette, style sheet, fonts, and the look a widget paints with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from briefer.data import resources_folder

from .tokens import DARK, FONTS, HIGH_DARK, HIGH_LIGHT, LIGHT, SANS, PartyLook, Theme

__all__ = ["DARK", "HIGH_DARK", "HIGH_LIGHT", "LIGHT", "Look", "PartyLook", "Theme", "apply", "font", "load_fonts"]

THEMES = {"light": LIGHT, "dark": DARK}


@dataclass(frozen=True, slots=True)
class Look:
    """A theme at a size; `scale` 1 is 100 %, 2 is 200 %."""

    theme: Theme
    scale: float = 1.0

    def px(self, size: float) -> float:
        """Return a length of the design in logical pixels at this size, to the half pixel."""
        return round(size * self.scale * 2) / 2

    @staticmethod
    def of(widget: QObject) -> Look:
        """Return the look of the application that a widget belongs to."""
        application = QApplication.instance()
        look = application.property("look") if application is not None else None
        return look if isinstance(look, Look) else Look(LIGHT)


def apply(application: QApplication, theme_name: str, scale: float) -> None:
    """Give the application a theme ("system", "light", "dark", "high") at a scale of 1 to 2."""
    load_fonts(application)
    look = Look(_theme(theme_name), scale)
    application.setProperty("look", look)
    application.setStyle("Fusion")
    application.setPalette(palette(look.theme))
    application.setFont(font("body", look))
    application.setStyleSheet(style_sheet(look))


def _theme(name: str) -> Theme:
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    if name == "high":
        return HIGH_DARK if is_dark else HIGH_LIGHT
    return THEMES.get(name) or (DARK if is_dark else LIGHT)


def load_fonts(application: QApplication) -> None:
    """Register the bundled fonts once for an application."""
    if application.property("fonts_loaded"):
        return
    for path in sorted((resources_folder() / "fonts").glob("*.ttf")):
        if not path.name.startswith("Carlito"):
            QFontDatabase.addApplicationFont(str(path))
    application.setProperty("fonts_loaded", True)


def font(role: str, look: Look) -> QFont:
    """Return the font of a role of the token table at the look's size."""
    token = FONTS[role]
    made = QFont(token.family)
    made.setPixelSize(round(token.size * look.scale))
    made.setWeight(QFont.Weight(token.weight))
    if token.family == SANS and role in {"reference", "cap", "label"}:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def palette(theme: Theme) -> QPalette:
    """Return the palette that native parts of Qt use."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.desk,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.paper,
        QPalette.ColorRole.AlternateBase: theme.pane,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.ink3,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.BrightText: theme.error,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Link: theme.ink,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.control,
        QPalette.ColorRole.Light: theme.raised,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.ink3))
    return made


def style_sheet(look: Look) -> str:
    """Return the short sheet for what a palette cannot say."""
    theme, px = look.theme, look.px
    return f"""
QWidget#head, QWidget#status, QWidget#sidebar {{ background: {theme.desk}; }}
QWidget#head {{ border-bottom: 1px solid {theme.line}; }}
QWidget#status {{ border-top: 1px solid {theme.line}; color: {theme.ink2}; }}
QWidget#firstSteps {{ background: {theme.focusground}; border-top: 1px solid {theme.line}; }}
QMenuBar {{ background: transparent; }}
QMenuBar::item {{ padding: {px(6)}px {px(9)}px; border-radius: {px(5)}px; background: transparent; }}
QMenuBar::item:selected {{ background: {theme.sunken}; }}
QMenu {{ background: {theme.raised}; border: 1px solid {theme.control}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(28)}px {px(6)}px {px(16)}px; border-radius: {px(4)}px; }}
QMenu::item:selected {{ background: {theme.sunken}; }}
QMenu::item:disabled {{ color: {theme.ink3}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: {px(4)}px {px(8)}px; }}
QPushButton {{ background: {theme.raised}; border: 1px solid {theme.control}; border-radius: {px(6)}px;
    padding: {px(5)}px {px(14)}px; min-height: {px(20)}px; font-weight: 600; }}
QPushButton:hover {{ background: {theme.sunken}; }}
QPushButton:focus {{ border: 2px solid {theme.focus}; padding: {px(5) - 1}px {px(14) - 1}px; }}
QPushButton:disabled {{ color: {theme.ink3}; border-color: {theme.line}; }}
QPushButton#primary {{ background: {theme.primary}; color: {theme.on_primary}; border-color: {theme.primary}; }}
QPushButton#primary:hover {{ background: {theme.ink2}; }}
QPushButton#primary:disabled {{ background: {theme.sunken}; color: {theme.ink3}; border-color: {theme.line}; }}
QPushButton#find {{ color: {theme.ink2}; font-weight: 400; text-align: left; min-width: {px(190)}px; }}
QPushButton#link {{ background: transparent; border: none; padding: {px(2)}px {px(4)}px; font-weight: 500;
    color: {theme.ink2}; }}
QPushButton#link:hover, QPushButton#link:focus {{ color: {theme.ink}; text-decoration: underline; }}
QWidget#stages {{ background: {theme.sunken}; border-radius: {px(8)}px; }}
QToolButton#stage {{ border: 1px solid transparent; border-radius: {px(6)}px; padding: {px(5)}px {px(18)}px;
    color: {theme.ink2}; }}
QToolButton#stage:checked {{ background: {theme.raised}; color: {theme.ink}; font-weight: 600;
    border-color: {theme.line}; }}
QToolButton#stage:focus {{ border: 2px solid {theme.focus}; padding: {px(5) - 1}px {px(18) - 1}px; }}
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox {{ background: {theme.paper}; color: {theme.ink};
    border: 1px solid {theme.control}; border-radius: {px(5)}px; padding: {px(4)}px {px(8)}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {theme.focus};
    padding: {px(4) - 1}px {px(8) - 1}px; }}
QLineEdit, QComboBox {{ min-height: {px(20)}px; }}
QListView, QTableView, QTreeView {{ background: {theme.pane}; border: none; outline: none; }}
QDialog QListView, QDialog QTableView {{ background: {theme.paper}; border: 1px solid {theme.line};
    border-radius: {px(5)}px; }}
QListView::item:selected, QTableView::item:selected {{ background: {theme.focusground}; color: {theme.ink}; }}
QHeaderView::section {{ background: {theme.pane}; color: {theme.ink2}; border: none;
    border-bottom: 1px solid {theme.line}; padding: {px(6)}px {px(8)}px; font-weight: 600; }}
QTabBar::tab {{ background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: {px(8)}px {px(10)}px; color: {theme.ink2}; }}
QTabBar::tab:selected {{ color: {theme.ink}; border-bottom-color: {theme.focus}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {theme.ink}; text-decoration: underline; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {theme.line}; }}
QSplitter::handle {{ background: {theme.line}; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {theme.control}; border-radius: {px(3)}px; margin: {px(3)}px;
    min-height: {px(28)}px; min-width: {px(28)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {theme.raised}; color: {theme.ink}; border: 1px solid {theme.control}; padding: {px(4)}px; }}
QLabel#hint {{ color: {theme.ink3}; }}
QLabel#error {{ color: {theme.error}; }}
QLabel#secondary {{ color: {theme.ink2}; }}
"""
