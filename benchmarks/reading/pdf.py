"""Reading a PDF, beside pypdfium2's own text extraction of the same file, and as files grow.

Run: python -m benchmarks.reading.pdf
"""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable
from functools import partial

PARAGRAPHS = (200, 2_000, 20_000)
STORY = (
    "the talks ended on Monday with one side demanding a full ceasefire while the other refused any withdrawal from "
    "territory it holds and envoys said that further rounds would follow in another city next month"
)


def article(paragraphs: int) -> bytes:
    """Return a PDF of so many paragraphs of eighty words."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    choice = random.Random(1)
    style = getSampleStyleSheet()["BodyText"]
    stream = io.BytesIO()
    texts = (" ".join(choice.choices(STORY.split(), k=80)).capitalize() + "." for _ in range(paragraphs))
    SimpleDocTemplate(stream).build([Paragraph(text, style) for text in texts])
    return stream.getvalue()


def own_extraction(data: bytes) -> int:
    """Take the text of every page as pypdfium2 gives it; return its length."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    length = 0
    for page in document:
        letters = page.get_textpage()
        length += len(letters.get_text_bounded())
        letters.close()
        page.close()
    document.close()
    return length


def seconds(*works: Callable[[], object], runs: int) -> list[float]:
    """Return the best processor time of each work, taking turns so that other load hits all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for work, taken in zip(works, times, strict=True):
            started = time.process_time()
            work()
            taken.append(time.process_time() - started)
    return [min(taken) for taken in times]


def main() -> None:
    """Print seconds for each size, the ratio to the plain extraction, and the cost of a paragraph."""
    from briefer.process import hurry
    from briefer.readers.from_pdf import PdfReader

    hurry()  # as the process does that reads
    for count in PARAGRAPHS:
        data = article(count)
        works = (partial(own_extraction, data), partial(PdfReader().read, data, "a.pdf"))
        plain, ours = seconds(*works, runs=7 if count < 10_000 else 2)
        print(
            f"{count} paragraphs: {ours:.3f} s, pypdfium2 alone {plain:.3f} s, ratio {ours / plain:.2f}, "
            f"{1e6 * ours / count:.0f} µs a paragraph"
        )


if __name__ == "__main__":
    main()
