"""Web pages and what is pasted from them: the article, its source, what is left out and why."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import pipeline
from briefer.errors import ReadError
from briefer.readers.web.places import Places
from briefer.readers.web.walk import PageWalk
from tests.reading import read, reasons, texts

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


def test_the_name_of_the_outlet_is_no_part_of_the_headline():
    page = PAGE.format("".join(f"<p>{sentence}</p>" for sentence in SENTENCES))
    page = page.replace('content="Talks end"', 'content="Talks end – Example News"')
    assert read(page.encode(), "a.html").article.source.headline == "Talks end"


def test_a_date_in_the_text_is_not_taken_for_that_of_the_article():
    page = "<html><body><article>" + "".join(f"<p>{each} It was 4 May 2021.</p>" for each in SENTENCES) + "</article>"
    assert read(page.encode(), "a.html").article.source.published == ""


def test_every_passage_of_a_page_is_in_the_article_or_counted_as_left_out():
    page = PAGE.format("".join(f"<p>{sentence}</p>" for sentence in SENTENCES))
    result = read(page.encode(), "a.html")
    everything = [*texts(result), *(passage.text for passage in result.left_out)]
    assert all(everything.count(sentence) == 1 for sentence in SENTENCES)
    assert reasons(result) == {
        "Home": "navigation",
        "This newsletter is sent to all our readers every morning at six.": "foot of the page",
    }


def test_what_is_left_out_keeps_its_place():
    parts = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    parts.insert(4, "<figure><img src=a.jpg><figcaption>The harbour at dawn.</figcaption></figure>")
    result = read(PAGE.format("".join(parts)).encode(), "a.html")
    caption = next(passage for passage in result.left_out if passage.reason == "caption")
    assert caption.text == "The harbour at dawn."
    assert texts(result)[caption.before] == SENTENCES[4]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<figcaption>The harbour at dawn.</figcaption>", "caption"),
        ('<p class="wp-caption-text">The harbour at dawn.</p>', "caption"),
        ("<p>Photo: Jo Doe</p>", "caption"),
        ('<div class="post-share-bar"><p>Share this with your friends</p></div>', "share bar"),
        ('<div class="socialShare"><a href="#">Send by mail</a></div>', "share bar"),
        ('<p>Read more: <a href="/b">Port workers call another strike for Monday</a></p>', "read more"),
        ('<p><a href="/b">Port workers call another strike for Monday</a></p>', "read more"),
        ('<div class="related-posts"><p>Port workers call another strike</p></div>', "read more"),
        ('<div id="cookie-banner"><p>We use cookies to make this page better.</p></div>', "cookie notice"),
        ('<p style="display: none">For machines only.</p>', "hidden on the page"),
        ('<div role="dialog"><p>Become a member today.</p></div>', "notice over the page"),
        ('<div class="newsletter-box"><p>Our news every morning.</p></div>', "newsletter or subscription"),
    ],
)
def test_what_is_no_article_is_left_out_with_its_reason(markup: str, reason: str):
    parts = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    result = read(PAGE.format("".join([*parts[:5], markup, *parts[5:]])).encode(), "a.html")
    assert reason in reasons(result).values()
    assert [words for words in texts(result) if words.startswith("In paragraph")] == SENTENCES


def test_a_misleading_name_around_the_whole_article_loses_nothing():
    page = PAGE.format('<div class="share">' + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES) + "</div>")
    assert [words for words in texts(read(page.encode(), "a.html")) if words in SENTENCES] == SENTENCES


def test_the_lead_above_the_text_belongs_to_the_article():
    lead = "The talks about the harbour ended on Monday without any result, and nobody knows when they go on."
    body = f'<div class="intro-text"><p>{lead}</p></div><div class="text">{{}}</div>'
    page = PAGE.format(body.format("".join(f"<p>{sentence}</p>" for sentence in SENTENCES)))
    assert lead in texts(read(page.encode(), "a.html"))


def test_kinds_of_a_page_are_kept():
    inner = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    extra = (
        "<h2>What was asked</h2><ul><li>An end to the strike at once</li></ul>"
        "<blockquote><p>We said no to it.</p></blockquote>"
    )
    result = read(PAGE.format(inner + extra + f"<p>{SENTENCES[0]} Again.</p>").encode(), "a.html")
    kinds = {paragraph.text: paragraph.kind.value for paragraph in result.article.paragraphs}
    assert kinds["What was asked"] == "heading"
    assert kinds["An end to the strike at once"] == "list_item"
    assert kinds["We said no to it."] == "quote"


def test_an_item_within_an_item_is_read_once():
    inner = f"<ul><li>{SENTENCES[1]}</li></ul>"
    page = PAGE.format(f"<p>{SENTENCES[2]}</p><ul><li>{SENTENCES[0]}{inner}</li></ul><p>{SENTENCES[3]}</p>")
    found = " ".join(texts(read(page.encode(), "a.html")))
    assert [found.count(sentence) for sentence in SENTENCES[:4]] == [1, 1, 1, 1]


def test_line_breaks_part_paragraphs_if_two_come_together_or_each_line_is_one():
    page = PAGE.format(
        f"<p>{SENTENCES[0]}<br><br>{SENTENCES[1]}<br>{SENTENCES[2]}</p><p>It was<br>the end.</p>"
        "<p>The\n\nend of it all.</p>"
    )
    found = texts(read(page.encode(), "a.html"))
    assert [each for each in found if each in SENTENCES] == SENTENCES[:3]
    assert "It was the end." in found
    assert "The end of it all." in found


def test_the_declared_encoding_of_a_page_counts_when_it_is_not_utf_8():
    page = PAGE.format("".join(f"<p>{sentence} Zażółć gęślą jaźń.</p>" for sentence in SENTENCES))
    result = read(page.replace("utf-8", "iso-8859-2").encode("iso-8859-2"), "a.html")
    assert any("Zażółć gęślą jaźń" in words for words in texts(result))


BLOCK = st.sampled_from(["p", "div", "li", "h2", "blockquote", "td", "section", "figcaption", "nav", "span", "article"])
WORDS = st.text("abc xyz", min_size=1, max_size=30).filter(str.strip)


@given(st.recursive(WORDS, lambda inner: st.tuples(BLOCK, st.lists(inner, max_size=4)), max_leaves=20))
def test_the_walk_finds_every_word_of_a_page_once_and_in_order(tree: object):
    from briefer.readers.from_html import parsed

    def markup(node: object) -> str:
        if isinstance(node, str):
            return node
        name, inner = node
        return f"<{name}>{' '.join(map(markup, inner))}</{name}>"

    page, _ = parsed(f"<html><body><b>start</b>{markup(tree)}</body></html>", "a.html")
    found = " ".join(passage.text for passage in PageWalk(Places()).passages(page))
    assert "".join(found.split()) == "".join("".join(page.itertext()).split())


def test_a_page_without_an_article_is_read_whole():
    result = read(b"<html><body><p>Short note.</p></body></html>", "a.html")
    assert texts(result) == ["Short note."]


def test_text_that_the_parser_cuts_is_announced():
    page = f"<html><body><p>{SENTENCES[0]}</p>{'<div>' * 3_000}<p>{SENTENCES[1]}</p></body></html>"
    result = read(page.encode(), "a.html")
    assert "The text was cut at nesting level 2048." in result.warnings[0]


def test_a_page_nested_beyond_the_parsers_usual_depth_keeps_its_text():
    page = f"<html><body>{'<div>' * 400}<p>{SENTENCES[0]}</p>{'</div>' * 400}</body></html>"
    assert SENTENCES[0] in texts(read(page.encode(), "a.html"))


# Pages in one file

MHTML = (
    "From: <Saved by Example>\r\nSnapshot-Content-Location: https://news.example.org/talks\r\nSubject: Talks end\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    "--b\r\nContent-Type: text/css\r\n\r\np {{color: red}}\r\n"
    "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n--b--\r\n"
)


@pytest.mark.parametrize("file_name", ["a.mhtml", "a.mht", "a.txt"])
def test_a_page_saved_in_one_file_is_read_as_a_page(file_name: str):
    inner = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    result = read(MHTML.format(f"<html><body><article>{inner}</article></body></html>").encode(), file_name)
    assert texts(result) == SENTENCES
    assert result.article.source.url == "https://news.example.org/talks"
    assert result.article.source.headline == "Talks end"


# Pasted markup

FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {margin: 0}</style></head>
<body lang=EN-GB><!--StartFragment--><h1>Talks end<o:p></o:p></h1>
<p class=MsoNormal>The talks ended on<span style='mso-spacerun:yes'>  </span>Monday.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times"'>&nbsp;&nbsp; </span></span><![endif]>No
truce<o:p></o:p></p><p class=MsoNormal style='mso-hide:all'>Hidden.</p>
<p class=MsoQuote>We will be back.<o:p></o:p></p><!--EndFragment--></body></html>"""


