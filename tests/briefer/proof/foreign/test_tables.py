"""Tables from elsewhere: two hundred errors of ten kinds, none of which is accepted, and no true cell lost to them."""

import csv
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from briefer import pipeline, queries
from briefer.model import Kind
from briefer.proof.foreign import check_document
from briefer.proof.foreign.values import Finding, Item
from briefer.readers import reader_for
from tests.office_files import docx, odt, paragraph, rtf

PROJECT = pipeline.sample_brief_project()
PARTIES = queries.column_parties(PROJECT)
PARAGRAPHS = [paragraph.text for article in PROJECT.articles for paragraph in article.paragraphs]
TIMES = 20


@dataclass(frozen=True)
class Cell:
    issue: str
    party: int
    quotation: str
    reference: str


def true_cells() -> list[Cell]:
    return [
        Cell(row.issue.title, party, item.text, item.reference)
        for row in queries.rows(PROJECT)
        for party, cell in enumerate(row.cells)
        for item in cell
        if item.annotation.kind is not Kind.EVENT
    ]


CELLS = true_cells()
LONG = [cell for cell in CELLS if len(cell.quotation.split()) >= 8]


def swapped(cell: Cell, _: random.Random) -> Cell:
    return replace(cell, party=1 - cell.party)


def other_paragraph(cell: Cell, chance: random.Random) -> Cell:
    others = [f"S1 ¶{number}" for number in range(1, len(PARAGRAPHS) + 1)]
    return replace(cell, reference=chance.choice([each for each in others if each != cell.reference]))


def negated(cell: Cell, chance: random.Random) -> Cell:
    words = cell.quotation.split()
    words.insert(chance.randrange(2, len(words) - 1), "not")
    return replace(cell, quotation=" ".join(words))


def other_number(cell: Cell, chance: random.Random) -> Cell:
    words = cell.quotation.split()
    places = [place for place, word in enumerate(words) if any(map(str.isdigit, word))]
    place = chance.choice(places) if places else chance.randrange(1, len(words) - 1)
    words[place] = str(chance.randrange(40, 99))
    return replace(cell, quotation=" ".join(words))


def stitched(cell: Cell, chance: random.Random) -> Cell:
    other = chance.choice([each for each in LONG if each.reference != cell.reference])
    first, last = cell.quotation.split()[:5], other.quotation.split()[-5:]
    return replace(cell, quotation=f"{' '.join(first)} […] {' '.join(last)}")


def other_name(cell: Cell, chance: random.Random) -> Cell:
    words = cell.quotation.split()
    names = [place for place, word in enumerate(words) if word[:1].isupper()]
    words[chance.choice(names) if names else 1] = "Belgium"
    return replace(cell, quotation=" ".join(words))


def dropped_word(cell: Cell, chance: random.Random) -> Cell:
    words = cell.quotation.split()
    del words[chance.randrange(2, len(words) - 2)]
    return replace(cell, quotation=" ".join(words))


def invented(cell: Cell, chance: random.Random) -> Cell:
    words = ["harbours", "vineyards", "lanterns", "orchards", "glaciers", "violins"]
    chance.shuffle(words)
    return replace(cell, quotation=f"we shall never trade our {words[0]} for your {words[1]} and {words[2]}")


def paraphrased(cell: Cell, chance: random.Random) -> Cell:
    words = cell.quotation.split()
    chance.shuffle(words)
    return replace(cell, quotation=f"in short, {' '.join(words)}")


def joined_sentences(cell: Cell, chance: random.Random) -> Cell:
    text = PARAGRAPHS[int(cell.reference.rpartition("¶")[2]) - 1]
    other = chance.choice([each for each in PARAGRAPHS if each != text])
    return replace(cell, quotation=f"{cell.quotation.rstrip('.')}. {' '.join(other.split()[:6])}")


KINDS: tuple[Callable[[Cell, random.Random], Cell], ...] = (
    *(swapped, other_paragraph, negated, other_number, stitched),
    *(other_name, dropped_word, invented, paraphrased, joined_sentences),
)


def rows_of(cells: list[Cell]) -> list[list[str]]:
    issues = dict.fromkeys(cell.issue for cell in cells)
    rows = [["Issue", *(party.name for party in PARTIES)]]
    for issue in issues:
        sides = [
            "\n".join(f"“{c.quotation}” [{c.reference}]" for c in cells if (c.issue, c.party) == (issue, side))
            for side in range(len(PARTIES))
        ]
        rows.append([issue, *(side or "–" for side in sides)])
    return rows


