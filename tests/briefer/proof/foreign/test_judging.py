"""Checking a document from elsewhere: each of its quotations agrees, is changed, in another place or not found."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefer.model import Source
from briefer.proof.foreign import check_document
from briefer.proof.foreign.said import told
from briefer.proof.foreign.values import Difference, Finding, Item
from briefer.proof.rule import quotations
from briefer.readers.base import Block, Document
from tests.builders import a_project, an_article

PROJECT = a_project(
    2,
    an_article(
        "The minister said the harbour will stay closed until the union comes back to the table, and not a day longer.",
        "“We have offered nine per cent,” the port's director said. “That is all there is.”",
    ),
    an_article("The union's secretary called the offer “an insult to every docker in the country”."),
)


def checked(*paragraphs: str) -> tuple[Item, ...]:
    return check_document(PROJECT, Document(tuple(map(Block, paragraphs)))).items


def only(text: str) -> Item:
    (found,) = checked(text)
    return found


def test_a_quotation_in_other_marks_and_dashes_is_verified_with_its_reference():
    found = only('He said: "the harbour will stay closed until the union comes back".')
    assert (found.finding, found.reference) == (Finding.AGREES, "S1 ¶1")
    assert only("«an insult to every docker in the country»").reference == "S2 ¶1"


def test_a_cut_and_an_addition_in_brackets_are_allowed():
    found = only("“the harbour will stay closed [...] and not a day longer”")
    assert found.finding is Finding.AGREES
    assert only("“[H]arbour will stay closed until the union [of dockers] comes back”").finding is Finding.AGREES
    assert only("“[The] harbour will stay closed until the union [of dockers] comes back”").finding is Finding.AGREES
    assert only("“and not a day longer … the harbour will stay closed”").finding is not Finding.AGREES


def test_a_quotation_that_begins_or_ends_within_a_word_is_not_verified():
    assert only("“arbour will stay closed until the union comes back”").finding is Finding.CHANGED
    assert only("“the harbour will stay closed until the unio”").finding is Finding.CHANGED


def test_a_full_stop_or_comma_before_the_closing_mark_is_no_change():
    assert only("“the union comes back to the table.”").finding is Finding.AGREES


def test_a_changed_word_is_near_and_named():
    found = only("“the harbour will remain closed until the union comes back to the table”")
    assert (found.finding, found.reference) == (Finding.CHANGED, "S1 ¶1")
    assert found.differences == (Difference("remain", "stay"),)


def test_a_left_out_word_is_near_and_named():
    found = only("“the harbour will stay until the union comes back to the table”")
    assert found.differences == (Difference("", "closed"),)


def test_a_changed_word_is_not_looked_for_in_another_part_of_the_paragraph():
    text = "The fee is due in May, the port says. The council meets in its old hall on the hill again in June."
    document = Document((Block("“The fee is due in June”"),))
    (found,) = check_document(a_project(2, an_article(text)), document).items
    assert (found.finding, found.differences) == (Finding.CHANGED, (Difference("June", "May,"),))


def test_no_more_of_the_source_is_shown_than_the_quotation_has_at_its_ends():
    found = only("“the harbour will stay closed until tomorrow”")
    assert found.differences == (Difference("tomorrow", "the"),)
    found = only("“Soon the harbour will stay closed until the union”")
    assert found.differences == (Difference("Soon", "said"),)


def test_words_that_were_changed_at_both_ends_are_shown_beside_those_of_the_source():
    text = "At one the old port of the town will stay closed until the union comes back, and not a day longer."
    project = a_project(2, an_article(text))
    for quoted, words in (
        (
            "the old port of our city must stay closed until the men go home",
            "the old port of the town will stay closed until the union comes back,",
        ),
        ("that big quay of the town will stay closed until", "the old port of the town will stay closed until"),
        ("will stay closed until they sit down", "will stay closed until the union comes"),
    ):
        (found,) = check_document(project, Document((Block(f"“{quoted}”"),))).items
        assert (found.finding, found.source_words) == (Finding.CHANGED, words)


def test_comments_are_told_as_such_and_not_judged():
    blocks = (Block("“no word of this is true”", reason="comment"), Block("“That is all there is.”"))
    assert [each.text for each in check_document(PROJECT, Document(blocks)).items] == ["That is all there is."]


def test_a_reference_without_a_source_is_of_the_only_one_there_is():
    alone = replace(PROJECT, articles=PROJECT.articles[:1])
    for text, claimed in (("¶2", "S1 ¶2"), ("para 1", "S1 ¶1"), ("2", "")):
        document = Document((Block(f"“That is all there is.” [{text}]"),))
        (here,), (there,) = (check_document(project, document).items for project in (alone, PROJECT))
        assert (here.claimed, there.claimed) == ((claimed,) if claimed else (), ())


def test_an_article_in_a_language_that_no_lexicon_is_of_is_checked_all_the_same():
    article = PROJECT.articles[0]
    other = replace(PROJECT, articles=(replace(article, source=Source(language="zz")), *PROJECT.articles[1:]))
    (found,) = check_document(other, Document((Block("“That is all there is.”"),))).items
    assert (found.finding, found.whose) == (Finding.AGREES, ())


def test_what_no_source_says_is_not_found():
    found = only("“we shall never ever negotiate with arsonists”")
    assert (found.finding, found.reference, found.differences) == (Finding.NOT_FOUND, "", ())


def test_a_wrong_reference_is_noticed():
    found = only("“an insult to every docker in the country” [S1 ¶2]")
    assert (found.finding, found.claimed, found.reference) == (Finding.OTHER_PLACE, ("S1 ¶2",), "S2 ¶1")
    right = only("“an insult to every docker in the country” (Okafor, secretary) [S2 ¶1]")
    assert right.finding is Finding.AGREES


def test_references_are_understood_however_they_are_written():
    for reference in ("(S1, para 2)", "S1 § 2", "s1.2.1", "[S1 ¶2; S2 ¶9]", "S1, Absatz 2"):
        assert only(f"“That is all there is.” {reference}").finding is Finding.AGREES, reference


def test_the_headline_of_a_source_is_no_false_quotation():
    article = PROJECT.articles[0]
    named = replace(PROJECT, articles=(replace(article, source=Source(headline="Port strike enters week two")),))
    (found,) = check_document(named, Document((Block("See “Port strike enters week two”, 4 June."),))).items
    assert (found.finding, found.reference) == (Finding.AGREES, "S1")


def found_in(text):
    return tuple(each.words for each in quotations(text))


def test_single_words_and_open_ends_count_and_apostrophes_do_not():
    assert found_in("It isn’t the dockers’ deal, they say it’s ours, in the ’90s") == ()
    assert found_in("The ‘deal’ isn’t ours") == ("deal",)
    assert [each.is_closed for each in quotations("an “open” end, an unclosed “quotation of many words")] == [
        True,
        False,
    ]


def test_quotations_are_found_in_all_usual_marks():
    text = '“one two three” „eins zwei drei“ « un deux trois » ‘four five six’ "seven eight nine" 「a b c」'
    assert found_in(text) == (
        "one two three",
        "eins zwei drei",
        "un deux trois",
        "four five six",
        "seven eight nine",
        "a b c",
    )


def test_each_quotation_carries_the_number_of_its_paragraph():
    found = checked("Nothing here.", "“That is all there is.” and “that is all there was, he lied”")
    assert (found[0].spot.paragraph, found[0].finding) == (2, Finding.AGREES)
    assert len(found) == 2


@given(st.data())
def test_any_passage_of_a_source_is_verified_and_one_changed_letter_is_not(data):
    text = PROJECT.articles[0].paragraphs[0].text
    tokens = text.split()
    start = data.draw(st.integers(0, len(tokens) - 5))
    end = data.draw(st.integers(start + 5, len(tokens)))
    passage = " ".join(tokens[start:end])
    assert only(f"“{passage}”").finding is Finding.AGREES
    place = data.draw(st.sampled_from([at for at, sign in enumerate(passage) if sign.isalpha()]))
    changed = passage[:place] + ("x" if passage[place] != "x" else "y") + passage[place + 1 :]
    assert only(f"“{changed}”").finding is not Finding.AGREES


@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_text_can_be_checked(paragraphs):
    text = "\n".join(paragraphs)
    for each in checked(*paragraphs):
        assert each.text in text or chr(10) in each.text


def test_words_are_told_shortened_where_they_are_long():
    assert told("a  b\nc") == "“a b c”"
    assert told("x" * 90) == f"“{'x' * 90}”"
    assert told("x" * 88 + " yz") == f"“{'x' * 88}…”"
