"""Whether an article is in the project already, by its text or by where it came from."""

import pytest

from briefer.model import Article, Source
from briefer.queries.duplicates import editions_of, is_edition, same_address, same_text
from tests.builders import a_project, an_article


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


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("?utm_source=a&page=2&FBCLID=b", "?page=2", True),
        ("?page=2&lang=de", "?lang=de&page=2", True),
        ("?page=", "", False),
        ("?page=&lang=", "?lang=&page=", True),
        ("?utm=2", "", False),
    ],
)
def test_what_an_address_says_of_its_reader_does_not_count_and_all_else_does(one, other, is_same):
    found = articles(Source(url=f"https://paper.example.org/{one}"))
    assert (same_address(found, Source(url=f"https://paper.example.org/{other}")) is not None) == is_same


@pytest.mark.parametrize(("texts", "is_near"), [("abcd", True), ("abcx", True), ("abxy", False), ("abcwxyz", False)])
def test_an_article_of_more_than_half_the_same_paragraphs_is_an_edition_and_one_of_half_of_them_is_none(texts, is_near):
    project = a_project(2, an_article(*"abcd"), an_article(*texts), an_article("of another text"))
    one, other, _ = project.articles
    assert is_edition(one, other) == is_edition(other, one) == is_near
    assert editions_of(project, one) == (other,) * is_near


def test_an_article_from_the_same_address_is_an_edition_whatever_it_says():
    one, other = articles(*[Source(url="https://paper.example.org/talks")] * 2)
    assert is_edition(one, other)