def test_a_paste_from_a_word_processor_keeps_kinds_and_drops_its_bullets():
    result = pipeline.read_pasted("", html=FROM_WORD)
    assert [(paragraph.kind.value, paragraph.text) for paragraph in result.article.paragraphs] == [
        ("heading", "Talks end"),
        ("body", "The talks ended on Monday."),
        ("list_item", "No truce"),
        ("quote", "We will be back."),
    ]


def test_a_paste_from_a_browser_is_kept_whole():
    markup = (
        "<html><body>\r\n<!--StartFragment--><nav>Home</nav><figcaption>A map.</figcaption><p>Short.</p>"
        "<div class='share'>Share</div><!--EndFragment--></body></html>"
    )
    assert texts(pipeline.read_pasted("", html=markup)) == ["Home", "A map.", "Short.", "Share"]


def test_of_a_paste_the_fuller_twin_is_read():
    assert texts(pipeline.read_pasted("One two three.\n\nFour.", html="<p>One two</p>")) == ["One two three.", "Four."]
    assert texts(pipeline.read_pasted("One.\n\nTwo.", html="<img src=a.png>")) == ["One.", "Two."]


def test_a_paste_without_words_is_refused():
    with pytest.raises(ReadError, match="No text"):
        pipeline.read_pasted("", html="<p> </p>")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('The envoy of <a class="meta-place" href="/t">Lakeland</a> left.', "The envoy of Lakeland left."),
        (
            '<span class="dateline">PORT —</span> <a class="keywords" href="/t">Hill</a>’s envoy left.',
            "PORT — Hill’s envoy left.",
        ),
        ('<a id="related-1" class="related" href="/t">Lakeland</a> and Hill met.', "Lakeland and Hill met."),
        ('He asked <em class="ad">both</em> to wait.', "He asked both to wait."),
        ('<span class="cap">T</span><span class="lead">he two</span> envoys met.', "The two envoys met."),
        ("The <span>dam<span class='tooltip-text'>a wall</span></span> holds.", "The dam holds."),
        ("They paid <del>four</del> five coins.", "They paid five coins."),
        ('They paid <span style="text-decoration: line-through">four</span> five coins.', "They paid five coins."),
        ("He said: <q>We <q>may</q> go.</q> He went.", "He said: “We ‘may’ go.” He went."),
        (
            "The lake<sup id=r><a href='#n'>3</a></sup> rose,<a href='#m' class=noteref>[4]</a> he said<sup>5</sup>.",
            "The lake rose, he said.",
        ),
        ("It is 5 km<sup>2</sup> on the 2<sup>nd</sup> map.", "It is 5 km2 on the 2nd map."),
        ("<ruby>会談<rp>(</rp><rt>かいだん</rt><rp>)</rp></ruby>した。", "会談した。"),
    ],
)
def test_what_is_marked_inside_a_sentence_stays_in_it_and_what_is_no_word_of_it_does_not(markup, words):
    page = PAGE.format("".join(f"<p>{each}</p>" for each in [*SENTENCES[:4], markup, *SENTENCES[4:]]))
    assert texts(read(page.encode(), "a.html"))[-5] == words


