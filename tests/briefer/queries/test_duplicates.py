"""Whether an article is in the project already, by its text or by where it came from."""

import pytest

from briefer.model import Article, Source
from briefer.queries.duplicates import same_address, same_text


def articles(*sources):
    return [Article(f"a{number}", source, ()) for number, source in enumerate(sources, 1)]


def test_the_first_article_of_the_same_text_is_found_and_no_text_is_like_none():
    found = articles(Source(sha256=""), Source(sha256="aa"), Source(sha256="bb"), Source(sha256="bb"))
    assert same_text(found, "bb") is found[2]
    assert same_text(found, "cc") is same_text(found, "") is None


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example.org/talks?page=2",
        " http://www.PAPER.example.org/talks/?page=2#comments",
        "https://someone@paper.example.org/talks?page=2",
    ],
)
def test_the_same_page_is_found_however_its_address_is_written(url):
    found = articles(
        Source(), Source(url="https://paper.example.org/"), Source(url="https://paper.example.org/talks?page=2")
    )
    assert same_address(found, Source(url=url)) is found[2]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "talks",
        "http://[broken",
        "https://paper.example.org/talks",
        "https://paper.example.org/talks?page=3",
        "https://other.example.org/talks?page=2",
    ],
)
def test_another_page_and_an_address_that_is_none_are_not_the_same(url):
    found = articles(Source(), Source(url="talks"), Source(url="https://paper.example.org/talks?page=2"))
    assert same_address(found, Source(url=url)) is None
