"""What belongs to what before anything is put in order: an area's title and notes.

Belongs here: attaching runs to the area beside them, so that no cut comes between. Does not belong here:
the order of these groups.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import Area, PageDraft
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, mostly_in, overlap_x
from pipelines.model import Box

#: A title stands at most this many of its own sizes above its table or chart, a note below it.
TITLE_GAP = 2.6
#: Over a chart, which has air over its lower bars, it may stand so many away when nothing else stands between.
CHART_TITLE_GAP = 4.4
#: A line under a title, left aligned with it within so many points, is of it though the area starts further right.
SAME_LEFT = 3.0
TITLE_WORDS = 24
NOTE_GAP = 2.2
#: A caption under a chart is so near to it (in its own size) and shares this part of the narrower's width.
CAPTION_GAP = 2.6
CAPTION_SHARE = 0.5
#: Over it may stand what the axis measures: so few words, off the middle by half of this share of the chart's width.
AXIS_WORDS = 4
AXIS_OFF = 0.3
TITLE_ROLES = ("headline", "subhead", "body", "kicker", "deck", "caption", "byline")
#: A text over an area is a column of its own where it is narrower than this share of the area.
COLUMN_SHARE = 0.5


def attach_to_areas(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Find each area's title and notes among `runs`; their roles say so, and `draft` keeps them with the area."""
    taken: set[int] = set()
    for number, area in sorted(enumerate(draft.areas), key=lambda pair: pair[1].box.top):
        free = [run for run in runs if id(run) not in taken]
        titles = _titles(area, free, draft)
        notes = _notes(area, [run for run in free if run not in titles], draft)
        draft.titles[number], draft.notes[number] = titles, notes
        attached = [
            run for run in free if run.head is not None and run not in titles and any(run.head is t for t in titles)
        ]
        draft.titles[number] = titles = sorted([*titles, *attached], key=lambda run: (run.box.top, run.box.x0))
        draft.notes[number] = notes = [run for run in notes if run not in attached]
        taken.update(id(run) for run in (*titles, *notes))


def _titles(area: Area, runs: Sequence[Run], draft: PageDraft) -> list[Run]:
    """Return the title over an area: one heading, with smaller lines between it and the area."""
    found: list[Run] = []
    edge = area.box.top
    while len(found) < 3:
        above = [
            run
            for run in runs
            if run not in found
            and run.role in TITLE_ROLES
            and run.word_count <= TITLE_WORDS
            and len(run.lines) <= 3
            and (run.panel is None or not _in_other_box(run.box, draft.panels[run.panel], area.box, draft))
            and -0.7 * run.size <= edge - run.box.bottom <= _title_gap(run, area, edge, runs, draft)
            and overlap_x(run.box, area.box) >= 0.4 * min(run.box.width, area.box.width)
            and not _between(run, edge, area, runs)
            and not _holds_for_more(run, area, draft)
            and not _is_column_end(run, area)
            and _captioned(run, runs, draft) is None
        ]
        if not above:
            break
        run = max(above, key=lambda run: run.box.bottom)
        if run.head is not None and run.role != "kicker":
            break
        if found and _heads(found[0]) and not (_heads(run) and run.style.matches(found[0].style)):
            break
        found.insert(0, run)
        edge = run.box.top
        if _heads(run) and run.role == "headline":
            break
    while found and not _heads(found[0]):
        found.pop(0)
    return [*found, *_under_title(found[-1], area, runs, found)] if found else found


def _in_other_box(run: Box, panel: Box, area: Box, draft: PageDraft) -> bool:
    """Tell whether what stands in a panel has an area below it that stands in another one."""
    return not mostly_in(area, panel) and any(mostly_in(area, box) and not mostly_in(run, box) for box in draft.panels)


def _is_column_end(run: Run, area: Area) -> bool:
    """Tell whether a run is the foot of a column of text over an area that is wider: several lines, no heading."""
    return run.role == "body" and len(run.lines) > 1 and run.box.width <= COLUMN_SHARE * area.box.width


