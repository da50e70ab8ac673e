"""Dates in headers that their neighbours explain: *05/24/24* with the month first, *Nov 23* as a month of 2023.

Belongs here: what all headers of one table or one issue say together of how their dates are written, and writing them
out. Does not belong here: what days a written-out time has (labelled.periods).
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipelines.articles import is_american
from pipelines.figures.labelled.relative import header_time
from pipelines.model import LabelledValue, Layout
from pipelines.rules import load_lines

NUMERIC = re.compile(
    r"(?P<first>\d(?<![\d/.-].)\d?)(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:20|19)?\d\d)(?![\d/-])"
)
#: A day with its month in letters and the year in two digits: ``5-May-24``.
HYPHENS = re.compile(r"(?<![\w/-])(?P<day>\d{1,2})[-/](?P<month>[A-Z][a-z]{2,8})[-/](?P<year>\d\d)(?![\w/-])")
#: A span that a header begins with a capital, as the rules for periods know it: ``Week ending 12 May``.
ENDS = re.compile(
    r"^(?:[A-Z][a-z]+\s|\d+\s)?(?i:weeks?|months?|quarters?|years?|fortnight|days)\s(?i:ended|ending)(?=\s)"
)
MONTHS_SHORT = re.compile(r"(?i)\b(?P<count>\d{1,2})[- ]?mos?\.?\s(?=end)")
SHORT_DOT = re.compile(r"(?<=[A-Z][a-z][a-z])\.(?=\s)|(?<=Sept)\.(?=\s)")
#: A month with two digits that may be its day or its year.
MONTH_AND_TWO = re.compile(r"^(?P<month>[^\W\d_]{3,9})\.?[ -](?P<two>\d\d)(?P<rest>\s?[*†‡]*(?:\([a-z]\))?)$")
#: A month of a year by its number, or in brackets behind the year: ``05/2031``, ``2031-05``, ``2031 (May)``.
MONTH_OF_YEAR = re.compile(
    r"^(?:(?P<first>\d{1,2})/(?P<year>(?:19|20)\d\d)|(?P<year2>(?:19|20)\d\d)(?:[-/](?P<second>0\d|1[0-2])|\s?"
    r"\((?P<name>[^\W\d_]{3,9})\.?\)))$"
)
#: Fewer times than this in a row say nothing of each other.
FEWEST = 2
#: A bulletin tells of no more than so many days before its own.
NEAR_DAYS = 45
MONTHS_IN_YEAR = 12


@dataclass(slots=True)
class Dates:
    """How one issue writes its dates; `printed` gives back a header as printed for one written out."""

    month_first: bool = False
    printed: dict[str, str] = field(default_factory=dict)
    _written: dict[tuple[str, bool], str] = field(default_factory=dict, init=False)

    def written_out(self, text: str, years: frozenset[str]) -> str:
        """Return a header with its dates in words; `years` are headers whose two digits are a year."""
        asked = text, text in years
        out = self._written.get(asked)
        if out is None:
            out = self._written[asked] = self._write_out(*asked)
        return out

    def _write_out(self, text: str, of_year: bool) -> str:
        month = MONTH_AND_TWO.match(text)
        if month is not None and of_year:
            out = f"{month['month']} 20{month['two']}{month['rest']}"
        elif (numbered := MONTH_OF_YEAR.match(text)) is not None:
            out = _month_of_year(numbered) or text
        else:
            out = NUMERIC.sub(self._in_words, HYPHENS.sub(r"\g<day> \g<month> 20\g<year>", text))
            out = MONTHS_SHORT.sub(r"\g<count> months ", out)
            if ENDS.search(out):
                out = ENDS.sub(lambda m: m.group().lower(), SHORT_DOT.sub("", out))
            out = re.sub(r"(?i)\bw/?e\.?\s+(?=\d)", "week ending ", out) if out != text else text
        if out != text:
            self.printed[out] = text
        return out

    def _in_words(self, match: re.Match[str]) -> str:
        first, second = int(match["first"]), int(match["second"])
        day, month = (second, first) if self.month_first else (first, second)
        if not (1 <= month <= MONTHS_IN_YEAR and 1 <= day <= 31):
            return match.group()
        year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
        return f"{day} {load_lines('graphics/month_names.txt')[month - 1]} {year}"


def _month_of_year(match: re.Match[str]) -> str | None:
    """Return a month and its year in words, None where the number is none, or may be the next year: ``2030/31``."""
    year = match["year"] or match["year2"]
    names = load_lines("graphics/month_names.txt")
    if match["name"]:
        named = next((name for name in names if name.lower().startswith(match["name"].lower())), None)
        return f"{named} {year}" if named is not None else None
    number = int(match["first"] or match["second"])
    follows = match["second"] is not None and number == (int(year) + 1) % 100
    return f"{names[number - 1]} {year}" if 1 <= number <= MONTHS_IN_YEAR and not follows else None


def explained(
    values: Sequence[LabelledValue],
    keys: Sequence[Hashable],
    published_on: date | None = None,
    elsewhere: Callable[[], bool] = lambda: False,
) -> tuple[list[LabelledValue], Dates]:
    """Return the values with the dates in their headers written out; `keys` tell which values share a table.

    Where no date of them says whether its first number is the month, `elsewhere` tells what the issue's others say.
    """
    texts = {h for v in values for h in (*v.row_headers, *v.column_headers, v.title or "", v.context or "")}
    dates = Dates(
        puts_month_first(texts)
        or (published_on is not None and _nears_month_first(texts, published_on))
        or (_leaves_order_open(texts) and elsewhere())
    )
    years = _months_of_years(values, keys)
    bases = _bases(values, keys)
    out = []
    for value, key in zip(values, keys, strict=True):
        rows = tuple(dates.written_out(h, years.get(key, frozenset())) for h in value.row_headers)
        columns = tuple(dates.written_out(h, years.get(key, frozenset())) for h in value.column_headers)
        base = bases.get(key)
        counts = base is not None and any(header_time(h) is not None for h in (*rows, *columns))
        context = (
            ". ".join(p for p in (dates.written_out(base or "", frozenset()), value.context) if p)
            if counts
            else value.context
        )
        if dates.month_first and value.title is not None:
            value = replace(value, title=dates.written_out(value.title, frozenset()))
        if dates.month_first and context is not None:
            context = dates.written_out(context, frozenset())
        if (rows, columns, context) != (value.row_headers, value.column_headers, value.context):
            value = replace(value, row_headers=rows, column_headers=columns, context=context)
        out.append(value)
    return out, dates


def month_first_in(layout: Layout) -> bool:
    """Tell whether an issue's days in figures have the month first: some say so, or none tells and it is American."""
    blocks = [*(block for article in layout.articles for block in article.blocks), *layout.furniture]
    texts = [block.text for block in blocks]
    if any(map(NUMERIC.search, texts)) and not _leaves_order_open(texts):
        return puts_month_first(texts)
    words = (word for text in texts for word in text.split())
    return is_american([(page.width_pt, page.height_pt) for page in layout.pages], words)


