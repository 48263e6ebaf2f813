"""Briefer's own briefs, checked as documents from elsewhere: untouched they agree, and each change is told as such."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from briefer import pipeline, templates
from briefer.data import resources_folder
from briefer.proof.foreign import check_document
from briefer.proof.foreign.values import Finding, Report
from briefer.proof.rule import is_quotation
from briefer.readers import reader_for
from briefer.writers.sheets import main_table, texts
from tests.briefer.proof.foreign.test_tables import as_csv
from tests.office_files import W, docx

PROJECT = pipeline.sample_brief_project()
BRIEF = pipeline.compose_brief(PROJECT, templates.find("comparison"))
MARKDOWN = pipeline.render(BRIEF, ".md").decode()
FORMATS = (".docx", ".pdf", ".html", ".md", ".csv")
SAVED_AGAIN = (
    *((".docx", ".docx"), (".docx", ".odt"), (".docx", ".rtf"), (".docx", ".pdf"), (".docx", ".html")),
    *((".html", ".html"), (".html", ".odt"), (".docx", ".txt"), (".csv", ".csv")),
)
"""What LibreOffice opens, and as what it saves it again."""


def checked(data: bytes, name: str, brief=BRIEF) -> Report:
    return check_document(PROJECT, reader_for(name, data).document(data, name), brief)


def told(*changes: tuple[str, str]) -> Report:
    """What is said of the brief in Markdown with some words changed."""
    text = MARKDOWN
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return checked(text.encode(), "brief.md")


def row_of(number: str) -> str:
    return next(line for line in MARKDOWN.splitlines() if f'id="row-{number}"' in line)


def only(report: Report) -> str:
    (deviation,) = report.deviations
    return deviation.message


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("template", templates.builtin(), ids=lambda each: each.id)
def test_an_untouched_brief_agrees_to_the_last_quotation(suffix, template):
    brief = pipeline.compose_brief(PROJECT, template)
    printed = [each.text for each in brief.quotations]
    if suffix == ".csv":  # the rows of one table alone, or of none
        rows = ["".join(line) for table in main_table(brief) for line in texts(table)]
        printed = [each for each in printed if any(each in line for line in rows)]
        if not main_table(brief):
            return
    assert_all_agrees(checked(pipeline.render(brief, suffix), f"brief{suffix}", brief), printed)


def saved_again(path: Path, suffix: str) -> bytes:
    """Return a file as LibreOffice saves it again, with the fonts that briefs are printed in."""
    folder = path.parent
    (folder / "fonts.conf").write_text(
        f"<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{resources_folder() / 'fonts'}</dir></fontconfig>"
    )
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", suffix[1:]]
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(
        [*command, "--outdir", str(folder / "again"), str(path)], check=True, capture_output=True, env=environment
    )
    found = folder / "again" / f"{path.stem}{suffix}"
    if not found.exists():
        pytest.skip(f"this LibreOffice does not open {path.suffix}")
    return found.read_bytes()


def assert_all_agrees(report: Report, printed: Iterable[str]) -> None:
    wrong = [each for each in report.items if each.finding is not Finding.AGREES]
    assert report.is_right, (report.deviations, wrong)
    told = [each.text for each in report.items]
    assert [each for each in printed if not any(is_quotation(each, text) for text in told)] == []


@pytest.mark.endurance
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize(("written", "saved"), SAVED_AGAIN)
def test_a_brief_that_libreoffice_saved_again_agrees_to_the_last_quotation(tmp_path, written, saved):
    path = tmp_path / f"brief{written}"
    path.write_bytes(pipeline.render(BRIEF, written))
    rows = ["".join(line) for table in main_table(BRIEF) for line in texts(table)]
    printed = [each.text for each in BRIEF.quotations if written != ".csv" or any(each.text in row for row in rows)]
    assert_all_agrees(checked(saved_again(path, saved), f"brief{saved}"), printed)


@pytest.mark.endurance
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("template", ["four_column", "negotiation", "submission", "chronology", "flash"])
def test_a_pdf_that_libreoffice_saved_again_agrees_if_all_its_pages_lie_one_way(tmp_path, template):
    """Pages of two sorts LibreOffice Draw makes alike, and drops what then lies outside."""
    brief = pipeline.compose_brief(PROJECT, templates.find(template))
    path = tmp_path / "brief.pdf"
    path.write_bytes(pipeline.render(brief, ".pdf"))
    printed = [each.text for each in brief.quotations]
    assert_all_agrees(checked(saved_again(path, ".pdf"), "brief.pdf", brief), printed)


def test_a_missing_row_and_an_added_one_are_told():
    assert only(told((f"{row_of('2.1')}\n", ""))) == "The row “2.1 Territory” of the brief is missing."
    added = "| 2.9 | **Fish** | – | “Kyiv refuses to cede territory” [S1 ¶6] | **Apart** |"
    assert only(told((row_of("2.2"), f"{row_of('2.2')}\n{added}"))) == "The row “2.9 Fish” is not in the brief."


def test_a_theme_that_was_added_between_the_rows_is_told():
    added = "| **9  Fish** |  |  |  |  |"
    assert only(told((row_of("2.2"), f"{added}\n{row_of('2.2')}"))) == "The row “9 Fish” is not in the brief."


def test_a_row_of_which_only_the_first_cell_is_left_reads_otherwise():
    theme = next(line for line in MARKDOWN.splitlines() if "2  Territory and status" in line)
    changed = theme.replace("|  |  |  |  |", "| and more |  |  |  |")
    assert "reads" in only(told((theme, changed)))


def test_a_table_that_was_taken_out_of_the_brief_is_told():
    start = MARKDOWN.index("| No. | Issue | Russia")
    end = MARKDOWN.index("\n\n", start)
    messages = [each.message for each in told((MARKDOWN[start:end], "")).deviations]
    assert "The table “Positions compared” of the brief is missing." in messages


def test_a_table_of_the_brief_is_found_under_a_line_that_somebody_put_over_it():
    over, rows = ["Our comments, 5 June"], texts(main_table(BRIEF)[0])
    assert checked(as_csv([over, *rows]), "brief.csv").is_right
    report = checked(as_csv([over, *rows[:3], *rows[4:]]), "brief.csv")
    assert only(report) == f"The row “{' '.join(' '.join(rows[3][:2]).split())}” of the brief is missing."


def test_a_table_with_one_of_two_names_of_the_briefs_columns_is_another_one():
    assert checked(b"| Assessment | Harvest |\n|---|---|\n| Apart | good |\n", "a.md").deviations == ()


def test_a_changed_kind_state_reference_and_title_are_told_as_what_they_are():
    assert "the kind of" in only(told(("**Demand.** “Moscow wants", "**Position.** “Moscow wants")))
    assert "the state of play is changed" in only(told(("**Converging**<br>", "**Agreed**<br>")))
    assert "the title of the row is changed" in only(told(("**Language**", "**Tongue**")))
    row = row_of("2.1")
    report = told((row, row.replace("¶6", "¶5")))
    assert "the reference of" in only(report)
    assert report.count(Finding.OTHER_PLACE) == 1


def test_a_passage_under_another_party_is_told():
    cells = row_of("2.1").split(" | ")
    cells[2], cells[3] = cells[3], cells[2]
    report = told((row_of("2.1"), " | ".join(cells)))
    assert report.count(Finding.OTHER_PARTY) == 3
    assert all("the party is changed" in each.message for each in report.deviations)
    who = told(("memorandum with its terms.” | Russia", "memorandum with its terms.” | Ukraine"))
    assert "the party is changed" in only(who)


def test_marks_taken_off_a_quotation_are_told_in_a_table_and_in_a_list():
    report = told(("“Kyiv refuses to cede territory”", "Kyiv refuses to cede territory"))
    assert "the quotation marks of" in only(report)
    assert report.count(Finding.CLAIM) == 1
    point = next(line for line in MARKDOWN.splitlines() if line.startswith("- ") and "“a full and" in line)
    points = told((point, point.replace("“", "").replace("”", "")))
    assert only(points).startswith("Quotation marks were taken off")


def test_a_changed_passage_that_stands_in_no_table_is_told():
    assert only(told(("No truce, and no common", "A truce, and some common"))).startswith("A passage of the brief")


def test_a_document_with_nothing_of_the_brief_is_not_compared_with_it():
    assert checked("| Issue | Russia |\n|---|---|\n| Fish | – |\n".encode(), "a.md").deviations == ()


def test_a_table_that_somebody_made_otherwise_owes_the_brief_nothing():
    table = "| Issue | Russia | Ukraine |\n|---|---|---|\n| Land | – | “Kyiv refuses to cede territory” |\n"
    assert checked(table.encode(), "a.md").is_right


def test_tracked_changes_and_comments_make_a_document_not_right():
    body = '<w:p><w:ins w:author="Ada"><w:r><w:t>Hello there.</w:t></w:r></w:ins></w:p>'
    report = checked(docx(body), "a.docx")
    assert [each.text for each in report.changes] == ["Hello there."]
    assert not report.is_right
    comment = f'<w:comments xmlns:w="{W}"><w:comment w:id="1"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p></w:comment>'
    noted = docx("<w:p><w:r><w:t>Hello.</w:t></w:r></w:p>", word__comments=f"{comment}</w:comments>")
    assert not checked(noted, "a.docx").is_right


def test_a_claim_without_a_quotation_is_listed_and_a_dash_is_none():
    table = "| Issue | Russia | Ukraine |\n|---|---|---|\n| Fish | – | Kyiv wants more fish. |\n| Bread | n/a |  |\n"
    (claim,) = checked(table.encode(), "a.md").items
    assert (claim.finding, claim.party, claim.issue) == (Finding.CLAIM, "Ukraine", "Fish")


def test_a_table_whose_rows_name_the_parties_is_understood():
    rows = "| Party | Quotation | Ref. |\n|---|---|---|\n| {} | “Kyiv refuses to cede territory” | S1 ¶6 |\n"
    right = checked(rows.format("Ukraine").encode(), "a.md").items
    wrong = checked(rows.format("Moscow").encode(), "a.md").items
    assert [each.finding for each in (*right, *wrong)] == [Finding.AGREES, Finding.OTHER_PARTY]


def test_a_row_without_a_label_goes_on_with_the_one_above():
    table = "| Issue | Ukraine |\n|---|---|\n| Territory | – |\n|  | “Kyiv refuses to cede territory” |\n"
    (found,) = checked(table.encode(), "a.md").items
    assert found.issue == "Territory"


def test_a_table_without_names_of_columns_is_understood_by_the_parties_in_its_rows():
    rows = (
        "| Ukraine | “Kyiv refuses to cede territory” | S1 ¶6 |\n"
        "| Moscow | “Moscow rejects an unconditional ceasefire” | S1 ¶5 |\n"
        "| {} | “a full and unconditional ceasefire of at least 30 days” | S1 ¶2 |\n"
    )
    for who, finding in (("Kyiv", Finding.AGREES), ("Russia", Finding.OTHER_PARTY)):
        report = checked(f"| a | b | c |\n|---|---|---|\n{rows.format(who)}".encode(), "a.md")
        assert [each.finding for each in report.items] == [Finding.AGREES, Finding.AGREES, finding]
        assert [each.role.value for each in report.mappings[0].columns] == ["who", "said", "reference"]


def test_words_that_stand_in_several_paragraphs_agree_with_each_of_them():
    article = PROJECT.articles[0]
    again = replace(article.paragraphs[5], id="twin")
    project = replace(PROJECT, articles=(replace(article, paragraphs=(*article.paragraphs, again)),))
    text = f"“Kyiv refuses to cede territory” [S1 ¶{len(article.paragraphs) + 1}]"
    (found,) = check_document(project, reader_for("a.txt", text.encode()).document(text.encode(), "a.txt")).items
    assert found.finding is Finding.AGREES
