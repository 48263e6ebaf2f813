"""A brief, or a section of it, that takes more pages than its template allows is said to do so, with both numbers."""

from briefer import edits, templates
from briefer.compose import compose
from briefer.writers.lengths import over_length, section_lengths
from briefer.writers.to_pdf import PdfWriter
from tests.builders import a_tagged_project

OFFICE = """id: office
name: Office
page_limit: {whole}
fields: [{{key: advice, label: Advice, long: true}}]
sections:
  - {{kind: key_points, title: Points, page_limit: 1}}
  - {{kind: text, field: advice, title: Advice, page_limit: {part}}}
  - {{kind: gaps, title: Gaps}}
"""


def brief_with(whole: float, part: float):
    template = templates.loads(OFFICE.format(whole=whole, part=part))
    project = edits.set_field(
        a_tagged_project(), "advice", "\n".join(f"Point {number} of many." for number in range(60))
    )
    return compose(project, template)


def test_what_is_within_its_limits_is_not_spoken_of():
    assert over_length(brief_with(3, 2)) == ()


def test_a_section_over_its_limit_is_named_with_its_pages():
    brief = brief_with(1, 0.5)
    whole, part = over_length(brief)
    assert whole == "The brief has 2 pages; this format allows 1."
    length = section_lengths(PdfWriter().lay_out(brief))["section-text-advice"]
    assert 1.2 < length < 1.9
    assert part == f"The section “Advice” takes {length:.1f} pages; this format allows 0.5."


def test_the_lengths_of_all_sections_are_those_of_the_pages():
    layout = PdfWriter().lay_out(brief_with(1, 0.5))
    last = layout.pages[-1].placed[-1]
    used = (last.top + last.band.height) / (layout.pages[-1].size[1] - 2 * layout.margin)
    assert 0.9 + used < sum(section_lengths(layout).values()) <= 1 + used  # a line may be left free at the foot
