"""The order of a page: the way through runs, areas and panels.

Belongs here: turning a draft into one sequence. Does not belong here: the cuts themselves (`cuts`), which columns
a headline holds for (`reach`), and what the sequence means (`stories`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipelines.articles.areas.bars import SECTION
from pipelines.articles.order.carried import carried_columns, onward_from
from pipelines.articles.order.cuts import Item, Walls, reading_order
from pipelines.articles.order.groups import owners
from pipelines.articles.order.reach import GUTTER, headline_reach, is_occupied
from pipelines.articles.order.text_boxes import boxed_together, text_boxes
from pipelines.articles.page.draft import Area, PageDraft
from pipelines.articles.page.shapes import Run, overlap_x, overlap_y, stands_over
from pipelines.articles.page.tagged import rank_of
from pipelines.articles.text.footnotes import FOOTNOTE, find_footnotes, notes_last
from pipelines.model import Box
from pipelines.values import frozen

#: The parts of an infographic begin this many em below its headline.
UNDER = 5.0
#: A caption goes with text beside it only when that is nearer by this many em than text above or below.
ASIDE = 12.0
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


@frozen
class _Group:
    """Parts that stay together, in order, and the room they take."""

    box: Box
    line_count: int
    word_count: int
    parts: tuple[Part, ...]


def _sequence(draft: PageDraft, container: int | None) -> tuple[Part, ...]:
    kept = [*draft.in_area.values(), *draft.titles.values(), *draft.notes.values()]
    in_area = {id(run) for runs in kept for run in runs}
    own = [run for run in draft.content() if run.panel == container and id(run) not in in_area]
    floating = [run for run in own if run.role in FLOATING]
    flowing = [run for run in own if run.role not in FLOATING]
    reach = headline_reach(draft, flowing)
    solid = _solid(draft, container)
    owner = owners(flowing, reach, _dividers(draft, solid), draft.page.images, floating)
    draft.unowned |= {id(run) for run in flowing if run.role == "subhead" and id(run) not in owner}
    groups: list[_Group] = []
    for headline in (run for run in flowing if run.role == "headline"):
        members = [run for run in flowing if owner.get(id(run)) is headline]
        box = Box.around(run.box for run in members)
        inner = [
            group
            for group in solid
            if _within(group.box, box)
            and not _clears(group.box, members)
            and not _under_other(group.box, headline, flowing, owner)
        ]
        if not any(run.role == "body" for run in members):
            inner += [group for group in _beneath(headline, solid, flowing, draft.body_size) if group not in inner]
        solid = [group for group in solid if group not in inner]
        above = [] if inner else _over_its_headline(headline, members)
        own = [run for run in members if run not in above] if above else members
        groups.append(_story_group(draft, headline, own, inner, reach))
        if above:  # a headline at a column's foot, its text at the head of the next
            parts = _in_order(draft, [_run_group(run, run.box) for run in above])
            lines, words = sum(len(run.lines) for run in above), sum(run.word_count for run in above)
            groups.append(_Group(Box.around(run.box for run in above), lines, words, tuple(parts)))
    carried = carried_columns(flowing, owner, [group.box for group in solid])
    if carried:
        parts = _in_order(draft, [_run_group(run, run.box) for run in carried])
        lines, words = sum(len(run.lines) for run in carried), sum(run.word_count for run in carried)
        groups.append(_Group(Box.around(run.box for run in carried), lines, words, tuple(parts)))
    apart = {id(run) for run in carried}
    groups += _loose_groups([run for run in flowing if id(run) not in owner and id(run) not in apart], draft.bars)
    notes = find_footnotes(flowing, draft.body_size, draft.page.height_pt)
    for run in notes:
        run.note = run.note or FOOTNOTE
    ordered = notes_last(_in_order(draft, groups + solid), notes)
    for run in sorted(floating, key=lambda run: (run.box.top, run.box.x0)):
        ordered.insert(_place_of(run, ordered), run)
    return tuple(ordered)


def _loose_groups(runs: Sequence[Run], bars: Sequence[Box]) -> list[_Group]:
    """Return runs under no headline each by itself, but small headings together with the text right below them.

    A section's name over several columns is as wide as the bar that it stands in.
    """
    below: dict[int, Run] = {}
    for head in (run for run in runs if run.role == "subhead"):
        near = [run for run in runs if -2 <= run.box.top - head.box.bottom <= head.size and run is not head]
        under = [run for run in near if overlap_x(run.box, head.box) > 2]
        if len(under) == 1 and under[0].role == "body" and id(under[0]) not in map(id, below.values()):
            below[id(head)] = under[0]
    taken = {id(run) for run in below.values()}
    groups = []
    for run in (run for run in runs if id(run) not in taken):
        text = below.get(id(run))
        if text is None:
            across = (bar for bar in bars if run.note == SECTION and overlap_y(bar, run.box) > 0)
            groups.append(_run_group(run, Box.around([run.box, *(b for b in across if overlap_x(b, run.box) > 0)])))
        else:
            lines, words = len(run.lines) + len(text.lines), run.word_count + text.word_count
            groups.append(_Group(Box.around((run.box, text.box)), lines, words, (run, text)))
    return groups


def _over_its_headline(headline: Run, members: Sequence[Run]) -> list[Run]:
    """Return the members of a headline that stand right of it and begin above it, where none but these is its text."""
    right = [run for run in members if run.box.x0 >= headline.box.x1 - 2 and run.head is not headline]
    if not right or min(run.box.top for run in right) >= headline.box.top:
        return []
    text = [run for run in members if run is not headline and run.head is not headline]
    return right if len(right) == len(text) else []


def _beneath(headline: Run, solid: Sequence[_Group], runs: Sequence[Run], size: float) -> list[_Group]:
    """Return the areas side by side right under a headline that has no text of its own: an infographic's parts."""
    under = [
        group
        for group in solid
        if isinstance(group.parts[0], Area) and -0.5 * size <= group.box.top - headline.box.bottom <= UNDER * size
    ]
    first = [group for group in under if overlap_x(group.box, headline.box) > 0]
    if not first:
        return []
    found = first
    edge = max(group.box.x1 for group in first)
    for group in sorted(under, key=lambda group: group.box.x0):
        if (
            group not in found
            and 0 <= group.box.x0 - edge <= GUTTER * size
            and not is_occupied(group.box, headline, runs)
        ):
            found = [*found, group]
            edge = group.box.x1
    return found


