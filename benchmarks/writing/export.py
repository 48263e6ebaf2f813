"""Export of the sample brief, beside a plain python-docx table of the same rows; PDFs of many rows are in `pdf`.

Run: python -m benchmarks.writing.export
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable

from briefer import pipeline, templates


def seconds(work: Callable[[], object]) -> float:
    """Return the best wall time of three runs."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def plain_docx(rows: list[tuple[str, str]]) -> bytes:
    """Write the rows with python-docx's own table."""
    import docx

    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for left, right in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = left, right
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def main() -> None:
    """Print seconds for each format, and the ratio to the plain document."""
    project = pipeline.sample_brief_project()
    template = templates.find(project.brief.template_id)
    brief = pipeline.compose_brief(project, template)
    rows = [(quotation.reference, quotation.text) for quotation in brief.quotations]
    peers = {".docx": seconds(lambda: plain_docx(rows))}
    for suffix in (".docx", ".pdf", ".html", ".md"):
        took = seconds(lambda suffix=suffix: pipeline.render(brief, suffix))  # type: ignore[misc]
        beside = f", plain table {peers[suffix]:.3f} s" if suffix in peers else ""
        print(f"sample brief to {suffix}: {took:.3f} s{beside}")
    composing = seconds(lambda: pipeline.compose_brief(project, template))
    print(f"composing: {composing:.3f} s")


if __name__ == "__main__":
    main()
