"""What each command of the command line prints; those of an assistant are in `assistant`.

The words of the command line are in `__main__`. No rule lives here: a command asks `pipeline` and prints. Begin with
`export`.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefer import drafting, edits, pipeline, templates
from briefer.check import check as problems_of
from briefer.commands.output import save_project, spare
from briefer.errors import BrieferError
from briefer.history.record import as_issued, to_be_issued, version_now
from briefer.model import Article, Party, PartyId, Project
from briefer.policy import office_policy
from briefer.readers.base import ReadResult
from briefer.readers.encoding import decoded
from briefer.readers.refusals import PASTED
from briefer.store import project_file
from briefer.suggest import Lexicon, Suggestion, language_of, lexicon_of, load_gazetteer, mentions
from briefer.suggest import suggest as suggestions_of
from briefer.suggest.parties import Proposal, propose_parties
from briefer.templates import Template
from briefer.words import counted, tr


def read(options: Namespace) -> None:
    """Print title, source, numbered paragraphs and warnings of an article."""
    result = _read(options.file)
    article, source = result.article, result.article.source
    if options.as_json:
        _print_json(
            {
                "title": source.headline,
                "byline": source.byline,
                "published": source.published,
                "outlet": source.outlet,
                "url": source.url,
                "language": source.language,
                "paragraphs": [paragraph.text for paragraph in article.paragraphs],
                "warnings": list(result.warnings),
            }
        )
        return
    _print(source.headline or tr("(no title found)"))
    _print(" · ".join(part for part in (source.outlet, source.byline, source.published, source.url) if part))
    for number, paragraph in enumerate(article.paragraphs, 1):
        _print(f"¶{number} {paragraph.text}")
    for warning in result.warnings:
        _print(tr("Note: {note}").format(note=warning))


def parties(options: Namespace) -> None:
    """Print names that may be the parties, likeliest first, with their other names and why."""
    article = _read(options.file).article
    proposals = propose_parties(article, load_gazetteer(), lexicon_of(article))
    if options.as_json:
        _print_json([_proposal_as_dict(entry) for entry in proposals])
        return
    for entry in proposals:
        _print(f"{entry.name}: {' '.join(entry.reasons)}")
        for alias in entry.aliases:
            _print(f"    {alias.name}{'?' if alias.is_learnt else ''}: {alias.why}")


def suggest(options: Namespace) -> None:
    """Print suggested tags in text order; in a language without words, the names of the parties alone."""
    article = _read(options.file).article
    principals, thirds = _parties(options)
    lexicon = _lexicon(article, options)
    found = suggestions_of(article, principals, lexicon, thirds=thirds) if lexicon else ()
    if options.as_json:
        _print_json([_suggestion_as_dict(entry) for entry in found])
        return
    if lexicon is None:
        _print_mentions(article, principals + thirds)
    for entry in found:
        words = article.paragraphs[entry.paragraph].text[entry.start : entry.end]
        _print(f"¶{entry.paragraph + 1} {_party_name(entry)}, {entry.kind.value}, {entry.confidence:.0%}? {words}")
        _print(f"    {_reasons(entry)}")


def draft(options: Namespace) -> None:
    """Write a project of the articles with every suggestion accepted."""
    template = templates.find(options.template, office_policy().folders)
    principals, thirds = _parties(options)
    project: Project | None = None
    for file in options.files:
        article = _read(file).article
        project = (
            edits.add_article(project, article)
            if project
            else pipeline.new_project(article, principals + thirds, len(principals))
        )
    assert project is not None  # argparse asks for at least one file
    project = edits.set_template(project, template.id)
    project, count = _with_suggestions(project, options)
    target = Path(options.output)
    save_project(project, options)
    _print(
        counted(
            count,
            "{name}: 1 suggestion accepted. It is a draft: read it before you sign.",
            "{name}: {n} suggestions accepted. They are a draft: read each before you sign.",
        ).format(name=target.name)
    )


def check(options: Namespace) -> None:
    """Print every problem of a project, worst first."""
    project = project_file.load(Path(options.project))
    problems = problems_of(project, templates.find_or_stand_in(project.brief.template_id, office_policy().folders))
    if options.as_json:
        _print_json(
            [
                {
                    "severity": problem.severity.value,
                    "message": problem.message,
                    "detail": problem.detail,
                    "place": {"kind": problem.place.kind, "id": problem.place.id},
                }
                for problem in problems
            ]
        )
        return
    for problem in problems:
        _print(f"{problem.severity.value}: {problem.message} {problem.detail}".rstrip())
    if not problems:
        _print(tr("Nothing to check."))


def export(options: Namespace) -> None:
    """Write the brief of a project to each file, or of several projects into a folder, and say what was proved."""
    if options.folder:
        if options.is_issued:
            raise BrieferError(tr("A version is given out of one project at a time."), tr("Name its files with -o."))
        _export_into_folder(options)
        return
    if len(options.projects) > 1:
        raise BrieferError(
            tr("Several projects need --folder, where each brief gets the name of its template's pattern.")
        )
    opened = project_file.open_project(Path(options.projects[0]))
    project = to_be_issued(opened.project) if options.is_issued else opened.project
    if options.since is not None:
        project = edits.compare_with(project, options.since)
    template = _template_for(project, options)
    targets = [Path(output) for output in options.outputs]
    today = _now()
    _warn_before(project, template, today)
    spare(targets, project, template, today, is_forced=options.is_forced)
    exported = pipeline.export(project, template, targets, today=today)
    _print_exported(exported)
    if options.is_issued:
        files = [(done.path.name, done.sha256) for done in exported]
        version = version_now(project, today, files, template)
        project_file.save(as_issued(project, version), opened.path, was=opened)
        _print(tr("Version {n} is kept in {name} as given out.").format(n=project.brief.version, name=opened.path.name))


def _export_into_folder(options: Namespace) -> None:
    """Export one project after the other; one that cannot be is told, and does not keep back the others."""
    folder, taken, failed, today = Path(options.folder), set[str](), 0, _now()[:10]
    if not folder.is_dir():
        raise BrieferError(tr("There is no folder {name}.").format(name=folder.name), tr("Make it first."))
    suffixes = [f".{suffix.lower().lstrip('.')}" for suffix in options.formats or ("docx", "pdf")]
    for name in options.projects:
        try:
            project, template = _project_and_template(name, options)
            _warn_before(project, template, today, f"{Path(name).name}: ")
            targets = pipeline.targets_in(folder, project, template, suffixes, taken=taken, today=today)
            spare(targets, project, template, today, is_forced=options.is_forced)
            files = pipeline.export(project, template, targets, today=today)
        except BrieferError as error:
            failed += 1
            _warn(f"{Path(name).name}: {error}")
        else:
            _print_exported(files)
    if failed:
        raise BrieferError(
            tr("{n} of {total} projects could not be exported.").format(n=failed, total=len(options.projects))
        )


def _warn_before(project: Project, template: Template, today: str, whose: str = "") -> None:
    """Say on stderr what the author should know before the files are written; `whose` names one of several projects."""
    for sentence in pipeline.before_export(project, template, today):
        _warn(whose + tr("Before it is written: {sentence}").format(sentence=sentence))


def _project_and_template(name: str, options: Namespace) -> tuple[Project, Template]:
    project = project_file.load(Path(name))
    return project, _template_for(project, options)


def _template_for(project: Project, options: Namespace) -> Template:
    """Return the template that was asked for, or else the project's; one that stands in for it if it is not here."""
    folders = office_policy().folders
    if options.template:
        return templates.find(options.template, folders)
    return templates.find_or_stand_in(project.brief.template_id, folders)


