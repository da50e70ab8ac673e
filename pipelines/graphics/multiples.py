"""Small charts under one heading: side by side, in one row or in several, each with a few words of its own over it.

Belongs here: the heading that they share, and the unit along the axis of the first that holds for all. Does not belong
here: the title of one chart (titles).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.articles.regions_charts import ChartArea, as_small
from pipelines.articles.regions_multiples import families, heading_over, line_over, own_titles
from pipelines.articles.tables_segments import segments_of
from pipelines.graphics.axis_names import turned_unit
from pipelines.graphics.panel import Panel
from pipelines.graphics.titles import Title, bracket_of, plain_title
from pipelines.graphics.unit_words import says_unit
from pipelines.model import Box


def shared_headings(panel: Panel, charts: Sequence[ChartArea]) -> dict[int, tuple[Title, str]]:
    """Return by the ids of charts the heading over all of a family of small ones, and the words over each of them."""
    if len(charts) < 2:
        return {}
    segments, small = segments_of(panel.whole_page.words, panel.whole_page), as_small(charts)
    found: dict[int, tuple[Title, str]] = {}
    for family in families(small):
        members = [small[k] for k in family]
        own = own_titles(members, segments)
        heading = heading_over(members, own, segments) if own else None
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


def _unit_of_first(panel: Panel, charts: Sequence[ChartArea]) -> str | None:
    """Return the unit printed along the axis of one of the charts: it holds for the others beside it."""
    found = [
        turned_unit(panel.whole_page, Box(c.plot.x0, min(c.box.top, c.plot.top), c.plot.x1, c.plot.bottom))
        for c in charts
    ]
    units = {unit for unit in found if unit}
    return units.pop() if len(units) == 1 else None
