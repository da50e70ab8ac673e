"""Which time stands with a number of an infographic: below or above it, over its column, or left of it in a list; and
which line under its heading says the time or the unit.

Belongs here: where times stand, and telling those of a list of events from headings. Does not belong here: what days a
time has (figures).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.tables.times import dates_source, is_time, tells_time
from pipelines.graphics.panels.groups import Group, has_number
from pipelines.graphics.panels.unit_words import says_unit
from pipelines.model import Box

#: So many times in a column, each with what happened at its right, are a list of events.
FEWEST_EVENTS = 2
#: A line so many times its size under a heading is the heading's second line.
SECOND_LINE = 1.0
#: The time of a number stands so many of its sizes under it.
CLOSE = 0.6
#: So many numbers in a row with a time each, which is off its number's middle by so many em, and so many away, at most.
FEWEST_IN_ROW = 3
MIDDLE_OFF = 0.8
ROW_AWAY = 4.0
#: Behind its unit a line says of what: ``Per cent of households``.
OF_WHAT = re.compile(r",?\s(?:of|per|by)\s")
#: Lines that begin within so many points of each other are flush.
SAME_EDGE = 2.0
#: A heading over a whole panel has so many words at most.
MOST_HEADING_WORDS = 14


def times_of_events(groups: Sequence[Group]) -> list[Group]:
    """Return the times that stand in a column of their own, each with what happened then at its right, on its line:
    they head nothing that stands under them."""
    times = [g for g in groups if g.kind == "label" and is_time(g.text)]
    if len(times) < FEWEST_EVENTS:
        return []
    told = [g for g in groups if g.kind != "label" or has_number(g.text)]
    found = [t for t in times if any(_is_right_of(t, g) for g in told)]
    found = [t for t in found if sum(_in_column(t, o) for o in found) >= FEWEST_EVENTS]
    return found if 2 * len(found) > len(times) else []


def dates_number(time: Group, numbers: Sequence[Group]) -> bool:
    """Tell whether a time in small type is that of the number close over it, and heads none under it."""
    level = [n for n in numbers if min(n.box.x1, time.box.x1) > max(n.box.x0, time.box.x0)]
    over = [time.box.top - n.box.bottom for n in level if n.box.top < time.box.top and n.size > time.size]
    under = [n.box.top - time.box.bottom for n in level if n.box.top >= time.box.bottom - 1]
    gap = min(over, default=time.size)
    return is_time(time.text) and gap <= CLOSE * time.size and 2 * max(gap, 1.0) < min(under, default=float("inf"))


def time_under(heading: Group | None, spare: Sequence[Group]) -> Group | None:
    """Return the line straight under a heading that tells a time and has no number: *Survey of August 2023*."""
    return next((g for g in _second_lines(heading, spare) if tells_time(g.text)), None)


def unit_under(heading: Group | None, spare: Sequence[Group]) -> str | None:
    """Return in brackets what the line straight under a heading says of the unit: *Per cent of the labour force*."""
    lines = (g.text.strip("()[] ") for g in _second_lines(heading, spare))
    return next((f"({line})" for line in lines if says_unit(OF_WHAT.split(line)[0])), None)


def _second_lines(heading: Group | None, spare: Sequence[Group]) -> list[Group]:
    if heading is None:
        return []
    return [
        g
        for g in spare
        if -0.3 * g.size <= g.box.top - heading.box.bottom <= SECOND_LINE * g.size
        and g.size <= heading.size and min(g.box.x1, heading.box.x1) > max(g.box.x0, heading.box.x0)
    ]  # fmt: skip


def outer_time(number: Group, told_by: Sequence[Group | None], over: Sequence[Group]) -> Group | None:
    """Return the heading over a whole panel that tells a time where nothing nearer to a number does; `over` are the
    panel's own headings."""
    if any(group is not None and tells_time(group.text) for group in told_by):
        return None
    above = [
        g
        for g in over
        if g.box.bottom <= number.box.top + 2
        and len(g.text.split()) <= MOST_HEADING_WORDS
        and not any(g is group for group in told_by)
    ]
    timed = [g for g in above if tells_time(g.text)]
    return max(timed, key=lambda g: g.box.bottom, default=None)


