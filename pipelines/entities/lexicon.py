"""The gazetteers and word lists of this room, read once into dictionaries over words.

Belongs here: reading `rules/gazetteers` and `rules/entities` into look-up tables, and the look-up of phrases. Does not
belong here: any decision between readings; a table says what a phrase may name and how strongly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from sys import intern
from typing import NamedTuple

from pipelines.rules import load_columns, load_lines, load_toml, load_tsv
from pipelines.rules.common_words import common_words
from pipelines.rules.finding import WORDS_REMEMBERED

APOSTROPHES = str.maketrans("’ʼ`", "'''")


# Anything but printable letters of ASCII (the accent grave aside) with single spaces between them.
NOT_PLAIN = re.compile(r"[^!-_a-~ ]|  |^ | \Z")


@lru_cache(maxsize=WORDS_REMEMBERED)
def plain(text: str) -> str:
    """Return `text` with straight apostrophes and single spaces, as the gazetteers have it."""
    if NOT_PLAIN.search(text) is None:
        return text  # nearly every phrase that is looked up
    if not (text.isascii() and "`" not in text):
        text = text.translate(APOSTROPHES)
    return " ".join(text.split())


def _key(name: str) -> str:
    """Return `plain` of a gazetteer's name, in which a test allows single spaces only."""
    return name if name.isascii() else name.translate(APOSTROPHES)


# A named tuple, as 80,000 frozen dataclasses take a quarter of a second to make.
class Entry(NamedTuple):
    """What one phrase of a gazetteer may name: `weight` is how much the gazetteer alone speaks for it.

    `level` of a place is 2 for a state, 1 for a region, 0 for a city and all else; `region` is where a city lies.
    """

    label: str
    name: str
    country: str | None
    weight: float
    rule_id: str
    level: int = 0
    region: str | None = None


