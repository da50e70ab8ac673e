"""Bar and column charts: each bar with its category, its series and its value, printed or read from its length.

Belongs here: reading one chart area. Does not belong here: finding it, and what category and title mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.articles.regions_charts import Bars, ChartArea
from pipelines.articles.tables_segments import Segment, segments_of
from pipelines.graphics.axes import Scale, find_scale, number_of
from pipelines.graphics.panel import Panel
from pipelines.graphics.titles import Title
from pipelines.model import Box, Finding, LabelledValue, Rect, Word, stable_id

#: A data label stands within so many points of its bar's end.
LABEL_REACH = 16.0
#: A printed value may differ from its bar's length by this share of the axis, and by this share of itself.
SHARE_OF_AXIS = 0.025
SHARE_OF_VALUE = 0.03


@dataclass(frozen=True, slots=True)
class _Bar:
    rect: Rect
    upright: bool
    stacked: bool

    @property
    def middle(self) -> float:
        box = self.rect.box
        return (box.x0 + box.x1) / 2 if self.upright else (box.top + box.bottom) / 2

    @property
    def length(self) -> float:
        box = self.rect.box
        return box.height if self.upright else box.width


def read_chart(panel: Panel, area: ChartArea, title: Title) -> tuple[list[LabelledValue], list[Finding]]:
    """Return the values of a chart's bars, and where a printed value does not fit its bar."""
    words = list(panel.page.words)
    segments = segments_of(words, panel.page)
    values: list[LabelledValue] = []
    findings: list[Finding] = []
    for bars in area.bars:
        inside = [s for s in segments if _near(s.box, area.box)]
        scale = find_scale(bars, bars.box, inside, bars.upright)
        made, told = _read_bars(panel, bars, inside, words, scale, title)
        values += made
        findings += told
    return values, findings


def _read_bars(
    panel: Panel, bars: Bars, segments: list[Segment], words: list[Word], scale: Scale | None, title: Title
) -> tuple[list[LabelledValue], list[Finding]]:
    ticks = {id(s) for s in scale.ticks} if scale else set()
    shown = [_Bar(r, bars.upright, abs(_base(r, bars.upright) - bars.baseline) > 2) for r in bars.rects]
    shown.sort(key=lambda bar: (bar.middle, _base(bar.rect, bar.upright)))
    stacked = any(bar.stacked for bar in shown)
    legend = _legend(panel, bars, segments)
    categories = _categories(bars, segments, words, ticks)
    labels = _labels(shown, [s for s in segments if s.numeric and id(s) not in ticks], stacked)
    values: list[LabelledValue] = []
    findings: list[Finding] = []
    for number, bar in enumerate(shown):
        label = labels.get(number)
        category = _category_of(bar, categories, bars)
        series = legend.get(bar.rect.fill or "")
        measured = bar.length / abs(scale.per_unit) if scale else None
        if label is None and measured is None:
            continue
        value = _value(panel, bar, label, category, series, measured, scale, title)
        values.append(value)
        printed = number_of(label.text) if label is not None else None
        if printed is not None and measured is not None and scale is not None:
            span = max(abs(number_of(s.text) or 0.0) for s in scale.ticks)
            if abs(printed - measured) > max(SHARE_OF_AXIS * span, SHARE_OF_VALUE * abs(printed), scale.precision):
                findings.append(_disagreement(panel, value, category, printed, measured))
    return values, findings


def _base(rect: Rect, upright: bool) -> float:
    return rect.box.bottom if upright else rect.box.x0


def _near(box: Box, area: Box) -> bool:
    return (
        box.x0 >= area.x0 - 3 and box.x1 <= area.x1 + 3 and box.top >= area.top - 3 and (box.bottom <= area.bottom + 3)
    )


def _legend(panel: Panel, bars: Bars, segments: Sequence[Segment]) -> dict[str, str]:
    """Return the series that each colour stands for, from the small squares with a name to their right."""
    names: dict[str, str] = {}
    own = {id(r) for r in bars.rects}
    for rect in panel.page.rects:
        box = rect.box
        if rect.fill is None or id(rect) in own or not (2 <= box.width <= 16 and 2 <= box.height <= 16):
            continue
        right = [
            s for s in segments if box.top - 3 <= s.middle <= box.bottom + 3 and -1 <= s.box.x0 - box.x1 <= 1.6 * s.size
        ]
        if right:
            names[rect.fill] = min(right, key=lambda s: s.box.x0).text
    return names


def _categories(
    bars: Bars, segments: Sequence[Segment], words: Sequence[Word], ticks: set[int]
) -> list[tuple[float, float, str]]:
    """Return what stands along the baseline, as (from, to, text) along it."""
    found: list[tuple[float, float, str]] = []
    box = bars.box
    if not bars.upright:
        lines = [s for s in segments if id(s) not in ticks and s.box.x1 <= box.x0 + 2]
        lines = [s for s in lines if s.box.bottom > box.top - 4 and s.box.top < box.bottom + 4]
        return [(s.box.top, s.box.bottom, s.text) for s in _wrapped(lines)]
    below = [s for s in segments if id(s) not in ticks and s.box.top >= bars.baseline - 2]
    level = [s for s in below if s.box.top <= bars.baseline + 14]
    for first in level:
        column = [s for s in below if min(s.box.x1, first.box.x1) - max(s.box.x0, first.box.x0) > 0]
        text, edge = "", first.box.top
        for segment in sorted(column, key=lambda s: s.box.top):
            if segment.box.top - edge > 0.9 * segment.size or abs(segment.size - first.size) > 1:
                break
            text, edge = f"{text} {segment.text}".strip(), segment.box.bottom
        found.append((first.box.x0, first.box.x1, text))
    turned = [w for w in words if w.rotation in (90, 270) and bars.baseline - 2 <= w.box.top <= bars.baseline + 160]
    turned = [w for w in turned if box.x0 - 20 <= w.box.x0 <= box.x1 + 20]
    return found + _turned(turned)


