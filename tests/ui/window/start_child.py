"""A start of the window in a process of its own, stopped at the first page: says what there is, and then goes on."""

from __future__ import annotations

import json
import os
import sys
import tempfile


def say(**facts: object) -> None:
    """Write facts to whoever started this, on a line."""
    sys.stdout.write(f"{json.dumps(facts)}\n")
    sys.stdout.flush()


def main() -> None:
    """Show the first page, say so, wait for a line, make the window, say so, and say what is tagged until told."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = home
        from ui.app import make_frame, make_window, show_first_page, show_named
        from ui.article.first_keys import FirstKeys

        application, frame, settings = make_frame()
        frame.show()
        frame.activateWindow()
        article = show_first_page(application, frame, settings)
        first = sorted(sys.modules)
        say(modules=first, place=place(article, frame), shown=shown(article), is_painted=article.is_painted)
        keys = FirstKeys(article, settings)
        sys.stdin.readline()
        application.processEvents()
        focus = article.session.focus.paragraph_id
        window = make_window(application, settings, article)
        show_named(frame, window, ())
        keys.hand_over(frame)
        say(modules=sorted(sys.modules), is_same=window.article is article, focus=focus)
        application.processEvents()
        say(place=place(article, frame), shown=shown(article), tags=tags(window))
        frame.resize(1200, 700)
        application.processEvents()
        window.session.undo_stack.setClean()
        frame.close()
        say(place=place(article, frame), kept=settings.article_place)
        os._exit(0)


def place(article: object, frame: object) -> tuple[int, ...]:
    """Return where the article stands in the frame."""
    from PySide6.QtCore import QPoint

    corner = article.mapTo(frame, QPoint())
    return (corner.x(), corner.y(), article.width(), article.height())


def shown(article: object) -> tuple[object, ...]:
    """Return how far it is scrolled, where the first words stand, and who is the active party."""
    return (article.scrolled, article.laid_out.rect(0).getRect(), article.session.armed_party)


def tags(window: object) -> list[str]:
    """Return the kinds of what is tagged and the paragraphs they stand in."""
    return [f"{each.kind} {each.paragraph_id}" for each in window.session.project.annotations]


if __name__ == "__main__":
    main()
