"""The same time in other print: *Q1 of 2030*, *2030Q1*, *1H30*, *2030-03*, *14.03.2030*, *MARCH 2030*, *the June year*.

Belongs here: one statement with its time written in another way, which must give the same days. Does not belong here:
which of several times a figure holds for (test_times_of_adverbials, test_times_of_clauses).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.prose import read_prose

TODAY = date(2030, 8, 12)
QUARTER = (date(2030, 1, 1), date(2030, 3, 31))
HALF = (date(2030, 1, 1), date(2030, 6, 30))
MONTH = (date(2030, 3, 1), date(2030, 3, 31))
WEEK = (date(2030, 3, 18), date(2030, 3, 24))
SEASON = (date(2029, 7, 1), date(2030, 6, 30))


def held(text: str) -> set[tuple[date | None, date | None]]:
    return {d.period.days if d.period is not None else (None, None) for d in read_prose(text, TODAY)}


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Q1 of 2030", QUARTER),
        ("2030 Q1", QUARTER),
        ("2030Q1", QUARTER),
        ("1Q 2030", QUARTER),
        ("the 2030 first quarter", QUARTER),
        ("the opening quarter of 2030", QUARTER),
        ("the March 2030 quarter", QUARTER),
        ("the January-to-March quarter", QUARTER),
        ("Jan/Mar 2030", QUARTER),
        ("Jan.-Mar. 2030", QUARTER),
        ("Q1'30", QUARTER),
        ("3M 2030", QUARTER),
        ("6M30", HALF),
        ("1H30", HALF),
        ("1H 2030", HALF),
        ("2030H1", HALF),
        ("the first half-year of 2030", HALF),
        ("the half-year to June 2030", HALF),
        ("the half year ended 30 June", HALF),
        ("2030-03", MONTH),
        ("03/2030", MONTH),
        ("2030M3", MONTH),
        ("MARCH 2030", MONTH),
        ("W12", WEEK),
        ("wk 12", WEEK),
        ("2030-W12", WEEK),
        ("the June year", SEASON),
        ("the June 2030 year", SEASON),
    ],
)
@pytest.mark.parametrize("sentence", ["In {}, exports rose 3%.", "Exports rose by 3% in {}.", "Exports in {} rose 3%."])
def test_a_time_in_codes_has_its_days(said: str, days: tuple[date, date], sentence: str) -> None:
    assert held(sentence.format(said)) == {days}


@pytest.mark.parametrize("said", ["14.03.2030", "14.3.2030", "14/03/2030", "03/14/2030", "2030-03-14", "14-Mar-30"])
@pytest.mark.parametrize("sentence", ["As of {}, 412 boats were in port.", "There were 412 cases on {}."])
def test_a_day_in_numbers_is_that_day(said: str, sentence: str) -> None:
    assert held(sentence.format(said)) == {(date(2030, 3, 14), date(2030, 3, 14))}


def test_nobody_knows_which_of_two_low_numbers_is_the_month() -> None:
    assert held("There were 412 cases on 05/03/2030.") == {(None, None)}


@pytest.mark.parametrize("lead", ["At", "As at", "By"])
def test_the_end_of_a_named_year_is_its_last_day(lead: str) -> None:
    assert held(f"{lead} year-end 2029, 412 boats had been built.") == {(date(2029, 12, 31), date(2029, 12, 31))}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sales YTD were 40 tonnes.", (date(2030, 1, 1), TODAY)),
        ("Month-to-date sales were 40 tonnes.", (date(2030, 8, 1), TODAY)),
        ("Sales were 40 tonnes in CY2029.", (date(2029, 1, 1), date(2029, 12, 31))),
        ("The mill sold 40 tonnes between 03/06 and 09/06.", (None, None)),
    ],
)
def test_codes_of_accounts_are_times_and_no_figures(text: str, days: tuple[date | None, date | None]) -> None:
    assert [d.reading.quantity.value for d in read_prose(text, TODAY)] == [40.0]
    assert held(text) == {days}
