"""The categories of bars that are not labelled: of many days or weeks along an axis only every second or sixth is.

Belongs here: telling that only every so many bars have a label, and what the others' would be. Does not belong here:
finding the labels (categories), and what dates mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from pipelines.graphics.charts.categories import Category
from pipelines.rules import load_lines

#: A label stands within so large a part of the pitch of bars from the middle of its bar, or so many points.
ON_BAR = 0.4
NEAR = 1.2
#: A line's point stands within so large a part of their pitch from the even places between two labels, which are so
#: many at most.
ON_POINT = 0.2
MOST_BETWEEN = 12
#: So large a share of the labels stands under a bar: one of nought is not drawn.
ON_BARS = 0.8
#: So large a share of the labels go on from each other where the others are none.
NEARLY_ALL = 0.9
#: Labels so far from their bars, in parts of the bars' pitch, may be those of the next ones.
MUCH_BESIDE = 0.25
#: So many labels show how they go on.
FEWEST = 3

COUNTED = re.compile(r"^(?P<before>(?:[^\d\n]{0,12}?))(?P<number>\d{1,4})$")
NUMERIC = re.compile(r"^(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2}))?$")
DAY_MONTH = re.compile(
    r"^(?P<day>\d{1,2})[\s.-]{1,2}(?P<month>[^\W\d_]{3,9})\.?(?:[\s,.-]{1,2}(?P<year>\d{4}|\d{2}))?$"
)
MONTH_DAY = re.compile(r"^(?P<month>[^\W\d_]{3,9})\.?[\s-](?P<day>\d{1,2})(?:,?\s(?P<year>\d{4}))?$")


def with_unlabelled(categories: Sequence[Category], bars: Sequence[tuple[float, str | None]]) -> list[Category]:
    """Return the categories with those of the bars between them; `bars` are the bars' middles and their colours.

    Where the labels do not count on, the bars between have a category without text: they are not their neighbours'.
    """
    found = _that_go_on(sorted(categories, key=lambda c: c.middle))
    places = _distinct(sorted(middle for middle, _ in bars))
    if len(found) < FEWEST or len(places) < len(found) + 2:
        return list(categories)
    gaps = [b - a for a, b in pairwise(places)]
    step = _bars_to_label(found, median(gaps)) or _bars_to_label(found, min(gaps))
    if step < 2:
        return list(categories)
    # Places are set to whole dots, which adds up over a year of days: the labels tell how far apart the bars are.
    pitch = (found[-1].middle - found[0].middle) / (len(found) - 1) / step
    offset = max(ON_BAR * pitch, NEAR)
    on_bars = sum(any(abs(c.middle - place) <= offset for place in places) for c in found)
    if on_bars < ON_BARS * len(found):
        return list(categories)
    at_labels = {fill for middle, fill in bars if any(abs(c.middle - middle) <= offset for c in found)}
    others = {fill for middle, fill in bars if not any(abs(c.middle - middle) <= offset for c in found)}
    if not others & at_labels:
        return list(categories)  # bars side by side over one label are of several series
    texts = _counted([c.text for c in found], step) or _dated([c.text for c in found], step)
    out = []
    for place, number in zip(places, _numbered(places, found[0].middle, pitch, step * (len(found) - 1)), strict=True):
        printed = number % step == 0 and 0 <= number // step < len(found)
        text = texts(number) if texts is not None else None
        category = found[number // step] if printed else Category(place, place, text or "")
        out.append(replace(category, low=place - pitch / 2, high=place + pitch / 2))
    return out


def _that_go_on(found: list[Category]) -> list[Category]:
    """Return the labels without a line of other text among them, where nearly all are days or count."""
    on = [c for c in found if COUNTED.match(c.text) or _day_of(c.text, False) or _day_of(c.text, True)]
    return on if len(on) >= NEARLY_ALL * len(found) else found


def _numbered(places: Sequence[float], first: float, pitch: float, last: int) -> list[int]:
    """Return which bar each of `places` is, counted from the one of the first label; the last label's is `last`.

    Turned labels stand beside their bars, as much as half way to the next: then the labels are of bars that are there.
    """
    away = [(place - first) / pitch for place in places]
    begins = round(away[0])
    even = [a - away[0] for a in away]
    numbers = [begins + round(e) for e in even]
    beside = away[0] - begins + median(e - round(e) for e in even)
    if abs(beside) > MUCH_BESIDE and not (numbers[0] >= 0 and numbers[-1] <= last):
        other = [number + (1 if beside > 0 else -1) for number in numbers]
        if other[0] >= 0 and other[-1] <= last:
            return other
    return numbers


def _bars_to_label(found: Sequence[Category], pitch: float) -> int:
    """Return how many bars `pitch` apart stand from each label to the next one, 0 where it differs."""
    steps = [(b.middle - a.middle) / pitch for a, b in pairwise(found)] if pitch > 0 else []
    step = round(steps[0]) if steps else 0
    return step if all(abs(s - step) <= ON_BAR for s in steps) else 0


def with_points(categories: Sequence[Category], lines: Sequence[Sequence[float]]) -> list[Category]:
    """Return the categories with those of the points of lines between them, and beyond them, where the labels count on:
    ``2014``, ``2016`` under lines with a point for each year. `lines` are the places of each line's points."""
    found = sorted(categories, key=lambda c: c.middle)
    places = _distinct(sorted(x for line in lines for x in line))
    if len(found) < FEWEST or len(places) < len(found) + 2:
        return list(categories)
    label = (found[-1].middle - found[0].middle) / (len(found) - 1)
    pitch = min((b - a for a, b in pairwise(places) if b - a >= NEAR), default=0.0)
    step = round(label / pitch) if pitch > 0 else 0
    texts = (_counted([c.text for c in found], step) or _dated([c.text for c in found], step)) if step >= 2 else None
    if texts is None or step > MOST_BETWEEN:
        return list(categories)
    pitch = label / step
    offset = max(ON_POINT * pitch, NEAR)
    even = all(abs(c.middle - found[0].middle - k * label) <= offset for k, c in enumerate(found))
    numbers = [(x - found[0].middle) / pitch for x in places]
    if not even or any(abs(number - round(number)) * pitch > offset for number in numbers):
        return list(categories)
    out = []
    for number in range(round(numbers[0]), round(numbers[-1]) + 1):
        at, text = found[0].middle + number * pitch, texts(number)
        printed = number % step == 0 and 0 <= number // step < len(found)
        if printed or text:
            own = found[number // step] if printed else Category(at, at, text or "")
            out.append(replace(own, low=at - pitch / 2, high=at + pitch / 2))
    return out


def _distinct(places: Sequence[float]) -> list[float]:
    out: list[float] = []
    for place in places:
        if not out or place - out[-1] > 0.3:
            out.append(place)
    return out


class _Counted:
    """The texts of an axis that counts: ``Week 5``, ``10``; past the last week of a year they begin again unless the
    labels themselves go on."""

    def __init__(self, before: str, first: int, each: int) -> None:
        self._before, self._first, self._each = before, first, each

    def __call__(self, number: int) -> str | None:
        value = self._first + number * self._each
        return f"{self._before}{value}" if value >= 0 else None


def _counted(texts: Sequence[str], step: int) -> _Counted | None:
    matches = [COUNTED.match(text) for text in texts]
    if any(match is None for match in matches):
        return None
    found = [match for match in matches if match is not None]
    values = [int(match["number"]) for match in found]
    each = {b - a for a, b in pairwise(values)}
    if len({match["before"] for match in found}) != 1 or len(each) != 1 or min(each) <= 0 or min(each) % step:
        return None
    return _Counted(found[0]["before"], values[0], min(each) // step)


class _Dated:
    """The texts of an axis of days, so many apart from bar to bar."""

    def __init__(self, first: date, days: int, order: str) -> None:
        self._first, self._days, self._order = first, days, order

    def __call__(self, number: int) -> str:
        day = self._first + timedelta(days=number * self._days)
        if self._order == "no year":
            return f"{day.day} {_months()[day.month - 1].capitalize()}"
        return f"{day.day} {_months()[day.month - 1].capitalize()} {day.year}"


def _dated(texts: Sequence[str], step: int) -> _Dated | None:
    for month_first in (False, True):
        days = [_day_of(text, month_first) for text in texts]
        known = [day for day in days if day is not None]
        if len(known) != len(texts):
            continue
        known = _in_order(known)
        each = {(b - a).days for a, b in pairwise(known)}
        if len(each) == 1 and min(each) > 0 and min(each) % step == 0:
            has_year = re.search(r"\d{4}$|[/.-]\d{2}[/.-]\d{2}$|[^\W\d_][\s-]\d{2}$", texts[0]) is not None
            return _Dated(known[0], min(each) // step, "" if has_year else "no year")
    return None


def _in_order(days: Sequence[date]) -> list[date]:
    """Return days printed without their year in order: past December the next year begins."""
    out: list[date] = []
    for day in days:
        later = day
        while out and later < out[-1] and later.year < out[-1].year + 2:
            try:
                later = later.replace(year=later.year + 1)
            except ValueError:  # 29 February
                later = later + timedelta(days=365)
        out.append(later)
    return out


def _day_of(text: str, month_first: bool) -> date | None:
    numeric = NUMERIC.match(text)
    if numeric is not None:
        day, month = (numeric["b"], numeric["a"]) if month_first else (numeric["a"], numeric["b"])
        return _date(numeric["year"], int(month), int(day))
    match = DAY_MONTH.match(text) or MONTH_DAY.match(text)
    if match is None:
        return None
    number = next((k for k, name in enumerate(_months(), start=1) if _names(match["month"], name)), 0)
    return _date(match["year"], number, int(match["day"]))


def _names(text: str, month: str) -> bool:
    return len(text) >= 3 and month.lower().startswith(text.lower().rstrip("."))


def _date(year: str | None, month: int, day: int) -> date | None:
    # without its year a day is one of a leap year, so that any exists
    whole = 2020 if year is None else int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(whole, month, day)
    except ValueError:
        return None


def _months() -> tuple[str, ...]:
    return tuple(load_lines("graphics/month_names.txt"))
