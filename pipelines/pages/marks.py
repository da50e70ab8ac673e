"""Marked content: which mark of the file's each painted string carries.

Belongs here: keeping the marks while a page's contents run, and finding a string's mark again. Does not belong here:
what a mark stands for in the structure of the file (`structure`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdftypes import resolve1

from pipelines.pages.lexer import Name, Operand, Properties

_IDENTIFIER = re.compile(rb"/MCID[\x00\t\n\x0c\r ]+(\d{1,9})(?!\d)")
#: More marks than this on a page are no structure; what is painted under the others counts as unmarked.
MOST_MARKS = 100_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked-content identifier with the number (StructParents) of the page or form that it is counted in; None for
    the number is the page's own. An artifact has no identifier."""

    identifier: int | None
    container: int | None = None


ARTIFACT = Mark(None)


@dataclass(slots=True)
class Marks:
    """The marks of a page in painting order: from each of `starts` on, the mark in `marks` beside it holds."""

    starts: list[int] = field(default_factory=list)
    marks: list[Mark | None] = field(default_factory=list)

    def begin(self, seq: int, mark: Mark | None) -> None:
        """Note that what is painted behind `seq` carries `mark`."""
        if len(self.starts) < MOST_MARKS:
            self.starts.append(seq)
            self.marks.append(mark)

    def at(self, seqs: Sequence[int]) -> list[Mark | None]:
        """Return the mark of each painted thing, None where it has none."""
        found = [bisect_right(self.starts, seq - 1) for seq in seqs]
        return [self.marks[place - 1] if place else None for place in found]


def mark_of(
    tag: Operand, properties: Operand, named: Callable[[str], dict[str, Any]], container: int | None
) -> Mark | None:
    """Return the mark that BDC or BMC sets, None for one that is neither a part of the structure nor an artifact.

    `named` looks up the dictionary that the operator may refer to by name.
    """
    number: Any = None
    if isinstance(properties, Properties):
        found = _IDENTIFIER.search(properties.raw)
        number = int(found.group(1)) if found else None
    elif isinstance(properties, Name):
        number = resolve1(named(properties.value).get("MCID"))
    elif isinstance(properties, list):
        names = [item.value if isinstance(item, Name) else None for item in properties]
        following = properties[names.index("MCID") + 1 :] if "MCID" in names else []
        number = int(following[0]) if following and isinstance(following[0], bytes) else None
    if isinstance(number, int) and not isinstance(number, bool) and number >= 0:
        return Mark(number, container)
    return ARTIFACT if isinstance(tag, Name) and tag.value == "Artifact" else None
