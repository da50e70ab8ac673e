"""Spans in sentences, numbers and periods for people, and a plot's axes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.site.plots import HEIGHT, LEFT, LOWER, UPPER, WIDTH, _steps, charts_of
from pipelines.site.records import SeriesValue
from pipelines.site.spans import mark, mark_at, shorten
from pipelines.site.wording import amount, number, period, rate


def test_the_second_of_two_like_numbers_is_marked() -> None:
    body = "One hall seats 40. Of 40 halls, 40 are new."
    sentence = "Of 40 halls, 40 are new."
    found = mark(sentence, "40", body, body.rindex("40"))
    assert (found.before, found.marked, found.after) == ("Of 40 halls, ", "40", " are new.")


def test_the_same_sentence_twice_is_told_apart() -> None:
    body = "It holds 7 t. It holds 7 t."
    found = mark("It holds 7 t.", "7 t", body, body.rindex("7 t"))
    assert found.before == "It holds "


def test_without_offsets_a_number_inside_another_is_not_marked() -> None:
    assert mark("In 2012 there were 12 barges", "12", None, None).before == "In 2012 there were "
    assert mark("Some words", "12", None, None).marked == ""


@given(st.text(max_size=60), st.text(max_size=5), st.none() | st.integers(0, 60))
def test_marking_loses_nothing(sentence: str, surface: str, offset: int | None) -> None:
    found = mark_at(sentence, surface, offset)
    assert found.before + found.marked + found.after == sentence
    assert found.marked in ("", surface)
    assert shorten(found, 10).marked == found.marked


@pytest.mark.parametrize(
    ("value", "text"),
    [(2e9, "2,000,000,000"), (0.5, "0.5"), (1234.25, "1,234.25"), (-3.0, "−3"), (1 / 3, "0.3333"), (0.00002, "2e-05")],
)
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text


def test_terms() -> None:
    assert amount(160, None, "more_than", "km2") == "> 160 km²"
    assert amount(6, 8, "range", "year") == "6 – 8 year"
    assert amount(7.5, None, "exact", "%") == "7.5%"
    assert rate(100_000, "people") == "per 100,000 people"
    assert rate(1, "day") == "per day"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2021, 1, 1), date(2023, 12, 31), "2021–2023"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2022, 1, 1), date(2022, 3, 31), "2022-01 to 2022-03"),
        (date(2022, 1, 3), date(2022, 1, 9), "2022-01-03 to 2022-01-09"),
        (date(2022, 6, 30), date(2022, 6, 30), "2022-06-30"),
        (None, date(2022, 6, 30), "2022-06-30"),
        (None, None, ""),
        (date(9999, 12, 1), date.max, "9999-12"),
    ],
)
def test_periods(start: date | None, end: date | None, text: str) -> None:
    assert period(start, end) == text


finite = st.floats(-1e15, 1e15, allow_nan=False).map(lambda value: round(value, 3))


@given(finite, finite)
def test_an_axis_holds_its_values_in_few_steps(one: float, other: float) -> None:
    low, high = sorted((one, other))
    steps = _steps(low, high)
    slack = 1e-6 * max(abs(low), abs(high), 1)
    assert steps[0] <= low + slack
    assert steps[-1] >= high - slack
    assert 2 <= len(steps) <= 9
    assert steps == sorted(set(steps))


def value_of(at: int, value: float, **changes: object) -> SeriesValue:
    fields: dict[str, object] = {
        "concept": "ferries", "place": None, "subject": None, "unit": None, "per": None, "per_unit": None,
        "period_start": None, "period_end": None, "issue_id": "i", "publication": "P", "issue_title": "I",
        "published_on": date(2024, 1, 1), "value": value, "value_high": None, "bound": "exact", "change": None,
        "comparison": None, "modality": "reported", "page_no": 1, "figure_id": f"f-{at}", "sentence": "",
        "newer_figure_id": None, "newer_value": None, "older_value": None,
    }  # fmt: skip
    return SeriesValue(**(fields | changes))  # type: ignore[arg-type]


days = st.none() | st.dates()


@given(st.lists(st.tuples(finite, days, days), min_size=1, max_size=12))
@example([(0.0, None, date.min)])
@example([(0.0, None, date.max)])
@example([(0.0, date.min, None), (1.0, date.max, None)])
def test_every_dated_value_stands_inside_the_plot(told: list[tuple[float, date | None, date | None]]) -> None:
    values = [value_of(at, value, period_end=end, published_on=issued) for at, (value, end, issued) in enumerate(told)]
    for chart in charts_of(values):
        points = [point for line in chart.lines for point in line.points]
        assert len(points) + chart.undated == len(chart.values)
        assert all(LEFT <= point.x <= WIDTH for point in points)
        assert all(UPPER - 1 <= point.y <= HEIGHT - LOWER + 1 for point in points)


def test_changes_are_not_plotted_among_levels() -> None:
    levels, changes = charts_of(
        [
            value_of(1, 40.0, unit="%"),
            value_of(2, 45.0, unit="%"),
            value_of(3, 5.0, unit="%", change="decrease", comparison="by"),
        ]
    )
    assert (levels.title, len(levels.values)) == ("%", 2)
    assert changes.title == "change · %"
    assert changes.y_ticks[0].text.startswith("−")


def test_a_line_joins_what_is_one_things_and_nothing_else() -> None:
    (chart,) = charts_of(
        [
            value_of(1, 40.0, period_end=date(2021, 12, 31), place="Ribe"),
            value_of(2, 45.0, period_end=date(2022, 12, 31), place="Ribe", newer_figure_id="f-3", newer_value=46.0),
            value_of(3, 46.0, period_end=date(2022, 12, 31), place="Ribe", older_value=45.0),
            value_of(4, 7.0, period_end=date(2022, 12, 31)),
            value_of(5, 9.0, period_end=date(2022, 12, 31)),
            value_of(6, 9.5, period_end=date(2023, 12, 31)),
        ]
    )
    ribe, nowhere = sorted(chart.lines, key=lambda line: line.name, reverse=True)
    assert ribe.name == "Ribe"
    assert ribe.path.count("L") == 1
    assert [point.state for point in ribe.points] == ["current", "superseded", "revision"]
    assert len(chart.jumps) == 1
    assert nowhere.path == ""


def test_two_publications_are_not_joined() -> None:
    (chart,) = charts_of(
        [
            value_of(1, 40.0, period_end=date(2021, 12, 31)),
            value_of(2, 45.0, period_end=date(2022, 12, 31), publication="Q"),
        ]
    )
    assert {line.name for line in chart.lines} == {"P", "Q"}
    assert all(line.path == "" for line in chart.lines)
