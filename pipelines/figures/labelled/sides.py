"""Which sides of a table or a chart name places: its rows, its columns, or the groups over its rows.

Belongs here: what heads, titles and the names themselves say of that. Does not belong here: the place of one value, and
what it counts (labelled.concepts).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

from pipelines.figures.labelled.known_places import canonical_place
from pipelines.figures.labelled.periods import is_period
from pipelines.figures.labelled.units import says_price
from pipelines.figures.lexicon.wordlists import words
from pipelines.model import LabelledValue
from pipelines.rules import load_lines, load_tsv

#: When so many of the names along one side of a table are known places, all of them are.
KNOWN_SHARE = 0.45
#: So many of a side's names are short forms of one country's states where they are read as such.
CODED_SHARE = 0.6
FEWEST_CODES = 4
#: A head over names and the title's word for them differ in so many letters at their end; short words have none.
CASE_ENDING = 2
LONGEST_FUNCTION_WORD = 3
#: So many names at least say of themselves that they are places.
FEWEST_TOLD = 2
#: Groups named by places have so many rows each on average.
FEWEST_IN_GROUP = 2


@dataclass(frozen=True, slots=True)
class Sides:
    """For one table or chart: which of its rows' names is a place, and whether its columns' names are.

    `rows` counts from the last of a row's headers, which is 1; 0 where none is a place. `codes` are the names of the
    states whose short forms the rows bear. `told`: the title tells its numbers by place and the rows are times, so that
    the columns are places, known or not. `groups` are the names over those rows that are places, where others are none.
    """

    rows: int
    columns: bool
    codes: Mapping[str, str] = field(default_factory=dict)
    told: bool = False
    groups: frozenset[tuple[str, ...]] = frozenset()


@cache
def total_words() -> frozenset[str]:
    return frozenset(load_lines("graphics/total_words.txt"))


@cache
def place_head() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(w) for w in load_lines("graphics/place_heads.txt")), key=len, reverse=True))
    return re.compile(rf"(?i)(?:^|\b(?:by|name of|of)\s+|/\s*)(?:local\s+|health\s+)?(?:{words})\b")


@cache
def _place_among() -> re.Pattern[str]:
    """Return what a title says that tells its numbers by place and by other things: ``by week and region``."""
    words = "|".join(sorted((re.escape(w) for w in load_lines("graphics/place_heads.txt")), key=len, reverse=True))
    return re.compile(rf"(?i)\bby\s+(?:[^\W\d_]+,\s)*(?:[^\W\d_]+(?:\s[^\W\d_]+)?,?\sand\s)?(?:{words})\b")


def group_key(value: LabelledValue) -> tuple[str, int, str | None, str]:
    """Return what the values of one table or chart share."""
    return value.block_id, value.page_no, value.title, value.kind


def find_sides(
    values: Sequence[LabelledValue], published_on: date | None = None
) -> dict[tuple[str, int, str | None, str], Sides]:
    """Return for each table and chart whether its sides name places."""
    rows: dict[tuple[str, int, str | None, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    columns: dict[tuple[str, int, str | None, str], set[str]] = defaultdict(set)
    said: dict[tuple[str, int, str | None, str], bool] = {}
    grouped: dict[tuple[str, int, str | None, str], dict[tuple[str, ...], set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )
    headed: dict[tuple[str, int, str | None, str], set[str]] = defaultdict(set)
    for value in values:
        key = group_key(value)
        headed[key].update(n for n, h in zip(value.row_headers, value.row_heads, strict=False) if heads_places(h))
        if len(value.row_headers) > 1:
            grouped[key][value.row_headers[:-1]].add(value.row_headers[-1])
        for depth, name in enumerate(reversed(value.row_headers), start=1):
            rows[key][depth].add(name)
        columns[key].update(value.column_headers)
        said[key] = (
            said.get(key, False)
            or any(heads_places(part) or _ends_in_place(part) for part in (value.unit_hint or "").split("; "))
            or (says_market(value.unit_hint) and says_price(value.title))
            or _promises_places(value.title, value.unit_hint)
        )
    sides = {key: _sides(rows[key], columns[key], said[key]) for key in said}
    for key in said:
        if headed[key]:
            sides[key] = replace(sides[key], codes={**sides[key].codes, **_state_codes(headed[key])})
        if sides[key].rows == 0 and key in grouped:
            groups = _groups_of_places(grouped[key])
            depth = 0 if groups else _group_depth(grouped[key])
            sides[key] = replace(sides[key], groups=groups, rows=depth)
        last = rows[key].get(1, set())
        if key[2] and last and _place_among().search(key[2]) and all(is_period(name, published_on) for name in last):
            sides[key] = replace(sides[key], told=True)
    return sides


def _sides(rows: Mapping[int, set[str]], columns: set[str], said: bool) -> Sides:
    """Return the sides of one table; `said` is that its heads promise places along its rows."""
    last = rows.get(1, set())
    codes = _state_codes(last)
    if said and not codes and not any(map(canonical_place, last)):
        # state, district, disease: what the heads promise stands before the last name
        depth = next((depth for depth in sorted(rows) if _are_places(rows[depth])), 1)
    else:
        depth = 1 if said or codes or _mostly_places(last) else 0
    return Sides(depth, _mostly_places(columns), codes)


def _group_depth(groups: Mapping[tuple[str, ...], set[str]]) -> int:
    """Return at which depth, counted from the row's own name, the names of groups of several rows each are mostly
    places, where the rows in them are none; else 0."""
    if sum(map(len, groups.values())) < FEWEST_IN_GROUP * len(groups):
        return 0
    deepest = max(map(len, groups))
    return next((d for d in range(1, deepest + 1) if _are_places({g[-d] for g in groups if len(g) >= d})), -1) + 1


def _groups_of_places(groups: Mapping[tuple[str, ...], set[str]]) -> frozenset[tuple[str, ...]]:
    """Return the names of the groups whose rows are places: mostly known ones, or where others are, all known."""
    found = {group for group, names in groups.items() if _mostly_places(names)}
    if found:
        found |= {group for group, names in groups.items() if all(map(canonical_place, names))}
    return frozenset(found)


def _state_codes(names: set[str]) -> dict[str, str]:
    """Return what the short forms of one country's states mean where most of `names` are such, else nothing."""
    plain = {name.strip(" *:.") for name in names}
    for codes in _codes_by_country().values():
        if FEWEST_CODES <= len(plain & codes.keys()) >= CODED_SHARE * len(plain):
            return codes
    return {}


