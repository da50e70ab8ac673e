"""Words to lines: which words stand on one baseline, and where a column's gutter parts them.

Belongs here: telling a gutter from a wide word space. The evidence is what the page itself shows: whether the words
were painted one after the other, whether other lines start at the same place, whether a rule stands between. Does not
belong here: what lines mean together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from pipelines.articles.shapes import Line, is_raised, overlap
from pipelines.model import Rule, Word

#: Two words are on one line when their boxes share this much of the smaller one's height.
SAME_LINE = 0.5
#: Words of very different size do not make a line: a drop cap, a big number beside its label.
SIZE_RATIO = 1.7
#: A raised mark is smaller than its word by at most this factor.
RAISED_RATIO = 4.0
#: Up to this gap (in em) words belong together unless a rule parts them; above it a gap may be a gutter.
WORD_GAP = 0.5
#: A gap that no other evidence speaks for is a gutter from this width (in em) on.
WIDE_GAP = 0.75
#: The same where the words were painted one after the other.
WIDE_GAP_IN_STREAM = 2.6
#: The same between two words of letters, as in a justified line of few words.
STRETCHED = 4.5
#: Words of the lines above and below cover this share of a gap that is no gutter.
CROSSED = 0.3
#: So many lines that start at the same place make a gutter even between words painted one after the other.
ALIGNED_IN_STREAM = 5
#: How far up and down (in em) lines are looked at for a common start.
NEARBY = 12.0
#: The same in em for words painted one after the other: three lines up and three down, nearly all of which must agree.
NEXT_LINES = 4.2
#: How far (in points) starts of lines may differ and still be aligned.
ALIGNED = 1.2
_MARK = re.compile(r"^(?:[^\w\s]|\(?[\dA-Za-z]{1,2}[.)]|\d{1,2}\.\d{0,2}|[IVXivx]+\.)$")
#: A list mark stands apart from its text, all down the list: at most so many characters.
MARK_LENGTH = 4


def form_lines(words: Sequence[Word], rules: Sequence[Rule]) -> list[Line]:
    """Return the lines that the upright `words` (in painting order) make, from the top of the page down."""
    if not words:
        return []
    geometry = _Geometry(words)
    following = _links(geometry)
    starts = _Starts(geometry, following)
    upright = [rule.box for rule in rules if rule.box.height > 3 * max(rule.box.width, 1.0)]
    upright.sort(key=lambda box: box.x0)
    rule_x = [box.x0 for box in upright]
    kept: dict[int, int] = {}
    for left, (right, in_stream) in following.items():
        gap_left, gap_right = geometry.x1[left], geometry.x0[right]
        middle = (geometry.top[right] + geometry.bottom[right]) / 2
        between = range(bisect_left(rule_x, gap_left - 1), bisect_right(rule_x, gap_right + 1))
        if any(upright[k].top - 1 <= middle <= upright[k].bottom + 1 for k in between):
            continue
        if not starts.is_gutter(left, right, in_stream):
            kept[left] = right
    lines = []
    targets = set(kept.values())
    for first in range(len(words)):
        if first in targets:
            continue
        chain = [first]
        while chain[-1] in kept:
            chain.append(kept[chain[-1]])
        lines.append(Line.of([words[number] for number in chain]))
    lines.sort(key=lambda line: (line.box.top, line.box.x0))
    return lines


class _Geometry:
    """The boxes of the words as plain lists, which are faster to walk than attributes."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.x0 = [word.box.x0 for word in words]
        self.x1 = [word.box.x1 for word in words]
        self.top = [word.box.top for word in words]
        self.bottom = [word.box.bottom for word in words]
        self.size = [word.size_pt for word in words]

    def same_line(self, a: int, b: int) -> bool:
        shared = overlap(self.top[a], self.bottom[a], self.top[b], self.bottom[b])
        smaller = min(self.bottom[a] - self.top[a], self.bottom[b] - self.top[b])
        if shared < SAME_LINE * smaller:
            return False
        small, large = sorted((self.size[a], self.size[b]))
        if is_raised(self.words[a]) or is_raised(self.words[b]):
            return large <= RAISED_RATIO * small
        return large <= SIZE_RATIO * small

    def gap_em(self, left: int, right: int) -> float:
        return (self.x0[right] - self.x1[left]) / max(self.size[left], self.size[right], 1.0)


def _links(geometry: _Geometry) -> dict[int, tuple[int, bool]]:
    """Return for each word its right neighbour on the line, and whether that was painted right after it."""
    count = len(geometry.words)
    following: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for a in range(count - 1):
        b = a + 1
        if geometry.same_line(a, b) and -0.4 <= geometry.gap_em(a, b) <= 12:
            following[a] = (b, True)
            taken.add(b)
    top, bottom = np.array(geometry.top), np.array(geometry.bottom)
    x0, _x1 = np.array(geometry.x0), np.array(geometry.x1)
    heads = np.array([number for number in range(count) if number not in taken])
    middle = (top[heads] + bottom[heads]) / 2
    order = np.argsort(middle)
    heads, middle = heads[order], middle[order]
    # a link in the stream may jump over words painted later (labels drawn column by column): those come between
    for a in range(count):
        linked = following.get(a)
        if linked and geometry.gap_em(a, linked[0]) <= 3:
            continue
        low, high = np.searchsorted(middle, (geometry.top[a], geometry.bottom[a]))
        near = heads[low:high]
        near = near[(x0[near] >= geometry.x1[a] - 0.3 * geometry.size[a]) & (near != a)]
        if not len(near):
            continue
        for b in near[np.argsort(x0[near], kind="stable")][:6].tolist():
            if linked and geometry.x0[b] >= geometry.x0[linked[0]]:
                break
            if geometry.same_line(a, b):
                if linked:
                    taken.discard(linked[0])
                following[a] = (b, False)
                break
    return _one_to_one(geometry, following)


