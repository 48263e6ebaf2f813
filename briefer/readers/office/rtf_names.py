"""The control words of RTF by what they do to the text: what they write, end, skip and set apart."""

from __future__ import annotations

import re

from briefer.readers.office.story import Aside


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


CHARACTERS = {
    **{"tab": " ", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "softline": "\n"},
    **{"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"},
    **{"emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c"},
    **{"ltrmark": "\u200e", "rtlmark": "\u200f"},
}
SIGNS = {"~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}", "\t": " "}
ENDS = frozenset({"par", "sect", "cell", "nestcell", "row", "nestrow"})
SKIPPED = _names(
    """
    colortbl pict nonshppict shprslt sp fldinst nonesttables ftnsep ftnsepc ftncn aftnsep
    aftnsepc aftncn objdata objclass objname atnid atnauthor xe tc tcn mmathPict filetbl revtbl template
    bkmkstart bkmkend listtable listoverridetable rsidtbl generator themedata colorschememapping datastore
    latentstyles datafield formfield private1 fname stylerestrictions xmlnstbl
    """
)
STARRED = _names(
    """
    shpinst do ud moMath moMathPara mmath annotation footnote shptxt dptxbxtext fldrslt
    """
)
PROPERTIES_OF_FORMULA = re.compile(r"m[a-zA-Z]+Pr")
FACTS = frozenset({"fonttbl", "stylesheet", "info", "title", "author"})
AROUND = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Aside.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Aside.FOOTER),
}
APART = frozenset(AROUND) | {"footnote", "annotation", "shptxt", "dptxbxtext"}
"""Groups whose text stands apart from the paragraph in which they are met."""
CODE_PAGES = {
    **{77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253"},
    **{162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874"},
    **{238: "cp1250", 255: "cp437"},
}
FLAGS = {"v": "is_hidden", "ls": "is_listed", "intbl": "is_in_row", "dropcapt": "is_initial"} | dict.fromkeys(
    ("strike", "striked"), "is_struck"
)
SIGN_FONT = "signs"
DESCRIPTION = "wzDescription"
NO_OUTLINE = 9
