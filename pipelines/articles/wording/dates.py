"""Days and periods as heads of pages and file names print them.

Belongs here: reading one day or period. Does not belong here: its forms (`rules/articles/dates.toml`), where it was
printed, and dates in sentences.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipelines.articles.page.rules import pattern_rules
from pipelines.rules import load_lines, load_tsv

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_SLASHED = re.compile(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])")
_MONTHS = 12
#: The sides of the sheets that the United States print on [pt].
AMERICAN_SIDES = frozenset({612, 792, 1008, 1224})


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day."""

    first: date
    last: date


def has_slashes(text: str) -> bool:
    """Tell whether `text` holds a day in figures with slashes, whose order only others tell: ``03/04/2024``."""
    return _SLASHED.search(text) is not None


def puts_month_first(texts: Iterable[str]) -> bool:
    """Tell whether days in figures with slashes have the month before the day: some say so, and none gainsays it."""
    found = [(int(m["first"]), int(m["second"])) for text in texts for m in _SLASHED.finditer(text)]
    return any(second > _MONTHS for _, second in found) and all(first <= _MONTHS for first, _ in found)


def tells_order(texts: Iterable[str]) -> bool:
    """Tell whether one of the days in figures with slashes can only be read one way."""
    return any(max(int(m["first"]), int(m["second"])) > _MONTHS for text in texts for m in _SLASHED.finditer(text))


def is_american(sizes: Iterable[tuple[float, float]], words: Iterable[str]) -> bool:
    """Tell whether an issue is of the United States: its pages, of `sizes` in points, are Letter, Legal or Tabloid, and
    it names one of the states. Days in figures have the month first there, and nowhere else that prints in English."""
    if not all({round(width), round(height)} <= AMERICAN_SIDES for width, height in sizes):
        return False
    states = _states()
    return any(word.strip(".,;:()") in states for word in words)


@cache
def _states() -> frozenset[str]:
    """Return the names of states of the United States that are one word, also in capitals."""
    shared = load_lines("articles/shared_state_names.txt")
    rows = load_tsv("gazetteers/subdivision_codes.tsv")
    names = {row["name"] for row in rows if row["country"] == "us"} - set(shared)
    return frozenset(names | {name.upper() for name in names})


def day_first(text: str) -> str:
    """Return `text`, whose days in figures with slashes have the month first, with the day first."""
    return _SLASHED.sub(r"\g<second>/\g<first>/\g<year>", text)


def find_period(text: str) -> Period | None:
    """Return the first day or period that `text` names, None when there is none."""
    found = _first_period(text)
    return found[1] if found else None


def find_periods(text: str) -> list[Period]:
    """Return all days and periods that `text` names, from left to right; none lies within another."""
    found: list[tuple[int, int, Period]] = []
    if _ANY_YEAR.search(text):
        for rule in pattern_rules("dates.toml"):
            for match in rule.pattern.finditer(_spaced(text)):
                period = _period(match)
                if period is not None and all(match.end() <= start or end <= match.start() for start, end, _ in found):
                    found.append((match.start(), match.end(), period))
    return [period for _, _, period in sorted(found, key=lambda item: item[0])]


def without_period(text: str) -> str:
    """Return `text` without the first day or period that it names."""
    found = _first_period(text)
    return text if found is None else f"{text[: found[0].start()]} {text[found[0].end() :]}"


def _first_period(text: str) -> tuple[re.Match[str], Period] | None:
    if not _ANY_YEAR.search(text):
        return None  # every form names a year
    spaced = _spaced(text)
    for rule in pattern_rules("dates.toml"):
        read = [(found, period) for found in rule.pattern.finditer(spaced) if (period := _period(found)) is not None]
        if read:
            return read[0]
    return None


def _spaced(text: str) -> str:
    """Return `text` with blanks for underscores, and marks for the number of an issue before a month, one character for
    one: what is found stands at the same place."""
    text = re.sub(r"(?<=\d)_(?=\D)|(?<=\D)_(?=\d)|(?<=[A-Za-z])_(?=[A-Za-z])", " ", text)
    (numbered,) = pattern_rules("dates.toml", "numbered")
    return numbered.pattern.sub(lambda found: "#" * len(found.group()), text)


def months_of(year: int, first: int, last: int) -> Period:
    """Return the days from the first of one month of a year to the end of another."""
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _period(found: re.Match[str]) -> Period | None:
    parts = found.groupdict()
    year = int(parts["year"] or parts["year2"])
    if week := parts.get("week") or parts.get("week2"):
        return week_of(year, int(week))
    month = MONTHS[parts["m1"].casefold()] if parts.get("m1") else int(parts["n1"])
    last_month = MONTHS[parts["m2"].casefold()] if parts.get("m2") else month
    try:
        if not parts.get("d1"):
            first, last = date(int(parts.get("y1") or year), month, 1), months_of(year, last_month, last_month).last
            return Period(first, last) if first <= last else None
        first = date(int(parts.get("y1") or year), month, int(parts["d1"]))
        last = date(year, last_month, int(parts["d2"])) if parts.get("d2") else first
    except ValueError:
        return None
    if last < first:
        first = first.replace(year=year - 1) if month > last_month else first
    return Period(first, last) if first <= last else None


def week_of(year: int, week: int) -> Period | None:
    """Return Monday to Sunday of a week that counts by ISO 8601."""
    try:
        return Period(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))
    except ValueError:
        return None
