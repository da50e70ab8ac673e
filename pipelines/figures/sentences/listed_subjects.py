"""Subjects that are lists: *fares for buses, trams and ferries rose*, *cod, haddock and saithe were dearer*.

Belongs here: where the list that ends with a subject's last words begins. Does not belong here: finding those (verbs),
and lists behind a number (chunks).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import Chunk, phrase_left
from pipelines.figures.sentences.passage import Passage

JOINTS = ("and", "or", "&")
ITEM_WORDS = 3


def with_items_before(p: Passage, last: Chunk, floor: int) -> Chunk:
    """Return a subject with the items of its list before it, and the noun they hang on; as it is where it ends none.

    The list opens its sentence, so that no other clause, time or place stands before it.
    """
    comma = last[0] - 1
    if comma > floor and p.lowers[comma] in JOINTS and p.words[comma - 1] == ",":
        comma -= 1
    elif not any(p.lowers[k] in JOINTS for k in range(*last)):
        return last
    if comma <= floor or p.words[comma] != ",":
        return last
    lower = p.words[last[0]].islower()
    begin = comma
    while begin >= floor and p.words[begin] == ",":
        end, begin = begin, begin - 1
        while begin >= floor and p.tags[begin] in "NJ":
            begin -= 1
        alike = begin < floor or p.words[begin + 1].islower() == lower
        if not 0 < end - begin - 1 <= ITEM_WORDS or p.tags[end - 1] != "N" or not alike:
            return last
    if begin < floor or (begin == floor and p.tags[begin] == "D"):
        return (begin + 1, last[1]) if lower else last
    hangs = p.tags[begin] == "P" and p.tags[begin - 1] == "N"
    head = phrase_left(p, begin) if hangs else None
    if head is None or p.tags[floor : head[0]].strip("D"):
        return last
    if lower:
        return (head[0], last[1]) if p.lowers[begin] in words("tails") else last
    return head if p.lowers[begin] in words("place_links") else last  # wages in Harlow, Orve and Lund rose
