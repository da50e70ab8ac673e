"""The day that a page says its tables, charts and tiles are of: *As of 14.09.2031 noon* beside the page's title.

Belongs here: finding that line, and giving its day to what has no time of its own. Does not belong here: what a table's
own title and headers say (labelled.periods), and the standing time of running text (standing).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from pipelines.figures.labelled.dates import Dates, puts_month_first
from pipelines.figures.labelled.periods import Span, find_period
from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.model import Block, Figure, Layout

#: The line stands in this upper share of the page, in so many words at most.
HEAD = 0.33
MOST_WORDS = 14
#: A day behind a line that ends in a colon stands in so many characters of the next block.
MOST_DATE = 24
#: What week the day lies in, in brackets behind it: ``14 July 2024 (epidemiological week 28)``.
WEEK_BEHIND = re.compile(r"(?i)\s[(\[][^()\[\]]*\b(?:week|wk)\b[^()\[\]]*[)\]]$")
#: What parts a line at a page's head: ``Ministry of Fish | 18 May 2031 | Data as of 17 May 2031``.
PARTING = re.compile(r"\s+[|·•]\s+")
ROLES = frozenset(("headline", "kicker", "deck", "subhead", "furniture", "credit", "body"))


def with_status_days(figures: Iterable[Figure], layout: Layout) -> list[Figure]:
    """Give figures without a time the day of their page's status line, or of the first page's where it has none.

    A page with lines of two days gives none: they are of its parts.
    """
    days = _status_days(layout)
    if not days:
        return list(figures)
    return [_dated(figure, days) for figure in figures]


def _dated(figure: Figure, days: Mapping[int, Span | None]) -> Figure:
    day = days.get(figure.page_no or 1, days.get(1))
    if day is None or figure.period_start is not None or figure.period_text is not None:
        return figure
    return replace(figure, period_start=day.start, period_end=day.end, period_text=day.text)


def _status_days(layout: Layout) -> dict[int, Span | None]:
    """Return the day of each page that has a status line, None where it has lines of several days."""
    heights = {page.page_no: page.height_pt for page in layout.pages}
    found: dict[int, Span | None] = {}
    blocks = [*(block for article in layout.articles for block in article.blocks), *layout.furniture]
    dates = Dates(puts_month_first(block.text for block in blocks))
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        day = _day_of(block, following, heights.get(block.page_no, 0.0), layout.issue.published_on, dates)
        if day is None:
            continue
        known = found.setdefault(block.page_no, day)
        if known is not None and known.start != day.start:
            found[block.page_no] = None
    return found


def _day_of(
    block: Block, following: Block | None, height: float, published_on: date | None, dates: Dates
) -> Span | None:
    if block.role not in ROLES or block.box.bottom > HEAD * height:
        return None
    text = block.text
    if text.endswith(":") and following is not None and following.page_no == block.page_no:
        text = f"{text} {following.text[:MOST_DATE]}"  # Data correct as of: / 5 Mar 2031
    rules = pattern_rules("figures/status_days.toml")
    parts = [part for part in PARTING.split(text) if len(part.split()) <= MOST_WORDS]
    found = next((m for part in parts for rule in rules if (m := rule.pattern.search(part))), None)
    if found is None:
        return None
    printed = WEEK_BEHIND.sub("", found["day"])
    day = find_period([dates.written_out(printed, frozenset()) if dates.month_first else printed], published_on)
    if day is None or day.start is None or day.start != day.end:
        return None
    return replace(day, text=printed) if dates.month_first else day
