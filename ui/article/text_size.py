"""How the article is set, beside the look of the whole window: its size in steps, what is remembered, the menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from briefer.words import tr
from ui.article.layout import Typesetting
from ui.article.view import ArticleView
from ui.look.words import percent
from ui.settings import Settings

SIZES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
ACTIONS = ("view.text_larger", "view.text_smaller", "view.text_plain")


def typesetting_of(settings: Settings) -> Typesetting:
    """Return how a person wants articles set."""
    return Typesetting(
        settings.article_scale, settings.article_measure, settings.article_spacing, settings.is_article_sans
    )


class TextSize(QObject):
    """Makes the article's text larger and smaller, and remembers it. `actions` are those of the one table."""

    def __init__(
        self, settings: Settings, article: ArticleView, actions: Mapping[str, QAction], tell: Callable[[str], None]
    ) -> None:
        super().__init__(article)
        self._settings = settings
        self._article = article
        self._actions = actions
        self._tell = tell
        self.apply()
        article.title.size_requested.connect(self.open_menu)

    def apply(self) -> None:
        """Set the article as the settings say."""
        self._article.set_typesetting(typesetting_of(self._settings))

    def step(self, step: int) -> None:
        """Go `step` sizes up or down, between 100 and 200 %; 0 goes back to 100 %."""
        nearest = min(range(len(SIZES)), key=lambda index: abs(SIZES[index] - self._settings.article_scale))
        wanted = SIZES[max(0, min(len(SIZES) - 1, nearest + step))] if step else SIZES[0]
        self._settings.article_scale = wanted
        self.apply()
        self._tell(tr("Article text at {size}.").format(size=percent(wanted)))

    def menu(self) -> QMenu:
        """Return the menu of the button, with the keys of each act."""
        made = QMenu(self._article)
        for name in ACTIONS:
            made.addAction(self._actions[name])
        return made

    def open_menu(self, place: QPoint) -> None:
        """Open the menu at a point of the screen."""
        self.menu().exec(place)
