"""Nouns that several currencies share: *24 million kroner* in an issue of Denmark is its own money.

Belongs here: choosing one of them from what the rest of the issue says. Does not belong here: names and marks that tell
the currency by themselves (units).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipelines.figures.currency_evidence import Countries, current_money, money_of, users_of
from pipelines.figures.lexicon.units import unit_table
from pipelines.figures.quantities.joining import SHARED_UNIT
from pipelines.model import Figure, Mention
from pipelines.rules import load_lines, load_tsv

#: Figures that have their unit from a head, and how such a head says cents: ``Change (c)``, ``Price, cents/kg``.
OUTSIDE_SENTENCES = ("table", "chart")
HEAD_WORD = re.compile(r"[^\W\d_]+[.$]?")
CENTS_HEAD = re.compile(r"(?i)[(\[,|]\s?(?:c|cents?)\s?(?:[)\]|/]|per\b)")


@dataclass(frozen=True, slots=True)
class Family:
    """The currencies that one noun may mean, and the one that its bare form was read as (None: it was not read)."""

    codes: frozenset[str]
    default: str | None


def settle_currencies(
    figures: Iterable[Figure], mentions: Iterable[Mention], publication: str | None = None
) -> tuple[Figure, ...]:
    """Return the figures with every shared noun or mark read as the currency that is meant by it.

    A fuller form in the story (*410 million Danish kroner*) comes first, then the country that the sentence speaks of,
    then the one where the publication is at home, unless the story is about another and never names the home; then what
    the issue says elsewhere. A noun that means one currency the world over follows its own article's fuller form or the
    home's money alone.
    """
    found = tuple(figures)
    bare = {index: noun for index, figure in enumerate(found) if (noun := _bare_noun(figure)) is not None}
    cents = _cents_of(found)
    if not bare and not cents:
        return found
    borrowed = {
        index for index, f in enumerate(found) if f.unit_kind == "currency" and index not in bare and not _names_unit(f)
    }
    bare |= _as_lent(found, borrowed, bare)
    told = _Told(Counter(), {}, {})
    for index, figure in enumerate(found):
        if figure.unit is not None and figure.unit_kind == "currency" and index not in bare and index not in borrowed:
            told.of_issue[figure.unit] += index not in cents
            told.of_article.setdefault(figure.article_id, Counter())[figure.unit] += index not in cents
        elif index in borrowed and index not in bare and index not in cents and figure.source in OUTSIDE_SENTENCES:
            told.of_heads.setdefault(figure.article_id, Counter())[figure.unit or ""] += 1
    countries = Countries(mentions, publication)
    settled = list(found)
    for index, noun in bare.items():
        figure = found[index]
        code = _choose(noun, figure, told, countries)
        if code is None and noun in POUNDS and _is_weighed(figure, noun, told, countries):
            settled[index] = replace(figure, unit="lb", unit_kind="mass")
        elif code is not None and code != figure.unit:
            concept = None if figure.unit is None and (figure.concept or "").lower() == noun else figure.concept
            settled[index] = replace(figure, unit=code, unit_kind="currency", concept=concept)
    of_sentence: dict[str, set[str | None]] = {}
    for index, figure in enumerate(settled):
        if figure.unit_kind == "currency" and index not in cents:
            of_sentence.setdefault(figure.sentence, set()).add(figure.unit)
    for index in cents:
        figure = settled[index]
        settled[index] = replace(figure, unit=_of_cents(figure, of_sentence.get(figure.sentence), told, countries))
    return tuple(settled)


@dataclass(frozen=True, slots=True)
class _Told:
    """The currencies that an issue, and each of its articles, names outright, by count; `of_heads` are those that the
    heads of tables and charts give to their numbers."""

    of_issue: Counter[str]
    of_article: dict[str | None, Counter[str]]
    of_heads: dict[str | None, Counter[str]]


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


#: The forms of the noun that is a weight as well as money.
POUNDS = frozenset({"pound", "pounds"})


def _is_weighed(figure: Figure, noun: str, told: _Told, countries: Countries) -> bool:
    """Whether *pounds* are a weight: the issue is at home where things are weighed so and money has another name,
    neither its sentence nor its story speaks of a country whose money it is, and nothing in it is in such money."""
    codes = _families()[noun].codes
    users = users_of(codes)
    return (
        countries.home in load_lines("units/pound_weight_countries.txt")
        and not any(told.of_issue[code] for code in codes)
        and countries.of_sentence(figure, users) is None
        and not any(countries.of_story(figure.article_id)[country] for country in users)
    )


def _choose(noun: str, figure: Figure, told: _Told, countries: Countries) -> str | None:
    mark = _marks().get(noun)
    family = mark.family if mark is not None else _families()[noun]
    codes, users = family.codes, users_of(family.codes)
    home = _commonest(money_of(Counter({countries.home: 1})), codes) if countries.home is not None else None
    of_article = told.of_article.get(figure.article_id, Counter())
    chosen = _commonest(of_article, codes)
    if mark is not None and mark.is_firm:
        in_full = told.of_issue[family.default or ""] > 0  # who prints US$ means another dollar by the bare mark
        own = home is not None and not told.of_issue[home]  # and who prints NZ$ does not
        sure = countries.is_titled or (countries.is_firm and (in_full or own))
        return _unless_abroad(home, family, figure, countries) if sure else None
    if (mark.noun if mark is not None else noun) in load_lines("units/world_currency_nouns.txt"):
        return chosen or _unless_abroad(home, family, figure, countries)
    named = countries.of_sentence(figure, users) or countries.abroad(figure.article_id, users)
    return (
        chosen
        or (_commonest(money_of(Counter({named: 1})), codes) if named is not None else None)
        or home
        or _commonest(money_of(countries.of_story(figure.article_id)), codes)
        or _commonest(told.of_issue, codes)
        or _commonest(money_of(countries.counts), codes)
    )


def _unless_abroad(home: str | None, family: Family, figure: Figure, countries: Countries) -> str | None:
    """Return the home's money, but not where the sentence speaks of the country whose money the noun is usually."""
    default = frozenset({family.default}) if family.default is not None else frozenset()
    owners = {code for code in users_of(default) if _main_money(code) in default}
    return None if home is None or countries.of_sentence(figure, users_of(family.codes)) in owners else home


