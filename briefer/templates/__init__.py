"""House formats: loading a YAML template, and naming every mistake in it at once with file, line and a suggestion.

A template is data only. The names and values it may hold are in `shape`, its text as it is edited in `text`, the
files themselves in `folders`, what can be wrong in one in `mistakes`. What a section prints is in `compose`. Begin with
`loads`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from briefer.data import resources_folder, templates_folder
from briefer.errors import BrieferError, TemplateError, TemplateMistake
from briefer.logos import LogoError
from briefer.style import CSV_SEPARATORS, USUAL_PDF_FONT, Style
from briefer.templates.logo import is_beside, logo_of
from briefer.templates.mistakes import contradictions, mistake
from briefer.templates.sections import closest
from briefer.words import tr
from briefer.yaml_places import parse, single

if TYPE_CHECKING:
    from briefer.brief import Logo
    from briefer.templates.shape import SectionModel, TemplateModel

MAX_BYTES = 1_000_000
BUILT_IN_BASE = "base.docx"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form; `required` means that a brief needs it, `is_long` that it takes several lines.

    `is_date` offers days in it.
    """

    key: str
    label: str
    required: bool = False
    default: str = ""
    is_long: bool = False
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One section as the template wants it; `limit` is the most entries it prints, None for all.

    `field` is the key of the field that a text section prints, "" for the other kinds; `is_markdown` reads it as that,
    `look` sets it, `options` are what its paragraphs leave to be ticked. `widths` are weights of a table's columns,
    `page_limit` counts pages, `portion_mark` stands before each paragraph without one, "" for none.
    """

    kind: str
    title: str = ""
    is_landscape: bool = False
    group_by: Literal["theme", "none"] = "theme"
    has_state_of_play: bool = True
    has_agreed_text: bool = False
    limit: int | None = None
    is_on: bool = True
    field: str = ""
    is_markdown: bool = False
    look: Literal["plain", "box", "lines", "names"] = "plain"
    is_numbered: bool = False
    options: tuple[str, ...] = ()
    is_annex: bool = False
    begins_page: bool = False
    page_limit: float | None = None
    widths: tuple[float, ...] = ()
    portion_mark: str = ""

    @property
    def name(self) -> str:
        """What tells it from the other sections: its kind, with its field if it has one."""
        return f"{self.kind}:{self.field}" if self.field else self.kind


@dataclass(frozen=True, slots=True)
class Template:
    """A house format. `page_limit` counts pages; `path` is "" for text in memory.

    `quotes` says whether a passage that is paraphrased is quoted too: "always", "short" (not a long one) or "never".
    `keys` maps a kind or another act to its letter. `prints_proof` says that the sign-off counts the quotations that
    match their source, `prints_origins` that it counts items by where they came from, `marks_drafts` that unfinished
    pages say so. `empty_side` is "" for the words of the language. `numbers_headings` numbers the titles of tables,
    `numbers_by_section` numbers paragraphs 2.1 and not from 1 to the end; `footer` is what stands left and right at the
    foot of pages, "" for the usual. `stands_in` says why it is here for another one that is wanted, "" if it is not.
    """

    id: str
    name: str
    description: str
    language: str
    base: str
    columns: int
    style: Style
    page_limit: float | None
    fields: tuple[Field, ...]
    keys: dict[str, str]
    sections: tuple[SectionSpec, ...]
    file_name: str
    empty_side: str
    labels: dict[str, str]
    path: str = ""
    logo: Logo | None = None
    logo_right: Logo | None = None
    footer: tuple[str, str] = ("", "")
    numbers_headings: bool = True
    numbers_by_section: bool = False
    prints_proof: bool = True
    prints_origins: bool = False
    marks_drafts: bool = True
    quotes: Literal["always", "short", "never"] = "short"
    stands_in: str = ""

    def sections_in(self, order: Sequence[str]) -> tuple[SectionSpec, ...]:
        """Return the sections in an order of their names; what it does not name follows what precedes it here."""
        known = [spec.name for spec in self.sections]
        names = [name for name in dict.fromkeys(order) if name in known]
        for place, name in enumerate(known):
            if name not in names:
                names.insert(names.index(known[place - 1]) + 1 if place else 0, name)
        by_name = {spec.name: spec for spec in self.sections}
        return tuple(by_name[name] for name in names)

    @property
    def base_path(self) -> str:
        """The base document: its path if it is the office's own, beside the template, else the name of Briefer's."""
        beside = Path(self.path).parent / self.base
        is_own = bool(self.path) and beside.parent != templates_folder()
        return str(beside) if is_own and (beside.exists() or self.base != BUILT_IN_BASE) else self.base


def load(path: Path) -> Template:
    """Read a template file. Raises TemplateError with every mistake in it, BrieferError if it cannot be opened."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as exc:
        raise BrieferError(
            tr("There is no template {name}. Check its name and folder.").format(name=path.name)
        ) from exc
    except OSError as exc:
        raise BrieferError(
            tr("Could not open the template {name}: {why}.").format(name=path.name, why=exc.strerror or exc)
        ) from exc
    if len(data) > MAX_BYTES:
        raise single(path.name, tr("The file is too large for a template"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise single(path.name, tr("The file is not UTF-8 text. Save it as UTF-8")) from exc
    return loads(text, path.name, str(path))


def loads(text: str, file_name: str = "template.yaml", path: str = "") -> Template:
    """Read a template from text. Raises TemplateError with every mistake."""
    from pydantic import ValidationError

    from briefer.templates.shape import TemplateModel

    data, marks, mistakes = parse(text, file_name)
    mistakes += contradictions(data, marks, file_name) if isinstance(data, dict) else ()
    model = None
    try:
        model = TemplateModel.model_validate(data)
    except ValidationError as exc:
        mistakes += [mistake(error, marks, file_name) for error in exc.errors(include_url=False)]
    logos: dict[str, Logo | None] = {}
    for name, each in (("logo", model.logo), ("logo_right", model.logo_right)) if model else ():
        try:
            logos[name] = logo_of(each, path)
        except LogoError as exc:
            mistakes.append(TemplateMistake(file_name, *marks.of((name,)), exc.message))
    if model and path and not is_beside(Path(path).with_name(model.base)):
        message = tr("The base document {base} has to lie in the folder of the template.").format(base=model.base)
        mistakes.append(TemplateMistake(file_name, *marks.of(("base",)), message))
    if model is None or mistakes:
        raise TemplateError(tuple(sorted(mistakes, key=lambda entry: (entry.line, entry.column))))
    return replace(_template(model, path), logo=logos["logo"], logo_right=logos["logo_right"])


def builtin() -> tuple[Template, ...]:
    """Return the templates that come with Briefer, the comparison first."""
    names = sorted(templates_folder().glob("*.yaml"), key=lambda path: (path.stem != "comparison", path.stem))
    return tuple(load(path) for path in names)


def find(name_or_path: str, folders: Sequence[Path] = ()) -> Template:
    """Return the template with an id, or in a file.

    Folders of the user are searched before the built-in one. Raises BrieferError naming the ids there are,
    TemplateError if the file has mistakes.
    """
    if name_or_path.endswith((".yaml", ".yml")):
        return load(Path(name_or_path))
    paths = [path for folder in (*folders, templates_folder()) for path in sorted(folder.glob("*.yaml"))]
    ids = {path: _id_in(path) for path in paths}
    for path in paths:
        if name_or_path in {ids[path], path.stem}:
            return load(path)
    known = sorted(set(ids.values()))
    close = closest(name_or_path, known)
    told = tr("There is no template “{name}”. Known are: {known}.")
    if close:
        told = tr("There is no template “{name}”. Did you mean “{close}”? Known are: {known}.")
    raise BrieferError(told.format(name=name_or_path, close=close, known=", ".join(known)))


def find_or_stand_in(name_or_path: str, folders: Sequence[Path] = ()) -> Template:
    """Return the template with an id, or the first built-in one that `stands_in` for it if it cannot be used."""
    try:
        return find(name_or_path, folders)
    except BrieferError as exc:
        return replace(load(templates_folder() / "comparison.yaml"), stands_in=exc.message)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of templates, for editors that complete and check YAML."""
    from briefer.templates.shape import TemplateModel

    return TemplateModel.model_json_schema()


def _id_in(path: Path) -> str:
    """Return the id that a template file gives itself, whatever else is wrong in it, or the name of the file."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            found = re.search(r"^id:\s*[\"']?([a-z][a-z0-9_]*)", file.read(MAX_BYTES), re.MULTILINE)
    except OSError:
        return path.stem
    return found.group(1) if found else path.stem


def _pdf_font(font: str) -> str:
    """Return the family that sets a PDF: the template's own where Briefer brings it, else the usual one."""
    is_here = (resources_folder() / "fonts" / f"{font.replace(' ', '')}-Regular.ttf").is_file()
    return font if is_here else USUAL_PDF_FONT


def _template(model: TemplateModel, path: str) -> Template:
    style = model.style
    return Template(
        id=model.id,
        name=model.name,
        description=model.description,
        language=model.language,
        base=model.base,
        columns=model.columns,
        style=Style(
            page=style.page,
            margin_mm=style.margin,
            font=style.font,
            pdf_font=_pdf_font(style.font),
            body_pt=style.body_size,
            table_pt=style.table_size,
            csv_separator=CSV_SEPARATORS[model.csv_separator],
        ),
        page_limit=model.page_limit,
        fields=tuple(Field(f.key, f.label, f.required, f.default, f.long, f.date) for f in model.fields),
        keys=model.keys.model_dump(),
        sections=tuple(_section(each, model.portion_mark or "") for each in model.sections),
        file_name=model.file_name,
        empty_side=model.empty_side or "",
        labels=dict(model.labels),
        path=path,
        footer=(model.footer.left or "", model.footer.right or ""),
        numbers_headings=model.heading_numbers,
        numbers_by_section=model.paragraph_numbers == "by_section",
        prints_proof=model.proof_line,
        prints_origins=model.origin_line,
        marks_drafts=model.draft_mark,
        quotes=model.quote_paraphrased,
    )


def _section(model: SectionModel, portion_mark: str) -> SectionSpec:
    return SectionSpec(
        kind=model.kind,
        title=model.title,
        is_landscape=model.landscape,
        group_by=model.group_by,
        has_state_of_play=model.state_of_play,
        has_agreed_text=model.agreed_text,
        limit=model.limit,
        is_on=model.enabled,
        field=model.field or "",
        is_markdown=model.markdown,
        look=model.look,
        is_numbered=model.numbered,
        options=tuple(model.options or ()),
        is_annex=model.annex,
        begins_page=model.new_page,
        page_limit=model.page_limit,
        widths=tuple(model.widths or ()),
        portion_mark=model.portion_mark or portion_mark,
    )
