"""The words of a page as arrays: what is asked of hundreds of words at a time is asked in numpy.

Belongs here: the columns that several steps of this room ask of the same words, and keeping a page's own. Does not
belong here: any question about them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipelines.articles.page.kept import kept_of_page
from pipelines.model import Page, Word

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class WordArrays:
    """Words and their columns, one place of each array per word; boxes and sizes are in points, as in `Word`."""

    words: Sequence[Word]
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    size: Floats
    #: Degrees clockwise.
    rotation: Ints
    superscript: Flags

    @staticmethod
    def of(words: Sequence[Word]) -> WordArrays:
        """Return the columns of `words`, in their order."""
        count = len(words)
        boxes = [word.box for word in words]
        return WordArrays(
            words,
            # `fromiter` over a list is twice as quick as `array`
            np.fromiter([box.x0 for box in boxes], np.float64, count),
            np.fromiter([box.top for box in boxes], np.float64, count),
            np.fromiter([box.x1 for box in boxes], np.float64, count),
            np.fromiter([box.bottom for box in boxes], np.float64, count),
            np.fromiter([word.size_pt for word in words], np.float64, count),
            np.fromiter([word.rotation for word in words], np.int64, count),
            np.fromiter([word.superscript for word in words], np.bool_, count),
        )

    def __len__(self) -> int:
        return len(self.words)

    @property
    def middle_x(self) -> Floats:
        return (self.x0 + self.x1) / 2

    @property
    def middle_y(self) -> Floats:
        return (self.top + self.bottom) / 2

    def take(self, places: Ints) -> WordArrays:
        """Return the words at `places`, in that order."""
        if len(places) == len(self) and (places[1:] > places[:-1]).all():
            return self
        return WordArrays(
            list(map(self.words.__getitem__, places.tolist())),
            self.x0[places],
            self.top[places],
            self.x1[places],
            self.bottom[places],
            self.size[places],
            self.rotation[places],
            self.superscript[places],
        )


def arrays_of(page: Page, words: Sequence[Word] | None = None) -> WordArrays:
    """Return the columns of some words of a page, of all of them where none are named."""
    return _of_page(page) if words is None or words is page.words else WordArrays.of(words)


@kept_of_page
def _of_page(page: Page) -> WordArrays:
    return WordArrays.of(page.words)