def as_csv(rows: list[list[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def as_markdown(rows: list[list[str]]) -> bytes:
    lines = [f"| {' | '.join(cell.replace(chr(10), '<br>') for cell in row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]).encode()


def as_page(rows: list[list[str]]) -> bytes:
    cells = ("".join(f"<td>{cell.replace(chr(10), '</p><p>')}</td>" for cell in row) for row in rows)
    return f"<meta charset=utf-8><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>".encode()


def as_tabs(rows: list[list[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter="\t").writerows(rows)
    return stream.getvalue().encode()


def as_word(rows: list[list[str]]) -> bytes:
    cells = ("".join(f"<w:tc>{''.join(map(paragraph, cell.split(chr(10))))}</w:tc>" for cell in row) for row in rows)
    return docx(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>")


def as_open_document(rows: list[list[str]]) -> bytes:
    def cell(words: str) -> str:
        lines = "".join(f"<text:p>{line}</text:p>" for line in words.split("\n"))
        return f"<table:table-cell>{lines}</table:table-cell>"

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return odt(f"<table:table>{lines}</table:table>")


def as_rich_text(rows: list[list[str]]) -> bytes:
    def plain(words: str) -> str:
        return "".join("\\par " if s == "\n" else s if s.isascii() else f"\\u{ord(s)}?" for s in words)

    ends = "".join(f"\\cellx{2000 * place}" for place in range(1, len(rows[0]) + 1))
    lines = (
        f"\\trowd{ends}{''.join(f'{chr(92)}pard{chr(92)}intbl {plain(cell)}{chr(92)}cell' for cell in row)}\\row\n"
        for row in rows
    )
    return rtf("".join(lines))


FORMATS = {
    **{"a.csv": as_csv, "a.tsv": as_tabs, "a.md": as_markdown, "a.html": as_page},
    **{"a.docx": as_word, "a.odt": as_open_document, "a.rtf": as_rich_text},
}


def checked(cells: list[Cell], name: str) -> tuple[Item, ...]:
    data = FORMATS[name](rows_of(cells))
    return check_document(PROJECT, reader_for(name, data).document(data, name)).items


def seeded(kind: Callable[[Cell, random.Random], Cell]) -> Iterator[tuple[Cell, list[Item]]]:
    """Each wrong cell, and what is said of it and of all the true ones around it."""
    for number in range(TIMES):
        chance = random.Random(f"{kind.__name__}{number}")
        right = chance.choice(LONG)
        wrong = kind(right, chance)
        cells = [wrong if cell is right else cell for cell in CELLS]
        yield wrong, list(checked(cells, sorted(FORMATS)[number % len(FORMATS)]))


@pytest.mark.parametrize("name", FORMATS)
def test_every_cell_of_a_true_table_agrees(name):
    found = checked(CELLS, name)
    assert len(found) == len(CELLS)
    assert {each.finding for each in found} == {Finding.AGREES}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_seeded_error_is_accepted_and_no_true_cell_is_lost_to_it(kind):
    for wrong, items in seeded(kind):
        (said,) = (each for each in items if each.text == wrong.quotation)
        assert said.finding is not Finding.AGREES, wrong
        assert all(each.finding is Finding.AGREES for each in items if each is not said), wrong
        assert len(items) == len(CELLS)


def test_words_in_the_other_partys_column_are_named_as_such():
    found = [each for wrong, items in seeded(swapped) for each in items if each.text == wrong.quotation]
    assert {each.finding for each in found} == {Finding.OTHER_PARTY}
    assert all(each.whose != (each.party,) for each in found)


def test_a_table_whose_columns_are_swapped_agrees_nowhere():
    found = checked([replace(cell, party=1 - cell.party) for cell in CELLS], "a.csv")
    assert {each.finding for each in found} == {Finding.OTHER_PARTY}


def test_a_table_is_judged_without_tags_by_what_the_article_says_itself():
    bare = replace(PROJECT, annotations=(), issues=())
    right, wrong = (as_csv(rows_of(cells)) for cells in (CELLS, [replace(c, party=1 - c.party) for c in CELLS]))
    for data, finding in ((right, Finding.AGREES), (wrong, Finding.OTHER_PARTY)):
        found = check_document(bare, reader_for("a.csv", data).document(data, "a.csv")).items
        assert {each.finding for each in found} == {finding}


def test_of_words_that_nobody_tagged_it_is_told_where_the_article_leaves_open_whose_they_are():
    """Without tags most words in the wrong column are named as such, and of no other is it kept back."""
    bare = replace(PROJECT, annotations=(), issues=())
    named = 0
    for cell in LONG:
        data = as_csv(rows_of([swapped(each, random.Random()) if each is cell else each for each in CELLS]))
        items = check_document(bare, reader_for("a.csv", data).document(data, "a.csv")).items
        (said,) = (each for each in items if each.text == cell.quotation)
        named += said.finding is Finding.OTHER_PARTY
        assert said.finding is Finding.OTHER_PARTY or "Nobody tagged these words" in said.note, said
    assert named > len(LONG) / 2
