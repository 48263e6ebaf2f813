"""Reading office documents of 200 to 20,000 paragraphs, beside a bare walk with lxml and beside python-docx.

Run: python -m benchmarks.reading.office
"""

from __future__ import annotations

import io
import itertools
import random
import statistics
import time
import zipfile
from collections.abc import Callable, Mapping

from briefer.process import hurry
from briefer.readers import reader_for

SIZES = (200, 2_000, 20_000)
ROUNDS = 9
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
SENTENCE = (
    "the talks on a ceasefire ended without agreement as both delegations repeated their demands and said that they"
    " would meet again next week in Istanbul if the other side’s terms allow it – ministers"
)


def paragraphs(count: int) -> list[str]:
    """Return paragraphs of 60 to 100 words, some half a thousand characters each."""
    chance = random.Random(count)
    words = SENTENCE.split()
    return [" ".join(chance.choices(words, k=chance.randint(60, 100))) + "." for _ in range(count)]


def package(parts: Mapping[str, str]) -> bytes:
    """Return the parts as a ZIP package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(texts: list[str]) -> bytes:
    """Return the paragraphs as Word writes them, three runs each."""
    body = []
    for text in texts:
        third = len(text) // 3
        runs = (text[:third], text[third : 2 * third], text[2 * third :])
        inside = "".join(
            f'<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs
        )
        body.append(f'<w:p w:rsidR="00A77B3E"><w:pPr><w:pStyle w:val="Normal"/></w:pPr>{inside}</w:p>')
    types = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}"/>'
    )
    relation = f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{"".join(body)}</w:body></w:document>',
        }
    )


def odt(texts: list[str]) -> bytes:
    """Return the paragraphs as an OpenDocument text."""
    spaces = f'xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0"'
    body = "".join(f'<text:p text:style-name="P1"><text:span>{text}</text:span></text:p>' for text in texts)
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}>{inside}</office:document-content>",
        }
    )


def rtf(texts: list[str]) -> bytes:
    """Return the paragraphs as RTF."""
    body = "".join(f"\\pard\\plain {text}\\par\n" for text in texts)
    plain = "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in body)
    return f"{{\\rtf1\\ansi\\ansicpg1252 {plain}}}".encode("ascii")


def bare_walk(data: bytes, part: str) -> int:
    """Return how many characters lxml finds in a part, walking every element once."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(part))
    texts: list[list[str]] = []
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "p":
            texts.append([])
        if element.text:
            texts[-1].append(element.text)
    return sum(len("".join(pieces)) for pieces in texts)


def with_python_docx(data: bytes) -> int:
    """Return how many characters python-docx finds in the paragraphs."""
    import docx as peer

    return sum(len(paragraph.text) for paragraph in peer.Document(io.BytesIO(data)).paragraphs)


def own(data: bytes, name: str) -> int:
    """Return how many characters Briefer's reader finds."""
    return sum(len(paragraph.text) for paragraph in reader_for(name, data).read(data, name).article.paragraphs)


def medians(*works: Callable[[], int]) -> list[float]:
    """Return the median CPU time of each work in ms, taking turns so that other load hits all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            started = time.process_time()
            work()
            taken.append((time.process_time() - started) * 1000)
    return [statistics.median(taken) for taken in times]


def measured(data: bytes, name: str, *peers: tuple[str, Callable[[], int]]) -> float:
    """Print the time of a reading and its ratio to each peer; return the time in ms."""
    reading, *others = medians(lambda: own(data, name), *(work for _, work in peers))
    ratios = [
        f"{reading / other:.2f} x {peer} ({other:.1f} ms)" for (peer, _), other in zip(peers, others, strict=True)
    ]
    print(f"    {name.rpartition('.')[2]}: {reading:.1f} ms" + "".join(f", {ratio}" for ratio in ratios))
    return reading


def measure(count: int) -> dict[str, float]:
    """Print what one size takes; return ms by format."""
    texts = paragraphs(count)
    word, open_text, rich = docx(texts), odt(texts), rtf(texts)
    print(f"{count:,} paragraphs, {sum(map(len, texts)):,} characters")
    return {
        "docx": measured(
            word,
            "a.docx",
            ("bare lxml walk", lambda: bare_walk(word, "word/document.xml")),
            ("python-docx", lambda: with_python_docx(word)),
        ),
        "odt": measured(open_text, "a.odt", ("bare lxml walk", lambda: bare_walk(open_text, "content.xml"))),
        "rtf": measured(rich, "a.rtf"),
    }


def main() -> None:
    """Print the times of each format and size, the ratios to the peers, and how the cost grows."""
    hurry()  # as the process does that reads
    took = [measure(count) for count in SIZES]
    for name in took[0]:
        growth = [f"{after[name] / before[name]:.1f}" for before, after in itertools.pairwise(took)]
        print(f"{name}: ten times the paragraphs take {' and '.join(growth)} times as long")


if __name__ == "__main__":
    main()
