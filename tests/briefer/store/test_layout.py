"""A state that follows another is laid out anew only where it is new, and gives the same bytes as on its own."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer import edits
from briefer.errors import EditError
from briefer.model import Project
from briefer.store import layout, project_file
from briefer.store.layout import Kept
from tests.briefer.edits.acts import ACTS
from tests.builders import PARTIES, a_project, a_tagged_project


@settings(max_examples=60)
@given(st.lists(ACTS, max_size=25), st.sampled_from([1, 2, 500]))
def test_after_any_edits_the_bytes_are_those_of_the_project_alone(sequence, batch):
    before, layout.BATCH = layout.BATCH, batch
    try:
        project, kept = a_project(parties=len(PARTIES)), Kept()
        for name, arguments, named in sequence:
            try:
                project = getattr(edits, name)(project, *arguments, **named)
            except EditError:
                continue
            assert project_file.dumps(project, kept=kept) == project_file.dumps(project)
    finally:
        layout.BATCH = before


def test_only_what_is_new_is_encoded_again():
    project, kept, encoded = a_tagged_project(), Kept(), []

    class Counted(Kept):
        def bytes_of(self, place, items, encode):
            return kept.bytes_of(place, items, lambda: encoded.append(place) or encode())

    def places(state: Project) -> list[str]:
        encoded.clear()
        project_file.dumps(state, kept=Counted())
        return list(encoded)

    assert {place.split()[0] for place in places(project)} >= {"article", "annotations", "parties"}
    assert places(project) == []
    assert places(edits.star(project, project.annotations[0].id)) == []
    assert places(edits.describe(project, project.annotations[0].id, note="Said twice.")) == ["annotations 0"]
