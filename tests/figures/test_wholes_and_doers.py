"""What a figure is of where its own clause leaves the noun out, and who has or does what it counts.

Belongs here: single sentences for each way of saying it. Does not belong here: scores over labelled texts.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.prose import read_prose

TODAY = date(2024, 6, 14)


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Pay was highest in mining (9,310 crowns) and lowest in hotels, at 4,640.", ["Pay", "Pay"]),
        ("Smoking was lowest among men with a trade (12%).", ["Smoking"]),
        ("The hospital is the largest in Orve (412 beds).", ["beds"]),
        ("The quota is 980 tonnes. Of this, 610 tonnes go to trawlers.", ["quota", "quota"]),
        (
            "Growers picked 40 tonnes of plums. Orve alone brought in 12 tonnes of the 30 sold.",
            ["plums", "plums", "plums"],
        ),
        ("The firm earned 12 million euros. Analysts polled by Infront had expected 11 million euros.", ["firm"] * 2),
        ("Some 1,100 homes are empty, and 340 of these belong to the town.", ["homes", "homes"]),
        ("Tenants under 30 spend 43% of their income. Among those over 60, it is 22%.", ["Tenants", "income"] * 2),
        ("Surgeons carried out 96 such operations.", ["operations"]),
        ("Entry, at present 14 euros, is to go up.", ["Entry"]),
        ("Season tickets cost 165 pounds, children's 40 pounds.", ["Season tickets", "children’s season tickets"]),
        ("They gave out 700 parcels, each meant to last three days.", ["parcels", "parcels"]),
        ("Two parcels in five went to a family.", ["parcels"]),
        ("In Brod the figure is 1,080 euros, in Orve 790.", ["figure", "figure"]),
        ("The gauge on the Kol, at 1,618 metres above the sea, froze.", ["Kol"]),
        ("Berliners made 26 payments. They were worth 900 euros.", ["payments", "payments"]),
        ("For each child the city pays 9,400 euros a year.", ["child"]),
        ("Half of all crashes came at night. Drink played a part in 28 percent.", ["crashes", "crashes"]),
        ("The office plans 160 cameras. They pay for themselves within two years.", ["cameras", "cameras"]),
        ("It is to close its mill. That will save 85 million euros.", ["mill"]),
        ("Eleven homes closed, taking 640 beds with them, and six more have filed.", ["homes", "beds", "homes"]),
        ("They freed 40 seals. Among the walkers rescued, who numbered 42, one was hurt.", ["seals", "walkers"]),
        ("We closed 30 shops. Job offers received during the month numbered 109.", ["shops", "Job offers"]),
        ("Young trees suffered: of 14,000 planted in spring 5,200 died.", ["Young trees", "Young trees"]),
        ("Cards made up 19 million, audio books 7 million.", ["Cards", "audio books"]),
        ("Knitwear rose 6.6 percent; woven goods, 4.5 percent.", ["Knitwear", "woven goods"]),
        ("Its pipes are old and at this pace would take 300 years to renew.", ["pipes"]),
        ("A ticket between Fife and Perth, at 312 pounds, is dear.", ["ticket between Fife and Perth"]),
        ("The cruiser, 28 metres long and able to make 24 knots, was sold.", ["cruiser", "cruiser"]),
        ("Panels met demand, and for three hours the price was below zero.", ["price"]),
        ("Fewer than one claim in ten was turned down.", ["claim"]),
        (
            "The number of people registered as jobless in Norland rose by 430.",
            ["number of people registered as jobless in Norland"],
        ),
        ("On the roads of Norland 287 people died.", ["people"]),
        ("Wages, last raised in 2023, start at 12,500 euros.", ["Wages"]),
        ("The drug fetches 28,000 euros a kilo wholesale.", ["drug"]),
        ("It made a net profit of 214 million euros. It will pay out 70 percent of that.", ["net profit"] * 2),
        ("Those who live beyond lost 85 cattle and were paid 640 euros.", ["cattle", "Those who live"]),
        ("It must raise the number of permits it issues, now 4,100, soon.", ["number of permits"]),
        ("The wheat was quoted at $218 a tonne free on board in Orve.", ["wheat"]),
        ("A seat in the stalls costs €118, a place in the gods €12.", ["seat", "place in the gods"]),
        ("Garages, which at weekends are never more than 80 per cent full, stay.", ["Garages"]),
        ("The agency fined three firms, the largest fine being €450,000.", ["firms", "largest fine"]),
        ("A survey of 740 members found only 6% with faults.", ["members", "members"]),
        ("Launches cost €4.1 million each; the service has ordered five.", ["Launches", "Launches"]),
        ("Its machine weighs 150 tonnes; two have been delivered.", ["machine", "machine"]),
        ("Some draw 17.4 metres.", ["Some"]),
        ("Makers ground 4.1% fewer beans in May: 331 tonnes in the north.", ["beans", "beans"]),
        ("Of each euro, 42 cents go into food and 39 into wages.", ["food", "wages"]),
        ("Norland's share comes to 540 tonnes, Sefton's to 810.", ["Norland's share", "Sefton’s share"]),
        ("Norland's 14 major reservoirs are full.", ["major reservoirs"]),
        ("Food accounted for 62% of this, clothing for 21%.", ["Food", "clothing"]),
        ("The firm shipped 92 tonnes of cod and plans to ship 150 this year.", ["cod", "cod"]),
        ("Wardens saw 246 terns. Brenn accounted for 112, Corsa for 64 and Orve for nine.", ["terns"] * 4),
        ("Brenn bought 78% of the cod, worth €640 million; Corsa took 11%.", ["cod"] * 3),
        ("Members gave 41,000 litres of milk. The owner hopes to reach 60,000 litres.", ["milk", "milk"]),
        ("Guests numbered 61,207. Norland sent 27,940, Sefton 14,112.", ["Guests"] * 3),
        ("It shipped 9 tonnes of rice, the most since the ban was lifted, against 5 tonnes in May.", ["rice", "rice"]),
        ("Households spent an average of $3,912 in the survey year.", ["Households"]),
        ("Voters approved a €94 million bond. By May €37 million had been spent.", ["bond", "bond"]),
        ("Lunch costs $3.10 in elementary schools.", ["Lunch"]),
        ("Rents rose to 35.4% in May, the Tide Office said, from 33.9% in April.", ["Rents", "Rents"]),
        ("In the first week gifts reached $740,000.", ["gifts"]),
        ("A gale hit the village of Norland, 40 km north of Orve.", ["village of Norland"]),
    ],
)
def test_a_figure_without_a_noun_is_of_what_was_told_before(text: str, concepts: list[str]) -> None:
    assert [draft.reading.concept.text for draft in read_prose(text, TODAY)] == concepts


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Burglars broke into 2,050 homes.", ["Burglars"]),
        ("Prisons hold 845 inmates.", ["Prisons"]),
        ("Women make up 7 percent of the staff and foreigners 49.", ["Women", "foreigners"]),
        ("Patients waited a median of 38 weeks.", ["Patients"]),
        ("Smokers were 2.6 times as likely to fall ill.", [None]),
        ("Of the 58 growers asked, 41 signed.", [None, None]),
        ("Some 30 people were killed and 26 others were hurt.", [None, None]),
        ("Passengers claimed 1.2 million pounds in compensation.", ["Passengers"]),
        ("In May Bulmers bought 3,800 litres, Westons 110.", ["Bulmers", "Westons"]),
        ("The court has 61 members; it closed 710 files.", ["court", "court"]),
        ("Detectives solved 31% of the cases.", ["Detectives"]),
        ("Farmers lost 700 sheep, and 90 roads are closed.", ["Farmers", None]),
        ("French wheat stood at €221 and Argentine at $245.", [None, None]),
        ("Turnout grew in the north. It rose to 71 percent.", [None]),
    ],
)
def test_people_and_bodies_do_what_is_counted(text: str, subjects: list[str | None]) -> None:
    assert [draft.who.subject for draft in read_prose(text, TODAY)] == subjects


@pytest.mark.parametrize(
    ("text", "name", "label", "subject", "source"),
    [
        ("Elgrid, the operator, says it paid farms 310 million euros.", "Elgrid", "ORG", "Elgrid", "Elgrid"),
        ("Elstat puts the number of foreign workers at 61,000.", "Elstat", "ORG", None, "Elstat"),
        ("There were 214 cases in Norland, which brings the total to 1,870.", "Norland", "GPE", None, None),
        ("Norland, which took 390 tonnes, came second.", "Norland", "GPE", "Norland", None),
        ("Doctors at Elmed put deaths at 390 a year.", "Elmed", "ORG", None, "Doctors at Elmed"),
        ("The left won 24 seats, followed by the Greens on 11.", "Greens", "ORG", "Greens", None),
    ],
)
def test_a_name_does_it_says_it_or_neither(
    text: str, name: str, label: str, subject: str | None, source: str | None
) -> None:
    at = text.index(name)
    last = read_prose(text, TODAY, (Name(at, at + len(name), label, name),))[-1]
    assert (last.who.subject, last.who.attributed_to) == (subject, source)


@pytest.mark.parametrize(
    "text",
    [
        "Chief executive Lena Strand told analysts she expected sales to grow by 4 percent.",
        "Commissioner Lena Strand told the council that 14 detectives would retire.",
    ],
)
def test_who_tells_somebody_says_so(text: str) -> None:
    names = (Name(text.index("Lena"), text.index(" told"), "PERSON", "Lena Strand"),)
    assert read_prose(text, TODAY, names)[0].who.attributed_to == "Lena Strand"


def test_a_survey_is_named_with_the_number_it_asked() -> None:
    text = "Some 48 percent would sell, according to a survey of 1,200 farmers."
    assert read_prose(text, TODAY)[0].who.attributed_to == "survey of 1,200 farmers"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Brod the rent is 1,080 euros, in Orve 790 euros.", ["Brod", "Orve"]),
        ("There are 610 cases at the courts of Brod.", ["Brod"]),
        ("Some 58 people died, 22 of them in Brod.", [None, "Brod"]),
        ("They are 38 percent of all; in Brod they are 44 percent.", [None, "Brod"]),
        ("They saw 246 terns. Brod accounted for 112 and Orve for 64.", [None, "Brod", "Orve"]),
        ("While 58 sheds burned in Brod, 412 people fled in Orve.", ["Brod", "Orve"]),
        ("Some 610 people left, of which 58 in Brod.", [None, "Brod"]),
        ("Brod had 610 cases, Orve county 31 cases and Leath 7 cases.", ["Brod", "Orve", "Leath"]),
        ("Brod fell from 88% to 86%, Orve from 79% to 78%.", ["Brod", "Brod", "Orve", "Orve"]),
        ("Totals ranged from 73 mm at Brod to 202 mm at Unknownton.", ["Brod", None]),
        ("They razed 300 sheds, of which, 165 in Brod, 107 in KPK.", [None, "Brod", None]),
        ("There were 5 cases in Brod (n=3) and Orve (n=2).", [None, "Brod", "Orve"]),
        (
            "Most sought work in Norland, Sefton and Leath (56.3%, 51.2% and 50.4%).",
            ["Norland", "Sefton", "Leath"],
        ),
    ],
)
def test_a_place_belongs_to_the_figure_it_leads(text: str, places: list[str | None]) -> None:
    names = tuple(Name(text.index(n), text.index(n) + len(n), "GPE", n) for n in places if n)
    assert [draft.who.place for draft in read_prose(text, TODAY, names)] == places


def test_who_goes_on_with_the_verb_of_another_has_the_figure() -> None:
    for text in ("Orve accounts for 46% of cases, Leath for 21% and Tern for 17%.",
                 "Orve accounts for 46% of cases, followed by Leath (21%) and Tern (17%)."):  # fmt: skip
        names = [
            Name(text.index(name), text.index(name) + len(name), "GPE", name) for name in ("Orve", "Leath", "Tern")
        ]
        found = read_prose(text, TODAY, tuple(names))
        assert [draft.who.subject for draft in found] == ["Orve", "Leath", "Tern"]
        assert [draft.who.place for draft in found] == ["Orve", "Leath", "Tern"]


def test_places_in_brackets_do_nothing() -> None:
    text = "Most arrivals were in Orve (1,200), Leath (800) and Tern (300)."
    names = [Name(text.index(name), text.index(name) + len(name), "GPE", name) for name in ("Orve", "Leath", "Tern")]
    assert [draft.who.subject for draft in read_prose(text, TODAY, tuple(names))] == [None, None, None]
