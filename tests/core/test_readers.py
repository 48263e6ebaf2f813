"""Every reader on small files made here: the words, their kinds, the source, and a sentence for every failure."""

from __future__ import annotations

import io
import string
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import text
from briefer.data import resources_folder
from briefer.errors import ReadError
from briefer.model import ParagraphKind
from briefer.readers import READERS, ReadResult, reader_for
from briefer.readers.from_markdown import without_marks
from briefer.readers.from_text import read_pasted_text
from briefer.readers.pdf_lines import Line, Page, blocks_of, without_running_heads

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SAMPLES = ("istanbul-talks.md", "port-strike.md")


def read(data: bytes, file_name: str) -> ReadResult:
    return reader_for(file_name, data).read(data, file_name)


def texts(result: ReadResult) -> list[str]:
    return [paragraph.text for paragraph in result.article.paragraphs]


def refusal(data: bytes, file_name: str) -> str:
    with pytest.raises(ReadError) as caught:
        read(data, file_name)
    assert file_name in str(caught.value)
    assert caught.value.hint
    return caught.value.message


# Text and Markdown


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251"])
def test_a_text_is_the_same_in_every_encoding(encoding: str):
    words = "Делегации встретились в Стамбуле и обсудили условия прекращения огня на всей линии фронта."
    result = read(words.encode(encoding), "talks.txt")
    assert texts(result) == [words]
    assert bool(result.warnings) is (encoding == "cp1251")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "Le président a déclaré que l’accord était «impossible» à ce stade."),
        ("cp1250", "Delegacje spotkały się w Stambule, aby omówić zawieszenie broni. Zażądano wycofania żołnierzy."),
        ("koi8_r", "Делегации встретились в Стамбуле и обсудили условия прекращения огня."),
        ("iso2022_jp", "代表団はイスタンブールで会談した。"),
    ],
)
def test_an_older_encoding_is_told_from_its_neighbours(encoding: str, words: str):
    assert texts(read(words.encode(encoding), "a.txt")) == [words]


def test_a_short_first_line_without_a_full_stop_is_the_headline():
    result = read(b"Talks end early\n\nThe talks ended.\n\nNobody won.", "a.txt")
    assert result.article.source.headline == "Talks end early"
    assert result.article.paragraphs[0].kind is ParagraphKind.HEADING
    assert len(result.article.paragraphs) == 3


def test_details_above_the_text_become_the_source():
    head = "---\ntitle: 'A: b'\noutlet: News\nauthor: Jo Doe\ndate: 2025-06-04T10:00\nurl: https://example.org/a\n---\n"
    result = read(f"{head}One.\n\nTwo.".encode(), "a.txt")
    source = result.article.source
    assert (source.headline, source.outlet, source.byline) == ("A: b", "News", "Jo Doe")
    assert (source.published, source.url) == ("2025-06-04", "https://example.org/a")
    assert texts(result) == ["One.", "Two."]


def test_a_dashed_line_that_opens_no_details_stays_out_of_the_way():
    assert texts(read(b"---\nThe talks ended.\n\nNobody won.", "a.md")) == ["The talks ended.", "Nobody won."]


def test_markdown_marks_become_kinds_and_go():
    content = (
        "# The **talks**\n\nKyiv [said](https://x.org/a_(b)) *no*,\nagain.\n\nTerms\n-----\n- one\n- two\n\n"
        "> It is\n> over.\n"
        "\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx *y*\n```\n<!-- gone -->"
    )
    result = read(content.encode(), "a.md")
    assert result.article.source.headline == "The talks"
    assert [(paragraph.kind.value, paragraph.text) for paragraph in result.article.paragraphs] == [
        ("heading", "The talks"),
        ("body", "Kyiv said no, again."),
        ("heading", "Terms"),
        ("list_item", "one"),
        ("list_item", "two"),
        ("quote", "It is over."),
        ("body", "a | b"),
        ("body", "1 | 2"),
        ("body", "x *y*"),
    ]


@pytest.mark.parametrize("words", ["2*3*4", "snake_case_name", "a < b and c > d", "[sic]", "50 * 2", "* alone"])
def test_what_only_looks_like_a_mark_stays(words: str):
    assert without_marks(words) == words


@given(st.text(string.ascii_letters + string.digits + " .,;:'\"()?!-–—“”’éßжя漢", max_size=200))
def test_text_without_marks_is_never_changed(words: str):
    assert without_marks(words) == words


def test_hidden_characters_are_removed_and_counted():
    result = read("Peace\u202enow is\u2066 here.".encode(), "a.txt")
    assert texts(result) == ["Peacenow is here."]
    assert result.hidden_removed == 2
    assert result.warnings == ("2 hidden characters removed from the text.",)


