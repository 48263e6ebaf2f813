"""Rows of tables, numbers a program writes by itself, and documents put whole into others."""

from __future__ import annotations

import plistlib

import pytest

from briefer.readers.from_html import read_pasted_page
from briefer.readers.office.numbering import written
from tests.office_files import ODT_SPACES, ODT_TYPE, W, docx, docx_parts, odt, package, paragraph, relations, rtf, run
from tests.reading import read, refusal, texts

ROW = "<w:tr>{}</w:tr>"
LONG = (
    "The northern delegation said on Monday that it would not accept any terms that were not binding on both sides, "
    * 2
)


def cells(*words: str) -> str:
    return ROW.format("".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in words))


def numbering(levels: str, *more: str) -> str:
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{override}</w:num>'
        for number, override in enumerate(("", *more), 1)
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{numbers}</w:numbering>'
    )


def level(place: int, text: str, form: str = "decimal", more: str = "") -> str:
    shown = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/>{shown}</w:lvl>'


def item(words: str, place: int = 0, number: int = 1) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>')


def test_a_row_of_a_word_table_is_one_paragraph_with_its_cells_told_apart():
    table = f"<w:tbl>{cells('Figure', 'North', 'South')}{cells('January', '', '198 m')}</w:tbl>"
    assert texts(read(docx(table), "a.docx")) == ["Figure | North | South", "January | | 198 m"]


def test_cells_with_more_than_a_few_words_stay_apart():
    table = f"<w:tbl>{cells('They say', LONG)}</w:tbl>"
    assert texts(read(docx(table), "a.docx")) == ["They say", LONG.strip()]


def test_rows_of_rtf_and_open_document_tables_are_paragraphs():
    rich = (
        rb"{\rtf1\ansi Before.\par\trowd\cellx1\cellx2\pard\intbl Level\cell 212 m\par high\cell\row\pard After.\par}"
    )
    assert texts(read(rich, "a.rtf")) == ["Before.", "Level | 212 m high", "After."]
    row = "".join(f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in ("Level", "212 m"))
    assert texts(read(flat(f"<table:table><table:table-row>{row}</table:table-row></table:table>"), "a.fodt")) == [
        "Level | 212 m"
    ]


def test_the_numbers_that_word_writes_by_itself_are_part_of_the_text():
    levels = level(0, "Article %1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter") + level(3, "•", "bullet")
    body = item("One.") + item("Deep.", 1) + item("Deeper.", 2) + item("Again.", 2) + item("Dot.", 3) + item("Two.")
    result = read(docx(body + item("First again.", 1), word__numbering=numbering(levels)), "a.docx")
    assert texts(result) == [
        *("Article 1. One.", "1.1 Deep.", "(a) Deeper.", "(b) Again.", "Dot.", "Article 2. Two.", "2.1 First again."),
    ]


def test_numbers_that_a_word_document_does_not_define_are_to_be_checked():
    result = read(docx(item("One.") + item("Two.") + paragraph("Three.")), "a.docx")
    assert texts(result) == ["One.", "Two.", "Three."]
    assert [words for words in result.warnings if "number" in words] == [
        "Check the numbers of 2 paragraphs: the file does not say how they are counted."
    ]


def test_a_paragraph_whose_end_is_deleted_is_not_counted():
    gone = (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>"
    )
    result = read(docx(item("One.") + gone + item("Two."), word__numbering=numbering(level(0, "%1."))), "a.docx")
    assert texts(result) == ["1. One.", "2. Two."]


def test_a_list_that_begins_anew_counts_from_its_own_start():
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = item("One.") + item("Five.", number=2) + item("Six.", number=2)
    result = read(docx(body, word__numbering=numbering(level(0, "%1)"), restart)), "a.docx")
    assert texts(result) == ["1) One.", "5) Five.", "6) Six."]


