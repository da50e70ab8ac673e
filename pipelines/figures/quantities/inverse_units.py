"""Units with a negative power behind an amount, as reports of science print rates: 4.2 t ha⁻¹, 12 m s-1, 8 mg·L⁻¹.

Belongs here: what such powers make of a quantity. Does not belong here: strokes and *per* (amounts), and powers of ten
(digit_forms). The notation is that of the SI brochure, section 5.4.6.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from pipelines.figures.lexicon.units import unit_table
from pipelines.figures.quantities.amounts import Quantity
from pipelines.rules import load_tsv

#: Without one of these no text has a negative power.
HINT = re.compile(r"⁻[¹²³]|[A-Za-zµ]-[123](?![\w-])")
RAISED = r"[A-Za-zµμÅ]{1,6}⁻[¹²³]"
#: What a nutrient is told by between its mass and the field's area: 120 kg N ha⁻¹.
NUTRIENT = re.compile(r"[ ](?:N|P|K|C|P2O5|K2O)(?=[ ])")
JOINT = r"[ ]?[·⋅.×]?[ ]?"
FACTOR = re.compile(rf"{JOINT}(?P<unit>[A-Za-zµμÅ]{{1,6}})(?:⁻(?P<raised>[¹²³])|-(?P<plain>[123])(?![\w-]))")
#: A measure that no table has, or a noun that is counted, before what it is told for: erg cm⁻² s⁻¹, plants m⁻².
UNKNOWN = re.compile(rf"[ ](?P<word>[A-Za-zµμ𝜇]{{1,12}})(?=[ ]?[·⋅]?[ ]?{RAISED})")
LONGEST_MEASURE = 5
PLAIN_DIGITS = str.maketrans("¹²³", "123")


def with_inverse_units(text: str, quantities: Iterable[Quantity]) -> list[Quantity]:
    """Return the quantities of a text with the units that they are told for: *4.2 t ha⁻¹* is tonnes a hectare."""
    return [_with_inverse(text, quantity) for quantity in quantities]


def _with_inverse(text: str, quantity: Quantity) -> Quantity:
    if quantity.per_unit is not None or quantity.hyphenated or quantity.unit_kind == "ratio":
        return quantity
    if quantity.unit is not None and text.startswith("⁻", quantity.end):
        return _of_inverse_unit(text, quantity)
    if quantity.unit is None:
        return _of_unknown(text, quantity)
    nutrient = NUTRIENT.match(text, quantity.end)
    return _rated(text, quantity, *_told_for(text, nutrient.end() if nutrient is not None else quantity.end))


def _of_inverse_unit(text: str, quantity: Quantity) -> Quantity:
    """Return a number whose only unit has the negative power: *12 s⁻¹* is twelve per second."""
    told_for, end = _told_for(text, quantity.number_end)
    if not told_for:
        return quantity
    bare = replace(quantity, unit=None, unit_kind="count", rule_id=f"quantity.{quantity.form}", explicit_unit=False)
    return _rated(text, bare, told_for, end)


def _of_unknown(text: str, quantity: Quantity) -> Quantity:
    unknown = UNKNOWN.match(text, quantity.end)
    if unknown is None:
        return quantity
    told_for, end = _told_for(text, unknown.end())
    word = unknown["word"]
    if not told_for or len(word) > LONGEST_MEASURE or word.endswith("s"):
        return replace(quantity, per=1.0, per_unit=" ".join(told_for)) if told_for else quantity
    measured = replace(quantity, unit=word, unit_kind="other", rule_id=f"quantity.{quantity.form}.other")
    return _rated(text, measured, told_for, end)


def _told_for(text: str, end: int) -> tuple[list[str], int]:
    """Return the units with negative powers from `end` on, as *ha*, *m2*, and where they end."""
    told_for: list[str] = []
    while (factor := FACTOR.match(text, end)) is not None:
        name, raised = factor["unit"], factor["raised"]
        if raised is None and name not in _told_for_names() and name not in unit_table().by_mark:
            break
        power = (raised or factor["plain"]).translate(PLAIN_DIGITS)
        told_for.append(_told_for_names().get(name, name) + ("" if power == "1" else power))
        end = factor.end()
    return told_for, end


def _rated(text: str, quantity: Quantity, told_for: list[str], end: int) -> Quantity:
    """Return a quantity that is told for units; one of its own where the table has it: *m/s*, *t/ha*."""
    if not told_for:
        return quantity
    own = unit_table().by_mark.get(f"{quantity.unit}/{told_for[0]}") if len(told_for) == 1 else None
    grown = replace(quantity, end=end, text=text[quantity.start : end], explicit_unit=quantity.unit is not None)
    if own is not None and own.factor == 1.0:
        return replace(grown, unit=own.symbol, unit_kind=own.kind, rule_id=f"quantity.{quantity.form}.{own.kind}")
    return replace(grown, per=1.0, per_unit=" ".join(told_for))


@cache
def _told_for_names() -> dict[str, str]:
    """Return what times are printed as behind a stroke or with a power, and their names: *yr*, *hr*."""
    return {row["mark"]: row["noun"] for row in load_tsv("figures/per_marks.tsv")}
