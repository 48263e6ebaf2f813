"""The text to give to an assistant: the task, the parties, the issues, and articles as numbered sentences.

A sentence is named S1.12.2: source 1, paragraph 12, sentence 2, each counted from 1 as in the references of a brief.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefer import queries
from briefer.data import loaded, resources_folder
from briefer.model import Article, ArticleId, Paragraph, Party, Project
from briefer.sentences import sentences
from briefer.text import word_count

FALLBACK = "en"
MOST_WORDS = 6000
"""Words of the articles in one part of a question: what today's assistants take in without losing the middle."""
_FENCE = "="
_FENCES = re.compile(f"{_FENCE}+")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One sentence of an article: characters `start` to `end` (exclusive) of a paragraph, named S1.12.2."""

    name: str
    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the words of the sentence."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Question:
    """One part of a question: the `text` to copy, and how many sentences and words of the articles are in it."""

    text: str
    sentences: int
    words: int


def numbered_sentences(project: Project, article_id: ArticleId | None = None) -> tuple[Numbered, ...]:
    """Return the sentences of an article, or of all that the brief does not leave out, in their order."""
    return tuple(
        each
        for source, article in queries.shown_articles(project)
        if article_id in (None, article.id)
        for each in _of_article(source, article)
    )


def questions(
    project: Project, article_id: ArticleId | None = None, *, most_words: int = MOST_WORDS, language: str = ""
) -> tuple[Question, ...]:
    """Return the question for one article or for all, in parts of at most `most_words` words where a sentence allows.

    `language` is that of the brief; English stands in for one that has no words yet.
    """
    words = _words(language or project.language)
    parts = tuple(_parts(numbered_sentences(project, article_id), most_words))
    titles = {f"S{source}": article.source.headline for source, article in queries.shown_articles(project)}
    return tuple(_question(project, words, part, (n, len(parts)), titles) for n, part in enumerate(parts, 1))


def words_for_both() -> frozenset[str]:
    """Return how any of the questions calls both parties."""
    files = (resources_folder() / "questions").glob("*.yaml")
    return frozenset(_words(path.stem)["both"].casefold() for path in files)


@cache
def _words(language: str) -> Mapping[str, str]:
    folder = resources_folder() / "questions"
    path = folder / f"{language.lower().partition('-')[0]}.yaml"
    words: dict[str, str] = loaded(path if path.is_file() else folder / f"{FALLBACK}.yaml")
    return words


def _of_article(source: int, article: Article) -> Iterator[Numbered]:
    for number, paragraph in enumerate(article.paragraphs, 1):
        for count, (start, end) in enumerate(sentences(paragraph.text, article.source.language), 1):
            yield Numbered(f"S{source}.{number}.{count}", paragraph, start, end)


def _parts(numbered: Iterable[Numbered], most_words: int) -> Iterator[list[Numbered]]:
    part: list[Numbered] = []
    filled = 0
    for each in numbered:
        count = word_count(each.text)
        if part and filled + count > most_words:
            yield part
            part, filled = [], 0
        part.append(each)
        filled += count
    if part:
        yield part


def _question(
    project: Project, words: Mapping[str, str], part: list[Numbered], place: tuple[int, int], titles: Mapping[str, str]
) -> Question:
    count = sum(word_count(each.text) for each in part)
    head = [words["notice"].format(sentences=len(part), words=count)]
    if place[1] > 1:
        head.append(words["part"].format(part=place[0], parts=place[1]))
    lines = [" ".join(head), "", words["task"], "", *_parties(project, words), words["kinds"], words["issues"]]
    if project.issues:
        lines.append(words["known"].format(issues="; ".join(dict.fromkeys(each.title for each in project.issues))))
    lines += ["", words["answer"], _example(project, words, part[0]), "", words["material"]]
    material = list(_material(part, titles))
    fence = _fence(material)
    return Question("\n".join([*lines, fence, *material, fence, ""]), len(part), count)


def _parties(project: Project, words: Mapping[str, str]) -> Iterator[str]:
    groups = (("parties", queries.column_parties(project)), ("thirds", queries.other_parties(project)))
    for key, parties in groups:
        if parties:
            yield words[key].format(parties="; ".join(_with_names(party, words) for party in parties))


def _with_names(party: Party, words: Mapping[str, str]) -> str:
    others = [name for name in (party.short_name, *party.aliases) if name and name != party.name]
    return words["also"].format(name=party.name, names=", ".join(others)) if others else party.name


def _example(project: Project, words: Mapping[str, str], first: Numbered) -> str:
    parties = queries.column_parties(project) or project.parties
    party = parties[0].name if parties else words["both"]
    line = {"s": [first.name], "kind": "DEMAND", "party": party, "issue": words["example_issue"]}
    return json.dumps(line, ensure_ascii=False)


def _material(part: Iterable[Numbered], titles: Mapping[str, str]) -> Iterator[str]:
    source = ""
    for each in part:
        named = each.name.partition(".")[0]
        if named != source:
            source = named
            yield f"{source}: {_one_line(titles[source])}"
        yield f"{each.name} {_one_line(each.text)}"


def _one_line(text: str) -> str:
    """Return a text without line breaks, so that no sentence can look like a numbered one or like the fence."""
    return " ".join(text.split())


def _fence(material: Iterable[str]) -> str:
    """Return a line of marks that is longer than any run of them in the material."""
    longest = max((len(run) for line in material for run in _FENCES.findall(line)), default=0)
    return _FENCE * max(20, longest + 1)
