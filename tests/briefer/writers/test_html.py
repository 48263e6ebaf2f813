"""HTML on screens and in print: what a phone needs to make rows of cells, contrast in light and dark, the marking."""

import io
import re

import pytest

from briefer.brief import Brief, PageFrame, Para, Run, Section
from briefer.writers import writer_for
from tests.kitchen_sink import sample_brief


def html_of(brief: Brief) -> str:
    stream = io.BytesIO()
    writer_for(".html").write(brief, stream)
    return stream.getvalue().decode()


def page() -> str:
    return html_of(sample_brief())


def schemes() -> list[dict[str, str]]:
    """The colours of the light scheme, and of the dark one."""
    found = re.findall(r":root \{([^}]*)\}", page())
    return [dict(re.findall(r"--([a-z]+): (#[0-9a-f]+)", each)) for each in found]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_it_has_a_light_and_a_dark_scheme_of_the_same_colours():
    light, dark = schemes()
    assert light.keys() == dark.keys()


@pytest.mark.parametrize("words", ["ink", "grey"])
@pytest.mark.parametrize("ground", ["paper", "head", "theme", "apart", "agreed"])
def test_words_can_be_read_on_every_ground_in_light_and_dark(words, ground):
    for colours in schemes():
        assert contrast(colours[words], colours[ground]) >= 4.5


def test_every_colour_of_the_screen_is_of_a_scheme():
    rules = re.sub(r":root \{[^}]*\}|@page[^{]*\{(?:[^{}]|\{[^}]*\})*\}", "", page().partition("</style>")[0])
    assert re.findall(r"(?:color|background): #\w+", rules) == ["background: #fff"]  # behind a logo


def test_a_cell_of_a_party_says_its_column_for_a_phone_and_number_and_issue_do_not():
    rows = re.findall(r'<tr role="row"(?: id="[^"]*")?>(<th scope="row".*?)</tr>', page())
    compared = next(row for row in rows if 'class="side' in row)
    titles = [re.search('data-column="([^"]*)"', cell) for cell in re.findall("<t[hd][^>]*>", compared)]
    assert [title and bool(title[1]) for title in titles][:4] == [None, None, True, True]


def test_rows_and_cells_stay_a_table_to_screen_readers_when_a_phone_stacks_them():
    tags = re.findall("<(?:table|thead|tbody|tr|t[hd])[ >][^>]*>?", page())
    assert tags
    assert [tag for tag in tags if "role=" not in tag] == []


def test_the_page_has_its_landmarks():
    assert re.findall("<(header|main|footer)>", page()) == ["header", "main", "footer"]


def test_signs_in_the_margins_keep_the_spaces_beside_them():
    brief = Brief("T", "en", (), frame=PageFrame("DRAFT · “A”", "R/1", "{page}"))
    assert r'content: "DRAFT \b7  \201c A\201d "' in html_of(brief)


def test_what_stands_before_a_first_section_on_turned_pages_stands_on_such_a_page_too():
    for is_landscape, opening in ((True, '<header class="wide">'), (False, "<header>")):
        assert opening in html_of(Brief("T", "en", (Section((Para((Run("x"),)),), is_landscape),)))


def test_browsers_that_print_the_marking_in_the_margins_do_not_print_it_twice():
    text = page()
    assert "@top-center" in text
    assert re.search(r"@supports[^{]*\{\s*\.marking, \.frame, footer \{ display: none; \}", text)
