"""The numbers of a report's sections before their headings: *2 Methods*, *4.1 Rainfall by district*.

Belongs here: telling from all headings of an issue which numbers only count its sections. Does not belong here: numbers
of list items and notes in a text (not_figures.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.model import Block

NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?[ \n]+(?=[^\W\d_])")
#: So many whole numbers in a row are needed, as *3 hurt in crash* and *4 ways to save* may stand on one page.
LEAST_IN_A_ROW = 3
Number = tuple[int, ...]


def section_numbers(headings: Iterable[Block]) -> dict[str, int]:
    """Return for each heading (by its block's id) with the number of a section how many characters that takes.

    `headings` come in reading order. A number counts sections where the numbers beside it, above it or below it head
    others: 2, 3 and 4; 4 and 4.1; 5.1 and 5.2.
    """
    found: list[tuple[Block, Number, int]] = []
    for block in headings:
        match = NUMBERED.match(block.text)
        if match is not None:
            found.append((block, tuple(map(int, match["number"].split("."))), match.end("number")))
    numbers = {number for _, number, _ in found}
    whole = _in_a_row([number for _, number, _ in found if len(number) == 1])
    return {
        block.block_id: end
        for block, number, end in found
        if number in whole or (*number, 1) in numbers or (len(number) > 1 and _has_kin(number, numbers))
    }


def _has_kin(number: Number, numbers: set[Number]) -> bool:
    """Whether the section before a part, behind it or above it has a heading."""
    above, last = number[:-1], number[-1]
    return above in numbers or (*above, last - 1) in numbers or (*above, last + 1) in numbers


def _in_a_row(numbers: list[Number]) -> set[Number]:
    """Return the whole numbers that follow on one another, in the order of the page."""
    rows: list[list[Number]] = []
    for number in numbers:
        if rows and number[0] == rows[-1][-1][0] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return {number for row in rows if len(row) >= LEAST_IN_A_ROW for number in row}
