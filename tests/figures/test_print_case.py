"""Headlines in capitals, or with a capital to each word, say what the same sentence says.

Belongs here: how a text is set. Does not belong here: marks before it (test_clauses).
"""

from __future__ import annotations

import pytest

from pipelines.figures.lexicon.print_case import as_sentence
from pipelines.figures.prose import Draft, read_prose
from tests.figures.test_times_of_adverbials import TODAY

SENTENCES = [
    ("Airbus delivered 53 jets in May", "Airbus Delivered 53 Jets in May", "AIRBUS DELIVERED 53 JETS IN MAY"),
    ("Copper slips below $9,700 a tonne", "Copper Slips Below $9,700 a Tonne", "COPPER SLIPS BELOW $9,700 A TONNE"),
    ("Prices may rise 5% this year", "Prices May Rise 5% This Year", "PRICES MAY RISE 5% THIS YEAR"),
    ("Exports rose 12% in April", "Exports Rose 12% in April", "EXPORTS ROSE 12% IN APRIL"),
    ("Kenya plant posts Sh3.2bn profit", "Kenya Plant Posts Sh3.2bn Profit", "KENYA PLANT POSTS SH3.2BN PROFIT"),
    (
        "Police seize 40kg of cocaine in Dover",
        "Police Seize 40kg of Cocaine in Dover",
        "POLICE SEIZE 40KG OF COCAINE IN DOVER",
    ),
    ("Mill to shed 90 jobs in spring", "Mill to Shed 90 Jobs in Spring", "MILL TO SHED 90 JOBS IN SPRING"),
    ("Winds of 110 km/h fell 86 trees", "Winds of 110 km/h Fell 86 Trees", "WINDS OF 110 KM/H FELL 86 TREES"),
    (
        "Boat carrying 46 people sinks, killing 21",
        "Boat Carrying 46 People Sinks, Killing 21",
        "BOAT CARRYING 46 PEOPLE SINKS, KILLING 21",
    ),
]


def told(drafts: tuple[Draft, ...]) -> list[tuple[object, ...]]:
    return [
        (q.value, q.unit, q.bound, d.change, d.comparison, d.modality, (d.reading.concept.text or "").lower(), d.period)
        for d in drafts
        for q in (d.reading.quantity,)
    ]


@pytest.mark.parametrize(("sentence", "title", "capitals"), SENTENCES)
def test_a_headline_says_what_its_sentence_says(sentence: str, title: str, capitals: str) -> None:
    plain = [(*row[:-1], row[-1] and row[-1].days) for row in told(read_prose(sentence, published_on=TODAY))]
    for printed in (title, capitals):
        rows = told(read_prose(printed, published_on=TODAY))
        assert [(*row[:-1], row[-1] and row[-1].days) for row in rows] == plain


def test_a_concept_is_kept_as_it_is_printed() -> None:
    (figure,) = read_prose("AIRBUS DELIVERED 53 JETS", published_on=TODAY)
    assert figure.reading.concept.text == "JETS"


@pytest.mark.parametrize(
    "text",
    [
        "Flight 93 Skids off Runway at Lagos",
        "Route 66 Bridge Closed for Repairs",
        "Council Meets at 27 Mill Lane, Room 12",
        "2023 Voter Registration Totals",
        "Branch Office, 306 West 37th Street, Elmstad",
        "Quarry Drive, Mail Stop 4417, Elmstad Annex",
        "Send It To Harbour Office, M–14, East Wing, Second Floor",
        "2023 VOTER REGISTRATION TOTALS",
        "CHAPTER 11 OF THE ACT APPLIES TO LENDERS",
    ],
)
def test_a_number_that_names_stays_one_in_a_title(text: str) -> None:
    assert read_prose(text, published_on=TODAY) == ()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("WHO REPORTS 45 NEW CASES IN KENYA", "Who reports 45 new cases in Kenya"),
        ("Two Killed as Bus Hits Wall in York", "Two killed as bus hits wall in York"),
        ("Anna Petrov, Luis Ortega, Mina Okafor", "Anna Petrov, Luis Ortega, Mina Okafor"),
        ("The plant made 40 tonnes of soap last week.", "The plant made 40 tonnes of soap last week."),
        ("NATO Chief Visits US Bases", "NATO chief visits US bases"),
    ],
)
def test_words_get_small_letters_where_a_sentence_has_them(text: str, written: str) -> None:
    assert as_sentence(text) == written