def test_a_style_numbers_its_paragraphs():
    style = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="A"><w:name w:val="Article"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style></w:styles>"
    )
    body = paragraph("One.", '<w:pStyle w:val="A"/>') + paragraph("Two.", '<w:pStyle w:val="A"/>')
    parts = {"word__styles": style, "word__numbering": numbering(level(0, "%1.", "upperRoman"))}
    assert texts(read(docx(body, **parts), "a.docx")) == ["I. One.", "II. Two."]


@pytest.mark.parametrize(
    ("number", "form", "words"),
    [
        *(
            (4, "lowerRoman", "iv"),
            (1994, "upperRoman", "MCMXCIV"),
            (28, "upperLetter", "BB"),
            (7, "decimalZero", "07"),
        ),
        *(
            (22, "ordinal", "22nd"),
            (13, "ordinal", "13th"),
            (21, "cardinalText", "Twenty-one"),
            (3, "russianLower", "в"),
        ),
        *((12, "ordinalText", "Twelfth"), (40, "ordinalText", "Fortieth"), (0, "upperRoman", "0"), (9, "thai", "9")),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, form: str, words: str):
    assert written(number, form) == words


MAIL = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n"
    "<html><body><p>One.</p><p>Two.</p></body></html>\n--x--\n"
)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("a.mht", MAIL),
        ("a.html", "<html><body><p>One.</p><p>Two.</p></body></html>"),
        ("a.rtf", r"{\rtf1 One.\par Two.\par}"),
        ("a.txt", "One.\n\nTwo.\n"),
    ],
)
def test_a_document_put_whole_into_a_word_file_is_read_at_its_place(part: str, content: str):
    body = paragraph("Note.") + '<w:altChunk r:id="c1"/>' + paragraph("End.")
    parts = docx_parts(body) | {
        "word/_rels/document.xml.rels": relations(("c1", "aFChunk", f"/word/{part}")),
        f"word/{part}": content,
    }
    result = read(package(parts), "a.docx")
    assert texts(result) == ["Note.", "One.", "Two.", "End."]
    assert not result.warnings


def within(name: str, data: bytes) -> bytes:
    """Return a Word document with a note and another document put into it."""
    parts = docx_parts(paragraph("Note.") + '<w:altChunk r:id="c1"/>') | {
        "word/_rels/document.xml.rels": relations(("c1", "aFChunk", name)),
        f"word/{name}": data,
    }
    return package(parts)


def test_a_document_within_that_cannot_be_read_is_counted():
    assert read(within("a.pptx", b"PK\x03\x04"), "a.docx").warnings == ("1 embedded document not read.",)


def test_a_word_document_within_another_is_read_and_one_too_deep_is_counted():
    document = docx(paragraph("Inner."))
    assert texts(read(within("a.docx", document), "a.docx")) == ["Note.", "Inner."]
    for _ in range(4):
        document = within("a.docx", document)
    result = read(document, "a.docx")
    assert texts(result) == ["Note."] * 3
    assert "Inner." not in texts(result)


