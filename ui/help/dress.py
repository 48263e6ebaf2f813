"""A page of help as rich text, in the colours and sizes of the look."""

from __future__ import annotations

import re

from briefer.manual import Page
from ui.look.theme import Look
from ui.look.tokens import SANS

SHEET = """
body {{ color: {ink}; font-size: {text}px; }}
h1 {{ font-size: {title}px; font-weight: 600; margin-top: 0; margin-bottom: {gap}px; }}
h2 {{ font-size: {heading}px; font-weight: 600; margin-top: {wide}px; margin-bottom: {small}px; }}
p, pre {{ margin-top: 0; margin-bottom: {gap}px; line-height: 140%; }}
li {{ margin-bottom: {small}px; line-height: 140%; }}
a {{ color: {ink}; }}
code {{ font-family: "{sans}"; font-weight: 600; background-color: {sunken}; }}
pre {{ background-color: {sunken}; }}
th {{ color: {ink2}; font-weight: 600; text-align: left; }}
td {{ vertical-align: top; }}
"""


def as_html(page: Page, look: Look) -> str:
    """Return a page with its title over it."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark").enable("table").render(page.text)
    line = f'<table width="100%" cellspacing="0" cellpadding="{look.px(5):g}"'
    edge = f'border="1" style="border-collapse: collapse; border-color: {look.theme.control}"'
    body = body.replace("<table>", f"{line} {edge}>").replace("</table>", "</table><p>&nbsp;</p>")
    body = re.sub(r"<code>([^<\n]+)</code>", "<code>&nbsp;\\1&nbsp;</code>", body)
    return f"<h1>{page.title}</h1>{body}"


def sheet(look: Look) -> str:
    """Return the style sheet of a page."""
    sizes = {"text": 14, "title": 22, "heading": 16, "gap": 10, "small": 5, "wide": 20}
    lengths = {name: f"{look.px(size):g}" for name, size in sizes.items()}
    theme = look.theme
    return SHEET.format(ink=theme.ink, ink2=theme.ink2, sunken=theme.sunken, sans=SANS, **lengths)
