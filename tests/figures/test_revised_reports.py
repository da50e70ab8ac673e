"""What bulletins write of their own earlier numbers, and of what a plan or a count is set against.

Belongs here: sentences of our own with revisions, weeks that a report counts up to, and shares of what the sentence
before told. Does not belong here: revisions between issues (tests of the warehouse), and other words of time.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.prose import read_prose

TODAY = date(2031, 8, 20)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Growth was 0.6 per cent (previously 0.9).", [(0.6, "%"), (0.9, "%")]),
        ("Growth was 0.6 per cent (first estimate: 0.9).", [(0.6, "%"), (0.9, "%")]),
        ("The deficit was 3.1 billion euros (originally 3.4).", [(3.1e9, "EUR"), (3.4e9, "EUR")]),
        ("The port moved 2.4 million tonnes (first put at 2.6).", [(2.4e6, "t"), (2.6e6, "t")]),
        ("The town counted 1,204 cases (previously 1,311).", [(1204, None), (1311, None)]),
        ("The mill paid 31 million soles and 4 million som.", [(31e6, "PEN"), (4e6, "KGS")]),
    ],
)
def test_what_was_told_before_takes_unit_and_scale(text: str, figures: list[tuple[float, str | None]]) -> None:
    quantities = [draft.reading.quantity for draft in read_prose(text, published_on=TODAY)]
    assert [(quantity.value, quantity.unit) for quantity in quantities] == figures


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The figure was revised up to 3.1 per cent.", ["exact"]),
        ("Fines may go up to 400 crowns.", ["at_most"]),
        ("The wage went up to 400 crowns.", ["exact"]),
    ],
)
def test_up_to_behind_a_verb_of_rising_is_a_level_unless_it_is_allowed(text: str, bounds: list[str]) -> None:
    assert [draft.reading.quantity.bound for draft in read_prose(text, published_on=TODAY)] == bounds


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "In week 31 (28 July to 3 August 2031) there were 212 cases, against 240 the week before.",
            [("2031-07-28", "2031-08-03"), ("2031-07-21", "2031-07-27")],
        ),
        (
            "In week 31 (4 to 10 August 2031) there were 212 cases, against 240 the week before.",
            [("2031-08-04", "2031-08-10"), ("2031-07-28", "2031-08-03")],
        ),
        ("From January to the end of week 31, 389 people fell ill.", [("2031-01-01", "2031-08-03")]),
        ("Between 3 March and week 31 of 2031, 40 died.", [("2031-03-03", "2031-08-03")]),
        (
            "Growth in 2030 is put at 1.6 per cent, against 2.1 per cent published in June 2031.",
            [("2030-01-01", "2030-12-31")] * 2,
        ),
    ],
)
def test_a_report_counts_up_to_its_week_and_not_from_the_day_it_came_out(
    text: str, periods: list[tuple[str, str]]
) -> None:
    found = [draft.period for draft in read_prose(text, published_on=TODAY)]
    assert [(str(p.start), str(p.end)) for p in found if p is not None] == periods


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Blood from 19 of 150 goats held worms of the gut (12.7 percent).", ["goats", "goats", "goats"]),
        (
            "The median age of the patients was 27 years and 56 per cent were vaccinated.",
            ["median age of the patients", "patients"],
        ),
        ("It lent 40 million euros for cold rooms, and 17 of the 23 planned have been built.", ["cold rooms"] * 3),
        ("Parliament voted 40 million euros for school roofs. Half of it has been spent.", ["school roofs"] * 2),
        ("The mill bought 3,000 tonnes of rye. A third of it went to Orve.", ["rye"] * 2),
        (
            "The port asks for 31 million euros to feed 195,000 people; donors had given 27 per cent of it.",
            ["port", "people", "port"],
        ),
        ("The loom saves 70 litres of water on every coat. Mills ordered nine of them.", ["water", None]),
        ("Soda costs $290 a tonne, against $10,400 for lithium salt.", ["Soda", "lithium salt"]),
        ("In the first six weeks 213 people tried and 12 were paid.", ["people", "people"]),
    ],
)
def test_a_share_is_of_what_was_told_before_it(text: str, concepts: list[str]) -> None:
    assert [draft.reading.concept.text for draft in read_prose(text, published_on=TODAY)] == concepts


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("The goal is a value of 600 million crowns by 2035, up from 357 million in 2030.", ["target", "reported"]),
        ("The plan is to raise output to 90 MW, from 60 MW now.", ["target", "reported"]),
        ("Traders may set up at 64 places instead of 112.", ["hypothetical", "reported"]),
        ("The bank raised its forecast to 3 percent from 2.5 percent.", ["forecast", "forecast"]),
    ],
)
def test_what_a_plan_is_set_against_is_a_fact(text: str, modalities: list[str]) -> None:
    assert [draft.modality for draft in read_prose(text, published_on=TODAY)] == modalities


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("It has grown true seed from 4,354 native varieties.", [None]),
        ("The city cut permits from 410 to 288.", ["from", "to"]),
    ],
)
def test_what_something_is_made_from_is_no_level_before_a_change(text: str, compared: list[str | None]) -> None:
    assert [draft.comparison for draft in read_prose(text, published_on=TODAY)] == compared


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The second estimate is due 30 days after the month's end.", None),
        ("Spending was 1.1 per cent lower, Statistics Orve's seasonally adjusted figures show.", "Statistics Orve"),
    ],
)
def test_an_ordinal_says_nothing_and_figures_are_their_owners(text: str, source: str | None) -> None:
    assert [draft.who.attributed_to for draft in read_prose(text, published_on=TODAY)] == [source]
