"""Project files made to harm: each the bytes of a file that may blow up, mislead or break out of a reader."""

import json

from briefer.store import project_file
from tests.builders import a_tagged_project

GOOD = project_file.dumps(a_tagged_project())


def _with(old, new):
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def _around(inside):
    return b'{"format":"briefer","version":1,"project":{"title":"T","x":' + inside + b"}}"


BOMBS = {
    "100,000 brackets": b"[" * 100_000,
    "100,000 brackets in a field": _around(b"[" * 100_000 + b"]" * 100_000),
    "60 brackets in a field": _around(b"[" * 60 + b"]" * 60),
    "100,000 braces in a field": _around(b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "a number of 100,000 digits": _around(b"9" * 100_000),
    "a number of 1,000 digits": _around(b"9" * 1_000),
    "a number without end": _around(b"1e999"),
    "no number": _around(b"NaN"),
    "infinity": _around(b"-Infinity"),
    "a huge count": _with(b'"last_id":12', b'"last_id":' + b"9" * 30),
    "a count that is a fraction": _with(b'"last_id":12', b'"last_id":12.5'),
    "a count that is true": _with(b'"last_id":12', b'"last_id":true'),
    "a field that stands twice": _with(b'"title":"Talks"', b'"title":"Talks","title":"Other"'),
    "a list that stands twice": GOOD.replace(b'"last_id"', b'"annotations":[],"last_id"', 1),
    "an unknown field that stands twice": _around(b'{"a":1,"a":2}'),
    "half a character": _with(b'"title":"Talks"', b'"title":"\\ud800"'),
    "half a character as bytes": _with(b'"title":"Talks"', b'"title":"\xed\xa0\x80"'),
    "half a character in a name": _around(b'{"\\udc00":1}'),
    "wrong bytes": _with(b'"title":"Talks"', b'"title":"\xff\xfe"'),
    "bytes that say / the long way": _with(b'"title":"Talks"', b'"title":"\xc0\xaf"'),
    "UTF-16": GOOD.decode().encode("utf-16"),
    "nothing": b"",
    "spaces": b" \n\t" * 1_000,
    "zeros": bytes(4_096),
    "zeros after the half": GOOD[: len(GOOD) // 2] + bytes(len(GOOD) // 2),
    "two documents": GOOD + GOOD,
    "words after the end": GOOD + b"x",
    "a list": b"[]",
    "null": b"null",
    "another format": b'{"format":"other","version":1,"project":{}}',
    "a format that is a list": b'{"format":["briefer"],"version":1,"project":{}}',
    "version 0": _with(b'"version":2', b'"version":0'),
    "version -1": _with(b'"version":2', b'"version":-1'),
    "version 1.0": _with(b'"version":2', b'"version":2.0'),
    "version true": _with(b'"version":2', b'"version":true'),
    "version in words": _with(b'"version":2', b'"version":"2"'),
    "no version": _with(b'"version":2,', b""),
    "an unknown kind": _with(b'"kind":"demand"', b'"kind":"prophecy"'),
    "a span that is none": _with(b'"span":null', b'"span":{"start":5,"end":2,"quote":"x"}'),
    "a span of a huge start": _with(b'"span":null', b'"span":{"start":9007199254740000,"end":2,"quote":"x"}'),
    "a word document": b"PK\x03\x04" + bytes(100),
    "an old word document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "YAML that runs code": b"!!python/object/apply:os.system ['true']",
    "pickled": b"\x80\x04\x8c\x05posix\x8c\x06system\x93.",
    "XML": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:x">]><a>&x;</a>',
}
"""What must be refused with a sentence that names the file, quickly and in little memory."""

PLACES = (
    "../../house",
    "..\\..\\house",
    "\\\\host\\share\\house",
    "//host/share/house",
    "file:///house",
    "C:house",
    "~/house",
    "/dev/zero",
    "house.yaml",
    "\\\\host\\share\\house.yaml",
    "../house.yml",
)
"""Names of templates that are places in truth."""

OTHERS = (None, True, 7, -1, 1.5, "x", [], ["x"], {}, {"id": "x"})
"""A value of every sort, to stand where another sort belongs."""


def with_wrong_types():
    """Return the good file as plain data with one part of it of another sort, for every part and every sort."""
    for place in _places(json.loads(GOOD)["project"]):
        for other in OTHERS:
            plain = json.loads(GOOD)
            part = plain["project"]
            for step in place[:-1]:
                part = part[step]
            part[place[-1]] = other
            yield place, plain


def _places(value, place=()):
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value[:1]))
    else:
        return
    for key, each in pairs:
        yield (*place, key)
        yield from _places(each, (*place, key))