def test_a_label_that_stands_for_itself_is_no_part_of_the_text_beside_it():
    page = PAGE.format(
        "".join(f"<p>{each}</p>" for each in SENTENCES) + '<p>It is over. <span class="share">Share this</span></p>'
    )
    assert "It is over." in texts(read(page.encode(), "a.html"))


def test_struck_out_words_are_counted():
    page = PAGE.format("".join(f"<p>{each} <s>Not so.</s></p>" for each in SENTENCES))
    result = read(page.encode(), "a.html")
    assert "8 struck-out passages left out." in result.warnings
    assert "Not so." not in " ".join(texts(result))


def test_a_row_of_a_table_is_one_paragraph_and_a_column_of_a_page_is_not():
    table = "<table><tr><th>Year</th><th>Lakeland</th></tr><tr><td><p>2020</p></td><td></td><td>12 m</td></tr></table>"
    columns = f"<table><tr><td>{SENTENCES[4] * 3}</td><td>{SENTENCES[5]}</td></tr></table>"
    page = PAGE.format("".join(f"<p>{each}</p>" for each in SENTENCES[:4]) + table + columns)
    assert texts(read(page.encode(), "a.html"))[-4:] == [
        "Year | Lakeland",
        "2020 | | 12 m",
        SENTENCES[4] * 3,
        SENTENCES[5],
    ]


