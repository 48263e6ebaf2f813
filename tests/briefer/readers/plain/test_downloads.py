"""The heads that news databases print above a text, and details typed there, become the source in every format."""

from __future__ import annotations

import pytest

from tests.office_files import docx, odt, paragraph, rtf
from tests.reading import read, reasons, texts

SENTENCES = [
    f"In paragraph {number} the delegation said that the terms were not yet acceptable to it." for number in range(4)
]
NEXIS = [
    *("Talks end", "The Lake Paper", "February 3, 2026 Tuesday", "Copyright 2026 The Lake Paper All Rights Reserved"),
    *("Section: A-SECTION; Pg. A04", "Length: 212 words", "Byline: Jo Doe", "Body", *SENTENCES),
    *("Classification", "Language: ENGLISH", "Load-Date: February 3, 2026", "End of Document"),
]
LEXIS = [
    *("2 of 14 DOCUMENTS", "Copyright 2026 The Lake Paper", "All Rights Reserved", "The Lake Paper"),
    *("February 3, 2026 Tuesday", "SECTION: A; Pg. 4", "LENGTH: 212 words", "HEADLINE: Talks end", "BYLINE: By Jo Doe"),
    *("BODY:", *SENTENCES, "LOAD-DATE: February 3, 2026", "TYPE: NEWS"),
]
LONDON = [
    *("The Lake Paper", "February 3, 2026 Tuesday", "National Edition", "Talks end", "BYLINE: Jo Doe"),
    *("SECTION: NEWS; FRONT PAGE; Pg. 1", "LENGTH: 212 words", *SENTENCES),
    *("LOAD-DATE: February 3, 2026", "JOURNAL-CODE: LAK", "Copyright 2026 Lake Newspapers Limited"),
]
GERMAN = [
    *("Talks end", "The Lake Paper", "3. Februar 2026 Dienstag", "Rubrik: POLITIK; S. 4", "Länge: 212 Wörter"),
    *("Autor: Jo Doe", "Body", *SENTENCES, "Update: 3. Februar 2026", "Sprache: GERMAN; DEUTSCH"),
]
FACTIVA = [
    *("Talks end", "By Jo Doe", "212 words", "3 February 2026", "09:12 GMT", "The Lake Paper", "LAKP", "English"),
    *("Copyright 2026, Lake Paper Ltd.", *SENTENCES, "Document LAKP000020260203em2300001"),
]
CODES = [
    *("HD", "Talks end", "BY", "By Jo Doe", "WC", "212 words", "PD", "3 February 2026", "SN", "The Lake Paper"),
    *("LA", "English", "LP", SENTENCES[0], "TD", *SENTENCES[1:], "AN", "Document LAKP000020260203em2300001"),
]
PROQUEST = [
    *(
        "Title: Talks end",
        "Publication title: The Lake Paper; Altvik",
        "Publication date: Feb 3, 2026",
        "Author: Jo Doe",
    ),
    *("Document type: News", "Full text:", *SENTENCES, "Copyright: Copyright Lake Paper Feb 3, 2026"),
    "Database: ProQuest Central",
]


def in_format(lines: list[str], kind: str) -> bytes:
    if kind == "docx":
        return docx("".join(map(paragraph, lines)))
    if kind == "odt":
        return odt("".join(f"<text:p>{line}</text:p>" for line in lines))
    if kind == "rtf":
        return rtf("\\par ".join(line.encode("ascii", "ignore").decode() for line in lines))
    if kind == "html":
        return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()
    head = "From: Desk <d@hill.example>\nSubject: Clip\nMessage-ID: <1@a>\n\n" if kind == "eml" else ""
    return (head + "\n\n".join(lines)).encode()


@pytest.mark.parametrize("kind", ["txt", "docx", "odt", "rtf", "html", "md", "eml"])
def test_the_head_of_a_download_is_the_source_in_every_format(kind):
    for lines in (NEXIS, LEXIS, FACTIVA, CODES, *((LONDON, GERMAN, PROQUEST) if kind == "txt" else ())):
        result = read(in_format(lines, kind), f"a.{kind}")
        source = result.article.source
        assert texts(result) == SENTENCES, lines[0]
        assert (source.headline, source.published, source.outlet) == ("Talks end", "2026-02-03", "The Lake Paper")
        assert source.byline == "Jo Doe"
        assert "head of the download" in reasons(result).values()


def test_a_table_of_codes_is_a_download_too():
    rows = "".join(
        f"<tr><td><b>{code}</b></td><td>{''.join(f'<p>{each}</p>' for each in held)}</td></tr>"
        for code, held in (
            ("HD", ["Talks end"]),
            ("PD", ["3 February 2026"]),
            ("LP", SENTENCES[:2]),
            ("TD", SENTENCES[2:]),
        )
    )
    result = read(f"<html><body><table>{rows}</table></body></html>".encode(), "a.html")
    assert texts(result) == SENTENCES
    assert result.article.source.headline == "Talks end"


def test_a_text_that_only_speaks_of_words_is_no_download():
    lines = ["Length: 212 words", *SENTENCES]
    assert texts(read("\n\n".join(lines).encode(), "a.txt"))[-4:] == SENTENCES
    assert len(texts(read(in_format(["212 words", *SENTENCES], "docx"), "a.docx"))) == 5


def test_keys_and_values_at_the_head_of_a_text_are_its_source():
    for head in (
        "Title: Talks end\nSource: The Lake Paper\nDate: 3 February 2026\nAuthor: Jo Doe\nURL: https://lake.example/a",
        "**Titel:** Talks end\n**Quelle:** The Lake Paper\n**Datum:** 3. Februar 2026\n**Autor:** Jo Doe",
        "Заголовок: Talks end\nИсточник: The Lake Paper\nДата: 3 февраля 2026\nАвтор: Jo Doe",
    ):
        result = read(f"{head}\n\n{SENTENCES[0]}\n\n{SENTENCES[1]}\n".encode(), "a.txt")
        source = result.article.source
        assert texts(result) == SENTENCES[:2], head
        assert (source.headline, source.outlet, source.byline) == ("Talks end", "The Lake Paper", "Jo Doe")
        assert source.published == "2026-02-03"
    said = "Minister: We met.\nEnvoy: We did.\nMinister: Good."
    assert "Minister: We met." in texts(read(f"{said}\n\n{SENTENCES[0]}\n".encode(), "a.txt"))


def test_lines_at_the_head_that_say_who_wrote_and_when_stay_apart():
    head = "Talks end\nThe Lake Paper, 03.02.2026, p. 4\nBy Jo Doe"
    result = read(f"{head}\n\n{SENTENCES[0]}\n\n{SENTENCES[1]}\n".encode(), "a.txt")
    source = result.article.source
    assert (source.headline, source.published, source.byline) == ("Talks end", "2026-02-03", "Jo Doe")
