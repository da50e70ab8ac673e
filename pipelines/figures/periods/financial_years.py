"""Financial years: when the year of a government's books begins, and the days of *FY25*, *2024-25*, *fiscal 2024*.

Belongs here: which country's year an issue counts by, and the days of its years, halves and quarters. Does not belong
here: finding the expressions (periods), years that a title defines (labelled.years), and seasons of trades and schools.

The months are those that the governments themselves keep; the table is ``figures/financial_years.tsv``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from pipelines.figures.lexicon.wordlists import alternatives
from pipelines.figures.periods.defined_years import defined_years
from pipelines.figures.periods.weeks import NOTHING, ORDINALS, Days
from pipelines.figures.quantities.numbers import find_numbers
from pipelines.model import Mention
from pipelines.rules import load_tsv

#: A country is the issue's own when so large a share of the places it names are there.
SHARE = 0.5
#: Months of the parts of a year.
LENGTHS = {"quarter": 3, "half": 6, "q": 3, "h": 6}
PART = re.compile(
    r"(?ix)\b(?:(?P<ordinal>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[ -](?P<part>quarter|half)"
    r"|(?P<code>[QH])(?P<index>[1-4])|(?:first|opening)[ ](?P<count>\w+)[ ]months)\b"
)
WORDS = re.compile(
    r"(?ix)\b(?P<which>last|this|current|next|previous|following|past)[ ](?:financial|fiscal)[ ]year"
    r"|\bof[ ](?P<bare>the)[ ](?:financial|fiscal)[ ]year\b"
    r"|(?P<named>\b(?:FY|(?:financial|fiscal)(?:[ ]year)?))?[ ]?['’]?"
    r"(?<!\d)(?P<year1>(?:19|20)\d\d|\d\d)(?:(?P<dash>[-–/])(?P<year2>(?:19|20)?\d\d))?(?!\d)"
    r"(?P<kind>[ ](?:financial|fiscal|budget)\b)?"
)


FINANCIAL = "financial year"
BOOKS = "year"  # the kind of the year to 31 March
NAMED = re.compile(r"(?i)\b(?:financial|fiscal)[ ]years?\b")


@dataclass(frozen=True, slots=True)
class FinancialYear:
    """A country's financial year: the month it begins in, whether one year names its ``start`` or its ``end`` (empty:
    either), and whether two years alone (*2024-25*) are one.

    `slash` is whether a slash is as good as a hyphen. `defined` are the kinds of year that the issue itself defines,
    each with its first month. Where its country is not known, ``month`` is 0.
    """

    month: int
    named: str
    plain: bool
    slash: bool = False
    defined: tuple[tuple[str, int], ...] = ()


def financial_year_of(mentions: Iterable[Mention], texts: Iterable[str] = ()) -> FinancialYear | None:
    """Return the financial year of the country that an issue is about, None where it is about several or none.

    A currency's sign that only one country's money has tells as a place does, each time it is printed: *£3 million*.
    What the texts themselves say of their financial year goes before that.
    """
    texts = tuple(texts)
    defined = defined_years(texts)
    year = _of_country(mentions, texts)
    own = next((month for kind, month in defined if kind == FINANCIAL), None)
    if own is not None:
        year = FinancialYear(own, year.named if year is not None else "end", True, slash=True)
    elif year is not None and (BOOKS, year.month) in defined:
        year = replace(year, slash=year.plain)
    if not defined:
        return year
    return replace(year, defined=defined) if year is not None else FinancialYear(0, "", False, defined=defined)


def _of_country(mentions: Iterable[Mention], texts: Iterable[str]) -> FinancialYear | None:
    countries = Counter(mention.country for mention in mentions if mention.country is not None)
    signs = load_tsv("figures/money_countries.tsv")
    for text in texts:
        countries.update({row["country"]: times for row in signs if (times := text.count(row["sign"]))})
    if not countries:
        return None
    ((country, count), *_) = countries.most_common(1)
    return _table().get(country) if count >= SHARE * countries.total() else None


@cache
def _table() -> dict[str, FinancialYear]:
    return {
        row["country"]: FinancialYear(int(row["month"]), row["named"], row["plain"] == "yes")
        for row in load_tsv("figures/financial_years.tsv")
    }


def days_of(words: str, around: str, today: date | None, year: FinancialYear | None) -> Days:
    """Return the first and last day of the financial year, half or quarter that `words` name.

    None where the country's year is not known, and where the sentence `around` is about seasons or school years. Two
    years without more (*2024-25*) are a financial year only with a hyphen, and only where the country writes so.
    """
    match = WORDS.search(words)
    if match is None or year is None:
        return NOTHING
    if (own := _defined(match, around, year)) is not None:
        return own
    if not year.month or _other_years().search(around):
        return NOTHING
    told = NAMED.search(around) is not None or (year.plain and _public_money().search(around) is not None)
    first = _first_year(match, today, year, told)
    part = PART.search(words, 0, match.start())
    if first is None or (match["bare"] and part is None):
        return NOTHING
    start = date(first, year.month, 1)
    if part is None:
        return start, start + relativedelta(years=1) - timedelta(days=1)
    begun, over = _part_of(start, part)
    if match["bare"] and begun is not None and over is not None and today is not None and over > today:
        return begun - relativedelta(years=1), over - relativedelta(years=1)  # the last such half that was over
    return begun, over


def _part_of(start: date, part: re.Match[str]) -> Days:
    """Return a half, a quarter or the first months of the year that begins on `start`."""
    if part["count"]:
        number = next(find_numbers(part["count"]), None)
        count = min(12, int(number.value)) if number is not None else 12
        return start, start + relativedelta(months=count) - timedelta(days=1)
    length = LENGTHS[(part["part"] or part["code"]).lower()]
    count = 12 // length
    index = int(part["index"]) if part["index"] else min(ORDINALS[part["ordinal"].lower()], count)
    if index > count:
        return NOTHING
    start += relativedelta(months=(index - 1) * length)
    return start, start + relativedelta(months=length) - timedelta(days=1)


def _defined(match: re.Match[str], around: str, year: FinancialYear) -> Days | None:
    """Return the days of a year of a kind that the issue defines, where the sentence speaks of that kind."""
    if not match["year1"] or not match["year2"]:
        return None
    first = int(match["year1"])
    if first < 100 or int(match["year2"]) % 100 != (first + 1) % 100:
        return None
    told = around.lower()
    kinds = [month for kind, month in year.defined if kind and kind not in (FINANCIAL, BOOKS) and kind in told]
    kinds = kinds or [month for kind, month in year.defined if not kind]
    if len(kinds) != 1:
        return None
    start = date(first, kinds[0], 1)
    return start, start + relativedelta(years=1) - timedelta(days=1)


def _first_year(match: re.Match[str], today: date | None, year: FinancialYear, named: bool) -> int | None:
    """Return the calendar year in which the financial year begins; `named` is whether its sentence speaks of such
    years or of public money."""
    if match["which"] or match["bare"]:
        if today is None:
            return None
        current = today.year if today.month >= year.month else today.year - 1
        which = (match["which"] or "").lower()
        return current + {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1}.get(which, 0)
    printed = int(match["year1"])
    printed += 2000 if printed < 100 else 0
    if match["year2"]:
        said = bool(match["named"] or match["kind"] or named) or (year.plain and (year.slash or match["dash"] != "/"))
        return printed if said and int(match["year2"]) % 100 == (printed + 1) % 100 else None
    if not match["named"] or not year.named:
        return None
    return printed - 1 if year.named == "end" else printed


@cache
def _public_money() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives('public_money')})\b")


@cache
def _other_years() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?!season[ ]tickets?\b|seasonal)(?:{alternatives('other_years')})")
