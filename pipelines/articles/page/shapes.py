"""The room's own values: a line of words, a run of lines in one style, and small measures on boxes.

Belongs here: types that several modules of this room share. Does not belong here: how they are found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from pipelines.articles.page.rules import pattern_rules
from pipelines.model import Box, Word
from pipelines.values import frozen

__all__ = ["Line", "Run", "Style", "is_raised", "overlap", "overlap_x", "overlap_y", "text_of", "union"]


#: Sizes that differ by at most this share pass for one.
SAME_SIZE = 0.08
#: The text behind a heading that is run in differs in size by at most this share.
RUN_IN = 0.25
#: A line may reach so far into the one below it, in that one's sizes.
INTO = 0.3


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is printed: the weight, slant and size of most of its characters."""

    size: float
    bold: bool
    italic: bool
    font: str
    color: str | None

    def matches(self, other: Style) -> bool:
        """Tell whether both would pass for the same text style."""
        if other is self:
            return True
        larger = max(self.size, other.size)
        alike = self.bold == other.bold and self.italic == other.italic
        return alike and abs(self.size - other.size) <= SAME_SIZE * larger and same_family(self.font, other.font)


@frozen
class Line:
    """Words on one baseline with no column gutter between them, left to right."""

    words: tuple[Word, ...]
    box: Box
    style: Style
    text: str

    @staticmethod
    def of(words: Sequence[Word], box: Box | None = None) -> Line:
        """Return the line of `words`, which are in reading order; `box` is around them, where it is known."""
        box = Box.around([word.box for word in words]) if box is None else box
        text = " ".join([word.text for word in words])
        styles = [_style(word.size_pt, word.bold, word.italic, word.font, word.color) for word in words]
        first, last = styles[0], styles[-1]
        if styles.count(first) == len(styles):
            return Line(tuple(words), box, first, text)  # nearly every line
        style = _main_style(words, styles)
        tail = words[-1].text[0].isalnum() and not words[-1].superscript
        if style.bold and not last.bold and abs(last.size - style.size) <= (RUN_IN if tail else SAME_SIZE) * style.size:
            style = last  # a heading run into the text's first line: the line is text; a mark behind it is no text
        elif style.bold and not first.bold and words[0].text[0].islower():
            style = first  # a name in bold type within a sentence
        return Line(tuple(words), box, style, text)


@dataclass(eq=False, slots=True)
class Run:
    """Lines of one style, one below the other: what becomes a block. `role` is settled step by step.

    What its lines tell is found when it is made: nearly every step asks for all of it.
    """

    lines: tuple[Line, ...]
    role: str = "body"
    panel: int | None = None
    level: int = 0
    note: str = ""
    in_region: bool = False
    extra: list[str] = field(default_factory=list)
    head: Run | None = None
    box: Box = field(init=False)
    style: Style = field(init=False)
    size: float = field(init=False)
    text: str = field(init=False)
    word_count: int = field(init=False)
    words_per_line: float = field(init=False)

    def __post_init__(self) -> None:
        lines = self.lines
        first = lines[0]
        if len(lines) == 1:
            self.box, self.style, words = first.box, first.style, [word.text for word in first.words]
        else:
            self.box = Box.around([line.box for line in lines])
            self.style = first.style if all(line.style is first.style for line in lines) else _most(lines)
            words = [word.text for line in lines for word in line.words]
        self.size = self.style.size
        self.text = " ".join(words)
        self.word_count = len(words)
        self.words_per_line = len(words) / len(lines)

    @property
    def character_count(self) -> int:
        """How many characters its words have, without blanks."""
        return len(self.text) - self.word_count + 1


@cache
def same_family(font: str, other: str) -> bool:
    """Tell whether two font names are cuts of one typeface, as far as names tell."""
    if font == other:
        return True
    cut = pattern_rules("fonts.toml", "cut")[0].pattern
    a, b = (cut.split(name)[0].casefold() for name in (font, other))
    return a == b or (a[:2] == b[:2] and a[:2] in ("cm", "sf", "lm", "ec"))


#: A raised mark with a letter in it is at most so long.
RAISED_LENGTH = 3


@cache
def _is_strong(font: str) -> bool:
    """Tell whether a font's name says that it is a bold cut."""
    return any(rule.pattern.search(font) for rule in pattern_rules("fonts.toml", "strong"))


@cache
def _style(size: float, bold: bool, italic: bool, font: str, color: str | None) -> Style:
    return Style(round(size, 1), bold or _is_strong(font), italic, font, color)


def style_of(word: Word) -> Style:
    """Return the style in which a word is printed."""
    return _style(word.size_pt, word.bold, word.italic, word.font, word.color)


def _main_style(words: Sequence[Word], styles: Sequence[Style]) -> Style:
    """Return the style that most characters of `words` share, raised ones aside."""
    counts: Counter[Style] = Counter()
    for word, style in zip(words, styles, strict=True):
        if not word.superscript:
            counts[style] += len(word.text)
    if not counts:
        return styles[0]
    return counts.most_common(1)[0][0]


def _most(lines: Sequence[Line]) -> Style:
    counts: Counter[Style] = Counter()
    for line in lines:
        counts[line.style] += sum(len(word.text) for word in line.words)
    return counts.most_common(1)[0][0]


def is_raised(word: Word) -> bool:
    """Tell whether a word is a raised mark: short, or no letters. A word beside a drop cap is neither."""
    if not word.superscript:
        return False
    letters = sum(char.isalpha() for char in word.text)
    return letters == 0 or (letters == 1 and len(word.text) <= RAISED_LENGTH)


def overlap(low: float, high: float, other_low: float, other_high: float) -> float:
    """Return how much two intervals share; negative is the distance between them."""
    return min(high, other_high) - max(low, other_low)


# `overlap` written out with comparisons: asked tens of thousands of times a page
def overlap_x(a: Box, b: Box) -> float:
    return (a.x1 if a.x1 <= b.x1 else b.x1) - (a.x0 if a.x0 >= b.x0 else b.x0)


def overlap_y(a: Box, b: Box) -> float:
    return (a.bottom if a.bottom <= b.bottom else b.bottom) - (a.top if a.top >= b.top else b.top)


def room_over(run: Run) -> float:
    """Return how far a line over a run may reach into its box: typefaces have room over their letters."""
    return max(3.0, INTO * run.size)


def stands_over(upper: Run, lower: Run) -> bool:
    """Tell whether a line stands over another."""
    return upper.box.bottom <= lower.box.top + room_over(lower) and upper.box.top < lower.box.top


def mostly_in(inner: Box, outer: Box) -> bool:
    """Tell whether most of the inner box lies in the outer one."""
    if inner.x0 >= outer.x1 or inner.x1 <= outer.x0 or inner.top >= outer.bottom or inner.bottom <= outer.top:
        return False  # nearly always
    shared = overlap_x(inner, outer) * overlap_y(inner, outer)
    return shared >= 0.6 * max(inner.width * inner.height, 1e-6)


def union(runs: Iterable[Run]) -> Box:
    return Box.around(run.box for run in runs)


def from_the_top(runs: Iterable[Run]) -> list[Run]:
    """Return the runs by where they begin, from the top down; those of one height in the order given."""
    return sorted(runs, key=_top)


def begin_below(by_top: Sequence[Run], top: float) -> Iterator[Run]:
    """Yield those of the runs, which are sorted `from_the_top`, that begin at `top` or below it."""
    return islice(by_top, bisect_left(by_top, top, key=_top), None)


def _top(run: Run) -> float:
    return run.box.top


def text_of(runs: Iterable[Run]) -> str:
    return " ".join(run.text for run in runs)
