"""The use cases, each in a few lines: read an article, compose a brief, export it. No screen, no questions."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefer import edits
from briefer.atomic import remove_leftovers_in, write_atomically
from briefer.check import Severity, check
from briefer.data import resources_folder
from briefer.errors import BrieferError, ReadError, WriteError
from briefer.model import Article, Party, PartyId, Project
from briefer.readers import refusals
from briefer.readers.sandbox.child import Request
from briefer.store import project_file
from briefer.store.samples import SAMPLE
from briefer.text import word_count
from briefer.words import counted, tr
from briefer.yaml_places import cut_texts

if TYPE_CHECKING:  # a window starts without what writes, proves and judges
    from briefer.brief import Brief
    from briefer.proof.written import Proof
    from briefer.readers.base import ReadResult
    from briefer.readers.sandbox.parent import WaitingChild
    from briefer.templates import Template

MAX_ARTICLE_BYTES = 100_000_000
WHOLE_PASTE = 0.95
"""Markup from the clipboard with fewer of the words of its plain twin than this is not the whole of it."""


Progress = Callable[[str], None]
"""Called with the name of each step ("Writing brief.docx"); may raise Cancelled."""

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Exported:
    """One file that was written, its SHA-256, the proof that it holds every quotation, what its author should know."""

    path: Path
    sha256: str
    proof: Proof
    notes: tuple[str, ...] = ()


def read_article(
    path: Path,
    accessed: str = "",
    encoding: str = "",
    *,
    password: str = "",
    progress: Progress | None = None,
    child: WaitingChild | None = None,
) -> ReadResult:
    """Read an article file in a child process with limits; `accessed` is an ISO date and time for the citation.

    A text is read in `encoding` if one is named, else in that found by its bytes (`ReadResult.encoding`), a protected
    file with `password`. `progress` is called some twenty times a second. `child` waits for a file, warmed up; without
    one a process is started. Raises ReadError with a sentence naming the file, PasswordNeeded if a password is all that
    is missing.
    """
    result = _read_bytes(bytes_of(path), Request(path.name, encoding, password), progress, child)
    return _accessed(result, accessed)


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file that a person chose. Raises ReadError if it cannot be read or is too large."""
    try:
        size = path.stat().st_size
        if size > MAX_ARTICLE_BYTES:
            raise refusals.too_large(path.name, megabytes=size // 1_000_000)
        return path.read_bytes()
    except FileNotFoundError as exc:
        raise refusals.missing(path.name) from exc
    except IsADirectoryError as exc:
        raise refusals.folder(path.name) from exc
    except OSError as exc:
        raise refusals.not_opened(path.name, reason=exc.strerror or exc) from exc


def read_pasted(
    text: str,
    accessed: str = "",
    *,
    html: str = "",
    progress: Progress | None = None,
    child: WaitingChild | None = None,
) -> ReadResult:
    """Read an article from the clipboard: all of it, with its headings and lists if it comes as `html` too.

    The markup is read in a child process as a file is; if it holds fewer words than the text, the text is read.
    Raises ReadError if there are no words in either.
    """
    from briefer.readers.from_text import read_pasted_text
    from briefer.readers.refusals import PASTED

    if html.strip():
        try:
            result = _read_bytes(html.encode("utf-8", "replace"), Request(PASTED, is_pasted=True), progress, child)
        except ReadError:
            if not text.strip():
                raise
        else:
            if _word_count(result) >= WHOLE_PASTE * word_count(text):
                return _accessed(result, accessed)
    return _accessed(read_pasted_text(text), accessed)


def host_of(url: str) -> str:
    """Return the host an address leads to, to be named before `read_address`. Raises FetchError if it is no address."""
    from briefer.readers import from_web

    return from_web.host_of(url)


def read_address(
    url: str, accessed: str = "", *, progress: Progress | None = None, child: WaitingChild | None = None
) -> ReadResult:
    """Fetch one page and read the article in it; call this only when a person asked for it and saw the host.

    The source's address is the one reached after redirects. Raises FetchError or ReadError, and what `progress` raises.
    """
    from briefer.readers import from_web

    step = progress or _silent
    host = from_web.host_of(url)
    found = from_web.fetch(url, heartbeat=lambda: step(f"Fetching from {host}"))
    result = _read_bytes(found.data, Request(found.file_name, found.encoding), progress, child)
    source = replace(result.article.source, url=found.url)
    return _accessed(replace(result, article=replace(result.article, source=source)), accessed)


def _read_bytes(data: bytes, request: Request, progress: Progress | None, child: WaitingChild | None) -> ReadResult:
    """Read what an article comes in, in the child that waits or in one of its own."""
    from briefer.readers.sandbox.parent import read_in_child

    return told(read_in_child if child is None else child.read, data, request, progress)


def told(read: Callable[..., _Read], data: bytes, request: Request, progress: Progress | None) -> _Read:
    """Return what a child reads; that it reads is told again and again. Raises what `progress` raises."""
    step = progress or _silent
    return read(data, request, heartbeat=lambda: step(f"Reading {request.file_name}"))


def _word_count(result: ReadResult) -> int:
    texts = [paragraph.text for paragraph in result.article.paragraphs]
    return sum(map(word_count, texts)) + sum(word_count(passage.text) for passage in result.left_out)


def _accessed(result: ReadResult, accessed: str) -> ReadResult:
    if not accessed:
        return result
    source = replace(result.article.source, accessed=accessed)
    return replace(result, article=replace(result.article, source=source))


def compose_brief(project: Project, template: Template, today: str = "", *, is_draft: bool = False) -> Brief:
    """Compose the brief of a project; `today` is an ISO date used where the user gave no date."""
    from briefer.compose import compose

    return compose(project, template, today=today, is_draft=is_draft)


def render(brief: Brief, suffix: str) -> bytes:
    """Return the bytes of a brief in the format of `suffix` (".docx"). Raises WriteError."""
    from briefer.writers import writer_for

    stream = io.BytesIO()
    writer_for(suffix).write(brief, stream)
    return stream.getvalue()


def export(
    project: Project,
    template: Template,
    targets: Sequence[Path],
    *,
    today: str = "",
    is_draft: bool = False,
    progress: Progress | None = None,
) -> tuple[Exported, ...]:
    """Write the brief to each target, by its suffix, and prove each before it replaces anything.

    With `is_draft` the pages say so. All files are made and proved first, then replaced one by one. Raises WriteError
    if the project may not be printed as it is, a file does not prove right (nothing was replaced then) or cannot be
    replaced (it and those after it are unchanged).
    """
    from briefer.writers import writer_for

    step = progress or _silent
    _refuse_unprintable(project, template)
    step("Composing")
    brief = compose_brief(project, template, today, is_draft=is_draft)
    written: list[tuple[Path, bytes, Proof]] = []
    for target in targets:
        step(f"Writing {target.name}")
        data = render(brief, target.suffix)
        step(f"Re-reading {target.name}")
        written.append((target, data, _proved(data, target, brief)))
    step("Saving")
    for folder in {target.parent for target in targets}:
        remove_leftovers_in(folder)
    for index, (target, data, _) in enumerate(written):
        try:
            write_atomically(target, data)
        except BrieferError as exc:
            if not index:
                raise
            done = ", ".join(path.name for path, *_ in written[:index])
            raise WriteError(
                exc.message,
                tr("{hint} Already replaced: {done}.").format(hint=exc.hint, done=done).strip(),
                exc.details,
            ) from exc
    return tuple(
        Exported(target, hashlib.sha256(data).hexdigest(), proof, writer_for(target.suffix).notes(brief))
        for target, data, proof in written
    )


def recogniser(suffix: str, project: Project, template: Template, today: str = "") -> Callable[[bytes], bool]:
    """Return what tells whether a file of this ending is an earlier export of this very brief. Raises WriteError."""
    from briefer.writers import writer_for

    brief = compose_brief(project, template, today)
    return partial(writer_for(suffix).is_export, brief=brief, written=render(brief, suffix))


def targets_in(
    folder: Path, project: Project, template: Template, suffixes: Sequence[str], *, taken: set[str], today: str = ""
) -> list[Path]:
    """Return the files for a brief in a folder, named by its template's pattern, for several projects in turn.

    `taken` holds the names that were given so far, and grows: two briefs of one name are told apart by a number.
    """
    stem = _free_name(compose_brief(project, template, today).file_name, taken)
    return [folder / f"{stem}{suffix}" for suffix in suffixes]


def _free_name(name: str, taken: set[str]) -> str:
    """Return the name, with a number if it was given before; names that differ in case alone are one on some disks."""
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name}_{number}"
    taken.add(free.casefold())
    return free


