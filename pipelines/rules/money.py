"""The codes of the world's money, as CLDR knows it.

Belongs here: which codes are in use, and which of them are rather words. Does not belong here: names and marks of
currencies, and what a code in a text makes of a number (figures/units).
"""

from __future__ import annotations

from functools import cache

from babel.core import get_global
from babel.numbers import get_currency_name

from pipelines.rules import load_lines, load_tsv


@cache
def currency_codes() -> tuple[str, ...]:
    """Return the ISO 4217 codes of the currencies that are some territory's money today, sorted."""
    periods = get_global("territory_currencies").values()
    return tuple(sorted({code for spans in periods for code, _, end, tender in spans if end is None and tender}))


@cache
def word_like_codes() -> frozenset[str]:
    """Return those that are also words, names or abbreviations in capitals: money only before a written amount."""
    return frozenset(load_lines("units/word_like_codes.txt"))


@cache
def currency_nouns() -> frozenset[str]:
    """Return the nouns that the currencies of today are called by in English, in small letters, such as
    ``lempiras``, but for those that are rather other words."""
    names = (get_currency_name(code, count=count, locale="en") for code in currency_codes() for count in (1, 2))
    nouns = frozenset(name.split()[-1].lower() for name in names if name.split()[-1].isalpha())
    return nouns - frozenset(load_lines("units/word_like_currency_nouns.txt"))


@cache
def hundredth_nouns() -> frozenset[str]:
    """Return the nouns for a hundredth of some money, in small letters: ``cents``, ``paise``."""
    listed = (name for row in load_tsv("units/currencies.tsv") for name in row["cents"].split(","))
    return frozenset(name for name in listed if len(name) > 1 and name.isalpha())
