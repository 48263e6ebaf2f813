"""Where the article of a web page stands: several containers, misleading names, and prose that was overlooked."""

from __future__ import annotations

import json

import pytest
from trafilatura import extract_metadata

from briefer.readers import from_html
from briefer.readers.from_html import parsed
from briefer.readers.web.about import about_page
from tests.reading import read, texts

SENTENCES = [
    f"In paragraph {number} the delegation of the north said that the terms were not yet acceptable to anybody there."
    for number in range(12)
]
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"


def page(inside: str) -> bytes:
    return f"<!doctype html><html lang='en'><body>{MENU}{inside}</body></html>".encode()


def prose(sentences: list[str], tag: str = "p", names: str = "") -> str:
    attribute = f" class='{names}'" if names else ""
    return "".join(f"<{tag}{attribute}>{sentence}</{tag}>" for sentence in sentences)


def kept(data: bytes) -> list[str]:
    found = "\n".join(texts(read(data, "a.html")))
    return [sentence for sentence in SENTENCES if sentence in found]


@pytest.mark.parametrize(
    "name", ["promo-story", "widget-text", "share-content", "meta-body", "sidebar-main", "newsletter-story", "banner"]
)
def test_an_article_is_found_whatever_its_container_is_called(name: str):
    teaser = f"<p>{SENTENCES[0].replace('north', 'south')}</p>"
    related = "<div class='related'>" + "".join(f"<div><h3><a href='/{n}'>More</a></h3>{teaser}</div>" for n in "abc")
    assert kept(page(f"<div><div class='{name}'>{prose(SENTENCES)}</div>{related}</div></div>")) == SENTENCES


def test_an_article_in_containers_of_different_names_is_read_whole():
    one, other = prose(SENTENCES[:6]), prose(SENTENCES[6:])
    advert = "<div class='x'><a href='/buy'>Buy now</a></div>"
    assert kept(page(f"<div><div class='story'>{one}</div>{advert}<div class='rest'>{other}</div></div>")) == SENTENCES


def test_a_box_around_one_paragraph_is_no_reason_to_leave_it_out():
    boxes = "".join(
        f"<div class='block block--{'widget' if number % 3 == 1 else 'text'}'><p>{sentence}</p></div>"
        for number, sentence in enumerate(SENTENCES)
    )
    assert kept(page(f"<article>{boxes}</article>")) == SENTENCES


def test_comments_are_no_part_of_a_short_article():
    opinions = [sentence.replace("delegation", "neighbour") for sentence in SENTENCES]
    comments = "".join(f"<div class='comment'><p>{opinion}</p></div>" for opinion in opinions)
    data = page(f"<article>{prose(SENTENCES[:5])}</article><section class='comments'>{comments}</section>")
    assert kept(data) == SENTENCES[:5]
    assert not any("neighbour" in words for words in texts(read(data, "a.html")))


def test_little_of_the_prose_of_a_page_makes_the_library_answer_in_all_its_ways(monkeypatch: pytest.MonkeyPatch):
    asked = []

    def nothing(*_: object, **favour: bool) -> set[int]:
        asked.append(favour)
        return {0} if "favor_recall" in favour else set()

    monkeypatch.setattr(from_html, "_extracted", nothing)
    assert kept(page(f"<div class='story'>{prose(SENTENCES)}</div>")) == SENTENCES
    assert asked == [
        {"fast": True, "favor_recall": True},
        {"favor_recall": True},
        {"fast": True, "favor_precision": True},
    ]


def test_an_article_within_an_aside_is_taken_although_the_page_is_made_lighter():
    assert kept(page(f"<div><aside>{prose(SENTENCES)}</aside></div><nav><a href='/'>Home of the news</a></nav>")) == (
        SENTENCES
    )