def template_notes(template: Template) -> tuple[str, ...]:
    """Return what the author of a template should know, such as styles its base document lacks.

    Raises WriteError if the base document is missing or damaged.
    """
    from briefer.writers.to_docx import base_notes
    from briefer.writers.to_pdf import font_notes

    text = Path(template.path).read_text(encoding="utf-8-sig") if template.path else ""
    cut = (
        tr("Line {line}: {name} was read as “{words}”; what follows # is a comment. Put all of it in quotes.").format(
            line=line, name=name, words=words
        )
        for line, name, words in cut_texts(text)
    )
    return (*(cut if text else ()), *base_notes(template.base_path), *font_notes(template.style))


def before_export(project: Project, template: Template, today: str = "") -> tuple[str, ...]:
    """Return what the author should know before a brief is written, a sentence each, the worst first.

    That is everything to look at, and that pages are more than the template allows; to know it they are laid out.
    """
    from briefer.writers.lengths import over_length

    found = [each for each in check(project, template) if each.severity is Severity.LOOK]
    sentences = [f"{each.message} {each.detail}".strip() for each in found]
    return (*sentences, *over_length(compose_brief(project, template, today)))


def _silent(step: str) -> None:
    """Report to nobody."""


def _refuse_unprintable(project: Project, template: Template) -> None:
    stops = [problem for problem in check(project, template) if problem.severity is Severity.STOPS]
    if stops:
        first, more = stops[0], len(stops) - 1
        told = tr("The brief cannot be exported yet: {problem}")
        if more:
            told = counted(
                more,
                "The brief cannot be exported yet: {problem} (1 more)",
                "The brief cannot be exported yet: {problem} ({n} more)",
            )
        raise WriteError(told.format(problem=first.message), first.detail)


