"""Lines that a printer has cut into dashes come whole; other small shapes stay what they are."""

from __future__ import annotations

import math

from pipelines.model import Box, Curve
from pipelines.pages.dashes import join_dashes


def _stroke(x0: float, y0: float, x1: float, y1: float, ink: str = "#cc0000") -> Curve:
    """Return the outline of a dash one point thick."""
    points = ((x0, y0 - 0.5), (x1, y1 - 0.5), (x1, y1 + 0.5), (x0, y0 + 0.5), (x0, y0 - 0.5))
    return Curve(Box(x0, min(y0, y1) - 0.5, x1, max(y0, y1) + 0.5), points, None, ink)


def _height(x: float) -> float:
    return 200 + 20 * math.sin(x / 40)


def _dashed(start: float, end: float) -> list[Curve]:
    places = [start + 8 * k for k in range(int((end - start) / 8))]
    return [_stroke(x, _height(x), x + 5, _height(x + 5)) for x in places]


def test_the_dashes_of_a_line_are_one_curve_along_it() -> None:
    solid = Curve(Box(50, 100, 300, 150), ((50, 100), (180, 150), (300, 120)), None, "#0000cc")
    joined = join_dashes([solid, *_dashed(50, 300)])
    assert joined[0] == solid
    assert len(joined) == 2
    assert joined[1].stroke == "#cc0000"
    assert joined[1].box.width > 230
    assert all(abs(y - _height(x)) < 0.5 for x, y in joined[1].points)


def test_a_sample_of_the_line_in_a_legend_comes_whole_and_apart() -> None:
    joined = join_dashes([*_dashed(50, 300), _stroke(60, 40, 65, 40), _stroke(68, 40, 73, 40), _stroke(76, 40, 81, 40)])
    assert sorted(round(curve.box.width) for curve in joined) == [21, 245]


def test_marks_far_apart_stay_marks() -> None:
    marks = [_stroke(50 + 30 * k, 100, 54 + 30 * k, 104) for k in range(10)]
    assert join_dashes(marks) == tuple(marks)
