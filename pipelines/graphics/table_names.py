"""Whether a column of a table names its rows: by years, bands, running numbers or codes.

Belongs here: what one column's texts and header say of that. Does not belong here: rows, and putting names together
(tables).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipelines.articles.table_times import heads_weeks
from pipelines.articles.tables_segments import reads_as_number
from pipelines.graphics.axes import number_of
from pipelines.graphics.table_headers import YEAR
from pipelines.rules import load_lines

#: Ages and other bands that name rows: ``15–24``, ``75+``, ``under 5``.
BAND = re.compile(
    r"(?i)^(?:(?:age[sd]?|under|over|below|above|up\sto|[<>≤≥])\s?)?\d{1,3}(?:\s?[-–—]\s?\d{1,3}|\s?\+|\s(?:and|or|to)\s\w+)?(?:\s(?:years?|yrs?))?$"
)
DATE = re.compile(r"^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|^\d{1,2}:\d\d$")


def is_number(text: str) -> bool:
    """Tell whether a cell holds a number that counts or measures, or a mark for a missing one."""
    return reads_as_number(text) and not DATE.match(text)


def names_rows(texts: Sequence[str], head: str | None) -> bool:
    """Tell whether the first column, though of numbers, only names the rows: years, or 1, 2, 3 and so on."""
    if head is not None and head.lower().strip(" .") in {w.strip(" .") for w in load_lines("graphics/index_heads.txt")}:
        return True
    if all(YEAR.match(t) for t in texts):
        return True
    values = [number_of(t) for t in texts]
    return [v for v in values if v is not None][:3] == [1.0, 2.0, 3.0]


def are_bands(texts: Sequence[str]) -> bool:
    """Tell whether a column left of the numbers holds bands that follow each other: ages, sizes."""
    if not all(BAND.match(text) or not is_number(text) for text in texts):
        return False
    ranges = [[int(n) for n in re.findall(r"\d+", text)] for text in texts if re.search(r"\d\s?[-–—]\s?\d", text)]
    ranges = [r for r in ranges if len(r) == 2]
    follow = sum(b[0] - a[1] in (0, 1) or a[0] - b[1] in (0, 1) for a, b in itertools.pairwise(ranges))
    return len(ranges) >= 2 and follow >= 0.6 * (len(ranges) - 1)


def is_index(head: tuple[str, ...], texts: Sequence[str]) -> bool:
    """Tell whether a column only numbers the rows or gives their codes; numbers of weeks under *Week* are times."""
    if head and heads_weeks(head[-1]):
        return False
    heads = {w.strip(" .") for w in load_lines("graphics/index_heads.txt")}
    values = [number_of(t) for t in texts if t]
    counted = len(values) >= 3 and values[:3] == [1.0, 2.0, 3.0]
    named = bool(head) and (head[-1].lower().strip(" .") in heads or head[-1].lower().split()[-1:] == ["code"])
    return counted or (named and sum(v is not None for v in values) >= 0.5 * len(values))
