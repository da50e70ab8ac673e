"""The ends of a colour scale: the numbers beside or under a strip of many colours, as maps have them.

Belongs here: telling such numbers from those that count something. Does not belong here: axes of charts (axes), and
the map itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.graphics.panels.axes import number_of
from pipelines.graphics.panels.groups import Group
from pipelines.model import Box, Page

#: A strip is painted in so many colours at least, in pieces that follow each other within so many points.
FEWEST_COLORS = 4
NEXT = 1.0
#: Its pieces are equally high within so many points, and it is longer than high by so much.
EQUAL = 1.0
LONG = 3.0
#: A number stands so near (in em) to an end of it, or under or over it.
NEAR = 1.6


def scale_numbers(numbers: Sequence[Group], page: Page) -> set[int]:
    """Return the ids of the numbers that stand at a colour scale: two at least, none with words of its own."""
    plain = [g for g in numbers if len(g.lines) == 1 and number_of(g.text) is not None]
    if len(plain) < 2:
        return set()
    found: set[int] = set()
    for strip, edges in _strips(page):
        near = [g for g in plain if _is_at(g, strip, edges)]
        level = [g for g in near if abs(g.lines[0].middle - near[0].lines[0].middle) <= 0.5 * g.size]
        values = [number_of(g.text) or 0.0 for g in sorted(level, key=lambda g: g.box.x0)]
        if len(level) >= 2 and all(a < b for a, b in pairwise(values)):
            found |= {id(g) for g in level}
    return found


def _strips(page: Page) -> list[tuple[Box, list[float]]]:
    """Return the boxes of rows of pieces in many colours that touch each other, and where the pieces begin and end."""
    pieces = [(r.box, r.fill) for r in page.rects if r.fill is not None]
    pieces += [(r.box, r.color) for r in page.rules if r.color is not None]
    rows: dict[tuple[int, int], list[tuple[Box, str]]] = {}
    for box, color in pieces:
        if box.height > EQUAL:
            rows.setdefault((round(box.top / EQUAL), round(box.bottom / EQUAL)), []).append((box, color))
    found = []
    for row in rows.values():
        row.sort(key=lambda piece: piece[0].x0)
        chain: list[tuple[Box, str]] = []
        for piece in (*row, None):
            if piece is not None and (not chain or piece[0].x0 - max(b.x1 for b, _ in chain[-3:]) <= NEXT):
                chain.append(piece)
                continue
            strip = Box.around(b for b, _ in chain)
            if len({c for _, c in chain}) >= FEWEST_COLORS and strip.width >= LONG * strip.height:
                found.append((strip, [*(b.x0 for b, _ in chain), strip.x1]))
            chain = [piece] if piece is not None else []
    return found


def _is_at(number: Group, strip: Box, edges: Sequence[float]) -> bool:
    """Tell whether a number stands beside an end of the strip, or under or over where two of its pieces meet: what
    stands under the middle of a piece counts that piece."""
    box, reach = number.box, NEAR * number.size
    middle = number.lines[0].middle
    if strip.top - 1 <= middle <= strip.bottom + 1:
        return 0 <= strip.x0 - box.x1 <= reach or 0 <= box.x0 - strip.x1 <= reach
    x = (box.x0 + box.x1) / 2
    ends = abs(box.x0 - strip.x0) <= NEXT or abs(box.x1 - strip.x1) <= NEXT
    return (ends or any(abs(x - edge) <= 2 * NEXT for edge in edges)) and (
        0 <= max(box.top - strip.bottom, strip.top - box.bottom) <= reach / 2
    )
