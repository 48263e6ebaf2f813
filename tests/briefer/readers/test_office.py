"""Word, OpenDocument and RTF: every word that is shown, in its order, once; what is set aside, and why."""

from __future__ import annotations

import pytest

from briefer.errors import ReadError
from briefer.readers.office.symbols import symbol
from tests.briefer.readers.office_results import CHANGED, aside, kinds, read, texts
from tests.office_files import (
    W_STRICT,
    WORD_SPACES,
    W,
    code,
    docx,
    docx_parts,
    field,
    package,
    paragraph,
    relations,
    rtf,
    run,
)

NOTE = "<w:footnotes xmlns:w='" + W + "'>{}</w:footnotes>"
BOX = "<w:txbxContent>{}</w:txbxContent>"


def word_texts(*inside: str) -> list[str]:
    return texts(read(docx("".join(f"<w:p>{each}</w:p>" for each in inside))))


def cell(inside: str) -> str:
    return f"<w:tc>{inside}</w:tc>"


@pytest.mark.parametrize("namespace", [W, W_STRICT])
def test_both_dialects_of_word_are_read(namespace: str):
    assert texts(read(docx(paragraph("One.") + paragraph("Two."), namespace=namespace))) == ["One.", "Two."]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:sdt><w:sdtPr><w:alias w:val='no text'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:fldSimple>{}</w:fldSimple>",
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        "<w:customXml><w:smartTag>{}</w:smartTag></w:customXml>",
        "<w:bdo>{}</w:bdo>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:ins>{}</w:ins>",
        "<w:unheardOf>{}</w:unheardOf>",
    ],
)
def test_no_wrapping_loses_text(wrapped: str):
    assert word_texts(run("Before ") + wrapped.format(run("inside")) + run(" after.")) == ["Before inside after."]


def test_a_comment_in_the_xml_cuts_no_text_off():
    assert word_texts("<w:r><w:t>cease<!-- x -->fire</w:t></w:r>") == ["ceasefire"]


def test_breaks_tabs_and_hyphens_are_characters():
    inside = "<w:t>cease</w:t><w:noBreakHyphen/><w:t>fire</w:t><w:tab/><w:t>nego</w:t><w:softHyphen/><w:t>tiated</w:t>"
    more = "<w:cr/><w:t>line</w:t><w:ptab/><w:t>end</w:t>"
    assert word_texts(f"<w:r>{inside}{more}</w:r>") == ["cease‑fire negotiated line end"]


def test_two_line_breaks_in_word_part_a_paragraph_and_one_does_not():
    inside = f"{run('One')}<w:r><w:br/></w:r>{run('more.')}<w:r><w:br/><w:br/></w:r>{run('Two.')}"
    assert word_texts(inside) == ["One more.", "Two."]


@pytest.mark.parametrize(
    ("code_of_sign", "font", "expected"),
    [
        ("F061", "Symbol", "α"),
        ("B3", "Symbol", "≥"),
        ("F0FC", "Wingdings", "✓"),
        ("F0FC", "Odd Signs", "\ufffd"),
        ("2014", "Arial", "—"),
        ("D800", "Arial", ""),
        ("zz", "Arial", ""),
    ],
)
def test_a_sign_named_by_its_place_in_a_font_is_a_character(code_of_sign: str, font: str, expected: str):
    assert symbol(code_of_sign, font) == expected
    inside = f'{run("a")}<w:r><w:sym w:font="{font}" w:char="{code_of_sign}"/></w:r>{run("b")}'
    assert word_texts(inside) == [f"a{expected}b"]


def test_of_a_field_only_the_result_is_read_however_fields_are_nested():
    inner = field("begin") + code("MERGEFIELD n") + field("separate") + run("unseen") + field("end")
    outer = field("begin") + code("IF ") + inner + code(' = "x"') + field("separate") + run("yes") + field("end")
    assert word_texts(run("Answer: ") + outer + run(".")) == ["Answer: yes."]


def test_a_field_over_several_paragraphs_keeps_its_result():
    first = field("begin") + code("TOC") + field("separate") + run("Talks 3")
    assert word_texts(first, run("Terms 5") + field("end"), run("After.")) == ["Talks 3", "Terms 5", "After."]


