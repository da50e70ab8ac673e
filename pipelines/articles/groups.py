"""Which headline each run of text stands under, from the columns that the headline spans.

Belongs here: ownership by place: a column is owned by the heading above it, and so is what follows down that column.
Does not belong here: the order within and between groups.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.articles.prose import CLOSERS, TERMINATORS
from pipelines.articles.shapes import Run, overlap_x
from pipelines.articles.sideheads import beside_heads, section_titles
from pipelines.model import Box

#: A run is under a heading when this share of its width is.
UNDER = 0.5
#: A divider reaches over a column and more, and the headings under it begin at most so many em below a column there.
ACROSS = 1.3
BESIDE = 3.0
WIDER = 1.6
#: A credit so many em below the text above it is not that text's.
FAR = 8.0


def owners(runs: Sequence[Run], reach: Mapping[int, Box], dividers: Sequence[Box] = ()) -> dict[int, Run]:
    """Return, by id of run, the headline that owns it; `dividers` are level rules and boxes that may part stories."""
    headlines = [run for run in runs if run.role == "headline"]
    ordered = sorted(runs, key=lambda run: (run.box.top, run.box.x0))
    owner: dict[int, Run] = {}
    seen: list[Run] = []
    beside = beside_heads(runs)
    titles = section_titles(runs, reach)
    for run in ordered:
        if run.role == "headline":
            owner[id(run)] = run
        elif run.head is not None and any(run.head is headline for headline in headlines):
            owner[id(run)] = run.head
        elif id(run) in beside:
            owner[id(run)] = beside[id(run)]
        else:
            above = _nearest_above(run, seen, reach)
            if (
                above is not None
                and id(above) in owner
                and not _stray(run, above)
                and id(above) not in titles
                and not _parted(run, above, dividers, headlines)
            ):
                owner[id(run)] = owner[id(above)]
        seen.append(run)
    for headline in sorted(headlines, key=lambda run: run.box.top):
        _release(headline, ordered, owner, reach)
    return owner


def _stray(run: Run, above: Run) -> bool:
    """Tell whether a credit stands too far below the text above it to belong there."""
    return run.role == "credit" and run.box.top - above.box.bottom > FAR * run.size


def _parted(run: Run, above: Run, dividers: Sequence[Box], headlines: Sequence[Run]) -> bool:
    """Tell whether a run stands under a divider that a heading to its left stands under too: it goes on from there."""
    if run.role != "body" and run.note != "closing":
        return False
    box = run.box
    if above.role == "body" and above.box.width >= WIDER * box.width:
        dividers = [*dividers, above.box]  # text over the whole width ends where narrower columns begin
    for divider in dividers:
        if not (above.box.bottom - 2 <= divider.bottom and divider.bottom <= box.top + 2):
            continue
        if overlap_x(divider, box) < 0.9 * box.width or divider.width < ACROSS * box.width:
            continue
        if any(
            divider.bottom - 2 <= head.box.top <= box.top + BESIDE * run.size
            and head.box.x1 <= box.x0 + 2
            and overlap_x(divider, head.box) >= 0.9 * head.box.width
            for head in headlines
        ):
            return True
    return False


def _nearest_above(run: Run, seen: Sequence[Run], reach: Mapping[int, Box]) -> Run | None:
    best: Run | None = None
    for other in seen:
        box = reach.get(id(other), other.box)
        if box.bottom > run.box.top + 3 or overlap_x(box, run.box) < min(UNDER * run.box.width, UNDER * box.width):
            continue
        if (
            best is None
            or box.bottom > best.box.bottom + 0.5
            or (box.bottom > best.box.bottom - 0.5 and overlap_x(box, run.box) > overlap_x(best.box, run.box))
        ):
            best = other
    return best


def _release(headline: Run, runs: Sequence[Run], owner: dict[int, Run], reach: Mapping[int, Box]) -> None:
    """Let go of columns to the right that a heading inside the group's first columns has taken over.

    In a paper or report the text under a heading in the first column goes on at the top of the next; in a newspaper
    those columns are the upper story's. What decides is where the sentence goes on.
    """
    place = reach.get(id(headline), headline.box)
    for other in runs:
        if other.role != "headline" or other is headline or other.box.top <= headline.box.bottom:
            continue
        inner = reach.get(id(other), other.box)
        if inner.x0 < place.x0 - 3 or inner.x1 > place.x1 + 3:
            continue
        later = [
            run
            for run in runs
            if owner.get(id(run)) is headline
            and run.box.x0 >= inner.x1 - 2
            and run.box.bottom > other.box.top
            and run.role != "headline"
            and run.head is None
        ]
        starts = [run for run in later if run.role == "body"]
        if not starts:
            continue
        first = min(starts, key=lambda run: (run.box.x0, run.box.top))
        before = [
            run
            for run in runs
            if owner.get(id(run)) is headline
            and run.role == "body"
            and run.box.bottom <= other.box.top + 2
            and overlap_x(run.box, inner) > 2
        ]
        below = [run for run in runs if owner.get(id(run)) is other and run.role == "body"]
        if not before or not below:
            continue
        upper_open = _open_end(max(before, key=lambda run: (run.box.x0, run.box.bottom)))
        lower_open = _open_end(max(below, key=lambda run: (run.box.x0, run.box.bottom)))
        if upper_open or not (lower_open or other.size < 0.75 * headline.size):
            continue
        goes_on = first.text[0].islower() or lower_open
        if goes_on or other.head is None:
            for run in runs:
                if (
                    owner.get(id(run)) is headline
                    and run.box.x0 >= inner.x1 - 2
                    and run.role != "headline"
                    and run.head is None
                ):
                    del owner[id(run)]


def _open_end(run: Run) -> bool:
    return run.text.rstrip(CLOSERS)[-1:] not in TERMINATORS
