"""Every string that reaches paper is proved: what the author wrote as a quotation stands in a source, or stops."""

import pytest

from briefer import edits, pipeline, templates
from briefer.check import Severity, check
from briefer.errors import EditError, WriteError
from briefer.model import Article, ArticleId, Kind, Paragraph, ParagraphId, Source, Span, State, When
from tests.builders import a_project, a_span, a_tagged_project, an_article

TEMPLATE = templates.find("comparison")
FALSE = "He said “we will bomb the port tomorrow” and left."
TRUE = "Kyiv “refuses to withdraw”."


def stops(project):
    return [each for each in check(project, TEMPLATE) if each.severity is Severity.STOPS]


def looks(project):
    return [each.message for each in check(project) if each.severity is Severity.LOOK]


PLACES = {
    "the bottom line": lambda project, text: edits.set_field(project, "bottom_line", text),
    "a line to take": lambda project, text: edits.set_field(project, "lines_to_take", f"- One.\n- {text}"),
    "a field of the header": lambda project, text: edits.set_field(project, "to", text),
    "the subject": lambda project, text: edits.set_field(project, "subject", text),
    "the marking": lambda project, text: edits.set_field(project, "marking", text),
    "the reference": lambda project, text: edits.set_field(project, "reference", text),
    "the title": edits.set_title,
    "an agreed text": lambda project, text: edits.assess(project, "i6", agreed=text),
    "an assessment": lambda project, text: edits.assess(project, "i6", state=State.APART, assessment=text),
    "the title of a row": lambda project, text: edits.rename_issue(project, "i6", title=text),
    "a theme": lambda project, text: edits.rename_issue(project, "i6", theme=text),
    "the name of a party": lambda project, text: edits.edit_party(project, "p2", name=text),
    "a paraphrase": lambda project, text: edits.describe(project, "t7", paraphrase=text),
    "a speaker": lambda project, text: edits.describe(project, "t7", speaker=text),
    "the date of an event": lambda project, text: edits.describe(project, "t11", when=When(text, "2025")),
    "an outlet": lambda project, text: edits.edit_source(project, "a1", Source(outlet=text)),
}

WHERE = {
    "the bottom line": "The field “bottom line”",
    "a line to take": "The field “lines to take”",
    "the title": "The title",
    "an agreed text": "The agreed text of row 1.1",
    "an assessment": "The assessment of row 1.1",
    "the title of a row": "The title of row 1.1",
    "a theme": "The theme of row 1.1",
    "the name of a party": "The name of the party",
    "a paraphrase": "S1 ¶2: the paraphrase",
    "a speaker": "S1 ¶2: the speaker",
    "the date of an event": "S1 ¶5: the date",
    "an outlet": "The outlet",
}


@pytest.mark.parametrize("place", PLACES)
def test_an_invented_quotation_stops_the_export_from(place, tmp_path):
    project = PLACES[place](a_tagged_project(), FALSE)
    (problem,) = stops(project)
    assert problem.quotation == "we will bomb the port tomorrow"
    assert problem.message.startswith(f"{WHERE.get(place, '')} quotes words" if place in WHERE else "")
    assert problem.is_misquoted is (place == "a paraphrase")
    with pytest.raises(WriteError, match="bomb the port"):
        pipeline.export(project, TEMPLATE, [tmp_path / "brief.md"])
    cured = edits.take_off_marks(project, problem.place.kind, problem.place.id, problem.quotation)
    assert stops(cured) == []
    assert pipeline.export(cured, TEMPLATE, [tmp_path / "brief.md"])[0].proof.is_proved
    assert "we will bomb the port tomorrow" in str(cured)


@pytest.mark.parametrize("place", PLACES)
def test_a_true_quotation_may_stand_in(place, tmp_path):
    project = PLACES[place](a_tagged_project(), TRUE)
    assert stops(project) == []
    targets = [tmp_path / f"brief{suffix}" for suffix in (".md", ".csv", ".html", ".docx", ".pdf")]
    assert all(each.proof.is_proved for each in pipeline.export(project, TEMPLATE, targets))


def test_what_is_from_elsewhere_prints_with_its_origin_and_is_counted_apart(tmp_path):
    project = edits.set_field(a_tagged_project(), "bottom_line", FALSE)
    stated = edits.state_origin(project, "we will bomb the port tomorrow", "radio, 3 June")
    assert stops(stated) == []
    targets = [tmp_path / f"brief{suffix}" for suffix in (".md", ".docx", ".pdf")]
    assert all(each.proof.is_proved for each in pipeline.export(stated, TEMPLATE, targets))
    text = targets[0].read_text(encoding="utf-8")
    assert "“we will bomb the port tomorrow” (from elsewhere: radio, 3 June) and left." in text
    assert "from elsewhere 1, not checked" in text
    assert "was not checked" in text
    assert stops(edits.state_origin(stated, "we will bomb the port tomorrow", "")) != []
    with pytest.raises(EditError, match="by itself"):
        edits.state_origin(project, "one\ntwo", "radio")