def test_a_field_that_never_ends_takes_no_text_along():
    assert word_texts(field("begin") + code("PAGE") + run("One."), run("Two.")) == ["One.", "Two."]


def test_what_is_chosen_in_a_drop_down_field_is_read():
    choices = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="no"/><w:listEntry w:val="yes"/></w:ddList>'
    chosen = field("begin", choices + "</w:ffData>") + code("FORMDROPDOWN") + field("end")
    assert word_texts(run("Accepted: ") + chosen) == ["Accepted: yes"]


def test_formulas_and_the_base_of_a_ruby_are_read():
    ruby = f"<w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby>"
    assert word_texts(f"<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:r>{ruby}</w:r>") == ["x=1漢"]


def test_tables_are_read_cell_by_cell_with_tables_in_them():
    inner = f"<w:tbl><w:tr>{cell(paragraph('2'))}{cell(paragraph('3'))}</w:tr></w:tbl>"
    rows = f"<w:tr>{cell(paragraph('1') + inner + paragraph('4'))}{cell(paragraph('5'))}</w:tr>"
    more = f"<w:sdt><w:sdtContent><w:tr>{cell(paragraph('6'))}</w:tr></w:sdtContent></w:sdt>"
    assert texts(read(docx(f"<w:tbl>{rows}{more}</w:tbl>"))) == ["1", "2 | 3", "4", "5", "6"]


def test_notes_follow_the_text_in_the_order_in_which_it_refers_to_them():
    notes = "".join(f'<w:footnote w:id="{key}">{paragraph(f"Note {key}.")}</w:footnote>' for key in "123")
    notice = f'<w:footnote w:id="0" w:type="continuationNotice">{paragraph("continued")}</w:footnote>'
    body = "".join(
        f"<w:tbl><w:tr>{cell(f'<w:p>{run(key)}<w:r><w:footnoteReference w:id={chr(34)}{key}{chr(34)}/></w:r></w:p>')}"
        "</w:tr></w:tbl>"
        for key in "21"
    )
    result = read(docx(body, word__footnotes=NOTE.format(notice + notes)))
    assert texts(result) == ["2", "1", "Note 2.", "Note 1.", "Note 3."]


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = BOX.format(paragraph("In the box."))
    twin = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert word_texts(f"{run('Around ')}<w:r>{twin}</w:r>{run('it.')}") == ["Around it.", "In the box."]


def test_the_older_form_of_a_drawing_is_read_where_the_newer_has_no_text():
    twin = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{BOX.format(paragraph('Old.'))}</mc:Fallback>"
    assert word_texts(run("Host.") + twin + "</mc:AlternateContent>") == ["Host.", "Old."]


def test_a_letter_set_large_belongs_to_its_word():
    large = '<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>'
    assert word_texts(large + run("D"), run("elegates met.")) == ["Delegates met."]


def test_hidden_runs_and_paragraphs_are_set_aside_at_their_place():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="z"><w:name w:val="z"/><w:rPr><w:vanish/></w:rPr></w:style>'
        "</w:styles>"
    )
    body = "<w:p>" + run("Seen.") + run("Secret.", "<w:vanish/>") + run(" Shown.", '<w:vanish w:val="0"/>') + "</w:p>"
    result = read(docx(body + paragraph("Form.", '<w:pStyle w:val="z"/>') + paragraph("End."), word__styles=styles))
    assert texts(result) == ["Seen. Shown.", "End."]
    assert aside(result) == [("hidden text", "Secret.", 1), ("hidden text", "Form.", 1)]
    assert result.warnings == ("2 passages of hidden text left out.",)


def test_comments_stand_aside_where_they_were_made():
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="7">{paragraph("Is this so?")}</w:comment></w:comments>'
    body = f'<w:p>{run("One.")}<w:r><w:commentReference w:id="7"/></w:r></w:p>{paragraph("Two.")}'
    result = read(docx(body, word__comments=comments))
    assert texts(result) == ["One.", "Two."]
    assert aside(result) == [("comment", "Is this so?", 1)]
    assert result.warnings == ("1 comment left out.",)


