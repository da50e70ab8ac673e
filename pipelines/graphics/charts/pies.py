"""Pie charts: each slice with the label beside it or in it, its name and its value.

Belongs here: giving labels to slices, and checking values against them. Does not belong here: finding pies.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.articles.charts.chart_box import away
from pipelines.articles.charts.finding import pie_legend
from pipelines.articles.charts.pies import Pie, Slice, led_labels
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.graphics.panels.assignment import assign
from pipelines.graphics.panels.axes import number_of
from pipelines.graphics.panels.panel import Panel, middle_in
from pipelines.graphics.panels.titles import Title
from pipelines.graphics.panels.unit_words import is_scale, says_unit
from pipelines.model import Box, Finding, LabelledValue, stable_id

#: A label points at its slice within so many degrees beyond the slice's edge.
BESIDE = 25.0
#: A value may differ from its slice by this share of the whole.
SHARE = 0.03

#: A name around a pie has so many words at most, and stands so many em off its rim, inside or outside; that of a narrow
#: slice within so many degrees of its middle.
MOST_NAME_WORDS = 4
ON_RIM = 0.4
NAME_REACH = 2.0
NARROW = 12.0
#: What the sum of a ring's slices is printed as may be off by this share, rounded as they are.
TOTAL_OFF = 0.005
TOTAL = "graphics.pie_total"

NAME_AND_NUMBER = re.compile(
    r"""^ (?: (?P<name>.*?\S) [\s:,–—-]* )??
        [(\[]? (?P<number> (?:[$€£¥]\s?)? \d[\d,.]* (?:\s?%)? (?:\s(?:percent|per\scent))? ) [)\]]? $""",
    re.VERBOSE,
)
UNIT_BEHIND = re.compile(r"^(?P<rest>.*\d)\s?(?P<unit>[^\d\s%()\[\]][^\d()\[\]]*)$")
NUMBER_AND_NAME = re.compile(r"^(?P<number>\d[\d,.]*(?:\s?%)?)[\s:,–—-]+(?P<name>\D+)$")


@dataclass(frozen=True, slots=True)
class _Label:
    name: str | None
    number: str
    box: Box


def read_pie(
    panel: Panel, pie: Pie, area: Box, title: Title, others: Sequence[Box] = ()
) -> tuple[list[LabelledValue], list[Finding]]:
    """Return the value of each labelled slice, and where a value does not fit its slice; what stands nearer to one of
    the `others`, plots beside the pie, is a tick or a label of that."""
    words = [w for w in panel.page.words if not in_hole(w.box, pie)]
    segments = [s for s in segments_of(words, panel.page) if middle_in(s.box, area)]
    segments = [s for s in segments if not any(middle_in(s.box, box) for box in title.boxes)]
    segments = [s for s in segments if not any(away(s.box, other) < _beyond(pie, s.box) for other in others)]
    entries = _legend(panel, pie, segments)
    names = {fill: entry.text for fill, entry in entries.items()}
    beside = [s for s in segments if not any(middle_in(s.box, entry.box) for entry in entries.values())]
    labels = _labels(beside)
    taken = _taken(labels, pie)
    numbered = len(taken) == len(pie.slices)  # then a number in the legend is of a name: ``Under 3 min``
    if not numbered:
        labels = _labels(segments)
        taken = _taken(labels, pie)
    if not names and not any(labels[k].name for k in taken.values()):
        names = _around(pie, segments, led_labels(panel.page, pie, segments))
    told = {fill: found[0] for fill, entry in entries.items() if not numbered and (found := _labels([entry]))}
    told = told or _beside(entries, segments)
    if len({part.fill for part in pie.slices} & set(told)) == len(pie.slices):  # the legend gives the values too
        labels = [told[part.fill] for part in pie.slices]
        taken = {at: at for at in range(len(labels))}
    numbers = {at: number_of(labels[k].number) for at, k in taken.items()}
    whole = sum(value for value in numbers.values() if value is not None)
    if title.hint is None and len(taken) == len(pie.slices):
        title = replace(title, hint=_unit_of_whole(panel, pie, whole))
    values: list[LabelledValue] = []
    findings: list[Finding] = []
    for at, part in enumerate(pie.slices):
        if at not in taken:
            continue
        label = labels[taken[at]]
        values.append(_value(panel, label, label.name or names.get(part.fill), title))
        printed = numbers[at]
        if printed is not None and len(taken) == len(pie.slices) and whole > 0:
            share = part.extent / 360
            if abs(printed / whole - share) > SHARE:
                findings.append(_disagreement(panel, values[-1], share))
    total = _total(panel, pie, whole) if len(taken) == len(pie.slices) else None
    if total is not None and values:
        values.append(
            replace(
                values[0],
                value_id=f"{values[0].value_id}-total",
                box=total.box,
                text=total.text,
                category="total",
                row_headers=("total",),
                rule_id=TOTAL,
            )
        )
    return values, findings


def _total(panel: Panel, pie: Pie, whole: float) -> Segment | None:
    """Return the number in a ring's hole that is the sum of its slices."""
    inside = segments_of([w for w in panel.whole_page.words if in_hole(w.box, pie)], panel.whole_page)
    numbers = [s for s in inside if number_of(s.text) is not None]
    told = len(numbers) == 1 and abs((number_of(numbers[0].text) or 0.0) - whole) <= max(0.11, TOTAL_OFF * whole)
    return numbers[0] if told else None


