"""Degrees below zero: *25 below zero*, *ten degrees Celsius below zero*.

Belongs here: the sign and the unit that such words give a number. Does not belong here: signs that are printed
(numbers), and bare numbers behind *minus* (concepts).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.figures.quantities.amounts import Quantity

BELOW_ZERO = re.compile(
    r"(?i)(?:[ ]degrees?|[ ]?°)?[ ]?(?P<scale>celsius|fahrenheit|C\b|F\b)?[ ]below[ ]zero\b"
    r"(?:[ ](?P<behind>celsius|fahrenheit)\b)?"
)


def read_below_zero(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities with those below zero made negative; *zero* itself is then none of them."""
    if "below zero" not in text:
        return quantities
    out: list[Quantity] = []
    for quantity in quantities:
        match = BELOW_ZERO.match(text, quantity.number_end)
        if match is not None and quantity.value > 0 and quantity.unit_kind in KINDS:
            fahrenheit = (match["scale"] or match["behind"] or "c")[0].lower() == "f" or "°F" in text
            high = quantity.value_high
            quantity = replace(
                quantity, end=match.end(), text=text[quantity.start : match.end()], value=-(high or quantity.value),
                value_high=-quantity.value if high is not None else None, unit="°F" if fahrenheit else "°C",
                unit_kind="temperature", mantissa=-quantity.mantissa, explicit_unit=True, signed=True,
                plain_integer=False, rule_id=f"{quantity.rule_id}.below-zero",
            )  # fmt: skip
        elif out and quantity.start < out[-1].end:
            continue
        out.append(quantity)
    return out


#: Of what kind a number may be read to be before *below zero* tells its own.
KINDS = ("count", "temperature", "other")
