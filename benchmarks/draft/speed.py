"""Suggestions: seconds for 1,000 sentences and to load the words, their memory, and how time grows on hostile text.

Run: python -m benchmarks.draft.speed
"""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable

from briefer import pipeline
from briefer.model import Article, ArticleId, Paragraph, ParagraphId, Source
from briefer.store import samples
from briefer.suggest import Lexicon, load_lexicon, suggest
from briefer.text import sentences

SENTENCES = 1000
IMPORTED = (
    "import time; t = time.perf_counter(); from briefer.suggest import load_lexicon; load_lexicon('en');"
    "print(time.perf_counter() - t)"
)
HOSTILE = {
    "one sentence of words": "Russia said that it would not ",
    "one word": "a",
    "quotation marks": '“" ',
    "commas": "Russia, ",
    "capitals": "Ann Lee ",
    "dates": "on 2 June 2025 ",
    "conditions": "not ",
}


def seconds(work: Callable[[], object]) -> float:
    """Return the best wall time of three runs."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def article_of(*texts: str) -> Article:
    """Return an article of these paragraphs."""
    return Article(
        ArticleId("a"), Source(published="2026-03-12"), tuple(Paragraph(ParagraphId(""), text) for text in texts)
    )


def long_article() -> tuple[Article, int]:
    """Return the sample again and again, with some thousand sentences, and their number."""
    texts = [paragraph.text for paragraph in samples.sample_project().articles[0].paragraphs]
    count = sum(len(sentences(text)) for text in texts)
    times = -(-SENTENCES // count)
    return article_of(*texts * times), count * times


def growth(text: str, lexicon: Lexicon, size: int) -> float:
    """Return the seconds for so many characters of a text said again and again."""
    article = article_of((text * size)[:size])
    return seconds(lambda: suggest(article, pipeline.SAMPLE_PARTIES[:2], lexicon))


def main() -> None:
    """Print what the suggestions cost."""
    done = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True)
    print(f"import and load in a new process: {float(done.stdout) * 1000:.0f} ms")
    tracemalloc.start()
    lexicon = load_lexicon("en")
    assert lexicon is not None
    print(f"memory of the words: {tracemalloc.get_traced_memory()[0] / 1e6:.1f} MB")
    tracemalloc.stop()
    print(f"load again: {seconds(lambda: load_lexicon('en')) * 1000:.0f} ms")
    article, count = long_article()
    took = seconds(lambda: suggest(article, pipeline.SAMPLE_PARTIES[:2], lexicon, thirds=pipeline.SAMPLE_PARTIES[2:]))
    print(f"{count} sentences: {took:.2f} s, {took / count * 1000:.2f} s per 1,000")
    for name, text in HOSTILE.items():
        half, whole = growth(text, lexicon, 10_000), growth(text, lexicon, 20_000)
        print(f"{name}: 10,000 characters {half:.3f} s, 20,000 characters {whole:.3f} s")


if __name__ == "__main__":
    main()