def _main_money(country: str) -> str | None:
    own = current_money().get(country, ())
    return own[0] if own else None


def _of_cents(figure: Figure, beside: set[str | None] | None, told: _Told, countries: Countries) -> str | None:
    """Return whose cents are meant: of the sentence's one other currency, of the story's commonest, or the home's."""
    codes = frozenset(load_lines("units/cent_currencies.txt"))
    if beside and len(beside) == 1 and beside <= codes:
        return next(iter(beside))
    heads = told.of_heads.get(figure.article_id, Counter()) if figure.source in OUTSIDE_SENTENCES else Counter()
    return (
        _commonest(heads, codes)
        or _commonest(told.of_article.get(figure.article_id, Counter()), codes)
        or (_commonest(money_of(Counter({countries.home: 1})), codes) if countries.home is not None else None)
        or figure.unit
    )


def _cents_of(found: Sequence[Figure]) -> frozenset[int]:
    """Return which figures are of cents without a word of whose, with what shares their unit: *from 32 to 29 cents*."""
    cents: set[int] = set()
    for index in range(len(found) - 1, -1, -1):
        figure = found[index]
        lent = index + 1 in cents and figure.unit == "USD" and figure.rule_id.startswith(SHARED_UNIT)
        if _is_bare_cents(figure) or (lent and figure.sentence == found[index + 1].sentence):
            cents.add(index)
    return frozenset(cents)


def _is_bare_cents(figure: Figure) -> bool:
    """Whether the figure is of cents without a word of whose: *93 cents a litre*, a number under *Change (c)*."""
    if figure.unit != "USD":
        return False
    if re.search(r"\d\W*(?:cents?\b|c\b|¢)", figure.surface.lower()) is not None:
        return True
    return (
        figure.source in OUTSIDE_SENTENCES
        and not _names_unit(figure)
        and CENTS_HEAD.search(figure.sentence) is not None
    )


def _commonest(counts: Counter[str], codes: frozenset[str]) -> str | None:
    """Return the commonest of `codes`, None when there is none or the first two tie."""
    ranked = [(code, count) for code, count in counts.most_common() if code in codes and count]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _bare_noun(figure: Figure) -> str | None:
    """Return the shared noun or mark that is all the figure says of its currency: *24 million kroner*, *Sh24*."""
    if figure.unit is None:
        return _noun_behind(figure)
    if figure.unit_kind != "currency":
        return None
    if figure.source in OUTSIDE_SENTENCES and not _names_unit(figure):
        return _noun_in_heads(figure)
    words: list[str] = re.findall(r"[^\W\d]+", figure.surface.lower())
    for at, word in enumerate(words):
        family = _families().get(word)
        if family is None or family.default != figure.unit:
            continue
        if any(" ".join(words[first : at + 1]) in unit_table().by_name for first in range(max(0, at - 3), at)):
            return None
        return word
    edge = re.search(r"(?:^|[\s(])(?P<mark>[^\W\d]*[$.]?)(?=\s?\d)", figure.surface)  # about K2 million
    mark = _marks().get(edge["mark"]) if edge is not None else None
    return edge["mark"] if edge is not None and mark is not None and mark.family.default == figure.unit else None


def _noun_in_heads(figure: Figure) -> str | None:
    """Return the shared noun or mark that the heads of a table give as their numbers' currency: ``Rs per kg``."""
    for word in HEAD_WORD.findall(figure.sentence):
        family = _families().get(word.lower())
        mark = _marks().get(word)
        if family is not None and family.default == figure.unit:
            return str(word.lower())
        if mark is not None and word[:1].isalpha() and mark.family.default == figure.unit:
            return str(word)
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


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark that several currencies share, the noun it stands for, and the currencies that it may mean.

    The noun is empty where they are called by several: *K2 million* are kwacha or kina.
    """

    noun: str
    is_firm: bool
    family: Family


def _family_of(row: dict[str, str], default: str | None) -> Family:
    """Return the currencies of a mark: those that its row lists, else those that its noun may mean."""
    listed = frozenset((row["codes"] or "").split(",")) - {""}
    return Family(listed, default) if listed else _families()[row["noun"]]


@cache
def _marks() -> dict[str, _Mark]:
    read_as = unit_table().leading_marks
    return {
        row["mark"]: _Mark(row["noun"], row["firm"] == "yes", _family_of(row, read_as[row["mark"]].symbol))
        for row in load_tsv("units/shared_marks.tsv")
        if row["mark"] in read_as
    }