def test_what_a_page_says_of_itself_is_what_the_library_finds():
    data = """<head><title>Talks end | Example News</title><meta property='og:site_name' content='@example'>
        <link rel='canonical' href='https://news.example.org/2026/02/03/talks-end'>
        <script type='application/ld+json'>{"@type": "NewsArticle", "datePublished": "2026-02-03"}</script></head>"""
    body = f"<h1>Talks end</h1><p class='byline'>By Ada Lund</p><time datetime='2026-02-03'></time>{prose(SENTENCES)}"
    for markup in (f"<html>{data}<body>{body}</body></html>", f"<html><body>{body}</body></html>"):
        theirs = extract_metadata(parsed(markup, "a.html")[0], default_url="https://a.example/x", extensive=False)
        ours = about_page(parsed(markup, "a.html")[0], "https://a.example/x")
        for name in ("title", "author", "url", "hostname", "date", "sitename"):
            assert getattr(ours, name) == getattr(theirs, name), name
        assert ours.title


def cards(count: int, tag: str = "div") -> str:
    teaser = "<a href='/{0}'><h3>Another headline of {0}</h3></a><p>{1}</p>"
    opinions = (sentence.replace("north", "east") for sentence in SENTENCES)
    return "".join(f"<{tag} class='card'>{teaser.format(n, next(opinions))}</{tag}>" for n in range(count))


