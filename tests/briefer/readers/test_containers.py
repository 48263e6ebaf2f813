"""Where the article of a web page stands: several containers, misleading names, and prose that was overlooked."""

from __future__ import annotations

import pytest

from briefer.readers import from_html
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


def test_little_of_the_prose_of_a_page_makes_the_library_answer_twice(monkeypatch: pytest.MonkeyPatch):
    asked = []

    def nothing(*_: object, **favour: bool) -> set[int]:
        asked.append(favour)
        return {0} if "favor_recall" in favour else set()

    monkeypatch.setattr(from_html, "_extracted", nothing)
    assert kept(page(f"<div class='story'>{prose(SENTENCES)}</div>")) == SENTENCES
    assert asked == [{"favor_recall": True}, {"favor_precision": True}]
