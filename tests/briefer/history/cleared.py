"""A brief's Word file gone over by a colleague: plain and tracked edits, by the bookmark of a paragraph."""

from __future__ import annotations

import copy
import io
import zipfile

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from tests.office_files import RELATION


class Copy:
    """A Word file being gone over; `is_tracked` records who changed what."""

    def __init__(self, data, *, is_tracked=False):
        self.document = Document(io.BytesIO(data))
        self.is_tracked = is_tracked
        self._changes = 900

    @property
    def data(self):
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def paragraph(self, mark):
        """Return the first paragraph whose hidden bookmark ends like this ("c_t5_2_0")."""
        starts = self.document.element.body.iter(qn("w:bookmarkStart"))
        start = next(
            each
            for each in starts
            if each.get(qn("w:name")).startswith("_bf") and each.get(qn("w:name")).endswith(mark)
        )
        return next(each for each in start.iterancestors() if each.tag == qn("w:p"))

    def replace(self, mark, old, new):
        """Put other words in the place of words in a paragraph."""
        paragraph = self.paragraph(mark)
        text = text_of(paragraph)
        before, found, after = text.partition(old)
        assert found == old
        for run in [each for each in paragraph if each.tag in {qn("w:r"), qn("w:hyperlink")}]:
            paragraph.remove(run)
        at = next(place for place, each in enumerate(paragraph) if each.tag == qn("w:bookmarkEnd"))
        pieces = [a_run(before), *self._changed(old, new), a_run(after)]
        paragraph[at:at] = [each for each in pieces if each is not None]

    def _changed(self, old, new):
        if not self.is_tracked:
            return [a_run(new)] if new else []
        return [self._change("w:del", a_run(old, "w:delText")), *([self._change("w:ins", a_run(new))] if new else [])]

    def _change(self, tag, *inside):
        change = OxmlElement(tag)
        self._changes += 1
        change.set(qn("w:id"), str(self._changes))
        change.set(qn("w:author"), "Ann Clearer")
        change.extend(inside)
        return change

    def delete(self, mark):
        """Take the words of a paragraph out."""
        self.replace(mark, text_of(self.paragraph(mark)), "")

    def row(self, mark):
        return next(each for each in self.paragraph(mark).iterancestors() if each.tag == qn("w:tr"))

    def delete_row(self, mark):
        row = self.row(mark)
        if not self.is_tracked:
            row.getparent().remove(row)
            return
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = OxmlElement("w:trPr")
            row.insert(0, properties)
        properties.append(self._change("w:del"))

    def move_row(self, mark, before):
        self.row(before).addprevious(self.row(mark))

    def add_row(self, mark, title):
        """Add a row after another, with a title and no bookmarks."""
        row = copy.deepcopy(self.row(mark))
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            for each in list(row.iter(qn(tag))):
                each.getparent().remove(each)
        for number, cell in enumerate(row.iter(qn("w:tc"))):
            for paragraph in list(cell.iter(qn("w:p")))[1:]:
                cell.remove(paragraph)
            paragraph = next(cell.iter(qn("w:p")))
            for run in [each for each in paragraph if each.tag in {qn("w:r"), qn("w:hyperlink")}]:
                paragraph.remove(run)
            if number == 1:
                paragraph.append(a_run(title))
        self.row(mark).addnext(row)

    def move_item(self, mark, to):
        """Bring a paragraph into the cell of another, behind it."""
        paragraph = self.paragraph(mark)
        rest = copy.deepcopy(paragraph)
        for each in list(rest)[1:]:
            rest.remove(each)
        paragraph.addprevious(rest)
        self.paragraph(to).addnext(paragraph)

    def add_paragraph(self, mark, words):
        new = OxmlElement("w:p")
        new.append(a_run(words))
        self.paragraph(mark).addnext(new)

    def comment(self, mark, words):
        runs = [each for each in self.document.paragraphs if each._p is self.paragraph(mark)]
        paragraph = runs[0] if runs else _in_tables(self.document, self.paragraph(mark))
        self.document.add_comment(paragraph.runs, text=words, author="Ann Clearer")

    def forget_bookmarks(self, every=1):
        """Take out the bookmarks, or only every second one."""
        starts = list(self.document.element.body.iter(qn("w:bookmarkStart")))
        gone = {each.get(qn("w:id")) for each in starts[::every]}
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            for each in list(self.document.element.body.iter(qn(tag))):
                if each.get(qn("w:id")) in gone:
                    each.getparent().remove(each)

    def save_like_google(self):
        """Lose what programs on the web lose: bookmarks, styles, links; and make one run of each paragraph's text."""
        self.forget_bookmarks()
        body = self.document.element.body
        for style in list(body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))):
            style.getparent().remove(style)
        for paragraph in body.iter(qn("w:p")):
            text = text_of(paragraph)
            pieces = [each for each in paragraph if each.tag in {qn("w:r"), qn("w:hyperlink")}]
            if text and not any(each.findall(qn("w:commentReference")) for each in pieces):
                for each in pieces:
                    paragraph.remove(each)
                paragraph.append(a_run(text))


def _in_tables(document, element):
    from docx.text.paragraph import Paragraph

    return Paragraph(element, document._body)


def text_of(paragraph):
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))


def a_run(text, tag="w:t"):
    if not text:
        return None
    run = OxmlElement("w:r")
    words = OxmlElement(tag)
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def names_in(data):
    """Return the names of all bookmarks of a Word file."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))]


def with_part(data, kind, content):
    """Return a Word file with one more part beside its text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as package:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/_rels/document.xml.rels":
                one = f'<Relationship Id="rExtra" Type="{RELATION}/{kind}" Target="{kind}.xml"/></Relationships>'
                text = text.replace(b"</Relationships>", one.encode())
            package.writestr(name, text)
        package.writestr(f"word/{kind}.xml", content)
    return stream.getvalue()
