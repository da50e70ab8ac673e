"""Columns of several charts that stand side by side on one level, with no line drawn under any of them.

Belongs here: telling the gap between two charts from that of a category without a column. Does not belong here: charts
on axes of their own (`bars`), and small charts under one heading (`multiples`).
"""

from __future__ import annotations

from itertools import pairwise

from pipelines.articles.charts.bar_sides import BarSides
from pipelines.articles.charts.labels import LabelWords
from pipelines.model import Box, Rect

#: So many columns stand on each side of the gap, with words under so many of each; it is so many steps and points wide.
FEWEST = 3
FEWEST_LABELS = 2
STEPS = 2.2
WIDE = 30.0
#: Labels stand so many points under the columns at most.
UNDER = 20.0


def side_by_side(columns: list[Rect], base: float, labels: LabelWords, sides: BarSides) -> list[list[Rect]]:
    """Part columns at wide gaps with no label under them and no line across, where labels stand under all the parts."""
    row = sorted(columns, key=lambda r: r.box.x0)
    if len(row) < 2 * FEWEST:
        return [columns]
    steps = sorted(b.box.x0 - a.box.x0 for a, b in pairwise(row))
    least = max(STEPS * steps[len(steps) // 2], WIDE + row[0].box.width)
    if steps[-1] < least:
        return [columns]
    parts = [[row[0]]]
    for a, b in pairwise(row):
        gap = Box(a.box.x1, base, b.box.x0, base + UNDER)
        if b.box.x0 - a.box.x0 >= least and not _words_under(gap, labels) and not sides.crossed(gap, a.box.top):
            parts.append([])
        parts[-1].append(b)
    spans = [Box(part[0].box.x0, base, part[-1].box.x1, base + UNDER) for part in parts]
    told = all(_words_under(span, labels) >= FEWEST_LABELS for span in spans)
    return parts if told and min(map(len, parts)) >= FEWEST else [columns]


def _words_under(span: Box, labels: LabelWords) -> int:
    """Return how many words have their middles in a span under columns."""
    numbers, texts = labels.near(span, 0.0)
    return sum(span.x0 < (word.box.x0 + word.box.x1) / 2 < span.x1 for word in (*numbers, *texts))
