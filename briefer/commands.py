"""What each command of the command line prints. The words of the command line are in `__main__`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefer import edits, pipeline, templates
from briefer.check import check as problems_of
from briefer.errors import ReadError
from briefer.model import Article, Party, PartyId, Project, Span
from briefer.readers.base import ReadResult
from briefer.store import project_file
from briefer.suggest import Lexicon, Suggestion, load_lexicon, propose_parties
from briefer.suggest import suggest as suggestions_of


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
    _print(source.headline or "(no title found)")
    _print(" · ".join(part for part in (source.outlet, source.byline, source.published, source.url) if part))
    for number, paragraph in enumerate(article.paragraphs, 1):
        _print(f"¶{number} {paragraph.text}")
    for warning in result.warnings:
        _print(f"Note: {warning}")


def parties(options: Namespace) -> None:
    """Print names that may be the parties, most mentioned first."""
    article = _read(options.file).article
    proposals = propose_parties(article, _lexicon(article))
    if options.as_json:
        _print_json(
            [
                {"name": entry.name, "mentions": entry.mentions, "aliases": entry.aliases, "reasons": entry.reasons}
                for entry in proposals
            ]
        )
        return
    for entry in proposals:
        _print(f"{entry.name}: {' '.join(entry.reasons)}")


def suggest(options: Namespace) -> None:
    """Print suggested tags in text order."""
    article = _read(options.file).article
    principals, thirds = _parties(options)
    found = suggestions_of(article, principals + thirds, _lexicon(article))
    if options.as_json:
        _print_json([_suggestion_as_dict(entry) for entry in found])
        return
    for entry in found:
        words = article.paragraphs[entry.paragraph].text[entry.start : entry.end]
        _print(f"¶{entry.paragraph + 1} {entry.party.name}, {entry.kind.value}? {words}\n    {' '.join(entry.reasons)}")


def draft(options: Namespace) -> None:
    """Write a project of the articles with every suggestion accepted."""
    template = templates.find(options.template)
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
    project, count = _with_suggestions(project)
    target = Path(options.output)
    project_file.save(project, target)
    _print(f"{target.name}: {count} suggestions accepted. They are a draft: read each before you sign.")


def check(options: Namespace) -> None:
    """Print every problem of a project, worst first."""
    project = project_file.load(Path(options.project))
    problems = problems_of(project, templates.find(project.brief.template_id))
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
        _print("Nothing to check.")


def export(options: Namespace) -> None:
    """Write the brief of a project to each file, and say what was proved."""
    project = project_file.load(Path(options.project))
    template = templates.find(options.template or project.brief.template_id)
    targets = [Path(output) for output in options.outputs]
    for done in pipeline.export(project, template, targets, today=_now()[:10]):
        _print(f"{done.path.name}: written and checked, {proof_sentence(done.proof)}.")


def proof_sentence(proof: Any) -> str:
    """Say in words what a proof found."""
    return (
        f"{proof.quotations_found} of {proof.quotations_total} quotations match the source, "
        f"{proof.rows_found} of {proof.rows_total} rows found"
    )


def list_templates(options: Namespace) -> None:
    """Print the built-in templates."""
    for template in templates.builtin():
        _print(f"{template.id}: {template.name}. {template.description}")


def check_template(options: Namespace) -> None:
    """Print that a template is right. Raises TemplateError with every mistake otherwise."""
    template = templates.load(Path(options.file))
    _print(f"{Path(options.file).name} is right: {template.name}, {len(template.sections)} sections.")


def template_schema(options: Namespace) -> None:
    """Print the JSON Schema of templates."""
    _print_json(templates.schema())


def _read(name: str) -> ReadResult:
    if name == "-":
        return pipeline.read_pasted(sys.stdin.buffer.read().decode("utf-8", "replace"), _now())
    if "://" in name:
        raise ReadError(
            f"{name} is an address. Briefer opens files only: save the page in your browser and open the saved file."
        )
    return pipeline.read_article(Path(name), _now())


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _lexicon(article: Article) -> Lexicon:
    lexicon = load_lexicon(article.source.language or "en")
    if lexicon is None:
        raise ReadError(
            f"Briefer knows no words of the language “{article.source.language}” yet, so it suggests nothing."
        )
    return lexicon


def _parties(options: Namespace) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    return tuple(map(_party, options.party)), tuple(map(_party, options.third))


def _party(words: str) -> Party:
    """Return the party of "Russia: Moscow, Kremlin"."""
    name, _, aliases = words.partition(":")
    return Party(
        PartyId(""), name.strip(), aliases=tuple(alias.strip() for alias in aliases.split(",") if alias.strip())
    )


def _with_suggestions(project: Project) -> tuple[Project, int]:
    count = 0
    for article in project.articles:
        for entry in suggestions_of(article, project.parties, _lexicon(article)):
            paragraph = article.paragraphs[entry.paragraph]
            span = Span(entry.start, entry.end, paragraph.text[entry.start : entry.end])
            whole = None if span.quote == paragraph.text else span
            project = edits.annotate(project, paragraph.id, entry.kind, (entry.party.id,), whole)
            count += 1
    return project, count


def _suggestion_as_dict(entry: Suggestion) -> dict[str, Any]:
    return {
        "paragraph": entry.paragraph,
        "start": entry.start,
        "end": entry.end,
        "kind": entry.kind.name,
        "party": entry.party.name,
        "topic": "",
        "confidence": entry.confidence,
        "reasons": list(entry.reasons),
    }


def _print(text: str) -> None:
    print(text)  # noqa: T201 - this is what the command is for


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=1))


def export_sample(folder: Path) -> None:
    """Write the sample brief to DOCX and PDF in a folder, and say what was proved."""
    project = pipeline.sample_brief_project()
    template = templates.find(project.brief.template_id)
    targets = [folder / "briefer-sample.docx", folder / "briefer-sample.pdf"]
    for done in pipeline.export(project, template, targets, today=_now()[:10]):
        _print(f"{done.path.name}: written and checked, {proof_sentence(done.proof)}.")
