"""Currency marks set apart from their numbers, as accounts do: at the left edge of a column, or of its first row.

Belongs here: which number such a mark belongs to. Does not belong here: what currency it is, and marks that follow
their number at a word's space (tables.segments).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import attrgetter

from pipelines.articles.page.word_arrays import WordArrays

#: The signs of currencies: of Latin-1, Thai, Unicode's block of them, and their small and wide forms.
SIGN = re.compile("[$\u00a2-\u00a5\u0e3f\u20a0-\u20cf\ufe69\uff04\uffe0\uffe1\uffe5\uffe6]")
_text = attrgetter("text")
#: A mark is so many characters at most: US$.
LONGEST = 3
#: A mark stands apart when it is further (in em) from its number than this, and up to that far.
APART = 0.5
FURTHEST = 14.0
#: Words share a line when their middles are within so many em.
LEVEL = 0.4


def is_money_mark(text: str) -> bool:
    """Tell whether a word is a currency's mark and nothing else; ``($)`` says a unit."""
    return len(text) <= LONGEST and SIGN.search(text) is not None and not any(c.isdigit() or c == ")" for c in text)


def numbers_of_marks(words: WordArrays, reads_as_number: Callable[[str], bool]) -> dict[int, int]:
    """Return the places of the numbers that marks set apart stand before, by the marks' places.

    `words` go from left to right. On a line whose marks and numbers begin with a mark and end with a number each mark
    is the next number's; else it is that number's to which it is nearer, and a mark behind its number is left out.
    """
    if SIGN.search(" ".join(map(_text, words.words))) is None:
        return {}
    marks = [k for k, word in enumerate(words.words) if len(word.text) <= LONGEST and is_money_mark(word.text)]
    if not marks:
        return {}
    middles = words.middle_y
    order = middles.argsort(kind="stable").tolist()
    heights = [float(middles[k]) for k in order]
    found: dict[int, int] = {}
    seen: set[int] = set()
    for mark in marks:
        if mark in seen:
            continue
        reach = LEVEL * float(words.size[mark])
        middle = float(middles[mark])
        line = sorted(order[bisect_left(heights, middle - reach) : bisect_right(heights, middle + reach)])
        seen.update(line)
        found.update(_on_line(line, words, reads_as_number))
    return found


def _on_line(line: list[int], words: WordArrays, reads_as_number: Callable[[str], bool]) -> dict[int, int]:
    texts = [words.words[k].text for k in line]
    kinds = ["mark" if is_money_mark(t) else "number" if reads_as_number(t) else "" for t in texts]
    told = [kind for kind in kinds if kind]
    before_numbers = told[0] == "mark" and told[-1] == "number"
    out: dict[int, int] = {}
    apart = False
    for at, (place, kind) in enumerate(zip(line, kinds, strict=True)):
        if kind != "mark" or at + 1 >= len(line) or kinds[at + 1] != "number":
            continue
        size, number = float(words.size[place]), line[at + 1]
        gap = float(words.x0[number] - words.x1[place]) / size
        behind = at and kinds[at - 1] == "number"
        gap_behind = float(words.x0[place] - words.x1[line[at - 1]]) / size if behind else FURTHEST
        if gap > FURTHEST or (not before_numbers and gap_behind <= gap):
            continue
        out[place] = number
        apart = apart or gap > APART or (bool(behind) and gap_behind <= FURTHEST)
    return out if apart else {}
