"""What the file's own structure says of a page, where the page bears it out.

Belongs here: judging a page's tags against the places of its words, and looking up a word's tag. Does not belong here:
reading the structure (`pages.structure`), and what is made of it: runs, roles and order each ask for themselves.

A structure is a hint from whoever made the file. Its elements are believed only when they cover the page and when what
belongs together in them stands together on paper; its order only when it does not climb back up the columns it reads,
as that of text boxes does, which is often the order in which somebody drew them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipelines.model import Box, Page, Tag, Word

ARTIFACT = "Artifact"
HEADINGS = frozenset(("H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"))
#: Elements that are a paragraph, or an entry, of running text.
PARAGRAPHS = frozenset(("P", "LI", "BlockQuote", "Note", "FENote", "TOCI", "BibEntry", *HEADINGS))
#: A sound structure covers this share of the words, and calls at most so many no part of the content.
COVERED = 0.65
MOST_ARTIFACTS = 0.4
#: At most so many of the words stand among another element's words.
MOST_STRAYED = 0.12
#: Of two elements in one column the upper one comes first, but for this share.
MOST_CLIMBS = 0.12
#: A page has at least two elements, and at most so many; so many stretches of text are compared with each other.
FEWEST, MOST = 2, 4000
MOST_COMPARED = 1500
#: Words further up than this many times their height, after others of their element, stand in another column.
COLUMN_STEP = 1.5
#: An element stands in the columns of another when they share this much of the narrower one.
SAME_COLUMN = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class PageTags:
    """A page's sound tags, and which of them each word has.

    `ordered` when their order is sound, too; `paragraphs` when the elements of the text are its paragraphs.
    """

    tags: tuple[Tag, ...]
    places: dict[int, int]
    ordered: bool
    paragraphs: bool = False

    def place(self, word: Word) -> int | None:
        """Return where a word's element comes in the file's order, None where it has none."""
        return self.places.get(id(word))

    def tag(self, word: Word) -> Tag | None:
        """Return a word's tag."""
        place = self.places.get(id(word))
        return None if place is None else self.tags[place]

    def shared(self, words: Iterable[Word]) -> Tag | None:
        """Return the tag that all of `words` have, None where they have several or none."""
        found = {self.places.get(id(word)) for word in words}
        place = found.pop() if len(found) == 1 else None
        return None if place is None else self.tags[place]


def sound_tags(page: Page) -> PageTags | None:
    """Return the page's tags when its words bear their elements out, else None."""
    if not FEWEST <= len(page.tags) <= MOST or not page.words:
        return None
    if any(not 0 <= number < len(page.words) for tag in page.tags for number in tag.words):
        return None
    content = [tag for tag in page.tags if tag.role != ARTIFACT]
    covered = sum(len(tag.words) for tag in content)
    artifacts = sum(len(tag.words) for tag in page.tags) - covered
    if artifacts > MOST_ARTIFACTS * len(page.words) or covered < COVERED * (len(page.words) - artifacts):
        return None
    stretches = [stretch for tag in content for stretch in _stretches(tag.words, page.words)]
    if len(content) < FEWEST or _strayed(stretches, page) > MOST_STRAYED * covered:
        return None
    wholes = [stretch for words in _wholes(content) for stretch in _stretches(words, page.words)]
    boxes = [Box.around(page.words[number].box for number in stretch) for stretch in wholes]
    ordered = FEWEST <= len(boxes) <= MOST_COMPARED and _climbs(boxes) <= MOST_CLIMBS
    places = {id(page.words[number]): place for place, tag in enumerate(page.tags) for number in tag.words}
    return PageTags(page.tags, places, ordered)


def cut_tags(page: Page, kept: Sequence[Word]) -> tuple[Tag, ...]:
    """Return the page's tags as they are for a page of the words `kept` alone, which are some of its own."""
    if not page.tags:
        return ()
    numbers = {id(word): number for number, word in enumerate(kept)}
    out = []
    for tag in page.tags:
        left = (numbers.get(id(page.words[number])) for number in tag.words if number < len(page.words))
        words = tuple(number for number in left if number is not None)
        if words:
            out.append(replace(tag, words=words))
    return tuple(out)


def _wholes(tags: Sequence[Tag]) -> list[list[int]]:
    """Return the words of each element, a table's cells that follow each other being one."""
    out: list[list[int]] = []
    for before, tag in zip([None, *tags], tags, strict=False):
        if before is not None and tag.table is not None and tag.table == before.table:
            out[-1] += tag.words
        else:
            out.append(list(tag.words))
    return out


def _stretches(numbers: Sequence[int], words: Sequence[Word]) -> list[list[int]]:
    """Return an element's words parted where they go on at the head of another column."""
    out: list[list[int]] = []
    for number in numbers:
        box = words[number].box
        if out and words[out[-1][-1]].box.top - box.top <= COLUMN_STEP * box.height:
            out[-1].append(number)
        else:
            out.append([number])
    return out


def _strayed(stretches: Sequence[Sequence[int]], page: Page) -> int:
    """Return how many words stand among those of another element: within its box, with words of it on both sides."""
    boxes = [word.box for word in page.words]
    x = np.array([(box.x0 + box.x1) / 2 for box in boxes])
    y = np.array([(box.top + box.bottom) / 2 for box in boxes])
    strayed = np.zeros(len(boxes), dtype=bool)
    for stretch in stretches:
        if len(stretch) < 2:
            continue
        around = Box.around(boxes[number] for number in stretch)
        within = (x > around.x0) & (x < around.x1) & (y > around.top) & (y < around.bottom)
        within[list(stretch)] = False
        strayed |= within
    return int(strayed.sum())


def _climbs(boxes: Sequence[Box]) -> float:
    """Return for which share of the pairs in one column the lower one comes first."""
    x0, top, x1, bottom = (np.array([getattr(box, side) for box in boxes]) for side in ("x0", "top", "x1", "bottom"))
    width = x1 - x0
    shared = np.minimum(x1[:, None], x1) - np.maximum(x0[:, None], x0)
    beside = shared > SAME_COLUMN * np.minimum(width[:, None], width)
    earlier = np.triu(np.ones(beside.shape, dtype=bool), 1)
    down = beside & earlier & (bottom[:, None] <= top + 1)
    up = beside & earlier & (bottom <= top[:, None] + 1)
    return float(up.sum() / max(1, up.sum() + down.sum()))
