"""Ticks that do not grow evenly along a line: the powers of ten of a logarithmic axis, and the numbers around a dial.

Belongs here: telling them from numbers that count something. Does not belong here: even axes (axes, infographics), and
colour scales (colour_scales).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipelines.graphics.panels.axes import number_of
from pipelines.graphics.panels.groups import Group

#: So many powers, each as many times the one before, in even steps along a line (within this share) make an axis.
FEWEST_POWERS = 3
LEAST_FACTOR = 2.0
EVEN = 0.12
ON_LINE = 2.5
#: So many numbers that grow evenly stand around one middle, as far from it within this share, in even steps.
FEWEST_ON_DIAL = 5
ROUND = 0.08
EVEN_TURN = 0.2


def ladder_ticks(numbers: Sequence[Group]) -> set[int]:
    """Return the ids of the numbers that are the ticks of a logarithmic axis or of a dial."""
    plain = [(g, value) for g in numbers if len(g.lines) == 1 and (value := number_of(g.text)) is not None]
    if len(plain) < FEWEST_POWERS:
        return set()
    found: set[int] = set()
    for upright in (False, True):
        lines: dict[int, list[tuple[Group, float]]] = defaultdict(list)
        for entry in plain:
            place = entry[0].box.x1 if upright else entry[0].lines[0].middle
            lines[round(place / ON_LINE)].append(entry)
            lines[round(place / ON_LINE) + 1].append(entry)
        for line in lines.values():
            if _are_powers(line, upright):
                found |= {id(g) for g, _ in line}
    by_size: dict[float, list[tuple[Group, float]]] = defaultdict(list)
    for entry in plain:
        by_size[round(entry[0].size, 1)].append(entry)
    for alike in by_size.values():
        if _are_on_dial(alike):
            found |= {id(g) for g, _ in alike}
    return found


def _are_powers(line: Sequence[tuple[Group, float]], upright: bool) -> bool:
    if len(line) < FEWEST_POWERS or len({round(g.size, 1) for g, _ in line}) > 1 or any(v <= 0 for _, v in line):
        return False
    ordered = sorted(line, key=lambda entry: entry[1])
    factors = [b / a for (_, a), (_, b) in pairwise(ordered)]
    if min(factors) < LEAST_FACTOR or max(factors) > 1.01 * min(factors):
        return False
    places = [g.lines[0].middle if upright else (g.box.x0 + g.box.x1) / 2 for g, _ in ordered]
    return _are_even([b - a for a, b in pairwise(places)], EVEN)


def _are_even(steps: Sequence[float], off: float) -> bool:
    """Tell whether steps all lead one way and are equally long within a share of them."""
    usual = sum(steps) / len(steps)
    return abs(usual) > 1 and all(abs(step - usual) <= off * abs(usual) for step in steps)


def _are_on_dial(numbers: Sequence[tuple[Group, float]]) -> bool:
    if len(numbers) < FEWEST_ON_DIAL:
        return False
    ordered = sorted(numbers, key=lambda entry: entry[1])
    if not _are_even(
        [1e3 * (b - a) / (ordered[-1][1] - ordered[0][1] or 1) for (_, a), (_, b) in pairwise(ordered)], EVEN
    ):
        return False
    points = [((g.box.x0 + g.box.x1) / 2, g.lines[0].middle) for g, _ in ordered]
    middle = _middle_of(points[0], points[len(points) // 2], points[-1])
    if middle is None:
        return False
    away = [math.dist(point, middle) for point in points]
    if max(away) - min(away) > 2 * ROUND * max(away):
        return False
    angles = [math.degrees(math.atan2(y - middle[1], x - middle[0])) for x, y in points]
    return _are_even([(b - a + 180) % 360 - 180 for a, b in pairwise(angles)], EVEN_TURN)


def _middle_of(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> tuple[float, float] | None:
    """Return the middle of the circle through three points, None when they lie on a line."""
    turn = 2 * (a[0] * (b[1] - c[1]) + b[0] * (c[1] - a[1]) + c[0] * (a[1] - b[1]))
    if abs(turn) < 1.0:
        return None
    squares = [p[0] ** 2 + p[1] ** 2 for p in (a, b, c)]
    x = (squares[0] * (b[1] - c[1]) + squares[1] * (c[1] - a[1]) + squares[2] * (a[1] - b[1])) / turn
    y = (squares[0] * (c[0] - b[0]) + squares[1] * (a[0] - c[0]) + squares[2] * (b[0] - a[0])) / turn
    return x, y