def _captioned(run: Run, runs: Sequence[Run], draft: PageDraft) -> Area | None:
    """Return the chart that a numbered caption stands right under, nearer than to what is below the caption."""
    if (
        run.role != "caption"
        or run.note != "labelled"
        or match_rule(run.text, pattern_rules("labels.toml", "figure")) is None
    ):
        return None
    shared = [a for a in draft.areas if overlap_x(run.box, a.box) >= CAPTION_SHARE * min(run.box.width, a.box.width)]
    above = [a for a in shared if a.kind != "table" and run.box.top - a.box.bottom >= -0.7 * run.size]
    area = max(above, key=lambda a: a.box.bottom, default=None)
    if area is None:
        return None
    between = [
        o
        for o in runs
        if o is not run
        and o.box.top >= area.box.bottom - 1
        and o.box.bottom <= run.box.top + 1
        and overlap_x(o.box, run.box) > 0
    ]
    if not all(_names_axis(o, area) for o in between):
        return None
    foot = max([area.box.bottom, *(o.box.bottom for o in between)])
    below = [a.box.top - run.box.bottom for a in shared if a.box.top >= run.box.bottom - 1]
    reach = CAPTION_GAP * run.size
    return area if run.box.top - foot <= min([reach, *below]) else None


def _names_axis(run: Run, area: Area) -> bool:
    """Tell whether a few words stand under the middle of a chart: what its axis measures."""
    few = len(run.lines) == 1 and run.word_count <= AXIS_WORDS and run.role == "body"
    return few and abs(run.box.x0 + run.box.x1 - area.box.x0 - area.box.x1) <= AXIS_OFF * area.box.width


def _title_gap(run: Run, area: Area, edge: float, runs: Sequence[Run], draft: PageDraft) -> float:
    size = max(run.size, draft.body_size)
    if area.kind == "chart" and edge == area.box.top and not any(
        other is not run
        and run.box.bottom - 1 <= other.box.top
        and other.box.bottom <= edge + 1
        and overlap_x(other.box, area.box) > 0
        for other in runs
    ):  # fmt: skip
        return CHART_TITLE_GAP * size + 2
    return TITLE_GAP * size + 2


def _under_title(title: Run, area: Area, runs: Sequence[Run], found: Sequence[Run]) -> list[Run]:
    """Return the line between a title and its area that the area does not reach: ``thousand``."""
    return [
        run
        for run in runs
        if run not in found
        and run.role in TITLE_ROLES
        and len(run.lines) == 1
        and abs(run.box.x0 - title.box.x0) <= SAME_LEFT
        and run.box.top >= title.box.bottom - 0.3 * run.size
        and run.box.bottom <= area.box.top + 0.3 * run.size
        and run.box.top - title.box.bottom <= run.size
        and run.size <= title.size
    ]


def _holds_for_more(run: Run, area: Area, draft: PageDraft) -> bool:
    """Tell whether a heading reaches well past the area: then the area is only a part of what it holds for."""
    return run.size > 1.3 * draft.body_size and overlap_x(run.box, area.box) < 0.6 * run.box.width


def _heads(run: Run) -> bool:
    if run.role == "body" and match_rule(run.text, pattern_rules("labels.toml", "value")) is not None:
        return False  # the number of a tile
    return run.role in ("headline", "subhead") or run.style.bold or (run.role == "caption" and run.note == "labelled")


def _between(run: Run, edge: float, area: Area, runs: Sequence[Run]) -> bool:
    """Tell whether other text stands between a title and the area's edge."""
    return any(
        other is not run
        and run.box.bottom - 1 <= other.box.top
        and other.box.bottom <= edge + 1
        and overlap_x(other.box, run.box) > 0
        and other.word_count > TITLE_WORDS
        for other in runs
    )


def _notes(area: Area, runs: Sequence[Run], draft: PageDraft) -> list[Run]:
    """Return the small print right below an area."""
    found: list[Run] = []
    edge = area.box.bottom
    for run in sorted(runs, key=lambda run: run.box.top):
        gap = run.box.top - edge
        if gap < -0.7 * run.size or overlap_x(run.box, area.box) < 0.5 * run.box.width:
            continue
        if gap > NOTE_GAP * max(run.size, draft.body_size):
            break
        if _captioned(run, runs, draft) is area and not found:
            found.append(run)
            edge = run.box.bottom
            continue
        small = run.size < 0.97 * draft.body_size or run.style.italic
        small = small or (
            len(run.lines) <= 2 and match_rule(run.text, pattern_rules("labels.toml", "note")) is not None
        )
        if run.role == "credit" or (run.role in ("body", "caption") and small and len(run.lines) <= 6):
            found.append(run)
            edge = run.box.bottom
        else:
            break
        if len(found) == 3:
            break
    return found
