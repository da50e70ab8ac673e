"""What reports and textbooks print and newspapers seldom do: cited authors, own sections, letters of formulas."""

from __future__ import annotations

import pytest

from pipelines.entities.reading import read_texts


def _named(text: str) -> set[tuple[str, str]]:
    return {(text[s.start : s.end], s.label) for s in read_texts((text,)).spans}


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Eels are in decline (Houston et al. 2014; Norwich and Lima 2020b).", {"Houston", "Norwich", "Lima"}),
        ("Boats drift more (Garland, Paris, Aurora, & Odessa, 2009; Garland, 2011a).",
         {"Garland", "Paris", "Aurora", "Odessa"}),
        ("As Adelaide et al. (2016) show, nets tear.", {"Adelaide"}),
        ("We follow de Bergen and Troy (1998a).", {"de Bergen", "Troy"}),
    ],
)  # fmt: skip
def test_cited_authors_are_persons_though_towns_bear_their_names(text: str, authors: set[str]):
    assert {name for name, label in _named(text) if label == "PERSON"} == authors
    assert not [name for name, label in _named(text) if label == "GPE"]


@pytest.mark.parametrize(
    "text",
    ["The fair (Paris, 2019) was full.", "It rained (May and June 2020).", "Harvests fell in Spain and France (2019)."],
)
def test_a_place_or_month_with_a_year_in_brackets_is_no_author(text: str):
    assert not [name for name, label in _named(text) if label == "PERSON"]


@pytest.mark.parametrize(
    "text", ["The reasons for it (Section 3.2) differ.", "We show in Sections 4 and 5 that tides turn."]
)
def test_sections_of_the_text_itself_are_of_no_law(text: str):
    assert not [name for name, label in _named(text) if label == "LAW"]


@pytest.mark.parametrize(
    ("text", "provision"),
    [
        ("He was charged under Section 9 on Friday.", "section 9"),
        ("Section 3.2 of the Harbour Act says so.", "section 3.2"),
        ("Section 144 was imposed in the town.", "section 144"),
    ],
)
def test_provisions_of_laws_stay(text: str, provision: str):
    assert provision in {s.provision for s in read_texts((text,)).spans}


@pytest.mark.parametrize(
    "text",
    [
        "The sum QRL ≪ QLH is small.",
        "The soil has a KZC of 12.",
        "Towns burn more KWT per head than farms.",
        "Most KLMs write badly.",
        "Freight, insurance and duty (FID) rose, and the FID was paid.".replace("Freight", "On top, freight"),
    ],
)
def test_letters_and_kinds_of_things_are_no_bodies(text: str):
    assert not [name for name, label in _named(text) if label in ("ORG", "GPE", "PERSON")]


@pytest.mark.parametrize(
    "text", ["They stayed in Exile then.", "It was told at National Level again.", "See it in H6 below."]
)
def test_words_behind_in_that_are_plain_ones_are_no_places(text: str):
    assert not [name for name, label in _named(text) if label == "GPE"]


def test_a_name_in_a_row_of_a_table_goes_on_past_its_first_head():
    row = "Orvik University Health Board 38 2,140 Sellby Council School Board 27 903"
    named = {row[s.start : s.end] for s in read_texts((row,), ("table",)).spans}
    assert named == {"Orvik University Health Board", "Sellby Council School Board"}
