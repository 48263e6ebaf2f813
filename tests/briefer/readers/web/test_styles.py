"""What a page shows by its style sheets and names: words apart, struck out, raised, numbered, in quotation marks."""

from __future__ import annotations

from tests.reading import read, reasons, texts

SENTENCES = [
    f"In paragraph {number} the delegation said that the terms were not yet acceptable to it." for number in range(6)
]


def page(body, css="", language="en"):
    head = f"<style>{css}</style>" if css else ""
    return (
        f"<html lang={language}><head>{head}</head><body><article><h1>Talks</h1>{body}</article></body></html>".encode()
    )


def with_first(words, css="", language="en"):
    """Return what is read of a page whose first paragraph holds these words for "delegation"."""
    first = SENTENCES[0].replace("delegation", words)
    body = "".join(f"<p>{each}</p>" for each in (first, *SENTENCES[1:]))
    return read(page(body, css, language), "a.html")


def test_words_that_a_style_sheet_strikes_out_are_left_out_and_counted():
    struck = "<span class='old'>envoy</span> delegation"
    for css in (
        ".old{text-decoration:line-through}",
        "article p .old , .x { color: red; text-decoration: red line-through }",
        "/* a { b */ @charset 'utf-8'; span.old{text-decoration-line:line-through}",
    ):
        result = with_first(struck, css)
        assert texts(result)[1:] == SENTENCES, css
        assert any("struck-out" in warning for warning in result.warnings)
    for css in ("@media print{.old{text-decoration:line-through}}", ".old:hover{text-decoration:line-through}", ".old"):
        assert texts(with_first(struck, css))[1] == SENTENCES[0].replace("delegation", "envoy delegation")


def test_words_that_are_called_struck_out_are():
    for name in ("strikethrough", "text line-through", "struck-out", "durchgestrichen"):
        assert texts(with_first(f"<span class='{name}'>envoy</span> delegation"))[1:] == SENTENCES


def test_words_that_a_style_sheet_sets_as_blocks_do_not_run_together():
    body = "".join(f"<span class=part>{each}</span>" for each in SENTENCES)
    assert texts(read(page(f"<div>{body}</div>", "div > .part{display:block;margin:1em}"), "a.html"))[1:] == SENTENCES


def test_labels_beside_each_other_do_not_run_together():
    entry = "<p><time class=t>14:05</time><strong class=h>Talks end</strong></p>"
    body = "".join(f"<p>{each}</p>" for each in SENTENCES)
    found = texts(read(page(body + entry), "a.html"))
    assert found[-1] == "14:05 Talks end"


def test_the_numbers_that_a_style_sheet_counts_are_part_of_the_text():
    items = "".join(f"<li>{each}</li>" for each in SENTENCES)
    for css, labels in (
        (".law{list-style-type:lower-alpha}", ("a. ", "b. ")),
        (".law{list-style:none}", ("", "")),
        (
            'ol.law>li::before{content:"Article " counter(art) ". "; counter-increment:art}',
            ("Article 1. ", "Article 2. "),
        ),
        (".law li:before{content: counter(art, upper-roman) ')'}", ("I) ", "II) ")),
    ):
        found = texts(read(page(f"<ol class=law>{items}</ol>", css), "a.html"))
        assert found[1:3] == [label + each for label, each in zip(labels, SENTENCES, strict=False)], css
    nested = f"<ol><li>{SENTENCES[0]}<ol><li>{SENTENCES[1]}</li><li>{SENTENCES[2]}</li></ol></li></ol>"
    css = 'li::before{content: counters(item, ".") " "}'
    body = nested + "".join(f"<p>{each}</p>" for each in SENTENCES[3:])
    assert texts(read(page(body, css), "a.html"))[1:4] == [
        f"{label} {each}" for label, each in zip(("1", "1.1", "1.2"), SENTENCES, strict=False)
    ]


def test_a_list_that_counts_down_shows_the_numbers_of_its_own_items_where_a_style_sheet_writes_them():
    items = "".join(f"<li>{each}</li>" for each in SENTENCES[:3])
    found = texts(read(page(f"<ol reversed>{items}</ol>", "li::before{content: counter(list-item) ') '}"), "a.html"))
    assert found[1:4] == [f"{label}) {each}" for label, each in zip("321", SENTENCES, strict=False)]


