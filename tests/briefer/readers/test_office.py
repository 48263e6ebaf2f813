"""Word, OpenDocument and RTF: every word that is shown, in its order, once; what is set aside, and why."""

from __future__ import annotations

import pytest

from briefer.errors import ReadError
from briefer.readers import ReadResult, reader_for
from briefer.readers.office.symbols import symbol
from tests.office_files import (
    W_STRICT,
    WORD_SPACES,
    W,
    code,
    docx,
    docx_parts,
    field,
    odt,
    package,
    paragraph,
    relations,
    rtf,
    run,
)

NOTE = "<w:footnotes xmlns:w='" + W + "'>{}</w:footnotes>"
BOX = "<w:txbxContent>{}</w:txbxContent>"
CHANGED = "The document had {}; it was read with insertions in and deletions out."


def read(data: bytes, file_name: str = "a.docx") -> ReadResult:
    return reader_for(file_name, data).read(data, file_name)


def texts(result: ReadResult) -> list[str]:
    return [entry.text for entry in result.article.paragraphs]


def kinds(result: ReadResult) -> list[str]:
    return [entry.kind.value for entry in result.article.paragraphs]


def aside(result: ReadResult) -> list[tuple[str, str, int]]:
    return [(entry.reason, entry.text, entry.before) for entry in result.left_out]


def word_texts(*inside: str) -> list[str]:
    return texts(read(docx("".join(f"<w:p>{each}</w:p>" for each in inside))))


def cell(inside: str) -> str:
    return f"<w:tc>{inside}</w:tc>"


# Word: characters


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


# Word: paragraphs and what hangs on them


def test_tables_are_read_cell_by_cell_with_tables_in_them():
    inner = f"<w:tbl><w:tr>{cell(paragraph('2'))}{cell(paragraph('3'))}</w:tr></w:tbl>"
    rows = f"<w:tr>{cell(paragraph('1') + inner + paragraph('4'))}{cell(paragraph('5'))}</w:tr>"
    more = f"<w:sdt><w:sdtContent><w:tr>{cell(paragraph('6'))}</w:tr></w:sdtContent></w:sdt>"
    assert texts(read(docx(f"<w:tbl>{rows}{more}</w:tbl>"))) == ["1", "2", "3", "4", "5", "6"]


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
        "2025-06-04",
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


# Word: tracked changes


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
    assert texts(read(docx(paragraph("One.", deleted) + table))) == ["One.", "Cell.", "Next."]


# OpenDocument


def test_an_open_document_gives_every_word_that_is_shown():
    body = (
        '<text:sequence-decls/><text:h text:outline-level="1">Talks</text:h>'
        '<text:p>One<text:s text:c="3"/>two<text:tab/>three<text:line-break/>four <text:span>five</text:span>'
        "<text:a>six</text:a> <text:page-number>7</text:page-number>.</text:p>"
        "<text:list><text:list-item><text:p>Item.</text:p></text:list-item></text:list>"
        "<table:table><table:title>no text</table:title><table:table-row><table:table-cell><text:p>Cell.</text:p>"
        "</table:table-cell><table:covered-table-cell><text:p>covered</text:p></table:covered-table-cell>"
        "</table:table-row></table:table>"
        "<text:p>Host.<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box><svg:desc>A map</svg:desc>"
        "</draw:frame></text:p>"
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>no</text:index-title-template>"
        "</text:table-of-content-source><text:index-body><text:p>Index.</text:p></text:index-body>"
        "</text:table-of-content>"
    )
    result = read(odt(body), "a.odt")
    assert texts(result) == [
        "Talks",
        "One two three four fivesix 7.",
        "Item.",
        "Cell.",
        "Host.",
        "Boxed.",
        "[Picture: A map]",
        "Index.",
    ]
    assert kinds(result)[:4] == ["heading", "body", "list_item", "body"]
    assert aside(result) == []


