"""Numbers that only count the notes below a text: *1 Of these two boats sank. 2 The mill is new. 3 Oats are dear.*

Belongs here: telling them by the run of paragraphs that they open. Does not belong here: a note told by its own first
word (rule data).
"""

from __future__ import annotations

import re

OPENING = re.compile(r"(?:\A|\n\n)[ ]?(\d{1,3})[ ](?=[A-Z“‘])")
FEWEST = 6  # notes in a run; a list of that many things counted goes up by ones as good as never
FULLEST = 0.6  # of the numbers from the first of a run to its last that have a paragraph


def note_openings(body: str) -> frozenset[int]:
    """Return the offsets of numbers that open a run of numbered paragraphs, each of a number of its own."""
    found = [(int(match[1]), match.start(1)) for match in OPENING.finditer(body)]
    numbers = [number for number, _ in found]
    few = len(numbers) < FEWEST or len(set(numbers)) < len(numbers)
    if few or len(numbers) < FULLEST * (max(numbers) - min(numbers) + 1):
        return frozenset()
    return frozenset(at for _, at in found)
