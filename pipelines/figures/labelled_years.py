"""Years that do not begin in January: what a title says of when they do gives *2022/23* its days.

Belongs here: reading such a definition (the rules are in ``graphics/year_starts.toml``) and counting the days. Does not
belong here: calendar years, and finding the year in a header.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from pipelines.figures.rulebook import pattern_rules
from pipelines.rules import load_lines

RULES = "graphics/year_starts.toml"
CODE = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)[-–/](?P<last>(?:19|20)?\d\d)(?!\d)")


def days_of_year(text: str, others: Sequence[str]) -> tuple[date, date] | None:
    """Return the days of a year over two calendar years, such as ``FY 2022/23``, where `text` or `others` define it."""
    match = CODE.search(text)
    last = next((month for part in (text, *others) if (month := _last_month(part)) is not None), None)
    if match is None or last is None:
        return None
    first = int(match["first"])
    if int(match["last"]) % 100 != (first + 1) % 100:
        return None
    end = date(first + 1, last, calendar.monthrange(first + 1, last)[1])
    start = date(first + last // 12, last % 12 + 1, 1)
    return start, end


@lru_cache(maxsize=4096)
def _last_month(text: str) -> int | None:
    """Return the month with which the years end that `text` defines."""
    for rule in pattern_rules(RULES):
        for match in rule.finditer(text):
            last = _number(match["last"])
            if rule.value == "end" or _number(match["first"]) == last % 12 + 1:
                return last
    return None


def _number(month: str) -> int:
    names = [name[:3].lower() for name in load_lines("graphics/month_names.txt")]
    return names.index(month[:3].lower()) + 1