def test_notes_of_an_open_document_follow_the_text_and_comments_stand_aside():
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body>"
    comment = "<office:annotation><dc:creator>Jo</dc:creator><text:p>So?</text:p></office:annotation>"
    body = f"<text:p>One{note.format('Note.')}</text:note>.{comment}</text:p><text:p>Two.</text:p>"
    result = read(odt(body), "a.odt")
    assert texts(result) == ["One.", "Two.", "Note."]
    assert aside(result) == [("comment", "So?", 1)]


def test_tracked_deletions_of_an_open_document_are_counted_and_not_read():
    change = "<text:changed-region><text:{0}><text:p>gone</text:p></text:{0}></text:changed-region>"
    changes = f"<text:tracked-changes>{change.format('deletion')}{change.format('insertion')}</text:tracked-changes>"
    body = f"{changes}<text:p>Kept<text:change text:change-id='1'/><text:change-start/> new<text:change-end/>.</text:p>"
    result = read(odt(body), "a.odt")
    assert texts(result) == ["Kept new."]
    assert result.warnings == (CHANGED.format("2 tracked changes"),)


def test_hidden_text_of_an_open_document_stands_aside():
    hides = '<style:text-properties text:display="none"/></style:style>'
    styles = "".join(
        f'<style:style style:name="{name}" style:family="{family}">{hides}'
        for name, family in (("P1", "paragraph"), ("T1", "text"))
    )
    body = (
        '<text:p text:style-name="P1">By style.</text:p>'
        '<text:p>Seen<text:span text:style-name="T1">By span.</text:span>.</text:p>'
        '<text:p><text:hidden-text text:is-hidden="true" text:string-value="By field."/></text:p>'
        '<text:section text:display="none"><text:p>By section.</text:p></text:section>'
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>By paragraph.</text:p>'
    )
    result = read(odt(body, styles=styles), "a.odt")
    assert texts(result) == ["Seen."]
    assert [words for _, words, _ in aside(result)] == [
        "By style.",
        "By span.",
        "By field.",
        "By section.",
        "By paragraph.",
    ]


def test_styles_headers_and_properties_of_an_open_document_are_used():
    named = (
        '<style:style style:name="Quotations" style:family="paragraph"/>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        "<style:master-page><style:header><text:p>The Daily Post</text:p></style:header></style:master-page>"
    )
    meta = (
        "<dc:creator>Last Hand</dc:creator><meta:initial-creator>Jo Doe</meta:initial-creator>"
        "<meta:creation-date>2025-06-04T08:00:00</meta:creation-date><dc:title>Entered</dc:title>"
    )
    body = '<text:p text:style-name="P1">Talks end</text:p><text:p text:style-name="Quotations">We said no.</text:p>'
    result = read(odt(body, meta=meta, styles=named), "a.odt")
    assert kinds(result) == ["heading", "quote"]
    source = result.article.source
    assert (source.headline, source.byline, source.published) == ("Talks end", "Jo Doe", "2025-06-04")


def test_a_formula_of_an_open_document_is_read_and_another_object_named():
    body = '<text:p>Where <draw:frame><draw:object xlink:href="./Object 1"/><draw:image/></draw:frame> holds.</text:p>'
    formula = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi><mo>=</mo><mn>1</mn></math>'
    assert texts(read(odt(body, **{"Object 1__content": formula}), "a.odt")) == ["Where x=1 holds."]
    assert read(odt(body), "a.odt").warnings == ("1 embedded object not read.",)


def test_a_text_of_the_openoffice_before_with_its_document_type_is_read():
    content = (
        '<?xml version="1.0"?><!DOCTYPE office:document-content PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
        ' "office.dtd"><office:document-content xmlns:office="http://openoffice.org/2000/office"'
        ' xmlns:text="http://openoffice.org/2000/text"><office:body><text:ordered-list><text:list-item><text:p>One'
        "<text:footnote><text:footnote-citation>1</text:footnote-citation><text:footnote-body><text:p>Note.</text:p>"
        "</text:footnote-body></text:footnote>.</text:p></text:list-item></text:ordered-list></office:body>"
        "</office:document-content>"
    )
    result = read(package({"mimetype": "application/vnd.sun.xml.writer", "content.xml": content}), "a.sxw")
    assert texts(result) == ["One.", "Note."]
    assert kinds(result) == ["list_item", "body"]


