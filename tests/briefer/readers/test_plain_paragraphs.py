"""Paragraphs of office documents with nothing but words are read without a walk, and read the same."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefer.readers.office import odt_walk
from briefer.readers.office.docx_names import plain_paragraphs
from briefer.readers.office.docx_styles import Styles
from briefer.readers.office.docx_walk import Beside, Walk
from briefer.readers.office.package import parsed_part
from tests.briefer.readers.office_results import read, texts
from tests.office_files import ODT_SPACES, W_STRICT, WORD_SPACES, W, docx, paragraph, run


def trees(words: Sequence[str], wrappings: Sequence[str]) -> st.SearchStrategy[str]:
    """Return words in wrappings within wrappings."""

    def wrapped(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.builds(str.format, st.sampled_from(wrappings), st.lists(inside, min_size=1).map("".join))

    return st.recursive(st.sampled_from(words), wrapped, max_leaves=30)


WRAPPINGS = (
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:ins>{}</w:ins>",
    "<w:unheardOf>{}</w:unheardOf>",
    "<w:r><w:rPr><w:vanish/></w:rPr>{}</w:r>",
    "<w:r><w:rPr><w:rStyle w:val='Unseen'/></w:rPr>{}</w:r>",
    "<w:r><w:rPr><w:strike/></w:rPr>{}</w:r>",
    "<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>",
    "<w:del>{}</w:del>",
    "<w:r><w:rPr>{}</w:rPr></w:r>",
    "<w:pPr>{}</w:pPr>",
    "<w:r><w:t>{}</w:t></w:r>",
    "<w:p>{}</w:p>",
    "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr>{}</w:p>",
    "<w:p>\n  <w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\n  {}\n</w:p>",
    "<w:p>{}<w:pPr><w:pStyle w:val='Quote'/></w:pPr></w:p>",
    "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
)
WORDS = (
    *(run("one "), run(" two"), "<w:t>stray </w:t>", "<w:r><w:t/></w:r>", "<w:r><w:tab/></w:r>"),
    *(f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "separate", "end")),
    *("<w:r><w:t>cease<!-- x -->fire</w:t></w:r>", "<w:r><w:t><![CDATA[a < b]]> &amp; c</w:t></w:r>"),
)
bodies = trees(WORDS, WRAPPINGS)


OPEN_WRAPPINGS = (
    "<text:p>{}</text:p>",
    "<text:h>{}</text:h>",
    "<text:p text:style-name='Title'>\n  {}\n</text:p>",
    "<text:span>{}</text:span>",
    "<text:span text:style-name='Unseen'>{} between</text:span>",
    "<text:a>{}<text:bookmark/> after</text:a>",
    "<text:hidden-paragraph text:is-hidden='true'/>{}",
    "<text:list><text:list-item>{}</text:list-item></text:list>",
    "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>",
    "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>",
    "<text:section text:display='none'>{}</text:section>",
    "<office:unheard-of>{} astray</office:unheard-of>",
)
open_bodies = trees(
    ("one ", " two\n\tthree", "<text:s/>", "<text:line-break/>", "cease<!-- x -->fire", ""), OPEN_WRAPPINGS
)


def tree(body: str, namespace: str, *, is_quick: bool) -> Element:
    content = f'<w:document xmlns:w="{namespace}" {WORD_SPACES}><w:body>{body}</w:body></w:document>'
    return parsed_part(content.encode(), "a.docx", is_dtd_named=False, is_quick=is_quick)


@given(st.lists(bodies, min_size=1, max_size=8), st.sampled_from([W, W_STRICT]), st.booleans())
def test_both_parsers_trees_read_the_same(pieces: list[str], namespace: str, has_hidden: bool):
    switch = f"<w:style w:styleId='Unseen'><w:rPr>{'<w:vanish/>' * has_hidden}</w:rPr></w:style>"
    styles = Styles(fromstring(f"<w:styles xmlns:w='{W}'>{switch}</w:styles>"))
    walked, quick = (
        Walk(styles, Beside()).read(tree("".join(pieces), namespace, is_quick=is_quick)) for is_quick in (False, True)
    )
    assert quick.blocks == walked.blocks
    assert (quick.asides, quick.tracked_changes) == (walked.asides, walked.tracked_changes)


class OnlyWalking(odt_walk.Walk):
    """A walk that takes no paragraph for plain."""

    def _plain_words(self, _paragraph: Element) -> str | None:
        return None


@example([OPEN_WRAPPINGS[0].format(OPEN_WRAPPINGS[4])], True)
@given(st.lists(open_bodies, min_size=1, max_size=8), st.booleans())
def test_plain_paragraphs_of_an_open_document_read_as_with_a_walk(pieces: list[str], has_hidden: bool):
    shown = "<style:text-properties text:display='none'/>" * has_hidden
    style = f"<style:style style:family='text' style:name='Unseen'>{shown}</style:style>"
    root = fromstring(f"<office:text {ODT_SPACES}>{style}{''.join(pieces) * 2}</office:text>")
    walked, quick = (
        walk(odt_walk.Styles((root,)), lambda _name: None).read(root) for walk in (OnlyWalking, odt_walk.Walk)
    )
    assert (quick.blocks, quick.asides, quick.title) == (walked.blocks, walked.asides, walked.title)


def test_a_paragraph_with_anything_to_act_on_is_not_plain():
    root = tree(f"{paragraph('One.')}<w:p>{run('Two')}<w:r><w:tab/></w:r></w:p>", W, is_quick=True)
    assert list(plain_paragraphs(root, {f"{{{W}}}tab"}).values()) == ["One."]


@pytest.mark.parametrize("depth", [200, 20_000])
def test_a_document_too_deep_for_one_parser_is_read_with_the_other(depth: int):
    assert texts(read(docx("<w:sdt>" * depth + paragraph("Deep.") + "</w:sdt>" * depth))) == ["Deep."]
