"""Opening ordinary articles: from the request to the result, with a child that waits and with one started for the file.

Run: python -m benchmarks.reading.opening
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from statistics import median

from briefer.readers.sandbox.child import Request
from briefer.readers.sandbox.parent import WaitingChild, read_in_child

RUNS = 7
WARM_UP_SECONDS = 1.5
SENTENCE = "The talks ended on Monday, and envoys said that further rounds would follow in another city next month. "
PARAGRAPHS = [f"{number}. {SENTENCE * 4}".strip() for number in range(1, 31)]


def text() -> bytes:
    """Return an article of thirty paragraphs as text."""
    return "\n\n".join(PARAGRAPHS).encode()


def page() -> bytes:
    """Return the article as a web page."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"<html><body><article><h1>Talks end</h1>{body}</article></body></html>".encode()


def docx() -> bytes:
    """Return the article as a Word document."""
    import docx

    document = docx.Document()
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf() -> bytes:
    """Return the article as a PDF."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    stream = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(stream).build([Paragraph(paragraph, style) for paragraph in PARAGRAPHS])
    return stream.getvalue()


def milliseconds(read: Callable[[], object]) -> float:
    """Return the wall time of one reading."""
    started = time.perf_counter()
    read()
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Print the medians for each format."""
    with WaitingChild() as child:
        for suffix, data in ((".txt", text()), (".html", page()), (".docx", docx()), (".pdf", pdf())):
            request = Request(f"article{suffix}")
            warm, cold = [], []
            for _ in range(RUNS):
                child.prepare()
                time.sleep(WARM_UP_SECONDS)  # as while the person looks for a file
                warm.append(milliseconds(lambda data=data, request=request: child.read(data, request)))  # type: ignore[misc]
                time.sleep(WARM_UP_SECONDS)
                cold.append(milliseconds(lambda data=data, request=request: read_in_child(data, request)))  # type: ignore[misc]
            print(f"{suffix}: {median(warm):.0f} ms with a child that waits, {median(cold):.0f} ms without")


if __name__ == "__main__":
    main()
