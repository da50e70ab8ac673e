"""Small charts under one heading: side by side, in one row or in several, each with a few words of its own over it.

Belongs here: the heading that they share, and the unit along the axis of the first that holds for all. Does not belong
here: the title of one chart (titles).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.articles.charts.finding import ChartArea, as_small
from pipelines.articles.charts.multiples import Small, are_facets, families, heading_over, line_over, own_titles
from pipelines.articles.tables.segments import segments_of
from pipelines.graphics.charts.axis_names import turned_unit
from pipelines.graphics.panels.panel import Panel
from pipelines.graphics.panels.titles import Title, bracket_of, plain_title
from pipelines.graphics.panels.unit_words import says_unit
from pipelines.model import Box


def shared_headings(
    panel: Panel, charts: Sequence[ChartArea], on_page: Sequence[ChartArea]
) -> dict[int, tuple[Title, str]]:
    """Return by the ids of charts the heading over all of a family of small ones, and the words over each of them; of
    the charts `on_page` also of those that layout has parted, where they are facets of one."""
    found = _headings(panel, charts, None)
    return found or ({} if len(on_page) == len(charts) else _headings(panel, on_page, charts))


def _headings(
    panel: Panel, charts: Sequence[ChartArea], wanted: Sequence[ChartArea] | None
) -> dict[int, tuple[Title, str]]:
    """Return the headings of families of charts; where some are `wanted`, of facets alone that these are among."""
    if len(charts) < 2:
        return {}
    segments, small = segments_of(panel.whole_page.words, panel.whole_page), as_small(charts)
    found: dict[int, tuple[Title, str]] = {}
    groups = families(small)
    if wanted is not None:  # a wider chart under facets that begins with them is none of them
        rows = [[k for k in group if small[k].foot == foot] for group in groups for foot in _feet(group, small)]
        groups = [*groups, *(row for row in rows if len(row) > 1 and row not in groups)]
    for family in groups:
        members = [small[k] for k in family]
        if wanted is not None and not any(charts[k] is chart for k in family for chart in wanted):
            continue
        own = own_titles(members, segments)
        if own and wanted is not None and not are_facets(members, own, segments):
            continue
        heading = heading_over(members, own, segments, wanted is not None) if own else None
        if heading is None:
            continue
        boxes = (heading.box, *(s.box for s in own))
        title = Title(plain_title(heading.text), bracket_of(heading.text), None, boxes)
        over = line_over(heading, segments)
        if over is not None:
            hint = bracket_of(over.text) or (heading.text if says_unit(heading.text) else title.hint)
            title = Title(plain_title(over.text), hint, None, (over.box, *boxes))
        if title.hint is None:
            title = replace(title, hint=_unit_of_first(panel, [charts[k] for k in family]))
        found |= {id(charts[k]): (title, words.text) for k, words in zip(family, own, strict=True)}
    return found


def _feet(group: Sequence[int], small: Sequence[Small]) -> list[float]:
    """Return on what levels the charts of a family end."""
    return sorted({small[k].foot for k in group})


def _unit_of_first(panel: Panel, charts: Sequence[ChartArea]) -> str | None:
    """Return the unit printed along the axis of one of the charts: it holds for the others beside it."""
    found = [
        turned_unit(panel.whole_page, Box(c.plot.x0, min(c.box.top, c.plot.top), c.plot.x1, c.plot.bottom))
        for c in charts
    ]
    units = {unit for unit in found if unit}
    return units.pop() if len(units) == 1 else None
