"""The same number told at two places of an issue is one fact, and two that cannot both be right are a contradiction.

Belongs here: which pairs are linked, which are reported, which are left alone. Does not belong here: finding figures.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import duckdb
import pytest

from pipelines.figures.lexicon.concept_keys import concept_key
from pipelines.figures.matching import match_figures
from pipelines.model import Box, Figure
from pipelines.storage.database import migrate
from schemas import ISSUE_TABLES
from schemas.ddl import columns_of

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def figure(source: str, value: float, concept: str, period: tuple[date, date] | None = YEAR, **changes: Any) -> Figure:
    """Return a figure of its source's own article and block; `changes` are fields."""
    start, end = period if period else (None, None)
    made = Figure(
        figure_id=f"{source} {concept} {value:g} {changes.get('place')}", issue_id="i", article_id=f"a-{source}",
        block_id=f"b-{source}", page_no=1, box=Box(0, 0, 9, 9), source=source, surface=f"{value:g}",
        sentence=f"Title | {concept} | {value:g}", char_start=None, char_end=None, value=value, rule_id="r",
        concept=concept, period_start=start, period_end=end,
    )  # fmt: skip
    made = replace(made, **changes)
    return replace(made, concept_key=concept_key(made.concept, made.place, made.subject))


def relations(*figures: Figure) -> list[str]:
    return [match.relation for match in match_figures(figures)]


@pytest.mark.parametrize(
    ("told", "drawn"),
    [
        (figure("prose", 41230, "salmon smolts"), figure("table", 41230, "salmon smolts")),
        (figure("prose", 41000, "salmon smolts"), figure("table", 41230, "salmon smolts")),
        (figure("prose", 4.8e6, "cargo handled", unit="t"), figure("chart", 4.82e6, "cargo handled", unit="t")),
        (figure("prose", 40000, "smolts", bound="more_than"), figure("table", 41230, "smolts")),
        (figure("prose", 312.4, "beds", None), figure("table", 312.4, "hospital beds")),
        (figure("prose", 17, "ice roads open", place="Inari"), figure("table", 17, "ice roads", place="Inari")),
        (figure("prose", 6.9, "lorries", bound="range", value_high=7.2), figure("table", 7, "lorries")),
    ],
    ids=["printed twice", "rounded", "scaled", "bound", "no period", "fewer words", "range"],
)
def test_one_number_told_twice_is_linked(told: Figure, drawn: Figure) -> None:
    assert relations(told, drawn) == ["same"]


@pytest.mark.parametrize(
    ("told", "drawn"),
    [
        (figure("prose", 44, "electric ferries"), figure("table", 40, "electric ferries")),
        (figure("prose", 4.8e6, "port cargo", unit="t"), figure("chart", 4.28e6, "port cargo", unit="t")),
        (figure("prose", 60, "ice roads", bound="more_than"), figure("table", 51, "ice roads")),
        (figure("prose", 9.1, "mean depth", place="Inari"), figure("table", 8.4, "mean depth", place="Inari")),
    ],
    ids=["count", "rounded", "bound", "place"],
)
def test_two_values_that_cannot_both_be_right_contradict_each_other(told: Figure, drawn: Figure) -> None:
    assert relations(told, drawn) == ["contradiction"]


@pytest.mark.parametrize(
    "figures",
    [
        (figure("prose", 44, "electric ferries"), figure("table", 40, "electric ferries", (YEAR[0], YEAR[0]))),
        (figure("prose", 44, "electric ferries", None), figure("table", 40, "electric ferries")),
        (figure("prose", 44, "ice roads", place="Inari"), figure("table", 40, "ice roads", place="Kemi")),
        (figure("prose", 44, "ice roads", place="Inari"), figure("table", 40, "ice roads")),
        (figure("prose", 44, "electric ferries"), figure("table", 40, "electric ferries", unit="%")),
        (figure("prose", 3, "ferry passengers", change="increase"), figure("table", 412, "ferry passengers")),
        (figure("prose", 60, "electric ferries", modality="target"), figure("table", 40, "electric ferries")),
        (figure("prose", 44, "ferries"), figure("table", 40, "ferries")),
        (figure("prose", 44, "electric ferries", bound="about"), figure("table", 20, "electric ferries")),
        (figure("table", 44, "grocery stores"), figure("table", 9, "grocery stores", block_id="b", sentence="Top | 9")),
        (figure("prose", 7, "harbours"), figure("infographic", 7, "cruise harbours", None)),
    ],
    ids=[
        "other time", "no time", "other place", "one place unsaid", "other unit", "a change", "a target",
        "one bare word", "about", "other title", "a small number and one word",
    ],
)  # fmt: skip
def test_what_may_be_two_things_is_left_alone(figures: tuple[Figure, ...]) -> None:
    assert relations(*figures) == []


def test_a_telling_with_two_values_for_one_concept_contradicts_nothing():
    first, second = figure("table", 12, "herd size"), figure("table", 19, "herd size", figure_id="second")
    assert relations(figure("prose", 31, "herd size"), first, second) == []


def test_who_names_both_values_corrects():
    wrong = figure("prose", 64.8, "reed beds", article_id="story")
    right = figure("prose", 68.4, "reed beds", article_id="notice")
    restated = figure("prose", 64.8, "figure printed", None, article_id="notice", figure_id="restated")
    assert relations(wrong, right) == ["contradiction"]
    assert "contradiction" not in relations(wrong, right, restated)


def test_the_view_shows_both_sides_and_the_order_of_figures_does_not_matter():
    one = figure("prose", 44, "electric ferries")
    other = figure("table", 40, "electric ferries", page_no=2)
    assert match_figures([one, other]) == match_figures([other, one])
    warehouse = duckdb.connect()
    migrate(warehouse)
    columns = [spec.name for spec in columns_of("figures", ISSUE_TABLES["figures"])]
    for told in (one, other):
        row = [getattr(told, name, None) for name in columns]
        warehouse.execute(f"INSERT INTO figures VALUES ({', '.join('?' for _ in row)})", row)
    for match in match_figures([other, one]):
        warehouse.execute(
            "INSERT INTO figure_pairs VALUES (?, ?, ?, ?)",
            [match.issue_id, match.figure_id, match.other_figure_id, match.relation],
        )
    seen = warehouse.execute(
        "SELECT relation, value, source, page_no, other_value, other_source, other_page_no FROM figure_matches"
    ).fetchall()
    assert seen == [("contradiction", 44.0, "prose", 1, 40.0, "table", 2)]
