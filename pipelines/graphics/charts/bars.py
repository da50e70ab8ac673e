"""Bar and column charts: each bar with its category, its series and its value, printed or read from its length.

Belongs here: reading one chart area. Does not belong here: finding it, and what category and title mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.articles.charts.bars import Bars
from pipelines.articles.charts.chart_box import away
from pipelines.articles.charts.finding import ChartArea, swatches
from pipelines.articles.charts.pyramids import side_names
from pipelines.articles.charts.stack_names import stack_names
from pipelines.articles.tables.segments import Segment, counts_on, segments_of
from pipelines.articles.tables.times import counts_by_week
from pipelines.graphics.charts.axis_names import level_unit, turned_unit
from pipelines.graphics.charts.bar_ends import parted_at_ends, parted_numbers
from pipelines.graphics.charts.between import with_unlabelled
from pipelines.graphics.charts.categories import Category, as_weeks, category_at, find_categories
from pipelines.graphics.charts.fitting_labels import misfits
from pipelines.graphics.charts.legend_heads import without_legend
from pipelines.graphics.charts.lent_axes import lent_axes, lent_labels, lent_names, stands_in
from pipelines.graphics.charts.value_axes import value_axes, without_side
from pipelines.graphics.panels.axes import Scale, find_scale, is_label, number_of, tick_unit, with_point, without_share
from pipelines.graphics.panels.panel import Panel
from pipelines.graphics.panels.titles import Title
from pipelines.model import Box, Finding, LabelledValue, Page, Rect, Word, stable_id

#: A data label stands within so many points of its bar's end.
LABEL_REACH = 16.0
#: A turned value over a column reaches so far (in points).
TURNED_REACH = 60.0
#: So many bars carry printed values where a nought without a bar is one too.
FEWEST_LABELLED = 2
#: So many bars whose lengths are all this near to whole numbers count things, one by one.
FEWEST_COUNTS = 8
OFF_COUNT = 0.08
#: A printed value may differ from its bar's length by this share of the axis, and by this share of itself.
SHARE_OF_AXIS = 0.025
SHARE_OF_VALUE = 0.03


@dataclass(frozen=True, slots=True)
class _Bar:
    rect: Rect
    upright: bool
    stacked: bool
    below: bool = False
    leftward: bool = False
    step: bool = False

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
    words = panel.page.words
    segments = segments_of(words, panel.page)
    values: list[LabelledValue] = []
    findings: list[Finding] = []
    for bars in area.bars:
        inside = parted_at_ends(parted_numbers([s for s in segments if stands_in(s.box, area.box)]), bars)
        legend = _legend(panel, bars, inside) or {fill: name.text for fill, name in stack_names(bars, inside).items()}
        if bars.upright:
            top = min(area.box.top, bars.box.top)  # bars may be low
            axes = value_axes(panel, bars, bars.box, inside, top)
            if axes.left is None and axes.right is None:
                axes = lent_axes(panel, bars)
            axis = axes.of(*_first_series(bars, legend), by_right=False)
            scale = axis.scale if axis is not None else None
            hint = axes.hint(axis, title.hint)
            if axes.left is None and axes.right is None and hint is None:
                hint = turned_unit(panel.whole_page, Box(bars.box.x0, top, bars.box.x1, bars.box.bottom))
        else:
            ticks = [*inside, *_turned_numbers(words, area.box)]
            scale = find_scale(bars, bars.box, ticks, False, panel.page.rules)
            hint = title.hint or level_unit(scale, segments)
        legend = {fill: without_side(name) for fill, name in legend.items()}
        plain = without_legend(panel.page, area, inside)
        made, told = _read_bars(panel, bars, plain, words, scale, replace(title, hint=hint), legend)
        values += made
        findings += told
    return values, findings


def _first_series(bars: Bars, legend: dict[str, str]) -> tuple[str | None, str | None]:
    """Return the name and the colour of the series whose axis is that of all bars."""
    fills = [rect.fill for rect in bars.rects if rect.fill is not None]
    colour = next((fill for fill in fills if fill in legend), fills[0] if fills else None)
    return legend.get(colour or ""), colour


def _turned_numbers(words: Sequence[Word], box: Box) -> list[Segment]:
    """Return the numbers of a chart that run up or down the page: ticks under lying bars may."""
    turned = [Segment.of([w]) for w in words if w.rotation in (90, 270) and stands_in(w.box, box)]
    return [segment for segment in turned if segment.numeric]


def _over_columns(bars: Bars) -> Box:
    """Return where turned values of columns may stand: in them and over them, but not under their baseline."""
    return Box(bars.box.x0, bars.box.top - TURNED_REACH, bars.box.x1, bars.baseline)


def _read_bars(
    panel: Panel,
    bars: Bars,
    segments: list[Segment],
    words: Sequence[Word],
    scale: Scale | None,
    title: Title,
    legend: dict[str, str],
) -> tuple[list[LabelledValue], list[Finding]]:
    ticks = {id(s) for s in scale.ticks} if scale else set()
    shown = [
        _Bar(
            r,
            bars.upright,
            not bars.steps and not bars.leftward and not bars.is_below(r) and _is_off(r, bars),
            bars.is_below(r),
            bars.leftward,
            bars.steps,
        )
        for r in bars.rects
    ]
    shown.sort(key=lambda bar: (bar.middle, _base(bar.rect, bar.upright)))
    stacked = any(bar.stacked for bar in shown)
    numbers = [s for s in segments if is_label(s) and id(s) not in ticks]
    if bars.upright:
        numbers += [s for s in _turned_numbers(words, _over_columns(bars)) if is_label(s)]
    rows = find_categories(bars, segments, words, ticks) if bars.other_side is not None else []
    numbers = [s for s in numbers if not any(row.low == s.box.top and row.text == s.text for row in rows)]
    labels = _labels(shown, numbers, stacked)
    told = {id(label) for label in labels.values()}
    categories = find_categories(bars, segments, words, ticks | told)
    if not bars.upright and categories and all(number_of(c.text) is not None for c in categories):
        categories = lent_names(panel, bars) or categories  # the values of the bars on their left
    categories = categories or (lent_labels(panel, bars.box) if bars.upright else lent_names(panel, bars))
    if title.text and counts_by_week(title.text) and counts_on([category.text for category in categories]):
        categories = as_weeks(categories)
    if not bars.steps and bars.other_side is None:
        categories = with_unlabelled(categories, [(bar.middle, bar.rect.fill) for bar in shown])
    sides = side_names(bars, segments)
    side = sides[0 if bars.leftward else 1].text if sides else None
    lengths = [_measured(bar, bars, scale) for bar in shown]
    if _are_counts([length for length in lengths if length is not None]):
        lengths = [float(round(length)) if length is not None else None for length in lengths]
    values: list[LabelledValue] = []
    findings: list[Finding] = []
    for number, bar in enumerate(shown):
        label = labels.get(number)
        category = category_at(bar.middle, categories, bars)
        series = legend.get(bar.rect.fill or "") or side
        measured = lengths[number]
        if label is None and measured is None:
            continue
        value = _value(panel, bar, label, category, series, measured, scale, title)
        values.append(value)
        share = without_share(label.text)[1] if label is not None else None
        if share is not None:
            values.append(replace(value, value_id=f"{value.value_id}-share", text=share, value=None, unit_hint=None))
        printed = number_of(label.text) if label is not None else None
        if printed is not None and measured is not None and scale is not None:
            span = max(abs(number_of(s.text) or 0.0) for s in scale.ticks)
            off = abs(abs(printed) - abs(measured))  # a bar below zero may be labelled without its sign
            if off > max(SHARE_OF_AXIS * span, SHARE_OF_VALUE * abs(printed), scale.precision):
                findings.append(_disagreement(panel, value, printed, measured))
    if len(told) >= FEWEST_LABELLED and not stacked and len({bar.rect.fill for bar in shown}) == 1:
        free = [s for s in numbers if id(s) not in told and number_of(s.text) == 0]
        values += _zeros(panel, bars, shown, free, categories, title)
    if stacked:
        made, disagreements = _totals(
            panel, shown, labels, [s for s in numbers if id(s) not in told], categories, bars, title
        )
        values += made
        findings += disagreements
    return values, findings


def _measured(bar: _Bar, bars: Bars, scale: Scale | None) -> float | None:
    """Return what a bar's length says on the axis, None where there is none or its bars begin in the air."""
    if scale is None or bars.steps:
        return None
    length = bar.length / abs(scale.per_unit)
    return -length if bar.below else length


