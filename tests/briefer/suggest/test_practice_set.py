"""The practice articles: whether their answers fit their sentences."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from briefer.text import sentences
from tests import DATA

PRACTICE = DATA / "practice"
ARTICLES = sorted(PRACTICE.glob("*/*.json"))
KINDS = {"DEMAND", "POSITION", "EVENT", "NONE"}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_sentence_of_a_practice_article_has_one_answer_of_a_named_party(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    whose = {each["name"] for each in (*data["parties"], *data["third"])} | {"both", "third"}
    main = [tag for tag in data["gold"] if not tag.get("clause")]
    expected = [
        (number, start, end)
        for number, text in enumerate(data["paragraphs"])
        for start, end in sentences(text, data["language"])
    ]
    assert [(tag["paragraph"], tag["start"], tag["end"]) for tag in main] == expected
    for tag in [*data["gold"], *(other for each in data["gold"] for other in each.get("also", ()))]:
        assert tag["kind"] in KINDS
        assert bool(tag["party"]) == (tag["kind"] != "NONE")
        assert not tag["party"] or tag["party"] in whose


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_rows_of_a_practice_article_hold_stances_once_and_its_people_speak_for_its_parties(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    numbers = [number for row in data["rows"] for number in row["gold"]]
    assert len(numbers) == len(set(numbers))
    assert all(data["gold"][number]["kind"] in {"DEMAND", "POSITION"} for number in numbers)
    sides = {each["name"] for each in (*data["parties"], *data["third"])}
    text = " ".join((data["title"], *data["paragraphs"]))
    for person in data["people"]:
        assert person["of"] in sides
        assert person["name"].split()[-1] in text
    assert all(name in text for name in data["others"])


def test_no_kind_is_rare_in_the_practice_set():
    counts = Counter(tag["kind"] for path in ARTICLES for tag in json.loads(path.read_text(encoding="utf-8"))["gold"])
    assert set(counts) == KINDS
    assert min(counts.values()) > 0.1 * counts.total()
