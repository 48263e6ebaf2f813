"""True quotations of texts in nine languages, in the marks of many: as they may stand in a brief."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.briefer.proof.test_smuggled import SOURCES

TRUE_SOURCES = {
    "en": (SOURCES["en"], "“We shall wait,” the minister said. “But not for ever.” Then he left."),
    "de": (SOURCES["de"], "„Wir warten“, sagte die Ministerin. „Aber nicht ewig.“ Dann ging sie."),
    "fr": (SOURCES["fr"], "« Nous attendrons », dit la ministre. « Mais pas toujours. » Puis elle partit."),
    "uk": (SOURCES["uk"], "«Ми почекаємо», сказав міністр. «Але не вічно». Потім він пішов."),
    "ar": (
        "تطالب الحكومة بوقف فوري لإطلاق النار وانسحاب القوات من المنطقة كلها قبل نهاية العام الجاري حسب البيان.",
        "قال الوزير «سوف ننتظر» ثم أضاف «لكن ليس إلى الأبد» وغادر القاعة.",
    ),
    "he": (
        "הממשלה דורשת הפסקת אש מיידית ונסיגה של הכוחות מן האזור כולו לפני סוף השנה על פי ההודעה שפורסמה אתמול.",
        "השר אמר „אנחנו נחכה” והוסיף „אבל לא לנצח” ועזב את האולם.",
    ),
    "zh": (
        "中方要求立即停火，并认为谈判必须在联合国框架内进行。",
        "部长说：“我们会等待。但不是永远等待。”然后他离开了。",
    ),
    "ja": (
        "政府は即時の停火を求め、交渉は国連の枠内で行うべきだと述べた。",
        "大臣は「待つ。だが永遠ではない」と述べて退席した。",
    ),
    "ko": (
        "정부는 즉각적인 휴전을 요구하며 협상은 유엔의 틀 안에서 진행해야 한다고 밝혔다.",
        "장관은 “기다리겠다. 그러나 영원히는 아니다”라고 말했다.",
    ),
}
"""Two paragraphs of each language; the second one quotes."""
MARKS = ("“{}”", "„{}“", "«{}»", "»{}«", '"{}"', "‘{}’", "「{}」", "＂{}＂", "``{}''")
SPACED = ("en", "de", "fr", "uk", "ar", "he")
SEVERAL = {
    "en": ("days. Its terms, it says", "will not accept an illegal truce of 1,500 days. Its terms"),
    "de": ("annehmen. Es", "keinen unrechtmäßigen Frieden von 1.500 Tagen annehmen. Es"),
    "fr": ("jours. Tout cela est", "un accord inacceptable de 1 500 jours. Tout cela"),
    "uk": ("днів. Усе це, за його словами", "угоду на 1 500 днів. Усе це"),
    "zh": (
        "我们会等待。但不是永远等待",
        "等待。但不是永远",
    ),
    "ja": (
        "待つ。だが永遠ではない",
        "待つ。だが永遠",
    ),
    "ko": (
        "기다리겠다. 그러나 영원히는 아니다",
        "기다리겠다. 그러나 영원히는",
    ),
}
NESTED = {
    "en": (
        ("“{}”", "it says, are ‘over and done’"),
        ("‘{}’", "it says, are “over and done”"),
        ('"{}"', "it says, are 'over and done'"),
        ("“{}”", "‘We shall wait,’ the minister said. ‘But not for ever.’"),
        ("«{}»", "Its terms, it says, are “over and done”"),
        ("„{}“", "it says, are ‚over and done‘"),
    ),
    "de": (
        ("„{}“", "Es ‚längst vorbei‘, hieß es"),
        ("»{}«", "Es ›längst vorbei‹, hieß es"),
        ("„{}“", "‚Wir warten‘, sagte die Ministerin. ‚Aber nicht ewig.‘"),
        ("“{}”", "Es „längst vorbei“, hieß es"),
    ),
    "fr": (
        ("« {} »", "Tout cela est “bien fini”, dit-il"),
        ("“{}”", "Tout cela est « bien fini », dit-il"),
        ("« {} »", "‹ Nous attendrons ›, dit la ministre"),
        ("«{}»", "Tout cela est ‘bien fini’"),
    ),
    "uk": (
        ("«{}»", "за його словами, „давно скінчилося“ для країни"),
        ("“{}”", "словами, «давно скінчилося» для"),
        ("«{}»", "‘Ми почекаємо’, сказав міністр"),
        ('"{}"', "словами, «давно скінчилося»"),
    ),
    "ar": (("“{}”", "قال الوزير «سوف ننتظر» ثم أضاف"), ("«{}»", "ثم أضاف “لكن ليس إلى الأبد” وغادر")),
    "he": (("“{}”", "השר אמר ‘אנחנו נחכה’ והוסיף"), ('"{}"', "והוסיף „אבל לא לנצח” ועזב")),
    "zh": (
        ("「{}」", "部长说：『我们会等待。但不是永远等待。』"),
        ("“{}”", "部长说：‘我们会等待。但不是永远等待。’然后"),
    ),
    "ja": (
        ("「{}」", "大臣は『待つ。だが永遠ではない』と述べて"),
        ("『{}』", "大臣は「待つ。だが永遠ではない」と述べて"),
    ),
    "ko": (
        ("“{}”", "장관은 ‘기다리겠다. 그러나 영원히는 아니다’라고 말했다"),
        ("「{}」", "장관은 ‘기다리겠다. 그러나 영원히는 아니다’라고"),
    ),
}
UNSPACED = {
    "zh": (
        "要求立即停火",
        "谈判必须在联合国框架内进行",
        "中方要求[...]联合国框架",
        "中方[政府]要求立即停火",
        "停火，并认为谈判",
    ),
    "ja": (
        "即時の停火を求め",
        "国連の枠内で行うべきだ",
        "政府は[...]国連の枠内で",
        "政府は[昨日]即時の停火を求め",
        "求め、交渉は",
    ),
    "ko": (
        "즉각적인 휴전을 요구하며",
        "유엔의 틀 안에서",
        "정부는 [...] 유엔의 틀 안에서",
        "정부는 [어제] 즉각적인 휴전을",
        "휴전",
    ),
}


def true_quotations() -> Iterator[tuple[str, int, str, str]]:
    """Yield the language, the number of the marks, the kind and the text of each quotation."""
    for code in SPACED:
        for number, marks in enumerate(MARKS):
            for kind, words in _of_words(TRUE_SOURCES[code][0]):
                yield code, number, kind, marks.format(words)
    for code, pairs in NESTED.items():
        for number, (marks, words) in enumerate(pairs):
            yield code, number, "nested", marks.format(words)
    for (code, quoted), (number, marks) in product(SEVERAL.items(), enumerate(MARKS[:6])):
        yield from ((code, number, "several sentences", marks.format(words)) for words in quoted)
    for (code, quoted), (number, marks) in product(UNSPACED.items(), enumerate(MARKS)):
        yield from ((code, number, "unspaced", marks.format(words)) for words in quoted)


def _of_words(text: str) -> Iterator[tuple[str, str]]:
    words = text.split()
    yield "beginning", " ".join(words[:6])
    yield "one word", words[1]
    yield "cut", f"{' '.join(words[:5])} [...] {' '.join(words[-2:]).strip('.»“”')}"
    yield "addition", f"{words[0]} {words[1]} [x] {words[2]} {words[3]}"
    yield "writer's comma", f"{words[1]} {words[2]},"
    letter = words[0][0]
    is_cased = letter.lower() != letter
    yield "letter in brackets", f"[{letter.lower()}]{words[0][1:]} {words[1]}" if is_cased else " ".join(words[1:3])
