"""The cheapest way to give each row of a table of costs one column of its own.

Belongs here: the assignment problem (Hungarian method, shortest augmenting paths). Does not belong here: what costs
mean.
"""

from __future__ import annotations

from collections.abc import Sequence


def assign(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return the column of each row so that the sum of costs is least; there are at least as many columns as rows."""
    rows = len(costs)
    columns = len(costs[0]) if rows else 0
    row_price = [0.0] * (rows + 1)
    column_price = [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    came_from = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        at = 0
        least = [float("inf")] * (columns + 1)
        used = [False] * (columns + 1)
        while owner[at]:
            used[at] = True
            current, step, following = owner[at], float("inf"), 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                reduced = costs[current - 1][column - 1] - row_price[current] - column_price[column]
                if reduced < least[column]:
                    least[column], came_from[column] = reduced, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    row_price[owner[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            owner[at] = owner[came_from[at]]
            at = came_from[at]
    taken = [-1] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            taken[owner[column] - 1] = column - 1
    return taken
