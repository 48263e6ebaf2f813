"""Makes base.docx, the Word styles of the built-in house formats: `python templates/make_base.py`.

The file holds styles, one bulleted list and a plain theme, nothing else: no thumbnail, no author, no revision marks.
Sizes and typeface are set anew from the template's `style` at each export; what is fixed here is weight, colour,
spacing and rules.

To make a base document for your own office, open base.docx in Word, restyle the named styles, save it beside your
template and name it there as `base`. The writer takes its styles, bullets and theme; page, header and footer come from
the template. Styles listed in STYLES below that it lacks are taken from here.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
INK, GREY, RULE = "1D2125", "4F565E", "BFBFBF"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def spacing(before: int = 0, after: int = 0, line: int = 259) -> str:
    """Space before and after in twentieths of a point; `line` 240 is single."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def paragraph_style(name: str, ppr: str = "", rpr: str = "", *, based_on: str = "Normal", following: str = "") -> str:
    """One paragraph style; its id is its name without spaces."""
    style_id = name.title().replace(" ", "") if name.islower() or name.startswith("heading") else name.replace(" ", "")
    is_default = ' w:default="1"' if name == "Normal" else ""
    is_custom = ' w:customStyle="1"' if name.startswith("Briefer") else ""
    base = f'<w:basedOn w:val="{based_on}"/>' if name != "Normal" else ""
    then = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph"{is_default}{is_custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f"{base}{then}<w:qFormat/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def character_style(name: str, rpr: str) -> str:
    """One character style."""
    is_custom = ' w:customStyle="1"' if name.startswith("Briefer") else ""
    return (
        f'<w:style w:type="character"{is_custom} w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{rpr}</w:rPr></w:style>"
    )


def table_style(name: str, borders: str, margins: str) -> str:
    """One table style."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        "</w:style>"
    )


def edge(side: str, size: int, colour: str, space: int = 0) -> str:
    """One border; `size` in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def margins(top: int, side: int, bottom: int) -> str:
    """Cell margins in twentieths of a point."""
    return "".join(
        f'<w:{name} w:w="{width}" w:type="dxa"/>'
        for name, width in (("top", top), ("left", side), ("bottom", bottom), ("right", side))
    )


BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
GREY_INK = f'<w:color w:val="{GREY}"/>'
KEEP_LINES = "<w:keepLines/>"
KEEP = f"<w:keepNext/>{KEEP_LINES}"
CELL = "BrieferCell"

STYLES = (
    paragraph_style("Normal", f"<w:widowControl/>{spacing(after=120)}", f'<w:color w:val="{INK}"/>'),
    paragraph_style("Title", f"{KEEP}{spacing(after=280, line=221)}", BOLD, following="Normal"),
    paragraph_style(
        "heading 1", f'{KEEP}{spacing(before=315, after=120)}<w:outlineLvl w:val="0"/>', BOLD, following="Normal"
    ),
    paragraph_style(
        "heading 2", f'{KEEP}{spacing(before=240, after=100)}<w:outlineLvl w:val="1"/>', BOLD, following="Normal"
    ),
    paragraph_style(
        "List Bullet",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + spacing(after=80),
    ),
    paragraph_style("Quote", f'{spacing(after=120)}<w:ind w:left="425" w:right="425"/>'),
    paragraph_style("header", f'{spacing(line=240)}<w:jc w:val="center"/>', GREY_INK),
    paragraph_style("footer", spacing(line=240), GREY_INK),
    paragraph_style("Briefer Kicker", f"{KEEP}{spacing(line=240)}", BOLD + GREY_INK),
    paragraph_style(
        "Briefer Lead",
        f"<w:keepLines/><w:pBdr>{edge('left', 24, INK, 11)}</w:pBdr>{spacing(after=120, line=276)}"
        '<w:ind w:left="280"/>',
    ),
    paragraph_style("Briefer Note", spacing(before=240, after=120), GREY_INK),
    paragraph_style("Briefer Source Text", spacing(after=120)),
    paragraph_style("Briefer Numbered", f'{spacing(after=120)}<w:ind w:left="567" w:hanging="567"/>'),
    paragraph_style("Briefer Options", f'{KEEP_LINES}{spacing(after=160)}<w:ind w:left="567"/>'),
    paragraph_style(
        "Briefer Box",
        f"<w:pBdr>{''.join(edge(side, 4, RULE, 6) for side in ('top', 'left', 'bottom', 'right'))}</w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="F5F5F5"/>{spacing(after=120)}<w:ind w:left="160" w:right="160"/>',
    ),
    paragraph_style("Briefer Cell", spacing(after=60, line=240)),
    paragraph_style("Briefer Empty Side", "", ITALIC + GREY_INK, based_on=CELL),
    paragraph_style("Briefer Column Header", KEEP, "", based_on=CELL),
    paragraph_style("Briefer Theme", KEEP, BOLD, based_on=CELL),
    paragraph_style("Briefer Fact Label", spacing(line=247), GREY_INK),
    paragraph_style("Briefer Fact Value", spacing(line=247)),
    paragraph_style(
        "Briefer Gap",
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
        '<w:sz w:val="2"/><w:szCs w:val="2"/>',
    ),
    character_style("Strong", BOLD),
    character_style("Emphasis", ITALIC),
    character_style("Hyperlink", '<w:color w:val="1F3A5F"/><w:u w:val="single"/>'),
    character_style("Briefer Reference", GREY_INK),
    character_style("Briefer Marking", f'{BOLD}<w:color w:val="{INK}"/><w:spacing w:val="14"/>'),
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f"<w:tblPr><w:tblCellMar>{margins(0, 108, 0)}</w:tblCellMar></w:tblPr></w:style>",
    table_style(
        "Briefer Table",
        f"<w:tblBorders>{edge('top', 8, INK)}{edge('bottom', 8, INK)}{edge('insideH', 4, RULE)}</w:tblBorders>",
        margins(70, 100, 20),
    ),
    table_style("Briefer Facts", "", margins(5, 0, 15)),
)

DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
)

NUMBERING = (
    f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
    '<w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="283" w:hanging="227"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)

COLOURS = {
    **{"dk1": INK, "lt1": "FFFFFF", "dk2": GREY, "lt2": "EBEBEB", "hlink": "1F3A5F", "folHlink": GREY},
    **{f"accent{number}": colour for number, colour in enumerate(("1F3A5F", GREY, "7A7F85", "9AA0A6", RULE, INK), 1)},
}
COLOUR_ORDER = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
FACE = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
THEME = (
    f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Briefer"><a:themeElements>'
    '<a:clrScheme name="Briefer">'
    + "".join(f'<a:{name}><a:srgbClr val="{COLOURS[name]}"/></a:{name}>' for name in COLOUR_ORDER)
    + f'</a:clrScheme><a:fontScheme name="Briefer"><a:majorFont>{FACE}</a:majorFont><a:minorFont>{FACE}</a:minorFont>'
    f'</a:fontScheme><a:fmtScheme name="Briefer"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{f'<a:ln>{FILL}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
FONTS = (
    f'{HEAD}<w:fonts {W}><w:font w:name="Calibri"><w:charset w:val="00"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)
SETTINGS = (
    f'{HEAD}<w:settings {W}><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
DOCUMENT_PARTS = ("styles", "numbering", "settings", "fontTable")

PARTS = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/theme/theme1.xml" ContentType="{OFFICE.rpartition(".")[0]}.theme+xml"/>'
    + "".join(f'<Override PartName="/word/{part}.xml" ContentType="{OFFICE}.{part}+xml"/>' for part in DOCUMENT_PARTS)
    + "</Types>",
    "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": f"{HEAD}<w:document {W}><w:body><w:p/><w:sectPr>"
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>',
    "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{RELATION}/{part}" Target="{part}.xml"/>'
        for number, part in enumerate(DOCUMENT_PARTS, 1)
    )
    + f'<Relationship Id="rId9" Type="{RELATION}/theme" Target="theme/theme1.xml"/></Relationships>',
    "word/styles.xml": f"{HEAD}<w:styles {W}>{DEFAULTS}{''.join(STYLES)}</w:styles>",
    "word/numbering.xml": NUMBERING,
    "word/settings.xml": SETTINGS,
    "word/fontTable.xml": FONTS,
    "word/theme/theme1.xml": THEME,
}


def make(path: Path) -> None:
    """Write base.docx, the same bytes each time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in PARTS.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(info, text.replace("<w:pPr></w:pPr>", "").replace("<w:rPr></w:rPr>", "").encode())


if __name__ == "__main__":
    make(Path(__file__).with_name("base.docx"))