def test_page_headers_and_footers_stand_aside_once_before_and_after_the_text():
    section = "".join(f'<w:{place}Reference r:id="{key}"/>' for place, key in (("header", "h"), ("footer", "f"))) * 2
    parts = docx_parts(
        paragraph("One.") + f"<w:sectPr>{section}</w:sectPr>",
        word__header1=f'<w:hdr xmlns:w="{W}">{paragraph("The Daily Post")}</w:hdr>',
        word__footer1=f'<w:ftr xmlns:w="{W}">{paragraph("Page 1")}</w:ftr>',
    )
    parts["word/_rels/document.xml.rels"] = relations(
        ("h", "header", "header1.xml"), ("f", "footer", "footer1.xml"), ("n", "image", "NULL")
    )
    result = read(package(parts))
    assert aside(result) == [("page header", "The Daily Post", 0), ("page footer", "Page 1", 1)]


def test_pictures_and_diagrams_say_their_words_at_their_place_and_charts_are_named():
    drawing = '<w:drawing><wp:inline><wp:docPr descr="A bridge"/>{}</wp:inline></w:drawing>'
    inside = '<a:graphic><dgm:relIds r:dm="d"/></a:graphic>', '<a:graphic><c:chart r:id="x"/></a:graphic>'
    parts = docx_parts(f"<w:p>{run('One.')}<w:r>{drawing.format(inside[0])}{inside[1]}<o:OLEObject/></w:r></w:p>")
    parts["word/_rels/document.xml.rels"] = relations(("d", "diagramData", "diagrams/data1.xml"))
    parts["word/diagrams/data1.xml"] = (
        f"<d {WORD_SPACES}><a:p><a:r><a:t>First step</a:t></a:r></a:p><a:p><a:r><a:t>Last step</a:t></a:r></a:p></d>"
    )
    result = read(package(parts))
    assert texts(result) == ["One.", "[Picture: A bridge]", "[Diagram: First step; Last step]"]
    assert aside(result) == []
    assert result.warnings[-2:] == ("1 chart not read.", "1 embedded object not read.")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "IMG_2031",
            "Picture 1",
            "Рисунок 2",
            "image004.png",
            r"C:\Users\jo\map final.jpg",
            "https://example.org/a",
            "…",
        ),
        *(
            "A map of a city&#10;&#10;Description automatically generated",
            "A man&#10;AI-generated content may be incorrect.",
        ),
        *("Eine Karte&#10;&#10;Automatisch generierte Beschreibung", "The bridge at  night."),
    ],
)
def test_what_nobody_wrote_about_a_picture_or_a_caption_says_stays_aside(words: str):
    drawing = f'<w:r><w:drawing><wp:inline><wp:docPr descr="{words}"/></wp:inline></w:drawing></w:r>'
    result = read(docx(f"{paragraph('One.')}<w:p>{drawing}</w:p>{paragraph('The bridge at night')}"))
    assert texts(result) == ["One.", "The bridge at night"]
    assert {reason for reason, _, _ in aside(result)} == {"picture description"}
    assert not result.warnings


@pytest.mark.parametrize("words", ["Automatically generated maps.", "A or B?", "Picture 1 shows the map", "The AI act"])
def test_a_description_that_only_sounds_made_up_is_read(words: str):
    drawing = f'<w:r><w:drawing><wp:inline><wp:docPr title="Map" descr="{words}"/></wp:inline></w:drawing></w:r>'
    said = words if "map" in words.lower() else f"Map: {words}"
    assert texts(read(docx(f"<w:p>{drawing}</w:p>"))) == [f"[Picture: {said}]"]


def test_a_picture_in_hidden_text_stays_hidden():
    drawing = '<w:drawing><wp:inline><wp:docPr descr="A bridge"/></wp:inline></w:drawing>'
    result = read(docx(f"<w:p>{run('One.')}<w:r><w:rPr><w:vanish/></w:rPr>{drawing}</w:r></w:p>"))
    assert texts(result) == ["One."]
    assert aside(result) == [("hidden text", "A bridge", 1)]


def test_a_picture_of_rich_text_says_its_words():
    picture = (
        r"{\*\shppict{\pict{\*\picprop{\sp{\sn pibName}{\sv a.png}}{\sp{\sn wzDescription}{\sv A br\u237?dge}}}0102}}"
        r"{\nonshppict{\pict 0102}}"
    )
    assert texts(read(rtf(rf"One {picture} two.\par Three."), "a.rtf")) == [
        "One two.",
        "[Picture: A brídge]",
        "Three.",
    ]


