"""Pages that a script builds: the article stands in their code, in many shapes, and is read in its paragraphs."""

from __future__ import annotations

import html
import json

from tests.reading import read, texts

SENTENCES = [
    f"In paragraph {number} the delegation said that the terms were not yet acceptable to it." for number in range(8)
]
MARKUP = "".join(f"<p>{each}</p>" for each in SENTENCES)
OTHERS = {"menu": ["Home", "World"], "related": [{"title": "A fire", "teaser": "A fire broke out in the port at six."}]}
LINKED = SENTENCES[0].replace("delegation", '<a href="/d">delegation</a>')


def shown(code, body="", attributes=""):
    page = f"<html><head>{code}</head><body><nav><a>Home</a></nav><div id=app{attributes}></div>{body}</body></html>"
    return texts(read(page.encode(), "a.html"))


def data(value, attributes="type='application/json'"):
    return f"<script {attributes}>{value if isinstance(value, str) else json.dumps(value)}</script>"


def rich(kind, inner, run):
    """Return the sentences as nodes of a rich text, each in three runs."""
    return [
        {kind[0]: kind[1], inner: [run(each[:20]), {"type": "link", inner: [run(each[20:30])]}, run(each[30:])]}
        for each in SENTENCES
    ]


def test_rich_texts_of_many_makers_come_in_their_paragraphs():
    bodies = [
        {
            "type": "doc",
            "content": rich(("type", "paragraph"), "content", lambda words: {"type": "text", "text": words}),
        },
        rich(("type", "p"), "children", lambda words: {"text": words}),
        rich(("_type", "block"), "children", lambda words: {"_type": "span", "text": words, "marks": []}),
        rich(("nodeType", "paragraph"), "content", lambda words: {"nodeType": "text", "value": words}),
        [{"type": "text", "content": each} for each in (LINKED, *SENTENCES[1:])],
        {"blocks": [{"key": str(number), "type": "unstyled", "text": each} for number, each in enumerate(SENTENCES)]},
        "\n\n".join(SENTENCES),
        "<br><br>".join(SENTENCES),
        "<br />".join(SENTENCES),
        html.escape(MARKUP),
    ]
    for body in bodies:
        assert shown(data({**OTHERS, "page": {"article": {"body": body}}})) == SENTENCES, body


def test_headings_and_items_in_the_code_are_told():
    head = {"type": "heading", "content": [{"type": "text", "text": "What comes next"}]}
    nodes = rich(("type", "paragraph"), "content", lambda words: {"type": "text", "text": words})
    page = f"<html><body>{data({'content': [*nodes[:2], head, *nodes[2:]]})}</body></html>"
    paragraphs = read(page.encode(), "a.html").article.paragraphs
    assert [each.text for each in paragraphs if each.kind.name == "HEADING"] == ["What comes next"]


def test_states_that_scripts_begin_with_are_read_in_every_way_they_are_written():
    state = {**OTHERS, "article": {"title": "Talks", "body": MARKUP}}
    written = json.dumps(state)
    inside = json.dumps(written)
    unquoted = f'{{menu:["Home"],article:{{title:"Talks",body:{json.dumps(MARKUP)},draft:a}}}}'.replace("<", "\\u003C")
    rows = "".join(json.dumps(["$", "p", None, {"children": each}]) + "," for each in SENTENCES)
    flight = f'0:["$","nav",null,{{"children":"Home"}}]\n1:["$","main",null,{{"children":[{rows[:-1]}]}}]\n'
    text = f"2:T{len(MARKUP.encode()):x},{MARKUP}3:null\n"
    short = written.replace('"', "&q;").replace("<", "&l;").replace(">", "&g;")
    codes = [
        f"<script>window.__INITIAL_STATE__={written};</script>",
        f"<script>window.__INITIAL_STATE__ = JSON.parse({inside});</script>",
        f"<script>window.__DATA__ = JSON.parse('{written}')</script>",
        f"<script>window.__INITIAL_DATA__={inside};</script>",
        f"<script>window.__NUXT__=(function(a,b){{return {unquoted}}}(false,null));</script>",
        f"<script>hydrate(document, {written})</script>",
        f"<script>self.__next_f.push([1,{json.dumps(flight[:200])}])</script>"
        f"<script>self.__next_f.push([1,{json.dumps(flight[200:])}])</script>",
        f"<script>self.__next_f.push([1,{json.dumps(text)}])</script>",
        data(short),
        data({"records": written}, "type='fastboot/shoebox'"),
        data({"status": 200, "body": written}),
        data([{"data": 1}, {"a": 2}, {"title": 3, "body": 4}, "Talks", MARKUP]),
        data([{"_1": 2}, "article", {"_3": 4}, "body", MARKUP]),
        data([{"title": 1, "parts": 2}, "Talks", [3 + number for number in range(8)], *SENTENCES]),
        f"<script>window.__APOLLO_STATE__="
        f"{json.dumps({f'Part:{number}x': {'text': each} for number, each in enumerate(SENTENCES)})}</script>",
        f"<template id=story>{MARKUP}</template>",
    ]
    for code in codes:
        assert shown(code) == SENTENCES, code[:200]
    assert shown("", attributes=f' data-page="{html.escape(written)}"') == SENTENCES


def test_data_for_search_engines_is_read_however_it_is_written():
    body = "\n\n".join(SENTENCES)
    article = {"@type": "NewsArticle", "articleBody": body}
    written = json.dumps(article)
    for code in (
        f"<!--\n{written}\n//-->",
        f"//<![CDATA[\n{written}\n//]]>",
        written.replace("\\n", "\n"),
        f"{written};",
        json.dumps({"@type": ["Report", "Article"], "text": body}),
        json.dumps({"@type": "WebPage", "text": "Home", "mainEntity": article}),
    ):
        assert shown(data(code, "type='application/ld+json'")) == SENTENCES, code[:60]


def test_the_updates_of_a_live_page_in_its_code_keep_their_headings():
    updates = [{"headline": f"Update {number}", "articleBody": each} for number, each in enumerate(SENTENCES)]
    code = data({"@type": "LiveBlogPosting", "liveBlogUpdate": updates}, "type='application/ld+json'")
    assert shown(code) == [words for number, each in enumerate(SENTENCES) for words in (f"Update {number}", each)]


def test_of_several_whole_articles_in_the_code_one_is_read():
    bodies = ["\n\n".join(f"{each} This is said of article {number}." for each in SENTENCES * 3) for number in range(3)]
    found = shown(data({"feed": [{"body": body} for body in (bodies[0], bodies[1], f"{bodies[2]} The end.")]}))
    assert found == f"{bodies[2]} The end.".split("\n\n")


def test_a_shown_part_of_a_page_within_is_read_where_it_stands():
    parts = [f"<p>{each}</p>" for each in SENTENCES]
    inner = f'<x-part><template shadowrootmode="open">{"".join(parts[3:5])}</template></x-part>'
    page = f"<html><body><article>{''.join(parts[:3])}{inner}{''.join(parts[5:])}</article></body></html>"
    assert texts(read(page.encode(), "a.html")) == SENTENCES