def _wrapped(lines: list[Segment]) -> list[Segment]:
    out: list[Segment] = []
    for segment in sorted(lines, key=lambda s: s.box.top):
        if out and segment.box.top - out[-1].box.bottom < 0.25 * segment.size and segment.text[:1].islower():
            joined = (*out[-1].words, *segment.words)
            out[-1] = Segment(joined, Box.around(w.box for w in joined), f"{out[-1].text} {segment.text}", False)
        else:
            out.append(segment)
    return out


def _turned(words: list[Word]) -> list[tuple[float, float, str]]:
    """Join turned words to labels: along their own line, then lines that stand close side by side."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        if lines and abs(lines[-1][0].box.x0 - word.box.x0) <= 1.5:
            lines[-1].append(word)
        else:
            lines.append([word])
    found: list[tuple[float, float, str]] = []
    for line in lines:
        line.sort(key=lambda w: -w.box.bottom if w.rotation == 270 else w.box.top)
        x0, x1 = min(w.box.x0 for w in line), max(w.box.x1 for w in line)
        text = " ".join(w.text for w in line)
        if found and x0 - found[-1][1] < 0.25 * (x1 - x0):
            first, _, before = found.pop()
            x0, text = first, f"{before} {text}"
        found.append((x0, x1, text))
    return found


def _category_of(bar: _Bar, categories: list[tuple[float, float, str]], bars: Bars) -> str | None:
    if not categories:
        return None
    low, high, text = min(categories, key=lambda c: abs((c[0] + c[1]) / 2 - bar.middle))
    along = bars.box.width if bars.upright else bars.box.height
    pitch = along / max(len(categories), 1)
    near = abs((low + high) / 2 - bar.middle) <= max(0.75 * pitch, 6) or low - 2 <= bar.middle <= high + 2
    return text if near else None


def _labels(bars: list[_Bar], numbers: list[Segment], stacked: bool) -> dict[int, Segment]:
    """Give each bar the number at its end, or in it; the nearest pairs first."""
    offers: list[tuple[float, int, int]] = []
    for k, bar in enumerate(bars):
        box = bar.rect.box
        for j, segment in enumerate(numbers):
            away = _away(bar, box, segment.box, stacked)
            if away is not None and number_of(segment.text) is not None:
                offers.append((away, k, j))
    taken: dict[int, Segment] = {}
    used: set[int] = set()
    for _, k, j in sorted(offers):
        if k not in taken and j not in used:
            taken[k] = numbers[j]
            used.add(j)
    return taken


def _away(bar: _Bar, box: Box, label: Box, stacked: bool) -> float | None:
    x, y = (label.x0 + label.x1) / 2, (label.top + label.bottom) / 2
    inside = box.x0 - 2 <= x <= box.x1 + 2 and box.top - 2 <= y <= box.bottom + 2
    if inside:
        return abs(x - (box.x0 + box.x1) / 2) * 0.05 + abs(y - (box.top + box.bottom) / 2) * 0.05
    if bar.upright:
        across, beyond = abs(x - bar.middle), box.top - label.bottom
        if across > 0.5 * max(box.width, label.x1 - label.x0) + 1.5:
            return None
    else:
        across, beyond = abs(y - bar.middle), label.x0 - box.x1
        if across > 0.5 * max(box.height, label.bottom - label.top):
            return None
    if -4 <= beyond <= LABEL_REACH:
        return 1.0 + abs(beyond) + across + (4.0 if stacked else 0.0)
    return None


def _value(
    panel: Panel,
    bar: _Bar,
    label: Segment | None,
    category: str | None,
    series: str | None,
    measured: float | None,
    scale: Scale | None,
    title: Title,
) -> LabelledValue:
    box = label.box if label is not None else bar.rect.box
    block = panel.block_of(bar.rect.box)
    read = label is None and measured is not None and scale is not None
    precision = scale.precision if read and scale is not None else None
    shown = f"{measured:.3g}" if measured is not None else ""
    return LabelledValue(
        value_id=stable_id("v", block.block_id, panel.page_no, f"{bar.rect.box.x0:.1f} {bar.rect.box.top:.1f}", "bar"),
        issue_id=panel.issue_id,
        article_id=panel.article.article_id,
        block_id=block.block_id,
        page_no=panel.page_no,
        box=box,
        kind="chart",
        text=label.text if label is not None else shown,
        label=None,
        title=title.text,
        context=title.context,
        series=series,
        category=category,
        row_headers=(category,) if category else (),
        column_headers=(series,) if series else (),
        unit_hint=title.hint,
        value=float(f"{measured:.4g}") if read and measured is not None else None,
        precision=precision,
        rule_id="graphics.bar_length" if read else "graphics.bar_label",
    )


def _disagreement(panel: Panel, value: LabelledValue, category: str | None, printed: float, measured: float) -> Finding:
    return Finding(
        panel.issue_id,
        panel.page_no,
        "graphics.bar_disagrees",
        f"The bar {category or 'without a name'} is labelled {printed:g}, but its length says {measured:.4g}",
        panel.article.article_id,
        value.block_id,
        value.box,
    )