def test_the_proof_line_counts_passages_and_the_authors_quotations_apart():
    project = edits.set_field(a_tagged_project(), "bottom_line", TRUE)
    text = pipeline.render(pipeline.compose_brief(project, TEMPLATE), ".md").decode()
    assert "match the source; in the author’s text 1 of 1" in text
    plain = pipeline.render(pipeline.compose_brief(a_tagged_project(), TEMPLATE), ".md").decode()
    assert "author’s text 1" not in plain


def test_a_brief_that_quotes_nothing_claims_nothing_of_quotation_marks():
    project = a_project(2)
    project = edits.annotate(project, "a1.1", Kind.DEMAND, ("p2",))
    tag = edits.newest_id(project, "t")
    project = edits.star(edits.describe(project, tag, paraphrase="It wants them gone."), tag)
    template = templates.find("talking_points")
    text = pipeline.render(pipeline.compose_brief(project, template), ".md").decode()
    assert ("“quotation marks”" in text) == ("“Moscow demands" in text)


def test_a_quotation_goes_on_over_the_lines_of_a_field():
    project = edits.set_field(a_tagged_project(), "bottom_line", "They “refuse\nto go” now.")
    assert [each.quotation for each in stops(project)] == ["refuse\nto go"]
    whole = "“Kyiv refuses to withdraw.\nRussia says the sanctions must end.”"
    assert stops(edits.set_field(a_tagged_project(), "bottom_line", whole)) == []


def test_with_a_reference_beside_it_a_quotation_has_to_stand_in_that_paragraph():
    right = edits.set_field(a_tagged_project(), "bottom_line", "It “refuses to withdraw” [S1 ¶2].")
    assert stops(right) == []
    wrong = edits.set_field(a_tagged_project(), "bottom_line", "It “refuses to withdraw” (Kyiv) [S1 ¶3].")
    (problem,) = stops(wrong)
    assert "do not stand in S1 ¶3" in problem.message


def test_a_reference_that_leads_nowhere_stops_the_export():
    (problem,) = stops(edits.set_field(a_tagged_project(), "bottom_line", "It refuses [S1 ¶9]."))
    assert "cites S1 ¶9" in problem.message
    assert not problem.is_misquoted


def test_a_row_that_the_author_names_and_the_brief_does_not_have_stops_the_export():
    project = a_tagged_project()
    assert stops(edits.set_field(project, "bottom_line", "See rows 1.1 and 1.2; row 5 is of 3.5 km.")) == []
    for text in ("See row 3.4.", "See rows 1.1 and 3.4.", "Siehe Zeile 3.4.", "Voir lignes 1.1, 3.4", "див. рядок 3.4"):
        (problem,) = stops(edits.set_field(project, "bottom_line", text))
        assert "names row 3.4" in problem.message
    named = edits.set_field(project, "bottom_line", "See row 1.1.")
    assert [each.message for each in stops(edits.toggle_issue(named, "i6"))] == [
        "The field “bottom line” names row 1.1, which this brief does not have."
    ]


def test_an_open_quotation_mark_is_listed():
    (problem,) = stops(edits.set_field(a_tagged_project(), "bottom_line", "Kyiv “refuses to withdraw."))
    assert "do not close" in problem.detail


def test_a_quotation_of_an_article_that_is_left_out_is_none():
    project = edits.add_article(a_tagged_project(), an_article("The port stays open, it says.", headline="Port"))
    project = edits.set_field(project, "bottom_line", "“The port stays open”")
    assert stops(project) == []
    assert stops(edits.toggle_article(project, project.articles[1].id)) != []


@pytest.mark.parametrize(
    ("words", "cut"), [("raw its troops", "word"), ("Moscow demands that Ky", "word"), ("Kyiv withdraw", "")]
)
def test_a_passage_may_not_cut_a_word(words, cut):
    project = a_project(2)
    project = edits.annotate(project, "a1.1", Kind.DEMAND, ("p2",), a_span(project, "a1.1", words))
    assert [each.message for each in stops(project)] == ([f"S1 ¶1: the passage cuts a {cut}."] if cut else [])


