"""Words to segments: runs of words on one line with no cell's gap between them, and whether they read as a number.

Belongs here: what a cell of a table or a label of a chart looks like, before anything is known of rows and columns.
Does not belong here: lines of running text (`lines.py`), and how segments make a table.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from pipelines.articles.page.kept import kept, kept_of_page
from pipelines.articles.page.word_arrays import WordArrays, arrays_of
from pipelines.articles.tables.money_marks import numbers_of_marks
from pipelines.articles.wording.hyphens import Vocabulary
from pipelines.model import Box, Page, Word
from pipelines.rules import load_tsv
from pipelines.values import frozen

#: Words further apart than this (in em) stand in two cells; two numbers already from the second width on.
CELL_GAP = 0.85
NUMBER_GAP = 0.42
#: Words of more different size than this do not share a segment, unless one is raised.
SIZE_RATIO = 1.6
#: A unit of length at a word's end, of which a raised digit is a power: (mi², wells/km².
OF_LENGTH = re.compile(r"(?<![^\W\d_])(?:[kcdmµn]?m|mi|ft|yd)$")
#: A raised power of ten or of a unit, and how it is written: 10³ t, t ha⁻¹.
NEGATIVE_POWER = re.compile(r"[-−–][1-4]")
BEFORE_POWER = re.compile(r"(?<![^\W\d_])[A-Za-zµμ]{1,5}$")
TEN_OF_UNIT = re.compile(r"^[(\[]?[x×]?10$")
RAISED = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")
#: The exponent of a power is at most so large beside its base.
RAISED_SIZE = 0.85
#: A raised mark has at most so many characters.
MARK_GAP = 1.0  # sizes of a raised mark between it and its word, at most
LONGEST_MARK = 3
#: The end of a word that a narrow cell has torn off has at most so many letters.
LONGEST_TORN = 3
#: What a broken word in a cell is, the word list alone tells: a cell is read before its document.
_ANY_DOCUMENT = Vocabulary()
#: A minus between letters or digits is a hyphen: some programs print each hyphen as one (``May−24``).
_MINUS_WITHIN = re.compile(r"(?<=[^\W_])−(?=[^\W_])")
#: So many numbers make a count; it begins again behind the last day of a month or the last week of a year.
FEWEST_COUNTED = 3
LAST_COUNTED = (28, 29, 30, 31, 52, 53)
Places = NDArray[np.int64]
SMALL = re.compile(r"^\d{1,2}$")
_FROM_THE_TOP = attrgetter("box.top", "box.x0")
#: Words whose middles are in one band of this height (in points), or in bands side by side, may share a line.
BAND = 6

NUMBER = re.compile(
    r"""^
    (?:[→➔➜➝➞➡⇒⟶]\s?)?                                  # an arrow from the number before: 112 → 294
    (?:[$€£¥₹]\s(?=[(\[\d]))?                           # a currency set apart
    [(\[]?
    (?:[-−–+±~≈<>≤≥]\s?)?
    (?:[$€£¥₹]|US\$|Rs\.?\s?|zł\s?)?                    # a currency before
    [-−]?
    (?: \d{1,3}(?:[,\s'.]\d{2,3})+(?:\.\d+)?             # 1,636   1,25,000   1 636
      | \d{1,3}(?:[\s.]\d{3})+,\d{1,2}                    # 1 636,5   1.636,5
      | \d+(?:[.,:/-]\d+)*                               # 1636   6.3   03:50   16-01-20
      | \.\d+ )
    (?:[eE][-−+]\d{1,3})?                                # a power of ten: 5.48E-13
    (?:\s?(?:%|pp|zł|€|°C?|[kKmMb]n?))?                   # a unit's mark behind
    (?:\s?[-−–—]\s?[-−]?[\d.,]+%?)?                      # a range's end
    (?:\s(?:=\s)?\d{1,3}(?:\.\d+)?%)?                     # a share under it, or that it is: 41/44 = 93%
    (?:\s[(\[](?:95%\sCI:?\s)?[-−]?\d[\d.,]*%?(?:(?:\s?[-−–—,;]|\sto)\s?[-−]?\d[\d.,]*%?)?)?  # a share, an interval
    [)\]]?
    [*†‡§¶#^]{0,3} (?:[a-z]\))?                          # a footnote's mark
    (?:\s?\([bcefprsBCEFPRS]\)|(?:(?<=\.\d)|(?<=\.\d\d)|(?<=,\d\d\d))(?:[befpru]|\s[epr]))?  # how sure: (p), 2.0e
    $""",
    re.VERBOSE,
)


@frozen
class Segment:
    """Words on one line that stand together."""

    words: tuple[Word, ...]
    box: Box
    text: str
    numeric: bool
    #: Of its largest word; asked so often that it is kept.
    size: float

    @property
    def bold(self) -> bool:
        return self.words[0].bold and all(word.bold for word in self.words)

    @property
    def middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2

    @staticmethod
    def of(words: Sequence[Word]) -> Segment:
        """Return the segment of `words`, which are in reading order."""
        if len(words) == 1:
            (word,) = words
            return Segment((word,), word.box, word.text, reads_as_number(word.text), word.size_pt)
        text = " ".join([word.text for word in words])
        size = max([word.size_pt for word in words])
        numeric = reads_as_number(text) or is_power(words)
        return Segment(tuple(words), Box.around([word.box for word in words]), text, numeric, size)


def is_power(words: Sequence[Word]) -> bool:
    """Tell whether words are a power of ten with its exponent, raised and in smaller type: a tick of a log axis."""
    if len(words) != 2 or words[0].text != "10":
        return False
    base, power = words
    raised = power.superscript or (power.size_pt <= RAISED_SIZE * base.size_pt and power.box.top < base.box.top)
    return raised and power.text.lstrip("-−").isdigit()


@cache
def missing_marks() -> dict[str, float | None]:
    """Return what a table prints instead of a number, in lower case, with the value it stands for."""
    return {
        row["mark"].lower(): float(row["value"]) if row["value"] else None
        for row in load_tsv("graphics/missing_values.tsv")
    }


@lru_cache(maxsize=4096)
def reads_as_number(text: str) -> bool:
    """Tell whether a cell with this text holds a number, or a mark that stands for one."""
    return bool(NUMBER.match(text)) or text.rstrip("*†‡").lower() in missing_marks()


def counts_on(texts: Sequence[str]) -> bool:
    """Tell whether numbers count days, weeks or years of age: each is one more than the one before, or begins again."""
    if len(texts) < FEWEST_COUNTED or not all(SMALL.match(text) for text in texts):
        return False
    values = [int(text) for text in texts]
    return all(
        after - before == 1 or (after == 1 and before in LAST_COUNTED) for before, after in itertools.pairwise(values)
    )


def upright(words: Iterable[Word]) -> list[Word]:
    """Return the words that read from left to right."""
    return [word for word in words if word.rotation == 0 and word.text.strip()]


def segments_of(words: Iterable[Word], page: Page) -> list[Segment]:
    """Return the segments of `words`, parted by wide gaps and by the page's upright lines; from the top down."""
    return list(_segments(page, words))


class _Neighbours:
    """The upright words of a page from left to right, and which of them may follow which in a segment.

    `left` and `right` are places in `words`, pair by pair: by the right word, its nearest left one first. Whether two
    words may be joined depends on them alone, so that the pairs of a part of the page are some of these.
    """

    def __init__(self, words: WordArrays, dividers: _Dividers) -> None:
        self.words = words
        self.left, self.right = _pairs(words, dividers)
        #: What was made of chains of words; the same ones are asked for with other words left out.
        self._made: dict[tuple[int, ...], Segment] = {}

    @cached_property
    def places(self) -> dict[int, int]:
        """The places of the words by their ids."""
        return {id(word): place for place, word in enumerate(self.words.words)}

    def segments(self, chains: Sequence[tuple[int, ...]]) -> list[Segment]:
        """Return the segments of chains of words, from the top down."""
        made = self._made
        fresh = [chain for chain in chains if chain not in made]
        if fresh:
            made.update(zip(fresh, self._new(fresh), strict=True))
        return sorted(map(made.__getitem__, chains), key=_FROM_THE_TOP)

    def _new(self, chains: Sequence[tuple[int, ...]]) -> Iterator[Segment]:
        words, lengths = self.words, list(map(len, chains))
        places = np.fromiter(itertools.chain.from_iterable(chains), np.int64, sum(lengths))
        begins = np.cumsum([0, *lengths[:-1]])
        x0, top = np.minimum.reduceat(words.x0[places], begins), np.minimum.reduceat(words.top[places], begins)
        x1, bottom = np.maximum.reduceat(words.x1[places], begins), np.maximum.reduceat(words.bottom[places], begins)
        size = np.maximum.reduceat(words.size[places], begins).tolist()
        boxes = map(Box, x0.tolist(), top.tolist(), x1.tolist(), bottom.tolist())
        of = words.words.__getitem__
        for chain, box, largest in zip(chains, boxes, size, strict=True):
            own = tuple(map(of, chain))
            text = own[0].text if len(own) == 1 else " ".join([word.text for word in own])
            numeric = reads_as_number(text) or (text[:3] == "10 " and is_power(own))
            yield Segment(own, box, text, numeric, largest)


@kept
def _segments(page: Page, words: tuple[Word, ...]) -> tuple[Segment, ...]:
    whole = _page_neighbours(page)
    count = len(whole.words)
    if words is page.words:
        places = list(range(count))
    else:
        place_of = whole.places.get
        places = [place for word in words if (place := place_of(id(word))) is not None]
        if len(places) < len(words) and len(places) < len(upright(words)):  # words of another page
            whole = _neighbours(page, WordArrays.of(words))
            count = len(whole.words)
            places = list(range(count))
        places.sort()
    # -2 is no word that is asked about, -1 one that nothing follows yet
    following = [-2] * count
    for place in places:
        following[place] = -1
    joined = [False] * count
    for before, after in zip(whole.left, whole.right, strict=True):
        if following[before] == -1 and not joined[after] and following[after] != -2:
            following[before] = after
            joined[after] = True
    chains = []
    for place in places:
        if joined[place]:
            continue
        chain = [place]
        while (place := following[place]) >= 0:
            chain.append(place)
        chains.append(tuple(chain))
    return tuple(whole.segments(chains))


@kept_of_page
def _page_neighbours(page: Page) -> _Neighbours:
    return _neighbours(page, arrays_of(page))


def _neighbours(page: Page, words: WordArrays) -> _Neighbours:
    from_the_left = np.lexsort((words.top, words.x0))
    printed = np.fromiter([bool(word.text.strip()) for word in words.words], np.bool_, len(words))
    shown = (words.rotation == 0) & printed
    return _Neighbours(words.take(from_the_left[shown[from_the_left]]), _Dividers(page))


def _pairs(words: WordArrays, dividers: _Dividers) -> tuple[list[int], list[int]]:
    """Return the pairs of words of which the second may follow the first in a segment, as places in `words`, which are
    sorted from left to right; sorted by the second word, its nearest one first.

    All pairs at once in numpy: asked one by one, this was half of what laying a page out costs.
    """
    if len(words) < 2:
        return [], []
    x0, x1, top, bottom, size = words.x0, words.x1, words.top, words.bottom, words.size
    band = ((top + bottom) / 2 // BAND).astype(np.int64)
    left, right, nearness = _beside(x0, x1, band, CELL_GAP * float(size.max()))
    small, large = np.minimum(size[left], size[right]), np.maximum(size[left], size[right])
    gap = x0[right] - x1[left]
    shared = np.minimum(bottom[left], bottom[right]) - np.maximum(top[left], top[right])
    height = bottom - top
    near = (gap <= CELL_GAP * large) & (shared >= 0.5 * np.minimum(height[left], height[right]))
    left, right, nearness, gap = left[near], right[near], nearness[near], gap[near]
    small, large = small[near], large[near]
    texts = [word.text for word in words.words]
    short = np.fromiter(map(len, texts), np.int64, len(texts)) <= LONGEST_MARK
    flagged = words.superscript
    raised = _are_marks(left, right, short, flagged, size, bottom) | _are_marks(
        right, left, short, flagged, size, bottom
    )
    # a number beside the large type of a headline is no mark of it: marks that are not flagged stand close
    raised &= (gap <= MARK_GAP * small) | flagged[left] | flagged[right]
    own = np.where(raised, large, small)
    joins = ((large <= SIZE_RATIO * small) | raised) & (-0.5 * own <= gap) & (gap <= CELL_GAP * own)
    # two numbers part sooner; few gaps are so wide that it has to be asked
    for pair in np.flatnonzero(joins & (gap > NUMBER_GAP * own) & ~raised).tolist():
        joins[pair] = not (reads_as_number(texts[left[pair]]) and reads_as_number(texts[right[pair]]))
    left, right, nearness, gap = left[joins], right[joins], nearness[joins], np.abs(gap[joins])
    order = np.lexsort((left, nearness, gap, right))
    left, right = left[order], right[order]
    left, right = _with_money(left, right, words)
    parted = dividers.near(x1[left], x0[right])
    for pair in np.flatnonzero(parted).tolist():
        parted[pair] = dividers.between(words.words[left[pair]].box, words.words[right[pair]].box)
    return left[~parted].tolist(), right[~parted].tolist()


def _with_money(left: Places, right: Places, words: WordArrays) -> tuple[Places, Places]:
    """Put in the pairs of currency marks set apart and their numbers, and leave out those of either with others."""
    numbers = numbers_of_marks(words, reads_as_number)
    if not numbers:
        return left, right
    marks, of = np.array(list(numbers)), np.array(list(numbers.values()))
    others = ~(np.isin(right, marks) | np.isin(right, of) | np.isin(left, marks))
    left, right = np.concatenate([marks, left[others]]), np.concatenate([of, right[others]])
    order = np.argsort(right, kind="stable")
    return left[order], right[order]


def _beside(
    x0: NDArray[np.float64], x1: NDArray[np.float64], band: NDArray[np.int64], reach: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs of words, left and right, in one band of the page or in the next, of which the left one ends
    within `reach` before the right one starts, or behind that; and in which band the left one is, from -1 to 1."""
    count = len(x0)
    by_band = np.lexsort((x1, band))
    # one number per word that sorts by band, then by place; the rounding of so large numbers is less than a point
    wide = float(x1.max() - min(x1.min(), x0.min())) + 4 * reach + 4
    base = float(min(x1.min(), x0.min()))
    keys = band[by_band] * wide + (x1[by_band] - base)
    by_start = np.lexsort((x0, band))  # what is looked for in order is found in half the time
    at = (band * wide + (x0 - base))[by_start]
    at = np.concatenate([at + step * wide for step in (-1, 0, 1)])
    low = keys.searchsorted(at - reach - 1)
    counts = keys.searchsorted(at + reach + 1, side="right") - low
    right = np.repeat(np.arange(3 * count), counts)
    left = by_band[np.repeat(low - np.cumsum(counts) + counts, counts) + np.arange(len(right))]
    bands, right = right // count - 1, by_start[right % count]
    earlier = left < right
    return left[earlier], right[earlier], bands[earlier]


def _are_marks(
    words: NDArray[np.int64],
    bases: NDArray[np.int64],
    short: NDArray[np.bool_],
    flagged: NDArray[np.bool_],
    size: NDArray[np.float64],
    bottom: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Tell `is_mark` of many pairs at once."""
    smaller = (size[words] <= 0.72 * size[bases]) & (bottom[words] < bottom[bases] - 0.05 * size[bases])
    return short[words] & (flagged[words] | smaller)


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
        self.x = np.array([x for x, _ in boxes])
        self.boxes = [box for _, box in boxes]

    def near(self, left: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell for each gap, from `left` to `right`, whether any line stands there, at whatever height."""
        low, high = left - 1.0, right + 1.0
        found: NDArray[np.bool_] = self.x.searchsorted(low) < self.x.searchsorted(high, side="right")
        return found & (low <= high)

    def between(self, left: Box, right: Box) -> bool:
        low, high = left.x1 - 1.0, right.x0 + 1.0
        if high < low:
            return False
        middle = (max(left.top, right.top) + min(left.bottom, right.bottom)) / 2
        first, last = self.x.searchsorted(low), self.x.searchsorted(high, side="right")
        return any(box.top <= middle <= box.bottom for box in self.boxes[first:last])


def text_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Return the upright words of one cell line by line, each from left to right."""
    found = upright(words)
    if len(found) < 2:
        return [found] if found else []
    lines: list[list[Word]] = []
    base = found[0]  # the largest word of the last line
    for word in sorted(found, key=lambda w: (w.box.top + w.box.bottom) / 2):
        middle = (word.box.top + word.box.bottom) / 2
        if lines and (
            base.box.top <= middle <= base.box.bottom
            or (word.box.top <= (base.box.top + base.box.bottom) / 2 <= word.box.bottom)
        ):
            lines[-1].append(word)
            base = word if word.size_pt > base.size_pt else base
            continue
        lines.append([word])
        base = word
    for line in lines:
        line.sort(key=lambda w: w.box.x0)
    return lines


@lru_cache(maxsize=1024)
def _is_torn(stem: str, end: str) -> bool:
    """Tell whether a narrow cell has torn a word: ``Norther`` over ``n``."""
    if not (end.isalpha() and end.islower() and stem.isalpha()) or not _ANY_DOCUMENT.knows((stem + end).lower()):
        return False
    return not _ANY_DOCUMENT.knows(stem.lower()) or (len(end) > 1 and not _ANY_DOCUMENT.knows(end))


def _is_power(raised: str, before: str, last: Word) -> bool:
    """Tell whether what is raised behind a word is a power: *ha⁻¹*, *(10³ t)*; a lone *10³* has a note's mark."""
    if NEGATIVE_POWER.fullmatch(raised):
        return BEFORE_POWER.search(before) is not None
    return raised.isdigit() and TEN_OF_UNIT.match(before) is not None and last.text.rstrip(")]").isalpha()


def cell_text(words: Iterable[Word]) -> str:
    """Return what a cell says, without raised footnote marks; powers of units and of ten stay (``km²``, ``10³ t``)."""
    words = list(words)
    if len(words) == 1 and words[0].rotation == 0 and "−" not in words[0].text:  # most cells
        return words[0].text if words[0].text.strip() else ""
    parts: list[str] = []
    for line in text_lines(words):
        base = max(line, key=lambda w: w.size_pt)
        power = False
        for word in line:
            raised = word is not base and is_mark(word, base)
            behind, power = power and word.text[0] in ").,;/", False
            if behind:
                parts[-1] += word.text
            elif raised and word.text in ("2", "3", "²", "³") and parts and OF_LENGTH.search(parts[-1]):
                parts[-1] += word.text
                power = True
            elif raised and parts and _is_power(word.text, parts[-1], line[-1]):
                parts[-1] += word.text.translate(RAISED)
                power = True
            elif raised and parts:
                continue
            elif parts and parts[-1].endswith("-") and word is line[0] and word.text[:1].islower():
                parts[-1] = _ANY_DOCUMENT.join(parts[-1], word.text)
            elif word is line[0] and parts and len(word.text) <= LONGEST_TORN and _is_torn(parts[-1], word.text):
                parts[-1] += word.text
            else:
                parts.append(_MINUS_WITHIN.sub("-", word.text) if "−" in word.text else word.text)
    return " ".join(parts)
