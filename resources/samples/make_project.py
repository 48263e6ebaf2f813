"""Makes `istanbul-talks.briefer`, the sample article tagged and arranged; run it after changing the article.

python resources/samples/make_project.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from briefer import edits, pipeline, queries  # noqa: E402 - the checkout must be on the path first
from briefer.model import Certainty, Kind, Project, Span, State, Status, When  # noqa: E402
from briefer.readers.from_markdown import MarkdownReader  # noqa: E402
from briefer.store import project_file  # noqa: E402

ARTICLE = Path(__file__).with_name("istanbul-talks.md")
D, P, E = Kind.DEMAND, Kind.POSITION, Kind.EVENT
FIGHTING, TERRITORY, PEOPLE, TALKS = "Ending the fighting", "Territory and status", "People", "The talks themselves"

TAGS = (
    # paragraph, kind, parties, first and last words (or all), issue, theme, star, speaker
    (2, D, "Ukraine", "a full and unconditional ceasefire of at least 30 days", "Ceasefire", FIGHTING, True, ""),
    (2, P, "Ukraine", "a lasting settlement cannot be negotiated while its cities are under attack", "Ceasefire",
     FIGHTING, False, ""),
    (5, P, "Russia", "Moscow rejects an unconditional ceasefire and says a truce can only follow a Ukrainian withdrawal "
     "from the four regions.", "Ceasefire", FIGHTING, True, ""),
    (12, P, "Ukraine", "proposed a ceasefire until such a meeting takes place", "Ceasefire", FIGHTING, False, "Zelensky"),
    (12, D, "Ukraine", "urged the United States and Europe to put more pressure on Moscow through sanctions",
     "Outside pressure", FIGHTING, False, "Zelensky"),
    (3, D, "Russia", "Moscow wants Ukrainian troops to leave the whole of Luhansk, Donetsk, Zaporizhzhia and Kherson",
     "Territory", TERRITORY, True, ""),
    (3, D, "Russia", "it demands international recognition that the four regions and Crimea belong to Russia", "Territory",
     TERRITORY, False, ""),
    (6, P, "Ukraine", "Kyiv refuses to cede territory", "Territory", TERRITORY, False, ""),
    (4, D, "Russia", "requires Ukraine to become a neutral state, to accept a limit on the size of its army and to keep "
     "foreign forces off its territory", "Neutrality and armed forces", TERRITORY, False, ""),
    (6, P, "Ukraine", "rules out neutrality and says no outside power may decide how large its army is",
     "Neutrality and armed forces", TERRITORY, False, ""),
    (4, D, "Russia", "Russian would have to be made an official language.", "Language", TERRITORY, False, ""),
    (7, E, "Russia, Ukraine", "agreed to exchange all severely wounded and seriously ill prisoners, as well as those aged "
     "18 to 25", "Prisoners", PEOPLE, True, ""),
    (8, D, "Ukraine", "gave the Russian delegation a list of several hundred children who, it says, were taken to Russia "
     "unlawfully, and demanded their return", "Children", PEOPLE, False, ""),
    (8, P, "Russia", "Russia denies any abduction and says it moved children away from the fighting for their safety.",
     "Children", PEOPLE, False, ""),
    (5, P, "Russia", "the purpose of the talks was a swift victory and not a compromise", "Purpose of the talks", TALKS,
     False, "Dmitry Medvedev, Security Council"),
    (6, P, "Ukraine", "Ukrainian officials described the Russian terms as an ultimatum.", "Purpose of the talks", TALKS,
     False, ""),
    (10, P, "Russia", "technical teams must first reach agreements that leaders could confirm", "Meeting of the leaders",
     TALKS, True, "Dmitry Peskov, Kremlin spokesman"),
    (12, P, "Ukraine", "Ukraine was ready to meet at the level of leaders at any time", "Meeting of the leaders", TALKS,
     False, "Zelensky"),
    (9, P, "Türkiye", "Türkiye offered to host a meeting of Vladimir Putin, Volodymyr Zelensky and Donald Trump", "", "",
     False, ""),
    (9, D, "Türkiye", "urged the leaders to come", "", "", False, "President Erdogan"),
    (9, P, "United States", "Trump was open to such a meeting", "", "", False, "The White House"),
    (1, E, "Russia, Ukraine", "Delegations from Russia and Ukraine met in Istanbul on 2 June for their second round of "
     "direct talks in under three weeks.", "", "", False, ""),
    (3, E, "Russia", "Russia handed over a memorandum with its terms.", "", "", False, ""),
    (7, E, "Russia, Ukraine", "agreed to return the bodies of up to 6,000 soldiers", "", "", False, ""),
    (11, E, "Ukraine", "Ukrainian shelling and drones damaged power equipment in the night to 3 June", "", "", False,
     "Officials installed by Russia"),
)  # fmt: skip

STATES = {
    "Ceasefire": (State.APART, "The dispute is over sequence: truce first or withdrawal first."),
    "Outside pressure": (State.ONE_SIDED, ""),
    "Territory": (State.APART, ""),
    "Neutrality and armed forces": (State.APART, ""),
    "Language": (State.ONE_SIDED, ""),
    "Prisoners": (State.AGREED, "The one agreed result, with the return of the dead."),
    "Children": (State.APART, "The facts themselves are disputed."),
    "Purpose of the talks": (State.APART, ""),
    "Meeting of the leaders": (State.CONVERGING, "Both name conditions, neither refuses."),
}

DATES = {
    1: (When("on 2 June", "2025-06-02", Certainty.EXACT), Status.HAPPENED),
    3: (When("at the meeting of 2 June", "2025-06-02", Certainty.EXACT), Status.HAPPENED),
    7: (When("at the meeting of 2 June", "2025-06-02", Certainty.EXACT), Status.ANNOUNCED),
    11: (When("in the night to 3 June", "2025-06-03", Certainty.ABOUT), Status.CLAIMED),
}

FIELDS = {
    "subject": "Russia and Ukraine: where each side stands after the second Istanbul round",
    "to": "Director, Eastern Europe",
    "from": "Policy Analysis Unit",
    "date": "5 June 2025",
    "as_at": "5 June 2025, 09:00 UTC",
    "reference": "PA-2025-014",
    "action_by": "For information",
    "marking": "SAMPLE",
    "bottom_line": "No truce, and no common ground on territory. The sides agree only on people: prisoners, and the return "
    "of the dead. Russia ties a ceasefire to a Ukrainian withdrawal; Ukraine ties a settlement to a ceasefire.",
    "prepared_by": "J. Analyst",
}


def untagged_sample() -> Project:
    """Return a project of the article as its reader finds it, and of the parties of its columns."""
    article = MarkdownReader().read(ARTICLE.read_bytes(), ARTICLE.name).article
    return pipeline.new_project(article, pipeline.SAMPLE_PARTIES, column_count=2)


def tagged_sample() -> Project:
    """Return the sample project with everything a brief needs."""
    project = untagged_sample()
    for number, kind, names, words, issue, theme, is_starred, speaker in TAGS:
        paragraph = project.articles[0].paragraphs[number - 1]
        start = paragraph.text.index(words)
        ids = tuple(party.id for name in names.split(", ") for party in project.parties if party.name == name)
        known = {item.id for item in project.annotations}
        project = edits.annotate(project, paragraph.id, kind, ids, Span(start, start + len(words), words))
        (new,) = (item.id for item in project.annotations if item.id not in known)
        if speaker:
            project = edits.describe(project, new, speaker=speaker)
        if kind is E:
            when, status = DATES[number]
            project = edits.describe(project, new, when=when, status=status)
        if issue:
            project = edits.file_under(project, new, issue, theme)
        if is_starred:
            project = edits.star(project, new)
    for row in queries.rows(project):
        state, assessment = STATES[row.issue.title]
        project = edits.assess(project, row.issue.id, state=state, assessment=assessment)
    for key, text in FIELDS.items():
        project = edits.set_field(project, key, text)
    return edits.set_title(project, "Istanbul talks")


if __name__ == "__main__":
    project_file.save(tagged_sample(), Path(__file__).with_name("istanbul-talks.briefer"))