def test_what_is_left_of_a_passage_without_some_words_has_to_be_a_quotation():
    from dataclasses import replace

    text = "Moscow demands that Kyiv withdraw its troops from the coast before any talks."
    project = edits.annotate(a_project(2, an_article(text)), "a1.1", Kind.DEMAND, ("p2",))
    start = text.index(" from the coast")
    cut = edits.leave_out(project, "t4", start, start + len(" from the coast"))
    assert stops(cut) == []
    (tag,) = cut.annotations
    wrong = replace(tag, cuts=(Span(start + 3, start + 8, text[start + 3 : start + 8]),))
    assert [each.message for each in stops(replace(cut, annotations=(wrong,)))] == [
        "S1 ¶1: what is left of the passage without the words left out is no quotation."
    ]


def test_a_passage_that_leaves_out_a_not_is_worth_a_look():
    project = a_project(2)
    project = edits.annotate(project, "a1.1", Kind.DEMAND, ("p2",), a_span(project, "a1.1", "talk before."))
    assert "S1 ¶1: the passage leaves out a “not”." in looks(project)


def test_words_from_behind_a_not_are_worth_a_look_unless_the_author_says_so():
    quoted = edits.set_field(a_tagged_project(), "bottom_line", "It will “talk before”.")
    assert any("behind a “not”" in each for each in looks(quoted))
    honest = edits.set_field(a_tagged_project(), "bottom_line", "It will not “talk before”.")
    assert not any("behind a “not”" in each for each in looks(honest))
    right = edits.set_field(a_tagged_project(), "bottom_line", "Turkey “offers to host the talks”.")
    assert not any("behind a “not”" in each for each in looks(right))


@pytest.mark.parametrize("before", ["", "It began long ago, and nobody here has said no word of all this since then. "])
def test_a_not_counts_only_close_before_the_words(before):
    project = edits.set_field(a_tagged_project(), "bottom_line", f"{before}It will not “talk before”.")
    assert not any("behind a “not”" in each for each in looks(project))
    for letters, is_far in ((55, False), (56, True)):
        far = edits.set_field(a_tagged_project(), "bottom_line", f"It is not {'x' * letters} “talk before”.")
        assert any("behind a “not”" in each for each in looks(far)) == is_far


def test_a_quotation_in_what_was_stated_elsewhere_is_told_with_its_origin():
    project = edits.state_elsewhere(a_tagged_project(), Kind.POSITION, ("p2",), FALSE, "A call, 3 May")
    assert [each.message for each in stops(project)] == [
        "A call, 3 May: the paraphrase quotes words that do not stand in the source."
    ]


def said(text, *parties, kind=Kind.POSITION):
    article = Article(ArticleId(""), Source(headline="H"), (Paragraph(ParagraphId("1"), text),))
    project = a_project(3, article)
    return [
        each for each in looks(edits.annotate(project, "a1.1", kind, parties)) if "right" not in each and "S1" in each
    ]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Ukraine said that Russia must leave.", "Ukraine"),
        ("Russia must leave, according to Ukraine.", "Ukraine"),
        ("“Russia must leave,” said Kyiv on Monday.", "Ukraine"),
        ("Ukraine’s foreign minister Andrii Sybiha said Russia must leave.", "Ukraine"),
    ],
)
def test_words_that_the_article_gives_to_another_party_are_worth_a_look(text, whose):
    assert said(text, "p2") == [f"S1 ¶1: in the article these are the words of {whose}, tagged Russia."]
    assert said(text, "p3") == []


@pytest.mark.parametrize(
    "text",
    [
        "Russia and Ukraine said the talks go on.",
        "Ukraine’s allies said that Russia must leave.",
        "Russia must leave Ukraine.",
        "Russia said that Ukraine refused the offer.",
        "Both governments demand that Turkey open the strait.",
    ],
)
def test_joint_words_and_others_give_no_false_alarm(text):
    parties = ("p2", "p3") if "Both" in text or " and " in text else ("p2",)
    assert said(text, *parties) == []


def test_a_span_of_a_project_file_that_is_tagged_twice_alike_stops():
    from dataclasses import replace

    project = a_tagged_project()
    double = replace(project.annotations[0], id="t99")
    project = replace(project, annotations=(*project.annotations, double))
    assert [each.message for each in stops(project)] == ["S1 ¶1: this passage is tagged twice alike."]


def test_tags_that_become_alike_are_joined_with_all_they_say():
    project = a_tagged_project()
    project = edits.annotate(project, "a1.2", Kind.POSITION, ("p2",))
    new = edits.newest_id(project, "t")
    project = edits.star(edits.describe(project, new, speaker="Minister", paraphrase="No."), new)
    project = edits.describe(project, "t7", speaker="Envoy")
    joined = edits.assign_parties(project, new, ("p3",))
    assert "t7" not in [each.id for each in joined.annotations]
    (tag,) = [each for each in joined.annotations if each.id == new]
    assert (tag.speaker, tag.paraphrase, tag.note) == ("Minister", "No.", "Envoy")
    assert joined.issues[0].annotation_ids == ("t5", new)
    assert new in joined.brief.key_point_ids
    assert stops(joined) == []


