"""How texts are read: their marks, where they may be cut, and what is a quotation of them, as somebody found right."""

import pytest

from briefer.proof.borders import Cut, cut_at, first_cut, torn, widened
from briefer.proof.marks import quotations, without_marks
from briefer.proof.rule import judge
from tests import DATA


def lines_of(name):
    text = (DATA / "proof" / f"{name}.txt").read_text(encoding="utf-8")
    for escaped in ("\\u0301", "\\u00ad"):
        text = text.replace(escaped, chr(int(escaped[2:], 16)))
    return text.splitlines()


def with_marks(text):
    found = quotations(text)
    return [f"\t{each.start}-{each.end} {'' if each.is_closed else 'open '}{each.words}" for each in found]


def with_cuts(text):
    """The text with a bar at every place where a passage may begin or end, and what every passage of two words cuts."""
    places = [place for place in range(len(text) + 1) if cut_at(text, place) is Cut.NOTHING]
    shown = "".join(("|" if place in places else "") + text[place : place + 1] for place in range(len(text) + 1))
    yield shown
    for start, end in zip(range(0, len(text), 3), range(4, len(text) + 4, 3), strict=False):
        first, last = widened(text, start, end)
        cuts = " ".join(f"{each.cut}:{text[each.start : each.end]}" for each in torn(text, start, end))
        if cuts:
            yield f"\t{text[start:end]} > {text[first:last]} > {first_cut(text, start, end)} > {cuts}"


def verdicts(lines):
    paragraphs = ()
    for line in lines:
        if not line.startswith("\t"):
            paragraphs = tuple(line.split("\\n"))
            yield line
            continue
        found = judge(line[1:].replace("\\n", "\n"), paragraphs)
        yield f"{line} > {found.verdict} {found.paragraph if found.paragraph >= 0 else ''}".rstrip()


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("marks", lambda lines: (each for line in lines for each in (line, *with_marks(line)))),
        ("marks", lambda lines: with_marks("\n".join(lines))),
        ("cuts", lambda lines: (each for line in lines for each in with_cuts(line))),
        ("verdicts", verdicts),
    ],
    ids=("marks", "marks_over_lines", "cuts", "verdicts"),
)
def test_texts_are_read_as_they_were_last_reviewed(name, read, golden, request):
    path = DATA / "golden" / f"proof_{request.node.callspec.id}.txt"
    golden(path, "\n".join(read(lines_of(name))) + "\n")


@pytest.mark.parametrize(("breaks", "found"), [(1, 1), (40, 1), (41, 2)])
def test_a_quotation_goes_on_over_forty_paragraphs_and_no_more(breaks, found):
    text = "\n".join(["“We go on", *["“and on"] * (breaks - 1), "“to the end.”"])
    assert len(quotations(text)) == found


def test_a_text_loses_the_marks_of_its_quotations_but_for_those_that_are_kept():
    text = "“Yes”, said Kyiv, “but «later»”; Moscow: “No”."
    assert without_marks(text) == "Yes, said Kyiv, but «later»; Moscow: No."
    assert without_marks(text, lambda quoted: quoted.words == "No") == "Yes, said Kyiv, but «later»; Moscow: “No”."


def test_six_letters_of_a_quotation_may_have_changed_their_case_and_no_more():
    text = "one two three four five six seven"
    changed = [f"[{word[0].upper()}]{word[1:]}" for word in text.split()]
    assert judge(" ".join([*changed[:6], "seven"]), (text,)).is_verbatim
    assert not judge(" ".join(changed), (text,)).is_verbatim
    assert judge("eight", (text,)).paragraph == -1
