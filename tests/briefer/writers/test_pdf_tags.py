"""What a screen reader finds in the PDF: a structure that holds every sign, in order, as PDF/UA-1 asks for it."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PIL import Image
from pypdf import PdfReader

from briefer.brief import (
    Brief,
    Bullets,
    Facts,
    Heading,
    Logo,
    PageFrame,
    Para,
    Role,
    Row,
    Run,
    RunStyle,
    Section,
    Table,
)
from briefer.errors import WriteError
from tests.briefer.writers.pdf_briefs import COLUMNS, brief_of, numbered, para, pdf, row, theme
from tests.kitchen_sink import kitchen_sink, sample_brief

BEGINS = re.compile(rb"/(\w+)\s*<<(?:[^<>]|<<[^<>]*>>)*>>\s*BDC")


@dataclass
class Node:
    """One element of the structure as the file holds it."""

    kind: str
    entry: dict
    marks: list[tuple[int, int]] = field(default_factory=list)
    areas: list[dict] = field(default_factory=list)
    kids: list[Node] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.all()

    def attribute(self, name: str) -> object:
        return self.entry.get("/A", {}).get(name)


def tree(reader: PdfReader) -> Node:
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}

    def node(entry: dict) -> Node:
        made = Node(entry["/S"].removeprefix("/"), entry)
        kids = entry.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            found = kid.get_object()
            if isinstance(found, int):
                made.marks.append((pages[entry.raw_get("/Pg").idnum], found))
            elif found["/Type"] == "/MCR":
                made.marks.append((pages[found.raw_get("/Pg").idnum], found["/MCID"]))
            elif found["/Type"] == "/OBJR":
                made.areas.append(found["/Obj"])
            else:
                assert found["/P"] == entry
                made.kids.append(node(found))
        return made

    return node(reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object())


def written(brief: Brief) -> tuple[PdfReader, Node]:
    reader = PdfReader(io.BytesIO(pdf(brief)))
    return reader, tree(reader)


def outline(node: Node) -> object:
    return (node.kind, [outline(kid) for kid in node.kids]) if node.kids else node.kind


def stress() -> Brief:
    rows = [theme("Ending the fighting"), row("1.1", "Ceasefire", numbered("w", 5000), "", "Apart")]
    rows += [row(f"1.{number}", "Issue", "Україна вимагає & < >", "", "الهدنة أولاً") for number in range(2, 200)]
    return brief_of(Heading(1, "Compared"), Table(COLUMNS, tuple(rows), "All"), is_landscape=True)


briefs = pytest.mark.parametrize("brief", [sample_brief(), kitchen_sink(), stress()], ids=["sample", "sink", "stress"])


@briefs
def test_every_sign_on_a_page_is_in_the_structure_once_or_is_an_artifact(brief: Brief) -> None:
    reader, root = written(brief)
    owned = Counter(mark for node in root.all() for mark in node.marks)
    assert set(owned.values()) == {1}
    for number, page in enumerate(reader.pages):
        content = page.get_contents().get_data()
        depth, marks = 0, []
        for line in re.split(rb"(?<=BDC)|(?<=EMC)|\n", content):
            if line.endswith(b"BDC"):
                depth += 1
                assert depth == 1
                found = re.search(rb"/MCID (\d+)", line)
                assert found or b"/Artifact" in line
                marks += [int(found[1])] if found else []
            elif line.endswith(b"EMC"):
                depth -= 1
            elif b"TJ" in line or line.endswith((b" f", b" S", b" Do")):
                assert depth == 1, line
        assert depth == 0
        assert marks == list(range(len(marks)))
        assert {mark for sheet, mark in owned if sheet == number} == set(marks)


@briefs
def test_the_parent_tree_leads_from_each_sign_and_link_to_its_element(brief: Brief) -> None:
    reader, root = written(brief)
    listed = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(listed[::2], listed[1::2], strict=True))
    assert list(parents) == sorted(parents)
    for node in root.all():
        for page, mark in node.marks:
            assert parents[reader.pages[page]["/StructParents"]].get_object()[mark].get_object() == node.entry
        for area in node.areas:
            assert parents[area["/StructParent"]].get_object() == node.entry
    areas = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    assert len(areas) == sum(len(node.areas) for node in root.all())
    assert all(area["/Contents"] for area in areas)


@briefs
def test_tables_are_regular_and_each_cell_names_its_headers(brief: Brief) -> None:
    _, root = written(brief)
    names = [node.entry["/ID"] for node in root.all() if "/ID" in node.entry]
    assert len(names) == len(set(names))
    for table in (node for node in root.all() if node.kind == "Table"):
        head, *bodies = table.kids
        assert head.kind == "THead"
        width = len(head.kids[0].kids)
        for line in (line for body in (head, *bodies) for line in body.kids):
            assert line.kind == "TR"
            assert sum(cell.attribute("/ColSpan") or 1 for cell in line.kids) == width
        for cell in (node for node in table.all() if node.kind in ("TH", "TD")):
            assert cell.kind == "TD" or cell.attribute("/Scope")
            assert {str(name) for name in cell.attribute("/Headers") or ()} <= set(map(str, names))
            assert cell.kind == "TH" or cell.attribute("/Headers")


@briefs
def test_headings_go_down_one_level_at_a_time(brief: Brief) -> None:
    _, root = written(brief)
    before = 0
    for node in root.all():
        if re.fullmatch(r"H\d", node.kind):
            level = int(node.kind[1])
            assert level <= before + 1
            before = level


def test_blocks_have_the_elements_of_their_kind_in_the_order_of_reading() -> None:
    _, root = written(
        brief_of(
            Heading(0, "Title"),
            Facts((("To", "A"), ("From", "B"), ("Date", "C"))),
            para("Plain"),
            para("Quoted", Role.QUOTE),
            Bullets((para("one"), para("two"))),
            Table(COLUMNS[:2], (theme("T"), row("1", "x")), "Positions"),
        )
    )
    item = ("LI", ["Lbl", "LBody"])
    assert outline(root) == (
        "Document",
        [
            "H1",
            ("L", [item] * 3),
            "P",
            ("BlockQuote", ["P"]),
            ("L", [item] * 2),
            ("Table", [("THead", [("TR", ["TH", "TH"])]), ("TBody", [("TR", ["TH"]), ("TR", ["TH", "TD"])])]),
        ],
    )


def test_a_cell_over_several_pages_stays_one_cell_and_its_repeated_header_is_no_content() -> None:
    reader, root = written(stress())
    assert len(reader.pages) > 5
    [long] = [node for node in root.all() if len({page for page, _ in node.marks}) > 3]
    assert long.kind == "TD"
    assert sum(node.kind == "THead" for node in root.all()) == 1


def test_a_link_is_an_element_with_its_words_its_area_and_what_it_is_called() -> None:
    _, root = written(brief_of(Para((Run("See "), Run("the source", link="https://example.org/"), Run(".")))))
    [link] = [node for node in root.all() if node.kind == "Link"]
    assert len(link.marks) == len(link.areas) == 1
    assert link.areas[0]["/Contents"] == "the source"


def test_words_of_another_language_say_so() -> None:
    _, root = written(brief_of(Para((Run("He said "), Run("мир", language="uk"), Run(".")))))
    assert [(node.kind, node.entry["/Lang"]) for node in root.all() if "/Lang" in node.entry] == [("Span", "uk")]


def test_text_from_right_to_left_is_read_aloud_in_its_own_order() -> None:
    _, root = written(brief_of(Para((Run("Demand.", RunStyle.STRONG), Run(" «الهدنة أولاً» (now)")))))
    assert [node.entry["/ActualText"] for node in root.all() if "/ActualText" in node.entry] == [" «الهدنة أولاً» (now)"]


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "navy").save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_a_figure_that_says_what_it_shows(kind: str) -> None:
    brief = brief_of(Heading(0, "Title"), logo=Logo(picture(kind), "Ministry of Works"))
    reader, root = written(brief)
    assert [node.kind for node in root.kids] == ["Figure", "H1"]
    assert root.kids[0].entry["/Alt"] == "Ministry of Works"
    assert [image.image.size for image in reader.pages[0].images] == [(40, 20)]


@pytest.mark.parametrize("data", [b"no picture", picture("GIF"), picture(size=(5000, 4000))])
def test_no_other_picture_is_drawn_as_a_logo(data: bytes) -> None:
    with pytest.raises(WriteError, match="logo"):
        pdf(brief_of(para("x"), logo=Logo(data, "Too large")))


def test_the_file_says_what_it_is_called_and_in_which_language_it_is_read() -> None:
    root = written(sample_brief())[0].trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/Lang"] == "en"
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert ">Russia and Ukraine</rdf:li>" in metadata


@pytest.mark.parametrize(
    "brief",
    [
        sample_brief(),
        kitchen_sink(),
        stress(),
        Brief("", "", ()),
        brief_of(Heading(0, "هدنة"), Table(COLUMNS, (row("1", "السَّلَامُ", "“שָׁלוֹם” (now)", "👍🏽", "x"),))),
        Brief("T", "ar", (Section((Heading(0, "هدنة"), Bullets((para("نعم"),)))),), frame=PageFrame("سري")),
        brief_of(Table(COLUMNS, (Row(()),)), logo=Logo(picture(), "Ministry")),
        Brief(
            *("T", "en", (Section((Heading(0, "Title"), Facts((("Version", "1"),))), kind="cover"),)),
            logo=Logo(picture(), "Ministry"),
            logo_right=Logo(picture(), "Union"),
        ),
    ],
    ids=["sample", "sink", "stress", "empty", "mixed", "arabic", "logo", "cover"],
)
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_checker_of_pdf_ua_and_of_pdf_a_finds_no_fault(brief: Brief, profile: str) -> None:
    checker = pytest.importorskip("page", reason="page-validation is not installed")
    report = checker.validate_pdf_bytes(pdf(brief), profile=profile)
    assert "Result: no failures" in str(report), str(report)
