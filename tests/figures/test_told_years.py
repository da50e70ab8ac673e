"""Which year a month, a quarter, a day or a numbered week is of, where the text tells of another than the issue's.

Belongs here: times without a printed year in a text of a year long past, and what a change is on. Does not belong here:
times that only the issue's day resolves (test_times_of_adverbials).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.prose import read_prose
from tests.figures.test_times_of_adverbials import TODAY, short


def times_of(text: str, today: date = TODAY) -> list[str]:
    return [short(f.period) for f in read_prose(text, published_on=today)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In 2028 the yard built 31 boats in March and 44 in April.", ["2028-03", "2028-04"]),
        ("Output was 31 tons in May 2028 and 44 tons in June.", ["2028-05", "2028-06"]),
        ("Output was 31 tons in December 2028 and 44 tons in January.", ["2028-12", "2029-01"]),
        (
            "The rate at the start of the 4th quarter of 2028 fell to 4% in October from 5% the previous month.",
            ["2028-10", "2028-09"],
        ),
        (
            "The rate was 4.8% in the fourth quarter of 2028, higher than the 4.3% in the third quarter.",
            ["2028-10..2028-12", "2028-07..2028-09"],
        ),
        ("On 10 May 2028, 31 were tested. On 9 June, 44 more were tested.", ["2028-05-10", "2028-06-09"]),
        ("The yard opened in March 2028. In October 44 boats were sold.", ["2031-10"]),
        ("In 2030 it built 31 boats, and in March it lost 4.", ["2030", "2031-03"]),
        ("Prices were 5% above those of May 2028 and rose 2% in June.", ["2031-06", "2031-06"]),
    ],
)
def test_a_part_of_a_year_is_of_the_year_that_its_text_tells_of(text: str, told: list[str]) -> None:
    assert times_of(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In week 7 (week ending 18 February 2029), 31 fell ill; 44 did in week 6 (week ending 11 February 2029).",
            ["2029-02-12..2029-02-18", "2029-02-05..2029-02-11"],
        ),
        (
            "In week 7 (week ending 18 February 2029), 31 fell ill. In week 8 there were 44.",
            ["2029-02-12..2029-02-18", "2029-02-19..2029-02-25"],
        ),
        (
            "In week 12 there were 31 cases against 44 cases week 11.",
            ["2031-03-17..2031-03-23", "2031-03-10..2031-03-16"],
        ),
    ],
)
def test_a_numbered_week_is_the_one_that_its_text_explains(text: str, told: list[str]) -> None:
    assert times_of(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It had 31 boats in May 2031. That was down by 4 boats or 11% on May 2030.",
            ["2031-05", "2031-05", "2031-05"],
        ),
        ("Sales rose 2% in May relative to April 2029.", ["2031-05"]),
        ("A total of 31 boats have been sold, as from 1 March 2030.", ["2030-03-01..2031-11-12"]),
        (
            "In May 31 cases, with no deaths, were found, against 44 cases, with no deaths, found in April.",
            ["2031-05", "2031-04"],
        ),
        (
            "Sales rose 2% in May following a fall of 1% in April; they were 4% above those of 2029.",
            ["2031-05", "2031-04", "2031-05"],
        ),
        ("The toll stood at 31 as of the end of Sunday, up by 4.", ["2031-11-09", "2031-11-09"]),
        (
            "From 1 May through 5 June, 31 cases have been reported. A total of 44 contacts have been traced.",
            ["2031-05-01..2031-06-05"] * 2,
        ),
        ("This year's crop is 31 tons.", ["2031"]),
    ],
)
def test_what_a_change_is_on_or_counted_from_is_not_its_time(text: str, told: list[str]) -> None:
    assert times_of(text) == told


def test_a_time_that_owns_a_noun_is_no_part_of_its_concept() -> None:
    (figure,) = read_prose("This year's wheat crop is 31 tonnes.", published_on=TODAY)
    assert figure.reading.concept.text == "wheat crop"
