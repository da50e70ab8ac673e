"""Bounds: the words around a quantity that say more than, at most, about.

Belongs here: applying the bound rules (data) at a quantity. Does not belong here: the words themselves.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipelines.figures.amounts import Quantity, clean
from pipelines.figures.rulebook import pattern_rules
from pipelines.figures.units import read_unit
from pipelines.figures.wordlists import alternatives


@cache
def _left_bounds() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    rules = [rule for rule in pattern_rules("figures/bounds.toml") if rule.side == "left"]
    return tuple(
        (re.compile(rf"(?:{rule.pattern.pattern})[ \n]*\Z", rule.pattern.flags), rule.value, rule.rule_id)
        for rule in rules
    )


@cache
def _left_hint() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:\b(?:{alternatives('bound_last_words')})|[~≈<>≤≥=])[ \n]*\Z")


OVER_AS_PREPOSITION = re.compile(
    r"(?i)(?:\d[\d,.]*|million|billion|percent|%|[a-z]{3,}s|[a-z]+ion|paid|spread|rise|growth|plan|it)[ ]over[ ]*\Z"
)


def bounded(text: str, quantity: Quantity, ends: frozenset[int] = frozenset()) -> Quantity:
    """Return `quantity` with the bound that the words around it give, and with those words in its span."""
    right = _right_bound(text, quantity)
    if quantity.bound != "exact":
        return quantity
    head = text[max(0, quantity.start - 48) : quantity.start]
    if head and _left_hint().search(head):
        for pattern, bound, rule_id in _left_bounds():
            match = pattern.search(head)
            if match is None:
                continue
            preposition = (
                match.group().strip().lower() == "over" and quantity.unit_kind == "duration" and quantity.form != "age"
            )
            if preposition and (
                OVER_AS_PREPOSITION.search(head)
                or quantity.start - len(match.group()) == 0
                or head[: match.start()].endswith((". ", "” "))
            ):
                break
            start = quantity.start - (len(head) - match.start())
            if start - 1 in ends and match.group().strip().lower() in ("over", "within", "around"):
                break
            return replace(
                quantity,
                start=start,
                text=text[start : quantity.end],
                bound=bound,
                rule_id=f"{quantity.rule_id}+{rule_id}",
            )
    return right


def _right_bound(text: str, quantity: Quantity) -> Quantity:
    for rule in pattern_rules("figures/bounds.toml"):
        if rule.side != "right":
            continue
        for place in {quantity.number_end, quantity.end}:
            match = rule.pattern.match(text, place)
            if match is None:
                continue
            end = max(quantity.end, match.end())
            unit, kind, explicit = quantity.unit, quantity.unit_kind, quantity.explicit_unit
            value = quantity.value
            if unit is None and (found := read_unit(text, match.end())) is not None:
                unit, kind, explicit, end = found[0].symbol, found[0].kind, True, found[1]
                value = clean(value * found[0].factor)
            return replace(
                quantity, end=end, text=text[quantity.start : end], bound=rule.value, value=value, unit=unit,
                unit_kind=kind, explicit_unit=explicit, rule_id=f"{quantity.rule_id}+{rule.rule_id}",
                plain_integer=False,
            )  # fmt: skip
    return quantity