def test_pasted_text_is_read_and_nothing_pasted_refused():
    assert texts(read_pasted_text("One.\r\n\r\nTwo.")) == ["One.", "Two."]
    with pytest.raises(ReadError, match="no text to paste"):
        read_pasted_text(" \n ")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_as_twelve_sober_paragraphs(name: str):
    result = read((resources_folder() / "samples" / name).read_bytes(), name)
    assert result.warnings == ()
    assert result.article.source.outlet == "Briefer sample"
    assert len(result.article.paragraphs) == 12
    assert all(10 <= text.word_count(words) <= 70 for words in texts(result))


def test_the_fingerprint_is_that_of_the_paragraphs():
    result = read(b"One.\n\nTwo.", "a.txt")
    assert result.article.source.sha256 == text.fingerprint(["One.", "Two."])


# Word


def docx(body: str, *, namespace: str = W, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "_rels/.rels",
            f'<Rels><Relationship Type="{RELATION}/officeDocument" Target="word/document.xml"/></Rels>',
        )
        compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{namespace}" {compatibility}><w:body>{body}</w:body></w:document>',
        )
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize("namespace", [W, W_STRICT])
def test_both_dialects_of_word_are_read(namespace: str):
    assert texts(read(docx(paragraph("One.") + paragraph("Two."), namespace=namespace), "a.docx")) == ["One.", "Two."]


def test_insertions_count_and_deletions_do_not():
    deletion = "<w:del><w:r><w:delText>rejects</w:delText></w:r></w:del>"
    body = f"<w:p>{run('Kyiv ')}<w:ins>{run('accepts')}</w:ins>{deletion}</w:p>"
    result = read(docx(body), "a.docx")
    assert texts(result) == ["Kyiv accepts"]
    assert "2 tracked changes" in result.warnings[0]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    body = paragraph("One ", "<w:rPr><w:del/></w:rPr>") + paragraph("two.")
    assert texts(read(docx(body), "a.docx")) == ["One two."]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:fldSimple>{}</w:fldSimple>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:moveTo>{}</w:moveTo>",
    ],
)
def test_no_wrapping_loses_text(wrapped: str):
    body = f"<w:p>{run('Before ')}{wrapped.format(run('inside'))}{run(' after.')}</w:p>"
    assert texts(read(docx(body), "a.docx")) == ["Before inside after."]


def test_tables_and_notes_are_read():
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Left.')}</w:tc><w:tc>{paragraph('Right.')}</w:tc></w:tr></w:tbl>"
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote>{paragraph("A note.")}</w:footnote></w:footnotes>'
    assert texts(read(docx(table, word__footnotes=notes), "a.docx")) == ["Left.", "Right.", "A note."]


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    twin = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p>{run('Around ')}<w:r>{twin}</w:r>{run('it.')}</w:p>"
    assert texts(read(docx(body), "a.docx")) == ["Around it.", "In the box."]


def test_two_line_breaks_in_word_part_a_paragraph_and_one_does_not():
    body = f"<w:p>{run('One')}<w:r><w:br/></w:r>{run('more.')}<w:r><w:br/><w:br/></w:r>{run('Two.')}</w:p>"
    assert texts(read(docx(body), "a.docx")) == ["One more.", "Two."]


def test_hidden_runs_are_left_out_with_a_warning():
    result = read(docx(f"<w:p>{run('Seen.')}{run('Secret.', '<w:vanish/>')}</w:p>"), "a.docx")
    assert texts(result) == ["Seen."]
    assert "formatted as hidden" in result.warnings[0]


