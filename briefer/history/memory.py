"""Memory over all briefs: an index of every tagged passage in the projects of some folders, and finding in it.

One SQLite file, made from the projects alone: it is brought up to date before it is asked, and safe to delete. Words
are compared without case and accents; scripts without spaces between words by runs of three signs.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from briefer import queries
from briefer.errors import BrieferError
from briefer.model import Kind, Project
from briefer.store import project_file
from briefer.text import folded
from briefer.words import tr

SUFFIX = ".briefer"
MOST_HITS = 200
MOST_PRINTED = 2_000
"""A chronology of more passages is nobody's brief."""
_VERSION = 1
_SCHEMA = """
create table projects (id integer primary key, path text unique, stamp text, title text, trouble text);
create table items (
    id integer primary key, project integer, annotation text, paragraph text, reference text, parties text,
    names text, kind text, issue text, folded_issue text, date text, outlet text, words text, folded text);
create index items_of_project on items (project);
create virtual table by_word using fts5 (folded, content='', tokenize='unicode61');
create virtual table by_sign using fts5 (folded, content='', tokenize='trigram');
"""
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)

Progress = Callable[[str], None]
"""Called with the name of each project that is read; what it raises stops the work, and what was read stays."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found: whose, what and where; `path` is its project, `reference` the place in its own brief."""

    path: Path
    project_title: str
    annotation_id: str
    paragraph_id: str
    reference: str
    parties: tuple[str, ...]
    kind: Kind
    issue: str
    date: str
    outlet: str
    words: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words in any order, and filters; "" is any. Dates are ISO, both ends included."""

    words: str = ""
    party: str = ""
    kind: Kind | None = None
    issue: str = ""
    since: str = ""
    until: str = ""


class Memory:
    """The index in a file, for one thread; close it after use.

    Raises BrieferError if the file can be neither opened nor made anew.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base = self._opened()

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def update(
        self, folders: Sequence[Path], left_out: Iterable[Path] = (), progress: Progress = lambda _: None
    ) -> tuple[str, ...]:
        """Bring the index up to date with the projects in some folders, all below them included.

        Only what changed since is read; what is gone or `left_out` goes. Return a sentence for each project that
        could not be read.
        """
        skipped = [path.resolve() for path in left_out]
        here = {str(path): stamp for path, stamp in _projects(folders) if not _is_within(path, skipped)}
        known = dict(self._base.execute("select path, stamp from projects").fetchall())
        try:
            for path in sorted(known.keys() - here.keys()):
                self._forget(path)
            for path in sorted(here):
                if known.get(path) != here[path]:
                    progress(Path(path).name)
                    self._take_in(Path(path), here[path])
        finally:
            self._base.commit()
        return tuple(row[0] for row in self._base.execute("select trouble from projects where trouble != ''"))

    def find(self, wanted: Wanted, most: int = MOST_HITS) -> tuple[Hit, ...]:
        """Return the passages that hold all the words and pass the filters, newest first, at most `most`."""
        where, values = _conditions(wanted)
        rows = self._base.execute(
            "select projects.path, projects.title, annotation, paragraph, reference, parties, kind, issue, date,"
            f" outlet, words from items join projects on projects.id = items.project where {' and '.join(where) or '1'}"
            " order by date desc, items.id limit ?",
            (*values, most),
        )
        return tuple(_hit(row) for row in rows)

    def _opened(self) -> sqlite3.Connection:
        """Open the file; an older one, or one that is none, is made anew, for it holds nothing of its own."""
        for is_last in (False, True):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                base = sqlite3.connect(self._path)
                try:
                    self._provide_tables(base)
                except sqlite3.Error:
                    base.close()
                    raise
            except (sqlite3.Error, OSError) as error:
                if is_last:
                    raise BrieferError(
                        tr("The memory in {name} could not be opened.").format(name=self._path.name),
                        tr("Delete the file."),
                        str(error),
                    ) from error
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
            else:
                return base
        raise AssertionError("unreachable")

    def _provide_tables(self, base: sqlite3.Connection) -> None:
        version = base.execute("pragma user_version").fetchone()[0]
        if version == _VERSION:
            return
        if base.execute("select count(*) from sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("made by another version")
        base.executescript(_SCHEMA)
        base.execute(f"pragma user_version = {_VERSION}")
        base.commit()

    def _forget(self, path: str) -> None:
        for (project,) in self._base.execute("select id from projects where path = ?", (path,)).fetchall():
            for table in ("by_word", "by_sign"):
                self._base.execute(
                    f"insert into {table} ({table}, rowid, folded)"
                    " select 'delete', id, folded from items where project = ?",
                    (project,),
                )
            self._base.execute("delete from items where project = ?", (project,))
            self._base.execute("delete from projects where id = ?", (project,))

    def _take_in(self, path: Path, stamp: str) -> None:
        self._forget(str(path))
        trouble, project = "", Project()
        try:
            project = project_file.load_read_only(path).project
        except BrieferError as error:
            trouble = str(error)
        row = self._base.execute(
            "insert into projects (path, stamp, title, trouble) values (?, ?, ?, ?)",
            (str(path), stamp, project.title or path.stem, trouble),
        )
        self._base.executemany(
            f"insert into items values ({', '.join('?' * 14)})",
            ((None, row.lastrowid, *values) for values in _items(project)),
        )
        for table in ("by_word", "by_sign"):
            self._base.execute(
                f"insert into {table} (rowid, folded) select id, folded from items where project = ?", (row.lastrowid,)
            )


def title_of(wanted: Wanted) -> str:
    """Return what a chronology of what was looked for is called: "Russia: sanctions"."""
    matter = ", ".join(filter(None, (wanted.words.strip(), wanted.issue.strip())))
    return ": ".join(filter(None, (wanted.party.strip(), matter))) or "Chronology"


def _projects(folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield every project file below some folders with a stamp that changes when it does."""
    seen = set()
    for folder in folders:
        for root, _, names in os.walk(folder):
            for name in names:
                path = Path(root, name)
                if not name.endswith(SUFFIX) or path in seen:
                    continue
                seen.add(path)
                try:
                    found = path.stat()
                except OSError:
                    continue
                yield path, f"{found.st_mtime_ns}:{found.st_size}"


def _is_within(path: Path, folders: Sequence[Path]) -> bool:
    return any(path.resolve().is_relative_to(folder) for folder in folders)


def _items(project: Project) -> Iterator[tuple[str, ...]]:
    articles = {paragraph.id: article for article in project.articles for paragraph in article.paragraphs}
    for each in queries.excerpts(project):
        if each.is_elsewhere:  # the memory is of what stands in articles
            continue
        source = articles[each.annotation.paragraph_id].source
        names = [folded(name) for party in each.parties for name in queries.names_of(party)]
        issue = each.issue.title if each.issue else ""
        yield (
            each.annotation.id,
            each.annotation.paragraph_id,
            each.reference,
            "\n".join(party.name for party in each.parties),
            "\n".join(["", *names, ""]),
            each.annotation.kind.value,
            issue,
            folded(issue),
            source.published[:10],
            source.outlet,
            each.text,
            folded(each.text),
        )


def _conditions(wanted: Wanted) -> tuple[list[str], list[str]]:
    """Return what has to hold of an item, and the values in it."""
    party, until = folded(wanted.party).strip(), wanted.until
    words = folded(wanted.words).split()
    unspaced = [word for word in words if _UNSPACED.search(word)]
    phrases = [" ".join(re.findall(r"\w+", word)) for word in words if word not in unspaced]
    beginnings = " ".join(f'"{each}"*' for each in phrases if each)
    runs = ['"' + word.replace('"', '""') + '"' for word in unspaced if len(word) > 2]
    found = [
        ("items.id in (select rowid from by_word where by_word match ?)", beginnings),
        ("items.id in (select rowid from by_sign where by_sign match ?)", " ".join(runs)),
        # a word shorter than the runs of signs that are indexed
        *(("instr(folded, ?) > 0", word) for word in unspaced if len(word) < 3),
        ("instr(names, ?) > 0", f"\n{party}\n" if party else ""),
        ("kind = ?", wanted.kind.value if wanted.kind else ""),
        ("instr(folded_issue, ?) > 0", folded(wanted.issue)),
        ("date >= ?", wanted.since),
        (f"date != '' and substr(date, 1, {len(until)}) <= ?", until),
    ]
    kept = [(condition, value) for condition, value in found if value]
    return [condition for condition, _ in kept], [value for _, value in kept]


def _hit(row: Sequence[str]) -> Hit:
    path, title, annotation, paragraph, reference, parties, kind, issue, date, outlet, words = row
    names = tuple(name for name in parties.split("\n") if name)
    return Hit(Path(path), title, annotation, paragraph, reference, names, Kind(kind), issue, date, outlet, words)


def find_in(
    index: Path,
    folders: Sequence[Path],
    wanted: Wanted,
    progress: Progress = lambda _: None,
    *,
    left_out: Iterable[Path] = (),
    most: int = MOST_HITS,
) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
    """Bring the index in a file up to date and find in it: the hits, and a sentence for each project not read.

    Folders and projects `left_out` are not looked into.

    Raises BrieferError if the index cannot be written or read, and what `progress` raises.
    """
    try:
        with closing(Memory(index)) as memory:
            troubles = memory.update(folders, left_out, progress)
            return memory.find(wanted, most), troubles
    except sqlite3.Error as error:  # a full disk, a file somebody else holds
        raise BrieferError(
            tr("The memory in {name} could not be used.").format(name=index.name),
            tr("Free some space, or delete the file."),
            str(error),
        ) from error
