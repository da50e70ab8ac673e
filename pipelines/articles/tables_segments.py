"""Words to segments: runs of words on one line with no cell's gap between them, and whether they read as a number.

Belongs here: what a cell of a table or a label of a chart looks like, before anything is known of rows and columns.
Does not belong here: lines of running text (`lines.py`), and how segments make a table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.model import Box, Page, Word
from pipelines.rules import load_tsv

#: Words further apart than this (in em) stand in two cells; two numbers already from the second width on.
CELL_GAP = 0.85
NUMBER_GAP = 0.42
#: Words of more different size than this do not share a segment, unless one is raised.
SIZE_RATIO = 1.6
#: A raised mark has at most so many characters.
LONGEST_MARK = 3

NUMBER = re.compile(
    r"""^
    [(\[]?
    (?:[-−–+±~≈<>≤≥]\s?)?
    (?:[$€£¥₹]|US\$|Rs\.?\s?|zł\s?)?                    # a currency before
    [-−]?
    (?: \d{1,3}(?:[,\s'.]\d{2,3})+(?:\.\d+)?             # 1,636   1,25,000   1 636
      | \d+(?:[.,:/-]\d+)*                               # 1636   6.3   03:50   16-01-20
      | \.\d+ )
    (?:\s?(?:%|pp|zł|€|°C?|[kmb]n?))?                   # a unit's mark behind
    (?:\s?[-−–]\s?[-−]?[\d.,]+%?)?                       # a range's end
    (?:\s[(\[][-−]?\d[\d.,]*%?(?:\s?[-−–,;]\s?[-−]?\d[\d.,]*%?)?)?  # a share or an interval in brackets
    [)\]]?
    [*†‡§¶#^]{0,3} (?:[a-z]\))?                          # a footnote's mark
    $""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words on one line that stand together."""

    words: tuple[Word, ...]
    box: Box
    text: str
    numeric: bool

    @property
    def size(self) -> float:
        return max(word.size_pt for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2

    @staticmethod
    def of(words: Sequence[Word]) -> Segment:
        """Return the segment of `words`, which are in reading order."""
        text = " ".join(word.text for word in words)
        return Segment(tuple(words), Box.around(word.box for word in words), text, reads_as_number(text))


@cache
def missing_marks() -> dict[str, float | None]:
    """Return what a table prints instead of a number, in lower case, with the value it stands for."""
    return {
        row["mark"].lower(): float(row["value"]) if row["value"] else None
        for row in load_tsv("graphics/missing_values.tsv")
    }


@lru_cache(maxsize=65_536)
def reads_as_number(text: str) -> bool:
    """Tell whether a cell with this text holds a number, or a mark that stands for one."""
    return bool(NUMBER.match(text)) or text.rstrip("*†‡").lower() in missing_marks()


def upright(words: Iterable[Word]) -> list[Word]:
    """Return the words that read from left to right."""
    return [word for word in words if word.rotation == 0 and word.text.strip()]


def segments_of(words: Iterable[Word], page: Page) -> list[Segment]:
    """Return the segments of `words`, parted by wide gaps and by the page's upright lines; from the top down."""
    dividers = _Dividers(page)
    open_at: dict[int, list[list[Word]]] = defaultdict(list)
    chains: list[list[Word]] = []
    for word in sorted(upright(words), key=lambda w: (w.box.x0, w.box.top)):
        middle = (word.box.top + word.box.bottom) / 2
        best: list[Word] | None = None
        best_gap = 1e9
        key = int(middle // 6)
        for near in (key - 1, key, key + 1):
            for chain in open_at[near]:
                last = chain[-1]
                gap = word.box.x0 - last.box.x1
                if abs(gap) < best_gap and _joins(last, word, gap) and not dividers.between(last.box, word.box):
                    best, best_gap = chain, abs(gap)
        if best is None:
            best = []
            chains.append(best)
        else:
            last = best[-1]
            open_at[int((last.box.top + last.box.bottom) / 2 // 6)].remove(best)
        best.append(word)
        open_at[key].append(best)
    return sorted((Segment.of(chain) for chain in chains), key=lambda s: (s.box.top, s.box.x0))


def _joins(left: Word, right: Word, gap: float) -> bool:
    if gap > CELL_GAP * max(left.size_pt, right.size_pt):
        return False
    shared = min(left.box.bottom, right.box.bottom) - max(left.box.top, right.box.top)
    if shared < 0.5 * min(left.box.height, right.box.height):
        return False
    raised = is_mark(left, right) or is_mark(right, left)
    small, large = sorted((left.size_pt, right.size_pt))
    if large > SIZE_RATIO * small and not raised:
        return False
    size = large if raised else small
    limit = CELL_GAP
    if reads_as_number(left.text) and reads_as_number(right.text) and not raised:
        limit = NUMBER_GAP
    return -0.5 * size <= gap <= limit * size


def is_mark(word: Word, base: Word) -> bool:
    """Tell whether a word is a raised mark behind, or before, another: short, and smaller where it is not flagged."""
    if len(word.text) > LONGEST_MARK:
        return False
    return word.superscript or (
        word.size_pt <= 0.72 * base.size_pt and word.box.bottom < base.box.bottom - 0.05 * base.size_pt
    )


class _Dividers:
    """The page's upright lines and edges, which words do not join across."""

    def __init__(self, page: Page) -> None:
        boxes = [(rule.box.x0, rule.box) for rule in page.rules if rule.box.height > 3 * max(rule.box.width, 1.0)]
        for rect in page.rects:
            if rect.box.height > 4 and rect.box.width > 4:
                boxes += [(rect.box.x0, rect.box), (rect.box.x1, rect.box)]
        boxes.sort(key=lambda item: item[0])
        self.x = [x for x, _ in boxes]
        self.boxes = [box for _, box in boxes]

    def between(self, left: Box, right: Box) -> bool:
        low, high = left.x1 - 1.0, right.x0 + 1.0
        if high < low:
            return False
        middle = (max(left.top, right.top) + min(left.bottom, right.bottom)) / 2
        at = bisect_left(self.x, low)
        while at < len(self.x) and self.x[at] <= high:
            if self.boxes[at].top <= middle <= self.boxes[at].bottom:
                return True
            at += 1
        return False


def text_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Return the upright words of one cell line by line, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(upright(words), key=lambda w: (w.box.top + w.box.bottom) / 2):
        middle = (word.box.top + word.box.bottom) / 2
        if lines:
            base = max(lines[-1], key=lambda w: w.size_pt)
            if base.box.top <= middle <= base.box.bottom or (
                word.box.top <= (base.box.top + base.box.bottom) / 2 <= word.box.bottom
            ):
                lines[-1].append(word)
                continue
        lines.append([word])
    for line in lines:
        line.sort(key=lambda w: w.box.x0)
    return lines


def cell_text(words: Iterable[Word]) -> str:
    """Return what a cell says, without raised footnote marks; a raised digit behind a unit stays (``km²``)."""
    parts: list[str] = []
    for line in text_lines(words):
        base = max(line, key=lambda w: w.size_pt)
        for word in line:
            raised = word is not base and is_mark(word, base)
            if raised and word.text in ("2", "3", "²", "³") and parts and parts[-1].endswith("m"):
                parts[-1] += word.text
            elif raised and parts:
                continue
            elif parts and parts[-1].endswith("-") and word is line[0] and word.text[:1].islower():
                parts[-1] = parts[-1][:-1] + word.text
            else:
                parts.append(word.text)
    return " ".join(parts)
