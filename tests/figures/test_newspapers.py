"""Figures of local and world newspapers: courts, elections, sport, property, obituaries, council newsletters.

Belongs here: one sentence of our own for each turn of phrase, with what its figures must say. Does not belong here:
scores over many sentences (test_labelled_news), and rules whose examples stand in their files.
"""

from __future__ import annotations

import pytest

from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.prose import Draft, read_prose


def _read(text: str) -> tuple[Draft, ...]:
    return read_prose(text, None)


# sentence, every value and unit in it
VALUES = [
    ("The dam would cost $US1.4 billion, or $A31 million a year.", [(1.4e9, "USD"), (31e6, "AUD")]),
    ("Entry is 900 pesos or $NZ50.", [(900, "MXN"), (50, "NZD")]),
    ("Orvel set aside `31.4 crore for wells.", [(31.4e7, "INR")]),
    ("The permit runs for three (3) years.", [(3, "year")]),
    ("None of the hundred boats came home.", [(100, None)]),
    ("They walked 640 gruelling kilometres.", [(640, "km")]),
    ("Some 12 to 15,000 herons nest there.", [(12000, None)]),
    ("The fairs are on May 4, 11, 18 and 25.", []),
    ("In June 12 elections to the assembly it won 31 seats.", [(31, None)]),
    ("The Group of eight industrial nations met.", []),
    ("She said 2003 brought little rain.", []),
    ("They won the mixed doubles in Lund.", []),
    ("The bank cut its rate by a quarter-point to 1.75 per cent.", [(0.25, "pp"), (1.75, "%")]),
    ("They agreed to pay back half the grant.", [(0.5, None)]),
    ("The half time score was told.", []),
    ("It leads with one quarter left to go.", []),
    ("The winger's try cut the margin to two points.", [(2, None)]),
    ("Orvel slumped to 7 for 184 through good bowling.", []),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_what_a_sentence_tells(text: str, values: list[tuple[float, str | None]]) -> None:
    assert [(d.reading.quantity.value, d.reading.quantity.unit) for d in _read(text)] == values


# sentence, value, change
CHANGES = [
    ("Ferry trips were up an astonishing 8.4% in May.", 8.4, "increase"),
    ("The plan pays for 6% wage increases.", 6, "increase"),
    ("They foresee a rise in lake levels of 40 centimetres.", 40, "increase"),
    ("It will downgrade its embassy staff by 50 per cent.", 50, "decrease"),
    ("Police recovered 17 kg of silver.", 17, None),
    ("Crews are setting up a 20 kilometre fence.", 20, None),
    ("It faces a $9 million shortfall.", 9e6, None),
]


@pytest.mark.parametrize(("text", "value", "change"), CHANGES)
def test_which_way_a_figure_went(text: str, value: float, change: str | None) -> None:
    assert (pytest.approx(value), change) in [(d.reading.quantity.value, d.change) for d in _read(text)]


# sentence, value, concept
CONCEPTS = [
    ("The council warned of a possible $9 million shortfall.", 9e6, "shortfall"),
    ("She would abolish the £200 threshold for theft.", 200, "threshold"),
    ("It makes savings of “at least £32m” a year.", 32e6, "savings"),
    ("Two United States patrol boats came.", 2, "United States patrol boats"),
    ("There is a one in 20 chance of a sudden rise in the lake.", 0.05, "chance of a sudden rise"),
    ("Fifty canoes set out, with just 12 paddling across the line.", 12, "canoes"),
    ("It had forecast 80 kilometre an hour southerly wind gusts.", 80, "southerly wind gusts"),
    ("The wreck lies at Orvel, 240 kilometres north-east of Lund.", 240, "Orvel"),
    ("The worst is the 30-kilometre long fire front.", 30, "fire front"),
    ("The raid took place at Orvel some 50 kilometres south of Lund.", 50, "raid"),
    ("The judge refused to grant bail for Ruell, 28, on Monday.", 28, "Ruell"),
    ("She fought back to overpower Ada Kole, 18, in Lund.", 18, "Ada Kole"),
    ("The brewer closed 12 inns and kept a lease of 23 others.", 23, "inns"),
    ("It tends the graves of 640 Orvish World War I soldiers.", 640, "Orvish World War I soldiers"),
    ("Sam may well die before the age of 15.", 15, "Sam"),
    ("Ada Kole was 12 when she left.", 12, "Ada Kole"),
    ("The minister, Alan Orr, says the 26-year-old is still held.", 26, None),
    ("The fire was lit after two earlier rallies.", 2, "earlier rallies"),
    ("Some 1 per cent of people aged between 15 and 24 used it.", 1, "people"),
    ("Hundreds of high powered guns remain hidden.", 100, "high powered guns"),
    ("The grant is shared by 24 colleges and universities.", 24, "colleges and universities"),
    ("The camp hired 24 nurses and doctors left.", 24, "nurses"),
    ("The crash claimed the life of the 54-year-old pilot.", 54, "pilot"),
    ("Limiting warming to 1.5°C is the goal.", 1.5, "warming"),
    ("Mrs Tarn died at the age of 93.", 93, "Mrs Tarn"),
    ("It follows girls until each child reaches the age of two.", 2, "child"),
    ("It needs an extra £8m to pay for more beds.", 8e6, "beds"),
    ("The harbour gave £6m to support divers.", 6e6, "divers"),
    ("That beat the $24 million raised by candidates for senate seats in 1995.", 24e6, "candidates for senate seats"),
    ("Half went on the $10 million received for scholarships.", 10e6, "scholarships"),
    ("Lund is one of 37 colleges to get $60 million.", 60e6, "colleges"),
    ("She left after twelve years of dedicated and loyal service.", 12, "dedicated and loyal service"),
    ("Seven people, of whom six were pupils, drowned.", 6, "pupils"),
    ("The clinic said that 4 out of the 40 patients had left.", 4, "patients"),
    ("The club began the year with $58 million in cash on hand.", 58e6, "cash"),
    ("In the past people walked 20 km for water.", 20, "people"),
    ("Sir Alan Orrell died on Monday of a heart attack aged 72.", 72, "Sir Alan Orrell"),
]


@pytest.mark.parametrize(("text", "value", "concept"), CONCEPTS)
def test_what_a_figure_is_of(text: str, value: float, concept: str | None) -> None:
    assert (pytest.approx(value), concept) in [(d.reading.quantity.value, d.reading.concept.text) for d in _read(text)]


# sentence, who says so
SOURCES = [
    ("Twelve people were hurt in Lund, Orve and Tarn States.", None),
    ("A second boat, Tevane, claimed second place just one minute behind.", None),
    ("What these figures show is that 80 per cent were new.", None),
    ("Kole, 43, argues the city’s hardest cases.", None),
    ("According to Orvel hospital officials, two men were hurt.", "Orvel hospital officials"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_who_says_so(text: str, source: str | None) -> None:
    assert [d.who.attributed_to for d in _read(text)] == [source] * len(_read(text))


def test_a_persons_age_is_told_for_their_home() -> None:
    text = "They are Jeff Orr, 39, of Ohio; Dan Petry, 32, of Maine; and Bo Rua, 28, of Utah."
    homes = tuple(Name(text.index(n), text.index(n) + len(n), "GPE", n) for n in ("Ohio", "Maine", "Utah"))
    assert [d.who.place for d in read_prose(text, None, homes)] == ["Ohio", "Maine", "Utah"]