GONE = '<w:rStyle w:val="Gone"/>'
UP = '<w:vertAlign w:val="superscript"/>'
STRUCK = {
    "a.docx": lambda: docx(
        f"<w:p>{run('They said ')}{run('Monday ', GONE)}{run('Tuesday.')}</w:p>",
        word__styles=f"<w:styles xmlns:w='{W}'><w:style w:type='character' w:styleId='Gone'><w:rPr><w:strike/></w:rPr>"
        "</w:style></w:styles>",
    ),
    "a.odt": lambda: odt(
        "<text:p>They said <text:span text:style-name='Gone'>Monday </text:span>Tuesday.</text:p>",
        styles="<style:style style:name='Gone' style:family='text'>"
        "<style:text-properties style:text-line-through-style='solid'/></style:style>",
    ),
    "a.rtf": lambda: rtf(r"They said {\strike Mond\'61y }Tuesday.\par"),
    "b.rtf": lambda: rtf(r"They said \strike Monday \strike0 Tuesday.\par"),
    "b.odt": lambda: odt(
        "<text:p>They said <text:span text:style-name='Gone'>Monday </text:span>Tuesday.</text:p>",
        styles="<style:style style:name='Gone' style:family='text'>"
        "<style:text-properties style:text-line-through-type='double'/></style:style>",
    ),
    "c.docx": lambda: docx(
        paragraph("Monday", '<w:pStyle w:val="Gone"/>') + paragraph("They said Tuesday."),
        word__styles=f"<w:styles xmlns:w='{W}'><w:style w:type='paragraph' w:styleId='Gone'><w:rPr><w:strike/></w:rPr>"
        "</w:style></w:styles>",
    ),
    "c.odt": lambda: odt(
        "<text:p text:style-name='Gone'>Monday</text:p><text:p>They said Tuesday.</text:p>",
        styles="<style:style style:name='Gone' style:family='paragraph'>"
        "<style:text-properties style:text-line-through-style='solid'/></style:style>",
    ),
    "a.md": lambda: b"They said ~~Monday~~ Tuesday.",
}


@pytest.mark.parametrize("name", STRUCK)
def test_what_is_struck_out_is_left_out_and_counted_in_every_format(name: str):
    result = read(STRUCK[name](), name)
    assert texts(result) == ["They said Tuesday."]
    assert [(each.reason, each.text) for each in result.left_out] == [("struck out", "Monday")]
    assert result.warnings == ("1 struck-out passage left out.",)


def raised(signs: str) -> dict[str, bytes]:
    style = "<style:style style:name='Up' style:family='text'><style:text-properties style:text-position='super 58%'/>"
    return {
        "a.docx": docx(f"<w:p>{run('An area')}{run(signs, UP)}{run(' ends.')}</w:p>"),
        "a.odt": odt(
            f"<text:p>An area<text:span text:style-name='Up'>{signs}</text:span> ends.</text:p>",
            styles=f"{style}</style:style>",
        ),
        "a.rtf": rtf(rf"An area{{\super {signs}}} ends.\par"),
    }


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.rtf"])
def test_a_raised_number_behind_a_word_is_the_mark_of_a_note_and_no_part_of_it(name: str):
    assert texts(read(raised("12")[name], name)) == ["An area ends."]
    assert texts(read(raised("st")[name], name)) == ["An areast ends."]


def test_the_marks_of_notes_are_no_words_of_markdown():
    assert texts(read(b"They met[^1] at noon.\n\n[^1]: See page four.\n", "a.md")) == [
        *("They met at noon.", "See page four."),
    ]


def flat(body: str, kind: str = ODT_TYPE) -> bytes:
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    whole = f'<office:document {ODT_SPACES} office:mimetype="{kind}">{inside}</office:document>'
    return f'<?xml version="1.0"?>{whole}'.encode()


def test_a_flat_open_document_is_read_as_one():
    assert texts(read(flat("<text:p>One <text:span>word</text:span>.</text:p><text:p>Two.</text:p>"), "a.fodt")) == [
        *("One word.", "Two."),
    ]
    assert "is a spreadsheet" in refusal(flat("", "application/vnd.oasis.opendocument.spreadsheet"), "a.fods")
    assert "damaged" in refusal(flat("<text:p>One.</text:p>")[:-30], "a.fodt")


PAGE = "<html lang='en'><body><article>" + "".join(
    f"<p>In paragraph {n} the delegation said that no terms were acceptable.</p>" for n in range(8)
)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_web_archive_is_read_as_the_page_in_it(form: plistlib.PlistFormat):
    main = {
        "WebResourceData": PAGE.encode("utf-16"),
        "WebResourceURL": "https://news.example.org/talks",
        "WebResourceTextEncodingName": "utf-16",
    }
    result = read(plistlib.dumps({"WebMainResource": main}, fmt=form), "a.webarchive")
    assert len(texts(result)) == 8
    assert result.article.source.url == "https://news.example.org/talks"


