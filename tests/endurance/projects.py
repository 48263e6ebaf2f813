"""Generated projects: any text that can be encoded in any field, any mixture of parts."""

from hypothesis import strategies as st

from briefer.model import (
    Annotation,
    Article,
    BriefSettings,
    Certainty,
    Issue,
    Kind,
    Paragraph,
    ParagraphKind,
    Party,
    Project,
    Source,
    Span,
    State,
    Status,
    When,
)
from tests.hostile.words import NAUGHTY

SHORT = tuple(word for word in NAUGHTY if len(word) < 100)
texts = st.one_of(st.sampled_from(SHORT), st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
ids = st.integers(1, 50).map(lambda number: f"x{number}")
id_lists = st.lists(ids, max_size=3).map(tuple)
spans = st.builds(lambda start, quote: Span(start, start + len(quote), quote), st.integers(0, 99), texts.filter(len))


def several(strategy, most=3):
    """Return tuples of up to `most` of these."""
    return st.lists(strategy, max_size=most).map(tuple)


projects = st.builds(
    Project,
    title=texts,
    language=texts,
    parties=several(st.builds(Party, ids, texts, texts, several(texts), texts)),
    articles=several(
        st.builds(
            Article,
            ids,
            st.builds(Source, *[texts] * 8),
            several(st.builds(Paragraph, ids, texts, st.sampled_from(ParagraphKind)), 4),
        ),
        2,
    ),
    annotations=several(
        st.builds(
            Annotation,
            ids,
            ids,
            st.sampled_from(Kind),
            id_lists,
            st.none() | spans,
            texts,
            texts,
            texts,
            st.builds(When, texts, texts, st.sampled_from(Certainty)),
            st.sampled_from(Status),
        )
    ),
    issues=several(st.builds(Issue, ids, texts, texts, id_lists, st.sampled_from(State), texts)),
    brief=st.builds(
        BriefSettings,
        st.sampled_from(["comparison", "", "house format"]),
        id_lists,
        id_lists,
        several(st.tuples(texts, texts)),
        several(texts),
    ),
    last_id=st.integers(50, 2**53),
)
