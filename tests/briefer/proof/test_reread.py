"""A written file is read again in the one form that it was written in; any other is refused, whatever it would show."""

import io
import re
import zipfile

import pytest

from briefer.brief import (
    Brief,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    Para,
    Row,
    Run,
    RunStyle,
    Section,
    Table,
)
from briefer.errors import WriteError
from briefer.proof import reread as module
from briefer.proof.reread import reread
from briefer.proof.written import verify
from briefer.style import CSV_SEPARATORS
from tests.briefer.proof.test_workbooks import workbook
from tests.briefer.proof.test_written import written

WORDS = ("One", "Two", "Three")
BRIEF = Brief("Words", "en", (Section(tuple(Para((Run(text),)) for text in WORDS)),))


def units(data, suffix):
    return [" ".join(text.split()) for text, _, _ in reread(data, suffix).units]


def rezipped(data, part, change):
    """The package with one part changed."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return held.getvalue()


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"{}", b"{}\x01"),
        (b"{}", b"{}\x0b"),
        (b"{}", b"{}\x0e"),
        (b"{}", b"{}\x1f"),
        (b"{}", b"{}]]>"),
        (b"{}", b"{} & all"),
        (b"{}", b"{} &apos;"),
        (b"{}", b"{}<![CDATA[x]]>"),
        (b"{}", b"{}<!-- x -->"),
        (b"{}", b"{}<?x y?>"),
        (b"</w:t></w:r></w:p>", b"</w:t></w:r>"),
        (b"</w:body></w:document>", b""),
        (b"</w:document>", b""),
    ],
)
def test_a_word_document_in_another_form_is_refused_wherever_that_stands(word, before, after):
    def change(xml):
        there, instead = before.replace(b"{}", word.encode()), after.replace(b"{}", word.encode())
        assert there in xml
        return xml.replace(there, instead, 1)

    data = written(BRIEF, ".docx")
    assert units(data, ".docx") == list(WORDS)
    with pytest.raises(WriteError):
        reread(rezipped(data, "word/document.xml", change), ".docx")


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("\t", ""),
        ("\n", ""),
        ("\r", ""),
        ("\u200e", "\u200e"),
    ],
)
def test_entities_white_space_and_signs_of_direction_are_part_of_the_one_form(sign, shown):
    data = rezipped(written(BRIEF, ".docx"), "word/document.xml", lambda xml: xml.replace(b"Two", b"T" + sign.encode()))
    assert units(data, ".docx")[1] == f"T{shown}"


def test_a_sign_of_direction_by_itself_and_what_a_field_shows_are_no_words():
    around = "<w:t>\u200f</w:t></w:r><w:r><w:t>Two</w:t></w:r><w:r><w:t>\u200e</w:t>"
    field = '<w:fldChar w:fldCharType="begin"/><w:t>Page 3</w:t><w:fldChar w:fldCharType="end"/><w:t>Two</w:t>'
    for instead in (around, field):
        data = rezipped(
            written(BRIEF, ".docx"),
            "word/document.xml",
            lambda xml, new=instead: re.sub(rb"<w:t[^>]*>Two</w:t>", new.encode(), xml),
        )
        assert units(data, ".docx") == list(WORDS)


@pytest.mark.parametrize(("suffix", "part"), [(".docx", "word/document.xml"), (".xlsx", "xl/worksheets/sheet1.xml")])
def test_a_part_that_is_too_large_is_refused_and_one_of_the_limit_read(suffix, part, monkeypatch):
    data = written(BRIEF, suffix) if suffix == ".docx" else workbook(lambda sheet, _: sheet.write_string(0, 0, "One"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sizes = {info.filename: info.file_size for info in package.infolist()}
    read = re.compile(r"word/(document|header\d*|footer\d*)\.xml|xl/(worksheets/sheet\d+|sharedStrings)\.xml")
    monkeypatch.setattr(module, "_MAX_BYTES", max(sizes[name] for name in sizes if read.fullmatch(name)))
    assert units(data, suffix)[0] == "One"
    monkeypatch.setattr(module, "_MAX_BYTES", sizes[part] - 1)
    with pytest.raises(WriteError) as told:
        reread(data, suffix)
    assert "too large" in told.value.details


@pytest.mark.parametrize("count", range(1, 6))
@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_facts_are_read_pair_by_pair_in_their_order(suffix, count):
    pairs = tuple((f"Label {number}", f"value {number}") for number in range(count))
    found = units(written(Brief("Facts", "en", (Section((Facts(pairs),)),)), suffix), suffix)
    assert [text.replace(":", "") for text in found] == [" ".join(pair) for pair in pairs]


def test_signs_that_a_workbook_writes_as_numbers_are_read_as_signs():
    words = "a_x0041_b\x02c_x00e4_"
    assert units(workbook(lambda sheet, _: sheet.write_string(0, 0, words)), ".xlsx") == [words]


@pytest.mark.parametrize("separator", CSV_SEPARATORS.values())
def test_a_table_of_rows_is_read_with_the_separator_of_its_first_line(separator):
    others = "".join(each for each in CSV_SEPARATORS.values() if each != separator)
    data = f"\ufeffNo.{separator}Text\r\n1.1{separator}a{others * 3}b\r\n".encode()
    assert [text for text, _, _ in reread(data, ".csv").units] == ["No.", "Text", "1.1", f"a{others * 3}b"]


PAGE = Brief(
    "Page",
    "en",
    (
        Section(
            (
                Heading(1, "Talks"),
                Facts((("To", "Minister"), ("From", "Desk"))),
                Table(
                    (Column(("No.",), 0.2), Column(("State", "Assessment"), 0.8)),
                    (
                        Row((Cell((Para((Run("Theme"),)),)),), is_theme=True),
                        Row((Cell((Para((Run("1.1"),)),)), Cell((Para((Run("One"),)), Para((Run("Two\nlines"),)))))),
                    ),
                    "Positions",
                ),
                Bullets((Para((Run("First", RunStyle.STRONG), Run(" “item” & more"))), Para((Run("Second"),)))),
            )
        ),
    ),
)


def test_words_that_somebody_put_between_any_two_elements_of_a_page_are_noticed():
    data = written(PAGE, ".html")
    assert verify(data, ".html", PAGE).is_proved
    places = [found.end() for found in re.finditer(rb"<[^>]*>\n?", data) if found.end() > data.index(b"<body>")]
    for place in places[1:-1]:  # what stands in the title of a table nobody sees
        changed = data[:place] + b"added" + data[place:]
        if b"<caption>added" not in changed and not changed.endswith(b"added</html>\n"):
            assert not verify(changed, ".html", PAGE).is_proved, changed[place - 40 : place + 20]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"</td>", b""),
        (b"<p>One", b"One"),
        (b"<p>", b'<p onclick="x()">'),
        (b"<p>One", b"<p><script>One</script>"),
        (b"One", b"<!-- One -->"),
        (b"One", b"One &#x1d; more"),
        (b"One", b"One\x1dmore"),
        (b"One", b"One < more"),
        (b"One", b"\xff"),
        (b"</body>\n", b""),
        (b"<body>\n", b""),
        (b"</html>\n", b"</html>\nOne"),
    ],
)
def test_a_page_in_another_form_is_refused(before, after):
    data = written(PAGE, ".html")
    assert before in data
    with pytest.raises(WriteError):
        reread(data.replace(before, after, 1), ".html")


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("xl/sharedStrings.xml", b"<si><t>One</t></si>", b"<si><r><t>One</t></r></si>"),
        ("xl/sharedStrings.xml", b"One", b"O&#110;e"),
        ("xl/sharedStrings.xml", b"<si><t>One</t></si>", b"<si><t>One</t></si><!-- <si><t>x</t></si> -->"),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b"<row><x:c xmlns:x='a' r='C9'/></row></sheetData>"),
        ("xl/worksheets/sheet1.xml", b't="s"', b't="str"'),
    ],
)
def test_a_workbook_in_another_form_is_refused(part, before, after):
    data = workbook(lambda sheet, _: sheet.write_string(0, 0, "One"))
    assert units(data, ".xlsx") == ["One"]
    with pytest.raises(WriteError):
        reread(rezipped(data, part, lambda xml: xml.replace(before, after)), ".xlsx")


def test_a_workbook_with_a_link_to_a_sheet_whose_name_needs_quotes_is_read():
    def fill(sheet, _):
        sheet.write_url(0, 0, "internal:'What the other’s ''side'' said'!A1", string="One")

    assert units(workbook(fill), ".xlsx") == ["One"]
