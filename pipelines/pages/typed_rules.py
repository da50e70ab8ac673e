"""Rules that are typed, not drawn: ``--------``, ``======``, ``+-----+-----+`` in tables of plain text.

Belongs here: telling such lines of characters from words, and the drawn lines that they stand for. Does not belong
here: drawn lines, and dots that lead from a name to its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.model import Box, Rule, Word

#: A piece of a typed rule has so many characters at least.
PIECE = re.compile(r"^(?:[-=─━═]{4,}|[+|:][-=+|:─━┼]{4,})$")
#: What stands between the columns of a table whose rules have such a corner.
UPRIGHT = frozenset("|│┃")
CORNERS = re.compile(r"[+|┼]")
#: The pen that such a line is drawn with, in points.
PEN = 0.5


def with_typed_rules(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Rule, ...]]:
    """Return the words that are no typed rules, and the rules: a line of nothing but such pieces is one piece by
    piece, at half its height. A dash that stands among words, as in an empty field of a form, stays."""
    pieces = [word for word in words if len(word.text) >= 4 and word.rotation == 0 and PIECE.match(word.text)]
    if not pieces:
        return words, ()
    alone = [piece for piece in pieces if _is_alone(piece, words)]
    if not alone:
        return words, ()
    left = {id(word) for word in alone}
    if any(CORNERS.search(word.text) for word in alone):
        left |= {id(word) for word in words if word.text in UPRIGHT}
    rules = tuple(Rule(_line_of(word), PEN, word.color) for word in alone)
    return tuple(word for word in words if id(word) not in left), rules


def _is_alone(piece: Word, words: Sequence[Word]) -> bool:
    middle = (piece.box.top + piece.box.bottom) / 2
    level = [w for w in words if w is not piece and w.box.top < middle < w.box.bottom]
    return all(PIECE.match(word.text) or word.text in UPRIGHT for word in level)


def _line_of(word: Word) -> Box:
    middle = (word.box.top + word.box.bottom) / 2
    return Box(word.box.x0, middle - PEN / 2, word.box.x1, middle + PEN / 2)
