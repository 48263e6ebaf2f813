"""Briefs to go over: a small one, and one as long and as mixed as they come."""

from __future__ import annotations

from briefer import edits, queries
from briefer.model import Kind, State
from tests.builders import a_project, an_article


def a_brief():
    """Return a brief of two themes with three rows each: i of a row, two items with paraphrase and speaker in it."""
    words = ("sail", "fish", "trade", "build", "leave", "stay")
    texts = [
        f"{side} says it will {word} on {n} June." for n, word in enumerate(words, 1) for side in ("Moscow", "Kyiv")
    ]
    project = a_project(2, an_article(*texts))
    for n, word in enumerate(words):
        for side, party in enumerate(("p2", "p3")):
            project = edits.annotate(project, f"a1.{2 * n + side + 1}", Kind.POSITION, (party,))
            tag = edits.newest_id(project, "t")
            project = edits.describe(
                project, tag, paraphrase=f"Side {side} means to {word}", speaker=f"Envoy {n}{side}"
            )
            project = edits.file_under(project, tag, f"Whether to {word}", f"Theme {n // 3}")
        issue = queries.issue_of(project, tag)
        project = edits.assess(project, issue.id, state=State.APART, assessment=f"Nothing new on how to {word}.")
    project = edits.set_field(project, "bottom_line", "They are far apart.\nNo date is set.")
    return edits.star(project, project.issues[0].annotation_ids[0])


SCRIPTS = (
    "Україна вимагає повного та безумовного припинення вогню, сказав посол № {n}.",
    "تطالب الحكومة بوقف فوري لإطلاق النار وانسحاب القوات من {n} منطقة.",
    "中方要求立即停火 第 {n} 次 并认为谈判必须在联合国框架内进行。",
    "The minister posted: 🕊️ peace & “ready” <b>now</b> – {n} % sure…",
)
LONG = " It would accept no arrangement that leaves the verification to the party that has to withdraw."


def a_long_brief(rows=60):
    """Return a brief of so many rows in themes of ten: long names and texts, scripts, bare rows, one-sided ones."""
    texts = []
    for n in range(rows):
        plain = f"The Northern Confederation demands that clause {n} be struck out.{LONG * (n % 4)}"
        texts += [SCRIPTS[n % 4].format(n=n) if n % 5 == 4 else plain]
        texts += [f"On point {n} the Southern Republic holds that the clause must stand.{LONG * ((n + 1) % 3)}"]
    project = a_project(2, an_article(*texts))
    for n in range(rows):
        for side, party in enumerate(("p2", "p3")):
            if n % 7 == 3 and side:
                continue
            kind = Kind.POSITION if side else Kind.DEMAND
            project = edits.annotate(project, f"a1.{2 * n + side + 1}", kind, (party,))
            tag = edits.newest_id(project, "t")
            paraphrase = f"{'South' if side else 'North'} is firm on clause {n}" if n % 2 else ""
            project = edits.describe(project, tag, paraphrase=paraphrase, speaker=f"Envoy {n}{side}" if n % 3 else "")
            project = edits.file_under(project, tag, f"Clause {n} of the {n % 9}th protocol", f"Theme {n // 10}")
        assessment = f"Nothing moved on clause {n}; see the note." if n % 3 == 0 else ""
        issue = queries.issue_of(project, tag)
        project = edits.assess(project, issue.id, state=tuple(State)[n % 5], assessment=assessment)
    for issue in project.issues[:5]:
        project = edits.star(project, issue.annotation_ids[0])
    for key, words in {
        "bottom_line": "They are far apart.\nNo date is set.",
        "to": "Minister",
        "marking": "OFFICIAL",
    }.items():
        project = edits.set_field(project, key, words)
    return project