def time_of_source(label: Group | None, groups: Sequence[Group]) -> Group | None:
    """Return the line in smaller type straight under a label that says of what time its source is."""
    if label is None:
        return None
    return next(
        (
            g
            for g in groups
            if dates_source(g.text)
            and g.size < label.size
            and abs(g.box.x0 - label.box.x0) <= SAME_EDGE
            and -0.3 * g.size <= g.box.top - label.box.bottom <= g.size
        ),
        None,
    )


def _is_right_of(time: Group, group: Group) -> bool:
    first = group.lines[0]
    return group.box.x0 >= time.box.x1 and abs(time.lines[0].middle - first.middle) <= 0.5 * max(time.size, first.size)


def _in_column(time: Group, other: Group) -> bool:
    return abs(other.box.x0 - time.box.x0) <= 3 or abs(other.box.x1 - time.box.x1) <= 3


def nearest_time(number: Group, label: Group | None, times: Sequence[Group], numbers: Sequence[Group]) -> Group | None:
    """Return the time printed with a pair: straight below or above it and nearer to it than to any other number."""
    whole = Box.around([number.box, *([label.box] if label else [])])
    best: tuple[float, Group] | None = None
    for time in times:
        if min(time.box.x1, whole.x1) <= max(time.box.x0, whole.x0):
            continue
        gap = max(time.box.top - whole.bottom, whole.top - time.box.bottom, 0.0)
        if gap <= 1.2 * time.size and (best is None or gap < best[0]):
            best = (gap, time)
    return best[1] if best else None


def times_under(heading: Group | None, times: Sequence[Group]) -> Sequence[Group]:
    """Return the times that may head a column below `heading`: none over one that tells a time of its own."""
    if heading is None or not tells_time(heading.text):
        return times
    return [time for time in times if time.box.bottom > heading.box.top]


def time_over(number: Group, times: Sequence[Group]) -> Group | None:
    """Return the time that heads a number's column, where times stand side by side over columns of numbers."""
    above = [t for t in times if t.box.bottom <= number.box.top + 2]
    heads = [t for t in above if sum(abs(t.lines[0].middle - o.lines[0].middle) <= 0.5 * t.size for o in times) >= 2]
    over = [t for t in heads if min(t.box.x1, number.box.x1) > max(t.box.x0, number.box.x0)]
    return max(over, key=lambda t: t.box.top, default=None)


def time_in_row(number: Group, times: Sequence[Group], numbers: Sequence[Group]) -> Group | None:
    """Return the time of a number on a line of time: numbers in a row, and as many times in a row under it or over it,
    one at the middle of each."""
    row = [n for n in numbers if abs(n.lines[0].middle - number.lines[0].middle) <= 0.3 * number.size]
    if len(row) < FEWEST_IN_ROW:
        return None
    near = [t for t in times if _off_middle(t, number) <= MIDDLE_OFF * t.size]
    near = [t for t in near if max(t.box.top - number.box.bottom, number.box.top - t.box.bottom) <= ROW_AWAY * t.size]
    for time in near:
        level = [t for t in times if abs(t.lines[0].middle - time.lines[0].middle) <= 0.3 * time.size]
        each = all(sum(_off_middle(t, n) <= MIDDLE_OFF * t.size for n in row) == 1 for t in level)
        if len(level) == len(row) and each:
            return time
    return None


def _off_middle(a: Group, b: Group) -> float:
    return abs(a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) / 2


def time_left(number: Group, times: Sequence[Group]) -> Group | None:
    """Return the time that stands left of a number on its line, where times stand in a column: a list of events."""
    level = [
        t
        for t in times
        if t.box.x1 <= number.box.x0
        and abs(t.lines[0].middle - number.lines[0].middle) <= 0.5 * t.size
        and sum(abs(o.box.x0 - t.box.x0) <= 3 or abs(o.box.x1 - t.box.x1) <= 3 for o in times) >= 2
    ]
    return max(level, key=lambda t: t.box.x1, default=None)