# So short a word in capitals is an acronym before it is a town of less weight than this.
LONGEST_ACRONYM = 5
LEAST_OF_ACRONYM = 2.5


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All look-up tables. `places` holds only what names a place; `longest` is the most words of any phrase."""

    entries: dict[str, Entry]
    longest: int
    first_words: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    surnames_first: frozenset[str]
    common: dict[str, int]

    def is_common(self, word: str, least: int = 1) -> bool:
        """Return whether English writes `word` small, by at least the class `least`; an acronym never is."""
        if len(word) > 1 and word.isupper():
            return False
        return self.common.get(word.lower(), -1) >= least

    def entry(self, phrase: str) -> Entry | None:
        """Return what a gazetteer has for `phrase`, a phrase in capital letters as if only its words began so."""
        found = self.entries.get(phrase)
        if found is None and len(phrase) > 3 and phrase.isupper():
            found = self.entries.get(phrase.title())
            if found is not None and len(phrase) <= LONGEST_ACRONYM and found.weight < LEAST_OF_ACRONYM:
                return None  # CATU, which is no small town Catu
        return found

    def is_nationality(self, phrase: str) -> bool:
        """Return whether a gazetteer has `phrase` as a people."""
        entry = self.entries.get(phrase)
        return entry is not None and entry.label == "NORP"

    def is_country(self, phrase: str) -> bool:
        """Return whether a gazetteer has `phrase` as a state."""
        entry = self.entries.get(phrase)
        return entry is not None and entry.label == "GPE" and entry.weight >= 8.0

    def is_state(self, words: Sequence[str]) -> bool:
        """Return whether a gazetteer has the phrase as a state or a region of one."""
        entry = self.entries.get(" ".join(words))
        return entry is not None and entry.label == "GPE" and entry.level > 0

    def is_place(self, phrase: str) -> bool:
        """Return whether a gazetteer has `phrase` as a place."""
        entry = self.entries.get(phrase)
        return entry is not None and entry.label in ("GPE", "LOC")


CITY_WEIGHTS = (1.5, 2.5, 4.0, 5.5)
# Less than what decides alone: a town counts where the text speaks for a place as well.
TOWN_WEIGHT = 1.0
PERSONAL_TOWN_WEIGHT = TOWN_WEIGHT - 0.8


# The level of a state among the entries of places.
STATE = 2


def _place(name: str, canonical: str, country: str, weight: float, rule_id: str, region: str) -> Entry:
    """Return the entry of a city or town; what its row shares with others is one string, which saves 20 MB."""
    own = name if canonical == name else canonical
    return Entry("GPE", own, intern(country), weight, rule_id, 0, None if region == "-" else intern(region))


@cache
def lexicon() -> Lexicon:
    """Return the gazetteers, the more certain source overruling the less certain one."""
    common = common_words()
    given = frozenset(load_lines("gazetteers/given_names.txt"))
    family = frozenset(load_lines("gazetteers/surnames.txt"))
    first_family = frozenset(load_lines("gazetteers/surnames_first.txt"))
    entries: dict[str, Entry] = {}
    unnamed = frozenset(load_toml("entities/words.toml")["not_names"])
    unshared = frozenset(load_toml("entities/words.toml")["countries_like_words"])
    head_words = {word for rule in load_toml("entities/heads.toml")["head"] for word in rule["words"]}
    towns = load_columns("gazetteers/towns.tsv", "name", "canonical", "country", "region")
    for name, canonical, of_country, region in towns:
        if name not in unnamed and name not in head_words:
            weight = PERSONAL_TOWN_WEIGHT if name in family or name in given else TOWN_WEIGHT
            entries[_key(name)] = _place(name, canonical, of_country, weight, "gazetteer-town", region)
    cities = load_columns("gazetteers/cities.tsv", "name", "canonical", "country", "size", "region")
    for name, canonical, of_country, size, region in cities:
        if name in unnamed or (name in head_words and size in "01"):
            continue
        weight = CITY_WEIGHTS[int(size)]
        if name in family or name in given:
            weight -= 1.0 if size in "23" else 0.8
        if common.get(name.lower(), -1) >= 0:
            if size in "01":
                continue
            weight -= 1.0
        if " " in name:
            weight = max(weight, 4.5)
        entries[_key(name)] = _place(name, canonical, of_country, weight, "gazetteer-city", region)
    for row in (*load_tsv("gazetteers/subdivisions.tsv"), *load_tsv("gazetteers/provinces.tsv")):
        if common.get(row["name"].lower(), -1) >= 0 or row["name"] in head_words:
            continue
        weight = 3.0 - (1.0 if row["name"] in family or row["name"] in given else 0.0)
        known = entries.get(_key(row["name"]))
        if known is None or known.weight < weight:
            entries[_key(row["name"])] = Entry(
                "GPE", row["canonical"], row["country"], weight, "gazetteer-subdivision", level=1
            )
    for row in load_tsv("gazetteers/countries.tsv"):
        if common.get(row["name"].lower(), -1) >= 0 and row["name"] not in unshared:
            continue
        weight = 8.0 if row["kind"] == "country" else 5.0
        if row["name"] in given:
            weight -= 2.5
        known = entries.get(_key(row["name"]))
        if known is None or known.weight < weight:
            level = STATE if row["kind"] == "country" else 1
            entries[_key(row["name"])] = Entry(
                "GPE", row["canonical"], row["country"], weight, "gazetteer-country", level=level
            )
    renamed: dict[str, str] = {}
    for row in load_tsv("gazetteers/regions.tsv"):
        country = None if row["country"] == "-" else row["country"]
        known = entries.get(_key(row["name"]))
        if known is not None and known.level == STATE and row["label"] == known.label:
            renamed[known.name] = row["canonical"]
        entries[_key(row["name"])] = Entry(row["label"], row["canonical"], country, 8.0, "gazetteer-region")
    for row in load_tsv("gazetteers/countries.tsv"):
        known = entries.get(_key(row["name"]))
        if known is not None and known.level == STATE and known.name in renamed:  # one state, one name
            entries[_key(row["name"])] = known._replace(name=renamed[known.name])
    for row in load_tsv("gazetteers/organizations.tsv"):
        country = None if row["country"] == "-" else row["country"]
        entries[_key(row["name"])] = Entry("ORG", row["canonical"], country, 7.0, "gazetteer-organization")
    for label, name in (("LAW", "laws"), ("PRODUCT", "products"), ("FAC", "facilities"), ("EVENT", "events")):
        for row in load_tsv(f"gazetteers/{name}.tsv"):
            country = None if row["country"] == "-" else row["country"]
            entries[_key(row["name"])] = Entry(label, row["canonical"], country, 7.0, f"gazetteer-{label.lower()}")
    for row in load_tsv("gazetteers/nationalities.tsv"):
        country = None if row["country"] == "-" else row["country"]
        for form in (row["name"], row["plural"]):
            entries[_key(form)] = Entry("NORP", row["name"], country, 9.0, "gazetteer-nationality")
    longest = max(len(name.split()) for name in entries)
    return Lexicon(
        entries, longest, frozenset(name.split()[0] for name in entries), given, family, first_family, common
    )


@dataclass(frozen=True, slots=True)
class HomePlace:
    """Where a city of some name lies: ISO code of the country in small letters, and the region where one is known."""

    country: str
    region: str | None


@cache
def homonyms() -> dict[str, tuple[HomePlace, ...]]:
    """Return where the cities of one name lie that several countries or regions have, the largest first."""
    return {
        row["name"]: tuple(
            HomePlace(country, _or_none(region))
            for country, _, region in (place.partition(":") for place in row["places"].split("; "))
        )
        for row in load_tsv("gazetteers/homonyms.tsv")
    }


@cache
def region_homes() -> dict[str, tuple[HomePlace, ...]]:
    """Return in which countries there is a region of one name (*Gaza* of Mozambique, *Punjab* of two)."""
    found: dict[str, dict[str, None]] = {}
    for name in ("subdivisions", "provinces", "countries"):
        for row in load_tsv(f"gazetteers/{name}.tsv"):
            if row.get("kind", "subdivision") == "subdivision":
                found.setdefault(plain(row["name"]), {})[row["country"]] = None
    return {name: tuple(HomePlace(country, None) for country in countries) for name, countries in found.items()}


@cache
def _country_names() -> dict[str, str]:
    rows = (row for row in load_tsv("gazetteers/countries.tsv") if row["kind"] == "country")
    return {row["country"]: row["canonical"] for row in rows}


def country_name(code: str) -> str | None:
    """Return the name of the country with an ISO code in small letters."""
    return _country_names().get(code)


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell


@dataclass(frozen=True, slots=True)
class Head:
    """One word that closes, opens or is a name, from `rules/entities/heads.toml`."""

    label: str
    weight: float
    rule_id: str
    connectors: frozenset[str]
    requires_connector: bool = False
    gazetteer_first: bool = False
    requires_name: bool = False


@dataclass(frozen=True, slots=True)
class Heads:
    """Head words by position; a word may be in several. `phrase` has small words that bind ordinary ones to a name."""

    last: dict[str, Head]
    first: dict[str, Head]
    alone: dict[str, Head]
    phrase: dict[str, Head]


@cache
def heads() -> Heads:
    """Return the head words, the first rule that lists a word winning."""
    tables: dict[str, dict[str, Head]] = {"last": {}, "first": {}, "alone": {}, "phrase": {}}
    for rule in load_toml("entities/heads.toml")["head"]:
        head = Head(
            rule["label"],
            rule["weight"],
            rule["id"],
            frozenset(rule.get("connectors", ())),
            rule.get("requires_connector", False),
            rule.get("gazetteer_first", False),
            rule.get("requires_name", False),
        )
        for word in rule["words"]:
            tables[rule["position"]].setdefault(word, head)
    return Heads(tables["last"], tables["first"], tables["alone"], tables["phrase"])


@dataclass(frozen=True, slots=True)
class ContextRule:
    """One word beside a name and what it says of it."""

    label: str
    weight: float
    rule_id: str


Sides = dict[str, dict[str, tuple[ContextRule, ...]]]


@cache
def contexts() -> Sides:
    """Return the context words by side: ``before``, ``after``, ``before-of`` (*of*) and ``before-to`` (a way *to*)."""
    sides: Sides = {"before": {}, "after": {}, "before-of": {}, "before-to": {}, "before-by": {}}
    for rule in load_toml("entities/contexts.toml")["context"]:
        table = sides[rule["side"]]
        for word in dict.fromkeys(rule["words"]):
            table[word] = (*table.get(word, ()), ContextRule(rule["label"], rule["weight"], rule["id"]))
    return sides


@dataclass(frozen=True, slots=True)
class Titles:
    """Words of titles: `core` make a title, `modifiers` only beside one of them; `roles` are kept as a role."""

    core: frozenset[str]
    modifiers: frozenset[str]
    roles: frozenset[str]


@cache
def titles() -> Titles:
    """Return the title words."""
    core: set[str] = set()
    modifiers: set[str] = set()
    roles: set[str] = set()
    for rule in load_toml("entities/titles.toml")["title"]:
        words = set(rule["words"])
        (modifiers if rule.get("modifier") else core).update(words)
        if rule["is_role"]:
            roles |= words
    return Titles(frozenset(core), frozenset(modifiers), frozenset(roles))