def test_styles_become_kinds_and_the_title_the_headline():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>'
        '<w:style w:styleId="L"><w:name w:val="x"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="L2"><w:name w:val="y"/><w:basedOn w:val="L"/></w:style></w:styles>'
    )
    body = (
        paragraph("Talks end", '<w:pStyle w:val="T"/>')
        + paragraph("We said no.", '<w:pStyle w:val="Q"/>')
        + paragraph("First.", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + paragraph("Second.", '<w:pStyle w:val="L2"/>')
        + paragraph("Plain.", '<w:pStyle w:val="L2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("Part.", '<w:outlineLvl w:val="2"/>')
    )
    core = "<cp><creator>Jo Doe</creator><created>2025-06-04T08:00:00Z</created><language>en-GB</language></cp>"
    result = read(docx(body, word__styles=styles, docProps__core=core))
    source = result.article.source
    assert kinds(result) == ["heading", "quote", "list_item", "list_item", "body", "heading"]
    assert (source.headline, source.byline, source.published, source.language) == (
        "Talks end",
        "Jo Doe",
        "",
        "en-GB",
    )


@pytest.mark.parametrize(
    "core",
    [
        "<creator>python-docx</creator><created>2013-12-23T23:15:00Z</created><title>Word Document</title>",
        "<creator>Microsoft Office User</creator><created>1601-01-01T00:00:00Z</created><title>Document1</title>",
    ],
)
def test_what_a_program_enters_by_itself_is_no_source(core: str):
    source = read(docx(paragraph("One."), docProps__core=f"<cp>{core}</cp>")).article.source
    assert (source.headline, source.byline, source.published) == ("", "", "")


def test_insertions_count_and_deletions_do_not():
    deletion = "<w:del><w:r><w:delText>rejects</w:delText></w:r></w:del>"
    result = read(docx(f"<w:p>{run('Kyiv ')}<w:ins>{run('accepts')}</w:ins>{deletion}</w:p>"))
    assert texts(result) == ["Kyiv accepts"]
    assert result.warnings == (CHANGED.format("2 tracked changes"),)


def test_moved_text_is_read_where_it_went_and_counted_once():
    moved = f"<w:p><w:moveFrom>{run('Moved.')}</w:moveFrom></w:p>{paragraph('Stays.')}"
    result = read(docx(f"{moved}<w:p><w:moveTo>{run('Moved.')}</w:moveTo></w:p>"))
    assert texts(result) == ["Stays.", "Moved."]
    assert result.warnings == (CHANGED.format("1 tracked change"),)


def test_deleted_rows_and_cells_are_not_read():
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph('gone'))}</w:tr>"
    half = f"<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('gone')}</w:tc>{cell(paragraph('Kept.'))}</w:tr>"
    assert texts(read(docx(f"<w:tbl>{gone}{half}</w:tbl>"))) == ["Kept."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs_but_not_over_a_table():
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert texts(read(docx(paragraph("One ", deleted) + paragraph("two.")))) == ["One two."]
    table = f"<w:tbl><w:tr>{cell(paragraph('Cell.', deleted))}{cell(paragraph('Next.'))}</w:tr></w:tbl>"
    assert texts(read(docx(paragraph("One.", deleted) + table))) == ["One.", "Cell. | Next."]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "x"}, "is a spreadsheet."),
        ({"mimetype": "application/epub+zip", "a.xhtml": "x"}, "is a ZIP archive."),
        ({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}, "is an Excel workbook."),
        ({"[Content_Types].xml": "x"}, "is damaged or incomplete."),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "is damaged or incomplete."),
    ],
)
def test_a_package_that_is_no_text_is_named(parts: dict[str, str | bytes], sentence: str):
    with pytest.raises(ReadError) as caught:
        read(package(parts), "a.odt")
    assert caught.value.message == f"a.odt {sentence}"


def test_struck_out_words_are_left_out_and_counted():
    body = "<w:p>" + run("They paid ") + run("four", "<w:strike/>") + run("five.") + run(" So.")
    result = read(docx(f"{body}</w:p>"))
    assert texts(result) == ["They paid five. So."]
    assert [(each.text, each.reason) for each in result.left_out] == [("four", "struck out")]
    assert "1 struck-out passage left out." in result.warnings
