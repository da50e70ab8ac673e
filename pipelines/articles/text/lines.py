"""Words to lines: which words stand on one baseline, and where a column's gutter parts them.

Belongs here: telling a gutter from a wide word space. The evidence is what the page itself shows: whether the words
were painted one after the other, whether other lines start at the same place, whether a rule stands between. Does not
belong here: what lines mean together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipelines.articles.page.shapes import Line, is_raised, overlap
from pipelines.articles.page.word_arrays import WordArrays
from pipelines.model import Box, Rule

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
#: No gap narrower than this (in em) is one there.
LEAST_GAP_IN_STREAM = 0.8
#: A gap between two words of letters is one from this width on, as in a justified line of few words.
STRETCHED = 4.5
#: Words of the lines above and below cover this share of a gap that is no gutter.
CROSSED = 0.3
#: So many lines that start at the same place make a gutter even between words painted one after the other.
ALIGNED_IN_STREAM = 5
#: Where no line stands on the other side, so many lines on one side, and a gap of at most so many em.
ROWS_ASIDE = 2
#: A paragraph's first line begins at most so many em further in.
INDENT = 2.5
STRETCHED_ASIDE = 6.0
#: Such lines differ in size by less than this share.
OTHER_SIZE = 0.15
#: A quotation set into the text is so many times as large as that, and at least so many of its em away.
SET_IN_SIZE = 1.25
SET_IN_GAP = 0.3
#: How far up and down (in em) lines are looked at for a common start.
NEARBY = 12.0
#: The same in em for words painted one after the other: three lines up and three down, nearly all of which must agree.
NEXT_LINES = 4.2
#: A heading in the margin stands so many em left of its text, of which so many further lines begin in that gap.
SIDE_GAP = 1.0
SIDE_LINES = 2
#: How far (in points) starts of lines may differ and still be aligned.
ALIGNED = 1.2
#: So many words that begin a stretch are looked at for a word's neighbour.
MOST_HEADS = 6
_MARK = re.compile(r"^(?:[^\w\s]|\(?[\dA-Za-z]{1,2}[.)]|\d{1,2}\.\d{0,2}|[IVXivx]+\.)$")
#: A word of at least two letters, with marks around it.
_SPELT = re.compile(r"^[^\w\s]*[^\W\d_]{2,}(?:[’'-][^\W\d_]+)*[^\w\s]*$")
#: A list mark stands apart from its text, all down the list: at most so many characters.
MARK_LENGTH = 4


def form_lines(words: WordArrays, parting: Sequence[Box]) -> list[Line]:
    """Return the lines that the upright `words` (in painting order) make, from the top of the page down.

    `parting` are the boxes of the page's `parting_rules`.
    """
    if not len(words):
        return []
    geometry = _Geometry(words)
    links = _links(geometry)
    parted = _parted_by_rules(geometry, links, parting)
    starts = _Starts(geometry, links)
    following = np.full(len(words), -1)
    following[links.left] = links.right
    parted |= _set_in(geometry, links)
    following[links.left[parted]] = -1
    asked = np.flatnonzero(~parted & (links.gap_em >= np.where(links.in_stream, LEAST_GAP_IN_STREAM, WORD_GAP)))
    pairs = zip(links.left[asked].tolist(), links.right[asked].tolist(), links.in_stream[asked].tolist(), strict=True)
    following[[left for left, right, in_stream in pairs if starts.is_gutter(left, right, in_stream)]] = -1
    return _chained(geometry, following)


def _chained(geometry: _Geometry, following: NDArray[np.int64]) -> list[Line]:
    """Return the lines in which each word is followed by the one that `following` names, -1 for none."""
    words, onward = geometry.words, following.tolist()
    heads = np.ones(len(words), dtype=bool)
    heads[following[following >= 0]] = False
    order: list[int] = []
    begins = []
    for place in np.flatnonzero(heads).tolist():
        begins.append(len(order))
        while place >= 0:
            order.append(place)
            place = onward[place]
    x0 = np.minimum.reduceat(geometry.x0[order], begins)
    top = np.minimum.reduceat(geometry.top[order], begins)
    x1 = np.maximum.reduceat(geometry.x1[order], begins)
    bottom = np.maximum.reduceat(geometry.bottom[order], begins)
    boxes = list(map(Box, x0.tolist(), top.tolist(), x1.tolist(), bottom.tolist()))
    ordered = [words[place] for place in order]
    ends = [*begins[1:], len(order)]
    return [Line.of(ordered[begins[number] : ends[number]], boxes[number]) for number in np.lexsort((x0, top)).tolist()]


class _Geometry:
    """The boxes of the words as arrays, so that a question about all neighbours of a page is one step."""

    def __init__(self, words: WordArrays) -> None:
        self.words = words.words
        self.x0, self.top, self.x1, self.bottom = words.x0, words.top, words.x1, words.bottom
        self.middle = words.middle_y
        self.height = self.bottom - self.top
        self.size = words.size
        self.raised = words.superscript.copy()
        for place in np.flatnonzero(self.raised).tolist():
            self.raised[place] = is_raised(self.words[place])

    def same_line(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell for each pair of words whether they stand on one line."""
        shared = np.minimum(self.bottom[a], self.bottom[b]) - np.maximum(self.top[a], self.top[b])
        height = self.height
        small, large = np.minimum(self.size[a], self.size[b]), np.maximum(self.size[a], self.size[b])
        ratio = np.where(self.raised[a] | self.raised[b], RAISED_RATIO, SIZE_RATIO)
        alike: NDArray[np.bool_] = large <= ratio * small
        same: NDArray[np.bool_] = (shared >= SAME_LINE * np.minimum(height[a], height[b])) & alike
        return same

    def gap_em(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the gap of each pair of words in em."""
        size = np.maximum(np.maximum(self.size[left], self.size[right]), 1.0)
        gap: NDArray[np.float64] = (self.x0[right] - self.x1[left]) / size
        return gap


@dataclass(frozen=True, slots=True)
class _Links:
    """Neighbours on a line, one pair per place of the arrays; each word is on the left once, and on the right once."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    in_stream: NDArray[np.bool_]
    gap_em: NDArray[np.float64]


def _links(geometry: _Geometry) -> _Links:
    """Return for each word its right neighbour on the line, and whether that was painted right after it."""
    count = len(geometry.words)
    here = np.arange(count - 1)
    gap = geometry.gap_em(here, here + 1)
    streams = geometry.same_line(here, here + 1) & (gap >= -0.4) & (gap <= 12)
    right = np.full(count, -1)
    right[:-1][streams] = here[streams] + 1
    far = np.full(count, np.inf)
    far[:-1][streams] = gap[streams]
    in_stream = right >= 0
    # a link in the stream may jump over words painted later (labels drawn column by column): those come between
    for a, b in _nearest_heads(geometry, right, np.flatnonzero(far > 3)):
        right[a], in_stream[a] = b, False
    return _one_to_one(geometry, right, in_stream, np.isfinite(far))


def _nearest_heads(geometry: _Geometry, right: NDArray[np.int64], ends: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield for those of the words `ends` that have one their neighbour among the words that begin a stretch painted
    from left to right: of the six nearest at their height the first on their line, before the one they are linked to.
    """
    begins = np.ones(len(right), dtype=bool)
    begins[right[right >= 0]] = False
    heads = np.flatnonzero(begins)
    heads = heads[np.argsort(geometry.middle[heads])]
    middle = geometry.middle[heads]
    low, high = middle.searchsorted(geometry.top[ends]), middle.searchsorted(geometry.bottom[ends])
    counts = np.maximum(high - low, 0)
    a = np.repeat(ends, counts)
    b = heads[np.repeat(low, counts) + np.arange(len(a)) - np.repeat(np.cumsum(counts) - counts, counts)]
    behind = (geometry.x0[b] >= geometry.x1[a] - 0.3 * geometry.size[a]) & (a != b)
    a, b = a[behind], b[behind]
    order = np.lexsort((geometry.x0[b], a))
    a, b = a[order], b[order]
    limit = np.where(right >= 0, geometry.x0[right], np.inf)
    open_, same = geometry.x0[b] < limit[a], geometry.same_line(a, b)
    seen, last, done = 0, -1, False
    for word, head, is_open, is_same in zip(a.tolist(), b.tolist(), open_.tolist(), same.tolist(), strict=True):
        if word != last:
            seen, last, done = 0, word, False
        seen += 1
        done = done or seen > MOST_HEADS or not is_open
        if not done and is_same:
            done = True
            yield word, head


def _one_to_one(
    geometry: _Geometry, right: NDArray[np.int64], in_stream: NDArray[np.bool_], streamed: NDArray[np.bool_]
) -> _Links:
    """Leave each word one left neighbour: the one painted before it, else the nearest."""
    a = np.flatnonzero(right >= 0)
    b = right[a]
    away = np.where(in_stream[a], -1e6, 0.0) + geometry.x0[b] - geometry.x1[a]
    order = np.lexsort((a, ~streamed[a], away, b))
    a, b = a[order], b[order]
    first = np.ones(len(b), dtype=bool)
    first[1:] = b[1:] != b[:-1]
    leads_on = (geometry.x0[b] > geometry.x0[a]) | ((geometry.x0[b] == geometry.x0[a]) & (b > a))
    a, b = a[first & leads_on], b[first & leads_on]
    return _Links(a, b, in_stream[a], geometry.gap_em(a, b))


def parting_rules(rules: Sequence[Rule]) -> list[Box]:
    """Return the boxes of the rules that part words, from left to right: those that run up and down."""
    boxes = [rule.box for rule in rules]
    upright = [box for box in boxes if box.bottom - box.top > 3 * max(box.x1 - box.x0, 1.0)]
    return sorted(upright, key=lambda box: box.x0)


def _parted_by_rules(geometry: _Geometry, links: _Links, upright: Sequence[Box]) -> NDArray[np.bool_]:
    """Tell for each pair of neighbours whether an upright rule stands between them."""
    parted = np.zeros(len(links.left), dtype=bool)
    if not upright:
        return parted
    places = np.array([box.x0 for box in upright])
    low = np.searchsorted(places, geometry.x1[links.left] - 1)
    high = np.searchsorted(places, geometry.x0[links.right] + 1, side="right")
    middle = geometry.middle[links.right]
    for place in np.flatnonzero(high > low).tolist():
        between = upright[low[place] : high[place]]
        parted[place] = any(box.top - 1 <= middle[place] <= box.bottom + 1 for box in between)
    return parted


def _set_in(geometry: _Geometry, links: _Links) -> NDArray[np.bool_]:
    """Tell for each pair of neighbours whether words in other type were painted apart: a quotation set into text."""
    sizes = geometry.size[links.left], geometry.size[links.right]
    small, large = np.minimum(*sizes), np.maximum(*sizes)
    apart = (links.gap_em * large >= SET_IN_GAP * small) & (large >= SET_IN_SIZE * small)
    parted: NDArray[np.bool_] = ~links.in_stream & apart
    for place in np.flatnonzero(parted).tolist():
        left, right = geometry.words[links.left[place]], geometry.words[links.right[place]]
        parted[place] = left.font != right.font and all(_SPELT.match(word.text) for word in (left, right))
    return parted


class _Starts:
    """Where lines start: the words with nothing, or a wide gap, to their left."""

    def __init__(self, geometry: _Geometry, links: _Links) -> None:
        self.texts = [word.text for word in geometry.words]
        self.middle, self.size, self.x0 = geometry.middle.tolist(), geometry.size.tolist(), geometry.x0.tolist()
        self.x1 = geometry.x1.tolist()
        count = len(self.texts)
        before, after = np.full(count, -1), np.full(count, -1)
        gap, in_stream = np.zeros(count), np.zeros(count, dtype=bool)
        before[links.right], after[links.left] = links.left, links.right
        gap[links.left], in_stream[links.left] = links.gap_em, links.in_stream
        #: The neighbours of each word, -1 where it has none; the gap after it, and whether what follows was painted so.
        self.before, self.after = before.tolist(), after.tolist()
        self.gap, self.in_stream = gap.tolist(), in_stream.tolist()
        self._geometry, self._links = geometry, links

    @cached_property
    def places(self) -> dict[int, list[float]]:
        """Where lines start, in steps of `ALIGNED`, each with the heights of its lines from the top down."""
        starts = np.ones(len(self.texts), dtype=bool)
        starts[self._links.right[self._links.gap_em < WORD_GAP]] = False
        begins = np.flatnonzero(starts)
        begins = begins[np.argsort(self._geometry.middle[begins], kind="stable")]
        keys = np.round(self._geometry.x0[begins] / ALIGNED).astype(np.int64)
        places: dict[int, list[float]] = defaultdict(list)
        for key, middle in zip(keys.tolist(), self._geometry.middle[begins].tolist(), strict=True):
            places[key].append(middle)
        return places

    @cached_property
    def rows(self) -> list[int]:
        """All words from the top down."""
        return sorted(range(len(self.texts)), key=self.middle.__getitem__)

    @cached_property
    def row_middles(self) -> list[float]:
        """The heights of `rows`."""
        return [self.middle[number] for number in self.rows]

    def aligned(self, number: int, nearby: float = NEARBY) -> int:
        """Return how many lines within `nearby` em of word `number` start where it starts, itself included."""
        middle = self.middle[number]
        reach = nearby * self.size[number]
        key = round(self.x0[number] / ALIGNED)
        return sum(
            bisect_right(values, middle + reach) - bisect_left(values, middle - reach)
            for values in (self.places.get(key + shift, []) for shift in (-1, 0, 1))
        )

    def is_gutter(self, left: int, right: int, in_stream: bool) -> bool:
        """Tell whether the gap between two neighbours on a line parts two columns."""
        gap = self.gap[left]
        if gap < WORD_GAP:
            return False
        text = self.texts[left]
        if gap < WIDE_GAP_IN_STREAM and self.before[left] < 0:
            mark = len(text) <= MARK_LENGTH and not text[0].isalpha() if in_stream else _MARK.match(text)
            if mark:
                return False
        if in_stream:
            after = self.texts[right][0]
            prose = text[0].isalpha() and (after.islower() or (after.isalpha() and text[-1] in ".,;"))
            if gap >= (STRETCHED if prose else WIDE_GAP_IN_STREAM):
                return not self._fills_column(left, right)
            return (
                gap >= LEAST_GAP_IN_STREAM
                and not self._is_stretched(left, right, gap)
                and self.aligned(right, NEXT_LINES) >= ALIGNED_IN_STREAM
            ) or (gap >= SIDE_GAP and self._is_side_head(left, right))
        return gap >= WIDE_GAP or self.aligned(right) >= 2

    def _is_side_head(self, left: int, right: int) -> bool:
        """Tell whether a heading in type of its own ends before a gap in which the next lines of the text begin."""
        text, words = self.texts[left], self._geometry.words
        if not text[-1].isalpha() or (self.before[left] < 0 and len(text) <= MARK_LENGTH):
            return False
        head, body = words[left], words[right]
        sizes = sorted((self.size[left], self.size[right]))
        if (head.bold, head.italic) == (body.bold, body.italic) and sizes[1] < SET_IN_SIZE * sizes[0]:
            return False
        size, middle = self.size[right], self.middle[right]
        low, high = round((self.x1[left] + WORD_GAP * size) / ALIGNED), round(self.x0[right] / ALIGNED)
        return any(
            bisect_right(heights, middle + NEXT_LINES * size) - bisect_right(heights, middle + 0.5 * size) >= SIDE_LINES
            for heights in (self.places.get(key, []) for key in range(low, high + 1))
        )

    def _fills_column(self, left: int, right: int) -> bool:
        """Tell whether two words make a justified line by themselves: the lines above and below begin and end where
        they do, and have words across the gap. At a column's head or foot two lines on one side will do.

        A number ends such a line only behind a word in small letters (*live … within … 30*), with text above and below.
        """
        lettered = any(char.isalpha() for char in self.texts[right])
        if not lettered and not self.texts[left][-1].islower():
            return False
        above, below = (self._filled_rows(left, right, step) for step in (-1, 1))
        if above and below:
            return True
        if not lettered:
            return False
        gap = (self.x0[right] - self.x1[left]) / max(self.size[left], 1.0)
        return above + below >= ROWS_ASIDE and gap <= STRETCHED_ASIDE

    def _filled_rows(self, left: int, right: int, step: int) -> int:
        """Return how many lines next to a line, upwards or downwards, fill its column and have words across its gap.

        A line that fills the column with a gap of its own is passed over.
        """
        size, gap = self.size[left], self.x0[right] - self.x1[left]
        x0, x1 = self._reach(left, right)
        middle, found = self.middle[left], 0
        for _ in range(ROWS_ASIDE + 1):
            low, high = sorted((middle + step * 0.6 * size, middle + step * 1.7 * size))
            near = self.rows[bisect_left(self.row_middles, low) : bisect_right(self.row_middles, high)]
            near = [k for k in near if self.x1[k] > x0 - 1 and self.x0[k] < x1 + 1]
            if not near:
                break
            middle = min((self.middle[k] for k in near), key=lambda at: abs(at - middle))
            near = [k for k in near if abs(self.middle[k] - middle) <= 0.3 * size]
            if any(abs(self.size[k] - size) > OTHER_SIZE * size for k in near):
                break  # text below a heading, which may stand in two columns
            before, after = min(self.x0[k] for k in near) - x0, max(self.x1[k] for k in near) - x1
            # a paragraph's first line may begin further in, this one or that one, its last one end there
            if before < -INDENT * size or after > ALIGNED or (abs(before) > ALIGNED and after < -ALIGNED):
                break
            crossed = sum(max(0.0, overlap(self.x0[k], self.x1[k], self.x1[left], self.x0[right])) for k in near)
            found += crossed >= CROSSED * gap
        return found

    def _reach(self, left: int, right: int) -> tuple[float, float]:
        """Return where the stretch of words painted one after the other begins and ends in which two words stand."""
        while (before := self.before[left]) >= 0 and self._stretches(before):
            left = before
        while (after := self.after[right]) >= 0 and self._stretches(right):
            right = after
        return self.x0[left], self.x1[right]

    def _stretches(self, left: int) -> bool:
        return self.in_stream[left] and self.gap[left] <= STRETCHED_ASIDE

    def _is_stretched(self, left: int, right: int, gap: float) -> bool:
        """Tell whether the word spaces beside a gap are as wide: a justified line, in which such gaps may align."""
        before = self.before[left]
        beside = [self.gap[before]] if before >= 0 else []
        if self.after[right] >= 0 and self.in_stream[right]:
            beside.append(self.gap[right])
        return any(other >= 0.7 * gap for other in beside)
