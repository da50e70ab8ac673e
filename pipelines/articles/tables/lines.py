"""The straight lines of a page: rules, thin paths, and the edges of boxes where two colours meet.

Belongs here: collecting, snapping and joining lines, and which of them cross. Does not belong here: what they enclose.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from pipelines.model import Page, Rect
from pipelines.values import frozen

#: Lines closer than this are one line; lines that stop this short of each other still meet.
SNAP = 2.6
REACH = 3.2
#: A path thinner than this is a line.
THIN = 2.0
#: How far outside a filled rectangle its neighbour's colour is looked up, and up to how many rectangles.
OUTSIDE = 1.5
MOST_RECTS = 4000


@frozen
class Line:
    """A straight line: its place across, and from where to where it runs."""

    at: float
    low: float
    high: float


def drawn_lines(page: Page) -> tuple[list[Line], list[Line]]:
    flat: list[Line] = []
    steep: list[Line] = []
    for rule in page.rules:
        box = rule.box
        if box.width >= box.height:
            flat.append(Line((box.top + box.bottom) / 2, box.x0, box.x1))
        else:
            steep.append(Line((box.x0 + box.x1) / 2, box.top, box.bottom))
    for curve in page.curves:
        box = curve.box
        if box.height <= THIN < box.width:
            flat.append(Line((box.top + box.bottom) / 2, box.x0, box.x1))
        elif box.width <= THIN < box.height:
            steep.append(Line((box.x0 + box.x1) / 2, box.top, box.bottom))
    for rect in page.rects:
        box = rect.box
        if rect.stroke is not None and rect.stroke != "#ffffff" and min(box.width, box.height) >= 4:
            flat += [Line(box.top, box.x0, box.x1), Line(box.bottom, box.x0, box.x1)]
            steep += [Line(box.x0, box.top, box.bottom), Line(box.x1, box.top, box.bottom)]
    for rect, sides in _visible_edges(page):
        box = rect.box
        flat += [Line(at, box.x0, box.x1) for at, seen in zip((box.top, box.bottom), sides[:2], strict=True) if seen]
        steep += [Line(at, box.top, box.bottom) for at, seen in zip((box.x0, box.x1), sides[2:], strict=True) if seen]
    return _merged(flat), _merged(steep)


def _visible_edges(page: Page) -> list[tuple[Rect, list[bool]]]:
    """Return the filled rectangles, and which of their edges (top, bottom, left, right) part two colours.

    Word processors paint a cell's ground in strips, one per line of text: between strips of one colour is no edge.
    """
    rects = [r for r in page.rects if r.fill is not None and min(r.box.width, r.box.height) >= 4]
    if not rects or len(rects) > MOST_RECTS:
        return []
    fills = np.array([hash(r.fill) for r in rects])
    x0, top, x1, bottom = (
        np.array([getattr(r.box, side) for r in rects])[:, None] for side in ("x0", "top", "x1", "bottom")
    )
    middle_x, middle_y = (x0 + x1) / 2, (top + bottom) / 2
    sides = []
    for x, y in (
        (middle_x, top - OUTSIDE),
        (middle_x, bottom + OUTSIDE),
        (x0 - OUTSIDE, middle_y),
        (x1 + OUTSIDE, middle_y),
    ):
        covers = (x >= x0.T) & (x <= x1.T) & (y >= top.T) & (y <= bottom.T)
        topmost = covers.shape[1] - 1 - np.argmax(covers[:, ::-1], axis=1)
        ground = np.where(covers.any(axis=1), fills[topmost], hash("#ffffff"))
        sides.append((ground != fills).tolist())
    return [(rect, [side[k] for side in sides]) for k, rect in enumerate(rects)]


def _merged(lines: list[Line]) -> list[Line]:
    """Snap lines that lie side by side together, and join those that follow each other."""
    out: list[Line] = []
    lines = sorted(lines, key=lambda line: line.at)
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and lines[end].at - lines[start].at <= SNAP:
            end += 1
        group = sorted(lines[start:end], key=lambda line: line.low)
        at = sum(line.at for line in group) / len(group)
        low, high = group[0].low, group[0].high
        for line in group[1:]:
            if line.low <= high + REACH:
                high = max(high, line.high)
            else:
                out.append(Line(at, low, high))
                low, high = line.low, line.high
        out.append(Line(at, low, high))
        start = end
    return [line for line in out if line.high - line.low > 5]


def crossing(flat: list[Line], steep: list[Line]) -> list[tuple[list[int], list[int]]]:
    """Return the sets of lines that cross each other, as numbers of flat and of steep lines."""
    y = np.array([line.at for line in flat])[:, None]
    left = np.array([line.low for line in flat])[:, None]
    right = np.array([line.high for line in flat])[:, None]
    x = np.array([line.at for line in steep])[None, :]
    top = np.array([line.low for line in steep])[None, :]
    bottom = np.array([line.high for line in steep])[None, :]
    meet = (x >= left - REACH) & (x <= right + REACH) & (y >= top - REACH) & (y <= bottom + REACH)
    across: dict[int, list[int]] = defaultdict(list)  # which steep lines cross a flat one
    along: dict[int, list[int]] = defaultdict(list)
    for row, column in zip(*(places.tolist() for places in meet.nonzero()), strict=True):
        across[row].append(column)
        along[column].append(row)
    seen: set[int] = set()
    found = []
    for first in list(across):
        if first in seen:
            continue
        rows, columns, queue = {first}, set[int](), {first}
        while queue:
            fresh = {column for row in queue for column in across[row]} - columns
            columns |= fresh
            queue = {row for column in fresh for row in along[column]} - rows
            rows |= queue
        seen |= rows
        if len(rows) >= 2 and len(columns) >= 2:
            found.append((sorted(rows), sorted(columns)))
    return found


def snapped(values: list[float]) -> list[float]:
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][0] <= SNAP:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(group) / len(group) for group in out]
