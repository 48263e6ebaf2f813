"""How long reading a web page takes beside trafilatura alone, and how the cost grows from 200 to 20,000 paragraphs.

    python -m benchmarks.reading.html

Each line compares within one run: the best of a few rounds, taken in turn. Only ratios are worth keeping. The peer that
counts is trafilatura with title and date, since that is what both deliver; its text alone is shown beside it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import trafilatura

from briefer.process import hurry
from briefer.readers.from_html import HtmlReader

SIZES = (200, 2_000, 20_000)
SENTENCES = (
    "The delegation said on Monday that the terms were not yet acceptable, because nothing in them was binding.",
    "Its counterpart replied that no other offer would follow, and that the ceasefire ended with the month.",
)


def page(count: int) -> bytes:
    """Return a news page of so many paragraphs, with menus, a share bar and captions around them."""
    body = "".join(f"<p>{number}. {SENTENCES[number % 2]} {SENTENCES[0]}</p>\n" for number in range(count))
    head = "<head><title>Talks end</title><meta property='og:site_name' content='Example News'></head>"
    menu = "<nav><ul>" + "<li><a href='/a'>Section</a></li>" * 40 + "</ul></nav>"
    share = "<div class='share-bar'><a href='#'>Share</a></div><figure><figcaption>The harbour.</figcaption></figure>"
    return f"<html>{head}<body>{menu}<article><h1>Talks end</h1>{share}{body}</article></body></html>".encode()


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the shortest time of a few rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the ratio to trafilatura at each size, and how the cost of a paragraph grows with the size."""
    hurry()  # as the process does that reads
    reader = HtmlReader()
    reader.read(page(50), "warm.html")
    per_paragraph = []
    for count in SIZES:
        data = page(count)
        rounds = 5 if count <= 2_000 else 1
        text = seconds(partial(trafilatura.extract, data.decode()), rounds)
        source = seconds(partial(trafilatura.bare_extraction, data.decode(), with_metadata=True), rounds)
        ours = seconds(partial(reader.read, data, "page.html"), rounds)
        per_paragraph.append(ours / count)
        print(
            f"{count:>6} paragraphs: {ours / text:.2f} times trafilatura's text alone, "
            f"{ours / source:.2f} times its text with title and date"
        )
    for count, cost in zip(SIZES[1:], per_paragraph[1:], strict=True):
        print(f"a paragraph of {count} costs {cost / per_paragraph[0]:.2f} times one of {SIZES[0]}")


if __name__ == "__main__":
    main()
