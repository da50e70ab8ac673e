"""Charts in vectors: bars, columns (grouped, stacked), lines and pies, with axes, ticks, legends and data labels.

Belongs here: the drawing of a chart and its truth. Does not belong here: panels and tables.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from tests.samples import setting
from tests.samples.setting import Look
from tests.samples.sheet import Area, Face, Sheet
from tests.samples.stories import Record
from tests.samples.truth import TrueEntity, TrueFigure, period

GREYS = ("#8a8a8a", "#c4c4c4", "#4d4d4d", "#dddddd", "#6e6e6e")
COLOURS = ("#2f6f9f", "#d98032", "#5f9e5b", "#b04a4a", "#7d6bb0")


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values; `name` is what the legend calls it."""

    name: str | None
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `kind`: ``bar``, ``column``, ``grouped``, ``stacked``, ``line`` or ``pie``.

    `scale` is what a printed unit such as *thousand* multiplies in; `periods` hold per category or, alone, for all.
    """

    key: str
    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    title: str | None = None
    subtitle: str | None = None
    labels: bool = True
    axis: bool = True
    grid: bool = False
    decimals: int = 0
    suffix: str = ""
    unit: str | None = None
    scale: float = 1.0
    periods: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    coloured: bool = False


def note_chart(record: Record, chart: Chart) -> None:
    """Keep what the chart's marks say; a value that is only drawn has a tolerance and is *about* so much."""
    record.entities += [TrueEntity("GPE", category, (), True) for category in chart.categories]
    for series in chart.series:
        for at, (category, value) in enumerate(zip(chart.categories, series.values, strict=True)):
            days = chart.periods[at] if len(chart.periods) > 1 else (chart.periods[0] if chart.periods else None)
            record.figures.append(
                TrueFigure(
                    surface=_printed(chart, value) if chart.labels else "",
                    value=round(value * chart.scale, 6),
                    home=f"graphic {chart.key}",
                    unit=chart.unit,
                    bound="exact" if chart.labels else "about",
                    concept=_concepts(chart, series.name, category),
                    period=period(days) if days else None,
                    tolerance=None if chart.labels else 0.03,
                )
            )


def draw_chart(sheet: Sheet, chart: Chart, area: Area, look: Look, record: Record | None = None) -> float:
    """Draw `chart` so that it fills `area`, keep its truth and return where it ends."""
    top = area.top
    bold, small = look.face(look.sans_bold, 8.6, 1.2), look.face(look.sans, 7, 1.25)
    for text, face in ((chart.title, bold), (chart.subtitle, small)):
        for line in setting.wrap(text, face, area.width) if text else []:
            sheet.text(area.x, top, line, face)
            top += face.leading
    palette = COLOURS if chart.coloured else GREYS
    if len(chart.series) > 1:
        top = _legend(sheet, chart, area, top + 2, small, palette)
    plot = area.below(top + 10)
    tick = look.face(look.sans, 6.4, 1.2)
    if chart.kind == "bar":
        _bars(sheet, chart, plot, tick, look, palette)
    elif chart.kind == "pie":
        _pie(sheet, chart, plot, tick, palette)
    else:
        _columns(sheet, chart, plot, tick, look, palette)
    if record is not None:
        note_chart(record, chart)
    return area.bottom


def _concepts(chart: Chart, series: str | None, category: str) -> tuple[str, ...]:
    base = chart.concepts or ((chart.title,) if chart.title else ())
    dated = len(chart.periods) == len(chart.categories)
    names = [part for part in (series, None if dated else category) if part]
    if not base and not series:
        return ()
    found = [*base, *[f"{option} {name}" for option in base for name in names], " ".join(names)]
    found += [f"{option} {' '.join(names)}" for option in base if len(names) > 1]
    return tuple(option for option in dict.fromkeys(found) if option)


def _printed(chart: Chart, value: float) -> str:
    return f"{value:,.{chart.decimals}f}{chart.suffix}".replace("-", "−")


def _ticks(low: float, high: float) -> list[float]:
    raw = (high - low) / 4.5
    power = 10 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw)
    first = math.floor(low / step) * step
    found = [first]
    while found[-1] < high - 1e-9:
        found.append(round(found[-1] + step, 9))
    return found


def _tick_text(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:g}"


def _range(chart: Chart) -> tuple[float, float]:
    if chart.kind == "stacked":
        totals = [sum(series.values[at] for series in chart.series) for at in range(len(chart.categories))]
        return 0.0, max(totals)
    values = [value for series in chart.series for value in series.values]
    return min(0.0, *values), max(0.0, *values)


def _legend(sheet: Sheet, chart: Chart, area: Area, top: float, face: Face, palette: tuple[str, ...]) -> float:
    x = area.x
    for number, series in enumerate(chart.series):
        name = series.name or ""
        if x > area.x and x + 12 + face.width(name) > area.right:
            x, top = area.x, top + face.leading + 1
        sheet.rect(Area(x, top + 1.5, 6, top + 7.5), fill=palette[number])
        sheet.text(x + 9, top, name, face)
        x += 9 + face.width(name) + 12
    return top + face.leading


