"""Years that do not begin in January, and years that are a table's values: *2022/23* gets the days a title defines,
*First year available: 1995* is no amount.

Belongs here: reading such a definition (the rules are in ``graphics/year_starts.toml``) and counting the days; telling
a value that is a year. Does not belong here: finding the year in a header.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.model import LabelledValue
from pipelines.rules import load_lines

RULES = "graphics/year_starts.toml"
#: A year as a value, also with those behind it: ``1995+``.
YEAR_VALUE = re.compile(r"(?:1[89]|20)\d\d\s?\+?")
#: A head of more words than this is of a year only where it says so.
MOST_WORDS_OF_DATE = 3
YEAR_NAMED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: A season over two years goes from a summer to the next: so many weeks of it at most are in its second year.
LAST_OF_SEASON = 26
CODE = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)[-–/](?P<last>(?:19|20)?\d\d)(?!\d)")


def days_of_year(text: str, others: Sequence[str]) -> tuple[date, date] | None:
    """Return the days of a year over two calendar years, such as ``FY 2022/23``, where `text` or `others` define it."""
    match = CODE.search(text)
    last = next((month for part in (text, *others) if (month := last_month(part)) is not None), None)
    if match is None or last is None:
        return None
    first = int(match["first"])
    if int(match["last"]) % 100 != (first + 1) % 100:
        return None
    end = date(first + 1, last, calendar.monthrange(first + 1, last)[1])
    start = date(first + last // 12, last % 12 + 1, 1)
    return start, end


def year_of_week(week: int, text: str) -> int | None:
    """Return the first year that a text names; of a season over two years the one in which it has that week: of
    *2021/22* week 40 is in 2021, week 5 in 2022."""
    match = YEAR_NAMED.search(text)
    if match is None:
        return None
    year, code = int(match.group()), CODE.match(text, match.start())
    over_two = code is not None and int(code["last"]) % 100 == (year + 1) % 100
    return year + 1 if over_two and week <= LAST_OF_SEASON else year


@lru_cache(maxsize=4096)
def last_month(text: str) -> int | None:
    """Return the month with which the years end that `text` defines."""
    for rule in pattern_rules(RULES):
        for match in rule.finditer(text):
            last = month_number(match["last"])
            if rule.value == "end" or month_number(match["first"]) == last % 12 + 1:
                return last
    return None


def month_number(month: str) -> int:
    """Return the number of a month by its name, which may be short."""
    names = [name[:3].lower() for name in load_lines("graphics/month_names.txt")]
    return names.index(month[:3].lower()) + 1


def tells_year(value: LabelledValue) -> bool:
    """Tell whether a value is the year that its head asks for: ``1995+`` under *Year(s)*, *First year: 2009*."""
    if YEAR_VALUE.fullmatch(value.text.strip()) is None:
        return False
    heads = [names[-1] for names in (value.column_headers, value.row_headers) if names]
    return any(_asks_year(head) for head in heads)


def _asks_year(head: str) -> bool:
    words = [word.strip(".,:()•") for word in re.sub(r"\(s\)", "s", head.lower()).split()]
    if "per" in words or "to date" in head.lower():
        return False  # 2005 cases in the year to date
    dates = load_lines("graphics/date_heads.txt")
    return (
        not {"year", "years"}.isdisjoint(words)
        or words[-1:] in (["date"], ["dates"])  # expected completion date
        or (len(words) <= MOST_WORDS_OF_DATE and not set(dates).isdisjoint(words))
    )
