"""A Word document that was gone over, as it reads accepted and as it reads rejected."""

from briefer.readers.office.readings import Remark, texts
from briefer.readers.office.reviewed import read_reviewed
from tests.office_files import W, code, docx, docx_parts, field, package, paragraph, relations, run

COMMENTS = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="4" w:author="Ann"><w:p><w:r><w:t>Says who?</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
CHANGED = (
    "<w:p><w:r><w:t>Ferries </w:t></w:r>"
    '<w:ins w:author="Ann"><w:r><w:t>never </w:t></w:r><w:del w:author="Bob"><w:r><w:delText>ever </w:delText></w:r>'
    '</w:del></w:ins><w:del w:author="Bob"><w:r><w:delText>often </w:delText></w:r></w:del>'
    "<w:r><w:t>sail.</w:t></w:r></w:p>"
)
JOINED = (
    '<w:p><w:pPr><w:rPr><w:del w:author="Ann"/></w:rPr></w:pPr><w:r><w:t>One and </w:t></w:r></w:p>'
    "<w:p><w:r><w:t>the other.</w:t></w:r></w:p>"
)


def test_changes_are_accepted_and_rejected_one_within_the_other():
    blocks = read_reviewed(docx(CHANGED), "a.docx")
    assert texts(blocks, is_accepted=True) == ("Ferries never sail.",)
    assert texts(blocks, is_accepted=False) == ("Ferries often sail.",)
    assert blocks[0].author == "Ann"


def test_a_paragraph_whose_end_was_taken_out_goes_on_in_the_next_when_accepted():
    blocks = read_reviewed(docx(JOINED), "a.docx")
    assert texts(blocks, is_accepted=True) == ("One and the other.",)
    assert texts(blocks, is_accepted=False) == ("One and", "the other.")


def test_words_of_two_paragraphs_made_one_stay_apart_and_those_of_one_made_two_are_put_together():
    made_one = '<w:p><w:pPr><w:rPr><w:del w:author="Ann"/></w:rPr></w:pPr><w:r><w:t>They</w:t></w:r></w:p>'
    made_two = made_one.replace("w:del", "w:ins").replace("They", "cease-")
    end = "<w:p><w:r><w:t>fire.</w:t></w:r></w:p>"
    assert texts(read_reviewed(docx(made_one + end), "a.docx"), is_accepted=True) == ("They fire.",)
    assert texts(read_reviewed(docx(made_two + end), "a.docx"), is_accepted=False) == ("cease-fire.",)


def test_paragraphs_of_a_comment_are_words_apart():
    comments = COMMENTS.replace("</w:p>", "</w:p><w:p><w:r><w:t>When?</w:t></w:r></w:p>")
    body = '<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>They sail.</w:t></w:r></w:p>'
    (block,) = read_reviewed(docx(body, word__comments=comments), "a.docx")
    assert block.remarks == (Remark("Ann", "Says who? When?"),)


def test_page_numbers_of_headers_and_footers_are_left_out_and_footnotes_are_read():
    footer = f'<w:ftr xmlns:w="{W}"><w:p>{run("Page ")}{field("begin")}{code("PAGE")}{field("separate")}{run("7")}'
    footer += f"{field('end')}</w:p></w:ftr>"
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph("See there.")}</w:footnote></w:footnotes>'
    kinds = (("a", "footer", "footer.xml"), ("b", "footnotes", "footnotes.xml"))
    parts = docx_parts(paragraph("They sail."), word__footer=footer, word__footnotes=notes)
    data = package({**parts, "word/_rels/document.xml.rels": relations(*kinds)})
    found = [(each.part, each.accepted.strip()) for each in read_reviewed(data, "a.docx")]
    assert found == [("", "They sail."), ("footer", "Page"), ("footnotes", "See there.")]


def test_a_row_that_was_taken_out_reads_empty_when_accepted():
    row = f'<w:tr><w:trPr><w:del w:author="Ann"/></w:trPr><w:tc>{paragraph("Gone.")}</w:tc></w:tr>'
    (block,) = read_reviewed(docx(f"<w:tbl>{row}</w:tbl>"), "a.docx")
    assert (block.accepted, block.rejected, block.author, block.row) == ("", "Gone.", "Ann", 1)


def test_a_comment_stands_by_the_paragraph_that_it_is_about():
    begin, end = '<w:commentRangeStart w:id="4"/>', '<w:r><w:commentReference w:id="4"/></w:r>'
    body = f"<w:p>{begin}<w:r><w:t>They sail.</w:t></w:r>{end}</w:p>"
    blocks = read_reviewed(docx(paragraph("First.") + body, word__comments=COMMENTS), "a.docx")
    assert [block.remarks for block in blocks] == [(), (Remark("Ann", "Says who?"),)]


def test_a_bookmark_goes_on_over_a_paragraph_that_was_split():
    body = (
        '<w:p><w:bookmarkStart w:id="1" w:name="_one"/><w:r><w:t>They sail.</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>And fish.</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p><w:p><w:r><w:t>Else.</w:t></w:r></w:p>'
    )
    assert [block.names for block in read_reviewed(docx(body), "a.docx")] == [("_one",), ("_one",), ()]


def test_a_bookmark_that_ends_before_it_begins_or_never_goes_on_over_nothing():
    for end in ('<w:bookmarkEnd w:id="1"/>', ""):
        body = f'<w:p>{end}<w:bookmarkStart w:id="1" w:name="_one"/></w:p><w:p><w:r><w:t>Else.</w:t></w:r></w:p>'
        assert [block.names for block in read_reviewed(docx(body), "a.docx")] == [("_one",), ()]
