"""Runs of glyphs painted one after the other, and which of them belong to one word.

Belongs here: joining runs that touch though they were painted apart, and raised runs. Does not belong here: the runs'
own breaks (`words`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipelines.pages.glyphs import Flags, Floats, Ints
from pipelines.rules import load_lines

#: Two runs painted apart are one word when the gap between them is within these bounds (in em).
TOUCH = (-0.20, 0.08)
#: and their baselines differ by no more than this share of the size
LEVEL = 0.08
#: and the smaller is at least this share of the larger one's size: a drop cap stands on the baseline of a later line.
ALIKE = 0.55
#: A raised run's size, and how far it is raised, as shares of its neighbour's size, lie within these bounds.
RAISED_SIZE = (0.4, 0.88)
RAISED_BY = (0.14, 0.85)
#: It stands within this many em of its neighbour, and has no more glyphs than this, unless none is a letter.
RAISED_REACH = 0.4
RAISED_GLYPHS = 8
#: Another run of its size on its own baseline, no further away than this many em, makes it plain text, unless neither
#: has a letter: *3, 15, 16* points to three notes.
COMPANY = 1.0
#: A thin space is narrower than so many em; what stands on both sides of it in a number.
THIN = 0.2
THOUSANDS = re.compile(r"\d{3}(?!\d)")
BEFORE_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3},$")
#: What closes a part of a sentence, painted by itself.
CLOSING = frozenset(".,;:)")


@dataclass(frozen=True, slots=True, eq=False)
class Fragments:
    """One row per run: its first and last glyph, its place along and across its direction, its size."""

    first: Ints
    last: Ints
    start: Floats
    end: Floats
    across: Floats
    turn: Ints
    size: Floats
    em: Floats
    space_before: Flags
    space_after: Flags


def superscript_flags(fragments: Fragments, lettered: Flags) -> Flags:
    """Tell which runs are small and raised beside the run painted before or after them.

    Of those that are `lettered`, only short ones: a list of notes (*12,15,110-114*) may be long.
    """
    flags = np.zeros(len(fragments.first), dtype=bool)
    if len(flags) < 2:
        return flags
    close = _close(fragments)
    company = np.zeros(len(flags), dtype=bool)
    company[1:] |= close & (lettered[1:] | lettered[:-1])
    company[:-1] |= close & (lettered[1:] | lettered[:-1])
    short = (~lettered | (fragments.last - fragments.first < RAISED_GLYPHS)) & ~company
    for here, there in ((slice(1, None), slice(None, -1)), (slice(None, -1), slice(1, None))):
        size = fragments.size[there]
        lift = (fragments.across[there] - fragments.across[here]) / np.where(size > 0, size, 1.0)
        after = here.start == 1
        reach = fragments.start[here] - fragments.end[there] if after else fragments.start[there] - fragments.end[here]
        flags[here] |= (
            short[here]
            & (fragments.turn[here] == fragments.turn[there])
            & (fragments.size[here] > RAISED_SIZE[0] * size)
            & (fragments.size[here] < RAISED_SIZE[1] * size)
            & (lift > RAISED_BY[0])
            & (lift < RAISED_BY[1])
            & (np.abs(reach) < RAISED_REACH * fragments.em[there])
        )
    for number in np.flatnonzero(close & ~lettered[1:] & ~lettered[:-1] & ~company[1:]).tolist():
        flags[number + 1] |= flags[number]
    return flags


def _close(fragments: Fragments) -> Flags:
    """Tell for each run but the first whether it stands close behind the one before, of its size, on its baseline."""
    close: Flags = (
        (fragments.turn[1:] == fragments.turn[:-1])
        & (np.abs(fragments.size[1:] - fragments.size[:-1]) < LEVEL * fragments.size[1:])
        & (np.abs(fragments.across[1:] - fragments.across[:-1]) < LEVEL * fragments.size[1:])
        & (np.abs(fragments.start[1:] - fragments.end[:-1]) < COMPANY * fragments.em[1:])
    )
    return close


def ordinal_suffixes(texts: Sequence[str], raised: Flags) -> list[int]:
    """Return the raised runs that belong to the number before them (the *th* of *14th*)."""
    suffixes = load_lines("pages/raised_suffixes.txt")
    return [
        number
        for number in np.flatnonzero(raised).tolist()
        if number and texts[number] in suffixes and texts[number - 1][-1:].isdigit()
    ]


def signs_after(fragments: Fragments, texts: Sequence[str], suffixes: Sequence[int]) -> list[int]:
    """Return the runs that end with one of `suffixes` what it ended: the comma of *the 6th, 7th and 8th*."""
    return [
        number + 1
        for number in suffixes
        if number + 1 < len(texts)
        and texts[number + 1] in CLOSING
        and fragments.turn[number + 1] == fragments.turn[number]
        and abs(fragments.across[number + 1] - fragments.across[number - 1]) <= LEVEL * fragments.em[number - 1]
        and abs(fragments.start[number + 1] - fragments.end[number]) < TOUCH[1] * fragments.em[number - 1]
    ]


def thousands_after(fragments: Fragments, texts: Sequence[str]) -> list[int]:
    """Return the runs of three digits a thin space behind a comma and up to three digits more: typesetters of formulas
    put one behind each comma (``3, 870``). A blank between words is wider."""
    gap = fragments.start[1:] - fragments.end[:-1]
    thin = (
        (gap >= TOUCH[1] * fragments.em[1:])
        & (gap < THIN * fragments.em[1:])
        & (fragments.turn[1:] == fragments.turn[:-1])
        & (np.abs(fragments.across[1:] - fragments.across[:-1]) < LEVEL * fragments.size[1:])
        & ~fragments.space_before[1:]
    )
    behind = (number + 1 for number in np.flatnonzero(thin).tolist())
    return [n for n in behind if THOUSANDS.match(texts[n]) and BEFORE_THOUSANDS.search(texts[n - 1])]


def join_chains(fragments: Fragments, apart: Flags, joins: Sequence[int]) -> tuple[Ints, Flags]:
    """Return the runs chain by chain, each chain where its first run was painted, and where each chain begins.

    Runs that stand `apart` are chains of their own, unless `joins` says that they belong to the run before them.
    """
    count = len(fragments.first)
    following = np.full(count, -1, dtype=np.int64)
    preceded = np.zeros(count, dtype=bool)
    for number in joins:
        following[number - 1] = number
        preceded[number] = True
    free = np.flatnonzero(~apart)
    for offset in (0.0, 0.5):
        _link(fragments, free, offset, following, preceded)
    if not preceded.any():
        return np.arange(count), np.ones(count, dtype=bool)
    order: list[int] = []
    heads: list[bool] = []
    links = following.tolist()
    for number in np.flatnonzero(~preceded).tolist():
        heads.append(True)
        order.append(number)
        while (number := links[number]) >= 0:
            heads.append(False)
            order.append(number)
    return np.array(order, dtype=np.int64), np.array(heads, dtype=bool)


def _link(fragments: Fragments, free: Ints, offset: float, following: Ints, preceded: Flags) -> None:
    """Link runs that touch end to start on one baseline; `offset` shifts the rows, so that no baseline falls apart."""
    if len(free) < 2:
        return
    step = max(1.0, 0.5 * float(np.median(fragments.size[free])))
    row = np.floor(fragments.across[free] / step + offset)
    order = free[np.lexsort((fragments.start[free], row, fragments.turn[free]))]
    left, right = order[:-1], order[1:]
    em = np.maximum(fragments.em[left], fragments.em[right])
    gap = fragments.start[right] - fragments.end[left]
    small = np.minimum(fragments.size[left], fragments.size[right])
    touch = (
        (fragments.turn[left] == fragments.turn[right])
        & (np.abs(fragments.across[left] - fragments.across[right]) <= LEVEL * em)
        & (small >= ALIKE * np.maximum(fragments.size[left], fragments.size[right]))
        & (gap > TOUCH[0] * em)
        & (gap < TOUCH[1] * em)
        & ~fragments.space_after[left]
        & ~fragments.space_before[right]
        & (following[left] < 0)
        & ~preceded[right]
    )
    for a, b in zip(left[touch].tolist(), right[touch].tolist(), strict=True):
        if not _reaches(following, b, a):
            following[a] = b
            preceded[b] = True


def _reaches(following: Ints, start: int, target: int) -> bool:
    number = start
    while number >= 0:
        if number == target:
            return True
        number = int(following[number])
    return False
