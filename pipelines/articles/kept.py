"""What was found on a page, kept for whoever asks next: layout and the graphics room ask the same of each page.

Belongs here: telling that the same page and words are asked about again. Does not belong here: what is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from operator import is_
from typing import TypeVar

from pipelines.model import Page, Word

T = TypeVar("T")

#: Answers for so many pages (or parts of them) are kept; as many pages stay in memory after their issue is done.
MOST_KEPT = 64


class _Asked:
    """A page and words of it, equal only to the very same objects: comparing them is quicker than any look at them."""

    __slots__ = ("_hash", "page", "words")

    def __init__(self, page: Page, words: tuple[Word, ...]) -> None:
        self.page, self.words = page, words
        # parts of a page that are asked about differ in how many words they have, but for a few
        self._hash = hash((id(page), len(words)))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Asked) or self.page is not other.page:
            return False
        if self.words is other.words:
            return True
        return len(self.words) == len(other.words) and all(map(is_, self.words, other.words))


def kept_of_page(find: Callable[[Page], T]) -> Callable[[Page], T]:
    """Return `find`, which looks for something on a whole page, with its last answers kept; see `kept`."""

    answers: dict[int, tuple[Page, T]] = {}

    @wraps(find)
    def ask(page: Page) -> T:
        known = answers.get(id(page))
        if known is not None and known[0] is page:
            return known[1]
        answer = find(page)
        answers.pop(id(page), None)
        answers[id(page)] = (page, answer)
        while len(answers) > MOST_KEPT:
            answers.pop(next(iter(answers)), None)  # the oldest
        return answer

    return ask


def kept(find: Callable[[Page, tuple[Word, ...]], T]) -> Callable[[Page, Iterable[Word]], T]:
    """Return `find`, which looks for something among words of a page, with its last answers kept.

    What it returns is shared, so it must be of values that nobody changes.
    """

    @lru_cache(maxsize=MOST_KEPT)
    def answer(asked: _Asked) -> T:
        return find(asked.page, asked.words)

    @wraps(find)
    def ask(page: Page, words: Iterable[Word]) -> T:
        return answer(_Asked(page, tuple(words)))

    return ask