def _one_to_one(geometry: _Geometry, following: dict[int, tuple[int, bool]]) -> dict[int, tuple[int, bool]]:
    """Leave each word one left neighbour: the one painted before it, else the nearest."""
    best: dict[int, tuple[float, int, bool]] = {}
    for a, (b, in_stream) in following.items():
        rank = (-1e6 if in_stream else 0.0) + geometry.x0[b] - geometry.x1[a]
        if b not in best or rank < best[b][0]:
            best[b] = (rank, a, in_stream)
    return {a: (b, in_stream) for b, (_, a, in_stream) in best.items() if _leads_on(geometry, a, b)}


def _leads_on(geometry: _Geometry, a: int, b: int) -> bool:
    return geometry.x0[b] > geometry.x0[a] or (geometry.x0[b] == geometry.x0[a] and b > a)


class _Starts:
    """Where lines start: the words with nothing, or a wide gap, to their left."""

    def __init__(self, geometry: _Geometry, following: dict[int, tuple[int, bool]]) -> None:
        self.geometry = geometry
        before = {b: a for a, (b, _) in following.items()}
        self.follows = before
        self.following = following
        self.places: dict[int, list[float]] = defaultdict(list)
        for b in range(len(geometry.words)):
            a = before.get(b)
            if a is None or geometry.gap_em(a, b) >= WORD_GAP:
                self.places[round(geometry.x0[b] / ALIGNED)].append((geometry.top[b] + geometry.bottom[b]) / 2)
        for values in self.places.values():
            values.sort()
        middles = sorted(((t + b) / 2, k) for k, (t, b) in enumerate(zip(geometry.top, geometry.bottom, strict=True)))
        self.row_middles = [middle for middle, _ in middles]
        self.rows = [number for _, number in middles]

    def aligned(self, number: int, nearby: float = NEARBY) -> int:
        """Return how many lines within `nearby` em of word `number` start where it starts, itself included."""
        geometry = self.geometry
        middle = (geometry.top[number] + geometry.bottom[number]) / 2
        reach = nearby * geometry.size[number]
        key = round(geometry.x0[number] / ALIGNED)
        return sum(
            bisect_right(values, middle + reach) - bisect_left(values, middle - reach)
            for values in (self.places.get(key + shift, []) for shift in (-1, 0, 1))
        )

    def is_gutter(self, left: int, right: int, in_stream: bool) -> bool:
        """Tell whether the gap between two neighbours on a line parts two columns."""
        gap = self.geometry.gap_em(left, right)
        if gap < WORD_GAP:
            return False
        text = self.geometry.words[left].text
        if gap < WIDE_GAP_IN_STREAM and left not in self.follows:
            mark = len(text) <= MARK_LENGTH and not text[0].isalpha() if in_stream else _MARK.match(text)
            if mark:
                return False
        if in_stream:
            after = self.geometry.words[right].text[0]
            prose = text[0].isalpha() and (after.islower() or (after.isalpha() and text[-1] in ".,;"))
            if gap >= (STRETCHED if prose else WIDE_GAP_IN_STREAM):
                return not self._fills_column(left, right)
            return (
                gap >= 0.8
                and not self._is_stretched(left, right, gap)
                and self.aligned(right, NEXT_LINES) >= ALIGNED_IN_STREAM
            )
        return gap >= WIDE_GAP or self.aligned(right) >= 2

    def _fills_column(self, left: int, right: int) -> bool:
        """Tell whether two words make a justified line by themselves: the lines above and below begin and end where
        they do, and have words across the gap."""
        geometry = self.geometry
        if not any(char.isalpha() for char in geometry.words[right].text):
            return False
        middle = (geometry.top[left] + geometry.bottom[left]) / 2
        size = geometry.size[left]
        found = 0
        for step in (-1, 1):
            low, high = sorted((middle + step * 0.6 * size, middle + step * 1.7 * size))
            near = self.rows[bisect_left(self.row_middles, low) : bisect_right(self.row_middles, high)]
            near = [
                k for k in near if geometry.x1[k] > geometry.x0[left] - 1 and geometry.x0[k] < geometry.x1[right] + 1
            ]
            if not near:
                continue
            begins = min(geometry.x0[k] for k in near) <= geometry.x0[left] + ALIGNED
            ends = abs(max(geometry.x1[k] for k in near) - geometry.x1[right]) <= ALIGNED
            gap = geometry.x0[right] - geometry.x1[left]
            crossed = sum(
                max(0.0, overlap(geometry.x0[k], geometry.x1[k], geometry.x1[left], geometry.x0[right])) for k in near
            )
            if begins and ends and crossed >= CROSSED * gap:
                found += 1
        return found == 2

    def _is_stretched(self, left: int, right: int, gap: float) -> bool:
        """Tell whether the word spaces beside a gap are as wide: a justified line, in which such gaps may align."""
        before, after = self.follows.get(left), self.following.get(right)
        beside = [self.geometry.gap_em(before, left)] if before is not None else []
        if after is not None and after[1]:
            beside.append(self.geometry.gap_em(right, after[0]))
        return any(other >= 0.7 * gap for other in beside)