def test_a_damaged_web_archive_and_another_property_list_are_refused():
    assert "damaged" in refusal(plistlib.dumps({"WebMainResource": 1}, fmt=plistlib.FMT_BINARY), "a.webarchive")
    assert "is not a text" in refusal(plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY), "a.plist")


def test_the_numbers_of_open_document_lists_and_headings_are_part_of_the_text():
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"'
        ' style:num-prefix="Article " style:num-suffix="."/><text:list-level-style-number text:level="2"'
        ' style:num-format="a" style:num-suffix=")"/></text:list-style><text:list-style style:name="L2">'
        '<text:list-level-style-bullet text:level="1"/></text:list-style><text:outline-style>'
        '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/></text:outline-style>'
    )
    inner = "<text:list><text:list-item><text:p>Deep.</text:p></text:list-item></text:list>"
    items = f"<text:list-item><text:p>One.</text:p><text:p>More.</text:p>{inner}</text:list-item>"
    items += "<text:list-item><text:p>Two.</text:p></text:list-item>"
    more = '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>Three.</text:p>'
    dots = '<text:list text:style-name="L2"><text:list-item><text:p>Dot.</text:p></text:list-item></text:list>'
    body = (
        f'<text:h text:outline-level="1">Terms</text:h><text:list text:style-name="L1">{items}</text:list>'
        f"<text:p>Between.</text:p>{dots}{more}</text:list-item></text:list>"
    )
    document = flat(body).replace(b"<office:body>", f"<office:styles>{style}</office:styles><office:body>".encode())
    assert texts(read(document, "a.fodt")) == [
        *(
            "I. Terms",
            "Article 1. One.",
            "More.",
            "a) Deep.",
            "Article 2. Two.",
            "Between.",
            "Dot.",
            "Article 3. Three.",
        ),
    ]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<ol>{}{}</ol>", ("1. One.", "2. Two.")),
        ("<ol start=4>{}{}</ol>", ("4. One.", "5. Two.")),
        ("<ol reversed>{}{}</ol>", ("2. One.", "1. Two.")),
        ("<ol reversed start=9>{}{}</ol>", ("9. One.", "8. Two.")),
        ("<ol type=a start=26>{}{}</ol>", ("z. One.", "aa. Two.")),
        ("<ol type=I start=3>{}{}</ol>", ("III. One.", "IV. Two.")),
        ('<ol style="list-style: lower-roman inside">{}{}</ol>', ("i. One.", "ii. Two.")),
        ('<ol><li value="7">Seven.</li>{}</ol>', ("7. Seven.", "8. One.")),
        ("<ol><li><p>One.</p><p>More of it.</p></li>{1}</ol>", ("1. One.", "More of it.", "2. Two.")),
        ("<ol>{}<li>Two:<ol type=a>{}</ol></li></ol>", ("1. One.", "2. Two:", "a. Two.")),
        ("<ol><li></li>{}</ol>", ("2. One.",)),
        ("<ol><li><span hidden>Not seen.</span>Seen.</li></ol>", ("1. Seen.",)),
    ],
)
def test_the_numbers_a_browser_writes_before_items_are_part_of_the_text(markup, shown):
    result = read_pasted_page(markup.format("<li>One.</li>", "<li>Two.</li>"), "a.html")
    assert tuple(texts(result)) == shown


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<ul>{}</ul>", "One."),
        ('<ol style="list-style-type: none">{}</ol>', "One."),
        ('<ol class="list-unstyled">{}</ol>', "One."),
        ("<ol><li>1. One.</li></ol>", "1. One."),
        ("<ol><li><article>One.</article></li></ol>", "One."),
    ],
)
def test_items_that_a_browser_shows_without_a_number_get_none(markup, shown):
    assert texts(read_pasted_page(markup.format("<li>One.</li>"), "a.html")) == [shown]
