"""What wire copy says in few words: units it spells, turns that end in a bare number, who expected what.

Belongs here: one sentence of our own for each turn, with what the figure must say. Does not belong here: scores over
many sentences (test_labelled_news), and rules whose examples stand in their files.
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import read_prose

# sentence, value, unit
UNITS = [
    ("The plant makes 250 megalitres a day.", 250, "ML"),
    ("The dam holds 465 gigalitres.", 465, "GL"),
    ("The chip measures 640 square millimetres.", 640, "mm2"),
    ("The bank lent 3,100 kronur a head.", 3100, "ISK"),
    ("Net sales rose to 120 MSEK.", 120e6, "SEK"),
    ("The order book fell to MEUR 1,450.", 1.45e9, "EUR"),
    ("The mill went 92 consecutive days without a stop.", 92, "day"),
    ("It rained for 12 straight days.", 12, "day"),
    ("The port moved 2.7m TEUs.", 2.7e6, "teu"),
    ("The maker sold 3.1m EVs.", 3.1e6, None),
    ("Profit jumped to 940 crore rupees, helped by a gain of 310 crore from the sale of a mill.", 3.1e9, "INR"),
    ("The harvest ended two weeks earlier than planned.", 2, "week"),
    ("The mill cut its flour price by N30 to N820 per kilo.", 30, "NGN"),
    ("Milk output fell by half a percent.", 0.5, "%"),
    ("The share fell for the first time in seven weeks before recovering.", 7, "week"),
    ("The boy is 5 ft 3 in tall.", 5.25, "ft"),
    ("The well flowed at 1.7 bcfd.", 1.7e9, "ft3/day"),
    ("The state pumps 88 MMSCMD.", 88e6, "m3/day"),
    ("The eye fell to 958 millibars.", 958, "mbar"),
    ("The peso fell to 40.2 and closed 0.6% firmer at 39.85.", 39.85, None),
    ("Net profit was 6.2 billion pesos, above the 5.9 billion analysts had pencilled in.", 5.9e9, "MXN"),
    ("Shops took 3% more in May at 61 dollars a head.", 3, "%"),
    ("It pays a dividend of 60 Australian cents a share.", 0.6, "AUD"),
    ("Of those who left the choir, a fifth came back.", 0.2, None),
]


@pytest.mark.parametrize(("text", "value", "unit"), UNITS)
def test_what_an_amount_is_told_in(text: str, value: float, unit: str | None) -> None:
    found = [(draft.reading.quantity.value, draft.reading.quantity.unit) for draft in read_prose(text, None)]
    assert (pytest.approx(value), unit) in found


# sentence, value, concept
CONCEPTS = [
    ("Ferry arrivals in Port Ellan passed 1.5 million.", 1.5e6, "Ferry arrivals"),
    ("Shares in Orvel sank as much as 6% in Lund.", 6, "Shares in Orvel"),
    ("Revenue was $44 billion, above the $43 billion analysts polled by Norbank had expected.", 43e9, "Revenue"),
    ("Sales ticked up 2.0% to an annual rate of 4.01 million.", 4.01e6, "Sales"),
    ("The bank cut its key rate for the seventh meeting in a row, by 25 basis points.", 0.25, "key rate"),
    ("Patients lost 12% of their weight; those on placebo lost 0.9%.", 0.9, "those on placebo"),
    ("The board fined four steel firms and two mills.", 4, "steel firms"),
    ("They sought seven years' jail.", 7, "jail"),
    ("The harbour's fleet of 38 averages 7.4 metres.", 7.4, "harbour's fleet"),
    ("The ship burns 150 tonnes of fuel daily.", 150, "fuel"),
    ("Orvel leads on 31 percent in the poll.", 31, "Orvel"),
    ("It has a screen a mere 4.2mm thick.", 4.2, "screen"),
    ("It must find £22bn of savings, equivalent to 3p on income tax.", 0.03, "savings"),
    ("Orvel will plough $38bn into its grid.", 38e9, "grid"),
    ("It sold its 12 per cent stake in the mine to a northern rival for $400 million.", 400e6, "stake"),
    ("Buyers need an income of €92,000 to afford a home, up from €71,000.", 71000, "income"),
    ("Police seized 40 kg of tea and $1.2 million in cash.", 1.2e6, "cash"),
    ("Public debt will top 100% of output.", 100, "Public debt"),
    ("Sales came to $41 billion, a shade under the $42 billion pencilled in.", 42e9, "Sales"),
    ("Swindlers conned the widow out of $3 million.", 3e6, "widow"),
    ("Orvel must pay $425 million for prying into diaries.", 425e6, "Orvel"),
    ("Gas met 70% of demand; coal, a paltry 0.2%.", 0.2, "coal"),
    ("Forty fell ill, with the fatality rate running at 2.6%.", 2.6, "fatality rate"),
    ("The bank trades at 0.7 times book value.", 0.7, "bank"),
    ("The nurses had a median age of 51.", 51, "median age"),
    ("The crash left four dead and 13 injured.", 13, "injured"),
    ("The crash left four dogs dead and 13 injured.", 13, "dogs"),
    ("Sales rose 4% to $31.2 million, just short of the $31.5 million Wall Street was hoping for.", 31.5e6, "Sales"),
    ("The film made $4 million at home and another $9 million abroad.", 9e6, "film"),
    ("Orders grew 2%, with spending on bridges up 7 percent.", 7, "spending on bridges"),
    ("The mill is in trouble, its orders down 31% this year.", 31, "orders"),
    ("Doctors say the star, 31 light years away, is cold.", 31, "star"),
    ("Soured loans stood at 2.3% of advances.", 2.3, "Soured loans"),
    ("The judge sentenced the 47-year-old former mayor to three years in jail.", 3, "47-year-old former mayor"),
]


@pytest.mark.parametrize(("text", "value", "concept"), CONCEPTS)
def test_what_a_figure_is_of(text: str, value: float, concept: str) -> None:
    found = {draft.reading.quantity.value: draft.reading.concept.text for draft in read_prose(text, None)}
    assert found[value] == concept


# sentence, value, change
CHANGES = [
    ("The film scared up $43 million.", 43e6, None),
    ("The farm could light up 90,000 homes.", 90_000, None),
    ("The fund pays 60% of it, up to a maximum of 800 euros.", 800, None),
    ("The fund pays 60% of it, up 800 euros.", 800, "increase"),
    ("The team racked up 45 wins.", 45, None),
    ("The share traded up $1.20.", 1.2, "increase"),
    ("It booked a one-off gain of 310 million rupees.", 310e6, None),
    ("Shops added 22,000 jobs, a fraction of the 75,000 forecast.", 75000, None),
    ("The pit dug up 50 tonnes.", 50, None),
    ("The bus skidded off a 150-metre cliff.", 150, None),
    ("Shops will raise bread by 28 cents and cut milk by 12 cents.", 0.12, "decrease"),
]


@pytest.mark.parametrize(("text", "value", "change"), CHANGES)
def test_which_way_it_went(text: str, value: float, change: str | None) -> None:
    assert {draft.reading.quantity.value: draft.change for draft in read_prose(text, None)}[value] == change


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Norbank expects 2031 earnings of $2.90 a share.", [2.9]),
        ("The 10-year yield was flat at 4.33%, and the two-year at 3.75%.", [4.33, 3.75]),
        ("Profit for the nine months rose 5%.", [5]),
        ("He bowled well and finished with five for 104.", []),
        ("Four boats finished in the top ten.", [4]),
        ("The group will split in two after the sale.", []),
        ("The forward hit 0-11, nine of them from frees.", [9]),
    ],
)
def test_a_number_that_names_a_year_a_bond_a_time_or_a_rank_is_no_figure(text: str, values: list[float]) -> None:
    assert [draft.reading.quantity.value for draft in read_prose(text, None)] == values


def test_who_expected_a_value_does_not_say_the_others() -> None:
    drafts = read_prose("Exports slid 4.6%, a steeper drop than the 1.8% economists had forecast.", None)
    assert [draft.who.attributed_to for draft in drafts] == [None, None]


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("The gigs drew 1.4 million fans over 17 nights.", 17, "exact"),
        ("It hosts over 12 nights of music.", 12, "more_than"),
        ("The tent, spread over 900 square metres, is let.", 900, "exact"),
    ],
)
def test_over_what_an_event_takes_is_no_bound(text: str, value: float, bound: str) -> None:
    found = {draft.reading.quantity.value: draft.reading.quantity.bound for draft in read_prose(text, None)}
    assert found[value] == bound