def test_words_of_elements_shown_as_blocks_do_not_run_together():
    lines = '<p><span style="display:block">PORT</span><span style="display: block">The envoys met.</span></p>'
    page = PAGE.format(lines + "".join(f"<p>{each}</p>" for each in SENTENCES))
    assert texts(read(page.encode(), "a.html"))[1:3] == ["PORT", "The envoys met."]


STRUCTURED = '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"articleBody": %s}]}</script>'
STATE = '<script type="application/json">{"props": {"menu": ["Home", "World"], "blocks": %s}}</script>'


@pytest.mark.parametrize(
    ("script", "body"),
    [
        *(
            (script, body)
            for script in (STRUCTURED, STATE)
            for body in ("\n\n".join(SENTENCES), "\n".join(SENTENCES), f"<p>{'</p> <p>'.join(SENTENCES)}</p>")
        ),
        (STATE, [{"kind": "p", "text": each} for each in SENTENCES]),
    ],
)
def test_the_text_of_a_page_built_by_script_comes_in_its_paragraphs(script, body):
    page = f"<html><body>{script % json.dumps(body)}<nav><a>Home</a></nav><p>Loading, please wait.</p></body></html>"
    result = read(page.encode(), "a.html")
    assert texts(result) == SENTENCES
    assert any("in the code of the page" in warning for warning in result.warnings)


def test_a_teaser_is_called_one_unless_the_code_holds_the_rest():
    offer = '<div class="offer"><h3>Continue reading with a subscription</h3></div>'
    page = PAGE.format("".join(f"<p>{each}</p>" for each in SENTENCES[:3]) + offer)
    result = read(page.encode(), "a.html")
    assert texts(result)[-1] == SENTENCES[2]
    assert any("only the beginning" in warning for warning in result.warnings)
    code = json.dumps({"articleBody": "\n\n".join(SENTENCES)})
    whole = read(
        page.replace("</head>", f'<script type="application/ld+json">{code}</script></head>').encode(), "a.html"
    )
    assert texts(whole) == SENTENCES
    assert not any("only the beginning" in warning for warning in whole.warnings)


def test_prose_for_browsers_without_script_is_read_once():
    inside = "".join(f"<p>{each}</p>" for each in SENTENCES[4:])
    page = PAGE.format("".join(f"<p>{each}</p>" for each in SENTENCES[:5]) + f"<noscript>{inside}</noscript>")
    assert [each for each in texts(read(page.encode(), "a.html")) if each in SENTENCES] == SENTENCES


def test_an_article_in_several_containers_is_read_whole():
    parts = "".join(
        f'<div class="text-part"><p>{each}</p></div><div class="ad-slot">Advertisement</div>' for each in SENTENCES
    )
    page = PAGE.format(parts)
    assert [each for each in texts(read(page.encode(), "a.html")) if each in SENTENCES] == SENTENCES


def test_the_entries_of_a_live_page_keep_their_times_and_headings():
    entries = "".join(
        f"<article class=post><time>1{number}:05</time><h2>Entry {number}</h2><div><p>{each}</p></div></article>"
        for number, each in enumerate(SENTENCES)
    )
    page = f"<html><body><main><h1>The day</h1><div class=live>{entries}</div></main></body></html>"
    wanted = [words for number, each in enumerate(SENTENCES) for words in (f"1{number}:05", f"Entry {number}", each)]
    assert [each for each in texts(read(page.encode(), "a.html")) if each in wanted] == wanted


def test_a_paragraph_that_is_one_link_is_read():
    parts = [f"<p>{each}</p>" for each in SENTENCES]
    parts[3] = f'<p><a href="/b">{SENTENCES[3]}</a></p>'
    assert SENTENCES[3] in texts(read(PAGE.format("".join(parts)).encode(), "a.html"))


def test_lists_nested_without_end_cost_no_word():
    nested = "<ol><li>" * 900 + "Innermost." + "</li></ol>" * 900
    result = read(f"<article>{''.join(f'<p>{each}</p>' for each in SENTENCES)}{nested}</article>".encode(), "a.html")
    assert texts(result)[: len(SENTENCES)] == SENTENCES
    everything = [*texts(result), *(each.text for each in result.left_out)]
    assert any(words.endswith("Innermost.") for words in everything)
