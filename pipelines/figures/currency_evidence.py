"""Whose money an issue, a story and a sentence speak of: the countries they name, and where they name them.

Belongs here: the country of a publication, and the country that a figure's own sentence or story is about. Does not
belong here: which currencies share a noun (currencies).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.core import get_global

from pipelines.model import Figure, Mention
from pipelines.rules import load_lines, load_tsv
from pipelines.values import frozen

SURE_RULES = tuple(f"gazetteer-{kind}" for kind in ("country", "nationality", "city", "region", "subdivision"))
PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
FIRM_PLACES = 3  # different places of a country, from which on it is surely where the issue is at home


@frozen
class _Named:
    """A country named in a story: where (None outside the body), in which block, behind which word, and whether the
    name is no homonym."""

    country: str
    start: int | None
    block_id: str | None
    lead: str
    sure: bool


class Countries:
    """The countries that the mentions of one issue name. `home` is where its publication is at home, None where that
    is not told; `is_firm` says that the publication's name, or many places, tell it."""

    def __init__(self, mentions: Iterable[Mention], publication: str | None) -> None:
        self._stories: dict[str | None, list[_Named]] = {}
        places: set[tuple[str | None, str, str]] = set()
        surfaces: dict[str, str] = {}
        for mention in mentions:
            if mention.label == "ORG" and (nation := _nation_of(mention.name)) is not None:
                places.add((None, mention.name, nation))
            if mention.country is None or mention.label not in PLACES:
                continue
            self._stories.setdefault(mention.article_id, []).append(_named(mention))
            places.add((mention.article_id, mention.name, mention.country))
            surfaces[mention.surface] = mention.country
        self.counts = Counter(country for _, _, country in places)
        titled = _country_in(publication or "", surfaces)
        self.home = titled or _first(self.counts)
        self.is_titled = titled is not None
        self.is_firm = self.counts[self.home or ""] >= FIRM_PLACES

    def of_story(self, article_id: str | None) -> Counter[str]:
        """Return how often the story names each country."""
        return Counter(named.country for named in self._stories.get(article_id, ()))

    def of_sentence(self, figure: Figure, among: frozenset[str]) -> str | None:
        """Return the country of `among` whose money the figure's sentence speaks of: the last one named before the
        figure, else the one place behind it where it holds. A trading partner is none."""
        partners = load_lines("units/partner_prepositions.txt")
        inside = [n for n in self._around(figure) if n.country in among and n.sure and n.lead not in partners]
        if figure.char_start is None:
            found = {named.country for named in inside}
            return found.pop() if len(found) == 1 else None
        before = [n for n in inside if n.start is not None and n.start < figure.char_start]
        if before:
            return max(before, key=lambda named: named.start or 0).country
        behind = {n.country for n in inside if n.lead in load_lines("units/place_prepositions.txt")}
        return behind.pop() if len(behind) == 1 else None

    def abroad(self, article_id: str | None, among: frozenset[str]) -> str | None:
        """Return the country of `among` that a story is about which does not name the issue's home."""
        counts = self.of_story(article_id)
        if self.home is not None and counts[self.home]:
            return None
        first = _first(Counter({country: n for country, n in counts.items() if country in among}))
        return first if first is not None and counts[first] > 1 else None

    def _around(self, figure: Figure) -> list[_Named]:
        story = self._stories.get(figure.article_id, [])
        if figure.char_start is None:
            return [named for named in story if named.block_id == figure.block_id]
        start = figure.char_start - max(0, figure.sentence.find(" ".join(figure.surface.split())))
        end = start + len(figure.sentence)
        return [named for named in story if named.start is not None and start <= named.start < end]


def money_of(countries: Counter[str]) -> Counter[str]:
    """Return the currencies of the countries, by how often these are named."""
    money: Counter[str] = Counter()
    for country, count in countries.items():
        for code in current_money().get(country, ()):
            money[code] += count
    return money


@cache
def current_money() -> dict[str, tuple[str, ...]]:
    """Return each territory's currencies of today, as CLDR knows them."""
    return {
        territory: tuple(code for code, _, end, tender in spans if end is None and tender)
        for territory, spans in get_global("territory_currencies").items()
    }


@cache
def users_of(codes: frozenset[str]) -> frozenset[str]:
    """Return the territories that have one of these currencies."""
    return frozenset(territory for territory, own in current_money().items() if codes.intersection(own))


def _named(mention: Mention) -> _Named:
    at = mention.sentence.find(mention.surface)
    words = re.sub(r"\bthe$", "", mention.sentence[: max(at, 0)].rstrip(), flags=re.I).split()
    lead = words[-1].lower() if words else ""
    sure = mention.rule_id.startswith(SURE_RULES) or mention.surface in _country_names()
    return _Named(mention.country or "", mention.char_start, mention.block_id, lead, sure)


def _country_in(publication: str, surfaces: dict[str, str]) -> str | None:
    """Return the country in a publication's name: *Namibia Ledger*, or that of a place that its stories name, too."""
    words = re.findall(r"[^\W\d_]+", publication)
    for length in (3, 2, 1):
        for at in range(len(words) - length + 1):
            phrase = " ".join(words[at : at + length])
            for name in (phrase, phrase.title()):
                country = _country_names().get(name) or surfaces.get(name) or _nationalities().get(name)
                if country is not None:
                    return country
    return None


@cache
def _nation_of(body: str) -> str | None:
    """Return the country whose name ends a body's own: *Statistics Canada*, *Bank of Jamaica*. One speaks for where an
    issue is at home as a place does, however often it is named."""
    words = body.split()
    named = (_country_names().get(" ".join(words[-length:])) for length in (2, 1) if length < len(words))
    return next((country for country in named if country is not None), None)


@cache
def _country_names() -> dict[str, str]:
    """Return the ISO codes of countries by their names in English."""
    return {name: code for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}


@cache
def _nationalities() -> dict[str, str]:
    """Return the ISO codes of countries by what is called theirs: *Australian*."""
    rows = load_tsv("gazetteers/nationalities.tsv")
    return {row["name"]: row["country"].upper() for row in rows if row["country"]}


def _first(counts: Counter[str]) -> str | None:
    """Return the commonest, None when there is none or the first two tie."""
    ranked = counts.most_common(2)
    return None if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]) else ranked[0][0]
