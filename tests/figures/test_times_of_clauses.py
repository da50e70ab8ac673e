"""Which time of its clause, its bracket or its report a figure is of, and where it is of none.

Belongs here: sentences of our own with the first and last day of each of their figures. Does not belong here: whole
stories and issues, which are scored as a whole, and the forms of times (the rules' own examples).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.periods.model import ISSUE, Period
from pipelines.figures.prose import read_prose

TODAY = date(2031, 11, 12)


def days(text: str, carried: tuple[Period, ...] = ()) -> list[str]:
    """Return the days of every figure of a paragraph as ``first..last``, empty where it has none."""
    found = [draft.period for draft in read_prose(text, TODAY, carried=carried, about=carried)]
    return [f"{o.start}..{o.end}" if o is not None and o.start is not None else "" for o in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Through October 1,310 homes were sold.", ["2031-01-01..2031-10-31"]),
        ("It needs 1,310 pumps through March.", [""]),
        ("As of 2029, the port has 13 cranes.", ["2029-01-01..2029-12-31"]),
        ("Since the line opened in 2027, trams have carried 81 million riders.", ["2027-01-01..2031-11-12"]),
        ("It sold 87 sloops in 2029, the most since the yard opened in 1984.", ["2029-01-01..2029-12-31"]),
        ("Since 2027 the number of mills has fallen from 41 to 27.", ["2027-01-01..2027-12-31", ""]),
        ("The flood cut 14 roads in March, and a lorry now takes nine days.", ["2031-03-01..2031-03-31", ""]),
        ("A rule that took effect on 1 May now splits it into 24 lots.", [""]),
        ("She leads a team of 12 at Taiho Optics, which came here in 2027.", [""]),
        ("On 14 August it repaid a bond of €250 million that it had issued in 2027.", ["2031-08-14..2031-08-14"]),
        ("The charge rises by 12 percent on 1 January.", ["2032-01-01..2032-01-01"]),
        ("The charge rose by 12 percent on 1 January.", ["2031-01-01..2031-01-01"]),
        ("It treated 1,918 people in October; 74 per cent were men.", ["2031-10-01..2031-10-31"] * 2),
        (
            "Sales reached 41 million in 2030. Rent came to 30 million baht, an increase of 4% over the previous year.",
            ["2030-01-01..2030-12-31"] * 3,
        ),
        ("Landings were 1,295 tonnes in 2030, or 93% of their level of 2026.", ["2030-01-01..2030-12-31"] * 2),
        ("The Expectations Survey of December was answered by 45 firms.", ["2030-12-01..2030-12-31"]),
        ("In May 2031 arrears were 4 percent (2030: 5 percent).", ["2031-05-01..2031-05-31", "2030-05-01..2030-05-31"]),
        (
            "Sales were up 4 percent in the second quarter, after 3 percent in the first.",
            ["2031-04-01..2031-06-30", "2031-01-01..2031-03-31"],
        ),
        ("It gained 2 percent against the euro so far this year.", ["2031-01-01..2031-11-12"]),
        (
            "So far this year 63 have died, against 71 over the same period of 2030.",
            ["2031-01-01..2031-11-12", "2030-01-01..2030-11-12"],
        ),
        ("Lakes were 58% full on the last day of the month.", ["2031-10-31..2031-10-31"]),
        ("The town expects half a million guests for the year as a whole.", ["2031-01-01..2031-12-31"]),
        ("There were 340 fires, compared to 1751 fires in 2029.", ["", "2029-01-01..2029-12-31"]),
        ("From week 1 to week 30 of 2029 it had 13 leaks.", ["2029-01-01..2029-07-29"]),
        (
            "Week 9 of 2029 had 13 leaks. In the same week of 2028 there were 12.",
            ["2029-02-26..2029-03-04", "2028-02-28..2028-03-05"],
        ),
        ("A wall fell on 8 November. Some 150 guests had to be led out.", ["2031-11-08..2031-11-08"]),
        ("Sales fell for a fourth quarter, by 3%.", [""]),
        ("The pool reopened on 8 November. Some 640 people swam on the first day.", ["2031-11-08..2031-11-08"]),
        ("It sees growth of 4 percent in 2031, not 5 percent as in its May forecast.", ["2031-01-01..2031-12-31"] * 2),
        ("The floods of 5 and 6 November hit 212 barns.", ["2031-11-05..2031-11-06"]),
        ("All four stood idle in 2029. During the lockdown period 12 percent shut.", ["2029-01-01..2029-12-31", ""]),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_time_of_its_own_clause(text: str, told: list[str]) -> None:
    assert days(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the final quarter it made 148 million euros.", "2031-01-01..2031-03-31"),
        ("In the last 12 months it made 148 million euros.", "2030-04-01..2031-03-31"),
        ("The rolling three-month average was 4.2 percent.", "2031-01-01..2031-03-31"),
    ],
)
def test_a_report_of_a_year_counts_from_its_end(text: str, told: str) -> None:
    year = Period(date(2030, 4, 1), date(2031, 3, 31), "", 0, 0, "lead", ISSUE)
    assert days(text, (year,)) == [told]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("31 percent of crates in Norland and 29 percent of crates in Sefton rotted.", ["Norland", "Sefton"]),
        ("It has 20 sheds: 16 in Norland, two in Sefton and two in Tamora.", [None, "Norland", "Sefton", "Tamora"]),
        ("It gave 19 tents to schools in Norland and Sefton.", [None]),
        ("It held 12 fairs across Norland, Sefton and Tamora.", [None]),
        ("It held 12 fairs in Norland.", ["Norland"]),
    ],
)
def test_each_part_of_a_list_has_its_own_place(text: str, places: list[str | None]) -> None:
    names = tuple(
        Name(text.index(name), text.index(name) + len(name), "GPE", name)
        for name in ("Norland", "Sefton", "Tamora")
        if name in text
    )
    assert [draft.who.place for draft in read_prose(text, TODAY, names)] == places


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It paid €51m, €47m and €42m for the years ended March 31, 2031, 2030 and 2029, respectively.",
            ["2030-04-01..2031-03-31", "2029-04-01..2030-03-31", "2028-04-01..2029-03-31"],
        ),
        (
            "Profit was €51m and €47m for the three months ended June 30, 2031 and 2030, respectively.",
            ["2031-04-01..2031-06-30", "2030-04-01..2030-06-30"],
        ),
        (
            "Debt was €51m and €47m as of December 31, 2030 and 2029, respectively.",
            ["2030-12-31..2030-12-31", "2029-12-31..2029-12-31"],
        ),
        (
            "In 2029 and 2030, respectively, 510 and 470 sloops came.",
            ["2029-01-01..2029-12-31", "2030-01-01..2030-12-31"],
        ),
        ("In 2029 and 2030, 510 and 470 sloops came.", ["2029-01-01..2030-12-31"] * 2),
        (
            "It sold 51 and 47 sloops in May and June, respectively.",
            ["2031-05-01..2031-05-31", "2031-06-01..2031-06-30"],
        ),
    ],
)
def test_figures_of_a_list_share_out_its_times(text: str, told: list[str]) -> None:
    assert days(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In the second quarter of 2031 it made 51 bells. The record was 87 bells in 2024. Sales were 42, up "
            "from 37 a year earlier.",
            ["2031-04-01..2031-06-30", "2024-01-01..2024-12-31", "2031-04-01..2031-06-30", "2030-04-01..2030-06-30"],
        ),
        (
            "It cast 51 bells in October. The record was 87, set in 2024. Sales were 42, up from 37 a month earlier.",
            ["2031-10-01..2031-10-31", "2024-01-01..2024-12-31", "2031-10-01..2031-10-31", "2031-09-01..2031-09-30"],
        ),
        ("The probe was launched in March 2028. It carried 13 lenses.", [""]),
        ("It built 51 probes in March 2028. It sold 13 lenses.", ["2028-03-01..2028-03-31"] * 2),
        (
            "It fell to 9% in October from 11% in September. A year ago it had stood at 13%.",
            ["2031-10-01..2031-10-31", "2031-09-01..2031-09-30", "2030-10-01..2030-10-31"],
        ),
        (
            "It was 19.8 degrees in October. Only October 2016, at 20.1 degrees, was warmer. Nights were 2.3 degrees "
            "warmer. Orve had 41.6 degrees on the 13th.",
            ["2031-10-01..2031-10-31", "2016-10-01..2016-10-31", "2031-10-01..2031-10-31", "2031-10-13..2031-10-13"],
        ),
        (
            "Profit in the first half of 2031 was £612.4m (H1 2030: £537m). Earnings per share were 48.9p, up from "
            "41.7p the year before.",
            ["2031-01-01..2031-06-30", "2030-01-01..2030-06-30"] * 2,
        ),
        (
            "In October it fell to 9%. Core prices slowed to 8%, the first decline since the autumn of 2028.",
            ["2031-10-01..2031-10-31"] * 2,
        ),
        (
            "It had 51 sheds at the end of 2030. On the first day 430 people came.",
            ["2030-12-31..2030-12-31", ""],
        ),
    ],
)
def test_a_look_back_leaves_the_time_of_its_paragraph(text: str, told: list[str]) -> None:
    assert days(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rents rose by 4% to 6%.", [(4.0, 6.0, "%")]),
        ("Unemployment fell by 0.4% to 6%.", [(0.4, None, "%"), (6.0, None, "%")]),
        ("Pupils with scores of 70 or more passed.", [(70.0, None, None)]),
        ("Scores of pupils passed.", [(20.0, 200.0, None)]),
        ("It gave 31M meals, 19M in Asia and 12M in Africa.", [(v, None, None) for v in (31e6, 19e6, 12e6)]),
        ("The 19M in Asia is a bus.", []),
        (
            "It cut 4.1 million, 3.8 million and 3.5 million cubic metres.",
            [(v, None, "m3") for v in (4.1e6, 3.8e6, 3.5e6)],
        ),
        ("Delays of more than six minutes fell to 310.", [(6.0, None, "min"), (310.0, None, None)]),
        ("Delays of six minutes fell to four.", [(6.0, None, "min"), (4.0, None, "min")]),
    ],
)
def test_numbers_of_lists_and_limits(text: str, told: list[tuple[float, float | None, str | None]]) -> None:
    found = [draft.reading.quantity for draft in read_prose(text, TODAY)]
    assert [(q.value, q.value_high, q.unit) for q in found] == told


def test_numbered_weeks_begin_on_the_day_on_which_the_issues_own_week_does() -> None:
    week = Period(date(2031, 7, 6), date(2031, 7, 12), "", 0, 0, "issue", ISSUE)
    text = "In Morbidity Week 28, 246 fell ill, against 198 in week 27 and 150 in the same week of 2030."
    assert days(text, (week,)) == ["2031-07-06..2031-07-12", "2031-06-29..2031-07-05", "2030-07-07..2030-07-13"]


def test_a_verb_behind_what_says_which_one_tells_the_past() -> None:
    told = "In the second quarter of 2031 the port grew. The share of cargo that leaves by rail {} 2 points to 41%."
    assert days(told.format("rose")) == ["2031-04-01..2031-06-30"] * 2
    assert days(told.format("rises")) == ["", ""]


def test_the_day_of_a_report_leaves_the_time_its_story_is_about() -> None:
    lead = Period(date(2031, 4, 1), date(2031, 6, 30), "", 0, 0, "lead", "period.part")
    text = "Income rose to €41 million, the Statistics Office reported on 30 August."
    assert days(text, (lead,)) == ["2031-04-01..2031-06-30"]
    assert days("Income rose to €41 million on 30 August.", (lead,)) == ["2031-08-30..2031-08-30"]
