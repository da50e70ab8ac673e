"""Places that an earlier sentence, or the heading over it, tells of, and figures that have none of them.

Belongs here: whole paragraphs, with the names that the entities find in them. Does not belong here: places of a
figure's own sentence (wholes_and_doers).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.commands.parse import facts, text_layout
from pipelines.model import GraphicsReading
from pipelines.settings import Settings

OUT = date(2024, 6, 14)


def places(text: str) -> list[str | None]:
    figures, _ = facts(text_layout("text", text, OUT), GraphicsReading("text"), Settings())
    return [figure.place for figure in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Estonia registered 721 births in May. Deaths numbered 832.", ["Estonia", "Estonia"]),
        ("In Peru, 45 boats sank in May. This is 4% more than in April.", ["Peru", "Peru"]),
        ("Ferry traffic in Norway\n\nSome 45 boats sank in May.", ["Norway"]),
        ("Storms hit Kerala on Monday.\n\nSome 45 boats sank.", [None]),
        ("Heavy rain fell in Kerala on Monday.\n\nSome 45 boats sank.", ["Kerala"]),
        ("In Spain 45 inns closed. In Malta, 12 did. Sales fell by 4%.", ["Spain", "Malta", "Malta"]),
        (
            "Portugal lost 45 inns in May. Porto had the highest losses, with 12. Sales fell by 4%.",
            ["Portugal", "Porto", "Portugal"],
        ),
        ("Guests numbered 45 in May. In Malta they numbered 12. Sales fell by 4%.", [None, "Malta", None]),
        ("Visitor arrivals to Fiji totalled 97,381 in May. Earnings came to $12 million.", ["Fiji", "Fiji"]),
        ("The Ministry of Health of Chile recorded 45 cases in May. Deaths numbered 3.", ["Chile", "Chile"]),
        ("Croatia lost 45 inns in May. Permits went to 30 people from Nepal and Serbia.", ["Croatia", "Croatia"]),
        ("Iraq lost 45 inns in May. Spain and Italy fared worse. Sales fell by 4%.", ["Iraq", "Iraq"]),
        ("Germany and France shrank by 4% and 7% respectively.", ["Germany", "France"]),
    ],
)
def test_a_figure_has_the_place_that_its_paragraph_is_in(text: str, expected: list[str | None]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "behind",
    [
        "It is 12 metres long.",
        "The company employed 45 people.",
        "Worldwide, 45 were lost.",
        "German exports fell by 4%.",
        "Its drill took 12 samples.",
        "Such boats carry 45 people.",
        "“We lost 12,” he said.",
    ],
)
def test_what_a_thing_or_another_place_has_is_not_of_it(behind: str) -> None:
    assert places(f"Norway built 30 boats in May. {behind}") == ["Norway", None]


def test_a_dateline_is_no_place_of_figures() -> None:
    assert places("Dublin, 5 June 2024. Spain lost 45 boats in May. Sales fell by 4%.") == ["Spain", "Spain"]