def _are_counts(lengths: Sequence[float]) -> bool:
    """Tell whether what bars are measured as are whole numbers, but for how precisely they are drawn."""
    return len(lengths) >= FEWEST_COUNTS and all(abs(length - round(length)) <= OFF_COUNT for length in lengths)


def _zeros(
    panel: Panel,
    bars: Bars,
    shown: Sequence[_Bar],
    noughts: Sequence[Segment],
    categories: Sequence[Category],
    title: Title,
) -> list[LabelledValue]:
    """Return the noughts printed on the baseline over categories that have no bar: a bar of no length is not drawn."""
    drawn = {id(category_at(bar.middle, categories, bars)) for bar in shown}
    values = []
    for label in noughts:
        box = label.box
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        off = bars.baseline - box.bottom if bars.upright else box.x0 - bars.baseline
        category = category_at(x if bars.upright else y, categories, bars)
        if category is None or id(category) in drawn or not -4 <= off <= LABEL_REACH:
            continue
        if not category.low - 4 <= (x if bars.upright else y) <= category.high + 4:
            continue  # a tick beside the axis
        at = Box(x, bars.baseline, x, bars.baseline) if bars.upright else Box(bars.baseline, y, bars.baseline, y)
        bar = _Bar(Rect(at, shown[0].rect.fill, None), bars.upright, False)
        values.append(_value(panel, bar, label, category, None, None, None, title))
    return values