def test_styles_become_kinds_and_the_title_the_headline():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style></w:styles>'
    )
    body = (
        paragraph("Talks end", '<w:pStyle w:val="T"/>')
        + paragraph("We said no.", '<w:pStyle w:val="Q"/>')
        + paragraph("First.", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    )
    core = "<cp><creator>Jo Doe</creator><created>2025-06-04T08:00:00Z</created></cp>"
    result = read(docx(body, word__styles=styles, docProps__core=core), "a.docx")
    source = result.article.source
    assert [entry.kind.value for entry in result.article.paragraphs] == ["heading", "quote", "list_item"]
    assert (source.headline, source.byline, source.published) == ("Talks end", "Jo Doe", "2025-06-04")


def test_depth_does_not_matter_to_the_walk():
    depth = 1_000
    body = f"<w:p>{'<w:smartTag>' * depth}{run('Deep.')}{'</w:smartTag>' * depth}</w:p>"
    assert texts(read(docx(body), "a.docx")) == ["Deep."]


def test_a_document_type_is_refused_before_text_is_lost():
    entity = (
        f'<!DOCTYPE d [<!ENTITY x "y">]><w:document xmlns:w="{W}"><w:body>{paragraph("A&amp;B")}</w:body></w:document>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(""))) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, entity if name == "word/document.xml" else old.read(name))
    assert "document type declaration" in refusal(target.getvalue(), "a.docx")


def test_a_part_that_unpacks_to_far_too_much_is_not_opened():
    stream = io.BytesIO(docx(paragraph("One.")))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/picture.png", b"\0" * 5_000_000)
    assert "unpacks to far more" in refusal(stream.getvalue(), "bomb.docx")


# Web pages


PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Talks end</title>
<meta property="og:title" content="Talks end"><meta property="og:site_name" content="Example News">
<meta name="author" content="Jo Doe"><meta property="article:published_time" content="2025-06-04T08:00:00Z">
<link rel="canonical" href="https://news.example.org/talks"></head><body><nav><ul><li>Home</li></ul></nav>
<article><h1>Talks end</h1>{}</article>
<footer><p>This newsletter is sent to all our readers every morning at six.</p></footer></body></html>"""
SENTENCES = [
    f"In paragraph {number} the delegation said that the terms were not yet acceptable to it." for number in range(8)
]


def test_a_web_page_gives_article_and_source():
    page = PAGE.format("".join(f"<p>{sentence}</p>" for sentence in SENTENCES))
    result = read(page.encode(), "a.html")
    source = result.article.source
    assert [words for words in texts(result) if words.startswith("In paragraph")] == SENTENCES
    assert (source.headline, source.outlet, source.byline) == ("Talks end", "Example News", "Jo Doe")
    assert (source.published, source.url) == ("2025-06-04", "https://news.example.org/talks")
    assert source.language == "en"


def test_every_passage_of_a_page_is_in_the_article_or_counted_as_left_out():
    page = PAGE.format("".join(f"<p>{sentence}</p>" for sentence in SENTENCES))
    result = read(page.encode(), "a.html")
    everything = " ".join([*texts(result), *(passage.text for passage in result.left_out)])
    assert "This newsletter is sent to all our readers" in everything
    assert all(sentence in everything for sentence in SENTENCES)


def test_an_item_within_an_item_is_read_once():
    inner = f"<ul><li>{SENTENCES[1]}</li></ul>"
    page = PAGE.format(f"<p>{SENTENCES[2]}</p><ul><li>{SENTENCES[0]}{inner}</li></ul><p>{SENTENCES[3]}</p>")
    found = " ".join(texts(read(page.encode(), "a.html")))
    assert [found.count(sentence) for sentence in SENTENCES[:4]] == [1, 1, 1, 1]


def test_two_line_breaks_on_a_page_part_a_paragraph_and_one_does_not():
    page = PAGE.format(
        f"<p>{SENTENCES[0]}<br><br>{SENTENCES[1]}<br>{SENTENCES[2]}</p>" + "<p>The\n\nend of it all.</p>"
    )
    found = texts(read(page.encode(), "a.html"))
    assert SENTENCES[0] in found
    assert f"{SENTENCES[1]} {SENTENCES[2]}" in found
    assert "The end of it all." in found


def test_the_declared_encoding_of_a_page_counts_when_it_is_not_utf_8():
    page = PAGE.format("".join(f"<p>{sentence} Zażółć gęślą jaźń.</p>" for sentence in SENTENCES))
    result = read(page.replace("utf-8", "iso-8859-2").encode("iso-8859-2"), "a.html")
    assert any("Zażółć gęślą jaźń" in words for words in texts(result))


def test_a_page_without_an_article_is_read_whole():
    result = read(b"<html><body><p>Short note.</p></body></html>", "a.html")
    assert texts(result) == ["Short note."]


def test_a_page_nested_beyond_the_parsers_usual_depth_keeps_its_text():
    page = f"<html><body>{'<div>' * 400}<p>{SENTENCES[0]}</p>{'</div>' * 400}</body></html>"
    assert SENTENCES[0] in texts(read(page.encode(), "a.html"))


# PDF


def pdf(pages: list[list[tuple[float, float, str]]], **options: object) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 600), invariant=True, **options)
    for lines in pages:
        for left, height, words in lines:
            canvas.drawString(left, height, words)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_lines_of_a_pdf_are_joined_and_broken_words_mended():
    lines = [
        (50, 500, "The delegation said that the unconditional cease-"),
        (50, 486, "fire it had demanded was the first step, and nego-"),
        (50, 472, "tiations could follow only then."),
        (50, 440, "Moscow rejected the cease-fire."),
    ]
    result = read(pdf([lines]), "a.pdf")
    assert texts(result) == [
        "The delegation said that the unconditional cease-fire it had demanded was the first step, "
        "and negotiations could follow only then.",
        "Moscow rejected the cease-fire.",
    ]


def test_running_heads_and_page_numbers_are_left_out_and_named():
    pages = [
        [
            (50, 580, "The Example Gazette"),
            (50, 500, f"Only on page {name}."),
            (50, 480, "More text."),
            (200, 20, str(number)),
        ]
        for number, name in enumerate(("one", "two", "three"), 1)
    ]
    result = read(pdf(pages), "a.pdf")
    assert (
        " ".join(texts(result))
        == "Only on page one. More text. Only on page two. More text. Only on page three. More text."
    )
    assert sorted({passage.text for passage in result.left_out}) == ["1", "2", "3", "The Example Gazette"]


def test_a_paragraph_runs_on_over_the_page():
    pages = [[(50, 100, "The sentence goes")], [(50, 500, "on after the break.")]]
    assert texts(read(pdf(pages), "a.pdf")) == ["The sentence goes on after the break."]


def test_pages_without_text_are_counted():
    result = read(pdf([[(50, 500, "Words.")], []]), "a.pdf")
    assert result.warnings[0] == "No text was found in 1 of 2 pages (scanned?)."
    assert "No text was found in 2 of 2 pages" in refusal(pdf([[], []]), "scan.pdf")


def test_a_protected_pdf_is_refused_with_its_reason():
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = pdf([[(50, 500, "Words.")]], encrypt=StandardEncryption("secret"))
    assert "protected by a password" in refusal(data, "a.pdf")


def test_a_broken_pdf_is_refused_with_its_reason():
    assert "damaged" in refusal(b"%PDF-1.7\nnothing follows", "a.pdf")


@given(st.lists(st.lists(st.text("ab c.-", min_size=1, max_size=12), max_size=5), min_size=1, max_size=4))
def test_no_letter_of_a_pdf_is_lost_between_lines_and_paragraphs(pages: list[list[str]]):
    laid_out = [
        Page(600, tuple(Line(words, 50, 50 + 6 * len(words), 500 - 14 * row, 12) for row, words in enumerate(lines)))
        for lines in pages
    ]
    kept, dropped = without_running_heads(laid_out)
    found = "".join([*(block.text for block in blocks_of(kept)), *dropped])
    letters = [character for lines in pages for words in lines for character in words if character.isalpha()]
    assert sorted(character for character in found if character.isalpha()) == sorted(letters)


# What a file is


def test_what_a_file_is_counts_more_than_its_name():
    data = pdf([[(50, 500, "Words.")]])
    assert texts(read(data, "a.docx")) == ["Words."]
    assert texts(read(docx(paragraph("One.")), "a.txt")) == ["One."]
    assert texts(read(b"<!DOCTYPE html><html><body><p>Note.</p></body></html>", "a.txt")) == ["Note."]


@pytest.mark.parametrize(
    ("data", "file_name", "sentence"),
    [
        (b"", "a.docx", "is empty"),
        (b" \n\t", "a.txt", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx", "old Word format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "protected by a password",
        ),
        (b"PK\x03\x04" + b"x" * 50, "a.docx", "damaged or incomplete"),
        (b"{\\rtf1 Words}", "a.doc", "is an RTF document"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "a.pdf", "is a picture"),
        (b"just words", "a.docx", "is not a Word document"),
        (b"just words", "a.pdf", "is not a PDF"),
        (b"\x7fELF\x00\x01", "a.txt", "is not a text"),
        (docx("<w:p/>"), "a.docx", "No text was found"),
    ],
)
def test_each_file_that_cannot_be_read_has_its_own_sentence(data: bytes, file_name: str, sentence: str):
    assert sentence in refusal(data, file_name)


def test_a_word_document_cut_short_is_called_incomplete():
    assert "damaged or incomplete" in refusal(docx(paragraph("One."))[:-40], "a.docx")


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["[Content_Types].xml", "xl/workbook.xml"], "an Excel workbook"),
        (["[Content_Types].xml", "ppt/presentation.xml"], "a PowerPoint presentation"),
        (["mimetype", "content.xml"], "an OpenDocument file"),
        (["photo.jpg"], "a ZIP archive"),
    ],
)
def test_each_other_package_is_named(names: list[str], sentence: str):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, "x")
    assert sentence in refusal(stream.getvalue(), "a.docx")


def test_no_two_readers_claim_the_same_ending():
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
