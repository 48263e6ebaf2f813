"""The acts of the paper in the window: templates of one's own, the check of quotations, the whole brief as a copy."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from briefer import edits, templates
from briefer.templates import folders as template_folders


def test_a_template_of_ones_own_is_used_in_the_whole_window(window):
    shown = window.paper.open_templates()
    shown.act("duplicate")
    name = shown.gallery.current.template.id
    assert name == "comparison_copy"
    window.session.edit("Template", edits.set_template, name)
    assert window.shelf.template.path.endswith("comparison_copy.yaml")
    assert name in {template.id for template in window.shelf.known()}
    window.stages.show_stage("brief")
    window.stages.brief.form.show_tab("template")
    assert window.stages.brief.form.templates.buttons[name].isChecked()
    assert window.paper.open_templates() is shown
    shown.close()


def test_the_templates_window_opens_in_the_size_it_was_left_in(window, qtbot):
    shown = window.paper.open_templates()
    size = shown.size() - QSize(60, 40)
    shown.resize(size)
    shown.close()
    qtbot.waitUntil(lambda: not window.tasks.is_running("template pictures"), timeout=20000)
    window.paper._templates = None  # as in another run
    again = window.paper.open_templates()
    assert again is not shown
    assert again.size() == size


def test_the_offices_folder_is_searched_too(window, tmp_path):
    made = template_folders.duplicate(template_folders.entries(tmp_path)[1], tmp_path / "office", ())
    window.settings.templates_folder = str(made.parent)
    window.session.edit("Template", edits.set_template, templates.load(made).id)
    assert window.shelf.template.path == str(made)


def test_the_check_of_quotations_leads_into_the_article(window, qtbot):
    dialog = window.paper.check_quotations(window.stages.go_to_paragraph)
    qtbot.addWidget(dialog)
    paragraph = window.session.project.articles[0].paragraphs[4]
    dialog.paragraph_requested.emit(paragraph.id)
    assert window.session.focus.paragraph_id == paragraph.id
    dialog.close()


def test_the_whole_brief_is_copied_as_page_and_text(window):
    window.paper.copy_brief()
    data = QGuiApplication.clipboard().mimeData()
    assert "<html" in data.html()
    assert data.text().strip()
