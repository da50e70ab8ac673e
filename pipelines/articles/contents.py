"""A list of contents: the page numbers at the right belong to the entries at the left, however wide the gap.

Belongs here: joining entries and their page numbers on a page that says it holds a list of contents. Does not belong
here: what the entries become (`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.rules import pattern_rules
from pipelines.articles.shapes import Line, overlap_y
from pipelines.model import Box

#: A list of contents has at least this many numbered entries.
ENTRIES = 5
#: Page numbers begin or end at one edge, within this many points.
FLUSH = 3.0
#: An entry and its number share this much of the lower line's height.
LEVEL = 0.5
_PAGE_NUMBER = re.compile(
    r"""
    ( \d{1,4}          # 17
    | [ivxlc]{1,7}     # the front matter's own count: xii
    )
    """,
    re.VERBOSE,
)


def names_contents(lines: Sequence[Line]) -> bool:
    """Tell whether a line of the page says that a list of contents follows."""
    texts = {line.text for line in lines if len(line.words) <= 4}
    return any(rule.pattern.match(text) for rule in pattern_rules("contents.toml") for text in texts)


def join_entries(lines: Sequence[Line]) -> tuple[list[Line], Box] | None:
    """Return the lines with each page number at the end of its entry, and the list's box; None where no list stands.

    Page numbers never fall from one entry to the next.
    """
    numbers = _page_numbers(lines)
    if len(numbers) < ENTRIES:
        return None
    taken = {id(line) for line in numbers}
    entry_of: dict[int, Line] = {}
    for number in numbers:
        beside = [
            line
            for line in lines
            if id(line) not in taken
            and line.box.x1 <= number.box.x0
            and overlap_y(line.box, number.box) > LEVEL * min(line.box.height, number.box.height)
        ]
        if len(beside) == 1 and id(beside[0]) not in entry_of:
            entry_of[id(beside[0])] = number
    found = sorted(entry_of.values(), key=lambda line: line.box.top)
    pages = [int(line.text) for line in found if line.text.isdigit()]
    if len(found) < max(ENTRIES, 0.8 * len(numbers)) or pages != sorted(pages):
        return None
    joined = {id(number) for number in found}
    entries = {key: Line.of([*line.words, *entry_of[key].words]) for line in lines if (key := id(line)) in entry_of}
    kept = [entries.get(id(line), line) for line in lines if id(line) not in joined]
    return kept, Box.around(entry.box for entry in entries.values())


def _page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the numbers that stand alone, flush below each other."""
    alone = [line for line in lines if len(line.words) == 1 and _PAGE_NUMBER.fullmatch(line.text)]
    if not alone:
        return []
    return max(
        (_flush(alone, [line.box.x1 for line in alone]), _flush(alone, [line.box.x0 for line in alone])), key=len
    )


def _flush(lines: Sequence[Line], edges: Sequence[float]) -> list[Line]:
    """Return the lines that share the most common edge."""
    edge = max(edges, key=lambda x: sum(abs(other - x) <= FLUSH for other in edges))
    return [line for line, own in zip(lines, edges, strict=True) if abs(own - edge) <= FLUSH]