def puts_month_first(texts: Iterable[str]) -> bool:
    """Tell whether the dates of an issue have the month before the day: one of them says so and none gainsays it."""
    found = [(int(m["first"]), int(m["second"])) for text in set(texts) for m in NUMERIC.finditer(text)]
    return any(second > MONTHS_IN_YEAR for _, second in found) and all(first <= MONTHS_IN_YEAR for first, _ in found)


def _leaves_order_open(texts: Iterable[str]) -> bool:
    """Tell whether there are dates in figures, and none says whether its first number is the day or the month."""
    found = [m for text in texts for m in NUMERIC.finditer(text)]
    return bool(found) and all(max(int(m["first"]), int(m["second"])) <= MONTHS_IN_YEAR for m in found)


def _nears_month_first(texts: Iterable[str], published_on: date) -> bool:
    """Tell whether the dates of an issue, none of which says its order, are of the weeks before its own day only when
    they have the month before the day."""
    found = [m for text in texts for m in NUMERIC.finditer(text)]
    if any(max(int(m["first"]), int(m["second"])) > MONTHS_IN_YEAR for m in found):
        return False
    near = [(_is_near(m, published_on, "second"), _is_near(m, published_on, "first")) for m in found]
    return any(month_first for month_first, _ in near) and not any(day_first for _, day_first in near)


def _is_near(match: re.Match[str], published_on: date, day: str) -> bool:
    """Tell whether a date whose `day` is that number is the issue's own or of the weeks before."""
    month = "first" if day == "second" else "second"
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    return 0 <= (published_on - date(year, int(match[month]), int(match[day]))).days <= NEAR_DAYS


def _months_of_years(values: Sequence[LabelledValue], keys: Sequence[Hashable]) -> Mapping[Hashable, frozenset[str]]:
    """Return for each table the headers such as ``Nov 23`` that run on as months of years do, and as days do not."""
    rows: dict[Hashable, dict[str, None]] = defaultdict(dict)
    for value, key in zip(values, keys, strict=True):
        for header in (*value.column_headers, *value.row_headers):
            if MONTH_AND_TWO.match(header):
                rows[key][header] = None
    return {key: frozenset(headers) for key, headers in rows.items() if _runs_on(list(headers))}


def _runs_on(headers: Sequence[str]) -> bool:
    short = [name[:3].lower() for name in load_lines("graphics/month_names.txt")]
    found = [m for m in (MONTH_AND_TWO.match(h) for h in headers) if m is not None]
    if len(found) < FEWEST or any(m["month"][:3].lower() not in short for m in found):
        return False
    order = [(int(m["two"]), short.index(m["month"][:3].lower())) for m in found]
    forward = all(a < b for a, b in itertools.pairwise(order)) or all(a > b for a, b in itertools.pairwise(order))
    days = {two for two, _ in order}
    months = {month for _, month in order}
    return forward and len(months) > 1 and (len(days) < len(order) or len(months) < len(order))


def _bases(values: Sequence[LabelledValue], keys: Sequence[Hashable]) -> Mapping[Hashable, str]:
    """Return for each table the one day or week that a column names, where other columns count from it."""
    dated: dict[Hashable, dict[str, None]] = defaultdict(dict)
    for value, key in zip(values, keys, strict=True):
        for header in value.column_headers:
            if NUMERIC.search(header) and header_time(header) is None:
                dated[key][header] = None
    return {key: next(iter(headers)) for key, headers in dated.items() if len(headers) == 1}
