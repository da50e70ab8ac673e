"""Times of bulletins' paragraphs: those of the line over them, and those a paragraph goes on with behind an aside.

Belongs here: whole paragraphs as offices and agencies print them, with the time that each figure holds for. Does not
belong here: times of a figure's own clause (times_of_clauses), and the places of paragraphs (standing_places).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.commands.parse import facts, text_layout
from pipelines.model import Figure, GraphicsReading
from pipelines.settings import Settings

OUT = date(2024, 6, 14)


def read(text: str) -> tuple[Figure, ...]:
    return facts(text_layout("text", text, OUT), GraphicsReading("text"), Settings())[0]


def times(text: str) -> list[str]:
    return [f"{f.period_start}/{f.period_end}" if f.period_start else "-" for f in read(text)]


APRIL, MAY, QUARTER = "2024-04-01/2024-04-30", "2024-05-01/2024-05-31", "2024-01-01/2024-03-31"
YEAR_SO_FAR, FIRST_OF_MAY = "2024-01-01/2024-06-14", "2024-05-01/2024-05-01"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fish landings in April 2024\n\nLandings fell by 4%.", [APRIL]),
        ("Fish landings in April 2024\n\nReleased on 12 June 2024\n\nLandings fell by 4%.", [APRIL]),
        ("FISH LANDINGS IN APRIL 2024\n\nLandings fell by 4%.", [APRIL]),
        ("Fires in Norland, 2023\n\nSixteen people were killed.", ["2023-01-01/2023-12-31"]),
        ("Annual report 2023\n\nSixteen people were killed.", ["2023-01-01/2023-12-31"]),
        ("Cholera in Norland, week 12\n\nSixteen people were killed.", ["2024-03-18/2024-03-24"]),
        ("Outlook for July 2024\n\nLandings fell by 4%.", ["-"]),
        ("• Talks held in April 2024\n\nLandings fell by 4%.", ["-"]),
        (
            "Catches, January to March 2024\n\nBoats took 45 whales in March. Seals numbered 30.",
            ["2024-03-01/2024-03-31", QUARTER],
        ),
        (
            "Some 103 people have drowned so far this year. Of these, 41 were rowers. Lakes took 61 lives.",
            [YEAR_SO_FAR] * 3,
        ),
        ("Stocks were 27 tonnes, as of 1 May 2024. On a yearly basis, they rose 4 percent.", [FIRST_OF_MAY] * 2),
        (
            "Rents rose 9 percent in the three months to May. Fees fell 3 percent over the same three months.",
            ["2024-03-01/2024-05-31"] * 2,
        ),
        (
            "In May, demand reached 90 MW, beating the record of 71 MW set in January. Losses fell to 2 percent.",
            [MAY, "2024-01-01/2024-01-31", MAY],
        ),
        ("Dublin, 5 June 2024. Guests numbered 45 in April. Inns took 30.", [APRIL, APRIL]),
        (
            "From January to April 45 boats sank. In April alone 12 did. Ferries lost 3.",
            ["2024-01-01/2024-04-30", APRIL, "2024-01-01/2024-04-30"],
        ),
        (
            "Dues came to $8 in April. Between January and April they totalled $30. Fines rose to $4.",
            [APRIL, "2024-01-01/2024-04-30", "2024-01-01/2024-04-30"],
        ),
        ("The camp houses 45 people, 17 of whom have come since 1 May 2024.", ["-", "2024-05-01/2024-06-14"]),
        (
            "On 1 May the dams held 79 percent, whereas last year they were 94 percent full.",
            [FIRST_OF_MAY, "2023-01-01/2023-12-31"],
        ),
        ("Prices doubled between May 2023 and May 2024, reaching $8.", ["2023-05-01/2024-05-31", MAY]),
        ("In May the average daily catch was 45 kg.", [MAY]),
        ("In May, 45 inns closed. The number of guests, at 300, fell by 3%.", [MAY] * 3),
        ("In May Cork took 45 boats. Sligo had the next largest share at 7%.", [MAY] * 2),
        ("Ferries in April 2024\n\nDublin, 5 June 2024 – Fares rose 9 percent.", [APRIL]),
        ("In May, 45 boats sank. The toll, which had been 30 in April, fell to 20.", [MAY, APRIL, MAY]),
        ("In May, 45 boats sank. Coal use more than tripled to 6 tonnes.", [MAY] * 3),
        (
            "Fees in May 2024\n\nOver the twelve months to May they grew by 8%. Over the month they fell by 2%.",
            ["2023-06-01/2024-05-31", MAY],
        ),
        (
            "In May, the share was 93 percent, after 92 percent in April and 91 percent in May of last year.",
            [MAY, APRIL, "2023-05-01/2023-05-31"],
        ),
        (
            "In May, 45 inns closed, 4 fewer than in May 2023. A year earlier 9 had.",
            [MAY, MAY, "2023-05-01/2023-05-31"],
        ),
        (
            "At 31 May, 45 cases were open. In the previous year 90 were closed.",
            ["2024-05-31/2024-05-31", "2023-01-01/2023-12-31"],
        ),
        ("So far this year, 45 boats sank.", [YEAR_SO_FAR]),
        (
            "Tea exports rose 2 percent in 2019.\n\nIn May, milk fell by 3%. Fat rose to 4.2% over the year.",
            ["2019-01-01/2019-12-31", MAY, MAY],
        ),
    ],
)
def test_a_paragraph_goes_on_with_the_time_that_it_is_about(text: str, expected: list[str]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "concept"),
    [
        ("House prices rose 9 percent in May. Leeds saw a gain of 14 percent.", 14, "House prices"),
        ("Some 240 guests were lodged by the town's five inns. This is 6% more than in May.", 6, "guests"),
        ("Ferries carried 240 guests in May. Dublin alone handled 206.", 206, "guests"),
        ("Homes held 49 percent of the stock and shops 46 percent.", 46, "stock"),
        (
            "Boats carried 371 tonnes of goods. Ferries were 6 percent fuller. In all, 480 tonnes were moved.",
            480,
            "goods",
        ),
        ("Exports to Wales fell by 5% to 810 tonnes, those to Malta by 10%.", 10, "Exports to Malta"),
        ("Norway hosts 430 guests. The plan is only 22 percent funded.", 22, "plan"),
    ],
)
def test_what_a_place_or_a_share_is_told_of(text: str, value: float, concept: str) -> None:
    assert concept in [figure.concept for figure in read(text) if figure.value == value]


def test_thefts_and_frauds_rose_by_one_verb() -> None:
    changes = [f.change for f in read("Thefts rose by 2% to 842 and frauds by 10%.")]
    assert changes == ["increase", None, "increase"]


def test_who_says_so_stands_behind_by() -> None:
    figures = read("Wheat output is estimated by the farm ministry at 25 tonnes.")
    assert [f.attributed_to for f in figures] == ["farm ministry"]


def test_a_scale_behind_the_new_level_is_that_of_the_old_one() -> None:
    assert [f.value for f in read("The agency revised it from EUR 2.8 to 2.9 billion.")] == [2.8e9, 2.9e9]


def test_the_months_of_a_year_in_a_heading_are_no_figure() -> None:
    assert read("Trade in goods, seven months of 2024") == ()


@pytest.mark.parametrize(
    "printed",
    [
        "in 1 to 9 June 2024",
        "from 1st to 9th June 2024",
        "during 1 - 9 June 2024",
        "in 1st-9th June 2024",
        "in June 1-9, 2024",
        "in June 1 to June 9, 2024",
        "during June 1 through 9, 2024",
        "in the period June 1 to 9",
    ],
)
def test_days_of_a_month_in_other_print(printed: str) -> None:
    assert times(f"Some 45 boats sank {printed}.") == ["2024-06-01/2024-06-09"]


def test_a_calendar_week_in_short() -> None:
    assert times("Some 45 boats sank in CW 23.") == ["2024-06-03/2024-06-09"]


def test_a_quarter_of_a_year_ago_is_of_the_year_before() -> None:
    assert times("Sales were 45 tonnes in Q1, against 38 in the year-ago first quarter.")[1] == "2023-01-01/2023-03-31"


LIST = "In May, Norland's ports lost 45 boats\n• 12 ferries sank in April.\n• Fares rose 9 percent, the ministry said"


def test_each_bullet_is_a_sentence_of_its_own() -> None:
    figures = read(LIST)
    assert [f.sentence[:8] for f in figures] == ["In May, ", "12 ferri", "Fares ro"]
    assert [f.attributed_to for f in figures] == [None, None, "ministry"]
    assert figures[0].sentence.endswith("boats")


def test_a_sentence_on_the_next_line_is_one_of_its_own() -> None:
    text = "Prices are below their peak of 2022. Sales in May numbered 870."
    assert times(text)[-1] == times(text.replace(". S", ".\nS"))[-1] == MAY


def test_an_adverb_before_who_says_so() -> None:
    assert [f.attributed_to for f in read("Meanwhile, the ministry said that 45 boats had sunk.")] == ["ministry"]
