"""When a year over two calendar years begins, by the months that a table lists: *April* to *March* down its rows beside
*2022-23*.

Belongs here: reading that from the order of a table's names. Does not belong here: years that a title or a note defines
(labelled.years).
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipelines.figures.labelled.sides import group_key
from pipelines.figures.labelled.years import CODE, month_number
from pipelines.model import LabelledValue
from pipelines.rules import load_lines

Key = tuple[str, int, str | None, str]
#: So many months that follow each other show where their year begins.
FEWEST_MONTHS = 3
#: A month is shortened to so many letters at least.
SHORTEST = 3


def years_by_months(values: Sequence[LabelledValue]) -> dict[Key, str]:
    """Return for tables with years over two calendar years what the months in their rows or columns say of them:
    ``April to March``."""
    coded = {group_key(v) for v in values if any(CODE.search(h) for h in (*v.column_headers, *v.row_headers))}
    if not coded:
        return {}
    listed: dict[tuple[Key, bool], dict[int, None]] = defaultdict(dict)
    for value in values:
        key = group_key(value)
        if key in coded:
            for down, names in ((True, value.row_headers), (False, value.column_headers)):
                for name in names:
                    if _is_month(name):
                        listed[key, down][month_number(name.strip(" .*"))] = None
    return {key: told for (key, _), months in listed.items() if (told := _year_of(list(months))) is not None}


def _is_month(name: str) -> bool:
    plain = name.strip(" .*").lower()
    return len(plain) >= SHORTEST and any(m.lower().startswith(plain) for m in load_lines("graphics/month_names.txt"))


def _year_of(months: Sequence[int]) -> str | None:
    """Return the year that begins with the first of some months in a row; one from January on is no such year."""
    if len(months) < FEWEST_MONTHS or months[0] == 1 or any(b != a % 12 + 1 for a, b in pairwise(months)):
        return None
    return f"{calendar.month_name[months[0]]} to {calendar.month_name[(months[0] - 2) % 12 + 1]}"
