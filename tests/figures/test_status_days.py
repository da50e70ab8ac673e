"""A page that says of which day it is gives that day to its tables and tiles which have no time of their own."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.labelled.values import figures_from
from pipelines.model import Block, Box, Figure, IssueFacts, LabelledValue, Layout, PageFacts


def _figures(*lines: str, header: str = "Cases", page_no: int = 1) -> list[Figure]:
    value = LabelledValue(
        "v-1", "issue", "a-1", "b-1", page_no, Box(0, 400, 9, 410), "table", "12", row_headers=("Orlevik",),
        column_headers=(header,),
    )  # fmt: skip
    pages = tuple(PageFacts("issue", number, None, None, 600, 800, 90, "text") for number in (1, 2))
    furniture = tuple(
        Block(f"b-{n}", "issue", None, 1, n, "furniture", line, Box(40, 60 + 20 * n, 300, 70 + 20 * n))
        for n, line in enumerate(lines)
    )
    facts = IssueFacts("issue", "issue.pdf", None, None, date(2026, 7, 2), None)
    return list(figures_from([value], Layout(facts, pages, (), furniture)))


def _days(*lines: str, header: str = "Cases", page_no: int = 1) -> list[tuple[date | None, date | None]]:
    return [(figure.period_start, figure.period_end) for figure in _figures(*lines, header=header, page_no=page_no)]


FIRST = date(2026, 7, 1)


def test_the_day_beside_the_title_holds_for_all_tables() -> None:
    assert _days("State of the fever", "As of 01.07.2026 noon") == [(FIRST, FIRST)]
    assert _days("Data correct to 1 July 2026 at 09:20", page_no=2) == [(FIRST, FIRST)]
    assert _days("Key figures as of 1 July 2026 (epidemiological week 27)") == [(FIRST, FIRST)]


def test_a_headers_own_time_comes_first() -> None:
    assert _days("As of 01.07.2026", header="June 2026") == [(date(2026, 6, 1), date(2026, 6, 30))]


def test_two_days_on_a_page_or_a_day_of_something_else_give_none() -> None:
    assert _days("As of 01.07.2026", "As of 28.06.2026") == [(None, None)]
    assert _days("The board met on 1 July 2026") == [(None, None)]


def test_the_day_may_be_one_part_of_a_line_at_the_pages_head() -> None:
    line = "Ministry of Tides and Marshes of the Orlev Isles | 2 July 2026 | Figures as of 1 July 2026"
    assert _days("State of the fever", line) == [(FIRST, FIRST)]
    assert _days("State of the fever", line.replace(" |", ",")) == [(None, None)]


def _board_days(publication: str) -> tuple[date | None, date | None]:
    value = LabelledValue(
        "v-1", "issue", "a-1", "b-1", 1, Box(0, 400, 9, 410), "infographic", "318", label="Ships called"
    )
    pages = (PageFacts("issue", 1, None, None, 600, 800, 90, "text"),)
    facts = IssueFacts("issue", "issue.pdf", publication, None, date(2026, 7, 1), date(2026, 7, 31))
    (figure,) = figures_from([value], Layout(facts, pages, (), ()))
    return figure.period_start, figure.period_end


def test_a_board_shows_the_month_that_its_head_names_and_a_magazine_does_not() -> None:
    assert _board_days("Harbour Statistics") == (date(2026, 7, 1), date(2026, 7, 31))
    assert _board_days("Harbour Life") == (None, None)


@pytest.mark.parametrize(
    ("label", "surface", "timed"),
    [("Stay, days", "4.9", True), ("Average wait", "9.6 hours", True), ("Guarantee", "5 years", False)],
)
def test_a_span_that_was_measured_is_of_the_boards_month_and_a_term_is_not(label: str, surface: str, timed: bool):
    value = LabelledValue("v-1", "issue", "a-1", "b-1", 1, Box(0, 400, 9, 410), "infographic", surface, label=label)
    pages = (PageFacts("issue", 1, None, None, 600, 800, 90, "text"),)
    facts = IssueFacts("issue", "issue.pdf", "Harbour Statistics", None, date(2026, 7, 1), date(2026, 7, 31))
    (figure,) = figures_from([value], Layout(facts, pages, (), ()))
    assert (figure.period_start == date(2026, 7, 1)) is timed
