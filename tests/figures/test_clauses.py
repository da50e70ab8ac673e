"""A figure's concept does not change with the clause before its own, nor with the marks before its text.

Belongs here: the same statement behind another clause, a bullet, a quote. Does not belong here: times of clauses
(test_times_of_clauses).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.prose import read_prose
from tests.figures.test_times_of_adverbials import TODAY

#: A statement, and what its figures are of.
STATEMENTS = [
    ("The ship, 312 m long, carries 9,000 crates.", ["ship", "crates"]),
    ("At 4.6 percent, the vacancy rate is the lowest for years.", ["vacancy rate"]),
    ("The lift is 40 metres high, took six years to build and cost 12 million francs.", ["lift"] * 3),
    ("The new line will be 6.8 kilometres long, have 12 stops and cost 210 million euros.", ["line", "stops", "line"]),
    ("The mast, designed to be 90 metres tall, has stalled.", ["mast"]),
    ("The firm's market value briefly topped $3.3 billion.", ["market value"]),
    ("After a rise of 0.6 percent in May, retail sales fell 0.3 percent in June.", ["retail sales"] * 2),
]
#: Clauses before it, with the words that lead it on.
BEFORE = [
    "The talks were friendly, but {}",
    "The minister was glad because {}",
    "The talks were friendly; {}",
    "According to the port office, {}",
]


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(("statement", "concepts"), STATEMENTS)
def test_a_figure_is_of_what_its_own_clause_is_about(before: str, statement: str, concepts: list[str]) -> None:
    text = before.format(statement[0].lower() + statement[1:])
    told = [f.reading.concept.text or "" for f in read_prose(text, published_on=TODAY)]
    assert [concept in told[k] for k, concept in enumerate(concepts)] == [True] * len(concepts), told


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("The mayor, 58, won 52.3% of votes; 3.6% were spoilt.", ["mayor", "votes", "votes"]),
        ("Its shipments fell to 53 million, but its share held steady at 20%.", ["shipments", "share"]),
        ("The bank lent 40 million euros, and it earned 3 million.", ["bank", "bank"]),
        ("Costs fell 4.7 percent, while food and drink prices rose 8.8 percent.", ["Costs", "food and drink prices"]),
        ("Cases came from Matara (9.7%), Kandy (7.8%), and Galle (2.1%) (see Table 1).", ["Cases"] * 3),
        ("Subsidies worth 0.7 percent of GDP are to go.", ["Subsidies"]),
    ],
)
def test_a_clause_without_a_thing_of_its_own_goes_on_with_what_was_told(text: str, concepts: list[str]) -> None:
    assert [f.reading.concept.text for f in read_prose(text, published_on=TODAY)] == concepts


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The talks were friendly, but some 42,000 people are projected to need help.", "forecast"),
        ("Output may fall, but the plant made 40 tonnes.", "reported"),
    ],
)
def test_what_is_expected_is_told_by_the_clause(text: str, modality: str) -> None:
    assert [f.modality for f in read_prose(text, published_on=TODAY)] == [modality]


@pytest.mark.parametrize(
    "opening", ["The unit said that in 2023 ", "According to the unit, in 2023 ", "According to the unit, during 2023 "]
)
def test_a_time_that_opens_what_is_said_stands_for_the_sentences_behind(opening: str) -> None:
    text = opening + "the police recorded 4,200 thefts. Burglaries numbered 610. There were 14 murders."
    assert {f.period and f.period.days for f in read_prose(text, published_on=TODAY)} == {
        (date(2023, 1, 1), date(2023, 12, 31))
    }


@pytest.mark.parametrize("marks", ["(b) ", "iv) ", "• ", "– ", "“", "* “", "("])
@pytest.mark.parametrize(
    "statement",
    [
        "The sprinter, 24, was banned for two years.",
        "At 29, Okoro has signed a contract worth $7 million.",
        "Parking fees rise from 1.20 to 1.50 euros on 1 July.",
        "Adjusted earnings came to $1.12 per share.",
        "Of the total, 61.2% were women and 38.8% men.",
        "Cough notifications, at 22, were the lowest in years.",
    ],
)
def test_marks_before_a_text_change_nothing(marks: str, statement: str) -> None:
    text = marks + statement + {"“": "”", "(": ")"}.get(marks[-1], "")
    plain, marked = (
        [
            (r.quantity.text, r.quantity.value, r.quantity.unit, r.quantity.bound, r.concept, f.change, f.comparison)
            for f in read_prose(t, published_on=TODAY)
            for r in (f.reading,)
        ]
        for t in (statement, text)
    )
    assert marked == plain
    first = read_prose(text, published_on=TODAY)[0]
    assert text[first.start : first.end].strip() == first.reading.quantity.text
    assert first.sentence_start == 0


def test_a_quote_opens_a_sentence_as_its_first_word_does() -> None:
    text = "He left. “Cough notices, at 22, were the fewest in years.”"
    (figure, *_) = read_prose(text, published_on=TODAY)
    assert figure.reading.concept.text == "Cough notices"
    assert text[figure.sentence_start] == "“"


@pytest.mark.parametrize(("text", "value"), [("–4 °C at dawn.", -4.0), ("(5%) of them left.", 5.0)])
def test_signs_and_brackets_of_a_number_are_no_marks(text: str, value: float) -> None:
    assert [f.reading.quantity.value for f in read_prose(text, published_on=TODAY)] == [value]
