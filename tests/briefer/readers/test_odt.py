"""Text of open documents."""

from __future__ import annotations

from tests.briefer.readers.office_results import CHANGED, aside, kinds, read, texts
from tests.office_files import (
    odt,
    package,
)


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
    assert (source.headline, source.byline, source.published) == ("Talks end", "Jo Doe", "")


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
