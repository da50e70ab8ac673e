"""Nouns that several currencies share: *24 million kroner* in an issue of Denmark is its own money.

Belongs here: choosing one of them from what the rest of the issue says. Does not belong here: names and marks that tell
the currency by themselves (units).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from babel.core import get_global

from pipelines.figures.units import unit_table
from pipelines.model import Figure, Mention
from pipelines.rules import load_lines


@dataclass(frozen=True, slots=True)
class Family:
    """The currencies that one noun may mean, and the one that its bare form was read as (None: it was not read)."""

    codes: frozenset[str]
    default: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an issue, or one of its articles, says outright: currencies named in full, and countries, by count."""

    currencies: Counter[str]
    countries: Counter[str]


def settle_currencies(figures: Iterable[Figure], mentions: Iterable[Mention]) -> tuple[Figure, ...]:
    """Return the figures with every shared noun read as the currency that the article, else the issue, means by it.

    A fuller form (*410 million Danish kroner*) comes first, then the country that is named most among those whose money
    has this noun. A noun that means one currency the world over follows only its own article's fuller form, or the
    country that the issue names most of all.
    """
    found = tuple(figures)
    bare = {index: noun for index, figure in enumerate(found) if (noun := _bare_noun(figure)) is not None}
    if not bare:
        return found
    borrowed = {
        index for index, f in enumerate(found) if f.unit_kind == "currency" and index not in bare and not _names_unit(f)
    }
    bare |= _as_lent(found, borrowed, bare)
    whole, of_article = Evidence(Counter(), Counter()), dict[str | None, Evidence]()
    for index, figure in enumerate(found):
        if figure.unit is not None and figure.unit_kind == "currency" and index not in bare and index not in borrowed:
            for evidence in (whole, of_article.setdefault(figure.article_id, Evidence(Counter(), Counter()))):
                evidence.currencies[figure.unit] += 1
    for mention in mentions:
        if mention.country is not None:
            for evidence in (whole, of_article.setdefault(mention.article_id, Evidence(Counter(), Counter()))):
                evidence.countries[mention.country] += 1
    settled = list(found)
    for index, noun in bare.items():
        figure = found[index]
        code = _choose(noun, of_article.get(figure.article_id, Evidence(Counter(), Counter())), whole)
        if code is not None and code != figure.unit:
            concept = None if figure.unit is None and (figure.concept or "").lower() == noun else figure.concept
            settled[index] = replace(figure, unit=code, unit_kind="currency", concept=concept)
    return tuple(settled)


def _as_lent(found: tuple[Figure, ...], borrowed: set[int], bare: dict[int, str]) -> dict[int, str]:
    """Return the nouns of figures that have their unit from a neighbour or a header: *146 kroner, 131 in April*."""
    lent: dict[tuple[str | None, str | None], str] = {}
    for index, noun in bare.items():
        lent.setdefault((found[index].article_id, found[index].unit), noun)
        lent.setdefault((None, found[index].unit), noun)
    nouns: dict[int, str] = {}
    for index in borrowed:
        figure = found[index]
        named = lent.get((figure.article_id, figure.unit)) or lent.get((None, figure.unit))
        if named is not None and figure.unit is not None:
            nouns[index] = named
    return nouns


def _choose(noun: str, article: Evidence, issue: Evidence) -> str | None:
    codes = _families()[noun].codes
    of_the_world = noun in load_lines("units/world_currency_nouns.txt")
    chosen = _commonest(article.currencies, codes)
    if of_the_world:
        first = issue.countries.most_common(1)
        return chosen or (_commonest(_money_of(Counter(dict(first))), codes) if first else None)
    return (
        chosen
        or _commonest(issue.currencies, codes)
        or _commonest(_money_of(article.countries), codes)
        or _commonest(_money_of(issue.countries), codes)
    )


def _commonest(counts: Counter[str], codes: frozenset[str]) -> str | None:
    """Return the commonest of `codes`, None when there is none or the first two tie."""
    ranked = [(code, count) for code, count in counts.most_common() if code in codes]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _money_of(countries: Counter[str]) -> Counter[str]:
    money: Counter[str] = Counter()
    for country, count in countries.items():
        for code in _current_money().get(country, ()):
            money[code] += count
    return money


def _bare_noun(figure: Figure) -> str | None:
    """Return the shared noun that is all the figure says of its currency: *24 million kroner*, *$24* is none."""
    if figure.unit is None:
        return _noun_behind(figure)
    if figure.unit_kind != "currency":
        return None
    words: list[str] = re.findall(r"[^\W\d]+", figure.surface.lower())
    for at, word in enumerate(words):
        family = _families().get(word)
        if family is None or family.default != figure.unit:
            continue
        if any(" ".join(words[first : at + 1]) in unit_table().by_name for first in range(max(0, at - 3), at)):
            return None
        return word
    return None


def _names_unit(figure: Figure) -> bool:
    """Whether the figure's own print has a name or a mark of its currency."""
    names, marks = _spellings().get(figure.unit or "", (frozenset(), ()))
    words = re.findall(r"[^\W\d]+", figure.surface.lower())
    phrases = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, min(a + 5, len(words)) + 1))
    return any(mark in figure.surface for mark in marks) or any(phrase in names for phrase in phrases)


@cache
def _spellings() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """Return the names and the marks of each currency."""
    table = unit_table()
    names: dict[str, set[str]] = {}
    marks: dict[str, set[str]] = {}
    for spelled, into in ((table.by_name, names), (table.by_mark, marks), (table.leading_marks, marks)):
        for text, unit in spelled.items():
            if unit.kind == "currency":
                into.setdefault(unit.symbol, set()).add(text)
    codes = names.keys() | marks.keys()
    return {code: (frozenset(names.get(code, ())), tuple(sorted(marks.get(code, ())))) for code in codes}


def _noun_behind(figure: Figure) -> str | None:
    """Return a shared noun that was not read as a unit, directly behind the number: *48 crowns*."""
    at = figure.sentence.find(figure.surface)
    if at < 0 or figure.unit_kind not in ("count", "other"):
        return None
    behind = re.match(r"[ ]?(?P<noun>[a-z]+)\b", figure.sentence[at + len(figure.surface) :])
    if behind is None:
        behind = re.search(r"\d[ ](?P<noun>[a-z]+)$", figure.surface)
    if behind is None:
        return None
    noun = str(behind["noun"])
    family = _families().get(noun)
    return noun if family is not None and family.default is None else None


@cache
def _families() -> dict[str, Family]:
    """Return the nouns that end the names of several currencies."""
    names = unit_table().by_name
    codes: dict[str, set[str]] = {}
    for name, unit in names.items():
        if unit.kind == "currency" and unit.factor == 1.0 and " " in name:
            codes.setdefault(name.split()[-1], set()).add(unit.symbol)
    return {
        noun: Family(frozenset(found), names[noun].symbol if noun in names else None)
        for noun, found in codes.items()
        if len(found) > 1
    }


@cache
def _current_money() -> dict[str, tuple[str, ...]]:
    """Return each territory's currencies of today, as CLDR knows them."""
    return {
        territory: tuple(code for code, _, end, tender in spans if end is None and tender)
        for territory, spans in get_global("territory_currencies").items()
    }