def _bars(sheet: Sheet, chart: Chart, plot: Area, tick: Face, look: Look, palette: tuple[str, ...]) -> None:
    label = look.face(look.sans_bold, 6.8, 1.2)
    left = plot.x + max(tick.width(name) for name in chart.categories) + 6
    right = plot.right - max(label.width(_printed(chart, value)) for s in chart.series for value in s.values) - 4
    base = plot.bottom - (tick.leading + 4 if chart.axis else 0)
    ticks = _ticks(*_range(chart))
    wide = (right - left) / (ticks[-1] - ticks[0])
    row = (base - plot.top) / len(chart.categories)
    for at, name in enumerate(chart.categories):
        for number, series in enumerate(chart.series):
            height = 0.62 * row / len(chart.series)
            top = plot.top + at * row + 0.19 * row + number * height
            end = left + (series.values[at] - ticks[0]) * wide
            sheet.rect(Area(left, top, end - left, top + height), fill=palette[number])
            if chart.labels:
                sheet.text(end + 3, top + height / 2 - label.leading / 2, _printed(chart, series.values[at]), label)
        sheet.text_right(left - 4, plot.top + (at + 0.5) * row - tick.leading / 2, name, tick)
    if chart.axis:
        sheet.line(left, base, right, base, width=0.7)
        for value in ticks:
            x = left + (value - ticks[0]) * wide
            if chart.grid and value > ticks[0]:
                sheet.line(x, plot.top, x, base, width=0.25, color="#bbbbbb")
            sheet.line(x, base, x, base + 2.5, width=0.5)
            sheet.text_centre(x, base + 3.5, _tick_text(value), tick)


def _columns(sheet: Sheet, chart: Chart, plot: Area, tick: Face, look: Look, palette: tuple[str, ...]) -> None:
    label = look.face(look.sans_bold, 6.6, 1.2)
    ticks = _ticks(*_range(chart))
    left = plot.x + (max(tick.width(_tick_text(value)) for value in ticks) + 6 if chart.axis else 2)
    base = plot.bottom - tick.leading - 3
    high = (base - plot.top) / (ticks[-1] - ticks[0])
    zero = base + ticks[0] * high
    if chart.axis:
        for value in ticks:
            y = zero - value * high
            if chart.grid and value:
                sheet.line(left, y, plot.right, y, width=0.25, color="#bbbbbb")
            sheet.text_right(left - 4, y - tick.leading / 2, _tick_text(value), tick)
    step = (plot.right - left) / len(chart.categories)
    for at, name in enumerate(chart.categories):
        middle = left + (at + 0.5) * step
        if chart.kind != "line":
            _stack(sheet, chart, at, middle, 0.64 * step, zero, high, label, palette)
        sheet.text_centre(middle, base + 3, name, tick)
    if chart.kind == "line":
        for number, series in enumerate(chart.series):
            points = [(left + (at + 0.5) * step, zero - value * high) for at, value in enumerate(series.values)]
            sheet.polyline(points, color=palette[number])
            for (x, y), value in zip(points, series.values, strict=True):
                sheet.circle(x, y, 1.6, fill=palette[number])
                if chart.labels:
                    sheet.text_centre(x, y - label.leading - 2, _printed(chart, value), label)
    sheet.line(left, zero, plot.right, zero, width=0.7)


def _stack(
    sheet: Sheet,
    chart: Chart,
    at: int,
    middle: float,
    width: float,
    zero: float,
    high: float,
    label: Face,
    palette: tuple[str, ...],
) -> None:
    count = len(chart.series)
    part = width if chart.kind == "stacked" else width / count
    foot = zero
    for number, series in enumerate(chart.series):
        value = series.values[at]
        x = middle - width / 2 + (0 if chart.kind == "stacked" else number * part)
        if chart.kind != "stacked":
            foot = zero
        y = foot - value * high
        sheet.rect(Area(x, min(y, foot), 0.94 * part, max(y, foot)), fill=palette[number])
        if chart.labels and chart.kind == "stacked":
            sheet.text_centre(x + part / 2, (y + foot) / 2 - label.leading / 2, _printed(chart, value), label)
        elif chart.labels:
            top = y - label.leading - 1 if value >= 0 else y + 1
            sheet.text_centre(x + part / 2, top, _printed(chart, value), label)
        foot = y


def _pie(sheet: Sheet, chart: Chart, plot: Area, tick: Face, palette: tuple[str, ...]) -> None:
    radius = min(plot.width / 3.4, plot.height / 2.3)
    x, y = plot.x + plot.width / 2, plot.top + plot.height / 2
    values = chart.series[0].values
    start = 90.0
    for number, (name, value) in enumerate(zip(chart.categories, values, strict=True)):
        extent = -360 * value / sum(values)
        sheet.wedge(x, y, radius, start, extent, fill=palette[number % len(palette)])
        angle = math.radians(start + extent / 2)
        text = f"{name} {_printed(chart, value)}"
        edge, top = x + 1.1 * radius * math.cos(angle), y - 1.12 * radius * math.sin(angle) - tick.leading / 2
        if math.cos(angle) >= 0:
            sheet.text(edge, top, text, tick)
        else:
            sheet.text_right(edge, top, text, tick)
        start += extent