def _solid(draft: PageDraft, container: int | None) -> list[_Group]:
    """Return the container's areas, with their titles and notes, and its panels."""
    groups: list[_Group] = []
    for number, area in enumerate(draft.areas):
        if _home(area.box, draft.panels) == container:
            attached = [*draft.titles.get(number, []), *draft.notes.get(number, [])]
            groups.append(_Group(Box.around([area.box, *(run.box for run in attached)]), 1, 9, (area,)))
    for number, panel in enumerate(draft.panels):
        if _parent(number, draft.panels) == container:
            inner = PanelPart(number, _sequence(draft, number))
            if inner.parts:
                groups.append(_Group(panel, 1, 9, (inner,)))
    return groups


def _dividers(draft: PageDraft, solid: Sequence[_Group]) -> list[Box]:
    """Return the level rules, and the boxes of panels, that may part the stories above them from those below."""
    return [*draft.level_rules, *draft.bars, *(group.box for group in solid if isinstance(group.parts[0], PanelPart))]


def _run_group(run: Run, box: Box) -> _Group:
    return _Group(box, len(run.lines), run.word_count, (run,))


def _story_group(
    draft: PageDraft, headline: Run, members: Sequence[Run], inner: Sequence[_Group], reach: Mapping[int, Box]
) -> _Group:
    """Return a headline with all that it owns, in order: what is attached to it first, then its columns."""
    attached = sorted(
        (run for run in members if run.head is headline), key=lambda run: (round(run.box.top), run.box.x0)
    )
    rest = [run for run in members if run is not headline and run.head is not headline]
    above = [run for run in attached if stands_over(run, headline)]
    head = [*above, headline, *(run for run in attached if run not in above)]
    inset = [group for group in inner if _is_inset(group, rest)]
    columns = [_run_group(run, reach.get(id(run), run.box)) for run in rest]
    columns += [group for group in inner if group not in inset]
    parts = (*head, *_in_order(draft, columns), *(part for group in inset for part in group.parts))
    boxes = [reach.get(id(headline), headline.box), *(run.box for run in members), *(group.box for group in inner)]
    return _Group(
        Box.around(boxes), sum(len(run.lines) for run in members), sum(run.word_count for run in members), parts
    )


def _is_inset(group: _Group, runs: Sequence[Run]) -> bool:
    """Tell whether a group is a boxed story set into another one: the columns flow on past it, as past a picture."""
    panel = group.parts[0]
    if not isinstance(panel, PanelPart) or not any(isinstance(p, Run) and p.role == "headline" for p in panel.parts):
        return False
    box = group.box
    beside = any(overlap_y(run.box, box) > run.size and overlap_x(run.box, box) <= 0 for run in runs)
    crossed = [run for run in runs if overlap_x(run.box, box) > 2]
    above = any(run.box.bottom <= box.top + 2 for run in crossed)
    below = any(run.box.top >= box.bottom - 2 for run in crossed)
    return beside and above and below


def _in_order(draft: PageDraft, groups: Sequence[_Group]) -> list[Part]:
    if len(groups) < 2:
        return [part for group in groups for part in group.parts]
    if draft.page.rects and (known := text_boxes(draft.page)):
        groups = _with_text_boxes(draft, groups, known)
    boxes = [group.box for group in groups]
    onward = onward_from([group.parts for group in groups])
    ranks = [rank_of(_runs_of(group.parts, draft), draft) for group in groups]
    items = [Item(k, g.box, g.line_count, g.word_count, ranks[k], onward.get(k)) for k, g in enumerate(groups)]
    walls = replace(_walls(draft, Box.around(boxes), boxes), linked=bool(onward))
    return [part for k in reading_order(items, walls) for part in groups[k].parts]


