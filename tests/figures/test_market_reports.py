"""What market reports and statistical releases write: price ranges, signs in brackets, prices per pack.

Belongs here: sentences of our own in the manner of livestock, fish and grain markets and of statistics offices. Does
not belong here: agencies and laws (report language), and what leans on a paragraph (paragraphs).
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import read_prose

Amount = tuple[float, float | None, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goats sold from 140c to 258c/kg.", [(1.4, 2.58, "USD", "kg")]),
        ("Goats sold from 140c to 258c and ewes from $53 to $90.", [(1.4, 2.58, "USD", None), (53, 90, "USD", None)]),
        ("Oxen made mostly from $313 to $336.", [(313, 336, "USD", None)]),
        ("The inn made tea dearer, from $5 to $7.", [(5, None, "USD", None), (7, None, "USD", None)]),
        ("The mill, which sold 40 carts, lifted its fee from $5 to $7.", [
            (40, None, None, None), (5, None, "USD", None), (7, None, "USD", None)]),
        ("Hake fetched 70p-90p and ling 40p-£1.30.", [(0.7, 0.9, "GBP", None), (0.4, 1.3, "GBP", None)]),
        ("Hens of 2kg-3kg were few.", [(2, 3, "kg", None)]),
        ("Ling made £68-£102 per 57 kg box.", [(68, 102, "GBP", "57 kg box")]),
        ("Maize cost 3,200 shillings per 90kg bag.", [(3200, None, "KES", "90kg bag")]),
        ("Rye needs 3.2 litres per 100 kg of seed.", [(3.2, None, "L", "kg")]),
        ("The mill earned $1.53 per diluted share.", [(1.53, None, "USD", "diluted share")]),
        ("Beans eased to MK 201 per kg from MK 189.", [(201, None, "MWK", "kg"), (189, None, "MWK", None)]),
        ("Beans eased from K201 per kilogramme.", [(201, None, "ZMW", "kilogramme")]),
        ("The MK 12 carts left.", [(12, None, None, None)]),
        ("Gas came to 2257 million cu. m. in all.", [(2.257e9, None, "m3", None)]),
        ("Slower were: zinc [(-) 60.7%] and salt [(+) 2.5%].", [(-60.7, None, "%", None), (2.5, None, "%", None)]),
    ],
)  # fmt: skip
def test_market_reports_print_ranges_packs_and_signs(text: str, expected: list[Amount]) -> None:
    found = [d.reading.quantity for d in read_prose(text, None)]
    assert [(q.value, q.value_high, q.unit, q.per_unit) for q in found] == expected
