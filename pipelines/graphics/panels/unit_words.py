"""Whether a piece of print is nothing but a unit: ``t/ha`` under a header, ``metres`` under a big number.

Belongs here: recognising such pieces by the units' own tables. Does not belong here: what a unit is worth (figures).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.rules import load_lines, load_tsv
from pipelines.rules.money import currency_nouns
from pipelines.rules.scales import names_counted, plain_scale, without_unit_lead

AMOUNT = re.compile(r"^[-−(]?(?P<mark>[^\d\s()\[\],.;:-]{1,5}\.?)\s?\d")

#: A unit is made of so many words at most: ``thousand cubic metres``.
MOST_WORDS = 4
#: ``€m``, ``$bn``: a currency's mark with a scale.
MONEY_AND_SCALE = re.compile(r"^(?P<mark>[^\w\s.,]|[A-Z]{1,3}\$|Rs\.?)\s?(?P<scale>[^\W\d_]+|['’‘]?000s?)\.?$")
SCALED_MONEY = re.compile(r"^(?P<mark>[^\d\s.,'’]{1,4}\.?)\s?(?:in\s)?(?P<scale>['’]000|[^\W\d_]+)\.?$")
#: A scale that can stand alone: no round number, no short form of two letters.
SCALE_WORD = re.compile(r"['’]?000s?|[^\W\d_]{3,}")
#: Words that only link a scale and a unit.
LINKS = ("in", "of", "the")
#: Money for so much of something, in a few small words.
PRICED = re.compile(
    r"^(?P<mark>[^\d\s/]{1,5}|[A-Za-z]+)\s?(?:/|\sper\s|\sa\s)\s?(?:\d{1,4}[ -]?)?(?:[a-z][a-z-]*\s?){0,3}$"
)
PARTS = re.compile(r"\s*(?:/|\bper\b)\s*|\s+")


@lru_cache(maxsize=4096)
def says_unit(text: str) -> bool:
    """Tell whether `text` names a unit, with its scale, and nothing else; brackets around it do not count."""
    plain = without_unit_lead(plain_scale(text.strip().strip("()[]").strip()))
    if not plain or len(plain.split()) > MOST_WORDS or plain in load_lines("graphics/no_units.txt"):
        return False
    if _is_unit(plain) or _says_scaled(plain):
        return True
    money = MONEY_AND_SCALE.match(plain)
    if money is not None and _is_unit(money["mark"]) and money["scale"].lower() in {*_scales(), "m"}:
        return True
    priced = PRICED.match(plain)
    if priced is not None and priced["mark"] in _money():
        return True  # ``Rs/quintal``, ``KSh per 90 kg bag``
    parts = [part for part in PARTS.split(plain) if part]
    return len(parts) > 1 and all(
        _is_unit(part) or part.lower() in _scales() or f"{part.lower()}." in _scales() for part in parts
    )


def _says_scaled(text: str) -> bool:
    """Tell whether a text is scales, perhaps with money's mark before them, and what is counted or measured in them:
    ``thousand head``, ``Thousands of tonnes``, ``R'000``."""
    words = [word for word in text.split() if word.lower() not in LINKS]
    known = (*_scales(), "m")
    at = 0
    while at < len(words):
        pair = " ".join(words[at : at + 2]).lower()
        if words[at].lower().strip(".'’") not in known and pair not in known:
            break
        at += 2 if pair in known else 1
    if at == 0:
        money = SCALED_MONEY.match(text)
        return money is not None and money["mark"] in _money() and money["scale"].lower() in known
    rest = " ".join(words[at:])
    if not rest:
        return SCALE_WORD.fullmatch(words[-1].lower()) is not None
    return _is_unit(rest) or names_counted(rest)


def says_scale(text: str) -> bool:
    """Tell whether a bracket holds nothing but a scale: ``(1,000)`` under a header."""
    return text[:1] in ("(", "[") and text.strip("()[] ").lower() in _scales()


def is_scale(text: str) -> bool:
    """Tell whether a cell in a column of units holds nothing but a scale: ``1,000``."""
    return text.strip().lower() in _scales()


def is_symbol(text: str) -> bool:
    """Tell whether a unit is a sign or an abbreviation, which no name of a column is: ``t/ha``, ``%``, not ``days``."""
    plain = text.strip().strip("()[]").strip()
    return says_unit(plain) and plain not in _words() and plain.lower() not in _words()


def is_money(text: str) -> bool:
    """Tell whether a currency is named in `text`."""
    words = text.strip("()[]").split()
    plain = [word.strip("(),;:") for word in words]
    scaled = [match["mark"] for word in plain if (match := MONEY_AND_SCALE.match(word)) is not None]
    return any(word in _money() or word.lower() in _money() | currency_nouns() for word in (*plain, *scaled))


def is_amount_of_money(text: str) -> bool:
    """Tell whether a text begins with a currency's mark and a number: ``US$48.6 million``."""
    match = AMOUNT.match(text)
    return match is not None and match["mark"] in _money()


def is_currency(text: str) -> bool:
    """Tell whether a text is a currency's name or mark and nothing else."""
    return text in _money()


@cache
def money_marks() -> tuple[str, str]:
    """Return two alternatives of a pattern: currencies' marks that begin with a letter, and those of one letter."""
    marks = [mark for row in load_tsv("units/currencies.tsv") for mark in row["marks"].split(",") if mark]
    lettered = sorted((mark for mark in marks if mark[0].isalpha()), key=len, reverse=True)
    several = "|".join(re.escape(mark) for mark in lettered if len(mark.rstrip(".")) > 1)
    return several, "|".join(re.escape(mark) for mark in lettered if len(mark.rstrip(".")) == 1)


@cache
def _money() -> frozenset[str]:
    found: set[str] = set()
    for row in load_tsv("units/currencies.tsv"):
        found.add(row["code"])
        found.update(name for name in (*row["names"].split(","), *row["marks"].split(",")) if name)
    return frozenset(found)


def _is_unit(text: str) -> bool:
    return text in _symbols() or text.lower() in _words()


@cache
def _symbols() -> frozenset[str]:
    prefixes = {row["symbol"] for row in load_tsv("units/prefixes.tsv")}
    found: set[str] = set()
    for row in load_tsv("units/units.tsv"):
        symbols = [symbol for symbol in row["symbols"].split(",") if symbol]
        found.update(symbols)
        named = [prefix for prefix in row["prefixes"].split() if prefix in prefixes]
        found.update(f"{prefix}{symbol}" for prefix in named for symbol in symbols)
    for row in load_tsv("units/currencies.tsv"):
        found.update(f"{scale}{row['code']}" for scale in ("", "M", "T"))  # ``MEUR``
        found.update(mark for mark in row["marks"].split(",") if mark)
    return frozenset(found)


@cache
def _words() -> frozenset[str]:
    prefixes = {row["symbol"]: row["word"] for row in load_tsv("units/prefixes.tsv")}
    found: set[str] = set()
    for row in load_tsv("units/units.tsv"):
        for entry in row["words"].split(","):
            word, _, plural = entry.partition("/")
            forms = [word, plural or f"{word}s"] if word else []
            found.update(forms)
            found.update(f"{prefixes[p]}{form}" for p in row["prefixes"].split() if p in prefixes for form in forms)
    for row in load_tsv("units/currencies.tsv"):
        found.update(name for name in (*row["names"].split(","), *(row["cents"] or "").split(",")) if name)
    return frozenset(found)


@cache
def _scales() -> frozenset[str]:
    return frozenset(row["text"] for row in load_tsv("graphics/hint_units.tsv"))
