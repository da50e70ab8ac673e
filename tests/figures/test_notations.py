"""Amounts as papers, accounts and offices of many countries print them."""

import pytest

from pipelines.figures.quantities.finding import read_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnover was € 3,5 Mio there.", (3.5e6, "EUR")),
        ("Turnover was EUR 3.5 Mrd there.", (3.5e9, "EUR")),
        ("Turnover was 3.5 M€ there.", (3.5e6, "EUR")),
        ("Turnover was 350 k€ there.", (350e3, "EUR")),
        ("Turnover was USD 3 M there.", (3e6, "USD")),
        ("Turnover was $3.2MM there.", (3.2e6, "USD")),
        ("Turnover was $5 mil there.", (5e6, "USD")),
        ("Turnover was $3+ million there.", (3e6, "USD")),
        ("The fine is Rs.5 lakh there.", (500e3, "INR")),
        ("The fine is Tk.500 there.", (500.0, "BDT")),
        ("The fine is Sh.500 there.", (500.0, "KES")),
        ("The fine is Ksh.3 billion there.", (3e9, "KES")),
        ("The fine is ₸500 there.", (500.0, "KZT")),
        ("The fine is Z$500m there.", (500e6, "ZWL")),
        ("Growth was − 0.3% there.", (-0.3, "%")),
        ("It rose 3.2 % pts there.", (3.2, "pp")),
        ("It was 30 deg C there.", (30.0, "°C")),
        ("Winds of 60 km/hr blew.", (60.0, "km/h")),
        ("It holds 400 MCM of water.", (400e6, "m3")),
        ("It holds 12 TMC of water.", (12e9, "ft3")),
        ("It gave 40 bcm of gas.", (40e9, "m3")),
        ("It cleans 40 MLD of water.", (40e6, "L/day")),
        ("It is cooled to 10 K. It holds.", (10.0, "K")),
        ("It melts at a temperature of 573.15 K there.", (573.15, "K")),
        ("It cost $50 K in all.", (50e3, "USD")),
        ("It cost $5 K Street lawyers nothing.", (5.0, "USD")),
        ("Soya was at 1,178-1/4 cents there.", (11.7825, "USD")),
        ("They sold 1,204 1/2 tonnes there.", (1204.5, "t")),
        ("Tea output was 32.5m kg there.", (32.5e6, "kg")),
        ("It crushes 1.1m t of cane.", (1.1e6, "t")),
        ("They own 1.3m cattle there.", (1.3e6, None)),
        ("The wall is 2.4m and new.", (2.4, "m")),
        ("Gas flows fell to 38 mcm/day there.", (38e6, "m3")),
        ("It made 34 MKWh of power.", (34e6, "kWh")),
        ("Three in 10 homes have none.", (0.3, None)),
        ("It emits 40 MtCO2e in all.", (40.0, "MtCO2e")),
        ("Noise reached 85 dBA there.", (85.0, "dB")),
        ("They hold 40 feddans of land.", (40.0, "feddan")),
        ("They sold 40 quintals of rice.", (40.0, "quintal")),
        ("A mean of 12.4 (±0.3) was seen.", (12.4, None)),
    ],
)
def test_amounts_as_printed_abroad(text: str, expected: tuple[float, str | None]) -> None:
    assert [(q.value, q.unit) for q in read_quantities(text)] == [expected]


def test_a_plus_before_a_scale_is_a_bound() -> None:
    (users,) = read_quantities("They had 20+ million users.")
    assert (users.value, users.bound) == (20e6, "at_least")


def test_a_note_s_number_behind_a_sentence_is_no_money() -> None:
    assert [q.value for q in read_quantities("Exports rose 12%.3 and fell")] == [12.0]


def test_a_level_in_so_many_places_is_no_share() -> None:
    assert [quantity.value for quantity in read_quantities("Larval indices were above 5 in 17 wards.")] == [5, 17]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zero deaths were recorded.", [0]),
        ("There were zero new cases in May.", [0]),
        ("Cases fell from 12 to zero.", [12, 0]),
        ("New infections fell to zero in June.", [0]),
        ("Zero-emission buses will run.", []),
        ("There is zero tolerance for fraud.", []),
        ("It starts from zero in May.", []),
        ("It aims for net zero by then.", []),
    ],
)
def test_a_zero_in_words_counts_as_a_digit_does(text: str, expected: list[float]) -> None:
    assert [quantity.value for quantity in read_quantities(text)] == expected
