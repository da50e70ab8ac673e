"""What scale and unit the numbers of a table or a chart have, by the heads nearest to them first.

Belongs here: which of several hints holds for a value. Does not belong here: what one hint says (labelled.units).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pipelines.figures.labelled.head_marks import without_marks, without_row_money
from pipelines.figures.labelled.hint_pieces import Hint, is_currency, is_hint, says_exchange
from pipelines.figures.labelled.known_places import canonical_place
from pipelines.figures.labelled.named_units import unit_named
from pipelines.figures.labelled.periods import is_period
from pipelines.figures.labelled.units import (
    IN_BRACKETS,
    NUMBER_OF,
    parted_unit,
    read_hint,
    says_average,
    says_count,
    says_exceptions,
    says_index,
    says_price,
    says_ratio,
    stands_for,
)
from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.model import LabelledValue
from pipelines.rules import load_lines

BRACKET = re.compile(r"[(\[][^()\[\]]+[)\]]")
#: A party's letter behind a name: A. Holm (R).
PARTY = re.compile(r"\s\([A-Z]\)")
#: Households that owe 3,410.2 are no number of households.
DECIMALS = re.compile(r"\d\.\d")
#: How a row begins that says of how many its table's shares are.
BASE_LEADS = ("number", "unweighted", "weighted")
#: A line under a title with more words than this says no unit.
MOST_HINT_WORDS = 5


def hint_of(value: LabelledValue, published_on: date | None) -> Hint:
    """Return the scale, unit and rate of a value: its column's head says so before its row's, and both before the
    brackets of all its heads, the line under the title and the title. A price is for the unit that its row names."""
    found = _hint_of(value, published_on)
    row = read_hint(value.row_headers[-1:])
    if row.unit is None or row.kind in OF_NO_GOODS or found.kind == "percent" or not _is_price(value, published_on):
        return found
    if found.unit == row.unit and all(read_hint([part or ""]).unit is None for part in (value.title, value.unit_hint)):
        found = Hint()  # in money that nobody names
    return found if found.per_unit is not None or found.unit == row.unit else replace(found, per=1.0, per_unit=row.unit)


#: Kinds of units that nothing is sold by.
OF_NO_GOODS = ("currency", "percent", "duration", "temperature", "count")


def _is_price(value: LabelledValue, published_on: date | None) -> bool:
    """Tell whether a number is a price: its column says so, or its title does over columns of times and places."""
    if any(map(says_price, value.column_headers)):
        return True
    named = value.column_headers[-1:]
    return says_price(value.title) and all(is_period(name, published_on) or canonical_place(name) for name in named)


def _hint_of(value: LabelledValue, published_on: date | None) -> Hint:
    if _elects(value):
        value = replace(value, column_headers=_without_parties(value.column_headers))
    value = without_row_money(without_marks(value))
    if any("(" in name and is_period(name, published_on) for name in value.row_headers):
        bare = (BRACKET.sub("", n).strip() if is_period(n, published_on) else n for n in value.row_headers)
        value = replace(value, row_headers=tuple(bare))  # ``2022 (P)`` is provisional, in no pesos
    headers = [*reversed(value.column_headers), *reversed(value.row_headers)]
    printed = value.title or ""
    before, _, last = printed.rpartition(", ")
    if before and is_period(last, published_on):
        value = replace(value, title=before)  # ``Prices in euro per kilogram, 8 August 2024``
    brackets = [header for header in headers if not is_period(header, published_on)]
    brackets = [b for b in brackets if b not in value.row_headers or not (is_currency(b) and any(map(str.islower, b)))]
    said = _without_stub_age(value.unit_hint)
    line = said.partition("; ")
    letter = line[0].strip("() ")
    if len(letter) == 1 and any(
        m["inside"] == letter and stands_for(m, printed) for m in IN_BRACKETS.finditer(printed)
    ):
        said, line = line[2], line[2].partition("; ")  # drag (D) values of a hull
    # A line of its own under the title is read as a bracket in it would be.
    short = 0 < len(line[0].split()) <= MOST_HINT_WORDS and "(" not in line[0]
    hint = f"({line[0]}){line[1]}{line[2]}" if short else said
    own = read_hint(reversed(value.column_headers))
    if own.kind == "duration" and any(map(says_count, value.column_headers[-1:])):
        return Hint()  # ``Days with frost``
    several, named_unit = unit_named((value.unit_hint, value.title), headers)
    if several and own == Hint() and read_hint(value.row_headers[-1:]) == Hint():
        return read_hint([f"({named_unit})"]) if named_unit is not None else Hint()
    if own.unit is None and any(says_index(name) for name in (*value.column_headers, said.split(",")[0])):
        return Hint()
    if own.unit is None and own.kind == "count" and any(says_count(name) for name in value.column_headers):
        rows = read_hint(list(value.row_headers))
        if rows.unit is not None and rows.kind not in ("currency", "percent"):
            return own  # ``Samples`` of what is measured in mg/L
    row = read_hint(value.row_headers[-1:])
    if row.kind == "percent" and own.kind != "percent":
        return row  # ``Percent change`` under areas
    names = value.row_headers if own.kind != "currency" or not _names_measure(value, published_on) else ()
    names = names or tuple(BRACKET.sub("", name) for name in value.row_headers)
    owed = own.kind == "currency" and DECIMALS.search(value.text) is not None
    if own.unit is not None and own.kind != "percent" and not owed and any(says_count(name) for name in names):
        return Hint()  # ``Number`` of shops by their area
    if own.unit is None and value.row_headers and NUMBER_OF.match(value.row_headers[-1].lower()):
        return replace(row, unit=None, kind="count")  # ``Number of households`` under shares of them
    counted = next((h for h in (read_hint([name]) for name in reversed(value.row_headers)) if h.scale != 1.0), None)
    if own.unit is None and counted is not None and counted.unit is None:
        return replace(own, scale=counted.scale)  # ``Passengers (thousand)`` in accounts of euros
    whole = read_hint([hint, value.title])
    if own.unit is None and whole.kind == "percent" and (_counts_whom(value) or _heads_count(value)):
        return row  # ``Number of women`` under shares of them, or beside them
    if whole.kind == "currency" and whole.scale != 1.0 and (_names_money(own, value) or _counts(own, whole)):
        return own  # ``Average purchase (dollars)`` and ``Orders (mil.)`` in a table of billions of dollars
    if whole.kind == "currency":
        # ``Euro`` in a list of rates; ``Flour (kg)`` in one of prices is what the price is for
        of_price = any(says_price(part) for part in (value.title, *value.column_headers))
        named = [b for b in brackets if b not in value.column_headers]
        named = [b for b in named if is_currency(b) or (of_price and read_hint([b]).kind != "currency")]
        if says_exchange(value.title) or says_exchange(value.unit_hint):
            named += [b for b in value.column_headers if is_currency(b)]
        brackets = [b for b in brackets if b not in named]
    near = read_hint(brackets)
    bases = near.kind not in ("currency", "percent") and own.unit is None
    if near.unit is not None and bases and any(says_price(name) for name in value.row_headers[:-1]):
        return Hint()  # ``Gas (MMBtu)`` under ``Futures`` is what the price is for
    if value.kind == "chart" and near.kind == "duration" and whole.unit is not None and whole.kind != "duration":
        return whole  # ``Hours`` among what a chart tells shares of
    if value.kind == "chart" and whole.unit is not None and near == row != Hint() and value.row_headers[-1].isalpha():
        return whole  # ``Meters`` among what money was spent on
    if (
        near.unit is not None
        and near.scale == 1.0
        and (whole.unit not in (None, near.unit) or says_exceptions(value.unit_hint) or says_exceptions(value.title))
    ):
        return near  # ``Landed (t)`` in a table of millions of dollars
    if near.unit is not None and near.scale == 1.0 and any(says_average(name) for name in value.column_headers):
        return near  # ``Average order (dol.)`` in a table of billions of dollars
    if near.unit is None and whole.kind != "percent" and any(says_ratio(name) for name in headers):
        return near
    counts = [name for name in brackets if name in value.column_headers or not DECIMALS.search(value.text)]
    if near.unit is None and whole.kind not in ("count", "percent") and any(says_count(name) for name in counts):
        return near  # ``Employees`` in a table of millions of dollars
    return read_hint([*brackets, hint, value.title])


def _names_measure(value: LabelledValue, published_on: date | None) -> bool:
    """Tell whether a column's head has words beside its unit and its time: ``Value (US$ million)`` is no number of the
    cars that the column of quantities counts."""
    last = value.column_headers[-1] if value.column_headers else ""
    return bool(parted_unit(BRACKET.sub("", last).strip())[0]) and not is_period(BRACKET.sub("", last), published_on)


def _counts_whom(value: LabelledValue) -> bool:
    """Tell whether a row of a table of shares says of how many they are: ``Number``, ``Unweighted n``, in whole
    numbers."""
    if not value.row_headers or DECIMALS.search(value.text) or "%" in value.text:
        return False
    words = re.findall(r"[^\W\d_]+", value.row_headers[-1].lower())
    return bool(words) and (words[-1] in load_lines("graphics/base_rows.txt") or words[0] in BASE_LEADS)


def _heads_count(value: LabelledValue) -> bool:
    """Tell whether a column of a table of shares says of how many they are, in whole numbers: *Number of children*."""
    if not value.column_headers or DECIMALS.search(value.text) or "%" in value.text:
        return False
    return NUMBER_OF.match(value.column_headers[-1].lower()) is not None


def _elects(value: LabelledValue) -> bool:
    """Tell whether a table is of an election, by its title and heads."""
    if not any(map(PARTY.search, value.column_headers)):
        return False
    told = " ".join((value.title or "", *value.column_headers)).lower().split()
    return not set(told).isdisjoint(load_lines("graphics/election_words.txt"))


def _without_parties(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(PARTY.sub("", name) for name in names)


def without_scales(text: str | None) -> str | None:
    """Return a header without brackets that say in digits what scale its numbers have."""
    if text is None or "000" not in text:
        return text
    return BRACKET.sub(lambda match: "" if is_hint(match.group()[1:-1]) else match.group(), text).strip() or text


def _names_money(own: Hint, value: LabelledValue) -> bool:
    """Tell whether a column says in words that its numbers are money, and of no scale."""
    words = [m for name in value.column_headers for m in BRACKET.findall(name) if any(c.islower() for c in m)]
    return own.kind == "currency" and own.scale == 1.0 and read_hint(words).kind == "currency"


def _counts(own: Hint, whole: Hint) -> bool:
    """Tell whether a column has a scale that is neither 1 nor the table's, and no unit."""
    return own.unit is None and own.scale not in (1.0, whole.scale)


@lru_cache(maxsize=1024)
def _without_stub_age(hint: str | None) -> str:
    """Return a table's hint without what it says of the ages along its rows: ``Age group (years)``."""
    for rule in pattern_rules("graphics/stub_ages.toml"):
        hint = rule.pattern.sub(" ", hint or "")
    return hint or ""
