"""Units of measure and currencies, read from rule data and from CLDR.

Belongs here: what a unit's names and marks are, and the patterns that find them. Does not belong here: numbers, and
which unit a bare number borrows from its neighbours.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from pipelines.rules import load_lines, load_tsv
from pipelines.rules.money import currency_codes, word_like_codes


@dataclass(frozen=True, slots=True)
class Unit:
    """What the warehouse writes for a unit; `factor` scales a printed value into it."""

    symbol: str
    kind: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class UnitTable:
    """All names (lower case) and marks (with their case) of units, and the pattern of those before a number.

    `names_from` and `marks_from` have them by the letter or sign that they begin with, the longest first.
    """

    by_name: dict[str, Unit]
    by_mark: dict[str, Unit]
    leading_marks: dict[str, Unit]
    names_from: dict[str, list[str]]
    marks_from: dict[str, list[str]]
    leading: str


def plural(name: str) -> str:
    """Return the regular English plural of the last word of `name` (``foot/feet`` is given by the data instead)."""
    if name.endswith(("s", "x", "ch", "sh", "z")):
        return name + ("" if name.endswith(("hertz", "lux", "siemens")) else "es")
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return name[:-1] + "ies"
    return name + "s"


@cache
def unit_table() -> UnitTable:
    """Return the table of all units, built once from the rule files and CLDR's English names of currencies."""
    names, marks = _measures()
    currency_names, leading = _currencies()
    for name, unit in currency_names.items():
        names.setdefault(name, unit)
    trailing = dict(marks)
    for mark, unit in leading.items():
        if (len(mark) > 1 or not mark.isalpha()) and mark not in word_like_codes():
            trailing.setdefault(mark, unit)
    before = "|".join(re.escape(mark) for mark in sorted(leading, key=len, reverse=True))
    return UnitTable(names, trailing, leading, _by_first(names), _by_first(trailing), before)


