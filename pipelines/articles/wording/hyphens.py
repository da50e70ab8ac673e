"""Line-end hyphens: whether a word was broken there or is written with one.

Belongs here: the document's own vocabulary, the word list, and the decision. Does not belong here: where lines end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.articles.wording.wordlist import calendar_names, known_names, known_words
from pipelines.model import Word
from pipelines.rules import load_lines

_EDGES = "\"'“”‘’«»()[]{}.,;:!?…*"
_LETTERS = re.compile(r"[^\W\d_]+")
#: Shorter names are syllables of longer ones as often.
NAME_LENGTH = 4
#: What a line may break a word with: hyphens and the soft hyphen.
HYPHENS = "-\u2010\u00ad"


@dataclass(slots=True)
class Vocabulary:
    """The words that the document prints within its lines, with how often."""

    counts: Counter[str] = field(default_factory=Counter)

    @staticmethod
    def of(lines: Iterable[Iterable[Word]]) -> Vocabulary:
        """Return the vocabulary of `lines`, leaving out words that a line end breaks."""
        counts: dict[str, int] = {}
        for printed, times in Counter([word.text for line in lines for word in line]).items():
            text = printed.strip(_EDGES).casefold()
            if text and text[-1] not in HYPHENS:
                counts[text] = counts.get(text, 0) + times
        return Vocabulary(Counter(counts))

    def knows(self, word: str) -> bool:
        """Tell whether the word is printed elsewhere in the document or is in the word list, inflected or not."""
        return word in self.counts or is_known(word)

    def join(self, head: str, tail: str) -> str:
        """Return the word whose first half `head` (with its hyphen) ends a line and whose second begins the next."""
        stem = head[:-1]
        if head[-1] == "\u00ad":
            return stem + tail
        return stem + tail if self._was_broken(stem, tail) else stem + "-" + tail

    def _was_broken(self, stem: str, tail: str) -> bool:
        left, right = stem.strip(_EDGES).casefold(), tail.strip(_EDGES).casefold()
        whole, hyphened = self.counts[left + right], self.counts[f"{left}-{right}"]
        if whole or hyphened:
            return whole > hyphened
        if not left[-1:].isalpha() or not right[:1].isalpha():
            return False
        if stem.isupper() and tail.strip(_EDGES).isupper() and len(left) > 1:
            return is_known(left + right)
        if tail[:1].isupper():
            return False
        last_left, first_right = _last_part(left), _first_part(right)
        if f"{last_left}-{first_right}" in load_lines("articles/hyphened.txt"):
            return False
        if len(last_left) == 1 and stem.strip(_EDGES)[-1:].isupper():
            return False  # *X-rays*: no word is broken behind a capital that stands alone
        if last_left != left and self.counts[left]:
            return False
        joined = last_left + first_right
        capital = stem.strip(_EDGES)[len(left) - len(last_left) :][:1].isupper()
        if self.knows(joined) or (capital and _is_name(joined)):
            return True
        named = capital and len(last_left) >= NAME_LENGTH and _is_name(last_left)
        return not ((named or self._stands_alone(last_left)) and self._stands_alone(first_right))

    def _stands_alone(self, part: str) -> bool:
        return len(part) >= 2 and (self.counts[part] > 0 or is_known(part))

    def drop_cap_joins(self, cap: str, rest: str) -> bool:
        """Tell whether a drop cap is its word's first letter, not a word of its own (*A* capsule, *I* was)."""
        if cap not in ("A", "I", "O"):
            return True
        if rest[:1].isupper() and len(rest) > 1 and rest.isupper() is False:
            return False
        right = rest.strip(_EDGES).casefold()
        whole = cap.casefold() + right
        if right[:1] in "’'" or (len(right) == 1 and right not in "ai"):
            return True  # *I*f, *A*s: what is left is no word
        elsewhere = self.counts[right] - 1  # what stands beside the drop cap was counted, too
        if self.knows(whole) and (elsewhere > 0 or is_known(right)):
            return self.counts[whole] > elsewhere
        return self.knows(whole)


def _is_name(word: str) -> bool:
    return word in known_names() or word in calendar_names()


def _last_part(text: str) -> str:
    return re.split(r"[-–/]", text)[-1]


def _first_part(text: str) -> str:
    return re.split(r"[-–/’']", text)[0]


def is_known(word: str) -> bool:
    """Tell whether the word list has the word or a plain inflection's base."""
    words = known_words()
    if word in words:
        return True
    for ending, base in (
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
        ("d", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and word[: -len(ending)] + base in words:
            return True
    return word.endswith("ies") and word[:-3] + "y" in words
