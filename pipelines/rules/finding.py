"""Running the pattern of a rule only where it can match: what every room's rules share.

Belongs here: tests that are cheaper than the pattern whose place they take. Does not belong here: rules, and what a
match means.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache, reduce
from operator import add, or_

# Most of a text's words are among the commonest few thousand; more would only be held for years of issues.
WORDS_REMEMBERED = 8_192


def holds_any(text: str, pieces: tuple[str, ...]) -> bool:
    """Return whether one of the pieces stands in `text`; False for no pieces."""
    for piece in pieces:  # noqa: SIM110  a generator for any() takes twice as long, and this runs for each rule and text
        if piece in text:
            return True
    return False


class _Remembered(dict[str, int]):
    """What a word allows, found at its first sight: a dictionary answers twice as quickly as `lru_cache` does."""

    def __init__(self, find: Callable[[str], int]) -> None:
        self._find = find

    def __missing__(self, word: str) -> int:
        if len(self) >= WORDS_REMEMBERED:
            self.clear()  # the common ones are back within a page
        found = self[word] = self._find(word)
        return found


class PieceIndex:
    """Which of many rules may match a text: those of which it holds one of the pieces that they need.

    The text's words are looked up one by one, and what a word allows is remembered, as most words come again and again:
    looking for each rule's pieces in each text takes ten times as long. Rules are the bits of a number, as numbers are
    joined more quickly than sets.
    """

    def __init__(
        self, needs: Sequence[tuple[str, ...]], shapes: Sequence[re.Pattern[str] | None] | None = None
    ) -> None:
        """Take the pieces of each rule in order, and the shape that one word of its matches has, where it has one.

        A rule with neither may match any text.
        """
        self._count = len(needs)
        of_rules = shapes if shapes is not None else [None] * len(needs)
        self._shapes = [(shape, 1 << rule) for rule, shape in enumerate(of_rules) if shape is not None]
        #: Any of the shapes: most words have none.
        self._shape = re.compile("|".join(f"(?:{shape.pattern})" for shape, _ in self._shapes) or r"(?!)")
        shaped = reduce(or_, [bit for _, bit in self._shapes], 0)
        self._always = sum(1 << rule for rule, pieces in enumerate(needs) if not pieces) & ~shaped
        # Of a piece with blanks one word is looked up, and stands for it by a number behind those of the rules; whether
        # the rest stands beside it is seen in the text.
        self._spaced: list[tuple[int, str]] = []
        rules_of: dict[str, int] = defaultdict(int)
        for rule, pieces in enumerate(needs):
            for piece in pieces if of_rules[rule] is None else ():
                number = rule
                if " " in piece:
                    number = self._count + len(self._spaced)
                    self._spaced.append((rule, piece))
                rules_of[max(piece.split(), key=len)] |= 1 << number
        # The pieces by their first two letters, one letter under itself: few of them are asked of a word for.
        self._begun: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for piece, bits in rules_of.items():
            self._begun[piece[:2]].append((piece, bits))
        self._allowed = _Remembered(self._allowed_by)
        self._listed = lru_cache(maxsize=WORDS_REMEMBERED)(self._places)

    def of(self, text: str) -> Sequence[int]:
        """Return the numbers of the rules that may match `text`, in their order."""
        allowed = filter(None, map(self._allowed.__getitem__, text.split()))  # most words allow none
        found = reduce(or_, allowed, self._always)
        rules, spaced = self._listed(found)
        if not spaced:
            return rules
        return sorted([*rules, *[rule for rule, pieces in spaced if holds_any(text, pieces)]])

    def _allowed_by(self, word: str) -> int:
        allowed = 0
        for pair in {*word, *map(add, word, word[1:])} & self._begun.keys():
            for piece, rules in self._begun[pair]:
                if piece in word:
                    allowed |= rules
        if self._shape.search(word) is not None:
            allowed |= reduce(or_, [rule for shape, rule in self._shapes if shape.search(word) is not None])
        return allowed

    def _places(self, found: int) -> tuple[tuple[int, ...], tuple[tuple[int, tuple[str, ...]], ...]]:
        """Return the rules that a number stands for, and the further ones for whose pieces a text has to be asked."""
        rules = tuple(rule for rule in range(self._count) if found >> rule & 1)
        asked: dict[int, list[str]] = defaultdict(list)
        for number, (rule, piece) in enumerate(self._spaced, self._count):
            if found >> number & 1 and not found >> rule & 1:
                asked[rule].append(piece)
        return rules, tuple((rule, tuple(pieces)) for rule, pieces in asked.items())


def matches_at(text: str, pattern: re.Pattern[str], head: re.Pattern[str]) -> list[re.Match[str]]:
    """Return what `pattern.finditer` finds, but try the pattern only where its beginning, the `head`, stands.

    A pattern that opens with a boundary or a look behind is tried at every letter of a text; a head that opens with a
    letter or a set of them is searched for in C.
    """
    return matches_from(text, pattern, [place.start() for place in head.finditer(text)])


def matches_from(text: str, pattern: re.Pattern[str], places: Sequence[int]) -> list[re.Match[str]]:
    """Return what `pattern.finditer` finds, where its matches can begin only at `places`, which are in order."""
    found = [match for place in places if (match := pattern.match(text, place)) is not None]
    if len(found) < 2:
        return found
    apart: list[re.Match[str]] = []
    for match in found:
        if not apart or match.start() >= apart[-1].end():
            apart.append(match)
    return apart
