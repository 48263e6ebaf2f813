"""Templates made to harm: each a text that may blow up, mislead or break out of a loader of YAML."""

_LETTERS = "abcdefghij"


def _laughs():
    """Return nine lists, each of two of the one before: small on paper, 512 times the first when walked."""
    lists = [f"{this}: &{this} [*{before}, *{before}]" for before, this in zip(_LETTERS, _LETTERS[1:], strict=False)]
    return "\n".join(["a: &a [x, x]", *lists])


def _merges():
    lists = [
        f"{this}: &{this}\n  <<: [{', '.join([f'*{before}'] * 20)}]"
        for before, this in zip(_LETTERS, _LETTERS[1:], strict=False)
    ]
    return "\n".join(["a: &a {x: 1}", *lists])


def _stairs():
    return "".join(" " * depth + "a:\n" for depth in range(600))


def runs_code(target):
    """Return templates that would make the file `target` if a loader built what they name."""
    order = f"touch {target}"
    return {
        "object apply": f"id: !!python/object/apply:os.system ['{order}']",
        "object new": f"id: !!python/object/new:os.system ['{order}']",
        "name": "id: !!python/name:os.system ''",
        "module": "id: !!python/module:antigravity ''",
        "full tag": f"id: !<tag:yaml.org,2002:python/object/apply:os.system> ['{order}']",
        "tag by a handle": f"%TAG ! tag:yaml.org,2002:python/object/apply:\n---\nid: !os.system ['{order}']",
        "key": f"? !!python/object/apply:os.system ['{order}']\n: x",
    }


BOMBS = {
    "100,000 brackets": "[" * 100_000,
    "100,000 braces": "{" * 100_000,
    "lists in lists": "- " * 90_000,
    "questions": "? " * 90_000,
    "stairs": _stairs(),
    "billion laughs": _laughs(),
    "merge keys": _merges(),
    "an alias of itself": "a: &a [*a]",
    "90,000 numbers": "[" + "1," * 90_000 + "]",
    "15,000 settings": "".join(f"k{number}: 1\n" for number in range(15_000)),
    "a number of 50,000 digits": "columns: " + "9" * 50_000,
    "a hexadecimal number": "columns: 0x" + "f" * 50_000,
    "a sexagesimal number": "columns: " + ":".join(["1"] * 20_000),
    "a number without end": "page_limit: 1e999999",
    "no number": "page_limit: .nan",
    "infinity": "page_limit: .inf",
    "two documents": "id: a\n---\nid: b",
    "a key that is a list": "[1, 2]: x",
    "a key that is a group": "{a: b}: x",
    "only an anchor": "&a",
    "an unknown alias": "id: *x",
    "another YAML": "%YAML 9.9\n---\nid: a",
    "half a character": "id: a\ud800",
    "half a character, written out": 'name: "\\ud800"',
    "a null character": "id: a\0",
    "a null character, written out": 'name: "a\\0b"',
    "a turned direction": 'name: "a\\u202eb"',
    "a next-line character": "id: a\u0085b",
    "a tag that says text": "name: !!str x",
    "a binary": "name: !!binary aGk=",
    "a set": "name: !!set {a, b}",
    "spaces": " " * 199_999,
    "comments": "#" * 199_999,
    "more than the limit": "x" * 200_001,
    "a list": "- a",
    "a word": "hello",
    "nothing": "",
}
"""What must be refused with the place of the mistake, quickly and in little memory."""

BASES = (
    "../base.docx",
    "..\\base.docx",
    "folder/base.docx",
    "\\\\host\\share\\base.docx",
    "//host/share/base.docx",
    "file:base.docx",
    "https://example.org/base.docx",
    "C:base.docx",
    ".docx",
    "base.docm",
    "~/base.docx",
    "base.docx\x00.png",
)
"""Base documents that stand elsewhere than beside the template, or are none."""

WORDS = ("NO", "no", "on", "1.10", "2024-01-01", "12:30", "1:30:00", "0x1F", "1_000", "1e3", "null", "~", ".nan", "007")
"""What YAML 1.1 takes for something else than the words a person wrote."""
