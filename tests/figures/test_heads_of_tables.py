"""What heads of tables say of time, unit and currency in forms that only tables print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.figures.currencies import settle_currencies
from pipelines.figures.labelled.header_years import year_within
from pipelines.figures.labelled.hints import hint_of
from pipelines.figures.labelled.periods import find_period, without_periods
from pipelines.figures.labelled.units import read_hint
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.tables.sums import cell_value
from pipelines.model import Article, Block, Box, Figure, IssueFacts, LabelledValue, Layout

PUBLISHED = date(2024, 9, 2)


def value(text: str, columns: tuple[str, ...], row: str = "Petrol", title: str | None = None) -> LabelledValue:
    return LabelledValue(
        f"v-{text}-{columns}",
        "i",
        "a",
        "b",
        1,
        Box(0, 0, 1, 1),
        "table",
        text,
        title=title,
        row_headers=(row,),
        column_headers=columns,
        rule_id="graphics.table_cell",
    )


def figures(*values: LabelledValue) -> tuple[Figure, ...]:
    block = Block("b", "i", "a", 1, 1, "table", "", Box(0, 0, 9, 9))
    article = Article("a", "i", "table", "", (block,), headline=None)
    layout = Layout(IssueFacts("i", "i.pdf", None, None, PUBLISHED, None), (), (article,))
    return settle_currencies(figures_from(values, layout), ())


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("Census 2011 population", "2011"),
        ("Index 2015 prices", "Index 2015 prices"),
        ("Value at 2020 prices", "Value at 2020 prices"),
        ("Change on 2019 (%)", "Change on 2019 (%)"),
        ("Boundaries of 2018 wards", "Boundaries of 2018 wards"),
        ("Boats", "Boats"),
    ],
)
def test_a_year_among_a_head_s_words_is_its_time(head: str, year: str) -> None:
    assert year_within(head, PUBLISHED) == year


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Income for the year ended 31 March 2023", date(2021, 4, 1), date(2022, 3, 31)),
        ("Income for the year ended June 30, 2023", date(2021, 7, 1), date(2022, 6, 30)),
        ("Balance sheet as at 31 December 2023", date(2022, 12, 31), date(2022, 12, 31)),
        ("Members at 1 January 2023", date(2022, 1, 1), date(2022, 1, 1)),
        ("Data as of 31 March 2023", date(2022, 1, 1), date(2022, 12, 31)),
        ("Boats by harbour", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_column_of_the_year_before_has_the_title_s_year_end(title: str, first: date, last: date) -> None:
    span = find_period(["2022", title], PUBLISHED)
    assert span is not None
    assert (span.start, span.end) == (first, last)


def test_what_is_of_a_year_without_its_number_keeps_its_name() -> None:
    assert without_periods("Profit for the year", PUBLISHED) == "Profit for the year"


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Max °C", "°C"),
        ("Rain mm", "mm"),
        ("Area km²", "km2"),
        ("Memo: debt in % of GDP", "%"),
        ("Average price, Rs per kg", "INR"),
        ("Cost per kg", None),
        ("Max Min", None),
    ],
)
def test_a_unit_ends_a_head_without_brackets(head: str, unit: str | None) -> None:
    assert read_hint([head]).unit == unit


@pytest.mark.parametrize(
    ("row", "text", "unit"), [("Number", "4,118", None), ("Unweighted n", "310", None), ("Urban", "61.2", "%")]
)
def test_how_many_a_table_of_shares_is_of_are_no_shares(row: str, text: str, unit: str | None) -> None:
    told = value(text, ("Women",), row, "Percentage of women and men who sail, by age")
    assert hint_of(replace(told, unit_hint="percentage"), PUBLISHED).unit == unit


def test_cents_beside_a_price_are_of_its_money() -> None:
    price, change = figures(value("21.38", ("Price (N$/litre)",)), value("45", ("Change (c)",)))
    assert (price.unit, change.unit, change.value) == ("NAD", "NAD", 0.45)


def test_a_head_that_is_money_and_scale_is_no_name() -> None:
    (figure,) = figures(value("402.9", ("US$ million",), "Tea", "Exports by product, 2023"))
    assert (figure.concept, figure.value) == ("Exports Tea", 402.9e6)


@pytest.mark.parametrize(("text", "number"), [("(31 067)", 31067.0), ("1 204 588", 1204588.0), ("12 30", None)])
def test_blanks_between_thousands_are_no_gaps(text: str, number: float | None) -> None:
    found = cell_value(text)
    assert found is None if number is None else abs(found or 0.0) == number


def test_the_ends_of_ranges_keep_their_heads() -> None:
    low, high = figures(value("21,300", ("From",), "Clerk"), value("24,900", ("To",), "Clerk"))
    assert (low.concept, high.concept) == ("Clerk From", "Clerk To")


def test_parts_over_times_are_of_what_a_short_title_measures() -> None:
    one, other = figures(
        value("301.2", ("2022",), "Smallholders", "Production ('000 tonnes)"),
        value("4.7", ("2022",), "Vessels", "Key indicators"),
    )
    assert (one.concept, one.value, other.concept) == ("Production Smallholders", 301200.0, "Vessels")


@pytest.mark.parametrize("name", ["Brew, K.", "Tetteh, R.", "Mensah, P.", "Okoro, M. T."])
def test_initials_behind_a_name_are_no_unit(name: str) -> None:
    assert read_hint([name]) == read_hint([])


@pytest.mark.parametrize(
    ("text", "number", "unit"), [("1.8M", 1.8e6, None), ("USD 148.2 M", 148.2e6, "USD"), ("12…", None, None)]
)
def test_a_cell_s_letter_scales_its_number_and_a_cut_off_number_is_none(
    text: str, number: float | None, unit: str | None
) -> None:
    found = [(figure.value, figure.unit) for figure in figures(value(text, ("Reached",), "Health"))]
    assert found == ([] if number is None else [(number, unit)])


def test_a_title_is_said_with_the_parts_of_a_total() -> None:
    title = "Length of classified roads by region (km)"
    kinds = [value(str(k), (head,), "Oslo", title) for k, head in enumerate(("Paved", "Gravel", "Total"), 5)]
    assert [f.concept for f in figures(*kinds)][:2] == [f"Length of classified roads {k}" for k in ("Paved", "Gravel")]


@pytest.mark.parametrize(
    ("titles", "concepts"),
    [
        (("Primary schools, 2023", "Secondary schools, 2023"), ("Primary schools", "Secondary schools")),
        (("Schools in 2022", "Schools in 2023"), ("Schools", "Schools")),
    ],
)
def test_a_title_is_said_where_two_tables_have_the_same_cells(
    titles: tuple[str, str], concepts: tuple[str, str]
) -> None:
    pupils = [value("812", ("Schools",), "Harbour ward", title) for title in titles]
    assert tuple(f.concept.removeprefix("Harbour ward ") for f in figures(*pupils) if f.concept) == tuple(
        concept if concept == "Schools" else f"{concept} Harbour ward" for concept in concepts
    )


def test_a_name_over_a_table_is_said_where_another_has_the_same_heads() -> None:
    one, other = (value(v, ("Votes",), c, t) for v, c, t in (("91", "Ahn", "Cape Hill"), ("84", "Bo", "Old Quay")))
    assert [f.concept for f in figures(one, other)] == ["Cape Hill Ahn Votes", "Old Quay Bo Votes"]


def test_a_quarter_behind_a_stroke_is_what_a_change_is_reckoned_from() -> None:
    (figure,) = figures(value("11.0", ("Change (%) Q1 2024/Q4 2023",), "Salt", "Exports by kind"))
    assert (figure.unit, figure.concept) == ("%", "Salt Change /Q4 2023")
    assert (figure.period_start, figure.period_end) == (date(2024, 1, 1), date(2024, 3, 31))


def test_one_word_before_a_year_leaves_it_a_time() -> None:
    span = find_period(["Urban 2018", "Households by source of water, 2018 and 2022"], PUBLISHED)
    assert span is not None
    assert span.start == date(2018, 1, 1)
    assert find_period(["Agenda 2030"], PUBLISHED) is None


@pytest.mark.parametrize(("text", "number"), [("43:1", 43.0), ("1:25", 0.04)])
def test_ratios_to_one_are_numbers_under_a_head_that_says_so(text: str, number: float) -> None:
    (figure,) = figures(value(text, ("Pupil-teacher ratio",), "Harbour ward"))
    assert (figure.value, figure.unit, figure.concept) == (number, None, "Harbour ward Pupil-teacher ratio")


@pytest.mark.parametrize(
    ("columns", "concept", "first", "last"),
    [
        (("May", "% change"), "Arrivals % change", date(2024, 5, 1), date(2024, 5, 31)),
        (("January – May", "% share 2024"), "share 2024", date(2024, 1, 1), date(2024, 5, 31)),
        (("May", "2023"), "Arrivals", date(2023, 5, 1), date(2023, 5, 31)),
    ],
)
def test_a_change_between_two_years_is_of_the_later_and_a_head_s_year_of_the_months_over_it(
    columns: tuple[str, ...], concept: str, first: date, last: date
) -> None:
    title = "Arrivals by country, May and January – May, 2023 and 2024"
    (figure,) = figures(value("11.1", columns, "Norway", title))
    assert concept in (figure.concept or "")
    assert (figure.place, figure.period_start, figure.period_end) == ("Norway", first, last)


def test_what_is_counted_since_a_day_ends_with_the_time_of_the_column_beside_it() -> None:
    one, other = figures(
        value("12.4", ("1–10 May 2024",), "Oslo", "Rainfall (mm) by station"),
        value("88.1", ("Since 1 March 2024",), "Oslo", "Rainfall (mm) by station"),
    )
    assert (one.period_start, one.period_end) == (date(2024, 5, 1), date(2024, 5, 10))
    assert (other.period_start, other.period_end) == (date(2024, 3, 1), date(2024, 5, 10))


def test_the_highest_and_the_mean_are_of_what_the_title_measures() -> None:
    (figure,) = figures(value("33.1", ("Maximum",), "Oslo", "Air temperature (°C) by station, 2023"))
    assert (figure.concept, figure.unit) == ("Air temperature Oslo Maximum", "°C")


def test_a_note_s_unit_is_that_of_the_column_it_names() -> None:
    nights, rooms = (
        replace(value(v, (c,), "Coast"), unit_hint="Zone; Guest nights = thousands")
        for v, c in (("905.1", "Guest nights"), ("388", "Hotels"))
    )
    assert [f.value for f in figures(nights, rooms)] == [905100.0, 388.0]


def test_a_graphic_without_a_time_has_that_of_the_heading_over_it() -> None:
    head = Block("h", "i", "a", 1, 1, "subhead", "Current situation: January to March 2024", Box(0, 0, 9, 1))
    plan = Block("p", "i", "a", 1, 2, "subhead", "What was done since the storm of 2019 in the hills", Box(0, 3, 9, 4))
    table = Block("b", "i", "a", 1, 3, "table", "", Box(0, 5, 9, 9))
    article = Article("a", "i", "table", "", (head, plan, table), headline=None)
    layout = Layout(IssueFacts("i", "i.pdf", None, None, PUBLISHED, None), (), (article,))
    told = replace(value("641,000", (), "Emergency"), box=Box(1, 6, 2, 7))
    (figure,) = figures_from([told], layout)
    assert (figure.period_start, figure.period_end) == (date(2024, 1, 1), date(2024, 3, 31))


def test_a_row_keeps_its_name_under_a_title_that_names_several() -> None:
    title = "Age, height and weight of rowers"
    age, height = (value(v, ("Maximum",), row, title) for v, row in (("32", "Age"), ("185", "Height")))
    assert [f.concept for f in figures(age, height)] == [f"{title} {row} Maximum" for row in ("Age", "Height")]


def test_heads_that_only_number_sales_leave_the_title_to_say_what_is_measured() -> None:
    cells = [value(str(n), (f"Sale {n}",), "Kenya", "Average prices by origin (US$ per kg)") for n in (41, 40)]
    cells += [value("7", ("Sale 41",), "Uganda", "Average prices by origin (US$ per kg)")]
    assert {figure.concept for figure in figures(*cells)} == {"Average prices Sale 41", "Average prices Sale 40"}


def test_a_list_of_diseases_does_not_name_each_of_them_by_its_title() -> None:
    title = "Notifiable diseases, week 33 of 2024"
    cells = [
        replace(value(text, ("Cases", "Week 33"), row, title), unit_hint="Disease")
        for text, row in (("71", "Dengue"), ("11", "Measles"))
    ]
    assert [figure.concept for figure in figures(*cells)] == ["Dengue Cases", "Measles Cases"]