def _proved(data: bytes, target: Path, brief: Brief) -> Proof:
    from briefer.proof.written import verify

    proof = verify(data, target.suffix, brief)
    if not proof.is_proved:
        raise WriteError(
            tr("{name} was not written. {missing}").format(name=target.name, missing=proof.missing[0]),
            tr("What stood there before is unchanged."),
            "\n".join(proof.missing),
        )
    return proof


def sample_brief_project() -> Project:
    """Return the sample tagged and arranged, for a first export without a window."""
    return project_file.load(resources_folder() / "samples" / SAMPLE)


def new_project(article: Article, parties: tuple[Party, ...], column_count: int = 2) -> Project:
    """Return a project of one article; the first parties become the columns, the others third parties."""
    project = edits.set_title(Project(), article.source.headline or "New brief")
    project = edits.add_article(project, article)
    columns = tuple(PartyId(f"new:{index}") for index in range(min(column_count, len(parties))))
    return edits.set_parties(project, parties, columns)


SAMPLE_PARTIES = (
    Party(PartyId(""), "Russia", "", ("Moscow", "Kremlin", "Russian", "Putin")),
    Party(PartyId(""), "Ukraine", "", ("Kyiv", "Ukrainian", "Zelensky", "Zelenskyy")),
    Party(PartyId(""), "Türkiye", "TR", ("Turkey", "Turkish", "Ankara", "Erdogan")),
    Party(PartyId(""), "United States", "US", ("Washington", "White House", "American", "Trump")),
)
