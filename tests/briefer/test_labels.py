"""The words that briefs print, in each language."""

import io
import string
import zipfile
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefer import edits, pipeline, templates
from briefer.brief import Facts, Heading, Table
from briefer.compose import compose
from briefer.data import resources_folder
from briefer.labels import load_labels
from briefer.writers import WRITERS
from briefer.writers.base import blocks, paras

FOLDER = resources_folder() / "labels"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
every_language = pytest.mark.parametrize("language", LANGUAGES)


def words_of(language):
    return yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))


def places(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@every_language
def test_every_language_has_every_word_with_the_same_places(language):
    english, own = words_of("en"), words_of(language)
    assert own["language"] == language
    assert set(own) - {"texts"} == set(english)
    for key in set(english) - {"one_paragraph"}:
        assert places(own[key]) == places(english[key]), key


@every_language
def test_every_language_names_twelve_months(language):
    labels = load_labels(language)
    dates = {labels.date(f"2025-{month:02}-04") for month in range(1, 13)}
    assert len(dates) == 12
    assert all("4" in date and "2025" in date for date in dates)
    assert labels.date("2025") == "2025"


def test_a_date_is_written_as_its_language_writes_it():
    written = {language: load_labels(language).date("2025-06-04") for language in LANGUAGES}
    assert written == {
        "de": "4. Juni 2025",
        "en": "4 June 2025",
        "es": "4 de junio de 2025",
        "fr": "4 juin 2025",
        "ar": "4 يونيو 2025",
        "pl": "4 czerwca 2025",
        "uk": "4 червня 2025 р.",
    }
    assert load_labels("uk").date("2025-06") == "червень 2025 р."


@every_language
@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_a_brief_in_any_language_proves_right_in_any_format(language, writer, tmp_path):
    project = edits.set_language(pipeline.sample_brief_project(), language)
    target = tmp_path / f"brief{writer.suffix}"
    (done,) = pipeline.export(project, templates.find("comparison"), [target], today="2025-06-05")
    assert done.proof.is_proved


def test_the_foot_of_an_arabic_page_runs_from_the_right_in_word_too():
    project = edits.set_field(pipeline.sample_brief_project(), "bottom_line", "المحادثات مستمرة.")
    brief = compose(edits.set_language(project, "ar"), templates.find("comparison"))
    with zipfile.ZipFile(io.BytesIO(pipeline.render(brief, ".docx"))) as package:
        foot = package.read("word/footer1.xml").decode()
        main = package.read("word/document.xml").decode()
    assert "<w:bidi/>" in foot
    assert all("<w:rtl/>" in run for run in foot.split("<w:r>")[1:] if "صفحة" in run or "PAGE" in run)
    assert "<w:right w:val=" in main
    assert "<w:bidiVisual/>" in main


def test_the_brief_has_its_own_language_or_that_of_its_template():
    project = pipeline.sample_brief_project()
    assert compose(project, templates.find("comparison")).language == "en"
    assert compose(edits.set_language(project, "fr"), templates.find("comparison")).language == "fr"


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
@pytest.mark.parametrize("name", [template.id for template in templates.builtin()])
def test_no_title_label_or_empty_side_of_a_format_stays_english_in_another_language(language, name):
    template = templates.find(name)
    brief = compose(edits.set_language(pipeline.sample_brief_project(), language), template)
    titles = {spec.title for spec in template.sections if spec.title} | {each.label for each in template.fields}
    printed = {block.text for section in brief.sections for block in section.blocks if isinstance(block, Heading)}
    printed |= {
        pair[0] for section in brief.sections for b in section.blocks if isinstance(b, Facts) for pair in b.pairs
    }
    titles |= {*template.labels.values(), *filter(None, [template.empty_side])}
    printed |= {run.text for block in blocks(brief) for para in paras(block) for run in para.runs}
    tables = [block for block in blocks(brief) if isinstance(block, Table)]
    printed |= {title for table in tables for column in table.columns for title in column.title}
    alike = {"Sources", "Date", "Points", "Argument", "Contact", "Occasion", "Point", "Addendum"}
    assert printed & titles <= alike
    assert "No stated position" not in str(brief)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_day_written_in_words_is_that_day_again(day, language):
    labels = load_labels(language)
    assert labels.day(labels.date(day.isoformat())) == day.isoformat()


@pytest.mark.parametrize(
    "words", ["", "June 2026", "5 June", "5 June 2026, noon", "99 June 2026", "5 June 2026 2027 2028"]
)
def test_other_words_are_no_day(words):
    assert load_labels("en").day(words) == ""
