"""Which of several numbers near a bar or a point is its own: the one that fits how long it is, or how high it stands.

Belongs here: telling numbers that fit from those of another series drawn over it. Does not belong here: how near a
number stands, and reporting one that disagrees with its bar.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.graphics.panels.axes import Scale, number_of

#: A number fits a bar within this share of itself, or within so many points of the bar's length.
SHARE = 0.05
POINTS = 2.5
#: So many bars, and this share of those with a number near, tell at what scale all are drawn.
FEWEST_BARS = 3
MOST_BARS = 0.8
#: A number fits a point within this share of its axis.
OF_AXIS = 0.03
#: What a number costs that does not fit, against one that is further away.
MISFIT = 40.0


def misfits(offers: Sequence[tuple[int, int, float, float]]) -> set[tuple[int, int]]:
    """Return which offers of a number to a bar do not fit, where the bar has one that does: of each offer the bar, the
    number, the bar's length in points and the number's value. None where each bar has one number near it, or no scale
    suits nearly all bars."""
    near: dict[int, list[tuple[int, float, float]]] = defaultdict(list)
    for bar, number, length, value in offers:
        if length > 0 and value:
            near[bar].append((number, length, abs(value)))
    if len(near) < FEWEST_BARS or all(len(found) == 1 for found in near.values()):
        return set()
    rates = sorted({value / length for found in near.values() for _, length, value in found})
    best = max(rates, key=lambda rate: sum(any(_fits(o, rate) for o in found) for found in near.values()))
    told = [bar for bar, found in near.items() if any(_fits(offer, best) for offer in found)]
    if len(told) < max(FEWEST_BARS, MOST_BARS * len(near)):
        return set()
    return {(bar, offer[0]) for bar in told for offer in near[bar] if not _fits(offer, best)}


def _fits(offer: tuple[int, float, float], rate: float) -> bool:
    _, length, value = offer
    return abs(value / rate - length) <= max(POINTS, SHARE * length)


def stands_at(text: str, y: float, scale: Scale | None) -> bool | None:
    """Tell whether a number fits the height of its point on the axis, None where there is no axis."""
    value = number_of(text)
    if scale is None or value is None:
        return None
    span = max(abs(number_of(s.text) or 0.0) for s in scale.ticks)
    return abs(scale.value_at(y) - value) <= max(OF_AXIS * span, scale.precision)
