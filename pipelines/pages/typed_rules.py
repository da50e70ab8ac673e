"""Rules that are typed, not drawn: ``--------``, ``======``, ``+-----+-----+`` in tables of plain text.

Belongs here: telling such lines of characters from words, and the drawn lines that they stand for. Does not belong
here: drawn lines, and dots that lead from a name to its number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipelines.model import Box, Rule, Tag, Word

#: A piece of a typed rule has so many characters at least.
PIECE = re.compile(r"^(?:[-=─━═]{4,}|[+|:][-=+|:─━┼]{4,})$")
#: What stands between the columns of a table, under each other at one place within so many points, so often at least;
#: once is enough in one whose rules have corners.
UPRIGHT = frozenset("|¦│┃")
AT_ONE_PLACE = 1.0
#: Rules and bars begin with one of these; few words do.
BEGIN = frozenset("-=─━═+:") | UPRIGHT
FEWEST_BARS = 3
CORNERS = re.compile(r"[+|┼]")
#: The pen that such a line is drawn with, in points.
PEN = 0.5


def with_typed_rules(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Rule, ...]]:
    """Return the words that are no typed rules, and the rules: a line of nothing but such pieces is one piece by
    piece, at half its height. A dash that stands among words, as in an empty field of a form, stays, and so does a bar
    between two names on one line."""
    marks = [word for word in words if word.text[:1] in BEGIN]
    if not marks:
        return words, ()
    pieces = [word for word in marks if len(word.text) >= 4 and word.rotation == 0 and PIECE.match(word.text)]
    bars = [word for word in marks if word.text in UPRIGHT]
    alone = [piece for piece in pieces if _is_alone(piece, words)]
    framed = bool(bars) and any(CORNERS.search(word.text) for word in alone)
    left = {id(word) for word in (*alone, *(bars if framed else _in_columns(bars)))}
    if not left:
        return words, ()
    rules = tuple(Rule(_line_of(word), PEN, word.color) for word in alone)
    return tuple(word for word in words if id(word) not in left), rules


def numbered_anew(tags: Sequence[Tag], before: Sequence[Word], after: Sequence[Word]) -> tuple[Tag, ...]:
    """Return the tags of words some of which are left out, with the numbers that these have now."""
    places = {id(word): number for number, word in enumerate(after)}
    now = [places.get(id(word)) for word in before]
    kept = [replace(tag, words=tuple(k for n in tag.words if (k := now[n]) is not None)) for tag in tags]
    return tuple(new for new, tag in zip(kept, tags, strict=True) if new.words or not tag.words)


def _in_columns(bars: Sequence[Word]) -> list[Word]:
    """Return the bars that stand under each other often enough to part columns."""
    places: dict[int, list[Word]] = defaultdict(list)
    for bar in bars:
        places[round(bar.box.x0 / AT_ONE_PLACE)].append(bar)
    found = []
    for place, column in places.items():
        near = [bar for k in (place - 1, place, place + 1) for bar in places.get(k, ())]
        found += column if len({round(bar.box.top) for bar in near}) >= FEWEST_BARS else []
    return found


def _is_alone(piece: Word, words: Sequence[Word]) -> bool:
    middle = (piece.box.top + piece.box.bottom) / 2
    level = [w for w in words if w is not piece and w.box.top < middle < w.box.bottom]
    return all(PIECE.match(word.text) or word.text in UPRIGHT for word in level)


def _line_of(word: Word) -> Box:
    middle = (word.box.top + word.box.bottom) / 2
    return Box(word.box.x0, middle - PEN / 2, word.box.x1, middle + PEN / 2)
