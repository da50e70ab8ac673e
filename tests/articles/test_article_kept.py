"""What is found on a page is kept while the page lives, and no longer."""

from __future__ import annotations

import weakref
from dataclasses import replace

from pipelines.articles.page.kept import MOST_SETS, kept, kept_of_page
from pipelines.model import Box, Page, Word


def page(texts: str = "ferries carried more") -> Page:
    words = tuple(
        Word(text, Box(40.0 * n, 10.0, 40.0 * n + 30.0, 20.0), "Serif", 10.0) for n, text in enumerate(texts.split())
    )
    return Page("issue", 1, 300.0, 400.0, words)


class Found(list[str]):
    """An answer that can be referred to weakly."""


def test_the_same_words_of_a_page_are_looked_at_once() -> None:
    looked: list[int] = []

    @kept
    def find(page: Page, words: tuple[Word, ...]) -> int:
        looked.append(len(words))
        return len(words)

    first, second = page(), page()
    assert [find(first, first.words), find(first, list(first.words)), find(first, first.words[:2])] == [3, 3, 2]
    assert looked == [3, 2]
    # equal is not the same: another issue may have such a page, too
    find(second, second.words)
    find(first, tuple(replace(word) for word in first.words))
    assert looked == [3, 2, 3, 3]


def test_nothing_is_left_of_a_page_that_is_gone() -> None:
    @kept_of_page
    def whole(page: Page) -> Found:
        return Found(word.text for word in page.words)

    @kept
    def part(page: Page, words: tuple[Word, ...]) -> Found:
        return Found(word.text for word in words)

    one, other = page(), page("cases fell")
    answers = [weakref.ref(whole(one)), weakref.ref(part(one, one.words[1:]))]
    assert whole(one) is answers[0]()
    assert part(one, one.words[1:]) is answers[1]()
    of_other = weakref.ref(whole(other))
    del one
    assert [answer() for answer in answers] == [None, None]
    assert whole(other) is of_other()


def test_a_page_asked_about_in_ever_new_parts_keeps_the_last_ones() -> None:
    @kept
    def find(page: Page, words: tuple[Word, ...]) -> Found:
        return Found(word.text for word in words)

    one = page(" ".join(f"w{n}" for n in range(MOST_SETS + 3)))
    parts = [one.words[:n] for n in range(MOST_SETS + 3)]
    answers = [weakref.ref(find(one, part)) for part in parts]
    assert answers[0]() is None
    assert find(one, parts[-1]) is answers[-1]()
