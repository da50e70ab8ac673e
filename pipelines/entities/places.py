"""Which place lies in which: *Changsha, the capital of Hunan province*, and what the gazetteers know.

Belongs here: country and parent of the places of one article, and which of several places of one name is meant. Does
not belong here: whether a name is a place (`evidence`), and ids (`naming`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipelines.entities.lexicon import Entry, HomePlace, country_name, homonyms, lexicon, plain, region_homes
from pipelines.entities.reading import Reading
from pipelines.entities.spans import Span
from pipelines.rules import load_toml
from pipelines.values import frozen

PLACED = frozenset({"GPE", "LOC", "FAC"})
LONGEST_GAP = 80
FURTHEST = 3
LISTED = "place-in-region-comma"
LIST_GAP = re.compile(r",?\s+(?:(?:and|or)\s+)?")
# A city of this weight in the gazetteer is known everywhere: a list never makes it another place of its name.
WELL_KNOWN = 4.0


@frozen
class Placing:
    """Where a place lies: ISO code of its country, name of the next larger place, and what sets it apart from the usual
    bearer of its name (None for the usual one)."""

    country: str | None
    parent: str | None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    rule_id: str
    inner_first: bool
    gap: re.Pattern[str]
    behind: re.Pattern[str] | None


@cache
def _rules() -> tuple[_Rule, ...]:
    table = load_toml("entities/places.toml")

    def either(words: list[str]) -> str:
        return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"

    parts = {"{adjective}": either(table["adjectives"]), "{noun}": either(table["nouns"])}
    rules = []
    for row in table["parent"]:
        gap = row["gap"]
        for name, words in parts.items():
            gap = gap.replace(name, words)
        behind = re.compile(row["behind"]) if "behind" in row else None
        rules.append(_Rule(row["id"], row["order"] == "inner", re.compile(gap), behind))
    return tuple(rules)


@dataclass(frozen=True, slots=True)
class _Said:
    """The text says that `inner` lies in `outer`; both as written."""

    inner: str
    outer: str
    rule_id: str


def placings(reading: Reading) -> dict[str, Placing]:
    """Return where the places of an article lie, by their plain surface."""
    said: dict[str, Counter[str]] = {}
    for one in _said(reading):
        said.setdefault(one.inner, Counter())[one.outer] += 1
    around = _Around(reading)
    found: dict[str, Placing] = {}
    labels = {_surface(reading, span): span.label for span in reading.spans if span.label in PLACED}
    for name, label in labels.items():
        outer = min(said[name], key=lambda o: (-said[name][o], o)) if name in said else None
        placing = _place(name, label, outer, around)
        if placing is None and outer is not None:
            # The larger place is in no gazetteer: what holds it holds this one too.
            above = said.get(outer)
            higher = _place(outer, "GPE", next(iter(above)) if above else None, around)
            placing = Placing(higher.country if higher else None, _canonical(outer))
        if placing is not None:
            found[name] = placing
    return found


def said_parents(reading: Reading) -> tuple[tuple[str, str, str], ...]:
    """Return (place, what the text says it lies in, rule), for checks and explanations."""
    return tuple((one.inner, _canonical(one.outer), one.rule_id) for one in _said(reading))


# -- what the text says -------------------------------------------------------------------------------------------
def _said(reading: Reading) -> Iterator[_Said]:
    spans = reading.spans
    for place, left in enumerate(spans):
        if left.label not in PLACED and left.label != "NORP":
            continue
        for right in spans[place + 1 : place + 1 + FURTHEST]:
            if right.unit != left.unit or right.start - left.end > LONGEST_GAP:
                break
            if right.label in PLACED and right.start > left.end:
                found = _between(reading, left, right)
                if found is not None and not (found.rule_id == LISTED and _goes_on(reading, right)):
                    yield found
                break


def _goes_on(reading: Reading, last: Span) -> bool:
    """Return whether a list of regions goes on behind `last`: *Danvik, Hunan, Hubei and Anhui* lie in none of these."""
    for span in reading.spans:
        if span.unit == last.unit and span.start > last.end:
            gap = reading.texts[last.unit].text[last.end : span.start]
            entry = lexicon().entry(_surface(reading, span))
            return LIST_GAP.fullmatch(gap) is not None and entry is not None and entry.level > 0
    return False


def _between(reading: Reading, left: Span, right: Span) -> _Said | None:
    text = reading.texts[left.unit].text
    for rule in _rules():
        if rule.gap.fullmatch(text, left.end, right.start) is None:
            continue
        if rule.behind is not None and rule.behind.match(text, right.end) is None:
            continue
        inner, outer = (left, right) if rule.inner_first else (right, left)
        if inner.label == "NORP" or outer.label not in ("GPE", "NORP"):
            continue
        if (outer.label == "NORP") != (rule.rule_id == "people-city-of"):
            continue
        small, large = _surface(reading, inner), _surface(reading, outer)
        if small != large and _may_lie_in(small, inner.label, large, listed=rule.gap.fullmatch(", ") is not None):
            return _Said(small, large, rule.rule_id)
    return None


def _may_lie_in(small: str, label: str, large: str, *, listed: bool) -> bool:
    """Return whether what the gazetteers know of two names allows that one lies in the other."""
    known = lexicon()
    outer = known.entry(large)
    inner = known.entry(small) if label == "GPE" else None
    level = inner.level if inner is not None and inner.label == "GPE" else 0 if label == "GPE" else -1
    if outer is None:
        return not listed
    if outer.label == "NORP":
        return level < 2 and outer.country is not None
    if outer.label != "GPE" or outer.level <= level:
        return False
    if inner is None or not listed:
        return True
    # *Beijing, Japan and Seoul* is a list; *Cambridge, Maryland* is not.
    fits = any(_agrees(home, outer) for home in _homes(small, inner))
    return fits or inner.weight < WELL_KNOWN


def _agrees(home: HomePlace, outer: Entry) -> bool:
    if home.country != outer.country:
        return False
    return outer.level == 2 or outer.label == "NORP" or home.region in (None, outer.name)


def _homes(name: str, entry: Entry | None) -> tuple[HomePlace, ...]:
    """Return where a place of this name may lie, the usual one first; a region in another country comes last."""
    several = homonyms().get(name) if entry is None or entry.level == 0 else None
    if several is None:
        several = (HomePlace(entry.country, entry.region),) if entry is not None and entry.country else ()
    known = {home.country for home in several}
    return (*several, *(home for home in region_homes().get(name, ()) if home.country not in known))


# -- which one, and where -----------------------------------------------------------------------------------------
class _Around:
    """How many places of each country and of each region an article names, without those whose name several share."""

    def __init__(self, reading: Reading) -> None:
        known = lexicon()
        self.countries: Counter[str] = Counter()
        self.regions: Counter[tuple[str, str]] = Counter()
        for name in {_surface(reading, span) for span in reading.spans if span.label in ("GPE", "NORP")}:
            entry = known.entry(name)
            if name in homonyms() or entry is None or not entry.country:
                continue
            if entry.level < 2 and any(home.country != entry.country for home in region_homes().get(name, ())):
                continue
            self.countries[entry.country] += 1
            region = entry.name if entry.level == 1 else entry.region
            if region:
                self.regions[entry.country, region] += 1

    def nearness(self, home: HomePlace) -> tuple[int, int]:
        return self.countries[home.country], self.regions[home.country, home.region or ""]


def _place(name: str, label: str, outer: str | None, around: _Around) -> Placing | None:
    """Return where `name` lies, `outer` being what the text says; None where nothing is known."""
    known = lexicon()
    entry = known.entry(name)
    if entry is not None and entry.label != label:
        entry = None
    larger = known.entry(outer) if outer is not None else None
    if larger is not None and larger.country is None:
        larger = None
    homes = _homes(name, entry) if label == "GPE" and entry is not None and entry.level < 2 else ()
    if not homes:
        return _only_place(entry, larger)
    usual = homes[0]
    if larger is not None:
        fitting = [home for home in homes if _agrees(home, larger)]
        if not fitting:
            region = larger.name if larger.level == 1 else None
            return Placing(
                _code(larger.country), larger_name(larger), _mark(HomePlace(str(larger.country), region), homes)
            )
    else:
        fitting = list(homes)
    chosen = max(fitting, key=lambda home: (*around.nearness(home), -homes.index(home)))
    if outer is None and around.nearness(chosen) <= around.nearness(usual):
        chosen = usual
    parent = chosen.region or (larger_name(larger) if larger is not None else None) or country_name(chosen.country)
    return Placing(_code(chosen.country), parent, _mark(chosen, homes))


def _only_place(entry: Entry | None, larger: Entry | None) -> Placing | None:
    if larger is not None:
        return Placing(_code(larger.country), larger_name(larger))
    if entry is None or not entry.country:
        return None
    parent = country_name(entry.country)
    return Placing(_code(entry.country), parent if entry.level < 2 and parent != entry.name else None)


def _mark(home: HomePlace, homes: tuple[HomePlace, ...]) -> str | None:
    """Return what sets a place apart from the largest of its name: the country, with the region where needed."""
    usual = homes[0]
    if home == usual:
        return None
    first = next((other for other in homes if other.country == home.country), home)
    own = "" if home.region is None or home.region == first.region else f"/{home.region}"
    return None if home.country == usual.country and not own else home.country.upper() + own


def larger_name(entry: Entry) -> str | None:
    """Return the name of the place that `entry` stands for: a people's is its country's."""
    return country_name(entry.country) if entry.label == "NORP" and entry.country else entry.name


def _canonical(name: str) -> str:
    entry = lexicon().entry(name)
    return name if entry is None else larger_name(entry) or name


def _code(country: str | None) -> str | None:
    return country.upper() if country else None


def _surface(reading: Reading, span: Span) -> str:
    return plain(reading.texts[span.unit].text[span.start : span.end])
