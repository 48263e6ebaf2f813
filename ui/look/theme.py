"""The look of the window made from the tokens: palette, style sheet, fonts, and the look a widget paints with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from briefer.data import resources_folder
from ui.look.style_sheet import style_sheet
from ui.look.tokens import DARK, FONTS, HIGH_DARK, HIGH_LIGHT, LIGHT, SANS, PartyLook, Theme, high_contrast_of

__all__ = ["DARK", "HIGH_DARK", "HIGH_LIGHT", "LIGHT", "Look", "PartyLook", "Theme", "apply", "dress", "font"]

THEMES = {"light": LIGHT, "dark": DARK}
EFFECTS = (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_FadeTooltip)


@dataclass(frozen=True, slots=True)
class Look:
    """A theme at a size; `scale` 1 is 100 %, 2 is 200 %."""

    theme: Theme
    scale: float = 1.0
    is_still: bool = False
    """Whether nothing may move or change by itself."""

    def px(self, size: float) -> float:
        """Return a length of the design in logical pixels at this size, to the half pixel."""
        return round(size * self.scale * 2) / 2

    @staticmethod
    def of(widget: QObject) -> Look:
        """Return the look of the application that a widget belongs to."""
        application = QApplication.instance()
        look = application.property("look") if application is not None else None
        return look if isinstance(look, Look) else Look(LIGHT)


@dataclass(frozen=True, slots=True)
class System:
    """What the desktop asks of every program."""

    is_dark: bool = False
    is_high: bool = False
    is_still: bool = False


def system() -> System:
    """Return what the desktop asks for now; an older Qt that cannot tell counts as no wish."""
    hints = QGuiApplication.styleHints()
    access = hints.accessibility() if hasattr(hints, "accessibility") else None
    return System(
        is_dark=hints.colorScheme() == Qt.ColorScheme.Dark,
        is_high=access is not None and access.contrastPreference() == Qt.ContrastPreference.HighContrast,
        is_still=_asks_for_less("motionPreference", access),
    )


def _asks_for_less(name: str, access: QObject | None) -> bool:
    """Whether a hint that only newer versions of Qt give is other than its first value, "no preference"."""
    hint = getattr(access, name, None)
    return bool(hint().value) if hint is not None else False


def apply(application: QApplication, theme_name: str, scale: float, *, is_motion_off: bool = False) -> None:
    """Give the application a theme ("system", "light", "dark", "high") at a scale of 1 to 2."""
    _load_fonts(application)
    wishes = system()
    look = Look(_theme(theme_name, wishes), scale, is_still=is_motion_off or wishes.is_still)
    application.setProperty("look", look)
    if not application.property("has_style"):  # a new style is made and every widget polished for it
        application.setStyle("Fusion")
        application.setProperty("has_style", True)
    if application.palette() != (wanted := palette(look.theme)):
        application.setPalette(wanted)
    if application.font() != (face := font("body", look)):
        application.setFont(face)
    _give_sheet(application, style_sheet(look.theme, look.px))
    application.styleHints().setCursorFlashTime(0 if look.is_still else -1)  # -1 is the desktop's own
    for effect in EFFECTS:
        if look.is_still:
            application.setEffectEnabled(effect, False)


def _give_sheet(application: QApplication, sheet: str) -> None:
    """Dress everything by a sheet: the open windows one by one, for Qt takes five times as long over all at once."""
    application.setProperty("sheet", sheet)
    windows = [each for each in application.topLevelWidgets() if _stands_alone(each)]
    if not any(each.isVisible() for each in windows) and application.styleSheet() != sheet:
        application.setStyleSheet(sheet)
    _dress_next(application)


def _stands_alone(widget: QWidget) -> bool:
    return widget.parentWidget() is None and widget.windowType() is Qt.WindowType.Window


def _dress_next(application: QApplication) -> None:
    """Dress the window in front now, and each further one in a turn of its own: keys and paints go between."""
    waiting = [
        each
        for each in application.topLevelWidgets()
        if _stands_alone(each) and each.isVisible() and each.styleSheet() != _sheet_of(each)
    ]
    if waiting:
        dress(min(waiting, key=lambda each: not each.isActiveWindow()))
    if len(waiting) > 1:
        QTimer.singleShot(0, application, lambda: _dress_next(application))


def dress(window: QWidget) -> None:
    """Dress a window that stands in no other as it is shown: it may be new, or hidden while the look changed."""
    window.setStyleSheet(_sheet_of(window))


def _sheet_of(window: QWidget) -> str:
    """Return the sheet a window wears itself; none while that of the application is the same and it never had one."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return ""
    sheet = str(application.property("sheet") or "")
    return sheet if window.styleSheet() or application.styleSheet() != sheet else ""


def _theme(name: str, wishes: System) -> Theme:
    if name == "high" or (name == "system" and wishes.is_high):
        return system_high_contrast() or (HIGH_DARK if wishes.is_dark else HIGH_LIGHT)
    return THEMES.get(name) or (DARK if wishes.is_dark else LIGHT)


def system_high_contrast() -> Theme | None:
    """Return the theme of the desktop's own high contrast colours; only Windows has them, as a palette."""
    if not system().is_high or QGuiApplication.platformName() != "windows":
        return None
    QGuiApplication.setPalette(QPalette())  # ours gives way to the desktop's
    theirs = QGuiApplication.palette()
    ground, ink = theirs.color(QPalette.ColorRole.Base), theirs.color(QPalette.ColorRole.Text)
    return high_contrast_of(ground.name(), ink.name(), is_dark=ground.lightness() < ink.lightness())


def _load_fonts(application: QApplication) -> None:
    """Register the bundled fonts once for an application."""
    if application.property("fonts_loaded"):
        return
    for path in sorted((resources_folder() / "fonts").glob("*.ttf")):
        if not path.name.startswith("Carlito"):
            QFontDatabase.addApplicationFont(str(path))
    application.setProperty("fonts_loaded", True)


def font(role: str, look: Look) -> QFont:
    """Return the font of a role of the token table at the look's size."""
    application = QApplication.instance()
    is_loaded = application is not None and bool(application.property("fonts_loaded"))
    return QFont(_made(role, look.scale, is_loaded=is_loaded))  # shared until somebody changes it


@lru_cache(maxsize=256)
def _made(role: str, scale: float, *, is_loaded: bool) -> QFont:  # noqa: ARG001 - other letters are found then
    token = FONTS[role]
    made = QFont(token.family)
    made.setPixelSize(round(token.size * scale))
    made.setWeight(QFont.Weight(token.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # the outlines' own shapes at every size
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
