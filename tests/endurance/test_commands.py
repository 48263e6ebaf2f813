"""Any sequence of commands leaves a project that hangs together, and taking them all back leads to where it began."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from briefer import edits, queries
from briefer.check import Severity, check
from briefer.errors import EditError
from briefer.model import Certainty, Kind, Party, Source, Span, State, Status, When
from briefer.store import project_file
from tests.builders import a_project, an_article
from tests.endurance.forms import both
from tests.endurance.projects import texts

numbers = st.integers(-1, 6)
picks = st.integers(0, 30)


def ids(items):
    """Return the ids of these and one that nobody has."""
    return [*(item.id for item in items), "nobody"]


class Desk(RuleBasedStateMachine):
    """A project, and every state it has been in with its bytes at that time."""

    @initialize()
    def begin(self):
        self.states = [(a_project(3), project_file.dumps(a_project(3)))]
        self.undone = []

    @property
    def project(self):
        return self.states[-1][0]

    def do(self, edit, *arguments, **options):
        before = self.project
        try:
            after = edit(before, *arguments, **options)
        except EditError:
            return
        if after is not before:
            assert after.last_id >= before.last_id
            self.states.append((after, project_file.dumps(after)))
            self.undone.clear()

    def an_id(self, part, pick):
        known = ids(getattr(self.project, part))
        return known[pick % len(known)]

    def a_paragraph(self, pick):
        known = ids(paragraph for article in self.project.articles for paragraph in article.paragraphs)
        return known[pick % len(known)]

    @rule(headline=texts, paragraphs=st.lists(texts.filter(str.strip), min_size=1, max_size=4))
    def add_an_article(self, headline, paragraphs):
        self.do(edits.add_article, an_article(*paragraphs, headline=headline))

    @rule(pick=picks, other=numbers, words=texts, what=st.sampled_from(["remove", "move", "source"]))
    def change_an_article(self, pick, other, words, what):
        article = self.an_id("articles", pick)
        acts = {
            "remove": lambda: self.do(edits.remove_article, article),
            "move": lambda: self.do(edits.move_article, article, other),
            "source": lambda: self.do(edits.edit_source, article, Source(headline=words)),
        }
        acts[what]()

    @rule(pick=picks, offset=st.integers(-1, 60), is_split=st.booleans())
    def cut_or_join_paragraphs(self, pick, offset, is_split):
        if is_split:
            self.do(edits.split_paragraph, self.a_paragraph(pick), offset)
        else:
            self.do(edits.merge_paragraph, self.a_paragraph(pick))

    @rule(pick=picks, kind=st.sampled_from(Kind), party=picks, start=numbers, length=numbers, is_whole=st.booleans())
    def tag(self, pick, kind, party, start, length, is_whole):
        paragraph_id = self.a_paragraph(pick)
        parties = () if party > 20 else (self.an_id("parties", party),)
        span = None
        if not is_whole and paragraph_id != "nobody":
            words = queries.paragraph_of(self.project, paragraph_id).text[max(start, 0) :][: max(length, 1)]
            span = Span(max(start, 0), max(start, 0) + len(words), words) if words else None
        self.do(edits.annotate, paragraph_id, kind, parties, span)

    @rule(pick=picks, kind=st.sampled_from(Kind), party=picks, position=numbers, words=texts, what=st.integers(0, 8))
    def change_a_tag(self, pick, kind, party, position, words, what):
        tag, party_id = self.an_id("annotations", pick), self.an_id("parties", party)
        when = When(words, "2025-06", Certainty.ABOUT)
        acts = (
            (edits.retag, kind),
            (edits.toggle_party, party_id),
            (edits.assign_parties, (party_id,)),
            (edits.toggle_star,),
            (edits.move_key_point, position),
            (edits.remove_annotation,),
            (edits.set_span, None),
            (edits.unassign_issue,),
        )
        if what == len(acts):
            self.do(edits.describe, tag, speaker=words, note=words, when=when, status=Status.CLAIMED)
        else:
            edit, *arguments = acts[what]
            self.do(edit, tag, *arguments)

    @rule(pick=picks, tag=picks, title=texts, theme=texts, position=numbers, what=st.integers(0, 7))
    def work_on_issues(self, pick, tag, title, theme, position, what):
        issue, other, tag_id = self.an_id("issues", pick), self.an_id("issues", tag), self.an_id("annotations", tag)
        acts = (
            (edits.add_issue, title, theme),
            (edits.file_under, tag_id, title, theme),
            (edits.assign_issue, tag_id, issue, position),
            (edits.move_issue, issue, position, theme),
            (edits.remove_issue, issue),
            (edits.merge_issues, issue, other),
        )
        if what == len(acts):
            self.do(edits.rename_issue, issue, title=title, theme=theme)
        elif what > len(acts):
            self.do(edits.assess, issue, state=State.APART, assessment=theme)
        else:
            edit, *arguments = acts[what]
            self.do(edit, *arguments)

    @rule(pick=picks, name=texts, position=numbers, what=st.integers(0, 5))
    def work_on_parties(self, pick, name, position, what):
        party = self.an_id("parties", pick)
        acts = (
            (edits.add_party, name),
            (edits.remove_party, party),
            (edits.move_party, party, position),
            (edits.set_columns, tuple(dict.fromkeys((party, self.an_id("parties", position))))),
            (edits.set_parties, (*self.project.parties, Party("", name)), self.project.brief.columns),
        )
        if what == len(acts):
            self.do(edits.edit_party, party, name=name, aliases=(name, "x"))
        else:
            edit, *arguments = acts[what]
            self.do(edit, *arguments)

    @rule(key=st.sampled_from(["subject", "bottom_line", ""]), words=texts, number=numbers, what=st.integers(0, 5))
    def work_on_the_brief(self, key, words, number, what):
        acts = (
            (edits.set_title, words),
            (edits.set_language, words),
            (edits.set_template, "chronology"),
            (edits.set_field, key, words),
            (edits.toggle_section, key or "gaps"),
            (edits.set_version, number),
        )
        edit, *arguments = acts[what]
        self.do(edit, *arguments)

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def take_back(self):
        self.undone.append(self.states.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def do_again(self):
        self.states.append(self.undone.pop())

    @invariant()
    def nothing_points_nowhere(self):
        stops = [problem for problem in check(self.project) if problem.severity is Severity.STOPS]
        # any words may be marked or typed here: what they cut or quote is another matter
        stops = [problem for problem in stops if "cuts" not in problem.message and not problem.quotation]
        assert not [problem for problem in stops if problem.place.kind in {"annotation", "issue"}], stops

    @invariant()
    def the_project_comes_back_from_its_file(self):
        project, data = self.states[-1]
        assert project_file.loads(data) == project

    def teardown(self):
        for project, data in reversed(getattr(self, "states", [])):
            assert project_file.dumps(project) == data  # no later command has touched an earlier state


@both(30, 1_000)
def test_any_commands_with_undo_keep_the_project_whole(rounds):
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=rounds,
            stateful_step_count=40,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