def _totals(
    panel: Panel,
    bars: list[_Bar],
    labels: dict[int, Segment],
    numbers: Sequence[Segment],
    categories: Sequence[Category],
    area: Bars,
    title: Title,
) -> tuple[list[LabelledValue], list[Finding]]:
    """Return the numbers printed over stacks, or behind lying ones: sums of their parts, and those that are not."""
    values: list[LabelledValue] = []
    findings: list[Finding] = []
    stacks: dict[int, list[int]] = defaultdict(list)
    for k, bar in enumerate(bars):
        stacks[round(bar.middle)].append(k)
    for stack in (stack for stack in stacks.values() if len(stack) >= 2):
        if area.upright:
            top = min((bars[k] for k in stack), key=lambda bar: bar.rect.box.top)
            over = [s for s in numbers if number_of(s.text) is not None and _over(s.box, top.rect.box)]
        else:
            top = max((bars[k] for k in stack), key=lambda bar: bar.rect.box.x1)
            over = [s for s in numbers if number_of(s.text) is not None and _behind(s.box, top.rect.box)]
        category = category_at(top.middle, categories, area)
        # behind a stack the chart at its right may begin: 2020 is the name of its row, as it is of this one
        over = [s for s in over if category is None or s.text != category.text]
        if not over:
            continue
        label = min(over, key=lambda s: top.rect.box.top - s.box.bottom if area.upright else s.box.x0)
        value = _value(panel, top, label, category, "total", None, None, title)
        values.append(replace(value, value_id=f"{value.value_id}-total"))
        parts = [number_of(labels[k].text) for k in stack if k in labels]
        known = [part for part in parts if part is not None]
        printed = number_of(label.text) or 0.0
        if len(known) == len(stack) and abs(sum(known) - printed) > max(
            0.5 * len(known), SHARE_OF_VALUE * abs(printed)
        ):
            findings.append(_disagreement(panel, values[-1], printed, sum(known), "graphics.stack_differs"))
    return values, findings


def _over(label: Box, bar: Box) -> bool:
    middle = (label.x0 + label.x1) / 2
    return bar.x0 - 2 <= middle <= bar.x1 + 2 and -4 <= bar.top - label.bottom <= LABEL_REACH


def _behind(label: Box, bar: Box) -> bool:
    middle = (label.top + label.bottom) / 2
    return bar.top - 2 <= middle <= bar.bottom + 2 and -4 <= label.x0 - bar.x1 <= LABEL_REACH


def _is_off(rect: Rect, bars: Bars) -> bool:
    return abs(_base(rect, bars.upright) - bars.baseline) > 2