@pytest.mark.parametrize("length", [2, 12])
def test_boxes_with_headlines_that_lead_elsewhere_are_teasers_even_in_the_midst_of_an_article(length: int):
    text = prose(SENTENCES[: length // 2]) + f"<div class='c'><h2>World</h2>{cards(2)}</div>"
    text += prose(SENTENCES[length // 2 : length])
    result = read(page(f"<main><article>{text}</article><section>{cards(6, 'article')}</section></main>"), "a.html")
    assert [words for words in texts(result) if "east" in words] == []
    assert [words for words in texts(result) if words in SENTENCES] == SENTENCES[:length]
    assert {each.reason for each in result.left_out if "east" in each.text} == {"teaser of another article"}


def test_a_digest_is_no_page_of_teasers():
    digest = "".join(
        f"<li><h3><a href='/{number}'>What they said of {number}</a></h3><p>{sentence}</p></li>"
        for number, sentence in enumerate(SENTENCES[2:])
    )
    assert kept(page(f"<article>{prose(SENTENCES[:2])}<ul>{digest}</ul></article>")) == SENTENCES
    assert kept(page(f"<main>{cards(12)}</main>".replace("east", "north"))) == SENTENCES


@pytest.mark.parametrize("name", ["comments", "author-bio"])
def test_what_stands_below_an_article_is_no_part_of_it_even_if_it_is_longer(name: str):
    below = "".join(f"<div><b>Jo</b><p>{sentence.replace('north', 'east')}</p></div>" for sentence in SENTENCES)
    data = page(f"<div><div>{prose(SENTENCES[:4])}</div><div class='{name}'><h3>Below</h3>{below}</div></div>")
    assert texts(read(data, "a.html")) == SENTENCES[:4]


@pytest.mark.parametrize(
    "head",
    [
        "<header><h1>Talks end</h1><div class='xy'>{}</div></header>",
        "<header><h2>Talks end</h2><p>{}</p></header>",
        "<h1>Talks end</h1><p class='teaser-text'>{}</p>",
        "<h1>Site</h1><h1>Talks end</h1><h1>{}</h1>",
    ],
)
def test_the_sentence_between_headline_and_text_belongs_to_the_article(head: str):
    data = page(f"<main><article>{head.format(SENTENCES[0])}<div>{prose(SENTENCES[1:])}</div></article></main>")
    assert kept(data) == SENTENCES


def test_entries_are_one_article_though_each_stands_in_an_item_of_a_list():
    entries = "".join(
        f"<li><article class='entry' id='e{number}'><h2>Entry {number}</h2><p>{sentence}</p></article></li>"
        for number, sentence in enumerate(SENTENCES)
    )
    assert kept(page(f"<main><div class='feed'><ol>{entries}</ol></div></main>")) == SENTENCES


def test_a_figure_holds_text_only_if_it_is_a_quotation_that_is_not_in_the_text():
    quoted = "“Nobody will sign that in a year with so little water in the river,” the envoy said that evening."
    text = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    text.insert(
        3, "<figure><div class='c'><p>Follow our letter for all that is new on the river every day.</p></div></figure>"
    )
    text.insert(6, f"<figure><blockquote><p>{SENTENCES[1]}</p></blockquote></figure>")
    text.insert(9, f"<figure><blockquote><p>{quoted}</p></blockquote></figure>")
    result = texts(read(page(f"<article>{''.join(text)}</article>"), "a.html"))
    assert result == [*SENTENCES[:7], quoted, *SENTENCES[7:]]


def test_within_a_container_with_a_misleading_name_other_names_still_count():
    letter = "<div class='newsletter'><p>Follow our letter for all that is new on the river every day.</p></div>"
    picture = "<figure><figcaption>The dam of Altvik.</figcaption></figure>"
    text = f"{prose(SENTENCES[:6])}{letter}{picture}{prose(SENTENCES[6:])}"
    result = read(page(f"<main><h1>Talks end</h1><div class='teaser-content'>{text}</div></main>"), "a.html")
    assert [words for words in texts(result) if words != "Talks end"] == SENTENCES
    told = {each.text[:6]: each.reason for each in result.left_out}
    assert (told["Follow"], told["The da"]) == ("newsletter or subscription", "caption")


def test_a_named_box_of_the_kind_in_which_all_paragraphs_stand_may_be_the_last():
    boxes = "".join(
        f"<div class='c-block c-block--{'widget' if number > 9 else 'text'}'><p>{sentence}</p></div>"
        for number, sentence in enumerate(SENTENCES)
    )
    other = "<div class='widget'><p>Follow our letter for all that is new on the river every day.</p></div>"
    result = read(page(f"<article>{boxes}{other}</article>"), "a.html")
    assert texts(result) == SENTENCES


@pytest.mark.parametrize(
    "code", ["window.__STATE__ = %s;", "var a = [1, x]; window['state'] = %s; start();", "Site.a=%s;Site.b={c: 1};"]
)
def test_an_article_that_a_script_begins_with_is_read_from_it(code: str):
    parts = [{"kind": "text", "html": f"<p>{each}</p>"} for each in SENTENCES]
    script = code % json.dumps({"article": {"title": "Talks end", "parts": parts}})
    body = "<body><div id='root'></div><p>Please switch scripts on.</p></body>"
    data = f"<html lang='en'><head><script>{script}</script></head>{body}</html>"
    assert texts(read(data.encode(), "a.html")) == SENTENCES


def test_times_above_the_parts_of_a_live_blog_are_read_whatever_the_parts_are_called():
    hours = ("14:05", "13:05", "12:05", "11:05")
    parts = "".join(
        f"<div class='post'><time>{hour}</time><h2>What happened at {hour[:2]}</h2><p>{sentence}</p></div>"
        for hour, sentence in zip(hours, SENTENCES, strict=False)
    )
    found = texts(read(page(f"<main><h1>Talks end</h1><section>{parts}</section></main>"), "a.html"))
    assert [words for words in found if words in hours] == list(hours)
    assert found[:3] == ["14:05", "What happened at 14", SENTENCES[0]]


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("<button class='glossary'>delegation</button>", "delegation"),
        ("delegation<a href='#_ftn1' name='_ftnref1'>[1]</a>", "delegation"),
    ],
)
def test_a_word_explained_behind_a_button_stays_and_the_mark_of_a_note_goes(marked: str, shown: str):
    first = SENTENCES[0].replace("delegation", marked)
    found = texts(read(page(f"<article>{prose([first, *SENTENCES[1:]])}</article>"), "a.html"))
    assert SENTENCES[0].replace("delegation", shown) in found


@pytest.mark.parametrize(
    "offer",
    [
        "Il vous reste 70 % de cet article à lire. La suite est réservée aux abonnés.",
        "Dieser Artikel ist exklusiv für Abonnenten. Jetzt ein Abo wählen und weiterlesen.",
        "Este artículo es exclusivo para suscriptores. Suscríbase para seguir leyendo hoy.",
        "Contenuto riservato agli abbonati: abbonati ora per continuare a leggere il testo.",
    ],
)
def test_an_offer_to_read_on_is_no_text_in_any_language(offer: str):
    result = read(page(f"<article>{prose(SENTENCES[:3])}<div class='box'><p>{offer}</p></div></article>"), "a.html")
    assert texts(result) == SENTENCES[:3]
    assert any("only the beginning" in each for each in result.warnings)
