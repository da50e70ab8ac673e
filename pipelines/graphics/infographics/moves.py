"""How the numbers of tiles have moved: ``▲ 12% vs last week`` in small type under the number.

Belongs here: telling such lines, and which number has moved. Does not belong here: the numbers themselves
(infographics).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.page.rules import pattern_rules
from pipelines.graphics.infographics.pairing import Pair
from pipelines.graphics.panels.groups import Group
from pipelines.graphics.panels.unit_words import says_unit
from pipelines.rules import load_lines

RULES = "moves.toml"
#: The words for percentage points behind how a share has moved.
POINTS = "graphics/point_words.txt"


def move_in(text: str) -> re.Match[str] | None:
    """Return how much a line says a number has moved, None where it says something else."""
    return next((match for rule in pattern_rules(RULES) if (match := rule.pattern.match(text)) is not None), None)


def moved(move: Group, pairs: Sequence[Pair]) -> tuple[Pair, str] | None:
    """Return the number that has moved, the nearest one that has a label, and by how much with the unit."""
    match = move_in(move.text)
    near = [
        p
        for p in pairs
        if p.label is not None and min(p.number.box.x1, move.box.x1) > max(p.number.box.x0, move.box.x0) - move.size
    ]
    if match is None or not near:
        return None
    pair_of = min(near, key=lambda p: abs(p.number.box.bottom - move.box.top))
    amount, _, unit = match["amount"].strip().partition(" ")
    behind = [*unit.split(), *move.text[match.end("amount") :].split()][:1]
    if pair_of.number.text.rstrip().endswith("%") and any(w.lower() in load_lines(POINTS) for w in behind):
        unit = "percentage points"  # what a share has moved by
    if not unit and behind and says_unit(behind[0]):
        unit = behind[0]  # 9 days on 2022
    known = says_unit(unit) or unit == "percentage points"
    return pair_of, f"{amount} {unit}" if known else amount