def test_a_span_of_the_whole_paragraph_is_the_paragraph():
    project = a_tagged_project()
    text = "Kyiv refuses to withdraw."
    project = edits.annotate(project, "a1.2", Kind.POSITION, ("p2",), Span(0, len(text), text))
    merged = edits.merge_parties(project, "p3", "p2")
    assert [each.id for each in merged.annotations if each.paragraph_id == "a1.2"] == ["t7"]


def test_a_renamed_party_keeps_the_name_that_articles_call_it():
    project = edits.edit_party(a_tagged_project(), "p3", name="Federal Republic", aliases=())
    assert project.parties[1].aliases == ()
    project = edits.edit_party(a_tagged_project(), "p2", name="Federation")
    assert "Russia" in (project.parties[0].short_name, *project.parties[0].aliases)


@pytest.mark.parametrize(
    "text",
    [
        "In May 2018 the sea wall broke.",
        "By late May they had left.",
        "On 3 May they left.",
        "May 9 is when they left.",
        "May the talks go on, it said.",
    ],
)
def test_a_month_is_not_taken_for_a_party_of_that_name(text):
    project = a_project(2, an_article(text, "May said Ukraine must pay.", "Ukraine met with May."))
    project = edits.edit_party(project, project.parties[0].id, aliases=("May",))
    may, other = (party.id for party in project.parties)
    told = {n: looks(edits.annotate(project, f"a1.{n}", Kind.DEMAND, (other,))) for n in (1, 2, 3)}
    assert not any("May" in each or "Russia" in each for each in told[1])
    assert any("the words of Russia" in each for each in told[2])
    assert not any("Is this the right" in each for each in told[3])
    tagged = edits.annotate(project, "a1.1", Kind.DEMAND, (may,))
    assert not any("names only" in each for each in looks(tagged)), "May may be the party here after all"
    met = edits.add_article(project, an_article(f"{text} Ukraine met them."))
    met = edits.annotate(met, f"{met.articles[-1].id}.1", Kind.DEMAND, (may,))
    assert not any("names only" in each for each in looks(met))


def test_a_passage_that_names_others_without_a_speaker_names_all_of_them():
    assert said("The bridges of Ukraine broke.", "p2") == ["S1 ¶1 names only Ukraine, tagged Russia."]
    assert said("Ukraine said the bridges of Turkey broke.", "p2") == [
        "S1 ¶1 names only Ukraine, Turkey, tagged Russia."
    ]
    assert said("The bridges broke.", "p2") == []
    assert said("The bridges of both broke, Ukraine said.", "p2") != []
    assert said("The bridges of both broke, Ukraine said.", "p2", "p4") == []
    assert said("The bridges broke, Ukraine said.", "p2", "p4") != []


@pytest.mark.parametrize(
    ("words", "is_theirs"),
    [
        ("Russia must leave, Ukraine said.", True),
        ("Ukraine must pay", False),
        ("Russia said that Ukraine must pay.", False),
        ("leave, Ukraine said. Russia said", False),
    ],
)
def test_only_the_sentences_of_the_passage_tell_whose_words_they_are(words, is_theirs):
    project = a_project(3, an_article("Russia must leave, Ukraine said. Russia said that Ukraine must pay. It rained."))
    project = edits.annotate(project, "a1.1", Kind.POSITION, ("p2",), a_span(project, "a1.1", words))
    assert any("the words of Ukraine" in each for each in looks(project)) == is_theirs


def test_a_tag_of_a_party_that_is_gone_from_a_damaged_file_is_told_of_the_others():
    from dataclasses import replace

    project = edits.annotate(a_project(3, an_article("Ukraine said no.")), "a1.1", Kind.POSITION, ("p2",))
    tag = replace(project.annotations[0], party_ids=("p2", "p99"))
    assert any("tagged Russia." in each for each in looks(replace(project, annotations=(tag,))))


@pytest.mark.parametrize(
    "text",
    [
        "The two countries demand in a joint statement that Turkey open the strait.",
        "Beide Seiten fordern, dass Turkey die Meerenge öffnet.",
        "Les deux pays exigent que Turkey ouvre le détroit.",
        "Обидві сторони вимагають, щоб Turkey відкрила протоку.",
    ],
)
def test_words_of_both_sides_may_be_tagged_for_one_of_them(text):
    assert said(text, "p2") == []
    assert said(text.replace("Turkey", "“Turkey”") + " Turkey said no.", "p2") != []
