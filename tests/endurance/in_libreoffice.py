"""Goes over Word files in LibreOffice itself, with recorded changes: run by a Python that has LibreOffice's `uno`.

    python3 in_libreoffice.py SOFFICE FOLDER     reads FOLDER/jobs.json, writes each job's document there

A job is {"file", "to", "is_tracked", "acts"}; an act is the name of a function here and what it takes, the paragraph by
the whole name of its bookmark first.
"""

import json
import pathlib
import re
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

WAIT_S = 60
WORD = "MS Word 2007 XML"


def main(soffice, folder):
    """Do every job of the folder in one LibreOffice with a profile of its own."""
    folder = pathlib.Path(folder).resolve()
    pipe = f"briefer{time.monotonic_ns()}"
    office = subprocess.Popen(
        [
            soffice,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ]
    )
    try:
        desktop = connected(pipe)
        for job in json.loads((folder / "jobs.json").read_text(encoding="utf-8")):
            do(desktop, folder, job)
        desktop.terminate()
    finally:
        office.kill()
        office.wait()


def connected(pipe):
    """Return the desktop of LibreOffice, once it is there."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + WAIT_S
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def do(desktop, folder, job):
    """Open a document, do the acts of a job, and store it as a Word file."""
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL((folder / job["file"]).as_uri(), "_blank", 0, (hidden,))
    document.RecordChanges = job["is_tracked"]
    for name, mark, *rest in job["acts"]:
        ACTS[name](document, document.Bookmarks.getByName(mark).Anchor, *rest)
    document.storeToURL((folder / job["to"]).as_uri(), (PropertyValue("FilterName", 0, WORD, 0),))
    document.close(True)


def replace(_, anchor, old, new):
    """Put other words in the place of words in a paragraph, as a person selects and types."""
    cursor = anchor.Text.createTextCursorByRange(anchor.Start)
    cursor.gotoEndOfParagraph(True)
    at = cursor.String.index(old)
    cursor.gotoStartOfParagraph(False)
    cursor.goRight(at, False)
    cursor.goRight(len(old), True)
    cursor.String = new


def delete(_, anchor):
    """Take the words of a paragraph out."""
    cursor = anchor.Text.createTextCursorByRange(anchor.Start)
    cursor.gotoEndOfParagraph(True)
    cursor.String = ""


def add_paragraph(_, anchor, words):
    """Write a paragraph behind another."""
    cursor = anchor.Text.createTextCursorByRange(anchor.End)
    cursor.gotoEndOfParagraph(False)
    anchor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    anchor.Text.insertString(cursor, words, False)


def comment(document, anchor, words):
    """Comment on a paragraph."""
    made = document.createInstance("com.sun.star.text.textfield.Annotation")
    made.Author, made.Content = "Ann Clearer", words
    cursor = anchor.Text.createTextCursorByRange(anchor.Start)
    cursor.gotoEndOfParagraph(True)
    anchor.Text.insertTextContent(cursor, made, True)


def delete_row(_, anchor):
    """Take a row out of its table."""
    anchor.TextTable.Rows.removeByIndex(_row(anchor), 1)


def _row(anchor):
    return int(re.search(r"\d+$", anchor.Cell.CellName)[0]) - 1


ACTS = {each.__name__: each for each in (replace, delete, add_paragraph, comment, delete_row)}


if __name__ == "__main__":
    main(*sys.argv[1:])