def _by_first(names: Iterable[str]) -> dict[str, list[str]]:
    """Return names by their first letter, the longest first."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        by_first[name[0]].append(name)
    return by_first


@cache
def _units_from(first: str) -> re.Pattern[str] | None:
    """Return the pattern of the units that begin with `first`, the longest first; None where there is none.

    One of all units would be tried name by name, a thousand of them, at each number that has none; and most letters
    that the first text never asks for cost it nothing.
    """
    table = unit_table()
    small = first.lower()
    spelled, printed = table.names_from.get(small, ()), table.marks_from.get(first, ())
    if not printed and (not spelled or first not in (small, small.upper())):
        return None
    kinds = []
    if spelled:
        kinds.append(rf"(?P<name>(?i:{'|'.join(map(_flexible, spelled))}))(?![^\W_])")
    kinds.append(rf"(?P<mark>{'|'.join(map(re.escape, printed)) or '(?!)'})(?![^\W_])")
    if not spelled:
        kinds.append(r"(?P<name>(?!))")
    return re.compile("|".join(kinds), re.VERBOSE)


GAP = re.compile(r"[ \n]?-?[ \n]?")


def read_unit(text: str, position: int) -> tuple[Unit, int] | None:
    """Return the unit that is printed at `position` (a blank or a hyphen may stand before it) and where it ends."""
    table = unit_table()
    gap = GAP.match(text, position)
    start = gap.end() if gap is not None else position
    pattern = _units_from(text[start : start + 1])
    match = pattern.match(text, start) if pattern is not None else None
    if match is None:
        return None
    if match["name"] is not None:
        return table.by_name[" ".join(match["name"].lower().split())], match.end()
    if text[position:start].strip() and match["mark"].isalpha() and len(match["mark"]) == 1:
        return None  # "8-K", "4-H": a letter behind a hyphen is part of a name
    return table.by_mark[match["mark"]], match.end()


def _flexible(name: str) -> str:
    return r"[ \n]".join(re.escape(part) for part in name.split())


def _measures() -> tuple[dict[str, Unit], dict[str, Unit]]:
    prefixes = {row["symbol"]: row["word"] for row in load_tsv("units/prefixes.tsv")}
    names: dict[str, Unit] = {}
    marks: dict[str, Unit] = {}
    for row in load_tsv("units/units.tsv"):
        plain = Unit(row["symbol"], row["kind"], float(row["factor"]))
        variants = [("", "", plain)]
        variants += [
            (prefix, prefixes[prefix], Unit(prefix + row["symbol"], row["kind"], plain.factor))
            for prefix in (row["prefixes"] or "").split()
        ]
        for prefix, prefix_word, unit in variants:
            for name in filter(None, (row["words"] or "").split(",")):
                singular, _, other = name.partition("/")
                names[prefix_word + singular] = unit
                names[prefix_word + (other or plural(singular))] = unit
            for mark in filter(None, (row["symbols"] or "").split(",")):
                marks[prefix + mark] = unit
                if prefix == "µ":
                    marks["u" + mark] = marks["μ" + mark] = unit
    return names, marks


#: What accounts glue to the code or the sign of a currency: 120 MSEK, TEUR 40, 350 k€.
SIGN_SCALES = (("M", 1e6), ("k", 1e3))
CODE_SCALES = (("M", 1e6), ("T", 1e3), ("K", 1e3))


def _currencies() -> tuple[dict[str, Unit], dict[str, Unit]]:
    names: dict[str, Unit] = {}
    marks: dict[str, Unit] = {}
    for row in load_tsv("units/currencies.tsv"):
        unit = Unit(row["code"], "currency")
        hundredth = Unit(row["code"], "currency", 0.01)
        names |= dict.fromkeys(filter(None, (row["names"] or "").split(",")), unit)
        marks |= dict.fromkeys(filter(None, (row["marks"] or "").split(",")), unit)
        names |= dict.fromkeys(filter(None, (row["cents"] or "").split(",")), hundredth)
    for code in ("USD", "EUR", "GBP"):
        marks[code] = Unit(code, "currency")
    for mark in [mark for mark in marks if len(mark) > 1 and mark.isalpha() and mark[-1].islower()]:
        marks.setdefault(f"{mark}.", marks[mark])  # Tk.500
    locale = Locale("en")
    ambiguous = Counter[str]()
    last_nouns: dict[str, Unit] = {}
    excluded = set(load_lines("units/not_currency_nouns.txt"))
    for code in currency_codes():
        unit = Unit(code, "currency")
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale=locale).lower()
            if "(" in name or any(c.isdigit() for c in name):
                continue
            names.setdefault(name, unit)
            noun = name.split()[-1]
            last_nouns.setdefault(noun, unit)
            ambiguous[noun] += last_nouns[noun].symbol != code
        marks.setdefault(code, unit)
        for prefix, factor in CODE_SCALES:
            marks.setdefault(prefix + code, Unit(code, "currency", factor))
    for sign, code in (("€", "EUR"), ("$", "USD"), ("£", "GBP")):
        for prefix, factor in SIGN_SCALES:
            marks.setdefault(prefix + sign, Unit(code, "currency", factor))
    for country, code, noun in _country_money(locale):
        names.setdefault(f"{country} {noun}", Unit(code, "currency"))
    for noun, unit in last_nouns.items():
        if not ambiguous[noun] and noun not in excluded:
            names.setdefault(noun, unit)
    for code, symbol in locale.currency_symbols.items():
        if symbol not in excluded and not symbol.isalpha() and len(symbol.split()) == 1 and "\u202f" not in symbol:
            marks.setdefault(symbol, Unit(code, "currency"))
    return names, marks


def _country_money(locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Yield each country's name, in small letters, with its only currency of today and that money's noun: tables print
    ``Malawi kwacha`` where sentences say *Malawian kwacha*."""
    for territory, spans in get_global("territory_currencies").items():
        codes = [code for code, _, end, tender in spans if end is None and tender]
        country = locale.territories.get(territory)
        if country is None or len(codes) != 1:
            continue
        for count in (1, 2):
            noun = get_currency_name(codes[0], count=count, locale=locale).lower().split()[-1]
            if noun.isalpha():
                yield country.lower(), codes[0], noun
