"""Which headers and labels say a time, by the rules in ``articles/table_times.toml``.

Belongs here: asking those rules. Does not belong here: what days a time has (figures), and dates in sentences.
"""

from __future__ import annotations

from functools import lru_cache

from pipelines.articles.page.rules import pattern_rules

RULES = "table_times.toml"


@lru_cache(maxsize=4096)
def tells_time(header: str) -> bool:
    """Tell whether a header names a time somewhere: ``Week 21``, ``Sales 2023``."""
    return _holds(header, "header")


@lru_cache(maxsize=4096)
def is_month(header: str) -> bool:
    """Tell whether a header is a month, with its year or without."""
    return _holds(header, "month")


@lru_cache(maxsize=4096)
def heads_weeks(header: str) -> bool:
    """Tell whether a header says that the numbers with it are those of weeks."""
    return _holds(header, "week")


@lru_cache(maxsize=4096)
def counts_by_week(title: str) -> bool:
    """Tell whether a title says that what it heads is counted week by week."""
    return _holds(title, "by_week")


@lru_cache(maxsize=4096)
def is_time(label: str) -> bool:
    """Tell whether a label says nothing but a time."""
    return _holds(label, "label")


@lru_cache(maxsize=4096)
def is_head_time(head: str) -> bool:
    """Tell whether a head says nothing but one week, month, quarter or half, with its year or without."""
    return _holds(head, "head_time")


@lru_cache(maxsize=4096)
def is_day(label: str) -> bool:
    """Tell whether a label says nothing but a day with its year."""
    return _holds(label, "day")


@lru_cache(maxsize=4096)
def adds_time(remark: str) -> bool:
    """Tell whether a line under a number and its name says of what time they are."""
    return _holds(remark, "remark")


@lru_cache(maxsize=4096)
def dates_source(remark: str) -> bool:
    """Tell whether a line under a number's label names its source and of what time that is, in brackets."""
    return remark.startswith("(") and _holds(remark, "source_time")


@lru_cache(maxsize=4096)
def leads_in(line: str) -> bool:
    """Tell whether a line begins with a time and leads on to the numbers below: *By the end of 2021, there were*."""
    return _holds(line, "lead_in")


def _holds(text: str, table: str) -> bool:
    return any(rule.pattern.search(text) for rule in pattern_rules(RULES, table))
