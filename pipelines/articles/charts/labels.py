"""The words near bars: numbers that may be their values or ticks, and others.

Belongs here: which words stand near, and which are numbers. Does not belong here: what they say of bars.
"""

from __future__ import annotations

from pipelines.articles.page.word_arrays import WordArrays
from pipelines.articles.tables.segments import reads_as_number
from pipelines.model import Box, Word


class LabelWords:
    """The words of a page, of which the upright ones near some bars are told apart as numbers and other words."""

    def __init__(self, words: WordArrays) -> None:
        self._words = words
        self._upright = words.rotation == 0

    def near(self, box: Box, slack: float) -> tuple[list[Word], list[Word]]:
        """Return the numbers, and the other words, that stand in a box or within so many points of it."""
        words = self._words
        across = (words.x0 <= box.x1 + slack) & (words.x1 >= box.x0 - slack)
        down = (words.top <= box.bottom + slack) & (words.bottom >= box.top - slack)
        numbers: list[Word] = []
        texts: list[Word] = []
        for place in (across & down & self._upright).nonzero()[0].tolist():
            word = words.words[place]
            (numbers if reads_as_number(word.text) else texts).append(word)
        return numbers, texts

    def turned_numbers(self, box: Box, slack: float) -> list[Word]:
        """Return the numbers that run up or down the page in a box or within so many points of it."""
        words = self._words
        across = (words.x0 <= box.x1 + slack) & (words.x1 >= box.x0 - slack)
        down = (words.top <= box.bottom + slack) & (words.bottom >= box.top - slack)
        found = [words.words[place] for place in (across & down & ~self._upright).nonzero()[0].tolist()]
        return [word for word in found if reads_as_number(word.text)]
