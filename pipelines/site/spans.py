"""Where in its sentence a figure or a name stands.

Belongs here: finding the span to mark. Does not belong here: HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A sentence in three parts, the middle one to be marked; it is empty where the span cannot be told."""

    before: str
    marked: str
    after: str


def mark(sentence: str, surface: str, body: str | None, char_start: int | None) -> MarkedText:
    """Return the sentence with the span that starts at `char_start` of `body` marked.

    Where offsets do not say it (a headline, a table's cell), the first place where `surface` stands by itself is
    marked.
    """
    if body is not None and char_start is not None:
        found = body.rfind(sentence, 0, char_start + len(sentence))
        if found >= 0:
            return mark_at(sentence, surface, char_start - found)
    return mark_at(sentence, surface, None)


def mark_at(sentence: str, surface: str, offset: int | None) -> MarkedText:
    """Return the sentence with `surface` marked at `offset`, or where it stands by itself when it is not there."""
    if offset is None or sentence[offset : offset + len(surface)] != surface:
        offset = _alone(sentence, surface)
    if offset is None:
        return MarkedText(sentence, "", "")
    end = offset + len(surface)
    return MarkedText(sentence[:offset], sentence[offset:end], sentence[end:])


def shorten(text: MarkedText, around: int = 140) -> MarkedText:
    """Return the text with what is further than `around` characters from the span left out, at a word's boundary."""
    before, after = text.before, text.after
    if len(before) > around:
        before = "…" + before[-around:].partition(" ")[2]
    if len(after) > around:
        after = after[:around].rpartition(" ")[0] + "…"
    return MarkedText(before, text.marked, after)


def _alone(sentence: str, surface: str) -> int | None:
    if not surface:
        return None
    alone = re.search(rf"(?<![\w.,]){re.escape(surface)}(?!\w)", sentence)
    if alone:
        return alone.start()
    found = sentence.find(surface)
    return found if found >= 0 else None
