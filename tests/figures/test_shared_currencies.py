"""*Kroner*, *pesos*, *crowns* and *dollars* are the money that the issue means.

Belongs here: nouns that several currencies share. Does not belong here: names that tell the currency by themselves.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures import find_figures
from pipelines.model import Article, Block, Box, Figure, GraphicsReading, IssueFacts, Layout, Mention

ISSUE = IssueFacts("coins", "coins.pdf", None, None, date(2024, 6, 14), None)


def figures_of(*stories: str, countries: tuple[tuple[str, int], ...] = ()) -> tuple[Figure, ...]:
    """Return the figures of an issue of `stories`; `countries` are named in the story of that number."""
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
    return find_figures(Layout(ISSUE, (), tuple(articles)), GraphicsReading("coins"), mentions)


def units(*stories: str, countries: tuple[tuple[str, int], ...] = ()) -> list[str | None]:
    return [figure.unit for figure in figures_of(*stories, countries=countries)]


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