def _unit_of_whole(panel: Panel, pie: Pie, whole: float) -> str | None:
    """Return the unit that stands in a ring's hole with the sum of its slices: ``88`` over ``thousand tonnes``."""
    inside = segments_of([w for w in panel.whole_page.words if in_hole(w.box, pie)], panel.whole_page)
    totals = [number for s in inside if (number := number_of(s.text)) is not None]
    units = [s.text for s in inside if number_of(s.text) is None]
    told = len(totals) == 1 and abs(totals[0] - whole) <= max(1.0, SHARE * whole)
    unit = " ".join(units)
    return unit if told and unit and (says_unit(unit) or is_scale(unit.split()[0])) else None


def in_hole(box: Box, pie: Pie) -> bool:
    """Tell whether the middle of `box` lies in the hole of a ring: what stands there is of no slice."""
    return math.dist(((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2), (pie.x, pie.y)) < pie.hole


def _labels(segments: Sequence[Segment]) -> list[_Label]:
    """Return the numbers around and in the pie with their names, which stand on the same line or on the next."""
    found = []
    for segment in segments:
        text, unit = _without_unit(segment.text)
        match = NAME_AND_NUMBER.match(text) or NUMBER_AND_NAME.match(text)
        if match is None:
            continue
        name, box = match["name"], segment.box
        if not name:
            near = [s for s in segments if not any(c.isdigit() for c in s.text) and _stacked(s, segment)]
            if near:
                other = min(near, key=lambda s: abs(s.middle - segment.middle))
                name, box = other.text, Box.around((other.box, segment.box))
        found.append(_Label(name or None, f"{match['number'].strip()}{unit}", box))
    return found


def _without_unit(text: str) -> tuple[str, str]:
    """Part a label from the unit behind its number: ``Wind: 27.0 TWh``."""
    match = UNIT_BEHIND.match(text)
    if match is None or not says_unit(match["unit"]):
        return text, ""
    return match["rest"], f" {match['unit']}"


def _beside(entries: dict[str, Segment], segments: Sequence[Segment]) -> dict[str, _Label]:
    """Return the values of a legend that stand in a column of their own right of its names."""
    told: dict[str, _Label] = {}
    for fill, entry in entries.items():
        level = [s for s in segments if s.numeric and s.box.x0 >= entry.box.x1 and abs(s.middle - entry.middle) <= 2]
        if level:
            number = min(level, key=lambda s: s.box.x0)
            told[fill] = _Label(entry.text, number.text, Box.around((entry.box, number.box)))
    return told


def _stacked(a: Segment, b: Segment) -> bool:
    gap = max(a.box.top - b.box.bottom, b.box.top - a.box.bottom)
    return gap <= 0.6 * b.size and min(a.box.x1, b.box.x1) > max(a.box.x0, b.box.x0)


def _taken(labels: Sequence[_Label], pie: Pie) -> dict[int, int]:
    """Return which label each slice has, so that all labels together point at their slices as well as can be."""
    costs = [[_off(label, part, pie) for part in pie.slices] for label in labels]
    order = sorted(range(len(labels)), key=lambda k: min(costs[k]))[: len(pie.slices)]
    if not order:
        return {}
    columns = assign([costs[k] for k in order])
    return {
        column: k
        for k, column in zip(order, columns, strict=True)
        if costs[k][column] <= BESIDE + pie.slices[column].extent / 2
    }


def _off(label: _Label, part: Slice, pie: Pie) -> float:
    """Return how many degrees a label is off the middle of a slice, seen from the middle of the pie."""
    box = label.box
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    if math.dist((x, y), (pie.x, pie.y)) > pie.radius:
        x = min(max(pie.x, box.x0), box.x1)
    angle = math.degrees(math.atan2(y - pie.y, x - pie.x))
    return abs((angle - part.start - part.extent / 2 + 180) % 360 - 180)


def _legend(panel: Panel, pie: Pie, segments: Sequence[Segment]) -> dict[str, Segment]:
    return {rect.fill: name for rect, name in pie_legend(panel.page, pie, segments) if rect.fill is not None}


def _around(pie: Pie, segments: Sequence[Segment], led: Sequence[Segment]) -> dict[str, str]:
    """Return the names that stand around a pie whose slices hold their numbers, one beside the middle of each slice;
    those that strokes lead to may stand further off."""
    near = [s for s in segments if not any(c.isdigit() for c in s.text) and len(s.words) <= MOST_NAME_WORDS]
    near = [s for s in near if s in led or -ON_RIM * s.size <= _beyond(pie, s.box) <= NAME_REACH * s.size]
    names: dict[str, str] = {}
    for part in pie.slices:
        costs = [_off(_Label(None, "", s.box), part, pie) for s in near]
        best = min(costs, default=BESIDE)
        if best >= min(BESIDE, max(part.extent / 2, NARROW)):
            return {}
        names[part.fill] = near[costs.index(best)].text
    return names if len(set(names.values())) == len(pie.slices) else {}


def _beyond(pie: Pie, box: Box) -> float:
    """Return how far beyond the rim of a pie a box begins."""
    x, y = min(max(pie.x, box.x0), box.x1), min(max(pie.y, box.top), box.bottom)
    return math.dist((x, y), (pie.x, pie.y)) - pie.radius


def _value(panel: Panel, label: _Label, name: str | None, title: Title) -> LabelledValue:
    block = panel.block_of(label.box)
    return LabelledValue(
        value_id=stable_id("v", block.block_id, panel.page_no, "pie", f"{label.box.x0:.1f} {label.box.top:.1f}"),
        issue_id=panel.issue_id,
        article_id=panel.article.article_id,
        block_id=block.block_id,
        page_no=panel.page_no,
        box=label.box,
        kind="chart",
        text=label.number,
        title=title.text,
        context=title.context,
        category=name,
        row_headers=(name,) if name else (),
        unit_hint=title.hint,
        rule_id="graphics.pie_label",
    )


def _disagreement(panel: Panel, value: LabelledValue, share: float) -> Finding:
    return Finding(
        panel.issue_id,
        panel.page_no,
        "graphics.slice_disagrees",
        f"The slice {value.category or 'without a name'} is labelled {value.text}, but is {100 * share:.1f}% of it",
        panel.article.article_id,
        value.block_id,
        value.box,
    )
