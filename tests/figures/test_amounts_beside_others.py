"""What an amount is of where another stands beside it: rivals, bases, parts and what a clause before told.

Belongs here: value and concept, with change and unit where the turn decides them. Does not belong here: scores over
many sentences (test_labelled_news), and rules whose examples stand in their files.
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import read_prose

# sentence, value, concept
CONCEPTS = [
    ("A coach from Orve to Brod that usually costs 14 euros was full.", 14, "coach from Orve to Brod"),
    ("The bank set aside $3 million for lost cargo, more than twice the $1.2 million of 2019.", 1.2e6, "lost cargo"),
    ("The brewer sold shares worth $4 million in a round that values it at $90 million.", 90e6, "brewer"),
    ("Storms cancelled two-thirds of ferries on Friday, and crews warned that 30% would not sail.", 30, "ferries"),
    ("The court jailed 12 people, three of them sailors, and freed 7.", 7, "people"),
    ("Three in four of those who came paid nothing.", 0.75, "those who came"),
    ("Rooms cost 90 pounds, with family huts starting at 130 pounds.", 130, "family huts"),
    ("Seats cost 9 pounds, with boxes from 40 pounds.", 40, "boxes"),
    ("A poll put Varn on 41 percent, 12 points ahead of the Orvists on 29.", 29, "Orvists"),
    ("The team found the boat with 31 other planks no longer than 40 centimetres.", 40, "planks"),
    ("Some 3 million tonnes of barley enter the port each year, of which barely 2 percent stays dry.", 3e6, "barley"),
    ("Some 3 million tonnes of barley enter the port each year, of which barely 2 percent stays dry.", 2, "barley"),
    ("Oil makes up 31 percent of the cargo and coal a mere 4 percent.", 4, "coal"),
    ("Wind gives 30 percent of power, the remaining 70 percent coming from dams.", 70, "power"),
    ("Tin was trading at $26,150, having shed a tenth of its value in six days.", 6, "Tin"),
    ("The fund lost 40 million euros, 12 million euros of it in bonds.", 12e6, "bonds"),
    ("The judge jailed the captain for six years and ordered him to repay 3 million.", 3e6, "captain"),
    ("Grain stocks fell to 12 tonnes, below a five-year average of 14.", 14, "Grain stocks"),
]


@pytest.mark.parametrize(("sentence", "value", "concept"), CONCEPTS)
def test_concepts(sentence: str, value: float, concept: str) -> None:
    drafts = read_prose(sentence, None)
    found = [d.reading.concept.text for d in drafts if d.reading.quantity.value == pytest.approx(value)]
    assert concept in found


# sentence, value, unit, change
CHANGES = [
    ("Rye was found in half of all loaves.", 0.5, None, None),
    ("The pump empties it in half an hour.", 0.5, "hour", None),
    ("The harbour index put on 1.2%.", 1.2, "%", "increase"),
    ("It narrowed its growth guidance to 1-2.5%.", 1, "%", None),
    ("Stocks fell to 12 million tonnes, below a five-year average of 14 million.", 14e6, "t", None),
    ("Two thirds of the crew are over 60.", 60, "year", None),
]


@pytest.mark.parametrize(("sentence", "value", "unit", "change"), CHANGES)
def test_units_and_changes(sentence: str, value: float, unit: str | None, change: str | None) -> None:
    (draft,) = [d for d in read_prose(sentence, None) if d.reading.quantity.value == pytest.approx(value)]
    assert (draft.reading.quantity.unit, draft.change) == (unit, change)


@pytest.mark.parametrize("text", ["Two out of", "The van needs 8 seconds, drinks 5 litres every 100 km"])
def test_texts_that_break_off(text: str) -> None:
    assert read_prose(text, None)


def test_cut_in_half_is_no_share() -> None:
    assert not read_prose("They cut the rope in half and left.", None)
