"""Whether a number outside sentences is a fact, a target or a forecast, and which way it went: ``Target``, ``▼ 18%``.

Belongs here: what its headers, its label and an arrow before it say of that. Does not belong here: the same of
sentences (`circumstances`), and how a number moved in words.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.model import Figure, LabelledValue

RULES = "figures/told_as.toml"
UP, DOWN = "▲△↑⬆⯅", "▼▽↓⬇⯆"


def told_as(figure: Figure, value: LabelledValue) -> Figure:
    """Return the figure of a labelled value with its modality and its change, where print tells them."""
    modality = _modality((value.label, *value.column_headers, *value.row_headers))
    first = value.text.lstrip("([ ")[:1]
    change = ("increase" if first in UP else "decrease" if first in DOWN else None) if first else None
    if modality is None and change is None:
        return figure
    return replace(figure, modality=modality or figure.modality, change=change or figure.change)


@lru_cache(maxsize=4096)
def _modality(heads: tuple[str | None, ...]) -> str | None:
    for rule in pattern_rules(RULES):
        if any(rule.pattern.match(head) for head in heads if head):
            return rule.rule_id.rpartition(".")[2]
    return None
