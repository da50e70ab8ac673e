"""Text at a page's head under no headline: columns that go on from one to the next, above all else on the page.

Belongs here: telling from broken sentences which columns are read one after the other. Does not belong here: the order
of all else (`cuts`), and which story of another page they go on from (`jumps`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.text.prose import CLOSERS, TERMINATORS
from pipelines.model import Box


def carried_columns(runs: Sequence[Run], owner: Mapping[int, Run], others: Sequence[Box]) -> list[Run]:
    """Return the unowned text that stands in columns above all other runs and the `others`, where a sentence goes on
    from the foot of one of its columns to the head of the next; nothing where none does."""
    if not any(run.role == "headline" for run in runs):
        return []
    loose = [run for run in runs if id(run) not in owner and run.role in ("body", "subhead")]
    taken = {id(run) for run in loose}
    below = min([*(run.box.top for run in runs if id(run) not in taken), *(box.top for box in others)])
    head = [run for run in loose if run.box.top < below]
    if len(head) < 2 or any(run.box.bottom > below + 2 for run in head):
        return []
    columns: list[list[Run]] = []
    for run in sorted(head, key=lambda run: run.box.x0):
        if columns and overlap_x(run.box, Box.around([other.box for other in columns[-1]])) > 2:
            columns[-1].append(run)
        else:
            columns.append([run])
    goes_on = any(_goes_on(left, right) for left, right in pairwise(columns))
    return head if goes_on else []


def onward_from(groups: Sequence[Sequence[object]]) -> dict[int, int]:
    """Return for groups of parts whose last sentence is broken the one group at whose beginning it goes on: text at the
    head of a column right of it, under no headline of its own."""
    firsts = [parts[0] for parts in groups]
    begins = [k for k, first in enumerate(firsts) if isinstance(first, Run) and first.text[0].islower()]
    lasts = [parts[-1] for parts in groups] if begins else []
    found: dict[int, int] = {}
    for number in begins:
        first = firsts[number]
        before = [(k, last) for k, last in enumerate(lasts) if isinstance(last, Run) and _leads_to(last, first)]
        # of several the highest: a list further down ends without a full stop, too
        upper, last = min(before, key=lambda one: one[1].box.bottom, default=(-1, None))
        if last is not None and upper not in found and not _over_text(last, firsts):
            found[upper] = number
    return found


def _over_text(last: Run, firsts: Sequence[object]) -> bool:
    """Tell whether text goes on right below a column's last text: there its sentence goes on."""
    below = [o for o in firsts if isinstance(o, Run) and o.box.top >= last.box.bottom - 2]
    below = [o for o in below if overlap_x(o.box, last.box) > 2]
    nearest = min(below, key=lambda run: run.box.top, default=None)
    return nearest is not None and nearest.role == "body"


def _leads_to(last: Run, first: object) -> bool:
    """Tell whether a column's last text goes on at the head of a column to its right."""
    right = isinstance(first, Run) and last.box.x1 <= first.box.x0 + 2 and first.box.top < last.box.bottom
    return right and isinstance(first, Run) and _goes_on([last], [first])


def _goes_on(left: Sequence[Run], right: Sequence[Run]) -> bool:
    last = max(left, key=lambda run: run.box.bottom)
    first = min(right, key=lambda run: run.box.top)
    opened = last.role == first.role == "body" and last.text.rstrip(CLOSERS)[-1:] not in TERMINATORS
    return opened and first.text[:1].islower() and first.style.matches(last.style)
