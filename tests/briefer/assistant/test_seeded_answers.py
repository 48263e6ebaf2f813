"""Two hundred seeded answers on the samples and the practice articles, in every form and with every fault.

What is right is never lost, what is wrong is told by its line, and no word of the assistant's own is ever taken.
"""

import json
import random
from functools import cache
from html import escape

import pytest

from briefer import drafting, edits, pipeline, queries, templates
from briefer.assistant.answer import read_answer
from briefer.assistant.question import numbered_sentences
from briefer.assistant.records import text_of
from briefer.drafting.proposals import Mark, take
from briefer.model import Article, ArticleId, Paragraph, ParagraphId, Party, PartyId, Project, Source
from briefer.proof.tally import is_proved
from briefer.readers.from_html import read_markup
from briefer.store import samples
from briefer.text import words
from tests import ROOT

PRACTICE = sorted((ROOT / "tests" / "data" / "practice").rglob("*.json"))
SEEDS = range(200)
KINDS = ("DEMAND", "POSITION", "EVENT")
NO_FAULT = {Mark.AGREES, Mark.DIFFERS, Mark.ONLY_THEIRS}
TRANSLATED = "Die Regierung verlangt einen sofortigen Waffenstillstand und lehnt weitere Auflagen ab."


def practice_project(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    paragraphs = tuple(Paragraph(ParagraphId(str(n)), text) for n, text in enumerate(data["paragraphs"], 1))
    source = Source(headline=data["title"], published=data["published"], language=data["language"])
    project = edits.add_article(Project(title=data["title"]), Article(ArticleId(""), source, paragraphs))
    sides = [Party(PartyId(""), each["name"], "", tuple(each["aliases"])) for each in data["parties"] + data["third"]]
    return edits.set_parties(project, sides, (PartyId("new:0"), PartyId("new:1")))


@cache
def project_of(place):
    """A project and Briefer's own draft of it; the first two are the samples."""
    makers = [samples.sample_project, pipeline.sample_brief_project]
    project = makers[place]() if place < 2 else practice_project(PRACTICE[place - 2])
    project = edits.remove_annotations(project, [each.id for each in project.annotations])
    if not project.parties:
        project = edits.set_parties(
            project, [Party(PartyId(""), "Russia"), Party(PartyId(""), "Ukraine")], (PartyId("new:0"), PartyId("new:1"))
        )
    return project, drafting.own_drafts(project)


class Maker:
    """Makes the items of one answer with what is known of each: ("true", words) or a fault."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.project, self.drafts = project_of(seed % (2 + len(PRACTICE)))
        self.sentences = [each for each in numbered_sentences(self.project) if len(words(each.text)) > 5]
        self.parties = [party.name for party in queries.column_parties(self.project)]

    def item(self, fault):
        each = self.chance.choice(self.sentences)
        item = {"s": [each.name], "kind": self.chance.choice(KINDS), "party": self.chance.choice(self.parties)}
        item["issue"] = self.chance.choice(("Truce", "Trade and tariffs"))
        return getattr(self, f"_{fault}")(item, each)

    def _true(self, item, each):
        return item, each.text

    def _true_quoted(self, item, each):
        first, last = words(each.text)[0][0], words(each.text)[-1][1]
        quote = each.text[first:last].replace("’", "'").replace("–", "-")
        return {**item, "quote": quote}, each.text[first:last]

    def _misattributed(self, item, each):
        drafted = [*self._of_one_party()]
        if not drafted:
            return self._unknown_party(item, each)
        name, own = self.chance.choice(drafted)
        other = next(party for party in self.parties if party != own.parties[0].name)
        return {**item, "s": [name], "kind": own.kind.name, "party": other}, None

    def _of_one_party(self):
        """The sentences in which Briefer's own draft finds one party alone, with what it finds."""
        for each in numbered_sentences(self.project):
            here = [
                own
                for article in self.project.articles
                for own in self.drafts.get(article.id, ())
                if article.paragraphs[own.paragraph] is each.paragraph and own.start < each.end and each.start < own.end
            ]
            names = {party.name for own in here for party in own.parties}
            if len(names) == 1 and names <= set(self.parties):
                yield each.name, here[0]

    def _unknown_party(self, item, each):
        return {**item, "party": "Atlantis"}, None

    def _unknown_kind(self, item, each):
        return {**item, "kind": "OPINION"}, None

    def _invented(self, item, each):
        return {
            **item,
            "s": [],
            "quote": f"we will {self.chance.choice(('burn', 'sell', 'paint'))} every last zebra",
        }, None

    def _reworded(self, item, each):
        inner = words(each.text)[2]
        return {**item, "quote": f"{each.text[: inner[0]]}zebra{each.text[inner[1] :]}"}, None

    def _cut(self, item, each):
        long = next((place for place in words(each.text)[2:] if place[1] - place[0] > 3), words(each.text)[3])
        return {**item, "quote": each.text[: long[1] - 1] if long[1] - long[0] > 3 else "zebra"}, None

    def _renumbered(self, item, each):
        return {**item, "s": [f"{each.name.partition('.')[0]}.{900 + self.chance.randrange(99)}.1"]}, None

    def _translated(self, item, each):
        return {**item, "quote": TRANSLATED, "s": self.chance.choice(([], [each.name]))}, None


FAULTS = ("unknown_party", "unknown_kind", "misattributed", "invented", "reworded", "cut", "renumbered", "translated")


def cells(item):
    return (", ".join(item["s"]), item["kind"], item["party"], item["issue"], item.get("quote", ""))


HEAD = ("Sentence", "Kind", "Party", "Issue", "Quotation")


def as_lines(items):
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in items), range(1, len(items) + 1)


