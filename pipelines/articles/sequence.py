"""The order of a page: which columns a headline holds for, and the way through runs, areas and panels.

Belongs here: turning a draft into one sequence. Does not belong here: the cuts themselves (`cuts`), and what the
sequence means (`stories`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.articles.cuts import Item, Walls, reading_order
from pipelines.articles.draft import Area, PageDraft, is_prose
from pipelines.articles.shapes import Run, overlap_x, overlap_y
from pipelines.model import Box

#: Columns that begin at one height (within this many em) stand under one headline.
LEVEL = 0.7
#: The widest gutter, in em of the body.
GUTTER = 3.5
#: Roles that the columns flow around: they stay out of the cuts.
FLOATING = ("caption", "pull_quote")


@dataclass(frozen=True, slots=True)
class PanelPart:
    """What a panel holds, in reading order."""

    number: int
    parts: tuple[Part, ...]


Part = Run | Area | PanelPart


def sequence(draft: PageDraft) -> tuple[Part, ...]:
    """Return the page's content in reading order; captions and pull quotes come after what they stand nearest to."""
    return _sequence(draft, None)


def _sequence(draft: PageDraft, container: int | None) -> tuple[Part, ...]:
    in_area = {id(run) for runs in draft.in_area.values() for run in runs}
    own = [run for run in draft.content() if run.panel == container and id(run) not in in_area]
    floating = [run for run in own if run.role in FLOATING]
    flowing = [run for run in own if run.role not in FLOATING]
    children = [n for n, box in enumerate(draft.panels) if _parent(n, draft.panels) == container]
    areas = [area for area in draft.areas if _home(area.box, draft.panels) == container]
    parts: list[Part] = [*flowing, *areas]
    reach = headline_reach(draft, flowing)
    boxes = [reach.get(id(run), run.box) for run in flowing] + [area.box for area in areas]
    counts = [(len(run.lines), run.word_count) for run in flowing] + [(1, 9)] * len(areas)
    for number in children:
        inner = PanelPart(number, _sequence(draft, number))
        if inner.parts:
            parts.append(inner)
            boxes.append(draft.panels[number])
            counts.append((1, 9))
    items = [Item(k, box, *counts[k]) for k, box in enumerate(boxes)]
    region = Box.around(boxes) if boxes else None
    walls = _walls(draft, region, container, boxes)
    ordered = [parts[k] for k in reading_order(items, walls)]
    for run in sorted(floating, key=lambda run: (run.box.top, run.box.x0)):
        ordered.insert(_place_of(run, ordered), run)
    return tuple(ordered)


def _walls(draft: PageDraft, region: Box | None, container: int | None, boxes: Sequence[Box]) -> Walls:
    if region is None:
        return Walls((), ())
    level, upright = [], []
    for rule in draft.page.rules:
        box = rule.box
        if overlap_x(box, region) < 0 or overlap_y(box, region) < 0:
            continue
        if any(other.x0 - 1 <= box.x0 and box.x1 <= other.x1 + 1 and other.top + 1 < box.top and box.bottom < other.bottom - 1 for other in boxes):
            continue
        if box.width > 25 and box.width > 5 * box.height:
            level.append(box)
        elif box.height > 25 and box.height > 5 * box.width:
            upright.append(box)
    return Walls(tuple(level), tuple(upright))


def _parent(number: int, panels: Sequence[Box]) -> int | None:
    """Return the smallest panel around panel `number`; panels come smallest first."""
    box = panels[number]
    return next((k for k in range(number + 1, len(panels)) if _inside(box, panels[k])), None)


def _home(box: Box, panels: Sequence[Box]) -> int | None:
    return next((k for k, panel in enumerate(panels) if _inside(box, panel)), None)


def _inside(inner: Box, outer: Box) -> bool:
    return outer.x0 - 4 <= inner.x0 and inner.x1 <= outer.x1 + 4 and outer.top - 4 <= inner.top and inner.bottom <= outer.bottom + 4


def headline_reach(draft: PageDraft, runs: Sequence[Run]) -> dict[int, Box]:
    """Return, by id of run, the box of each heading widened over the columns that it holds for.

    A heading may be shorter than its story is wide: the columns under it begin at one height, with nothing above them
    up to the heading's own.
    """
    size = draft.body_size
    reach: dict[int, Box] = {}
    headings = [run for run in runs if run.role in ("headline", "subhead")]
    columns = [run for run in runs if run.role == "body" and (is_prose(run, size) or len(run.lines) >= 2)]
    for heading in headings:
        first = _first_below(heading, runs, columns)
        if first is None:
            continue
        tops = [first]
        box = heading.box
        for other in sorted(columns, key=lambda run: run.box.x0):
            if other is first or abs(other.box.top - first.box.top) > LEVEL * size or not other.style.matches(first.style):
                continue
            tops.append(other)
        right, left = first.box.x1, first.box.x0
        for other in (o for o in tops if o.box.x0 >= first.box.x1 - 2):
            if other.box.x0 - right > GUTTER * size or _occupied(other.box, heading, runs):
                break
            right = other.box.x1
        for other in sorted((o for o in tops if o.box.x1 <= first.box.x0 + 2), key=lambda o: -o.box.x0):
            if left - other.box.x1 > GUTTER * size or _occupied(other.box, heading, runs):
                break
            left = other.box.x0
        if right > box.x1 + 2 or left < box.x0 - 2:
            reach[id(heading)] = Box(min(box.x0, left), box.top, max(box.x1, right), box.bottom)
    return reach


def _first_below(heading: Run, runs: Sequence[Run], columns: Sequence[Run]) -> Run | None:
    """Return the column that begins under the heading, past its deck and byline."""
    below = sorted(
        (run for run in runs if run.box.top >= heading.box.bottom - 3 and overlap_x(run.box, heading.box) > 2),
        key=lambda run: run.box.top,
    )
    for run in below[:4]:
        if any(run is column for column in columns):
            return run
        if run.role not in ("deck", "byline", "jump", "kicker"):
            return None
    return None


def _occupied(column: Box, heading: Run, runs: Sequence[Run]) -> bool:
    """Tell whether something else stands above the column, beside the heading."""
    return any(
        run is not heading and overlap_x(run.box, column) > 2 and run.role not in ("deck", "byline", "jump")
        and run.box.bottom > heading.box.top + 1 and run.box.bottom <= column.top + 2
        for run in runs
    )


def _place_of(run: Run, ordered: Sequence[Part]) -> int:
    """Return where in the order a caption or pull quote goes: after the text that it stands nearest to."""
    best, place = float("inf"), len(ordered)
    for number, part in enumerate(ordered):
        if isinstance(part, PanelPart) or (isinstance(part, Run) and part.role in ("kicker", "headline")):
            continue
        distance = _distance(run.box, part.box)
        if distance < best - 0.5:
            best, place = distance, number + 1
    return place


def _distance(a: Box, b: Box) -> float:
    across = max(0.0, -overlap_x(a, b))
    down = max(0.0, -overlap_y(a, b))
    return across + down
