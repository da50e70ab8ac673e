"""*Kroner*, *pesos*, *crowns* and *dollars* are the money that the issue means.

Belongs here: nouns that several currencies share. Does not belong here: names that tell the currency by themselves.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from pipelines.figures import find_figures
from pipelines.model import Article, Block, Box, Figure, GraphicsReading, IssueFacts, Layout, Mention

ISSUE = IssueFacts("coins", "coins.pdf", None, None, date(2024, 6, 14), None)


def figures_of(
    *stories: str,
    countries: tuple[tuple[str, int], ...] = (),
    places: tuple[tuple[str, str], ...] = (),
    publication: str | None = None,
    bodies: tuple[Mention, ...] = (),
) -> tuple[Figure, ...]:
    """Return the figures of an issue of `stories`; `countries` are named in the story of that number, `places` (with
    their countries) wherever they stand."""
    articles = []
    for at, body in enumerate(stories):
        block = Block(f"b{at}", "coins", f"a{at}", 1, at, "body", body, Box(0, 0, 9, 9), 0, len(body))
        articles.append(Article(f"a{at}", "coins", "story", body, (block,)))
    mentions = tuple(
        Mention(
            f"m{at}", country, "GPE", country, "coins", f"a{story}", None, 1, None, country, country, None, None,
            "test", country=country,
        )
        for at, (country, story) in enumerate(countries)
    )  # fmt: skip
    mentions += tuple(_mention(f"p{story}{at}", *place, story, at, body) for story, body in enumerate(stories)
                      for place in places for at in _places_of(place[0], body))  # fmt: skip
    issue = replace(ISSUE, publication=publication)
    return find_figures(Layout(issue, (), tuple(articles)), GraphicsReading("coins"), mentions + bodies)


def _places_of(name: str, body: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(name), body)]


def _mention(key: str, name: str, country: str, story: int, at: int, body: str) -> Mention:
    sentence = body[body.rfind(". ", 0, at) + 2 if ". " in body[:at] else 0 :].split(". ")[0]
    return Mention(
        key, name, "GPE", name, "coins", f"a{story}", None, 1, None, name, sentence, at, at + len(name),
        "gazetteer-city", country=country,
    )  # fmt: skip


def units(*stories: str, countries: tuple[tuple[str, int], ...] = ()) -> list[str | None]:
    return [figure.unit for figure in figures_of(*stories, countries=countries)]


EAST_AFRICA = (
    ("Kenya", "KE"), ("Nakuru", "KE"), ("Eldoret", "KE"), ("Kisumu", "KE"), ("Tanzania", "TZ"), ("Dodoma", "TZ"),
    ("Arusha", "TZ"), ("Uganda", "UG"),
)  # fmt: skip
AT_HOME = "Farmers in Nakuru, Eldoret and Kisumu are paid 38 shillings a litre."


@pytest.mark.parametrize(
    ("story", "unit"),
    [
        ("Tanzania has opened its border and sells again. A bag has fallen by 450 shillings in Kisumu.", "KES"),
        ("Tanzania has opened its border. Traders from Kenya now pay 450 shillings less.", "KES"),
        ("Kenya bought maize from Uganda for 3 billion shillings.", "KES"),
        ("Kenya sold tea to Tanzania. It earned 3 billion shillings.", "KES"),
        ("The minister presented in Dodoma a budget of 450 billion shillings.", "TZS"),
        ("Tanzania opened a port. It cost Tanzania dearly. The works took 450 billion shillings.", "TZS"),
        ("Kenya will spend 4 billion shillings, while Uganda has set aside 9 billion shillings.", "KES UGX"),
        ("A kilo sells for 3,000 shillings in Arusha.", "TZS"),
        ("The works cost Sh450 million.", "KES"),
    ],
)
def test_a_paper_writes_of_its_own_money_and_of_its_neighbours(story: str, unit: str) -> None:
    assert [f.unit for f in figures_of(AT_HOME, story, places=EAST_AFRICA)[1:]] == unit.split()


@pytest.mark.parametrize(
    ("publication", "story", "unit"),
    [
        ("Uganda Farm Weekly", "A kilo costs Sh3,000.", "UGX"),
        ("The Arusha Post", "Arusha is growing. A kilo costs 3,000 shillings, and Kenya and Kenya pay more.", "TZS"),
        ("Karachi Ledger", "Karachi raised 30 million rupees.", "PKR"),
        ("Karachi Ledger", "Karachi raised Rs30 million.", "PKR"),
        ("Australia Grower", "The levy raised $30 million.", "AUD"),
        ("Australia Grower", "The levy in Texas raised $30 million.", "USD"),
        ("Cairo Trade", "Bread in Cairo costs 2 pounds a loaf.", "EGP"),
        ("Cairo Trade", "The council of Leeds owes 2 million pounds.", "GBP"),
        ("Senegal Courier", "The bridge cost 410 million francs.", "XOF"),
        ("The Cape Grocer", "In Paarl petrol rose by 93 cents a litre.", "ZAR"),
        ("The Cape Grocer", "In Paarl petrol fell from 93 to 88 cents a litre.", "ZAR ZAR"),
        ("The Cape Grocer", "In Paarl a barrel rose by 93 cents to $71.", "USD USD"),
    ],
)  # fmt: skip
def test_the_publication_is_at_home_somewhere(publication: str, story: str, unit: str) -> None:
    places = (("Arusha", "TZ"), ("Kenya", "KE"), ("Karachi", "PK"), ("Texas", "US"), ("Cairo", "EG"), ("Leeds", "GB"),
              ("Paarl", "ZA"))  # fmt: skip
    assert [f.unit for f in figures_of(story, places=places, publication=publication)] == unit.split()


def test_a_paper_that_prints_the_american_dollar_in_full_means_its_own_by_the_mark() -> None:
    places = (("Perth", "AU"), ("Hobart", "AU"), ("Cairns", "AU"))
    found = figures_of("Perth, Hobart and Cairns paid $3 million. A barrel is US$70.", places=places)
    assert [figure.unit for figure in found] == ["AUD", "USD"]


def test_a_paper_of_three_places_means_its_own_dollar_unless_it_prints_that_in_full() -> None:
    places = (("Perth", "AU"), ("Hobart", "AU"), ("Cairns", "AU"))
    towns = "Perth, Hobart and Cairns paid $3 million."
    assert [f.unit for f in figures_of(towns, places=places)] == ["AUD"]
    assert [f.unit for f in figures_of(f"{towns} A seat is A$40.", places=places)] == ["USD", "AUD"]


def test_a_body_named_after_a_country_tells_where_a_paper_is_at_home() -> None:
    name = "Fisheries Canada"
    body = Mention("o", "o", "ORG", name, "coins", "a0", None, 1, None, name, "", None, None, "test")
    places = (("Brandon", "CA"), ("Gimli", "CA"))
    text = "Fisheries Canada paid Brandon and Gimli $3 million. A barrel is US$70."
    assert [f.unit for f in figures_of(text, places=places)] == ["USD", "USD"]
    assert [f.unit for f in figures_of(text, places=places, bodies=(body,))] == ["CAD", "USD"]


def test_the_fuller_form_of_another_story_holds() -> None:
    assert units("The quay cost 410 million Danish kroner.", "The rent is 180 kroner.") == ["DKK", "DKK"]


def test_the_storys_own_fuller_form_comes_first() -> None:
    assert units(
        "The quay cost 41 Danish kroner.", "Ferries cost 7 million Norwegian kroner. A seat is 90 kroner."
    ) == ["DKK", "NOK", "NOK"]


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("The rent is 180 kroner.", "DK", "DKK"),
        ("The levy raised 30 million pesos.", "PH", "PHP"),
        ("The levy raised 30 million pesos.", "AR", "ARS"),
        ("The levy raised 30 million rupees.", "PK", "PKR"),
        ("Sales were 2.2 billion crowns.", "CZ", "CZK"),
        ("The levy raised 30 million dollars.", "AU", "AUD"),
        ("The levy raised 30 million dollars.", "CN", "USD"),
        ("The levy raised $30 million.", "AU", "USD"),
        ("The levy raised 30 million Mexican pesos.", "PH", "MXN"),
    ],
)
def test_the_country_of_the_issue_tells(text: str, country: str, unit: str) -> None:
    assert units(text, countries=((country, 0),)) == [unit]


def test_a_dollar_of_another_story_is_not_everyones() -> None:
    assert units("A flat is 9 million Hong Kong dollars.", "The loan is 3 million dollars.") == ["HKD", "USD"]


def test_without_evidence_the_usual_currency_stays() -> None:
    assert units("The levy raised 30 million pesos.") == ["MXN"]
    assert units("The levy raised 30 million pesos.", countries=(("PH", 0), ("AR", 0))) == ["MXN"]


def test_crowns_that_are_money_are_not_counted_things() -> None:
    (figure,) = figures_of("A ticket is 48 crowns.", countries=(("SE", 0),))
    assert (figure.unit, figure.unit_kind) == ("SEK", "currency")
    assert figure.concept != "crowns"


def test_a_number_that_has_its_unit_from_a_neighbour_follows_it() -> None:
    assert units(
        "The quay cost 41 Danish kroner.", "Sand cost 146 kroner a tonne in June, compared with 131 kroner in May."
        " Rents rose from 120 to 140 kroner."
    )[1:] == ["DKK", "DKK", "DKK", "DKK"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("The road in Lae cost about K31 million.", "PG", "PGK"),
        ("The road in Lusaka cost K31 million.", "ZM", "ZMW"),
        ("The clinic in Maun cost P3.1 million.", "BW", "BWP"),
        ("The clinic in Cebu cost P3.1 million.", "PH", "PHP"),
    ],
)
def test_a_letter_that_several_currencies_share_is_the_home_s(text: str, country: str, code: str) -> None:
    assert units(text, countries=((country, 0),)) == [code]


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("The rule is for carts of more than 8,500 pounds.", "US", "lb"),
        ("The rule is for carts of a 6,100-pound to 7,300-pound frame.", "US", "lb"),
        ("The rule is for carts of more than 8,500 pounds.", "CA", "lb"),
        ("The rule is for carts of more than 8,500 pounds.", "GB", "GBP"),
        ("The rule is for carts of more than 8,500 pounds.", "EG", "EGP"),
        ("The rule is for carts of more than 8,500 pounds.", "FR", "GBP"),
    ],
)
def test_pounds_are_a_weight_where_money_has_another_name(text: str, country: str, unit: str) -> None:
    assert units(text, countries=((country, 0),)) == [unit]


def test_pounds_stay_money_where_the_issue_tells_of_such_money() -> None:
    assert units("A seat is £40.", "The frame was sold for 8,500 pounds.", countries=(("US", 1),)) == ["GBP", "GBP"]
