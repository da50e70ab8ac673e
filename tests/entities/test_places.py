"""Places: which country and which larger place they lie in, by the text, the gazetteers and the places around."""

from __future__ import annotations

import pytest

from pipelines.model import Mention
from tests.entities.entity_layouts import mentions


def places(*bodies: str) -> dict[str, tuple[str | None, str | None]]:
    """Return country and parent by the name of each place."""
    return {m.name: (m.country, m.parent) for m in mentions(*bodies) if m.label in ("GPE", "LOC", "FAC")}


def one(found: tuple[Mention, ...], name: str) -> Mention:
    return next(m for m in found if m.name == name)


def test_a_city_lies_in_its_province_and_that_in_its_country() -> None:
    found = places("Rain fell on Changsha, the capital of Hunan province, and on Toronto.")
    assert found["Changsha"] == ("CN", "Hunan")
    assert found["Hunan"] == ("CN", "China")
    assert found["Toronto"] == ("CA", "Ontario")


@pytest.mark.parametrize(
    ("text", "name", "country", "parent"),
    [
        ("They met in Tornby, Hunan, on Monday.", "Tornby", "CN", "Hunan"),
        ("A bridge fell in Tornby in northern Sweden.", "Tornby", "SE", "Sweden"),
        ("They moved to the Swedish town of Tornby.", "Tornby", "SE", "Sweden"),
        ("They left Tornby, a small port in Ghana, at night.", "Tornby", "GH", "Ghana"),
        ("The Osprey Bridge in Kumasi was shut.", "Osprey Bridge", "GH", "Kumasi"),
        ("A match in Cambridge, Maryland, was called off.", "Cambridge", "US", "Maryland"),
    ],
)
def test_the_text_says_where_a_place_lies(text: str, name: str, country: str, parent: str) -> None:
    assert places(text)[name] == (country, parent)


@pytest.mark.parametrize(
    ("text", "name", "parent"),
    [
        ("Talks between Beijing, Japan and Seoul failed.", "Beijing", "China"),
        ("They flew to Kenya, Uganda, and Chad.", "Kenya", None),
        ("Sweden's minister went to Norway.", "Norway", None),
        ("In Oslo, Germany was mentioned.", "Oslo", "Norway"),
    ],
)
def test_a_list_of_places_says_nothing_of_where_they_lie(text: str, name: str, parent: str | None) -> None:
    assert places(text)[name][1] == parent


def test_namesakes_in_one_country_are_two_places() -> None:
    found = mentions("A fire in Portland, Maine, was put out.", "Portland and Salem, cities of Oregon, agreed.")
    east, west = (m for m in found if m.name == "Portland")
    assert (east.parent, west.parent) == ("Maine", "Oregon")
    assert east.entity_id != west.entity_id


def test_the_usual_bearer_of_a_name_has_one_id_whoever_says_where_it_lies() -> None:
    said = one(mentions("They met in Paris, France, on Monday."), "Paris")
    bare = one(mentions("They met in Paris."), "Paris")
    texas = one(mentions("They met in Paris, Texas, on Monday."), "Paris")
    assert said.entity_id == bare.entity_id != texas.entity_id
    assert (texas.country, texas.parent) == ("US", "Texas")


def test_what_lies_in_an_unknown_place_lies_where_that_one_does() -> None:
    found = places("Hens died in Orlund, a village in Vastern district. Snow hit Vastern district in Ghana.")
    assert found["Orlund"] == ("GH", "Vastern")
    assert found["Vastern"] == ("GH", "Ghana")


def test_a_region_of_another_country_is_meant_among_that_countrys_places() -> None:
    here = places("Floods hit Gaza, Inhambane and Maputo. Mozambique asked for help.")
    there = places("Aid reached Gaza from Israel. Hebron and Ramallah waited.")
    assert here["Gaza"] == ("MZ", "Mozambique")
    assert there["Gaza"][0] == "PS"


def test_a_short_form_before_what_it_counts_is_no_town() -> None:
    assert "Sari" not in places("In March, 74 SARI cases were seen in Dakar.")
    assert "Sari" in places("They met in Sari in March.")
