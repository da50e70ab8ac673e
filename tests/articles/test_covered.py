"""What time an issue tells of, beside the day on which it came out."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.articles.wording.covered import came_out, covered_time, of_this_issue, without_ended
from pipelines.articles.wording.dates import find_period, find_periods


@pytest.mark.parametrize(
    ("head", "published", "covered"),
    [
        ("Ten days 11–20 June 2031 22 June 2031", "2031-06-22", ("2031-06-11", "2031-06-20")),
        ("May 2031 14 June 2031", "2031-06-14", ("2031-05-01", "2031-05-31")),
        ("June 2031 14 June 2031", "2031-06-14", None),
        ("Second quarter 2031 | 3 September 2031", "2031-09-03", ("2031-04-01", "2031-06-30")),
        ("Week 14 10 April 2031", "2031-04-10", ("2031-03-31", "2031-04-06")),
        ("Week 14 (March 30 - April 5, 2031) | 10 April 2031", "2031-04-10", ("2031-03-30", "2031-04-05")),
        ("Annual Harbour Statistics 2030, 5 May 2031", "2031-05-05", ("2030-01-01", "2030-12-31")),
        ("Annual Harbour Review 2030 | May 2031", "2031-05-01", ("2030-01-01", "2030-12-31")),
        ("May 8-14, 2031", "2031-05-08", None),
        (
            "Results for the nine months ended 30 September 2031, 4 November 2031",
            "2031-11-04",
            ("2031-01-01", "2031-09-30"),
        ),
        ("Half-year to 30 June 2031 | 8 August 2031", "2031-08-08", ("2031-01-01", "2031-06-30")),
        (
            "Reference period: July 2030 - June 2031 | Released 30 November 2031",
            "2031-11-30",
            ("2030-07-01", "2031-06-30"),
        ),
        ("May 2031. Next issue: 12 June 2031", "2031-05-01", None),
        ("Quarterly Sheet, July to September 2031", "2031-09-01", ("2031-07-01", "2031-09-30")),
        ("January–June 2031 | 12 August 2031", "2031-08-12", ("2031-01-01", "2031-06-30")),
    ],
)
def test_a_head_names_the_day_of_the_issue_and_the_time_it_tells_of(head, published, covered):
    period = find_period(without_ended(of_this_issue(head)))
    assert period is not None
    issued = came_out(period, [head])
    found = covered_time(issued, [head])
    assert issued.first.isoformat() == published
    assert (found and (found.first.isoformat(), found.last.isoformat())) == covered


def test_a_head_without_a_day_is_of_its_quarter():
    found = covered_time(None, ["Kaldvik Crime Statistics", "Q3 2030"])
    assert found is not None
    assert (found.first, found.last) == (date(2030, 7, 1), date(2030, 9, 30))


def test_all_days_of_a_head_come_in_order_and_none_within_another():
    found = find_periods("3 May 2031, for April 2031 and 1-7 May 2031")
    assert [(p.first.day, p.first.month, p.last.day) for p in found] == [(3, 5, 3), (1, 4, 30), (1, 5, 7)]