# RTF


def rtf_texts(body: str, head: str = "") -> list[str]:
    return texts(read(rtf(body, head), "a.rtf"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"caf\'e9 \u8212? \emdash\u8364\'80 {\b bo}ld\par", "café — —€ bold"),
        (r"\uc2\u1055\'3f\'3f\uc1\u1088?ivet", "Прivet"),
        (r"\u-10179?\u-8704?!", "😀!"),
        (r"a\~b\_c\-d\tab e\line f", "a b‑cd e f"),
        (r"x \{y\} \\z", r"x {y} \z"),
        (r"Text{\*\generator unseen} on{\pict 89504e47}e", "Text one"),
        (r"{\field{\*\fldinst HYPERLINK {\b x}}{\fldrslt linked}} words", "linked words"),
        (r"{\upr{ansi}{\*\ud{unicode}}} form", "unicode form"),
        (r"\bin5 }}}}}end", "end"),
    ],
)
def test_the_characters_of_rtf_are_those_shown(body: str, expected: str):
    assert rtf_texts(body) == [expected]


def test_each_font_of_rtf_is_decoded_by_its_own_character_set():
    fonts = (
        r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset128 Mincho;}{\f3\fcharset2 Symbol;}}"
    )
    body = r"{\f1 \'cc\'e8\'f0} {\f2 \'93\'fa\'96\'7b} {\f3 a} \'e9"
    assert rtf_texts(body, fonts) == ["Мир 日本 α é"]


def test_tables_boxes_and_notes_of_rtf_are_read_in_their_order():
    body = (
        r"\trowd\cellx1\intbl One\cell Two{\footnote\pard Note.}\cell\row\pard "
        r"Host{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt Boxed.\par}}{\shprslt{\*\do{\dptxbxtext Boxed.}}}}.\par Last."
    )
    assert rtf_texts(body) == ["One", "Two", "Host.", "Boxed.", "Last.", "Note."]


def test_what_rtf_hides_deletes_comments_or_prints_around_the_page_is_told_apart():
    body = (
        r"{\header The Daily Post\par}Seen{\v secret} here{\deleted  not}{\revised  now}."
        r"{\*\atnid J}{\*\atnauthor Jo}{\*\annotation So?}\par"
    )
    result = read(rtf(body), "a.rtf")
    assert texts(result) == ["Seen here now."]
    assert aside(result) == [("page header", "The Daily Post", 0), ("hidden text", "secret", 1), ("comment", "So?", 1)]
    assert result.warnings[0] == CHANGED.format("2 tracked changes")


def test_styles_lists_and_facts_of_rtf_are_used():
    head = (
        r"{\stylesheet{\s1 heading 1;}{\s2 Quote;}}"
        r"{\info{\title Talks}{\author Jo Doe}{\creatim\yr2025\mo6\dy4\hr8}}"
    )
    body = r"\pard\s1 Head\par\pard\s2 Said.\par\pard{\listtext 1.\tab}\ls1 Item.\par\pard Plain.\par"
    result = read(rtf(body, head), "a.rtf")
    assert list(zip(kinds(result), texts(result), strict=True)) == [
        ("heading", "Head"),
        ("quote", "Said."),
        ("list_item", "Item."),
        ("body", "Plain."),
    ]
    source = result.article.source
    assert (source.headline, source.byline, source.published) == ("Talks", "Jo Doe", "2025-06-04")


def test_an_rtf_that_breaks_off_is_read_with_a_warning():
    result = read(rtf(r"One.\par Tw")[:-1], "a.rtf")
    assert texts(result) == ["One.", "Tw"]
    assert "breaks off" in result.warnings[0]


# What a package is


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
