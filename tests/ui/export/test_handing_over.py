"""Printing and mailing: the pages of the PDF on the printer, the proved Word file in the mail program."""

import stat

import docx
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from briefer import edits, pipeline, templates
from briefer.errors import WriteError
from briefer.process import opened_pdf
from ui.export import mailing, printing


@pytest.fixture(scope="module")
def project():
    return pipeline.sample_brief_project()


@pytest.fixture
def template():
    return templates.find("comparison")


def into(printer, target):
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def sizes(data):
    with opened_pdf(data) as document:
        return [document.get_page_size(n) for n in range(len(document))]


def test_each_page_is_printed_the_way_round_that_it_has(qapp, project, template, tmp_path):
    steps = []
    printer = into(printing.printer_for(template), tmp_path / "out.pdf")
    count = printing.print_brief(project, template, printer, "2026-06-01", steps.append)
    printed = sizes((tmp_path / "out.pdf").read_bytes())
    (tmp_path / "brief.pdf").touch()
    pipeline.export(project, template, [tmp_path / "brief.pdf"])
    wanted = sizes((tmp_path / "brief.pdf").read_bytes())
    assert count == len(printed) == len(wanted) > 1
    assert [w > h for w, h in printed] == [w > h for w, h in wanted]
    assert all(abs(a - b) < 3 for p, q in zip(printed, wanted, strict=True) for a, b in zip(p, q, strict=True))
    assert f"Printing page {count} of {count}" in steps


def test_the_page_on_paper_looks_as_in_the_pdf(qapp, project, template, tmp_path):
    printer = into(printing.printer_for(template), tmp_path / "out.pdf")
    printing.print_brief(project, template, printer, "", lambda _: None)
    (tmp_path / "brief.pdf").touch()
    pipeline.export(project, template, [tmp_path / "brief.pdf"])
    ink = []
    for name in ("out.pdf", "brief.pdf"):
        with opened_pdf((tmp_path / name).read_bytes()) as document:
            bands = document[0].render(scale=1).to_pil().convert("L").resize((1, 40))
            ink.append([255 - bands.getpixel((0, row)) for row in range(40)])
    assert sum(ink[1]) > 100
    assert all(abs(a - b) < 8 for a, b in zip(*ink, strict=True))


def test_a_range_of_pages_is_kept(qapp, project, template, tmp_path):
    printer = into(printing.printer_for(template), tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    assert printing.print_brief(project, template, printer, "", lambda _: None) == 1


def test_what_may_not_be_exported_is_not_printed_either(qapp, project, template, tmp_path):
    wrong = edits.set_field(project, "bottom_line", "He said “we will paint every zebra” twice.")
    printer = into(printing.printer_for(template), tmp_path / "out.pdf")
    with pytest.raises(WriteError):
        printing.print_brief(wrong, template, printer, "", lambda _: None)
    assert not (tmp_path / "out.pdf").exists()


def test_print_asks_by_the_systems_dialog_and_tells_what_is_on_its_way(window, monkeypatch, tmp_path, project):
    window.session.open(project, None)

    def choose(dialog):
        into(dialog.printer(), tmp_path / "out.pdf")
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    window.keyboard.made["file.print"].trigger()
    assert (tmp_path / "out.pdf").stat().st_size > 1000
    assert "on their way to the printer" in window.status.told


def a_mail_program(tmp_path, monkeypatch, status=0):
    program = tmp_path / "bin" / "xdg-email"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/asked"\nexit {status}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setattr(mailing.sys, "platform", "linux")


def test_the_mail_program_gets_the_proved_word_file_and_its_title(window, monkeypatch, tmp_path, project):
    a_mail_program(tmp_path, monkeypatch)
    window.session.open(project, None)
    (tmp_path / "outgoing").mkdir()
    (tmp_path / "outgoing" / "old.docx").touch()
    window.paper.mail_brief(tmp_path / "outgoing")
    (file,) = (tmp_path / "outgoing").iterdir()
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked[:3] == ["--utf8", "--subject", docx.Document(str(file)).core_properties.title]
    assert asked[3:] == ["--attach", str(file)]
    assert (tmp_path / "outgoing").stat().st_mode & 0o077 == 0
    assert "Nothing is sent before you send it." in window.status.told


@pytest.mark.parametrize("has_program", [True, False])
def test_where_no_mail_program_takes_it_the_file_is_shown(window, monkeypatch, tmp_path, project, has_program):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    if has_program:
        a_mail_program(tmp_path, monkeypatch, status=3)
    else:
        monkeypatch.setattr(mailing.shutil, "which", lambda _: None)
    window.session.open(project, None)
    window.paper.mail_brief(tmp_path / "outgoing")
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "outgoing"))]
    assert "Attach it to your mail" in window.status.told