def as_fenced(items):
    text, _ = as_lines(items)
    return f"Certainly! Here they are.\n\n```json\n{text}\n```\n\nAnything else?", range(4, len(items) + 4)


def as_array(items):
    rows = [json.dumps(each, ensure_ascii=False) for each in items]
    return "[\n" + ",\n".join(rows) + "\n]", range(2, len(items) + 2)


def as_object(items):
    text = json.dumps({"items": items}, ensure_ascii=False, indent=1)
    return text, [n for n, line in enumerate(text.splitlines(), 1) if line == "  {"]


def as_markdown(items):
    rows = [" | ".join(cell.replace("|", "\\|") for cell in cells(each)) for each in items]
    return "\n".join((" | ".join(HEAD), "---|---|---|---|---", *rows)), range(3, len(items) + 3)


def as_tabs(items):
    return "\n".join("\t".join(each) for each in (HEAD, *map(cells, items))), range(2, len(items) + 2)


def as_page(items):
    """What a browser has on the clipboard."""
    table = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in (HEAD, *map(cells, items))
    )
    return text_of(read_markup(f"<p>Gladly:</p><table>{table}</table>", "answer")), range(3, len(items) + 3)


FORMS = (as_lines, as_fenced, as_array, as_object, as_markdown, as_tabs, as_page)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_true_item_is_lost_every_fault_is_told_by_its_line_and_no_foreign_word_is_taken(seed):
    maker = Maker(seed)
    sorts = [*(["true"] * 5), *(["true_quoted"] * 3), *FAULTS]
    maker.chance.shuffle(sorts)
    made = [maker.item(sort) for sort in sorts]
    text, lines = FORMS[seed % len(FORMS)]([item for item, _ in made])
    text += '\n{"s": ["S1.1.1"], "kind": "DEMA'
    found = read_answer(maker.project, text, drafts=maker.drafts)
    assert text.splitlines()[-1] in [each.text for each in found.unread if each.line == len(text.splitlines())]
    by_line = {}
    for each in found.proposals:
        by_line.setdefault(each.line, []).append(each)
    for sort, (_, expected), line in zip(sorts, made, lines, strict=True):
        here = by_line.get(line, [])
        if expected is None:
            assert here, (sort, line)
            assert any(each.faults or each.mark not in NO_FAULT for each in here), (sort, here)
        else:
            assert expected in [each.words for each in here if each.is_complete], (sort, line, here)
    taken = take(maker.project, [each for each in found.proposals if each.is_complete])
    texts = {each.id: each.text for article in taken.articles for each in article.paragraphs}
    for tag in taken.annotations:
        text = texts[tag.paragraph_id]
        assert tag.span is None or text[tag.span.start : tag.span.end] == tag.span.quote
    brief = pipeline.compose_brief(taken, templates.find("comparison"))
    assert brief.quotations
    assert all(is_proved(each) for each in brief.quotations)
    assert not any("zebra" in each.text or each.text in TRANSLATED for each in brief.quotations)


def test_a_quotation_that_cuts_a_word_or_leaves_a_not_out_is_whole_and_told():
    project, _ = project_of(1)
    long = next(each for each in numbered_sentences(project) if " not " in each.text)
    place = long.text.index(" not ") + 5
    item = {"quote": long.text[place:].rstrip("."), "s": [long.name], "kind": "POSITION", "party": "Russia"}
    (found,) = read_answer(project, json.dumps(item)).proposals
    assert (found.mark, found.other) == (Mark.CHANGED, item["quote"])
    assert found.words == "not " + item["quote"] or found.words.endswith(f"not {item['quote']}")
    assert found.words in long.text


def test_words_that_stand_in_several_paragraphs_are_not_silently_placed_in_the_first():
    project, _ = project_of(0)
    item = {"quote": "ceasefire", "kind": "DEMAND", "party": "Ukraine"}
    (found,) = read_answer(project, json.dumps(item)).proposals
    assert found.mark is Mark.OTHER_PLACE
    assert "paragraphs; this is the first" in found.faults[0]
