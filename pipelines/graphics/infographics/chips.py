"""Chips: small drawn boxes about a name and its number in one line each, ``Inflation 3.1%``.

Belongs here: which labels are such chips. Does not belong here: tiles whose numbers stand by themselves (boxes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.graphics.panels.groups import Group
from pipelines.graphics.panels.panel import middle_in
from pipelines.model import Page
from pipelines.rules import load_lines

#: A name and a number; a bare one of few digits counts pages, steps and figures, and is a year.
NAME_AND_NUMBER = re.compile(r"[^\W\d]{3}.*\s(?!\d{1,4}$)\S*\d\S*")
#: The box is so many times as high as its words at most; so many chips make a row of them.
HIGHEST = 4.0
FEWEST = 2
#: So many with names of their own, none a word such as *page*, count things though their numbers are bare.
NAME_AND_COUNT = re.compile(r"(?P<name>[^\W\d]{3}\D*?)\s(?!(?:19|20)\d\d$)(?P<count>\d{1,4})")
FEWEST_COUNTS = 3
#: A share behind its name: ``With parents 15%``.
NAME_AND_SHARE = re.compile(r"(?P<name>[^\W\d_]\D*?)\s(?P<count>\d[\d.,]*\s?%)")


def chips_of(page: Page, groups: Sequence[Group]) -> set[int]:
    """Return the ids of those of `groups` that are a name with its number, alone in a low box on `page`."""
    named = [g for g in groups if NAME_AND_NUMBER.fullmatch(g.text)]
    named += _counts([g for g in groups if not NAME_AND_NUMBER.fullmatch(g.text)], named)
    if len(named) < FEWEST:
        return set()
    drawn = [rect.box for rect in page.rects] + [curve.box for curve in page.curves if curve.fill or curve.stroke]
    found: set[int] = set()
    for group in named:
        low = [box for box in drawn if middle_in(group.box, box, 0.0) and box.height <= HIGHEST * group.size]
        low = [box for box in low if box.x0 <= group.box.x0 and group.box.x1 <= box.x1]
        if any(sum(middle_in(other.box, box, 0.0) for other in groups) == 1 for box in low):
            found.add(id(group))
    return found if len(found) >= FEWEST else set()


def count_in(chip: Group) -> tuple[str, str] | None:
    """Return the name of a chip and its bare number, or its share."""
    match = NAME_AND_COUNT.fullmatch(chip.text) or NAME_AND_SHARE.fullmatch(chip.text)
    return None if match is None else (match["name"].rstrip(" :"), match["count"])


def _counts(groups: Sequence[Group], named: Sequence[Group]) -> list[Group]:
    """Return the names with a bare number where there are several, each with another name."""
    counts = [(g, match["name"].lower()) for g in groups if (match := NAME_AND_COUNT.fullmatch(g.text)) is not None]
    names = {name for _, name in counts}
    references = load_lines("figures/labels.txt")
    several = len(counts) + len(named) >= FEWEST_COUNTS and len(names) == len(counts)
    return [g for g, _ in counts] if several and not any(name in references for name in names) else []
