"""Paragraphs and runs of a Word document: styles, links, bookmarks, languages and directions.

Word draws a right-to-left word right only in a run that is marked so; a run that mixes directions is cut in pieces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from briefer.brief import Brief, Para, Run, RunStyle
from briefer.writers.base import anchors, resolved_link, scrub
from briefer.writers.direction import has_right_to_left, is_right_to_left, isolated, para_runs_right_to_left, stretches
from briefer.writers.docx.elements import BOX, bookmark_name, escaped, hidden_name, text_run, text_xml
from briefer.writers.docx.styles import RUN_STYLES

LANGUAGES = {
    **{"ar": "ar-SA", "de": "de-DE", "en": "en-GB", "es": "es-ES", "fa": "fa-IR", "fr": "fr-FR", "he": "he-IL"},
    **{"it": "it-IT", "pl": "pl-PL", "ru": "ru-RU", "tr": "tr-TR", "uk": "uk-UA", "ur": "ur-PK", "zh": "zh-CN"},
}
"""Word checks spelling by language and country; this is the country where a tag names none."""

# An embedding between two marks of the line's direction is an isolate to programs that know no other, as Word is; an
# element w:dir would say as much, but most readers of Word files drop what is in it.
_EDGES, _OPENINGS, _POP = ("\u200e", "\u200f"), ("\u202a", "\u202b"), "\u202c"
_SHORT = 24  # characters
_NEVER_TURNED = {"Briefer Fact Label", "Briefer Fact Value"}
"""They stand at the leading edge of their column, whichever way their words run."""


def word_language(language: str) -> str:
    """Return a language tag as Word wants it, with a country where one is usual."""
    return LANGUAGES.get(language, language)


class TextBuilder:
    """Builds paragraphs. `style_ids` maps style names to ids, `link_id` gives the relationship of an address.

    `comment_id` makes a comment and gives its number.
    """

    def __init__(
        self,
        brief: Brief,
        style_ids: Mapping[str, str],
        link_id: Callable[[str], str],
        comment_id: Callable[[str], int],
    ) -> None:
        self.style_ids = style_ids
        self.is_rtl = is_right_to_left(brief.language)
        self._language = brief.language
        self._link_id = link_id
        self._comment_id = comment_id
        self._targets = anchors(brief)
        self._names = {anchor: bookmark_name(anchor) for anchor in self._targets}
        self._bookmarks: set[str] = set()
        self._shown: Counter[str] = Counter()
        self._opening = {name: f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>' for name, style_id in style_ids.items()}
        self._properties = {
            style: f'<w:rStyle w:val="{style_ids[name]}"/>' if name else "" for style, name in RUN_STYLES.items()
        }
        self._hyperlink = f'<w:rStyle w:val="{style_ids["Hyperlink"]}"/>'
        self._short_runs: dict[tuple[str, str], str] = {}

    def paragraph(
        self, para: Para, style: str, properties: str = "", anchor: str = "", *, is_kept: bool = False
    ) -> str:
        """Return a paragraph in a named style; `properties` stand after its direction, `anchor` beside its own.

        One that `is_kept` stays on the page of what follows.
        """
        text = para.text
        is_directed = self.is_rtl or has_right_to_left(text)
        is_rtl = is_directed and (
            self.is_rtl if style in _NEVER_TURNED else para_runs_right_to_left(para.runs, text, is_usual=self.is_rtl)
        )
        if is_directed:
            inner = "".join([self._run(run, is_directed=True, is_rtl=is_rtl) for run in para.runs])
        else:
            inner = self._undirected(para.runs)
        if para.number:
            inner = f"<w:r>{text_xml(para.number)}<w:tab/></w:r>{inner}"
        if para.comment:
            inner = _commented(inner, self._comment_id(para.comment))
        if para.anchor or anchor:
            inner = self._marked(inner, para.anchor, anchor)
        if para.shows:
            inner = self._named(inner, para.shows)
        opening = self._opening[style] + ("<w:keepNext/>" if is_kept else "")
        return f"{opening}{'<w:bidi/>' if is_rtl else ''}{properties}</w:pPr>{inner}</w:p>"

    def plain(
        self, text: str, style: str, anchor: str = "", run_style: RunStyle = RunStyle.PLAIN, *, is_kept: bool = False
    ) -> str:
        """Return a paragraph of one run; without text, an empty one."""
        return self.paragraph(Para((Run(text, run_style),) if text else ()), style, anchor=anchor, is_kept=is_kept)

    def _marked(self, inner: str, *names: str) -> str:
        """Return the runs between bookmarks; the first holder of a name keeps it."""
        for anchor in names:
            if anchor and anchor not in self._bookmarks:
                number = len(self._bookmarks)
                self._bookmarks.add(anchor)
                name = self._names.get(anchor) or bookmark_name(anchor)
                start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
                inner = f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'
        return inner

    def _named(self, inner: str, shows: str) -> str:
        """Return the runs between the hidden bookmark that says what of the project they print."""
        self._shown[shows] += 1
        name = hidden_name(shows, self._shown[shows])
        if not name:
            return inner
        number = len(self._bookmarks)
        self._bookmarks.add(name)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'

    def _undirected(self, runs: tuple[Run, ...]) -> str:
        """Return runs of the document's language and direction; plain neighbours look alike and become one."""
        made, bare = [], ""
        for run in runs:
            if _is_bare(run):
                bare += run.text
                continue
            if bare:
                made.append(text_run(bare))
                bare = ""
            made.append(self._run(run, is_directed=False, is_rtl=False))
        if bare:
            made.append(text_run(bare))
        return "".join(made)

    def _run(self, run: Run, *, is_directed: bool, is_rtl: bool) -> str:
        text, properties = run.text, self._properties[run.style]
        link = resolved_link(run.link, self._targets) if run.link else ""
        if run.style is RunStyle.REFERENCE:
            text = text.replace(" ", "\u00a0")
        if link and link[0] != "#":
            properties = properties or self._hyperlink
        if run.language or is_directed:
            made = self._directed(run, text, properties, is_rtl=is_rtl)
        elif properties:
            made = self._short_runs.get((text, properties), "") or self._styled(text, properties)
        else:
            made = text_run(text)
        if not link:
            return made
        if link[0] == "#":
            return f'<w:hyperlink w:anchor="{self._names[link[1:]]}">{made}</w:hyperlink>'
        return f'<w:hyperlink r:id="{self._link_id(link)}">{made}</w:hyperlink>'

    def _styled(self, text: str, properties: str) -> str:
        """Return a run with properties, known from then on: labels and references come again and again."""
        made = f"<w:r><w:rPr>{properties}</w:rPr>{text_xml(text)}</w:r>"
        if len(text) <= _SHORT:
            self._short_runs[text, properties] = made
        return made

    def _directed(self, run: Run, text: str, style: str, *, is_rtl: bool) -> str:
        text = scrub(text)
        span = isolated(run, text, is_rtl=is_rtl)
        if span is None:
            return self._stretches(text, style, run.language, is_rtl=is_rtl)
        before, words, after = text[: span[0]], text[slice(*span)], text[span[1] :]
        edge, opening = _mark(_EDGES[is_rtl], style), _mark(_OPENINGS[not is_rtl], style)
        inner = f"{opening}{self._stretches(words, style, run.language, is_rtl=not is_rtl)}{_mark(_POP, style)}"
        around = (self._stretches(part, style, run.language, is_rtl=is_rtl) for part in (before, after))
        return edge + inner.join(around) + edge

    def _stretches(self, text: str, style: str, language: str, *, is_rtl: bool) -> str:
        made = []
        for piece, piece_is_rtl in stretches(text, is_rtl=is_rtl):
            properties = f"{style}{self._direction(language, is_rtl=piece_is_rtl)}"
            made.append(f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text_xml(piece)}</w:r>")
        return "".join(made)

    def _direction(self, language: str, *, is_rtl: bool) -> str:
        own = language or self._language
        if is_rtl:
            tag = f'<w:lang w:bidi="{escaped(word_language(own))}"/>' if is_right_to_left(own) else ""
            return f"<w:rtl/>{tag}"
        is_told = language and not is_right_to_left(language)
        return f'<w:lang w:val="{escaped(word_language(language))}"/>' if is_told else ""


def _is_bare(run: Run) -> bool:
    return run.style is RunStyle.PLAIN and not run.link and not run.language and run.text != BOX


def _mark(sign: str, properties: str) -> str:
    """Return a sign of direction in a run of its own, by which the proof knows it from the words."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{sign}</w:t></w:r>"


def _commented(inner: str, number: int) -> str:
    """Return the runs with a comment on all of them."""
    start, end = f'<w:commentRangeStart w:id="{number}"/>', f'<w:commentRangeEnd w:id="{number}"/>'
    return f'{start}{inner}{end}<w:r><w:commentReference w:id="{number}"/></w:r>'
