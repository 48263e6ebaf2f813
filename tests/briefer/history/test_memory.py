"""Memory over all briefs: found by words, party, kind, issue and date; what changed or is gone is noticed."""

import json
import os
import sqlite3
from datetime import UTC, datetime

import pytest

from briefer import edits
from briefer.__main__ import main
from briefer.errors import BrieferError, Cancelled
from briefer.history.bringing import bring_in
from briefer.history.memory import Memory, Wanted, find_in
from briefer.model import Article, ArticleId, Kind, Paragraph, ParagraphId, Source
from briefer.store import lock, project_file
from briefer.store.running import Running
from briefer.writers import WRITERS
from tests.builders import a_project, a_tagged_project, an_article

TEXTS = {
    "Москва вимагає виведення військ.": "військ",
    "تطالب الحكومة بوقف فوري لإطلاق النار.": "فوري",
    "中方要求立即停火并认为谈判必须继续。": "立即停火",
    "Le Président exige une trêve générale.": "treve generale",
}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "briefs"
    made.mkdir()
    return made


@pytest.fixture
def memory(tmp_path):
    made = Memory(tmp_path / "own" / "memory.sqlite")
    yield made
    made.close()


def a_brief(text, kind=Kind.DEMAND, published="2026-03-04"):
    article = Article(
        ArticleId(""), Source("Headline", "The Paper", published=published), (Paragraph(ParagraphId("1"), text),)
    )
    project = a_project(2, article)
    return edits.file_under(edits.annotate(project, "a1.1", kind, ("p2",)), "t4", "Troops")


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_found_in_every_script_without_case_and_accents(folder, memory, text):
    project_file.save(a_brief(text), folder / "one.briefer")
    memory.update([folder])
    (hit,) = memory.find(Wanted(TEXTS[text]))
    assert (hit.words, hit.reference, hit.parties, hit.issue) == (text, "S1 ¶1", ("Russia",), "Troops")
    assert memory.find(Wanted(TEXTS[text] + "x")) == ()


def test_a_short_word_of_a_script_without_spaces_is_found(folder, memory):
    project_file.save(a_brief("中方要求立即停火。"), folder / "one.briefer")
    memory.update([folder])
    assert len(memory.find(Wanted("停火"))) == 1
    assert memory.find(Wanted("火停")) == ()


def test_hits_are_filtered_by_party_kind_issue_and_date(folder, memory):
    project_file.save(a_brief("Withdraw the troops now.", published="2026-03-04"), folder / "one.briefer")
    project_file.save(a_brief("The troops stay.", Kind.POSITION, "2025-11-30"), folder / "two.briefer")
    memory.update([folder])
    assert [hit.date for hit in memory.find(Wanted("troops"))] == ["2026-03-04", "2025-11-30"]
    for wanted, count in (
        (Wanted("troops", party="Kremlin"), 2),
        (Wanted("troops", party="Kyiv"), 0),
        (Wanted("troops", kind=Kind.POSITION), 1),
        (Wanted("troops", issue="troop"), 2),
        (Wanted("troops", since="2026"), 1),
        (Wanted("troops", until="2025-11"), 1),
        (Wanted("troops", until="2026-03-04"), 2),
        (Wanted(party="Moscow"), 2),
    ):
        assert len(memory.find(wanted)) == count, wanted


def test_only_what_changed_is_read_again_and_what_is_gone_gives_no_hits(folder, memory):
    one, two = folder / "one.briefer", folder / "deeper" / "two.briefer"
    two.parent.mkdir()
    project_file.save(a_brief("The first demand."), one)
    project_file.save(a_brief("The second demand."), two)
    read = []
    memory.update([folder], progress=read.append)
    memory.update([folder], progress=read.append)
    assert sorted(read) == ["one.briefer", "two.briefer"]
    project_file.save(a_brief("The third demand."), one)
    os.utime(one, ns=(1, 1))
    memory.update([folder], progress=read.append)
    assert read[2:] == ["one.briefer"]
    assert memory.find(Wanted("first")) == ()
    assert len(memory.find(Wanted("third"))) == 1
    memory.update([folder], left_out=[two.parent])
    assert memory.find(Wanted("second")) == ()
    one.unlink()
    memory.update([folder])
    assert [hit.words for hit in memory.find(Wanted("demand"))] == ["The second demand."]


def test_a_damaged_project_is_said_and_keeps_no_other_back(folder, memory):
    project_file.save(a_brief("A demand."), folder / "good.briefer")
    (folder / "bad.briefer").write_text("{", encoding="utf-8")
    (trouble,) = memory.update([folder])
    assert "bad.briefer" in trouble
    assert len(memory.find(Wanted("demand"))) == 1


def test_a_project_of_a_newer_briefer_and_one_that_is_open_elsewhere_are_read_as_far_as_they_can_be(folder, memory):
    project_file.save(a_brief("An open demand."), folder / "open.briefer")
    run = Running("desk", 1, 0.0, "abc", "ann")
    lock.take(folder / "open.briefer", run, datetime(2026, 3, 4, tzinfo=UTC))
    newer = json.loads(project_file.dumps(a_brief("A newer demand.")))
    (folder / "newer.briefer").write_text(json.dumps(newer | {"version": 99}), encoding="utf-8")
    assert memory.update([folder]) == ()
    assert {hit.words for hit in memory.find(Wanted("demand"))} == {"An open demand.", "A newer demand."}


