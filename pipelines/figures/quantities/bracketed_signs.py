"""Signs in brackets of their own before a number, as Indian releases print them: *was (-) 60.7%*, *was (+) 1.9*.

Belongs here: the sign that such brackets give. Does not belong here: signs that stand before the digits (numbers).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.figures.quantities.amounts import Quantity

SIGN = re.compile(r"\((?P<sign>[-–+])\)[ ]?\Z")
LONGEST = len("(-) ")


def read_bracketed_signs(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities with those below nothing made negative, each with its sign's brackets."""
    if "(-)" not in text and "(–)" not in text and "(+)" not in text:
        return quantities
    out: list[Quantity] = []
    for quantity in quantities:
        start = quantity.number_start
        sign = SIGN.search(text, max(0, start - LONGEST), start) if not quantity.signed else None
        if sign is not None and quantity.value_high is None:
            below = sign["sign"] != "+"
            quantity = replace(
                quantity, start=sign.start(), number_start=sign.start(), text=text[sign.start() : quantity.end],
                value=-quantity.value if below else quantity.value, signed=True, plain_integer=False,
                mantissa=-quantity.mantissa if below else quantity.mantissa,
            )  # fmt: skip
        out.append(quantity)
    return out