def _print_exported(files: Sequence[pipeline.Exported]) -> None:
    for done in files:
        _print(
            tr("{name}: written and checked, {proof}.").format(name=done.path.name, proof=proof_sentence(done.proof))
        )
        for note in done.notes:
            _print(tr("Note: {note}").format(note=note))


def proof_sentence(proof: Any) -> str:
    """Say in words what a proof found."""
    return tr(
        "{quotations_found} of {quotations_total} quotations match the source, {rows_found} of "
        "{rows_total} table rows and {references_found} of {references_total} references found"
    ).format(
        quotations_found=proof.quotations_found,
        quotations_total=proof.quotations_total,
        rows_found=proof.rows_found,
        rows_total=proof.rows_total,
        references_found=proof.references_found,
        references_total=proof.references_total,
    )


def list_templates(options: Namespace) -> None:
    """Print the built-in templates."""
    for template in templates.builtin():
        _print(f"{template.id}: {template.name}. {template.description}")


def check_template(options: Namespace) -> None:
    """Print that a template is right. Raises TemplateError with every mistake otherwise."""
    template = templates.load(Path(options.file))
    notes = pipeline.template_notes(template)
    _print(
        tr("{name} is right: {template}, {n} sections.").format(
            name=Path(options.file).name, template=template.name, n=len(template.sections)
        )
    )
    for note in notes:
        _print(tr("Note: {note}").format(note=note))


