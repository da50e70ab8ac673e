"""Rows under a row with numbers of its own are parts of it only where print says so."""

from __future__ import annotations

import pytest

from pipelines.graphics.tables.parts import NamedRow, wholes_of, without_lead


def rows(*named: tuple[str, float] | tuple[str, float, bool, float]) -> list[NamedRow]:
    """Return rows from names with where they start, whether they are bold and a number."""
    return [
        NamedRow(n, name[1], name[0], name[2] if len(name) > 2 else False, {1: name[3]} if len(name) > 2 else {1: 1.0})
        for n, name in enumerate(named)
    ]


def wholes(made: list[NamedRow], before: list[NamedRow] | None = None) -> dict[str, list[str]]:
    found = wholes_of(made, before or [])
    return {made[row].text: [whole.text for whole in parts] for row, parts in found.items()}


def test_indented_rows_are_parts_of_the_row_they_stand_under() -> None:
    made = rows(("Deaths", 10), ("male", 16), ("under 5", 22), ("female", 16), ("Births", 10), ("boys", 16))
    assert wholes(made) == {
        "male": ["Deaths"],
        "under 5": ["Deaths", "male"],
        "female": ["Deaths"],
        "boys": ["Births"],
    }


def test_a_total_has_no_parts_and_is_none() -> None:
    assert wholes(rows(("Total", 10), ("Coal", 16), ("Gas", 16))) == {}
    assert wholes(rows(("Arden", 10), ("Ardford", 16), ("Bolton", 10), ("Bolwick", 16), ("Total", 16))) == {
        "Ardford": ["Arden"],
        "Bolwick": ["Bolton"],
    }


def test_names_set_to_the_middle_are_not_indented() -> None:
    assert wholes(rows(("Coal", 20), ("Natural gas", 10), ("Oil", 23), ("Peat and turf", 8))) == {}


def test_one_row_over_all_others_is_what_the_table_is_about() -> None:
    made = rows(("England", 10), ("North", 16), ("South", 16), ("East", 16), ("West", 16))
    assert wholes(made) == {}


def test_a_name_that_says_it_is_a_part_needs_no_indent() -> None:
    made = rows(("Burglary", 10), ("of which: dwellings", 10), ("- shops", 10), ("Robbery", 10))
    assert wholes(made) == {"of which: dwellings": ["Burglary"], "- shops": ["Burglary"]}


def test_bold_type_makes_wholes_only_where_numbers_add_up() -> None:
    names = (("North", 10, True, 7.0), ("Arden", 10, False, 3.0), ("Borrow", 10, False, 4.0))
    more = (("South", 10, True, 9.0), ("Calder", 10, False, 5.0), ("Dent", 10, False, 4.0))
    assert wholes(rows(*names, *more)) == {
        "Arden": ["North"], "Borrow": ["North"], "Calder": ["South"], "Dent": ["South"],
    }  # fmt: skip
    assert wholes(rows(("North", 10, True, 8.5), *names[1:], ("South", 10, True, 2.0), *more[1:])) == {}


def test_rows_on_the_next_page_are_parts_of_the_last_whole_on_the_page_before() -> None:
    before = rows(("Arden", 10), ("Ardford", 16), ("Bolton", 10))
    assert wholes(rows(("Bolwick", 16), ("Calder", 10)), before) == {"Bolwick": ["Bolton"]}


def test_a_part_that_names_its_kind_needs_its_whole_only_where_two_have_it() -> None:
    made = rows(("Clothing stores", 10), ("Shoe stores", 16), ("Other", 16), ("Food stores", 10), ("Other", 16))
    found = wholes_of(made)
    assert 1 not in found
    assert [found[row][0].text for row in (2, 4)] == ["Clothing stores", "Food stores"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("of which: male", "male"), ("- girls", "girls"), ("Of whom women", "women"), ("Ofwhich", "Ofwhich")],
)
def test_what_only_says_that_a_row_is_a_part_is_left_out(name: str, plain: str) -> None:
    assert without_lead(name) == plain
