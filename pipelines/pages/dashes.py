"""Dashed lines that a printer has cut into strokes, put together again.

Belongs here: which small shapes follow each other as the dashes of one line do. Does not belong here: lines whose file
says that they are dashed (they come whole), and what a line means.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.model import Box, Curve

#: A dash is so long at most (in points), and its outline has so many points at most.
LONGEST = 16.0
MOST_POINTS = 12
#: So many dashes that follow each other are a line; of its colour so many are the sample in a legend.
FEWEST = 6
FEWEST_OF_SAMPLE = 2
#: The gap behind a dash is so many times as long as the line's longest dash, or shorter, and so long at most.
GAP = 1.6
WIDEST_GAP = 10.0
#: With more small shapes of one colour than this they are the dots of a map.
MOST = 4000


@dataclass(frozen=True, slots=True)
class _Dash:
    place: int
    start: tuple[float, float]
    end: tuple[float, float]

    @property
    def length(self) -> float:
        return math.dist(self.start, self.end)


def join_dashes(curves: Sequence[Curve]) -> tuple[Curve, ...]:
    """Return the curves, those that are the dashes of a line from left to right as one curve through their ends.

    A joined curve stands where its first dash stood in painting order.
    """
    by_ink: dict[str, list[_Dash]] = defaultdict(list)
    for place, curve in enumerate(curves):
        ink = curve.stroke or curve.fill
        if ink is not None and len(curve.points) <= MOST_POINTS and max(curve.box.width, curve.box.height) <= LONGEST:
            by_ink[ink].append(_dash(place, curve))
    joined: dict[int, Curve] = {}
    gone: set[int] = set()
    for ink, dashes in by_ink.items():
        if not FEWEST <= len(dashes) <= MOST:
            continue
        chains = _chains(dashes)
        lines = [chain for chain in chains if len(chain) >= FEWEST]
        samples = [chain for chain in chains if lines and FEWEST_OF_SAMPLE <= len(chain) < FEWEST]
        for chain in (*lines, *samples):
            points = tuple(point for dash in chain for point in (dash.start, dash.end))
            first = min(dash.place for dash in chain)
            gone |= {dash.place for dash in chain}
            joined[first] = Curve(Box.around(curves[dash.place].box for dash in chain), points, None, ink)
    if not joined:
        return tuple(curves)
    kept = ((place, joined.get(place, curve)) for place, curve in enumerate(curves))
    return tuple(curve for place, curve in kept if place in joined or place not in gone)


def _dash(place: int, curve: Curve) -> _Dash:
    """Return a small shape as a stroke from left to right: from the middle of its leftmost points to that of the
    rightmost."""
    points = sorted(dict.fromkeys(curve.points))
    if len(points) < 2:
        return _Dash(place, points[0], points[0])
    if len(points) == 2:
        return _Dash(place, points[0], points[1])
    return _Dash(place, _middle(points[:2]), _middle(points[-2:]))


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _chains(dashes: list[_Dash]) -> list[list[_Dash]]:
    """Return the runs of dashes of which each begins a short gap behind the one before, level with its course."""
    chains: list[list[_Dash]] = []
    open_chains: list[list[_Dash]] = []
    for dash in sorted(dashes, key=lambda d: (d.start[0], d.start[1])):
        open_chains = [chain for chain in open_chains if dash.start[0] - chain[-1].end[0] <= WIDEST_GAP]
        near = [chain for chain in open_chains if _follows(chain, dash)]
        if near:
            min(near, key=lambda chain: _off(chain, dash)).append(dash)
        else:
            chains.append([dash])
            open_chains.append(chains[-1])
    return [chain for chain in chains if sum(dash.length for dash in chain) > 0]


def _follows(chain: Sequence[_Dash], dash: _Dash) -> bool:
    last = chain[-1]
    gap = math.dist(last.end, dash.start)
    longest = max(last.length, dash.length)
    return 0.3 < gap <= min(GAP * longest, WIDEST_GAP) and last.end[0] - 0.5 <= dash.start[0]


def _off(chain: Sequence[_Dash], dash: _Dash) -> float:
    return math.dist(chain[-1].end, dash.start)
