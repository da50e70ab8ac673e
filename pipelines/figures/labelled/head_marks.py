"""Brackets in heads that look like the unit of a table's numbers and are none.

Belongs here: a letter that marks numbers as provisional or as a probability, and the money that bands of income along
the rows are told in. Does not belong here: which of several units holds for a value (labelled.hints).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.figures.labelled.hint_pieces import is_currency
from pipelines.figures.labelled.units import says_price
from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.model import LabelledValue
from pipelines.rules import load_lines

#: ``Exports (p)``, ``Sig. (p)``.
MARK = re.compile(r"\s?\(p\)")
BRACKET = re.compile(r"\s?[(\[](?P<inside>[^()\[\]]+)[)\]]")
BANDS = "graphics/number_bands.toml"


def without_marks(value: LabelledValue) -> LabelledValue:
    """Return a value without *(p)* in its heads where nothing beside them speaks of prices or of pounds."""
    heads = (*value.column_headers, *value.row_headers)
    if not any(map(MARK.search, heads)) or any(map(_may_be_pence, (value.title, value.unit_hint, *heads))):
        return value
    columns = tuple(MARK.sub("", name) for name in value.column_headers)
    return replace(value, column_headers=columns, row_headers=tuple(MARK.sub("", name) for name in value.row_headers))


def _may_be_pence(text: str | None) -> bool:
    words = re.findall(r"[^\W\d_]+|£", (text or "").lower())
    return says_price(text) or not set(words).isdisjoint(load_lines("graphics/pence_words.txt"))


def without_row_money(value: LabelledValue) -> LabelledValue:
    """Return a value without the money that a band in its row's name is told in: ``20,000–39,999`` under *Income (£)*
    counts who has such an income."""
    name = value.row_headers[-1] if value.row_headers else ""
    if not any(rule.pattern.match(name) for rule in pattern_rules(BANDS)):
        return value
    before, mark, corner = (value.unit_hint or "").rpartition("; ")
    hint = before + mark + _without_money(corner)
    return replace(value, row_headers=tuple(map(_without_money, value.row_headers)), unit_hint=hint or None)


def _without_money(name: str) -> str:
    return BRACKET.sub(lambda match: "" if is_currency(match["inside"]) and match.start() else match.group(), name)
