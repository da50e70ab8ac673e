"""The time that the heading over a table, a chart or a board ends in: *Current situation: January to March 2024*.

Belongs here: giving that time to what has none of its own. Does not belong here: times in a table's own title and heads
(labelled.periods), the day that a page says it shows (status), and the time of a whole issue (issue_times).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pipelines.figures.labelled.periods import YEAR, Span, find_period
from pipelines.model import Box, Figure, Layout

SOURCES = frozenset(("table", "chart", "infographic"))
HEADS = frozenset(("headline", "subhead", "deck", "kicker"))


def with_heading_times(figures: Iterable[Figure], layout: Layout) -> list[Figure]:
    """Give figures of graphics without a time the one that the nearest heading of their article over them ends in."""
    heads: dict[tuple[str, int], list[tuple[Box, Span]]] = defaultdict(list)
    for article in layout.articles:
        for block in article.blocks:
            if block.role in HEADS and YEAR.search(block.text):
                time = _time_at_end(block.text, layout.issue.published_on)
                if time is not None:
                    heads[article.article_id, block.page_no].append((block.box, time))
    return [_timed(figure, heads) for figure in figures] if heads else list(figures)


def _timed(figure: Figure, heads: dict[tuple[str, int], list[tuple[Box, Span]]]) -> Figure:
    told = figure.period_start is not None or figure.period_text is not None
    if told or figure.source not in SOURCES or figure.article_id is None or figure.unit_kind == "duration":
        return figure
    over = [
        (box.bottom, time)
        for box, time in heads.get((figure.article_id, figure.page_no or 1), ())
        if figure.box is not None and box.bottom <= figure.box.top + 2
    ]
    if not over:
        return figure
    time = max(over, key=lambda pair: pair[0])[1]
    return replace(figure, period_start=time.start, period_end=time.end, period_text=time.text)


@lru_cache(maxsize=1024)
def _time_at_end(text: str, published_on: date | None) -> Span | None:
    """Return the time that a heading ends in, with its year; one to come is a plan's."""
    time = find_period([text], published_on)
    if time is None or time.start is None or not text.rstrip(" .:)]").endswith(time.text.rstrip(" .:)]")):
        return None
    return None if published_on is not None and time.start > published_on else time
