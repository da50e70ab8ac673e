"""What was found on a page, kept for whoever asks next: layout and the graphics room ask the same of each page.

Belongs here: telling that the same page and words are asked about again. Does not belong here: what is found.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from functools import wraps
from operator import is_
from typing import Generic, TypeVar

from pipelines.model import Page, Word

T = TypeVar("T")

#: Answers for so many pages are kept at most; those for a page that is gone are gone with it.
MOST_PAGES = 64
#: A page is asked about as a whole and without some of its regions: for so many sets of its words answers are kept.
MOST_SETS = 16


class _Answers(Generic[T]):
    """Answers by page, the very same object; a page is not held, so nothing is left of an issue that is done."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[weakref.ref[Page], T]] = {}

    def get(self, page: Page) -> T | None:
        known = self._of.get(id(page))
        return known[1] if known is not None and known[0]() is page else None

    def put(self, page: Page, answer: T) -> None:
        number = id(page)

        def forget(gone: weakref.ref[Page]) -> None:
            # another page may have come to stand at the same place in memory
            known = self._of.get(number)
            if known is not None and known[0] is gone:
                del self._of[number]

        self._of.pop(number, None)
        self._of[number] = (weakref.ref(page, forget), answer)
        while len(self._of) > MOST_PAGES:
            self._of.pop(next(iter(self._of)), None)  # the oldest


def kept_of_page(find: Callable[[Page], T]) -> Callable[[Page], T]:
    """Return `find`, which looks for something on a whole page, with its last answers kept; see `kept`."""

    answers: _Answers[T] = _Answers()

    @wraps(find)
    def ask(page: Page) -> T:
        known = answers.get(page)
        if known is not None:
            return known
        answer = find(page)
        answers.put(page, answer)
        return answer

    return ask


def kept(find: Callable[[Page, tuple[Word, ...]], T]) -> Callable[[Page, Iterable[Word]], T]:
    """Return `find`, which looks for something among words of a page, with its last answers kept.

    What it returns is shared, so it must be of values that nobody changes.
    """

    answers: _Answers[list[tuple[tuple[Word, ...], T]]] = _Answers()

    @wraps(find)
    def ask(page: Page, words: Iterable[Word]) -> T:
        asked = tuple(words)
        if len(asked) == len(page.words) and all(map(is_, asked, page.words)):
            asked = page.words  # all of a page is known by its identity: its arrays and neighbours are there
        known = answers.get(page)
        if known is None:
            known = []
            answers.put(page, known)
        for before, answer in known:
            if before is asked or (len(before) == len(asked) and all(map(is_, before, asked))):
                return answer
        answer = find(page, asked)
        known.append((asked, answer))
        if len(known) > MOST_SETS:
            del known[0]
        return answer

    return ask
