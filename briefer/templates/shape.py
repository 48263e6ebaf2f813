"""The schema of a template file: names, types and allowed values.

Reading files and placing mistakes is in `templates`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from briefer.templates.file_names import is_device
from briefer.words import later, tr

SectionKind = Literal[
    "cover",
    "header_block",
    "bottom_line",
    "key_points",
    "overview",
    "comparison",
    "third_parties",
    "timeline",
    "lines_to_take",
    "text",
    "gaps",
    "sources",
    "sign_off",
    "annex",
    "changes",
    "statements",
]
Word = Annotated[str, StringConstraints(min_length=1, max_length=200)]
KEY, LETTER = r"^[a-z][a-z0-9_]*$", r"^[A-Z]$"
LANGUAGE, DOCX_NAME = r"^[a-z]{2,3}(-[A-Z]{2})?$", r"^\w[\w. -]*\.docx$"
LOGO_NAME = r"^\w[\w. -]*\.(png|PNG|jpg|JPG|jpeg|JPEG)$"
FILE_PATTERN = r"^[\w{][\w{}. -]*$"
PORTION_MARK = r"^[A-Z][A-Z0-9/ -]{0,19}$"
PATTERNS = {
    KEY: later("it is written with small letters a to z, digits and _, a letter first"),
    LETTER: later("a key is one capital letter, A to Z"),
    LANGUAGE: later("a language is a code such as en or en-GB"),
    DOCX_NAME: later("it is the name of a Word file beside the template, without a folder"),
    LOGO_NAME: later("it is the name of a PNG or JPEG picture beside the template, without a folder"),
    PORTION_MARK: later("a mark before a paragraph has capital letters, such as U or OFF-SEN, without brackets"),
    FILE_PATTERN: later("a file name has letters, digits, spaces, . - _ and names in braces, and no folder"),
}
"""Each pattern in words."""


def _no_device(name: str) -> str:
    if is_device(name):
        raise PydanticCustomError("device_name", tr("Windows keeps this name for a device"))
    return name


Key = Annotated[str, StringConstraints(pattern=KEY)]
_NoDevice = AfterValidator(_no_device)
FilePattern = Annotated[str, StringConstraints(pattern=FILE_PATTERN, max_length=200), _NoDevice]
Letter = Annotated[str, StringConstraints(pattern=LETTER)]
PortionMark = Annotated[str, StringConstraints(pattern=PORTION_MARK)]
Weight = Annotated[float, Field(gt=0, le=1000)]


class Strict(BaseModel):
    """A part of a template: no unknown keys, no silent conversions."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class FieldModel(Strict):
    """A field of the form that the person fills in for each brief."""

    key: Key
    label: Word
    required: bool = False
    default: str = ""
    long: bool = False
    date: bool = Field(False, description="the form offers today's date as the brief writes it")


class SectionModel(Strict):
    """A section of the brief, in the order in which it prints. A text section prints the field it names."""

    kind: SectionKind
    field: Key | None = None
    title: str = ""
    landscape: bool = False
    group_by: Literal["theme", "none"] = "theme"
    state_of_play: bool = True
    agreed_text: bool = Field(False, description="a comparison has a column for the text agreed so far")
    limit: Annotated[int, Field(ge=1, le=50)] | None = None
    enabled: bool = True
    markdown: bool = False
    look: Literal["plain", "box", "lines", "names"] = Field(
        "plain",
        description="a text in a box (a bottom line too), as lines to take, one with a question mark over its answers, "
        "or as a list of names: “For action: the director”, then a name a line",
    )
    numbered: bool = Field(False, description="numbers the paragraphs of a text")
    options: Annotated[list[Word], Field(min_length=1, max_length=6)] | None = Field(
        None, description="boxes to tick under each paragraph of a text, such as Agree and Disagree"
    )
    annex: bool = Field(False, description="Annex A, B and so on before the title; the first one begins a page")
    new_page: bool = Field(False, description="begins a page")
    page_limit: Annotated[float, Field(gt=0, le=100)] | None = Field(
        None, description="the pages up to the next title, of which a warning tells when they are more"
    )
    widths: Annotated[list[Weight], Field(min_length=1, max_length=8)] | None = Field(
        None,
        description="the columns of a table weighed against each other; of a comparison number, issue, each side, "
        "agreed text, state of play",
    )
    portion_mark: PortionMark | None = Field(
        None, description="the classification before each paragraph and row that has none of its own, without brackets"
    )


class KeysModel(Strict):
    """The letters that tag, and those of the other acts in the article."""

    demand: Letter = "D"
    position: Letter = "P"
    event: Letter = "E"
    issue: Letter = "T"
    note: Letter = "N"
    review: Letter = "R"
    overlap: Letter = "O"
    next: Letter = "J"
    previous: Letter = "K"
    sentence: Letter = "L"
    phrase: Letter = "C"
    untagged: Letter = "U"


class StyleModel(Strict):
    """Page and type. Sizes in points, margins in millimetres."""

    page: Literal["A4", "Letter"] = "A4"
    margin: Annotated[float, Field(ge=10, le=40)] = 20.0
    font: Word = "Calibri"
    body_size: Annotated[float, Field(ge=8, le=16)] = 11.0
    table_size: Annotated[float, Field(ge=7, le=14)] = 9.5


class LogoModel(Strict):
    """The office's sign: a picture beside the template (`file`), or inside it as base64 (`data`); `height` in mm."""

    file: Annotated[str, StringConstraints(pattern=LOGO_NAME, max_length=200), _NoDevice] | None = None
    data: str | None = None
    description: Word
    height: Annotated[float, Field(ge=5, le=60)] = 14.0


class FooterModel(Strict):
    """What stands at the foot of every page, with names in braces; parts between · that come out empty are left out."""

    left: Word | None = Field(default=None, description="may hold {date}, {reference}, {version} or the key of a field")
    right: Word | None = Field(default=None, description="may hold {page} and {pages} besides")


class TemplateModel(Strict):
    """A house format."""

    id: Key
    name: Word
    description: str = ""
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)] = "en"
    base: Annotated[str, StringConstraints(pattern=DOCX_NAME), _NoDevice] = "base.docx"
    columns: Annotated[int, Field(ge=2, le=3)] = 2
    page_limit: Annotated[float, Field(gt=0, le=100)] | None = None
    csv_separator: Literal["comma", "semicolon", "tab"] = "comma"
    file_name: FilePattern = "{date}_{subject}_v{version}"
    empty_side: Word | None = None
    proof_line: bool = True
    origin_line: bool = False
    draft_mark: bool = True
    quote_paraphrased: Literal["always", "short", "never"] = "short"
    heading_numbers: bool = Field(True, description="numbers the titles of tables, gaps and sources")
    paragraph_numbers: Literal["through", "by_section"] = Field(
        "through", description="numbers the paragraphs of numbered sections 1 to the end, or 2.1 under each title"
    )
    portion_mark: PortionMark | None = Field(
        None, description="the classification before each paragraph and row that has none of its own, without brackets"
    )
    footer: FooterModel = FooterModel()
    logo: LogoModel | None = None
    logo_right: LogoModel | None = Field(None, description="a second sign, at the other edge of the first page")
    style: StyleModel = StyleModel()
    keys: KeysModel = KeysModel()
    fields: list[FieldModel] = []
    sections: Annotated[list[SectionModel], Field(min_length=1)]
    labels: dict[Key, Word] = {}
