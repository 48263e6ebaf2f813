"""Asking an assistant: the question for 300 paragraphs, and an answer of 500 lines placed.

.venv/bin/python -m benchmarks.assistant
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from statistics import median

from briefer import edits
from briefer.assistant.answer import Answer, read_answer
from briefer.assistant.question import numbered_sentences, questions
from briefer.model import Article, ArticleId, Paragraph, ParagraphId, Party, PartyId, Project, Source


def main() -> None:
    """Print the medians of seven runs, in milliseconds."""
    texts = [f"The ministry of Nordia said point {n} must go. Sudonia refused to drop it." for n in range(300)]
    paragraphs = tuple(Paragraph(ParagraphId(str(n)), text) for n, text in enumerate(texts, 1))
    project = edits.add_article(Project(title="Talks"), Article(ArticleId(""), Source("Points"), paragraphs))
    parties = (Party(PartyId(""), "Nordia"), Party(PartyId(""), "Sudonia"))
    project = edits.set_parties(project, parties, (PartyId("new:0"), PartyId("new:1")))
    names = [each.name for each in numbered_sentences(project)][:500]
    lines = [json.dumps({"s": [name], "kind": "DEMAND", "party": "Nordia", "issue": "Points"}) for name in names]
    print(f"question for 300 paragraphs: {timed(lambda: questions(project)):.0f} ms")
    print(f"answer of {len(lines)} lines placed: {timed(lambda: read_answer(project, chr(10).join(lines))):.0f} ms")
    shown = shown_by(project, read_answer(project, "\n".join(lines)))
    print(f"answer of {len(lines)} lines shown: {timed(shown):.0f} ms")


def shown_by(project: Project, answer: Answer) -> Callable[[], object]:
    """Return what opens the review list on an answer until it is painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.look import theme
    from ui.review.dialog import ReviewDialog
    from ui.session import Session

    application, desk = QApplication([]), QWidget()
    theme.apply(application, "light", 1.0)

    def show() -> object:
        dialog = ReviewDialog(Session(project), "Answer", answer.proposals, desk)
        dialog.show()
        application.processEvents()
        dialog.close()
        return dialog

    return show


def timed(act: Callable[[], object]) -> float:
    """Return the median of seven runs of an act."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        assert act()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


if __name__ == "__main__":
    main()
