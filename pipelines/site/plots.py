"""Time-series plots as inline SVG: where each point stands, the ticks, what is revised.

Belongs here: the geometry. Does not belong here: SQL, and the SVG's text, which is a template.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from pipelines.site import wording
from pipelines.site.records import SeriesValue

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, UPPER, LOWER = 64, 16, 14, 30
# More lines than this cannot be told apart by colour and mark; the rest share one look.
MAX_SERIES = 7


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick of an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """One value; `state` is ``current``, ``superseded`` (a later issue gives another value) or ``revision`` of one."""

    x: float
    y: float
    y_high: float | None
    state: str
    modality: str
    title: str
    value: SeriesValue


@dataclass(frozen=True, slots=True)
class Line:
    """One series: what one publication tells for one place and subject. `path` joins the values that stand."""

    look: int
    name: str
    path: str
    points: list[Point]


@dataclass(frozen=True, slots=True)
class Jump:
    """From a superseded value to the one that took its place."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Chart:
    """All values of a concept in one unit, levels or changes; without lines where there is nothing to compare."""

    title: str
    unit: str
    lines: list[Line]
    jumps: list[Jump]
    x_ticks: list[Tick]
    y_ticks: list[Tick]
    values: list[SeriesValue]
    undated: int

    @property
    def is_plotted(self) -> bool:
        """Whether there is more than one value to plot."""
        return sum(len(line.points) for line in self.lines) > 1


def charts_of(values: list[SeriesValue]) -> list[Chart]:
    """Return one chart for each unit and kind (level or change) of a concept, the fullest first."""
    groups: dict[tuple[str, bool], list[SeriesValue]] = defaultdict(list)
    for value in values:
        unit = " ".join(part for part in (value.unit or "", wording.rate(value.per, value.per_unit)) if part)
        groups[(unit, is_change(value))].append(value)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_chart(unit, change, members) for (unit, change), members in ordered]


def is_change(value: SeriesValue) -> bool:
    """Return whether the value says how much something changed, not how much there is."""
    return value.comparison == "by" or (value.change is not None and value.comparison is None)


def signed(value: SeriesValue) -> float:
    """Return the value as plotted: a decrease is below zero."""
    return -value.value if is_change(value) and value.change == "decrease" and value.value > 0 else value.value


def day_of(value: SeriesValue) -> date | None:
    """Return the day a value is plotted at: the end of its period, else the day of its issue."""
    return value.period_end or value.period_start or value.published_on


def _chart(unit: str, change: bool, values: list[SeriesValue]) -> Chart:
    dated = [value for value in values if day_of(value) is not None]
    title = " · ".join(part for part in ("change" if change else "", unit or "count") if part)
    if not dated:
        return Chart(title, unit, [], [], [], [], values, len(values))
    days = [day.toordinal() for value in dated if (day := day_of(value)) is not None]
    first, last = min(days), max(days)
    if first == last:
        first, last = max(date.min.toordinal(), first - 183), min(date.max.toordinal(), last + 183)
    levels = [signed(value) for value in dated] + [value.value_high for value in dated if value.value_high is not None]
    y_steps = _steps(min(levels), max(levels))
    low, high = y_steps[0], y_steps[-1]

    def x_of(day: date) -> float:
        return round(LEFT + 8 + (day.toordinal() - first) / (last - first) * (WIDTH - LEFT - RIGHT - 16), 1)

    def y_of(level: float) -> float:
        return round(HEIGHT - LOWER - (level - low) / (high - low) * (HEIGHT - LOWER - UPPER), 1)

    places: dict[str, tuple[float, float]] = {}
    lines = []
    for look, (name, members) in enumerate(_series(dated)):
        points = []
        for value in members:
            day = day_of(value)
            if day is None:
                continue
            x, y = x_of(day), y_of(signed(value))
            places[value.figure_id] = (x, y)
            upper = y_of(value.value_high) if value.value_high is not None else None
            points.append(Point(x, y, upper, _state(value), value.modality, _title(value), value))
        lines.append(Line(min(look, MAX_SERIES), name, _path(points), points))
    jumps = [
        Jump(*places[value.figure_id], *places[value.newer_figure_id])
        for value in dated
        if value.newer_figure_id in places and value.figure_id in places
    ]
    return Chart(
        title,
        unit,
        lines,
        jumps,
        [Tick(x_of(day), text) for day, text in _day_ticks(first, last)],
        [Tick(y_of(step), wording.number(step)) for step in y_steps],
        values,
        len(values) - len(dated),
    )


def _series(values: list[SeriesValue]) -> list[tuple[str, list[SeriesValue]]]:
    """Return the values apart by place, subject and publication, the longest series first; each with its name."""
    several = len({value.publication for value in values}) > 1
    series: dict[str, list[SeriesValue]] = defaultdict(list)
    for value in values:
        parts = (value.place, value.subject, value.publication if several else None)
        series[" · ".join(part for part in parts if part)].append(value)
    return sorted(series.items(), key=lambda item: (-len(item[1]), item[0]))


def _path(points: list[Point]) -> str:
    """Return the line through the values that stand; none where two of them are for the same day.

    Then the concept is too general for its values to be one thing's: people, cost.
    """
    standing = sorted((point for point in points if point.state != "superseded"), key=lambda point: point.x)
    days = {day_of(point.value) for point in standing}
    if len(standing) < 2 or len(days) < len(standing):
        return ""
    return " ".join(f"{'L' if at else 'M'}{point.x} {point.y}" for at, point in enumerate(standing))


def _state(value: SeriesValue) -> str:
    if value.newer_value is not None:
        return "superseded"
    return "revision" if value.older_value is not None else "current"


def _title(value: SeriesValue) -> str:
    term = wording.amount(value.value, value.value_high, value.bound, value.unit)
    told = [term, wording.period(value.period_start, value.period_end), f"in {value.issue_title}"]
    if value.newer_value is not None:
        told.append(f"later given as {wording.number(value.newer_value)}")
    if value.older_value is not None:
        told.append(f"earlier given as {wording.number(value.older_value)}")
    if value.modality != "reported":
        told.append(value.modality)
    return ", ".join(part for part in told if part)


def _steps(low: float, high: float, wanted: int = 4) -> list[float]:
    """Return round values from below `low` to above `high`; zero is among them where it is not far away."""
    if low > 0 and low < 0.6 * high:
        low = 0.0
    elif high < 0 and high > 0.6 * low:
        high = 0.0
    if low == high:
        low, high = (low - abs(low) * 0.1 or -1.0), (high + abs(high) * 0.1 or 1.0)
    raw = (high - low) / wanted
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw * 0.999)
    count = math.ceil(high / step - 1e-9)
    start = math.floor(low / step + 1e-9)
    return [round(step * at, 12) for at in range(start, max(count, start + 1) + 1)]


def _day_ticks(first: int, last: int) -> list[tuple[date, str]]:
    """Return years, or months where there are few years, at most about eight of them."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    years = end.year - start.year + 1
    if years > 3:
        every = math.ceil(years / 8)
        days = [date(year, 1, 1) for year in range(start.year, end.year + 1, every)]
        return [(day, str(day.year)) for day in days if first <= day.toordinal() <= last]
    months = [(start.year + at // 12, at % 12 + 1) for at in range(12 * years)]
    days = [date(year, month, 1) for year, month in months]
    days = [day for day in days if first <= day.toordinal() <= last]
    every = max(1, math.ceil(len(days) / 8))
    ticks = [(day, f"{day:%Y-%m}") for day in days[::every]]
    return ticks or [(start, start.isoformat()), (end, end.isoformat())]