def test_marks_of_notes_are_left_out_however_they_are_raised():
    for mark in (
        "<span class=footnote-ref>[2]</span>",
        "<span style='vertical-align: super'>5</span>",
        "<span class=up>5</span>",
        "<sup>a</sup>",
        "<span class=sidenote>A note of the paper.</span>",
    ):
        assert texts(with_first(f"delegation{mark}", ".up{vertical-align:super}"))[1:] == SENTENCES, mark
    assert texts(with_first("n<sup>o</sup> 2"))[1] == SENTENCES[0].replace("delegation", "no 2")


def test_quotations_have_the_marks_that_are_shown_in_the_language():
    for language, marks in (("en", "“”‘’"), ("de-AT", "„“‚‘"), ("fr", "«»“”"), ("pl", "„”‚’"), ("ja", "「」『』")):
        shown = texts(with_first("<q>one <q>two</q></q>", language=language))[1]
        assert marks[0] + "one " + marks[2] + "two" + marks[3] + marks[1] in shown


def test_a_letter_set_apart_at_the_head_of_a_text_is_the_first_of_its_word():
    rest = "".join(f"<p>{each}</p>" for each in SENTENCES)
    words = "orland said that the terms were not yet acceptable to it."
    for first in (f'<p><img alt="N">{words}</p>', f"<div class=cap>N</div><p>{words}</p>"):
        assert f"N{words}" in texts(read(page(first + rest), "a.html"))
    assert "A" in texts(read(page(f"<p>A</p><p>{words}</p>{rest}"), "a.html"))


def test_rows_and_cells_that_are_no_table_by_their_tags_are_told_apart():
    body = "".join(f"<p>{each}</p>" for each in SENTENCES)
    rows = "<div role=row><span role=cell>North</span><span role=cell>212 m</span></div>"
    styled = rows.replace("role=row", "style='display:table-row'").replace("role=cell", "style='display: table-cell'")
    for each in (rows, styled):
        assert texts(read(page(f"{body}<div>{each}</div>"), "a.html"))[-1] == "North | 212 m"


def test_offers_in_many_words_are_not_text():
    for offer in (
        "Create a free account to keep reading. It takes less than a minute.",
        "Already a subscriber? Sign in to your account.",
        "Lisez la suite pour 1 € le premier mois, sans engagement.",
        "Suscríbete para seguir leyendo este artículo sin límites.",
    ):
        body = "".join(f"<p>{each}</p>" for each in SENTENCES[:3]) + f"<div><p>{offer}</p></div>"
        result = read(page(body), "a.html")
        assert texts(result)[-1] == SENTENCES[2]
        assert any("only the beginning" in warning for warning in result.warnings)
    said = "To continue the talks, the member states must grant access to the dam."
    body = "".join(f"<p>{each}</p>" for each in (*SENTENCES[:3], said))
    assert texts(read(page(body), "a.html"))[-1] == said


def test_the_heads_of_like_parts_stay_with_them():
    parts = "".join(
        f"<div class=entry><div class=meta>1{number}:05 by a reporter</div>"
        f"<h3>Part {number}</h3><div><p>{each}</p></div></div>"
        for number, each in enumerate(SENTENCES)
    )
    wanted = [
        words
        for number, each in enumerate(SENTENCES)
        for words in (f"1{number}:05 by a reporter", f"Part {number}", each)
    ]
    assert texts(read(page(f"<section>{parts}</section>"), "a.html"))[-len(wanted) :] == wanted


def test_a_request_to_allow_scripts_is_no_text():
    body = "".join(f"<p>{each}</p>" for each in SENTENCES)
    asked = (
        "<noscript><p>Please enable JavaScript in your browser to leave a comment below this article.</p></noscript>"
    )
    result = read(page(body + asked), "a.html")
    assert texts(result)[1:] == SENTENCES
    assert "for browsers without script" in reasons(result).values()


def test_a_line_that_the_page_calls_a_paragraph_of_the_text_stays_though_it_is_a_link():
    body = "".join(f"<p class='story p{number}'>{each}</p>" for number, each in enumerate(SENTENCES))
    for name, words, is_text in (
        ("story p9", "What to know of the river talks", True),
        ("story p9", "» What to know of the river talks", False),
        ("", "What to know of the river talks", False),
    ):
        link = f"<p class='{name}'><a href='/b'>{words}</a></p>"
        parts = body.replace("<p class='story p3'>", f"{link}<p class='story p3'>")
        assert (words in texts(read(page(parts), "a.html"))) is is_text
