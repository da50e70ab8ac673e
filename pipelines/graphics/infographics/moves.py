"""How the numbers of tiles have moved: ``▲ 12% vs last week`` in small type under the number.

Belongs here: telling such lines, and which number has moved. Does not belong here: the numbers themselves
(infographics).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.articles.page.rules import pattern_rules
from pipelines.graphics.infographics.pairing import Pair
from pipelines.graphics.panels.groups import ARROWS, Group
from pipelines.graphics.panels.unit_words import says_unit
from pipelines.rules import load_lines

RULES = "moves.toml"
#: The words for percentage points behind how a share has moved.
POINTS = "graphics/point_words.txt"
#: A move that is a tile's own number is so many times as large as the words, and has few of them itself.
LARGE = 1.4
MOST_WORDS = 3


def move_in(text: str) -> re.Match[str] | None:
    """Return how much a line says a number has moved, None where it says something else."""
    return _match(text, "amount")


def then_in(text: str) -> re.Match[str] | None:
    """Return what a line says a number was before, and when: ``vs 17,036 previous week``; None where it does not."""
    return _match(text, "then")


def _match(text: str, group: str) -> re.Match[str] | None:
    rules = (rule.pattern for rule in pattern_rules(RULES) if group in rule.pattern.groupindex)
    return next((match for pattern in rules if (match := pattern.match(text)) is not None), None)


def with_large_moves(groups: Sequence[Group]) -> list[Group]:
    """Return the groups, moves in much larger type than most words as the numbers that they are: ``▲ 2.1%`` over what
    has risen so much."""
    told = [(g, move_in(g.text)) for g in groups]
    sizes = sorted(g.size for g, move in told if move is None and g.kind == "label")
    if not sizes or all(move is None for _, move in told):
        return list(groups)
    least = LARGE * sizes[len(sizes) // 2]
    return [
        replace(g, kind="number", text=move["amount"].strip())
        if move is not None and g.size >= least and len(g.text.split()) <= MOST_WORDS
        else g
        for g, move in told
    ]


def moved(move: Group, pairs: Sequence[Pair]) -> tuple[Pair, str] | None:
    """Return the number that has moved, the nearest one that has a label, of two side by side the later, and by how
    much with the unit."""
    match, pair_of = move_in(move.text), moved_pair(move, pairs)
    if match is None or pair_of is None:
        return None
    amount, _, unit = match["amount"].strip().partition(" ")
    behind = [*unit.split(), *move.text[match.end("amount") :].split()][:1]
    if pair_of.number.text.rstrip().endswith("%") and any(w.lower() in load_lines(POINTS) for w in behind):
        unit = "percentage points"  # what a share has moved by
    if not unit and behind and says_unit(behind[0]):
        unit = behind[0]  # 9 days on 2022
    known = says_unit(unit) or unit == "percentage points"
    arrow = move.text.lstrip("([")[:1]
    lead = f"{arrow} " if arrow in ARROWS else ""  # which way it went
    return pair_of, f"{lead}{amount} {unit}" if known else f"{lead}{amount}"


def moved_pair(move: Group, pairs: Sequence[Pair]) -> Pair | None:
    """Return the number that a line under it tells of, the nearest one that has a label, of two the later."""
    unnamed = all(p.label is None for p in pairs)  # what stands over them names them all
    reach = (2 if unnamed else 1) * move.size  # under the middle of the two that it is between
    near = [
        p
        for p in pairs
        if (p.label is not None or unnamed)
        and min(p.number.box.x1, move.box.x1) > max(p.number.box.x0, move.box.x0) - reach
    ]
    return min(near, key=lambda p: (round(abs(p.number.box.bottom - move.box.top)), -p.number.box.x0), default=None)