def template_schema(options: Namespace) -> None:
    """Print the JSON Schema of templates."""
    _print_json(templates.schema())


def _read(name: str) -> ReadResult:
    if name == "-":
        return pipeline.read_pasted(decoded(sys.stdin.buffer.read(), PASTED).text, _now())
    if "://" in name:
        print(tr("Fetching from {host} …").format(host=pipeline.host_of(name)), file=sys.stderr)
        return pipeline.read_address(name, _now())
    return pipeline.read_article(Path(name), _now())


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _parties(options: Namespace) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    return tuple(map(_party, options.party)), tuple(map(_party, options.third))


def _party(words: str) -> Party:
    """Return the party of "Russia: Moscow, Kremlin"."""
    name, _, aliases = words.partition(":")
    return Party(
        PartyId(""), name.strip(), aliases=tuple(alias.strip() for alias in aliases.split(",") if alias.strip())
    )


def _with_suggestions(project: Project, options: Namespace) -> tuple[Project, int]:
    before = len(project.annotations)
    for article in project.articles:
        lexicon = _lexicon(article, options)
        if lexicon is not None:
            project = drafting.accept(project, article, drafting.suggestions_for(project, article, lexicon))
    return project, len(project.annotations) - before


def _print_mentions(article: Article, parties: tuple[Party, ...]) -> None:
    for number, paragraph in enumerate(article.paragraphs, 1):
        for start, end, party in mentions(paragraph.text, parties):
            _print(f"¶{number} {party.name}: {paragraph.text[start:end]}")


def _lexicon(article: Article, options: Namespace) -> Lexicon | None:
    """Return the words that an article is drafted with, and say which where its source does not state a language."""
    lexicon, language = lexicon_of(article, options.words), language_of(article)
    if lexicon is None:
        _warn(
            tr(
                "Briefer knows no words of the language “{language}” yet: it marks the names of the parties and "
                "drafts nothing else."
            ).format(language=language)
        )
    elif not article.source.language:
        _warn(tr("No language is stated: drafted with the words of {name}.").format(name=lexicon.name))
    return lexicon


def _proposal_as_dict(entry: Proposal) -> dict[str, Any]:
    return {
        "name": entry.name,
        "short_name": entry.short_name,
        "mentions": entry.mentions,
        "score": entry.score,
        "aliases": [alias.name for alias in entry.aliases if not alias.is_learnt],
        "learnt": [alias.name for alias in entry.aliases if alias.is_learnt],
        "why": {alias.name: alias.why for alias in entry.aliases},
        "reasons": entry.reasons,
    }


def _suggestion_as_dict(entry: Suggestion) -> dict[str, Any]:
    return {
        "paragraph": entry.paragraph,
        "start": entry.start,
        "end": entry.end,
        "kind": entry.kind.name,
        "party": _party_name(entry),
        "topic": entry.topic,
        "issue": entry.issue,
        "confidence": round(entry.confidence, 2),
        "reasons": [reason.text for reason in entry.reasons],
        "date": entry.when.sort,
        "alternatives": [
            {"kind": other.kind.name, "party": _name_of(other.parties), "confidence": round(other.confidence, 2)}
            for other in entry.alternatives
        ],
    }


def _party_name(entry: Suggestion) -> str:
    return _name_of(entry.parties)


def _name_of(parties: tuple[Party, ...]) -> str:
    """Return the name of one party, "both" for several and "third" for one that nobody named."""
    return parties[0].name if len(parties) == 1 else "both" if parties else "third"


def _reasons(entry: Suggestion) -> str:
    return " ".join(reason.text for reason in entry.reasons)


def _warn(text: str) -> None:
    print(text, file=sys.stderr)


def _print(text: str) -> None:
    print(text)


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=1))


def export_sample(folder: Path) -> None:
    """Write the sample brief to DOCX and PDF in a folder, and say what was proved."""
    project = pipeline.sample_brief_project()
    template = templates.find(project.brief.template_id, office_policy().folders)
    targets = [folder / "briefer-sample.docx", folder / "briefer-sample.pdf"]
    for done in pipeline.export(project, template, targets, today=_now()[:10]):
        _print(
            tr("{name}: written and checked, {proof}.").format(name=done.path.name, proof=proof_sentence(done.proof))
        )
