"""All that is said of a few documents from elsewhere, as somebody read it and found it right."""

import json
from dataclasses import asdict

import pytest

from briefer import edits
from briefer.brief import Brief, Bullets, Cell, Column, Facts, Heading, Para, Row, Run, Section, Table
from briefer.model import Kind, Party
from briefer.proof.foreign import check_document
from briefer.proof.foreign.columns import understood
from briefer.proof.foreign.layout import Grid
from briefer.readers import reader_for
from tests import DATA
from tests.builders import a_project, a_span, an_article, without_empty

NIGHTS, PAY, GATES = (
    ("Demand. “No crane will move after midnight” [S1 ¶1]", "Position. “Nights are for sleeping” [S1 ¶3]", "Disputed"),
    (
        "Position. “We offer nine per cent, and not a penny more” [S1 ¶2]",
        "Demand. “Nine per cent is an insult” [S1 ¶4]",
        "Disputed",
    ),
    ("Position. “The gates stay shut at night” [S1 ¶2]", "Demand. “the gates are our gates” [S1 ¶4]", "Open"),
)
FERRIES = ("Position. “There is nothing left to shout about” [S2 ¶1]\nTheir word was taken up.", "They wait.", "Open")


def a_harbour_project():
    project = a_project(
        0,
        an_article(
            "The port authority said on Monday: “No crane will move after midnight,” and that it would not talk.",
            "“The gates stay shut at night,” its director added. “We offer nine per cent, and not a penny more.”",
            "The dockers answered that “Nights are for sleeping”.",
            "Their secretary said: “Nine per cent is an insult to every docker and every family of the town, and the "
            "gates are our gates.”",
            headline="The harbour in its second week",
        ),
        an_article(
            "“It is time to sit down,” the mayor said. “There is nothing left to shout about.”",
            "The port does not talk to the press. No crane will move.",
            headline="The mayor speaks",
        ),
    )
    parties = (Party("", "Port Authority", "Port"), Party("", "Dockers", "", ("union",)), Party("", "The mayor"))
    project = edits.set_parties(project, parties, ("new:0", "new:1"))
    port, dockers, mayor = (each.id for each in project.parties)
    for paragraph, words, kind, party, issue in (
        ("a1.1", "No crane will move after midnight", Kind.DEMAND, port, "Night shifts"),
        ("a1.2", "The gates stay shut at night", Kind.POSITION, port, "Gates"),
        ("a1.2", "We offer nine per cent, and not a penny more", Kind.POSITION, port, "Pay"),
        ("a1.3", "Nights are for sleeping", Kind.POSITION, dockers, "Night shifts"),
        ("a1.4", "Nine per cent is an insult", Kind.DEMAND, dockers, "Pay"),
        ("a2.1", "It is time to sit down", Kind.POSITION, mayor, ""),
        ("a2.2", "The port does not talk to the press", Kind.EVENT, "", ""),
    ):
        found = next(each for article in project.articles for each in article.paragraphs if each.id.endswith(paragraph))
        project = edits.annotate(project, found.id, kind, (party,) if party else (), a_span(project, found.id, words))
        if issue:
            project = edits.file_under(project, edits.newest_id(project, "t"), issue)
    return project


def para(text):
    return Para((Run(text),))


def row(*cells):
    return Row(tuple(Cell((para(each),)) for each in cells))


def a_table(title, heads, *rows):
    return Table(tuple(Column((head,), 1 / len(heads)) for head in heads), rows, title, "Theme")


PROJECT = a_harbour_project()
BRIEF = Brief(
    "The harbour dispute",
    "en",
    (
        Section(
            (
                Heading(0, "The harbour dispute"),
                para("Prepared for the minister"),
                Facts((("From", "The desk"), ("Date", "5 June"))),
                para("The port wants “No crane will move after midnight” [S1 ¶1]."),
                para("Words said “so to say” are the desk’s own."),
                para("An end that “never closes in the brief"),
                Bullets(
                    (
                        para("The dockers refuse “nine per cent” [S1 ¶4]."),
                        para("Talks go on."),
                        para("The mayor offered to help."),
                    )
                ),
                a_table(
                    "Where each side stands",
                    ("No.", "Issue", "Port Authority", "Dockers", "State of play"),
                    Row((Cell((para("Work"),)),), is_theme=True),
                    row("1.1", "Night shifts", *NIGHTS),
                    row("1.2", "Pay", *PAY),
                    row("1.3", "Gates", *GATES),
                    row("1.4", "Ferries", *FERRIES),
                ),
                a_table("", ("Sign", "Meaning"), row("–", "Nothing was said.")),
                a_table(
                    "Timeline",
                    ("Date", "Event"),
                    row("3 June", "The talks were broken off."),
                    row("5 June", "The mayor offered to help."),
                ),
            )
        ),
    ),
)


def with_place(said):
    """What is said, its place in one word: paragraph, or table, row and column."""
    if "spot" not in said:
        return said
    return said | {"spot": ".".join(str(number) for number in said["spot"].values() if number)}


@pytest.mark.parametrize("path", sorted((DATA / "foreign").glob("*.*")), ids=lambda path: path.name)
def test_what_is_said_of_a_document_is_as_it_was_last_reviewed(path, golden):
    data = path.read_bytes()
    brief = BRIEF if "|" in path.read_text("utf-8") or path.stem == "sheet" else None
    report = check_document(PROJECT, reader_for(path.name, data).document(data, path.name), brief)
    said = without_empty(asdict(report)).items()
    lines = [f"{what}: {json.dumps(with_place(each), ensure_ascii=False)}" for what, listed in said for each in listed]
    golden(DATA / "golden" / f"foreign_{path.stem}.txt", "\n".join(lines) + "\n")


def as_understood(lines):
    """Each table, and how it reads: its head, what each column is, and the issue of each row."""
    project = a_harbour_project()
    names = {party.id: party.name for party in project.parties}
    for number, block in enumerate("\n".join(lines).split("\n\n")):
        cells = [[cell.strip().replace("\\n", "\n") for cell in line.split("|")] for line in block.splitlines()]
        rows = tuple({place: cell for place, cell in enumerate(row) if cell} for row in cells)
        found = understood(project, Grid(number, rows, max(map(len, cells))))
        yield block
        columns = [f"{each.role}{' ' + names[each.party_id] if each.party_id else ''}" for each in found.columns]
        yield f"\thead {found.head}: {', '.join(columns)}"
        yield f"\ttitles {' | '.join(found.titles)!r}, issues {' | '.join(found.issues)!r}"


def test_tables_are_understood_as_they_were_last_reviewed(golden):
    lines = (DATA / "proof" / "tables.txt").read_text(encoding="utf-8").splitlines()
    golden(DATA / "golden" / "proof_tables.txt", "\n".join(as_understood(lines)) + "\n")