def test_an_index_that_is_none_is_made_anew(tmp_path, folder):
    path = tmp_path / "memory.sqlite"
    path.write_bytes(b"no database at all, but rather long: " * 50)
    project_file.save(a_brief("A demand."), folder / "one.briefer")
    again = Memory(path)
    again.update([folder])
    assert len(again.find(Wanted("demand"))) == 1
    again.close()


def test_a_stop_keeps_what_was_read(folder, memory):
    for name in ("a", "b"):
        project_file.save(a_brief(f"Demand {name}."), folder / f"{name}.briefer")

    def stop(name):
        if name == "b.briefer":
            raise Cancelled

    with pytest.raises(Cancelled):
        memory.update([folder], progress=stop)
    assert len(memory.find(Wanted("demand"))) == 1


@pytest.mark.parametrize("words", ['"', '" OR "', "*", "a* NOT", "( ) ^ : - +", '停"火停', "'; drop table items"])
def test_no_word_breaks_the_search(folder, memory, words):
    project_file.save(a_brief("A demand."), folder / "one.briefer")
    memory.update([folder])
    memory.find(Wanted(words, party=words, issue=words))
    assert len(memory.find(Wanted("demand"))) == 1


def test_a_passage_is_brought_in_with_its_source_party_and_row_once():
    other = a_tagged_project()
    project = a_project(2, an_article("Another article."))
    done = bring_in(project, other, "t10")
    assert [article.source.headline for article in done.articles] == ["Talks open in Istanbul"] * 2
    (tag,) = done.annotations
    text = done.articles[1].paragraphs[3].text
    assert (tag.paragraph_id, text) == (done.articles[1].paragraphs[3].id, "Turkey offers to host the talks.")
    assert [party.name for party in done.parties] == ["Russia", "Ukraine", "Turkey"]
    assert bring_in(done, other, "t10") is done
    both = bring_in(done, other, "t5")
    assert (len(both.articles), [issue.title for issue in both.issues]) == (2, ["Withdrawal"])


def test_the_command_finds_in_a_folder_and_says_what_it_could_not_read(folder, capsys):
    project_file.save(a_brief("Withdraw the troops."), folder / "one.briefer")
    (folder / "bad.briefer").write_text("{", encoding="utf-8")
    assert main(["find", "troops", "--folder", str(folder), "--party", "Russia"]) == 0
    said = capsys.readouterr()
    assert "Russia, demand: “Withdraw the troops.”" in said.out
    assert "bad.briefer" in said.err
    assert main(["find", "troops", "--folder", str(folder / "none")]) == 1


def test_a_full_disk_is_one_sentence(folder, tmp_path, monkeypatch):
    def full(self, *_, **__):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Memory, "update", full)
    with pytest.raises(BrieferError, match=r"memory\.sqlite could not be used"):
        find_in(tmp_path / "memory.sqlite", [folder], Wanted("demand"))


def an_edition(*texts):
    """Return a project with the third paragraph of an article without an address tagged."""
    project = a_project(2, an_article(*texts))
    return edits.annotate(project, "a1.3", Kind.DEMAND, ("p2",))


def test_a_passage_of_another_edition_without_an_address_is_no_second_source():
    first = an_edition("Talks open.", "They met at noon.", "Moscow wants the troops out.", "No date is set.")
    other = an_edition(
        "Talks open in Istanbul.", "They met at noon.", "Moscow wants the troops out.", "No date is set."
    )
    done = bring_in(edits.remove_annotation(first, "t4"), other, other.annotations[0].id)
    assert len(done.articles) == 1
    assert [tag.paragraph_id for tag in done.annotations] == ["a1.3"]


def test_what_was_found_in_all_briefs_prints_by_date_in_every_format(folder, tmp_path, capsys):
    project_file.save(a_brief("The troops leave in May, said the envoy.", published="2026-03-04"), folder / "b.briefer")
    project_file.save(a_brief("The troops stay, said the envoy.", published="2025-11-30"), folder / "a.briefer")
    outputs = [tmp_path / f"russia{writer.suffix}" for writer in WRITERS]
    words = [each for output in outputs for each in ("-o", str(output))]
    assert main(["find", "troops", "--party", "Russia", "--folder", str(folder), *words]) == 0
    assert "russia.pdf: 2 passages of 2 sources." in capsys.readouterr().out
    text = (tmp_path / "russia.md").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "# Russia: troops" in text
    assert text.index("30 November 2025") < text.index("“The troops stay") < text.index("4 March 2026")
    assert main(["find", "ferries", "--folder", str(folder), "-o", str(tmp_path / "none.md")]) == 1
    assert "nothing to print" in capsys.readouterr().err


def test_projects_and_folders_are_left_out_by_command(folder, capsys):
    project_file.save(a_brief("The troops leave."), folder / "one.briefer")
    assert main(["find", "troops", "--folder", str(folder), "--leave-out", str(folder / "one.briefer")]) == 0
    assert capsys.readouterr().out == ""