def _with_text_boxes(draft: PageDraft, groups: Sequence[_Group], known: Sequence[Box]) -> Sequence[_Group]:
    """Return `groups` with those of one text box as a group, in their own order."""
    together = boxed_together([group.box for group in groups], known)
    for numbers in together:
        inner = [groups[k] for k in numbers]
        whole = _Group(Box.around(group.box for group in inner), 1, 9, tuple(_in_order(draft, inner)))
        groups = [*groups, whole]
    taken = {k for numbers in together for k in numbers}
    return [group for k, group in enumerate(groups) if k not in taken]


def _runs_of(parts: Sequence[Part], draft: PageDraft) -> Iterator[Run]:
    """Yield all runs in `parts`, also those in areas and panels; nothing where the page has no tags to look up."""
    for part in parts if draft.tags is not None else ():
        if isinstance(part, PanelPart):
            yield from _runs_of(part.parts, draft)
        elif isinstance(part, Area):
            yield from draft.in_area.get(next(k for k, known in enumerate(draft.areas) if known is part), ())
        else:
            yield part


def _within(inner: Box, outer: Box) -> bool:
    shared = max(0.0, overlap_x(inner, outer)) * max(0.0, overlap_y(inner, outer))
    return shared > 0.7 * inner.width * inner.height


def _under_other(box: Box, headline: Run, runs: Sequence[Run], owner: Mapping[int, Run]) -> bool:
    """Tell whether what stands right over the box, in its columns, is of another headline below this one."""
    above = [run for run in runs if run.box.bottom <= box.top + 2 and overlap_x(run.box, box) > 2]
    nearest = max(above, key=lambda run: run.box.bottom, default=None)
    other = owner.get(id(nearest)) if nearest is not None else None
    return other is not None and other is not headline and other.box.top > headline.box.bottom


def _clears(box: Box, members: Sequence[Run]) -> bool:
    """Tell whether everything of a story stands above the box or beside it to the left: then it comes after."""
    return all(run.box.bottom <= box.top + 2 for run in members)


def _walls(draft: PageDraft, region: Box | None, boxes: Sequence[Box]) -> Walls:
    if region is None:
        return Walls((), ())
    level, upright = [], []
    quotes = [run for run in draft.runs if run.role == "pull_quote"]
    for box in (*draft.all_rules, *draft.bars):
        flat = box.width > 25 and box.width > 5 * box.height
        if not flat and not (box.height > 25 and box.height > 5 * box.width):
            continue
        if overlap_x(box, region) < 0 or overlap_y(box, region) < 0:
            continue
        if any(
            other.x0 - 1 <= box.x0
            and box.x1 <= other.x1 + 1
            and other.top + 1 < box.top
            and box.bottom < other.bottom - 1
            for other in boxes
        ):
            continue
        if not flat:
            upright.append(box)
        elif not any(_frames(box, quote) for quote in quotes):
            level.append(box)
    return Walls(tuple(level), tuple(upright))


def _frames(rule: Box, quote: Run) -> bool:
    """Tell whether a rule stands right above or below a pull quote: it parts nothing else."""
    near = min(abs(rule.top - quote.box.top), abs(rule.top - quote.box.bottom))
    return near <= 1.5 * quote.size and overlap_x(rule, quote.box) > 0


def _parent(number: int, panels: Sequence[Box]) -> int | None:
    """Return the smallest panel around panel `number`; panels come smallest first."""
    box = panels[number]
    return next((k for k in range(number + 1, len(panels)) if _inside(box, panels[k])), None)


def _home(box: Box, panels: Sequence[Box]) -> int | None:
    return next((k for k, panel in enumerate(panels) if _inside(box, panel)), None)


def _inside(inner: Box, outer: Box) -> bool:
    return (
        outer.x0 - 4 <= inner.x0
        and inner.x1 <= outer.x1 + 4
        and outer.top - 4 <= inner.top
        and inner.bottom <= outer.bottom + 4
    )


def _place_of(run: Run, ordered: Sequence[Part]) -> int:
    """Return where in the order a caption or pull quote goes: before or after the text that it stands nearest to."""
    best, place = float("inf"), len(ordered)
    for number, part in enumerate(ordered):
        if isinstance(part, PanelPart):
            continue
        distance = _distance(run.box, part.box)
        if overlap_x(run.box, part.box) <= 0:
            distance += ASIDE * run.size  # rather over or under the same columns than beside them
        opens = isinstance(part, Run) and part.role in ("kicker", "headline")
        if opens and run.box.top > part.box.bottom:
            distance += run.size  # rather with the text than with the headline above it
        if distance < best - 0.5:
            best = distance
            above = run.box.bottom <= part.box.top + 2
            place = number if above else number + 1
    return place


def _distance(a: Box, b: Box) -> float:
    across = max(0.0, -overlap_x(a, b))
    down = max(0.0, -overlap_y(a, b))
    return across + down
