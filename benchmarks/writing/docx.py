"""A Word document of many rows, beside the same XML written by string, and the same words through other engines.

Run: python -m benchmarks.writing.docx [ROWS]

The rows are those of `pdf`. Every run is a process of its own; what is told is the CPU time of the export alone,
the best of three, as a ratio to ours. The peers are no dependencies: those that are not installed are named and left
out.

    string and zip   our own finished XML, written row by row with one format string each, and zipped
    docxtpl          a Word template with loops over rows and paragraphs
    pandoc           an HTML table
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from html import escape
from importlib.util import find_spec
from pathlib import Path

from benchmarks.writing.engines import compare
from benchmarks.writing.pdf import Item, brief, rows


def ours(count: int) -> Callable[[], bytes]:
    """Return our own export, ready to run."""
    from briefer.writers.docx import document as docx_document
    from briefer.writers.to_docx import DocxWriter

    assert docx_document
    made = brief(count)

    def run() -> bytes:
        stream = io.BytesIO()
        DocxWriter().write(made, stream)
        return stream.getvalue()

    return run


def string_and_zip(count: int) -> Callable[[], bytes]:
    """Return the least there is to do: the words of each row put into our own row's XML, and everything zipped."""
    with zipfile.ZipFile(io.BytesIO(ours(count)())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    pieces = re.split("(?<=</w:tr>)", body)
    texts = [tuple(re.findall("<w:t[^>]*>([^<]*)</w:t>", piece)) for piece in pieces]
    shapes = [re.sub("(<w:t[^>]*>)[^<]*(</w:t>)", r"\1%s\2", piece.replace("%", "%%")) for piece in pieces]

    def run() -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            filled = [
                shape % tuple(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in words)
                for shape, words in zip(shapes, texts, strict=True)
            ]
            for name, data in parts.items():
                package.writestr(name, "".join(filled).encode() if name == "word/document.xml" else data)
        return stream.getvalue()

    return run


def docxtpl(count: int) -> Callable[[], bytes]:
    """Return a template engine's document: loops over rows, and over paragraphs in two of the cells."""
    from docx import Document

    document = Document()
    table = document.add_table(rows=4, cols=4)
    loops = ("{%tr for row in rows %}", "", "{%tr endfor %}")
    for line, loop in zip(table.rows[1:], loops, strict=True):
        line.cells[0].text = loop
    cells = table.rows[2].cells
    cells[0].text, cells[1].text = "{{ row.number }}", "{{ row.issue }}"
    for cell, side in zip(cells[2:], ("left", "right"), strict=True):
        cell.text = f"{{%p for item in row.{side} %}}"
        words = cell.add_paragraph()
        words.add_run("Demand.").bold = True
        words.add_run(" {{ item[0] }} {{ item[1] }}")
        cell.add_paragraph("{%p endfor %}")
    base = io.BytesIO()
    document.save(base)
    listed = [dict(zip(("number", "issue", "left", "right"), row, strict=True)) for row in rows(count)]
    template = __import__("docxtpl").DocxTemplate

    def run() -> bytes:
        filled, stream = template(io.BytesIO(base.getvalue())), io.BytesIO()
        filled.render({"rows": listed})
        filled.save(stream)
        return stream.getvalue()

    return run


def pandoc(count: int) -> Callable[[], bytes]:
    """Return pandoc's document of an HTML table."""

    def cell(items: list[Item]) -> str:
        return "<td>" + "".join(f"<p><b>Demand.</b> {escape(quote)} {ref}</p>" for quote, ref in items) + "</td>"

    listed = "".join(
        f"<tr><td>{n}</td><td>{issue}</td>{cell(left)}{cell(right)}</tr>" for n, issue, left, right in rows(count)
    )
    text = f"<table><thead><tr><th>No.<th>Issue<th>Russia<th>Ukraine</tr></thead><tbody>{listed}</tbody></table>"

    def run() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "out.docx"
            command = ["pandoc", "-f", "html", "-o", str(target)]
            subprocess.run(command, input=text, text=True, check=True)
            return target.read_bytes()

    return run


ENGINES = {"ours": ours, "string and zip": string_and_zip, "docxtpl": docxtpl, "pandoc": pandoc}


def is_there(engine: str) -> bool:
    """Tell whether a peer is installed."""
    if engine == "pandoc":
        return shutil.which("pandoc") is not None
    return engine != "docxtpl" or find_spec("docxtpl") is not None


if __name__ == "__main__":
    compare("benchmarks.writing.docx", ENGINES, is_there)