def _base(rect: Rect, upright: bool) -> float:
    return rect.box.bottom if upright else rect.box.x0


def _legend(panel: Panel, bars: Bars, segments: Sequence[Segment]) -> dict[str, str]:
    """Return the series that each colour stands for, from the small squares and dots with a name to their right.

    Charts side by side may share a legend, which then stands outside the panel: it counts where it names all colours.
    """
    fills = {rect.fill for rect in bars.rects if rect.fill is not None}
    own = _named_colours(panel.page, fills, bars, segments)
    if own or len(fills) < 2:
        return own
    page = panel.whole_page
    shared = _named_colours(page, fills, bars, segments_of(page.words, page))
    return shared if shared.keys() == fills else {}


def _named_colours(page: Page, fills: set[str], bars: Bars, segments: Sequence[Segment]) -> dict[str, str]:
    """Return the name beside the sample of each colour, of several the one nearest to the bars."""
    around = Box.around(rect.box for rect in bars.rects)
    pairs = swatches(page, segments, fills, [rect.box for rect in bars.rects])
    pairs.sort(key=lambda pair: away(pair[0].box, around), reverse=True)
    return {rect.fill: name.text for rect, name in pairs if rect.fill is not None}


def _labels(bars: list[_Bar], numbers: list[Segment], stacked: bool) -> dict[int, Segment]:
    """Give each bar the number at its end, or in it; the nearest pairs first."""
    offers: list[tuple[float, int, int]] = []
    plain = [(j, segment.box) for j, segment in enumerate(numbers) if number_of(segment.text) is not None]
    for k, bar in enumerate(bars):
        box = bar.rect.box
        for j, label in plain:
            away = _away(bar, box, label, stacked)
            if away is not None:
                offers.append((away, k, j))
    strange = misfits([(k, j, bars[k].length, number_of(numbers[j].text) or 0.0) for _, k, j in offers])
    taken: dict[int, Segment] = {}
    used: set[int] = set()
    for _, k, j in sorted(offer for offer in offers if offer[1:] not in strange):
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
        across, beyond = abs(x - bar.middle), label.top - box.bottom if bar.below else box.top - label.bottom
        if across > 0.5 * max(box.width, label.x1 - label.x0) + 1.5:
            return None
    else:
        across, beyond = abs(y - bar.middle), box.x0 - label.x1 if bar.below or bar.leftward else label.x0 - box.x1
        if across > 0.5 * max(box.height, label.bottom - label.top):
            return None
    if bar.step and beyond < -4:
        beyond = label.top - box.bottom  # a step down has its number under it
    if -4 <= beyond <= LABEL_REACH:
        return 1.0 + abs(beyond) + across + (4.0 if stacked else 0.0)
    return None


def _value(
    panel: Panel,
    bar: _Bar,
    label: Segment | None,
    category: Category | None,
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
    comma = number_of(label.text) if label is not None and with_point(label.text) != label.text else None
    return LabelledValue(
        value_id=stable_id("v", block.block_id, panel.page_no, f"{bar.rect.box.x0:.1f} {bar.rect.box.top:.1f}", "bar"),
        issue_id=panel.issue_id,
        article_id=panel.article.article_id,
        block_id=block.block_id,
        page_no=panel.page_no,
        box=box,
        kind="chart",
        text=without_share(label.text)[0] if label is not None else shown,
        label=None,
        title=title.text,
        context=title.context,
        series=series,
        category=category.text if category else None,
        row_headers=tuple(part for part in (category.outer, category.text) if part) if category else (),
        column_headers=(series,) if series else (),
        unit_hint=title.hint or tick_unit(scale),
        value=float(f"{measured:.4g}") if read and measured is not None else comma,
        precision=precision,
        rule_id="graphics.bar_length" if read else "graphics.bar_label",
    )


def _disagreement(
    panel: Panel, value: LabelledValue, printed: float, measured: float, check: str = "graphics.bar_disagrees"
) -> Finding:
    says = "its length says" if check == "graphics.bar_disagrees" else "its parts make"
    return Finding(
        panel.issue_id,
        panel.page_no,
        check,
        f"The bar {value.category or 'without a name'} is labelled {printed:g}, but {says} {measured:.4g}",
        panel.article.article_id,
        value.block_id,
        value.box,
    )
