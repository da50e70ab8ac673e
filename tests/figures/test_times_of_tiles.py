"""Times of tiles that count from the issue's own week, or from the first day of a year beside the same of another."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.labelled.periods import find_period
from pipelines.figures.labelled.values import figures_from
from pipelines.model import Box, IssueFacts, LabelledValue, Layout, PageFacts

TOLD = date(2031, 2, 24)


def _days(text: str, label: str | None, context: str | None = None, rule: str = "graphics.infographic"):
    value = LabelledValue(
        "v-1", "issue", "a-1", "b-1", 1, Box(0, 400, 9, 410), "infographic", text, label=label, context=context,
        rule_id=rule,
    )  # fmt: skip
    pages = (PageFacts("issue", 1, None, None, 600, 800, 90, "text"),)
    facts = IssueFacts(
        "issue", "issue.pdf", "Marsh Fever Weekly", "No. 9", TOLD, None, date(2031, 2, 17), date(2031, 2, 23)
    )
    (figure,) = figures_from([value], Layout(facts, pages, (), ()))
    return str(figure.period_start), str(figure.period_end)


@pytest.mark.parametrize(
    ("text", "label", "rule"),
    [
        ("2 this week", "Deaths", "graphics.infographic"),
        ("2", "Deaths this week", "graphics.infographic"),
        ("2 new this week", "Deaths", "graphics.infographic"),
        ("2 patients died this week", None, "graphics.label_sentence"),
    ],
)
def test_this_week_is_the_week_that_the_issue_is_of(text: str, label: str | None, rule: str) -> None:
    assert _days(text, label, rule=rule) == ("2031-02-17", "2031-02-23")


def test_last_week_is_the_one_before_and_a_month_is_no_week() -> None:
    assert _days("9 last week", "Deaths") == ("2031-02-10", "2031-02-16")
    assert _days("9 this month", "Deaths")[0] == "2031-02-01"


def test_what_counts_since_a_day_of_an_earlier_year_ends_on_the_same_day_as_this_year_s() -> None:
    assert _days("6,100", "Cases since 1 January") == ("2031-01-01", "2031-02-23")
    assert _days("5,206", "Cases since 1 January", "2030") == ("2030-01-01", "2030-02-23")


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Kelp landed, first half (GWh)", "2026-01-01", "2026-06-30"),
        ("Kelp landed (first quarter)", "2026-01-01", "2026-03-31"),
        ("Kelp landed by each of the yards along the coast, second half (t)", "2026-07-01", "2026-12-31"),
        ("Kelp landed (GWh)", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_part_of_a_year_before_a_titles_bracket_is_of_each_year(title: str, first: str, last: str) -> None:
    span = find_period(["2026", title], TOLD)
    assert span is not None
    assert (str(span.start), str(span.end)) == (first, last)