@cache
def _codes_by_country() -> dict[str, dict[str, str]]:
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    for row in load_tsv("gazetteers/subdivision_codes.tsv"):
        codes[row["country"]][row["code"]] = row["name"]
    return codes


def _mostly_places(names: set[str]) -> bool:
    plain = [name for name in names if name.lower().strip(" *:") not in total_words()]
    known = sum(canonical_place(name) is not None for name in plain)
    return len(plain) >= 2 and known >= 2 and known >= KNOWN_SHARE * len(plain)


def _are_places(names: set[str]) -> bool:
    """Tell whether names are mostly known places, or all say that they are: *Coast Province*, *Plateau Province*."""
    plain = [name for name in names if name.lower().strip(" *:") not in total_words()]
    told = len(plain) >= FEWEST_TOLD and all(len(name.split()) > 1 and _ends_in_place(name) for name in plain)
    return told or _mostly_places(names)


@lru_cache(maxsize=1024)
def heads_places(head: str) -> bool:
    """Tell whether the head of a column of names says that they are places."""
    stubs = load_lines("graphics/stub_place_heads.txt")
    return bool(head) and (place_head().search(head) is not None or head.lower().strip(" .:*") in stubs)


def _ends_in_place(head: str) -> bool:
    """Tell whether a head over names ends in a word for places: ``Congress District 2 County``."""
    return head != "" and place_head().fullmatch(head.split()[-1]) is not None


@lru_cache(maxsize=1024)
def _promises_places(title: str | None, hint: str | None) -> bool:
    """Tell whether a title promises places along the rows: ``Cases by district``, ``Districts at risk``; not ``State
    taxes``, nor ``Costs of engines by region`` over a column of engines."""
    found = place_head().search(title) if title else None
    if title is None or found is None or (found.start() == 0 and not found.group().endswith("s")):
        return False
    return not names_instances(title[: found.start()], hint)


@lru_cache(maxsize=1024)
def names_instances(title: str | None, hint: str | None) -> bool:
    """Tell whether the head over the names, the last of a `hint`, is of the title: *Engine* under ``Engines``."""
    told = re.findall(r"[^\W\d_]+", (title or "").lower())
    corner = re.findall(r"[^\W\d_]+", (hint or "").rpartition(";")[2].lower())
    stems = [word[:-CASE_ENDING] for word in corner if len(word) > LONGEST_FUNCTION_WORD + CASE_ENDING]
    return any(word.startswith(stem) for stem in stems for word in told)


def says_market(hint: str | None) -> bool:
    """Tell whether the head over a table's names says that they are markets, which in a table of prices are places."""
    return any(part.lower().strip(" .:*") in words("market_heads") for part in (hint or "").split("; "))
