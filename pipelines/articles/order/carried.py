"""Text at a page's head under no headline: columns that go on from one to the next, above all else on the page.

Belongs here: telling from broken sentences that such columns are read one after the other. Does not belong here: the
order of all else (`cuts`), and which story of another page they go on from (`jumps`).
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


def _goes_on(left: Sequence[Run], right: Sequence[Run]) -> bool:
    last = max(left, key=lambda run: run.box.bottom)
    first = min(right, key=lambda run: run.box.top)
    opened = last.role == first.role == "body" and last.text.rstrip(CLOSERS)[-1:] not in TERMINATORS
    return opened and first.text[:1].islower() and first.style.matches(last.style)
